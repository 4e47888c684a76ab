"""Somebody's text where there is room for one line."""


def one_line(text: str, limit: int) -> str:
    """The text in one line, its end cut off for an ellipsis. Of a long one, no more is read than can be shown."""
    line = " ".join(text[: 2 * limit].split())
    is_whole = len(line) <= limit and len(text) <= 2 * limit
    return line if is_whole else line[:limit] + "…"
