"""The watch after recovery in the hand: one key logs who heard, limits run out, missed time is asked (1-10)."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

from commander.board.incident import Close, Declare, DeclareRestored, SetSeverity
from commander.board.links import LinkIncidents, Relation
from commander.board.milestones import Milestone
from commander.board.policy_import import ImportPolicy
from commander.board.roles import COMMANDER, AssignRole
from commander.board.signals import RaiseSignal, Verdict
from commander.board.watch_rules import WatchDuty, WatchParty
from commander.next_step import NextStep, Step
from commander.wording.language import Language
from tests.ui.desk_window import POLICY, DeskWindow
from tests.ui.keys import CTRL, Hands
from ui.bridge import Turn
from ui.models.desk_overview import DeskOverview
from ui.needs import Sitting, signal_need
from ui.panes.attention_strip import AttentionStrip
from ui.panes.bottom_bar import BottomBar
from ui.panes.milestones_page import MilestonesPage
from ui.panes.step_words import means_line, step_key
from ui.panes.switcher_words import switcher_lines
from ui.panes.top_bar import TopBar
from ui.panes.watch_page import WatchPage
from ui.shortcuts import Action
from ui.watchman import Watchman
from ui.widgets.button import Button
from ui.widgets.plain_label import PlainLabel
from ui.widgets.strip import Strip

KEY = Qt.Key
Begin = Callable[[], Watchman]
PARTIES = (WatchParty(key="infra", name_ja="インフラ当番", name_en="Infra on call", contact="4100"),)


@pytest.fixture
def watched(desk_window: DeskWindow) -> DeskWindow:
    """Restored a moment ago, severity 2, commanded by A, watched by B; E is the on-call manager."""
    policy = replace(POLICY, watch_party=PARTIES, watch=WatchDuty(on_call="p-e"))
    desk_window.submit(ImportPolicy(policy=policy))
    stream = desk_window.declare()
    desk_window.submit(SetSeverity(incident=stream, severity=2))
    desk_window.submit(AssignRole(incident=stream, role=COMMANDER, person="p-a"))
    until = desk_window.now() + timedelta(hours=2)
    desk_window.submit(DeclareRestored(incident=stream, watch_owner="p-b", watch_until=until))
    desk_window.settle()
    return desk_window


def alert(window: DeskWindow, text: str = "DB の応答なし") -> str:
    records = window.submit(RaiseSignal(incident=window.model.stream, text=text))
    window.settle()
    return records[0].event.signal


def press_way(strip: QWidget, word: str) -> None:
    called = [one for one in strip.findChildren(Button) if one.accessibleName() == word]
    # A line made anew is shown only one turn of the event loop later.
    next((one for one in called if one.isVisible()), called[-1]).click()


def said(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(PlainLabel) if label.isVisibleTo(page))


@pytest.fixture
def page(watched: DeskWindow, hands: Hands) -> WatchPage:
    overview = DeskOverview(watched.model)
    shown = WatchPage(watched.model, watched.words, overview)
    overview.setParent(shown)
    overview.read()
    watched.settle()
    hands.show(shown)
    shown.open()
    return shown


def test_a_number_logs_that_a_party_has_heard(watched: DeskWindow, hands: Hands, page: WatchPage) -> None:
    assert list(watched.board().watching.parties) == ["p-b", "p-a", "infra"]
    hands.press(KEY.Key_3)
    watched.settle()
    heard = watched.board().watching.heard
    assert {key: one.by for key, one in heard.items()} == {"infra": "p-a"}
    assert "heard" in said(page)
    watched.words.switch(Language.JA)
    assert "確認済み" in said(page)


def test_the_page_says_who_works_on_it_now_or_that_nobody_does(
    watched: DeskWindow, hands: Hands, page: WatchPage
) -> None:
    assert "nobody" in said(page)


def test_the_watch_is_ended_from_the_page_on_three_checks(
    watched: DeskWindow, hands: Hands, page: WatchPage
) -> None:
    hands.press(KEY.Key_E)
    # Nobody has said yet that they heard: two are named, the third is behind the dots.
    assert "End the watch (not heard from: " in said(page)
    for text in ("normal", "usual", "10 tries"):
        hands.write(text)
        hands.press(KEY.Key_Tab)
    hands.enter()
    watched.settle()
    assert watched.board().watching.ended is None  # not without a word on those who never heard
    assert "write why the watch ends without" in said(page)
    hands.write("told in the morning")
    hands.enter()
    watched.settle()
    ended = watched.board().watching.ended
    assert ended.unheard_because == "told in the morning"
    assert (ended.system, ended.inquiries, ended.hands_on, ended.by) == ("normal", "usual", "10 tries", "p-a")


def test_an_incident_is_linked_on_both_sides_from_the_page(
    watched: DeskWindow, hands: Hands, page: WatchPage
) -> None:
    other = watched.submit(Declare(title="検索が遅い"))[0].stream
    page._overview.read()
    watched.settle()
    hands.press(KEY.Key_L)
    hands.enter()
    watched.settle()
    assert [(one.other, one.relation) for one in watched.board().links.standing()] == [
        (other, Relation.SAME_CAUSE)
    ]


def test_an_incident_that_is_newer_than_the_question_is_linked_by_its_short_id_in_either_language(
    watched: DeskWindow, hands: Hands, page: WatchPage
) -> None:
    hands.press(KEY.Key_L)
    other = watched.submit(Declare(title="検索が遅い"))[0].stream
    page._overview.read()
    watched.settle()
    said_as = next(one.short_id for one in page._overview.recent if one.stream == other)
    hands.press(KEY.Key_A, CTRL)
    hands.write(said_as.removeprefix("INC-").lower())
    hands.press(KEY.Key_Tab)
    hands.press(KEY.Key_A, CTRL)
    hands.write("子")
    hands.enter()
    watched.settle()
    assert [(one.other, one.relation) for one in watched.board().links.standing()] == [
        (other, Relation.CHILD)
    ]


def test_a_link_stands_in_the_switcher_and_is_taken_back_with_its_reason_from_the_page(
    watched: DeskWindow, hands: Hands, page: WatchPage
) -> None:
    other = watched.submit(Declare(title="検索が遅い"))[0].stream
    hands.press(KEY.Key_U)  # nothing is linked yet
    stream = watched.model.stream
    watched.submit(LinkIncidents(incident=stream, other=other, relation=Relation.SAME_CAUSE))
    page._overview.read()
    watched.settle()
    ((line, chosen),) = switcher_lines(watched.model, page._overview, watched.words)
    assert (line.endswith("(same cause)"), chosen) == (True, other)
    watched.words.switch(Language.JA)
    ((line, _),) = switcher_lines(watched.model, page._overview, watched.words)
    assert line.endswith("(同じ原因)")
    watched.submit(Close(incident=other, reason="直った"))
    page._overview.read()
    watched.settle()
    ((line, chosen),) = switcher_lines(watched.model, page._overview, watched.words)
    assert (line.startswith("&1  同じ原因: 検索が遅い"), chosen) == (True, other)
    hands.press(KEY.Key_U)
    hands.press(KEY.Key_Tab)
    hands.write("別の原因だった")
    hands.enter()
    watched.settle()
    assert watched.board().links.standing() == []
    assert switcher_lines(watched.model, page._overview, watched.words) == []


def test_esc_goes_back_to_the_board(watched: DeskWindow, hands: Hands, page: WatchPage) -> None:
    closed: list[bool] = []
    page.closed.connect(lambda: closed.append(True))
    hands.press(KEY.Key_Escape)
    assert closed == [True]


def test_one_way_says_that_somebody_looks_and_the_same_needs_all_that_it_takes(
    watched: DeskWindow, hands: Hands
) -> None:
    signal = alert(watched)
    strip = AttentionStrip(watched.model, watched.words)
    hands.show(strip)
    press_way(strip, "I look at it")
    watched.settle()
    assert watched.board().signals.by_id[signal].owner == "p-a"
    press_way(strip, "Same incident…")
    hands.write("same error")
    hands.enter()
    watched.settle()
    # Refused, and everything typed is still there.
    assert watched.board().signals.by_id[signal].verdict is None
    assert "name who is working on it now" in said(strip)
    hands.press(KEY.Key_Tab)
    hands.write("担当C")
    hands.press(KEY.Key_Tab)
    hands.write("same stack trace")
    hands.press(KEY.Key_Tab)
    hands.write("yes, restarting it")
    hands.enter()
    watched.settle()
    judged = watched.board().signals.by_id[signal]
    assert (judged.verdict, judged.worker) == (Verdict.SAME, "p-c")
    assert watched.board().incident.watch is None


def test_two_signals_are_merged_by_hand(watched: DeskWindow, hands: Hands) -> None:
    first, second = alert(watched), alert(watched, "API の応答なし")
    strip = AttentionStrip(watched.model, watched.words)
    hands.show(strip)
    press_way(strip, "Merge…")
    hands.press(KEY.Key_Tab)
    hands.write("same host")
    hands.enter()
    watched.settle()
    assert watched.board().signals.by_id[first].merged_into == second


def test_who_has_not_heard_is_chased_in_one_line(watched: DeskWindow, hands: Hands) -> None:
    strip = AttentionStrip(watched.model, watched.words)
    assert not any("heard" in line for line in strip.lines)
    watched.now.move(timedelta(minutes=16))
    watched.model.ticked.emit()
    hands.show(strip)
    assert "Have not heard that it is over: 担当B, 担当A, Infra on call" in "\n".join(strip.lines)
    gone: list[Action] = []
    strip.asked_for.connect(gone.append)
    press_way(strip, "To the list")
    assert gone == [Action.WATCH]


# The watchman.


@pytest.fixture
def watchman(desk_window: DeskWindow) -> Iterator[Callable[[], Watchman]]:
    """Begins a watchman of the desk, as a start of the program does."""
    made: list[tuple[Watchman, DeskOverview]] = []

    def begin() -> Watchman:
        overview = DeskOverview(desk_window.model)
        overview.read()
        desk_window.settle()
        keeps = Watchman(desk_window.model, overview)
        made.append((keeps, overview))
        keeps.begin()
        desk_window.settle()
        return keeps

    yield begin
    for keeps, overview in made:
        keeps.end()
        keeps.deleteLater()
        overview.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_signal_that_nobody_judged_becomes_an_incident_by_itself(
    watched: DeskWindow, watchman: Begin
) -> None:
    keeps = watchman()
    signal = alert(watched)
    watched.now.move(timedelta(minutes=2))
    keeps.look()
    watched.settle()
    assert watched.board().signals.by_id[signal].verdict is None
    for _ in range(4):
        watched.now.move(timedelta(minutes=2))
        keeps.look()
    watched.settle()
    judged = watched.board().signals.by_id[signal]
    assert (judged.verdict, judged.expired) == (Verdict.NEW, True)


def test_a_full_disk_does_not_leave_a_signal_to_nobody(watched: DeskWindow, watchman: Begin) -> None:
    keeps = watchman()
    signal = alert(watched)
    hindered(watched, "PRAGMA max_page_count = 1")
    watched.now.move(timedelta(minutes=9))
    keeps.look()
    watched.settle()
    assert watched.board().signals.by_id[signal].verdict is None
    hindered(watched, "PRAGMA max_page_count = 1073741823")
    watched.now.move(timedelta(minutes=1))
    keeps.look()
    watched.settle()
    assert watched.board().signals.by_id[signal].verdict is Verdict.NEW


def hindered(watched: DeskWindow, pragma: str) -> None:
    """The journal's disk is full from now on, or has room again."""
    watched.bridge.journal_tasks.put(Turn.PERSON, lambda place: place.desk.journal.db.execute(pragma))
    watched.settle()


