"""Telling by keys: who else must know is one key each, how far is two keys and Enter; the default set is one Enter."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from commander.board.audience_book import WordingSet
from commander.board.audiences import ChooseCommunicationPolicy, JudgeAudience, Needed
from commander.board.audiences_hint import Reach
from commander.board.audiences_told import open_questions
from commander.board.impact import Aspect, Certainty, StateImpact
from commander.board.incident import SetSeverity
from commander.board.organisation import Audience, AudienceKind, PolicyFile
from commander.board.policy import Policy
from commander.board.policy_import import ImportPolicy
from tests.ui.desk_window import POLICY, DeskWindow
from tests.ui.keys import ALT, Hands
from tests.ui.test_board_panes import shown
from ui.dialogs.audience_section import AudienceSection
from ui.panes.attention_strip import AttentionStrip
from ui.panes.clock_strip import ClockStrip
from ui.panes.messages import MessagesPane
from ui.panes.sheet_composition import tab_of
from ui.panes.sheet_drafting import suggest
from ui.panes.sheet_messages import messages, numbered
from ui.panes.told_words import QUESTIONS_ROW, REACH_ROW
from ui.widgets.clock_tile import ClockTile

KEY = Qt.Key
BY_HAND = tuple(
    Audience(
        key=key,
        name_ja=key,
        name_en=name,
        kind=AudienceKind.BY_HAND,
        owner="extrel",
        first={"1": 30, "2": 30},
    )
    for key, name in (("card", "Card company"), ("bank", "Bank"), ("city", "The city"))
)


@pytest.fixture
def pane(desk_window: DeskWindow, hands: Hands) -> MessagesPane:
    desk_window.submit(ImportPolicy(policy=replace(POLICY, audience=(*POLICY.audience, *BY_HAND))))
    desk_window.declare()
    made = MessagesPane(desk_window.model, desk_window.words)
    hands.show(made)
    return made


def row(pane: MessagesPane, name: str) -> str:
    return next(one for one in shown(pane) if one.startswith(name))


def open_keys(window: DeskWindow) -> list[str]:
    return [one.key for one in open_questions(window.board(), window.model.policy, window.now())]


def test_each_question_takes_one_key_and_the_next_one_is_there(
    desk_window: DeskWindow, hands: Hands, pane: MessagesPane
) -> None:
    before = open_keys(desk_window)
    pane.open_row(QUESTIONS_ROW)
    for key in (KEY.Key_1, KEY.Key_2, KEY.Key_3):
        hands.press(key)
        desk_window.settle()
    said = [one.event for one in desk_window.records("audience-judged")]
    assert [(one.audience, one.needed) for one in said] == list(zip(before, Needed, strict=False))
    assert said[1].reason == "not concerned by what is known now"
    assert said[2].ask_again == desk_window.now() + timedelta(minutes=15)
    assert len(open_keys(desk_window)) == len(before) - 3


def test_a_reason_typed_before_is_that_of_the_no_and_a_time_that_of_the_not_yet(
    desk_window: DeskWindow, hands: Hands, pane: MessagesPane
) -> None:
    pane.open_row(QUESTIONS_ROW)
    hands.press(KEY.Key_Tab, times=3)
    hands.write("domestic only")
    hands.enter()
    hands.press(KEY.Key_Tab, times=4)
    hands.write("+40m")
    hands.press(KEY.Key_3, ALT)
    desk_window.settle()
    no, later = (one.event for one in desk_window.records("audience-judged"))
    assert (no.needed, no.reason) == (Needed.NO, "domestic only")
    assert (later.needed, later.ask_again) == (Needed.LATER, desk_window.now() + timedelta(minutes=40))


def test_a_time_that_is_none_is_a_sentence_and_stays_typed(
    desk_window: DeskWindow, hands: Hands, pane: MessagesPane
) -> None:
    pane.open_row(QUESTIONS_ROW)
    hands.press(KEY.Key_Tab, times=4)
    hands.write("soon")
    hands.press(KEY.Key_3, ALT)
    desk_window.settle()
    assert not desk_window.records("audience-judged")
    assert hands.text == "soon"


def test_a_not_needed_row_is_reopened_and_taken_back(
    desk_window: DeskWindow, hands: Hands, pane: MessagesPane
) -> None:
    stream = desk_window.model.stream
    desk_window.submit(JudgeAudience(incident=stream, audience="card", needed="no", reason="no cards"))
    assert row(pane, "Card company") == "Card company not needed (no cards)"
    pane.open_row("card")
    hands.press(KEY.Key_1)
    desk_window.settle()
    assert "due" in row(pane, "Card company")


def test_how_far_is_chosen_by_number_with_a_reason_and_the_clock_says_who_decided(
    desk_window: DeskWindow, hands: Hands, pane: MessagesPane
) -> None:
    clocks = ClockStrip(desk_window.model, desk_window.words)
    desk_window.qtbot.addWidget(clocks)
    pane.open_row(REACH_ROW)
    hands.press(KEY.Key_3, ALT)
    hands.enter()
    assert not desk_window.records("communication-policy-chosen")
    hands.write("test site only")
    hands.enter()
    (record,) = desk_window.records("communication-policy-chosen")
    assert (record.event.reach, record.event.reason) == (Reach.INTERNAL, "test site only")
    assert "decided: internal only" in row(pane, "How far")
    tiles = [tile.accessibleName() for tile in clocks.findChildren(ClockTile) if tile.isVisibleTo(clocks)]
    assert any("internal only" in tile for tile in tiles)
    assert suggest(desk_window.board(), desk_window.model.policy, desk_window.now()).chosen == (
        "team",
        "staff",
    )


def test_a_choice_that_the_impact_outgrew_is_asked_for_again(
    desk_window: DeskWindow, hands: Hands, pane: MessagesPane
) -> None:
    stream = desk_window.model.stream
    strip = AttentionStrip(desk_window.model, desk_window.words)
    hands.show(strip)
    who = StateImpact(incident=stream, aspect=Aspect.WHO, text="one shop", certainty=Certainty.ESTIMATED)
    desk_window.submit(who)
    desk_window.submit(
        ChooseCommunicationPolicy(incident=stream, reach="internal", reason="one shop, called")
    )
    assert not strip.lines
    desk_window.now.move(timedelta(minutes=1))
    desk_window.submit(replace(who, text="all shops"))
    assert "The impact has grown" in strip.lines[0]


def test_audiences_that_nobody_told_in_time_are_one_line(
    desk_window: DeskWindow, hands: Hands, pane: MessagesPane
) -> None:
    strip = AttentionStrip(desk_window.model, desk_window.words)
    hands.show(strip)
    desk_window.submit(SetSeverity(incident=desk_window.model.stream, severity=1))
    desk_window.now.move(timedelta(minutes=31))
    desk_window.model.ticked.emit()
    lines = [line for line in strip.lines if "audiences overdue" in line]
    assert len(lines) == 1
    assert "3 audiences overdue: Card company, Bank, The city" in lines[0]


def test_a_client_has_its_own_tab_and_its_own_message(desk_window: DeskWindow) -> None:
    desk_window.declare()
    client = Audience(
        key="client", name_ja="A社", name_en="Client A", targets=("slack:#a",), template="T01", wording="a"
    )
    policy = replace(
        POLICY,
        audience=(*POLICY.audience, client),
        wording_set=(
            WordingSet(key="a", client_ja="A社", greeting_ja="{{client}} 御中", greeting_en="Dear all"),
        ),
    )
    desk_window.submit(ImportPolicy(policy=policy))
    model = desk_window.model
    desk_window.qtbot.waitUntil(lambda: model.policy.wording_set("a") is not None)
    composition = suggest(model.board, model.policy, model.now)
    tab = tab_of(client, composition.stage)
    assert composition.wordings[tab]["ja"].body.startswith("A社 御中")
    made = messages(numbered(composition, model.policy, iter("abcdefgh").__next__), model.policy)
    greeted = [one.audiences for one in made if one.texts["en"].body.startswith("Dear all")]
    assert greeted == [("client",)]


def test_the_default_set_is_not_offered_to_whoever_has_listed_audiences(
    desk_window: DeskWindow, hands: Hands
) -> None:
    desk_window.declare()
    section = AudienceSection(desk_window.model, desk_window.words)
    assert section.isHidden()
    desk_window.submit(ImportPolicy(policy=PolicyFile()))
    fresh = desk_window.model.policy
    assert fresh.audience_fields  # removed ones are known: nobody is offered what they threw away
    assert section.isHidden()


def test_ticked_audiences_alone_are_taken(desk_window: DeskWindow, hands: Hands) -> None:
    desk_window.declare()
    desk_window.model.policy = Policy()
    section = AudienceSection(desk_window.model, desk_window.words)
    hands.show(section)
    assert not section.isHidden()
    while hands.focus.accessibleName() != "Customers under contract":
        hands.press(KEY.Key_Tab)
    hands.press(KEY.Key_Space)
    hands.enter()
    # The policy is read anew once it is recorded: an answer more than the window waits for by itself.
    desk_window.qtbot.waitUntil(lambda: len(desk_window.model.policy.audiences()) > 1)
    keys = [one.key for one in desk_window.model.policy.audiences()]
    assert keys[0] == "public"
    assert "contract-customers" not in keys
    assert len(keys) == 10
    assert section.isHidden()


def test_a_reason_typed_at_once_goes_into_its_line_and_its_space_answers_nothing(
    desk_window: DeskWindow, hands: Hands, pane: MessagesPane
) -> None:
    pane.open_row(QUESTIONS_ROW)
    hands.press(KEY.Key_T)
    hands.write("old by phone")
    desk_window.settle()
    assert desk_window.records("audience-judged") == []
    assert hands.text.lower() == "told by phone"
    hands.press(KEY.Key_2, ALT)
    desk_window.settle()
    (record,) = desk_window.records("audience-judged")
    assert (record.event.needed, record.event.reason.lower()) == (Needed.NO, "told by phone")
    assert not isinstance(hands.focus, QLineEdit)  # the next question takes one key again


def test_in_a_very_low_pane_the_question_that_a_key_would_answer_is_seen(
    desk_window: DeskWindow, hands: Hands, pane: MessagesPane
) -> None:
    pane.resize(360, 190)
    pane.open_row(QUESTIONS_ROW)
    desk_window.qtbot.waitUntil(lambda: not hands.focus.visibleRegion().isEmpty())
