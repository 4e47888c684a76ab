"""Pure: entries that people kept from Slack by a reaction: one a message, struck, never deleted (issue 6)."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import ClassVar

import msgspec
from msgspec.structs import replace
from typing_extensions import override

from commander.board.erasure import EntryErased
from commander.board.incident import Incident, IncidentKind
from commander.board.moment import Moment
from commander.board.questions import QuestionAsked, Questions
from commander.board.record import Event, Fact, Occurred, Record, is_in_range
from commander.board.roles import COMMANDER, Roles
from commander.board.slack_place import SlackChange, SlackPlace, fitted, question_of
from commander.board.text import ENTRY_LIMIT, LINE_LIMIT
from commander.board.timeline import EntryAdded, EntryCorrected, EntryKind

_SCRIBE = "scribe"


class SlackEntryKept(Event, frozen=True, kw_only=True):
    """An entry stands for a message of Slack. The entry has the words; this one only says which is which."""

    KIND: ClassVar[str] = "slack-entry-kept"
    channel: str
    ts: str
    entry: str
    version: str = ""
    by: str = ""
    looks: tuple[str, ...] = ()  # like a secret: which sorts were seen in its words

    @property
    @override
    def in_timeline(self) -> bool:
        return False


class SlackEntryChanged(Event, frozen=True, kw_only=True):
    """What became over there of a message that was kept; the correction beside it is for people to read."""

    KIND: ClassVar[str] = "slack-entry-changed"
    channel: str
    ts: str
    entry: str
    change: SlackChange
    version: str = ""
    looks: tuple[str, ...] = ()

    @property
    @override
    def in_timeline(self) -> bool:
        return False


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """One message of Slack and the entries made of it, in the order of the fold."""

    entries: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()
    version: str = ""
    deleted: bool = False
    erased: bool = False
    by: str = ""
    looks: tuple[str, ...] = ()  # like which sorts of secrets
    leaking: tuple[
        str, ...
    ] = ()  # the entries that hold them, until each is erased: struck words still stand there

    def leaks(self, entry: str, looks: tuple[str, ...]) -> "Kept":
        """The same when words of an entry look like these sorts of secrets."""
        if not looks:
            return self
        return replace(
            self,
            looks=tuple(dict.fromkeys((*self.looks, *looks))),
            leaking=tuple(dict.fromkeys((*self.leaking, entry))),
        )

    @property
    def standing(self) -> tuple[str, ...]:
        """The entries that stand; the first is the one, whatever another desk wrote without knowing of it."""
        return tuple(entry for entry in self.entries if entry not in self.struck)


class SlackEntries(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board."""

    by_key: dict[str, Kept] = {}
    keys: dict[str, str] = {}  # an entry -> the message it was made of


class Sight(msgspec.Struct, frozen=True, kw_only=True):
    """A message as it stands in Slack at this moment, whatever was heard of it before and in whatever order."""

    place: SlackPlace
    text: str = ""
    is_gone: bool = False  # deleted there
    is_marked: bool = False  # somebody's reaction keeps it
    asks_us: bool = False  # it mentions the app


def evolve(kept: SlackEntries, record: Record) -> SlackEntries:
    """The slice after a record. Total."""
    match event := record.event:
        case SlackEntryKept():
            key = f"{event.channel}/{event.ts}"
            one = kept.by_key.get(key, Kept())
            one = replace(one, entries=(*one.entries, event.entry), version=event.version, deleted=False)
            one = replace(one.leaks(event.entry, event.looks), by=event.by)
            return replace(kept, by_key={**kept.by_key, key: one}, keys={**kept.keys, event.entry: key})
        case SlackEntryChanged() if (found := kept.by_key.get(f"{event.channel}/{event.ts}")) is not None:
            if event.change is SlackChange.EDITED:
                one = replace(found, version=max(found.version, event.version))
                one = one.leaks(event.entry, event.looks)
            else:
                is_deleted = found.deleted or event.change is SlackChange.DELETED
                one = replace(found, struck=(*found.struck, event.entry), deleted=is_deleted)
            return replace(kept, by_key={**kept.by_key, f"{event.channel}/{event.ts}": one})
        case EntryErased():
            gone = dict.fromkeys((*event.messages, *filter(None, [kept.keys.get(event.entry)])))
            erased = {key: _erased(kept.by_key.get(key, Kept()), event) for key in gone}
            return replace(kept, by_key={**kept.by_key, **erased}) if erased else kept
        case _:
            return kept


