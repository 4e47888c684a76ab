"""Starts the window: one a home folder, with its log, its signals, and faults of ours said in the window."""

import contextlib
import gc
import logging
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QMessageLogContext, QSocketNotifier, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from commander.files import private_folder
from commander.locks import becomes_window
from commander.settings.settings import LOG_FILE
from ui.bridge import Bridge
from ui.program import Program
from ui.tidying import tidied_here

# After an incident was opened: its page, its rows and the sheet behind it are made by then.
_WHOLE_MS: Final = 500
_DISPLAY_GONE: Final = "The X11 connection broke"
_FORMAT: Final = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"


def run_window(
    home: Path,
    *,
    language: str | None = None,
    theme: str | None = None,
    incident: str | None = None,
    person: str | None = None,
    scribe: str | None = None,
) -> int:
    """Show the window of a home folder until it is closed; the exit code. A second one raises the first and ends.

    Where the first does not answer, that is said on the terminal and in the log, and the exit code is 1.
    scribe: the scribe's window in its place, with this incident (empty: the one shown, else the newest open one).
    """
    private_folder(home)
    with contextlib.ExitStack() as held:
        is_window = becomes_window(
            home, b"raise\n" if scribe is None else f"scribe {scribe}\n".encode(), held
        )
        if is_window is None:
            return _said_unanswered(home, language)
        if not is_window:
            return 0
        return show_until_closed(
            home,
            lambda app: Program(
                app, home, language=language, theme=theme, incident=incident, person=person, lock=held
            ),
            scribe=scribe,
        )


def show_until_closed(
    home: Path, make: Callable[[QApplication], Program], *, scribe: str | None = None
) -> int:
    """Run the program that is made for the application, with its log and its signals; the exit code."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("another kind of Qt application runs already")
    app.setApplicationName("Commander")
    app.setQuitOnLastWindowClosed(False)
    with _log_in(home):
        program = make(app)
        with (
            _qt_heard(),
            _signals(program.windows.close),
            _excepthook(program.bridge),
            left_in_peace(program),
        ):
            if scribe is None:
                program.window.show()
            else:
                program.windows.open_scribe(scribe)
            return app.exec()


@contextlib.contextmanager
def left_in_peace(program: Program) -> Iterator[None]:
    """What stands by the first paint and with the first incident stays, and Python no longer looks through it.

    Each look for what is left over would stop the window for 50 ms; a look on another thread could end it.
    """
    is_whole = False

    def rest() -> None:
        nonlocal is_whole
        if not is_whole:
            is_whole = True
            tidying.hold()
            program.words.later.add((tidying.let_go,), after_ms=_WHOLE_MS)

    with tidied_here() as tidying:
        program.windows.painted.connect(gc.freeze)
        program.model.opened.connect(rest)
        try:
            yield
        finally:
            gc.unfreeze()


def _said_unanswered(home: Path, language: str | None) -> int:
    from commander.wording.troubles import UNANSWERED
    from ui.settings_in_force import spoken
    from ui.wishes import settings_or_defaults

    with _log_in(home):
        logging.getLogger(__name__).warning("another window holds %s and does not answer", home)
    said_in = spoken(language or settings_or_defaults(home)[0].window.language)
    sys.stderr.write(f"{UNANSWERED.said_in(said_in).format(home=home)}\n")
    return 1


@contextlib.contextmanager
def _log_in(home: Path) -> Iterator[None]:
    path = home / LOG_FILE
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0), 0o600))
    handler = logging.FileHandler(path, encoding="utf-8")
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter(_FORMAT))
    logging.getLogger().addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()


@contextlib.contextmanager
def _qt_heard() -> Iterator[None]:
    qInstallMessageHandler(_hear_qt)
    try:
        yield
    finally:
        qInstallMessageHandler(None)


def _hear_qt(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """What Qt says goes to the terminal, as without us. Any thread."""
    sys.stderr.write(f"{text}\n")
    if text.startswith(_DISPLAY_GONE):
        # Qt calls exit() next, whose clean-up aborts over threads that still run: a crash report for nothing, since
        # all that was recorded or typed is on disk and the next start goes on from there.
        logging.getLogger(__name__).warning("the display went away; the next start goes on from here")
        os._exit(1)


@contextlib.contextmanager
def _signals(act: Callable[[], object]) -> Iterator[None]:
    """Close the window on SIGINT and SIGTERM. Python sees a signal only between two of its own steps."""
    theirs, ours = socket.socketpair()
    for end in (theirs, ours):
        end.setblocking(False)
    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read)

    def hear() -> None:
        with contextlib.suppress(OSError):
            ours.recv(64)
        act()

    notifier.activated.connect(hear)
    before = {number: signal.signal(number, _carried_by_socket) for number in (signal.SIGINT, signal.SIGTERM)}
    wakeup = signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
    try:
        yield
    finally:
        signal.set_wakeup_fd(wakeup)
        for number, handler in before.items():
            signal.signal(number, handler)
        notifier.setEnabled(False)
        theirs.close()
        ours.close()


def _carried_by_socket(_number: int, _frame: object) -> None:
    """The wake-up socket carries the signal to the window."""


@contextlib.contextmanager
def _excepthook(bridge: Bridge) -> Iterator[None]:
    def hook(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        bridge.report(error)

    before = sys.excepthook
    sys.excepthook = hook
    try:
        yield
    finally:
        sys.excepthook = before
