"""The words of the page of gates: rows as values. Holds no widget."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from commander.board.commands import Command
from commander.board.gate_checks import Gate, GateCheck
from commander.board.gate_orders import is_contained
from commander.board.gate_rows import CheckRow, State, gate_now, left_at_the_end, rows, three_ways
from commander.board.gates import PlanReview
from commander.board.incident import Close, Phase
from commander.board.stand_down import Defer, Deferral, StandDown
from commander.wording.gates import left_text
from ui.models.board import BoardModel
from ui.panes.slot import Face
from ui.shortcuts import Action
from ui.theme import Tone
from ui.widgets.text_layout import Run
from ui.words import Words

GO_ON = "go-on"
ALIGN = "align"
STAND_DOWN = "stand-down"
DEFER = "defer"
REVIEW = "review"
CLOSE = "close"
CHECK = "check:"
DEFERRAL = "deferral:"
ROW_OF = {
    Action.ALIGN: ALIGN,
    Action.STAND_DOWN: STAND_DOWN,
    Action.DEFER: DEFER,
    Action.PLAN_REVIEW: REVIEW,
    Action.CLOSE: CLOSE,
}
_TONES = {
    State.MET: Tone.OK,
    State.TICKED: Tone.OK,
    State.WAIVED: Tone.PAST,
    State.LATER: Tone.ACCENT,
    State.UNMET: Tone.WARN,
}


def gate_faces(model: BoardModel, words: Words) -> list[Face]:
    """Going on first, then what is checked, then what was agreed, released, left over and planned."""
    board, policy, now = model.board, model.policy, model.now
    gate = gate_now(board)
    faces: list[Face] = []
    if gate is not None:
        faces += _going_on(model, words, gate)
        faces += [_check(row, model, words) for row in rows(board, policy, {gate}, now)]
        later = [row for row in rows(board, policy, set(Gate) - {gate}, now) if row.state is State.LATER]
        faces += [_check(row, model, words) for row in later]
        faces.append(_alignment(model, words))
        if is_contained(board) or board.gates.stood_down is not None:
            faces.append(_stand_down(model, words))
    faces += [_deferral(one, model, words) for one in board.gates.rest.open_deferrals()]
    if gate is not None:
        faces.append(
            _item(
                DEFER,
                QCoreApplication.translate("Gates", "Leave something until a working day"),
                Tone.NEUTRAL,
            )
        )
    faces.append(_review(model, words))
    if gate is not None:
        faces.append(_close(model, words))
    return faces


def gate_command_as_asked(action: Action, stream: str, someone: str, soon: datetime) -> Command | None:
    """A command as the page's form might give it: only whether it could be taken at all is asked."""
    match action:
        case Action.STAND_DOWN:
            return StandDown(
                incident=stream, released=(someone,), recalled_if="-", watch_owner=someone, watch_until=soon
            )
        case Action.DEFER:
            return Defer(incident=stream, text="-", owner=someone, due=soon)
        case Action.PLAN_REVIEW | Action.GATES | Action.ALIGN:
            return PlanReview(incident=stream, owner=someone, on=soon)
        case Action.CLOSE:
            return Close(incident=stream, reason="-")
        case _:
            return None


def three_ways_hint(model: BoardModel, words: Words) -> str:
    """Which of numbers, inquiries and hands-on nobody has shown to be well; empty once all three agree."""
    found = three_ways(model.board, model.policy, model.now)
    left = [row for row in found if row.state not in (State.MET, State.TICKED)]
    if not left:
        return ""
    names = words.either("、", ", ").join(check_text(row.check, words) for row in left)
    hint = QCoreApplication.translate(
        "Gates", "Not shown yet: {checks}. Declared now, each is to be looked at within 30 minutes."
    )
    return hint.format(checks=names)


def check_text(check: GateCheck, words: Words) -> str:
    """What a check asks."""
    return words.either(check.ja, check.en)


def row_detail(row: CheckRow, model: BoardModel, words: Words) -> str:
    """What on the board, or who, says so."""
    now, name = model.now, model.policy.person_name
    if row.met is not None:
        parts = [name(row.met.person) if row.met.person else "", row.met.text]
        parts.append(words.time(row.met.at, now) if row.met.at else "")
        return " ・ ".join(filter(None, parts))
    parts = []
    if row.due is not None:
        until = QCoreApplication.translate("Gates", "by {time}")
        parts.append(until.format(time=words.time(row.due, now)))
    if row.answered is not None:
        parts += [row.answered.said, name(row.answered.by), words.time(row.answered.at, now)]
    return " ・ ".join(filter(None, parts))


