"""One person is one person: typed by name first, listed by key later; whoever is nobody is refused (2-22, 4-03)."""

import pytest

from commander.board.board import fold
from commander.board.directory import people
from commander.board.one_name import as_listed, by_key
from commander.board.organisation import Person
from commander.board.policy import PersonListed
from commander.board.presence import Presence, PresenceSet, SetPresence
from commander.board.refusal import Because, Refused
from commander.board.roles import COMMANDER, AcceptRole, AssignRole, OfferRole, RoleAssigned
from commander.board.summons import RoleSummoned
from commander.board.teams import JoinTeam
from tests.commander.story import STREAM, A, B, C, at, declared, given, t

BY_NAME = given(
    declared(),
    at("02:00", RoleAssigned(role=COMMANDER, person=A)),
    at("02:01", RoleAssigned(role="scribe", person=B)),
    at("02:02", PresenceSet(person=A, presence=Presence.HERE)),
)
LISTED = BY_NAME.and_then(
    PersonListed(person=Person(key="a", name=A)), PersonListed(person=Person(key="b", name=B))
)


def here(*persons, **more):
    return SetPresence(incident=STREAM, persons=persons, presence="here", **more)


def test_whoever_took_command_by_name_is_one_row_once_a_key_is_listed():
    rows = [(row.person, row.roles, row.presence) for row in people(LISTED.board, LISTED.policy)]
    assert rows == [("a", (COMMANDER,), Presence.HERE), ("b", ("scribe",), None)]


def test_records_and_their_fold_stay_as_they_are():
    assert LISTED.board.roles.commander == A
    assert as_listed(LISTED.board, LISTED.policy).roles.commander == "a"
    assert as_listed(BY_NAME.board, BY_NAME.policy) == fold(STREAM, BY_NAME.records)


def test_what_was_said_of_the_name_and_of_the_key_is_said_of_one_person_the_newer_word_last():
    later = LISTED.and_then(at("03:00", PresenceSet(person="a", presence=Presence.LEFT)))
    (row,) = [one for one in people(later.board, later.policy) if one.person == "a"]
    assert (row.presence, row.sighting.at) == (Presence.LEFT, t("03:00"))


def test_one_person_holds_no_second_role_under_their_other_name():
    LISTED.when(AssignRole(incident=STREAM, role="cl", person="a")).then(Refused(Because.COMMANDER_ONE_ROLE))
    LISTED.when(AssignRole(incident=STREAM, role="cl", person=A)).then(Refused(Because.COMMANDER_ONE_ROLE))
    LISTED.when(JoinTeam(incident=STREAM, person="a", team="lead_a")).then(
        Refused(Because.COMMANDER_ONE_ROLE)
    )
    LISTED.when(OfferRole(incident=STREAM, role=COMMANDER, to="a")).then(Refused(Because.HOLDS_IT_ALREADY))


def test_from_then_on_records_name_the_key_whichever_is_typed():
    assert LISTED.when(AssignRole(incident=STREAM, role="cl", person=B)).event.person == "b"
    offered = LISTED.when(OfferRole(incident=STREAM, role=COMMANDER, to=B))
    assert offered.event.to == "b"
    story = offered.then(offered.event)
    assert story.when(AcceptRole(incident=STREAM, role=COMMANDER, person=B)).events[-1].person == "b"


def test_of_two_people_with_one_name_nobody_guesses_which():
    twice = LISTED.and_then(PersonListed(person=Person(key="a2", name=A)))
    assert twice.policy.person_key(A) == A
    assert as_listed(twice.board, twice.policy).roles.commander == A


@pytest.mark.parametrize("word", ["db01", "foo", "決済チーム"])
def test_a_word_that_is_nobodys_name_makes_no_person(word):
    LISTED.when(here(word)).then(Refused(Because.PERSON_UNLISTED, name=word))
    # A guest from outside is somebody once it is said so.
    LISTED.when(here(word, guests=True)).then(PresenceSet(person=word, presence=Presence.HERE))


def test_whoever_the_incident_knows_or_sits_here_is_a_person_and_so_is_anybody_before_a_list():
    called = LISTED.and_then(RoleSummoned(role="legal", person="社外の弁護士"))
    for person in ("社外の弁護士", C):
        called.when(here(person), by=C).then(PresenceSet(person=person, presence=Presence.HERE))
    BY_NAME.when(here("db01")).then(PresenceSet(person="db01", presence=Presence.HERE))


def test_a_command_that_calls_somebody_by_their_listed_name_means_their_key():
    offer = OfferRole(incident=STREAM, role="ic", to=f" {B} ")
    assert by_key(offer, LISTED.policy).to == "b"
    assert by_key(offer, BY_NAME.policy) is offer
    shared = LISTED.and_then(PersonListed(person=Person(key="b2", name=B)))
    assert by_key(offer, shared.policy) is offer, "two of one name: whoever was meant is asked, never guessed"


def test_a_name_that_is_somebody_elses_key_is_that_other_person_in_the_board_too():
    mixed = LISTED.and_then(PersonListed(person=Person(key=A, name=C)))
    assert mixed.policy.person_key(A) == A
    assert as_listed(mixed.board, mixed.policy).roles.commander == A
