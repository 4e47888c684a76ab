"""Pure: what a typed line says besides its words: what kind it is, when it happened, who it is for, until when."""

import re
from collections.abc import Collection, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final

import msgspec

from commander.board.record import Occurred
from commander.board.timeline import EntryKind
from commander.wording.language import Language
from commander.wording.mentions import PERSON, Spellings, mentions
from commander.wording.plain_signs import PLAIN
from commander.wording.times import TimeFault, local, parse
from commander.wording.turning import KIND_OF, Turn, turn_at_start

_CLOCK: Final = r"(?:\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}時(?:\d{1,2}分|半)?)"
_DAY: Final = r"(?:一昨日|おととい|昨日|きのう|今日|きょう|本日|明日|あした|翌日|yesterday|today|tomorrow)"
_DATE: Final = r"(?:\d{4}[-/.年])?\d{1,2}[-/月]\d{1,2}日?"
_CLOCKED: Final = rf"(?:{_DAY}\s*の?\s*|{_DATE}\s+|{_DATE}(?<=日))?{_CLOCK}"
_SPAN: Final = r"(?:\d{1,5}(?:h|時間)(?:\d{1,3}(?:min|m|分))?|\d{1,5}(?:min|m|分))"

_WORDS: Final[Mapping[str, EntryKind]] = {
    "事実": EntryKind.FACT, "fact": EntryKind.FACT,
    "仮説": EntryKind.HYPOTHESIS, "hypothesis": EntryKind.HYPOTHESIS,
    "決定": EntryKind.DECISION, "decision": EntryKind.DECISION,
    "対応": EntryKind.ACTION, "action": EntryKind.ACTION,
    "質問": EntryKind.QUESTION, "question": EntryKind.QUESTION,
    "連絡": EntryKind.COMMUNICATION, "communication": EntryKind.COMMUNICATION,
    "後続": EntryKind.FOLLOW_UP, "follow-up": EntryKind.FOLLOW_UP, "todo": EntryKind.FOLLOW_UP,
    "良い動き": EntryKind.GOOD_MOVE, "good move": EntryKind.GOOD_MOVE,
}  # fmt: skip
# Of these somebody is the owner and has until then; in a fact "22:58 まで" or "+10分" is how long something took,
# unless the line ends with "+10m" as nobody writes a length.
_OWED: Final = frozenset(
    {EntryKind.DECISION, EntryKind.ACTION, EntryKind.QUESTION, EntryKind.COMMUNICATION, EntryKind.FOLLOW_UP}
)
_KIND: Final = re.compile(
    rf"\s*(?P<said>(?:(?P<word>{'|'.join(_WORDS)})\s*:|[\[【](?P<boxed>{'|'.join(_WORDS)})[\]】]:?))\s*(?=\S)",
    re.IGNORECASE,
)
# "22:31 のログ", "22:31 に再起動": the time is part of the words. A particle, that is: not もう or はじめて.
_OF_IT: Final = r"[のにはがをでとも](?![ぁ-ゖー\s])|には|にも|では|でも|との|時点|現在|頃|ごろ|ころ"
_OTHER_CLOCK: Final = r"(?:[ap]\.?m\.?|utc|gmt|z|jst|cest|cet|bst|ist|[ecmp][sd]?t)(?![0-9A-Za-z])"
# A span ("22:31 から …") is no moment: it stays in the text, and so does a time that goes by another clock.
_WHEN: Final = re.compile(
    r"\s*(?P<said>(?:(?:約|およそ|だいたい|~|about\s|approx\.?\s)\s*)?"
    rf"(?:-{_SPAN}|{_SPAN}前|{_CLOCKED})(?:頃|ごろ|ころ|くらい|ぐらい)?)"
    rf"\s+(?!から|まで|以降|以前|より|～|〜|~|-|(?:to|until|till|through)\b|{_OF_IT}|{_OTHER_CLOCK})(?=\S)",
    re.IGNORECASE,
)
# "レイテンシ+300m" is no due time: glued to a word it needs its まで.
_AHEAD: Final = (
    rf"(?:(?<![^\s、。,;(])(?:by\s+)?(?P<time>\+\s?{_SPAN})(?:\s*後?\s*までに?)?"
    rf"|(?<![!-~])(?P<glued>\+\s?{_SPAN})\s*後?\s*までに?)(?![0-9A-Za-z/])"
)
_SPAN_AHEAD: Final = re.compile(_AHEAD, re.IGNORECASE)
_SPAN_AT_END: Final = re.compile(rf"{_AHEAD}(?<![分間])(?=\s*$)", re.IGNORECASE)
_UNTIL: Final = re.compile(
    rf"(?<![0-9A-Za-z:/.-])(?<!午前)(?<!午後)(?P<time>{_CLOCKED}|{_SPAN}後)\s*までに?"
    rf"|(?<![0-9A-Za-z])by\s+(?P<by>{_CLOCKED})(?![0-9:]|\s*{_OTHER_CLOCK})",
    re.IGNORECASE,
)


