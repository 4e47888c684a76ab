"""What two desks said differently is settled in the window, whatever field it is: each way on works."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from commander.board.actions import ActionFinished, ActionStarted, Result
from commander.board.alignment import AlignmentHeld, AlignmentSkipped, Screen, SystemPolicy, Track
from commander.board.audiences_hint import Reach
from commander.board.board import Board, fold
from commander.board.call_link import CallLinkSet
from commander.board.contacts import ContactLogged, Outcome
from commander.board.deciding import decide
from commander.board.detection import DetectionStated, Source
from commander.board.gates import ReviewPlanned
from commander.board.hypotheses import (
    HypothesisAssigned,
    HypothesisRuledOut,
    HypothesisStated,
    HypothesisSupported,
)
from commander.board.impact import ImpactWorded
from commander.board.incident import (
    ImpactStartSet,
    IncidentReopened,
    IncidentRestored,
    IncidentRetitled,
    Phase,
    PhaseEntered,
    SeveritySet,
)
from commander.board.moment import Moment
from commander.board.options import OptionDeclined, OptionProposed
from commander.board.privacy_records import PrivacyAnswer, PrivacyAnswered
from commander.board.record import Event, Fact
from commander.board.report_back import ReportAsked, ReportGiven
from commander.board.roles import COMMANDER, SCRIBE, RoleAssigned, RoleReleased
from tests.commander.story import STREAM, A, B, C, Story, Told, apart, at, declared, given, occurred, t
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import ALT, Hands
from ui.panes.attention_strip import AttentionStrip
from ui.panes.contest_words import contest_name
from ui.panes.versions import versions
from ui.widgets.button import Button

KEY = Qt.Key
NOW = t("03:00")


def watch(owner: str, until: str) -> IncidentRestored:
    return IncidentRestored(watch_owner=owner, watch_until=t(until))


def asked(clock: str, task: str) -> ReportAsked:
    return ReportAsked(role="lead_a", report_at=t(clock), task=task)


def finished(result: Result) -> ActionFinished:
    return ActionFinished(action="a1", result=result, note="seen", measured="5xx 0.4%")


def assigned(owner: str, until: str | None) -> HypothesisAssigned:
    return HypothesisAssigned(hypothesis="h1", owner=owner, check_at=t(until) if until else None)


def ruled_out(reason: str) -> HypothesisRuledOut:
    return HypothesisRuledOut(hypothesis="h1", reason=reason)


def contact(outcome: Outcome, by: str) -> ContactLogged:
    return ContactLogged(
        audience="card", outcome=outcome, by=by, name_ja="カード会社", name_en="Card company"
    )


def agreed(decider: str, sync: str) -> AlignmentHeld:
    return AlignmentHeld(
        attendees=(A,),
        decision_maker=decider,
        customer_policy=Reach.WIDE,
        system_policy=SystemPolicy.WAIT,
        partners=Screen.UNKNOWN,
        tracks=(Track(name="x", owner=B),),
        next_sync=t(sync),
    )


WORK = (
    ActionStarted(action="a1", text="v411 へ戻す", owner=B, check_at=t("04:00")),
    OptionProposed(option="o1", text="CDN を外す"),
    HypothesisStated(hypothesis="h1", text="CDN 障害"),
)
CONTESTS: dict[str, tuple[Event | Told, Event | Told]] = {
    "title": (IncidentRetitled(title="one"), IncidentRetitled(title="two")),
    "severity": (SeveritySet(severity=1), SeveritySet(severity=3)),
    "started": (
        ImpactStartSet(started=occurred("00:40")),
        ImpactStartSet(started=occurred("00:50")),
    ),
    "phase": (PhaseEntered(phase=Phase.ALIGNMENT), PhaseEntered(phase=Phase.CLOSING)),
    "command": (RoleAssigned(role=COMMANDER, person=B), RoleAssigned(role=COMMANDER, person=C)),
    "command or nobody": (RoleAssigned(role=COMMANDER, person=B), RoleReleased(role=COMMANDER, person=A)),
    "scribe": (RoleAssigned(role=SCRIBE, person=B), RoleAssigned(role=SCRIBE, person=C)),
    "scribe or nobody": (RoleAssigned(role=SCRIBE, person=B), RoleReleased(role=SCRIBE, person=C)),
    "scribe who commands": (RoleAssigned(role=SCRIBE, person=A), RoleAssigned(role=SCRIBE, person=C)),
    "over or not": (at("02:00", watch(B, "05:00")), IncidentReopened(reason="5xx again")),
    "over, watched until before": (at("02:00", watch(B, "02:30")), IncidentReopened(reason="5xx again")),
    "two watches": (watch(B, "05:00"), watch(C, "06:00")),
    "words for customers": (ImpactWorded(ja="決済できない", en="payments fail"), ImpactWorded(ja="", en="")),
    "call": (
        CallLinkSet(url="https://meet.example.invalid/a"),
        CallLinkSet(url="https://meet.example.invalid/b"),
    ),
    "personal data": (
        PrivacyAnswered(answer=PrivacyAnswer.YES),
        PrivacyAnswered(answer=PrivacyAnswer.UNKNOWN, owner=B, ask_at=t("03:30")),
    ),
    "how it was found": (
        DetectionStated(found_by=Source.ALERT, first_known=t("01:50")),
        DetectionStated(found_by=Source.SALES, first_known=t("01:40"), note="A 社"),
    ),
    "call or none": (CallLinkSet(url="https://meet.example.invalid/a"), CallLinkSet(url="")),
    "contact": (contact(Outcome.ANSWERED, B), contact(Outcome.NO_ANSWER, C)),
    "report": (asked("03:30", "v411"), asked("03:15", "")),
    "report, both times past": (asked("02:30", "v411"), asked("02:15", "CDN")),
    "report or reported": (asked("02:15", "v411"), ReportGiven(role="lead_a")),
    "result": (finished(Result.WORKED), finished(Result.WORSE)),
    "option": (OptionDeclined(option="o1", reason="slow"), OptionDeclined(option="o1", reason="risky")),
    "inquiry": (assigned(B, "03:30"), assigned(C, None)),
    "inquiry, both times past": (assigned(B, "02:30"), assigned(C, "02:15")),
    "finding": (ruled_out("others are well"), HypothesisSupported(hypothesis="h1", basis="logs")),
    "two reasons to strike": (ruled_out("others are well"), ruled_out("logs")),
    "first response": (agreed(B, "03:30"), agreed(C, "03:40")),
    "first response, both times past": (agreed(B, "02:30"), agreed(C, "02:40")),
    "first response or put off": (
        agreed(B, "02:30"),
        AlignmentSkipped(reason="alone", ask_again_at=t("02:40")),
    ),
    "review": (ReviewPlanned(owner=B, on=t("02:00")), ReviewPlanned(owner=C, on=t("10:00"))),
    "two reasons": (IncidentReopened(reason="errors"), IncidentReopened(reason="inquiries")),
}


@pytest.mark.parametrize("name", CONTESTS)
@pytest.mark.parametrize("number", [0, 1])
def test_either_version_can_be_chosen_and_settles_it(desk_window: DeskWindow, name: str, number: int) -> None:
    story = given(declared(), RoleAssigned(role=COMMANDER, person=A), *WORK, apart(*CONTESTS[name]))
    board = story.board
    assert len(board.contested) == 1
    found = versions(board, story.policy, board.contested[0], desk_window.words, NOW)
    assert len(found) == 2
    assert len({one.text for one in found}) == 2
    assert contest_name(board, board.contested[0], desk_window.words)
    moment = Moment(now=NOW, author=A, zone="Asia/Tokyo", fresh=lambda: "fresh")
    facts = decide(board, story.policy, found[number].command, moment)
    settled = _after(story, facts)
    assert settled.contested == []


@pytest.mark.parametrize("name", ["inquiry", "option"])
def test_what_has_become_moot_asks_nobody(name: str) -> None:
    """A choice that the desk would not take must not stand there."""
    story = given(declared(), RoleAssigned(role=COMMANDER, person=A), *WORK, apart(*CONTESTS[name]))
    taken = ActionStarted(action="a2", text="CDN を外す", owner=B, check_at=t("04:00"), option="o1")
    assert story.and_then(ruled_out("logs"), taken).board.contested == []


def test_the_strip_names_both_versions_with_who_said_them_and_settles_by_one_key(
    desk_window: DeskWindow, hands: Hands
) -> None:
    stream = desk_window.declare()
    strip = AttentionStrip(desk_window.model, desk_window.words)
    hands.show(strip)
    story = given(
        declared(),
        RoleAssigned(role=COMMANDER, person=A),
        *WORK,
        apart(
            CallLinkSet(url=f"https://meet.example.invalid/{'a' * 60}1"),
            at("01:30", CallLinkSet(url=f"https://meet.example.invalid/{'a' * 60}2"), by=B),
        ),
    )
    desk_window.model.board = replace(story.board, stream=stream)
    desk_window.model.changed.emit()
    line = strip.lines[0]  # the overdue first post stands below it
    assert line.startswith("Address of the call: two versions")
    assert "until one is chosen, the newer one stands" in line
    desk_window.settle()
    first, second = [one.text() for one in strip.findChildren(Button) if one.isVisible()][:2]
    assert (first.partition(" ")[0], second.partition(" ")[0]) == (
        f"meet.example.inv…{'a' * 15}1",
        f"meet.example.inv…{'a' * 15}2",
    )
    assert (A in first, B in second) == (True, True)
    hands.press(KEY.Key_1, ALT)
    hands.press(KEY.Key_Return)
    desk_window.settle()
    (record,) = desk_window.records("call-link-set")
    assert record.event == CallLinkSet(url=f"https://meet.example.invalid/{'a' * 60}1")


def _after(story: Story, facts: list[Fact]) -> Board:
    """The board with what the decision itself names as replaced, not what the story would name by habit."""
    told = story.and_then(*(at("03:00", fact.event) for fact in facts)).records
    earlier, last = told[: len(story.records)], told[len(story.records) :]
    decided = [replace(record, bases=fact.bases) for record, fact in zip(last, facts, strict=True)]
    return fold(STREAM, [*earlier, *decided])
