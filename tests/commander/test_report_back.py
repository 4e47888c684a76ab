import pytest

from commander.board.refusal import Because, Refused
from commander.board.report_back import AskReport, Report, ReportAsked, ReportBack, ReportGiven
from commander.board.roles import RoleAssigned, RoleReleased
from tests.commander.story import STREAM, B, apart, declared, given, t

DECLARED = given(declared(), RoleAssigned(role="lead_a", person=B))


def ask(clock, task="", role="lead_a"):
    return AskReport(incident=STREAM, role=role, report_at=t(clock), task=task)


def back(text="", role="lead_a"):
    return ReportBack(incident=STREAM, role=role, text=text)


def test_a_team_owes_its_report_until_it_reports():
    story = DECLARED.when(ask("03:15", "v411 へ戻す")).then(
        ReportAsked(role="lead_a", report_at=t("03:15"), task="v411 へ戻す")
    )
    assert story.board.reports.owed("lead_a") == Report(task="v411 へ戻す", report_at=t("03:15"))
    assert story.board.reports.overdue(t("03:14")) == []
    assert [role for role, _ in story.board.reports.overdue(t("03:15"))] == ["lead_a"]
    told = story.when(back("5xx 0.4%")).then(ReportGiven(role="lead_a", text="5xx 0.4%"))
    assert told.board.reports.owed("lead_a") is None


def test_moving_the_time_keeps_the_task():
    story = DECLARED.and_then(ReportAsked(role="lead_a", report_at=t("03:15"), task="x"))
    moved = story.when(ask("03:30"))
    assert moved.fact.bases == ("record-3",)
    moved.then(ReportAsked(role="lead_a", report_at=t("03:30"), task="x"))


def test_two_desks_that_ask_apart_leave_the_earlier_time():
    story = DECLARED.and_then(
        apart(
            ReportAsked(role="lead_a", report_at=t("03:30")), ReportAsked(role="lead_a", report_at=t("03:15"))
        )
    )
    assert story.board.reports.owed("lead_a").report_at == t("03:15")
    heard = DECLARED.and_then(
        apart(ReportAsked(role="lead_a", report_at=t("03:30")), ReportGiven(role="lead_a"))
    )
    assert heard.board.reports.owed("lead_a") is not None


def test_a_report_outlives_the_leader_who_owed_it():
    story = DECLARED.and_then(
        ReportAsked(role="lead_a", report_at=t("03:15")), RoleReleased(role="lead_a", person=B)
    )
    assert story.board.reports.owed("lead_a") is not None


@pytest.mark.parametrize(
    ("command", "because"),
    [
        (ask("03:15", role="king"), Because.ROLE_UNKNOWN),
        (ask("02:59"), Because.TIME_IN_PAST),
        (ask("03:15", "x" * 2001), Because.TEXT_TOO_LONG),
        (back(), Because.NO_REPORT_OWED),
    ],
)
def test_what_cannot_be_owed_is_refused(command, because):
    DECLARED.when(command, now="03:00").then(Refused(because))
