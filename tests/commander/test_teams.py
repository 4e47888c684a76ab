"""Teams: one leader, one task with its end and its report, and what one waits for from another (4-22, 4-28)."""

import pytest

from commander.board.refusal import Because, Refused
from commander.board.report_back import (
    AcknowledgeReport,
    AskReport,
    ReportAcknowledged,
    ReportAsked,
    ReportBack,
    ReportGiven,
)
from commander.board.roles import (
    COMMANDER,
    TEAM_LEADS,
    AcceptRole,
    AssignRole,
    ReleaseRole,
    RoleAssigned,
    RoleOffered,
    RoleReleased,
)
from commander.board.teams import (
    EndWait,
    JoinTeam,
    StateWait,
    TeamJoined,
    WaitEnded,
    WaitStated,
    hub_view,
    standoffs,
)
from tests.commander.story import STREAM, A, B, C, apart, at, declared, given, t

LED = given(declared(), RoleAssigned(role="lead_a", person=A), RoleAssigned(role="lead_b", person=B))


def task(clock="03:20", *, box=None, role="lead_a", text="切り戻し"):
    return AskReport(incident=STREAM, role=role, report_at=t(clock), task=text, box=t(box) if box else None)


def views(story):
    board = story.board
    return {view.team: view for view in hub_view(board.roles, board.reports, board.teams)}


def test_a_task_has_an_end_a_report_and_somebody_who_took_it_on():
    asked = LED.when(task(box="03:15")).then(
        ReportAsked(role="lead_a", report_at=t("03:20"), task="切り戻し", box=t("03:15"))
    )
    view = views(asked)["lead_a"]
    assert (view.leader, view.task.box, view.is_acknowledged) == (A, t("03:15"), False)
    taken = asked.when(AcknowledgeReport(incident=STREAM, role="lead_a"), by=A).then(
        ReportAcknowledged(role="lead_a", asked="record-4")
    )
    assert views(taken)["lead_a"].is_acknowledged
    taken.when(AcknowledgeReport(incident=STREAM, role="lead_a")).then(Refused(Because.TASK_TAKEN_ALREADY))
    anew = taken.when(task("03:40", text="次の案")).then(
        ReportAsked(role="lead_a", report_at=t("03:40"), task="次の案")
    )
    assert not views(anew)["lead_a"].is_acknowledged  # another task wants another yes


def test_a_box_that_ends_after_the_report_is_refused_and_so_is_one_that_is_over():
    LED.when(task(box="03:21")).then(Refused(Because.BOX_AFTER_REPORT))
    LED.when(task(box="02:59")).then(Refused(Because.TIME_IN_PAST))


def test_what_a_team_last_said_stays_when_it_gets_another_task():
    told = LED.and_then(ReportAsked(role="lead_a", report_at=t("03:00"), task="x")).when(
        ReportBack(incident=STREAM, role="lead_a", text="5xx 0.4%"), by=A
    )
    story = told.then(ReportGiven(role="lead_a", text="5xx 0.4%")).and_then(
        ReportAsked(role="lead_a", report_at=t("03:30"), task="y")
    )
    said = views(story)["lead_a"].said
    assert (said.text, said.at, said.by) == ("5xx 0.4%", t("03:00"), A)


@pytest.mark.parametrize("team", TEAM_LEADS)
def test_no_team_has_a_task_without_its_one_leader(team):
    given(declared()).when(task(role=team)).then(Refused(Because.TEAM_WITHOUT_LEADER, team=team))


