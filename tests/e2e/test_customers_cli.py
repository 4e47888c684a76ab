"""Lists of affected customers from a terminal: imported, judged, used, handed out, deleted; rights (2-16)."""

import hashlib
import sys
from pathlib import Path

import pytest

from commander.secrets import Secrets
from tests.e2e.program import Program
from tests.fakes import keyrings
from tests.fakes.customer_files import A, csv_text, written

SECRET = "zebra4711"
NAMED = "Commander, Privacy officer, Legal, Customer liaison, Decision-maker"


@pytest.fixture(autouse=True)
def keyring(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, str], str]:
    """A keyring that works; the entries in it."""
    use_keyring(monkeypatch, "RememberingKeyring")
    keyrings.RememberingKeyring.entries.clear()
    return keyrings.RememberingKeyring.entries


def use_keyring(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    allowed = ((keyrings.__name__, kind),)
    monkeypatch.setattr("commander.cli.place.Secrets", lambda: Secrets({}, allowed=allowed))


def led(program: Program) -> str:
    incident = program.declared()
    program.ok("--as", "person A", "role", "take", incident, "ic")
    return incident


def as_a(program: Program, *arguments: str) -> str:
    return program.ok("--as", "person A", *arguments).out


def sample(folder: Path) -> Path:
    rows = (
        (SECRET, f"株式会社{SECRET}", f"{SECRET}@example.jp", "090-1234-5678", "100-0001"),
        ("", f"㈱{SECRET}", "other@example.jp", "", "1000001"),
        ("2", "=cmd|' /C calc'!A0 \x1b[31m<b>", "b@example.jp", "", ""),
    )
    return written(folder, csv_text(*rows), f"{SECRET}\x1b[31m.csv", "cp932")


def test_a_list_is_imported_judged_used_exported_and_deleted(
    program: Program, tmp_path: Path, keyring: dict[tuple[str, str], str]
) -> None:
    incident = led(program)
    path = sample(tmp_path)
    checked = as_a(program, "customers", "import", incident, str(path), "--check")
    assert "cp932" in checked
    assert not (program.home / "customers").exists()
    out = as_a(program, "customers", "import", incident, str(path))
    assert "version 1: 3 customers (3 rows" in out
    waiting = as_a(program, "customers", "match", incident)
    assert "0-1" in waiting
    assert "\x1b" not in waiting
    as_a(program, "customers", "match", incident, "0-1", "same")
    as_a(program, "customers", "match", incident, "--undo")
    as_a(program, "customers", "match", incident, "0-1", "same")
    as_a(program, "customers", "use", incident)
    (row,) = program.ok("show", incident, "--json").json()["impact"]
    assert (row["aspect"], row["amount"]["likely"]) == ("how-many", 2)
    assert "version 4" in row["text"]
    shown = program.ok("--as", "person A", "customers", "show", incident, "--json").json()
    assert [one["unique"] for one in shown["versions"]] == [3, 2, 3, 2]
    assert shown["used_version"] == 4
    handed = tmp_path / "handed.csv"
    as_a(program, "customers", "export", incident, "mailing", str(handed))
    assert handed.read_text("utf-8-sig").splitlines()[0] == '"Mail","Name"'
    timeline = program.ok("timeline", incident).out
    assert hashlib.sha256(handed.read_bytes()).hexdigest() in timeline
    assert "person A" in timeline
    assert "--yes" in program.run("--as", "person A", "customers", "delete", incident).sentence
    as_a(program, "customers", "delete", incident, "--yes", "--reason", "over")
    assert not list((program.home / "customers").glob("*.customers*"))
    assert keyring == {}
    assert "deleted and its key destroyed" in program.ok("timeline", incident).out


def test_a_deletion_that_was_cut_short_is_done_again_until_the_journal_knows_of_it(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    incident = led(program)
    as_a(program, "customers", "import", incident, str(sample(tmp_path)))
    with monkeypatch.context() as cut:
        # The program ends between the key and the record, as when it is killed.
        cut.setattr("commander.customers.errands.stands", lambda *_: sys.exit(9))
        with pytest.raises(SystemExit):
            program.run("--as", "person A", "customers", "delete", incident, "--yes")
    assert list((program.home / "customers").glob("*.customers"))
    as_a(program, "customers", "delete", incident, "--yes")
    assert "deleted and its key destroyed" in program.ok("timeline", incident).out
    assert not list((program.home / "customers").glob("*.customers*"))
    assert "Delete the list of customers" not in program.ok("show", incident).out


def test_no_customer_leaves_the_list(program: Program, tmp_path: Path) -> None:
    incident = led(program)
    as_a(program, "customers", "import", incident, str(sample(tmp_path)))
    as_a(program, "customers", "match", incident, "0-1", "different")
    as_a(program, "customers", "use", incident)
    as_a(program, "customers", "show", incident, "--groups")
    backup = tmp_path / "backup"
    program.ok("backup", str(backup))
    assert backup.is_file()
    program.ok("search", SECRET)
    for one in (backup, *(path for path in program.home.rglob("*") if path.is_file())):
        assert SECRET.encode() not in one.read_bytes(), one
        assert SECRET.encode("utf-16-le") not in one.read_bytes(), one
    assert SECRET not in program.ok("timeline", incident).out
    assert SECRET not in program.ok("timeline", incident, "--json").out


def test_others_see_that_a_list_is_there_and_nothing_more(program: Program, tmp_path: Path) -> None:
    incident = led(program)
    as_a(program, "customers", "import", incident, str(sample(tmp_path)))
    seen = program.ok("--as", "person B", "customers", "show", incident).out
    assert "version 1" in seen
    assert NAMED in seen
    assert SECRET not in seen
    for words in (
        ("import", incident, str(sample(tmp_path))),
        ("match", incident),
        ("export", incident, "support", str(tmp_path / "x.csv")),
        ("delete", incident, "--yes"),
        ("use", incident),
        ("keep", incident, "5", "why"),
    ):
        refused = program.run("--as", "person B", "customers", *words)
        assert refused.code == 1
        assert NAMED in refused.sentence
    assert not (tmp_path / "x.csv").exists()


@pytest.mark.parametrize("kind", ["AbsentKeyring", "ForgetfulKeyring", "LoudKeyring"])
def test_without_a_usable_keyring_nothing_is_written(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    incident = led(program)
    use_keyring(monkeypatch, kind)
    refused = program.run("--as", "person A", "customers", "import", incident, str(sample(tmp_path)))
    assert refused.code == 1
    assert "keyring" in refused.sentence
    assert not (program.home / "customers").exists()


def test_columns_put_right_once_are_remembered(program: Program, tmp_path: Path) -> None:
    incident = led(program)
    first = written(tmp_path, "x,x,備考\r\n1,a@example.jp,memo\r\n", "first.csv")
    refused = program.run("--as", "person A", "customers", "import", incident, str(first))
    assert "--column mail=HEADING" in refused.sentence
    as_a(program, "customers", "import", incident, str(first), "--column", "mail=2", "--column", "account=1")
    second = written(tmp_path, "x,x,備考\r\n2,b@example.jp,memo\r\n", "second.csv")
    as_a(program, "customers", "import", incident, str(second))
    shown = program.ok("--as", "person A", "customers", "show", incident, "--json").json()
    assert shown["sources"][1]["columns"] == {"account": 0, "mail": 1}
    assert [one["customers"] for one in shown["overlap"]] == [1, 1]


def test_the_policy_says_who_opens_lists_how_long_and_who_gets_what(program: Program, tmp_path: Path) -> None:
    incident = led(program)
    program.policy(
        '[customers]\nroles = ["ic", "legal"]\nkeep_days = 7\nleft_out = ["@ours.example"]\n'
        '[[customer_team]]\nkey = "post"\nname_ja = "郵送"\nname_en = "Letters"\ncolumns = ["name"]\n'
    )
    text = csv_text(A, ("9", "staff", "x@ours.example", "", ""))
    as_a(program, "customers", "import", incident, str(written(tmp_path, text)))
    shown = program.ok("--as", "person A", "customers", "show", incident, "--json").json()
    assert (shown["versions"][0]["unique"], shown["versions"][0]["left_out"]) == (1, 1)
    refused = program.run("--as", "person A", "customers", "export", incident, "support", str(tmp_path / "o"))
    assert "post" in refused.sentence
    as_a(program, "customers", "export", incident, "post", str(tmp_path / "o.csv"))
    as_a(program, "customers", "keep", incident, "30", "claims run")
    again = program.ok("--as", "person A", "customers", "show", incident, "--json").json()
    assert again["delete_by"] > shown["delete_by"]


def test_a_broken_file_begins_no_list(program: Program, tmp_path: Path) -> None:
    incident = led(program)
    path = written(tmp_path, "mail\r\n,,,\r\n")
    refused = program.run("--as", "person A", "customers", "import", incident, str(path))
    assert refused.code == 1
    assert "no list" in program.ok("--as", "person A", "customers", "show", incident).out
