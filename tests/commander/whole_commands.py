"""Commands that are whole, from a seed: texts complete, times ahead, a brief read back, as a window sends them."""

from datetime import datetime, timedelta
from random import Random

from msgspec.structs import replace

from commander.board.alignment import HoldAlignment, SkipAlignment, Track
from commander.board.amendments import AmendBroadcast, Amending
from commander.board.approval_requests import AskApproval
from commander.board.board import Board
from commander.board.brief import BriefItem, BriefPoint
from commander.board.bulletin import Wording
from commander.board.commands import Command
from commander.board.customer_lists import CountCustomers, KeepCustomers, ListAct, RecordDeletion, UseCount
from commander.board.deliveries import Operation
from commander.board.impact import Phrase
from commander.board.incident import Close, DeclareRestored, EnterPhase, Reopen
from commander.board.inquiries import CountInquiries
from commander.board.maintenance_records import (
    CancelMaintenance,
    CompleteMaintenance,
    ExtendMaintenance,
    StartMaintenance,
    VerifyMaintenance,
)
from commander.board.message import KeepMessage
from commander.board.policy import Policy
from commander.board.presence import SetPresence
from commander.board.promises import SnoozePromise
from commander.board.roles import COMMANDER, AcceptRole, AssignRole, EndOffer, OfferRole
from commander.board.stand_down import RecallTeam, StandDown
from commander.board.watch import AcknowledgeRestoration, EndWatch
from commander.deadlines import deadlines
from commander.next_step import next_step
from tests.commander.messages_said import TEXTS
from tests.commander.steps_done import command_of, post_of
from tests.commander.story import STREAM

PEOPLE = ("a", "b", "c")
ROLES = (COMMANDER, "scribe", "cl", "lead_a")
WHY = Phrase(ja="動作確認", en="verification")
LIST = "0a"
OTHER = {**TEXTS, "ja": Wording(title="決済の障害", body="決済ができません。原因を確認中です。")}


def whole_command(chance: Random, board: Board, policy: Policy, now: datetime, name: str) -> Command:
    """A command made for the board it meets; often the one that is next."""
    if chance.random() < 0.4:
        step = next_step(board, deadlines(board, policy), now, policy)
        command = command_of(step, board, policy, now)
        if command is not None:
            return command
    if board.maintenance.plan is not None and chance.random() < 0.5:
        return _planned_work(chance, now)
    if chance.random() < 0.4:
        return _telling(chance, board, policy, now, name)
    if chance.random() < 0.2:
        return _counting(chance, policy, now)
    return chance.choice((_handing_over, _ending, _agreeing))(chance, board, now)


def _telling(chance: Random, board: Board, policy: Policy, now: datetime, name: str) -> Command:
    post = post_of(board, policy, now, name)
    (said,) = post.messages
    commands: list[Command] = [
        replace(post, undo=timedelta(seconds=chance.choice((0, 60)))),
        replace(post, verbal_approver="", break_glass="x"),
        AskApproval(incident=STREAM, messages=post.messages, send=chance.random() < 0.5),
        KeepMessage(incident=STREAM, content=said),
    ]
    if board.messages.public_posts:
        last = board.messages.public_posts[-1].content
        amending = Amending(operation=chance.choice((Operation.EDIT, Operation.WITHDRAW)), reason="x")
        content = replace(last, texts=OTHER)
        commands.append(
            AmendBroadcast(
                incident=STREAM, content=content, amending=amending, verbal_approver=post.verbal_approver
            )
        )
    return chance.choice(commands)


def _handing_over(chance: Random, board: Board, now: datetime) -> Command:
    role, person = chance.choice(ROLES), chance.choice(PEOPLE)
    if board.roles.offers and chance.random() < 0.6:
        role, offer = chance.choice(sorted(board.roles.offers.items()))
        points = tuple(item.point for item in offer.brief)
        return AcceptRole(incident=STREAM, role=role, person=offer.to, read_back=points)
    brief = (BriefItem(point=BriefPoint.IMPACT, text="x"), BriefItem(point=BriefPoint.NOTE, text="y"))
    presence = chance.choice(("here", "watching", "left"))
    return chance.choice(
        (
            SetPresence(
                incident=STREAM, persons=(person, "db01"), presence=presence, guests=chance.random() < 0.5
            ),
            AssignRole(incident=STREAM, role=role, person=person),
            OfferRole(incident=STREAM, role=role, to=person, brief=chance.choice(((), brief))),
            EndOffer(incident=STREAM, role=role, reason="x"),
        )
    )


