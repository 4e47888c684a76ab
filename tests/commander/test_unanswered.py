"""What nobody took on goes up to the leader; whom to call next; whose relief is due (1-07, 1-13, 4-21)."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from commander.board.duty_roster import (
    DutyRoster,
    OwnerTeam,
    OwnerTeamListed,
    RoleRule,
    RoleRuleListed,
    RoleRuleRemoved,
    Staffing,
    StaffingSet,
)
from commander.board.organisation import PolicyFile
from commander.board.policy_import import ImportPolicy
from commander.board.policy_import import decide as decide_policy
from commander.board.presence import Presence, PresenceSet
from commander.board.refusal import Because, Refused
from commander.board.report_back import ReportAcknowledged, ReportAsked
from commander.board.roles import COMMANDER, SCRIBE, AssignRole, RoleAssigned, RoleOffered
from commander.board.stand_down import TeamStoodDown
from commander.board.summons import Answer, CallAnswered, CallState, RoleCalled, RoleSummoned
from commander.board.teams import TeamJoined
from commander.board.unanswered import Kind, leader_over, next_to_call, reliefs, unanswered
from commander.policy_fault import PolicyFault
from commander.policy_file.toml import parse_policy, policy_text
from commander.wording.language import Language
from commander.wording.role_names import role_name
from tests.commander.story import STREAM, A, B, C, at, declared, given, t

TOKYO = ZoneInfo("Asia/Tokyo")
LED = given(
    declared(),
    at("01:00", RoleAssigned(role=COMMANDER, person=A)),
    at("01:00", RoleAssigned(role="deputy", person=C)),
    at("01:00", RoleAssigned(role="lead_a", person=B)),
)


def late(story, clock):
    return [
        (one.kind, one.role, one.leader) for one in unanswered(story.board, story.policy.roster, t(clock))
    ]


def test_a_summons_that_nobody_calls_goes_up_after_five_minutes():
    asked = LED.and_then(at("02:00", RoleSummoned(role="legal")))
    assert late(asked, "02:04") == []
    assert late(asked, "02:05") == [(Kind.WANTED, "legal", A)]
    assert late(asked.and_then(at("02:06", RoleCalled(role="legal", person=C))), "02:30") == []


def test_a_task_that_its_team_has_not_said_yes_to_goes_up_and_so_does_a_report_overdue():
    asked = LED.and_then(at("02:00", ReportAsked(role="lead_a", report_at=t("02:20"), task="x")))
    assert late(asked, "02:06") == [(Kind.TASK, "lead_a", A)]
    taken = asked.and_then(ReportAcknowledged(role="lead_a", asked="record-5"))
    assert late(taken, "02:24") == []
    assert late(taken, "02:25") == [(Kind.REPORT, "lead_a", A)]


def test_a_handover_that_the_commander_is_offered_goes_up_to_the_deputy():
    offered = LED.and_then(at("02:00", RoleOffered(role="lead_a", to=A)))
    assert late(offered, "02:05") == [(Kind.OFFER, "lead_a", C)]


def test_how_long_is_the_policys():
    asked = LED.and_then(
        StaffingSet(staffing=Staffing(take_on_minutes=15)), at("02:00", RoleSummoned(role="legal"))
    )
    assert late(asked, "02:14") == []
    assert late(asked, "02:15") == [(Kind.WANTED, "legal", A)]


def test_whoever_works_in_a_team_is_led_by_its_leader():
    story = LED.and_then(TeamJoined(person="x", team="lead_a"))
    assert [leader_over(story.board, person) for person in ("x", B, A, "")] == [B, A, C, A]


def test_whom_to_call_next_follows_the_policy_past_those_who_did_not_come_or_have_left():
    rule = RoleRuleListed(rule=RoleRule(key="legal", call=(A, B, C, "x", "y")))
    story = LED.and_then(rule)
    assert next_to_call(story.board, story.policy.roster, "legal") == (B, C, "x", "y")
    called = story.and_then(
        RoleCalled(role="legal", person=B),
        CallAnswered(role="legal", person=B, answer=Answer.NO_ANSWER),
        PresenceSet(person=C, presence=Presence.LEFT),
    )
    assert next_to_call(called.board, called.policy.roster, "legal") == ("x", "y")
    again = called.and_then(
        RoleCalled(role="legal", person="x"),
        CallAnswered(role="legal", person="x", answer=Answer.DECLINED),
    )
    assert next_to_call(again.board, again.policy.roster, "legal") == ("y",)


def test_without_a_rule_the_team_that_is_called_like_the_role_is_called():
    legal = OwnerTeam(key="legal", name_ja="法務", name_en="Legal", members=("x", B), lead=B)
    story = LED.and_then(OwnerTeamListed(owner_team=legal))
    assert next_to_call(story.board, story.policy.roster, "legal") == (B, "x")
    assert next_to_call(story.board, story.policy.roster, "pr") == ()


def test_every_step_of_a_summons_is_kept_with_its_time_until_they_arrive():
    story = LED.and_then(
        at("02:00", RoleSummoned(role="legal")),
        at("02:01", RoleSummoned(role="legal", caller=C), by=C),
        at("02:02", RoleCalled(role="legal", person="x"), by=C),
        at("02:04", CallAnswered(role="legal", person="x", answer=Answer.COMING)),
        at("02:20", RoleAssigned(role="legal", person="x")),
    )
    assert story.board.calls.by_role == {}
    steps = [(step.state, step.at) for step in story.board.calls.ended["legal"].steps]
    assert steps == [
        (CallState.ASKED, t("02:00")),
        (CallState.ASKED, t("02:01")),
        (CallState.CALLED, t("02:02")),
        (CallState.COMING, t("02:04")),
        (CallState.ARRIVED, t("02:20")),
    ]


def reasons(story, clock):
    found = reliefs(story.board, story.policy.roster, t(clock), TOKYO)
    return [(one.role, one.person, one.edge, one.has_left) for one in found]


def test_relief_is_suggested_after_hours_in_the_chair_and_no_more_once_it_is_offered():
    assert reasons(LED, "03:29") == []
    assert reasons(LED, "03:30") == [(COMMANDER, A, None, False)]
    assert reasons(LED.and_then(RoleOffered(role=COMMANDER, to=C)), "03:30") == []


def test_relief_is_suggested_before_the_shift_changes_but_not_to_whoever_just_sat_down():
    shifts = LED.and_then(
        StaffingSet(staffing=Staffing(shift_edges=("02:30", "25:99", "x"))),
        at("02:00", RoleAssigned(role=SCRIBE, person=B)),
    )
    assert reasons(shifts, "01:59") == []
    assert reasons(shifts, "02:05") == [(COMMANDER, A, t("02:30"), False)]


def test_whoever_left_with_a_role_is_named_at_once():
    story = LED.and_then(at("01:30", PresenceSet(person=B, presence=Presence.LEFT)))
    assert reasons(story, "01:31") == [("lead_a", B, None, True)]


def test_roles_that_the_policy_keeps_apart_are_refused_on_either_side():
    story = LED.and_then(RoleRuleListed(rule=RoleRule(key="deputy", not_with=("sme",))))
    story.when(AssignRole(incident=STREAM, role="sme", person=C)).then(
        Refused(Because.ROLES_APART, person=C, role="sme", held="deputy")
    )
    other = story.and_then(RoleAssigned(role="sme", person="x"))
    other.when(AssignRole(incident=STREAM, role="deputy", person="x")).then(Refused(Because.ROLES_APART))
    LED.when(AssignRole(incident=STREAM, role="sme", person=C)).then(RoleAssigned(role="sme", person=C))
    # In a small team one person carries several (practice §2).
    small = LED.when(AssignRole(incident=STREAM, role="il", person=C)).then(RoleAssigned(role="il", person=C))
    small.when(AssignRole(incident=STREAM, role=SCRIBE, person=C)).then(RoleAssigned(role=SCRIBE, person=C))


def test_a_role_is_called_as_the_organisation_does_and_as_shipped_where_it_says_nothing():
    story = LED.and_then(RoleRuleListed(rule=RoleRule(key=COMMANDER, name_ja="現場統括")))
    assert role_name(COMMANDER, story.policy, Language.JA) == "現場統括"
    assert role_name(COMMANDER, story.policy, Language.EN) == "現場統括"
    assert role_name(SCRIBE, story.policy, Language.JA) == "書記"
    gone = story.and_then(RoleRuleRemoved(key=COMMANDER))
    assert role_name(COMMANDER, gone.policy, Language.JA) == "指揮"


WHOLE = """\
[[role]]
key = "legal"
name_ja = "法務部"
call = ["a", "b"]
not_with = ["pr"]
[staffing]
relief_minutes = 120
shift_edges = ["09:00"]
[[team]]
key = "pay"
name_ja = "決済"
name_en = "Payments"
owns = ["checkout"]
members = ["a"]
"""


def test_the_policy_file_goes_there_and_back_and_only_what_differs_is_recorded():
    read = parse_policy(WHOLE, "x")
    assert parse_policy(policy_text(read), "x") == read
    facts = decide_policy(LED.policy, ImportPolicy(policy=read))
    events = [fact.event for fact in facts]
    assert StaffingSet(staffing=Staffing(relief_minutes=120, shift_edges=("09:00",))) in events
    story = LED.and_then(*events)
    assert decide_policy(story.policy, ImportPolicy(policy=read)) == []
    assert story.policy.as_file().role == read.role
    removed = decide_policy(
        story.policy, ImportPolicy(policy=replace(read, role=(), team=(), staffing=Staffing()))
    )
    assert {type(fact.event).__name__ for fact in removed} == {
        "RoleRuleRemoved",
        "OwnerTeamRemoved",
        "StaffingSet",
    }
    assert PolicyFile().staffing == DutyRoster().staffing


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ('[[role]]\nkey = "king"\n', "role.key"),
        ('[[role]]\nkey = "ic"\nnot_with = ["king"]\n', "role.not_with"),
        ('[staffing]\nshift_edges = ["9 o\'clock"]\n', "staffing.shift_edges"),
        ("[staffing]\nrelief_minutes = 1\n", "staffing.relief_minutes"),
        ('[[team]]\nkey = "x"\nname_ja = "x"\n', "team.name_en"),
        ('[[team]]\nkey = "x"\nname_ja = "x"\nname_en = "x"\nowns = "checkout"\n', "team.owns"),
    ],
)
def test_a_fault_in_the_file_is_named_with_its_place_and_the_way_on(wrong, key):
    with pytest.raises(PolicyFault) as fault:
        parse_policy(wrong, "x")
    assert fault.value.key == key
    for language in ("ja", "en"):
        assert fault.value.sentence(language)


def test_a_record_may_hold_any_number_of_minutes():
    wild = Staffing(relief_minutes=-5, take_on_minutes=10**9)
    assert (wild.relief_after, wild.take_on_within) == (timedelta(minutes=1), timedelta(days=1))
    assert OwnerTeamListed(owner_team=OwnerTeam(key="x", name_ja="x", name_en="x")).owner_team.owns == ()


def test_what_was_wanted_before_the_team_stood_down_is_asked_of_nobody_any_more():
    asked = LED.and_then(
        at("02:00", RoleSummoned(role="legal")),
        at("02:01", ReportAsked(role="lead_a", report_at=t("02:20"), task="x")),
    )
    assert [kind for kind, _, _ in late(asked, "03:00")] == [Kind.WANTED, Kind.TASK, Kind.REPORT]
    down = TeamStoodDown(released=(B,), watch_owner=A, watch_until=t("06:00"), recalled_if="it fails again")
    stood_down = asked.and_then(at("03:00", down))
    assert late(stood_down, "03:30") == []
    again = stood_down.and_then(at("04:00", RoleSummoned(role="pr")))
    assert late(again, "04:10") == [(Kind.WANTED, "pr", A)]
