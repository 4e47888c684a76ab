"""Which letter each glyph of a written PDF is, set right: else 日 is searched for and copied as another letter."""

import mmap
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from PySide6.QtGui import QFont, QRawFont

from ui.print_text import families

_TABLE: Final = re.compile(rb"beginbfrange\n.*?endbfrange", re.DOTALL)
# Before each list stand the first and the last glyph that it names: these are no letters.
_LIST: Final = re.compile(rb"\[[^\]]*\]")
_LETTER: Final = re.compile(rb"<([0-9A-Fa-f]{4})>")
_FIRST, _LAST = 0x09, 0xFFFD  # Qt names a glyph by no letter beyond
_SURROGATES: Final = range(0xD800, 0xE000)


def name_letters(path: Path, letters: Iterable[str]) -> None:
    """Name the glyphs of a PDF that Qt wrote by the letters that were set.

    WORKAROUND: where a font draws several letters alike (日 and the radical ⽇, the space and the tab) Qt names the
    glyph by the first of them in Unicode, whichever was set. Each is replaced in its place, by as many bytes.
    """
    named = _named({letter for letter in letters if ord(letter) <= _LAST})
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as content:
        for table in list(_TABLE.finditer(content)):
            for letters_of in list(_LIST.finditer(content, *table.span())):
                _name(content, letters_of.span(), named)
        content.flush()


def _name(content: mmap.mmap, where: tuple[int, int], named: Mapping[int, int]) -> None:
    for found in list(_LETTER.finditer(content, *where)):
        letter = named.get(int(found[1], 16))
        if letter is not None:
            content[found.start(1) : found.end(1)] = b"%04X" % letter


def _named(letters: set[str]) -> Mapping[int, int]:
    """For each letter that was not set, and is drawn as one that was: that one."""
    set_so = "".join(sorted(letters))
    codes = [
        code for code in range(_FIRST, _LAST + 1) if code not in _SURROGATES and chr(code) not in letters
    ]
    others = "".join(map(chr, codes))
    named: dict[int, int] = {}
    for family in families():
        for bold in (False, True):
            font = QFont([family])
            font.setBold(bold)
            raw = QRawFont.fromFont(font)
            drawn = dict(zip(raw.glyphIndexesForString(set_so), map(ord, set_so), strict=True))
            drawn.pop(0, None)  # what the font doesn't have
            for code, glyph in zip(codes, raw.glyphIndexesForString(others), strict=True):
                if glyph in drawn:
                    named.setdefault(code, drawn[glyph])
    return named
