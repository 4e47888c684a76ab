"""How a list of affected customers stands, as its page shows it; read from its file off the window's thread."""

import msgspec

from commander.customers import candidates, exporting, history
from commander.customers.list_file import About, ListFile
from commander.customers.standing import Counts, Source, Version


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """A list as the page shows it. about None: there is none here."""

    about: About | None = None
    version: Version | None = None
    counts: Counts | None = None
    sources: tuple[Source, ...] = ()
    overlap: tuple[tuple[tuple[int, ...], int], ...] = ()
    candidate: candidates.Candidate | None = None
    groups: tuple[tuple[candidates.Shown, ...], ...] | None = None  # None: not asked for
    beyond: tuple[int, int] = (0, 0)
    exported: exporting.Export | None = None
    written: str = ""


def seen_in(file: ListFile) -> Seen:
    """How an open list stands now."""
    now = history.standing(file)
    made = history.versions(file)
    found = candidates.candidates(file, now, 1)
    return Seen(
        about=file.about,
        version=made[-1] if made else None,
        counts=now.counts,
        sources=now.sources,
        overlap=tuple(now.overlap()),
        candidate=found[0] if found else None,
        beyond=file.value("state", ("beyond",), tuple[int, int]) if made else (0, 0),
    )
