"""Pure: posts that were changed or taken back since: each stands where it stood and says so (practice §5.3 rule 6)."""

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec
from msgspec.structs import replace

from commander.board.bulletin import Bulletin


class PublishedBulletin(msgspec.Struct, frozen=True, kw_only=True):
    """One bulletin that this page already carries, and since when (ISO 8601, UTC)."""

    key: str
    bulletin: Bulletin
    published_at: str
    changed_at: str | None = None  # of a post that was changed or taken back since
    changes: tuple[str, ...] = ()  # our keys of what changed it
    withdrawn: bool = False


def standing(history: Iterable[PublishedBulletin]) -> list[PublishedBulletin]:
    """Every post with the text it has now; the changes themselves are no posts. A key counts once."""
    by_key = {one.key: one for one in history if not one.bulletin.drill}
    changes: dict[str, list[PublishedBulletin]] = {}
    for one in by_key.values():
        if one.bulletin.amends is not None:
            changes.setdefault(one.bulletin.amends.key, []).append(one)
    return [
        _as_it_stands(one, changes.get(key, ())) for key, one in by_key.items() if not one.bulletin.amends
    ]


def _as_it_stands(post: PublishedBulletin, changes: Sequence[PublishedBulletin]) -> PublishedBulletin:
    if not changes:
        return post
    in_order = sorted(changes, key=lambda one: (datetime.fromisoformat(one.published_at), one.key))
    last = in_order[-1]
    amends = last.bulletin.amends
    return replace(
        post,
        bulletin=replace(post.bulletin, texts=last.bulletin.texts),
        changed_at=last.published_at,
        changes=tuple(one.key for one in in_order),
        withdrawn=amends is not None and amends.withdrawn,
    )
