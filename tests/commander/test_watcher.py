"""Listening to feeds: silence is a signal, sleep is none; files dropped become signals once, whatever is killed."""

import json
import os
import re
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from commander.board.feeds import FEEDS
from commander.files import PRACTICE_MARK
from commander.intake.drop_folder import DropFolder
from commander.intake.watcher import ALERTMANAGER, FEED, Watcher
from commander.journal.heard import feed_standing
from commander.journal.rows import state_records
from commander.secrets import Secrets
from commander.settings.settings import Settings, changed
from commander.wording.language import Language
from tests.commander.console import Console
from tests.fakes.fake_alertmanager import FakeAlertmanager
from tests.fakes.loopback_http import Reply


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path / "home") as console:
        yield console


@pytest.fixture
def fake():
    with FakeAlertmanager() as fake:
        yield fake


def fire(fake, name="HighErrorRate", **more):
    fake._take_alerts([{"labels": {"alertname": name, "service": "checkout", **more}}])


class Ear:
    """A watcher whose clock is the console's, looked at by hand."""

    def __init__(self, console, url=None, **settings):
        self.console = console
        wishes = {f"{key.replace('__', '.')}": value for key, value in settings.items()}
        if url:
            wishes["alertmanager.url"] = url
        self.told = {}
        self.watcher = Watcher(
            console.home,
            changed(Settings(), wishes),
            Secrets({}),
            lambda task: task(console.desk),
            language=Language.EN,
            told=lambda one: self.told.update({one.name: one}),
            now=console.clock,
            chance=lambda: 0.5,
        )

    def look(self, *, after=0.0):
        """Look as often as it would have until then."""
        ends = self.console.clock() + timedelta(seconds=after)
        self.watcher.look()
        while self.console.clock() < ends:
            self.console.clock.advance(seconds=min(5.0, (ends - self.console.clock()).total_seconds()))
            self.watcher.look()

    @property
    def waiting(self):
        return [one.text for one in self.console.desk.unplaced().signals.untriaged()]


def test_alerts_are_asked_for_and_written_down_once(console, fake):
    ear = Ear(console, fake.origin)
    fire(fake)
    ear.look(after=120)
    assert ear.waiting == ["HighErrorRate (service=checkout)"]
    assert 4 <= len(fake.asked) <= 6
    standing = ear.told[ALERTMANAGER]
    assert (standing.firing, standing.trouble) == (1, "")
    console.restart()
    again = Ear(console, fake.origin)
    again.look(after=40)
    assert again.waiting == ear.waiting


def test_a_feed_that_is_down_for_an_hour_is_one_signal_that_ends_when_it_speaks(console, fake):
    ear = Ear(console, fake.origin)
    ear.look(after=10)
    fake.instead = lambda request: Reply("", 500)
    ear.look(after=3600)
    assert ear.waiting == ["The feed Alertmanager has been silent since 02:00"]
    standing = ear.told[ALERTMANAGER]
    assert (standing.trouble, standing.silent_since is not None) == ("HTTP 500", True)
    fake.instead = None
    ear.look(after=40)
    assert ear.waiting == []
    assert ear.told[ALERTMANAGER].silent_since is None
    kinds = [record.kind for record in state_records(console.journal.db, FEEDS)]
    assert kinds == ["signal-raised", "signal-heard"]


def test_a_silence_that_outlives_a_restart_is_not_said_twice(console, fake):
    ear = Ear(console, fake.origin)
    ear.look()
    fake.instead = lambda request: Reply("", 500)
    ear.look(after=400)
    console.restart()
    again = Ear(console, fake.origin)
    again.look(after=900)
    assert len(again.waiting) == 1
    fake.instead = None
    again.look(after=60)
    assert again.waiting == []


def test_a_machine_that_slept_accuses_no_feed(console, fake):
    ear = Ear(console, fake.origin)
    ear.look(after=10)
    fake.instead = lambda request: Reply("", 500)
    console.clock.advance(hours=3)
    ear.look(after=200)
    assert ear.waiting == []
    ear.look(after=120)
    assert len(ear.waiting) == 1


