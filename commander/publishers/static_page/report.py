"""Pure: the report on an incident: however often it was written, the page carries one, as it was written last."""

from collections.abc import Sequence

from msgspec.structs import replace

from commander.publishers.static_page.edit import PublishedBulletin


def one_report(
    history: Sequence[PublishedBulletin],
) -> tuple[list[PublishedBulletin], PublishedBulletin | None]:
    """The updates of one incident, oldest first, and its report; one that nothing came before is an update itself.

    The report keeps the key and the time of its first writing, so that a reader of the feed meets it once; every
    later writing changed it.
    """
    updates = [one for one in history if not one.bulletin.report]
    reports = [one for one in history if one.bulletin.report]
    if not updates or not reports:
        return list(history), None
    first, last = reports[0], reports[-1]
    if first is last:
        return updates, first
    keys = [key for one in reports for key in (one.key, *one.changes) if key != first.key]
    changed_at = last.changed_at or last.published_at
    written = replace(
        first,
        bulletin=last.bulletin,
        changed_at=changed_at,
        changes=tuple(keys),
        withdrawn=last.withdrawn,
    )
    return updates, written
