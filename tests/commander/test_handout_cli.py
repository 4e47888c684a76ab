"""What export and import are given: a slip is one sentence and writes nothing; a file that is there stays."""

import csv
import io
import json
from pathlib import Path

import pytest

from commander.cli import run
from commander.cli.endings import Exit
from commander.reports.table import GUARD
from tests.commander.console import Console


class Terminal:
    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._home, self._capsys = home, capsys
        with Console(home) as console:
            stream = console.declare("決済 =1+1 が失敗")
            console.write(stream, "=再起動 <b>\x1b[31m")

    def run(self, *arguments: str) -> tuple[int, str, str]:
        code = run(["--home", str(self._home), "--lang", "en", *arguments])
        said = self._capsys.readouterr()
        return code, said.out, said.err

    @property
    def incident(self) -> str:
        return self.run("incidents")[1].split()[0]


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(tmp_path / "home", capsys)


def test_each_format_comes_out_with_both_zones(terminal: Terminal) -> None:
    for form in ("md", "html", "csv"):
        code, said, _ = terminal.run("export", terminal.incident, "--format", form)
        assert code == Exit.OK
        assert "Asia/Tokyo" in said
        assert "UTC" in said
        assert "\x1b" not in said
    rows = list(csv.reader(io.StringIO(said, newline="")))
    assert [row[4].removeprefix(GUARD) for row in rows][-1] == "=再起動 <b>[31m"
    assert rows[-1][4].startswith("'")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--zone", "Mars/Olympus"), "Mars/Olympus"),
        (("--since", "someday"), "someday"),
        (("--format", "jsonl", "--redact"), "without names"),
        (("--format", "pdf"), "--to"),
        (("--to", "x.docx"), ".docx"),
        (("--kind", "gossip"), "gossip"),
    ],
)
def test_what_can_t_be_is_one_sentence(terminal: Terminal, arguments: tuple[str, ...], word: str) -> None:
    code, said, sentence = terminal.run("export", terminal.incident, *arguments)
    assert (code, said) == (Exit.USAGE, "")
    assert word in sentence
    assert len(sentence.splitlines()) == 1


def test_a_file_that_is_there_stays_until_it_is_to_be_replaced(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text("mine")
    code, _, sentence = terminal.run("export", terminal.incident, "--to", str(path))
    assert (code, path.read_text()) == (Exit.REFUSED, "mine")
    assert "--overwrite" in sentence
    terminal.run("export", terminal.incident, "--to", str(path), "--overwrite")
    assert "再起動" in path.read_text("utf-8")


def test_a_file_that_is_not_ours_is_named_with_its_line(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"format": "other"}\n')
    code, _, sentence = terminal.run("import", str(path))
    assert code == Exit.REFUSED
    assert f"{path}, line 1" in sentence
    assert "nothing was taken in" in sentence


def test_a_file_that_is_missing_is_one_sentence(terminal: Terminal, tmp_path: Path) -> None:
    code, _, sentence = terminal.run("import", str(tmp_path / "nowhere.jsonl"))
    assert code != Exit.OK
    assert "nowhere.jsonl" in sentence


def test_it_says_who_wrote_it_and_what_it_was_made_from(terminal: Terminal, tmp_path: Path) -> None:
    said = terminal.run("--as", "person B", "export", terminal.incident)[1]
    assert "by person B, rows: 2" in said
    path = tmp_path / "x.jsonl"
    assert terminal.run("export", terminal.incident, "--to", str(path))[0] == Exit.OK
    *_, newest, _ = path.read_text("utf-8").splitlines()
    assert f"SHA-256 of the newest: {json.loads(newest)['hash']}" in said
