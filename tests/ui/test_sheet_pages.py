"""The sheet says what each public page will show, who is mailed, and dates back only by an explicit tick."""

from datetime import timedelta

import msgspec
import pytest

from commander.board.bulletin import ComponentStatus, Stage
from commander.board.incident import DeclareRestored, SetImpactStart, SetSeverity
from commander.board.organisation import Component
from commander.board.policy_import import ImportPolicy
from commander.board.record import Occurred
from commander.drafting.drafting import components_for
from commander.wording.templates import TemplateId
from tests.fakes.another_side import AnotherSide
from tests.ui.desk_window import POLICY, DeskWindow
from tests.ui.keys import Hands
from ui.panes.broadcast_sheet import BroadcastSheet
from ui.panes.sheet_drafting import suggest, with_template
from ui.widgets.lined import Lined
from ui.widgets.plain_label import PlainLabel
from ui.widgets.tick_box import TickBox

PAGES = msgspec.structs.replace(
    POLICY,
    audience=(
        msgspec.structs.replace(
            next(one for one in POLICY.audience if one.public), targets=("statuspage", "cachet", "page")
        ),
    ),
    component=(
        Component(id="pay", name_ja="決済", name_en="Payments", ids={"statuspage": "c1", "cachet": "1"}),
        Component(id="login", name_ja="ログイン", name_en="Login", ids={"statuspage": "c2", "cachet": ""}),
    ),
)


@pytest.fixture
def sheet(desk_window: DeskWindow, hands: Hands) -> BroadcastSheet:
    desk_window.submit(ImportPolicy(policy=PAGES))
    stream = desk_window.declare()
    desk_window.submit(SetSeverity(incident=stream, severity=2))
    desk_window.settle()
    shown = BroadcastSheet(desk_window.model, desk_window.words)
    hands.show(shown)
    return shown


def lines(sheet: BroadcastSheet) -> list[str]:
    return [frame.accessibleName() for frame in sheet.findChildren(Lined)]


def labels(sheet: BroadcastSheet) -> list[str]:
    return [one.text() for one in sheet.findChildren(PlainLabel) if one.isVisibleTo(sheet)]


def tick(sheet: BroadcastSheet, name: str) -> TickBox | None:
    found = (one for one in sheet.findChildren(TickBox) if one.accessibleName() == name)
    return next((one for one in found if one.isVisibleTo(sheet)), None)


def test_every_page_says_what_it_shows_and_what_it_cannot(
    sheet: BroadcastSheet, desk_window: DeskWindow
) -> None:
    sheet.open()
    desk_window.settle()
    assert "Statuspage impact “major” (SEV2)" in lines(sheet)
    assert "Cachet it shows no impact" in lines(sheet)
    assert "our own page it shows neither impact nor components" in lines(sheet)


def test_subscribers_are_counted_apart_and_told_only_by_a_tick_that_is_forgotten(
    sheet: BroadcastSheet, desk_window: DeskWindow
) -> None:
    sheet.ask_through(AnotherSide(subscribers=1235))
    sheet.open()
    desk_window.settle()
    assert "subscribers are not notified" in labels(sheet)
    box = tick(sheet, "Notify subscribers")
    assert box is not None
    box.click()
    desk_window.settle()
    assert "1,235 subscribers are notified" in labels(sheet)
    sheet.close_keeping_draft()
    desk_window.settle()
    sheet.open()
    desk_window.settle()
    assert "subscribers are not notified" in labels(sheet)


def test_at_the_end_every_part_that_was_affected_works_again_unless_somebody_says_otherwise(
    sheet: BroadcastSheet, desk_window: DeskWindow
) -> None:
    board, policy, now = desk_window.board(), desk_window.model.policy, desk_window.model.now
    hurt = msgspec.structs.replace(
        suggest(board, policy, now), components={"pay": ComponentStatus.MAJOR_OUTAGE}
    )
    ended = with_template(hurt, TemplateId.T06, board, policy, now)
    assert ended.components == {"pay": ComponentStatus.OPERATIONAL}
    back = with_template(ended, TemplateId.T02, board, policy, now)
    assert back.components == {"pay": ComponentStatus.PARTIAL_OUTAGE}
    assert components_for(board, policy, Stage.RESOLVED, {"pay": ComponentStatus.MAINTENANCE}) == {
        "pay": ComponentStatus.MAINTENANCE
    }


def test_an_outage_over_before_it_was_declared_is_dated_back_by_a_tick_alone(
    sheet: BroadcastSheet, desk_window: DeskWindow
) -> None:
    stream, now = desk_window.model.stream, desk_window.model.now
    past = Occurred(instant=now - timedelta(hours=2), zone="Asia/Tokyo")
    over = Occurred(instant=now - timedelta(hours=1), zone="Asia/Tokyo")
    sheet.open()
    name = "Date it back: it was over before it was declared"
    assert tick(sheet, name) is None
    desk_window.submit(SetImpactStart(incident=stream, started=past))
    until = now + timedelta(hours=2)
    desk_window.submit(DeclareRestored(incident=stream, watch_owner="a", watch_until=until, restored=over))
    desk_window.settle()
    sheet._on_template(TemplateId.T06)
    box = tick(sheet, name)
    assert box is not None
    assert not box.isChecked()
    box.click()
    sheet._on_template(TemplateId.T05)
    assert tick(sheet, name) is None
    sheet._on_template(TemplateId.T06)
    box = tick(sheet, name)
    assert box is not None
    assert not box.isChecked()
