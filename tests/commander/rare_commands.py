"""Commands that only a board takes on which something particular stands: made for that, from a seed."""

from datetime import datetime, timedelta
from random import Random

from commander.board.action_course import AnswerAction, LiftTemporary, ProveAction
from commander.board.action_state import Result
from commander.board.actions import FinishAction, ReportAction, StartAction
from commander.board.approval_requests import ConfirmBroadcast, GiveApproval, WithdrawRequest
from commander.board.board import Board, summary_places
from commander.board.commands import Command
from commander.board.customer_lists import RecordExport
from commander.board.customer_policy import CustomerTeam, CustomerTeamListed
from commander.board.decision_records import MakeDecision
from commander.board.estimate import ApproveEstimate
from commander.board.hypotheses import AssignHypothesis
from commander.board.impact import Aspect, Certainty, StateImpact, Trial
from commander.board.impact_matrix import CellState, JudgeCell, symptoms
from commander.board.impact_negligible import ConfirmNegligible, WithdrawNegligible
from commander.board.impact_windows import SetWindow, StrikeWindow, standing
from commander.board.lanes import Nature
from commander.board.milestones import CorrectMilestone, Milestone
from commander.board.policy import Policy
from commander.board.procedures import Procedure, ProcedureListed, ProcedureStep
from commander.board.questions import AnswerQuestion, AskQuestion
from commander.board.record import Occurred
from commander.board.report_back import AcknowledgeReport
from commander.board.risks import EndRisk, RiskEnd
from commander.board.roles import EndOffer
from commander.board.runs import BeginRun, StepState, TickStep
from commander.board.signals import AcknowledgeSignal, MergeSignals
from commander.board.standing import AcceptDrift, TellAgain
from commander.board.summary import OrderLiveLine
from commander.board.summons import AnswerCall, SummonRole
from commander.board.teams import EndWait, StateWait
from commander.board.timeline import StrikeEntries
from commander.board.watch import AnswerMissedWatch, ReportMissedWatch
from tests.commander.story import STREAM, given

_LETTERS = CustomerTeam(key="post", name_ja="郵送", name_en="Letters", columns=("name",))
_STEPS = (ProcedureStep(text="x"), ProcedureStep(text="y", is_manual=True))
# Something to go by: a procedure to run, a team to hand a list to.
POLICY = given(
    ProcedureListed(procedure=Procedure(key="db", title="x", version="1", steps=_STEPS)),
    CustomerTeamListed(team=_LETTERS),
).policy


def rare_command(
    chance: Random, board: Board, policy: Policy, now: datetime, names: list[tuple[str, str]]
) -> Command | None:
    """One that this board may take; None: nothing particular stands on it."""
    entry = next((text for field, text in reversed(names) if field == "record"), "record-1")
    found = [
        *_of_rows(chance, board, policy, entry, now),
        *_of_people(chance, board),
        *_of_facts(chance, board, policy),
        *_of_texts(chance, board),
        *_of_times(board, now),
        *_of_course(chance, board, now),
    ]
    return chance.choice(found) if found else None


def _of_rows(chance: Random, board: Board, policy: Policy, entry: str, now: datetime) -> list[Command]:
    """What a row of the timeline becomes: a live line, a milestone, a question, a decision."""
    happened = Occurred(instant=now - timedelta(minutes=chance.randint(0, 20)), zone="Asia/Tokyo")
    milestone = chance.choice([one for one in Milestone if one is not Milestone.START])
    found: list[Command] = [
        StrikeEntries(incident=STREAM, entries=(entry, "record-1", entry), reason="x"),
        CorrectMilestone(incident=STREAM, milestone=milestone, happened=happened, reason="", entry=entry),
        AskQuestion(
            incident=STREAM, text="x", asked_to="a", answer_by=now + timedelta(minutes=9), entry=entry
        ),
        MakeDecision(incident=STREAM, text="x", decider="a", basis="x", executor="b", entry=entry),
    ]
    if summary_places(board, policy):
        undo = timedelta(seconds=chance.choice((0, 10)))
        found.append(OrderLiveLine(incident=STREAM, text="x", entry=chance.choice((None, entry)), undo=undo))
    asked = [one.question for one in board.work.questions.open() if one.heard is not None]
    if asked:
        until = chance.choice((None, now + timedelta(seconds=10)))
        found.append(
            AnswerQuestion(incident=STREAM, question=chance.choice(asked), answer="x", not_before=until)
        )
    return found


