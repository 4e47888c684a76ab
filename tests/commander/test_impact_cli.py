"""The command line of impact and severity: everything the window can do, refused with the same sentences."""

import json
from pathlib import Path

import pytest

from commander.board.incident import SetSeverity
from commander.board.roles import COMMANDER, AssignRole
from commander.cli import run
from commander.cli.endings import Exit
from tests.commander.console import Console
from tests.commander.story import A


class Terminal:
    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._home, self._capsys = home, capsys
        with Console(home) as console:
            self.stream = console.declare("決済が失敗する")
            console.desk.submit(AssignRole(incident=self.stream, role=COMMANDER, person=A))
            console.desk.submit(SetSeverity(incident=self.stream, severity=2))

    def run(self, *arguments: str, lang: str = "en", who: str = A) -> tuple[int, str, str]:
        code = run(["--home", str(self._home), "--lang", lang, "--as", who, *arguments])
        said = self._capsys.readouterr()
        return code, said.out, said.err

    def json(self, *arguments: str) -> dict:
        code, out, err = self.run(*arguments, "--json")
        assert code == Exit.OK, err
        return json.loads(out)

    @property
    def incident(self) -> str:
        return self.run("incidents")[1].split()[0]


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(tmp_path / "home", capsys)


def test_severity_shows_the_criteria_and_refuses_a_lowering_without_a_reason(terminal: Terminal) -> None:
    incident = terminal.incident
    said = terminal.run("severity", incident)[1]
    assert "* SEV2 Major" in said
    assert "a core function fails for many customers" in said
    code, _, err = terminal.run("severity", incident, "3", lang="ja")
    assert code != Exit.OK
    assert "理由が必要です" in err
    assert terminal.run("severity", incident, "3", "--reason", "one shop", who="b")[0] != Exit.OK
    assert terminal.run("severity", incident, "3", "--reason", "one shop")[0] == Exit.OK
    assert terminal.run("severity", incident, "1", "--park", who="b")[0] == Exit.OK
    shape = terminal.json("severity", incident)
    assert set(shape) == {"severity", "gravest", "minutes_in", "proposed", "history"}
    assert [one["severity"] for one in shape["history"]] == [2, 3, 1]
    assert terminal.run("severity", incident, "2", "--keep")[0] == Exit.USAGE
    assert terminal.run("severity", incident, "--keep")[0] == Exit.OK


def test_the_impact_is_stated_superseded_and_shown_with_its_history(terminal: Terminal) -> None:
    incident = terminal.incident
    state = ("impact", "state", incident)
    figures = ("--likely", "40", "--unit", "shops", "--of", "2000", "--certainty", "estimated")
    assert terminal.run(*state, "how-many", "log", *figures)[0] == Exit.OK
    row = terminal.json("impact", "show", incident)["rows"][0]["row"]
    more = ("--likely", "400", "--low", "200", "--high", "900", "--unit", "shops", "--of", "2000")
    assert terminal.run(*state, "how-many", "log", *more, "--row", row)[0] == Exit.OK
    money = ("--concern", "confirmed", "--harm", "double-charge")
    assert terminal.run(*state, "money", "", *money)[0] == Exit.OK
    code, _, err = terminal.run(*state, "money", "", "--harm", "lost", "--concern", "possible")
    assert (code != Exit.OK, "has no place" in err) == (True, True)
    shape = terminal.json("impact", "show", incident)
    assert [one["amount"]["likely"] for one in shape["rows"][0]["says"]] == [40, 400]
    assert [one["amount"]["per_mille"] for one in shape["scope"]] == [20, 200]
    said = terminal.run("impact", "show", incident)[1]
    assert "before: " in said
    assert "200–400–900 shops 20%" in said


def test_the_matrix_and_not_so_serious_are_written_and_read(terminal: Terminal) -> None:
    incident = terminal.incident
    assert (
        terminal.run("impact", "cell", incident, "API", "errors", "confirmed", "--since", "-5m")[0] == Exit.OK
    )
    assert terminal.run("impact", "cell", incident, "API", "delay", "none-confirmed")[0] != Exit.OK
    assert terminal.run("impact", "cell", incident, "API", "delay", "gone")[0] != Exit.OK
    assert terminal.run("impact", "depends", incident, "API", "login", "--note", "slow")[0] == Exit.OK
    assert terminal.run("impact", "negligible", incident, "looked")[0] != Exit.OK
    evidence = ("impact", "state", incident, "system", "0 errors, usually 3")
    assert terminal.run(*evidence, "--certainty", "confirmed")[0] == Exit.OK
    assert terminal.run("impact", "negligible", incident, "graphs looked at")[0] == Exit.OK
    shape = terminal.json("impact", "show", incident)
    assert shape["negligible"]["evidence"] == ["system"]
    (part,) = shape["matrix"]
    assert part["symptoms"]["errors"]["state"] == "confirmed"
    assert part["symptoms"]["delay"] is None
    assert part["depends_on"] == ["login"]
    said = terminal.run("impact", "show", incident, lang="ja")[1]
    assert "遅延: 未確認" in said
    assert terminal.run("impact", "negligible", incident, "--withdraw", "more calls")[0] == Exit.OK
    assert terminal.json("impact", "show", incident)["negligible"] is None
    assert terminal.run("impact", "negligible", incident)[0] == Exit.USAGE
