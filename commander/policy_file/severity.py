"""Pure: the values of a policy file that speak of severity and of how many there are in all."""

from commander.board.severity_matrix import is_peak
from commander.policy_fault import PolicyReason
from commander.policy_file.values import Wrong, as_filled, number_between

_MOST_LINES = 12
_MOST_PEAKS = 20
_LARGEST_WHOLE = 10**15


def as_lines(value: object) -> tuple[str, ...]:
    """A few lines, each of which says something."""
    if not isinstance(value, list):
        raise Wrong(PolicyReason.WRONG_TYPE, "words")
    lines = tuple(dict.fromkeys(as_filled(line) for line in value))
    if not 0 < len(lines) <= _MOST_LINES:
        raise Wrong(PolicyReason.TOO_MANY_LINES, f"1–{_MOST_LINES}")
    return lines


def as_peaks(value: object) -> tuple[str, ...]:
    """The busiest hours: ["weekdays 07:00-10:00"]."""
    if not isinstance(value, list) or len(value) > _MOST_PEAKS:
        raise Wrong(PolicyReason.WRONG_TYPE, "peaks")
    peaks = tuple(dict.fromkeys(as_filled(one) for one in value))
    if not all(is_peak(one) for one in peaks):
        raise Wrong(PolicyReason.WRONG_TYPE, "peaks")
    return peaks


def as_days_of_month(value: object) -> tuple[int, ...]:
    """Days of the month: [25, 31]."""
    if not isinstance(value, list):
        raise Wrong(PolicyReason.WRONG_TYPE, "days-of-month")
    check = number_between(1, 31)
    return tuple(dict.fromkeys(day for one in value if isinstance(day := check(one), int)))


as_whole = number_between(1, _LARGEST_WHOLE)
