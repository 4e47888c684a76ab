"""A name that nobody is listed under is a guest's or a slip: whose it is near to, and when it is no stranger."""

import pytest

from commander.board.known_people import met, near, strangers
from commander.board.organisation import Person
from commander.board.policy import PersonListed, Policy
from commander.board.presence import Presence, PresenceSet
from commander.board.roles import RoleAssigned
from commander.wording.language import Language
from commander.wording.strangers import stranger_asked, stranger_recorded
from tests.commander.story import declared, given

LISTED = given(
    declared(),
    PersonListed(person=Person(key="p-a", name="担当A")),
    PersonListed(person=Person(key="p-b", name="担当B")),
    PersonListed(person=Person(key="operator-c", name="Operator C")),
)


def test_a_listed_name_or_key_is_no_stranger_and_a_slip_is_said_once() -> None:
    policy = LISTED.policy
    assert strangers(["担当A", "p-b", " 担当A ", ""], policy) == []
    assert strangers(["担当Z", "担当A", "担当Z"], policy) == ["担当Z"]


def test_where_nobody_is_listed_nobody_is_a_stranger() -> None:
    assert strangers(["anyone"], Policy()) == []


def test_a_guest_whom_the_incident_knows_already_is_no_stranger() -> None:
    story = LISTED.and_then(
        RoleAssigned(role="sme", person="guest D"),
        PresenceSet(person="guest E", presence=Presence.HERE),
    )
    known = met(story.board, story.policy)
    assert strangers(["guest D", "guest E", "guest F"], story.policy, known) == ["guest F"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("担当", "担当A"),
        ("担当b", "担当B"),
        ("たんとう", ""),
        ("operater c", "Operator C"),
        ("OPERATOR", "Operator C"),
        ("o", ""),
    ],
)
def test_the_nearest_names_are_offered_first(typed: str, first: str) -> None:
    found = near(typed, LISTED.policy)
    assert (found[0] if found else "") == first


@pytest.mark.parametrize("language", list(Language))
def test_what_is_said_names_the_name_and_the_way_on(language: Language) -> None:
    for sentence in (
        stranger_asked("担当Z", has_near=True, language=language),
        stranger_asked("担当Z", has_near=False, language=language),
        stranger_recorded("担当Z", ["担当A"], language),
    ):
        assert "担当Z" in sentence
    assert "担当A" in stranger_recorded("担当Z", ["担当A"], language)
