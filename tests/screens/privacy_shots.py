"""The personal-data track as pictures: the question above the board, the page with its clocks, the drafts, shut out."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from commander.board.privacy_records import AnswerPrivacy, RaisePrivacyConcern
from commander.board.privacy_track_records import (
    DecidePrivacy,
    GivePrivacyTask,
    NotePrivacy,
    Persons,
    PrivacyAspect,
    StatePrivacyFact,
)
from commander.board.record import Occurred
from commander.board.roles import AssignRole
from commander.board.statutory_records import CorrectStart, JudgeClause
from tests.screens.stage import Stage
from ui.panes.files_given import GivenFile
from ui.panes.privacy_files import PrivacyFiles
from ui.shortcuts import Action


def raised(stage: Stage) -> QWidget:
    """One key was pressed: the question stands above the board, the lock in the top bar."""
    stage.go(Action.PRIVACY_RAISE)
    stage.settle()
    return stage.window


def page(stage: Stage) -> QWidget:
    """The whole track: clocks that a person judged, facts, tasks, decisions, its own timeline."""
    _filled(stage)
    stage.go(Action.PRIVACY)
    stage.settle()
    return stage.window


def judging(stage: Stage) -> QWidget:
    """A duty is being judged: where it comes from and how it counts stands beneath it."""
    _filled(stage)
    stage.go(Action.PRIVACY)
    stage.press(Qt.Key.Key_J)
    stage.settle()
    return stage.window


def drafts(stage: Stage) -> QWidget:
    """The first public notice, filled from the fact sheet."""
    _filled(stage)
    stage.go(Action.PRIVACY)
    stage.press(Qt.Key.Key_W)
    stage.settle()
    return stage.window


def notice(stage: Stage) -> QWidget:
    """The first public notice: what is still to be said stands in it as blanks."""
    drafts(stage)
    stage.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    stage.settle()
    return stage.window


def files(stage: Stage) -> QWidget:
    """A log that the decision rests on, seen by those with the right alone."""
    _filled(stage)
    stage.go(Action.PRIVACY)
    stage.press(Qt.Key.Key_E)
    page = stage.window.findChild(PrivacyFiles)
    if page is None:
        raise LookupError("the files of the track are not shown")
    log = b"22:31:07 GET /orders/1024 user=shop-17 200\n22:31:08 GET /orders/1025 user=shop-17 200\n"
    page.line.take((GivenFile(name="access.log", content=log),))
    stage.until(lambda: page.list.count() > 0 and page.view.loaded is not None)
    return stage.window


def stranger(stage: Stage) -> QWidget:
    """The handover is offered to a name that nobody knows: said before it is recorded, near names below."""
    model = stage.program.model
    if model.board.roles.holder("deputy") is None:
        stage.program.bridge.submit(
            AssignRole(incident=model.stream, role="deputy", person=model.policy.persons()[1].key),
            refused=_fail,
        )
        stage.settle()
    stage.window.page.attention.handover_wanted.emit("deputy")
    stage.settle()
    stage.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)  # what the picture before left half typed
    stage.write(model.policy.persons()[3].name[:-1] + "Z")
    stage.press(Qt.Key.Key_Return)
    stage.settle()
    return stage.window


def shut(stage: Stage) -> QWidget:
    """Whoever has no right reads who leads it, and nothing else."""
    _filled(stage)
    stage.program.model.sit("p-z")
    stage.settle()
    stage.go(Action.PRIVACY)
    stage.settle()
    return stage.window


def _filled(stage: Stage) -> None:
    model = stage.program.model
    model.sit("p-a")
    stage.settle()
    if model.board.privacy.answered is not None:
        return
    stream, now, zone, say = model.stream, model.now, stage.program.words.zone, stage.say
    said = Occurred(instant=now - timedelta(hours=3), zone=zone)
    for command in (
        RaisePrivacyConcern(
            incident=stream,
            note=say("取引先から「他社の注文が見える」と連絡", "A partner sees orders of others"),
        ),
        AssignRole(incident=stream, role="legal", person="p-e"),
        AnswerPrivacy(
            incident=stream,
            answer="unknown",
            owner="p-a",
            ask_at=now + timedelta(minutes=20),
            basis=say("ログを確認中", "reading the log"),
        ),
        StatePrivacyFact(
            incident=stream,
            aspect=PrivacyAspect.PERSONS,
            persons=Persons(low=800, likely=1200, high=3000),
        ),
        StatePrivacyFact(
            incident=stream,
            aspect=PrivacyAspect.ITEMS,
            text=say("氏名、メールアドレス、注文の履歴", "name, mail address, orders"),
        ),
        StatePrivacyFact(
            incident=stream,
            aspect=PrivacyAspect.THIRD_PARTY,
            text=say("取引先 1 社が閲覧", "one partner looked"),
            answer="yes",
        ),
        StatePrivacyFact(
            incident=stream,
            aspect=PrivacyAspect.MALICIOUS,
            answer="no",
            text=say("設定の誤り", "a wrong setting"),
        ),
        JudgeClause(
            incident=stream,
            clause="J1",
            applies=True,
            basis=say("1,000 人を超えるおそれ", "may be more than 1,000 people"),
            started=said,
            department="CS",
            person=say("担当A", "person A"),
        ),
        CorrectStart(
            incident=stream,
            trigger="knowing",
            at=Occurred(instant=now - timedelta(hours=5), zone=zone),
            reason=say("CS の記録で、より早く知っていたと判明", "support knew earlier, by its notes"),
        ),
        JudgeClause(
            incident=stream,
            clause="E1",
            applies=False,
            basis=say("EU 居住者のデータなし", "nobody who lives in the EU"),
        ),
        DecidePrivacy(
            incident=stream,
            text=say("アクセスログを 1 年保全する", "Keep the access log for a year"),
            basis=say("証拠の保全", "evidence"),
        ),
        GivePrivacyTask(
            incident=stream,
            text=say("閲覧された注文の一覧を作る", "List the orders that were seen"),
            due=now + timedelta(hours=2),
        ),
        NotePrivacy(incident=stream, text=say("委託先にも照会した", "Asked the processor too")),
    ):
        stage.program.bridge.submit(command, refused=_fail)
        stage.settle()


def _fail(refused: Exception) -> None:
    raise refused
