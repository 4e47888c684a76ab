"""The broadcast sheet by keyboard: one intent, one broadcast; nothing typed is lost, nothing unread is hidden."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from commander.board.approval_requests import AskApproval, GiveApproval
from commander.board.bulletin import ComponentStatus, Mention
from commander.board.impact import Amount, Aspect, Certainty, StateImpact, WordImpact
from commander.board.message import Message
from commander.board.record import Record
from commander.board.roles import AcceptRole, AssignRole, OfferRole
from commander.wording.language import Language
from commander.wording.templates import TemplateId
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import CTRL, Hands
from ui.panes.broadcast_sheet import BroadcastSheet
from ui.panes.person_box import PersonBox
from ui.panes.sheet_languages import SheetLanguages
from ui.widgets.button import Button
from ui.widgets.chip import ChipButton
from ui.widgets.pick_box import PickBox
from ui.widgets.plain_label import PlainLabel
from ui.widgets.tick_box import TickBox

KEY = Qt.Key


class Stopwatch:
    """Monotonic seconds that stand until they are moved."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


class Sheet:
    """The sheet of a declared incident, past its first moments unless told."""

    def __init__(self, desk_window: DeskWindow, hands: Hands) -> None:
        self.window, self.hands, self.stopwatch = desk_window, hands, Stopwatch()
        self.ordered: list[tuple[object, ...]] = []
        self.times_closed = 0
        self.sheet = BroadcastSheet(desk_window.model, desk_window.words, clock=self.stopwatch)
        self.host = QWidget()
        QVBoxLayout(self.host).addWidget(self.sheet)
        self.sheet.ordered.connect(lambda *what: self.ordered.append(what))
        self.sheet.closed.connect(self._count)

    def _count(self) -> None:
        self.times_closed += 1

    def open(self, *, waits: float = 1.0) -> None:
        self.hands.show(self.host)
        self.sheet.open()
        self.window.settle()
        self.stopwatch.seconds += waits

    def look_at_both(self) -> None:
        """The older language, where one was changed alone, is gone to, and still says the same."""
        if self.sheet.findChild(SheetLanguages).isVisibleTo(self.sheet):
            self.hands.press(KEY.Key_F7, times=2)

    def send(self, times: int = 1) -> None:
        self.look_at_both()
        self.hands.press(KEY.Key_Return, CTRL, times=times)
        self.window.settle()

    def body(self, place: int = 0) -> QPlainTextEdit:
        """The Japanese body, or the English one."""
        bodies = [one for one in self.sheet.findChildren(QPlainTextEdit) if "ext in" in one.accessibleName()]
        return bodies[place]

    def says(self, words: str) -> bool:
        labels = self.sheet.findChildren(PlainLabel)
        return any(words in label.text() and label.isVisibleTo(self.sheet) for label in labels)

    @property
    def promise(self) -> QLineEdit:
        fields = self.sheet.findChildren(QLineEdit)
        return next(one for one in fields if one.accessibleName() == "Next update")

    @property
    def approver(self) -> PersonBox:
        return self.sheet.findChild(PersonBox)

    @property
    def button(self) -> str:
        return next(
            one.text()
            for one in self.sheet.findChildren(Button)
            if "place" in one.text() or "か所" in one.text()
        )

    @property
    def is_ready(self) -> bool:
        """Whether the button looks as if it would send."""
        return next(one for one in self.sheet.findChildren(Button) if one.text() == self.button).isEnabled()

    @property
    def sent(self) -> list[Record]:
        return self.window.records("broadcast-ordered")


@pytest.fixture
def sheet(desk_window: DeskWindow, hands: Hands) -> Sheet:
    stream = desk_window.declare()
    desk_window.submit(AssignRole(incident=stream, role="ic", person="p-a"))
    return Sheet(desk_window, hands)


def message_of(record: Record) -> Message:
    return record.event.content


def test_the_first_post_is_drafted_in_both_languages_and_sent_with_one_key(sheet: Sheet) -> None:
    sheet.open()
    sheet.send()
    public = message_of(sheet.sent[0])
    assert public.template == TemplateId.T01
    assert public.texts["ja"].title.startswith("【調査中】")
    assert public.texts["en"].title.startswith("[Investigating]")
    assert [message_of(record).audiences for record in sheet.sent] == [("public",), ("team", "staff")]


def test_own_people_whose_text_has_blanks_wait_for_a_tick(sheet: Sheet) -> None:
    sheet.open()
    ticked = {box.text(): box.isChecked() for box in sheet.sheet.findChildren(TickBox)}
    assert ticked["Status page"]
    assert not ticked["Executives"]


