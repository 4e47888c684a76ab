"""The desk on a real journal: what one command does to records, debts, lists and those who listen."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commander.board.actions import FinishAction, Result, StartAction
from commander.board.deliveries import Choice, DecideDelivery
from commander.board.hypotheses import RuleOutHypothesis, StateHypothesis
from commander.board.impact import Certainty, StateImpact
from commander.board.incident import (
    Close,
    Declare,
    DeclareRestored,
    IncidentKind,
    Reopen,
    Retitle,
    SetSeverity,
)
from commander.board.message import KeepMessage, OrderBroadcast
from commander.board.options import DeclineOption, ProposeOption
from commander.board.organisation import Person, PolicyFile
from commander.board.policy_import import ImportPolicy
from commander.board.record import ORGANISATION
from commander.board.refusal import Because, Refused
from commander.board.roles import COMMANDER, AssignRole
from commander.board.signals import JudgeSignal, RaiseSignal, Verdict
from commander.board.timeline import AddEntry, CorrectEntry, StrikeEntries, decide
from commander.journal.summary import summary_of
from commander.journal.verify import verify
from commander.reading import Reading
from tests.commander.console import CUSTOMERS, STAFF, Console
from tests.commander.messages_said import message
from tests.commander.story import A


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path / "home") as console:
        yield console


def refused(console, command):
    before = console.journal.newest_position()
    with pytest.raises(Refused) as caught:
        console.desk.submit(command)
    assert console.journal.newest_position() == before
    return caught.value.because


def listed(console, incident):
    with Reading(console.home) as reading:
        return reading.incident(incident)


def test_a_declaration_opens_a_stream_and_a_row_of_the_list(console):
    incident = console.declare("決済が失敗する", severity=2)
    row = listed(console, incident)
    assert (row.title, row.severity, row.phase, row.closed, row.kind) == ("決済が失敗する", 2, 0, 0, "real")
    assert (row.declared_at, row.promise) == (console.clock().isoformat(), None)
    assert listed(console, row.short_id) == row


def test_a_declaration_that_is_refused_leaves_nothing(console):
    assert refused(console, Declare(title="x", severity=9)) is Because.SEVERITY_UNKNOWN
    with Reading(console.home) as reading:
        assert reading.incidents() == []


def test_those_who_listen_hear_what_is_durable_in_order_and_once(console):
    incident = console.declare()
    console.desk.submit(SetSeverity(incident=incident, severity=1))
    console.desk.catch_up()
    assert [[record.kind for record in news] for news in console.heard] == [
        ["incident-declared"],
        ["severity-set"],
    ]


def test_a_desk_hears_first_what_was_written_before_its_own(console):
    with Console(console.home, console.clock) as other:
        incident = other.declare()
        for number in range(3):
            other.write(incident, str(number))
        console.write(incident, "own")
        (news,) = console.heard
        assert [record.seq for record in news] == [1, 2, 3, 4, 5]


def test_more_than_a_page_of_news_is_heard_whole(console):
    with Console(console.home, console.clock) as other:
        incident = other.declare()
        with other.journal.write():
            for number in range(600):
                command = AddEntry(incident=incident, text=str(number))
                moment = other.desk.moment()
                other.journal.append(incident, decide(command, moment), moment)
        console.desk.catch_up()
    assert len(console.heard[0]) == 601


def test_the_policy_is_the_organisations_and_is_caught_up(console):
    console.list_audiences()
    assert [audience.key for audience in console.desk.policy().audiences()] == ["staff", "public"]
    with Console(console.home, console.clock) as other:
        file = PolicyFile(audience=(STAFF, CUSTOMERS), person=(Person(key="a", name="担当A"),))
        (record,) = other.desk.submit(ImportPolicy(policy=file))
        assert record.stream == ORGANISATION
        assert other.desk.submit(ImportPolicy(policy=file)) == ()
    assert console.desk.policy().person_name("a") == "担当A"


def test_a_correction_is_of_an_entry_and_of_this_incident(console):
    incident, other = console.declare(), console.declare("別件")
    entry = console.write(incident)
    severity = console.desk.submit(SetSeverity(incident=incident, severity=1))[0]
    correct = CorrectEntry(incident=incident, entry=entry.id, text="90%")
    (first,) = console.desk.submit(correct)
    (second,) = console.desk.submit(correct)
    assert (first.bases, second.bases) == ((), (first.id,))
    for entry_id, stream in (
        (entry.id, other),
        ("nobody's", incident),
        (severity.id, incident),
        ("\udcff", incident),
    ):
        wrong = CorrectEntry(incident=stream, entry=entry_id, text="x")
        assert refused(console, wrong) is Because.ENTRY_UNKNOWN


def test_many_entries_are_struck_at_once_all_or_none(console):
    incident, other = console.declare(), console.declare("別件")
    first, second, third = (console.write(incident) for _ in range(3))
    elsewhere = console.write(other)
    console.desk.submit(CorrectEntry(incident=incident, entry=second.id, text="90%"))
    wrong = StrikeEntries(incident=incident, entries=(first.id, elsewhere.id))
    assert refused(console, wrong) is Because.ENTRY_UNKNOWN
    assert not [one for one in console.desk.journal.records_after(0) if one.kind == "entry-corrected"][1:]
    strike = StrikeEntries(incident=incident, entries=(first.id, second.id, third.id), reason="貼り間違い")
    struck = console.desk.submit(strike)
    assert [(one.event.entry, one.event.text, one.event.reason) for one in struck] == [
        (entry.id, "", "貼り間違い") for entry in (first, second, third)
    ]
    assert struck[1].bases
    assert console.desk.submit(strike) == ()
    console.desk.submit(CorrectEntry(incident=other, entry=elsewhere.id, text=""))
    assert refused(console, wrong) is Because.ENTRY_UNKNOWN  # struck there, it is no entry of this one


@pytest.mark.parametrize(
    ("kind", "follows"),
    [
        (IncidentKind.REAL, IncidentKind.REAL),
        (IncidentKind.DRILL, IncidentKind.DRILL),
        (IncidentKind.TEST, IncidentKind.TEST),
        (IncidentKind.NOTICE, IncidentKind.REAL),
    ],
)
def test_a_new_signal_becomes_a_linked_incident_in_the_same_act(console, kind, follows):
    incident = console.declare(incident_kind=kind, severity=2)
    text = "別の警報 " * 100
    console.desk.submit(RaiseSignal(incident=incident, text=text))
    signal = next(iter(console.desk.board(incident).signals.by_id))
    judge = JudgeSignal(incident=incident, signal=signal, verdict=Verdict.NEW, reason="別の DB")
    records = console.desk.submit(judge)
    kinds = ["incident-declared", "severity-set", "impact-start-set", "signal-judged", "incident-linked"]
    assert [record.kind for record in records] == kinds
    declared, judged, linked = records[0], records[-2], records[-1]
    assert (linked.stream, linked.event.other) == (incident, declared.stream)
    assert (judged.stream, judged.event.incident) == (incident, declared.stream)
    board = console.desk.board(declared.stream)
    assert (board.incident.kind, board.incident.severity, board.incident.previous) == (follows, 2, incident)
    assert text.startswith(board.incident.title)
    assert refused(console, judge) is Because.SIGNAL_JUDGED


def test_a_verdict_that_is_refused_leaves_no_incident_behind(console):
    incident = console.declare()
    console.desk.submit(RaiseSignal(incident=incident, text="別の警報"))
    signal = next(iter(console.desk.board(incident).signals.by_id))
    for command, because in (
        (
            JudgeSignal(incident=incident, signal=signal, verdict=Verdict.NEW, reason=""),
            Because.REASON_NEEDED,
        ),
        (JudgeSignal(incident=incident, signal="?", verdict=Verdict.NEW, reason="x"), Because.SIGNAL_UNKNOWN),
    ):
        assert refused(console, command) is because
    with Reading(console.home) as reading:
        assert len(reading.incidents()) == 1


def test_a_signal_may_be_said_to_belong_to_an_incident_that_is_there(console):
    incident, other = console.declare(), console.declare("別件")
    console.desk.submit(RaiseSignal(incident=incident, text="x"))
    signal = next(iter(console.desk.board(incident).signals.by_id))
    judge = JudgeSignal(incident=incident, signal=signal, verdict=Verdict.NEW, reason="x", new_incident=other)
    assert [record.kind for record in console.desk.submit(judge)] == ["signal-judged"]


def test_a_person_decides_about_a_delivery_by_the_beginning_of_its_key(console):
    incident = console.declare()
    console.tell(incident, "public")
    debt = console.debts()["page"]
    (record,) = console.decide(debt.key[:10], Choice.CANCEL, reason=" もう不要 \udcff ", ref="r-1")
    assert (record.event.reason, record.event.ref, record.stream) == ("もう不要 ?", "r-1", incident)
    assert console.states() == console.told_states(incident) == {"page": "cancelled"}
    assert refused(console, DecideDelivery(key="nobody's", choice=Choice.CANCEL)) is Because.DELIVERY_UNKNOWN
    assert refused(console, DecideDelivery(key=debt.key, choice=Choice.CANCEL)) is Because.DELIVERY_SETTLED
    address = DecideDelivery(key=debt.key, choice=Choice.CANCEL, ref="https://stspg.io/\udcff")
    assert refused(console, address) in (Because.REF_NOT_ID, Because.DELIVERY_SETTLED)
    long = DecideDelivery(key=debt.key, choice=Choice.CANCEL, reason="x" * 3_000)
    assert refused(console, long) is Because.TEXT_TOO_LONG


def test_an_incident_that_nobody_declared_takes_no_command(console):
    for incident in ("nowhere", "", "\udcff", ORGANISATION):
        assert refused(console, AddEntry(incident=incident, text="x")) is Because.NO_SUCH_INCIDENT


def test_boards_are_kept_for_the_incidents_in_use_and_made_again_for_the_rest(console):
    incidents = [console.declare(str(number)) for number in range(40)]
    for number, incident in enumerate(incidents):
        assert console.desk.board(incident).incident.title == str(number)
    console.desk.submit(Retitle(incident=incidents[0], title="改題"))
    assert console.desk.board(incidents[0]).incident.title == "改題"


def test_a_message_is_kept_approved_and_ordered_as_records(console):
    incident = console.declare()
    console.desk.submit(AssignRole(incident=incident, role=COMMANDER, person="担当B"))
    content = message(next_update_at=console.clock.now.replace(hour=18))
    (kept,) = console.desk.submit(KeepMessage(incident=incident, content=content))
    assert kept.event.content == content
    order = OrderBroadcast(incident=incident, messages=(content,), undo=timedelta(), verbal_approver="担当B")
    (ordered,) = console.desk.submit(order)
    assert (ordered.event.approver, ordered.event.verbal, ordered.author) == ("担当B", True, A)
    assert console.states() == console.told_states(incident) == {"page": "queued"}


COMMANDS = [
    lambda incident, console: AddEntry(incident=incident, text="x"),
    lambda incident, console: SetSeverity(incident=incident, severity=1),
    lambda incident, console: SetSeverity(incident=incident, severity=9),
    lambda incident, console: Retitle(incident=incident, title="改題"),
    lambda incident, console: AssignRole(incident=incident, role=COMMANDER, person=A),
    lambda incident, console: AssignRole(incident=incident, role="scribe", person=A),
    lambda incident, console: StateImpact(
        incident=incident, aspect="what", text="x", certainty=Certainty.ESTIMATED
    ),
    lambda incident, console: StartAction(
        incident=incident, text="x", owner=A, check_at=console.clock.now.replace(hour=20)
    ),
    lambda incident, console: FinishAction(
        incident=incident,
        action=next(iter(console.desk.board(incident).actions.by_id), "none"),
        result=Result.WORKED,
    ),
    lambda incident, console: ProposeOption(incident=incident, text="x", restore_first=True),
    lambda incident, console: DeclineOption(
        incident=incident,
        option=next(iter(console.desk.board(incident).options.by_id), "none"),
        reason="x",
    ),
    lambda incident, console: StateHypothesis(incident=incident, text="x"),
    lambda incident, console: RuleOutHypothesis(
        incident=incident,
        hypothesis=next(iter(console.desk.board(incident).hypotheses.by_id), "none"),
        reason="x",
    ),
    lambda incident, console: RaiseSignal(incident=incident, text="x"),
    lambda incident, console: DeclareRestored(
        incident=incident, watch_owner=A, watch_until=console.clock.now.replace(hour=22)
    ),
    lambda incident, console: Reopen(incident=incident, reason="x"),
    lambda incident, console: Close(incident=incident, reason="x"),
]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    acts=st.lists(st.tuples(st.sampled_from(COMMANDS), st.booleans(), st.integers(-90, 90)), max_size=12),
)
def test_whoever_acts_and_whatever_the_clock_does_both_desks_the_readers_and_the_list_agree(
    tmp_path_factory, acts
):
    home = tmp_path_factory.mktemp("desks") / "home"
    with Console(home) as one, Console(home, one.clock) as two:
        incident = one.declare()
        for make, first, minutes in acts:
            one.clock.now = max(
                one.clock.now.replace(hour=16), min(one.clock.now, one.clock.now.replace(hour=19))
            )
            one.clock.advance(minutes=minutes / 60)
            actor = one if first else two
            try:
                actor.desk.submit(make(incident, actor))
            except Refused:
                continue
        board = one.desk.board(incident)
        assert board == two.desk.board(incident)
        assert board.contested == []
        with Reading(home) as reading:
            assert reading.board(incident) == board
            assert reading.incident(incident) == summary_of(board)
        assert verify(home).ok
