"""When customers were hurt, as `show` and `windows` print it: lines for people, one JSON shape (0-18, 3-16)."""

from datetime import datetime, tzinfo

from commander.board.board import Board
from commander.board.impact_windows import Window, total
from commander.cli.place import clock
from commander.cli.shapes import Shape, instant, occurred_shape
from commander.wording.checks import outgoing_title
from commander.wording.impact_windows import Stretch, span_text, stretch_text
from commander.wording.labels import label
from commander.wording.language import Bilingual, Language

_WHOLE = Bilingual("影響の合計:{span}({count} 回)", "Impact in all: {span} ({count} windows)")
_UNKNOWN = Bilingual(
    "影響の合計:開始時刻が未確認のため不明", "Impact in all: not known while a start is not confirmed"
)


def impact_window_lines(board: Board, language: Language, zone: tzinfo, now: datetime) -> list[str]:
    """Each window with its number, how long it was, how sure that is and by what; then the time in all."""
    lines = []
    for number, one in enumerate(board.windows, 1):
        stretch = Stretch(
            started=one.started.instant if one.started else None,
            ended=one.ended.instant if one.ended else None,
            approximate=one.is_approximate,
        )
        span = one.span(now)
        parts = (
            str(number),
            stretch_text(stretch, lambda moment: clock(moment, zone), language),
            span_text(span, language) if span is not None else "",
            label(one.certainty, language),
            outgoing_title(one.basis),
        )
        lines.append("  ".join(part for part in parts if part))
    whole = total(board.windows, now)
    if whole is None:
        return [*lines, _UNKNOWN.said_in(language)]
    said = _WHOLE.said_in(language)
    return [*lines, said.format(span=span_text(whole, language), count=len(board.windows))]


def impact_windows_shape(board: Board, now: datetime) -> Shape:
    """The same for a program: the answer of `windows`."""
    whole = total(board.windows, now)
    return {
        "windows": [
            {
                "number": number,
                "window": one.window,
                "started": occurred_shape(one.started),
                "ended": occurred_shape(one.ended),
                "certainty": one.certainty,
                "basis": one.basis,
                "added": one.added,
            }
            for number, one in enumerate(board.windows, 1)
        ],
        "total_minutes": None if whole is None else int(whole.total_seconds() // 60),
        "first_started_at": instant(_first(board.windows)),
    }


def _first(found: list[Window]) -> datetime | None:
    return found[0].started.instant if found and found[0].started else None