def test_the_window_hears_what_is_owed_and_until_when_it_can_be_taken_back(sheet: Sheet) -> None:
    sheet.open()
    sheet.send()
    keys, not_before = sheet.ordered[0]
    assert set(keys) == set(sheet.window.board().messages.deliveries)
    assert not_before == sheet.window.now() + timedelta(seconds=8)
    assert sheet.times_closed == 1


def test_the_send_key_is_dead_in_the_first_moments(sheet: Sheet) -> None:
    sheet.open(waits=0.0)
    sheet.stopwatch.seconds += 0.69
    sheet.send()
    assert sheet.sent == []
    sheet.stopwatch.seconds += 0.02
    sheet.send()
    assert len(sheet.sent) == 2


def test_the_key_is_dead_again_when_the_sheet_comes_back_into_view(sheet: Sheet) -> None:
    sheet.open()
    sheet.sheet.hide()
    sheet.sheet.show()
    sheet.send()
    assert sheet.sent == []


def test_a_double_press_is_one_broadcast(sheet: Sheet) -> None:
    sheet.open()
    sheet.send(times=2)
    assert len(sheet.sent) == 2
    assert len({message_of(record).message for record in sheet.sent}) == 2


def test_send_works_from_inside_a_text_and_enter_alone_does_not(sheet: Sheet) -> None:
    sheet.open()
    sheet.body().setFocus()
    sheet.hands.press(KEY.Key_Return)
    sheet.window.settle()
    assert sheet.sent == []
    sheet.send()
    assert len(sheet.sent) == 2


def test_what_is_typed_is_what_is_sent(sheet: Sheet) -> None:
    sheet.open()
    sheet.body(1).setFocus()
    sheet.hands.press(KEY.Key_End, CTRL)
    sheet.hands.write(" We are sorry.")
    sheet.send()
    assert message_of(sheet.sent[0]).texts["en"].body.endswith("We are sorry.")


def test_escape_keeps_the_draft_and_it_is_found_again(sheet: Sheet) -> None:
    sheet.open()
    sheet.body(1).setFocus()
    sheet.hands.write("NOTE ")
    sheet.hands.press(KEY.Key_Escape)
    sheet.window.settle()
    assert sheet.times_closed == 1
    assert "NOTE " in sheet.window.draft(f"sheet:{sheet.window.model.stream}")
    again = Sheet(sheet.window, sheet.hands)
    again.open()
    assert again.body(1).toPlainText().startswith("NOTE ")


def test_a_draft_is_saved_while_typing_without_any_key(sheet: Sheet, qtbot) -> None:
    sheet.open()
    sheet.body(1).setFocus()
    sheet.hands.write("NOTE ")
    key = f"sheet:{sheet.window.model.stream}"
    qtbot.waitUntil(lambda: "NOTE " in sheet.window.draft(key))


def test_a_sent_broadcast_leaves_no_draft(sheet: Sheet) -> None:
    sheet.open()
    sheet.body(1).setFocus()
    sheet.hands.write("NOTE ")
    sheet.send()
    sheet.window.settle()
    assert sheet.window.draft(f"sheet:{sheet.window.model.stream}") == ""


def test_a_draft_that_was_sent_is_not_offered_again(sheet: Sheet) -> None:
    sheet.open()
    sheet.body(1).setFocus()
    sheet.hands.write("NOTE ")
    sheet.hands.press(KEY.Key_Escape)
    sheet.window.settle()
    key = f"sheet:{sheet.window.model.stream}"
    left = sheet.window.draft(key)
    again = Sheet(sheet.window, sheet.hands)
    again.open()
    again.send()
    # Killed between the order and the draft's end: the draft is still there.
    sheet.window.bridge.save_draft(key, left)
    third = Sheet(sheet.window, sheet.hands)
    third.open()
    assert not third.body(1).toPlainText().startswith("NOTE ")


def test_texts_nobody_looked_at_are_counted(sheet: Sheet) -> None:
    sheet.open()
    assert sheet.button == "Send to 4 places (1 unread)"
    tab = next(one for one in sheet.sheet.findChildren(ChipButton) if "In-house" in one.text())
    assert "●unread" in tab.text()
    tab.click()
    assert "✓" in tab.text()
    assert sheet.button == "Send to 4 places"


