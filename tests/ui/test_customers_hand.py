"""Affected customers in the hand: files in, columns put right, doubles judged by one key, exports, deletion (2-16)."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from commander.board.customer_lists import (
    CustomersDeleted,
    CustomersExported,
    CustomersKept,
)
from commander.board.impact import Aspect
from commander.board.roles import AssignRole, ReleaseRole
from commander.customers import errands, importing, table_file
from commander.customers.columns import guessed
from commander.customers.shelf import Shelf
from commander.secrets import Secrets
from tests.fakes import keyrings
from tests.fakes.customer_files import csv_text, written
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import Hands
from ui.panes.attention_strip import AttentionStrip
from ui.panes.customers import CustomersPage
from ui.panes.customers_lines import KeepingLines
from ui.panes.customers_mapping import CustomersMapping
from ui.panes.customers_matters import customer_matters
from ui.panes.customers_parts import CandidateCard, HandOut
from ui.widgets.pick_box import PickBox
from ui.widgets.plain_label import PlainLabel

KEY = Qt.Key
ROWS = (
    ("1", "株式会社<b>さくら", "a@example.jp", "090-1234-5678", "100-0001"),
    ("", "㈱<b>さくら", "b@example.jp", "", "1000001"),
    ("3", "=cmd", "c@example.jp", "", ""),
)


@pytest.fixture
def page(desk_window: DeskWindow, hands: Hands, tmp_path: Path) -> CustomersPage:
    """The commander's page; the keyring is one that works."""
    keyrings.RememberingKeyring.entries.clear()
    desk_window.declare()
    desk_window.submit(
        AssignRole(incident=desk_window.model.stream, role="ic", person=desk_window.model.person)
    )
    desk_window.settle()
    shown = CustomersPage(desk_window.model, desk_window.words)
    shown.use(lambda: shelf(desk_window))
    hands.show(shown)
    shown.open()
    return shown


def shelf(window: DeskWindow) -> Shelf:
    allowed = ((keyrings.__name__, "RememberingKeyring"),)
    return Shelf(window.home, Secrets({}, allowed=allowed))


def said(page: CustomersPage) -> str:
    return "\n".join(one.text() for one in page.findChildren(PlainLabel) if one.isVisible())


def matters(window: DeskWindow, hands: Hands) -> str:
    strip = AttentionStrip(window.model, window.words)
    hands.show(strip)
    return "\n".join(one.text for one in customer_matters(window.model, window.words, strip))


def drop(page: CustomersPage, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, buttons, none))


def counted(window: DeskWindow) -> list[int]:
    """The customers of each version, as the file has it: what is judged is too fine for the timeline."""
    window.settle()
    lists = window.board().customers.by_id.values()
    return [unique for one in lists for _, unique in sorted(one.unique_of.items())]


def made(window: DeskWindow, page: CustomersPage, path: Path) -> None:
    """A list that stands already."""
    stream, look = window.model.stream, table_file.look(path)
    begun = errands.begun(
        shelf(window), stream, window.model.policy.customers, window.words.zone_info, window.now()
    )
    with shelf(window).open(begun) as file:
        importing.take(file, importing.Wish(look=look, columns=guessed(look.headings), by="p-a", at="t"))
    page.open()
    window.qtbot.waitUntil(page.findChild(HandOut).isVisible)
    window.qtbot.waitUntil(lambda: counted(window) == [3])


def import_by_drop(window: DeskWindow, page: CustomersPage, hands: Hands, path: Path) -> None:
    before = len(counted(window))
    drop(page, path)
    mapping = page.findChild(CustomersMapping)
    window.qtbot.waitUntil(mapping.isVisible)
    hands.press(KEY.Key_Return)
    window.qtbot.waitUntil(lambda: len(counted(window)) > before, timeout=60_000)
    window.qtbot.waitUntil(page.findChild(HandOut).isVisible)


def test_a_dropped_file_is_taken_in_a_process_of_its_own_and_doubles_are_judged_by_one_key(
    desk_window: DeskWindow, hands: Hands, page: CustomersPage, tmp_path: Path
) -> None:
    import_by_drop(desk_window, page, hands, written(tmp_path, csv_text(*ROWS), "影響.csv", "cp932"))
    assert counted(desk_window) == [3]
    assert "3 customers" in said(page)
    card = page.findChild(CandidateCard)
    desk_window.qtbot.waitUntil(lambda: "㈱<b>さくら" in said(page))
    for key, expected in ((KEY.Key_1, [3, 2]), (KEY.Key_Z, [3, 2, 3]), (KEY.Key_2, [3, 2, 3, 3])):
        if key is not KEY.Key_Z:
            desk_window.qtbot.waitUntil(card.same.isEnabled)
        hands.press(key)
        desk_window.qtbot.waitUntil(lambda expected=expected: counted(desk_window) == expected)
    desk_window.qtbot.waitUntil(lambda: "No doubles wait" in said(page))
    hands.press(KEY.Key_F2)
    desk_window.settle()
    row = desk_window.board().impact.row(Aspect.HOW_MANY)
    assert row is not None
    assert (row.amount.likely, "version 4" in row.text) == (3, True)


