"""What a severity means on a page and a component's ids by page: policy in, record out, each page its own."""

import pytest
from msgspec.structs import replace

from commander.board.bulletin import ComponentStatus, PageImpact, Stage
from commander.board.incident import IncidentReopened, SeveritySet
from commander.board.messages import PublicPost
from commander.board.organisation import Component, PolicyFile
from commander.board.page_facts import drafted_components, on_page
from commander.board.policy import ComponentListed, Policy
from commander.board.policy_import import ImportPolicy, decide
from commander.board.severity_map import DEFAULT_MAPPINGS, SeverityMapped, SeverityMapping, mapped
from commander.drafting.next_wording import suggested_template
from commander.policy_fault import PolicyFault
from commander.policy_file.toml import parse_policy, policy_text
from commander.wording.language import Language
from commander.wording.page_view import Fidelity, page_notes
from commander.wording.templates import TemplateId
from tests.commander.messages_said import arrived, message, order
from tests.commander.story import at, declared, given, restored, t

OK = ComponentStatus.OPERATIONAL
PAY = Component(id="pay", name_ja="決済", name_en="Payments", ids={"statuspage": "c1", "cachet": "3"})
LOGIN = Component(id="login", name_ja="ログイン", name_en="Login", ids={"cachet": ""})
LISTED = given(declared(), ComponentListed(component=PAY), ComponentListed(component=LOGIN))
MINE = SeverityMapping(severity=3, impact=PageImpact.MAJOR, component=ComponentStatus.PARTIAL_OUTAGE)


def test_the_default_map_is_the_one_of_the_issue():
    told = {one.severity: one.impact.value for one in DEFAULT_MAPPINGS}
    assert told == {1: "critical", 2: "major", 3: "minor", 4: "none", 5: "none"}
    assert mapped({}, None) is None


def test_the_policy_goes_out_and_comes_in_unchanged_with_maps_on_one_line():
    policy = PolicyFile(component=(PAY, LOGIN), severity_map=(MINE,))
    text = policy_text(policy)
    assert 'ids = {statuspage = "c1", cachet = "3"}' in text
    found = parse_policy(text, "policy.toml")
    assert (found.component, found.severity_map) == ((PAY, LOGIN), (MINE,))


@pytest.mark.parametrize(
    "wrong",
    [
        '[[component]]\nid = "a"\nname_ja = "a"\nname_en = "a"\nids = { page = "1" }',
        '[[component]]\nid = "a"\nname_ja = "a"\nname_en = "a"\nids = { cachet = "three" }',
        '[[component]]\nid = "a"\nname_ja = "a"\nname_en = "a"\nids = "1"',
        '[[severity_map]]\nseverity = 3\nimpact = "huge"\ncomponent = "partial_outage"',
        '[[severity_map]]\nseverity = 3\nimpact = "major"\ncomponent = "under_maintenance"',
        '[[severity_map]]\nseverity = 3\nimpact = "major"',
    ],
)
def test_what_no_page_could_take_is_a_fault_with_its_line(wrong):
    with pytest.raises(PolicyFault) as fault:
        parse_policy(wrong, "policy.toml")
    assert "policy.toml, line" in fault.value.sentence("en")
    assert "policy.toml の" in fault.value.sentence("ja")


def test_only_what_differs_is_recorded_and_what_is_left_out_goes_back_to_the_default():
    wish = ImportPolicy(policy=PolicyFile(severity_map=(MINE,)))
    (fact,) = decide(Policy(), wish)
    assert fact.event == SeverityMapped(mapping=MINE)
    changed = given(SeverityMapped(mapping=MINE)).policy
    assert changed.severity_mapping(3) == MINE
    assert decide(changed, wish) == []
    (back,) = decide(changed, ImportPolicy(policy=PolicyFile()))
    assert back.event == SeverityMapped(mapping=DEFAULT_MAPPINGS[2])


def test_each_page_is_told_by_the_id_it_knows_and_nothing_it_does_not_have():
    statuses = {"pay": ComponentStatus.MAJOR_OUTAGE, "login": ComponentStatus.DEGRADED, "raw": OK}
    policy = LISTED.policy
    assert on_page(policy, "statuspage", statuses) == {
        "c1": ComponentStatus.MAJOR_OUTAGE,
        "login": ComponentStatus.DEGRADED,
        "raw": OK,
    }
    assert on_page(policy, "cachet", statuses) == {"3": ComponentStatus.MAJOR_OUTAGE}


def test_an_order_keeps_what_the_pages_are_told_whatever_the_policy_becomes():
    story = LISTED.and_then(SeveritySet(severity=3), SeverityMapped(mapping=MINE))
    content = replace(message(), components={"pay": ComponentStatus.MAJOR_OUTAGE})
    event = story.when(order(content)).event
    assert event.impact is PageImpact.MAJOR
    assert event.page_components == {
        "statuspage": {"c1": ComponentStatus.MAJOR_OUTAGE},
        "cachet": {"3": ComponentStatus.MAJOR_OUTAGE},
    }


def test_a_part_that_a_post_in_between_left_out_works_again_at_the_end_too():
    def told(components):
        return PublicPost(content=replace(message(), components=components), ordered_at=t("01:00"), keys=())

    posts = [told({"pay": ComponentStatus.MAJOR_OUTAGE}), told({})]
    assert drafted_components(posts, Stage.RESOLVED, {}, None) == {"pay": OK}
    assert drafted_components(posts, Stage.RESOLVED, {"pay": ComponentStatus.DEGRADED}, None) == {
        "pay": ComponentStatus.DEGRADED
    }
    named = drafted_components([], Stage.INVESTIGATING, {"pay": None}, MINE.component)
    assert named == {"pay": ComponentStatus.PARTIAL_OUTAGE}


def test_what_a_page_cannot_show_is_said_in_both_languages():
    statuses = {"pay": ComponentStatus.DEGRADED, "login": OK}
    policy, targets = LISTED.policy, ("statuspage", "cachet", "page", "slack:#x")

    def notes(stage, severity, language):
        found = page_notes(policy, targets, stage, severity, statuses, language)
        return {(one.page, one.fidelity): one.text for one in found}, [one.text for one in found]

    by_place, en = notes(Stage.MONITORING, 2, Language.EN)
    assert by_place["Statuspage", Fidelity.SAME]
    assert "impact “major” (SEV2)" in en
    assert any(text.endswith("shows as “Watching”") for text in en)
    assert "Payments: “degraded performance” shows as “Performance issues”" in en
    assert "Login is not on this page" in en
    _, ja = notes(Stage.RESOLVED, None, Language.JA)
    assert "決済は「性能低下」のまま復旧になります" in ja
    assert "重大度が未判定のため、影響度はページが構成要素から決めます" in ja


def test_recovery_that_was_in_sight_and_is_not_takes_customers_back_to_investigating():
    monitoring = replace(message(), stage=Stage.MONITORING, template="T05")
    story = given(at("00:00", declared()))
    ordered = story.when(order(monitoring)).event
    story = arrived(story.and_then(at("02:00", ordered))).and_then(
        at("02:02", restored()), at("02:10", IncidentReopened(reason="同じ"))
    )
    assert suggested_template(story.board) is TemplateId.T01
