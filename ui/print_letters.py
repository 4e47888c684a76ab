"""Which letter each glyph of a written PDF is, set right: else 日 is searched for and copied as another letter."""

import mmap
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from PySide6.QtGui import QFont, QRawFont

from ui.print_text import families

_TABLE: Final = re.compile(rb"beginbfrange\n.*?endbfrange", re.DOTALL)
_LETTER: Final = re.compile(rb"<([0-9A-Fa-f]{4})>(?= )")
_CODES: Final = (*range(0x09, 0xD800), *range(0xE000, 0xFFFE))  # Qt names a glyph by none beyond
_ALIKE: Final = "".join(map(chr, _CODES))


def name_letters(path: Path, letters: Iterable[str]) -> None:
    """Name the glyphs of a PDF that Qt wrote by the letters that were set.

    WORKAROUND: where a font draws several letters alike (日 and the radical ⽇, the space and the tab) Qt names the
    glyph by the first of them in Unicode, whichever was set. Each is replaced in its place, by as many bytes.
    """
    named = _named({letter for letter in letters if ord(letter) <= _CODES[-1]})
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as content:
        for table in list(_TABLE.finditer(content)):
            for found in _LETTER.finditer(content, table.start(), table.end()):
                letter = named.get(int(found[1], 16))
                if letter is not None:
                    content[found.start(1) : found.end(1)] = b"%04X" % letter
        content.flush()


def _named(letters: set[str]) -> Mapping[int, int]:
    """For each letter that was not set, and is drawn as one that was: that one."""
    set_so = "".join(sorted(letters))
    codes = set(map(ord, letters))
    named: dict[int, int] = {}
    for family in families():
        for bold in (False, True):
            font = QFont([family])
            font.setBold(bold)
            raw = QRawFont.fromFont(font)
            drawn = dict(zip(raw.glyphIndexesForString(set_so), map(ord, set_so), strict=True))
            drawn.pop(0, None)  # what the font doesn't have
            for code, glyph in zip(_CODES, raw.glyphIndexesForString(_ALIKE), strict=True):
                if glyph in drawn and code not in codes:
                    named.setdefault(code, drawn[glyph])
    return named
