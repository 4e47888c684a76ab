"""The forms about options, decisions and questions: for each row its fields and ways, and what adds one."""

from PySide6.QtWidgets import QWidget

from commander.board.decisions import (
    Decision,
    DecisionState,
    DropDecision,
    MakeDecision,
    ObjectToDecision,
    ProposeDecision,
    ReviewDecision,
)
from commander.board.options import ProposeOption
from commander.board.questions import AnswerQuestion, AskQuestion, ChaseQuestion, DropQuestion, Question
from commander.wording.work_typed import alternatives_said, alternatives_text
from ui.panes.editor import Editor
from ui.panes.work_form import Part, PartKind, Said, Way, WorkForm, WorkForms

_LINE, _PERSON, _AHEAD = PartKind.LINE, PartKind.PERSON, PartKind.AHEAD
_REVIEW = "+30m"
_ANSWER = "+15m"


class DecisionForms(WorkForms):
    """Makes the forms about options, decisions and questions."""

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