def test_the_heartbeats_alert_once_seen_is_missed(console, fake):
    ear = Ear(console, fake.origin)
    fire(fake, "Watchdog")
    ear.look(after=40)
    assert ear.waiting == []
    fake.alerts.clear()
    ear.look(after=400)
    assert ear.waiting == ["The feed Alertmanager has been silent since 02:00"]
    assert ear.told[ALERTMANAGER].heartbeat_missing
    fire(fake, "Watchdog")
    ear.look(after=60)
    assert ear.waiting == []


def test_nothing_is_asked_or_taken_in_a_drill(console, fake):
    (console.home / PRACTICE_MARK).touch()
    fire(fake)
    ear = Ear(console, fake.origin)
    ear.look(after=60)
    assert fake.asked == []
    assert ear.waiting == []


def test_a_token_that_is_missing_is_said_and_nothing_is_asked(console, fake):
    ear = Ear(console, fake.origin, alertmanager__sign_in="bearer")
    ear.look()
    assert "no token" in ear.told[ALERTMANAGER].trouble
    assert fake.asked == []


def test_other_settings_are_in_force_at_the_next_look(console, fake):
    ear = Ear(console)
    ear.look(after=30)
    assert ALERTMANAGER not in ear.told
    fire(fake)
    ear.watcher.use(changed(Settings(), {"alertmanager.url": fake.origin}))
    ear.look()
    assert ear.waiting == ["HighErrorRate (service=checkout)"]


def drop(console, name, content, *, age=60.0):
    folder = console.home / "intake"
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    at = console.clock().timestamp() - age
    os.utime(path, (at, at))
    return path


def names(console, folder=""):
    """The files there; those of done/ without the mark by which they are found when their signal is erased."""
    there = console.home / "intake" / folder
    found = [one.name for one in there.iterdir() if one.is_file()] if there.exists() else []
    return sorted(re.sub(r"\.[0-9a-f]{10}(?=[-.])", "", name) for name in found)


def test_files_of_each_shape_become_signals_and_are_put_away(console):
    drop(console, "a.txt", "ディスク 95%\nweb-1\n", age=90)
    at = (console.clock() - timedelta(minutes=4)).isoformat()
    drop(console, "b.json", json.dumps({"text": "検索が遅い", "source": "cron", "at": at}), age=80)
    webhook = {
        "version": "4",
        "groupKey": '{}:{alertname="X"}',
        "receiver": "team",
        "groupLabels": {"alertname": "X"},
        "status": "firing",
        "alerts": [{"status": "firing", "labels": {"alertname": "X"}, "startsAt": at, "fingerprint": "f1"}],
    }
    drop(console, "c.json", json.dumps(webhook), age=70)
    ear = Ear(console)
    ear.look()
    assert sorted(ear.waiting) == ["X", "ディスク 95%", "検索が遅い"]
    assert names(console, "done") == ["a.txt", "b.json", "c.json"]
    assert names(console) == []
    # The webhook says later that it is over, and it is noted.
    webhook["alerts"][0]["status"] = "resolved"
    drop(console, "c.json", json.dumps(webhook))
    ear.look(after=6)
    over = [one for one in console.desk.unplaced().signals.untriaged() if one.over_at]
    assert [one.text for one in over] == ["X"]
    assert names(console, "done") == ["a.txt", "b.json", "c-2.json", "c.json"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.json", '{"text": 3}', "Expected `str`"),
        ("x.json", '{"txt": "a"}', 'write {"text": "…"}'),
        ("x.json", '{"text": "a", "at": "21:03"}', "with its offset"),
        ("x.json", '{"text": "a", "link": "http://x"}', "begins with https://"),
        ("x.json", '{"groupKey": "g", "alerts": 3}', "Alertmanager's webhook"),
        ("x.txt", " \n\u200b", "says nothing"),
        ("x.txt", b"\xff\xfe\x00", "UTF-8"),
        ("x.txt", b"a\x00b", "no text"),
        ("x.json", b"[" * 100_000, "expected shape"),
        ("x.txt", b"a" * (1024 * 1024 + 1), "File too large"),
    ],
)
def test_a_file_that_says_nothing_usable_is_refused_with_its_reason(console, name, content, said):
    drop(console, name, content)
    ear = Ear(console)
    ear.look()
    assert ear.waiting == []
    assert names(console, "refused") == [name, f"{name}.reason.txt"]
    assert said in (console.home / "intake" / "refused" / f"{name}.reason.txt").read_text(encoding="utf-8")


