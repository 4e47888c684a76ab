"""An import in a process of its own, so that a window beside it paints: an order on stdin, its progress on stdout."""

import time
from pathlib import Path
from typing import BinaryIO, Final

import msgspec
from typing_extensions import override

from commander.customers.columns import Column
from commander.customers.faults import CustomerFault, Why
from commander.customers.importing import Wish, take
from commander.customers.list_file import ListFile
from commander.customers.removing import remove
from commander.customers.sealed import Seal, from_text
from commander.customers.standing import Version
from commander.customers.table_file import look

_SAID_EACH_S: Final = 0.2
_LARGEST_ORDER: Final = 1 << 20


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be taken into which list. It holds the list's key, so it goes through a pipe and nowhere else."""

    list: str
    path: str
    key: str
    by: str
    at: str
    source: str = ""
    encoding: str = ""
    delimiter: str = ""
    columns: dict[str, int] = {}
    excludes: bool = False
    left_out: tuple[str, ...] = ()
    remove: int = 0  # a file that is taken out instead, by its number
    reason: str = ""

    @override
    def __repr__(self) -> str:
        return f"Order(list={self.list!r})"  # no key in a log


class Told(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the answer: how far it is, or the new version, or why nothing was done."""

    stage: str = ""
    rows: int = 0
    version: Version | None = None
    why: Why | None = None
    file: str = ""
    row: int = 0
    value: str = ""

    def fault(self) -> CustomerFault | None:
        """Why nothing was done."""
        if self.why is None:
            return None
        return CustomerFault(self.why, file=self.file, row=self.row, value=self.value)


def carry_out(given: BinaryIO, answer: BinaryIO) -> None:
    """Take one file as ordered, or take one out. To be killed at any moment: the version before stands then."""
    order = msgspec.json.decode(given.read(_LARGEST_ORDER), type=Order)
    last_said, last_stage = 0.0, ""

    def tell(told: Told) -> None:
        answer.write(msgspec.json.encode(told) + b"\n")
        answer.flush()

    def progress(stage: str, rows: int) -> None:
        nonlocal last_said, last_stage
        now = time.monotonic()
        if stage != last_stage or now - last_said >= _SAID_EACH_S:
            last_said, last_stage = now, stage
            tell(Told(stage=stage, rows=rows))

    try:
        if order.remove:
            with ListFile(Path(order.path), Seal(from_text(order.key), order.list)) as file:
                version = remove(
                    file, order.remove, order.reason, by=order.by, at=order.at, progress=progress
                )
            tell(Told(version=version))
            return
        found = look(Path(order.source), order.encoding, order.delimiter, alive=lambda: progress("look", 0))
        wish = Wish(
            look=found,
            columns={Column(name): place for name, place in order.columns.items()},
            excludes=order.excludes,
            left_out=order.left_out,
            by=order.by,
            at=order.at,
        )
        with ListFile(Path(order.path), Seal(from_text(order.key), order.list)) as file:
            version = take(file, wish, progress)
        tell(Told(version=version))
    except CustomerFault as fault:
        tell(Told(why=fault.why, file=fault.file, row=fault.row, value=fault.value))
