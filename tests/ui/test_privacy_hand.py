"""The personal-data track in the hand: one key raises it, the strip answers, the page is opened by right alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from commander.board.bulletin import Wording
from commander.board.erasing import EraseEntry
from commander.board.privacy_records import (
    AnswerPrivacy,
    PrivacyAnswer,
    RaisePrivacyConcern,
)
from commander.board.privacy_track_records import GivePrivacyTask, KeepPrivacyDraft, NotePrivacy
from commander.board.record import Erased, Occurred
from commander.board.restricted import restricted_of
from commander.board.roles import COMMANDER, AssignRole
from commander.board.statutory_records import JudgeClause
from commander.deadlines import DeadlineKind
from commander.drafting.facts import facts_for
from commander.reading import Reading
from commander.wording.language import Language
from tests.ui.desk_window import ZONE, DeskWindow
from tests.ui.keys import ALT, Hands
from ui.models.outlook import outlook_of
from ui.panes.action_commands import command_of
from ui.panes.attention_strip import AttentionStrip
from ui.panes.clock_strip import ClockStrip
from ui.panes.privacy_lock import PrivacyLock
from ui.panes.privacy_page import PrivacyPage
from ui.shortcuts import Action, shortcut
from ui.widgets.button import Button
from ui.widgets.plain_label import PlainLabel

KEY = Qt.Key
SECRET = "注文の一覧が他社から見えた"


@pytest.fixture
def page(desk_window: DeskWindow, hands: Hands) -> PrivacyPage:
    """Whoever sits here commands, and so may read; somebody raised it with a note."""
    desk_window.declare()
    stream = desk_window.model.stream
    desk_window.submit(AssignRole(incident=stream, role=COMMANDER, person=desk_window.model.person))
    desk_window.submit(RaisePrivacyConcern(incident=stream, note=SECRET))
    desk_window.settle()
    shown = PrivacyPage(desk_window.model, desk_window.model.restricted, desk_window.words)
    hands.show(shown)
    shown.open()
    desk_window.settle()
    return shown


def track(window: DeskWindow):
    window.settle()
    with Reading(window.home) as reading:
        return reading.track(window.model.stream, window.model.person)[0]


def drafted_facts(window: DeskWindow):
    """What templates are filled from."""
    return facts_for(window.board(), window.model.policy, window.now())


def said(widget: QWidget) -> str:
    """Everything that a person can read in it."""
    return "\n".join(label.text() for label in widget.findChildren(PlainLabel) if label.isVisibleTo(widget))


def test_one_key_raises_it_with_nothing_to_fill_in(desk_window: DeskWindow) -> None:
    desk_window.declare()
    command = command_of(Action.PRIVACY_RAISE, desk_window.model.stream)
    assert command == RaisePrivacyConcern(incident=desk_window.model.stream)
    assert shortcut(Action.PRIVACY_RAISE).keys == "Ctrl+Shift+P"
    desk_window.submit(command)
    desk_window.settle()
    assert desk_window.board().privacy.waiting is not None


def test_the_lock_appears_with_the_track_and_says_who_may_read(desk_window: DeskWindow, hands: Hands) -> None:
    desk_window.declare()
    lock = PrivacyLock(desk_window.model, desk_window.words)
    hands.show(QWidget())
    lock.refresh()
    assert lock.isHidden()
    desk_window.submit(RaisePrivacyConcern(incident=desk_window.model.stream, note=SECRET))
    desk_window.settle()
    lock.refresh()
    assert not lock.isHidden()
    assert SECRET not in lock.accessibleDescription()


def test_the_page_shows_the_track_and_takes_a_note_by_key(
    page: PrivacyPage, desk_window: DeskWindow, hands: Hands
) -> None:
    assert SECRET in said(page)
    hands.press(KEY.Key_N)
    hands.write("委託先にも照会した")
    hands.press(KEY.Key_Return)
    desk_window.settle()
    assert "委託先にも照会した" in said(page)


def test_the_answer_is_given_by_keys(page: PrivacyPage, desk_window: DeskWindow, hands: Hands) -> None:
    hands.press(KEY.Key_A)
    hands.press(KEY.Key_1, ALT)
    hands.press(KEY.Key_Return)
    desk_window.settle()
    assert desk_window.board().privacy.answered.answer is PrivacyAnswer.YES


def test_a_duty_is_judged_and_its_clock_stands_in_the_strip_only_then(
    page: PrivacyPage, desk_window: DeskWindow, hands: Hands
) -> None:
    strip = ClockStrip(desk_window.model, desk_window.words, page)
    assert "J1" not in said(strip)
    hands.press(KEY.Key_J)
    hands.write("1,000 人を超えるおそれ")
    hands.press(KEY.Key_Tab)
    hands.write("21:00")
    hands.press(KEY.Key_Return)
    desk_window.settle()
    clocks = track(desk_window).statutory.clocks()
    assert [one.key for one in clocks] == ["J1/preliminary", "J1/final"]
    assert "J1" in said(strip)
    assert clocks[0].judge == desk_window.model.person


def test_a_task_is_ended_by_a_press(page: PrivacyPage, desk_window: DeskWindow) -> None:
    desk_window.submit(GivePrivacyTask(incident=desk_window.model.stream, text="一覧を作る"))
    desk_window.settle()
    (button,) = page._tasks._rows.values()
    button.click()
    assert track(desk_window).open_tasks() == []


def test_without_the_right_nothing_of_it_is_on_the_page_nor_in_the_model(
    page: PrivacyPage, desk_window: DeskWindow
) -> None:
    desk_window.model.sit("p-z")
    desk_window.settle()
    assert SECRET not in said(page)
    assert desk_window.model.restricted.records == ()
    desk_window.submit(NotePrivacy(incident=desk_window.model.stream, text="別の一行"))
    desk_window.settle()
    assert "別の一行" not in said(page)


def test_a_draft_is_filled_edited_and_kept(page: PrivacyPage, desk_window: DeskWindow, hands: Hands) -> None:
    hands.press(KEY.Key_W)
    ja, en = page._drafts.findChildren(QPlainTextEdit)
    assert "証拠" in ja.toPlainText()
    assert "Preserve logs" in en.toPlainText()
    ja.setPlainText("題\n\n直した本文")
    page._drafts._keep.click()
    kept = track(desk_window).draft("D01")
    assert kept.texts["ja"].body == "直した本文"


def test_a_text_half_typed_is_found_again_by_whoever_may_read_and_by_nobody_else(
    page: PrivacyPage, desk_window: DeskWindow, hands: Hands
) -> None:
    hands.press(KEY.Key_W)
    page._drafts.findChildren(QPlainTextEdit)[0].setPlainText(f"題\n\n{SECRET}")
    page.save_drafts()
    desk_window.settle()

    def again() -> list[str]:
        shown = PrivacyPage(desk_window.model, desk_window.model.restricted, desk_window.words)
        hands.show(shown)
        shown.open()
        hands.press(KEY.Key_W)
        desk_window.settle()
        return [field.toPlainText() for field in shown._drafts.findChildren(QPlainTextEdit)]

    assert SECRET in again()[0]
    desk_window.model.sit("p-z")
    desk_window.settle()
    assert SECRET not in "".join(again())
    assert SECRET not in page._drafts.findChildren(QPlainTextEdit)[0].toPlainText()
    desk_window.model.sit(desk_window.person)
    desk_window.settle()
    assert SECRET in again()[0]
    page._drafts.open()
    page._drafts._keep.click()
    key = f"form:{restricted_of(desk_window.model.stream)}:PrivacyDrafts:D01"

    def left() -> str:
        with Reading(desk_window.home) as reading:
            return reading.draft(key)

    desk_window.qtbot.waitUntil(lambda: left() == "")  # once it is kept nothing half-typed is left


def test_a_vacant_seat_names_who_may_fill_it_and_never_the_author(
    page: PrivacyPage, desk_window: DeskWindow, hands: Hands
) -> None:
    stream = desk_window.model.stream
    desk_window.submit(AssignRole(incident=stream, role="legal", person="p-c"))
    texts = {name: Wording(title="題", body="本文") for name in ("ja", "en")}
    keep = KeepPrivacyDraft(incident=stream, template="D03", texts=texts)
    desk_window.submit(keep)
    desk_window.settle()
    hands.press(KEY.Key_W)
    page._drafts._which.choose("D03")
    page._drafts._choose()
    # Its own author fills none of its seats, in command or not.
    assert "vacant" not in page._drafts._state.text()
    desk_window.submit(AssignRole(incident=stream, role="deputy", person="p-b"))
    desk_window.settle()
    page._drafts._choose()
    assert "(vacant: 担当B may)" in page._drafts._state.text()
    desk_window.words.switch(Language.JA)
    assert "(空席。担当Bが承認可)" in page._drafts._state.text()


def test_the_strip_asks_and_no_record_of_the_track_reaches_the_ordinary_listeners(
    desk_window: DeskWindow, hands: Hands
) -> None:
    desk_window.declare()
    heard: list[object] = []
    desk_window.bridge.recorded.connect(heard.extend)
    strip = AttentionStrip(desk_window.model, desk_window.words)
    hands.show(strip)
    desk_window.submit(RaisePrivacyConcern(incident=desk_window.model.stream, note=SECRET))
    desk_window.settle()
    assert "not judged yet" in said(strip)
    assert heard
    assert SECRET not in repr(heard)


def test_a_judged_clock_shows_nothing_to_whoever_may_not_read(desk_window: DeskWindow, hands: Hands) -> None:
    desk_window.declare()
    stream = desk_window.model.stream
    desk_window.submit(AssignRole(incident=stream, role=COMMANDER, person=desk_window.model.person))
    start = Occurred(instant=desk_window.now(), zone=ZONE)
    desk_window.submit(JudgeClause(incident=stream, clause="E1", applies=True, basis=SECRET, started=start))
    desk_window.submit(AnswerPrivacy(incident=stream, answer="yes"))
    desk_window.settle()
    strip = ClockStrip(desk_window.model, desk_window.words)
    hands.show(strip)
    assert "E1" in said(strip)
    desk_window.model.sit("p-z")
    desk_window.settle()
    assert "E1" not in said(strip)


def test_nobody_is_rung_about_the_question_before_somebody_raised_it(desk_window: DeskWindow) -> None:
    desk_window.declare()
    model = desk_window.model

    def rung() -> list[DeadlineKind]:
        return [one.kind for one in outlook_of(model.board, model.deadlines()).deadlines]

    assert DeadlineKind.PERSONAL_DATA not in rung()
    desk_window.submit(RaisePrivacyConcern(incident=model.stream, note=SECRET))
    desk_window.settle()
    assert DeadlineKind.PERSONAL_DATA in rung()


def test_what_our_own_people_read_says_the_answer_and_no_more(desk_window: DeskWindow) -> None:
    desk_window.declare()
    desk_window.submit(RaisePrivacyConcern(incident=desk_window.model.stream, note=SECRET))
    desk_window.settle()
    facts = drafted_facts(desk_window)
    assert facts.personal_data.ja == "要否未判定"
    desk_window.submit(AnswerPrivacy(incident=desk_window.model.stream, answer="yes", basis=SECRET))
    desk_window.settle()
    facts = drafted_facts(desk_window)
    assert facts.personal_data.en == "yes"
    assert SECRET not in repr(facts)


def test_what_is_written_while_the_track_is_read_is_not_lost(
    page: PrivacyPage, desk_window: DeskWindow
) -> None:
    model, stream = desk_window.model, desk_window.model.stream
    model.sit("p-z")
    model.sit("p-a")  # read again from here on
    for number in range(5):
        model.bridge.submit(NotePrivacy(incident=stream, text=f"note {number}"))
    desk_window.qtbot.waitUntil(lambda: all(f"note {number}" in said(page) for number in range(5)))


def test_what_is_erased_while_the_track_is_read_is_not_held(
    page: PrivacyPage, desk_window: DeskWindow
) -> None:
    restricted, stream = desk_window.model.restricted, desk_window.model.stream
    noted = desk_window.submit(NotePrivacy(incident=stream, text="合言葉"))[0]
    desk_window.qtbot.waitUntil(lambda: any(one.id == noted.id for one in restricted.records))
    before = restricted.track, list(restricted.records)
    erased = desk_window.submit(EraseEntry(incident=stream, entry=noted.id, reason="token"))

    def event() -> object:
        return next(one.event for one in restricted.records if one.id == noted.id)

    desk_window.qtbot.waitUntil(lambda: event() == Erased())
    restricted._take(stream, before, erased)  # the answer of a read that was slower than the order
    desk_window.qtbot.waitUntil(lambda: event() == Erased())


@pytest.mark.parametrize("letter", [Qt.Key.Key_A, Qt.Key.Key_N, Qt.Key.Key_F, Qt.Key.Key_T, Qt.Key.Key_D])
def test_a_form_opened_by_its_letter_has_the_keyboard(
    page: PrivacyPage, hands: Hands, letter: Qt.Key
) -> None:
    hands.press(letter)
    assert isinstance(hands.focus, QLineEdit | QComboBox)
    assert hands.focus.isVisible()


def test_on_a_low_page_the_form_is_whole_and_the_acts_come_back_after_it(
    page: PrivacyPage, hands: Hands, desk_window: DeskWindow
) -> None:
    page.resize(800, 300)
    before = [one.isVisibleTo(page) for one in page.findChildren(Button)]
    hands.press(Qt.Key.Key_J)
    desk_window.qtbot.waitUntil(lambda: hands.focus.height() >= hands.focus.minimumSizeHint().height())
    hands.press(Qt.Key.Key_Escape)
    assert [one.isVisibleTo(page) for one in page.findChildren(Button)] == before


def test_alt_and_a_number_choose_a_draft_wherever_the_focus_is_among_them(
    desk_window: DeskWindow, hands: Hands, page: PrivacyPage
) -> None:
    hands.press(KEY.Key_W)
    hands.press(KEY.Key_2, ALT)
    assert page._drafts._template == "D02"
    assert "blanks to fill (F8)" in page._drafts._state.text()
    page._drafts._keep.setFocus()
    hands.press(KEY.Key_5, ALT)
    assert page._drafts._template == "D05"


def test_a_pasted_screenshot_is_kept_restricted_seen_saved_and_erased_by_keys(
    page: PrivacyPage, desk_window: DeskWindow, hands: Hands, tmp_path: Path
) -> None:
    files = page._files
    hands.press(KEY.Key_E)
    assert hands.focus is files.list
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(0)
    QGuiApplication.clipboard().setImage(image)
    files.paste()
    desk_window.qtbot.waitUntil(lambda: len(desk_window.model.restricted.track.files) == 1)
    (file,) = desk_window.model.restricted.track.files
    desk_window.qtbot.waitUntil(
        lambda: files.view.loaded is not None and files.view.loaded.picture is not None
    )
    assert desk_window.board().attachments.count == 0
    assert not (desk_window.home / "attachments").exists()
    hands.press(KEY.Key_S)
    copy = tmp_path / "copy.png"
    hands.focus.setText(str(copy))
    hands.press(KEY.Key_Return)
    desk_window.qtbot.waitUntil(copy.exists)
    desk_window.qtbot.waitUntil(lambda: not files.ask.asked)
    files.list.setFocus()
    hands.press(KEY.Key_Delete)
    hands.write("another person's")
    hands.press(KEY.Key_Return)
    desk_window.qtbot.waitUntil(lambda: desk_window.model.restricted.track.files == ())
    desk_window.qtbot.waitUntil(
        lambda: not (desk_window.home / "restricted" / file.sha256[:2] / file.sha256).exists()
    )


def test_a_file_named_by_its_path_is_kept_and_gone_from_sight_with_the_right(
    page: PrivacyPage, desk_window: DeskWindow, hands: Hands, tmp_path: Path
) -> None:
    log = tmp_path / "orders.log"
    log.write_text("22:31 orders of another shop\n", "utf-8")
    hands.press(KEY.Key_E)
    hands.press(KEY.Key_A)
    hands.write(str(log))
    hands.press(KEY.Key_Return)
    desk_window.qtbot.waitUntil(lambda: page._files.list.count() == 1)
    desk_window.model.sit("p-z")
    desk_window.settle()
    desk_window.qtbot.waitUntil(lambda: page._files.list.count() == 0)
    assert not page._files.isVisible()
    assert page._files.view.loaded is None
    assert "orders.log" not in said(page)


def test_somebody_is_let_in_by_key_and_a_name_that_nobody_knows_is_said_first(
    page: PrivacyPage, desk_window: DeskWindow, hands: Hands
) -> None:
    hands.press(KEY.Key_R)
    hands.write("担当Z")
    hands.press(KEY.Key_Return)
    desk_window.settle()
    assert desk_window.board().privacy.readers == ()
    hands.press(KEY.Key_Escape)
    hands.press(KEY.Key_R)
    hands.focus.clearEditText() if isinstance(hands.focus, QComboBox) else hands.focus.clear()
    hands.write("担当C")
    hands.press(KEY.Key_Return)
    desk_window.qtbot.waitUntil(lambda: tuple(desk_window.board().privacy.readers) == ("p-c",))


def test_a_task_is_given_to_somebody_of_the_directory_by_name(
    page: PrivacyPage, desk_window: DeskWindow, hands: Hands
) -> None:
    hands.press(KEY.Key_T)
    hands.write("一覧を作る")
    hands.press(KEY.Key_Tab)
    hands.write("担当C")
    hands.press(KEY.Key_Return)
    desk_window.qtbot.waitUntil(lambda: [one.owner for one in track(desk_window).open_tasks()] == ["p-c"])
