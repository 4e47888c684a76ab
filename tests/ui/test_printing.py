"""A timeline as PDF: every letter can be searched for and copied, each page says where it stands, nothing is cut."""

import errno
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from commander.board.incident import IncidentKind
from commander.board.record import Fact, Occurred
from commander.board.timeline import AddEntry, CorrectEntry, EntryAdded
from commander.reading import Reading
from commander.reports.exporting import Form, export, handout
from commander.reports.handout import Choice
from commander.wording.language import Language
from tests.commander.console import Console
from tests.ui.pdf_text import pages_of
from ui.print_letters import name_letters
from ui.print_text import families
from ui.printing import CannotPrint, print_handout

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
Printed = Callable[..., list[str]]


@pytest.fixture
def console(tmp_path: Path):
    with Console(tmp_path / "home") as console:
        yield console


@pytest.fixture
def printed(console: Console, tmp_path: Path, qtbot: QtBot) -> Printed:
    def pages(stream: str, **more: object) -> list[str]:
        path = tmp_path / "x.pdf"
        with Reading(console.home) as reading:
            choice = Choice(stream=stream, **more)
            export(reading, Form.PDF, choice, NOW, path, over=True, printer=print_handout)
        return pages_of(path)

    return pages


def many(console: Console, stream: str, texts: list[str]) -> None:
    began = datetime(2026, 11, 21, 22, 0, tzinfo=UTC)
    with console.desk.write():
        facts = [
            Fact(
                event=EntryAdded(text=text),
                about="entry",
                occurred=Occurred(instant=began + timedelta(seconds=number), zone="Asia/Tokyo"),
            )
            for number, text in enumerate(texts)
        ]
        console.desk.append(stream, facts, console.desk.moment())


def glued(pages: list[str]) -> str:
    return "".join(pages).replace("\n", "")


@pytest.mark.parametrize("language", list(Language))
def test_every_letter_and_figure_is_found_and_copied_as_it_was_written(
    console: Console, printed: Printed, language: Language
) -> None:
    stream = console.declare("土日の一人目の行 v412 of 2026")
    texts = [
        "5xx fell from 11% to 0.4% at 22:41:05",
        "日月火水木金土 人 大小 一二三 目 行 言 見 車 ・ …",
        "v4.1🔥 と 92%",
    ]
    for text in texts:
        console.write(stream, text)
    said = glued(printed(stream, language=language))
    assert "土日の一人目の行 v412 of 2026" in said
    assert texts[0] in said
    assert texts[1] in said
    assert "v4.1" in said
    assert " と 92%" in said


def test_the_last_page_says_that_nothing_is_missing_and_what_it_was_made_from(
    console: Console, printed: Printed
) -> None:
    stream = console.declare()
    many(console, stream, [f"{number}行目" for number in range(60)])
    pages = printed(stream, by=console.desk.person)
    assert len(pages) > 2
    assert f"以上(61 行、{len(pages)} ページ)" in pages[-1].replace("\n", "")
    with Reading(console.home) as reading:
        count, _, last = reading.extent(stream)
        newest = reading.sealed_records(stream, last - 1, last)[0].hash
    assert f"元の記録:{count} レコード、最新のレコードの SHA-256 は {newest}" in glued(pages[-1:])
    for number, page in enumerate(pages, 1):
        assert f"{number} ページ" in page
        assert f"{console.desk.person}が書き出し、61 行" in page
        assert "Asia/Tokyo / UTC" in page
    for number in range(60):
        assert f"{number}行目" in glued(pages)


def test_a_page_in_the_middle_of_a_day_says_which_day(console: Console, printed: Printed) -> None:
    stream = console.declare()
    many(console, stream, [f"{number}行目" for number in range(60)])
    second = printed(stream)[1]
    assert second.index("2026年11月22日") < second.index("Asia/Tokyo / UTC") < second.index("行目")


def test_a_row_that_goes_on_on_another_page_says_whose_time_it_is(console: Console, printed: Printed) -> None:
    stream = console.declare()
    many(console, stream, ["とても長い記録。" * 900])
    first, second, *_ = printed(stream)
    assert "07:00:00" in first
    assert second.index("07:00:00") < second.index("(続き)") < second.index("記録")
    assert glued(printed(stream)).count("とても長い記録。") + 8 >= 900


def test_a_drill_is_marked_on_every_page(console: Console, printed: Printed) -> None:
    stream = console.declare(incident_kind=IncidentKind.DRILL)
    many(console, stream, [f"{number}行目" for number in range(60)])
    assert all("訓練" in page for page in printed(stream))


def test_the_original_the_correction_and_what_came_late_stand_together(
    console: Console, printed: Printed
) -> None:
    stream = console.declare()
    said = console.desk.submit(AddEntry(incident=stream, text="エラー率 11%"))[0]
    console.desk.submit(CorrectEntry(incident=stream, entry=said.id, text="エラー率 1.1%", reason="桁"))
    early = Occurred(instant=NOW - timedelta(days=400), zone="Asia/Tokyo", approximate=True)
    console.desk.submit(AddEntry(incident=stream, text="前から", occurred=early))
    text = glued(printed(stream))
    assert "エラー率 11%→ 訂正:エラー率 1.1%" in text
    assert "約18:00" in text
    assert "に追記" in text


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_a_full_disk_ends_it_and_is_said(console: Console, qtbot: QtBot) -> None:
    stream = console.declare()
    with Reading(console.home) as reading:
        found = handout(reading, Choice(stream=stream), NOW)
        with pytest.raises(CannotPrint) as fault:
            print_handout(Path("/dev/full"), found.head, found.rows)
    assert fault.value.errno == errno.ENOSPC


def test_a_glyph_is_named_by_the_letter_that_was_set_and_the_bounds_of_a_list_stay(
    tmp_path: Path, qtbot: QtBot
) -> None:
    if not families():
        pytest.skip("none of our fonts is on this system")
    path = tmp_path / "x.pdf"
    path.write_bytes(b"<0009> \n1 beginbfrange\n<0001> <0009> [<0009> <2F47> <0041> ]\nendbfrange\n<2F47> ")
    name_letters(path, " 日A")
    said = b"<0009> \n1 beginbfrange\n<0001> <0009> [<0020> <65E5> <0041> ]\nendbfrange\n<2F47> "
    assert path.read_bytes() == said