def _of_people(chance: Random, board: Board) -> list[Command]:
    teams = ("lead_a", "lead_b")
    wait = StateWait(incident=STREAM, team=chance.choice(teams), on=chance.choice(teams), what="x")
    found: list[Command] = [wait, SummonRole(incident=STREAM, role="cl", person="c")]
    found += [EndWait(incident=STREAM, team=team) for team in teams if board.teams.waiting(team)]
    found += [EndOffer(incident=STREAM, role=role, reason="x") for role in board.roles.offers]
    found += [AcknowledgeSignal(incident=STREAM, signal=one.signal) for one in board.signals.untriaged()]
    answer = chance.choice(("coming", "declined", "no-answer"))
    found += [AcknowledgeReport(incident=STREAM, role=role) for role in board.reports.fields]
    found += [AnswerCall(incident=STREAM, role=role, answer=answer) for role in board.calls.by_role]
    return found


def _of_facts(chance: Random, board: Board, policy: Policy) -> list[Command]:
    found: list[Command] = []
    for symptom in symptoms(board.symptoms, policy)[:2]:
        state = chance.choice(list(CellState))
        found.append(JudgeCell(incident=STREAM, component="web", symptom=symptom.key, state=state, basis="x"))
    if board.negligible.standing is not None:
        found.append(WithdrawNegligible(incident=STREAM, reason="x"))
    waiting = board.signals.untriaged()
    if len(waiting) > 1:
        one, other = chance.sample([signal.signal for signal in waiting], 2)
        found.append(MergeSignals(incident=STREAM, signal=one, into=other, reason="x"))
    trial = Trial(tries=5, fails=0)
    tried = StateImpact(
        incident=STREAM, aspect=Aspect.HANDS_ON, text="x", certainty=Certainty.CONFIRMED, trial=trial
    )
    found += [tried, ConfirmNegligible(incident=STREAM, text="x")]
    found += [
        EndRisk(incident=STREAM, risk=one.risk, end=RiskEnd.GONE, reason="x")
        for one in board.work.risks.standing()
    ]
    if board.estimates.current is not None:
        found.append(ApproveEstimate(incident=STREAM))
    return found


def _of_texts(chance: Random, board: Board) -> list[Command]:
    found: list[Command] = []
    for row in board.approvals.open_unapproved():
        found.append(ConfirmBroadcast(incident=STREAM, broadcast=row.broadcast, spoken="c"))
    for request in board.approvals.standing():
        given_by = GiveApproval(incident=STREAM, request=request.request, spoken=chance.choice(("", "c")))
        found.append(chance.choice((given_by, WithdrawRequest(incident=STREAM, request=request.request))))
    for target in board.standings.by_target:
        found.append(AcceptDrift(incident=STREAM, target=target, reason="x"))
        found.append(TellAgain(incident=STREAM, target=target, undo=timedelta(), verbal_approver="c"))
    return found


def _of_times(board: Board, now: datetime) -> list[Command]:
    found: list[Command] = []
    windows = standing(board.impact_spells, board.incident, board.signals)
    found += [StrikeWindow(incident=STREAM, window=one.window, reason="x") for one in windows[1:]]
    happened = Occurred(instant=now - timedelta(minutes=9), zone="Asia/Tokyo")
    found.append(SetWindow(incident=STREAM, started=happened, ended=happened, basis="x"))
    if board.watching.restored:
        since = now - timedelta(minutes=30)
        found.append(ReportMissedWatch(incident=STREAM, since=since, until=now))
    for one in board.watching.unanswered():
        found.append(AnswerMissedWatch(incident=STREAM, missed=one.missed, seen="x"))
    for known in board.customers.standing():
        version = known.newest.version if known.newest else 1
        given_out = RecordExport(
            incident=STREAM,
            list=known.list,
            version=version,
            team="post",
            columns=("name",),
            rows=1,
            digest="0" * 64,
        )
        found.append(given_out)
    return found


def _of_course(chance: Random, board: Board, now: datetime) -> list[Command]:
    begun = StartAction(
        incident=STREAM,
        text="x",
        owner="b",
        check_at=now + timedelta(minutes=9),
        nature=Nature.TEMPORARY,
        is_asked=chance.random() < 0.4,
    )
    found: list[Command] = [BeginRun(incident=STREAM, procedure="db"), begun]
    for run in board.work.runs.by_id:
        state = chance.choice(list(StepState))
        found.append(TickStep(incident=STREAM, run=run, step=chance.choice((1, 2)), state=state, reason="x"))
    for key in board.hypotheses.by_id:
        found.append(AssignHypothesis(incident=STREAM, hypothesis=key, owner="c"))
    for key, action in board.actions.by_id.items():
        if action.is_asked:
            found.append(AnswerAction(incident=STREAM, action=key, is_accepted=True))
        if action.result is None:
            found.append(ReportAction(incident=STREAM, action=key, text="x"))
            found.append(FinishAction(incident=STREAM, action=key, result=Result.WORKED, measured="x"))
        if action.is_in_place:
            found.append(LiftTemporary(incident=STREAM, action=key, reason="x"))
        if action.result is not None:
            found.append(ProveAction(incident=STREAM, action=key, holds=chance.random() < 0.5, evidence="x"))
    return found
