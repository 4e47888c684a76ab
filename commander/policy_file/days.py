"""Pure but for the list of countries: the values of a policy file about working days."""

import re

from commander.board.business_days import is_day
from commander.policy_fault import PolicyReason
from commander.policy_file.values import Wrong, as_text
from commander.working_days import is_country

_COUNTRY = re.compile(r"[A-Z]{2}")
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def as_day(value: object) -> str:
    """A day, or one of each year; empty where it may be left out."""
    text = as_text(value)
    if text and not is_day(text):
        raise Wrong(PolicyReason.WRONG_TYPE, "day")
    return text


def as_country(value: object) -> str:
    """A country whose public holidays are known."""
    text = as_text(value)
    if not _COUNTRY.fullmatch(text) or not is_country(text):
        raise Wrong(PolicyReason.WRONG_TYPE, "country")
    return text


def as_clock(value: object) -> str:
    """A time of the day."""
    text = as_text(value)
    if not _CLOCK.fullmatch(text):
        raise Wrong(PolicyReason.WRONG_TYPE, "clock")
    return text
