"""The team stands down by name, and what is left waits for a working day with an owner (4-14)."""

import pytest

from commander.board.actions import ActionFinished, ActionStarted, Result
from commander.board.gate_orders import roles_to_release
from commander.board.gates import GateCheckTicked
from commander.board.incident import IncidentClosed, IncidentReopened, SeveritySet
from commander.board.refusal import Because, Refused
from commander.board.roles import COMMANDER, SCRIBE, RoleAssigned, RoleReleased
from commander.board.staffing import vacancies
from commander.board.stand_down import (
    Defer,
    DeferralFinished,
    DeferralMoved,
    FinishDeferral,
    MoveDeferral,
    RecallTeam,
    StandDown,
    TeamRecalled,
    TeamStoodDown,
    WorkDeferred,
)
from commander.deadlines import DeadlineKind, deadlines
from commander.next_step import Step, next_step
from commander.reports.veil import is_private, veil_for
from commander.steps.stall import stalled_since
from commander.wording.gates import stood_down_text
from commander.wording.language import Language
from commander.wording.lines import line
from tests.commander.story import STREAM, TOKYO, A, B, C, apart, at, declared, given, restored, t

ACTING = given(
    at("02:00", declared()),
    at("02:01", RoleAssigned(role=COMMANDER, person=A)),
    at("02:01", SeveritySet(severity=2)),
    at("02:02", RoleAssigned(role=SCRIBE, person=B)),
    at("02:02", RoleAssigned(role="lead_a", person=C)),
    at("02:02", RoleAssigned(role="lead_b", person=B)),
    at("02:03", ActionStarted(action="a1", text="機能を止める", owner=C, check_at=t("02:30"))),
)
CONTAINED = ACTING.and_then(at("02:30", ActionFinished(action="a1", result=Result.WORKED)))


def stand_down(**more):
    said = {"released": (B, C), "recalled_if": "エラー 10 件超", "watch_owner": A, "watch_until": t("09:00")}
    return StandDown(incident=STREAM, **{**said, **more})


STOOD_DOWN = CONTAINED.and_then(*(at("03:00", one) for one in CONTAINED.when(stand_down()).events))


def test_people_are_released_by_name_with_their_roles_and_command_stays():
    down, *released = CONTAINED.when(stand_down(released=(A, B, C, B))).events
    assert down == TeamStoodDown(
        released=(A, B, C), watch_owner=A, watch_until=t("09:00"), recalled_if="エラー 10 件超"
    )
    assert sorted((one.role, one.person) for one in released) == [("lead_a", C), ("lead_b", B), (SCRIBE, B)]
    assert all(isinstance(one, RoleReleased) for one in released)
    assert STOOD_DOWN.board.roles.commander == A
    assert roles_to_release(CONTAINED.board.roles) == [B, C]


def test_before_anything_worked_nobody_goes():
    ACTING.when(stand_down()).then(Refused(Because.NOT_CONTAINED))
    assert ACTING.and_then(at("02:40", restored(until="06:00"))).when(stand_down()).events


def test_what_worked_before_a_reopening_is_no_ground():
    again = CONTAINED.and_then(at("02:40", restored()), at("02:50", IncidentReopened(reason="再発")))
    again.when(stand_down()).then(Refused(Because.NOT_CONTAINED))


@pytest.mark.parametrize(
    ("wrong", "because"),
    [
        ({"released": (" ",)}, Because.RELEASED_NEEDED),
        ({"recalled_if": ""}, Because.TEXT_EMPTY),
        ({"watch_owner": ""}, Because.TEXT_EMPTY),
        ({"watch_until": None}, Because.WATCH_NEEDED),
        ({"watch_until": t("02:00")}, Because.TIME_IN_PAST),
    ],
)
def test_who_goes_who_watches_and_what_calls_back_is_said(wrong, because):
    CONTAINED.when(stand_down(**wrong)).then(Refused(because))


def test_after_recovery_its_watch_is_the_watch():
    story = CONTAINED.and_then(at("02:40", restored(watched_by=C, until="06:00")))
    down = story.when(stand_down(watch_owner="", watch_until=None)).events[0]
    assert (down.watch_owner, down.watch_until) == (C, t("06:00"))


def test_stood_down_nobody_is_missed_nothing_stalls_and_somebody_watches():
    board, policy = STOOD_DOWN.board, STOOD_DOWN.policy
    assert tuple(board.needed) == (COMMANDER,)
    assert vacancies(board) == []
    assert stalled_since(board, policy, t("05:00")) is None
    found = next_step(board, [], t("05:00"), policy)
    assert (found.step, found.text, found.due) == (Step.KEEP_WATCH, A, t("09:00"))
    assert next_step(board, [], t("09:00"), policy).step is Step.DECLARE_RESTORED
    watch = [one for one in deadlines(board, policy) if one.kind is DeadlineKind.WATCH]
    assert [(one.due, one.owner) for one in watch] == [(t("09:00"), A)]
    assert "エラー 10 件超" in stood_down_text(board, policy, Language.JA, TOKYO)


def test_standing_down_is_once_and_a_recall_takes_it_back():
    STOOD_DOWN.when(stand_down()).then(Refused(Because.STOOD_DOWN_ALREADY))
    recalled = STOOD_DOWN.when(RecallTeam(incident=STREAM, reason="再び失敗")).then(
        TeamRecalled(reason="再び失敗")
    )
    assert recalled.board.gates.stood_down is None
    assert SCRIBE in recalled.board.needed
    recalled.when(RecallTeam(incident=STREAM, reason="x")).then(Refused(Because.NOT_STOOD_DOWN))
    assert recalled.when(stand_down(released=("担当D",)), now="04:00").events


