"""The attached files of a handout: an archive beside it, whole or not at all; and what an import finds in one."""

import contextlib
import os
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from commander.attachments.giving import Parcel, parcels, write_archive
from commander.attachments.store import Store, TooLarge
from commander.board.attachments import Attachment, Attachments
from commander.files import PlantedLink, put_in_place
from commander.reports.handout import Row
from commander.reports.veil import Veil
from commander.wording.attachments import size_said
from commander.wording.checks import outgoing_title

_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def with_files(
    rows: Iterable[Row], attached: Attachments, veil: Veil | None, met: list[Attachment]
) -> Iterator[Row]:
    """The rows with what hangs on each; met gathers the files. Names of people in theirs are veiled as in any text."""
    for row in rows:
        files = attached.of(row.record)
        met += files
        yield replace(row, files=tuple(_said(one, veil) for one in files)) if files else row


def _said(file: Attachment, veil: Veil | None) -> str:
    name = veil.text(file.name) if veil else file.name
    return outgoing_title(f"{name} {size_said(file.size)}")


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """What was written beside a handout: how many files, and how many were missing or altered."""

    archive: Path | None = None
    files: int = 0
    unsound: int = 0


def archive_beside(path: Path) -> Path:
    """Where the attached files of a handout are."""
    return path.with_name(f"{path.name}.attachments.zip")


@contextlib.contextmanager
def written_archive(
    path: Path,
    part: Path,
    store: Store,
    files: Sequence[Attachment],
    told: Callable[[int, int], None],
    *,
    as_is: bool,
) -> Iterator[Callable[[bool], Exported]]:
    """Write the archive of a handout under another name, part; the call given puts it in its place.

    as_is: by hash and unchanged, to be taken in again; else by name, pictures without what they tell of themselves.
    Nothing is left of it without that call. Raises OSError; what told raises ends it.
    """
    place = archive_beside(path)
    wanted = _by_hash(files) if as_is else parcels(files)
    try:
        with said_of(part, place):
            unsound = _write(part, store, wanted, told, as_is=as_is)

        def put(over: bool) -> Exported:
            put_in_place(part, place, over=over)
            return Exported(archive=place, files=len(wanted) - unsound, unsound=unsound)

        yield put
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


@contextlib.contextmanager
def said_of(part: Path, named: Path) -> Iterator[None]:
    """Faults speak of the file that was asked for."""
    try:
        yield
    except OSError as error:
        if error.filename not in (None, str(part)):
            raise
        raise type(error)(error.errno, error.strerror, str(named)) from error


def check_place(path: Path, *, over: bool) -> None:
    """Whether an archive may be written there. Raises PlantedLink, FileExistsError."""
    if path.is_symlink():
        raise PlantedLink(path)
    if path.exists() and not (over and path.is_file()):
        raise FileExistsError(17, "something is there already", str(path))


def _write(
    part: Path, store: Store, wanted: list[Parcel], told: Callable[[int, int], None], *, as_is: bool
) -> int:
    done = 0

    def count(_: Parcel) -> None:
        nonlocal done
        told(done, len(wanted))
        done += 1

    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW
    with os.fdopen(os.open(part, flags, 0o600), "wb") as out:
        return len(list(write_archive(out, store, wanted, as_is=as_is, told=count)))


def _by_hash(files: Sequence[Attachment]) -> list[Parcel]:
    return [Parcel(name=one.sha256, file=one) for one in {one.sha256: one for one in files}.values()]


def keep_from(path: Path, store: Store, wanted: Sequence[Attachment]) -> int:
    """Keep the files that records of an import name, from the archive beside it; how many there were.

    Only what is wanted is read, never more of it than its record says, and it counts only if its hash is right.
    What is missing stays missing and is shown so. Raises OSError where it can't be stored.
    """
    try:
        archive = zipfile.ZipFile(archive_beside(path))
    except (OSError, zipfile.BadZipFile):
        return 0
    kept = 0
    with archive:
        for sha256, size in {one.sha256: one.size for one in wanted}.items():
            with (
                contextlib.suppress(
                    KeyError, TooLarge, zipfile.BadZipFile, NotImplementedError, RuntimeError
                ),
                archive.open(sha256) as file,
            ):
                kept += store.keep(file, size)[0] == sha256
    return kept
