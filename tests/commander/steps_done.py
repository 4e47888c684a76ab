"""The act that a step names, with what a person would type: what is next can be done at once (4-01)."""

from datetime import datetime, timedelta

from commander.board.action_course import AnswerAction, AssignAction
from commander.board.actions import FinishAction, ReportAction, Result, StartAction
from commander.board.alignment import HoldAlignment, Track
from commander.board.audiences import ChooseCommunicationPolicy, JudgeAudience
from commander.board.board import Board
from commander.board.changes import NoteChange
from commander.board.commands import Command
from commander.board.contacts import LogContact
from commander.board.decisions import DropDecision, ReviewDecision
from commander.board.follow_ups import EndFollowUp, FollowUpEnd
from commander.board.gates import WaiveCheck
from commander.board.impact import Aspect, Certainty, Phrase, StateImpact
from commander.board.impact_negligible import WithdrawNegligible
from commander.board.incident import Close, DeclareRestored, EnterPhase, SetSeverity
from commander.board.maintenance_records import (
    CompleteMaintenance,
    ExtendMaintenance,
    StartMaintenance,
    VerifyMaintenance,
)
from commander.board.message import Message, OrderBroadcast
from commander.board.options import DeclineOption
from commander.board.policy import Policy
from commander.board.privacy_records import AnswerPrivacy
from commander.board.questions import DropQuestion
from commander.board.report_back import ReportBack
from commander.board.roles import COMMANDER, AcceptRole, AssignRole
from commander.board.signals import JudgeSignal, Verdict
from commander.board.stand_down import MoveDeferral
from commander.board.summons import CallRole
from commander.board.timeline import AddEntry
from commander.board.watch import AcknowledgeRestoration, AnswerMissedWatch, EndWatch
from commander.drafting.drafting import draft_message
from commander.drafting.next_wording import suggested_template
from commander.next_step import NextStep, Step
from tests.commander.messages_said import TEXTS
from tests.commander.story import STREAM

NEWCOMER = "担当Z"  # somebody who has no role yet
SOON = timedelta(minutes=20)
POSTS = {
    Step.POST_OWED,
    Step.POST_FIRST,
    Step.POST_SCOPE,
    Step.POST_LONG_RUNNING,
    Step.POST_UPDATE,
    Step.POST_LAST_WORD,
    Step.SEND_REPORT,
    Step.ANNOUNCE_MAINTENANCE,
    Step.TELL_MAINTENANCE,
}
_WHY = Phrase(ja="動作確認", en="verification")


def post_of(board: Board, policy: Policy, now: datetime, name: str) -> OrderBroadcast:
    """What the sheet drafts for customers here, its text written by hand."""
    template = suggested_template(board, now)
    drafted = draft_message(board, policy, template, ("public",), now, {}, name)
    said = Message(
        message=name,
        template=drafted.template,
        stage=drafted.stage,
        audiences=drafted.audiences,
        texts=TEXTS,
        next_update_at=drafted.next_update_at,
        evidence="x",
    )
    approver = board.roles.commander or NEWCOMER
    return OrderBroadcast(incident=STREAM, messages=(said,), undo=timedelta(), verbal_approver=approver)


def command_of(found: NextStep, board: Board, policy: Policy, now: datetime) -> Command | None:
    """The command that carries it out; None where nothing but waiting or a choice between versions is named."""
    if found.step in POSTS:
        return post_of(board, policy, now, f"said-{now.isoformat()}")
    about = (
        _of_people(found, board, now) | _of_course(found, now) | _of_facts(found, now) | _of_end(found, now)
    )
    return about.get(found.step)


def _of_people(found: NextStep, board: Board, now: datetime) -> dict[Step, Command]:
    role, offer = found.subject, board.roles.offers.get(found.subject)
    # Somebody who has nothing else to do: whoever commands takes no second role.
    person = f"{NEWCOMER} {role or COMMANDER}"
    points = tuple(item.point for item in offer.brief) if offer else ()
    return {
        Step.TAKE_COMMAND: AssignRole(incident=STREAM, role=COMMANDER, person=person),
        Step.ACCEPT_HANDOVER: AcceptRole(incident=STREAM, role=role, person=found.text, read_back=points),
        Step.NAME_SCRIBE: AssignRole(incident=STREAM, role=role, person=person),
        Step.FILL_ROLE: AssignRole(incident=STREAM, role=role, person=person),
        # Nobody who leads it by now: that one is called to nothing.
        Step.CALL_AGAIN: CallRole(incident=STREAM, role=role, person=f"{person}, called"),
        Step.HEAR_REPORT: ReportBack(incident=STREAM, role=role, text="x"),
        Step.CHASE_CONTACT: LogContact(incident=STREAM, audience=role, outcome="reached"),
        Step.TELL_AUDIENCE: LogContact(incident=STREAM, audience=role, outcome="reached"),
        Step.DECIDE_REACH: ChooseCommunicationPolicy(incident=STREAM, reach="public"),
        Step.ASK_AUDIENCES: JudgeAudience(incident=STREAM, audience="public", needed="yes"),
    }


