"""Pure: what was typed in one line, taken apart: options that were not chosen, each with why not."""

import re

from commander.board.decisions import Alternative

_BETWEEN = re.compile(r"[;;\n]+")
_WHY = re.compile(r"[::]")


def alternative_said(text: str) -> Alternative:
    """One option that was not chosen: "wait for the patch: takes an hour"."""
    name, _, why = _split(text)
    return Alternative(text=name, why_not=why)


def alternatives_said(text: str) -> tuple[Alternative, ...]:
    """Several, with a semicolon between."""
    return tuple(alternative_said(part) for part in _BETWEEN.split(text) if part.strip())


def alternatives_text(alternatives: tuple[Alternative, ...]) -> str:
    """As they are typed."""
    return "; ".join(f"{one.text}: {one.why_not}" if one.why_not else one.text for one in alternatives)


def _split(text: str) -> tuple[str, str, str]:
    found = _WHY.search(text)
    if found is None:
        return text.strip(), "", ""
    return text[: found.start()].strip(), found[0], text[found.end() :].strip()
