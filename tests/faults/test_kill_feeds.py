"""kill -9 while a dropped file or an alert is taken in: at the next look it is one signal, never two and never none."""

import os
import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from commander.board.feeds import FEEDS
from commander.intake.alerts import Alert, Group
from commander.intake.drop_folder import DropFolder
from commander.intake.hearing import hear_groups
from commander.journal.rows import state_records
from commander.journal.verify import verify
from tests.faults.killing import open_desk

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)


def killed_in(name, monkeypatch, act):
    """Do it in a child that is killed where it first comes to this function."""
    child = os.fork()
    if child == 0:
        try:
            monkeypatch.setattr(name, lambda *_: os.kill(os.getpid(), signal.SIGKILL))
            act()
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), status


def look(home: Path):
    desk = open_desk(home)
    settled = datetime.now(UTC) + timedelta(minutes=5)  # as though the file had lain there a while
    DropFolder(home / "intake", lambda task: task(desk), ours=True).look(settled)
    return raised(desk)


def raised(desk):
    records = state_records(desk.journal.db, FEEDS)
    return [record.event.text for record in records if record.kind == "signal-raised"]


@pytest.mark.parametrize(
    "name",
    [
        "commander.intake.hearing.keep_heard",  # the record is written, and not committed
        "commander.desk.desk.Desk.publish_records",  # committed, and nobody was told
        "commander.intake.drop_folder.move_into",  # told, and the file still lies there
    ],
)
def test_a_dropped_file_is_one_signal_wherever_it_is_killed(tmp_path, monkeypatch, name):
    home = tmp_path / "home"
    open_desk(home).journal.close()
    folder = home / "intake"
    folder.mkdir(mode=0o700)
    (folder / "disk.txt").write_text("disk 95%", encoding="utf-8")
    killed_in(name, monkeypatch, lambda: look(home))
    assert look(home) == ["disk 95%"]
    assert look(home) == ["disk 95%"]
    (copy,) = (folder / "done").iterdir()
    assert (copy.name.partition(".")[0], copy.suffix) == ("disk", ".txt")
    assert verify(home).ok


@pytest.mark.parametrize(
    "name", ["commander.intake.hearing.keep_heard", "commander.desk.desk.Desk.publish_records"]
)
def test_an_alert_is_one_signal_wherever_it_is_killed(tmp_path, monkeypatch, name):
    home = tmp_path / "home"
    open_desk(home).journal.close()
    alert = Alert(key="f@1", name="HighErrorRate", labels={}, annotations={}, started=AT)
    group = Group(key="g", labels={}, receiver="team", alerts=(alert,))

    def hear():
        desk = open_desk(home)
        hear_groups(desk, "alertmanager", "Alertmanager", [group])
        return raised(desk)

    killed_in(name, monkeypatch, hear)
    assert hear() == ["HighErrorRate"]
    assert hear() == ["HighErrorRate"]
    assert verify(home).ok
