"""What management reads, what it cost in people, how it was written down, what is only temporary (2-18, 3-09, §7.2)."""

from datetime import timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from commander.board.action_course import LiftTemporary
from commander.board.actions import FinishAction, Result, StartAction
from commander.board.decisions import MakeDecision
from commander.board.erasing import EraseEntry
from commander.board.follow_ups import NoteFollowUp
from commander.board.impact import Certainty, Concern, StateImpact
from commander.board.incident import Close, IncidentKind
from commander.board.lanes import Nature
from commander.board.policy import Policy
from commander.board.presence import Presence, PresenceSet
from commander.board.privacy_records import RaisePrivacyConcern
from commander.board.roles import COMMANDER, AssignRole, RoleAssigned
from commander.board.summons import Answer, CallAnswered, RoleCalled
from commander.board.timeline import AddEntry, EntryKind
from commander.figures.log_quality import log_quality
from commander.figures.people_cost import people_cost
from commander.reading import Reading
from commander.reports.management_written import as_html, as_markdown, gathered
from commander.temporary_measures import in_place
from commander.wording.effort import cost_text
from commander.wording.language import Language
from commander.working_days import calendar_of
from tests.commander.console import Console
from tests.commander.story import A, B, C, at, declared, given, restored, t

TOKYO = ZoneInfo("Asia/Tokyo")
SECRET = "注文の一覧が他社から見えた"


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path / "home") as console:
        yield console


def measure(console, incident, text, **more):
    started = console.desk.submit(
        StartAction(
            incident=incident, text=text, owner=B, check_at=console.clock() + timedelta(minutes=10),
            nature=Nature.TEMPORARY, **more,
        )
    )  # fmt: skip
    action = started[0].event.action
    console.desk.submit(FinishAction(incident=incident, action=action, result=Result.WORKED))
    return action


def test_a_temporary_measure_stays_on_the_list_of_all_incidents_until_it_is_lifted(console):
    one, drill = console.declare(), console.declare(incident_kind=IncidentKind.DRILL)
    action = measure(console, one, "上限を 10 倍に")
    measure(console, drill, "訓練の対応")
    console.desk.submit(Close(incident=one, reason="済"))
    with Reading(console.home) as reading:
        (found,) = in_place(reading)
        assert (found.text, found.owner, found.closed, found.action) == ("上限を 10 倍に", B, True, action)
    console.desk.submit(LiftTemporary(incident=one, action=action, reason="恒久対応に替えた"))
    with Reading(console.home) as reading:
        assert in_place(reading) == []


def test_the_page_has_impact_course_customers_and_what_is_left_and_nothing_restricted(console):
    incident = console.declare("<b>決済</b>が失敗する")
    submit = console.desk.submit
    submit(AssignRole(incident=incident, role=COMMANDER, person=A))
    submit(RaisePrivacyConcern(incident=incident, note=SECRET))
    submit(
        StateImpact(
            incident=incident, aspect="personal-data", text=SECRET, certainty=Certainty.ESTIMATED,
            concern=Concern.POSSIBLE,
        )
    )  # fmt: skip
    submit(MakeDecision(incident=incident, text="全面切り戻し", basis="復旧を優先", decider=B))
    submit(NoteFollowUp(incident=incident, text="容量の見直し", owner=C))
    measure(console, incident, "上限を 10 倍に")
    submit(AddEntry(incident=incident, text="CPU 100%", entry_kind=EntryKind.FACT))
    entry = submit(AddEntry(incident=incident, text="消す", entry_kind=EntryKind.FACT, source="x"))[0]
    submit(EraseEntry(incident=incident, entry=entry.id, reason="x"))
    with Reading(console.home) as reading:
        pages = {
            language: gathered(reading, incident, console.clock() + timedelta(minutes=30), language)
            for language in Language
        }
    japanese = as_markdown(pages[Language.JA])
    for said in (
        "## 影響",
        "決定:全面切り戻し",
        "容量の見直し",
        "暫定対応が残っています",
        "お知らせは出していません",
    ):
        assert said in japanese
    assert "個人情報" in japanese
    assert SECRET not in japanese
    assert "\\<b\\>決済" in japanese
    html = as_html(pages[Language.EN])
    assert "&lt;b&gt;" in html
    assert "<b>" not in html
    assert SECRET not in html
    assert "facts without a source: 1/1" in html


def test_time_of_people_is_from_their_roles_and_presence_and_two_at_once_are_one():
    story = given(
        at("02:00", declared()),
        at("02:00", RoleAssigned(role=COMMANDER, person=A)),
        at("02:30", RoleAssigned(role="deputy", person=A)),
        at("02:30", PresenceSet(person=B, presence=Presence.HERE)),
        at("03:00", PresenceSet(person=B, presence=Presence.LEFT)),
        at("02:40", PresenceSet(person=C, presence=Presence.WATCHING)),
        at("02:50", RoleCalled(role="cl", person=C)),
        at("02:55", CallAnswered(role="cl", person=C, answer=Answer.NO_ANSWER)),
        at("04:00", restored()),
    )
    calendar = calendar_of(Policy(), t("02:00").date())
    cost = people_cost(story.board, Policy(), t("09:00"), TOKYO, calendar)
    assert (cost.people, cost.time, cost.unanswered) == (2, timedelta(hours=2, minutes=30), 1)
    assert cost.off_hours == cost.time
    assert "時間外 2時間30分" in cost_text(cost, Language.JA)


def test_the_log_is_measured_as_a_whole(console):
    incident = console.declare()
    submit = console.desk.submit
    submit(AddEntry(incident=incident, text="事実", entry_kind=EntryKind.FACT, source="グラフ"))
    submit(AddEntry(incident=incident, text="事実", entry_kind=EntryKind.FACT))
    submit(AddEntry(incident=incident, text="決定", entry_kind=EntryKind.DECISION))
    with Reading(console.home) as reading:
        board, rows = reading.board(incident), reading.timeline(incident)
    found = log_quality(board, [row.record for row in rows], console.clock() + timedelta(hours=2))
    assert (found.entries, found.facts, found.without_source, found.late) == (3, 2, 1, Fraction(0))
    assert found.per_hour == Fraction(3, 2)
    assert log_quality(board, [], console.clock()).late is None
