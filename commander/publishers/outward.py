"""Pure: making typed text fit to leave the house, and the other side's words fit to be shown here."""

import re
import unicodedata

from commander.wording.checks import outgoing

_WORD_LIMIT = 200
# Pages render some HTML in a body. A typed "<b" becomes the full-width sign, which no reader takes for a tag
# and which reads right in mail and SMS, where &lt; would be seen as it stands.
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_JOINS_BACK = frozenset("\u200d\ufe0e\ufe0f")


def outward(text: str) -> str:
    """The text as it may go out, by the one rule of wording.checks: what was previewed is what leaves."""
    return outgoing(text)


def one_line(text: str) -> str:
    """The same on one line, with single spaces."""
    return " ".join(outward(text).split())


def tagless(text: str) -> str:
    """The text with nothing in it that a page could take for a tag."""
    return _TAG.sub("＜", text)


def their_word(text: object, *secrets: str) -> str:
    """What the other side said, on one short line and without our secrets, should it echo them."""
    line = str(text)[: _WORD_LIMIT * 20]
    for secret in secrets:
        if secret:
            line = line.replace(secret, "…")
    return shortened(one_line(line), _WORD_LIMIT)


def units(text: str) -> int:
    """The length as services written in JavaScript count it: an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def shortened(text: str, limit: int) -> str:
    """The text, or its beginning and an ellipsis, in at most limit units; never cut inside a character."""
    if units(text) <= limit:
        return text
    return text[: cut_point(text, limit - 1)].rstrip() + "…"


def cut_point(text: str, limit: int) -> int:
    """How many characters fit in limit units without parting a base from its marks; at least one."""
    end, used = 0, 0
    for character in text:
        used += 2 if character > "\uffff" else 1
        if used > limit:
            break
        end += 1
    whole = end
    while 0 < whole < len(text) and (_is_joined(text[whole]) or text[whole - 1] == "\u200d"):
        whole -= 1
    return whole or max(end, 1)  # a storm of combining marks is cut anywhere: better than not at all


def _is_joined(character: str) -> bool:
    return bool(unicodedata.combining(character)) or character in _JOINS_BACK
