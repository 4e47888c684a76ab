"""A timeline handed out: both zones, hostile texts that stay texts, roles instead of names, whole files or none."""

import csv
import io
import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commander.board.impact import Aspect, Certainty, StateImpact
from commander.board.incident import Declare, IncidentKind
from commander.board.organisation import Person, PolicyFile, Service
from commander.board.policy import Policy
from commander.board.policy_import import ImportPolicy
from commander.board.record import Fact, Occurred
from commander.board.roles import AssignRole
from commander.board.timeline import AddEntry, CorrectEntry, EntryAdded, EntryKind
from commander.files import PlantedLink
from commander.reading import Reading
from commander.reports.exporting import Form, NotWhole, Stopped, export, handout, pieces
from commander.reports.handout import Choice, Kind
from commander.reports.markdown import plain
from commander.reports.table import BOM, GUARD, guarded, line
from commander.reports.veil import veil_for
from commander.wording.checks import outgoing
from commander.wording.language import Language
from tests.commander.console import Console

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
HOSTILE = (
    "<script>alert(1)</script> [x](javascript:alert(1)) **b** `c` |d| \x1b[31m\u202e&amp; ~~e~~ <img src=x>"
)
PEOPLE = (
    Person(key="p-a", name="山川 花", mail="hana@example.com", slack="U0AAAA"),
    Person(key="p-b", name="person B"),
)


@pytest.fixture
def console(tmp_path: Path):
    with Console(tmp_path / "home") as console:
        yield console


def declared(console: Console, title: str = "決済が失敗する", **more) -> str:
    return console.desk.submit(Declare(title=title, **more))[0].stream


def write(console: Console, stream: str, text: str, by: str | None = None, **more) -> str:
    return console.desk.submit(AddEntry(incident=stream, text=text, **more), person=by)[0].id


def text_of(console: Console, form: Form, stream: str, *, bom: bool = False, **more) -> str:
    choice = Choice(stream=stream, **more)
    with Reading(console.home) as reading:
        return b"".join(pieces(reading, form, choice, NOW, bom=bom)).decode()


def cells_of(console: Console, stream: str, **more) -> list[list[str]]:
    said = text_of(console, Form.CSV, stream, **more)
    return [[cell.removeprefix(GUARD) for cell in row] for row in csv.reader(io.StringIO(said, newline=""))]


class _Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.said: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def at(clock: str) -> Occurred:
    return Occurred(instant=datetime.fromisoformat(f"2026-04-01T{clock}:00+09:00"), zone="Asia/Tokyo")


def test_every_form_says_both_zones_and_a_time_in_each(console: Console) -> None:
    stream = declared(console)
    write(console, stream, "再起動した", occurred=at("03:10"))
    markdown = text_of(console, Form.MARKDOWN, stream, zone="Europe/Paris")
    assert "**03:10:00** (03-31 20:10 CEST)" in markdown
    page = "".join(_Tags(text_of(console, Form.HTML, stream, zone="Europe/Paris")).said)
    assert "Asia/Tokyo" in page
    assert "Europe/Paris" in page
    heads, *rows = cells_of(console, stream, zone="Europe/Paris")
    assert heads[:2] == ["時刻 (Asia/Tokyo)", "時刻 (Europe/Paris)"]
    (row,) = [row for row in rows if row[4] == "再起動した"]
    assert row[:2] == ["2026-04-01 03:10:00+09:00", "2026-03-31 20:10:00+02:00"]


def test_the_organisation_s_zone_twice_becomes_utc_beside_it(console: Console) -> None:
    stream = declared(console)
    assert "時刻は Asia/Tokyo、続けて UTC。" in text_of(console, Form.MARKDOWN, stream, zone="Asia/Tokyo")


def test_an_organisation_s_zone_that_this_machine_doesn_t_know_is_utc(console: Console) -> None:
    console.desk.submit(ImportPolicy(policy=PolicyFile(service=Service(time_zone="Mars/Olympus"))))
    stream = declared(console)
    assert "Times are in UTC" in text_of(console, Form.MARKDOWN, stream, language=Language.EN)


