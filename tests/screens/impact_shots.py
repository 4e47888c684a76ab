"""The impact in depth and the severity as pictures: the scope over time, parts and symptoms, the criteria."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from commander.board.impact import Amount, Aspect, Certainty, Concern, StateImpact
from commander.board.impact_details import Details, Harm, Spread
from commander.board.impact_matrix import CellState, JudgeCell, NoteDependency
from commander.board.incident import SetSeverity
from commander.board.record import Occurred
from tests.screens.stage import Stage
from ui.panes.attention_strip import AttentionStrip
from ui.panes.impact import ImpactPane
from ui.shortcuts import Action

_GREW = ((-70, 40, 60, 90), (-52, 300, 420, 700), (-31, 800, 1240, 1900), (-12, 1100, 1500, 1900))
# Component, symptom, how it stands, by what: in Japanese, in English.
_CELLS = (
    (("決済 API", "Payments API"), "errors", CellState.CONFIRMED, ("5xx 3,812 件", "3,812 5xx")),
    (("決済 API", "Payments API"), "delay", CellState.SUSPECTED, ("", "")),
    (
        ("管理画面", "Console"),
        "unreachable",
        CellState.NONE_CONFIRMED,
        ("10 回開いて確認", "opened 10 times"),
    ),
    (("通知", "Notices"), "not-delivered", CellState.OVER, ("", "")),
)


def depth(stage: Stage) -> QWidget:
    """The page: the size over time with its jump, which part shows what, what each row said before."""
    _grow(stage)
    stage.go(Action.IMPACT_DEPTH)
    stage.settle()
    return stage.window


def severity(stage: Stage) -> QWidget:
    """What each severity means, the proposal, the history."""
    _grow(stage)
    stage.go(Action.SEVERITY)
    stage.settle()
    return stage.window


def harms(stage: Stage) -> QWidget:
    """The pane's lower rows: money, data, contracts, safety, not so serious, in all."""
    _grow(stage)
    stage.window.page.go(Action.NEGLIGIBLE)
    stage.settle()
    return stage.window.page.findChild(ImpactPane)


def amount(stage: Stage) -> QWidget:
    """The form of how many, with what the row said before."""
    _grow(stage)
    stage.go(Action.IMPACT)
    stage.press(Qt.Key.Key_3)
    stage.settle()
    return stage.window.page.findChild(ImpactPane)


def proposed(stage: Stage) -> QWidget:
    """A graver severity is proposed above the board."""
    model = stage.program.model
    if model.board.incident.severity is None:
        stage.program.bridge.submit(SetSeverity(incident=model.stream, severity=3))
    _grow(stage)
    stage.go(Action.COMPOSE)
    stage.settle()
    return stage.window.page.findChild(AttentionStrip)


def _grow(stage: Stage) -> None:
    model = stage.program.model
    if model.board.symptoms.cells:
        return
    now, zone, submit, say = model.now, model.zone, stage.program.bridge.submit, stage.say

    def ago(minutes: int) -> Occurred:
        return Occurred(instant=now + timedelta(minutes=minutes), zone=zone)

    standing = model.board.impact.row(Aspect.HOW_MANY)
    row = standing.row if standing else None
    for minutes, low, likely, high in _GREW:
        unit, peak = say("店", "shops"), say("平日 18〜21 時", "weekdays 18-21")
        amount = Amount(low=low, likely=likely, high=high, unit=unit, whole=20_640, peak=peak)
        submit(
            StateImpact(
                incident=model.stream,
                aspect=Aspect.HOW_MANY,
                text=say("ログから推定", "from the log"),
                certainty=Certainty.ESTIMATED,
                as_of=ago(minutes),
                row=row,
                amount=amount,
            )
        )
        stage.settle()
        standing = model.board.impact.row(Aspect.HOW_MANY)
        row = standing.row if standing else None
    who = model.board.impact.row(Aspect.WHO)
    for minutes, spread in ((-60, Spread.ONE), (-40, Spread.EVERYWHERE)):
        submit(
            StateImpact(
                incident=model.stream,
                aspect=Aspect.WHO,
                text=say("オンライン決済の加盟店", "Shops that take payments online"),
                certainty=Certainty.ESTIMATED,
                as_of=ago(minutes),
                row=who.row if who else None,
                details=Details(spread=spread),
            )
        )
        stage.settle()
        who = model.board.impact.row(Aspect.WHO)
    submit(
        StateImpact(
            incident=model.stream,
            aspect=Aspect.INTEGRITY,
            text=say("注文が重複、12 件", "12 orders duplicated"),
            certainty=Certainty.CONFIRMED,
            concern=Concern.CONFIRMED,
            details=Details(
                harms=(Harm.DUPLICATED,), repair=say("翌朝までに取り消し", "cancelled by tomorrow morning")
            ),
        )
    )
    for part, symptom, state, by in _CELLS:
        component, basis = say(*part), say(*by)
        if state is CellState.OVER:
            submit(_cell(model.stream, component, symptom, CellState.CONFIRMED, "", ago(-50)))
        submit(_cell(model.stream, component, symptom, state, basis, ago(-25)))
    on = (say("認証", "Sign-in"), say("データベース", "Database"))
    part = say("決済 API", "Payments API")
    submit(NoteDependency(incident=model.stream, component=part, depends_on=on, note=""))
    stage.settle()
    stage.settle()


def _cell(
    stream: str, component: str, symptom: str, state: CellState, basis: str, since: Occurred
) -> JudgeCell:
    return JudgeCell(
        incident=stream, component=component, symptom=symptom, state=state, since=since, basis=basis
    )
