"""The forms of the work page: for each kind of row its fields and ways, and for each section what adds to it."""

from PySide6.QtWidgets import QWidget

from commander.board.action_course import LiftTemporary, ProveAction
from commander.board.actions import Action
from commander.board.causes import Category, Cause, JudgeCause
from commander.board.changes import Change, ChangeKind, JudgeChange, NoteChange, Suspicion
from commander.board.decisions import (
    Decision,
    DecisionState,
    DropDecision,
    MakeDecision,
    ObjectToDecision,
    ProposeDecision,
    ReviewDecision,
)
from commander.board.follow_ups import EndFollowUp, FollowUp, FollowUpEnd, NoteFollowUp, PlanFollowUp, When
from commander.board.options import ProposeOption
from commander.board.questions import AnswerQuestion, AskQuestion, ChaseQuestion, DropQuestion, Question
from commander.board.risks import EndRisk, JudgeRisk, Level, Risk, RiskEnd
from commander.board.runs import StepState, TickStep
from commander.todo_entries import TodoEntry
from commander.wording.work_typed import alternatives_said, alternatives_text
from commander.wording.yes_no import YesNo
from ui.models.board import BoardModel
from ui.panes.editor import Editor
from ui.panes.work_form import Part, PartKind, Said, Way, WorkForm
from ui.words import Words

_LINE, _PERSON, _AHEAD = PartKind.LINE, PartKind.PERSON, PartKind.AHEAD
_REVIEW = "+30m"
_ANSWER = "+15m"