def test_what_a_sleeping_machine_missed_is_recorded_and_asked(
    watched: DeskWindow, hands: Hands, watchman: Begin
) -> None:
    keeps = watchman()
    keeps.look()
    watched.now.move(timedelta(minutes=40))
    keeps.look()
    watched.settle()
    (missed,) = watched.board().watching.unanswered()
    assert missed.until - missed.since == timedelta(minutes=40)
    strip = AttentionStrip(watched.model, watched.words)
    hands.show(strip)
    press_way(strip, "Nothing happened…")
    hands.write("no alerts in the log")
    hands.enter()
    watched.settle()
    assert watched.board().watching.unanswered() == []


def test_a_start_knows_what_it_missed_since_the_window_last_looked(
    watched: DeskWindow, watchman: Begin
) -> None:
    before = watchman()
    before.look()
    before.end()
    watched.settle()
    assert watched.draft("watch:seen")
    watched.now.move(timedelta(minutes=60))
    watchman()
    watched.settle()
    (missed,) = watched.board().watching.unanswered()
    assert missed.until - missed.since == timedelta(minutes=60)


def test_nothing_is_missed_while_nobody_watches(desk_window: DeskWindow, watchman: Begin) -> None:
    desk_window.declare()
    keeps = watchman()
    keeps.look()
    desk_window.now.move(timedelta(minutes=60))
    keeps.look()
    desk_window.settle()
    assert desk_window.records("watch-missed") == []
    assert desk_window.draft("watch:seen") == ""


