"""Several incidents: linked on both sides, merged with every record kept, parent and child (1-03, 0-12)."""

import pytest

from commander.board.incident import Declare, IncidentKind, Reopen
from commander.board.links import IncidentLinked, LinkIncidents, Relation, UnlinkIncidents
from commander.board.privacy_records import AnswerPrivacy, RaisePrivacyConcern
from commander.board.record import Fact
from commander.board.refusal import Because, Refused
from commander.figures.company import SMALL_SAMPLE, counts, spreads
from commander.figures.timestamps import Metric, metrics
from tests.commander.console import Console


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path / "home") as opened:
        yield opened


@pytest.fixture
def two(console):
    return console.declare("決済が失敗する"), console.declare("検索が遅い")


def link(console, this, other, relation, reason=""):
    return console.desk.submit(LinkIncidents(incident=this, other=other, relation=relation, reason=reason))


def standing(console, stream):
    return [(one.other, one.relation) for one in console.desk.board(stream).links.standing()]


def refused(console, command):
    with pytest.raises(Refused) as refusal:
        console.desk.submit(command)
    return refusal.value.because


@pytest.mark.parametrize(
    ("relation", "mirrored"),
    [
        ("same-cause", Relation.SAME_CAUSE),
        ("parent", Relation.CHILD),
        ("previous", Relation.NEXT),
        ("related", Relation.RELATED),
    ],
)
def test_a_link_stands_on_both_sides(console, two, relation, mirrored):
    one, other = two
    link(console, one, other, relation, "同じ DB")
    assert standing(console, one) == [(other, Relation(relation))]
    assert standing(console, other) == [(one, mirrored)]
    console.restart()
    assert standing(console, other) == [(one, mirrored)]


def test_a_duplicate_is_closed_and_every_record_of_both_stays(console, two):
    one, other = two
    console.write(one, "残る記録")
    link(console, one, other, "duplicate-of", "同じ障害")
    board = console.desk.board(one)
    assert board.incident.closed
    assert board.links.merged_into.other == other
    assert standing(console, other) == [(one, Relation.DUPLICATE)]
    assert not console.desk.board(other).incident.closed
    # Said from the other side it is the same act.
    third = console.declare("決済が遅い")
    link(console, other, third, "duplicate")
    assert console.desk.board(third).incident.closed
    assert (counts(board), counts(console.desk.board(other))) == (False, True)


def test_a_link_is_taken_back_with_a_reason_on_both_sides(console, two):
    one, other = two
    link(console, one, other, "same-cause")
    assert refused(console, UnlinkIncidents(incident=one, other=other, reason=" ")) is Because.TEXT_EMPTY
    console.desk.submit(UnlinkIncidents(incident=one, other=other, reason="別の原因"))
    assert (standing(console, one), standing(console, other)) == ([], [])
    assert refused(console, UnlinkIncidents(incident=one, other=other, reason="x")) is Because.NOT_LINKED


def test_what_is_refused_changes_neither(console, two):
    one, other = two
    drill = console.desk.submit(Declare(title="訓練", incident_kind=IncidentKind.DRILL))[0].stream
    link(console, one, other, "same-cause")
    for command, because in (
        (LinkIncidents(incident=one, other=one, relation="related"), Because.LINKED_TO_ITSELF),
        (LinkIncidents(incident=one, other=drill, relation="related"), Because.DRILL_STAYS_APART),
        (LinkIncidents(incident=one, other="x", relation="related"), Because.NO_SUCH_INCIDENT),
        (LinkIncidents(incident=one, other=other, relation="cousin"), Because.RELATION_UNKNOWN),
        (LinkIncidents(incident=one, other=other, relation="same-cause"), Because.LINKED_ALREADY),
    ):
        assert refused(console, command) is because
    link(console, other, one, "duplicate-of")
    again = LinkIncidents(incident=one, other=other, relation="duplicate-of")
    assert refused(console, again) is Because.MERGED_ITSELF
    assert len(standing(console, one)) == 1


