from datetime import timedelta

import pytest

from commander.board.incident import (
    Close,
    Declare,
    DeclareRestored,
    EnterPhase,
    ImpactStartSet,
    IncidentClosed,
    IncidentKind,
    IncidentReopened,
    IncidentRetitled,
    Phase,
    PhaseEntered,
    Reopen,
    Retitle,
    RosterParty,
    SetImpactStart,
    SetSeverity,
    SeveritySet,
    Watch,
)
from commander.board.incident_orders import decide_declaration
from commander.board.moment import Moment
from commander.board.record import Occurred
from commander.board.refusal import Because, Refused
from commander.board.timeline import AddEntry
from tests.commander.story import STREAM, A, B, Story, apart, at, declared, given, occurred, restored, t

moment = Moment(now=t("03:00"), author=A, zone="Asia/Tokyo", fresh=lambda: "fresh")


def test_a_title_is_enough_to_declare():
    (fact,) = decide_declaration(Declare(title=" 決済が\n失敗する "), "INC-7K3Q", moment)
    assert fact.event == declared("決済が 失敗する")
    assert (fact.about, fact.bases) == ("title", ())


def test_what_is_known_at_once_is_declared_at_once():
    command = Declare(title="x", severity=2, started=occurred("02:40"), incident_kind=IncidentKind.DRILL)
    declaration, judged, begun = decide_declaration(command, "INC-7K3Q", moment)
    assert declaration.event.incident_kind is IncidentKind.DRILL
    assert judged.event == SeveritySet(severity=2)
    assert begun.event == ImpactStartSet(started=occurred("02:40"))
    assert begun.occurred == occurred("02:40")


def test_nothing_is_assumed_of_an_incident_just_declared():
    incident = given(at("02:00", declared(), by=B)).board.incident
    assert incident.declared_at == t("02:00")
    assert (incident.declared_by, incident.title, incident.phase) == (B, "決済が失敗する", Phase.DETECTED)
    assert (incident.severity, incident.started, incident.watch, incident.closed) == (None, None, None, False)


@pytest.mark.parametrize("title", ["", " \n\t", "　"])
def test_a_title_of_nothing_is_refused(title):
    with pytest.raises(Refused) as refused:
        decide_declaration(Declare(title=title), "INC-7K3Q", moment)
    assert refused.value.because is Because.TEXT_EMPTY
    assert refused.value.values == {"field": "title"}


def test_a_title_too_long_is_refused_with_its_length():
    with pytest.raises(Refused) as refused:
        decide_declaration(Declare(title="あ" * 1_000_000), "INC-7K3Q", moment)
    assert refused.value.because is Because.TEXT_TOO_LONG
    assert refused.value.values == {"field": "title", "limit": "300", "length": "1,000,000"}


def test_an_unknown_incident_is_refused():
    command = Retitle(incident=STREAM, title="x")
    Story().when(command).then(Refused(Because.NO_SUCH_INCIDENT, incident=STREAM))


def test_retitle():
    told = (
        given(declared())
        .when(Retitle(incident=STREAM, title="決済とログイン"))
        .then(IncidentRetitled(title="決済とログイン"))
    )
    assert told.board.incident.title == "決済とログイン"


@pytest.mark.parametrize("severity", [0, 6, -1, 10**30])
def test_a_severity_that_nobody_knows_is_refused(severity):
    given(declared()).when(SetSeverity(incident=STREAM, severity=severity)).then(
        Refused(Because.SEVERITY_UNKNOWN, severity=str(severity))
    )


def test_a_severity_keeps_its_reason():
    given(declared()).when(SetSeverity(incident=STREAM, severity=1, reason=" 全利用者 ")).then(
        SeveritySet(severity=1, reason="全利用者")
    )


def test_bytes_that_are_no_text_become_question_marks_and_never_an_error():
    given(declared()).when(SetSeverity(incident=STREAM, severity=1, reason="\udcff理由")).then(
        SeveritySet(severity=1, reason="?理由")
    )


def test_a_reason_too_long_is_refused():
    given(declared()).when(SetSeverity(incident=STREAM, severity=1, reason="x" * 2_001)).then(
        Refused(Because.TEXT_TOO_LONG, field="reason")
    )


def test_the_impact_began_when_it_is_said_to_have_begun():
    told = given(declared()).when(SetImpactStart(incident=STREAM, started=occurred("01:15")))
    assert told.fact.occurred == occurred("01:15")
    board = told.then(ImpactStartSet(started=occurred("01:15"))).board
    assert board.incident.started.instant == t("01:15")


def test_two_beginnings_contested_count_from_the_earlier():
    early, late = (ImpactStartSet(started=occurred(clock)) for clock in ("00:50", "01:15"))
    assert given(declared(), apart(late, early)).board.incident.started.instant == t("00:50")


def test_a_clock_a_little_ahead_is_forgiven_and_one_far_ahead_is_not():
    story = given(declared())
    story.when(SetImpactStart(incident=STREAM, started=occurred("03:04"))).then(
        ImpactStartSet(started=occurred("03:04"))
    )
    story.when(SetImpactStart(incident=STREAM, started=occurred("03:06"))).then(
        Refused(Because.TIME_IN_FUTURE, time="2026-04-02T03:06+09:00")
    )


