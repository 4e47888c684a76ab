"""The hub's page by keys: a leader, a task with its end, what it said, what it waits for."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from commander.board.roles import AssignRole
from commander.board.teams import StateWait
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import ALT, Hands
from ui.panes.team_card import TeamCard
from ui.panes.teams_page import TeamsPage
from ui.widgets.plain_label import PlainLabel

KEY = Qt.Key


@pytest.fixture
def page(desk_window: DeskWindow, hands: Hands) -> TeamsPage:
    stream = desk_window.declare()
    desk_window.submit(AssignRole(incident=stream, role="ic", person="p-a"))
    page = TeamsPage(desk_window.model, desk_window.words)
    hands.show(page)
    page.open()
    return page


def cards(page: TeamsPage) -> list[str]:
    return [card.accessibleName() for card in page.findChildren(TeamCard) if card.isVisible()]


def said(page: TeamsPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(PlainLabel) if label.isVisible())


def test_a_team_gets_its_leader_its_task_and_reports_by_keys(
    desk_window: DeskWindow, hands: Hands, page: TeamsPage
) -> None:
    hands.press(KEY.Key_Return)
    hands.write("担当B")
    hands.enter()
    assert desk_window.board().roles.holder("lead_a") == "p-b"
    hands.press(KEY.Key_Return)
    hands.press(KEY.Key_2, ALT)
    hands.write("切り戻し")
    hands.enter()
    owed = desk_window.board().reports.owed("lead_a")
    now = desk_window.now()
    # A minute is what people type: the seconds are cut away.
    assert (owed.task, owed.report_at - now <= timedelta(minutes=20), owed.box < owed.report_at) == (
        "切り戻し",
        True,
        True,
    )
    assert "not taken on yet" in cards(page)[0]
    hands.press(KEY.Key_Return)
    hands.press(KEY.Key_3, ALT)
    hands.enter()
    assert desk_window.board().reports.is_acknowledged("lead_a")
    hands.press(KEY.Key_Return)
    hands.press(KEY.Key_4, ALT)
    hands.write("切り戻し完了")
    hands.enter()
    assert desk_window.board().reports.said["lead_a"].text == "切り戻し完了"
    assert "切り戻し完了" in cards(page)[0]


def test_a_task_for_a_team_without_a_leader_is_refused_with_the_way_on(
    desk_window: DeskWindow, hands: Hands, page: TeamsPage
) -> None:
    hands.press(KEY.Key_Return)
    hands.press(KEY.Key_2, ALT)
    hands.write("文案")
    hands.enter()
    assert "name its one leader first" in said(page)
    assert hands.text == "文案"  # nothing typed is lost


def test_who_waits_for_whom_is_seen_from_both_sides_and_a_standoff_is_red(
    desk_window: DeskWindow, hands: Hands, page: TeamsPage
) -> None:
    stream = desk_window.model.stream
    for team, person in (("lead_a", "p-b"), ("lead_b", "p-c")):
        desk_window.submit(AssignRole(incident=stream, role=team, person=person))
    desk_window.submit(StateWait(incident=stream, team="lead_b", on="lead_a", what="件数"))
    first, second = cards(page)
    assert "Waited for by Team B: customers" in first
    assert "Waits for Team A: restore, under 1 min: 件数" in second
    desk_window.submit(StateWait(incident=stream, team="lead_a", on="lead_b", what="文案の承認"))
    assert "wait for each other" in said(page)
    hands.press(KEY.Key_2)
    hands.press(KEY.Key_Return)
    hands.press(KEY.Key_6, ALT)
    hands.enter()
    assert desk_window.board().teams.waiting("lead_b") is None


def test_one_more_team_is_made_by_naming_its_leader(
    desk_window: DeskWindow, hands: Hands, page: TeamsPage
) -> None:
    page._next.click()
    hands.write("担当E")
    hands.enter()
    assert desk_window.board().roles.holder("lead_alpha") == "p-e"
    assert any("Team Alpha" in card for card in cards(page))
