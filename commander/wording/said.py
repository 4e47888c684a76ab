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
from commander.wording.times import TimeFault, local, parse

# Full-width signs as the keyboard of a Japanese desk leaves them, one for one, so that places stay true.
_PLAIN: Final = (
    {0xFF01 + step: 0x21 + step for step in range(94)}
    | {0x3000: 0x20}
    | dict.fromkeys(map(ord, "ー−–—‐‑‒―"), 0x2D)
)
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
_KIND: Final = re.compile(rf"\s*(?P<said>(?P<word>{'|'.join(_WORDS)})\s*:)\s*(?=\S)", re.IGNORECASE)
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
_AT: Final = re.compile(r"(?<![!-~])@")
_PARTIAL: Final = re.compile(r"(?<![!-~])@(?P<name>[^@\n]{0,40})$")


class Says(StrEnum):
    """What a piece of the line says."""

    KIND = "kind"
    WHEN = "when"
    TO = "to"
    DUE = "due"


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


def read(
    typed: str,
    now: datetime,
    zone: str,
    *,
    kind: EntryKind = EntryKind.FACT,
    people: Mapping[str, str] | None = None,
    literal: Collection[tuple[Says, str]] = (),
    language: Language = Language.JA,
) -> Said:
    """Read a line as a scribe types it (practice §1.4).

    kind is what was chosen beside the line; people are spellings and the name each stands for; literal are pieces
    that a person has taken back to plain words. A relative due time is recorded as the clock's time, for "+10m"
    says nothing to whoever reads it tomorrow; a clock's time stays as it was typed.
    """
    plain = typed.translate(_PLAIN)
    head, start = _head(typed, plain, now, zone, literal)
    kind = next((piece.kind for piece in head if piece.kind is not None), kind)
    found = [
        *_addressees(typed, plain, start, people or {}),
        *_dues(typed, plain, start, now, zone, kind, language),
    ]
    pieces = [*head, *sorted((p for p in found if (p.says, p.typed) not in literal), key=lambda p: p.start)]
    return Said(pieces=tuple(pieces), text=_recorded(typed, start, pieces))


def kind_at_start(typed: str) -> tuple[EntryKind | None, str]:
    """The kind that the first word names, and the words behind it; None: it names none."""
    found = _KIND.match(typed.translate(_PLAIN))
    return (None, typed) if found is None else (_WORDS[found["word"].lower()], typed[found.end() :])


def partial_name(before: str) -> str | None:
    """What is typed of a name behind the last @ before the cursor; None: no name is being typed."""
    found = _PARTIAL.search(before.translate(_PLAIN))
    return None if found is None else before[found.start("name") :]


def is_spelling(part: str, name: str) -> bool:
    """Whether a name, or a word in it, begins with what is typed; width and case don't matter."""
    wanted, whole = _folded(part), _folded(name)
    return whole.startswith(wanted) or any(word.startswith(wanted) for word in whole.split())


def _head(
    typed: str, plain: str, now: datetime, zone: str, literal: Collection[tuple[Says, str]]
) -> tuple[list[Piece], int]:
    """Kind and moment, each once, in either order; and where the words begin."""
    pieces: list[Piece] = []
    start = 0
    for _ in range(2):
        for says, pattern in ((Says.KIND, _KIND), (Says.WHEN, _WHEN)):
            found = pattern.match(plain, start)
            if found is None or any(piece.says is says for piece in pieces):
                continue
            first, last = found.span("said")
            said = typed[first:last]
            if (says, said) in literal:
                continue
            kind = _WORDS[found["word"].lower()] if says is Says.KIND else None
            time = parse(plain[first:last], now, zone) if says is Says.WHEN else None
            pieces.append(Piece(says=says, start=first, end=last, typed=said, kind=kind, time=time))
            start = found.end()
    return pieces, start


def _addressees(typed: str, plain: str, start: int, people: Mapping[str, str]) -> list[Piece]:
    names = sorted(
        ((_folded(spelled), name) for spelled, name in people.items()), key=lambda one: -len(one[0])
    )
    low = _folded(typed)
    if len(low) != len(typed):
        low = plain  # a letter that has no lower case of one sign: names are then taken as they are spelled
    pieces: list[Piece] = []
    for at in _AT.finditer(plain, start):
        first = at.end()
        for spelled, name in names:
            last = first + len(spelled)
            if spelled and low.startswith(spelled, first) and not _goes_on(low, last):
                pieces.append(
                    Piece(
                        says=Says.TO,
                        start=at.start(),
                        end=last,
                        typed=typed[at.start() : last],
                        recorded=f"@{name}",
                        person=name,
                    )
                )
                break
    return pieces


def _dues(
    typed: str, plain: str, start: int, now: datetime, zone: str, kind: EntryKind, language: Language
) -> list[Piece]:
    pieces: list[Piece] = []
    for pattern in (_SPAN_AHEAD, _UNTIL) if kind in _OWED else (_SPAN_AT_END,):
        for found in pattern.finditer(plain, start):
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


def _folded(text: str) -> str:
    return text.translate(_PLAIN).lower()


def _goes_on(text: str, at: int) -> bool:
    """Whether a name's last letter is followed by another one: @p-c is neither @p-cd nor @p-c.example."""
    rest = text[at : at + 2]
    joint = rest[:1] in {"-", "_", "."} and len(rest) > 1
    after = rest[1:] if joint else rest[:1]
    return text[at - 1].isascii() and after.isascii() and after.isalnum()
