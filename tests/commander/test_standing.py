"""Read-back: what is believed, what counts as a difference, when each target is read, and what a person makes of it."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from commander.board.bulletin import ComponentStatus, Stage
from commander.board.deliveries import DeliveryState, Operation
from commander.board.organisation import PolicyFile
from commander.board.policy_import import ImportPolicy
from commander.board.refusal import Because, Refused
from commander.board.standing import (
    AcceptDrift,
    Drift,
    DriftAccepted,
    Finding,
    Showing,
    StandingSeen,
    TellAgain,
)
from commander.desk.standing import StandingDesk, keep_finding
from commander.outbox.glances import FILE, Glances
from commander.outbox.lookout import Lookout
from commander.outbox.publisher import Delivered
from commander.outbox.standing import Belief, Stands, Unread, beliefs, compared, is_alike, most_alike
from commander.reading import Reading
from commander.wording.language import Language
from commander.wording.standing import beside, finding_line
from tests.commander.console import CUSTOMERS, STAFF, Console
from tests.contracts.publisher_contract import HOSTILE

OURS = Showing(title="t", body="調査しています。次回 14:30", stage="investigating")


class Reader:
    """A target that answers as it is told and counts who asks."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.answer = lambda belief: Stands(ours=OURS, post=OURS)

    def standing(self, belief: Belief):
        self.asked.append(belief.target)
        return self.answer(belief)


class Watch:
    """The lookout over a real journal, stepped by hand, with a clock that stands."""

    def __init__(self, console: Console) -> None:
        self.console, self.reader = console, Reader()
        self.reading = Reading(console.home)
        self.readers = dict.fromkeys(("statuspage", "page", "slack", "email"), self.reader)
        self.lookout = self.made()

    def made(self) -> Lookout:
        desk = StandingDesk(self.reading, lambda one, finding: keep_finding(self.console.desk, one, finding))
        return Lookout(desk, self.readers, Glances(self.console.home), self.console.clock)

    def step(self, seconds: float = 0) -> list[str]:
        """Time passes; which targets are read in the turns that follow."""
        self.console.clock.advance(seconds=seconds)
        before = len(self.reader.asked)
        for _ in range(12):
            self.lookout._step()
            for reading in list(self.lookout._reading):
                reading.exception(5)
        self.lookout._step()
        return sorted(self.reader.asked[before:])

    def seen(self) -> list[StandingSeen]:
        rows = self.reading.timeline(self.console.incident)
        return [row.record.event for row in rows if isinstance(row.record.event, StandingSeen)]


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path / "home") as console:
        console.list_audiences()
        console.incident = console.declare()
        yield console


@pytest.fixture
def watch(console):
    watch = Watch(console)
    yield watch
    watch.reading.close()


def deliver(console: Console, *targets: str) -> None:
    console.deliveries.workable()
    for debt in console.outbox.open_debts():
        if debt.target in targets:
            errand = console.deliveries.begin(debt.key)
            console.deliveries.settle(debt.key, errand.attempt, Delivered(ref=f"ref-{debt.target}"))


def told(console: Console, *audiences: str, **more) -> None:
    console.tell(console.incident, *audiences, **more)
    deliver(console, *CUSTOMERS.targets, *STAFF.targets)


def differing(*, stage="resolved", body=OURS.body):
    return lambda belief: Stands(ours=OURS, post=replace(OURS, stage=stage, body=body))


# What counts as a difference


@pytest.mark.parametrize("name", HOSTILE)
def test_what_services_change_by_themselves_is_no_difference(name):
    text = HOSTILE[name]
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert is_alike(text, f"  {escaped}\r\n")
    assert is_alike(text, f"<p>{escaped}</p>".replace("🚨", ":rotating_light:"))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("次回 14:30", "次回 14:50"),
        ("約10件", "約100件"),
        ("影響なし", "影響あり"),
        ("a 5%", "a 50%"),
        ("x", ""),
    ],
)
def test_a_changed_word_or_number_is_one(ours, theirs):
    assert not is_alike(ours, theirs)


def test_the_text_most_like_ours_is_found_among_others():
    texts = ["まったく別の話です", "調査しています。次回 15:00", ""]
    assert most_alike("調査しています。次回 14:30", texts) == 1
    assert most_alike("調査しています。次回 14:30", ["nothing alike", ""]) is None


def test_lines_that_both_sides_share_are_left_out_beside_each_other():
    assert beside("a\nb\nc", "a\nx\nc") == ("⋯\nb\n⋯", "⋯\nx\n⋯")


def test_each_difference_has_its_sentence_in_both_languages():
    theirs = Showing(stage="resolved", components={"c": "operational"})
    ours = replace(OURS, components={"c": "major_outage"})
    finding = Finding(key="k", target="statuspage", drifts=tuple(Drift), ours=ours, theirs=theirs, by="U1")
    for language in Language:
        said = finding_line(finding, language)
        assert "{" not in said
        assert "U1" in said


# What is believed


