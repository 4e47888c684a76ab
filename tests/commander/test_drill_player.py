"""The player: each step once, when its time has come, in one order, however seldom or often it is asked."""

from datetime import timedelta

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from commander.board.actions import ActionStarted
from commander.board.board import Board, fold
from commander.board.bulletin import Stage
from commander.board.impact import Aspect, Certainty, ImpactStated
from commander.board.incident import SeveritySet
from commander.board.roles import COMMANDER, RoleAssigned
from commander.board.signals import RaiseSignal, SignalJudged, SignalRaised, Verdict
from commander.board.timeline import AddEntry
from commander.drill.player import Player, WaitsFor
from commander.drill.scenario import DEFAULT_SCENARIO, load_scenario, scenario_keys
from commander.wording.language import Language
from tests.commander.messages_said import arrived, message, ordered
from tests.commander.story import STREAM, A, B, at, declared, given, restored, t

START = t("02:00")


def clock(minutes):
    return f"{2 + minutes // 60:02}:{minutes % 60:02}"


def minute(number):
    return START + timedelta(minutes=number)


def player(key=DEFAULT_SCENARIO, language=Language.JA):
    return Player(load_scenario(key), language, STREAM)


def posted(minutes, number=1):
    return at(
        clock(minutes), ordered(message(message=f"message-{number}", next_update_at=minute(minutes + 30)))
    )


def commanded(minutes):
    return at(clock(minutes), RoleAssigned(role=COMMANDER, person=A))


def acted(minutes):
    event = ActionStarted(action="action-1", text="v411 に戻す", owner=B, check_at=minute(minutes + 10))
    return at(clock(minutes), event)


def recovered(minutes):
    return at(clock(minutes), restored(until="06:00"))


def alerted(minutes, *, limit=10):
    event = SignalRaised(
        signal="signal-1", text="注文 DB", source="", owner=A, judge_by=minute(minutes + limit)
    )
    return at(clock(minutes), event)


def judged(minutes, verdict=Verdict.NEW, incident="stream-2"):
    event = SignalJudged(signal="signal-1", verdict=verdict, reason="別のエラー", incident=incident)
    return at(clock(minutes), event)


def told(*tellings):
    """The story with every post delivered."""
    return arrived(given(at("02:00", declared()), *tellings))


def steps(cues):
    return [cue.step for cue in cues]


QUICK = (commanded(1), posted(3), acted(5), recovered(13))


def test_before_the_declaration_nothing_happens_and_it_waits_for_it():
    blank, one = Board(stream=STREAM), player()
    assert one.due(blank, minute(90)) == []
    assert one.next_at(blank) is None
    assert one.waits_for(blank) is WaitsFor.DECLARED
    assert not one.is_over(blank, minute(90))


def test_it_begins_with_an_alert_said_by_the_cast_in_the_language_of_the_drill():
    for language, person, word in (
        (Language.JA, "監視", "決済 API"),
        (Language.EN, "Monitoring", "Payment API"),
    ):
        (cue,) = player(language=language).due(told().board, minute(0) + timedelta(seconds=5))
        assert (cue.step, cue.person) == ("first-alert", person)
        assert isinstance(cue.command, RaiseSignal)
        assert cue.command.incident == STREAM
        assert cue.command.text.startswith(word)


def test_each_step_comes_once():
    one, board = player(), told().board
    first = one.due(board, minute(3))
    assert steps(first) == ["first-alert", "by-hand", "who-commands", "inquiries-rise", "deploy"]
    assert one.due(board, minute(3)) == []
    assert one.next_at(board) == minute(4)
    question = one.due(board, minute(4))[0].command
    assert isinstance(question, AddEntry)
    assert question.entry_kind == "question"


def test_who_acts_is_not_kept_waiting():
    board = told(commanded(1), posted(2), acted(4)).board
    quick = player()
    assert "rollback" in steps(quick.due(board, minute(5)))
    assert "all-well" in steps(quick.due(board, minute(12)))
    assert "nobody-decides" not in steps(quick.due(board, minute(30)))


def test_who_does_not_act_is_reminded_and_the_story_goes_on():
    slow = player()
    happened = steps(slow.due(told().board, minute(26)))
    assert happened.index("nobody-decides") < happened.index("rollback") < happened.index("is-it-over")
    assert slow.next_at(told().board) is None
    assert slow.waits_for(told().board) is WaitsFor.RECOVERY