def test_a_notification_is_told_anew_each_time_it_goes_up(watched: DeskWindow) -> None:
    alert(watched)
    (signal,) = watched.model.board.signals.untriaged()
    keys = []
    for minutes in (0, 6, 3):
        watched.now.move(timedelta(minutes=minutes))
        sitting = Sitting(person="p-a", now=watched.now(), words=watched.words, policy=watched.model.policy)
        need = signal_need(signal, watched.model.stream, "title", sitting)
        keys.append(need.key)
    assert len(set(keys)) == 3
    assert "call 担当E" in need.text


# Timestamps, recovery, several incidents.


def test_a_time_is_corrected_and_the_original_stays_in_sight(watched: DeskWindow, hands: Hands) -> None:
    page = MilestonesPage(watched.model, watched.words)
    hands.show(page)
    page.open()
    hands.press(KEY.Key_C)
    hands.press(KEY.Key_Tab)
    hands.write("22:30")
    hands.press(KEY.Key_Tab)
    hands.write("monitoring log")
    hands.enter()
    watched.settle()
    correction = watched.board().marks.corrected(Milestone.DETECT)
    assert correction.reason == "monitoring log"
    assert "22:30 (by the board 22:47: monitoring log)" in said(page)
    hands.press(KEY.Key_A)
    watched.settle()
    assert "0 closed incident" in said(page)