class WorkForms:
    """Makes the forms of one window. Each is for the incident that is shown when it is made."""

    def __init__(self, model: BoardModel, words: Words) -> None:
        self._model, self._words = model, words

    def _form(self, parts: list[Part], ways: list[Way], parent: QWidget | None = None) -> WorkForm:
        return WorkForm(self._model, self._words, parts, ways, parent)

    @property
    def _stream(self) -> str:
        return self._model.stream

    def decision(self, found: Decision) -> Editor | None:
        """Of a proposal: objections by name, or the word. Of a decision: whether it stands."""
        if found.state is DecisionState.POLLED:
            return self._poll(found)
        if found.state is not DecisionState.MADE:
            return None
        parts = [Part(name="reason", kind=_LINE), Part(name="review", kind=_AHEAD)]

        def reviewed(stands: bool, said: Said) -> ReviewDecision:
            return ReviewDecision(
                incident=self._stream,
                decision=found.decision,
                stands=stands,
                reason=said.texts["reason"],
                review_at=said.times.get("review"),
            )

        ways = [
            Way(name="stands", parts=("reason", "review"), command=lambda said: reviewed(True, said)),
            Way(name="overturn", parts=("reason",), command=lambda said: reviewed(False, said)),
        ]
        return self._form(parts, ways)

    def _poll(self, found: Decision) -> Editor:
        parts = [
            Part(name="objector", kind=_PERSON),
            Part(name="objection"),
            Part(name="basis", kind=_LINE, start=found.basis),
            Part(name="executor", kind=_PERSON, start=found.executor),
            Part(name="review", kind=_AHEAD),  # left empty, it stays as it was proposed
            Part(name="rejected", start=alternatives_text(found.rejected)),
            Part(name="reason", kind=_LINE),
        ]
        decide = "decide-all-the-same" if found.objections else "decide-unopposed"
        ways = [
            Way(
                name=decide,
                parts=("basis", "executor", "review", "rejected"),
                command=lambda said: self._made(said, found.decision),
            ),
            Way(
                name="object",
                parts=("objector", "objection"),
                command=lambda said: ObjectToDecision(
                    incident=self._stream,
                    decision=found.decision,
                    person=said.texts["objector"],
                    objection=said.texts["objection"],
                ),
            ),
            Way(
                name="drop",
                parts=("reason",),
                command=lambda said: DropDecision(
                    incident=self._stream, decision=found.decision, reason=said.texts["reason"]
                ),
            ),
        ]
        return self._form(parts, ways)

    def _made(self, said: Said, decision: str = "") -> MakeDecision:
        return MakeDecision(
            incident=self._stream,
            decision=decision,
            text="" if decision else said.texts["decision"],
            decider=said.texts.get("decider", ""),
            basis=said.texts["basis"],
            executor=said.texts["executor"],
            review_at=said.times.get("review"),
            rejected=alternatives_said(said.texts["rejected"]),
        )

    def add_decision(self, parent: QWidget) -> WorkForm:
        """Ask for strong objections, or write down what was decided."""
        parts = [
            Part(name="decision", kind=_LINE),
            Part(name="basis"),
            Part(name="executor", kind=_PERSON),
            Part(name="review", kind=_AHEAD, start=_REVIEW),
            Part(name="rejected", kind=_LINE),
            Part(name="decider", kind=_PERSON),
        ]
        shown = ("decision", "basis", "executor", "review", "rejected")
        ways = [
            Way(
                name="propose",
                parts=shown,
                command=lambda said: ProposeDecision(
                    incident=self._stream,
                    text=said.texts["decision"],
                    basis=said.texts["basis"],
                    executor=said.texts["executor"],
                    review_at=said.times.get("review"),
                    rejected=alternatives_said(said.texts["rejected"]),
                ),
            ),
            Way(name="decide", parts=(*shown, "decider"), command=self._made),
        ]
        return self._form(parts, ways, parent)

    def question(self, found: Question) -> Editor:
        """The answer, asking again, or that nobody needs it any more."""
        parts = [
            Part(name="answer", kind=_LINE),
            Part(name="asked_to", kind=_PERSON, start=found.asking.person),
            Part(name="answer_by", kind=_AHEAD, start=_ANSWER),
            Part(name="reason"),
        ]
        answer = Way(
            name="answer",
            parts=("answer", "asked_to"),
            command=lambda said: AnswerQuestion(
                incident=self._stream,
                question=found.question,
                answer=said.texts["answer"],
                person=said.texts["asked_to"],
            ),
        )
        if not found.is_open:
            return self._form(parts, [answer])
        chase = Way(
            name="chase",
            parts=("asked_to", "answer_by", "reason"),
            command=lambda said: ChaseQuestion(
                incident=self._stream,
                question=found.question,
                asked_to=said.texts["asked_to"],
                answer_by=said.times["answer_by"] or self._model.now,
                reason=said.texts["reason"],
            ),
        )
        drop = Way(
            name="drop",
            parts=("reason",),
            command=lambda said: DropQuestion(
                incident=self._stream, question=found.question, reason=said.texts["reason"]
            ),
        )
        return self._form(parts, [answer, chase, drop])

    def add_question(self, parent: QWidget) -> WorkForm:
        """Ask one person something."""
        parts = [
            Part(name="question", kind=_LINE),
            Part(name="asked_to", kind=_PERSON),
            Part(name="answer_by", kind=_AHEAD, start=_ANSWER),
            Part(name="asker", kind=_PERSON),
        ]
        ask = Way(
            name="ask",
            parts=tuple(part.name for part in parts),
            command=lambda said: AskQuestion(
                incident=self._stream,
                text=said.texts["question"],
                asked_to=said.texts["asked_to"],
                answer_by=said.times["answer_by"] or self._model.now,
                asker=said.texts["asker"],
            ),
        )
        return self._form(parts, [ask], parent)

    def change(self, found: Change) -> Editor:
        """Suspected as the trigger, or not."""

        def judged(suspicion: Suspicion, said: Said) -> JudgeChange:
            return JudgeChange(
                incident=self._stream,
                change=found.noted.change,
                suspicion=suspicion,
                reason=said.texts["reason"],
            )

        ways = [
            Way(name="suspect", parts=("reason",), command=lambda said: judged(Suspicion.SUSPECTED, said)),
            Way(name="clear", parts=("reason",), command=lambda said: judged(Suspicion.CLEARED, said)),
        ]
        return self._form([Part(name="reason", kind=_LINE)], ways)

    def add_change(self, parent: QWidget) -> WorkForm:
        """Note what was changed; how it is turned back becomes an option at once."""
        parts = [
            Part(name="change", kind=_LINE),
            Part(name="change_kind", kind=PartKind.CHOICE, choices=tuple(ChangeKind)),
            Part(name="changed_at", kind=PartKind.PAST),
            Part(name="is_risky", kind=PartKind.CHOICE, choices=(YesNo.NO, YesNo.YES)),
            Part(name="revert", kind=_LINE),
            Part(name="speed"),
            Part(name="blast_radius"),
        ]
        note = Way(
            name="note-change",
            parts=tuple(part.name for part in parts),
            command=lambda said: NoteChange(
                incident=self._stream,
                text=said.texts["change"],
                change_kind=ChangeKind(said.choices["change_kind"]),
                changed_at=said.past.get("changed_at"),
                is_risky=said.choices["is_risky"] == YesNo.YES,
                revert=said.texts["revert"],
                speed=said.texts["speed"],
                blast_radius=said.texts["blast_radius"],
            ),
        )
        return self._form(parts, [note], parent)

    def cause(self, cause: Cause) -> Editor:
        """What kind of cause it is."""
        judged = cause.judged
        parts = [
            Part(
                name="category",
                kind=PartKind.CHOICE,
                choices=tuple(Category),
                start=str(judged.category) if judged else "",
            ),
            Part(name="basis", start=judged.basis if judged else ""),
            Part(name="is_confirmed", kind=PartKind.CHOICE, choices=(YesNo.NO, YesNo.YES)),
        ]
        way = Way(
            name="cause",
            parts=tuple(part.name for part in parts),
            command=lambda said: JudgeCause(
                incident=self._stream,
                category=Category(said.choices["category"]),
                basis=said.texts["basis"],
                is_confirmed=said.choices["is_confirmed"] == YesNo.YES,
            ),
        )
        return self._form(parts, [way])

    def risk(self, found: Risk) -> Editor:
        """Judge it anew, or take it off the list."""
        judged = found.judged
        parts = [*_risk_parts(judged.owner, judged.likelihood, judged.effect, judged.watched_by)]
        parts.append(Part(name="reason", kind=_LINE))

        def ended(end: RiskEnd, said: Said) -> EndRisk:
            return EndRisk(incident=self._stream, risk=found.risk, end=end, reason=said.texts["reason"])

        ways = [
            Way(
                name="judge",
                parts=("owner", "likelihood", "effect", "watched_by"),
                command=lambda said: self._risk(said, found.risk),
            ),
            Way(name="gone", parts=("reason",), command=lambda said: ended(RiskEnd.GONE, said)),
            Way(name="happened", parts=("reason",), command=lambda said: ended(RiskEnd.HAPPENED, said)),
        ]
        return self._form(parts, ways)

    def add_risk(self, parent: QWidget) -> WorkForm:
        """Put a risk on the list."""
        parts = [Part(name="risk", kind=_LINE), *_risk_parts("", Level.MEDIUM, Level.MEDIUM, "")]
        names = tuple(part.name for part in parts)
        return self._form(parts, [Way(name="risk", parts=names, command=self._risk)], parent)

    def _risk(self, said: Said, risk: str = "") -> JudgeRisk:
        return JudgeRisk(
            incident=self._stream,
            risk=risk,
            text="" if risk else said.texts["risk"],
            owner=said.texts["owner"],
            likelihood=Level(said.choices["likelihood"]),
            effect=Level(said.choices["effect"]),
            watched_by=said.texts["watched_by"],
        )

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

    def add_option(self, parent: QWidget) -> WorkForm:
        """Name what could be done; what turns back comes first."""
        parts = [
            Part(name="option", kind=_LINE),
            Part(name="speed"),
            Part(name="blast_radius"),
            Part(name="condition"),
        ]
        names = tuple(part.name for part in parts)

        def proposed(restore_first: bool, said: Said) -> ProposeOption:
            return ProposeOption(
                incident=self._stream,
                text=said.texts["option"],
                speed=said.texts["speed"],
                blast_radius=said.texts["blast_radius"],
                condition=said.texts["condition"],
                restore_first=restore_first,
            )

        ways = [
            Way(name="restore", parts=names, command=lambda said: proposed(True, said)),
            Way(name="option", parts=names, command=lambda said: proposed(False, said)),
        ]
        return self._form(parts, ways, parent)


def _risk_parts(owner: str, likelihood: Level, effect: Level, watched_by: str) -> list[Part]:
    levels = tuple(Level)
    return [
        Part(name="owner", kind=_PERSON, start=owner),
        Part(name="likelihood", kind=PartKind.CHOICE, choices=levels, start=str(likelihood)),
        Part(name="effect", kind=PartKind.CHOICE, choices=levels, start=str(effect)),
        Part(name="watched_by", kind=_LINE, start=watched_by),
    ]


def _plan_parts(owner: str, when: When) -> list[Part]:
    return [
        Part(name="owner", kind=_PERSON, start=owner),
        Part(name="due", kind=_AHEAD),
        Part(name="when", kind=PartKind.CHOICE, choices=tuple(When), start=str(when)),
    ]
