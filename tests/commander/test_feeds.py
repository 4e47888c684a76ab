"""What feeds say becomes signals: each once, the source's groups kept, nothing merged in silence (practice §9)."""

from datetime import timedelta

import pytest

from commander.board.board import evolve as evolve_board
from commander.board.feeds import FEEDS, PlaceSignal, evolve, fold_feeds
from commander.board.incident import DeclareRestored
from commander.board.organisation import PolicyFile
from commander.board.policy_import import ImportPolicy
from commander.board.refusal import Because, Refused
from commander.board.signals import JudgeSignal, MergeSignals, RaiseSignal, SignalHeard, SignalRaised, Verdict
from commander.board.watch_rules import WatchDuty
from commander.intake.alerts import Alert, Group
from commander.intake.hearing import MOST_AT_ONCE, Said, hear, hear_end, hear_groups
from commander.journal.rows import state_records
from commander.journal.verify import verify
from tests.commander.console import Console
from tests.commander.story import A

FEED = "alertmanager"


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path) as console:
        yield console


def alert(console, name="HighErrorRate", *, instance="a", ago=0, state="firing", spell=1):
    started = console.clock() - timedelta(minutes=ago)
    labels = {"alertname": name, "service": "checkout", "instance": instance}
    return Alert(
        key=f"{name}-{instance}@{spell}",
        name=name,
        labels=labels,
        annotations={"summary": f"{name} on {instance}", "runbook_url": "https://runbook.example/x"},
        started=started,
        state=state,
    )


def group(*alerts, key="g1"):
    return Group(key=key, labels={"alertname": alerts[0].name}, receiver="team", alerts=alerts)


def listen(console, *groups, **more):
    return [one.event for one in hear_groups(console.desk, FEED, "Alertmanager", groups, **more)]


def raised(events):
    return [one for one in events if isinstance(one, SignalRaised)]


def restore(console, incident):
    until = console.clock() + timedelta(hours=2)
    console.desk.submit(DeclareRestored(incident=incident, watch_owner=A, watch_until=until))


def test_an_alert_while_nothing_is_open_stands_as_a_signal_of_the_organisation(console):
    (event,) = raised(listen(console, group(alert(console), alert(console, instance="b"))))
    assert event.text == "HighErrorRate on a (HighErrorRate, service=checkout) ×2"
    assert (event.feed, event.source, event.link) == (
        FEED,
        "Alertmanager ・ team",
        "https://runbook.example/x",
    )
    (waiting,) = console.desk.unplaced().signals.untriaged()
    assert (waiting.firing, waiting.judge_by) == (2, console.clock() + timedelta(minutes=20))


def test_the_same_answer_again_and_after_a_restart_adds_nothing(console):
    answer = group(alert(console))
    listen(console, answer)
    assert listen(console, answer) == []
    console.restart()
    assert listen(console, answer) == []


def test_another_alert_of_the_group_is_noted_on_its_signal_and_its_end_too(console):
    first, second = alert(console), alert(console, instance="b")
    listen(console, group(first))
    (noted,) = listen(console, group(first, second))
    assert (noted.added, noted.firing) == (("HighErrorRate b",), 2)
    assert listen(console, group(first)) == []  # one answer without it may be a source that started anew
    (fewer,) = listen(console, group(first))
    assert (fewer.firing, fewer.over, fewer.in_timeline) == (1, False, False)
    assert listen(console) == []
    (over,) = listen(console)
    assert (over.over, over.firing) == (True, 0)
    (waiting,) = console.desk.unplaced().signals.untriaged()
    assert waiting.over_at is not None  # it still waits for a person's word


def test_a_source_that_forgot_everything_for_a_moment_makes_no_second_signal(console):
    answer = group(alert(console))
    listen(console, answer)
    listen(console)
    listen(console)
    (again,) = listen(console, answer)
    assert isinstance(again, SignalHeard)
    assert (again.firing, again.over) == (1, False)


def test_groups_stay_apart(console):
    assert len(raised(listen(console, group(alert(console)), group(alert(console, "Slow"), key="g2")))) == 2


def test_what_is_silenced_or_inhibited_is_no_signal_until_it_is_so_no_more(console):
    quiet = group(alert(console, state="silenced"), alert(console, "Slow", state="inhibited"))
    assert listen(console, quiet) == []
    (event,) = raised(listen(console, group(alert(console), alert(console, "Slow", state="inhibited"))))
    assert event.text == "HighErrorRate on a (HighErrorRate, service=checkout, instance=a)"
    (waiting,) = console.desk.unplaced().signals.untriaged()
    assert (waiting.firing, waiting.inhibited) == (1, 1)


