"""Pure: a handout as Markdown: a list with times, a heading a day. What was typed stays plain words."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from commander.reports.handout import Head, Row, both_clocks, day, notes

# What Markdown, or the HTML within it, would read as more than letters; "_" only where it could begin or end emphasis.
_SPECIAL: Final = re.compile(r"[\\`*\[\]<>|~&$]|(?<![^\W_])_|_(?![^\W_])")
_AT_START: Final = re.compile(r"^(\s*)([-+=#:]|\d+(?=[.)]))")
_NUMBERED: Final = re.compile(r"^(\s*\d+)([.)])")


def markdown(head: Head, rows: Iterable[Row]) -> Iterator[str]:
    """The whole document, piece by piece."""
    mark = f"【{head.mark}】" if head.mark else ""
    yield f"# {mark}{plain(f'{head.short_id} {head.title}')}\n\n"
    for fact in (*head.facts, head.zones):
        yield f"- {plain(fact)}\n"
    last = ""
    for row in rows:
        today = day(row.instant, head.homes[0], head.language)
        if today != last:
            yield f"\n## {plain(today)} {plain(head.zone_names[0])}\n\n"
            last = today
        yield item(row, head)
    for line in head.ends:
        yield f"\n{plain(line)}\n"


def item(row: Row, head: Head) -> str:
    """One row as an item of a list."""
    home, reader = both_clocks(row, head)
    text = within(row.text)
    if row.decided:
        text = bold(text)
    if row.is_struck:
        text = struck(text)
    state = f" → {within(row.state)}" if row.state else ""
    return f"- **{home}** ({reader}) {row.kind}: {text}{state} — {within(notes(row, head))}\n"


def plain(text: str) -> str:
    """Typed words that stay what they are; further lines go on under the first."""
    lines = [_line(line) for line in text.split("\n") if line.strip()]
    return "  \n  ".join(lines)


def within(text: str) -> str:
    """The same behind other words of a line: what begins a block only at the start of one stays as it was typed."""
    first, *further = [line for line in text.split("\n") if line.strip()] or [""]
    return "  \n  ".join([_special(first.strip()), *map(_line, further)])


def bold(escaped: str) -> str:
    """A text made heavy line by line: emphasis ends at a line that ends in a space."""
    return "  \n  ".join(f"**{line.strip()}**" for line in escaped.split("  \n  "))


def struck(escaped: str) -> str:
    """A text struck through line by line."""
    return "  \n  ".join(f"~~{line.strip()}~~" for line in escaped.split("  \n  "))


def _line(line: str) -> str:
    # By functions: a template of a replacement is looked up anew for each of a hundred thousand lines.
    said = _special(line.strip())
    said = _NUMBERED.sub(_behind, said)
    return said if said[:1].isdigit() else _AT_START.sub(_behind, said)


def _special(line: str) -> str:
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", line)


def _behind(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}"
