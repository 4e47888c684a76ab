"""What the impact pane says of windows of impact: a row each, the time in all, and how to add one. Holds no widget."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from commander.board.board import Board
from commander.board.impact_windows import FIRST, SetWindow, StrikeWindow, Window, as_said, total
from commander.wording.impact_windows import Stretch, span_text, stretch_text
from commander.wording.language import Language
from ui.models.board import BoardModel
from ui.panes.impact_words import CERTAINTY_TONES
from ui.panes.slot import Face
from ui.panes.version import Version, version_of
from ui.theme import Tone
from ui.widgets.text_layout import Run
from ui.words import Words

WINDOW = "window:"  # a row's key begins with it; the window's own key follows, nothing for a new one
_TOTAL = "windows-in-all"


def window_faces(model: BoardModel, words: Words) -> list[Face]:
    """A row for each window and one for the next; none before the first one ended: the start's own row stands."""
    windows, now = model.board.windows, model.now
    if not any(window.ended for window in windows):
        return []
    faces = [_face(number, window, words, now) for number, window in enumerate(windows, 1)]
    if len(windows) > 1:
        faces.append(_total_face(windows, words, now))
    add = QCoreApplication.translate("Windows", "Add a window: from when until when")
    label = QCoreApplication.translate("Windows", "Impact, once more")
    return [*faces, Face(key=WINDOW, label=label, value=(Run(add, Tone.PAST),))]


def window_text(window: Window, words: Words, now: datetime) -> str:
    """From when until when, as the reader's clock shows it."""
    stretch = Stretch(
        started=window.started.instant if window.started else None,
        ended=window.ended.instant if window.ended else None,
        approximate=window.is_approximate,
    )
    return stretch_text(stretch, lambda moment: words.time(moment, now), Language(words.language))


def summed(model: BoardModel, words: Words) -> str:
    """How often and how long customers were hurt in all, once there were several windows; else empty."""
    windows, now = model.board.windows, model.now
    whole = total(windows, now)
    if len(windows) < 2 or whole is None:
        return ""
    said = QCoreApplication.translate("Windows", "{span} in {count} windows")
    return said.format(span=span_text(whole, Language(words.language)), count=len(windows))


def window_versions(board: Board, key: str, words: Words, now: datetime) -> list[Version]:
    """What two desks said of one window, and the command that chooses each."""
    found: list[Version] = []
    for head in board.impact_spells.fields[key].heads:
        said = head.value
        if said.struck:
            none = QCoreApplication.translate("Windows", "none: {reason}").format(reason=said.basis)
            strike = StrikeWindow(incident=board.stream, window=key, reason=said.basis)
            found.append(version_of(head, none, strike))
            continue
        window = as_said(board.impact_spells, board.incident, board.signals, key, said)
        choose = SetWindow(
            incident=board.stream,
            window=key,
            started=None if key == FIRST else window.started,
            ended=window.ended,
            certainty=said.certainty,
            basis=said.basis,
        )
        found.append(version_of(head, window_text(window, words, now), choose))
    return found


def _face(number: int, window: Window, words: Words, now: datetime) -> Face:
    span = window.span(now)
    runs = [Run(window_text(window, words, now))]
    if span is not None:
        runs.append(Run(f" {span_text(span, Language(words.language))}", Tone.NEUTRAL))
    if window.basis:
        runs.append(Run(f" {window.basis}", Tone.NEUTRAL))
    label = QCoreApplication.translate("Windows", "Impact {number}").format(number=number)
    return Face(
        key=f"{WINDOW}{window.window}",
        label=label,
        value=tuple(runs),
        chip=(words.label(window.certainty), CERTAINTY_TONES[window.certainty]),
        tip=window.basis,
    )


def _total_face(windows: list[Window], words: Words, now: datetime) -> Face:
    whole = total(windows, now)
    unknown = QCoreApplication.translate("Windows", "a start is not confirmed")
    said = span_text(whole, Language(words.language)) if whole is not None else unknown
    without = QCoreApplication.translate("Windows", "without the time in between")
    label = QCoreApplication.translate("Windows", "Impact in all")
    runs = (Run(said, bold=True), Run(f" {without}", Tone.NEUTRAL))
    return Face(key=_TOTAL, label=label, value=runs, is_fixed=True)
