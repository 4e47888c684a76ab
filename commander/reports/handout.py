"""Pure: a timeline as it is handed out: its head and its rows as values, with both zones. Writes nothing."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from commander.board.policy import Policy
from commander.board.record import Event, Record
from commander.board.signals import SignalRaised, Signals
from commander.board.timeline import EntryAdded, EntryCorrected, EntryKind
from commander.figures.milestone_rows import Milestones, milestones_of
from commander.reading import TimelineRow
from commander.reports.veil import Veil, is_private, without_private
from commander.wording.checks import outgoing, outgoing_title
from commander.wording.labels import Mark, label, mark_of
from commander.wording.language import Bilingual, Language
from commander.wording.lines import kind_of, record_line, written_by
from commander.wording.row_notes import about_signal

# An entry recorded this long after it happened was added later (追記).
_LATE: Final = timedelta(minutes=1)
_WEEKDAYS_JA: Final = "月火水木金土日"
_WEEKDAYS_EN: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class Kind(StrEnum):
    """What a row may be asked for by: the kinds of entries, and the two signs that no entry has."""

    FACT = "fact"
    HYPOTHESIS = "hypothesis"
    DECISION = "decision"
    ACTION = "action"
    QUESTION = "question"
    COMMUNICATION = "communication"
    PEOPLE = "people"
    FOLLOW_UP = "follow-up"
    GOOD_MOVE = "good-move"
    STATUS = "status"
    SIGNAL = "signal"


WORDS: Final = {
    "timeline": Bilingual("タイムライン", "Timeline"),
    "when": Bilingual("時刻", "Time"),
    "kind": Bilingual("種類", "Kind"),
    "text": Bilingual("内容", "Text"),
    "author": Bilingual("記録者", "Recorded by"),
    "source": Bilingual("出どころ", "Source"),
    "state": Bilingual("訂正", "Correction"),
    "recorded": Bilingual("記録した時刻", "Recorded at"),
    "record": Bilingual("レコード", "Record"),
    "files": Bilingual("添付ファイル", "Attached files"),
    "approximate": Bilingual("約", "approximate"),
    "about": Bilingual("約{time}", "c. {time}"),
    "late": Bilingual("{time} に追記", "added {time}"),
    "struck": Bilingual("取り消し", "struck"),
    "corrected": Bilingual("訂正:{text}", "corrected: {text}"),
    "zones": Bilingual(
        "時刻は {home}、続けて {reader}。文中の時刻は {home} です。",
        "Times are in {home}, then in {reader}; times within a text are in {home}.",
    ),
    "made": Bilingual("{time} に書き出し、{rows} 行", "Exported {time}, rows: {rows}"),
    "made_by": Bilingual("{time} に{by}が書き出し、{rows} 行", "Exported {time} by {by}, rows: {rows}"),
    "phase": Bilingual("フェーズ「{phase}」", "phase: {phase}"),
    "restored": Bilingual("復旧済み(経過観察中)", "restored, under watch"),
    "closed": Bilingual("終了", "closed"),
    "milestones": Bilingual("節目:{stamps}", "Milestones: {stamps}"),
    "milestone": Bilingual("節目", "Milestone"),
    "marked": Bilingual("{rows} 行", "{rows} row(s)"),
    "chosen": Bilingual("選んだ行だけです:{chosen}", "Only some of the rows: {chosen}"),
    "since": Bilingual("{time} から", "from {time}"),
    "until": Bilingual("{time} まで", "until {time}"),
    "redacted": Bilingual(
        "人の名前は役割に置き換え、個人情報の記録は省いてあります。",
        "People are named by what they did; what is about personal data is left out.",
    ),
    "drill": Bilingual("訓練", "DRILL"),
    "test": Bilingual("試験", "TEST"),
    "page": Bilingual("{number} ページ", "page {number}"),
    "goes_on": Bilingual("(続き)", "(continued)"),
    "end": Bilingual("以上({rows} 行)", "End of the timeline (rows: {rows})"),
    "end_pages": Bilingual(
        "以上({rows} 行、{pages} ページ)", "End of the timeline (rows: {rows}, pages: {pages})"
    ),
    "sealed": Bilingual(
        "元の記録:{records} レコード、最新のレコードの SHA-256 は {hash}",
        "Made from {records} records; SHA-256 of the newest: {hash}",
    ),
}


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """Which rows are handed out, and how: the same for the window and the command line."""

    stream: str
    language: Language = Language.JA
    zone: str = "UTC"  # the reader's
    redact: bool = False
    since: datetime | None = None
    until: datetime | None = None
    kinds: tuple[Kind, ...] = ()
    positions: tuple[int, ...] = ()  # these rows alone, as they were chosen by hand or by a filter
    by: str = ""  # who hands it out, as records name people

    @property
    def is_whole(self) -> bool:
        """Every row, as it is."""
        return not (self.redact or self.since or self.until or self.kinds or self.positions)


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What stands above the rows."""

    language: Language
    short_id: str
    title: str
    mark: str  # DRILL or TEST in the reader's language; empty: it was real
    facts: tuple[str, ...]  # lines below the title
    zones: str
    zone_names: tuple[str, str]  # the organisation's, the reader's
    homes: tuple[tzinfo, tzinfo]
    rows: int
    made: str  # when and by whom it was written, and how many rows it has
    sealed: str  # what it was made from: how many records, and what they are bound by
    made_at: datetime

    @property
    def ends(self) -> tuple[str, ...]:
        """What stands behind the rows: that nothing is missing there, and what they were made from."""
        return (self.word("end").format(rows=f"{self.rows:,}"), *([self.sealed] if self.sealed else []))

    def word(self, name: str) -> str:
        """A word of the handout."""
        return WORDS[name].said_in(self.language)


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row, as values. `text` holds line breaks and no other control character."""

    record: str
    instant: datetime
    approximate: bool
    recorded: datetime
    kind: str
    decided: bool  # a decision: what readers look for first
    text: str
    author: str
    source: str
    is_late: bool
    is_struck: bool
    state: str  # what became of it, in words; empty: it stands
    files: tuple[str, ...] = ()  # what hangs on it: name and size of each
    milestones: str = ""  # those that stand on it, in words


def zone_named(name: str) -> tzinfo | None:
    """A zone by its name; None: this machine knows none of that name."""
    if name.upper() == "UTC":
        return UTC
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def rows_of(
    found: Iterable[TimelineRow],
    policy: Policy,
    choice: Choice,
    head: Head,
    veil: Veil | None,
    stones: Milestones | None = None,
    signals: Signals | None = None,
) -> Iterator[Row]:
    """The rows as values, one at a time; whatever is typed leaves without control characters."""
    for row in found:
        if is_wanted(row.record.event, choice.kinds):
            yield _row(row, policy, head, veil, stones or Milestones(), signals or Signals())


def is_wanted(event: Event, kinds: tuple[Kind, ...]) -> bool:
    """Whether a row is of the kinds asked for; none asked for: all are."""
    return not kinds or kind_of(event) in {
        Mark.SIGNAL if kind is Kind.SIGNAL else mark_of(EntryKind(kind)) for kind in kinds
    }


def day(instant: datetime, zone: tzinfo, language: Language) -> str:
    """The date above the rows of a day."""
    return _day(instant.astimezone(zone).date(), language)


@lru_cache(64)
def _day(there: date, language: Language) -> str:
    if language is Language.JA:
        return f"{there.year}年{there.month}月{there.day}日({_WEEKDAYS_JA[there.weekday()]})"
    return f"{there.isoformat()} ({_WEEKDAYS_EN[there.weekday()]})"


def both_clocks(row: Row, head: Head) -> tuple[str, str]:
    """A row's time in both zones; the reader's with its short name, and its date where that is another day.

    The first is to the second, as what happens within a minute has an order; nobody who says "about" means that.
    """
    zone, reader = head.homes
    home, there = row.instant.astimezone(zone), row.instant.astimezone(reader)
    second = f"{_minute(there)} {there.tzname()}"
    if there.date() != home.date():
        second = f"{there.month:02}-{there.day:02} {second}"
    if row.approximate:
        return head.word("about").format(time=_minute(home)), second
    return f"{_minute(home)}:{home.second:02}", second


def _minute(there: datetime) -> str:
    # strftime looks the module of times up anew each time; of a hundred thousand rows that is a second.
    return f"{there.hour:02}:{there.minute:02}"


def notes(row: Row, head: Head) -> str:
    """What stands behind a row's text: who, from where, when it was added, what hangs on it."""
    said = [*dict.fromkeys((row.author, row.source))]
    if row.is_late:
        late = row.recorded.astimezone(head.homes[0])
        said.append(head.word("late").format(time=f"{late.month:02}-{late.day:02} {_minute(late)}"))
    if row.milestones:
        said.append(f"{head.word('milestone')}{_colon(head.language)}{row.milestones}")
    if row.files:
        said.append(f"{head.word('files')}{_colon(head.language)}{listed(row.files, head.language)}")
    between = " ・ " if head.language is Language.JA else " · "
    return between.join(note for note in said if note)


