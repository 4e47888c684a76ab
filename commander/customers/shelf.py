"""The lists of a home folder, their keys in the system keyring: begun, opened, deleted. Blocks."""

import contextlib
import secrets as randomness
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Final

import msgspec

from commander.customers import list_file
from commander.customers.columns import Column, Mapped, kind_of_table
from commander.customers.faults import CustomerFault, Why
from commander.customers.list_file import About, ListFile
from commander.customers.sealed import Seal, as_text, from_text, new_key
from commander.files import read_whole, write_atomically
from commander.secrets import KeyringAbsent, KeyringFault, KeyringLocked, KeyringRefused, Secrets

_SUFFIX: Final = ".customers"
_REMEMBERED: Final = "columns.json"
_LARGEST: Final = 1 << 20
_MOST_REMEMBERED: Final = 200
_ID: Final = frozenset("0123456789abcdef")


class Shelf:
    """The lists of one home. Every method may wait for the keyring or the disk."""

    def __init__(self, home: Path, secrets: Secrets) -> None:
        self._home, self._secrets = home, secrets

    def lists(self, incident: str | None = None) -> list[About]:
        """The lists that lie here, oldest first. Needs no key."""
        folder = self._home / list_file.FOLDER
        found = list_file.known(folder.glob(f"*{_SUFFIX}")) if folder.is_dir() else []
        return [one for one in found if incident in (None, one.incident)]

    def begin(self, incident: str, now: datetime, delete_by: date) -> str:
        """Make an empty list; answers its id. Its key is in the keyring before the file is there."""
        list_id = randomness.token_hex(4)
        with _asking_keyring():
            self._secrets.keep_list_key(list_id, as_text(new_key()))
        try:
            folder = list_file.folder_of(self._home)
        except OSError as fault:
            raise CustomerFault(Why.UNWRITABLE, file=list_id, value=fault.strerror or "") from None
        about = About(list=list_id, incident=incident, created=now.isoformat(), delete_by=delete_by)
        list_file.begin(folder / f"{list_id}{_SUFFIX}", about)
        return list_id

    def path(self, list_id: str) -> Path:
        """Where a list lies. Raises CustomerFault for what is no id."""
        if not list_id or not _ID.issuperset(list_id):
            raise CustomerFault(Why.NO_SUCH_LIST, file=list_id[:32])
        return self._home / list_file.FOLDER / f"{list_id}{_SUFFIX}"

    def key(self, list_id: str) -> bytes:
        """The key of a list."""
        if not self.path(list_id).is_file():
            raise CustomerFault(Why.NO_SUCH_LIST, file=list_id)
        with _asking_keyring():
            text = self._secrets.list_key(list_id)
        if text is None:
            raise CustomerFault(Why.KEY_GONE, file=list_id)
        return from_text(text)

    def open(self, list_id: str) -> ListFile:
        """An open list; the caller closes it."""
        return ListFile(self.path(list_id), Seal(self.key(list_id), list_id))

    def delete(self, list_id: str) -> None:
        """Destroy the key, then remove the file."""
        self.destroy_key(list_id)
        self.remove(list_id)

    def destroy_key(self, list_id: str) -> None:
        """Whatever copy of the list is left anywhere can't be read any more. Done again it does no harm."""
        self.path(list_id)
        with _asking_keyring():
            self._secrets.destroy_list_key(list_id)

    def remove(self, list_id: str) -> None:
        """Remove the file of a list without a key; after the journal was told, or nobody could tell it later."""
        path = self.path(list_id)
        try:
            for one in (path, path.with_name(f"{path.name}-journal")):
                one.unlink(missing_ok=True)
        except OSError as fault:
            raise CustomerFault(Why.UNWRITABLE, file=list_id, value=fault.strerror or "") from None

    def remembered(self, headings: tuple[str, ...]) -> Mapped | None:
        """How a person mapped a file with the same headings before."""
        found = self._all_remembered().get(kind_of_table(headings))
        if found is None:
            return None
        known = {Column(name): place for name, place in found.items() if name in tuple(Column)}
        return {column: place for column, place in known.items() if 0 <= place < len(headings)}

    def remember(self, headings: tuple[str, ...], columns: Mapped) -> None:
        """Map files with these headings so from now on. The headings themselves are not kept."""
        kept = self._all_remembered()
        kept.pop(kind_of_table(headings), None)
        kept[kind_of_table(headings)] = {column.value: place for column, place in columns.items()}
        newest = dict(list(kept.items())[-_MOST_REMEMBERED:])
        with contextlib.suppress(OSError):  # a convenience; the list is what counts
            write_atomically(list_file.folder_of(self._home) / _REMEMBERED, msgspec.json.encode(newest))

    def _all_remembered(self) -> dict[str, dict[str, int]]:
        try:
            text = read_whole(self._home / list_file.FOLDER / _REMEMBERED, _LARGEST)
            return msgspec.json.decode(text, type=dict[str, dict[str, int]])
        except (OSError, msgspec.MsgspecError):
            return {}


@contextlib.contextmanager
def _asking_keyring() -> Iterator[None]:
    try:
        yield
    except KeyringAbsent:
        raise CustomerFault(Why.NO_KEYRING) from None
    except KeyringLocked:
        raise CustomerFault(Why.KEYRING_LOCKED) from None
    except KeyringRefused as fault:
        raise CustomerFault(Why.KEYRING_REFUSED, value=fault.kind) from None
    except KeyringFault:
        raise CustomerFault(Why.KEYRING_REFUSED) from None
