import os
import stat
import sys

import pytest

from commander.files import (
    ForeignFolder,
    PlantedLink,
    private_folder,
    read_whole,
    sweep_temporaries,
    write_atomically,
    write_once,
)
from commander.locks import WINDOW_LOCK, window_lock

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="modes and links of POSIX")


def mode_of(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def umask_open():
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.parametrize("mode", [0o600, 0o644])
def test_a_file_has_exactly_the_mode_asked_for_whatever_the_umask(tmp_path, umask_open, mode):
    write_atomically(tmp_path / "a", b"1", mode)
    assert mode_of(tmp_path / "a") == mode


def test_the_new_content_replaces_the_old_and_leaves_nothing_else(tmp_path):
    write_atomically(tmp_path / "a", b"old and longer")
    write_atomically(tmp_path / "a", b"new")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("a", b"new")]


def test_a_planted_link_is_refused_and_its_target_is_untouched(tmp_path):
    (tmp_path / "target").write_bytes(b"theirs")
    (tmp_path / "a").symlink_to("target")
    with pytest.raises(PlantedLink):
        write_atomically(tmp_path / "a", b"ours")
    assert (tmp_path / "target").read_bytes() == b"theirs"
    assert (tmp_path / "a").is_symlink()


def test_when_the_rename_fails_the_temporary_file_is_gone(tmp_path):
    (tmp_path / "a").mkdir()
    with pytest.raises(IsADirectoryError):
        write_atomically(tmp_path / "a", b"1")
    assert [each.name for each in tmp_path.iterdir()] == ["a"]


def test_a_killed_writers_leavings_are_swept_and_nothing_else(tmp_path):
    (tmp_path / ".index.html.0123456789abcdef.part").write_bytes(b"half")
    (tmp_path / ".htaccess").write_bytes(b"theirs")
    (tmp_path / "film.part").write_bytes(b"theirs")
    sweep_temporaries(tmp_path)
    assert sorted(each.name for each in tmp_path.iterdir()) == [".htaccess", "film.part"]


@pytest.mark.parametrize("content", [None, "journal.db", "installation.json", "settings.toml"])
def test_a_private_folder_is_closed_to_others_even_if_it_was_open(tmp_path, umask_open, content):
    open_folder = tmp_path / "open"
    (open_folder / "backups" if content else open_folder).mkdir(parents=True)
    if content is not None:
        (open_folder / content).touch()
        (open_folder / "backups" / "old.db").touch()
        assert mode_of(private_folder(open_folder / "backups")) == 0o700
    assert mode_of(private_folder(open_folder)) == 0o700
    assert mode_of(private_folder(tmp_path / "new" / "deep")) == 0o700


def test_a_folder_of_others_is_neither_closed_nor_used(tmp_path, umask_open):
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "letter.txt").touch()
    with pytest.raises(ForeignFolder):
        private_folder(theirs)
    assert mode_of(theirs) == 0o777
    for_all = tmp_path / "for-all"
    for_all.mkdir()
    for_all.chmod(0o1777)
    with pytest.raises(ForeignFolder):
        private_folder(for_all)
    assert mode_of(for_all) == 0o1777
    theirs.chmod(0o700)
    assert private_folder(theirs) == theirs
    (tmp_path / "file").touch()
    with pytest.raises(FileExistsError):
        private_folder(tmp_path / "file")


def test_a_file_written_once_is_never_written_over(tmp_path):
    write_once(tmp_path / "a", b"first")
    with pytest.raises(FileExistsError):
        write_once(tmp_path / "a", b"second")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("a", b"first")]
    assert mode_of(tmp_path / "a") == 0o600


def test_a_lock_is_never_taken_through_a_planted_link(tmp_path):
    theirs = tmp_path / "theirs"
    theirs.touch()
    theirs.chmod(0o644)
    (tmp_path / "home").mkdir(mode=0o700)
    (tmp_path / "home" / WINDOW_LOCK).symlink_to(theirs)
    with pytest.raises(OSError, match="link"), window_lock(tmp_path / "home"):
        pass
    assert mode_of(theirs) == 0o644


def test_a_pipe_or_a_file_too_large_is_not_read(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="not a regular file"):
        read_whole(tmp_path / "pipe", 10)
    (tmp_path / "large").write_bytes(b"x" * 11)
    with pytest.raises(OSError, match="too large"):
        read_whole(tmp_path / "large", 10)
    assert read_whole(tmp_path / "large", 11) == b"x" * 11
