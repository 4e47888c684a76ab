"""Pure: what a file is by its first bytes, whatever its name says; and a text's letters, whatever its encoding."""

import codecs
from typing import Final

from commander.board.attachments import Media

HEAD: Final = 64 * 1024  # this much is looked at

_BEGINNINGS: Final = (
    (b"\x89PNG\r\n\x1a\n", Media.PNG),
    (b"\xff\xd8\xff", Media.JPEG),
    (b"GIF87a", Media.GIF),
    (b"GIF89a", Media.GIF),
    (b"%PDF-", Media.PDF),
)
_BY_ENDING: Final = {"csv": Media.CSV, "tsv": Media.CSV, "json": Media.JSON}
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Letters as Japanese logs and spreadsheets have them. JIS announces itself by its escapes and comes first.
_ENCODINGS: Final = ("utf-8", "cp932", "euc-jp")
_ESCAPES: Final = (b"\x1b$B", b"\x1b$@", b"\x1b(J")
# A text has line ends, tabs, form feeds, colours of a terminal; of other controls hardly any.
_CONTROLS: Final = frozenset(range(32)) - frozenset(b"\t\n\r\f\b\x1b")
_CONTROLS_A_THOUSAND: Final = 2


def media_of(head: bytes, name: str) -> Media | None:
    """What a file is, of the kinds that are kept; None: of none of them. SVG and HTML are text, and shown as such."""
    for beginning, media in _BEGINNINGS:
        if head.startswith(beginning):
            return media
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Media.WEBP
    if not _is_text(head):
        return None
    return _BY_ENDING.get(name.rpartition(".")[2].lower(), Media.TEXT)


def decoded(content: bytes, *, cut: bool = False) -> str:
    """A text's letters, its encoding found out. cut: the last letter may not be whole. Never fails."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    if any(escape in content for escape in _ESCAPES):
        return content.decode("iso2022_jp_2", "replace")
    for encoding in _ENCODINGS:
        try:
            return codecs.getincrementaldecoder(encoding)().decode(content, not cut)
        except UnicodeDecodeError:
            continue
    return content.decode("utf-8", "replace")


def _is_text(head: bytes) -> bool:
    if any(head.startswith(mark) for mark, encoding in _MARKS if encoding != "utf-8-sig"):
        return True
    if b"\0" in head:
        return False
    controls = sum(byte in _CONTROLS for byte in head)
    return controls * 1000 <= len(head) * _CONTROLS_A_THOUSAND
