"""Pure: a text in both languages, and what is recorded and commanded about it (practice §5)."""

import hashlib
from datetime import datetime, timedelta
from typing import ClassVar

import msgspec
from msgspec.structs import replace
from typing_extensions import override

from commander.board.bulletin import ComponentStatus, Mention, PageImpact, Stage, ToldWindow, Window, Wording
from commander.board.channel_wish import UserGroup
from commander.board.consent import Signature
from commander.board.house_wording import Override
from commander.board.language_owed import Follows
from commander.board.message_source import Source
from commander.board.record import Event, Instant
from commander.board.refusal import Because, Refused
from commander.board.text import (
    BODY_LIMIT,
    LINE_LIMIT,
    TITLE_LIMIT,
    optional,
    required,
    storable,
    unfilled,
    within,
)

LANGUAGES = ("ja", "en")
FINAL_REPORT = "F01"  # the template of the report for customers, once it is over
FALSE_ALARM = "T10"  # the template that says nobody was affected
_LEARNED = frozenset({"evidence", "mention_groups", "sources", "follows", "eta", "report_by"})
LONG_RUNNING = "T09"  # the template of a longer interval
LONG_RUNNING_WITHIN = timedelta(hours=24)  # a longer interval has its end too (practice §5.4, T09)


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """One text in both languages for some audiences (連絡文)."""

    message: str
    template: str
    stage: Stage
    audiences: tuple[str, ...]
    texts: dict[str, Wording]
    next_update_at: Instant | None = None
    components: dict[str, ComponentStatus] = {}
    notify_subscribers: bool = False
    mention: Mention = Mention.NOBODY
    mention_groups: tuple[UserGroup, ...] = ()  # whom else a chat post calls
    follows: Follows | None = None  # one language only says that it follows
    eta: Instant | None = None  # when recovery is expected, as this text tells customers
    report_by: Instant | None = None  # until when this text promises a report: the end of that day
    evidence: str = ""  # what shows that nobody was affected: a link, or what was checked (T10)
    sources: tuple[Source, ...] = ()  # the entries and claims that it was written from

    def digest(self) -> str:
        """What an approval is bound to: the exact texts and audiences."""
        said = msgspec.to_builtins(self)
        # What messages learned later is left out while unused: an approval given before then still holds.
        told = {name: value for name, value in said.items() if value or name not in _LEARNED}
        return hashlib.sha256(msgspec.json.encode(told, order="sorted")).hexdigest()


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """An audience with its targets, resolved when the broadcast was ordered."""

    audience: str
    name_ja: str
    name_en: str
    public: bool
    targets: tuple[str, ...]


class MessageKept(Event, frozen=True, kw_only=True):
    """A revision of a message was kept."""

    KIND: ClassVar[str] = "message-kept"
    content: Message

    @property
    @override
    def in_timeline(self) -> bool:
        return False


class MessageApproved(Event, frozen=True, kw_only=True):
    """Exactly this text for these audiences was approved; verbal: said aloud and written down by the author."""

    KIND: ClassVar[str] = "message-approved"
    message: str
    digest: str
    approver: str
    verbal: bool
    targets: tuple[str, ...] | None = None  # where it may go; None: as the audiences had them
    until: Instant | None = None  # how long it holds
    needs: tuple[str, ...] = ()  # the roles it was given as; empty: whatever the approver may answer for
    request: str = ""  # the request it answers


class BroadcastOrdered(Event, frozen=True, kw_only=True):
    """The commander's click: this message is owed to these targets from not_before on."""

    KIND: ClassVar[str] = "broadcast-ordered"
    content: Message
    tellings: tuple[Telling, ...]
    approver: str
    verbal: bool
    not_before: Instant
    short_id: str
    severity: int | None
    started_at: Instant | None
    drill: bool
    overrides: tuple[Override, ...] = ()  # findings in this very text that somebody answers for
    also: tuple[Signature, ...] = ()  # the other approvers, where more than one is needed
    unapproved: str = ""  # why it went out without an approval: the glass was broken
    missing: tuple[str, ...] = ()  # whose approval it lacks
    repairs: str = ""  # the delivery of which one target is told the same once more
    impact: PageImpact | None = None  # what the severity meant on a page; None: nobody had judged it
    windows: tuple[ToldWindow, ...] = ()  # of impact, as they stood (0-18)
    # By kind of page, by its own ids.
    page_components: dict[str, dict[str, ComponentStatus]] = msgspec.field(default_factory=dict)
    backdated_to: Instant | None = None  # over before anybody declared it: when it ended
    window: Window | None = None  # of a maintenance, as it stood then
    # By kind of page, by its own ids.
    window_components: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    channel: str = ""  # the incident's own channel as it was called then; empty: it was not there yet

    @property
    def public(self) -> bool:
        """Customers can read it."""
        return any(telling.public for telling in self.tellings)


class KeepMessage(msgspec.Struct, frozen=True, kw_only=True):
    """Keep a revision as a record."""

    incident: str
    content: Message


class OrderBroadcast(msgspec.Struct, frozen=True, kw_only=True):
    """Tell everybody: one or more messages in one act, all owed or none."""

    incident: str
    messages: tuple[Message, ...]
    undo: timedelta
    verbal_approver: str = ""  # several names stand with commas between them
    overrides: tuple[Override, ...] = ()
    break_glass: str = ""  # why it goes out without the approval it needs; said loudly everywhere
    older: dict[str, str] = {}  # message -> the language that nobody looked at since the other was changed
    backfill: bool = False  # it was over before anybody declared it: the pages show it on its own day


MessageCommand = KeepMessage | OrderBroadcast


def storable_message(content: Message) -> Message:
    """The content as it can be written down: approval, record and debt must speak of the same bytes."""
    texts = {
        language: Wording(
            title=within(storable(text.title), limit=TITLE_LIMIT, field=f"title-{language}"),
            body=within(storable(text.body), limit=BODY_LIMIT, field=f"text-{language}"),
        )
        for language, text in content.texts.items()
    }
    evidence = optional(content.evidence, limit=LINE_LIMIT, field="evidence")
    return replace(content, texts=texts, evidence=evidence)


def check_texts(content: Message) -> None:
    """Refused while a text is missing, too long, or still has blanks."""
    for language in LANGUAGES:
        text = content.texts.get(language)
        if text is None:
            raise Refused(Because.TEXT_EMPTY, field=f"text-{language}")
        required(text.title, limit=TITLE_LIMIT, field=f"title-{language}")
        required(text.body, limit=BODY_LIMIT, field=f"text-{language}")
        missing = unfilled(text.title + "\n" + text.body)
        if missing:
            raise Refused(Because.TEXT_UNFILLED, fields=", ".join(missing), language=language)


def promised(content: Message) -> datetime | None:
    """The next update that a text promises; the end promises nothing."""
    return None if content.stage.is_over else content.next_update_at
