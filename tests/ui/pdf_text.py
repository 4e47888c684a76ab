"""What a reader finds in a PDF that Qt wrote: the letters of each page as its tables name them, line by line."""

import re
import zlib
from pathlib import Path

_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)(?=endobj)", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_SHOWN = re.compile(rb"/F(\d+) [\d.]+ Tf|(-?[\d.]+) (-?[\d.]+) Td <([0-9A-F]{4})> Tj|(ET)")
_RUN = re.compile(r"<([0-9A-Fa-f]{4})> <[0-9A-Fa-f]{4}> \[([^\]]*)\]")


def pages_of(path: Path) -> list[str]:
    """The text of each page."""
    objects = {int(number): content for number, content in _OBJECT.findall(path.read_bytes())}
    letters = {
        number: _letters(objects[int(named[1])].decode("latin-1"))
        for number, content in objects.items()
        if (named := re.search(rb"/ToUnicode (\d+) 0 R", content))
    }
    return [
        _shown(zlib.decompress(_STREAM.search(objects[int(named[1])])[1]), letters)
        for content in objects.values()
        if b"/Type /Page\n" in content and (named := re.search(rb"/Contents (\d+) 0 R", content))
    ]


def _letters(table: str) -> dict[int, str]:
    found: dict[int, str] = {}
    for first, codes in _RUN.findall(table):
        for place, code in enumerate(re.findall(r"<([0-9A-Fa-f]{4})>", codes)):
            found[int(first, 16) + place] = chr(int(code, 16))
    return found


def _shown(content: bytes, letters: dict[int, dict[int, str]]) -> str:
    said: list[str] = []
    font = 0
    for number, _, _, glyph, ended in _SHOWN.findall(content):
        if number:
            font = int(number)
        elif glyph:
            said.append(letters[font].get(int(glyph, 16), "\ufffd"))
        elif ended:
            said.append("\n")
    return "".join(said)
