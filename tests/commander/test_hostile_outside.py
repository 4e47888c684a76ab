"""What comes from outside is hostile: it stops no feed, brings nothing back that was erased, and tells no place."""

import os
import struct
from datetime import UTC, datetime, timedelta

import pytest

from commander.attachments.pictures import Tells, told_by, without_tales
from commander.board.actions import StartAction
from commander.board.attachments import Media
from commander.board.deliveries import DeliveryState
from commander.board.erasing import EraseEntry
from commander.board.erasure import EntryErased
from commander.board.feeds import FEEDS
from commander.board.organisation import PolicyFile
from commander.board.policy_import import ImportPolicy
from commander.board.privacy_records import RaisePrivacyConcern
from commander.board.privacy_track_records import NotePrivacy
from commander.board.refusal import Because, Refused
from commander.board.roles import COMMANDER, AssignRole
from commander.board.signals import SignalRaised
from commander.board.slack_answers import Became, TakeSlackQuestion
from commander.board.slack_rules import SlackRules
from commander.board.summary import SummaryDrawn
from commander.board.timeline import EntryAdded
from commander.intake.alertmanager import Alertmanager, FeedFault, basic, bearer
from commander.intake.slack_events_hints import hint_of
from commander.intake.watcher import FEED
from commander.journal.rows import state_records
from commander.journal.verify import verify
from commander.outbox.publisher import Delivered
from commander.reading import Reading
from commander.wording.erased import copies_left
from commander.wording.language import Language
from tests.commander.console import CUSTOMERS, STAFF, Console
from tests.commander.slack_scene import CHANNEL, Scene, entries, with_channel
from tests.commander.story import A, B
from tests.commander.test_erasing import delivered_all
from tests.commander.test_journal import NOW, plant
from tests.commander.test_watcher import Ear, drop, names
from tests.fakes.fake_alertmanager import FakeAlertmanager
from tests.fakes.fake_slack_events import FakeTalkingSlack
from tests.fakes.loopback_http import Reply

SECRET = "hunter2-of-the-database"
TURNING = "\u202egnp\x1b[31m\u2066\u200b"
LONG = "a" * 251 + ".txt"


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path / "home") as console:
        yield console


@pytest.fixture
def scene(console):
    with FakeTalkingSlack() as slack:
        scene = Scene(console, slack)
        yield scene
        scene.close()


@pytest.fixture
def incident(console):
    stream = console.declare()
    with_channel(console, stream)
    return stream


def raised(console):
    records = state_records(console.journal.db, FEEDS)
    return [one.event for one in records if isinstance(one.event, SignalRaised)]


def holds_secret(console):
    return [
        one.name for one in console.home.rglob("*") if one.is_file() and SECRET.encode() in one.read_bytes()
    ]


def rows(console, incident):
    with Reading(console.home) as reading:
        return [one.record for one in reading.timeline(incident)]


def test_the_name_of_a_dropped_file_and_of_a_receiver_are_plain_words(console):
    drop(console, f"{TURNING}.txt", "slow", age=90)
    drop(console, os.fsdecode(b"\xff\xfe.txt"), "no letters")
    at = console.clock().isoformat()
    alert = f'{{"status": "firing", "labels": {{"alertname": "X"}}, "startsAt": "{at}", "fingerprint": "f"}}'
    receiver = "\\u202e\\u001b[31m" + "r" * 500
    drop(
        console,
        "c.json",
        f'{{"version": "4", "groupKey": "g", "receiver": "{receiver}", "alerts": [{alert}]}}',
    )
    Ear(console).look(after=6)
    assert len(raised(console)) == 3
    for one in raised(console):
        assert one.source.isprintable()
        assert len(one.source) < 300
        assert one.feed.isprintable()


def test_a_name_as_long_as_a_file_system_takes_stops_nothing_behind_it(console):
    ear = Ear(console)
    for number, content in enumerate((b"one", b"two", b"\xff", b"\xff")):
        drop(console, LONG, content, age=99 - number)
        ear.look(after=6)
    drop(console, "z.txt", "three")
    ear.look(after=6)
    assert sorted(ear.waiting) == ["one", "three", "two"]
    assert names(console) == []
    assert ear.told[FEED].trouble == ""
    assert len(names(console, "refused")) == 4


