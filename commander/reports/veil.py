"""Pure: people by what they did instead of by name, in every text alike, and personal data left out (issue 6)."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from commander.board import roles
from commander.board.brief import BriefPoint
from commander.board.gate_checks import Known
from commander.board.gates import GateCheckAnswered, people_named
from commander.board.impact import Aspect, ImpactStated
from commander.board.impact_details import Details
from commander.board.organisation import Person
from commander.board.policy import Policy
from commander.board.record import AUTOMATIC, Event, Record
from commander.wording.language import Bilingual, Language
from commander.wording.line_values import PERSON_FIELDS
from commander.wording.lines import author_name
from commander.wording.role_names import role_name

_ALIAS: Final = Bilingual("担当{0}", "person {0}")
_SOMEBODY: Final = Bilingual("関係者", "somebody")
_MAIL: Final = Bilingual("〔メールアドレス〕", "[mail address]")
_PHONE: Final = Bilingual("〔電話番号〕", "[telephone number]")
_HIDDEN: Final = Bilingual("〔個人情報に関する記録のため省きました〕", "[left out: about personal data]")
# Words that stand in a name without naming anybody: "担当 A", "person A".
_PLAIN_WORDS: Final = frozenset({"担当", "当番", "係", "班", "チーム", "person", "team", "desk", "on-call"})
_SHORTEST: Final = 2  # one letter alone is a word of its own far more often than it is somebody
_NOBODY: Final[Mapping[str, str]] = {}
_ROLE_EVENTS: Final = roles.RoleAssigned | roles.RoleAccepted
_MAIL_SHAPE: Final = re.compile(r"[\w.+\-]+[@＠][\w\-]+(?:[.．][\w\-]+)+")
_DASH: Final = r"[-－‐‑–—ー−()（）\s]"
_PHONE_SHAPE: Final = re.compile(
    rf"(?<![\w.-])(?:[+＋]\d{{1,3}}{_DASH}?(?:\d{{1,4}}{_DASH}){{1,3}}\d{{3,4}}"
    rf"|[0０]\d{{1,4}}{_DASH}{{1,2}}\d{{1,4}}{_DASH}{{1,2}}\d{{3,4}}|[0０][789７８９][0０]\d{{8}})(?![\w-])"
)
# What stands in a source and in no name: of addresses, paths and graphs, and of programs.
_ADDRESS: Final = re.compile(r"[/#:.=_]|[0-9]")
_SLACK_ID: Final = re.compile(r"<@[UW][A-Z0-9]{2,}(?:\|[^>]*)?>")


class Veil(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """What each name becomes. Made once for an incident, so that a name is the same everywhere in it."""

    language: Language
    aliases: dict[
        str, str
    ]  # a name, a key or a part of a name as it may stand in a text -> what stands there instead
    authors: dict[str, str]  # a person as records name him -> what stands there instead
    pattern: re.Pattern[str] | None

    def person(self, person: str) -> str:
        """Who recorded something, without the name."""
        return self.authors.get(person) or _SOMEBODY.said_in(self.language)

    def text(self, said: str) -> str:
        """A text with every known name, mail address and telephone number replaced."""
        if self.pattern is not None:
            somebody = _SOMEBODY.said_in(self.language)
            said = self.pattern.sub(lambda found: self.aliases.get(_folded(found[0]), somebody), said)
        said = _SLACK_ID.sub(_SOMEBODY.said_in(self.language), said)
        said = _MAIL_SHAPE.sub(_MAIL.said_in(self.language), said)
        return _PHONE_SHAPE.sub(_PHONE.said_in(self.language), said)

    def source(self, said: str) -> str:
        """Where an entry comes from: an address or a place in a tool stays, anything else may be somebody's name."""
        veiled = self.text(said)
        if not said or veiled != said or _ADDRESS.search(said):
            return veiled
        return _SOMEBODY.said_in(self.language)

    def hidden(self) -> str:
        """What stands in place of a row that is about personal data."""
        return _HIDDEN.said_in(self.language)


def is_private(event: Event) -> bool:
    """Whether a row is about personal data: it is left out of what is handed out without names."""
    if isinstance(event, roles.RoleOffered):
        # The brief of a handover says how the question stands; who took over stands in the row after it.
        return any(item.point == BriefPoint.CLOCKS for item in event.brief)
    if isinstance(event, GateCheckAnswered):
        return event.check == Known.PERSONAL_DATA
    return isinstance(event, ImpactStated) and event.aspect is Aspect.PERSONAL_DATA


