"""Pure: what an entry, or the line being typed, can be turned into, and the words that say so in front of a line."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from commander.board.timeline import EntryKind
from commander.wording.language import Bilingual, Language


class Turn(StrEnum):
    """What becomes of it."""

    POST = "post"
    TASK = "task"
    ASK = "ask"
    DECIDE = "decide"


_WORDS: Final[Mapping[str, Turn]] = {
    "post": Turn.POST, "掲示": Turn.POST, "連絡": Turn.POST, "発信": Turn.POST,
    "task": Turn.TASK, "タスク": Turn.TASK, "対応": Turn.TASK, "依頼": Turn.TASK,
    "ask": Turn.ASK, "質問": Turn.ASK, "確認": Turn.ASK,
    "decide": Turn.DECIDE, "決定": Turn.DECIDE,
}  # fmt: skip
# The kind whose words its line is read with: a task has an owner and a time, and so on.
KIND_OF: Final[Mapping[Turn, EntryKind]] = {
    Turn.POST: EntryKind.FACT,
    Turn.TASK: EntryKind.ACTION,
    Turn.ASK: EntryKind.QUESTION,
    Turn.DECIDE: EntryKind.DECISION,
}
_NAMES: Final = {
    Turn.POST: Bilingual("連絡文へ", "into a message"),
    Turn.TASK: Bilingual("対応にする", "a task"),
    Turn.ASK: Bilingual("質問にする", "a question"),
    Turn.DECIDE: Bilingual("決定にする", "a decision"),
}
_LEADING: Final = re.compile(rf"\s*(?P<said>/(?P<word>{'|'.join(_WORDS)}))\s+", re.IGNORECASE)


def turn_name(turn: Turn, language: Language) -> str:
    """What it becomes, as its chip says it."""
    return _NAMES[turn].said_in(language)


def turn_word(turn: Turn, language: Language) -> str:
    """The word that is put in front of a line."""
    words = {Turn.POST: "掲示", Turn.TASK: "対応", Turn.ASK: "質問", Turn.DECIDE: "決定"}
    return f"/{words[turn] if language is Language.JA else turn}"


def turn_at_start(plain: str) -> tuple[Turn, int, int, int] | None:
    """What a line is turned into by its first word: which, from where to where it is said, where the rest begins."""
    found = _LEADING.match(plain)
    if found is None:
        return None
    return _WORDS[found["word"].lower()], *found.span("said"), found.end()