def test_a_few_minutes_after_recovery_comes_the_second_alert_and_the_voice_that_calls_it_the_old_one():
    one, board = player(), told(*QUICK).board
    one.due(board, minute(15))
    assert one.next_at(board) == minute(17)
    assert steps(one.due(board, minute(17))) == ["second-alert"]
    alerted_board = told(*QUICK, alerted(17)).board
    assert one.waits_for(alerted_board) is WaitsFor.JUDGEMENT
    voice = one.due(alerted_board, minute(18))
    assert steps(voice) == ["probably-the-old-one"]
    assert not one.is_over(alerted_board, minute(31))


def test_a_recovery_declared_too_early_brings_the_second_alert_only_after_the_first_is_over():
    one = player()
    board = told(commanded(1), recovered(2)).board
    assert "second-alert" not in steps(one.due(board, minute(16)))
    assert "second-alert" in steps(one.due(board, minute(30)))


def test_it_ends_when_the_signal_is_judged_and_customers_were_told():
    one = player()
    assert not one.is_over(told(*QUICK, alerted(17), judged(20)).board, minute(28))
    board = told(*QUICK, alerted(17), judged(20), posted(24, 2)).board
    assert not one.is_over(board, minute(25))
    assert one.is_over(board, minute(26))


def test_customers_may_be_told_by_the_incident_that_the_signal_became():
    board = told(*QUICK, alerted(17), judged(20)).board
    second = told(posted(23, 2)).board
    assert not player().is_over(board, minute(25))
    assert player().is_over(board, minute(25), second)
    missed = "customer-finds-it"
    assert missed in steps(player().due(board, minute(40)))
    assert missed not in steps(player().due(board, minute(40), second))


def test_a_word_that_it_is_over_tells_nobody_of_the_second_failure():
    over = at(clock(22), ordered(message(message="message-2", stage=Stage.RESOLVED, next_update_at=None)))
    assert not player().is_over(told(*QUICK, alerted(17), judged(20), over).board, minute(30))


def test_when_nobody_judges_it_a_customer_finds_it_and_the_drill_ends():
    one, board = player(), told(*QUICK, alerted(17)).board
    assert "customer-finds-it" not in steps(one.due(board, minute(31)))
    assert steps(one.due(board, minute(32))) == ["customer-finds-it"]
    assert not one.is_over(board, minute(33))
    assert one.is_over(board, minute(34))


def test_one_that_nobody_ends_is_over_at_its_limit():
    assert not player().is_over(told().board, minute(74))
    assert player().is_over(told().board, minute(75))


def test_the_first_ten_minutes_end_when_everything_asked_is_done():
    stated = [
        at(clock(4), ImpactStated(row=a, aspect=a, text="x", certainty=Certainty.ESTIMATED, as_of=minute(4)))
        for a in (Aspect.WHO, Aspect.PERSONAL_DATA)
    ]
    board = told(commanded(1), at(clock(2), SeveritySet(severity=2)), posted(3), *stated).board
    one = player("the-first-ten-minutes")
    assert not one.is_over(board, minute(4))
    assert one.is_over(board, minute(5))
    happened = steps(one.due(board, minute(5)))
    assert "where-is-the-post" not in happened
    assert "ask-personal-data" in happened


ACTS = st.fixed_dictionaries(
    {},
    optional={make: st.integers(0, 70) for make in (commanded, posted, acted, recovered, alerted)},
)
JUDGED_AFTER = st.none() | st.integers(0, 20)


@pytest.mark.parametrize("key", scenario_keys())
@for_all(acts=ACTS, judged_after=JUDGED_AFTER, ticks=st.sets(st.integers(0, 80 * 60), max_size=12))
def test_whatever_the_ticks_and_the_speed_the_same_things_happen_in_the_same_order_each_once(
    key, acts, judged_after, ticks
):
    tellings = [make(minutes) for make, minutes in acts.items()]
    if alerted in acts and judged_after is not None:
        tellings.append(judged(acts[alerted] + judged_after))
    history = _ordered_by_time(told(*sorted(tellings, key=lambda telling: t(telling.clock))))
    end = minute(90)

    def played(times):
        one = player(key)
        return [step for now in times for step in steps(one.due(_board_at(history, now), now))]

    often = played([*(START + timedelta(seconds=tick) for tick in sorted(ticks)), end])
    assert often == played([end])
    assert len(often) == len(set(often))


def _ordered_by_time(story):
    return sorted(story.records, key=lambda record: record.at)


def _board_at(history, now):
    return fold(STREAM, [record for record in history if record.occurred.instant <= now])