def test_what_is_believed_is_the_last_text_that_arrived(console):
    told(console, "public")
    told(console, "public", message="message-2", stage=Stage.RESOLVED)
    found = {one.target: one for one in beliefs(console.outbox.all_debts())}
    assert found["statuspage"].bulletin.stage is Stage.RESOLVED
    assert found["statuspage"].ref == "ref-statuspage"


def test_nothing_is_believed_where_a_post_is_on_its_way(console):
    told(console, "public")
    console.tell(console.incident, "public", message="message-2")
    assert beliefs(console.outbox.all_debts()) == []


def test_nothing_is_believed_of_what_was_taken_back(console):
    told(console, "staff")
    debts = console.outbox.all_debts()
    back = [
        replace(debt, ordinal=debt.ordinal + 10, operation=Operation.WITHDRAW, key=f"w-{debt.key}")
        for debt in debts
    ]
    assert beliefs([*debts, *back]) == []
    edited = replace(back[0], operation=Operation.EDIT, bulletin=replace(debts[0].bulletin, at_ref="post-1"))
    (belief,) = [one for one in beliefs([*debts, edited]) if one.target == debts[0].target]
    assert (belief.key, belief.ref) == (edited.key, "post-1")


def test_a_component_that_another_incident_spoke_of_later_is_believed_once(console):
    told(console, "public")
    (first, *_) = [debt for debt in console.outbox.all_debts() if debt.target == "statuspage"]
    status = {"c1": ComponentStatus.MAJOR_OUTAGE, "c2": ComponentStatus.DEGRADED}
    first = replace(first, bulletin=replace(first.bulletin, components=status))
    later = replace(
        first,
        incident="another",
        key="another",
        changed_at=first.changed_at + timedelta(minutes=5),
        bulletin=replace(first.bulletin, components={"c1": ComponentStatus.OPERATIONAL}),
    )
    one, other = beliefs([first, later])
    assert one.bulletin.components == {"c2": ComponentStatus.DEGRADED}
    assert other.bulletin.components == {"c1": ComponentStatus.OPERATIONAL}


# When it is read


def test_each_delivery_is_read_once_after_twenty_seconds_then_pages_and_channels_at_their_own_pace(
    console, watch
):
    told(console, "public", "staff")
    everything = sorted([*CUSTOMERS.targets, *STAFF.targets])
    assert watch.step(19) == []
    assert watch.step(1) == everything
    assert watch.step(179) == []
    assert watch.step(1) == ["page", "statuspage"]
    hour = [target for _ in range(56 * 3) for target in watch.step(20)]
    assert hour.count("statuspage") == 18
    assert hour.count("slack:#incidents") == 5
    assert watch.seen() == []  # read twenty times and untouched: no record at all


def test_nothing_is_read_of_a_publisher_that_has_a_post_to_bring(console, watch):
    told(console, "public")
    other = console.declare("別の障害")
    console.tell(other, "public", message="message-9")
    assert watch.step(20) == []
    deliver(console, *CUSTOMERS.targets)
    assert watch.step(20) == ["page", "page", "statuspage", "statuspage"]


def test_an_incident_that_is_closed_is_read_no_more(console, watch):
    from commander.board.incident import Close

    told(console, "public")
    console.desk.submit(Close(incident=console.incident, reason="終わり"))
    assert watch.step(600) == []


def test_look_now_reads_at_once_and_opening_an_incident_unless_it_was_just_read(console, watch):
    told(console, "public")
    watch.lookout.look_at(console.incident)
    assert watch.step() == ["page", "statuspage"]
    watch.lookout.opened(console.incident)
    assert watch.step(5) == []
    watch.console.clock.advance(seconds=40)
    watch.lookout.opened(console.incident)
    assert watch.step() == ["page", "statuspage"]


def test_a_limit_is_kept_to_whoever_asks(console, watch):
    told(console, "public")
    watch.reader.answer = lambda belief: Unread(detail="HTTP 429", after=timedelta(minutes=5))
    assert watch.step(20) == ["page", "statuspage"]
    watch.lookout.look_at(console.incident)
    assert watch.step(240) == []
    assert watch.step(60) == ["page", "statuspage"]


def test_without_a_network_nothing_is_recorded_and_the_last_reading_stands(console, watch):
    told(console, "public")
    watch.step(20)
    read_at = console.clock()
    watch.reader.answer = lambda belief: Unread(detail="timed out")
    watch.step(180)
    glance = Glances(console.home).last(console.incident, "statuspage")
    assert (glance.read_at, glance.detail) == (read_at, "timed out")
    assert watch.seen() == []


@pytest.mark.expected_logs
def test_a_reader_that_fails_is_no_drift_and_the_next_one_is_asked(console, watch, caplog):
    told(console, "public")

    def fails(belief):
        raise ValueError(belief.target)

    watch.reader.answer = fails
    assert watch.step(20) == ["page", "statuspage"]
    assert watch.seen() == []
    assert {record.message for record in caplog.records} == {
        "the reader of page failed",
        "the reader of statuspage failed",
    }


