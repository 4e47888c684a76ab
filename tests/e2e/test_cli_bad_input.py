"""Whatever is typed, whatever lies in the folder: one sentence, the right exit code, nothing lost, no traceback."""

import contextlib
import hashlib
import os
import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from commander.cli import run
from tests.e2e.program import Program
from tests.fakes.fake_slack import TOKEN, FakeSlack

AUDIENCE = '[[audience]]\nkey = "{key}"\nname_ja = "社内"\nname_en = "Staff"\ntargets = ["{target}"]\n'


def entries(program: Program, incident: str) -> list[str]:
    rows = program.ok("timeline", incident, "--json").json()
    return [row["text"] for row in rows if row["event"] == "entry-added"]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_cannot_be_is_refused_in_one_sentence(
    program: Program, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    incident = program.declared("x")
    for code, arguments in (
        (1, ("declare", "")),
        (1, ("declare", "x", "--severity", "9")),
        (1, ("severity", incident, "grave")),
        (1, ("phase", incident, "7")),
        (1, ("log", incident, "x", "--kind", "poem")),
        (1, ("log", incident, "x", "--at", "2099-01-01T00:00")),
        (2, ("log", incident, "x", "--at", "25:99")),
        (2, ("log", incident, "x", "--at", "soon")),
        (1, ("log", "INC-NONE", "x")),
        (1, ("action", "start", incident, "x", "--owner", "b", "--until", "-5m")),
        (1, ("role", "take", incident, "navigator")),
        (1, ("impact", "state", incident, "mood", "x")),
        (1, ("reopen", incident, "x")),
        (1, ("broadcast", incident, "--template", "T01", "--to", "nobody", "--yes")),
        (1, ("broadcast", incident, "--template", "T01", "--yes")),
        (2, ("broadcast", incident, "--template", "T99", "--to", "public", "--yes")),
        (2, ("broadcast", incident, "--template", "T01", "--to", "public", "--set", "x", "--yes")),
        (2, ("broadcast", incident, "--template", "T01", "--to", "public", "--set", "colour=red", "--yes")),
        (1, ("broadcast", incident, "--template", "T03", "--to", "public", "--yes")),
        (2, ("broadcast", incident, "--template", "T01", "--to", "public")),
        (2, ("broadcast", incident, "--template", "T01", "--to", "public", "--component", "a=dead", "--yes")),
        (1, ("outbox", "cancel", "")),
        (1, ("declare", "\u200b\u2060\u200d\u3164")),
        (2, ("send", "--timeout", "nan")),
        (2, ("send", "--timeout", "inf")),
        (2, ("send", "--timeout", "1e300")),
        (2, ("send", "--timeout", "-1")),
    ):
        # In this process: so many starts of Python would only test Python.
        ended = run(["--home", str(program.home), "--lang", lang, *arguments])
        said = capsys.readouterr().err
        assert ended == code, (arguments, said)
        assert said.count("\n") == 1, (arguments, said)
        assert (lang == "ja") == any(character > "\u3000" for character in said), said
    assert len(program.ok("incidents", "--json").json()) == 1
    assert program.ok("outbox", "--json").json() == []


def test_a_megabyte_is_refused_and_the_longest_entry_kept_whole(program: Program) -> None:
    incident = program.declared()
    long = program.run("log", incident, "-", typed="障" * 350_000)
    assert long.code == 1
    assert "20,000" in long.sentence
    assert len(long.sentence) < 300
    program.ok("log", incident, "-", typed="障" * 20_000)
    assert entries(program, incident) == ["障" * 20_000]
    title = program.run("declare", "-", typed="x" * 1_000_000)
    assert (title.code, "300" in title.sentence) == (1, True)


def test_hostile_text_is_kept_as_typed_and_shown_harmlessly(program: Program) -> None:
    incident = program.declared("<b>\x1b[31m\u202etitle")
    hostile = "\x1b]0;owned\x07 <!channel> =cmd() <script> \u202etxt 👩‍👩‍👧 \x00 end"
    program.ok("log", incident, "-", typed=hostile)
    program.ok("log", incident, "-", typed=b"broken \xff\xfe utf-8")
    program.ok("log", incident, "-5 % of orders")
    assert entries(program, incident) == [hostile, "broken \ufffd\ufffd utf-8", "-5 % of orders"]
    for command in (("timeline", incident), ("show", incident), ("incidents",)):
        out = program.ok(*command).out
        assert not any(mark in out for mark in "\x1b\x07\x00\u202e")
    typed = "\x9b31m\u202etxt\x7f"
    program.ok("log", incident, "-", typed=typed)
    rows = program.ok("timeline", incident, "--json")
    assert typed in [row["text"] for row in rows.json()]
    assert not set(rows.out) & set("\x9b\u202e\x7f")


def test_broken_settings_stop_sending_but_nobody_from_writing(program: Program) -> None:
    incident = program.declared()
    program.settings("[slack]\nbase_url = https://x\n")
    done = program.ok("log", incident, "one")
    assert "line 2" in done.sentence
    assert entries(program, incident) == ["one"]
    sent = program.run("send")
    assert (sent.code, "line 2" in sent.sentence) == (1, True)
    program.settings('[slack]\nbase_url = "http://example.com"\n')
    assert "https" in program.run("send").sentence


def test_a_broken_policy_changes_nothing(program: Program, tmp_path: Path) -> None:
    program.policy(AUDIENCE.format(key="staff", target="slack:#incidents"))
    before = program.ok("policy", "export").out
    for text in (
        "[[audience]\n",
        AUDIENCE.format(key="a", target="fax:1"),
        '[service]\ntime_zone = "Mars"\n',
    ):
        done = program.run("policy", "import", "-", typed=text)
        assert (done.code, "stdin" in done.sentence) == (1, True)
    missing = program.run("policy", "import", str(tmp_path / "none.toml"))
    assert (missing.code, "none.toml" in missing.sentence) == (1, True)
    assert program.ok("policy", "export").out == before


@pytest.mark.parametrize(
    ("target", "token", "word", "state"),
    [
        ("slack:#nowhere", TOKEN, "channel_not_found", "failed"),
        ("slack:#archived", TOKEN, "is_archived", "failed"),
        ("slack:#incidents", "xoxb-revoked-000", "invalid_auth", "held"),
        ("slack:#incidents", "xoxb-readonly-00", "missing_scope", "held"),
    ],
)
def test_what_slack_refuses_says_why_and_the_rest_goes_on(
    program: Program, target: str, token: str, word: str, state: str
) -> None:
    with FakeSlack() as slack:
        slack.tokens["xoxb-readonly-00"] = ("channels:read", "channels:history")
        program.settings(f'[slack]\nbase_url = "{slack.base_url.rstrip("/")}"\n')
        program.environment["COMMANDER_SLACK_TOKEN"] = token
        program.policy(AUDIENCE.format(key="a", target=target) + AUDIENCE.format(key="p", target="page"))
        incident = program.declared()
        program.ok("broadcast", incident, "--template", "T01", "--to", "a,p", "--yes")
        sent = program.run("send", "--until-idle", "--timeout", "20")
    assert sent.code == 1
    assert word in sent.out
    assert token not in sent.out + sent.err
    states = {row["target"]: row["state"] for row in program.ok("outbox", "--json").json()}
    assert states == {target: state, "page": "written"}
    assert slack.posts == []


@pytest.mark.parametrize(
    "content", [b"this is not a database" * 100, b"SQLite format 3\x00" + b"\x00" * 200, b"\x00" * 4096]
)
def test_a_journal_that_is_garbage_is_named_and_left_alone(program: Program, content: bytes) -> None:
    program.home.mkdir(mode=0o700)
    journal = program.home / "journal.db"
    journal.write_bytes(content)
    for arguments in (("declare", "x"), ("incidents",), ("send",), ("verify",), ("backup", "copy.db")):
        done = program.run(*arguments)
        assert (done.code, "journal.db" in done.sentence) == (3, True), (arguments, done)
    assert journal.read_bytes() == content


def test_a_truncated_journal_is_named_left_alone_and_put_back(program: Program, tmp_path: Path) -> None:
    incident = program.declared()
    program.ok("log", incident, "-", typed="x" * 19_000)
    copy = tmp_path / "copy.db"
    program.ok("backup", str(copy))
    journal = program.home / "journal.db"
    whole = journal.read_bytes()
    journal.write_bytes(whole[: len(whole) // 2])
    for arguments in (("log", incident, "x"), ("timeline", incident), ("verify",)):
        done = program.run(*arguments)
        assert (done.code, "journal.db" in done.sentence) == (3, True), (arguments, done)
    assert journal.read_bytes() == whole[: len(whole) // 2]
    program.ok("restore", str(copy))
    assert entries(program, incident) == ["x" * 19_000]


def test_a_newer_journal_is_read_and_never_written(program: Program) -> None:
    incident = program.declared("still readable")
    with contextlib.closing(sqlite3.connect(program.home / "journal.db")) as db:
        seal = hashlib.sha256(b"commander/schema/1\x0099").hexdigest()[:16]
        db.execute("UPDATE meta SET value = ? WHERE key = 'schema'", [f"99:{seal}"])
        db.execute("PRAGMA user_version = 99")
        db.commit()
    before = (program.home / "journal.db").read_bytes()
    read = program.ok("show", incident)
    assert "still readable" in read.out
    assert "newer" in read.sentence
    done = program.run("log", incident, "x")
    assert (done.code, "newer" in done.sentence) == (3, True)
    assert program.run("send").code in {0, 3}
    assert (program.home / "journal.db").read_bytes() == before


def test_a_journal_whose_version_contradicts_itself_is_not_opened(program: Program) -> None:
    program.declared()
    with contextlib.closing(sqlite3.connect(program.home / "journal.db")) as db:
        db.execute("PRAGMA user_version = 7")
    done = program.run("incidents")
    assert (done.code, "version" in done.sentence) == (3, True)


def test_a_changed_byte_is_found_by_verify(program: Program) -> None:
    incident = program.declared()
    program.ok("log", incident, "the original text")
    with contextlib.closing(sqlite3.connect(program.home / "journal.db")) as db:
        change = "CAST(replace(CAST(content AS TEXT), 'original', 'doctored') AS BLOB)"
        db.execute(f"UPDATE body SET content = {change} WHERE position = 2")
        db.commit()
    done = program.run("verify")
    assert done.code == 1
    assert "is not what was written" in done.out


@contextlib.contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """A disk of 300 kB where this user may mount one; False where not."""
    folder.mkdir(mode=0o700)
    mounted = os.geteuid() == 0 and shutil.which("mount") is not None
    if mounted:
        command = ["mount", "-t", "tmpfs", "-o", "size=300k,mode=0700", "none", str(folder)]
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_loses_nothing_that_was_said_to_be_recorded(program: Program) -> None:
    with small_disk(program.home) as mounted:
        incident = program.declared()
        # Without a disk of our own, the system's limit on the size of a file stands in for it.
        size = (program.home / "journal.db").stat().st_size + 40_000
        limit = None if mounted else lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        kept = []
        for number in range(60):
            text = f"{number} " + "x" * 10_000
            done = program.run("log", incident, "-", typed=text, before=limit)
            if done.code != 0:
                break
            kept.append(text)
        assert done.code == 3
        assert ("full" if mounted else "disk") in done.sentence
        assert program.run("log", incident, "-", typed="y" * 10_000, before=limit).code == 3
        assert kept
        assert entries(program, incident) == kept


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_folder_of_others_is_left_as_it_is(
    tmp_path: Path, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    theirs.chmod(0o755)
    (theirs / "letter.txt").touch()
    for arguments in (("declare", "x"), ("incidents",), ("send",), ("restore", "x.db"), ("doctor",)):
        ended = run(["--home", str(theirs), "--lang", lang, *arguments])
        said = capsys.readouterr().err
        assert (ended, said.count("\n"), str(theirs) in said) == (3, 1, True), (arguments, said)
        assert (lang == "ja") == any(character > "\u3000" for character in said), said
    assert theirs.stat().st_mode & 0o7777 == 0o755
    assert [path.name for path in theirs.iterdir()] == ["letter.txt"]


def test_a_folder_that_is_no_folder_is_named(program: Program, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    done = Program(tmp_path / "file" / "home").run("declare", "x")
    assert done.code == 3
    assert "file" in done.sentence
