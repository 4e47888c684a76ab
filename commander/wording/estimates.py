"""Pure: where a text gives a figure that nobody has confirmed, and whether it says that it is an estimate."""

import re
from collections.abc import Sequence

from commander.board.impact import Amount, Certainty, Row

_ABOUT = r"(?:約|およそ|about\s+|approximately\s+|around\s+|some\s+)"
_SAYS_SO = r"(?:推計|推定|見込み|見込|estimate)"
_IN_BRACKETS = rf"\s*[（(](?=[^（）()\n]*{_SAYS_SO})[^（）()\n]{{1,60}}[）)]"
_AFTER_COMMA = rf"[、,]\s*(?=[^（）()。\n]*{_SAYS_SO})[^（）()。\n]{{1,60}}"
_MENTION = re.compile(_SAYS_SO, re.IGNORECASE)
_ABOUT_FIRST = re.compile(_ABOUT, re.IGNORECASE)


def estimated_amount(row: Row | None) -> Amount | None:
    """The amount that customers may only be told as an estimate (practice §4 rule 1); None: there is none."""
    return row.amount if row is not None and row.certainty is not Certainty.CONFIRMED else None


def estimates_in(text: str, amount: Amount | None) -> list[tuple[int, int]]:
    """Where the text gives the amount, with its unit, what stands before it and what says that it is an estimate."""
    if amount is None:
        return []
    figures = "|".join(re.escape(f"{one:,}") for one in sorted({amount.low, amount.likely, amount.high}))
    unit = rf"(?:\s*{re.escape(amount.unit)})?" if amount.unit else ""
    pattern = (
        rf"{_ABOUT}?(?<![\d,.])(?<!\d:)(?:{figures})(?![\d:%]|[,.]\d){unit}(?:{_IN_BRACKETS}|{_AFTER_COMMA})?"
    )
    return [found.span() for found in re.finditer(pattern, text, re.IGNORECASE)]


def unmarked_estimates(text: str, amount: Amount | None) -> list[str]:
    """The estimates that the text gives as if they were counted: without about, or without saying what they are."""
    says_so = _MENTION.search(text) is not None
    found = [text[start:end] for start, end in estimates_in(text, amount)]
    return [one for one in found if not says_so or not _ABOUT_FIRST.match(one)]


def estimates_said(texts: Sequence[str], amount: Amount | None) -> list[str]:
    """Every estimate that some text gives, each once, in order."""
    return list(dict.fromkeys(text[start:end] for text in texts for start, end in estimates_in(text, amount)))
