"""Pure: how a handover stands, for a terminal: to whom it is offered, who answers for the role, what is new since."""

from collections.abc import Collection, Mapping
from datetime import datetime, tzinfo

from commander.board.brief import BriefItem
from commander.board.policy import Policy
from commander.board.roles import Offer
from commander.wording.checks import outgoing_title
from commander.wording.duties import Duty
from commander.wording.language import Bilingual, Language
from commander.wording.people import point_label
from commander.wording.role_names import role_name

_LEADS = Bilingual(
    "{role}は {person} です。引き継ぎの申し出はありません。",
    "{person} leads as {role}. No handover is offered.",
)
_OFFERED = Bilingual(
    "{role}の引き継ぎ:{by} が {time} に {to} へ申し出ました。受けるまでは {person} が責任者です。",
    "Handover of {role}: {by} offered it to {to} at {time}. Until it is accepted {person} stays responsible.",
)
_TAKEN = Bilingual("{person} が{role}を引き継ぎました。", "{person} took over as {role}.")
_WAY_ON = Bilingual(
    "{to} は commander role accept {incident} {key} で読み上げて受け、断るときは role end-offer です。",
    "{to} reads it back and accepts with commander role accept {incident} {key}, or declines with role end-offer.",
)
_NOBODY = Bilingual("不在", "nobody")
_NEW = Bilingual("いまのボード:", "The board now:")
_READ = Bilingual("読み上げましたか", "Read back")
_SAY = Bilingual("最初に言う:{text}", "Say first: {text}")
_NEVER = Bilingual("してはいけない:{text}", "Never: {text}")
_SHORT = Bilingual("{role}:{to} に申し出中({time} から)", "{role}: offered to {to} (since {time})")


def standing_line(
    role: str, offer: Offer | None, holder: str | None, policy: Policy, language: Language, zone: tzinfo
) -> str:
    """Who leads the role, and to whom it is offered since when."""
    name = outgoing_title(policy.person_name(holder)) if holder else _NOBODY.said_in(language)
    said = {"role": role_name(role, policy, language), "person": name}
    if offer is None:
        return _LEADS.said_in(language).format(**said)
    return _OFFERED.said_in(language).format(
        **said, to=_name(offer.to, policy), by=_name(offer.by, policy), time=_time(offer.at, zone)
    )


def way_on_line(role: str, to: str, incident: str, policy: Policy, language: Language) -> str:
    """What whoever it is offered to does next."""
    return _WAY_ON.said_in(language).format(to=_name(to, policy), incident=incident, key=role)


def taken_line(role: str, person: str, policy: Policy, language: Language) -> str:
    """It changed hands."""
    return _TAKEN.said_in(language).format(
        person=_name(person, policy), role=role_name(role, policy, language)
    )


def offer_line(role: str, offer: Offer, policy: Policy, language: Language, zone: tzinfo) -> str:
    """A standing offer among the roles of an incident."""
    return _SHORT.said_in(language).format(
        role=role_name(role, policy, language), to=_name(offer.to, policy), time=_time(offer.at, zone)
    )


def brief_lines(
    brief: Collection[BriefItem], changed: Mapping[str, str], language: Language
) -> list[list[str]]:
    """The lines of each point, numbered as they are read back; below one that is no longer so, how it is now."""
    points = []
    for number, item in enumerate(brief, 1):
        lines = [f"{number}. {point_label(item.point, language)} [{item.point}]"]
        lines += [f"   {line}" for line in item.text.splitlines()]
        if item.point in changed:
            lines.append(f"   {_NEW.said_in(language)}")
            lines += [f"     {line}" for line in changed[item.point].splitlines()]
        points.append(lines)
    return points


def read_question(language: Language) -> str:
    """Asked of each point at a terminal."""
    return _READ.said_in(language)


def duty_lines(duty: Duty, language: Language) -> list[str]:
    """The card of a role in a phase (2-25)."""
    return [
        _SAY.said_in(language).format(text=duty.say),
        *(f"・{line}" for line in duty.lines),
        _NEVER.said_in(language).format(text=duty.never),
    ]


def _name(person: str, policy: Policy) -> str:
    return outgoing_title(policy.person_name(person))


def _time(at: datetime, zone: tzinfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M %Z}"