def test_while_one_incident_is_handled_an_alert_is_written_beside_it(console):
    incident = console.declare()
    (event,) = raised(listen(console, group(alert(console))))
    assert event.judge_by is None
    assert list(console.desk.board(incident).signals.by_id) == [event.signal]


def test_of_two_open_incidents_a_person_says_which(console):
    console.declare()
    other = console.declare(title="検索が遅い")
    (event,) = raised(listen(console, group(alert(console))))
    assert event.judge_by is not None
    (waiting,) = console.desk.unplaced().signals.untriaged()
    console.desk.submit(PlaceSignal(incident=FEEDS, signal=waiting.signal, beside=other))
    assert console.desk.unplaced().signals.untriaged() == []
    there = console.desk.board(other).signals.by_id[waiting.signal]
    assert (there.text, there.firing, there.link) == (waiting.text, 1, waiting.link)
    # What its group says from now on is noted there.
    (noted,) = listen(console, group(alert(console), alert(console, instance="b")))
    assert noted.signal == waiting.signal
    assert console.desk.board(other).signals.by_id[waiting.signal].firing == 2


def test_the_second_outage_at_three_is_not_taken_for_the_tail_of_the_first(console):
    """The founding story: restored at 2:00, and the group that fired at 1:00 fires again at 3:00."""
    incident = console.declare()
    first = alert(console)
    (before,) = raised(listen(console, group(first)))
    console.clock.advance(hours=1)
    restore(console, incident)
    console.clock.advance(hours=1)
    (second,) = raised(listen(console, group(first, alert(console, instance="b"))))
    assert second.signal != before.signal
    (waiting,) = console.desk.board(incident).signals.untriaged()
    assert (waiting.signal, waiting.owner) == (second.signal, A)
    assert waiting.judge_by == console.clock() + timedelta(minutes=20)


def test_a_signal_that_waits_without_an_incident_hides_nothing_from_a_watch(console):
    first = alert(console)
    listen(console, group(first))
    incident = console.declare()
    restore(console, incident)
    console.clock.advance(minutes=1)
    (second,) = raised(listen(console, group(first, alert(console, instance="b"))))
    (waiting,) = console.desk.board(incident).signals.untriaged()
    assert waiting.signal == second.signal
    assert len(console.desk.unplaced().signals.untriaged()) == 1


def test_after_a_verdict_the_next_spell_is_a_signal_of_its_own(console):
    listen(console, group(alert(console)))
    (waiting,) = console.desk.unplaced().signals.untriaged()
    console.desk.submit(
        JudgeSignal(incident=FEEDS, signal=waiting.signal, verdict=Verdict.NOISE, reason="負荷試験")
    )
    listen(console)
    listen(console)
    (again,) = raised(listen(console, group(alert(console, spell=2))))
    assert again.signal != waiting.signal


def test_a_signal_without_an_incident_becomes_one_in_one_act(console):
    listen(console, group(alert(console, ago=3)))
    (waiting,) = console.desk.unplaced().signals.untriaged()
    records = console.desk.submit(
        JudgeSignal(incident=FEEDS, signal=waiting.signal, verdict=Verdict.NEW, reason="決済が失敗")
    )
    declared = console.desk.board(records[0].stream)
    assert declared.incident.title == waiting.text
    assert declared.incident.started.instant == waiting.raised_at
    assert console.desk.unplaced().signals.by_id[waiting.signal].became == records[0].stream
    assert console.desk.unplaced().signals.untriaged() == []


def test_it_is_never_called_the_same_as_nothing_and_merged_by_hand_alone(console):
    listen(console, group(alert(console)), group(alert(console, "Slow"), key="g2"))
    one, other = console.desk.unplaced().signals.untriaged()
    with pytest.raises(Refused) as refused:
        console.desk.submit(
            JudgeSignal(incident=FEEDS, signal=one.signal, verdict=Verdict.SAME, reason="x", worker="x")
        )
    assert refused.value.because is Because.SIGNAL_OF_NO_INCIDENT
    console.desk.submit(MergeSignals(incident=FEEDS, signal=other.signal, into=one.signal, reason="同じ DB"))
    assert [left.signal for left in console.desk.unplaced().signals.untriaged()] == [one.signal]


