"""The timeline read by keys alone: narrowed, gone through, what is unread, rows marked and answered, rows handed on."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from shutil import copytree
from time import monotonic

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QWidget

from commander.board.deliveries import Choice, DeliveryDecided, Operation
from commander.board.incident import IncidentKind
from commander.board.milestones import Milestone
from commander.board.policy_import import ImportPolicy
from commander.board.record import Occurred
from commander.board.roles import AssignRole
from commander.board.slack_rules import SlackRules
from commander.board.timeline import AddEntries, AddEntry, CorrectEntry, EntryKind
from commander.journal.journal import Journal
from commander.reading import Reading
from commander.wording.language import Language
from tests.ui.desk_window import POLICY, ZONE, DeskWindow
from tests.ui.keys import ALT, CTRL, Hands
from ui.dialogs.export import ExportDialog
from ui.models.timeline_filters import Filter
from ui.panes.timeline_pane import TimelinePane
from ui.scribe_window import ScribeWindow

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
BOTH = CTRL | SHIFT
PATIENCE_S = 30


class Scene:
    """The scribe's window: the timeline with every key that works in it."""

    def __init__(self, desk: DeskWindow, hands: Hands) -> None:
        self.desk, self.hands = desk, hands
        desk.words.switch(Language.JA)
        self.window = ScribeWindow(desk.model, desk.words)
        self.pane: TimelinePane = self.window.timeline
        # One for all looks: opening the file hundreds of times a second disturbs who writes it.
        self.reading = Reading(desk.home)
        desk.declare()
        hands.show(self.window)
        self.pane.compose()
        self.rows(1)

    def write(self, text: str, kind: str = EntryKind.FACT, *, minutes: float = 0, person: str = "p-a") -> str:
        at = Occurred(instant=self.desk.now() + timedelta(minutes=minutes), zone=ZONE)
        answers: list[str] = []
        self.desk.bridge.submit(
            AddEntry(incident=self.desk.model.stream, text=text, entry_kind=kind, occurred=at),
            done=lambda records: answers.append(records[0].id),
            person=person,
        )
        self.until(lambda: bool(answers))
        return answers[0]

    def until(self, happened: Callable[[], object]) -> None:
        """As qtbot waits, which looks only every 10 ms."""
        deadline = monotonic() + PATIENCE_S
        while not happened():
            assert monotonic() < deadline, (self.texts(), self.pane.composer.refusal, self.desk.faults)
            turn = QEventLoop()
            QTimer.singleShot(1, turn.quit)
            turn.exec()

    def write_all(self, texts: Iterable[str], *, person: str = "p-a") -> None:
        self.write_at(dict.fromkeys(texts, 0.0), person=person)

    def write_at(
        self, texts: Mapping[str, float], *, kind: str = EntryKind.FACT, person: str = "p-a"
    ) -> None:
        """Rows with how many minutes from now they happened."""
        stream, answers = self.desk.model.stream, []
        entries = tuple(
            AddEntry(
                incident=stream,
                text=text,
                entry_kind=kind,
                occurred=Occurred(instant=self.desk.now() + timedelta(minutes=minutes), zone=ZONE),
            )
            for text, minutes in texts.items()
        )
        self.desk.bridge.submit(
            AddEntries(incident=stream, entries=entries), done=answers.append, person=person
        )
        self.until(lambda: answers)

    def rows(self, count: int) -> None:
        """So many, and all that was asked for is answered: a row that is chosen then stays chosen."""
        self.until(lambda: self.pane.feed.model.rowCount() == count)
        self.desk.settle()

    def texts(self) -> list[str]:
        model = self.pane.feed.model
        return [line.text if (line := model.line(row)) else "" for row in range(model.rowCount())]

    def shows(self, *texts: str) -> None:
        self.until(lambda: self.texts() == list(texts))

    @property
    def current(self) -> str:
        line = self.pane.feed.model.line(self.pane.view.currentIndex().row())
        return line.text if line else ""

    def choose(self, row: int) -> None:
        self.pane.view.setFocus()
        self.pane.view.selectRow(row)

    def milestones(self) -> list[tuple[str, ...]]:
        model = self.pane.feed.model
        return [line.milestones if (line := model.line(row)) else () for row in range(model.rowCount())]

    def has_thread(self) -> "Scene":
        """There is a thread for what is told live."""
        self.desk.submit(ImportPolicy(policy=replace(POLICY, slack=SlackRules(summary=("#inc",)))))
        return self

    def lines(self) -> list[str]:
        debts = [one for one in self.reading.debts() if one.operation is Operation.LINE]
        return [wording.body for debt in debts for wording in debt.bulletin.texts.values()]


