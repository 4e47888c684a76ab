"""A signal's words are taken out for good as an entry's are; that somebody must judge it stays."""

import re
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from commander.board.board import Board, evolve, follows, order
from commander.board.detection import TakeReport
from commander.board.erased_signals import ERASED_WORDS
from commander.board.erasing import EraseEntry
from commander.board.erasure import EntryErased
from commander.board.event_kinds import is_folded
from commander.board.feeds import FEEDS, PlaceSignal
from commander.board.record import Erased
from commander.board.refusal import Because, Refused
from commander.board.signals import (
    AcknowledgeSignal,
    JudgeSignal,
    MergeSignals,
    RaiseSignal,
    SignalHeard,
    SignalRaised,
    Verdict,
)
from commander.board.slack_answers import Became, TakeSlackQuestion
from commander.board.slack_entries import Sight
from commander.board.slack_place import SlackPlace
from commander.cli import run
from commander.desk.slack import keep_sight
from commander.intake.drop_folder import DropFolder
from commander.intake.hearing import Said, hear
from commander.journal.verify import verify
from commander.reading import Reading
from commander.wording.erased import copies_left
from commander.wording.language import Language
from tests.commander.console import Console
from tests.commander.story import A
from tests.commander.test_feeds import alert, group, listen, restore
from tests.commander.test_search import followed, found

SECRET = "hunter2-of-customer-yamada"


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path / "home") as console:
        yield console


def erase(console, stream, entry, reason="個人名"):
    return console.desk.submit(EraseEntry(incident=stream, entry=entry, reason=reason))


def raised(console, stream):
    """The record that raised the only signal of a stream."""
    with Reading(console.home) as reading:
        records = reading.state_records(stream, after=0)
    return next(one for one in records if one.kind == SignalRaised.KIND)


def holds_secret(console):
    return [
        path.name
        for path in console.home.rglob("*")
        if path.is_file() and re.search(SECRET.encode(), path.read_bytes())
    ]


def as_shown(console, stream):
    """The board of a window that was open all the time: folded on from what was recorded, anew where it must be."""
    board = Board(stream=stream)
    for record in (one for batch in console.heard for one in batch):
        if record.stream == stream and is_folded(record) and order(record) > board.newest:
            board = evolve(board, record) if follows(board, record) else console.desk.board(stream)
    return board


def settled_as(console, stream):
    """The board as it was folded on; it must be the same when it is folded anew without the bodies."""
    before, feeds = console.desk.board(stream), console.desk.unplaced()
    if stream != FEEDS:
        assert as_shown(console, stream) == before
    console.restart()
    assert console.desk.board(stream) == before
    assert console.desk.unplaced() == feeds
    assert verify(console.home).ok
    return before


def test_a_signal_somebody_wrote_is_in_no_byte_and_must_still_be_judged(console):
    incident = console.declare()
    restore(console, incident)
    console.desk.submit(RaiseSignal(incident=incident, text=SECRET, source=f"電話 {SECRET}"))
    record = raised(console, incident)
    before = console.desk.board(incident).signals.by_id[record.event.signal]
    with followed(console.home) as search:
        assert found(search, "hunter2")
    (order,) = erase(console, incident, record.id)
    assert isinstance(order.event, EntryErased)
    assert isinstance(raised(console, incident).event, Erased)
    with followed(console.home) as search:
        assert not found(search, "hunter2")
    assert holds_secret(console) == []
    (left,) = settled_as(console, incident).signals.untriaged()
    assert (left.text, left.source, left.link, left.erased) == (ERASED_WORDS, "", "", True)
    assert (left.owner, left.raised_at, left.judge_by) == (before.owner, before.raised_at, before.judge_by)
    assert (left.promote_at, left.ladder) == (before.promote_at, before.ladder)


