"""Whatever two desks say of impact and severity, and however it merges: no contradiction, one board."""

from hypothesis import given as forall
from hypothesis import settings
from hypothesis import strategies as st
from msgspec.structs import replace

from commander.board.board import Board, evolve, fold
from commander.board.impact import Aspect, Certainty, Concern, Count, StateImpact
from commander.board.impact_details import Details, Spread
from commander.board.impact_matrix import CellState, JudgeCell, NoteDependency
from commander.board.impact_negligible import ConfirmNegligible, WithdrawNegligible, contradictions
from commander.board.incident import SetSeverity, SeveritySet
from commander.board.roles import RoleAssigned
from commander.board.severity_history import Severities
from commander.board.severity_matrix import SeverityRules
from commander.board.severity_orders import ParkSeverity
from commander.board.severity_proposal import proposal
from tests.commander.story import STREAM, TOKYO, A, B, at, declared, given, t

_SEVERITY = st.integers(1, 5)
_TEXT = st.sampled_from(["", "なし", "ログを確認", "全員"])
COMMANDS = st.one_of(
    st.builds(SetSeverity, incident=st.just(STREAM), severity=_SEVERITY, reason=_TEXT),
    st.builds(ParkSeverity, incident=st.just(STREAM), severity=_SEVERITY, todo=st.just("?")),
    st.builds(
        StateImpact,
        incident=st.just(STREAM),
        aspect=st.sampled_from([Aspect.SAFETY, Aspect.MONEY, Aspect.INTEGRITY]),
        text=_TEXT,
        certainty=st.sampled_from(list(Certainty)),
        concern=st.sampled_from([None, *Concern]),
    ),
    st.builds(
        StateImpact,
        incident=st.just(STREAM),
        aspect=st.just(Aspect.WHO),
        text=_TEXT,
        certainty=st.just(Certainty.ESTIMATED),
        details=st.builds(Details, spread=st.sampled_from([None, *Spread])),
    ),
    st.builds(
        StateImpact,
        incident=st.just(STREAM),
        aspect=st.just(Aspect.SYSTEM),
        text=st.just("エラー"),
        certainty=st.just(Certainty.CONFIRMED),
        count=st.builds(Count, count=st.sampled_from([1, 90]), usual=st.just(10)),
    ),
    st.builds(
        JudgeCell,
        incident=st.just(STREAM),
        component=st.sampled_from(["a", "b"]),
        symptom=st.sampled_from(["errors", "delay"]),
        state=st.sampled_from(list(CellState)),
        basis=_TEXT,
    ),
    st.builds(
        NoteDependency,
        incident=st.just(STREAM),
        component=st.sampled_from(["a", "b"]),
        depends_on=st.lists(st.sampled_from(["a", "b"]), max_size=2).map(tuple),
    ),
    st.builds(ConfirmNegligible, incident=st.just(STREAM), text=_TEXT),
    st.builds(WithdrawNegligible, incident=st.just(STREAM), reason=_TEXT),
)
TOLD = st.lists(st.tuples(COMMANDS, st.sampled_from([A, B])), max_size=12)


@settings(max_examples=60, deadline=None)
@forall(told=TOLD)
def test_one_desk_never_comes_to_contradict_itself(told):
    story = given(at("02:00", declared()), at("02:00", RoleAssigned(role="ic", person=A)))
    for minute, (command, by) in enumerate(told, 1):
        before = story.board
        chapter = story.when(command, by=by, now=f"02:{minute:02}")
        if chapter.refused is not None:
            continue
        if isinstance(command, ConfirmNegligible):
            assert not contradictions(before.impact)
        if isinstance(command, JudgeCell) and command.state == CellState.OVER:
            assert before.symptoms.cell(command.component, command.symptom) is not None
        for event in chapter.events:
            if isinstance(event, SeveritySet) and event.severity > (before.incident.severity or 5):
                assert by == A
                assert event.reason
        story = story.and_then(*(at(f"02:{minute:02}", event, by=by) for event in chapter.events))
    board = story.board
    judged = [one.severity for one in board.severities.judgements]
    assert board.severities.gravest == min(judged, default=None)
    assert sum(one.seconds for one in board.severities.time_in(t("03:00")).values()) <= 3600
    assert all(key not in one.on for key in ("a", "b") if (one := board.symptoms.dependency(key)))
    # Asked at any time, the rule answers; it never proposes a slighter one.
    found = proposal(board, SeverityRules(), t("03:00"), TOKYO)
    assert found is None or found.standing is None or found.severity < found.standing


@settings(max_examples=30, deadline=None)
@forall(told=TOLD, seed=st.randoms(use_true_random=False))
def test_in_whatever_order_records_arrive_the_board_is_the_same(told, seed):
    base = given(at("02:00", declared()), at("02:00", RoleAssigned(role="ic", person=A)))
    records = list(base.records)
    for minute, (command, by) in enumerate(told, 1):
        # Each desk has seen nothing of the others: what they say apart merges.
        chapter = base.when(command, by=by, now=f"02:{minute:02}")
        if chapter.refused is None:
            apart = base.and_then(*(at(f"02:{minute:02}", event, by=by) for event in chapter.events))
            new = apart.records[len(base.records) :]
            records += [_renumbered(one, len(records) + number) for number, one in enumerate(new)]
    whole = fold(STREAM, records)
    shuffled = list(records)
    seed.shuffle(shuffled)
    assert fold(STREAM, shuffled) == whole
    grown = Board(stream=STREAM)
    for record in sorted(records, key=lambda one: (one.at, one.id)):
        grown = evolve(grown, record)
    assert grown == whole
    assert isinstance(whole.severities, Severities)
    assert whole.contested is not None


def _renumbered(record, number):
    return replace(record, id=f"record-{number + 1}", at=f"{number + 1:013}.0000")
