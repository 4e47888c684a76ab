import pytest

from commander.board.actions import ActionStarted
from commander.board.impact import Amount, Aspect, Certainty, Concern, ImpactStated
from commander.board.incident import IncidentClosed, Phase, PhaseEntered, SeveritySet
from commander.board.needed_roles import ORDER
from commander.board.roles import COMMANDER, ROLES, SCRIBE, RoleAssigned, RoleOffered, RoleReleased
from commander.board.staffing import Caution, cautions, shown_roles, vacancies
from commander.board.summons import RoleCalled
from tests.commander.story import A, B, C, apart, at, declared, given, restored, t

DECLARED = given(at("02:00", declared()))


def personal_data(text="不明", certainty=Certainty.UNCONFIRMED, amount=None, concern=None):
    return ImpactStated(
        row="r1",
        aspect=Aspect.PERSONAL_DATA,
        text=text,
        certainty=certainty,
        as_of=t("02:00"),
        amount=amount,
        concern=concern,
    )


def held(role, person=A):
    return RoleAssigned(role=role, person=person)


def vacant(story):
    return {vacancy.role: vacancy.since for vacancy in vacancies(story.board)}


def test_the_pane_has_a_place_for_every_role_of_the_catalogue():
    assert sorted(ORDER) == sorted(ROLES)


def test_nothing_is_needed_before_a_declaration_nor_after_the_end():
    assert not given().board.needed
    assert not DECLARED.and_then(IncidentClosed(reason="済")).board.needed


def test_command_and_scribe_are_needed_from_the_declaration_on():
    assert vacant(DECLARED) == {COMMANDER: t("02:00"), SCRIBE: t("02:00")}


@pytest.mark.parametrize(("severity", "liaisons"), [(1, {"cl", "il"}), (2, {"cl", "il"}), (3, set())])
def test_a_grave_incident_needs_both_liaisons(severity, liaisons):
    story = DECLARED.and_then(at("02:05", SeveritySet(severity=severity)))
    assert set(story.board.needed) == {COMMANDER, SCRIBE} | liaisons


def test_a_vacancy_counts_from_when_the_role_became_needed():
    story = DECLARED.and_then(at("02:05", SeveritySet(severity=2)), at("02:09", SeveritySet(severity=1)))
    assert vacant(story)["cl"] == t("02:05")
    eased = story.and_then(
        at("02:10", SeveritySet(severity=4)),
        at("02:20", SeveritySet(severity=1)),
    )
    assert vacant(eased)["cl"] == t("02:20")


def test_while_severities_are_contested_the_graver_staffing_holds():
    story = DECLARED.and_then(
        apart(at("02:05", SeveritySet(severity=1)), at("02:06", SeveritySet(severity=4)))
    )
    assert vacant(story)["cl"] == t("02:05")


def test_or_from_when_somebody_left_it():
    story = DECLARED.and_then(held(SCRIBE, B), at("02:30", RoleReleased(role=SCRIBE, person=B)))
    assert vacant(story)[SCRIBE] == t("02:30")


def test_team_b_carries_the_liaisons_until_it_is_left():
    story = DECLARED.and_then(at("02:05", SeveritySet(severity=1)), held("lead_b", B), held("lead_a", C))
    assert set(vacant(story)) == {COMMANDER, SCRIBE}
    left = story.and_then(at("02:40", RoleReleased(role="lead_b", person=B)))
    assert vacant(left)["cl"] == t("02:40")


def test_once_split_both_teams_have_a_leader():
    assert set(vacant(DECLARED.and_then(held("lead_a")))) == {COMMANDER, SCRIBE, "lead_b"}


def test_a_decision_maker_is_needed_from_the_alignment_on():
    story = DECLARED.and_then(at("02:31", PhaseEntered(phase=Phase.ALIGNMENT)))
    assert vacant(story)["biz"] == t("02:31")
    assert vacant(story.and_then(at("02:50", PhaseEntered(phase=Phase.RESPONSE))))["biz"] == t("02:31")


@pytest.mark.parametrize(
    ("row", "needs_legal"),
    [
        (personal_data(), True),
        (personal_data("なし(DB を確認)", Certainty.ESTIMATED), True),
        (personal_data("氏名とメール", Certainty.CONFIRMED), True),
        (personal_data("なし(DB を確認)", Certainty.CONFIRMED), False),
        (personal_data("no personal data", Certainty.CONFIRMED), False),
        (personal_data(concern=Concern.POSSIBLE), True),
        (personal_data(concern=Concern.NONE), False),
        (personal_data("数えた", Certainty.CONFIRMED, Amount(low=0, likely=0, high=0)), False),
    ],
)
def test_legal_is_needed_while_personal_data_is_not_ruled_out(row, needs_legal):
    assert ("legal" in DECLARED.and_then(row).board.needed) is needs_legal


def test_the_privacy_officer_counts_as_legal():
    assert "legal" not in vacant(DECLARED.and_then(personal_data(), held("privacy", B)))


def test_a_confirmed_leak_needs_the_privacy_officer():
    assert "privacy" not in DECLARED.and_then(personal_data(concern=Concern.POSSIBLE)).board.needed
    assert "privacy" in DECLARED.and_then(personal_data(concern=Concern.CONFIRMED)).board.needed


def test_after_recovery_only_command_is_needed():
    story = DECLARED.and_then(SeveritySet(severity=1), at("03:00", restored()))
    assert set(vacant(story)) == {COMMANDER}


def test_command_is_urgent_at_once_and_the_others_after_five_minutes():
    commander, scribe = vacancies(DECLARED.board)
    assert commander.is_urgent(t("02:00"))
    assert not scribe.is_urgent(t("02:04"))
    assert scribe.is_urgent(t("02:05"))


def test_what_matters_is_shown_in_the_order_of_the_pane_and_no_vacancy_is_hidden():
    story = DECLARED.and_then(
        personal_data(),
        held("sec", B),
        RoleReleased(role="sec", person=B),
        RoleCalled(role="pr", person=C),
        held("lead_b", C),
        RoleOffered(role="lead_b", to=A),
    )
    assert shown_roles(story.board) == [COMMANDER, SCRIBE, "lead_a", "lead_b", "legal", "sec", "pr"]


def test_what_somebody_must_not_do_beside_a_role_is_said_and_not_forbidden():
    acts = ActionStarted(action="a1", text="x", owner=A, check_at=t("03:00"))
    story = DECLARED.and_then(
        at("02:00", held(COMMANDER, A)), at("02:00", held(SCRIBE, B)), held("sme", B), acts
    )
    assert cautions(story.board, COMMANDER, t("02:30")) == [Caution.COMMANDER_ACTS]
    assert cautions(story.board, SCRIBE, t("02:30")) == [Caution.SCRIBE_FIXES]
    assert cautions(story.board, SCRIBE, t("05:00")) == [Caution.SCRIBE_FIXES, Caution.LONG_IN_CHAIR]
    assert cautions(story.board, "deputy", t("02:30")) == []
    both = DECLARED.and_then(held("lead_a", C), held("lead_b", C), held("deputy", C))
    assert cautions(both.board, "lead_a", t("02:30")) == [Caution.LEADS_BOTH]
    assert cautions(both.board, "deputy", t("02:30")) == [Caution.DEPUTY_INVESTIGATES]