@pytest.fixture(scope="module")
def made_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new journal: making one for each test would take longer than most of them."""
    home = tmp_path_factory.mktemp("made") / "home"
    Journal(home).close()
    return home


@pytest.fixture
def copied_home(made_home: Path, tmp_path: Path) -> None:
    """Where the desk's window looks for its own."""
    copytree(made_home, tmp_path / "home")


@pytest.fixture
def scene(copied_home: None, desk_window: DeskWindow, hands: Hands) -> Iterator[Scene]:
    scene = Scene(desk_window, hands)
    yield scene
    scene.reading.close()


def test_conditions_are_chosen_and_taken_away_by_keys_and_what_arrives_is_shown_where_it_is_wanted(
    scene: Scene,
) -> None:
    scene.write("切り戻しに決定", EntryKind.DECISION, person="p-b")
    scene.write("様子を見ると決定", EntryKind.DECISION)
    scene.write("DB の接続数は 92", person="p-b")
    scene.rows(4)
    scene.hands.press(KEY.Key_F, BOTH)
    scene.hands.write("kettei")
    scene.hands.press(KEY.Key_Return)
    scene.shows("切り戻しに決定", "様子を見ると決定")
    scene.hands.write("担当B")
    scene.hands.press(KEY.Key_Return)
    scene.shows("切り戻しに決定")
    assert scene.pane.reader.bar.count.text() == "4 行中 1 行"
    scene.hands.press(KEY.Key_Escape)
    assert scene.hands.focus is scene.pane.composer.text
    assert scene.pane.feed.model.rowCount() == 1
    scene.choose(0)
    scene.hands.press(KEY.Key_Escape)
    scene.rows(4)
    assert scene.pane.reader.bar.isHidden()
    scene.pane.show_only(Filter.DECISIONS)
    scene.rows(2)
    scene.write("まだ事実", minutes=-1)
    scene.write("方針を決定", EntryKind.DECISION)
    scene.shows("切り戻しに決定", "様子を見ると決定", "方針を決定")
    assert scene.pane.feed.count(Filter.ALL) == 6


def test_what_is_answered_leaves_the_unanswered_rows(scene: Scene) -> None:
    scene.write("DB 接続数は?", EntryKind.QUESTION)
    struck = scene.write("書き間違い?", EntryKind.QUESTION)
    scene.rows(3)
    scene.hands.press(KEY.Key_F, BOTH)
    scene.hands.write("未回答")
    scene.hands.press(KEY.Key_Return)
    scene.shows("DB 接続数は?", "書き間違い?")
    scene.desk.submit(CorrectEntry(incident=scene.desk.model.stream, entry=struck, text=""))
    scene.shows("DB 接続数は?")
    scene.hands.press(KEY.Key_Escape)
    scene.choose(0)
    scene.hands.press(KEY.Key_A)
    scene.until(lambda: scene.pane.reader.row.ask.asked)
    scene.hands.write("92")
    scene.hands.press(KEY.Key_Return)
    scene.shows()
    scene.choose(0)
    scene.hands.press(KEY.Key_Escape)
    scene.until(lambda: "回答(22:47 の質問):92" in scene.texts())
    asked = scene.pane.feed.model.line(scene.texts().index("DB 接続数は?"))
    assert asked is not None
    assert asked.chip is not None
    assert asked.chip[0] == "回答あり"


def test_the_recorded_order_is_one_key_away_late_rows_say_so_and_the_row_chosen_stays(scene: Scene) -> None:
    scene.write_at({"最初に書いた": 0, "あとから書いた": -30})
    scene.shows("あとから書いた", scene.texts()[1], "最初に書いた")
    late = scene.pane.feed.model.line(0)
    assert late is not None
    assert "追記" in late.meta
    scene.choose(0)
    for row in (2, 0, 2):
        scene.hands.press(KEY.Key_O)
        scene.until(lambda row=row: scene.pane.view.currentIndex().row() == row)
        assert scene.current == "あとから書いた"
        assert scene.hands.focus is scene.pane.view
    scene.hands.press(KEY.Key_Escape)
    scene.until(lambda: scene.texts()[0] == "あとから書いた")
    assert scene.pane.reader.bar.isHidden()
    scene.hands.press(KEY.Key_R, BOTH)
    scene.until(lambda: scene.texts()[-1] == "あとから書いた")
    scene.write("さらに前のこと", minutes=-60)
    scene.until(lambda: scene.texts()[-1] == "さらに前のこと")
    scene.hands.press(KEY.Key_R, BOTH)
    scene.until(lambda: scene.texts()[0] == "さらに前のこと")


