"""Pure: the limits of what people may type, checked in one place."""

import re
import unicodedata

from commander.board.refusal import Because, Refused

TITLE_LIMIT = 300
LINE_LIMIT = 2_000
ENTRY_LIMIT = 20_000
BODY_LIMIT = 25_000  # Statuspage's own limit for an update

# Controls, format characters (the zero-width ones), separators; and letters and marks that show nothing.
_UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_BLANK = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0" + "".join(map(chr, range(0xFE00, 0xFE10)))
)


def required(text: str, *, limit: int, field: str) -> str:
    """The text, trimmed; refused when nothing visible is left or it is longer than the limit."""
    trimmed = optional(text, limit=limit, field=field)
    if not any(_is_visible(character) for character in trimmed):
        raise Refused(Because.TEXT_EMPTY, field=field)
    return trimmed


def _is_visible(character: str) -> bool:
    return unicodedata.category(character) not in _UNSEEN and character not in _BLANK


def optional(text: str, *, limit: int, field: str) -> str:
    """The text, trimmed; refused when longer than the limit. Nothing typed is dropped but what JSON can't hold."""
    return within(storable(text).strip(), limit=limit, field=field)


def within(text: str, *, limit: int, field: str) -> str:
    """The text as it is; refused when longer than the limit."""
    if len(text) > limit:
        raise Refused(Because.TEXT_TOO_LONG, field=field, limit=f"{limit:,}", length=f"{len(text):,}")
    return text


def storable(text: str) -> str:
    """The text with "?" for each lone surrogate: a terminal passes on bytes that are no text, JSON can't hold them."""
    return text.encode("utf-8", "replace").decode("utf-8")


def title(text: str) -> str:
    """A one-line title: line breaks and tabs become spaces."""
    return required(" ".join(text.split()), limit=TITLE_LIMIT, field="title")


_LINK = re.compile(
    r"https://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?::\d{1,5})?"
    r"(?:[/?#][!#-;=?-\[\]_a-z~]*)?",
    re.IGNORECASE | re.ASCII,  # else the Kelvin sign is a k
)


def is_link(text: str) -> bool:
    """Whether a person may open it: https, plain letters, no name or password before the host."""
    return len(text) <= LINE_LIMIT and _LINK.fullmatch(text) is not None


def link(text: str, *, field: str) -> str:
    """An address that a person may open, trimmed; else refused."""
    trimmed = required(text, limit=LINE_LIMIT, field=field)
    if not is_link(trimmed):
        raise Refused(Because.LINK_NOT_HTTPS)
    return trimmed


_LEFT_OPEN = re.compile(r"\{\{(?P<name>[^{}]{0,80})\}\}|\{\{|\[\[")


def unfilled(text: str) -> tuple[str, ...]:
    """Blanks and block marks still open in a finished text, in order, each once; such a text must not go out.

    A blank is given by its name, a stray mark (`{{`, `[[`) as itself.
    """
    found = ((match["name"] or "").strip() or match[0] for match in _LEFT_OPEN.finditer(text))
    return tuple(dict.fromkeys(found))
