"""What was erased never comes back, in whatever order the records of two desks meet, with or without their bodies."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from commander.board.board import Board, fold
from commander.board.erased_signals import ERASED_WORDS
from commander.board.erasure import EntryErased, WordlessSignal
from commander.board.questions import QuestionAnswered, QuestionAsked, QuestionChased, QuestionDropped
from commander.board.record import Erased, Event, Occurred, Record
from commander.board.signals import (
    SignalAcknowledged,
    SignalHeard,
    SignalJudged,
    SignalMerged,
    SignalRaised,
    Verdict,
)
from commander.board.slack_place import SlackPlace, question_of
from tests.commander.story import STREAM

BEGUN = datetime(2026, 4, 1, 3, tzinfo=UTC)
WORDS = "合言葉"
PLACE = SlackPlace(channel="C1", ts="1.000001", by="z")
QUESTION = question_of(PLACE.key)
IDS = ("s1", "s2")


def records_of(events: list[Event], gone: set[int]) -> list[Record]:
    """The events as records, one a minute; those that are gone have no body."""
    return [record(number, event, is_gone=number in gone) for number, event in enumerate(events)]


def record(number: int, event: Event, *, is_gone: bool) -> Record:
    at = BEGUN + timedelta(minutes=number)
    return Record(
        id=f"record-{number:03}", stream=STREAM, writer="ab"[number % 2], epoch=1, seq=number, prev="", seen={},
        at=f"{int(at.timestamp() * 1000):013d}.0000", recorded=at, occurred=Occurred(instant=at, zone="UTC"),
        author="a", on_behalf_of=None, kind=event.KIND, version=1, about=about(event), bases=(),
        event=Erased() if is_gone else event, position=number + 1,
    )  # fmt: skip


def about(event: Event) -> str:
    match event:
        case SignalHeard():
            return f"signal:{event.signal}:heard"
        case SignalRaised():
            return f"signal:{event.signal}"
        case QuestionAsked():
            return f"question:{event.question}:asking"
        case _:
            return ""


def minute(number: int) -> datetime:
    return BEGUN + timedelta(minutes=number)


SIGNALS = st.sampled_from(IDS)
LIMITS = st.one_of(st.none(), st.integers(0, 300).map(minute))
RAISED = st.builds(
    SignalRaised,
    signal=SIGNALS,
    text=st.just(WORDS),
    source=st.just(WORDS),
    owner=st.sampled_from("ab"),
    judge_by=LIMITS,
    promote_at=LIMITS,
    feed=st.just("alertmanager"),
)
HEARD = st.builds(
    SignalHeard, signal=SIGNALS, firing=st.integers(0, 3), added=st.sampled_from(((), (WORDS,)))
)
SAID_OF_SIGNALS = st.one_of(
    HEARD,
    st.builds(SignalHeard, signal=SIGNALS, over=st.just(True)),
    st.builds(SignalAcknowledged, signal=SIGNALS, by=st.sampled_from("ab")),
    st.builds(SignalJudged, signal=SIGNALS, verdict=st.sampled_from(Verdict), reason=st.just("x")),
    st.builds(SignalMerged, signal=SIGNALS, into=SIGNALS, reason=st.just("x")),
)
KEPT = st.builds(
    WordlessSignal, signal=st.just("s1"), owner=st.just("a"), judge_by=LIMITS, feed=st.just("alertmanager")
)
ASKED = st.builds(
    QuestionAsked,
    question=st.just(QUESTION),
    text=st.just(WORDS),
    asked_to=st.sampled_from("ab"),
    answer_by=st.just(minute(90)),
    heard=st.just(PLACE),
)
SAID_OF_QUESTIONS = st.one_of(
    ASKED,
    st.builds(QuestionAnswered, question=st.just(QUESTION), answer=st.just("x")),
    st.builds(
        QuestionChased, question=st.just(QUESTION), asked_to=st.just("b"), answer_by=st.just(minute(9))
    ),
    st.builds(QuestionDropped, question=st.just(QUESTION), reason=st.just("x")),
)


def words_of(board: Board) -> list[str]:
    signals = [f"{one.text} {one.source}" for one in board.signals.by_id.values() if one.signal == "s1"]
    return signals + [one.text for one in board.work.questions.by_id.values()]


@settings(max_examples=150, deadline=None)
@given(
    before=st.lists(st.one_of(RAISED, SAID_OF_SIGNALS), max_size=8),
    raised=RAISED.filter(lambda one: one.signal == "s1"),
    between=st.lists(st.one_of(RAISED, SAID_OF_SIGNALS), max_size=8),
    kept=KEPT,
    after=st.lists(st.one_of(RAISED, SAID_OF_SIGNALS), max_size=8),
    order=st.randoms(use_true_random=False),
)
def test_a_signal_is_the_same_with_and_without_the_words_that_were_erased(
    before, raised, between, kept, after, order
):
    erased = EntryErased(entry="x", bodies=(), reason="r", signals=(kept,))
    events = [*before, raised, *between, erased, *after]
    last = len(before) + 1 + len(between)
    gone = {
        number
        for number, one in enumerate(events[:last])
        if (isinstance(one, SignalRaised) and one.signal == "s1")
        or (isinstance(one, SignalHeard) and one.signal == "s1" and one.added)
    }
    whole, bodiless = records_of(events, set()), records_of(events, gone)
    order.shuffle(whole)
    with_bodies, without = fold(STREAM, whole), fold(STREAM, bodiless)
    assert with_bodies.signals == without.signals
    assert words_of(with_bodies) == [f"{ERASED_WORDS} "]


@settings(max_examples=150, deadline=None)
@given(
    before=st.lists(SAID_OF_QUESTIONS, max_size=6),
    after=st.lists(SAID_OF_QUESTIONS, max_size=6),
    names_message=st.booleans(),
    order=st.randoms(use_true_random=False),
)
def test_a_question_from_slack_that_was_erased_is_asked_by_no_other_desk(before, after, names_message, order):
    asked = QuestionAsked(question=QUESTION, text=WORDS, asked_to="a", answer_by=minute(90), heard=PLACE)
    messages = (PLACE.key,) if names_message else ()  # an older release named none
    erased = EntryErased(entry="x", bodies=("x",), reason="r", messages=messages)
    events = [asked, *before, erased, *after]
    boards = []
    for gone in (
        {0},
        {number for number, one in enumerate(events[: len(before) + 1]) if one.KIND == asked.KIND},
    ):
        records = records_of(events, gone)
        order.shuffle(records)
        boards.append(fold(STREAM, records))
    if names_message:
        boards.append(fold(STREAM, records_of(events, set())))
    assert all(words_of(board) == [] for board in boards)
    assert all(board.work.questions == boards[0].work.questions for board in boards)