def test_times_of_reading_survive_a_restart_and_a_spoilt_file_only_reads_anew(console, watch):
    told(console, "public")
    watch.step(20)
    watch.lookout = watch.made()
    assert watch.step(60) == []
    (console.home / FILE).write_text("{", "utf-8")
    watch.lookout = watch.made()
    assert watch.step() == ["page", "statuspage"]


def test_after_the_clock_was_set_back_it_is_read_anew(console, watch):
    told(console, "public")
    watch.step(20)
    console.clock.advance(seconds=-3600)
    assert watch.step() == ["page", "statuspage"]


# What is found


def test_a_finding_is_a_record_only_when_it_changes(console, watch):
    told(console, "public")
    watch.reader.answer = differing()
    watch.step(20)
    watch.step(180)
    watch.step(180)
    assert len(watch.seen()) == 2  # two targets, once each
    watch.reader.answer = differing(body="書き換えました")
    watch.step(180)
    assert len(watch.seen()) == 4
    watch.reader.answer = lambda belief: Stands(ours=OURS, post=OURS)
    watch.step(180)
    assert [one.finding.drifts for one in watch.seen()[-2:]] == [(), ()]
    assert console.desk.board(console.incident).standings.open() == []


def drifted(console, watch, answer=None) -> None:
    told(console, "public")
    watch.reader.answer = answer or differing()
    watch.step(20)


def test_what_was_told_since_ends_the_finding(console, watch):
    drifted(console, watch)
    assert len(console.desk.board(console.incident).standings.open()) == 2
    told(console, "public", message="message-2")
    assert console.desk.board(console.incident).standings.by_target == {}


def test_what_was_read_while_a_newer_post_went_out_is_no_finding(console, watch):
    told(console, "public")
    (belief, *_) = beliefs(console.outbox.all_debts())
    finding = compared(belief, Stands(ours=OURS, post=None))
    assert finding.drifts == (Drift.MISSING,)
    console.tell(console.incident, "public", message="message-2")
    assert keep_finding(console.desk, belief, finding) == ()


def test_accepting_needs_a_difference_and_a_reason_and_holds_until_it_changes(console, watch):
    accept = AcceptDrift(incident=console.incident, target="statuspage", reason="手で復旧にした")
    with pytest.raises(Refused) as refused:
        console.desk.submit(accept)
    assert refused.value.because is Because.NO_DRIFT
    drifted(console, watch)
    with pytest.raises(Refused) as refused:
        console.desk.submit(replace(accept, reason=" "))
    assert refused.value.because is Because.REASON_NEEDED
    (record,) = console.desk.submit(accept)
    assert isinstance(record.event, DriftAccepted)
    standings = console.desk.board(console.incident).standings
    assert [one.finding.target for one in standings.open()] == ["page"]
    assert standings.by_target["statuspage"].accepted.reason == "手で復旧にした"
    watch.reader.answer = differing(body="また書き換え")
    watch.step(180)
    assert len(console.desk.board(console.incident).standings.open()) == 2


def test_telling_again_is_a_new_post_to_the_one_target_and_mails_nobody(console, watch):
    drifted(console, watch)
    console.desk.submit(TellAgain(incident=console.incident, target="statuspage", undo=timedelta()))
    queued = [debt for debt in console.outbox.all_debts() if debt.state is DeliveryState.QUEUED]
    assert [debt.target for debt in queued] == ["statuspage"]
    assert queued[0].bulletin.notify_subscribers is False
    board = console.desk.board(console.incident)
    assert board.messages.public_count == 1
    told_keys = board.messages.told["public"].deliveries
    assert [board.messages.deliveries[key].target for key in told_keys] == ["statuspage", "page"]
    assert queued[0].key in told_keys
    # It is on its way: not a second time.
    with pytest.raises(Refused) as refused:
        console.desk.submit(TellAgain(incident=console.incident, target="statuspage", undo=timedelta()))
    assert refused.value.because is Because.TOLD_SINCE
    deliver(console, "statuspage")
    assert "statuspage" not in console.desk.board(console.incident).standings.by_target
    assert console.rows_contradicting_records() == []


def test_a_promise_that_has_passed_is_not_told_again(console, watch):
    drifted(console, watch)
    console.clock.advance(minutes=31)
    with pytest.raises(Refused) as refused:
        console.desk.submit(TellAgain(incident=console.incident, target="statuspage", undo=timedelta()))
    assert refused.value.because is Because.PROMISE_MISSING


def test_a_target_that_left_the_policy_is_not_told_again(console, watch):
    drifted(console, watch)
    moved = replace(CUSTOMERS, targets=("page",))
    console.desk.submit(ImportPolicy(policy=PolicyFile(audience=(STAFF, moved))))
    with pytest.raises(Refused) as refused:
        console.desk.submit(TellAgain(incident=console.incident, target="statuspage", undo=timedelta()))
    assert refused.value.because is Because.TARGET_UNLISTED
