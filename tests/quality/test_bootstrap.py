"""packaging/bootstrap on machines that lack something: it names what, and does nothing where nothing is missing."""

import json
import os
import shutil
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest


def loaded(script: Path) -> ModuleType:
    """A script without .py as a module, main() not run."""
    spec = spec_from_loader(script.name, SourceFileLoader(script.name, str(script)))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def bare_tree(repo: Path, tmp_path: Path) -> Path:
    """A clone without .venv."""
    tree = tmp_path / "a clone"
    (tree / "packaging").mkdir(parents=True)
    shutil.copy(repo / "packaging" / "bootstrap", tree / "packaging")
    for file in ("requirements.lock", "requirements-dev.lock"):
        shutil.copy(repo / file, tree)
    return tree


@pytest.fixture
def bootstrap(bare_tree: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    return loaded(bare_tree / "packaging" / "bootstrap")


def programs(folder: Path, *names: str) -> str:
    """A PATH on which only these programs are found; each fails when it is called."""
    folder.mkdir()
    for name in names:
        program = folder / name
        program.write_text("#!/bin/sh\nexit 1\n", "utf-8")
        program.chmod(0o755)
    return str(folder)


def test_an_older_python_is_refused_in_one_sentence(bare_tree: Path) -> None:
    script = bare_tree / "packaging" / "bootstrap"
    pretend = f"import runpy, sys; sys.version_info = (3, 10, 2); runpy.run_path({str(script)!r}, run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-c", pretend], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 1
    assert "Python 3.11 or newer is needed (found 3.10)" in done.stderr
    assert "Python 3.11 以降" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("sudo", [(), ("sudo",)], ids=["no sudo", "sudo asks for a password"])
def test_without_rights_the_exact_command_is_said(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sudo: tuple[str, ...]
) -> None:
    monkeypatch.setenv("PATH", programs(tmp_path / "bin", "apt-get", *sudo))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit) as ended:
        bootstrap.install_system_packages(["libgl1", "python3-venv"])
    command = "sudo apt-get update && sudo apt-get install -y --no-install-recommends libgl1 python3-venv"
    assert f"Run this first: {command}" in str(ended.value)
    assert f"先に次を実行してください: {command}" in str(ended.value)


def test_on_another_system_the_packages_are_named(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", programs(tmp_path / "bin"))
    with pytest.raises(SystemExit, match="libgl1 libegl1"):
        bootstrap.install_system_packages(["libgl1", "libegl1"])


def test_a_failing_installation_is_said_and_nothing_is_stamped(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", programs(tmp_path / "bin", "apt-get"))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    with pytest.raises(SystemExit, match="This failed: apt-get install"):
        bootstrap.install_system_packages(["libgl1"])
    assert bootstrap.read_stamp() is None


def test_missing_libraries_programs_and_fonts_are_found(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", programs(tmp_path / "bin", "xdotool"))
    monkeypatch.setattr(bootstrap, "LIBRARIES", {"libc.so.6": "libc6", "libnowhere.so.9": "libnowhere9"})
    monkeypatch.setattr(bootstrap, "FONT_FOLDERS", (str(tmp_path / "fonts"),))
    monkeypatch.setattr(bootstrap.sys, "platform", "linux")
    test_programs = {"xvfb", "openbox", "x11-utils", "dbus", "gnome-keyring"}
    assert set(bootstrap.missing_packages(dev=True, uv="uv")) == {
        "libnowhere9",
        "fonts-ipaexfont-gothic",
        *test_programs,
    }
    (tmp_path / "fonts" / "opentype").mkdir(parents=True)
    (tmp_path / "fonts" / "opentype" / "NotoSansCJK-Regular.ttc").touch()
    assert bootstrap.missing_packages(dev=False, uv="uv") == ["libnowhere9"]


def test_a_prepared_tree_is_left_alone(bootstrap: ModuleType, bare_tree: Path, tmp_path: Path) -> None:
    (bare_tree / ".venv" / "bin").mkdir(parents=True)
    (bare_tree / ".venv" / "bin" / "python").touch()
    bootstrap.STAMP.write_text(json.dumps(bootstrap.wanted_stamp(dev=True)), "utf-8")
    before = sorted(path.name for path in bare_tree.rglob("*"))
    for options in ([], ["--dev"]):
        done = subprocess.run(
            [sys.executable, bare_tree / "packaging" / "bootstrap", *options],
            env={"PATH": programs(tmp_path / f"bin{len(options)}")},
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert sorted(path.name for path in bare_tree.rglob("*")) == before


def test_a_changed_lock_undoes_the_stamp(bootstrap: ModuleType, bare_tree: Path) -> None:
    before = bootstrap.wanted_stamp(dev=False)
    with (bare_tree / "requirements.lock").open("a", encoding="utf-8") as lock:
        lock.write("# another\n")
    assert bootstrap.wanted_stamp(dev=False) != before


def test_the_command_runs_main_even_through_a_link(
    bootstrap: ModuleType, bare_tree: Path, tmp_path: Path
) -> None:
    (bare_tree / ".venv" / "bin").mkdir(parents=True)
    (bare_tree / ".venv" / "bin" / "python").symlink_to(sys.executable)
    (bare_tree / "main.py").write_text("import sys; print(sys.argv[1:]); sys.exit(3)", "utf-8")
    bootstrap.write_command()
    link = tmp_path / "commander"
    link.symlink_to(bare_tree / ".venv" / "bin" / "commander")
    done = subprocess.run(
        [link, "log", "決済 API"], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout) == (3, "['log', '決済 API']\n")
