"""Runs the person's own command that carries the folder to the public. No shell, no secret, a time limit."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from commander.secrets import ENVIRONMENT, redacted

_LONGEST_LINE = 200
_OUTPUT_READ = 4096


class CommandMissing(Exception):
    """There is no such program, or it may not be run."""


class CommandFailed(Exception):
    """The command ended with an error or took too long; holds the first line it said, without secrets."""


def found(command: tuple[str, ...]) -> bool:
    """The program of the command is on this machine."""
    return shutil.which(command[0]) is not None


def run(command: tuple[str, ...], folder: Path, timeout_s: float) -> None:
    """Run it in the folder and wait. Raises CommandMissing or CommandFailed."""
    environment = {name: value for name, value in os.environ.items() if name not in ENVIRONMENT.values()}
    # A file, not a pipe: what the command leaves running behind it can't keep us waiting.
    with tempfile.TemporaryFile() as output:
        try:
            process = subprocess.Popen(
                command,
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        except OSError as fault:
            raise CommandMissing(f"{_shown(command[0])}: {fault.strerror}") from None
        try:
            code = process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            _end(process)
            raise CommandFailed(f"no end within {timeout_s:g} s") from None
        if code != 0:
            output.seek(0)
            raise CommandFailed(f"exit {code}: {_first_line(output.read(_OUTPUT_READ))}")


def _end(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _first_line(output: bytes) -> str:
    lines = output.decode(errors="replace").splitlines()
    return _shown(next((line.strip() for line in lines if line.strip()), "it said nothing"))


def _shown(text: str) -> str:
    clean = "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in redacted(text))
    return clean[:_LONGEST_LINE]
