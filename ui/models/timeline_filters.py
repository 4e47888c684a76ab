"""The usual filters of a timeline, each as a narrowing."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from commander.narrowing import Narrowing, Sort, by_kind, kinds_of
from commander.wording.labels import Mark


class Filter(StrEnum):
    """Which rows are shown."""

    ALL = "all"
    DECISIONS = "decisions"
    ACTIONS = "actions"
    QUESTIONS = "questions"


PRESETS: Final[Mapping[Filter, Narrowing]] = {
    Filter.ALL: Narrowing(),
    Filter.DECISIONS: by_kind(Mark.DECISION),
    Filter.ACTIONS: by_kind(Mark.ACTION),
    Filter.QUESTIONS: by_kind(Mark.QUESTION),
}
KINDS: Final = {one: kinds_of(frozenset(narrowing.keys(Sort.KIND))) for one, narrowing in PRESETS.items()}
