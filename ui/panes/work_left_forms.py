"""The forms about procedures, what is left to do, and actions that ended: their fields and ways."""

from PySide6.QtWidgets import QWidget

from commander.board.action_course import LiftTemporary, ProveAction
from commander.board.actions import Action
from commander.board.follow_ups import EndFollowUp, FollowUp, FollowUpEnd, NoteFollowUp, PlanFollowUp, When
from commander.board.runs import StepState, TickStep
from commander.todo_entries import TodoEntry
from ui.panes.editor import Editor
from ui.panes.work_form import Part, PartKind, Said, Way, WorkForm, WorkForms

_LINE, _PERSON, _AHEAD = PartKind.LINE, PartKind.PERSON, PartKind.AHEAD


class LeftForms(WorkForms):
    """Makes the forms about steps, what is left, and actions that ended."""

    def step(self, run: str, number: int, state: StepState) -> Editor:
        """A step of a procedure: done, skipped with the reason, or open again."""

        def ticked(to: StepState, said: Said) -> TickStep:
            reason = said.texts["reason"] if to is StepState.SKIPPED else ""
            return TickStep(incident=self._stream, run=run, step=number, state=to, reason=reason)

        ways = [
            Way(name="step-done", parts=(), command=lambda said: ticked(StepState.DONE, said)),
            Way(name="step-skip", parts=("reason",), command=lambda said: ticked(StepState.SKIPPED, said)),
            Way(name="step-open", parts=(), command=lambda said: ticked(StepState.OPEN, said)),
        ]
        wanted = ways[:2] if state is StepState.OPEN else [ways[2], ways[1], ways[0]]
        return self._form([Part(name="reason", kind=_LINE)], wanted)

    def follow_up(self, found: FollowUp) -> Editor:
        """Who does it, by when; or how it ended."""
        plan = found.plan
        parts = [
            *_plan_parts(plan.owner or self._model.person, plan.when),
            Part(name="evidence", kind=_LINE),
            Part(name="reason", kind=_LINE),
        ]

        def ended(end: FollowUpEnd, reason: str) -> EndFollowUp:
            return EndFollowUp(incident=self._stream, follow_up=found.follow_up, end=end, reason=reason)

        ways = [
            Way(
                name="plan",
                parts=("owner", "due", "when"),
                command=lambda said: PlanFollowUp(
                    incident=self._stream,
                    follow_up=found.follow_up,
                    owner=said.texts["owner"],
                    due=said.times.get("due"),
                    when=When(said.choices["when"]),
                ),
            ),
            Way(
                name="done",
                parts=("evidence",),
                command=lambda said: ended(FollowUpEnd.DONE, said.texts["evidence"]),
            ),
            Way(
                name="not-doing",
                parts=("reason",),
                command=lambda said: ended(FollowUpEnd.NOT_DOING, said.texts["reason"]),
            ),
        ]
        return self._form(parts, ways)

    def add_follow_up(self, parent: QWidget) -> WorkForm:
        """Note what is left to do."""
        parts = [Part(name="follow_up", kind=_LINE), *_plan_parts("", When.LATER)]
        names = tuple(part.name for part in parts)
        return self._form(parts, [Way(name="follow-up", parts=names, command=self._noted)], parent)

    def todo(self, entry: TodoEntry) -> Editor:
        """Take an entry of the timeline on as a follow-up."""
        parts = _plan_parts("", When.LATER)
        way = Way(
            name="take",
            parts=("owner", "due", "when"),
            command=lambda said: self._noted(said, entry.text, entry.entry),
        )
        return self._form(parts, [way])

    def _noted(self, said: Said, text: str = "", entry: str = "") -> NoteFollowUp:
        return NoteFollowUp(
            incident=self._stream,
            text=text or said.texts["follow_up"],
            when=When(said.choices["when"]),
            owner=said.texts["owner"],
            due=said.times.get("due"),
            entry=entry,
        )

    def ended_action(self, action: Action) -> Editor | None:
        """Of one that worked: whether it holds, and how a temporary one ended; None: nothing is left to say."""

        def proved(holds: bool, said: Said) -> ProveAction:
            return ProveAction(
                incident=self._stream, action=action.action, holds=holds, evidence=said.texts["evidence"]
            )

        ways = []
        if action.is_unproved:
            ways += [
                Way(name="verify", parts=("evidence",), command=lambda said: proved(True, said)),
                Way(name="fails", parts=("evidence",), command=lambda said: proved(False, said)),
            ]
        if action.is_in_place:
            ways.append(
                Way(
                    name="lift",
                    parts=("reason",),
                    command=lambda said: LiftTemporary(
                        incident=self._stream, action=action.action, reason=said.texts["reason"]
                    ),
                )
            )
        parts = [Part(name="evidence", kind=_LINE), Part(name="reason", kind=_LINE)]
        return self._form(parts, ways) if ways else None


def _plan_parts(owner: str, when: When) -> list[Part]:
    return [
        Part(name="owner", kind=_PERSON, start=owner),
        Part(name="due", kind=_AHEAD),
        Part(name="when", kind=PartKind.CHOICE, choices=tuple(When), start=str(when)),
    ]
