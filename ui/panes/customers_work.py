"""The work behind the page of affected customers: on a thread of Qt's pool, or in a process; answers in the window."""

import contextlib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtCore import QObject, Signal

from commander.board.commands import Command
from commander.board.customer_lists import KeepCustomers, RecordDeletion
from commander.board.customer_policy import CustomerTeam
from commander.board.refusal import Refused
from commander.customers import candidates, errands, exporting, history, table_file
from commander.customers.columns import Mapped
from commander.customers.faults import CustomerFault, Why
from commander.customers.list_file import About, ListFile
from commander.customers.sealed import as_text
from commander.customers.shelf import Shelf
from commander.customers.table_file import Look
from commander.customers.worker import Order, Told
from commander.wording.customers import column_name
from ui.import_process import ImportProcess
from ui.models.board import BoardModel
from ui.off_thread import off_thread
from ui.panes.customers_seen import Seen, seen_in
from ui.words import Words

_GROUPS: Final = 5


class _Importing(msgspec.Struct, frozen=True, kw_only=True):
    """What is being taken, and into which list; is_new: it was made for it."""

    stream: str
    about: About
    is_new: bool
    look: Look | None = None  # None: a file is taken out
    columns: Mapped = {}


class _Outcome(msgspec.Struct, frozen=True, kw_only=True):
    seen: Seen | None = None
    commands: tuple[Command, ...] = ()
    looked: tuple[tuple[Look, Mapped], ...] = ()
    order: Order | None = None
    importing: "_Importing | None" = None
    deleted: str = ""  # its key is destroyed; its file goes once the journal knows of it
    deletion: RecordDeletion | None = None  # None: the journal knows already
    fault: CustomerFault | None = None


