"""The work as pictures: options compared, a poll with an objection, questions, changes, a procedure, what is left."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from commander.board.action_course import AnswerAction
from commander.board.actions import FinishAction, Result, StartAction
from commander.board.causes import Category, JudgeCause
from commander.board.changes import ChangeKind, NoteChange
from commander.board.decisions import Alternative, MakeDecision, ObjectToDecision, ProposeDecision
from commander.board.follow_ups import NoteFollowUp, When
from commander.board.lanes import Lane, Nature
from commander.board.procedures import ListProcedures, Procedure, ProcedureStep
from commander.board.questions import AskQuestion
from commander.board.record import Occurred
from commander.board.refusal import Refused
from commander.board.risks import JudgeRisk, Level
from commander.board.runs import BeginRun, StepState, TickStep
from commander.wording.language import Language
from tests.screens.stage import Stage
from ui.panes.actions import ActionsPane
from ui.panes.work_faces import Section
from ui.panes.work_page import WorkPage
from ui.shortcuts import Action


def options(stage: Stage) -> QWidget:
    """How fast, what it may hurt, side by side."""
    return _section(stage, Section.OPTIONS)


def decisions(stage: Stage) -> QWidget:
    """A proposal with a strong objection, its form open; what was decided below."""
    shown = _section(stage, Section.DECISIONS)
    stage.window.page.findChild(WorkPage).enter()
    stage.press(Qt.Key.Key_Return)
    stage.settle()
    return shown


def questions(stage: Stage) -> QWidget:
    """Executives want a list; somebody outside the fixing team is asked."""
    return _section(stage, Section.QUESTIONS)


def changes(stage: Stage) -> QWidget:
    """A risky release, suspected, and how it is turned back; what kind of cause."""
    return _section(stage, Section.CHANGES)


def procedures(stage: Stage) -> QWidget:
    """A procedure gone through, a step by hand ahead."""
    return _section(stage, Section.PROCEDURES)


def left(stage: Stage) -> QWidget:
    """A temporary measure still in place, follow-ups, an entry of the timeline."""
    return _section(stage, Section.LEFT)


def lanes(stage: Stage) -> QWidget:
    """The actions by lane, one declined, and the row that leads to the rest."""
    _work(stage)
    stage.window.page.show_board()
    stage.settle()
    return stage.window.page.findChild(ActionsPane)


def adding(stage: Stage) -> QWidget:
    """An action is being written: one owner, its time, its lane, whether it was accepted, what then."""
    stage.window.page.show_board()
    pane = stage.window.page.findChild(ActionsPane)
    pane.focus_without_rows()
    stage.write("Call the payment company")
    stage.settle()
    return pane


def answering(stage: Stage) -> QWidget:
    """Somebody was asked: the row's form, yes and no first."""
    _work(stage)
    stage.window.page.show_board()
    pane = stage.window.page.findChild(ActionsPane)
    asked = next(one for one in stage.program.model.board.actions.running() if one.is_asked)
    pane.open_row(asked.action)
    stage.settle()
    return pane


def board(stage: Stage) -> QWidget:
    """The whole board with all of it: still calm."""
    _work(stage)
    stage.window.page.show_board()
    stage.settle()
    return stage.window


def _section(stage: Stage, section: Section) -> QWidget:
    _work(stage)
    stage.go(Action.WORK)
    stage.window.page.findChild(WorkPage).show_section(section)
    stage.settle()
    return stage.window