def test_the_companys_figures_are_medians_of_real_incidents_and_few_are_called_few(console, two):
    boards = [console.desk.board(stream) for stream in two]
    drill = console.desk.submit(Declare(title="訓練", incident_kind=IncidentKind.DRILL))[0].stream
    assert not counts(console.desk.board(drill))
    found = spreads(metrics(board, console.desk.policy(), console.clock()) for board in boards)
    first = next(one for one in found if one.metric is Metric.ACKNOWLEDGEMENT)
    assert (first.incidents, first.is_small, SMALL_SAMPLE) == (2, True, 5)
    assert first.least <= first.median <= first.most


def test_a_duplicate_with_an_unanswered_suspicion_of_personal_data_is_not_closed(console, two):
    one, other = two
    console.desk.submit(RaisePrivacyConcern(incident=one))
    command = LinkIncidents(incident=one, other=other, relation="duplicate-of")
    assert refused(console, command) is Because.PRIVACY_WAITS
    assert not console.desk.board(one).incident.closed
    assert (standing(console, one), standing(console, other)) == ([], [])
    console.desk.submit(AnswerPrivacy(incident=one, answer="unknown", owner="担当B"))
    link(console, one, other, "duplicate-of")
    assert console.desk.board(one).incident.closed


def test_an_incident_is_the_duplicate_of_one_other_at_most(console, two):
    one, other = two
    third = console.declare("決済が遅い")
    link(console, one, other, "duplicate-of")
    command = LinkIncidents(incident=one, other=third, relation="duplicate-of")
    assert refused(console, command) is Because.MERGED_ITSELF
    assert standing(console, third) == []


def test_a_duplicate_that_is_reopened_is_an_incident_of_its_own_again(console, two):
    one, other = two
    link(console, one, other, "duplicate-of")
    console.desk.submit(Reopen(incident=one, reason="別の障害だった"))
    assert (standing(console, one), standing(console, other)) == ([], [])
    assert counts(console.desk.board(one))
    console.restart()
    assert (standing(console, one), standing(console, other)) == ([], [])
    link(console, other, one, "duplicate-of")
    assert console.desk.board(other).incident.closed


def test_no_incident_is_part_of_its_own_part_however_far_down(console, two):
    one, other = two
    third = console.declare("通知が遅い")
    link(console, one, other, "parent")
    link(console, other, third, "parent")
    for this, above, relation in ((third, one, "parent"), (one, third, "child")):
        command = LinkIncidents(incident=this, other=above, relation=relation)
        assert refused(console, command) is Because.LINK_CIRCLE
    link(console, one, other, "child")  # turned round it is no circle: the link itself is another
    assert standing(console, other) == [(one, Relation.PARENT), (third, Relation.PARENT)]


def test_no_incident_comes_before_what_came_before_it(console, two):
    one, other = two
    third = console.declare("通知が遅い")
    link(console, one, other, "previous")
    link(console, third, one, "previous")
    assert refused(console, LinkIncidents(incident=other, other=third, relation="previous")) is (
        Because.LINK_CIRCLE
    )
    link(console, other, third, "related")


def test_a_circle_that_two_desks_made_together_is_walked_once_and_taken_apart(console, two):
    one, other = two
    third = console.declare("通知が遅い")
    link(console, one, other, "parent")
    link(console, other, third, "parent")
    here, there = console.desk.board(third), console.desk.board(one)
    for board, stream, relation in ((here, one, Relation.PARENT), (there, third, Relation.CHILD)):
        made = IncidentLinked(other=stream, relation=relation, short_id="INC-X", title="x")
        with console.desk.write():
            console.desk.append(
                board.stream, [Fact(event=made, about=f"link:{stream}")], console.desk.moment()
            )
    fourth = console.declare("検索が遅い")
    link(console, fourth, one, "parent")
    assert refused(console, LinkIncidents(incident=third, other=fourth, relation="parent")) is (
        Because.LINK_CIRCLE
    )
    console.desk.submit(UnlinkIncidents(incident=third, other=one, reason="取り違え"))
    assert standing(console, third) == [(other, Relation.CHILD)]