def _erased(known: Kept, event: EntryErased) -> Kept:
    left = tuple(one for one in known.leaking if one not in (event.entry, *event.bodies))
    return replace(known, erased=True, leaking=left)


def kept_of(records: Iterable[Record], looks: Callable[[str], tuple[str, ...]]) -> list[Fact]:
    """Which message each new entry stands for; written in the same transaction. looks: like which sorts of secrets."""
    return [
        Fact(
            event=SlackEntryKept(
                channel=event.heard.channel,
                ts=event.heard.ts,
                entry=record.id,
                version=event.heard.version,
                by=event.heard.by,
                looks=looks(event.text),
            ),
            about=f"slack:{event.heard.key}",
        )
        for record in records
        if isinstance(event := record.event, EntryAdded) and event.heard is not None
    ]


def decide_sight(kept: SlackEntries, sight: Sight, moment: Moment) -> list[Fact]:
    """What follows from how a message stands over there now; nothing when it is known so already.

    A reaction that was taken away and given again makes a new entry: it is a new act of a person, it stands at the
    time when the words were said, and the struck one beside it tells the rest. What was erased here never comes back.
    """
    known = kept.by_key.get(sight.place.key, Kept())
    if known.erased:
        return []
    facts = [fact for entry in known.standing[1:] for fact in _changed(sight, entry, SlackChange.DOUBLE)]
    first = next(iter(known.standing), None)
    if sight.is_gone:
        return [*facts, *(_changed(sight, first, SlackChange.DELETED) if first else ())]
    if not sight.is_marked:
        return [*facts, *(_changed(sight, first, SlackChange.TAKEN_OFF) if first else ())]
    if first is None:
        return [*facts, entry_fact(sight.place, sight.text, moment)]
    if sight.place.version > known.version:
        facts += _changed(sight, first, SlackChange.EDITED)
    return facts


def entry_fact(place: SlackPlace, text: str, moment: Moment, kind: EntryKind = EntryKind.FACT) -> Fact:
    """The entry that stands for a message, at the time when it was said."""
    event = EntryAdded(
        text=fitted(text, ENTRY_LIMIT), entry_kind=kind, source=f"Slack: {place.by}" if place.by else "Slack",
        heard=place,
    )  # fmt: skip
    return Fact(
        event=event, about="entry", occurred=Occurred(instant=said_at(place, moment), zone=moment.zone)
    )


def said_at(place: SlackPlace, moment: Moment) -> datetime:
    """When a message was said: Slack's own clock, even where this machine's lags behind."""
    try:
        said = datetime.fromtimestamp(float(place.ts), moment.now.tzinfo)
    except (ValueError, OverflowError, OSError):
        return moment.now
    return said if is_in_range(said) else moment.now


def question_id(place: SlackPlace) -> str:
    """The same at every desk: however many hear it, it is one question."""
    return question_of(place.key)


def decide_question(
    questions: Questions, roles: Roles, sight: Sight, moment: Moment, due: datetime
) -> list[Fact]:
    """The question that a message which mentions the app asks of the scribe, once."""
    question = question_id(sight.place)
    is_known = question in questions.by_id or question in questions.erased
    if not sight.asks_us or sight.is_gone or is_known:
        return []
    asked = QuestionAsked(
        question=question,
        text=fitted(sight.text, LINE_LIMIT),
        asked_to=roles.holder(_SCRIBE) or roles.holder(COMMANDER) or moment.author,
        answer_by=due,
        asker=sight.place.by,
        heard=sight.place,
    )
    occurred = Occurred(instant=said_at(sight.place, moment), zone=moment.zone)
    return [Fact(event=asked, about=f"question:{question}:asking", occurred=occurred)]


def listens(incident: Incident) -> bool:
    """Whether an incident takes what is said in Slack: a drill and a test never do."""
    is_practice = incident.kind in (IncidentKind.DRILL, IncidentKind.TEST)
    return incident.declared_at is not None and not is_practice


def _changed(sight: Sight, entry: str, change: SlackChange) -> list[Fact]:
    text = fitted(sight.text, ENTRY_LIMIT) if change is SlackChange.EDITED else ""
    place = sight.place
    return [
        Fact(event=EntryCorrected(entry=entry, text=text, change=change), about=f"entry:{entry}"),
        Fact(
            event=SlackEntryChanged(
                channel=place.channel, ts=place.ts, entry=entry, change=change, version=place.version
            ),
            about=f"slack:{place.key}",
        ),
    ]
