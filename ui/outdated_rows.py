"""Has the journal thread mend the rows that an older release wrote, a slice at a time, while nobody waits for it."""

from collections.abc import Callable

from ui.bridge import Bridge, JournalPlace, Turn


def mend_outdated_rows(bridge: Bridge, mended: Callable[[], None]) -> None:
    """Mend them until none is left; mended is called in the window thread once, if there were any."""
    has_mended = False

    def mend(place: JournalPlace) -> None:
        nonlocal has_mended
        from commander.journal.outdated import bring_up

        if bring_up(place.desk.journal):
            has_mended = True
            bridge.push(ask)  # by way of the window: one that is painting is not raced for Python's lock
        elif has_mended:
            bridge.push(mended)

    def ask() -> None:
        bridge.journal_tasks.put(Turn.LATER, mend)

    ask()