def test_what_was_said_of_it_before_and_after_counts_as_before(console):
    incident = console.declare()
    restore(console, incident)
    for text in (SECRET, "ほかの兆候"):
        console.desk.submit(RaiseSignal(incident=incident, text=text))
    one, other = console.desk.board(incident).signals.by_id
    console.desk.submit(AcknowledgeSignal(incident=incident, signal=one, by="b"))
    console.desk.submit(MergeSignals(incident=incident, signal=other, into=one, reason="同じ"))
    erase(console, incident, one)
    console.desk.submit(JudgeSignal(incident=incident, signal=one, verdict=Verdict.NOISE, reason="いつもの"))
    signals = settled_as(console, incident).signals
    assert (signals.by_id[one].owner, signals.by_id[one].verdict) == ("b", Verdict.NOISE)
    assert signals.by_id[other].merged_into == one
    assert signals.untriaged() == []


def test_a_feeds_signal_goes_with_the_names_of_its_alerts_and_its_copy_beside_an_incident(console):
    listen(console, group(secret_alert(console, "a")))
    listen(console, group(secret_alert(console, "a"), secret_alert(console, "b")))
    incident = console.declare()
    (signal,) = console.desk.unplaced().signals.by_id
    console.desk.submit(PlaceSignal(incident=FEEDS, signal=signal, beside=incident))
    orders = erase(console, incident, signal)
    assert [one.stream for one in orders] == [incident, FEEDS]
    assert holds_secret(console) == []
    said = copies_left([one.event for one in orders], told=0, language=Language.EN)
    assert any("feed that it came by" in line for line in said)
    # What the feed says next is counted; no name comes back with it.
    group_now = group(*(secret_alert(console, one) for one in "abc"))
    (heard,) = listen(console, group_now)
    assert isinstance(heard, SignalHeard)
    assert (heard.firing, heard.added) == (3, ())
    assert settled_as(console, incident).signals.by_id[signal].firing == 3


def test_a_signal_of_no_incident_is_erased_where_it_waits(console):
    hear(console.desk, Said(text=SECRET, source="a.txt", key="1", feed="drop-folder"))
    (signal,) = console.desk.unplaced().signals.by_id
    (order,) = erase(console, FEEDS, signal)
    assert order.stream == FEEDS
    assert holds_secret(console) == []
    (left,) = console.desk.unplaced().signals.untriaged()
    assert left.text == ERASED_WORDS
    settled_as(console, FEEDS)
    with pytest.raises(Refused) as refused:
        erase(console, FEEDS, signal)
    assert refused.value.because is Because.ERASED_ALREADY


def test_a_customers_report_goes_from_the_count_and_from_how_it_was_found_too(console):
    incident = console.declare()
    report = TakeReport(incident=incident, words=SECRET, customer=f"{SECRET} 様", via="営業")
    console.desk.submit(report)
    before = console.desk.board(incident)
    assert holds_secret(console)
    erase(console, incident, raised(console, incident).id)
    assert holds_secret(console) == []
    after = settled_as(console, incident)
    counts = [sum(one.count for one in board.inquiries.standing()) for board in (before, after)]
    assert counts[0] == counts[1]
    found_by = [board.detection.found for board in (before, after)]
    if found_by[0] is not None:
        assert (found_by[1].source, found_by[1].first_known, found_by[1].note) == (
            found_by[0].source,
            found_by[0].first_known,
            "",
        )
        assert not after.detection.field.contested


def test_an_incident_that_it_became_is_named_for_its_title(console):
    hear(console.desk, Said(text=SECRET, source="a.txt", key="1", feed="drop-folder"))
    (signal,) = console.desk.unplaced().signals.by_id
    judged = JudgeSignal(incident=FEEDS, signal=signal, verdict=Verdict.NEW, reason="新しい")
    became = console.desk.submit(judged)[0].stream
    (order,) = erase(console, FEEDS, signal)
    short = console.desk.board(became).incident.short_id
    assert order.event.named == (short,)
    said = copies_left([order.event], told=0, language=Language.JA)
    assert any(short in line and "タイトル" in line for line in said)


@pytest.mark.parametrize("from_question", [True, False])
def test_a_question_from_slack_taken_as_a_signal_goes_with_it_either_way_round(console, from_question):
    incident = console.declare()
    asked = Sight(place=place(console), text=SECRET, asks_us=True)
    keep_sight(console.desk, incident, asked)
    (question,) = console.desk.board(incident).work.questions.open()
    taken = TakeSlackQuestion(incident=incident, question=question.question, becomes=Became.SIGNAL)
    console.desk.submit(taken)
    with Reading(console.home) as reading:
        records = {one.kind: one.id for one in reading.state_records(incident, after=0)}
    erase(console, incident, records["question-asked" if from_question else SignalRaised.KIND])
    assert holds_secret(console) == []
    # The message stands there still; it is never taken in again.
    assert keep_sight(console.desk, incident, asked) == ()
    board = settled_as(console, incident)
    assert board.work.questions.by_id == {}
    assert [one.text for one in board.signals.by_id.values()] == [ERASED_WORDS]