def _going_on(model: BoardModel, words: Words, gate: Gate) -> Iterator[Face]:
    phase = model.board.incident.phase
    if phase is Phase.CLOSING:
        return
    left = [row for row in rows(model.board, model.policy, {gate}, model.now) if row.state is State.UNMET]
    following = Phase.CLOSING if gate is Gate.WATCH else Phase(phase + 1)
    text = QCoreApplication.translate("Gates", "Go on: {now} → {then}").format(
        now=words.label(gate), then=words.label(following)
    )
    count = left_text(len(left), words.language)
    tone = Tone.WARN if left else Tone.OK
    chip = count or QCoreApplication.translate("Gates", "all answered")
    yield _item(GO_ON, text, tone, chip=chip)


def _check(row: CheckRow, model: BoardModel, words: Words) -> Face:
    return _item(
        f"{CHECK}{row.check.key}",
        check_text(row.check, words),
        _TONES[row.state],
        chip=words.label(row.state),
        detail=row_detail(row, model, words),
    )


def _alignment(model: BoardModel, words: Words) -> Face:
    name = QCoreApplication.translate("Gates", "First response")
    held = model.board.gates.alignment
    agreed, skipped, now = held.agreed, held.skipped, model.now
    if agreed is not None:
        said = agreed.said
        detail = " ・ ".join(
            (
                model.policy.person_name(said.decision_maker),
                words.label(said.customer_policy),
                words.label(said.system_policy),
                QCoreApplication.translate("Gates", "next at {time}").format(
                    time=words.time(said.next_sync, now)
                ),
            )
        )
        chip = QCoreApplication.translate("Gates", "agreed")
        return _item(ALIGN, name, Tone.OK, chip=chip, detail=detail)
    if skipped is not None:
        again = QCoreApplication.translate("Gates", "asked again at {time}")
        detail = f"{skipped.reason} ・ {again.format(time=words.time(skipped.ask_again_at, now))}"
        chip = QCoreApplication.translate("Gates", "put off")
        tone = Tone.WARN if skipped.ask_again_at <= now else Tone.ACCENT
        return _item(ALIGN, name, tone, chip=chip, detail=detail)
    detail = QCoreApplication.translate("Gates", "a short stop: who decides, what is told, what is done")
    return _item(ALIGN, name, Tone.WARN, chip=words.label(State.UNMET), detail=detail)


def _stand_down(model: BoardModel, words: Words) -> Face:
    down = model.board.gates.stood_down
    if down is None:
        return _item(STAND_DOWN, QCoreApplication.translate("Gates", "Stand the team down"), Tone.NEUTRAL)
    watch = QCoreApplication.translate("Gates", "{person} watches until {time}; recalled if: {when}")
    return _item(
        STAND_DOWN,
        QCoreApplication.translate("Gates", "The team has stood down"),
        Tone.PAST,
        chip=QCoreApplication.translate("Gates", "stood down"),
        detail=watch.format(
            person=model.policy.person_name(down.watch_owner),
            time=words.time(down.watch_until, model.now),
            when=down.recalled_if,
        ),
    )


def _deferral(one: Deferral, model: BoardModel, words: Words) -> Face:
    waiting, now = one.waiting, model.now
    is_due = waiting.due <= now
    due = words.time(waiting.due, now)
    detail = " ・ ".join(filter(None, (model.policy.person_name(waiting.owner), due)))
    if one.urgent_if:
        urgent = QCoreApplication.translate("Gates", "at once if: {when}").format(when=one.urgent_if)
        detail = f"{detail} ・ {urgent}"
    chip = (
        QCoreApplication.translate("Gates", "due")
        if is_due
        else QCoreApplication.translate("Gates", "left over")
    )
    return _item(
        f"{DEFERRAL}{one.deferral}", one.text, Tone.BAD if is_due else Tone.ACCENT, chip=chip, detail=detail
    )


def _review(model: BoardModel, words: Words) -> Face:
    review = model.board.gates.review
    name = QCoreApplication.translate("Gates", "Review: owner and day")
    if review is None:
        return _item(REVIEW, name, Tone.NEUTRAL)
    detail = f"{model.policy.person_name(review.owner)} ・ {words.time(review.on, model.now)}"
    return _item(REVIEW, name, Tone.OK, chip=QCoreApplication.translate("Gates", "planned"), detail=detail)


def _close(model: BoardModel, words: Words) -> Face:
    left = left_at_the_end(model.board, model.policy, model.now)
    count = left_text(len(left), words.language)
    name = QCoreApplication.translate("Gates", "Close the incident")
    return _item(CLOSE, name, Tone.PAST if left else Tone.OK, chip=count)


def _item(key: str, text: str, tone: Tone, *, chip: str = "", detail: str = "") -> Face:
    return Face(
        key=key,
        value=(Run(text),),
        chip=(chip or QCoreApplication.translate("Gates", "act"), tone),
        detail=detail,
        is_item=True,
    )
