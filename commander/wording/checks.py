"""Pure: what every text passes before it leaves: no stray characters."""

import re

# Controls garble a reader's screen, direction marks make a text read as another, and a lone surrogate
# can't be encoded at all. The joiner U+200D stays: emoji are built with it.
_STRIPPED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff]"
)
_LINE_END = re.compile("\r\n?|[\x85\u2028\u2029]")
_ESCAPED = re.compile(f"{_STRIPPED.pattern}|[\u2028\u2029]")


def outgoing(text: str) -> str:
    """The text as it may leave: no control characters, direction marks or lone surrogates; LF line breaks."""
    return _STRIPPED.sub("", _LINE_END.sub("\n", text)).replace("\t", " ")


def escaped(document: str) -> str:
    """A JSON document in which the same characters are written as escapes: it means what it meant."""
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", document)


def outgoing_title(text: str) -> str:
    """The same for a title: one line, single spaces."""
    return " ".join(outgoing(text).split())
