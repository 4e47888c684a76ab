"""The rows of the work page, section by section, as they follow from the board. Holds no widget."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.board.causes import Cause
from commander.board.changes import Change, Suspicion
from commander.board.decisions import Decision, DecisionState
from commander.board.procedures import number_of, offered
from commander.board.questions import Question
from commander.board.risks import Risk
from commander.board.runs import Run, StepState
from commander.procedures.offered import components_hit, words_said
from commander.todo_entries import TodoEntry
from ui.models.board import BoardModel
from ui.panes.slot import Face
from ui.panes.standing_words import component_names
from ui.panes.work_left_faces import LeftFaces, joined
from ui.theme import Tone
from ui.widgets.text_layout import Run as Piece
from ui.words import Words

_DECISION_TONES: Final = {
    DecisionState.POLLED: Tone.WARN,
    DecisionState.MADE: Tone.DECISION,
    DecisionState.DROPPED: Tone.PAST,
    DecisionState.OVERTURNED: Tone.PAST,
}
_SUSPICION_TONES: Final = {
    Suspicion.SUSPECTED: Tone.BAD,
    Suspicion.NOT_LOOKED_AT: Tone.NEUTRAL,
    Suspicion.CLEARED: Tone.PAST,
}
_STEP_TONES: Final = {StepState.OPEN: Tone.ACCENT, StepState.DONE: Tone.OK, StepState.SKIPPED: Tone.PAST}
_GRAVE_RISK: Final = 6  # of nine


class Section(StrEnum):
    """One part of the page."""

    OPTIONS = "options"
    DECISIONS = "decisions"
    QUESTIONS = "questions"
    CHANGES = "changes"
    RISKS = "risks"
    PROCEDURES = "procedures"
    LEFT = "left"


class WorkFaces:
    """Makes the rows. A row's key names what it is: "decision:<id>"."""

    def __init__(self, model: BoardModel, words: Words) -> None:
        self._model, self._words = model, words
        self._left = LeftFaces(model, words)

    def of(self, section: Section, todos: Sequence[TodoEntry]) -> list[Face]:
        """The rows of one section; those of options are the actions pane's."""
        match section:
            case Section.DECISIONS:
                found = self._model.board.work.decisions
                decided = [one for one in found.by_id.values() if one.state is not DecisionState.POLLED]
                newest = sorted(decided, key=lambda one: one.outcome.at if one.outcome else self._model.now)
                return [self._decision(one) for one in [*found.polled(), *reversed(newest)]]
            case Section.QUESTIONS:
                asked = self._model.board.work.questions
                closed = [one for one in asked.by_id.values() if not one.is_open]
                return [self._question(one) for one in [*asked.open(), *reversed(closed)]]
            case Section.CHANGES:
                changes = self._model.board.work.changes.newest_first()
                return [self._cause(self._model.board.work.cause), *map(self._change, changes)]
            case Section.RISKS:
                risks = self._model.board.work.risks
                ended = [one for one in risks.by_id.values() if one.ended is not None]
                return [self._risk(one) for one in [*risks.standing(), *ended]]
            case Section.PROCEDURES:
                return [*self._runs(), *self._offered()]
            case Section.LEFT:
                return list(self._left.rows(todos))
            case Section.OPTIONS:
                return []

    def _decision(self, one: Decision) -> Face:
        words, now, person = self._words, self._model.now, self._model.policy.person_name
        is_past = one.state in (DecisionState.DROPPED, DecisionState.OVERTURNED)
        objections = QCoreApplication.translate("Work", "strong objection: {people}").format(
            people=_list(f"{person(each.person)} – {each.text}" for each in one.objections)
        )
        unopposed = one.made is not None and one.made.polled and not one.objections
        review = one.review_at or (one.proposed.review_at if one.outcome is None and one.proposed else None)
        rejected = _list(
            f"{each.text} ({each.why_not})" if each.why_not else each.text for each in one.rejected
        )
        why = one.outcome.reason if one.outcome else ""
        if one.review is not None and not one.review.stands:
            why = one.review.reason
        at = one.decided_at or one.proposed_at
        runs = [Piece(one.text, Tone.PAST if is_past else None, struck=is_past)]
        if one.state is DecisionState.POLLED and not one.objections:
            runs.append(Piece("  " + QCoreApplication.translate("Work", "strong objections?"), Tone.WARN))
        if review is not None and review <= now:
            runs.append(Piece("  " + QCoreApplication.translate("Work", "look again: overdue"), Tone.BAD))
        return Face(
            key=f"decision:{one.decision}",
            value=tuple(runs),
            chip=(words.label(one.state), _DECISION_TONES[one.state]),
            detail=joined(
                person(one.decider) if one.decider else "",
                objections
                if one.objections
                else QCoreApplication.translate("Work", "no strong objections")
                if unopposed
                else "",
                QCoreApplication.translate("Work", "because {basis}").format(basis=one.basis)
                if one.basis
                else "",
                QCoreApplication.translate("Work", "{person} carries it out").format(
                    person=person(one.executor)
                )
                if one.executor
                else "",
                QCoreApplication.translate("Work", "look again {time}").format(time=words.time(review, now))
                if review
                else "",
                QCoreApplication.translate("Work", "not chosen: {options}").format(options=rejected)
                if rejected
                else "",
                why,
            ),
            note=words.time(at, now) if at else "",
            is_item=True,
            is_fixed=is_past,
        )

    def _question(self, one: Question) -> Face:
        words, now, person = self._words, self._model.now, self._model.policy.person_name
        closing, is_over = one.closing, one.is_open and one.asking.answer_by <= now
        if closing is not None:
            word = (
                QCoreApplication.translate("Work", "answer given")
                if closing.is_answered
                else QCoreApplication.translate("Work", "dropped")
            )
            chip = word, Tone.OK if closing.is_answered else Tone.PAST
        else:
            chip = (
                (QCoreApplication.translate("Work", "overdue"), Tone.BAD)
                if is_over
                else (QCoreApplication.translate("Work", "asked"), Tone.WARN)
            )
        chased = (
            QCoreApplication.translate("Work", "asked {count} times").format(count=one.chased + 1)
            if one.chased
            else ""
        )
        said = f"{person(closing.person)}: {closing.text}" if closing else ""
        return Face(
            key=f"question:{one.question}",
            value=(Piece(one.text, None if one.is_open else Tone.NEUTRAL),),
            chip=chip,
            detail=said
            or joined(
                QCoreApplication.translate("Work", "to {person}").format(person=person(one.asking.person)),
                chased,
                QCoreApplication.translate("Work", "from {person}").format(person=person(one.asker)),
            ),
            note=words.countdown(one.asking.answer_by, now) if one.is_open else "",
            is_item=True,
        )

    def _cause(self, cause: Cause) -> Face:
        judged = cause.judged
        if judged is None:
            value = (
                Piece(
                    QCoreApplication.translate("Work", "kind of cause: nobody said; nothing waits for it"),
                    Tone.PAST,
                ),
            )
            return Face(
                key="cause",
                value=value,
                chip=(QCoreApplication.translate("Work", "cause"), Tone.PAST),
                is_item=True,
            )
        sure = (
            QCoreApplication.translate("Work", "confirmed")
            if judged.is_confirmed
            else QCoreApplication.translate("Work", "a guess")
        )
        return Face(
            key="cause",
            value=(Piece(self._words.label(judged.category)), Piece(f"  {sure}", Tone.NEUTRAL)),
            chip=(
                QCoreApplication.translate("Work", "cause"),
                Tone.OK if judged.is_confirmed else Tone.NEUTRAL,
            ),
            detail=judged.basis,
            is_item=True,
        )

    def _change(self, one: Change) -> Face:
        words, noted = self._words, one.noted
        return Face(
            key=f"change:{noted.change}",
            value=(
                Piece(noted.text, Tone.NEUTRAL if one.suspicion is Suspicion.CLEARED else None),
                *(
                    [Piece("  " + QCoreApplication.translate("Work", "risky"), Tone.WARN)]
                    if noted.is_risky
                    else []
                ),
            ),
            chip=(words.label(one.suspicion), _SUSPICION_TONES[one.suspicion]),
            detail=joined(
                words.label(noted.change_kind),
                self._model.policy.person_name(noted.by) if noted.by else "",
                QCoreApplication.translate("Work", "turned back by: {how}").format(how=noted.revert)
                if noted.revert
                else QCoreApplication.translate("Work", "nobody knows how to turn it back"),
                one.reason,
            ),
            note=words.time(noted.changed_at.instant, self._model.now),
            is_item=True,
        )

    def _risk(self, one: Risk) -> Face:
        words, judged = self._words, one.judged
        tone = Tone.BAD if one.weight >= _GRAVE_RISK else Tone.WARN
        level = f"{words.label(judged.likelihood)}×{words.label(judged.effect)}"
        chip = (words.label(one.ended.end), Tone.PAST) if one.ended else (level, tone)
        watched = QCoreApplication.translate("Work", "watched by {what}").format(what=judged.watched_by)
        return Face(
            key=f"risk:{one.risk}",
            value=(Piece(judged.text, Tone.PAST if one.ended else None),),
            chip=chip,
            detail=one.ended.reason
            if one.ended
            else joined(
                self._model.policy.person_name(judged.owner),
                watched if judged.watched_by else QCoreApplication.translate("Work", "nothing watches it"),
            ),
            is_item=True,
            is_fixed=one.ended is not None,
        )

    def _runs(self) -> Iterator[Face]:
        for key, run in self._model.board.work.runs.by_id.items():
            begun = run.begun
            whole = QCoreApplication.translate("Work", "{done} of {steps} steps").format(
                done=run.gone_through, steps=len(begun.steps)
            )
            yield Face(
                key=f"run:{key}",
                value=(Piece(begun.title),),
                chip=(
                    QCoreApplication.translate("Work", "version {number}").format(number=begun.number),
                    Tone.OK if run.next_step is None else Tone.ACCENT,
                ),
                detail=joined(whole, self._done_by(run), begun.url),
                note=self._words.time(run.begun_at, self._model.now),
                is_item=True,
                is_fixed=True,
            )
            for number in range(1, len(begun.steps) + 1):
                yield self._step(key, run, number)

    def _done_by(self, run: Run) -> str:
        action = self._model.board.actions.by_id.get(run.begun.action)
        return (
            QCoreApplication.translate("Work", "for: {action}").format(action=action.text) if action else ""
        )

    def _step(self, key: str, run: Run, number: int) -> Face:
        words, step, state = self._words, run.begun.steps[number - 1], run.state(number)
        tick, is_next = run.tick(number), number == run.next_step
        by_hand = (
            [Piece("  " + QCoreApplication.translate("Work", "by hand"), Tone.WARN)] if step.is_manual else []
        )
        who = self._model.policy.person_name(tick.by) if tick and state is not StepState.OPEN else ""
        chip = QCoreApplication.translate("Work", "next") if is_next else words.label(state)
        tone = _STEP_TONES[state] if is_next or state is not StepState.OPEN else Tone.NEUTRAL
        return Face(
            key=f"step:{key}:{number}",
            value=(
                Piece(f"{number}. {step.text}", None if state is StepState.OPEN else Tone.NEUTRAL),
                *by_hand,
            ),
            chip=(chip, tone),
            detail=joined(who, tick.reason if tick else ""),
            note=words.time(tick.at, self._model.now) if tick and state is not StepState.OPEN else "",
            is_item=True,
        )

    def _offered(self) -> Iterator[Face]:
        board, fields = self._model.board, self._model.policy.procedures
        hit, said = components_hit(board), words_said(board)
        begun = {run.begun.procedure for run in board.work.runs.by_id.values()}
        parts = component_names(self._model, self._words)
        for one in offered(fields, hit, said):
            if one.key in begun:
                continue
            fits = one.fits(hit, said)
            manual = sum(step.is_manual for step in one.steps)
            by_hand = (
                QCoreApplication.translate("Work", "{count} by hand").format(count=manual) if manual else ""
            )
            steps = QCoreApplication.translate("Work", "{count} steps").format(count=len(one.steps))
            version = QCoreApplication.translate("Work", "version {number}").format(
                number=number_of(fields, one.key)
            )
            names = dict.fromkeys((*(parts.get(key, key) for key in one.components), *one.kinds))
            yield Face(
                key=f"procedure:{one.key}",
                value=(Piece(one.title, None if fits else Tone.NEUTRAL),),
                chip=(QCoreApplication.translate("Work", "fits"), Tone.ACCENT)
                if fits
                else (QCoreApplication.translate("Work", "procedure"), Tone.NEUTRAL),
                detail=joined(version, steps, by_hand, _list(iter(names), ", "), one.url),
                action=QCoreApplication.translate("Work", "begin"),
                is_item=True,
            )


def _list(parts: Iterator[str], between: str = " / ") -> str:
    return between.join(parts)
