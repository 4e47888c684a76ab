"""What the actions pane says of lanes, of who took an action on, of what is proved, and of the work page behind it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.board.actions import WORKED, Action
from commander.board.lanes import ASKED_OF, Lane, Nature
from commander.board.runs import Run as Gone
from commander.deadlines import goals
from commander.deadlines.course import ANSWERED_WITHIN
from ui.models.board import BoardModel
from ui.panes.slot import Face
from ui.shortcuts import Action as Key
from ui.shortcuts import shortcut
from ui.theme import Tone
from ui.widgets.text_layout import Run
from ui.words import Words

WORK_ROW: Final = "work"


def lane_face(lane: Lane, model: BoardModel, words: Words) -> Face:
    """The name of a lane, and whom to ask about it instead of those who work (2-07, 2-14)."""
    holder = next(((role, who) for role in ASKED_OF[lane] if (who := model.board.roles.holder(role))), None)
    said = ""
    if holder is not None:
        ask = QCoreApplication.translate("ActionsPane", "ask {person} ({role})")
        said = ask.format(person=model.policy.person_name(holder[1]), role=words.role(holder[0]))
    return Face(
        key=f"lane:{lane}",
        label=words.label(lane),
        value=(Run(said, Tone.NEUTRAL),),
        is_fixed=True,
    )


def taking_runs(action: Action, model: BoardModel, words: Words) -> tuple[Run, ...]:
    """Nobody has it, or whoever was asked has not answered (1-08, 2-15, 2-21)."""
    owned = action.ownership
    if not action.owner:
        nobody = QCoreApplication.translate("ActionsPane", "nobody has it: {person} declined")
        text = nobody.format(person=model.policy.person_name(owned.person))
        return (Run(f"  {text}", Tone.BAD),)
    if not action.is_asked:
        return ()
    waits = QCoreApplication.translate("ActionsPane", "asked, no answer for {span}")
    is_late = model.now - owned.since >= ANSWERED_WITHIN
    text = waits.format(span=words.age(owned.since, model.now))
    return (Run(f"  {text}", Tone.BAD if is_late else Tone.WARN),)


def course_detail(action: Action, runs: Sequence[Gone], words: Words, now: datetime) -> str:
    """Its procedure, its nature, how often it took longer than planned, its fallback (3-07, 3-08)."""
    parts = [f"{run.begun.title} {run.gone_through}/{len(run.begun.steps)}" for run in runs]
    if action.place.nature is not Nature.OPEN:
        parts.append(words.label(action.place.nature))
    if action.extensions:
        longer = QCoreApplication.translate(
            "ActionsPane", "planned until {time}, moved {count}×: estimate anew?"
        )
        parts.append(longer.format(time=words.time(action.planned_until, now), count=action.extensions))
    if action.fallback:
        parts.append(QCoreApplication.translate("ActionsPane", "else: {what}").format(what=action.fallback))
    return " ・ ".join(parts)


def ended_runs(action: Action) -> tuple[Run, ...]:
    """What is not done with an action that ended: nobody verified it, it doesn't hold, it is temporary."""
    runs = []
    if action.proof is not None and not action.proof.holds:
        doesnt = QCoreApplication.translate("ActionsPane", "doesn't hold: {what}")
        runs.append(Run("  " + doesnt.format(what=action.proof.evidence), Tone.BAD))
    elif action.is_unproved:
        runs.append(Run("  " + QCoreApplication.translate("ActionsPane", "not verified"), Tone.WARN))
    if action.is_in_place:
        runs.append(Run("  " + QCoreApplication.translate("ActionsPane", "temporary, in place"), Tone.WARN))
    return tuple(runs)


def ended_detail(action: Action) -> str:
    """What shows that it holds; where it has no effect, what comes next."""
    proof = action.proof
    if proof is not None and proof.holds:
        return QCoreApplication.translate("ActionsPane", "verified: {what}").format(what=proof.evidence)
    is_over = action.result not in WORKED or proof is not None
    if action.fallback and is_over:
        return QCoreApplication.translate("ActionsPane", "next: {what}").format(what=action.fallback)
    return ""


def work_faces(model: BoardModel) -> Iterator[Face]:
    """One row for all that stands on the work page, red or amber when something of it waits; none: nothing stands."""
    work, now = model.board.work, model.now
    polled, questions = work.decisions.polled(), work.questions.open()
    late = [one for one in questions if one.asking.answer_by <= now]
    reviews = [one for one in work.decisions.standing() if one.review_at and one.review_at <= now]
    over = [one for one in goals(model.board, model.policy) if one.overrun(now) and one.reached_at is None]
    said = [
        _counted(QCoreApplication.translate("ActionsPane", "proposals {count}"), len(polled), Tone.WARN),
        _counted(
            QCoreApplication.translate("ActionsPane", "decided {count}"),
            len(work.decisions.standing()),
            Tone.NEUTRAL,
        ),
        _counted(
            QCoreApplication.translate("ActionsPane", "to look at again {count}"), len(reviews), Tone.BAD
        ),
        _counted(
            QCoreApplication.translate("ActionsPane", "questions {count}"),
            len(questions),
            Tone.BAD if late else Tone.NEUTRAL,
        ),
        _counted(
            QCoreApplication.translate("ActionsPane", "risks {count}"),
            len(work.risks.standing()),
            Tone.NEUTRAL,
        ),
        _counted(
            QCoreApplication.translate("ActionsPane", "temporary {count}"),
            len(model.board.actions.in_place()),
            Tone.WARN,
        ),
        _counted(
            QCoreApplication.translate("ActionsPane", "left {count}"),
            len(work.follow_ups.left()),
            Tone.NEUTRAL,
        ),
        _counted(QCoreApplication.translate("ActionsPane", "past target {count}"), len(over), Tone.WARN),
    ]
    runs = [run for run in said if run is not None]
    if runs:
        yield Face(
            key=WORK_ROW,
            value=tuple(_parted(runs)),
            chip=(shortcut(Key.WORK).shown, Tone.NEUTRAL),
            is_item=True,
        )


def _counted(text: str, count: int, tone: Tone) -> Run | None:
    return Run(text.format(count=count), tone) if count else None


def _parted(runs: list[Run]) -> Iterator[Run]:
    for place, run in enumerate(runs):
        if place:
            yield Run(" ・ ", Tone.NEUTRAL)
        yield run
