"""Pure: who else must know, how far it is told and why, and the told matrix, in words of both languages."""

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo

from commander.board.audiences import Chosen, Judged, Needed, Round
from commander.board.audiences_hint import Hint
from commander.board.audiences_told import Standing, owner_of
from commander.board.board import Board
from commander.board.organisation import Audience
from commander.board.policy import Policy
from commander.wording.labels import label
from commander.wording.language import Bilingual, Language
from commander.wording.role_names import role_name

_HINT = Bilingual("{rule} → {reach}", "{rule} → {reach}")
_UNJUDGED = Bilingual("SEV 未判定", "SEV not judged")
_DECIDED = Bilingual(
    "決定:{reach} {person} {time}(理由:{why})", "decided: {reach}, by {person} {time}, because {why}"
)
_OUTGROWN = Bilingual(
    "その後に影響が広がりました。決め直してください", "the impact has grown since: decide again"
)
_OVERDUE = Bilingual("宛先 {count} 件の連絡が期限超過:{names}", "{count} audiences overdue: {names}")
_ONE_OVERDUE = Bilingual("{names}への連絡が期限超過", "{names}: contact overdue")
_MORE = Bilingual("{names} ほか", "{names} and more")
_LATE = Bilingual("初回連絡 {kept}/{all} が期限内", "first contacts {kept}/{all} in time")
_LATE_BY = Bilingual("{minutes} 分遅れ", "{minutes} min late")
_NOT_NEEDED = Bilingual("不要({why})", "not needed ({why})")
_BEYOND = Bilingual("範囲外({reach})", "left out ({reach})")
_ASK_AGAIN = Bilingual("{time} に再確認", "ask again at {time}")
_SHORT_MINUTES = Bilingual("{count} 分前", "{count} min")
_SHORT_HOURS = Bilingual("{count} 時間前", "{count} h")
_SHORT_DAYS = Bilingual("{count} 日前", "{count} d")
_AGE = Bilingual("{minutes} 分前", "{minutes} min ago")
_HOURS = Bilingual("{hours} 時間 {minutes} 分前", "{hours} h {minutes} min ago")
_DAYS = Bilingual("{days} 日前", "{days} d ago")
NOT_CONCERNED = Bilingual("今の影響では対象外", "not concerned by what is known now")
ROUNDS = {
    Round.DECLARED: Bilingual("宣言したので", "at the declaration"),
    Round.GREW: Bilingual("影響が広がったので", "the scope grew"),
    Round.ALIGNED: Bilingual("認識合わせで", "at the alignment"),
}
_NAMES_SHOWN = 3


def hint_sentence(hint: Hint, language: Language) -> str:
    """SEV1, all users → wide notice."""
    severity = f"SEV{hint.severity}" if hint.severity else _UNJUDGED.said_in(language)
    rule = ("、" if language is Language.JA else ", ").join((severity, label(hint.rule, language)))
    return _HINT.said_in(language).format(rule=rule, reach=label(hint.reach, language))


def chosen_sentence(
    chosen: Chosen, policy: Policy, language: Language, zone: tzinfo, *, outgrown: bool = False
) -> str:
    """Decided: internal only, by person A 22:41, because …; and that it is asked again, once it is."""
    said = _DECIDED.said_in(language).format(
        reach=label(chosen.reach, language),
        person=" ".join(policy.person_name(chosen.by).split()),
        time=f"{chosen.at.astimezone(zone):%H:%M}",
        why=" ".join((chosen.reason or label(chosen.rule, language)).split()),
    )
    return f"{said} ・ {_OUTGROWN.said_in(language)}" if outgrown else said


def audience_label(audience: Audience, language: Language) -> str:
    """Its name; the other language's where it has none."""
    name = Bilingual(audience.name_ja or audience.name_en, audience.name_en or audience.name_ja)
    return " ".join(name.said_in(language).split())


def overdue_sentence(names: Sequence[str], language: Language) -> str:
    """3 audiences overdue: executives, partners, …: one line, however many they are."""
    sentence = _OVERDUE if len(names) > 1 else _ONE_OVERDUE
    return sentence.said_in(language).format(count=len(names), names=some_names(names, language))


def some_names(names: Sequence[str], language: Language) -> str:
    """The first few of them, and that there are more."""
    joined = ("、" if language is Language.JA else ", ").join(names[:_NAMES_SHOWN])
    return _MORE.said_in(language).format(names=joined) if len(names) > _NAMES_SHOWN else joined


def first_contacts_sentence(late: int, come: int, language: Language) -> str:
    """How many first contacts were in time of how many that came due; empty before any."""
    return _LATE.said_in(language).format(kept=come - late, all=come) if come else ""


def late_words(late: timedelta, language: Language) -> str:
    """How late, begun minutes counted; empty when it was in time."""
    minutes = -(-late // timedelta(minutes=1))
    return _LATE_BY.said_in(language).format(minutes=f"{minutes:,}") if minutes > 0 else ""


def age_words(told_at: datetime, now: datetime, language: Language) -> str:
    """How old the last word is (3-12)."""
    minutes = max(now - told_at, timedelta()) // timedelta(minutes=1)
    if minutes < 60:
        return _AGE.said_in(language).format(minutes=minutes)
    if minutes < 24 * 60:
        return _HOURS.said_in(language).format(hours=minutes // 60, minutes=minutes % 60)
    return _DAYS.said_in(language).format(days=minutes // (24 * 60))


def short_age(told_at: datetime, now: datetime, language: Language) -> str:
    """The same behind a time of day, where the room is one line."""
    minutes = max(now - told_at, timedelta()) // timedelta(minutes=1)
    for unit, length in ((_SHORT_DAYS, 24 * 60), (_SHORT_HOURS, 60)):
        if minutes >= length:
            return unit.said_in(language).format(count=minutes // length)
    return _SHORT_MINUTES.said_in(language).format(count=minutes)


def owner_name(row: Standing, policy: Policy, language: Language) -> str:
    """Who tells them; the role where nobody leads it yet; empty where the policy names nobody."""
    person = " ".join(policy.person_name(row.owner).split()) if row.owner else ""
    return person or (role_name(row.owner_role, policy, language) if row.owner_role else "")


def teller_name(board: Board, audience: Audience, policy: Policy, language: Language) -> str:
    """Who tells an audience: the person, the role while nobody leads it, empty where the policy names nobody."""
    person, role = owner_of(board, audience)
    if not person:
        return role_name(role, policy, language) if role else ""
    return " ".join(policy.person_name(person).split())


def excuse_words(row: Standing, chosen: Chosen | None, language: Language) -> str:
    """Why nobody needs to tell them: not needed, or beyond what was decided; empty when somebody does."""
    if not row.is_excused:
        return ""
    if row.judged is not None and row.judged.needed is Needed.NO:
        return _NOT_NEEDED.said_in(language).format(why=" ".join(row.judged.reason.split()))
    reach = label(chosen.reach, language) if chosen else ""
    return _BEYOND.said_in(language).format(reach=reach)


def answer_words(judged: Judged | None, language: Language, zone: tzinfo) -> str:
    """What was answered of an audience: yes, no and why, not yet and when to ask again; empty before any answer."""
    if judged is None:
        return ""
    again = ""
    if judged.ask_again is not None:
        again = _ASK_AGAIN.said_in(language).format(time=f"{judged.ask_again.astimezone(zone):%H:%M}")
    parts = (label(judged.needed, language), again, " ".join(judged.reason.split()))
    return " ・ ".join(part for part in parts if part)