def test_recovery_says_what_counts_as_the_same_again(desk_window: DeskWindow, hands: Hands) -> None:
    bar = BottomBar(desk_window.model, desk_window.words)
    desk_window.declare()
    desk_window.qtbot.waitUntil(lambda: bool(bar.questions._calendar.holidays))
    hands.show(bar)
    bar.questions.ask_recovery()
    hands.press(KEY.Key_Tab, times=2)
    hands.write("5xx over 1%")
    hands.enter()
    desk_window.settle()
    assert desk_window.board().watching.recurrence == "5xx over 1%"
    # A Saturday night: somebody looks again on the next business morning.
    until = desk_window.board().incident.watch.until
    assert until.astimezone(desk_window.words.zone_info).strftime("%m/%d %H:%M") == "11/24 10:00"


def test_one_key_goes_round_the_open_incidents(watched: DeskWindow, hands: Hands) -> None:
    first = watched.model.stream
    second = watched.submit(Declare(title="検索が遅い"))[0].stream
    overview = DeskOverview(watched.model, watched.model)
    overview.read()
    watched.settle()
    bar = TopBar(watched.model, watched.words, overview)
    hands.show(bar)
    chosen: list[str] = []
    bar.incident_chosen.connect(chosen.append)
    bar.go_to_next()
    assert chosen == [second]
    assert first not in chosen
    QApplication.processEvents()


def test_a_relation_that_nobody_offers_is_refused_in_the_windows_own_words(
    watched: DeskWindow, hands: Hands, page: WatchPage
) -> None:
    watched.submit(Declare(title="検索が遅い"))
    page._overview.read()
    watched.settle()
    hands.press(KEY.Key_L)
    hands.press(KEY.Key_Tab)
    hands.press(KEY.Key_A, CTRL)
    hands.write("the same twice")
    hands.enter()
    said = [label.text() for label in page.findChildren(PlainLabel) if label.isVisibleTo(page)]
    assert any("same cause" in text and "duplicate of" in text for text in said)
    assert watched.board().links.standing() == []


def test_the_next_step_goes_to_its_own_line_wherever_that_stands(watched: DeskWindow, hands: Hands) -> None:
    signals = [alert(watched, f"alert {number}") for number in range(5)]
    strip = AttentionStrip(watched.model, watched.words)
    hands.show(strip)
    assert not any("alert 4" in line for line in strip.lines)  # three stand, the rest is counted
    for number in (1, 4):
        step = NextStep(step=Step.JUDGE_SIGNAL, subject=signals[number])
        strip.go_to_meant(partial(means_line, step))
        line = next(one for one in strip.findChildren(Strip) if f"alert {number}" in one.accessibleName())
        focus = QApplication.focusWidget()
        assert focus is not None
        assert line.isAncestorOf(focus)
    assert step_key(Step.JUDGE_SIGNAL) == "Alt+N"