_FIRST_WORD: Final = 200
_DUES: Final = 50  # what names more times is no line but a page


class Says(StrEnum):
    """What a piece of the line says."""

    KIND = "kind"
    WHEN = "when"
    TO = "to"
    DUE = "due"
    CHANNEL = "channel"
    TURN = "turn"


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the typed line that says something, and what stands in the record in its place."""

    says: Says
    start: int
    end: int
    typed: str
    recorded: str = ""
    kind: EntryKind | None = None
    person: str = ""
    time: Occurred | TimeFault | None = None
    turn: Turn | None = None


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A typed line, read. `text` is what is recorded as its words."""

    pieces: tuple[Piece, ...]
    text: str

    @property
    def kind(self) -> EntryKind | None:
        """The kind that the first word names, if any."""
        return next((piece.kind for piece in self.pieces if piece.kind is not None), None)

    @property
    def occurred(self) -> Occurred | TimeFault | None:
        """When it happened, if the line begins with a time; a fault when there is no such time."""
        return next((piece.time for piece in self.pieces if piece.says is Says.WHEN), None)

    @property
    def turn(self) -> Turn | None:
        """What the line is turned into by its first word, if anything."""
        return next((piece.turn for piece in self.pieces if piece.turn is not None), None)

    @property
    def person(self) -> str:
        """The first person it names, by the name known here; empty: nobody."""
        return next((piece.person for piece in self.pieces if piece.person), "")

    @property
    def due(self) -> Occurred | None:
        """Until when, if it says so."""
        times = [piece.time for piece in self.pieces if piece.says is Says.DUE]
        return next((time for time in times if isinstance(time, Occurred)), None)


def read(
    typed: str,
    now: datetime,
    zone: str,
    *,
    kind: EntryKind = EntryKind.FACT,
    people: Spellings | None = None,
    channels: Spellings | None = None,
    literal: Collection[tuple[Says, str]] = (),
    language: Language = Language.JA,
) -> Said:
    """Read a line as a scribe types it (practice §1.4).

    kind is what was chosen beside the line; people and channels are whom and what the desk knows; literal are
    pieces that a person has taken back to plain words. A relative due time is recorded as the clock's time, for "+10m"
    says nothing to whoever reads it tomorrow; a clock's time stays as it was typed.
    """
    plain = typed.translate(PLAIN)
    head, start = _head(typed, plain, now, zone, literal)
    turned = next((piece.turn for piece in head if piece.turn is not None), None)
    kind = KIND_OF[turned] if turned else next((piece.kind for piece in head if piece.kind is not None), kind)
    found = [
        *_named(typed, plain, start, people or Spellings(), channels or Spellings()),
        *_dues(typed, plain, start, now, zone, kind, language),
    ]
    pieces = [*head, *sorted((p for p in found if (p.says, p.typed) not in literal), key=lambda p: p.start)]
    return Said(pieces=tuple(pieces), text=_recorded(typed, start, pieces))