def _row(
    found: TimelineRow, policy: Policy, head: Head, veil: Veil | None, stones: Milestones, signals: Signals
) -> Row:
    record, language, home = found.record, head.language, head.homes[0]
    event = record.event
    kind = kind_of(event)
    # An entry's line is its own text; made as a sentence, a hundred thousand of them take twice as long.
    line = (
        event.text
        if isinstance(event, EntryAdded)
        else _after_kind(
            record_line(without_private(record) if veil else record, policy, language, home), kind, language
        )
        + about_signal(event, signals, language)
    )
    author, source = written_by(record, policy, language), _source(event)
    state = _state(found, language)
    if veil is not None:
        line = veil.hidden() if is_private(event) else veil.text(line)
        author, source = _veiled(record, source, veil)
        state = veil.text(state)
    return Row(
        record=record.id,
        instant=record.occurred.instant,
        approximate=record.occurred.approximate,
        recorded=record.recorded,
        kind=label(kind, language),
        decided=kind is Mark.DECISION,
        text=outgoing(line),
        author=outgoing_title(author),
        source=outgoing_title(source),
        is_late=isinstance(event, EntryAdded) and record.recorded - record.occurred.instant > _LATE,
        is_struck=found.correction is not None,
        state=outgoing_title(state),
        milestones=listed([label(one, language) for one in milestones_of(record, stones)], language),
    )