def _of_course(found: NextStep, now: datetime) -> dict[Step, Command]:
    subject, soon = found.subject, now + SOON
    return {
        Step.CHECK_ACTION: FinishAction(incident=STREAM, action=subject, result=Result.FAILED),
        Step.WAIT_FOR_CHECK: ReportAction(incident=STREAM, action=subject, text="x"),
        Step.ASK_REPORT: ReportAction(incident=STREAM, action=subject, text="x"),
        Step.DECIDE_OPTION: DeclineOption(incident=STREAM, option=subject, reason="x"),
        Step.START_ACTION: StartAction(incident=STREAM, text="x", owner=NEWCOMER, check_at=soon),
        Step.GIVE_OWNER: AssignAction(incident=STREAM, action=subject, owner=NEWCOMER),
        Step.ASK_ANSWER: AnswerAction(incident=STREAM, action=subject, is_accepted=True),
        Step.DECIDE_POLL: DropDecision(incident=STREAM, decision=subject, reason="x"),
        Step.REVIEW_DECISION: ReviewDecision(incident=STREAM, decision=subject, stands=False, reason="x"),
        Step.CHASE_QUESTION: DropQuestion(incident=STREAM, question=subject, reason="x"),
        Step.ASK_TURN_BACK: NoteChange(incident=STREAM, text="x", revert="y"),
        Step.DO_FOLLOW_UP: EndFollowUp(incident=STREAM, follow_up=subject, end=FollowUpEnd.DONE, reason="x"),
    }


def _of_facts(found: NextStep, now: datetime) -> dict[Step, Command]:
    return {
        Step.JUDGE_SIGNAL: JudgeSignal(
            incident=STREAM, signal=found.subject, verdict=Verdict.NOISE, reason="x"
        ),
        Step.SET_SEVERITY: SetSeverity(incident=STREAM, severity=2),
        Step.RECHECK_IMPACT: WithdrawNegligible(incident=STREAM, reason="x"),
        Step.ASK_PERSONAL_DATA: AnswerPrivacy(incident=STREAM, answer="unknown", ask_at=now + SOON),
        Step.SAY_WHERE_WE_STAND: AddEntry(incident=STREAM, text="x"),
        **{
            step: StateImpact(incident=STREAM, aspect=aspect, text="x", certainty=Certainty.ESTIMATED)
            for step, aspect in (
                (Step.STATE_WHO, Aspect.WHO),
                (Step.STATE_WHAT, Aspect.WHAT),
                (Step.ASK_MONEY, Aspect.MONEY),
            )
        },
    }


def _of_end(found: NextStep, now: datetime) -> dict[Step, Command]:
    subject, soon = found.subject, now + SOON
    agreed = HoldAlignment(
        incident=STREAM,
        attendees=("担当A",),
        decision_maker=NEWCOMER,
        customer_policy="internal",
        system_policy="wait",
        partners="unknown",
        tracks=(Track(name="x", owner=NEWCOMER),),
        next_sync=soon,
        note="x",
    )
    return {
        Step.ALIGN: agreed,
        Step.MEET_AGAIN: agreed,
        Step.ENTER_PHASE: EnterPhase(incident=STREAM, phase=int(subject) if subject.isdecimal() else 0),
        Step.DECIDE_CHECK: WaiveCheck(incident=STREAM, check=subject, reason="x"),
        Step.DO_DEFERRED: MoveDeferral(incident=STREAM, deferral=subject, due=soon, reason="x"),
        Step.DECLARE_RESTORED: DeclareRestored(incident=STREAM, watch_owner=NEWCOMER, watch_until=soon),
        Step.CHASE_RESTORATION: AcknowledgeRestoration(incident=STREAM, party=subject, by=NEWCOMER),
        Step.ANSWER_MISSED: AnswerMissedWatch(incident=STREAM, missed=subject, seen="x"),
        Step.END_WATCH: EndWatch(incident=STREAM, system="x", inquiries="x", hands_on="x", unheard="x"),
        Step.CLOSE: Close(incident=STREAM, reason="x"),
        Step.START_MAINTENANCE: StartMaintenance(incident=STREAM),
        Step.VERIFY_MAINTENANCE: VerifyMaintenance(incident=STREAM),
        Step.COMPLETE_MAINTENANCE: CompleteMaintenance(incident=STREAM),
        Step.EXTEND_MAINTENANCE: ExtendMaintenance(incident=STREAM, ends_at=now + 2 * SOON, reason=_WHY),
        Step.CLOSE_MAINTENANCE: Close(incident=STREAM, reason="x"),
    }
