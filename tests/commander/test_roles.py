import pytest

from commander.board.refusal import Because, Refused
from commander.board.roles import (
    COMMANDER,
    ROLES,
    SCRIBE,
    AcceptRole,
    AssignRole,
    OfferRole,
    ReleaseRole,
    RoleAccepted,
    RoleAssigned,
    RoleOffered,
    RoleReleased,
)
from tests.commander.story import STREAM, A, B, C, apart, at, declared, given, t


def assigned(role, person):
    return RoleAssigned(role=role, person=person)


def assign(role, person):
    return AssignRole(incident=STREAM, role=role, person=person)


def accept(role, person):
    return AcceptRole(incident=STREAM, role=role, person=person)


@pytest.mark.parametrize("role", ROLES)
def test_every_role_of_the_catalogue_can_be_taken(role):
    told = given(declared()).when(assign(role, B), now="02:10").then(assigned(role, B))
    assert told.board.roles.holder(role) == B
    assert told.board.roles.holding(role).since == t("02:10")


@pytest.mark.parametrize(
    "command",
    [
        assign("king", A),
        OfferRole(incident=STREAM, role="king", to=A),
        accept("", A),
        ReleaseRole(incident=STREAM, role="IC"),
    ],
)
def test_a_role_that_nobody_knows_is_refused(command):
    given(declared()).when(command).then(Refused(Because.ROLE_UNKNOWN))


def test_a_role_needs_a_person():
    given(declared()).when(assign(SCRIBE, " ")).then(Refused(Because.TEXT_EMPTY, field="person"))


def test_a_team_holds_no_role_and_is_offered_none():
    given(declared()).when(assign(SCRIBE, "Team A")).then(Refused(Because.OWNER_NOT_ONE, owner="Team A"))
    held = given(declared()).when(assign(SCRIBE, A)).then(RoleAssigned(role=SCRIBE, person=A))
    offer = OfferRole(incident=STREAM, role=SCRIBE, to="Team B")
    held.when(offer).then(Refused(Because.OWNER_NOT_ONE, owner="Team B"))


def test_before_anybody_took_it_a_role_is_nobodys():
    roles = given(declared()).board.roles
    assert (roles.commander, roles.holding(SCRIBE), roles.held_by(A)) == (None, None, [])


def test_command_is_never_taken_over_somebodys_head():
    story = given(declared(), assigned(COMMANDER, A))
    story.when(assign(COMMANDER, B)).then(Refused(Because.ROLE_HELD, person=A))
    story.when(assign(COMMANDER, A)).then(assigned(COMMANDER, A))


def test_other_roles_are_passed_on_by_naming():
    story = given(declared(), assigned(SCRIBE, A))
    told = story.when(assign(SCRIBE, B))
    assert told.fact.bases == ("record-2",)
    assert told.then(assigned(SCRIBE, B)).board.roles.holder(SCRIBE) == B


def test_the_commander_takes_no_second_role():
    story = given(declared(), assigned(COMMANDER, A))
    story.when(assign(SCRIBE, A)).then(Refused(Because.COMMANDER_ONE_ROLE, person=A, role=SCRIBE))


def test_nor_is_the_commander_given_one_by_an_offer():
    story = given(declared(), assigned(COMMANDER, A), assigned(SCRIBE, B), RoleOffered(role=SCRIBE, to=A))
    refused = Refused(Because.COMMANDER_ONE_ROLE, person=A, role=SCRIBE)
    story.when(accept(SCRIBE, A)).then(refused)
    # Nor is it offered: whoever offers it hears so at once, and not the other one later.
    story.when(OfferRole(incident=STREAM, role=SCRIBE, to=A)).then(refused)


def test_whoever_takes_command_leaves_every_other_role_in_the_same_instant():
    story = given(declared(), assigned(SCRIBE, A), assigned("cl", A))
    told = story.when(assign(COMMANDER, A)).then(
        RoleReleased(role=SCRIBE, person=A), RoleReleased(role="cl", person=A), assigned(COMMANDER, A)
    )
    assert told.board.roles.held_by(A) == [COMMANDER]


def test_a_handover_is_an_offer_that_changes_nothing_until_it_is_accepted():
    story = given(declared(), assigned(COMMANDER, A), assigned(SCRIBE, B))
    offered = story.when(OfferRole(incident=STREAM, role=COMMANDER, to=B)).then(
        RoleOffered(role=COMMANDER, to=B)
    )
    assert offered.board.roles.commander == A
    assert (offered.board.roles.offers[COMMANDER].to, offered.board.roles.offers[COMMANDER].by) == (B, A)
    accepted = offered.when(accept(COMMANDER, B), now="03:10", by=B).then(
        RoleReleased(role=SCRIBE, person=B),
        RoleAccepted(role=COMMANDER, person=B, offer="record-4", giver=A),
    )
    roles = accepted.board.roles
    assert (roles.commander, roles.holding(COMMANDER).since, roles.offers) == (B, t("03:10"), {})
    accepted.when(accept(COMMANDER, B), by=B).then(Refused(Because.NO_OFFER))