def test_a_reopening_calls_everybody_back():
    story = STOOD_DOWN.and_then(at("03:10", restored()), at("04:00", IncidentReopened(reason="再発")))
    assert story.board.gates.stood_down is None
    assert SCRIBE in story.board.needed
    worked = story.and_then(
        at("04:10", ActionStarted(action="a2", text="戻す", owner=A, check_at=t("04:20"))),
        at("04:20", ActionFinished(action="a2", result=Result.WORKED)),
    )
    again = worked.when(stand_down(), now="04:30")
    assert worked.and_then(*(at("04:30", one) for one in again.events)).board.gates.stood_down.at == t(
        "04:30"
    )


def test_one_desk_stands_down_while_another_recalls_then_the_team_is_wanted():
    down = CONTAINED.when(stand_down()).events[0]
    story = STOOD_DOWN.and_then(apart(at("03:20", down), at("03:20", TeamRecalled(reason="まだ失敗する"))))
    assert story.board.gates.stood_down is None


def defer(**more):
    said = {"text": "滞留分の再実行", "owner": C, "due": t("10:00"), "urgent_if": "未処理 100 件超"}
    return Defer(incident=STREAM, **{**said, **more})


DEFERRED = STOOD_DOWN.and_then(at("03:00", STOOD_DOWN.when(defer()).event))


def test_what_is_left_has_an_owner_a_day_and_what_makes_it_urgent():
    deferred = STOOD_DOWN.when(defer()).event
    assert isinstance(deferred, WorkDeferred)
    said = line(deferred, STOOD_DOWN.policy, Language.JA, TOKYO, at=t("03:00"))
    for part in ("滞留分の再実行", C, "10:00", "未処理 100 件超"):
        assert part in said
    STOOD_DOWN.when(defer(owner="")).then(Refused(Because.TEXT_EMPTY, field="owner"))
    STOOD_DOWN.when(defer(due=t("02:00"))).then(Refused(Because.TIME_IN_PAST))


def test_on_that_morning_it_is_due_also_once_the_incident_is_closed():
    closed = DEFERRED.and_then(at("04:00", IncidentClosed(reason="収束")))
    for story in (DEFERRED, closed):
        due = deadlines(story.board, story.policy)
        left = [one for one in due if one.kind is DeadlineKind.DEFERRAL]
        assert [(one.text, one.owner, one.due) for one in left] == [("滞留分の再実行", C, t("10:00"))]
    due = deadlines(closed.board, closed.policy)
    assert next_step(closed.board, due, t("09:00"), closed.policy).step is Step.AWAIT_DEFERRED
    found = next_step(closed.board, due, t("10:00"), closed.policy)
    assert (found.step, found.text, found.person) == (Step.DO_DEFERRED, "滞留分の再実行", C)


def test_it_is_finished_or_moved_with_a_word_also_after_the_end():
    closed = DEFERRED.and_then(at("04:00", IncidentClosed(reason="収束")))
    deferral = closed.board.gates.rest.open_deferrals()[0].deferral
    moved = closed.when(
        MoveDeferral(incident=STREAM, deferral=deferral, due=t("12:00"), reason="担当が不在", owner=B)
    ).then(DeferralMoved(deferral=deferral, owner=B, due=t("12:00"), reason="担当が不在"))
    waiting = moved.board.gates.rest.open_deferrals()[0].waiting
    assert (waiting.owner, waiting.due) == (B, t("12:00"))
    done = moved.when(FinishDeferral(incident=STREAM, deferral=deferral, result="再実行済み")).then(
        DeferralFinished(deferral=deferral, result="再実行済み")
    )
    assert done.board.gates.rest.open_deferrals() == []
    done.when(FinishDeferral(incident=STREAM, deferral=deferral, result="x")).then(
        Refused(Because.DEFERRAL_DONE, result="再実行済み")
    )
    done.when(FinishDeferral(incident=STREAM, deferral="none", result="x")).then(
        Refused(Because.DEFERRAL_UNKNOWN)
    )
    assert (
        next_step(done.board, deadlines(done.board, done.policy), t("12:30"), done.policy).step
        is Step.NOTHING
    )


def test_one_desk_finishes_while_another_moves_it_then_it_waits():
    deferral = DEFERRED.board.gates.rest.open_deferrals()[0].deferral
    story = DEFERRED.and_then(
        apart(
            DeferralFinished(deferral=deferral, result="済"),
            DeferralMoved(deferral=deferral, owner=C, due=t("12:00"), reason="x"),
        )
    )
    assert [one.waiting.due for one in story.board.gates.rest.open_deferrals()] == [t("12:00")]


def test_without_names_the_lists_of_who_was_there_and_who_was_released_have_none():
    named = TeamStoodDown(
        released=("班長ほげ", "係員ふが"), watch_owner=A, watch_until=t("09:00"), recalled_if="エラー 10 件超"
    )
    story = CONTAINED.and_then(named)
    veil = veil_for(story.policy, story.records, (A,), Language.JA)
    said = veil.text(line(named, story.policy, Language.JA, TOKYO))
    assert not any(name in said for name in named.released)
    assert is_private(GateCheckTicked(check="personal-data", note="氏名だけ"))
    assert not is_private(GateCheckTicked(check="call"))
