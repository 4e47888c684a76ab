"""The program as a person or a script starts it: in a process of its own, or, half a second sooner, in this one."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typing_extensions import override

REPO = Path(__file__).parents[2]


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def sentence(self) -> str:
        """What stands on stderr; a test that asks for it says that it is one line and no traceback."""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert "Traceback" not in self.err
        return lines[0]


class Program:
    """One home folder, and the environment that its commands run in."""

    def __init__(self, home: Path, *, lang: str = "en") -> None:
        self.home = home
        self.lang = lang
        self.environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("LC_", "COMMANDER_")) and name not in {"DISPLAY", "WAYLAND_DISPLAY"}
        }
        # No keyring of whoever runs the tests is ever asked.
        self.environment |= {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent", "LANG": "C.UTF-8"}
        self.environment.pop("QT_QPA_PLATFORM", None)

    def command(self, *arguments: str) -> list[str]:
        return [
            sys.executable,
            str(REPO / "main.py"),
            "--home",
            str(self.home),
            "--lang",
            self.lang,
            *arguments,
        ]

    def run(
        self, *arguments: str, typed: str | bytes = b"", before: Callable[[], None] | None = None
    ) -> Done:
        # Python cuts the bytecode that it keeps where a file may not grow: it would break every later start.
        kept = {} if before is None else {"PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(
            self.command(*arguments),
            input=typed.encode() if isinstance(typed, str) else typed,
            env=self.environment | kept,
            cwd=self.home.parent if self.home.parent.is_dir() else None,
            capture_output=True,
            timeout=240,
            check=False,
            preexec_fn=before,
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    def ok(self, *arguments: str, typed: str | bytes = b"") -> Done:
        done = self.run(*arguments, typed=typed)
        assert done.code == 0, done
        return done

    def declared(self, title: str = "Payments fail") -> str:
        return self.ok("declare", title).out.strip()

    def settings(self, text: str) -> None:
        self.home.mkdir(mode=0o700, exist_ok=True)
        (self.home / "settings.toml").write_text(text, "utf-8")

    def policy(self, text: str) -> None:
        self.ok("policy", "import", "-", typed=text)


class ProgramHere(Program):
    """The same command lines, carried out by main() in this process: for walks whose point is not the process."""

    @override
    def run(
        self, *arguments: str, typed: str | bytes = b"", before: Callable[[], None] | None = None
    ) -> Done:
        if before is not None:
            return super().run(*arguments, typed=typed, before=before)
        import main

        given = typed.encode() if isinstance(typed, str) else typed
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
        with pytest.MonkeyPatch.context() as patched:
            for name in os.environ.keys() - self.environment.keys():
                patched.delenv(name)
            for name, value in self.environment.items():
                patched.setenv(name, value)
            patched.setattr(sys, "argv", self.command(*arguments)[1:])
            patched.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), "utf-8"))
            patched.setattr(sys, "stdout", out)
            patched.setattr(sys, "stderr", err)
            if self.home.parent.is_dir():
                patched.chdir(self.home.parent)
            code = main.main()
        return Done(code, out.buffer.getvalue().decode(), err.buffer.getvalue().decode())


# A process a line, as a person starts it: one walk of each command's file.
PROCESSES = pytest.mark.parametrize("started_as", [Program], ids=["processes"])