def veil_for(
    policy: Policy,
    state: Sequence[Record],
    authors: Iterable[str],
    language: Language,
    heard: Mapping[str, str] = _NOBODY,
) -> Veil:
    """The veil of an incident. state: its records but for the entries; authors: who wrote, in order of arrival.

    heard: whoever spoke in Slack, with their ids there: one whom the policy lists under that id is that person.
    Whoever ever led a role is called by the first one; everybody else is numbered in the order they are met.
    """
    listed = {person.key: person for person in policy.persons()}
    led = _led(state)
    met = dict.fromkeys([*led, *listed, *authors, *_mentioned(state), *heard])
    met.pop(AUTOMATIC, None)
    # Somebody typed by name and listed by key is one person.
    keys = {_folded(person.name): key for key, person in listed.items()}
    in_slack = {person.slack: key for key, person in listed.items() if person.slack}
    keys |= {_folded(name): in_slack[user] for name, user in heard.items() if user in in_slack}
    found: dict[str, str] = {}
    for person in met:
        key = keys.get(_folded(person), person)
        found.setdefault(key, _alias(key, led, found, policy, language))
        found[person] = found[key]
    automatic = {AUTOMATIC: author_name(AUTOMATIC, policy, language)}
    spellings = _spellings(found, listed, language)
    return Veil(language=language, aliases=spellings, authors=found | automatic, pattern=_pattern(spellings))


def _alias(
    person: str, led: dict[str, str], found: dict[str, str], policy: Policy, language: Language
) -> str:
    taken = set(found.values())
    if person in led:
        first = role_name(led[person], policy, language)
        names = (first if number == 1 else f"{first}{number}" for number in range(1, len(led) + 2))
    else:
        names = (_ALIAS.said_in(language).format(number) for number in range(1, len(found) + 2))
    return next(name for name in names if name not in taken)


def _led(state: Sequence[Record]) -> dict[str, str]:
    """Everybody who ever led a role, with the first one."""
    led: dict[str, str] = {}
    for record in state:
        if isinstance(record.event, _ROLE_EVENTS):
            led.setdefault(record.event.person, record.event.role)
    return led


def _mentioned(state: Sequence[Record]) -> list[str]:
    """Whoever a record names as a person: an owner, a caller, an approver."""
    found: list[str] = []
    for record in state:
        for name in PERSON_FIELDS.intersection(record.event.__struct_fields__):
            value = getattr(record.event, name)
            if isinstance(value, str) and value:
                found.append(value)
        details = getattr(record.event, "details", None)
        if isinstance(details, Details) and details.verified_by:
            found.append(details.verified_by)
        found += people_named(record.event)
        if record.on_behalf_of:
            found.append(record.on_behalf_of)
    return found


def _spellings(found: dict[str, str], listed: dict[str, Person], language: Language) -> dict[str, str]:
    """Every way in which a text may name somebody; one that may be any of several is somebody."""
    said: dict[str, set[str]] = {}
    for key, alias in found.items():
        person = listed.get(key)
        whole = [key, person.name, person.mail, person.slack] if person else [key]
        parts = [part for part in re.split(r"[\s・]+", person.name if person else key) if part]
        for spelled in [*whole, *(part for part in parts if _folded(part) not in _PLAIN_WORDS)]:
            if len(_folded(spelled)) >= _SHORTEST:
                said.setdefault(_folded(spelled), set()).add(alias)
    somebody = _SOMEBODY.said_in(language)
    return {spelled: next(iter(names)) if len(names) == 1 else somebody for spelled, names in said.items()}


def _pattern(spellings: dict[str, str]) -> re.Pattern[str] | None:
    if not spellings:
        return None
    longest_first = sorted(spellings, key=lambda one: (-len(one), one))
    return re.compile("|".join(map(_spelled, longest_first)), re.IGNORECASE)


def _spelled(name: str) -> str:
    """A name however wide its letters are and however it is spaced; a Latin one only as a whole word."""
    body = r"\s*".join(_letter(character) for character in name)
    before = r"(?<![A-Za-z0-9])" if name[0].isascii() and name[0].isalnum() else ""
    after = r"(?![A-Za-z0-9])" if name[-1].isascii() and name[-1].isalnum() else ""
    return f"{before}{body}{after}"


def _letter(character: str) -> str:
    wide = chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else character
    return re.escape(character) if wide == character else f"[{re.escape(character)}{re.escape(wide)}]"


def _folded(text: str) -> str:
    """Width, case and spaces don't matter to who is meant."""
    return "".join(unicodedata.normalize("NFKC", text).lower().split())
