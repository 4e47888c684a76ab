"""What two desks said differently is settled in the window, whatever field it is: each way on works."""

import pytest
from msgspec.structs import replace

from commander.board.board import Board, decide, fold
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
from commander.board.record import Event, Fact
from commander.board.roles import COMMANDER, SCRIBE, RoleAssigned, RoleReleased
from tests.commander.story import STREAM, A, B, C, Story, Told, apart, at, declared, given, occurred, t
from tests.ui.desk_window import DeskWindow
from ui.panes.versions import versions

NOW = t("03:00")


def watch(owner: str, until: str) -> IncidentRestored:
    return IncidentRestored(watch_owner=owner, watch_until=t(until))


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
    "two reasons": (IncidentReopened(reason="errors"), IncidentReopened(reason="inquiries")),
}


@pytest.mark.parametrize("name", CONTESTS)
@pytest.mark.parametrize("number", [0, 1])
def test_either_version_can_be_chosen_and_settles_it(desk_window: DeskWindow, name: str, number: int) -> None:
    story = given(declared(), RoleAssigned(role=COMMANDER, person=A), apart(*CONTESTS[name]))
    board = story.board
    assert len(board.contested) == 1
    found = versions(board, story.policy, board.contested[0], desk_window.words, NOW)
    assert len(found) == 2
    assert all(one.text for one in found)
    moment = Moment(now=NOW, author=A, zone="Asia/Tokyo", fresh=lambda: "fresh")
    facts = decide(board, story.policy, found[number].command, moment)
    settled = _after(story, facts)
    assert settled.contested == []


def _after(story: Story, facts: list[Fact]) -> Board:
    """The board with what the decision itself names as replaced, not what the story would name by habit."""
    told = story.and_then(*(at("03:00", fact.event) for fact in facts)).records
    earlier, last = told[: len(story.records)], told[len(story.records) :]
    decided = [replace(record, bases=fact.bases) for record, fact in zip(last, facts, strict=True)]
    return fold(STREAM, [*earlier, *decided])