def test_a_redrafted_text_has_not_been_looked_at(sheet: Sheet) -> None:
    sheet.open()
    for tab in [one for one in sheet.sheet.findChildren(ChipButton) if "●unread" in one.text()]:
        tab.click()
    stream = sheet.window.model.stream
    sheet.window.submit(WordImpact(incident=stream, ja="決済が失敗する", en="failed payments"))
    sheet.window.settle()
    redraft = next(one for one in sheet.sheet.findChildren(ChipButton) if "draft again" in one.text())
    assert redraft.isVisible()
    redraft.click()
    assert "unread" in sheet.button
    assert not redraft.isVisible()


def test_an_open_blank_blocks_with_a_sentence(sheet: Sheet) -> None:
    sheet.open()
    sheet.body().setFocus()
    sheet.hands.write("{{side}}")
    sheet.send()
    assert sheet.sent == []
    assert sheet.says("side")
    assert "{{side}}" in sheet.body().toPlainText()


def test_audiences_left_out_are_not_told(sheet: Sheet) -> None:
    sheet.open()
    for box in sheet.sheet.findChildren(TickBox):
        if box.text() == "All staff":
            box.click()
    assert sheet.button == "Send to 3 places (1 unread)"
    sheet.send()
    assert {key for record in sheet.sent for key in message_of(record).audiences} == {"public", "team"}


def test_mentions_and_notices_are_explicit_choices_of_one_audience(sheet: Sheet) -> None:
    sheet.open()
    next(one for one in sheet.sheet.findChildren(TickBox) if "Notify" in one.text()).click()
    calls = [one for one in sheet.sheet.findChildren(ChipButton) if "Calls" in one.text()]
    calls[0].click()
    sheet.send()
    chosen = {message_of(one).audiences: message_of(one) for one in sheet.sent}
    assert chosen["public",].notify_subscribers
    assert chosen["team",].mention is Mention.HERE
    assert chosen["staff",].mention is Mention.NOBODY
    assert not chosen["team",].notify_subscribers


def test_the_promise_is_set_as_people_say_it(sheet: Sheet) -> None:
    sheet.open()
    sheet.promise.setFocus()
    sheet.promise.selectAll()
    sheet.hands.write("２３：３０")
    sheet.send()
    assert message_of(sheet.sent[0]).next_update_at == datetime(2026, 11, 21, 14, 30, tzinfo=UTC)


def test_a_promise_that_is_no_time_sends_nothing(sheet: Sheet) -> None:
    sheet.open()
    sheet.promise.setFocus()
    sheet.promise.selectAll()
    sheet.hands.write("soon")
    sheet.send()
    assert sheet.sent == []
    assert sheet.says("soon")


def test_the_commander_who_sends_has_approved(sheet: Sheet) -> None:
    sheet.open()
    sheet.send()
    assert {(one.event.approver, one.event.verbal) for one in sheet.sent} == {("p-a", False)}


def test_somebody_else_s_text_needs_an_approval_and_a_spoken_one_is_recorded(
    desk_window: DeskWindow, hands: Hands
) -> None:
    stream = desk_window.declare()
    desk_window.submit(AssignRole(incident=stream, role="ic", person="p-b"))
    sheet = Sheet(desk_window, hands)
    sheet.open()
    sheet.send()
    assert sheet.sent == []
    sheet.approver.setFocus()
    hands.write("担当B")
    sheet.send()
    public = next(one for one in sheet.sent if message_of(one).audiences == ("public",))
    assert (public.event.approver, public.event.verbal) == ("p-b", True)


def test_an_approval_of_this_very_text_needs_no_other(desk_window: DeskWindow, hands: Hands) -> None:
    stream = desk_window.declare()
    desk_window.submit(AssignRole(incident=stream, role="ic", person="p-b"))
    sheet = Sheet(desk_window, hands)
    sheet.open()
    heard: list[Record] = []
    desk_window.bridge.recorded.connect(heard.extend)
    next(one for one in sheet.sheet.findChildren(Button) if one.text() == "Keep the draft").click()
    desk_window.settle()
    kept = next(message_of(one) for one in heard if "public" in message_of(one).audiences)
    (asked,) = desk_window.submit(AskApproval(incident=stream, messages=(kept,)))
    desk_window.submit(GiveApproval(incident=stream, request=asked.event.request, spoken="p-b"))
    desk_window.settle()
    sheet.send()
    assert len(sheet.sent) == 2


def test_a_revision_is_kept_as_a_record_and_the_sheet_stays(sheet: Sheet) -> None:
    sheet.open()
    next(one for one in sheet.sheet.findChildren(Button) if one.text() == "Keep the draft").click()
    sheet.window.settle()
    assert sheet.says("Kept as a record.")
    assert sheet.sheet.is_open


