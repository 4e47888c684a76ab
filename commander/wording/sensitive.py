"""Pure: what looks like a password, a token, a card number or a My Number in a text (engineering §E 88)."""

import re
from collections.abc import Iterator
from enum import StrEnum

import msgspec


class Sort(StrEnum):
    """What it looks like."""

    SECRET = "secret"  # a token, a key, a password
    CARD = "card"
    MY_NUMBER = "my-number"


class Sensitive(msgspec.Struct, frozen=True):
    """A place in a text that nobody should keep without meaning to."""

    sort: Sort
    start: int
    end: int


_SECRETS = re.compile(
    r"xox[abeoprs]-[A-Za-z0-9-]{10,}|xapp-[A-Za-z0-9-]{10,}"  # Slack
    r"|gh[oprsu]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{22,}"
    r"|(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])"
    r"|AIza[A-Za-z0-9_-]{35}"
    r"|(?<![A-Za-z0-9])(?:sk|rk)_live_[A-Za-z0-9]{16,}"
    r"|eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}"
    r"|-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----"
    r"|(?i:(?<![a-z])bearer\s+)[A-Za-z0-9._~+/-]{20,}=*"
    r"|://[^\s/:@]{1,80}:[^\s/@]{1,80}@"
    r"|(?i:(?:pass(?:word|wd)?|pwd|secret|token|api[_-]?key)|パスワード|暗証番号)\s{0,3}[=:は]\s{0,3}[!-~]{6,}"
)
_DIGITS = re.compile(r"(?<![A-Za-z0-9.,-])\d(?:[ -]?\d){11,18}(?![A-Za-z0-9]|[.,-]\d)")
# The numbers that card companies give out begin so (ISO/IEC 7812).
_CARD = re.compile(r"4|5[1-5]|2(?:2[2-9]|[3-6]|7[01]|720)|3(?:[47]|0[0-5]|5[2-8]|[689])|6(?:011|4[4-9]|5|2)")
# Twelve digits that are a date and a time of day: 202611220315.
_MOMENT = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d")
_MASK = "●"


def found_in(text: str) -> tuple[Sensitive, ...]:
    """Every place, in order; the text is folded: full-width figures as half-width, one for one."""
    places = [Sensitive(Sort.SECRET, *found.span()) for found in _SECRETS.finditer(text)]
    ends = [(one.start, one.end) for one in places]
    places += [
        one for one in _numbers(text) if not any(start <= one.start and one.end <= end for start, end in ends)
    ]
    return tuple(sorted(places, key=lambda one: one.start))


def masked(text: str, places: tuple[Sensitive, ...]) -> str:
    """The text with a mark for every character of these places; as long as before."""
    for one in places:
        text = text[: one.start] + _MASK * (one.end - one.start) + text[one.end :]
    return text


def _numbers(text: str) -> Iterator[Sensitive]:
    for found in _DIGITS.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        if len(digits) == 12 and is_my_number(digits) and not _MOMENT.fullmatch(digits):
            yield Sensitive(Sort.MY_NUMBER, *found.span())
        elif 13 <= len(digits) <= 19 and _CARD.match(digits) and is_luhn(digits):
            yield Sensitive(Sort.CARD, *found.span())


def is_luhn(digits: str) -> bool:
    """Whether the last digit checks the others as card numbers do (ISO/IEC 7812-1 annex B)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def is_my_number(digits: str) -> bool:
    """Whether the twelfth digit checks the others (総務省令第85号 第5条)."""
    weights = (n + 1 if n <= 6 else n - 5 for n in range(1, 12))
    rest = sum(int(digit) * weight for digit, weight in zip(reversed(digits[:11]), weights, strict=True)) % 11
    return int(digits[11]) == (0 if rest <= 1 else 11 - rest)
