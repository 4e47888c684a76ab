"""Strategies for every event there is, made from what its fields are declared to hold."""

import types
import typing
from datetime import UTC, date, datetime, timedelta
from enum import Enum

import msgspec
from hypothesis import strategies as st
from msgspec.structs import replace

from commander.board.deliveries import DeliveryAttempted, DeliverySettled, delivery_key
from commander.board.event_kinds import EVENTS
from commander.board.message import LANGUAGES
from commander.board.record import Erased, Unknown

# Few names, so that records speak of each other.
NAMES = st.sampled_from(["ic", "scribe", "x", "y", "record-1", "record-2", "record-3"])
WORDS = st.one_of(NAMES, st.text(max_size=5))
WHEN = st.timedeltas(timedelta(), timedelta(days=70_000)).map(datetime(2000, 1, 1, tzinfo=UTC).__add__)
SPANS = st.timedeltas(timedelta(days=-9), timedelta(days=9))
PLAIN = {
    str: WORDS,
    int: st.integers(-(10**20), 10**20),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    datetime: WHEN,
    date: st.dates(date(2000, 1, 1), date(2190, 12, 31)),
    timedelta: SPANS,
}


def values(kind):
    """A strategy for one type."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if kind in PLAIN:
        return PLAIN[kind]
    if kind is type(None):
        return st.none()
    if origin in (types.UnionType, typing.Union):
        return st.one_of(*map(values, arguments))
    if origin is tuple:
        return st.lists(values(arguments[0]), max_size=3).map(tuple)
    if origin is dict:
        return st.dictionaries(st.sampled_from(LANGUAGES), values(arguments[1]), max_size=3)
    if issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    assert issubclass(kind, msgspec.Struct), kind
    return structs(kind)


def structs(kind):
    """A strategy for a struct, field by field."""
    hints = typing.get_type_hints(kind)
    return st.builds(kind, **{name: values(hints[name]) for name in kind.__struct_fields__})


# Deliveries of the orders at hand, as well as of none.
_KEYS = st.one_of(NAMES, st.builds(delivery_key, NAMES, NAMES))
EVENT = st.one_of(
    *(structs(kind) for kind in EVENTS.values()),
    st.builds(DeliveryAttempted, key=_KEYS, target=NAMES, attempt=st.integers(0, 9)),
    structs(DeliverySettled).flatmap(lambda event: _KEYS.map(lambda key: replace(event, key=key))),
    st.just(Unknown()),
    st.just(Erased()),
)
