"""Every contested field can be settled by a command that names all its versions."""

from datetime import timedelta

from msgspec.structs import replace

from commander.board.incident import (
    DeclareRestored,
    IncidentReopened,
    IncidentRestored,
    Reopen,
    RosterParty,
)
from commander.board.refusal import Because, Refused
from commander.board.roles import COMMANDER, SCRIBE, AssignRole, ReleaseRole, RoleAssigned, RoleReleased
from tests.commander.story import STREAM, A, B, C, apart, at, declared, given, occurred, t


def command(person):
    return RoleAssigned(role=COMMANDER, person=person)


def assign(person, role=COMMANDER):
    return AssignRole(incident=STREAM, role=role, person=person)


def watch(owner, until):
    return IncidentRestored(watch_owner=owner, watch_until=t(until))


def test_a_contested_command_goes_to_whichever_version_is_chosen():
    contested = given(declared(), command(A), apart(command(B), command(C)))
    for person in (B, C):
        chosen = contested.when(assign(person))
        assert chosen.fact.bases == ("record-3", "record-4")
        board = chosen.then(command(person)).board
        assert (board.roles.commander, board.contested) == (person, [])


def test_a_choice_between_two_commanders_is_no_way_in_for_a_third():
    given(declared(), command(A), apart(command(B), command(C))).when(assign("D")).then(
        Refused(Because.ROLE_HELD, person=A)
    )


def test_command_that_is_not_contested_is_still_only_offered():
    given(declared(), command(A), command(B)).when(assign(A)).then(Refused(Because.ROLE_HELD, person=B))


def test_a_role_contested_between_a_person_and_nobody_can_be_left_vacant():
    story = given(
        declared(),
        apart(RoleAssigned(role=SCRIBE, person=B), RoleReleased(role=SCRIBE, person=A)),
    )
    assert story.board.contested == [f"role:{SCRIBE}"]
    chosen = story.when(ReleaseRole(incident=STREAM, role=SCRIBE)).then(RoleReleased(role=SCRIBE, person=B))
    assert (chosen.board.roles.holder(SCRIBE), chosen.board.contested) == (None, [])


def test_while_recovery_is_contested_a_person_can_say_that_it_is_not_over():
    story = given(
        declared(), watch(A, "05:00"), apart(IncidentReopened(reason="5xx again"), watch(B, "06:00"))
    )
    assert story.board.contested == ["recovery"]
    told = story.when(Reopen(incident=STREAM, reason="5xx again")).then(IncidentReopened(reason="5xx again"))
    assert (told.board.incident.watch, told.board.contested) == (None, [])


def test_while_recovery_is_contested_a_person_can_choose_the_watch_even_after_its_end():
    story = given(
        declared(), apart(at("01:10", watch(A, "02:00")), at("01:20", IncidentReopened(reason="5xx again")))
    )
    choose = DeclareRestored(
        incident=STREAM, watch_owner=A, watch_until=t("02:00"), restored=occurred("01:10")
    )
    told = story.when(choose, now="03:00")
    assert told.fact.occurred == occurred("01:10")
    story.when(
        DeclareRestored(incident=STREAM, watch_owner=A, watch_until=t("03:00") - timedelta(seconds=1)),
        now="03:00",
    ).then(Refused(Because.TIME_IN_PAST))


def test_one_of_two_watches_is_chosen():
    story = given(declared(), apart(watch(A, "05:00"), watch(B, "06:00")))
    told = story.when(DeclareRestored(incident=STREAM, watch_owner=A, watch_until=t("05:00")))
    # Whoever watches must have heard of it (practice §9).
    chosen = replace(watch(A, "05:00"), parties=(RosterParty(key=A),))
    assert told.then(chosen).board.incident.watch.owner == A


def test_a_watch_that_nobody_contests_is_not_declared_again():
    given(declared(), watch(A, "05:00")).when(
        DeclareRestored(incident=STREAM, watch_owner=B, watch_until=t("06:00"))
    ).then(Refused(Because.ALREADY_RESTORED))