TIMES = (
    ("21日 0:10", "", ""),
    ("25:99", "", ""),
    ("22:31", "22:31 のこと", ""),
    ("２２：３１", "22:31 のこと", ""),
    ("-17m", "22:31 のこと", ""),
    ("昨日 23:50", "昨日のこと", ""),
    ("22:35", "22:31 のこと", "22:35 の記録はありません。いちばん近い 22:31 の行です。"),
)


def test_a_typed_time_is_gone_to(scene: Scene) -> None:
    # It is 22:47 in Tokyo.
    scene.write_at({"昨日のこと": -(22 * 60 + 57), "22:31 のこと": -16.2})
    scene.rows(3)
    ways = scene.pane.reader.ways
    for typed, there, said in TIMES:
        scene.choose(2)
        scene.until(lambda: scene.current.startswith("インシデントを宣言"))
        scene.hands.press(KEY.Key_T, BOTH)
        scene.hands.write(typed)
        scene.hands.press(KEY.Key_Return)
        if not there:
            assert ways.ask.asked == "time"  # why it is none stands below, and what was typed is there still
            scene.hands.press(KEY.Key_Escape)
            continue
        scene.until(lambda there=there: scene.current == there)
        assert scene.hands.focus is scene.pane.view
        assert (ways.said.text() if ways.said.isVisible() else "") == said


def test_the_row_chosen_becomes_a_milestone_keys_go_from_one_to_the_next_and_it_is_taken_away_again(
    scene: Scene,
) -> None:
    scene.write_at({"最初のアラート": -9, "切り戻し完了": -1})
    scene.until(lambda: scene.milestones() == [(), (), ("検知", "宣言")])
    scene.choose(0)
    scene.hands.press(KEY.Key_M)
    scene.until(lambda: scene.pane.reader.row.ask.asked)
    scene.hands.write("検知")
    scene.hands.press(KEY.Key_Return)
    scene.until(lambda: scene.milestones()[0] == ("検知",) and scene.milestones()[2] == ("宣言",))
    scene.choose(1)
    scene.hands.press(KEY.Key_PageUp, ALT)
    scene.until(lambda: scene.current == "最初のアラート")
    scene.hands.press(KEY.Key_PageUp, ALT)
    scene.until(lambda: scene.pane.reader.ways.said.text() == "ここより前に節目はありません。")
    scene.hands.press(KEY.Key_PageDown, ALT)
    scene.until(lambda: scene.current.startswith("インシデントを宣言"))
    board = scene.desk.board()
    assert board.marks.corrected(Milestone.DETECT) is not None
    scene.choose(0)
    scene.hands.press(KEY.Key_M, BOTH)
    scene.until(lambda: scene.pane.reader.row.ask.asked)
    scene.hands.write("検知(外す)")
    scene.hands.press(KEY.Key_Return)
    scene.until(lambda: not scene.pane.reader.row.ask.asked)
    scene.until(lambda: scene.milestones()[0] == ())
    assert scene.desk.board().marks.corrected(Milestone.DETECT) is None


def look_away(scene: Scene) -> None:
    """Another window comes to the front, after somebody has looked for a while."""
    unread = scene.pane.reader.unread
    unread._looked.timeout.emit()
    scene.hands.show(QWidget())
    scene.until(lambda: not unread._is_looking)


def test_what_arrives_while_nobody_looks_is_unread_until_somebody_has(scene: Scene) -> None:
    scene.write_all(f"前から {number}" for number in range(30))
    scene.rows(31)
    reader = scene.pane.reader
    assert reader.unread.positions == set()
    look_away(scene)
    scene.write_all((f"留守中 {number}" for number in range(25)), person="p-b")
    scene.write("自分の記録")
    scene.until(lambda: len(reader.unread.positions) == 25)
    with scene.desk.qtbot.waitActive(scene.window):
        scene.window.activateWindow()
    scene.window.setFocus()
    assert "未読 25 件" in reader.chip.text()
    scene.hands.press(KEY.Key_N, BOTH)
    assert scene.current == "留守中 0"
    assert scene.pane.feed.model.unread_above(scene.pane.view.currentIndex().row()) == "ここから未読 25 件"
    assert reader.chip.isHidden()
    scene.hands.press(KEY.Key_Escape)
    assert reader.unread.positions == set()


def test_a_late_row_far_above_is_unread_though_somebody_looks(scene: Scene) -> None:
    scene.write_all(f"前から {number}" for number in range(40))
    scene.rows(41)
    scene.until(lambda: scene.pane.view.at_tail)
    scene.pane.reader.unread.look(is_looking=True)
    scene.write_at({"いま届いた": 0, "30 分前のこと": -30}, person="p-b")
    scene.rows(43)
    model = scene.pane.feed.model
    assert [model.line(row).text for row in model.unread_rows()] == ["30 分前のこと"]