def test_a_file_that_is_still_written_is_waited_for(console):
    path = drop(console, "a.json", '{"text": "half', age=0.5)
    ear = Ear(console)
    ear.look(after=10)
    assert names(console) == ["a.json"]
    path.write_text('{"text": "whole"}', encoding="utf-8")
    os.utime(path, (console.clock().timestamp() - 3,) * 2)
    ear.look(after=6)
    assert ear.waiting == ["whole"]


def test_what_is_hidden_or_called_otherwise_or_a_link_is_let_be(console, tmp_path):
    drop(console, ".a.json.part", '{"text": "a"}')
    drop(console, "a.tmp", "a")
    (tmp_path / "secret.txt").write_text("s", encoding="utf-8")
    (console.home / "intake" / "link.txt").symlink_to(tmp_path / "secret.txt")
    ear = Ear(console)
    ear.look(after=60)
    assert ear.waiting == []
    assert len(list((console.home / "intake").iterdir())) == 3


def test_killed_between_the_record_and_the_move_it_is_neither_lost_nor_doubled(console, monkeypatch):
    drop(console, "a.txt", "once")
    folder = DropFolder(console.home / "intake", lambda task: task(console.desk), ours=True)

    def killed(path, into, signal):
        raise SystemExit(9)

    with monkeypatch.context() as patch:
        patch.setattr("commander.intake.drop_folder.move_into", killed)
        with pytest.raises(SystemExit):
            folder.look(console.clock())
    assert names(console) == ["a.txt"]
    console.restart()
    ear = Ear(console)
    ear.look()
    assert ear.waiting == ["once"]
    assert names(console, "done") == ["a.txt"]


def test_the_same_text_dropped_again_is_another_signal_unless_it_has_a_key(console):
    ear = Ear(console)
    for number in range(2):
        drop(console, "a.txt", "again", age=90 - number)
        drop(console, "k.json", '{"text": "keyed", "key": "k"}', age=90 - number)
        ear.look(after=6)
    assert sorted(ear.waiting) == ["again", "again", "keyed"]


def test_a_folder_that_is_expected_to_speak_is_missed(console):
    ear = Ear(console, intake__expected_minutes=10)
    drop(console, "a.txt", "nightly ok")
    ear.look(after=700)
    assert "The feed Drop folder has been silent since 02:00" in ear.waiting
    drop(console, "b.txt", "nightly ok")
    ear.look(after=10)
    assert not [text for text in ear.waiting if "silent" in text]


def test_a_folder_that_is_not_there_is_trouble_and_no_crash(console, tmp_path):
    ear = Ear(console, intake__folder=str(tmp_path / "missing"))
    ear.look()
    assert ear.told[FEED].trouble == "No such file or directory"


def test_how_a_feed_stands_outlives_a_restart_and_a_broken_row_is_begun_anew(console, fake):
    Ear(console, fake.origin).look()
    assert '"heard_at"' in feed_standing(console.journal.db, ALERTMANAGER)
    with console.desk.write():
        console.journal.db.execute("UPDATE feed SET content = '{'")
    ear = Ear(console, fake.origin)
    ear.look()
    assert ear.told[ALERTMANAGER].heard_at == console.clock()
    assert replace(ear.told[ALERTMANAGER], heard_at=None).groups == 0
    assert datetime.now(UTC) > console.clock()
