"""Colours, fonts and the one stylesheet of the window. Knows no widget of ours."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from ui.dressing import Dressing

STYLESHEET = Path(__file__).parent.parent / "resources" / "styles" / "commander.qss"

BASE_PX = 13
SMALL_PX = 11
SECTION_PX = 12
TITLE_PX = 16
CLOCK_PX = 17
RADIUS_PX = 7

FAMILIES = (
    "Inter",
    "Noto Sans CJK JP",
    "Noto Sans JP",
    "Hiragino Sans",
    "Yu Gothic UI",
    "Meiryo",
    "IPAexGothic",
)


# In English whatever the language in force: in Japanese it would be the boxes that it speaks of.
NO_JAPANESE = (
    "No font with Japanese was found: Japanese text shows as boxes. Install one (on Debian and Ubuntu the package "
    "fonts-noto-cjk, elsewhere Noto Sans CJK JP), then start Commander again."
)


class ThemeChoice(StrEnum):
    """What the person chose; `SYSTEM` follows the desktop."""

    DARK = "dark"
    LIGHT = "light"
    SYSTEM = "system"


class Tone(StrEnum):
    """What a colour means. Never shown without a word."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"
    ACCENT = "accent"
    DECISION = "decision"
    NEUTRAL = "neutral"
    PAST = "past"
    INK = "ink"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, as #rrggbb. `accent_text` is the accent where it is a letter, not a fill."""

    background: str
    surface: str
    raised: str
    line: str
    ink: str
    dim: str
    faint: str
    accent: str
    accent_ink: str
    accent_text: str
    severity: str
    severity_ink: str
    ok: str
    warn: str
    bad: str
    decision: str
    drill: str
    drill_ink: str
    is_dark: bool


DARK = Tokens(
    background="#0f1318",
    surface="#171c23",
    raised="#1e252e",
    line="#2b333e",
    ink="#e8edf2",
    dim="#93a0ae",
    faint="#8592a0",
    accent="#4fa3ff",
    accent_ink="#06131f",
    accent_text="#4fa3ff",
    severity="#d0343a",
    severity_ink="#ffffff",
    ok="#3fb37f",
    warn="#f0b13c",
    bad="#f2555a",
    decision="#a98bff",
    drill="#7a3ff2",
    drill_ink="#ffffff",
    is_dark=True,
)
LIGHT = Tokens(
    background="#f3f5f8",
    surface="#ffffff",
    raised="#f7f9fb",
    line="#d9dfe6",
    ink="#17202a",
    dim="#566473",
    # The design's #667384 has 4.42:1 on the window's background; this is the nearest that has 4.5:1.
    faint="#647182",
    accent="#1769d1",
    accent_ink="#ffffff",
    accent_text="#1769d1",
    severity="#c4262e",
    severity_ink="#ffffff",
    ok="#147a50",
    warn="#9a6300",
    bad="#c4262e",
    decision="#6a4bd0",
    drill="#7a3ff2",
    drill_ink="#ffffff",
    is_dark=False,
)
# The drill's violet has 3.1:1 as a letter on the dark panes; this is the same hue with 4.5:1 on all of them.
_DRILL_TEXT_ON_DARK = "#a27af6"


def for_drill(base: Tokens) -> Tokens:
    """The same theme with the drill's accent, so that practice never looks like the real thing."""
    text = _DRILL_TEXT_ON_DARK if base.is_dark else base.drill
    return replace(base, accent=base.drill, accent_ink=base.drill_ink, accent_text=text)