def test_files_that_can_not_be_put_away_are_heard_once_each_and_the_trouble_is_said(console):
    drop(console, "a.txt", "one", age=90)
    drop(console, "b.txt", "two")
    blocked = console.home / "intake" / "done"
    blocked.write_text("no folder", encoding="utf-8")
    ear = Ear(console)
    ear.look(after=20)
    assert sorted(ear.waiting) == ["one", "two"]
    assert ear.told[FEED].trouble == "File exists"
    blocked.unlink()
    ear.look(after=6)
    assert sorted(ear.waiting) == ["one", "two"]
    assert (names(console), ear.told[FEED].trouble) == ([], "")


@pytest.mark.parametrize("sign_in", [bearer(SECRET), basic("u", SECRET)])
def test_a_refusal_that_repeats_what_we_signed_in_with_is_told_without_it(sign_in):
    with FakeAlertmanager() as fake:
        fake.instead = lambda request: Reply(f'"who is {SECRET} or {sign_in}?"', 400)
        with pytest.raises(FeedFault) as fault:
            Alertmanager(fake.origin, authorization=sign_in).ask()
    assert str(fault.value) == "HTTP 400"


def test_half_a_letter_in_a_slack_message_stops_no_listening(console, scene, incident):
    scene.slack.people["U0PERSONA1"] = "\ud800\u200b担当A\u2028"
    scene.settled()
    first = scene.slack.say(CHANNEL, f"half \ud800 {TURNING}a\u2029b")
    scene.slack.react(CHANNEL, first)
    scene.until(lambda: entries(console, incident))
    second = scene.slack.say(CHANNEL, "whole")
    scene.slack.react(CHANNEL, second)
    scene.until(lambda: len(entries(console, incident)) == 2)
    assert [one.text for one in entries(console, incident)] == ["half ? gnp[31mab", "whole"]
    assert entries(console, incident)[0].source == "Slack: ?担当A"


@pytest.mark.parametrize("part", ["event_id", "channel", "ts"])
def test_an_id_that_no_file_can_hold_asks_for_no_look(part):
    said = {"event_id": "E1", "channel": "C1", "ts": "1.1"} | {part: "1\ud800"}
    event = {"type": "app_mention", "channel": said["channel"], "ts": said["ts"]}
    envelope = {"type": "events_api", "payload": {"event_id": said["event_id"], "event": event}}
    assert hint_of(envelope, "memo") is None


def erased(console, incident, record):
    return console.desk.submit(EraseEntry(incident=incident, entry=record, reason="貼り間違い"))


def asked(scene, incident):
    """A message that mentions the app; its time there."""
    scene.settled()
    ts = scene.slack.say(CHANNEL, f"<@U01> {SECRET}")
    scene.until(lambda: bool(scene.console.desk.board(incident).work.questions.open()))
    return ts


def gone_for_good(scene, incident):
    console = scene.console
    assert holds_secret(console) == []
    scene.events.sweep_soon()
    scene.settled()
    board = console.desk.board(incident)
    assert (holds_secret(console), board.work.questions.by_id) == ([], {})
    console.restart()
    assert console.desk.board(incident) == board
    assert verify(console.home).ok


def test_a_message_that_was_kept_and_asked_is_erased_as_both_and_asks_no_more(console, scene, incident):
    scene.slack.react(CHANNEL, asked(scene, incident))
    scene.until(lambda: entries(console, incident))
    entry = next(one.id for one in rows(console, incident) if isinstance(one.event, EntryAdded))
    (order,) = erased(console, incident, entry)
    assert isinstance(order.event, EntryErased)
    said = copies_left([order.event], told=0, language=Language.EN)
    assert any("stays in Slack" in line for line in said)
    gone_for_good(scene, incident)


def test_a_question_from_slack_is_erased_by_itself_once(console, scene, incident):
    asked(scene, incident)
    question = next(one.id for one in rows(console, incident) if one.kind == "question-asked")
    erased(console, incident, question)
    gone_for_good(scene, incident)
    with pytest.raises(Refused) as refused:
        erased(console, incident, question)
    assert refused.value.because is Because.ERASED_ALREADY


