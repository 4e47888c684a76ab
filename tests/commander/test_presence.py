"""Who is here, watches, has left: only as somebody said; and everybody found by any word (2-05, 2-22, 2-29)."""

import pytest

from commander.board.directory import owned, people, people_found, teams_found
from commander.board.duty_roster import OwnerTeam, OwnerTeamListed
from commander.board.organisation import Component, Person
from commander.board.policy import ComponentListed, PersonListed
from commander.board.presence import Presence, PresenceSet, SetPresence
from commander.board.refusal import Because, Refused
from commander.board.roles import COMMANDER, RoleAssigned
from commander.wording.contacts import contact_list, contact_page
from commander.wording.directory import team_lines
from commander.wording.language import Language
from tests.commander.story import STREAM, TOKYO, A, B, C, apart, at, declared, given, t

PAY = OwnerTeam(
    key="pay",
    name_ja="決済チーム",
    name_en="Payments",
    owns=("checkout", "台帳"),
    members=("b",),
    lead="a",
    contact="#pay",
)
LISTED = given(
    declared(),
    PersonListed(person=Person(key="a", name="担当A", contact="03-0000-0001")),
    PersonListed(person=Person(key="b", name="担当B")),
    ComponentListed(component=Component(id="checkout", name_ja="チェックアウト", name_en="Checkout")),
    OwnerTeamListed(owner_team=PAY),
)


def set_(presence, *persons):
    return SetPresence(incident=STREAM, persons=persons, presence=presence)


def found(story, text):
    return [row.person for row in people_found(people(story.board, story.policy), text)]


def test_nobody_is_guessed_and_anybody_may_say_it_of_many_at_once():
    led = LISTED.and_then(RoleAssigned(role=COMMANDER, person="a"))
    assert all(row.presence is None for row in people(led.board, led.policy))
    told = led.when(set_("here", "a", "b", "a"), by=C).then(
        PresenceSet(person="a", presence=Presence.HERE), PresenceSet(person="b", presence=Presence.HERE)
    )
    sighting = told.board.presences.of("b")
    assert (sighting.presence, sighting.at, sighting.by) == (Presence.HERE, t("03:00"), C)
    assert told.board.presences.count(Presence.HERE) == 2


@pytest.mark.parametrize(
    ("command", "because"),
    [
        (set_("asleep", A), Because.PRESENCE_UNKNOWN),
        (set_("here"), Because.TEXT_EMPTY),
        (set_("here", " "), Because.TEXT_EMPTY),
        (set_("here", *(f"p{number}" for number in range(501))), Because.TEXT_TOO_LONG),
    ],
)
def test_a_presence_that_says_nothing_is_refused(command, because):
    LISTED.when(command).then(Refused(because))


def test_what_was_said_last_holds_whatever_two_desks_said():
    torn = LISTED.and_then(
        apart(
            PresenceSet(person="a", presence=Presence.HERE), PresenceSet(person="a", presence=Presence.LEFT)
        )
    )
    assert torn.board.presences.of("a").presence is Presence.LEFT
    assert torn.board.contested == []


def test_a_hundred_onlookers_are_no_hundred_rows_of_the_timeline():
    assert not PresenceSet(person=A, presence=Presence.WATCHING).in_timeline
    assert PresenceSet(person=A, presence=Presence.LEFT).in_timeline


def test_whoever_leads_comes_first_and_whoever_has_left_comes_last():
    story = LISTED.and_then(
        PresenceSet(person="x", presence=Presence.WATCHING),
        PresenceSet(person="y", presence=Presence.LEFT),
        PresenceSet(person="z", presence=Presence.HERE),
        RoleAssigned(role="legal", person="b"),
    )
    assert [row.person for row in people(story.board, story.policy)] == ["b", "z", "x", "a", "y"]


def test_what_broke_finds_its_team_and_people_in_either_language_and_any_kana():
    for text in ("checkout", "ﾁｪｯｸｱｳﾄ", "ちぇっく", "CHECK 決済", "台帳"):
        assert [team.key for team in teams_found(LISTED.policy, text)] == ["pay"], text
        assert found(LISTED, text) == ["a", "b"], text
    assert teams_found(LISTED.policy, "checkout 法務") == []
    assert found(LISTED, "0001") == ["a"]
    assert owned(PAY, LISTED.policy) == [("チェックアウト", "Checkout"), ("台帳", "台帳")]


def test_the_directory_is_said_and_printed_with_the_contacts():
    lines = team_lines(PAY, LISTED.policy, Language.JA)
    assert lines == [
        "決済チーム",
        "  担当するもの: チェックアウト、台帳",
        "  人: 担当A(代表) 03-0000-0001、担当B",
        "  連絡先: #pay",
    ]
    assert "Payments  Checkout, 台帳  担当A (lead) 03-0000-0001, 担当B  #pay" in contact_list(
        LISTED.policy, Language.EN, t("03:00"), TOKYO
    )
    assert "<td>Payments</td>" in contact_page(LISTED.policy, Language.EN, t("03:00"), TOKYO)


def test_when_somebody_was_seen_is_kept():
    story = LISTED.and_then(at("02:10", PresenceSet(person=B, presence=Presence.HERE)))
    (row,) = [one for one in people(story.board, story.policy) if one.name == B]
    assert row.sighting.at == t("02:10")