def test_a_key_that_somebody_chose_goes_too_and_is_known_still(console):
    said = Said(text=SECRET, source="x", key=SECRET, feed="command-line")
    hear(console.desk, said)
    (signal,) = console.desk.unplaced().signals.by_id
    erase(console, FEEDS, signal)
    assert holds_secret(console) == []
    assert hear(console.desk, said) == ()


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("a.txt", SECRET),
        (f"{SECRET}.json", f'{{"text": "{SECRET}", "key": "1"}}'),
        ("a.json", f'{{"text": "{SECRET}"}}'),
    ],
)
def test_the_copy_of_a_dropped_file_goes_too_and_others_stay(console, name, body):
    folder = console.home / "intake"
    drops = DropFolder(folder, lambda task: task(console.desk), ours=True)
    drops.make()
    for one, words in ((name, body), ("other.txt", "ほかの兆候")):
        (folder / one).write_text(words, "utf-8")
    later = datetime.now(UTC) + timedelta(days=1)
    assert drops.look(later).taken == 2
    signal = next(one for one in console.desk.unplaced().signals.by_id.values() if one.text == SECRET)
    (order,) = erase(console, FEEDS, signal.signal)
    assert order.event.dropped == 1
    assert holds_secret(console) == []
    assert not [path for path in folder.rglob("*") if SECRET in path.name]
    assert [path.read_text("utf-8") for path in (folder / "done").iterdir()] == ["ほかの兆候"]
    said = copies_left([order.event], told=0, language=Language.EN)
    assert any("went with it: 1" in line for line in said)


def secret_alert(console, instance):
    """As a source tells it: its key is a fingerprint."""
    return msgspec.structs.replace(alert(console, SECRET, instance=instance), key=f"fingerprint-{instance}")


def place(console) -> SlackPlace:
    return SlackPlace(channel="C0INCIDENT1", ts=f"{console.clock().timestamp() + 1:.6f}", by="担当Z")


def test_the_command_line_erases_by_number_and_says_which_copies_stay(console, capsys):
    hear(console.desk, Said(text=SECRET, source="a.txt", key="1", feed="drop-folder"))
    console.close()
    arguments = ["--home", str(console.home), "--lang", "ja", "--as", A]
    assert run([*arguments, "signal", "erase", "-", "1", "--reason", "個人名"]) == 0
    out = capsys.readouterr().out
    assert "消去しました" in out
    assert "done/ に写しは見つかりません" in out
    console.open()
    assert holds_secret(console) == []


def test_a_refused_order_removes_no_copy(console):
    folder = console.home / "intake"
    drops = DropFolder(folder, lambda task: task(console.desk), ours=True)
    drops.make()
    (folder / "a.txt").write_text(SECRET, "utf-8")
    drops.look(datetime.now(UTC) + timedelta(days=1))
    (signal,) = console.desk.unplaced().signals.by_id
    with pytest.raises(Refused) as refused:
        erase(console, FEEDS, signal, reason=" ")
    assert refused.value.because is Because.TEXT_EMPTY
    assert len(list((folder / "done").iterdir())) == 1


def test_what_another_was_merged_into_may_be_gone_from_there_when_it_is_erased(console):
    for number in "12":
        hear(console.desk, Said(text=f"{SECRET} {number}", source="x", key=number, feed="command-line"))
    into, one = console.desk.unplaced().signals.by_id
    console.desk.submit(MergeSignals(incident=FEEDS, signal=one, into=into, reason="同じ"))
    incident = console.declare()
    console.desk.submit(PlaceSignal(incident=FEEDS, signal=into, beside=incident))
    erase(console, FEEDS, one)
    erase(console, incident, into)
    assert holds_secret(console) == []
    settled_as(console, incident)
