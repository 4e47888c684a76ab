"""The guards of tests/conftest.py bite: each planted fault fails in a pytest of its own."""

import subprocess
import sys
from pathlib import Path

REPO = Path(__file__).parents[2]

PLANTED = """
import logging, os, socket, threading, urllib.request
import pytest
from PySide6.QtCore import QThread, QTimer, qWarning
from PySide6.QtWidgets import QLabel

kept = []

def test_reaches_an_address():
    with pytest.raises(OSError):
        socket.create_connection(("192.0.2.1", 80), timeout=0.1)

def test_resolves_a_name():
    with pytest.raises(OSError):
        socket.getaddrinfo("example.com", 80)

def test_logs_a_warning():
    logging.getLogger("planted").warning("planted")

def test_leaves_a_thread():
    kept.append(threading.Event())
    threading.Thread(target=kept[-1].wait, args=(60,), name="planted", daemon=True).start()

def test_leaves_a_qthread(qapp):
    kept.append(QThread()); kept[-1].start()

def test_leaves_a_timer(qapp):
    kept.append(QTimer()); kept[-1].start(60_000)

def test_leaves_a_window(qapp):
    kept.append(QLabel("planted"))

def test_makes_qt_warn(qapp):
    qWarning("planted")

def test_makes_python_warn():
    import warnings
    warnings.warn("planted", DeprecationWarning)
"""

HARMLESS = """
import logging, os, socket
from pathlib import Path
import pytest
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QLabel

def test_loopback_is_open():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()

def test_an_invalid_name_does_not_resolve():
    with pytest.raises(socket.gaierror):
        socket.getaddrinfo("status.example.invalid", 443)

@pytest.mark.expected_logs
def test_expected_log():
    logging.getLogger("planted").error("planted")

def test_home_is_empty_and_no_proxy_is_set():
    assert not [p for p in Path.home().rglob("*") if p.is_file()]
    assert "HTTPS_PROXY" not in os.environ

def test_cleans_up(qtbot):
    label = QLabel("x"); qtbot.addWidget(label); label.show()
    timer = QTimer(label); timer.start(60_000)
    thread = QThread(); thread.start(); thread.quit(); thread.wait()
"""


def outcomes(tmp_path: Path, source: str) -> dict[str, set[str]]:
    """The words of pytest's short summary for each planted test: PASSED, FAILED, ERROR."""
    planted = tmp_path / "test_planted.py"
    planted.write_text(source, "utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider", "-rA", "-q"]
    done = subprocess.run(
        [*command, "-c", "pyproject.toml", str(planted)],
        cwd=REPO,
        env={
            "PATH": "/usr/bin:/bin",
            "HTTPS_PROXY": "http://127.0.0.1:9",
            "PYTHONPATH": str(REPO),
            "TESTS_THREAD_GRACE_S": "0.2",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    found: dict[str, set[str]] = {}
    for line in done.stdout.splitlines():
        word, _, rest = line.partition(" ")
        if word in {"PASSED", "FAILED", "ERROR"} and "::" in rest:
            found.setdefault(rest.partition("::")[2].split()[0], set()).add(word)
    assert found, done.stdout + done.stderr
    return found


def test_each_planted_fault_fails_its_test(tmp_path: Path) -> None:
    found = outcomes(tmp_path, PLANTED)
    assert len(found) == PLANTED.count("def test_")
    assert [name for name, words in found.items() if words == {"PASSED"}] == []


def test_harmless_tests_pass(tmp_path: Path) -> None:
    found = outcomes(tmp_path, HARMLESS)
    assert len(found) == HARMLESS.count("def test_")
    assert {word for words in found.values() for word in words} == {"PASSED"}
