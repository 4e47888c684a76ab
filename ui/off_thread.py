"""Work that may be slow, on a thread of Qt's pool; its answer is given in the window thread."""

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool
from shiboken6 import isValid
from typing_extensions import override

_Answer = TypeVar("_Answer")
Push = Callable[[Callable[[], None]], None]


def off_thread(push: Push, work: Callable[[], _Answer], done: Callable[[_Answer], None]) -> None:
    """Do it there; `work` says every fault in its answer, which is dropped if whose it is has gone. Any thread."""
    QThreadPool.globalInstance().start(_Work(push, work, done))


class _Work(QRunnable, Generic[_Answer]):
    def __init__(self, push: Push, work: Callable[[], _Answer], done: Callable[[_Answer], None]) -> None:
        super().__init__()
        self._push, self._work, self._done = push, work, done

    @override
    def run(self) -> None:
        done, answer = self._done, self._work()
        self._push(lambda: done(answer) if is_there(done) else None)


def is_there(called: Callable[..., object]) -> bool:
    """Whether the Qt object whose method it is still stands; anything else always does."""
    method = called.func if isinstance(called, partial) else called
    owner = getattr(method, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
