"""A real Alertmanager on a free port, where this machine has one (Debian: prometheus-alertmanager)."""

import contextlib
import shutil
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

PROGRAM = shutil.which("prometheus-alertmanager") or shutil.which("alertmanager")
_PATIENCE_S = 60.0
_CONFIG = """\
route:
  receiver: team
  group_by: ['alertname', 'service']
  group_wait: 1s
receivers:
- name: team
inhibit_rules:
- source_matchers: [severity="critical"]
  target_matchers: [severity="warning"]
  equal: ['service']
"""


@contextlib.contextmanager
def real_alertmanager(folder: Path) -> Iterator[str]:
    """Its address; ended with the block."""
    assert PROGRAM is not None
    config = folder / "alertmanager.yml"
    config.write_text(_CONFIG, encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    origin = f"http://127.0.0.1:{port}"
    command = [
        PROGRAM,
        f"--config.file={config}",
        f"--storage.path={folder / 'data'}",
        f"--web.listen-address=127.0.0.1:{port}",
        "--cluster.listen-address=",
    ]
    program = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + _PATIENCE_S
        while not _is_ready(origin):
            assert time.monotonic() < until
            threading.Event().wait(0.05)
        yield origin
    finally:
        program.kill()
        program.wait()


def _is_ready(origin: str) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"{origin}/-/ready", timeout=1) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False