def test_another_incident_shown_puts_the_sheet_away_with_its_draft(sheet: Sheet) -> None:
    sheet.open()
    first = sheet.window.model.stream
    sheet.body(1).setFocus()
    sheet.hands.write("NOTE ")
    sheet.window.declare("another")
    sheet.window.settle()
    assert not sheet.sheet.is_open
    assert "NOTE " in sheet.window.draft(f"sheet:{first}")


def test_a_drill_practises(desk_window: DeskWindow, hands: Hands) -> None:
    stream = desk_window.declare(incident_kind="drill")
    desk_window.submit(AssignRole(incident=stream, role="ic", person="p-a"))
    sheet = Sheet(desk_window, hands)
    sheet.open()
    assert sheet.button.startswith("Practise: 4 places")
    desk_window.words.switch(Language.JA)
    assert sheet.button.startswith("4 か所へ訓練する")


def test_what_changed_since_the_last_post_is_shown(sheet: Sheet) -> None:
    stream = sheet.window.model.stream
    sheet.window.submit(
        StateImpact(
            incident=stream,
            aspect=Aspect.HOW_MANY,
            text="of all",
            certainty=Certainty.ESTIMATED,
            amount=Amount(low=800, likely=900, high=1000, unit="shops"),
        )
    )
    sheet.window.now.move(timedelta(minutes=1))
    sheet.open()
    sheet.send()
    sheet.window.now.move(timedelta(minutes=5))
    row = sheet.window.board().impact.row(Aspect.HOW_MANY).row
    sheet.window.submit(
        StateImpact(
            incident=stream,
            aspect=Aspect.HOW_MANY,
            text="of all",
            certainty=Certainty.ESTIMATED,
            row=row,
            amount=Amount(low=800, likely=1240, high=1900, unit="shops"),
        )
    )
    sheet.window.settle()
    again = Sheet(sheet.window, sheet.hands)
    again.open()
    spoken = [frame.accessibleName() for frame in again.sheet.findChildren(QFrame)]
    assert any("about 900 shops → about 1,240 shops" in line for line in spoken)


def test_a_component_is_said_to_stand_as_chosen(sheet: Sheet) -> None:
    sheet.open()
    box = next(one for one in sheet.sheet.findChildren(PickBox) if one.accessibleName() == "Payments API")
    box.setFocus()
    sheet.hands.press(KEY.Key_Down, times=3)
    sheet.send()
    assert message_of(sheet.sent[0]).components == {"c1": ComponentStatus.PARTIAL_OUTAGE}
    assert message_of(sheet.sent[1]).components == {}


def test_the_stage_comes_with_the_wording(sheet: Sheet) -> None:
    sheet.open()
    wording, stage = (
        next(one for one in sheet.sheet.findChildren(PickBox) if one.accessibleName() == name)
        for name in ("Wording to start from", "Stage that customers read")
    )
    wording.setFocus()
    sheet.hands.press(KEY.Key_Down, times=4)
    assert (wording.currentText(), stage.currentText()) == ("T05 Monitoring", "Monitoring")
    assert sheet.promise.text() != ""


def test_one_blank_in_the_last_text_and_nobody_is_told(sheet: Sheet) -> None:
    sheet.open()
    next(one for one in sheet.sheet.findChildren(TickBox) if one.text() == "Executives").click()
    sheet.send()
    assert sheet.sent == []
    assert sheet.window.board().messages.deliveries == {}


def test_the_button_looks_ready_once_the_first_moments_are_over_unread_texts_or_not(sheet: Sheet) -> None:
    sheet.open(waits=0)
    assert "unread" in sheet.button
    assert not sheet.is_ready
    sheet.stopwatch.seconds += 1
    sheet.window.qtbot.waitUntil(lambda: sheet.is_ready)
    assert not sheet.says("first:")


def test_the_button_is_grey_with_the_reason_while_the_desk_would_refuse(sheet: Sheet) -> None:
    sheet.open()
    sheet.body().setPlainText("{{imp}} があります")
    sheet.window.settle()
    assert not sheet.is_ready
    assert sheet.says("Fill what is left open first: [what customers meet]")
    sheet.body().setPlainText("")
    sheet.window.settle()
    assert sheet.says("Each text needs a title and words in both languages.")


