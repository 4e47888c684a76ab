"""Inquiries as pictures: six hours of them against the usual, the impact's row, the line above the board."""

from datetime import timedelta

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from commander.board.detection import StateDetection
from commander.board.inquiries import CountInquiries
from commander.board.policy_import import ImportPolicy
from commander.board.record import Occurred
from tests.screens.stage import Stage
from ui.panes.attention_strip import AttentionStrip
from ui.panes.bottom_bar import BottomBar
from ui.panes.impact import ImpactPane
from ui.shortcuts import Action

_USUAL = {"phone": 12.0, "mail": 8.0, "sales": 1.0}
# By quarter of an hour, the newest last.
_PHONE = (3, 2, 4, 3, 2, 3, 4, 3, 2, 3, 5, 9, 17, 24, 31, 29, 26, 22)


def counted(stage: Stage) -> QWidget:
    """The page: what came in by phone and mail, and what is usual at these hours."""
    _count(stage)
    stage.go(Action.INQUIRIES)
    stage.settle()
    return stage.window


def report(stage: Stage) -> QWidget:
    """A customer's words are being taken."""
    _count(stage)
    stage.go(Action.CUSTOMER_REPORT)
    stage.settle()
    return stage.window


def in_impact(stage: Stage) -> QWidget:
    """The impact with the row that one key takes in, and how it was found."""
    _count(stage)
    stage.window.page.go(Action.DETECTION)
    stage.settle()
    return stage.window.page.findChild(ImpactPane)


def above(stage: Stage) -> QWidget:
    """Far above the usual, and the board doesn't say so."""
    _count(stage)
    stage.go(Action.COMPOSE)
    stage.settle()
    return stage.window.page.findChild(AttentionStrip)


def _count(stage: Stage) -> None:
    model = stage.program.model
    if model.board.inquiries.is_counted:
        return
    policy = model.policy.as_file()
    channels = tuple(replace(one, usual=_USUAL.get(one.key)) for one in model.policy.inquiry_channels())
    stage.program.bridge.submit(ImportPolicy(policy=replace(policy, inquiry_channel=channels)))
    now = model.now
    for number, count in enumerate(_PHONE):
        begin = now - timedelta(minutes=15) * (len(_PHONE) - number)
        until = begin + timedelta(minutes=15)
        zone = model.zone
        stage.program.bridge.submit(
            CountInquiries(
                incident=model.stream,
                channel="phone",
                count=count,
                since=Occurred(instant=begin, zone=zone),
                occurred=Occurred(instant=until, zone=zone),
            )
        )
    stage.program.bridge.submit(
        CountInquiries(
            incident=model.stream,
            channel="mail",
            count=6,
            wording=stage.say("カードで払えない", "the card is refused"),
        )
    )
    known = Occurred(instant=now - timedelta(minutes=70), zone=model.zone)
    stage.program.bridge.submit(
        StateDetection(
            incident=model.stream, source="customer", first_known=known, note=stage.say("A 社", "company A")
        )
    )
    stage.until(lambda: model.board.detection.found is not None)
    stage.settle()


def recovery(stage: Stage) -> QWidget:
    """Recovery is about to be declared: inquiries say whether they are back."""
    _count(stage)
    stage.window.page.go(Action.RECOVERY)
    stage.settle()
    return stage.window.page.findChild(BottomBar)


def into_impact(stage: Stage) -> QWidget:
    """The row of the impact that one key takes in, with the focus."""
    _count(stage)
    pane = stage.window.page.findChild(ImpactPane)
    stage.go(Action.IMPACT)
    stage.press(Qt.Key.Key_Down, times=5)
    stage.settle()
    return pane
