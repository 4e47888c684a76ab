"""A dropped file that becomes no signal is told, whatever it is called, until somebody puts it away."""

import os

import pytest

from commander.clock import utc_now
from commander.intake.drop_folder import FEED
from commander.intake.left_over import left_over, put_away, with_left
from commander.wording.feeds import left_sentence
from commander.wording.language import Language
from tests.commander.console import Console
from tests.commander.test_watcher import Ear, drop


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path / "home") as console:
        yield console


def test_a_refused_file_a_link_and_an_unknown_kind_are_told_with_their_reasons(console):
    ear = Ear(console)
    folder = drop(console, "bad.json", '{"half', age=500).parent
    drop(console, "tool.exe", "MZ", age=400)
    (folder / "link.txt").symlink_to("/etc/hostname")
    os.utime(folder / "link.txt", (1, 1), follow_symlinks=False)
    ear.look(after=10)
    standing = ear.told[FEED]
    assert standing.left == 3
    said = {one.name: (one.refused, one.en) for one in standing.newest_left}
    assert said["bad.json"][0]
    assert "no JSON" in said["bad.json"][1]
    assert said["tool.exe"] == (False, "Files of this kind are not read: drop a .txt or .json.")
    assert said["link.txt"] == (False, "A link is not read: drop the file itself.")
    for one in standing.newest_left:
        ear.watcher.put_away(one.key)
    ear.look()
    assert ear.told[FEED].left == 0
    seen = {path.name for path in (folder / "refused" / "seen").iterdir()}
    assert seen == {"bad.json", "bad.json.reason.txt", "tool.exe", "link.txt"}  # nothing is deleted


def test_a_hostile_name_is_shown_as_one_plain_line(tmp_path):
    refused = tmp_path / "refused"
    refused.mkdir()
    for name in ("a\n\x1b[31m\u202ejson.txt", os.fsdecode(b"\xff\xfe.json"), "b.reason.txt"):
        (refused / name).write_text("x")
    count, newest = left_over(tmp_path, utc_now(), 5)
    assert count == 3
    for one in newest:
        said = left_sentence(one.name, one.ja, one.en, refused=True, language=Language.JA)
        assert said.isprintable()
        assert said.encode("utf-8")
    assert put_away(tmp_path, frozenset(one.key for one in newest), utc_now()) == 3
    assert with_left([], tmp_path, utc_now(), 5) == []


def test_what_is_called_otherwise_for_a_moment_is_not_told(tmp_path):
    (tmp_path / "a.tmp").write_text("still written")
    assert left_over(tmp_path, utc_now(), 5) == (0, ())
