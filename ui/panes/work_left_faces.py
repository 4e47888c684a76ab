"""The rows of what is left after the repair: measures in place, follow-ups, what the timeline wishes done."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from commander.board.actions import Action
from commander.board.follow_ups import FollowUp
from commander.board.timeline import EntryKind
from commander.todo_entries import TodoEntry
from ui.models.board import BoardModel
from ui.panes.slot import Face
from ui.theme import Tone
from ui.widgets.text_layout import Run as Piece
from ui.words import Words


class LeftFaces:
    """Makes the rows of the section of what is left. Holds no widget."""

    def __init__(self, model: BoardModel, words: Words) -> None:
        self._model, self._words = model, words

    def rows(self, todos: Sequence[TodoEntry]) -> Iterator[Face]:
        """What is still to be done first, what has ended last."""
        actions = self._model.board.actions
        for action in actions.in_place():
            yield self._ended(
                action, QCoreApplication.translate("Work", "temporary, still in place"), Tone.WARN
            )
        for action in actions.finished():
            if action.is_unproved and not action.is_in_place:
                yield self._ended(action, QCoreApplication.translate("Work", "not verified"), Tone.WARN)
        for one in self._model.board.work.follow_ups.left():
            yield self._follow_up(one)
        for entry in todos:
            yield Face(
                key=f"todo:{entry.entry}",
                value=(Piece(" ".join(entry.text.split())),),
                chip=(self._words.label(EntryKind.FOLLOW_UP), Tone.NEUTRAL),
                detail=QCoreApplication.translate("Work", "from the timeline"),
                is_item=True,
            )
        for one in self._model.board.work.follow_ups.by_id.values():
            if one.ending is not None:
                yield self._follow_up(one)

    def _ended(self, action: Action, word: str, tone: Tone) -> Face:
        proof = (
            action.proof.evidence
            if action.proof
            else QCoreApplication.translate("Work", "nobody verified that it holds")
        )
        return Face(
            key=f"ended:{action.action}",
            value=(Piece(action.text),),
            chip=(word, tone),
            detail=joined(self._model.policy.person_name(action.owner), action.measured, proof),
            note=self._words.time(action.finished_at, self._model.now) if action.finished_at else "",
            is_item=True,
        )

    def _follow_up(self, one: FollowUp) -> Face:
        words, now, plan = self._words, self._model.now, one.plan
        is_over = one.ending is None and plan.due is not None and plan.due <= now
        chip = (words.label(plan.when), Tone.BAD if is_over else Tone.NEUTRAL)
        if one.ending is not None:
            chip = words.label(one.ending.end), Tone.PAST
        owner = self._model.policy.person_name(plan.owner)
        runs = [Piece(" ".join(one.text.split()), Tone.NEUTRAL if one.ending else None)]
        if not owner and one.ending is None:
            runs.append(Piece("  " + QCoreApplication.translate("Work", "nobody has it"), Tone.WARN))
        due = (
            QCoreApplication.translate("Work", "due {time}").format(time=words.time(plan.due, now))
            if plan.due
            else ""
        )
        return Face(
            key=f"follow-up:{one.follow_up}",
            value=tuple(runs),
            chip=chip,
            detail=one.ending.reason if one.ending else joined(owner, due),
            is_item=True,
            is_fixed=one.ending is not None,
        )


def joined(*parts: str) -> str:
    """What there is of them, on one line."""
    return " ・ ".join(part for part in parts if part)
