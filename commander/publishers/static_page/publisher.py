"""Writes the page, runs the command that publishes it, and looks at the public address. Not what is on it."""

import errno
import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from typing_extensions import override

from commander.board.bulletin import Bulletin
from commander.board.deliveries import DeliveryState, able_to
from commander.board.text import BODY_LIMIT, TITLE_LIMIT
from commander.clock import utc_now
from commander.files import PlantedLink, read_whole, sweep_temporaries, write_atomically
from commander.outbox.publisher import (
    CannotTell,
    Connection,
    Delivered,
    Errand,
    NotThere,
    Outcome,
    Publisher,
    Rejected,
    RejectionCause,
    Seen,
    Sight,
    TryLater,
    Written,
)
from commander.outbox.standing import Belief, Standing, Unread
from commander.publishers.static_page.command import CommandFailed, CommandMissing, found, run
from commander.publishers.static_page.document import LARGEST, StatusDocument
from commander.publishers.static_page.edit import PublishedBulletin
from commander.publishers.static_page.reading import Unreadable, document_at, document_in, shown_at
from commander.publishers.static_page.render import front_pages, incident_pages
from commander.publishers.static_page.site import Site, file_name, site_of
from commander.publishers.static_page.standing import PageStanding

_READ_BACK_S = 10.0
_LARGEST_FILE = 64 * 1024 * 1024
# The machine's trouble, not the settings': it may pass, and nothing was published.
_PASSING = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EMFILE, errno.ENFILE, errno.EBUSY, errno.EAGAIN}
)


