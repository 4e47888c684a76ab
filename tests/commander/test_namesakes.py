"""Names that are another's key, and names that two people have: nobody acts, reads or is called in another's stead."""

import pytest

from commander.board.customer_lists import may_open
from commander.board.organisation import Person, PolicyFile
from commander.board.policy_import import ImportPolicy
from commander.board.privacy_records import RaisePrivacyConcern
from commander.board.privacy_rights import may_read, readers
from commander.board.roles import COMMANDER, AssignRole
from tests.commander.console import Console
from ui.wishes import wished_person


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path / "home") as console:
        yield console


def led_by(console, person, *people):
    console.desk.submit(ImportPolicy(policy=PolicyFile(person=people)))
    incident = console.declare()
    console.desk.submit(AssignRole(incident=incident, role=COMMANDER, person=person))
    console.desk.submit(RaisePrivacyConcern(incident=incident))
    return console.desk.board(incident), console.desk.policy()


def test_a_key_that_is_anothers_name_opens_nothing_of_theirs(console):
    board, policy = led_by(console, "x", Person(key="x", name="b"), Person(key="b", name="担当B"))
    assert readers(board, policy) == ("x",)
    assert not may_read(board, policy, "b")
    assert not may_open(board.roles, policy, "b")
    assert wished_person("b", policy) == "b"


def test_of_two_of_one_name_neither_is_taken_for_the_other(console):
    board, policy = led_by(console, "x", Person(key="x", name="担当B"), Person(key="y", name="担当B"))
    assert may_read(board, policy, "x")
    assert not may_read(board, policy, "y")
    assert not may_read(board, policy, "担当B")
    assert wished_person("担当B", policy) == "担当B"


@pytest.mark.parametrize("name", ["担\u200b当A", "\u202e担当A", "担当Ａ", "担当A" * 2_500, "\x00", " 担当A "])
def test_a_name_that_only_looks_like_a_readers_opens_nothing(console, name):
    board, policy = led_by(console, "x", Person(key="x", name="担当A"), Person(key="y", name="担当B"))
    assert may_read(board, policy, name) is (name.strip() == "担当A")
