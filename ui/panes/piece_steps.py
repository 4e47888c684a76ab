"""Pure: what stands in the line when a chip is moved by one: another kind, a minute later, another use of the line."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from commander.board.record import Occurred
from commander.board.timeline import EntryKind
from commander.wording.language import Bilingual, Language
from commander.wording.said import Piece, Says, due_words
from commander.wording.times import local
from commander.wording.turning import Turn, turn_word

# In the order of their chips; the words are those that a line understands.
_KINDS: Final[Mapping[EntryKind, Bilingual]] = {
    EntryKind.FACT: Bilingual("事実", "fact"),
    EntryKind.DECISION: Bilingual("決定", "decision"),
    EntryKind.ACTION: Bilingual("対応", "action"),
    EntryKind.QUESTION: Bilingual("質問", "question"),
    EntryKind.HYPOTHESIS: Bilingual("仮説", "hypothesis"),
    EntryKind.FOLLOW_UP: Bilingual("後続", "follow-up"),
    EntryKind.GOOD_MOVE: Bilingual("良い動き", "good move"),
    EntryKind.COMMUNICATION: Bilingual("連絡", "communication"),
}


def stepped(piece: Piece, step: int, now: datetime, language: Language) -> str | None:
    """The words in the piece's place; None: there is nothing beside it. A time moves by a minute."""
    match piece.says:
        case Says.KIND if piece.kind is not None and piece.kind in _KINDS:
            kinds = list(_KINDS)
            kind = kinds[(kinds.index(piece.kind) + step) % len(kinds)]
            return f"{_KINDS[kind].said_in(language)}:"
        case Says.TURN if piece.turn is not None:
            turns = list(Turn)
            return turn_word(turns[(turns.index(piece.turn) + step) % len(turns)], language)
        case Says.WHEN if isinstance(piece.time, Occurred):
            return _when(piece.time, step, now, language)
        case Says.DUE if isinstance(piece.time, Occurred):
            moved = Occurred(instant=piece.time.instant + timedelta(minutes=step), zone=piece.time.zone)
            return due_words(moved, now, language) if moved.instant > now else None
        case _:
            return None


def _when(time: Occurred, step: int, now: datetime, language: Language) -> str | None:
    instant = time.instant + timedelta(minutes=step)
    if instant > now:
        return None
    there, today = local(instant, time.zone), local(now, time.zone).date()
    day = "" if there.date() == today else f"{there.year}-{there.month:02}-{there.day:02} "
    about = ("約" if language is Language.JA else "about ") if time.approximate else ""
    return f"{about}{day}{there:%H:%M}"
