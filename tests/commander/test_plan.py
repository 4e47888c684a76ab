import pytest
from msgspec.structs import replace

from commander.board.bulletin import ComponentStatus, Mention, Stage
from commander.board.deliveries import delivery_key
from commander.board.message import Telling
from commander.outbox.debt import Armed, Mode
from commander.outbox.plan import plan
from tests.commander.messages_said import PUBLIC, TEXTS, message, ordered
from tests.commander.story import STREAM, at, declared, given, t

STAFF = Telling(
    audience="staff",
    name_ja="社内",
    name_en="Staff",
    public=False,
    targets=("slack:#incidents", "slack:#support"),
)


def record_of(event):
    return given(at("03:00", event)).records[0]


def debts_of(event):
    return plan(record_of(event))


def test_most_records_owe_nothing():
    assert debts_of(declared()) == []


def test_a_broadcast_owes_one_debt_a_target():
    debts = debts_of(ordered(tellings=(STAFF, PUBLIC)))
    assert [debt.target for debt in debts] == ["slack:#incidents", "slack:#support", "page"]
    assert [debt.key for debt in debts] == [delivery_key("record-1", debt.target) for debt in debts]
    assert [debt.via for debt in debts] == ["slack", "slack", "page"]
    assert [debt.mode for debt in debts] == [Mode.ONCE, Mode.ONCE, Mode.CONVERGE]
    assert [debt.bulletin.public for debt in debts] == [False, False, True]
    assert {(debt.incident, debt.operation, debt.attempt, debt.state.value) for debt in debts} == {
        (STREAM, "post", 0, "queued")
    }


def test_a_bulletin_is_frozen_as_it_was_ordered():
    content = message(
        stage=Stage.IDENTIFIED,
        components={"db": ComponentStatus.MAJOR_OUTAGE},
        notify_subscribers=True,
        mention=Mention.HERE,
    )
    (debt,) = debts_of(ordered(content, severity=2, started_at=t("02:10")))
    bulletin = debt.bulletin
    assert (bulletin.message, bulletin.incident, bulletin.short_id) == ("message-1", STREAM, "INC-7K3Q")
    assert (bulletin.stage, bulletin.severity, bulletin.drill) == (Stage.IDENTIFIED, 2, False)
    assert bulletin.texts == TEXTS
    assert bulletin.ordered_at == t("03:00").isoformat()
    assert bulletin.started_at == t("02:10").isoformat()
    assert bulletin.next_update_at == t("03:30").isoformat()
    assert bulletin.components == {"db": ComponentStatus.MAJOR_OUTAGE}
    assert (bulletin.notify_subscribers, bulletin.mention) == (True, Mention.HERE)


def test_what_is_unknown_stays_unknown():
    (debt,) = debts_of(ordered(message(next_update_at=None)))
    assert (debt.bulletin.severity, debt.bulletin.started_at, debt.bulletin.next_update_at) == (
        None,
        None,
        None,
    )


def test_a_drill_goes_to_practice_and_says_so_in_every_text():
    debts = debts_of(ordered(tellings=(STAFF, PUBLIC), drill=True))
    assert {debt.via for debt in debts} == {"practice"}
    for debt in debts:
        assert debt.bulletin.drill
        for language, prefix in (("ja", "【訓練】"), ("en", "[DRILL] ")):
            assert debt.bulletin.texts[language].title == prefix + TEXTS[language].title
            assert debt.bulletin.texts[language].body == prefix + TEXTS[language].body


@pytest.mark.parametrize("tellings", [(STAFF, PUBLIC), (PUBLIC, STAFF)])
def test_two_audiences_behind_one_channel_are_told_once_and_it_is_public_if_one_is(tellings):
    shared = tuple(replace(telling, targets=("slack:#all",)) for telling in tellings)
    (debt,) = debts_of(ordered(tellings=shared))
    assert debt.bulletin.public


def test_a_debt_inside_its_undo_window_is_not_armed_and_one_without_is():
    (debt,) = debts_of(ordered(not_before=t("03:01")))
    assert (debt.armed, debt.not_before) == (Armed.UNDO, t("03:01"))
    (debt,) = debts_of(ordered(not_before=t("03:00")))
    assert debt.armed is Armed.READY


def test_the_same_record_owes_the_same_everywhere():
    record = record_of(ordered(tellings=(STAFF, PUBLIC)))
    assert plan(record) == plan(replace(record, position=77, writer="somebody else"))