def test_an_offer_is_accepted_by_the_one_it_was_made_to():
    story = given(declared(), assigned(COMMANDER, A), RoleOffered(role=COMMANDER, to=B))
    story.when(accept(COMMANDER, C)).then(Refused(Because.OFFER_FOR_ANOTHER, person=B))
    given(declared()).when(accept(COMMANDER, C)).then(Refused(Because.NO_OFFER))


def test_a_newer_offer_takes_the_place_of_the_older():
    story = given(
        declared(),
        assigned(COMMANDER, A),
        RoleOffered(role=COMMANDER, to=B),
        RoleOffered(role=COMMANDER, to=C),
    )
    story.when(accept(COMMANDER, B)).then(Refused(Because.OFFER_FOR_ANOTHER, person=C))


def test_the_offer_of_a_former_commander_takes_command_from_nobody():
    story = given(
        declared(),
        assigned(COMMANDER, A),
        RoleOffered(role=COMMANDER, to=B),
        RoleReleased(role=COMMANDER, person=A),
        assigned(COMMANDER, C),
    )
    story.when(accept(COMMANDER, B), by=B).then(Refused(Because.NO_OFFER))
    assert story.board.roles.commander == C


def test_an_offer_needs_a_holder_and_somebody_to_offer_to():
    given(declared()).when(OfferRole(incident=STREAM, role=SCRIBE, to=B)).then(Refused(Because.ROLE_VACANT))
    given(declared(), assigned(SCRIBE, A)).when(OfferRole(incident=STREAM, role=SCRIBE, to="")).then(
        Refused(Because.TEXT_EMPTY)
    )


def test_a_vacancy_has_its_own_clock():
    story = given(declared(), at("02:00", assigned(COMMANDER, A)))
    told = story.when(ReleaseRole(incident=STREAM, role=COMMANDER), now="03:00").then(
        RoleReleased(role=COMMANDER, person=A)
    )
    holding = told.board.roles.holding(COMMANDER)
    assert (holding.person, holding.since) == (None, t("03:00"))
    told.when(ReleaseRole(incident=STREAM, role=COMMANDER)).then(Refused(Because.ROLE_VACANT))


def test_a_contested_role_can_be_settled_by_leaving_it_vacant():
    story = given(declared(), apart(assigned(COMMANDER, B), assigned(COMMANDER, C)))
    told = story.when(ReleaseRole(incident=STREAM, role=COMMANDER)).then(
        RoleReleased(role=COMMANDER, person=B)
    )
    assert told.board.roles.commander is None
    assert told.board.contested == []


def test_an_assignment_to_a_role_of_a_newer_program_changes_nothing_here():
    story = given(declared(), assigned("oracle", A), RoleReleased(role="oracle", person=A))
    assert story.board.roles.holder("oracle") is None


def test_a_handover_to_oneself_is_refused():
    held = given(declared(), assigned(COMMANDER, A))
    offer = OfferRole(incident=STREAM, role=COMMANDER, to=f" {A} ")
    held.when(offer).then(Refused(Because.HOLDS_IT_ALREADY, role=COMMANDER, person=A))


def test_an_offer_is_accepted_however_the_name_was_spaced():
    offered = given(declared(), assigned(COMMANDER, A), RoleOffered(role=COMMANDER, to=B))
    assert offered.when(accept(COMMANDER, f"{B} ")).event.person == B


def test_somebody_named_twice_sits_there_since_the_first_time():
    held = given(declared(), at("02:10", assigned(SCRIBE, B)), at("02:40", assigned(SCRIBE, B)))
    assert held.board.roles.holding(SCRIBE).since == t("02:10")
    anew = held.and_then(at("02:41", assigned(SCRIBE, C)), at("02:50", assigned(SCRIBE, B)))
    assert anew.board.roles.holding(SCRIBE).since == t("02:50")


def test_whoever_is_chosen_of_two_sits_there_since_they_came():
    torn = given(
        declared(), apart(at("02:10", assigned(SCRIBE, B)), at("02:12", assigned(SCRIBE, C)))
    ).and_then(at("02:30", assigned(SCRIBE, C)))
    assert torn.board.roles.holding(SCRIBE).since == t("02:12")
