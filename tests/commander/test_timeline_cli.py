"""What `commander timeline`, `question answer` and `milestones --entry` are given at a terminal."""

import json
from pathlib import Path

import pytest

from commander.cli import run
from commander.cli.endings import Exit
from tests.commander.console import Console


class Terminal:
    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._home, self._capsys = home, capsys
        with Console(home) as console:
            console.declare("決済障害")
        self.incident = self.run("incidents")[1].split()[0]

    def run(self, *arguments: str, lang: str = "ja") -> tuple[int, str, str]:
        code = run(["--home", str(self._home), "--lang", lang, *arguments])
        said = self._capsys.readouterr()
        return code, said.out, said.err

    def log(self, text: str, *more: str) -> str:
        said = self.run("log", self.incident, text, "--json", *more)[1]
        return json.loads(said)["record"]

    def rows(self, *options: str) -> list[str]:
        code, said, _ = self.run("timeline", self.incident, "--json", *options)
        assert code == Exit.OK
        return [row["text"] for row in json.loads(said)]


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(tmp_path / "home", capsys)


def test_conditions_are_combined(terminal: Terminal) -> None:
    terminal.log("切り戻しに決定", "--kind", "decision", "--source", "担当B")
    terminal.log("様子を見る", "--kind", "decision")
    terminal.log("DB の接続数は?", "--kind", "question")
    assert terminal.rows("--kind", "決定") == ["切り戻しに決定", "様子を見る"]
    assert terminal.rows("--kind", "decision", "--person", "担当B") == ["切り戻しに決定"]
    assert terminal.rows("--unanswered") == ["DB の接続数は?"]
    assert terminal.rows("--team", "a") == []
    code, said, err = terminal.run("timeline", terminal.incident, "--team", "b")
    assert (code, said, err) == (Exit.OK, "", "当てはまる行はありません。\n")


def test_late_rows_stand_where_they_happened_or_where_they_were_recorded(terminal: Terminal) -> None:
    terminal.log("先に書いた")
    terminal.log("30分前のこと", "--at", "-30m")
    assert terminal.rows("--from", "-40m", "--until", "-10m") == ["30分前のこと"]
    assert terminal.rows("--recorded")[-1] == "30分前のこと"
    assert "30分前のこと" not in terminal.rows("--from", "-10m")


def test_an_answer_to_an_entry_takes_it_out_of_the_unanswered(terminal: Terminal) -> None:
    asked = terminal.log("誰が見ている?", "--kind", "question")
    assert terminal.run("question", "answer", terminal.incident, asked, "担当B")[0] == Exit.OK
    assert terminal.rows("--unanswered") == []


def test_a_row_becomes_a_milestone_and_says_so(terminal: Terminal) -> None:
    alert = terminal.log("最初のアラート", "--at", "-20m")
    done = terminal.run("milestones", terminal.incident, "--set", "t_detect=-20m", "--entry", alert)
    assert done[0] == Exit.OK
    said = terminal.run("timeline", terminal.incident, "--milestones")[1]
    assert "最初のアラート" in said
    assert "<検知>" in said
    shown = json.loads(terminal.run("timeline", terminal.incident, "--json")[1])
    assert [row["milestones"] for row in shown if row["text"] == "最初のアラート"] == [["t_detect"]]


@pytest.mark.parametrize(
    ("options", "word"),
    [(("--kind", "噂"), "噂"), (("--from", "いつか"), "いつか"), (("--until", "99:99"), "99:99")],
)
def test_a_slip_is_one_sentence(terminal: Terminal, options: tuple[str, str], word: str) -> None:
    for lang in ("ja", "en"):
        code, said, err = terminal.run("timeline", terminal.incident, *options, lang=lang)
        assert code == Exit.USAGE
        assert said == ""
        assert word in err
        assert err.count("\n") == 1


def test_a_row_that_is_nowhere_is_no_milestone(terminal: Terminal) -> None:
    code, _, err = terminal.run(
        "milestones", terminal.incident, "--set", "t_detect=-20m", "--entry", "nowhere"
    )
    assert code == Exit.REFUSED
    assert err.count("\n") == 1


def test_a_handout_takes_the_same_conditions_and_none_left_writes_nothing(
    terminal: Terminal, tmp_path: Path
) -> None:
    terminal.log("切り戻した", "--source", "担当B")
    terminal.log("様子を見た")
    code, said, _ = terminal.run("export", terminal.incident, "--person", "担当B")
    assert code == Exit.OK
    assert "切り戻した" in said
    assert "様子を見た" not in said
    file = tmp_path / "none.md"
    code, _, err = terminal.run("export", terminal.incident, "--unanswered", "--to", str(file))
    assert code == Exit.REFUSED
    assert "当てはまる行がない" in err
    assert not file.exists()


@pytest.mark.parametrize("command", ["timeline", "export"])
def test_a_team_that_there_can_t_be_is_refused(terminal: Terminal, command: str) -> None:
    code, _, err = terminal.run(command, terminal.incident, "--team", "gold")
    assert code == Exit.REFUSED
    assert "gold" in err