def test_a_storm_is_ten_signals_and_one_that_names_the_rest(console):
    groups = [group(alert(console, f"A{number}"), key=f"g{number}") for number in range(30)]
    events = raised(listen(console, *groups))
    assert len(events) == MOST_AT_ONCE + 1
    assert events[-1].text.startswith("Alertmanager: +20 groups, 20 alerts (A10, A11, A12, A13, A14, +15)")
    assert listen(console, *groups) == []


def test_what_fired_before_the_feed_was_first_asked_is_no_news_of_the_incident(console):
    incident = console.declare()
    restore(console, incident)
    (event,) = raised(listen(console, group(alert(console, ago=600)), first=True))
    assert console.desk.board(incident).signals.untriaged() == []
    assert event.signal in console.desk.unplaced().signals.by_id


def test_a_drill_takes_no_real_alert(console):
    console.declare(incident_kind="drill")
    (event,) = raised(listen(console, group(alert(console))))
    assert event.signal in console.desk.unplaced().signals.by_id


def test_whoever_is_on_call_has_it_first(console):
    console.desk.submit(ImportPolicy(policy=PolicyFile(watch=WatchDuty(on_call="当番"))))
    (event,) = raised(listen(console, group(alert(console))))
    assert event.owner == "当番"


def test_two_desks_that_hear_the_same_feed_give_it_one_signal(tmp_path):
    with Console(tmp_path / "a") as here, Console(tmp_path / "b") as there:
        answer = group(alert(here), alert(here, instance="b"))
        listen(here, answer)
        there.clock.advance(seconds=20)
        listen(there, answer)
        both = [*state_records(here.journal.db, FEEDS), *state_records(there.journal.db, FEEDS)]
    whole = fold_feeds(both)
    assert len(whole.signals.by_id) == 1
    assert fold_feeds(reversed(both)) == whole


def test_a_long_year_of_alerts_leaves_little_to_fold(console, monkeypatch):
    monkeypatch.setattr("commander.board.feeds._SETTLED_KEPT", 5)
    for number in range(12):
        hear(console.desk, Said(text=f"兆候 {number}", source="", key=str(number), feed="cli"))
        (waiting,) = console.desk.unplaced().signals.untriaged()
        console.desk.submit(
            JudgeSignal(incident=FEEDS, signal=waiting.signal, verdict=Verdict.NOISE, reason="x")
        )
    assert len(console.desk.unplaced().signals.by_id) == 5
    assert fold_feeds(state_records(console.journal.db, FEEDS)) == console.desk.unplaced()


def test_what_is_said_once_with_a_key_is_one_signal(console):
    said = Said(text="ディスク 95%", source="cron", key="disk", feed="cli")
    assert len(raised([one.event for one in hear(console.desk, said)])) == 1
    console.restart()
    assert hear(console.desk, said) == ()


def test_a_silence_waits_for_nobody_once_the_feed_speaks_again(console):
    incident = console.declare()
    restore(console, incident)
    said = Said(text="沈黙", source="Alertmanager", key="silent:1", feed=FEED, silence=True)
    hear(console.desk, said)
    signals = console.desk.board(incident).signals
    assert len(signals.untriaged()) == len(signals.silences()) == 1
    assert signals.untriaged()[0].promote_at is None  # it is judged by somebody, and no incident by itself
    hear_end(console.desk, FEED, "silent:1")
    signals = console.desk.board(incident).signals
    assert signals.untriaged() == signals.silences() == []
    assert hear_end(console.desk, FEED, "silent:1") == ()


def test_a_person_writes_a_signal_down_without_an_incident(console):
    console.desk.submit(RaiseSignal(incident=FEEDS, text="お客様から連絡", source="営業"))
    (waiting,) = console.desk.unplaced().signals.untriaged()
    assert (waiting.text, waiting.owner) == ("お客様から連絡", A)


def test_the_journal_of_it_verifies_and_is_no_incident(console):
    listen(console, group(alert(console)))
    assert verify(console.home).ok
    assert console.journal.db.execute("SELECT count(*) FROM incident").fetchone()[0] == 0


def test_folding_its_records_as_a_board_or_as_feeds_never_fails(console):
    listen(console, group(alert(console)))
    records = state_records(console.journal.db, FEEDS)
    board, feeds = console.desk.board("other"), fold_feeds([])
    for record in (*records, *records):
        board, feeds = evolve_board(board, record), evolve(feeds, record)
    assert len(feeds.signals.by_id) == 1