def test_a_team_with_a_task_is_never_left_without_its_leader():
    busy = LED.and_then(ReportAsked(role="lead_a", report_at=t("03:20"), task="切り戻し"))
    left = Refused(Because.TEAM_OWES, team="lead_a", task="切り戻し")
    busy.when(ReleaseRole(incident=STREAM, role="lead_a")).then(left)
    busy.when(AssignRole(incident=STREAM, role=COMMANDER, person=A)).then(left)
    offered = busy.and_then(RoleAssigned(role=COMMANDER, person=C), RoleOffered(role=COMMANDER, to=A))
    offered.when(AcceptRole(incident=STREAM, role=COMMANDER, person=A)).then(left)
    passed = busy.when(AssignRole(incident=STREAM, role="lead_a", person=C)).then(
        RoleAssigned(role="lead_a", person=C)
    )
    assert views(passed)["lead_a"].leader == C
    heard = busy.and_then(ReportGiven(role="lead_a"))
    heard.when(ReleaseRole(incident=STREAM, role="lead_a")).then(RoleReleased(role="lead_a", person=A))


def test_what_one_waits_for_is_seen_at_both():
    story = LED.when(StateWait(incident=STREAM, team="lead_b", on="lead_a", what=" 件数 ")).then(
        WaitStated(role="lead_b", on="lead_a", what="件数")
    )
    seen = views(story)
    assert (seen["lead_b"].wait.what, seen["lead_b"].wait.since) == ("件数", t("03:00"))
    assert seen["lead_a"].asked_by == ("lead_b",)
    assert standoffs(list(seen.values())) == []
    torn = story.and_then(WaitStated(role="lead_a", on="lead_b", what="文案"))
    assert standoffs(list(views(torn).values())) == [("lead_a", "lead_b")]
    ended = story.when(EndWait(incident=STREAM, team="lead_b")).then(WaitEnded(role="lead_b", what="件数"))
    assert views(ended)["lead_b"].wait is None


@pytest.mark.parametrize(
    ("command", "because"),
    [
        (StateWait(incident=STREAM, team="lead_a", on="lead_a", what="x"), Because.TEAM_WAITS_FOR_ITSELF),
        (StateWait(incident=STREAM, team="lead_z", on="lead_a", what="x"), Because.TEAM_UNKNOWN),
        (StateWait(incident=STREAM, team="lead_a", on="cl", what="x"), Because.TEAM_UNKNOWN),
        (StateWait(incident=STREAM, team="lead_a", on="lead_b", what=""), Because.TEXT_EMPTY),
        (EndWait(incident=STREAM, team="lead_a"), Because.NO_WAIT),
        (JoinTeam(incident=STREAM, person="", team="lead_a"), Because.TEXT_EMPTY),
        (JoinTeam(incident=STREAM, person=C, team="sme"), Because.TEAM_UNKNOWN),
    ],
)
def test_what_no_team_can_do_is_refused(command, because):
    LED.when(command).then(Refused(because))


def test_one_works_in_one_team_and_the_commander_in_none():
    story = LED.when(JoinTeam(incident=STREAM, person=C, team="lead_a")).then(
        TeamJoined(person=C, team="lead_a")
    )
    moved = story.when(JoinTeam(incident=STREAM, person=C, team="lead_alpha"))
    assert moved.fact.bases == ("record-4",)
    told = moved.then(TeamJoined(person=C, team="lead_alpha"))
    assert (views(told)["lead_a"].members, views(told)["lead_alpha"].members) == ((), (C,))
    left = told.when(JoinTeam(incident=STREAM, person=C)).then(TeamJoined(person=C))
    assert "lead_alpha" not in views(left)
    commands = LED.and_then(RoleAssigned(role=COMMANDER, person=C))
    commands.when(JoinTeam(incident=STREAM, person=C, team="lead_a")).then(
        Refused(Because.COMMANDER_ONE_ROLE, person=C)
    )


def test_while_desks_disagree_what_is_waited_for_stands():
    torn = LED.and_then(at("02:00", WaitStated(role="lead_b", on="lead_a", what="件数"))).and_then(
        apart(WaitEnded(role="lead_b"), WaitStated(role="lead_b", on="lead_a", what="一覧"))
    )
    assert torn.board.teams.waiting("lead_b").what == "一覧"
