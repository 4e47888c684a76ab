"""A handover by keys: the brief is offered, read back point by point at the other desk, and only then accepted."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from commander.board.roles import AssignRole, OfferRole
from commander.board.timeline import AddEntry, EntryKind
from commander.handing_over import brief_for
from commander.wording.handing_over import Phrasing
from commander.wording.language import Language
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import CTRL, Hands
from ui.panes.handover_page import HandoverPage
from ui.panes.handover_points import PointRow
from ui.widgets.plain_label import PlainLabel

KEY = Qt.Key


@pytest.fixture
def page(desk_window: DeskWindow, hands: Hands) -> HandoverPage:
    """The page of an incident that person A commands; nobody sits at this desk but A."""
    stream = desk_window.declare()
    desk_window.submit(AssignRole(incident=stream, role="ic", person="p-a"))
    desk_window.submit(AssignRole(incident=stream, role="scribe", person="p-b"))
    page = HandoverPage(desk_window.model, desk_window.words)
    hands.show(page)
    return page


def said(page: HandoverPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(PlainLabel) if label.isVisible())


def sit(window: DeskWindow, person: str) -> None:
    """Somebody else takes the chair, as at another desk."""
    window.bridge.journal_tasks.put(0, lambda place: setattr(place.desk, "person", person))
    window.model.sit(person)
    window.settle()


def test_the_brief_is_offered_read_back_point_by_point_and_accepted_by_keys(
    desk_window: DeskWindow, hands: Hands, page: HandoverPage
) -> None:
    page.open("ic")
    assert "Impact now" in said(page)
    hands.write("担当C")
    hands.press(KEY.Key_Tab)
    hands.write("DB チームは 23 時まで")
    hands.enter()
    offer = desk_window.board().roles.offers["ic"]
    assert (offer.to, offer.brief[-1].point, offer.brief[-1].text) == ("p-c", "note", "DB チームは 23 時まで")
    assert desk_window.board().roles.commander == "p-a"
    sit(desk_window, "p-c")
    page.open("ic")
    hands.press(KEY.Key_Return, CTRL)
    desk_window.settle()
    assert f"{len(offer.brief)} points of the brief are not read back yet" in said(page)
    assert desk_window.board().roles.commander == "p-a"
    for _ in offer.brief:
        hands.press(KEY.Key_Space)
    assert hands.focus is page.accept
    hands.press(KEY.Key_Space, times=2)
    desk_window.settle()
    assert desk_window.board().roles.commander == "p-a", "a Space too many takes nothing over"
    hands.enter()
    board = desk_window.board()
    assert (board.roles.commander, board.roles.offers) == ("p-c", {})


def test_whoever_it_is_not_offered_to_sees_it_and_can_tick_nothing(
    desk_window: DeskWindow, hands: Hands, page: HandoverPage
) -> None:
    model, words = desk_window.model, desk_window.words
    phrasing = Phrasing(model.policy, words.language, words.zone_info, model.now)
    brief = brief_for(model.board, model.policy, "ic", phrasing)
    desk_window.submit(OfferRole(incident=model.stream, role="ic", to="p-c", brief=brief))
    page.open("ic")
    assert "Offered to 担当C" in said(page)
    assert not any(row.box.isVisible() for row in page.findChildren(PointRow))
    hands.press(KEY.Key_Return, CTRL)
    desk_window.settle()
    assert desk_window.board().roles.commander == "p-a"


def test_what_changed_since_the_offer_stands_beside_what_was_offered(
    desk_window: DeskWindow, hands: Hands, page: HandoverPage
) -> None:
    page.open("ic")
    hands.write("担当C")
    hands.enter()
    desk_window.submit(AssignRole(incident=desk_window.model.stream, role="lead_a", person="p-d"))
    page.refresh()
    assert "Now it reads: Team A: restore (担当D)" in said(page)


def test_an_offer_is_ended_with_a_reason_by_keys(
    desk_window: DeskWindow, hands: Hands, page: HandoverPage
) -> None:
    page.open("ic")
    hands.write("担当C")
    hands.enter()
    page.end()
    hands.write("会議中")
    hands.enter()
    assert desk_window.board().roles.offers == {}


def test_half_a_note_outlives_the_page(desk_window: DeskWindow, hands: Hands, page: HandoverPage) -> None:
    page.open("ic")
    hands.press(KEY.Key_Tab)
    hands.write("まだ途中")
    page.save_drafts()
    desk_window.settle()
    again = HandoverPage(desk_window.model, desk_window.words)
    hands.show(again)
    again.open("ic")
    desk_window.settle()
    hands.press(KEY.Key_Tab)
    assert hands.text == "まだ途中"


def test_the_scribes_brief_names_the_last_entry(
    desk_window: DeskWindow, hands: Hands, page: HandoverPage
) -> None:
    desk_window.submit(
        AddEntry(incident=desk_window.model.stream, text="5xx が下がった", entry_kind=EntryKind.FACT)
    )
    page.open("scribe")
    desk_window.settle()
    assert "5xx が下がった" in said(page)
    hands.write("担当D")
    hands.enter()
    (first, *_) = desk_window.board().roles.offers["scribe"].brief
    assert first.point == "last-entry"
    assert "5xx が下がった" in first.text


def test_the_page_follows_the_language(desk_window: DeskWindow, page: HandoverPage) -> None:
    page.open("ic")
    desk_window.words.switch(Language.JA)
    assert "指揮の引き継ぎ" in said(page)
    assert "いまの影響" in said(page)
    desk_window.now.move(timedelta(minutes=1))
