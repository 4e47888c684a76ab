"""Work off the window thread: its answer reaches whoever asked, and nobody if they have gone meanwhile."""

from collections.abc import Callable
from functools import partial
from threading import Event

from PySide6.QtCore import QObject, QThreadPool
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ui.off_thread import off_thread


class Asker(QObject):
    def __init__(self, heard: list[str]) -> None:
        super().__init__()
        self._heard = heard

    def hear(self, answer: str) -> None:
        self._heard.append(answer)


def answers(asker: Asker, *, gone: bool, done: Callable[[str], None]) -> None:
    """Ask, have the asker deleted while the work runs, let it end, and call what arrived."""
    begun, let_go = Event(), Event()
    arrived: list[Callable[[], None]] = []

    def work() -> str:
        begun.set()
        let_go.wait()
        return "answer"

    off_thread(arrived.append, work, done)
    begun.wait()
    if gone:
        delete(asker)
    let_go.set()
    QThreadPool.globalInstance().waitForDone()
    for arrival in arrived:
        arrival()


def test_an_answer_comes_to_whoever_asked(qtbot: QtBot) -> None:
    heard: list[str] = []
    asker = Asker(heard)
    answers(asker, gone=False, done=asker.hear)
    answers(asker, gone=False, done=partial(asker.hear))
    assert heard == ["answer", "answer"]


def test_an_answer_to_something_that_has_gone_is_dropped(qtbot: QtBot) -> None:
    heard: list[str] = []
    for wrapped in (lambda hear: hear, partial):
        asker = Asker(heard)
        answers(asker, gone=True, done=wrapped(asker.hear))
    assert heard == []