def test_a_question_that_was_taken_as_an_entry_goes_with_it(console, scene, incident):
    asked(scene, incident)
    (question,) = console.desk.board(incident).work.questions.open()
    taken = TakeSlackQuestion(incident=incident, question=question.question, becomes=Became.ENTRY)
    console.desk.submit(taken)
    entry = next(one.id for one in rows(console, incident) if isinstance(one.event, EntryAdded))
    erased(console, incident, entry)
    gone_for_good(scene, incident)


def test_an_entry_that_was_struck_there_goes_with_the_one_that_stands(console, scene, incident):
    scene.settled()
    ts = scene.slack.say(CHANNEL, SECRET)
    for count in (1, 2):
        scene.slack.react(CHANNEL, ts)
        scene.until(lambda wanted=count: len(entries(console, incident)) == wanted)
        if count == 1:
            scene.slack.unreact(CHANNEL, ts)
            scene.settled()
    newest = [one.id for one in rows(console, incident) if isinstance(one.event, EntryAdded)][-1]
    assert len(erased(console, incident, newest)) == 2
    gone_for_good(scene, incident)


def test_the_screen_names_the_summary_that_said_what_was_erased(console):
    rules = SlackRules(summary=("#incidents",))
    console.desk.submit(ImportPolicy(policy=PolicyFile(audience=(STAFF, CUSTOMERS), slack=rules)))
    incident = console.declare()
    entry = console.write(incident, SECRET)
    until = console.clock() + timedelta(minutes=10)
    started = StartAction(incident=incident, text=SECRET, owner=B, check_at=until, entry=entry.id)
    console.desk.submit(started)
    delivered_all(console)
    order, edit = erased(console, incident, entry.id)
    assert isinstance(order.event, EntryErased)
    assert order.event.drawn == order.event.showing == ("slack:#incidents",)
    said = copies_left([order.event], told=0, language=Language.EN)
    assert any("summary in slack:#incidents still shows" in line for line in said)
    # The edit without the words is owed in the same transaction, and what it is about is said until it arrives.
    assert isinstance(edit.event, SummaryDrawn)
    assert SECRET not in str(edit.event)
    (standing,) = console.desk.board(incident).summary.showing_erased()
    assert standing.target == "slack:#incidents"
    console.restart()
    assert console.desk.board(incident).summary.showing_erased() == [standing]
    delivered_all(console)
    assert console.desk.board(incident).summary.showing_erased() == []


def test_a_summary_on_its_way_with_the_words_shows_them_until_the_one_behind_it_arrives(console):
    rules = SlackRules(summary=("#incidents",))
    console.desk.submit(ImportPolicy(policy=PolicyFile(audience=(STAFF, CUSTOMERS), slack=rules)))
    incident = console.declare()
    delivered_all(console)
    entry = console.write(incident, SECRET)
    until = console.clock() + timedelta(minutes=10)
    started = StartAction(incident=incident, text=SECRET, owner=B, check_at=until, entry=entry.id)
    console.desk.submit(started)
    console.clock.advance(seconds=10)
    (debt,) = [one for one in console.deliveries.workable() if one.state is DeliveryState.QUEUED]
    errand = console.deliveries.begin(debt.key)
    order, *_ = erased(console, incident, entry.id)
    assert order.event.showing == ("slack:#incidents",)
    console.deliveries.settle(errand.key, errand.attempt, Delivered(ref=errand.at_ref or "1.1"))
    assert console.desk.board(incident).summary.showing_erased()
    delivered_all(console)
    assert console.desk.board(incident).summary.showing_erased() == []


def test_a_row_of_the_restricted_track_is_nobodys_by_its_id(console):
    incident = console.declare()
    console.desk.submit(AssignRole(incident=incident, role=COMMANDER, person=A))
    console.desk.submit(RaisePrivacyConcern(incident=incident))
    note, *_ = console.desk.submit(NotePrivacy(incident=incident, text=SECRET))
    with Reading(console.home) as reading:
        assert reading.row_of(note.id) is None


