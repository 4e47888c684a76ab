from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.incident import IncidentRetitled, Retitle, SetSeverity, SeveritySet
from commander.board.roles import COMMANDER, AcceptRole, RoleAccepted, RoleAssigned, RoleOffered
from tests.commander import story
from tests.commander.story import STREAM, A, B, C, apart, declared


def severity(level):
    return SeveritySet(severity=level)


def test_the_value_is_the_record_that_no_other_replaces():
    board = story.given(declared(), severity(3), severity(2)).board
    assert board.incident.severity == 2
    assert not board.incident.severity_field.contested
    assert board.incident.severity_field.bases == ("record-3",)


def test_two_desks_that_did_not_know_of_each_other_contest_a_value_and_the_graver_stands():
    board = story.given(declared(), severity(3), apart(severity(1), severity(4))).board
    assert board.incident.severity == 1
    assert board.contested == ["severity"]
    assert [head.value for head in board.incident.severity_field.heads] == [1, 4]


def test_one_word_resolves_by_naming_all():
    contested = story.given(declared(), apart(severity(1), severity(4)))
    chosen = contested.when(SetSeverity(incident=STREAM, severity=4))
    assert chosen.fact.bases == contested.board.incident.severity_field.bases == ("record-2", "record-3")
    board = chosen.then(severity(4)).board
    assert board.incident.severity == 4
    assert board.contested == []


def test_what_led_to_a_value_is_remembered_and_of_a_contest_both_sides():
    field = story.given(declared(), severity(3), severity(2)).board.incident.severity_field
    assert field.history() == [3, 2]
    field = story.given(
        declared(), severity(3), apart(severity(1), severity(4))
    ).board.incident.severity_field
    assert field.history() == [3, 1, 4]
    assert Field[int]().history() == []


def test_two_desks_of_one_mind_contest_nothing():
    board = story.given(declared(), apart(severity(2), severity(2))).board
    assert board.contested == []
    assert len(board.incident.severity_field.heads) == 2


def test_while_contested_the_newest_title_stands_and_all_are_kept():
    contested = story.given(
        declared("one"), apart(IncidentRetitled(title="two"), IncidentRetitled(title="three"))
    )
    assert contested.board.incident.title == "three"
    assert contested.board.contested == ["title"]
    assert contested.when(Retitle(incident=STREAM, title="four")).fact.bases == ("record-2", "record-3")


def command(person):
    return RoleAssigned(role=COMMANDER, person=person)


def test_while_contested_the_commander_of_the_common_base_stays_in_command():
    board = story.given(declared(), command(A), apart(command(B), command(C))).board
    assert board.roles.commander == A
    assert board.contested == ["role:ic"]


def test_the_common_base_is_found_through_several_changes():
    board = story.given(declared(), command(A), command(B), command(B)).board
    assert board.roles.commander == B
    # One desk goes on from A twice while another changes it once.
    field = Field()
    records = story.given(command(A), command(B), command(C), command("担当D")).records
    for record, bases in zip(records, [(), ("record-1",), ("record-2",), ("record-1",)], strict=True):
        field = field.put(replace(record, bases=bases), record.event.person)
    assert field.contested
    assert field.settled() == A


def test_without_a_common_base_nobody_commands_until_a_person_chooses():
    board = story.given(declared(), apart(command(B), command(C))).board
    assert board.roles.commander is None


def test_a_record_that_names_a_value_already_replaced_makes_a_second_head():
    field = Field()
    records = story.given(severity(1), severity(2), severity(3)).records
    for record, bases in zip(records, [(), ("record-1",), ("record-1",)], strict=True):
        field = field.put(replace(record, bases=bases), record.event.severity)
    assert [head.value for head in field.heads] == [2, 3]
    assert field.settled() == 1


def test_an_acceptance_names_its_offer_and_no_other():
    offered = story.given(declared(), command(A), RoleOffered(role=COMMANDER, to=B))
    accepted = offered.when(AcceptRole(incident=STREAM, role=COMMANDER, person=B), by=B)
    board = accepted.then(RoleAccepted(role=COMMANDER, person=B, offer="record-3", giver=A)).board
    assert board.roles.commander == B
    stray = offered.and_then(RoleAccepted(role=COMMANDER, person=C, offer="record-99")).board
    assert stray.roles.commander == A
    assert stray.roles.discounted == {"record-4"}


@given(
    values=st.lists(st.integers(1, 5), min_size=1, max_size=8),
    bases=st.lists(st.sets(st.integers(0, 9)), min_size=8, max_size=8),
)
def test_however_records_name_each_other_a_field_has_a_value_and_choosing_leaves_one_head(values, bases):
    field = Field()
    records = story.given(*(severity(value) for value in values)).records
    for record, named in zip(records, bases, strict=False):
        names = tuple(f"record-{one}" for one in named)
        field = field.put(replace(record, bases=names), record.event.severity)
    assert field.latest() in values
    assert field.gravest(lambda value: -value) == min(head.value for head in field.heads)
    assert field.contested == (len({head.value for head in field.heads}) > 1)
    assert field.settled() is None or field.settled() in values
    last = story.given(*(severity(3) for _ in range(20))).records[-1]
    chosen = field.put(replace(last, bases=field.bases), 3)
    assert [head.value for head in chosen.heads] == [3]
    assert not chosen.contested


def test_a_field_nobody_set_has_no_value():
    field = Field()
    assert (field.latest(), field.gravest(lambda value: 0), field.settled()) == (None, None, None)
    assert not field.contested
