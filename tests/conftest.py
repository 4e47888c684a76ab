"""What every test lives under: no network but loopback, an empty home, no stray log, nothing left running.

Each guard is shown to bite by tests/quality/test_guards.py.
"""

import gc
import ipaddress
import logging
import os
import socket
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest

# How long an example takes says something about the machine, not about the code; so does how long it takes to make.
hypothesis.settings.register_profile(
    "steady", hypothesis.settings(), deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("steady")

if os.environ.get("LC_ALL") in {"C", "POSIX"}:
    # Qt takes this one instead and says so once a process: some test would fail of it.
    os.environ["LC_ALL"] = "C.UTF-8"
# Before Qt is first imported; the tests in tests/e2e give their own child processes a real display.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
# Only what stays is waited for so long; tests/quality/test_guards.py plants such a thread and asks for less.
_THREAD_GRACE_S = float(os.environ.get("TESTS_THREAD_GRACE_S", "30"))
# Qt keeps one tool-tip label for ever once a tip was shown.
_KEPT_BY_QT = {"QTipLabel"}


@pytest.fixture(autouse=True)
def empty_home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test reads or writes the developer's own files, tokens or proxy."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR"):
        folder = home / name.lower()
        folder.mkdir(mode=0o700)
        monkeypatch.setenv(f"XDG_{name}", str(folder))
    for name in list(os.environ):
        # urllib and requests would send even loopback through a proxy unless NO_PROXY names it.
        is_ours = name.startswith("COMMANDER_") and name != "COMMANDER_WRITE_SNAPSHOTS"
        if name.lower().endswith("_proxy") or is_ours:
            monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Sockets reach this machine alone. Names ending in .invalid don't resolve, as everywhere (RFC 6761)."""
    attempts: list[str] = []
    connect, connect_ex, resolve = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def refuse(where: object) -> None:
        attempts.append(str(where))
        raise OSError(f"a test may not reach {where}")

    def checked_connect(self: socket.socket, address: Any) -> None:
        if not _is_here(self.family, address):
            refuse(address)
        connect(self, address)

    def checked_connect_ex(self: socket.socket, address: Any) -> int:
        if not _is_here(self.family, address):
            refuse(address)
        return connect_ex(self, address)

    def checked_resolve(host: Any, *rest: Any, **named: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name and name.endswith(".invalid"):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        if name and name != "localhost" and not _is_loopback(name):
            refuse(name)
        return resolve(host, *rest, **named)

    monkeypatch.setattr(socket.socket, "connect", checked_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", checked_connect_ex)
    monkeypatch.setattr(socket, "getaddrinfo", checked_resolve)
    yield
    if attempts:
        pytest.fail(f"reached for the network: {', '.join(attempts)}")


def _is_here(family: int, address: Any) -> bool:
    return family == socket.AF_UNIX or address[0] == "localhost" or _is_loopback(address[0])


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class _Loud(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def quiet_logs(request: pytest.FixtureRequest) -> Iterator[None]:
    """A log of WARNING or worse fails the test, unless it is marked expected_logs."""
    loud = _Loud()
    logging.getLogger().addHandler(loud)
    yield
    logging.getLogger().removeHandler(loud)
    if loud.lines and request.node.get_closest_marker("expected_logs") is None:
        pytest.fail("unexpected log:\n" + "\n".join(loud.lines))


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Every thread a test starts has ended when it ends."""
    before = set(threading.enumerate())
    yield
    # A QThread that ran Python shows as a dummy thread, which never ends and can't be joined; the guard below
    # looks at QThreads.
    new = [thread for thread in threading.enumerate() if thread not in before]
    left = [thread for thread in new if not isinstance(thread, threading._DummyThread)]
    for thread in left:
        thread.join(_THREAD_GRACE_S)
    alive = [thread.name for thread in left if thread.is_alive()]
    if alive:
        pytest.fail(f"threads left running: {', '.join(alive)}")


@pytest.fixture(autouse=True)
def no_child_outlives_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Popen's own block waits for the child: after a failure within it that would be for ever."""
    leave = subprocess.Popen.__exit__

    def kill_and_leave(self: Any, kind: Any, error: Any, trace: Any) -> None:
        if kind is not None:
            self.kill()
        leave(self, kind, error, trace)

    monkeypatch.setattr(subprocess.Popen, "__exit__", kill_and_leave)


@pytest.fixture(autouse=True)
def nothing_left_by_qt(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No QThread runs, no QTimer ticks and no window stands after the test; costs nothing without Qt."""
    if "PySide6.QtCore" not in sys.modules:
        yield
        return
    from PySide6.QtCore import QThread, QTimer
    from PySide6.QtWidgets import QApplication

    started: weakref.WeakSet[Any] = weakref.WeakSet()
    for kind in (QThread, QTimer):
        _remember_starts(monkeypatch, kind, started)
    before = set(QApplication.topLevelWidgets()) if QApplication.instance() else set()
    yield
    left = _left_by_qt(started, before)
    if left:
        # What only a reference cycle keeps is not a leak of the test.
        gc.collect()
        left = _left_by_qt(started, before)
    if left:
        pytest.fail(f"left behind: {', '.join(left)}")


@pytest.fixture(autouse=True)
def circles_end_in_this_thread() -> Iterator[None]:
    """As in the program (ui/tidying.py): what a window test left over would crash us if a worker's thread ended it."""
    if "PySide6.QtCore" not in sys.modules:
        yield
        return
    from ui.tidying import Tidying

    gc.disable()
    yield
    Tidying().tidy()
    gc.enable()


def _remember_starts(monkeypatch: pytest.MonkeyPatch, kind: Any, started: "weakref.WeakSet[Any]") -> None:
    start = kind.start

    def remembered_start(self: Any, *arguments: Any) -> None:
        started.add(self)
        start(self, *arguments)

    monkeypatch.setattr(kind, "start", remembered_start)


def _left_by_qt(started: "weakref.WeakSet[Any]", before: set[Any]) -> list[str]:
    from PySide6.QtCore import QCoreApplication, QEvent, QThread
    from PySide6.QtWidgets import QApplication
    from shiboken6 import isValid

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    alive = [one for one in started if isValid(one)]
    busy = [one for one in alive if (one.isRunning() if isinstance(one, QThread) else one.isActive())]
    left = [f"{type(one).__name__} {one.objectName()!r}" for one in busy]
    if QApplication.instance():
        new = [widget for widget in QApplication.topLevelWidgets() if widget not in before]
        left += [type(widget).__name__ for widget in new if type(widget).__name__ not in _KEPT_BY_QT]
    return left
