"""Pure: a bulletin's texts as one title and one body, Japanese first, for places that have room for one of each."""

from collections.abc import Callable

from commander.board.bulletin import Bulletin
from commander.publishers.outward import one_line, outward, shortened, units

_LINE = "\n\n────────\n\n"
_BETWEEN = " / "


class CannotPost(ValueError):
    """A bulletin that the other side would refuse; nothing is asked of it."""


def both_texts(
    bulletin: Bulletin,
    *,
    title_limit: int,
    body_limit: int,
    dressed: Callable[[str], str] = lambda text: text,
) -> tuple[str, str]:
    """Title and body as they go out: what a preview shows. Raises CannotPost.

    Too long a title is shortened, each language by its share; a body never is. dressed: what makes a
    cleaned text harmless where it is read.
    """
    titles = [dressed(one_line(wording.title)) for _, wording in bulletin.in_order()]
    bodies = [dressed(outward(wording.body).strip()) for _, wording in bulletin.in_order()]
    title = _title([title for title in titles if title], title_limit)
    if not title:
        raise CannotPost("no title")
    body = _LINE.join(body for body in bodies if body)
    if units(body) > body_limit:
        raise CannotPost(f"too long: {units(body)} of {body_limit} characters")
    return title, body


def _title(titles: list[str], limit: int) -> str:
    whole = _BETWEEN.join(titles)
    if not titles or units(whole) <= limit:
        return whole
    share = (limit - units(_BETWEEN) * (len(titles) - 1)) // len(titles)
    spare = sum(max(0, share - units(title)) for title in titles)
    longer = sum(units(title) > share for title in titles)
    return _BETWEEN.join(shortened(title, share + spare // longer) for title in titles)