def bare_words(typed: str, said: Said) -> str:
    """What a line says besides the pieces that have a field of their own: who (the first one), until when, and what."""
    once: set[Says] = set()
    parts, done = [], 0
    for piece in said.pieces:
        if piece.says is Says.CHANNEL or (piece.says in once and piece.says in {Says.TO, Says.DUE}):
            parts += [typed[done : piece.start], piece.recorded]
        else:
            parts.append(typed[done : piece.start])
        once.add(piece.says)
        done = piece.end
    lines = "".join([*parts, typed[done:]]).splitlines()
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def kind_at_start(typed: str) -> tuple[EntryKind | None, str]:
    """The kind that the first word names, and the words behind it; None: it names none."""
    # What is long is not read through for its first word.
    found = _KIND.match(typed[:_FIRST_WORD].translate(PLAIN))
    return (None, typed) if found is None else (_kind_of(found), typed[found.end() :])


def _head(
    typed: str, plain: str, now: datetime, zone: str, literal: Collection[tuple[Says, str]]
) -> tuple[list[Piece], int]:
    """Kind and moment, each once, in either order; and where the words begin."""
    pieces: list[Piece] = []
    start = 0
    if (turned := turn_at_start(plain)) and (Says.TURN, typed[turned[1] : turned[2]]) not in literal:
        turn, first, last, start = turned
        pieces.append(Piece(says=Says.TURN, start=first, end=last, typed=typed[first:last], turn=turn))
    for _ in range(2):
        for says, pattern in ((Says.KIND, _KIND), (Says.WHEN, _WHEN)):
            found = pattern.match(plain, start)
            if found is None or any(piece.says is says for piece in pieces):
                continue
            first, last = found.span("said")
            said = typed[first:last]
            if (says, said) in literal:
                continue
            kind = _kind_of(found) if says is Says.KIND else None
            time = parse(plain[first:last], now, zone) if says is Says.WHEN else None
            pieces.append(Piece(says=says, start=first, end=last, typed=said, kind=kind, time=time))
            start = found.end()
    return pieces, start


def _named(typed: str, plain: str, start: int, people: Spellings, channels: Spellings) -> list[Piece]:
    return [
        Piece(
            says=Says.TO if one.sign == PERSON else Says.CHANNEL,
            start=one.start,
            end=one.end,
            typed=typed[one.start : one.end],
            recorded=f"{one.sign}{one.name}",
            person=one.name if one.sign == PERSON else "",
        )
        for one in mentions(typed, plain, start, people, channels)
    ]


def _kind_of(found: re.Match[str]) -> EntryKind:
    return _WORDS[(found["word"] or found["boxed"]).lower()]


def _dues(
    typed: str, plain: str, start: int, now: datetime, zone: str, kind: EntryKind, language: Language
) -> list[Piece]:
    pieces: list[Piece] = []
    for pattern in (_SPAN_AHEAD, _UNTIL) if kind in _OWED else (_SPAN_AT_END,):
        for found in pattern.finditer(plain, start):
            if len(pieces) == _DUES:
                break
            named = found["time"] or found["by" if pattern is _UNTIL else "glued"]
            time = parse(named, now, zone, ahead=True)
            said = typed[found.start() : found.end()]
            if isinstance(time, TimeFault) or any(
                p.start < found.end() and found.start() < p.end for p in pieces
            ):
                continue
            is_span = named.startswith("+") or named.endswith("後")
            pieces.append(
                Piece(
                    says=Says.DUE,
                    start=found.start(),
                    end=found.end(),
                    typed=said,
                    recorded=due_words(time, now, language) if is_span else said,
                    time=time,
                )
            )
    return pieces


def due_words(due: Occurred, now: datetime, language: Language) -> str:
    """22:58 まで / by 22:58, with the date when it is another day."""
    there, today = local(due.instant, due.zone), local(now, due.zone).date()
    day = "" if there.date() == today else f"{there.month}/{there.day} "
    clock = f"{day}{there:%H:%M}"
    return f"{clock} まで" if language is Language.JA else f"by {clock}"


def _recorded(typed: str, start: int, pieces: Collection[Piece]) -> str:
    parts: list[str] = []
    done = start
    for piece in pieces:
        if piece.start >= start and piece.start >= done:
            parts += [typed[done : piece.start], piece.recorded]
            done = piece.end
    return "".join([*parts, typed[done:]])