def test_columns_are_put_right_by_hand_and_a_second_file_supersedes_the_count(
    desk_window: DeskWindow, hands: Hands, page: CustomersPage, tmp_path: Path
) -> None:
    path = written(tmp_path, "x;備考\r\na@example.jp;memo\r\n")
    drop(page, path)
    mapping = page.findChild(CustomersMapping)
    desk_window.qtbot.waitUntil(mapping.isVisible)
    picks = mapping.findChildren(PickBox)
    picks[0].setCurrentIndex(2)
    picks[0].activated.emit(2)
    hands.press(KEY.Key_Return)
    desk_window.qtbot.waitUntil(lambda: counted(desk_window) == [1], timeout=60_000)
    desk_window.qtbot.waitUntil(page.findChild(HandOut).isVisible)
    hands.press(KEY.Key_F2)
    import_by_drop(desk_window, page, hands, written(tmp_path, csv_text(*ROWS), "more.csv"))
    desk_window.settle()
    assert "version 1); version 2 counts 3" in matters(desk_window, hands)


def test_a_team_is_handed_its_columns_and_the_journal_says_so(
    desk_window: DeskWindow, hands: Hands, page: CustomersPage, tmp_path: Path
) -> None:
    made(desk_window, page, written(tmp_path, csv_text(*ROWS)))
    out = page.findChild(HandOut)
    folder = tmp_path / "out"
    folder.mkdir()
    out.folder.setText(str(folder))
    out.buttons[0].click()
    desk_window.qtbot.waitUntil(lambda: bool(list(folder.iterdir())))
    desk_window.qtbot.waitUntil(lambda: "rows written to" in said(page))
    desk_window.settle()
    (record,) = desk_window.records(CustomersExported.KIND)
    assert (record.event.team, record.event.rows) == ("support", 3)
    (handed,) = folder.iterdir()
    assert '"\'=cmd"' in handed.read_text("utf-8-sig")


def test_the_day_of_deletion_is_moved_with_a_reason_chased_and_a_list_is_deleted_in_two_steps(
    desk_window: DeskWindow, hands: Hands, page: CustomersPage, tmp_path: Path
) -> None:
    made(desk_window, page, written(tmp_path, csv_text(*ROWS)))
    keeping = page.findChild(KeepingLines)
    keeping.another.setText("3 refunds still run")
    keeping.another.returnPressed.emit()
    desk_window.qtbot.waitUntil(lambda: bool(desk_window.records(CustomersKept.KIND)))
    desk_window.now.move(timedelta(days=2, hours=12))
    desk_window.settle()
    assert "Delete the list of affected customers" in matters(desk_window, hands)
    keeping.delete.click()
    assert desk_window.records(CustomersDeleted.KIND) == []
    keeping.sure.click()
    desk_window.qtbot.waitUntil(lambda: bool(desk_window.records(CustomersDeleted.KIND)))
    desk_window.qtbot.waitUntil(lambda: not list((desk_window.home / "customers").glob("*.customers")))
    assert keyrings.RememberingKeyring.entries == {}


def test_a_broken_file_is_one_sentence_and_begins_no_list(
    desk_window: DeskWindow, page: CustomersPage, tmp_path: Path
) -> None:
    path = tmp_path / "<b>x.csv"
    path.write_bytes(b"\x89PNG\r\n" + bytes(5000))
    drop(page, path)
    desk_window.qtbot.waitUntil(lambda: "is no text" in said(page))
    assert shelf(desk_window).lists() == []


def test_whoever_leads_none_of_the_roles_sees_only_that_there_is_a_list(
    desk_window: DeskWindow, hands: Hands, page: CustomersPage, tmp_path: Path
) -> None:
    made(desk_window, page, written(tmp_path, csv_text(*ROWS)))
    desk_window.submit(ReleaseRole(incident=desk_window.model.stream, role="ic"))
    desk_window.settle()
    assert "There is a list of affected customers" in said(page)
    assert "さくら" not in said(page)
    hands.press(KEY.Key_1)
    assert counted(desk_window) == [3]
    closed: list[bool] = []
    page.closed.connect(lambda: closed.append(True))
    hands.press(KEY.Key_Escape)
    assert closed == [True]


def test_a_path_half_typed_outlives_the_page_and_stays_with_its_incident(
    page: CustomersPage, desk_window: DeskWindow, hands: Hands
) -> None:
    first = desk_window.model.stream
    page._source.path.setFocus()
    hands.write("/tmp/cust")
    page.save_drafts()
    desk_window.settle()
    again = CustomersPage(desk_window.model, desk_window.words)
    wait = desk_window.qtbot.waitUntil
    wait(lambda: again._source.path.text() == "/tmp/cust")
    desk_window.declare("検索が遅い")
    wait(lambda: again._source.path.text() == "")
    desk_window.model.open(first)
    wait(lambda: again._source.path.text() == "/tmp/cust")
    again.deleteLater()


def test_from_the_folder_tab_goes_to_the_first_team_and_after_an_export_nothing_is_wrong(
    desk_window: DeskWindow, hands: Hands, page: CustomersPage, tmp_path: Path
) -> None:
    import_by_drop(desk_window, page, hands, written(tmp_path, csv_text(*ROWS)))
    out = page.findChild(HandOut)
    # Made last, it is shown a turn after what it stands in.
    desk_window.qtbot.waitUntil(out.buttons[0].isVisible)
    out.folder.setText(str(tmp_path))
    out.folder.setFocus()
    hands.press(KEY.Key_Tab)
    desk_window.qtbot.waitUntil(out.buttons[0].hasFocus)
    hands.press(KEY.Key_Return)
    desk_window.qtbot.waitUntil(lambda: "rows written to" in said(page))
    page.retranslate()
    assert desk_window.faults == []