@pytest.mark.parametrize("year", [1, 1970, 1999])
def test_an_impossible_time_is_refused(year):
    long_ago = Occurred(instant=t("02:00").replace(year=year), zone="Asia/Tokyo")
    given(declared()).when(SetImpactStart(incident=STREAM, started=long_ago)).then(
        Refused(Because.TIME_IMPOSSIBLE)
    )


@pytest.mark.parametrize("phase", list(Phase))
def test_the_commander_moves_to_any_phase_forward_or_back(phase):
    story = given(declared(), PhaseEntered(phase=Phase.RESPONSE))
    told = story.when(EnterPhase(incident=STREAM, phase=int(phase), reason="復旧済み"))
    assert told.event.phase is phase


@pytest.mark.parametrize("phase", [-1, 5])
def test_an_unknown_phase_is_refused(phase):
    given(declared()).when(EnterPhase(incident=STREAM, phase=phase)).then(Refused(Because.PHASE_UNKNOWN))


def test_a_contested_phase_is_the_earlier_one():
    story = given(declared(), apart(PhaseEntered(phase=Phase.CLOSING), PhaseEntered(phase=Phase.ALIGNMENT)))
    assert story.board.incident.phase is Phase.ALIGNMENT


def restore(**more):
    command = {"watch_owner": A, "watch_until": t("06:00"), **more}
    return DeclareRestored(incident=STREAM, **command)


def test_recovery_names_who_watches_until_when():
    told = given(declared()).when(restore(restored=occurred("02:00")))
    assert told.fact.occurred == occurred("02:00")
    board = given(declared(), at("02:00", told.event)).board
    assert board.incident.watch == Watch(restored_at=t("02:00"), owner=A, until=t("06:00"))


def test_recovery_without_a_watcher_or_with_a_watch_already_over_is_refused():
    given(declared()).when(restore(watch_owner=" ")).then(Refused(Because.TEXT_EMPTY, field="watch-owner"))
    given(declared()).when(restore(watch_until=t("03:00"))).then(Refused(Because.TIME_IN_PAST))


def test_recovery_is_declared_once():
    given(declared(), restored()).when(restore()).then(Refused(Because.ALREADY_RESTORED))


def test_reopening_takes_recovery_back_and_remembers_when():
    story = given(declared(), at("02:00", restored()))
    told = story.when(Reopen(incident=STREAM, reason="再発"), now="03:00").then(
        IncidentReopened(reason="再発")
    )
    incident = told.board.incident
    assert (incident.watch, incident.times_reopened) == (None, 1)
    assert (incident.restored_at, incident.reopened_at) == (t("02:00"), t("03:00"))
    told.when(restore(), now="03:30").then(restored(parties=(RosterParty(key=A),)))


def test_reopening_in_the_last_phase_goes_back_to_response():
    story = given(declared(), PhaseEntered(phase=Phase.CLOSING), restored())
    told = story.when(Reopen(incident=STREAM, reason="再発")).then(
        IncidentReopened(reason="再発"), PhaseEntered(phase=Phase.RESPONSE)
    )
    assert told.board.incident.phase is Phase.RESPONSE


def test_nothing_is_reopened_that_was_not_over():
    given(declared()).when(Reopen(incident=STREAM, reason="再発")).then(Refused(Because.NOT_RESTORED))
    given(declared(), restored()).when(Reopen(incident=STREAM, reason="")).then(
        Refused(Because.TEXT_EMPTY, field="reason")
    )


def test_one_desk_restores_while_another_reopens_then_it_is_not_over():
    story = given(declared(), restored(), apart(IncidentReopened(reason="再発"), restored(until="08:00")))
    assert story.board.incident.watch is None
    assert story.board.contested == ["recovery"]


def test_closing_needs_a_reason():
    given(declared()).when(Close(incident=STREAM, reason="")).then(
        Refused(Because.TEXT_EMPTY, field="reason")
    )
    closed = given(declared()).when(Close(incident=STREAM, reason="恒久対応済み")).event
    assert closed.reason == "恒久対応済み"
    assert given(declared(), closed).board.incident.closed


def test_a_closed_incident_takes_entries_signals_and_reopening_only():
    story = given(declared(), restored(), IncidentClosed(reason="済"))
    story.when(SetSeverity(incident=STREAM, severity=1)).then(
        Refused(Because.INCIDENT_CLOSED, incident="INC-7K3Q")
    )
    assert story.when(AddEntry(incident=STREAM, text="あとで分かった")).events
    reopened = story.when(Reopen(incident=STREAM, reason="再発")).then(IncidentReopened(reason="再発"))
    assert not reopened.board.incident.closed
    assert reopened.when(SetSeverity(incident=STREAM, severity=1)).events
    again = reopened.and_then(reopened.when(Close(incident=STREAM, reason="今度こそ")).event)
    assert again.board.incident.closed


def test_one_desk_closes_while_another_reopens_then_it_is_open():
    story = given(
        declared(),
        restored(),
        IncidentClosed(reason="済"),
        apart(IncidentReopened(reason="再発"), IncidentClosed(reason="済みのはず")),
    )
    assert not story.board.incident.closed


def test_an_incident_may_be_the_tail_of_another():
    assert given(declared(previous="stream-0")).board.incident.previous == "stream-0"
    assert t("23:59") + timedelta(minutes=1) == t("00:00")