class StaticPagePublisher(Publisher):
    """The page in a folder. Publishing the same key again makes the same page; one folder has one publisher.

    history answers every bulletin already written or delivered to this page, in any order; it is asked on
    the thread that publishes, as is service_name: by language, the organisation's first language first.
    """

    can = able_to("page")

    def __init__(
        self,
        folder: Path,
        history: Callable[[], Sequence[PublishedBulletin]],
        *,
        public_url: str | None = None,
        publish_command: tuple[str, ...] = (),
        service_name: Callable[[], Mapping[str, str]],
        wall: Callable[[], datetime] = utc_now,
        timeout_s: float = 60.0,
    ) -> None:
        self._folder = folder
        self._history = history
        self._public_url = public_url.rstrip("/") if public_url else None
        self._publish_command = publish_command
        self._service_name = service_name
        self._wall = wall
        self._command_timeout_s = timeout_s
        self._read_timeout_s = min(timeout_s, _READ_BACK_S)
        self._one_writer = threading.Lock()
        self.timeout_s = self._command_timeout_s + self._read_timeout_s

    @override
    def publish(self, errand: Errand) -> Outcome:
        """Write the whole page with this bulletin, publish it, look once whether the public sees it."""
        bulletin = errand.bulletin
        if bulletin.drill:
            return Rejected(cause=RejectionCause.SETTINGS, detail="a drill never reaches the public page")
        if any(
            len(text.title) > TITLE_LIMIT or len(text.body) > BODY_LIMIT for text in bulletin.texts.values()
        ):
            return Rejected(cause=RejectionCause.CONTENT, detail="the text is too long for the page")
        # The time of the first attempt: every later attempt at this debt makes the same page.
        this = PublishedBulletin(key=errand.key, bulletin=bulletin, published_at=errand.first_tried_at)
        failure = self._rewrite([this, *self._history()], self._service_name())
        if failure is not None:
            return failure
        sight = self.look(errand)
        if isinstance(sight, Seen):
            return Delivered(ref=sight.ref, url=sight.url)
        return Written(ref=errand.key, read_back=self._public_url is not None)

    @override
    def look(self, errand: Errand) -> Sight:
        """Look for the key in the public status.json."""
        if self._public_url is None:
            return CannotTell(detail="no public address")
        try:
            shown = shown_at(self._public_url, self._read_timeout_s)
        except Unreadable as fault:
            return CannotTell(detail=str(fault))
        if errand.key in shown.keys:
            return Seen(ref=errand.key, url=self._url_of(errand.bulletin))
        return NotThere() if shown.complete else CannotTell(detail="the public page leaves older updates out")

    def standing(self, belief: Belief) -> Standing:
        """What the page shows now: at its public address, else in its folder."""
        if self._public_url is not None and belief.state is DeliveryState.WRITTEN:
            return Unread(detail="the public address does not show it yet")
        return PageStanding(self._document).read(belief)

    def _document(self) -> StatusDocument:
        if self._public_url is not None:
            return document_at(self._public_url, self._read_timeout_s)
        try:
            return document_in(read_whole(self._folder / "status.json", LARGEST))
        except OSError as fault:
            raise Unreadable(f"the page's folder: {fault.strerror or type(fault).__name__}") from None

    def check(self) -> Connection:
        """Whether the folder is there, the command found and the public address read. Writes nothing."""
        missing = []
        if not (self._folder.is_dir() or self._folder.parent.is_dir()):
            missing.append(str(self._folder))
        if self._publish_command and not found(self._publish_command):
            missing.append(self._publish_command[0])
        detail = ""
        if self._public_url is not None:
            try:
                shown_at(self._public_url, self._read_timeout_s)
            except Unreadable as fault:
                detail = str(fault)
        return Connection(ok=not missing, who=f"page {self._folder}", missing=tuple(missing), detail=detail)

    def _rewrite(
        self, history: Sequence[PublishedBulletin], service: Mapping[str, str]
    ) -> TryLater | Rejected | None:
        with self._one_writer:
            try:
                self._write(site_of(history, service, self._wall()))
            except PlantedLink as fault:
                detail = f"a symbolic link lies in the page's folder: {Path(fault.filename).name}"
                return Rejected(cause=RejectionCause.SETTINGS, detail=detail)
            except OSError as fault:
                detail = f"the page's folder: {fault.strerror}"
                if fault.errno in _PASSING:
                    return TryLater(detail=detail)
                return Rejected(cause=RejectionCause.SETTINGS, detail=detail)
            return self._published()

    def _published(self) -> TryLater | Rejected | None:
        if not self._publish_command:
            return None
        try:
            run(self._publish_command, self._folder, self._command_timeout_s)
        except CommandMissing as fault:
            return Rejected(cause=RejectionCause.SETTINGS, detail=str(fault))
        except CommandFailed as fault:
            # A network may be down for a while, and the command publishes a state: safe to repeat.
            return TryLater(detail=str(fault))
        return None

    def _write(self, site: Site) -> None:
        incidents = self._folder / "incidents"
        for folder in (self._folder, incidents):
            _public_folder(folder)
            sweep_temporaries(folder)
        for incident in site.shown:
            self._write_files(incident_pages(site, incident))
        for incident in site.past:
            # Links to old incidents must not break; pages that are there already don't change any more.
            was_changed = incident.report is not None or any(update.changes for update in incident.updates)
            if was_changed or not (incidents / f"{incident.file_name}.html").exists():
                self._write_files(incident_pages(site, incident))
        self._write_files(front_pages(site, self._public_url))

    def _write_files(self, files: Mapping[str, bytes]) -> None:
        for name, content in files.items():
            path = self._folder / name
            if not _holds(path, content):
                write_atomically(path, content, 0o644)

    def _url_of(self, bulletin: Bulletin) -> str:
        return f"{self._public_url}/incidents/{file_name(bulletin)}.html"


def _public_folder(folder: Path) -> None:
    # The page's own folder may be a link of the person's making; nothing inside it may be one.
    if folder.name == "incidents" and folder.is_symlink():
        raise PlantedLink(folder)
    if folder.is_dir():
        return  # its rights are the person's, or the web server's
    folder.mkdir()
    folder.chmod(0o755)  # whatever the umask


def _holds(path: Path, content: bytes) -> bool:
    if path.is_symlink():
        raise PlantedLink(path)
    try:
        return path.stat().st_mode & 0o777 == 0o644 and read_whole(path, _LARGEST_FILE) == content
    except FileNotFoundError:
        return False
