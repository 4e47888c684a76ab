"""The colours can be read, and a switch reaches everything."""

from dataclasses import astuple, fields

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.theme import DARK, LIGHT, ThemeChoice, Tokens, Tone, for_drill

THEMES = {
    "dark": DARK,
    "light": LIGHT,
    "dark drill": for_drill(DARK),
    "light drill": for_drill(LIGHT),
}
LETTERS = ("ink", "dim", "faint", "accent_text", "ok", "warn", "bad", "decision")
GROUNDS = ("background", "surface", "raised")
FILLED = (
    ("accent_ink", "accent"),
    ("severity_ink", "severity"),
    ("drill_ink", "drill"),
    ("background", "ok"),
    ("dim", "raised"),
)


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(autouse=True)
def dressed_again(qapp: QApplication):
    yield
    theme.apply(qapp, ThemeChoice.LIGHT)


@pytest.mark.parametrize("shown", THEMES.values(), ids=THEMES)
def test_every_text_can_be_read_on_every_ground(shown: Tokens) -> None:
    pairs = [(letter, ground) for letter in LETTERS for ground in GROUNDS] + list(FILLED)
    poor = {
        pair: round(contrast(getattr(shown, pair[0]), getattr(shown, pair[1])), 2)
        for pair in pairs
        if contrast(getattr(shown, pair[0]), getattr(shown, pair[1])) < 4.5
    }
    assert poor == {}


@pytest.mark.parametrize("shown", THEMES.values(), ids=THEMES)
def test_the_focus_border_stands_out(shown: Tokens) -> None:
    assert contrast(shown.accent, shown.surface) >= 3


@pytest.mark.parametrize(("shown", "drilled"), [(DARK, for_drill(DARK)), (LIGHT, for_drill(LIGHT))])
def test_a_drill_differs_in_its_accent_alone(shown: Tokens, drilled: Tokens) -> None:
    names = [field.name for field in fields(Tokens)]
    pairs = zip(names, astuple(shown), astuple(drilled), strict=True)
    assert {name for name, live, drill in pairs if live != drill} <= {"accent", "accent_ink", "accent_text"}
    assert drilled.accent != shown.accent


def test_a_switch_changes_tokens_palette_and_stylesheet_and_says_so(qapp: QApplication, qtbot: QtBot) -> None:
    for choice, expected in ((ThemeChoice.DARK, DARK), (ThemeChoice.LIGHT, LIGHT)):
        with qtbot.waitSignal(theme.themed.changed, timeout=1000):
            theme.apply(qapp, choice)
        assert theme.tokens() == expected
        assert qapp.palette().window().color() == QColor(expected.background)
        assert expected.surface in qapp.styleSheet()


def test_the_drill_accent_reaches_letters_and_borders(qapp: QApplication) -> None:
    theme.apply(qapp, ThemeChoice.DARK, drill=True)
    assert theme.border_hex(Tone.ACCENT) == DARK.drill
    assert theme.tone_hex(Tone.ACCENT) == for_drill(DARK).accent_text


def test_the_system_choice_follows_the_desktop(qapp: QApplication) -> None:
    theme.apply(qapp, ThemeChoice.SYSTEM)
    assert theme.tokens() in {DARK, LIGHT}
    theme.apply(qapp, ThemeChoice.DARK)
    # The desktop speaks, but the person chose dark.
    qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())
    assert theme.tokens() == DARK


def test_every_tone_has_a_colour_and_quiet_tones_have_hairlines(qapp: QApplication) -> None:
    theme.apply(qapp, ThemeChoice.DARK)
    assert all(QColor(theme.tone_hex(tone)).isValid() for tone in Tone)
    quiet = {tone for tone in Tone if theme.border_hex(tone) == DARK.line}
    assert quiet == {Tone.NEUTRAL, Tone.PAST, Tone.INK}
