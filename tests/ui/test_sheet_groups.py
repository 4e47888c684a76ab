"""User groups in the sheet: called by a person's tick alone, each with how many people that is."""

import pytest
from msgspec.structs import replace

from commander.board.channel_wish import UserGroup
from commander.board.policy_import import ImportPolicy
from commander.board.slack_rules import GroupSizes
from tests.fakes.another_side import AnotherSide
from tests.ui.desk_window import POLICY, DeskWindow
from tests.ui.test_broadcast_sheet import Sheet, message_of, sheet
from ui.widgets.button import Button
from ui.widgets.tick_box import TickBox

__all__ = ["sheet"]
ONCALL = UserGroup(id="S0ONCALL01", handle="oncall")


@pytest.fixture
def groups(desk_window: DeskWindow) -> None:
    desk_window.submit(ImportPolicy(policy=replace(POLICY, user_group=(ONCALL,))))


def boxes(sheet: Sheet) -> list[TickBox]:
    return [one for one in sheet.sheet.findChildren(TickBox) if one.text().startswith("@oncall")]


def test_a_group_is_called_only_where_somebody_ticked_it(groups: None, sheet: Sheet) -> None:
    sheet.open()
    assert {one.text() for one in boxes(sheet)} == {"@oncall (people unknown)"}
    boxes(sheet)[0].click()
    sheet.send()
    called = {message_of(one).audiences: message_of(one).mention_groups for one in sheet.sent}
    assert sorted(called.values()) == [(), (), (ONCALL,)]


def test_the_number_of_people_stands_beside_it_once_slack_said_it(
    groups: None, sheet: Sheet, desk_window: DeskWindow
) -> None:
    said = GroupSizes(sizes={ONCALL.id: 12}, as_of=desk_window.now())
    sheet.sheet.ask_through(AnotherSide(group_sizes=said))
    sheet.open()
    desk_window.qtbot.waitUntil(lambda: boxes(sheet)[0].text() == "@oncall (12 people)")
    assert "As of" in boxes(sheet)[0].toolTip()


def test_the_button_names_the_workspace_it_posts_into(desk_window: DeskWindow, sheet: Sheet) -> None:
    sheet.sheet.ask_through(AnotherSide(workspace="Example"))
    sheet.open()
    send = next(one for one in sheet.sheet.findChildren(Button) if one.text().startswith("Send to"))
    desk_window.qtbot.waitUntil(lambda: " ・ Example" in send.text())
    assert " ・ Example" in send.accessibleName()