class Themed(QObject):
    """Tells widgets that paint themselves that the colours changed. Window thread only."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tokens = LIGHT
        self._choice = ThemeChoice.SYSTEM
        self._drill = False
        self._follows: QApplication | None = None
        self._dressing: Dressing | None = None

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return self._tokens

    def put_on(self, app: QApplication, choice: ThemeChoice, *, drill: bool) -> None:
        """Dress the application and tell every widget."""
        self._choice, self._drill = choice, drill
        if self._follows is not app:
            app.styleHints().colorSchemeChanged.connect(self._on_color_scheme_changed)
            self._follows, self._dressing = app, Dressing(app)
            app.setStyle("Fusion")
        base = DARK if _wants_dark(app, choice) else LIGHT
        self._tokens = for_drill(base) if drill else base
        app.setFont(font())
        app.setPalette(_palette(self._tokens))
        sheet = stylesheet()
        if app.styleSheet() != sheet:
            app.setStyleSheet(sheet)
        elif self._dressing is not None:
            self._dressing.dress_again()
        self.changed.emit()

    def _on_color_scheme_changed(self) -> None:
        if self._follows is not None and self._choice is ThemeChoice.SYSTEM:
            self.put_on(self._follows, self._choice, drill=self._drill)


themed = Themed()


def tokens() -> Tokens:
    """The colours in force."""
    return themed.tokens


def apply(app: QApplication, choice: ThemeChoice, *, drill: bool = False) -> None:
    """Dress the whole application: Fusion, our palette, our stylesheet. Window thread only."""
    themed.put_on(app, choice, drill=drill)


def tone_hex(tone: Tone) -> str:
    """The text colour of a tone in the theme in force."""
    return str(getattr(tokens(), _LETTERS[tone]))


def border_hex(tone: Tone) -> str:
    """The outline of a tone: a hairline for what needs no eye, else its colour."""
    if tone in {Tone.NEUTRAL, Tone.PAST, Tone.INK}:
        return tokens().line
    return tokens().accent if tone is Tone.ACCENT else tone_hex(tone)


@cache
def font(px: int = BASE_PX, *, weight: QFont.Weight = QFont.Weight.Normal, tabular: bool = False) -> QFont:
    """Our font in a size; `tabular` gives all digits one width where the family can. Shared: don't change it."""
    chosen = QFont()
    families = _installed_families()
    if families:
        chosen.setFamilies(families)
    chosen.setPixelSize(px)
    chosen.setWeight(weight)
    if tabular:
        chosen.setFeature(QFont.Tag("tnum"), 1)
    return chosen


def has_japanese() -> bool:
    """Whether any font of this system has Japanese; without one it would be boxes. Looks through all fonts."""
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.Japanese))


@cache
def _installed_families() -> list[str]:
    # Naming a family that isn't installed makes Qt search every alias at start-up on some systems.
    return [family for family in FAMILIES if QFontDatabase.hasFamily(family)]


def tone_role(tone: Tone) -> QPalette.ColorRole:
    """The palette's role that holds the text colour of a tone: a label that uses it follows every switch."""
    return _ROLES[_LETTERS[tone]]


@cache
def stylesheet() -> str:
    """The stylesheet; its colours are the palette's, so that it is the same in every theme."""
    values = {name: f"palette({_named(role)})" for name, role in _ROLES.items()}
    values |= {"drill": LIGHT.drill, "drill_ink": LIGHT.drill_ink}
    sizes = {
        "base_px": BASE_PX,
        "small_px": SMALL_PX,
        "section_px": SECTION_PX,
        "title_px": TITLE_PX,
        "radius_px": RADIUS_PX,
    }
    return Template(STYLESHEET.read_text(encoding="utf-8")).substitute(values, **sizes)


def _named(role: QPalette.ColorRole) -> str:
    """A role as a stylesheet writes it: PlaceholderText is placeholder-text."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", role.name).lower()


def _wants_dark(app: QApplication, choice: ThemeChoice) -> bool:
    if choice is ThemeChoice.SYSTEM:
        return app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return choice is ThemeChoice.DARK


# Each token has a role of its own; what Fusion paints with Light, Midlight and Dark is covered by our rules.
_ROLES: Mapping[str, QPalette.ColorRole] = {
    "background": QPalette.ColorRole.Window,
    "surface": QPalette.ColorRole.Base,
    "raised": QPalette.ColorRole.AlternateBase,
    "line": QPalette.ColorRole.Mid,
    "ink": QPalette.ColorRole.Text,
    "dim": QPalette.ColorRole.Dark,
    "faint": QPalette.ColorRole.PlaceholderText,
    "accent": QPalette.ColorRole.Highlight,
    "accent_ink": QPalette.ColorRole.HighlightedText,
    "accent_text": QPalette.ColorRole.Link,
    "ok": QPalette.ColorRole.Light,
    "warn": QPalette.ColorRole.Midlight,
    "bad": QPalette.ColorRole.BrightText,
    "decision": QPalette.ColorRole.LinkVisited,
}
_LETTERS: Mapping[Tone, str] = {
    Tone.OK: "ok",
    Tone.WARN: "warn",
    Tone.BAD: "bad",
    Tone.ACCENT: "accent_text",
    Tone.DECISION: "decision",
    Tone.NEUTRAL: "dim",
    Tone.PAST: "faint",
    Tone.INK: "ink",
}


def _palette(shown: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for name, where in _ROLES.items():
        palette.setColor(where, QColor(getattr(shown, name)))
    for where, colour in (
        (role.WindowText, shown.ink),
        (role.Button, shown.surface),
        (role.ButtonText, shown.ink),
        (role.ToolTipBase, shown.raised),
        (role.ToolTipText, shown.ink),
        (role.Shadow, shown.background),
        (role.Accent, shown.accent),
    ):
        palette.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(shown.faint))
    return palette