def test_hostile_words_stay_words_in_html(console: Console) -> None:
    stream = declared(console, HOSTILE[:200])
    write(console, stream, HOSTILE, source=HOSTILE)
    said = text_of(console, Form.HTML, stream)
    found = _Tags(said)
    assert not found.tags & {"script", "img", "a", "iframe", "object"}
    assert "<script>alert(1)</script> [x]" in "".join(found.said)
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "default-src 'none'" in said


def test_hostile_words_stay_words_in_markdown(console: Console) -> None:
    stream = declared(console)
    write(console, stream, f"{HOSTILE}\n# head\n- item\n1. one\n---\n| a | b |\n    code\n\n> quote")
    said = text_of(console, Form.MARKDOWN, stream)
    for mark in (r"<script", r"\]\(javascript", r"\*\*b", r"`c", r"~~e", r"<img"):
        assert not re.search(rf"(?<!\\){mark}", said), mark
    further = [one for one in said.split("\n") if one.startswith("  ")]
    assert [one.strip() for one in further] == [
        r"\# head", r"\- item", r"1\. one", r"\---", r"\| a \| b \|", "code", rf"\> quote — {said_by(said)}",
    ]  # fmt: skip


def said_by(markdown: str) -> str:
    return markdown.rpartition(" — ")[2].partition("\n")[0]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40))
def test_no_typed_line_begins_a_block_in_markdown(text: str) -> None:
    for each in plain(outgoing(text)).split("\n")[1:]:
        assert each.startswith("  ")
        assert not re.match(r"\s*([-+*=#>|]|\d+[.)]|```|~~~)", each)


CELLS = st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"])), min_size=1, max_size=5)


@given(CELLS)
def test_what_a_csv_says_is_read_back_once_the_guard_is_off(cells: list[str]) -> None:
    (row,) = csv.reader(io.StringIO(line(cells), newline=""))
    assert [cell.removeprefix(GUARD) for cell in row] == cells
    assert not any(cell[:1] in tuple("=+-@\t\r\n＝＋－＠") for cell in row if cell)


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1", "'=1"])
def test_no_cell_is_a_formula(formula: str) -> None:
    assert guarded(formula) == f"'{formula}"
    assert guarded("ふつうの文 = 1") == "ふつうの文 = 1"


def test_the_texts_of_entries_come_back_from_the_csv(console: Console) -> None:
    stream = declared(console)
    texts = ["=cmd|' /C calc'!A0", '改行\nと "引用" と, コンマ', "-5 % of orders", "'ok'"]
    for text in texts:
        write(console, stream, text)
    assert [row[4] for row in cells_of(console, stream)][2:] == texts


def test_excel_gets_its_mark_when_asked(console: Console) -> None:
    stream = declared(console)
    assert text_of(console, Form.CSV, stream, bom=True).startswith(BOM)
    assert not text_of(console, Form.CSV, stream).startswith(BOM)


def test_a_correction_and_a_struck_entry_stand_beside_the_original(console: Console) -> None:
    stream = declared(console)
    first, second = write(console, stream, "エラー率 10%"), write(console, stream, "誤り")
    console.desk.submit(CorrectEntry(incident=stream, entry=first, text="エラー率 1%"))
    console.desk.submit(CorrectEntry(incident=stream, entry=second, text=""))
    rows = {row[4]: row[5] for row in cells_of(console, stream)}
    assert rows["エラー率 10%"] == "訂正:エラー率 1%"
    assert rows["誤り"] == "取り消し"


def test_a_drill_is_marked_in_every_form(console: Console) -> None:
    stream = declared(console, incident_kind=IncidentKind.DRILL)
    for form in (Form.MARKDOWN, Form.HTML, Form.CSV):
        assert "訓練" in text_of(console, form, stream)
    assert "DRILL" in text_of(console, Form.MARKDOWN, stream, language=Language.EN)
    assert '"kind":"drill"' in text_of(console, Form.JSON_LINES, stream)


