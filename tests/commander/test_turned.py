"""What was made from an entry names it; the board knows both ways; erased with it, and the same on every desk."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from commander.board.actions import ActionStarted, StartAction
from commander.board.decisions import DecisionMade, MakeDecision
from commander.board.erasing import EraseEntry
from commander.board.incident import Declare
from commander.board.questions import AskQuestion, QuestionAsked
from commander.board.record import Occurred
from commander.board.refusal import Because, Refused
from commander.board.timeline import AddEntry
from commander.desk.desk import Desk
from commander.journal.journal import Journal
from commander.reading import Reading

NOW = datetime(2026, 11, 21, 13, 47, tzinfo=UTC)
EARLIER = Occurred(instant=NOW - timedelta(minutes=9), zone="Asia/Tokyo")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Journal(tmp_path), person="p-a", zone="Asia/Tokyo", now=lambda: NOW)


def an_entry(desk: Desk) -> tuple[str, str]:
    stream = desk.submit(Declare(title="5xx"))[0].stream
    return stream, desk.submit(AddEntry(incident=stream, text="戻す @担当B", occurred=EARLIER))[0].id


def test_each_is_made_from_the_entry_and_happened_when_it_did(desk: Desk) -> None:
    stream, entry = an_entry(desk)
    until = NOW + timedelta(minutes=10)
    made = [
        desk.submit(
            StartAction(
                incident=stream, text="戻す", owner="p-b", check_at=until, entry=entry, occurred=EARLIER
            )
        ),
        desk.submit(
            AskQuestion(
                incident=stream, text="いつ?", asked_to="p-b", answer_by=until, entry=entry, occurred=EARLIER
            )
        ),
        desk.submit(MakeDecision(incident=stream, text="戻す", entry=entry, occurred=EARLIER)),
    ]
    records = [one[0] for one in made]
    assert [getattr(one.event, "entry", "") for one in records] == [entry] * 3
    assert [one.occurred for one in records] == [EARLIER] * 3
    became = desk.board(stream).turned.by_entry[entry]
    assert [one.kind for one in became] == [ActionStarted.KIND, QuestionAsked.KIND, DecisionMade.KIND]
    assert [one.record for one in became] == [one.id for one in records]
    assert desk.board(stream).actions.by_id[became[0].key].started_at == EARLIER.instant


def test_an_entry_of_another_incident_is_refused_and_nothing_is_written(desk: Desk) -> None:
    _, elsewhere = an_entry(desk)
    stream, entry = an_entry(desk)
    for named in (elsewhere, entry[:8], "nonsense"):
        with pytest.raises(Refused) as refused:
            desk.submit(MakeDecision(incident=stream, text="戻す", entry=named))
        assert refused.value.because is Because.ENTRY_UNKNOWN
    assert desk.board(stream).work.decisions.by_id == {}


def test_a_time_to_come_is_refused(desk: Desk) -> None:
    stream, entry = an_entry(desk)
    ahead = Occurred(instant=NOW + timedelta(hours=1), zone="Asia/Tokyo")
    with pytest.raises(Refused) as refused:
        desk.submit(MakeDecision(incident=stream, text="戻す", entry=entry, occurred=ahead))
    assert refused.value.because is Because.TIME_IN_FUTURE


def test_erased_with_its_entry_it_is_gone_from_every_board(desk: Desk, tmp_path: Path) -> None:
    stream, entry = an_entry(desk)
    until = NOW + timedelta(minutes=10)
    desk.submit(StartAction(incident=stream, text="token を替える", owner="p-b", check_at=until, entry=entry))
    desk.submit(MakeDecision(incident=stream, text="token を替える", entry=entry))
    desk.submit(MakeDecision(incident=stream, text="ほかの決定"))
    desk.submit(EraseEntry(incident=stream, entry=entry, reason="token"))
    with Reading(tmp_path) as reading:
        afresh = reading.board(stream)
        assert "token を替える" not in str(list(reading.timeline(stream)))
    for board in (desk.board(stream), afresh):
        assert board.actions.by_id == {}
        assert [one.text for one in board.work.decisions.by_id.values()] == ["ほかの決定"]
    assert desk.board(stream) == afresh