class CustomersWork(QObject):
    """Window thread; nothing in it waits. seen: how the list stands. looked: files that wait for their columns."""

    seen = Signal(Seen)
    looked = Signal(list)
    failed = Signal(CustomerFault)
    refused = Signal(Refused)
    progressed = Signal(str, int)
    imported = Signal(bool)

    def __init__(self, model: BoardModel, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._words = model, words
        self._make: Callable[[], Shelf] | None = None
        self._process = ImportProcess(self)
        self._process.progressed.connect(self.progressed)
        self._process.ended.connect(self._take_version)
        self._importing: _Importing | None = None

    def use(self, make: Callable[[], Shelf]) -> None:
        """Where the lists lie and their keys."""
        self._make = make

    @property
    def is_importing(self) -> bool:
        """Whether a file is being taken."""
        return self._process.is_running

    def see(self) -> None:
        """Look how the newest list of this incident stands."""
        self._do(self._seen)

    def look(self, paths: list[Path]) -> None:
        """Look at files: columns and first rows."""

        def act(shelf: Shelf, _: str) -> _Outcome:
            looks = [table_file.look(path) for path in paths]
            return _Outcome(looked=tuple((one, _mapped(shelf, one)) for one in looks))

        self._do(act)

    def take(self, look: Look, columns: Mapped, *, excludes: bool) -> None:
        """Take one file into the incident's newest list, or into a new one."""
        policy, person, now = self._model.policy.customers, self._model.person, self._model.now
        zone = self._words.zone_info

        def act(shelf: Shelf, stream: str) -> _Outcome:
            is_new = not shelf.lists(stream)
            about = errands.chosen(
                shelf, stream, errands.begun(shelf, stream, policy, zone, now) if is_new else ""
            )
            importing = _Importing(stream=stream, about=about, look=look, columns=columns, is_new=is_new)
            order = Order(
                list=about.list,
                path=str(shelf.path(about.list)),
                key=as_text(shelf.key(about.list)),
                source=look.path,
                encoding=look.encoding,
                delimiter=look.delimiter,
                columns={column.value: place for column, place in columns.items()},
                excludes=excludes,
                left_out=policy.rules.left_out,
                by=person,
                at=now.isoformat(),
            )
            return _Outcome(order=order, importing=importing)

        self._do(act)

    def remove(self, number: int, reason: str) -> None:
        """Take a file out of the newest list again; the others are matched anew."""
        person, now = self._model.person, self._model.now

        def act(shelf: Shelf, stream: str) -> _Outcome:
            about = errands.chosen(shelf, stream)
            order = Order(
                list=about.list,
                path=str(shelf.path(about.list)),
                key=as_text(shelf.key(about.list)),
                by=person,
                at=now.isoformat(),
                remove=number,
                reason=reason,
            )
            importing = _Importing(stream=stream, about=about, is_new=False)
            return _Outcome(order=order, importing=importing)

        self._do(act)

    def stop(self) -> None:
        """End the import; the version before stands."""
        self._process.stop()

    def decide(self, pair: tuple[int, int], *, same: bool) -> None:
        """A person's word about a candidate."""
        person, at = self._model.person, self._model.now.isoformat()
        self._change(lambda file: candidates.decide(file, *pair, same=same, by=person, at=at))

    def take_back(self) -> None:
        """Undo the last decision."""
        person, at = self._model.person, self._model.now.isoformat()
        self._change(lambda file: candidates.take_back(file, by=person, at=at))

    def export(self, team: CustomerTeam, folder: Path) -> None:
        """Write the team's file into a folder, under a name that says what it is."""
        language, incident = self._words.language, self._model.board.incident.short_id
        headings = tuple(column_name(column, language) for column in team.columns)

        def act(shelf: Shelf, stream: str) -> _Outcome:
            with shelf.open(errands.chosen(shelf, stream).list) as file:
                number = history.versions(file)[-1].number
                to = _free(folder, f"{incident}_{file.about.list}_v{number}_{team.key}")
                made = exporting.export(file, team.columns, headings, to)
                command = errands.exported(stream, file.about.list, team, made)
                seen = msgspec.structs.replace(seen_in(file), exported=made, written=str(to))
                return _Outcome(seen=seen, commands=(command,))

        self._do(act)

    def keep(self, days: int, reason: str) -> None:
        """Delete the list so many days from now instead."""
        now, zone = self._model.now, self._words.zone_info

        def act(shelf: Shelf, stream: str) -> _Outcome:
            with shelf.open(errands.chosen(shelf, stream).list) as file:
                with file.writing():
                    file.set_delete_by((now + timedelta(days=days - 1)).astimezone(zone).date())
                until = errands.end_of(file.about, zone)
                command = KeepCustomers(incident=stream, list=file.about.list, until=until, reason=reason)
                return _Outcome(seen=seen_in(file), commands=(command,))

        self._do(act)

    def delete(self) -> None:
        """Destroy the newest list's key and remove its file."""
        lists = self._model.board.customers

        def act(shelf: Shelf, stream: str) -> _Outcome:
            about = errands.chosen(shelf, stream)
            shelf.destroy_key(about.list)
            stands = errands.stands(lists, about.list)
            told = RecordDeletion(incident=stream, list=about.list) if stands else None
            return _Outcome(deleted=about.list, deletion=told)

        self._do(act)

    def _undo(self, outcome: _Outcome, refused: Refused) -> None:
        """What nobody can look up later was not handed out."""
        if outcome.seen is not None and outcome.seen.written:
            handed = Path(outcome.seen.written)

            def act(shelf: Shelf, stream: str) -> _Outcome:
                with contextlib.suppress(OSError):
                    handed.unlink(missing_ok=True)
                return self._seen(shelf, stream)

            self._do(act)
        self.refused.emit(refused)

    def _remove(self, list_id: str) -> None:
        def act(shelf: Shelf, stream: str) -> _Outcome:
            shelf.remove(list_id)
            return self._seen(shelf, stream)

        self._do(act)

    def _change(self, act: Callable[[ListFile], object]) -> None:
        lists, zone = self._model.board.customers, self._words.zone_info

        def change(shelf: Shelf, stream: str) -> _Outcome:
            with shelf.open(errands.chosen(shelf, stream).list) as file:
                act(file)
                told = errands.untold(stream, file, lists, zone)
                return _Outcome(seen=seen_in(file), commands=(told,) if told is not None else ())

        self._do(change)

    def _seen(self, shelf: Shelf, stream: str) -> _Outcome:
        if not shelf.lists(stream):
            return _Outcome(seen=Seen())
        with shelf.open(errands.chosen(shelf, stream).list) as file:
            told = errands.untold(stream, file, self._model.board.customers, self._words.zone_info)
            seen = seen_in(file)
            groups = tuple(tuple(group) for group in candidates.groups(file, history.standing(file), _GROUPS))
            seen = msgspec.structs.replace(seen, groups=groups)
            return _Outcome(seen=seen, commands=(told,) if told is not None else ())

    def _do(self, act: Callable[[Shelf, str], _Outcome]) -> None:
        make, stream = self._make, self._model.stream
        if make is None or not stream:
            return

        def work() -> _Outcome:
            try:
                return act(make(), stream)
            except CustomerFault as fault:
                return _Outcome(fault=fault)

        off_thread(self._model.bridge.push, work, self._answer)

    def _answer(self, outcome: _Outcome) -> None:
        for command in outcome.commands:
            self._model.bridge.submit(command, refused=lambda refused: self._undo(outcome, refused))
        if outcome.deletion is not None:
            self._model.bridge.submit(
                outcome.deletion,
                done=lambda _: self._remove(outcome.deleted),
                refused=self.refused.emit,
            )
        elif outcome.deleted:
            self._remove(outcome.deleted)
        if outcome.order is not None:
            self._importing = outcome.importing
            self._process.start(outcome.order)
        if outcome.looked:
            self.looked.emit(list(outcome.looked))
        if outcome.seen is not None:
            self.seen.emit(outcome.seen)
        if outcome.fault is not None:
            self.failed.emit(outcome.fault)

    def _take_version(self, told: Told) -> None:
        taken, self._importing = self._importing, None
        if taken is None:
            return
        if told.version is None:
            if taken.is_new:
                self._do(lambda shelf, _: _emptied(shelf, taken.about.list))
            self.imported.emit(False)
            self.failed.emit(told.fault() or CustomerFault(Why.STOPPED))
            return
        command = errands.counted(taken.stream, taken.about, told.version, self._words.zone_info)
        self._model.bridge.submit(command, refused=self.refused.emit)
        if (look := taken.look) is not None:
            self._do(lambda shelf, _: _remembered(shelf, look, taken.columns))
        self.imported.emit(True)
        self.see()


def _mapped(shelf: Shelf, look: Look) -> Mapped:
    try:
        return errands.mapping(shelf, look, {})
    except CustomerFault:
        return {}  # the person says which column is which


def _emptied(shelf: Shelf, list_id: str) -> _Outcome:
    """Nothing was taken: no empty list stays."""
    shelf.delete(list_id)
    return _Outcome(seen=Seen())


def _remembered(shelf: Shelf, look: Look, columns: Mapped) -> _Outcome:
    shelf.remember(look.headings, columns)
    return _Outcome()


def _free(folder: Path, name: str) -> Path:
    """A name that nothing has."""
    number = 1
    path = folder / f"{name}.csv"
    while path.exists():
        number += 1
        path = folder / f"{name}_{number}.csv"
    return path