def test_how_far_one_has_read_outlives_the_program(scene: Scene, hands: Hands) -> None:
    scene.write("読んだ", person="p-b")
    scene.rows(2)
    look_away(scene)
    scene.desk.settle()
    scene.write("まだ読んでいない", person="p-b")
    scene.rows(3)
    again = TimelinePane(scene.desk.model, scene.desk.words, draft="again")
    hands.show(again)
    again.reader.unread._open()
    scene.until(lambda: len(again.reader.unread.positions) == 1)
    assert scene.desk.records("entry-added")[-1].position in again.reader.unread.positions


def test_marked_rows_go_into_the_thread_once_each_and_can_be_taken_back(scene: Scene) -> None:
    scene.has_thread().write_all(("切り戻しを始めた", "5xx が減った"))
    scene.rows(3)
    for _ in range(2):
        scene.pane.view.setFocus()
        scene.pane.view.selectRow(1)
        scene.hands.press(KEY.Key_Down, SHIFT)
        scene.hands.press(KEY.Key_K, ALT)
        scene.until(lambda: len(scene.lines()) == 2)
        scene.desk.settle()
    scene.until(lambda: scene.pane.composer.refusal.startswith("2 行は実況していません"))
    assert scene.lines() == ["切り戻しを始めた", "5xx が減った"]
    scene.until(scene.window.undo.isVisible)
    scene.hands.press(KEY.Key_Z, ALT)
    scene.until(lambda: len(_cancelled(scene)) == 2)


def test_the_marked_rows_alone_are_handed_out_unless_all_are_asked_for(
    scene: Scene, hands: Hands, tmp_path: Path
) -> None:
    scene.write_all(("一行目", "二行目", "三行目"))
    scene.rows(4)
    scene.pane.view.setFocus()
    scene.pane.view.selectRow(2)
    hands.press(KEY.Key_Down, SHIFT)
    dialog = ExportDialog(scene.desk.model, scene.desk.words)
    hands.show(dialog)
    dialog.begin(scene.pane.chosen_positions())
    dialog.form.first.setFocus()
    hands.press(KEY.Key_Down, times=2)
    written = []
    for number, ups in enumerate((0, 1)):
        dialog.form._kinds.setFocus()
        hands.press(KEY.Key_Down, times=ups)
        path = tmp_path / f"{number}.md"
        dialog.form.path.setText(str(path))
        dialog.form.write.click()
        scene.until(path.exists)
        scene.until(lambda: not dialog.form.stop.isVisible())
        written.append(path.read_text("utf-8"))
    assert "一行目" not in written[0]
    assert "三行目" in written[0]
    assert "選んだ行だけです:2 行" in written[0]
    assert "一行目" in written[1]


def test_too_many_marked_rows_go_nowhere(scene: Scene) -> None:
    scene.write_all(str(number) for number in range(21))
    scene.rows(22)
    scene.pane.view.setFocus()
    scene.pane.view.selectAll()
    scene.hands.press(KEY.Key_K, ALT)
    assert "20 行まで" in scene.pane.composer.refusal
    assert scene.lines() == []


def test_a_drills_lines_go_to_practice_alone(scene: Scene) -> None:
    scene.has_thread()
    scene.desk.declare(incident_kind=IncidentKind.DRILL)
    scene.write("切り戻しを始めた")
    scene.rows(2)
    scene.choose(1)
    scene.hands.press(KEY.Key_K, ALT)
    scene.until(lambda: len(scene.lines()) == 1)
    assert {debt.via for debt in scene.reading.debts() if debt.operation is Operation.LINE} == {"practice"}


def test_a_team_chosen_follows_who_works_in_it(scene: Scene) -> None:
    scene.write("班員の記録", person="p-c")
    stream = scene.desk.model.stream
    scene.desk.submit(AssignRole(incident=stream, role="lead_a", person="p-b"))
    scene.hands.press(KEY.Key_F, BOTH)
    scene.hands.write("A班")
    scene.hands.press(KEY.Key_Return)
    scene.until(lambda: "班員の記録" not in scene.texts() and scene.texts())
    scene.desk.submit(AssignRole(incident=stream, role="lead_a", person="p-c"))
    scene.until(lambda: "班員の記録" in scene.texts())


def _cancelled(scene: Scene) -> list[str]:
    records = scene.reading.state_records(scene.desk.model.stream)
    decided = [one.event for one in records if isinstance(one.event, DeliveryDecided)]
    return [one.key for one in decided if one.choice is Choice.CANCEL]
