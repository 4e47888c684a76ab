"""Keys that mean something only where the focus is: in the composer, a row, a form. For the shortcuts page."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication


class Place(StrEnum):
    """Where such a key works."""

    COMPOSER = "composer"
    TIMELINE = "timeline"
    ROWS = "rows"
    FORM = "form"
    SHEET = "sheet"
    PHASES = "phases"
    PALETTE = "palette"
    PEOPLE = "people"
    HANDOVER = "handover"
    ANYWHERE = "anywhere"


@dataclass(frozen=True, slots=True)
class Chord:
    """One deed and the keys that do it, any of them, in the words of the language in force."""

    place: Place
    keys: tuple[str, ...]
    words: str


def chords() -> tuple[Chord, ...]:
    """All of them, place by place."""
    return (
        Chord(Place.COMPOSER, ("Return",), QCoreApplication.translate("Chords", "Record the entry")),
        Chord(Place.COMPOSER, ("Shift+Return",), QCoreApplication.translate("Chords", "Break the line")),
        Chord(
            Place.COMPOSER,
            ("Esc",),
            QCoreApplication.translate("Chords", "Leave a correction; what was typed before comes back"),
        ),
        Chord(
            Place.COMPOSER,
            ("Backspace", "Del"),
            QCoreApplication.translate("Chords", "On a chip: take it as plain words"),
        ),
        Chord(
            Place.COMPOSER,
            ("Up", "Down"),
            QCoreApplication.translate("Chords", "On a chip: another kind, a minute later or earlier"),
        ),
        Chord(
            Place.COMPOSER,
            ("Ctrl+Return",),
            QCoreApplication.translate("Chords", "Record what was pasted one by one"),
        ),
        Chord(
            Place.COMPOSER,
            ("Ctrl+Z",),
            QCoreApplication.translate("Chords", "With nothing typed: correct the last entry"),
        ),
        Chord(
            Place.TIMELINE,
            ("Up", "Down", "PgUp", "PgDown", "Home", "End"),
            QCoreApplication.translate("Chords", "Go through the rows"),
        ),
        Chord(Place.TIMELINE, ("F2",), QCoreApplication.translate("Chords", "Correct the row")),
        Chord(Place.TIMELINE, ("M",), QCoreApplication.translate("Chords", "Make the row a milestone")),
        Chord(Place.TIMELINE, ("A",), QCoreApplication.translate("Chords", "Answer the question in the row")),
        Chord(Place.TIMELINE, ("F",), QCoreApplication.translate("Chords", "Narrow the rows")),
        Chord(Place.TIMELINE, ("Esc",), QCoreApplication.translate("Chords", "Show every row again")),
        Chord(Place.TIMELINE, ("T",), QCoreApplication.translate("Chords", "To a time")),
        Chord(Place.TIMELINE, ("N",), QCoreApplication.translate("Chords", "To the next unread row")),
        Chord(
            Place.TIMELINE, ("[", "]"), QCoreApplication.translate("Chords", "From milestone to milestone")
        ),
        Chord(
            Place.TIMELINE, ("O",), QCoreApplication.translate("Chords", "In the order recorded, and back")
        ),
        Chord(
            Place.TIMELINE,
            ("Shift+Up", "Shift+Down", "Ctrl+A"),
            QCoreApplication.translate("Chords", "Mark several rows, or all"),
        ),
        Chord(Place.TIMELINE, ("Ctrl+C",), QCoreApplication.translate("Chords", "Copy the rows marked")),
        Chord(
            Place.TIMELINE,
            ("Ctrl+Shift+C",),
            QCoreApplication.translate("Chords", "Copy the rows marked as Markdown"),
        ),
        Chord(
            Place.TIMELINE,
            ("Ctrl+V",),
            QCoreApplication.translate("Chords", "Attach what is copied (picture, files) to the row"),
        ),
        Chord(
            Place.ROWS,
            ("Up", "Down", "Home", "End"),
            QCoreApplication.translate("Chords", "Next or previous row"),
        ),
        Chord(Place.ROWS, ("Return", "Space"), QCoreApplication.translate("Chords", "Open the row")),
        Chord(
            Place.ROWS,
            ("1", "2", "3", "4", "5", "6", "7", "8", "9", "0"),
            QCoreApplication.translate("Chords", "The row of that number"),
        ),
        Chord(Place.FORM, ("Return",), QCoreApplication.translate("Chords", "Record what the form says")),
        Chord(
            Place.FORM,
            ("Alt+1", "Alt+2", "Alt+3", "Alt+4", "Alt+5", "Alt+6", "Alt+7", "Alt+8", "Alt+9"),
            QCoreApplication.translate("Chords", "Choose a chip (before the lines at the top)"),
        ),
        Chord(Place.FORM, ("Esc",), QCoreApplication.translate("Chords", "Put it away; what is typed stays")),
        Chord(
            Place.SHEET, ("Esc",), QCoreApplication.translate("Chords", "Close the sheet; the draft stays")
        ),
        Chord(Place.SHEET, ("Ctrl+Z",), QCoreApplication.translate("Chords", "The text before this draft")),
        Chord(Place.PHASES, ("Left", "Right"), QCoreApplication.translate("Chords", "Choose a phase")),
        Chord(Place.PHASES, ("Return", "Space"), QCoreApplication.translate("Chords", "Enter the phase")),
        Chord(
            Place.PALETTE,
            ("Up", "Down", "PgUp", "PgDown"),
            QCoreApplication.translate("Chords", "Choose an action"),
        ),
        Chord(Place.PALETTE, ("Return",), QCoreApplication.translate("Chords", "Do it")),
        Chord(Place.PALETTE, ("Esc",), QCoreApplication.translate("Chords", "Close it; the focus goes back")),
        Chord(
            Place.PEOPLE,
            ("F2", "F3", "F4"),
            QCoreApplication.translate("Chords", "Say that they are here, watch, have left"),
        ),
        Chord(
            Place.HANDOVER,
            ("Space",),
            QCoreApplication.translate("Chords", "Read back: on to the next point"),
        ),
        Chord(Place.ANYWHERE, ("Tab", "Shift+Tab"), QCoreApplication.translate("Chords", "On or back")),
        Chord(
            Place.ANYWHERE, ("Return", "Space"), QCoreApplication.translate("Chords", "Press what is focused")
        ),
    )


def place_label(place: Place) -> str:
    """The place in the language in force."""
    words = {
        Place.COMPOSER: QCoreApplication.translate("Chords", "In the composer"),
        Place.TIMELINE: QCoreApplication.translate("Chords", "In the timeline"),
        Place.ROWS: QCoreApplication.translate("Chords", "In the rows of a pane"),
        Place.FORM: QCoreApplication.translate("Chords", "In an open row or a question"),
        Place.SHEET: QCoreApplication.translate("Chords", "In the broadcast sheet"),
        Place.PHASES: QCoreApplication.translate("Chords", "On the phases"),
        Place.PALETTE: QCoreApplication.translate("Chords", "In the list of actions"),
        Place.PEOPLE: QCoreApplication.translate("Chords", "On the page of people"),
        Place.HANDOVER: QCoreApplication.translate("Chords", "On the page of a handover"),
        Place.ANYWHERE: QCoreApplication.translate("Chords", "Everywhere"),
    }
    return words[place]