def test_two_processes_bring_an_older_home_up_in_the_same_second(tmp_path, monkeypatch):
    with Console(tmp_path) as console:
        incident = console.declare()
    plant(monkeypatch, lambda db: db.execute("CREATE TABLE mood (name TEXT)"))
    backups = tmp_path / "backups"
    backups.mkdir(mode=0o700)
    made = [datetime.now(UTC) + timedelta(seconds=number) for number in range(30)]
    taken = {f"before-schema-{NOW + 1}-{at:%Y%m%dT%H%M%SZ}.db" for at in made}
    for name in taken:
        (backups / name).write_bytes(b"of the other process")
    with Console(tmp_path) as console:
        console.write(incident)
    assert {one.name for one in backups.iterdir()} == taken
    assert verify(tmp_path).ok


PLACE = b"35.0N139.0E"
TAGS = struct.pack(">LHHHLLL", 8, 1, 0x8825, 4, 1, 26, 0)


def segment(marker, body):
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


HEAD = b"\xff\xd8" + segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
EXIF = segment(0xE1, b"Exif\0\0MM\0*" + TAGS + PLACE)
SCAN = segment(0xDA, b"") + b"dots\xff\x00dots\xff\xd0dots"
END = b"\xff\xd9"


@pytest.mark.parametrize(
    "picture",
    [
        HEAD + b"\xff\xff" + EXIF + SCAN + END,
        HEAD + b"\0\0" + EXIF + SCAN + END,
        HEAD + SCAN + EXIF + SCAN + END,
        HEAD + SCAN + END + HEAD + EXIF + SCAN + END,
        HEAD + segment(0xE2, b"MPF\0" + PLACE) + SCAN + END,
        HEAD + segment(0xE0, b"JFXX\0\x10" + PLACE) + SCAN + END,
    ],
    ids=[
        "filled",
        "junk",
        "between scans",
        "a second picture behind it",
        "list of pictures",
        "small picture",
    ],
)
def test_a_picture_tells_no_place_wherever_it_hides(picture):
    out = without_tales(picture, Media.JPEG)
    assert PLACE not in out
    assert out.startswith(HEAD)
    assert out.endswith(SCAN + END)


def test_colours_stay_and_only_what_is_needed_of_other_pictures():
    colours = segment(0xE2, b"ICC_PROFILE\0\1\1") + segment(0xEE, b"Adobe\0")
    assert without_tales(HEAD + colours + SCAN + END, Media.JPEG) == HEAD + colours + SCAN + END

    def chunk(name):
        return struct.pack(">L", len(PLACE)) + name + PLACE + b"crc!"

    png = b"\x89PNG\r\n\x1a\n" + chunk(b"tRNS") + chunk(b"caBX") + chunk(b"zxIf") + chunk(b"IEND")
    assert without_tales(png, Media.PNG) == b"\x89PNG\r\n\x1a\n" + chunk(b"tRNS") + chunk(b"IEND")
    webp = b"RIFF\0\0\0\0WEBP" + b"".join(
        name + struct.pack("<L", len(PLACE)) + PLACE + b"\0" for name in (b"VP8 ", b"camr")
    )
    assert without_tales(webp, Media.WEBP).count(PLACE) == 1


def test_a_gif_is_told_without_its_comments_and_still_moves():
    head = bytes.fromhex("47494638396101000100800000000000ffffff")
    loop = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0"
    dots = bytes.fromhex("21f90401000000002c0000000001000100000202440100")
    comment = b"\x21\xfe" + bytes((len(PLACE),)) + PLACE + b"\0"
    other = b"\x21\xff\x0bXMP DataXMP" + bytes((len(PLACE),)) + PLACE + b"\0"
    picture = head + loop + comment + other + dots + b"\x3b" + PLACE
    assert without_tales(picture, Media.GIF) == head + loop + dots + b"\x3b"
    assert told_by(picture, Media.GIF) == (Tells.CAMERA,)
    assert told_by(head + loop + dots + b"\x3b", Media.GIF) == ()
