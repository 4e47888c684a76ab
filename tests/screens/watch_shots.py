"""The watch after recovery, a signal that nobody judged, timestamps, as pictures."""

from datetime import timedelta

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from commander.board.commands import Command
from commander.board.incident import DeclareRestored
from commander.board.links import LinkIncidents
from commander.board.policy_import import ImportPolicy
from commander.board.record import Occurred
from commander.board.signals import RaiseSignal
from commander.board.watch import AcknowledgeRestoration, ReportMissedWatch
from commander.board.watch_rules import WatchDuty, WatchParty
from tests.screens.stage import Stage
from ui.panes.watch_page import WatchPage
from ui.shortcuts import Action
from ui.widgets.button import Button


def page(stage: Stage) -> QWidget:
    """Restored; some have heard, one signal waits, another incident has the same cause."""
    _restored(stage)
    stage.window.page.go(Action.WATCH)
    stage.settle()
    return stage.window


def moving(stage: Stage) -> QWidget:
    """The watch is about to be handed over."""
    _restored(stage)
    stage.window.page.go(Action.WATCH)
    stage.settle()
    stage.window.page.findChild(WatchPage).act("move")
    stage.settle()
    return stage.window


def continuing(stage: Stage) -> QWidget:
    """Somebody calls it the same: who works on it, by what, and their own word."""
    _restored(stage)
    model = stage.program.model
    if not model.board.signals.untriaged():
        _signalled(stage)  # an earlier picture declared recovery
    _submit(
        stage,
        ReportMissedWatch(incident=model.stream, since=model.now - timedelta(minutes=14), until=model.now),
    )
    signal = model.board.signals.untriaged()[0].signal
    attention = stage.window.page.attention
    attention.go_to_meant(lambda matter: matter.key == f"signal:{signal}")
    stage.settle()
    buttons = [one for one in attention.findChildren(Button) if one.isVisible()]
    names = [one.accessibleName() for one in buttons]
    buttons[next(at for at, name in enumerate(names) if "続き" in name or "Same" in name)].click()
    stage.settle()
    return stage.window


def milestones(stage: Stage) -> QWidget:
    """When each thing happened, and what it comes to."""
    stage.window.page.go(Action.MILESTONES)
    stage.settle()
    return stage.window


def recovery(stage: Stage) -> QWidget:
    """Recovery is about to be declared, with what counts as the same again."""
    stage.window.page.go(Action.RECOVERY)
    stage.settle()
    return stage.window


def _restored(stage: Stage) -> None:
    model = stage.program.model
    if model.board.incident.watch is not None:
        return
    people = [one.key for one in model.policy.persons()]
    policy = replace(
        model.policy.as_file(),
        watch=WatchDuty(
            on_call=people[-1],
            recurrence_ja="同じエラーが1分に3件",
            recurrence_en="3 of the same error a minute",
        ),
        watch_party=(
            WatchParty(
                key="infra",
                name_ja="インフラ当番",
                name_en="Infra on call",
                contact=stage.say("内線 4100", "ext. 4100"),
            ),
            WatchParty(key="vendor", name_ja="保守ベンダー", name_en="Vendor", contact="03-0000-0100"),
            WatchParty(
                key="night",
                name_ja="CS 夜間窓口",
                name_en="CS night shift",
                contact=stage.say("内線 4200", "ext. 4200"),
            ),
        ),
    )
    _submit(stage, ImportPolicy(policy=policy))
    now = model.now
    _submit(
        stage,
        DeclareRestored(
            incident=model.stream,
            watch_owner=people[1],
            watch_until=now + timedelta(hours=2),
            restored=Occurred(instant=now - timedelta(minutes=20), zone=model.zone),
        ),
    )
    for party in ("infra", people[1]):
        _submit(
            stage,
            AcknowledgeRestoration(incident=model.stream, party=party, how=stage.say("電話", "by phone")),
        )
    _signalled(stage)
    others = [one.stream for one in stage.window.overview.recent if one.stream != model.stream]
    if others:
        why = stage.say("同じ DB", "the same database")
        link = LinkIncidents(incident=model.stream, other=others[0], relation="same-cause", reason=why)
        _submit(stage, link)


def _signalled(stage: Stage) -> None:
    model = stage.program.model
    seen = Occurred(instant=model.now - timedelta(minutes=6), zone=model.zone)
    signal = RaiseSignal(
        incident=model.stream,
        text=stage.say("DB の応答なし(db-3)", "No answer from the database (db-3)"),
        source=stage.say("監視", "monitoring"),
        occurred=seen,
    )
    _submit(stage, signal)


def _submit(stage: Stage, command: Command | ImportPolicy | LinkIncidents) -> None:
    answers: list[object] = []
    stage.program.bridge.submit(command, done=answers.append, refused=answers.append)
    stage.until(lambda: bool(answers))
    stage.settle()