def test_only_the_rows_asked_for_are_handed_out_and_that_is_said(console: Console) -> None:
    stream = declared(console)
    write(console, stream, "早い", occurred=at("01:00"))
    write(console, stream, "中ほど", occurred=at("02:00"), entry_kind=EntryKind.DECISION)
    write(console, stream, "遅い", occurred=at("03:00"), entry_kind=EntryKind.DECISION)
    since, until = at("01:30").instant, at("02:30").instant
    assert [row[4] for row in cells_of(console, stream, since=since, until=until)][1:] == ["中ほど"]
    chosen = cells_of(console, stream, kinds=(Kind.DECISION,))[1:]
    assert [row[4] for row in chosen] == ["中ほど", "遅い"]
    said = text_of(console, Form.MARKDOWN, stream, since=since, kinds=(Kind.DECISION,))
    assert "選んだ行だけです:2026-04-01 01:30 から、決定" in said


@pytest.fixture
def named(console: Console) -> str:
    console.desk.submit(ImportPolicy(policy=PolicyFile(person=PEOPLE)))
    stream = declared(console, "山川 花さんが見つけた障害")
    console.desk.submit(AssignRole(incident=stream, role="ic", person="p-a"))
    write(console, stream, "山川さんの判断で切り戻し。山川花、ＰＥＲＳＯＮ　Ｂ、p-a に連絡", by="p-a")
    write(console, stream, "折り返しは 03-1234-5678 か x.y@example.org、<@U0AAAA> へ", by="手伝いの人")
    write(console, stream, "山川の上流で増水", by="p-b")
    return stream


def test_people_are_named_by_what_they_did_everywhere_alike(console: Console, named: str) -> None:
    for form in (Form.MARKDOWN, Form.HTML, Form.CSV):
        said = text_of(console, form, named, redact=True)
        for name in (
            "山川",
            "花さん",
            "person B",
            "ＰＥＲＳＯＮ",
            "p-a",
            "U0AAAA",
            "1234-5678",
            "example.org",
            "手伝い",
        ):
            assert name not in said, (form, name)
    rows = cells_of(console, named, redact=True)
    texts = [row[4] for row in rows]
    assert "指揮さんの判断で切り戻し。指揮、担当1、指揮 に連絡" in texts
    authors = {row[4]: row[6] for row in rows}
    assert authors["指揮さんの判断で切り戻し。指揮、担当1、指揮 に連絡"] == "指揮"
    assert authors["指揮の上流で増水"] == "担当1"


def test_a_part_of_the_timeline_names_people_as_the_whole_does(console: Console, named: str) -> None:
    whole = {row[10]: row[6] for row in cells_of(console, named, redact=True)[1:]}
    rest = cells_of(console, named, redact=True, since=datetime(2000, 1, 1, tzinfo=UTC), kinds=(Kind.FACT,))
    assert {row[10]: row[6] for row in rest[1:]}.items() <= whole.items()


def test_what_is_about_personal_data_is_left_out_and_its_row_says_so(console: Console, named: str) -> None:
    console.desk.submit(
        StateImpact(
            incident=named, aspect=Aspect.PERSONAL_DATA, text="会員名簿 3 名分", certainty=Certainty.CONFIRMED
        )
    )
    assert "会員名簿" in text_of(console, Form.CSV, named)
    said = text_of(console, Form.CSV, named, redact=True)
    assert "会員名簿" not in said
    assert "〔個人情報に関する記録のため省きました〕" in said


@settings(max_examples=40)
@given(st.text(max_size=30), st.text(min_size=1, max_size=12))
def test_no_name_makes_the_veil_stumble(text: str, name: str) -> None:
    veil = veil_for(Policy(), [], [name], Language.JA)
    assert isinstance(veil.text(f"{text}{name}{text}"), str)
    assert veil.person(name)


def test_records_are_handed_out_whole_or_not_at_all(console: Console, named: str) -> None:
    for less in ({"redact": True}, {"since": NOW}, {"kinds": (Kind.FACT,)}):
        with pytest.raises(NotWhole):
            text_of(console, Form.JSON_LINES, named, **less)