def _source(event: Event) -> str:
    """Where it comes from; of what was said in Slack, where it stands there."""
    if isinstance(event, EntryAdded) and event.heard is not None:
        return event.heard.link
    return event.source if isinstance(event, EntryAdded | SignalRaised) else ""


def _veiled(record: Record, source: str, veil: Veil) -> tuple[str, str]:
    """Who wrote it and where it comes from, without a name: a source may be a person of whom nothing else is known."""
    event = record.event
    if isinstance(event, EntryAdded) and event.heard is not None:
        by = event.heard.by
        return event.source.replace(by, veil.person(by)) if by else event.source, source
    return veil.person(record.author), veil.source(source) if isinstance(event, EntryAdded) else veil.text(
        source
    )


def _after_kind(line: str, kind: Mark, language: Language) -> str:
    """A sentence without its kind in front: that stands in its own place, and once is enough."""
    return line.removeprefix(label(kind, language) + _colon(language))


def _colon(language: Language) -> str:
    return ":" if language is Language.JA else ": "


def listed(words: Sequence[str], language: Language) -> str:
    """Several words in one line."""
    return ("、" if language is Language.JA else ", ").join(words)


def _state(found: TimelineRow, language: Language) -> str:
    if found.correction is None:
        return ""
    event = found.correction.event
    if isinstance(event, EntryCorrected) and event.text:
        return WORDS["corrected"].said_in(language).format(text=event.text)
    return WORDS["struck"].said_in(language)