def test_whoever_does_not_command_is_told_whose_word_is_missing(sheet: Sheet) -> None:
    stream = sheet.window.model.stream
    sheet.window.submit(OfferRole(incident=stream, role="ic", to="p-b"))
    sheet.window.submit(AcceptRole(incident=stream, role="ic", person="p-b"))
    sheet.open()
    assert not sheet.is_ready
    assert sheet.says(
        "担当B must approve: ask with Ctrl+Shift+Enter, or write at the right who approved it aloud."
    )
    sheet.approver.setEditText("担当B")
    sheet.window.settle()
    assert sheet.is_ready


def scoped(sheet: Sheet, **more: object) -> None:
    """What T02 speaks of, the amount as an estimate."""
    stream = sheet.window.model.stream
    amount = Amount(low=800, likely=1240, high=1900, unit="shops")
    sheet.window.submit(
        StateImpact(
            incident=stream,
            aspect=Aspect.HOW_MANY,
            text="CSV v3",
            certainty=Certainty.ESTIMATED,
            amount=amount,
            **more,
        )
    )
    sheet.window.settle()


def choose_scope_known(sheet: Sheet) -> None:
    box = next(
        one for one in sheet.sheet.findChildren(PickBox) if one.accessibleName() == "Wording to start from"
    )
    box.setCurrentIndex(box.findText("T02 Scope known"))
    box.activated.emit(box.currentIndex())


def test_blanks_are_words_in_brackets_and_a_key_goes_from_one_to_the_next(sheet: Sheet) -> None:
    sheet.open()
    choose_scope_known(sheet)
    texts = "".join(one.toPlainText() for one in sheet.sheet.findChildren(QPlainTextEdit))
    assert "{{" not in texts
    sheet.hands.press(KEY.Key_F8)
    assert sheet.hands.focus.textCursor().selectedText().replace("\u2060", "") == "〔影響のある機能〕"
    sheet.hands.write("決済")
    sheet.hands.press(KEY.Key_F8)
    assert "影響を受けた方" in sheet.hands.focus.textCursor().selectedText()
    sheet.hands.press(KEY.Key_F8, Qt.KeyboardModifier.ShiftModifier, times=1)
    assert sheet.hands.focus.textCursor().selectedText() != ""
    assert not sheet.is_ready


def test_the_last_blank_leads_back_to_the_first_and_none_to_nothing(sheet: Sheet) -> None:
    sheet.open()
    choose_scope_known(sheet)
    seen: list[str] = []
    for _ in range(60):
        sheet.hands.press(KEY.Key_F8)
        cursor = sheet.hands.focus.textCursor()
        seen.append(cursor.selectedText())
        if len(seen) > 1 and seen[-1] == seen[0]:
            break
        sheet.hands.write("x")
    assert sheet.window.records("broadcast-ordered") == []
    assert "〔" not in sheet.body().toPlainText()
    assert "[\u2060" not in sheet.body(1).toPlainText()


def test_a_key_inside_a_blank_replaces_it_whole(sheet: Sheet) -> None:
    sheet.open()
    choose_scope_known(sheet)
    body = sheet.body(1)
    body.setFocus()
    cursor = body.textCursor()
    place = body.toPlainText().index("unaffected functions") + 4
    cursor.setPosition(place)
    body.setTextCursor(cursor)
    sheet.hands.press(KEY.Key_Backspace)
    assert "Working normally: ." in body.toPlainText()


def test_brackets_that_a_person_types_go_out_as_they_are(sheet: Sheet) -> None:
    sheet.open()
    sheet.body(1).setFocus()
    sheet.hands.write("[unaffected functions] ")
    sheet.send()
    assert "[unaffected functions]" in message_of(sheet.sent[0]).texts["en"].body


def test_blanks_survive_the_draft_of_the_sheet(sheet: Sheet) -> None:
    sheet.open()
    choose_scope_known(sheet)
    before = sheet.body(1).toPlainText()
    sheet.hands.press(KEY.Key_Escape)
    sheet.window.settle()
    sheet.open()
    assert sheet.body(1).toPlainText() == before
    assert "[\u2060unaffected functions]" in before


def test_an_estimate_is_told_as_one(sheet: Sheet) -> None:
    scoped(sheet)
    sheet.open()
    choose_scope_known(sheet)
    lines = [one.accessibleName() for one in sheet.sheet.findChildren(QFrame) if one.accessibleName()]
    assert any("“about 1,240 shops" in line and "the text says so" in line for line in lines)
    sheet.body(1).setPlainText("1,240 shops")
    sheet.window.settle()
    lines = [one.accessibleName() for one in sheet.sheet.findChildren(QFrame) if one.accessibleName()]
    assert any("“1,240 shops”" in line and "write about" in line for line in lines)
