"""What a "no" settles, and a restricted line that is erased by whoever has the right (2-10, 2-11)."""

import pytest

from commander.board.erasing import EraseEntry
from commander.board.impact import Certainty, Concern, StateImpact
from commander.board.privacy_erasing import can_be_erased
from commander.board.privacy_records import AnswerPrivacy, RaisePrivacyConcern
from commander.board.privacy_track_records import DecidePrivacy, NotePrivacy, StatePrivacyFact
from commander.board.refusal import Because, Refused
from commander.board.restricted import restricted_of
from commander.board.roles import COMMANDER, AssignRole
from commander.board.staffing import vacancies
from commander.journal.journal import JOURNAL_FILE
from commander.journal.rows import state_records
from commander.journal.verify import verify
from commander.reading import Reading
from commander.wording.language import Language
from commander.wording.sentences import refusal_sentence
from tests.commander.console import Console
from tests.commander.story import A, B

SECRET = "佐藤健 090-1111-2222"


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path / "home") as console:
        yield console


@pytest.fixture
def incident(console):
    stream = console.declare()
    console.desk.submit(AssignRole(incident=stream, role=COMMANDER, person=A))
    return stream


def lines(console, incident):
    return state_records(console.journal.db, restricted_of(incident))


def refused(console, command, person=None):
    with pytest.raises(Refused) as caught:
        console.desk.submit(command, person=person)
    return caught.value


def test_a_no_with_its_basis_leaves_nobody_to_be_called(console, incident):
    console.desk.submit(RaisePrivacyConcern(incident=incident))
    assert {one.role for one in vacancies(console.desk.board(incident))} >= {"legal", "privacy"}
    console.desk.submit(AnswerPrivacy(incident=incident, answer="no", basis="ID のみ"))
    board = console.desk.board(incident)
    assert not {"legal", "privacy"} & ({one.role for one in vacancies(board)} | set(board.calls.by_role))
    console.desk.submit(RaisePrivacyConcern(incident=incident))  # another suspicion calls them anew
    assert set(console.desk.board(incident).calls.by_role) == {"legal", "privacy"}


def test_counsel_is_still_called_while_money_is_concerned_and_a_line_of_the_impact_is_settled_too(
    console, incident
):
    for aspect in ("personal-data", "money"):
        console.desk.submit(
            StateImpact(
                incident=incident, aspect=aspect, text="調査中", certainty=Certainty.ESTIMATED,
                concern=Concern.POSSIBLE,
            )
        )  # fmt: skip
    console.clock.now = console.clock.now.replace(microsecond=1)
    console.desk.submit(AnswerPrivacy(incident=incident, answer="no", basis="ID のみ"))
    board = console.desk.board(incident)
    assert "legal" in board.calls.by_role
    assert "privacy" not in board.calls.by_role
    assert "privacy" not in board.needed


def test_a_restricted_line_is_taken_out_for_good_and_the_chain_holds(console, incident):
    console.desk.submit(NotePrivacy(incident=incident, text=SECRET))
    console.desk.submit(DecidePrivacy(incident=incident, text=SECRET, basis="x"))
    note, decision = [one for one in lines(console, incident) if can_be_erased(one)]
    for line in (note, decision):
        console.desk.submit(EraseEntry(incident=incident, entry=line.id, reason="氏名が入ったため"))
    with Reading(console.home) as reading:
        track, records = reading.track(incident, A)
    assert track.decisions == ()
    assert not [one for one in records if can_be_erased(one)]
    assert SECRET.encode() not in (console.home / JOURNAL_FILE).read_bytes()
    console.close()
    assert verify(console.home).ok
    console.open()


def test_only_by_right_only_notes_and_only_once(console, incident):
    console.desk.submit(NotePrivacy(incident=incident, text="x"))
    console.desk.submit(StatePrivacyFact(incident=incident, aspect="items", text="氏名"))
    note = next(one for one in lines(console, incident) if can_be_erased(one))
    fact = next(one for one in lines(console, incident) if one.kind == "privacy-fact-stated")
    erase = EraseEntry(incident=incident, entry=note.id, reason="x")
    no_right = refused(console, erase, person=B)
    assert no_right.because is Because.PRIVACY_NO_RIGHT
    assert "個人情報保護" in refusal_sentence(no_right, Language.JA) or no_right.values["roles"]
    assert refused(console, EraseEntry(incident=incident, entry=fact.id, reason="x")).because is (
        Because.ERASED_NOTES_ONLY
    )
    assert refused(console, EraseEntry(incident=incident, entry=note.id, reason=" ")).because is (
        Because.TEXT_EMPTY
    )
    console.desk.submit(erase)
    assert refused(console, erase).because is Because.ERASED_ALREADY
