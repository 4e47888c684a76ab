"""kill -9 between a file's copy and its record, and a full disk: no record without its file, no file left for ever."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from commander.attachments.store import FOLDER, Store
from commander.attachments.taking import take_bytes
from commander.board.attachments import AttachFiles
from commander.board.erasing import EraseEntry
from commander.journal.verify import verify
from tests.faults.killing import open_desk, start
from tests.faults.killing_files import content

resource = pytest.importorskip("resource")
ROOT = Path(__file__).parents[2]
HOUR_S = 3_700
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@pytest.fixture
def home(tmp_path):
    home = tmp_path / "home"
    start(home)
    return home


def stream(desk):
    return desk.journal.db.execute("SELECT stream FROM incident").fetchone()[0]


def killed_at(act):
    """Do it in a child that ends by kill -9 where the act says so."""
    child = os.fork()
    if child == 0:
        try:
            act()
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), status
    assert os.WTERMSIG(status) == signal.SIGKILL


def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)


def kept_files(home):
    return [path for path in (home / FOLDER).rglob("*") if path.is_file() and path.parent.name != "incoming"]


def let_an_hour_pass(home):
    for path in (home / FOLDER / "incoming").iterdir():
        os.utime(path, (time.time() - HOUR_S,) * 2)


def swept(home):
    desk = open_desk(home)
    gone = desk.files.clear_up()
    desk.journal.close()
    return gone


def test_killed_between_the_copy_and_the_record_the_file_goes_once_it_is_nobodys(home):
    killed_at(lambda: (take_bytes(Store(home), content("1"), "a.log", 10**6), die()))
    assert len(kept_files(home)) == 1
    assert swept(home) == 0  # somebody may be about to name it
    let_an_hour_pass(home)
    assert swept(home) == 1
    assert kept_files(home) == []
    assert verify(home).ok


def test_killed_between_the_record_and_its_acknowledgement_the_file_stays(home):
    def act():
        desk = open_desk(home)
        file = take_bytes(Store(home), content("1"), "a.log", 10**6)
        desk.files.follow = die
        desk.submit(AttachFiles(incident=stream(desk), files=(file,), text="1"))

    killed_at(act)
    let_an_hour_pass(home)
    assert swept(home) == 0
    verdict = verify(home)
    assert (verdict.ok, verdict.attachments) == (True, 1)
    assert list((home / FOLDER / "incoming").iterdir()) == []


def test_killed_between_the_order_to_erase_and_the_removal_the_file_goes_at_the_next_sweep(home):
    desk = open_desk(home)
    file = take_bytes(Store(home), content("1"), "a.log", 10**6)
    entry = desk.submit(AttachFiles(incident=stream(desk), files=(file,), text="1"))[0].id
    desk.journal.close()

    def act():
        killed = open_desk(home)
        killed.files.follow = die
        killed.submit(EraseEntry(incident=stream(killed), entry=entry, reason="x"))

    killed_at(act)
    assert len(kept_files(home)) == 1
    let_an_hour_pass(home)
    assert swept(home) == 1
    assert verify(home).ok


def test_killed_while_it_copies_nothing_has_the_name_of_a_whole_file(home):
    store = Store(home)

    class Slow:
        def __init__(self):
            self.pieces = [b"x" * 1000]

        def read(self, _):
            return self.pieces.pop() if self.pieces else die()

    killed_at(lambda: store.keep(Slow(), 10**6))
    assert kept_files(home) == []
    let_an_hour_pass(home)
    assert swept(home) == 0
    assert list((home / FOLDER / "incoming").iterdir()) == []


def test_a_disk_without_room_for_the_file_keeps_nothing_and_says_so(home):
    def no_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    done = subprocess.run(
        # -B: Python cuts the bytecode that it keeps where a file may not grow, and breaks every later start by it.
        [sys.executable, "-B", "-m", "tests.faults.killing_files", str(home), "1"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
        preexec_fn=no_room,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"untaken": "store"}
    assert kept_files(home) == []
    assert verify(home).ok


@pytest.mark.soak
def test_killed_at_any_system_call_no_record_is_without_its_file(home):
    if shutil.which("strace") is None:
        pytest.skip("needs strace")
    for number in range(1, 200):
        inject = f"inject=write,pwrite64,fsync,fdatasync,rename,link,unlink:signal=KILL:when={number}"
        command = ["strace", "-f", "-o", os.devnull, "-e", inject, sys.executable]
        done = subprocess.run(
            [*command, "-m", "tests.faults.killing_files", str(home), str(number)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
        if "PTRACE" in done.stderr or re.search(r"strace: .*(permitted|invalid)", done.stderr):
            pytest.skip("may not trace here")
        assert verify(home).ok
        if done.returncode == 0:
            break
    let_an_hour_pass(home)
    swept(home)
    assert len(kept_files(home)) == verify(home).attachments