def _work(stage: Stage) -> None:
    model = stage.program.model
    if model.board.work.decisions.by_id:
        return
    stream, now, ja = model.stream, model.now, stage.program.words.language is Language.JA

    def say(japanese: str, english: str) -> str:
        return japanese if ja else english

    def submit(command: object) -> None:
        answered: list[object] = []
        stage.program.bridge.submit(command, done=answered.append, refused=answered.append)
        stage.until(lambda: answered)
        stage.settle()
        assert not isinstance(answered[0], Refused), answered

    change = say("v412 をリリース(決済の接続先を変更)", "Release v412 (another payment endpoint)")
    submit(
        NoteChange(
            incident=stream,
            text=change,
            change_kind=ChangeKind.DEPLOY,
            changed_at=Occurred(instant=now - timedelta(minutes=40), zone="Asia/Tokyo"),
            revert=say("v411 へ切り戻す", "Roll back to v411"),
            speed=say("5 分", "5 min"),
            blast_radius=say("処理中の注文", "orders in progress"),
            is_risky=True,
        )
    )
    submit(JudgeCause(incident=stream, category=Category.CHANGE, basis=say("時刻が一致", "the times agree")))
    rejected = Alternative(text=say("修正を待つ", "wait for a fix"), why_not=say("1 時間かかる", "an hour"))
    proposal = ProposeDecision(
        incident=stream,
        text=say("v411 へ切り戻す", "Roll back to v411"),
        basis=say("リリース直後から失敗", "it fails since the release"),
        executor="p-c",
        review_at=now + timedelta(minutes=30),
        rejected=(rejected,),
    )
    submit(proposal)
    polled = next(iter(model.board.work.decisions.by_id))
    objection = say("移行済みのデータが戻せない", "the migrated data can't be turned back")
    submit(ObjectToDecision(incident=stream, decision=polled, person="p-f", objection=objection))
    reach = say("広く公表する", "Tell everybody")
    submit(MakeDecision(incident=stream, text=reach, decider="p-b", basis=say("影響 3 割", "a third is hit")))
    listed = say("影響を受けたお客様の一覧は?", "Which customers are affected?")
    answer_by = now + timedelta(minutes=25)
    submit(AskQuestion(incident=stream, text=listed, asked_to="p-d", answer_by=answer_by, asker="p-b"))
    risk = say("接続プールの枯渇", "The connection pool runs dry")
    graph = say("プールのグラフ", "the pool's graph")
    high = {"likelihood": Level.HIGH, "effect": Level.HIGH}
    submit(JudgeRisk(incident=stream, text=risk, owner="p-e", watched_by=graph, **high))
    _procedure(stage, submit, say)
    until = now + timedelta(minutes=20)
    partner = say("決済代行会社に連絡", "Call the payment company")
    more = {"lane": Lane.CONTACT, "is_asked": True}
    submit(StartAction(incident=stream, text=partner, owner="p-d", check_at=until, **more))
    press = say("報道への回答案", "Answer to the press")
    submit(StartAction(incident=stream, text=press, owner="p-e", check_at=until, lane=Lane.PR, is_asked=True))
    declined = next(one for one in model.board.actions.running() if one.text == press)
    why = say("別件の会議中", "in another meeting")
    submit(AnswerAction(incident=stream, action=declined.action, is_accepted=False, reason=why))
    switch = say("予備の経路に切り替え", "Switch to the spare route")
    more = {"nature": Nature.TEMPORARY, "fallback": say("機能を止める", "switch it off")}
    submit(StartAction(incident=stream, text=switch, owner="p-c", check_at=until, **more))
    started = next(one for one in model.board.actions.running() if one.text == switch)
    measured = say("失敗 30% → 2%", "failures 30% → 2%")
    submit(FinishAction(incident=stream, action=started.action, result=Result.PARTLY, measured=measured))
    alert = say("接続先のアラートを作る", "Make an alert for the endpoint")
    due = now + timedelta(days=3)
    submit(NoteFollowUp(incident=stream, text=alert, owner="p-e", due=due, when=When.LATER))


def _procedure(stage: Stage, submit: object, say: object) -> None:
    steps = (
        ProcedureStep(text=say("遅延を見る", "Look at the lag")),
        ProcedureStep(text=say("DBA に電話する", "Call the DBA"), is_manual=True),
        ProcedureStep(text=say("切り替える", "Switch over")),
    )
    listed = Procedure(
        key="failover",
        title=say("経路の切り替え", "Switch the route"),
        version="1",
        steps=steps,
        kinds=("決済", "payment"),
    )
    other = Procedure(
        key="cert", title=say("証明書の更新", "Renew the certificate"), version="1", steps=steps
    )
    submit(ListProcedures(procedures=(listed, other)))
    model = stage.program.model
    submit(BeginRun(incident=model.stream, procedure="failover"))
    run = next(iter(model.board.work.runs.by_id))
    submit(TickStep(incident=model.stream, run=run, step=1, state=StepState.DONE))
