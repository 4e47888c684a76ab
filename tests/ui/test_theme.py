"""The colours can be read, and a switch reaches everything."""

import re
from dataclasses import astuple, fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ui import theme
from ui.motion import Motion
from ui.theme import DARK, LIGHT, ThemeChoice, Tokens, Tone, for_drill
from ui.widgets.plain_label import PlainLabel

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
        with qtbot.waitSignal(theme.themed.changed):
            theme.apply(qapp, choice)
        assert theme.tokens() == expected
        assert qapp.palette().window().color() == QColor(expected.background)
        assert qapp.styleSheet() == theme.stylesheet()


def test_what_the_stylesheet_paints_follows_a_switch(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, ThemeChoice.DARK)
    button, label = QPushButton("x"), PlainLabel("■■■■", tone=Tone.BAD)
    for widget in (button, label):
        qtbot.addWidget(widget)
        widget.resize(80, 30)
        widget.show()
    for choice, expected in ((ThemeChoice.DARK, DARK), (ThemeChoice.LIGHT, LIGHT)):
        theme.apply(qapp, choice)
        qapp.processEvents()
        image = button.grab().toImage()
        assert image.pixelColor(image.width() // 6, image.height() // 2) == QColor(expected.surface)
        letters = label.grab().toImage()
        found = {letters.pixelColor(x, y).name() for x in range(60) for y in range(30)}
        assert expected.bad in found


def test_nothing_in_the_stylesheet_is_a_colour_of_one_theme() -> None:
    fixed = {DARK.drill, DARK.drill_ink}  # the drill looks the same in both
    assert set(re.findall(r"#[0-9a-f]{6}\b", theme.stylesheet())) <= fixed


def test_japanese_is_drawn_and_not_as_the_box_of_a_missing_glyph(qapp: QApplication) -> None:
    assert theme.has_japanese()
    assert len({_drawn(character) for character in "障害\U0010fffd"}) == 3


def test_names_of_emoji_alone_and_glyphs_nobody_has_are_no_crash(qapp: QApplication, qtbot: QtBot) -> None:
    label = PlainLabel("🔥🚒👩🏽‍🚒\U0010fffd\ud800", elides=True)
    qtbot.addWidget(label)
    label.resize(60, 20)
    assert not label.grab().isNull()


def test_less_motion_stills_the_caret_and_every_effect_and_can_be_taken_back(qapp: QApplication) -> None:
    for effect in (Qt.UIEffect.UI_General, Qt.UIEffect.UI_AnimateCombo):
        qapp.setEffectEnabled(effect, True)
    before = qapp.cursorFlashTime()
    assert before > 0
    motion = Motion(qapp, lambda arrival: arrival())
    motion.choose("on")
    assert qapp.cursorFlashTime() == 0
    assert not qapp.isEffectEnabled(Qt.UIEffect.UI_AnimateCombo)
    motion.choose("off")
    assert qapp.cursorFlashTime() == before
    assert qapp.isEffectEnabled(Qt.UIEffect.UI_AnimateCombo)
    for effect in (Qt.UIEffect.UI_General, Qt.UIEffect.UI_AnimateCombo):
        qapp.setEffectEnabled(effect, False)


def _drawn(character: str) -> bytes:
    image = QImage(40, 40, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(theme.font(24))
    painter.drawText(image.rect(), Qt.AlignmentFlag.AlignCenter, character)
    painter.end()
    return bytes(image.constBits())


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
