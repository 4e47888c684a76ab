"""The links at the head of a channel: read first, so that none stands there twice; a moved one is edited."""

from collections.abc import Sequence

from commander.board.channel_wish import Bookmark
from commander.publishers.outward import one_line, shortened
from commander.publishers.slack.asking import Ask
from commander.publishers.slack.faults import Fault
from commander.publishers.slack.steps import Stopping, stops

_TITLE_LIMIT = 100


def set_bookmarks(ask: Ask, channel: str, wanted: Sequence[Bookmark]) -> list[str] | Stopping:
    """Notes on what was refused; or what ends the errand. Bookmarks that people made stay as they are."""
    if not wanted:
        return []
    listed = ask("bookmarks.list", json={"channel_id": channel})
    if isinstance(listed, Fault):
        # Unread they could only be doubled.
        return stops(listed) or [f"bookmarks: {listed.outcome.detail}"]
    found = listed.body.get("bookmarks")
    rows = [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []
    by_title = {str(row.get("title", "")): row for row in rows}
    links = {_bare(str(row.get("link", ""))) for row in rows}
    notes = []
    for bookmark in wanted:
        title = shortened(one_line(bookmark.title), _TITLE_LIMIT)
        ours = by_title.get(title)
        if _bare(bookmark.url) in links and (
            ours is None or _bare(str(ours.get("link", ""))) == _bare(bookmark.url)
        ):
            continue
        told = {"channel_id": channel, "title": title, "link": bookmark.url}
        answer = (
            ask("bookmarks.edit", json=told | {"bookmark_id": str(ours.get("id", ""))})
            if ours
            else ask("bookmarks.add", json=told | {"type": "link"})
        )
        if isinstance(answer, Fault):
            end = stops(answer)
            if end is not None:
                return end
            notes.append(f"bookmark {title}: {answer.outcome.detail}")
    return notes


def _bare(link: str) -> str:
    return link.rstrip("/")