def _agreeing(chance: Random, board: Board, now: datetime) -> Command:
    soon = now + timedelta(minutes=chance.choice((5, 20, 60)))
    held = HoldAlignment(
        incident=STREAM,
        attendees=PEOPLE,
        decision_maker=chance.choice(PEOPLE),
        customer_policy=chance.choice(("internal", "public")),
        system_policy="wait",
        partners="unknown",
        tracks=(Track(name="x", owner=chance.choice(PEOPLE)),),
        next_sync=soon,
        note="x",
    )
    phase = chance.choice((0, 1, 2, 3, 4))
    return chance.choice(
        (
            held,
            SkipAlignment(incident=STREAM, reason="x", ask_again_at=soon),
            EnterPhase(incident=STREAM, phase=phase, reason="x"),
            EnterPhase(incident=STREAM, phase=phase, until=soon),
        )
    )


def _ending(chance: Random, board: Board, now: datetime) -> Command:
    soon, person = now + timedelta(minutes=chance.choice((5, 60))), chance.choice(PEOPLE)
    down = StandDown(incident=STREAM, released=(person,), recalled_if="x", watch_owner="a", watch_until=soon)
    return chance.choice(
        (
            DeclareRestored(incident=STREAM, watch_owner=person, watch_until=soon),
            Reopen(incident=STREAM, reason="x"),
            Close(incident=STREAM, reason="x"),
            Close(incident=STREAM, reason="x", ended_as="merged", merged_into="INC-1"),
            _the_watch(chance, board, person),
            SnoozePromise(incident=STREAM, until=now + timedelta(minutes=3), reason="x"),
            down,
            RecallTeam(incident=STREAM, reason="x"),
        )
    )


def _the_watch(chance: Random, board: Board, person: str) -> Command:
    """Its end, with or without a word on those who have not heard; or one of them has."""
    if board.watching.missing() and chance.random() < 0.4:
        return AcknowledgeRestoration(
            incident=STREAM, party=chance.choice(board.watching.missing()).key, by=person
        )
    why = chance.choice(("", "x"))
    return EndWatch(incident=STREAM, system="x", inquiries="x", hands_on="x", unheard=why)


def _counting(chance: Random, policy: Policy, now: datetime) -> Command:
    """Whom it hurt, and who asks: numbers, never a customer."""
    version, rows = chance.choice((1, 2, 3)), chance.choice((0, 12, 900))
    channel = chance.choice([one.key for one in policy.inquiry_channels()])
    return chance.choice(
        (
            CountCustomers(
                incident=STREAM,
                list=LIST,
                version=version,
                act=chance.choice(list(ListAct)),
                rows=rows,
                rejected=0,
                left_out=0,
                unique=rows,
                waiting=0,
                digest=f"{version:064x}",
                reason=chance.choice(("", "x")),
            ),
            UseCount(incident=STREAM, list=LIST, text="x"),
            KeepCustomers(incident=STREAM, list=LIST, until=now + timedelta(days=30), reason="x"),
            RecordDeletion(incident=STREAM, list=LIST),
            CountInquiries(incident=STREAM, channel=channel, count=rows),
        )
    )


def _planned_work(chance: Random, now: datetime) -> Command:
    return chance.choice(
        (
            StartMaintenance(incident=STREAM),
            VerifyMaintenance(incident=STREAM),
            CompleteMaintenance(incident=STREAM),
            ExtendMaintenance(incident=STREAM, ends_at=now + timedelta(minutes=90), reason=WHY),
            CancelMaintenance(incident=STREAM, reason=WHY),
        )
    )
