from datetime import timedelta

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from commander.board.bulletin import Stage
from commander.board.organisation import (
    DEFAULT_AUDIENCES,
    DEFAULT_CADENCES,
    Approval,
    Audience,
    Cadence,
    Component,
    Person,
    PolicyFile,
    Service,
)
from commander.board.policy import (
    ApprovalSet,
    AudienceListed,
    AudienceRemoved,
    CadenceSet,
    ComponentListed,
    ComponentRemoved,
    PersonListed,
    PersonRemoved,
    Policy,
    ServiceDescribed,
)
from commander.board.policy_import import ImportPolicy, decide
from tests.commander.story import Story, apart, given

SERVICE = Service(name_ja="サンプル決済", name_en="Sample Pay", url="https://status.example")
PERSON = Person(key="a", name="担当A")
STAFF = Audience(key="staff", name_ja="社内", name_en="Staff", targets=("slack:#incidents",))
DATABASE = Component(id="db", name_ja="データベース", name_en="Database")
SHARP = Cadence(severity=1, first=3, investigating=10, identified=10, monitoring=20)
FULL = PolicyFile(
    service=SERVICE,
    approval=Approval(public="nobody"),
    person=(PERSON,),
    audience=(STAFF,),
    component=(DATABASE,),
    cadence=(SHARP,),
)


def imported(story, file):
    return story.and_then(*(fact.event for fact in decide(story.policy, ImportPolicy(policy=file))))


def test_before_anything_is_imported_nobody_starts_with_nothing():
    policy = Policy()
    assert policy.audiences() == list(DEFAULT_AUDIENCES)
    assert policy.audience("public").targets == ("page",)
    assert policy.audience("press") is None
    assert (policy.service, policy.approval.public) == (Service(), "commander")
    assert (policy.persons(), policy.components(), policy.person_name("担当B")) == ([], [], "担当B")
    assert [policy.cadence(severity) for severity in range(1, 6)] == list(DEFAULT_CADENCES)


def test_while_the_severity_is_unknown_the_cadence_is_a_sharp_one():
    assert Policy().cadence(None) == DEFAULT_CADENCES[1]


@pytest.mark.parametrize(
    ("stage", "minutes"),
    [(Stage.INVESTIGATING, 15), (Stage.IDENTIFIED, 20), (Stage.MONITORING, 30), (Stage.RESOLVED, 30)],
)
def test_a_cadence_goes_by_stage(stage, minutes):
    assert DEFAULT_CADENCES[0].interval(stage) == timedelta(minutes=minutes)


def test_a_file_becomes_facts_about_what_differs():
    assert [fact.event for fact in decide(Policy(), ImportPolicy(policy=FULL))] == [
        ServiceDescribed(service=SERVICE),
        ApprovalSet(approval=Approval(public="nobody")),
        PersonListed(person=PERSON),
        AudienceListed(audience=STAFF),
        ComponentListed(component=DATABASE),
        CadenceSet(cadence=SHARP),
    ]


def test_what_is_in_no_file_leaves():
    story = imported(Story(), FULL)
    assert story.policy.person_name("a") == "担当A"
    assert [
        fact.event for fact in decide(story.policy, ImportPolicy(policy=PolicyFile(cadence=(SHARP,))))
    ] == [
        ServiceDescribed(service=Service()),
        ApprovalSet(approval=Approval()),
        PersonRemoved(key="a"),
        AudienceRemoved(key="staff"),
        ComponentRemoved(id="db"),
    ]
    assert decide(story.policy, ImportPolicy(policy=PolicyFile()))[-1].event == CadenceSet(
        cadence=DEFAULT_CADENCES[0]
    )
    emptied = imported(story, PolicyFile())
    assert (emptied.policy.persons(), emptied.policy.audiences(), emptied.policy.components()) == ([], [], [])
    assert emptied.policy.person_name("a") == "a"
    assert (story.policy.audience("staff"), emptied.policy.audience("staff")) == (
        next(one for one in FULL.audience if one.key == "staff"),
        None,
    )


def test_a_fact_names_what_it_replaces():
    story = imported(Story(), FULL)
    renamed = Person(key="a", name="担当A(夜)")
    (fact,) = (
        fact
        for fact in decide(story.policy, ImportPolicy(policy=PolicyFile(person=(renamed,))))
        if isinstance(fact.event, PersonListed)
    )
    assert fact.bases == ("record-3",)
    assert fact.about == "person:a"


def test_contested_the_stricter_approval_holds():
    story = given(
        apart(
            ApprovalSet(approval=Approval(public="commander")),
            ApprovalSet(approval=Approval(public="nobody")),
        )
    )
    assert story.policy.approval.public == "commander"


keys = st.sampled_from(["a", "b", "c"])
words = st.text(max_size=3)
files = st.builds(
    PolicyFile,
    service=st.builds(Service, name_ja=words, url=words),
    approval=st.builds(Approval, public=st.sampled_from(["commander", "nobody"])),
    person=st.lists(st.builds(Person, key=keys, name=words), max_size=3, unique_by=lambda one: one.key).map(
        tuple
    ),
    audience=st.lists(
        st.builds(Audience, key=keys, name_ja=words, name_en=words, public=st.booleans()),
        max_size=3,
        unique_by=lambda one: one.key,
    ).map(tuple),
    component=st.lists(
        st.builds(Component, id=keys, name_ja=words, name_en=words), max_size=3, unique_by=lambda one: one.id
    ).map(tuple),
    cadence=st.lists(
        st.builds(
            Cadence,
            severity=st.integers(1, 5),
            first=st.integers(1, 99),
            investigating=st.just(9),
            identified=st.just(9),
            monitoring=st.just(9),
        ),
        max_size=5,
        unique_by=lambda one: one.severity,
    ).map(tuple),
)


@drawn(history=st.lists(files, min_size=1, max_size=4))
def test_after_an_import_the_policy_is_what_the_file_says_and_importing_it_again_records_nothing(history):
    story = Story()
    for file in history:
        story = imported(story, file)
    last, policy = history[-1], story.policy
    assert decide(policy, ImportPolicy(policy=last)) == []
    assert (policy.service, policy.approval) == (last.service, last.approval)
    assert sorted(policy.persons(), key=str) == sorted(last.person, key=str)
    assert sorted(policy.components(), key=str) == sorted(last.component, key=str)
    if policy.audience_fields:
        assert sorted(policy.audiences(), key=str) == sorted(last.audience, key=str)
    said = {cadence.severity: cadence for cadence in last.cadence}
    for cadence in DEFAULT_CADENCES:
        assert policy.cadence(cadence.severity) == said.get(cadence.severity, cadence)
    exported = imported(story, policy.as_file())
    assert exported.policy.as_file() == policy.as_file()
    assert decide(exported.policy, ImportPolicy(policy=policy.as_file())) == []