def test_a_stopped_export_leaves_nothing(console: Console, tmp_path: Path) -> None:
    stream = declared(console)
    with Reading(console.home) as reading, pytest.raises(Stopped):
        export(
            reading,
            Form.CSV,
            Choice(stream=stream),
            NOW,
            tmp_path / "x.csv",
            told=lambda done, of: False,
        )
    assert list(tmp_path.iterdir()) == [console.home]


def test_a_file_that_is_there_is_replaced_only_when_told_to(console: Console, tmp_path: Path) -> None:
    stream, path = declared(console), tmp_path / "x.md"
    path.write_text("mine")
    with Reading(console.home) as reading:
        with pytest.raises(FileExistsError):
            export(reading, Form.MARKDOWN, Choice(stream=stream), NOW, path)
        assert path.read_text() == "mine"
        export(reading, Form.MARKDOWN, Choice(stream=stream), NOW, path, over=True)
    assert "決済が失敗する" in path.read_text("utf-8")
    assert path.stat().st_mode & 0o777 == 0o600


def test_nothing_is_written_through_a_planted_link(console: Console, tmp_path: Path) -> None:
    stream = declared(console)
    (tmp_path / "x.md").symlink_to(tmp_path / "elsewhere")
    with Reading(console.home) as reading, pytest.raises(PlantedLink):
        export(reading, Form.MARKDOWN, Choice(stream=stream), NOW, tmp_path / "x.md", over=True)
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_that_is_missing_is_named_as_it_was_given(console: Console, tmp_path: Path) -> None:
    stream, path = declared(console), tmp_path / "nowhere" / "x.md"
    with Reading(console.home) as reading, pytest.raises(FileNotFoundError) as failed:
        export(reading, Form.MARKDOWN, Choice(stream=stream), NOW, path)
    assert failed.value.filename == str(path)


def test_progress_counts_the_rows_to_the_last(console: Console) -> None:
    stream = declared(console)
    with console.desk.write():
        facts = [Fact(event=EntryAdded(text=f"{number}"), about="entry") for number in range(1200)]
        console.desk.append(stream, facts, console.desk.moment())
    told: list[tuple[int, int]] = []
    with Reading(console.home) as reading:
        found = handout(reading, Choice(stream=stream), NOW, lambda done, of: told.append((done, of)) or True)
        assert sum(1 for _ in found.rows) == found.head.rows == 1201
    done = [one for one, _ in told]
    assert done == sorted(done)
    assert (told[0], told[-1]) == ((0, 1201), (1201, 1201))
    assert max(later - sooner for sooner, later in pairwise(done)) <= 20  # it can be stopped as often


def test_what_is_added_late_says_when(console: Console) -> None:
    stream = declared(console)
    write(console, stream, "後から", occurred=at("01:00"))
    assert "に追記" in text_of(console, Form.MARKDOWN, stream)


@pytest.mark.parametrize("more", [{"redact": True}, {"kinds": (Kind.FACT,)}])
def test_what_is_only_looked_through_beforehand_can_be_stopped_too(console: Console, more) -> None:
    stream = declared(console)
    write(console, stream, "再起動した")
    with Reading(console.home) as reading, pytest.raises(Stopped):
        handout(reading, Choice(stream=stream, **more), NOW, lambda done, of: False)


def test_a_channel_or_a_number_within_a_line_of_markdown_stays_as_it_was_typed(console: Console) -> None:
    stream = declared(console)
    write(console, stream, "#inc-7k3q に書いた\n#inc-7k3q\n+1")
    said = text_of(console, Form.MARKDOWN, stream)
    assert ": #inc-7k3q に書いた  \n  \\#inc-7k3q  \n  \\+1" in said


@pytest.mark.parametrize(("language", "said"), [(Language.JA, "**約03:10**"), (Language.EN, "**c. 03:10**")])
def test_about_is_to_the_minute(console: Console, language: Language, said: str) -> None:
    stream = declared(console)
    about = Occurred(instant=at("03:10").instant, zone="Asia/Tokyo", approximate=True)
    write(console, stream, "遅くなった", occurred=about)
    assert said in text_of(console, Form.MARKDOWN, stream, language=language)
