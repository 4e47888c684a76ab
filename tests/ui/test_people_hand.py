"""The page of people by keys: found while typing, said to be here, to watch, to have left; which team owns what."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from commander.board.duty_roster import OwnerTeam
from commander.board.organisation import Person
from commander.board.policy_import import ImportPolicy
from commander.board.presence import Presence
from commander.board.roles import AssignRole
from tests.ui.desk_window import POLICY, DeskWindow
from tests.ui.keys import CTRL, Hands
from ui.panes.people_list import PeopleList
from ui.panes.people_page import PeoplePage
from ui.widgets.plain_label import PlainLabel

KEY = Qt.Key
CROWD = tuple(Person(key=f"q-{number:03}", name=f"応援{number:03}") for number in range(150))
TEAM = OwnerTeam(
    key="pay",
    name_ja="決済チーム",
    name_en="Payments",
    owns=("c1",),
    members=("p-d",),
    lead="p-e",
    contact="内線 100",
)


@pytest.fixture
def page(desk_window: DeskWindow, hands: Hands) -> PeoplePage:
    desk_window.submit(ImportPolicy(policy=replace(POLICY, person=POLICY.person + CROWD, team=(TEAM,))))
    stream = desk_window.declare()
    desk_window.submit(AssignRole(incident=stream, role="scribe", person="p-b"))
    page = PeoplePage(desk_window.model, desk_window.words)
    hands.show(page)
    page.open()
    return page


def rows(page: PeoplePage) -> list[str]:
    return [item.spoken for item in page.findChild(PeopleList).rows.rows]


def said(page: PeoplePage) -> str:
    return "\n".join(label.text() for label in page.findChildren(PlainLabel) if label.isVisible())


def test_one_key_says_that_whoever_sits_here_is_here(
    desk_window: DeskWindow, hands: Hands, page: PeoplePage
) -> None:
    assert rows(page)[0] == "担当A ・ nobody said"  # never guessed
    hands.press(KEY.Key_F2)
    desk_window.settle()
    assert desk_window.board().presences.of("p-a").presence is Presence.HERE
    assert rows(page)[0] == "担当A ・ here 22:47"


def test_one_of_a_hundred_and_fifty_is_found_by_typing_and_set_by_anybody(
    desk_window: DeskWindow, hands: Hands, page: PeoplePage
) -> None:
    assert len(rows(page)) == 155
    hands.write("応援")
    hands.write("077")
    assert rows(page) == ["応援077 ・ nobody said"]
    hands.press(KEY.Key_F3)
    desk_window.settle()
    sighting = desk_window.board().presences.of("q-077")
    assert (sighting.presence, sighting.by) == (Presence.WATCHING, "p-a")
    assert "watching 1" in said(page)


def test_what_broke_finds_the_team_that_owns_it_and_its_people(
    desk_window: DeskWindow, hands: Hands, page: PeoplePage
) -> None:
    hands.write("payments api")
    assert rows(page)[0] == "Payments ・ team ・ owns Payments API ・ 内線 100"
    assert [row.partition(" ")[0] for row in rows(page)[1:]] == ["担当D", "担当E"]
    hands.press(KEY.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "内線 100"
    hands.press(KEY.Key_F2)
    desk_window.settle()
    assert "Choose a person" in said(page)
    assert desk_window.board().presences.fields == {}


def test_a_name_on_no_list_is_refused_and_the_same_key_once_more_records_a_guest(
    desk_window: DeskWindow, hands: Hands, page: PeoplePage
) -> None:
    hands.write("委託先の方")
    assert rows(page) == []
    hands.press(KEY.Key_F2)
    desk_window.settle()
    assert desk_window.board().presences.fields == {}
    assert "Press the same key once more to record a guest." in said(page)
    hands.press(KEY.Key_F2)
    desk_window.settle()
    assert desk_window.board().presences.of("委託先の方").presence is Presence.HERE
    assert rows(page) == ["委託先の方 ・ here 22:47"]


def test_arrows_choose_and_whoever_left_with_a_role_is_named(
    desk_window: DeskWindow, hands: Hands, page: PeoplePage
) -> None:
    hands.press(KEY.Key_Down)
    assert page.findChild(PeopleList).current.name == "担当B"
    hands.press(KEY.Key_F4)
    desk_window.settle()
    assert desk_window.board().presences.of("p-b").presence is Presence.LEFT
