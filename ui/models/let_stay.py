"""What was pointed out as a secret and somebody at this desk said may stay: kept beside the journal, in no record."""

import contextlib

import msgspec
from PySide6.QtCore import QObject, Signal

from commander.board.slack_entries import Kept
from ui.models.board import BoardModel


class LetStay(QObject):
    """Of the incident that is shown. Window thread.

    changed: it is known which of those pointed out may stay, or another one may.
    """

    changed = Signal()

    def __init__(self, model: BoardModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._stream = ""
        self._is_known = False  # until the disk was asked nothing is pointed out: it may have been answered
        self._let: set[str] = set()
        model.opened.connect(self._find)
        self._find()

    def asks(self, key: str, kept: Kept) -> bool:
        """Whether somebody is to be asked about a message; one that is changed into another secret asks again."""
        return bool(kept.leaking) and self._is_known and _named(key, kept) not in self._let

    def let(self, key: str, kept: Kept) -> None:
        """Somebody looked: it may stay."""
        self._let.add(_named(key, kept))
        self._model.bridge.save_draft(_draft(self._stream), msgspec.json.encode(sorted(self._let)).decode())
        self.changed.emit()

    def _find(self) -> None:
        self._let, self._is_known = set(), False
        stream = self._stream = self._model.stream
        if stream:
            self._model.bridge.read(lambda reading: (stream, reading.draft(_draft(stream))), self._take)

    def _take(self, found: tuple[str, str]) -> None:
        stream, content = found
        if stream != self._stream:
            return
        with contextlib.suppress(
            msgspec.MsgspecError
        ):  # another version kept it otherwise: it is asked again
            self._let |= msgspec.json.decode(content or "[]", type=set[str])
        self._is_known = True
        if any(kept.leaking for kept in self._model.board.slack.by_key.values()):
            self.changed.emit()


def _draft(stream: str) -> str:
    return f"let-stay:{stream}"


def _named(key: str, kept: Kept) -> str:
    return " ".join((key, *sorted(kept.leaking), *sorted(kept.looks)))
