"""The lock: one public index, and the exported lists for pip say the same as uv.lock."""

import re
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

PUBLIC = {"https://pypi.org", "https://files.pythonhosted.org"}
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


def locked(repo: Path) -> dict[str, dict[str, Any]]:
    """Every package of uv.lock but this project, by name."""
    lock = tomllib.loads((repo / "uv.lock").read_text("utf-8"))
    return {each["name"]: each for each in lock["package"] if "registry" in each["source"]}


def hosts(text: str) -> set[str]:
    return {f"{urlsplit(a).scheme}://{urlsplit(a).netloc}" for a in re.findall(r'https?://[^\s"]+', text)}


def hashes(package: dict[str, Any]) -> set[str]:
    return {file["hash"] for file in [*package.get("wheels", []), *filter(None, [package.get("sdist")])]}


def test_the_lock_names_the_public_index_alone(repo: Path) -> None:
    assert hosts((repo / "uv.lock").read_text("utf-8")) == PUBLIC


@pytest.mark.parametrize("file", ["requirements.lock", "requirements-dev.lock"])
def test_pip_gets_the_versions_and_hashes_of_the_lock(repo: Path, file: str) -> None:
    text, packages = (repo / file).read_text("utf-8"), locked(repo)
    pins = dict(PIN.findall(text))
    assert pins == {name: packages[name]["version"] for name in pins}
    for name, block in zip(pins, PIN.split(text)[3::3], strict=True):
        listed = set(re.findall(r"--hash=(sha256:[0-9a-f]{64})", block))
        assert listed == hashes(packages[name]), name
    assert hosts(text) == set()


def test_the_longer_list_is_the_whole_lock(repo: Path) -> None:
    pins = dict(PIN.findall((repo / "requirements-dev.lock").read_text("utf-8")))
    assert set(pins) == set(locked(repo))


def test_the_shorter_list_has_what_the_program_imports_and_no_test_tool(repo: Path) -> None:
    project = tomllib.loads((repo / "pyproject.toml").read_text("utf-8"))
    pins = dict(PIN.findall((repo / "requirements.lock").read_text("utf-8")))
    wanted = {normal(each) for each in project["project"]["dependencies"]}
    tools = {normal(each) for each in project["dependency-groups"]["dev"]}
    assert wanted <= set(pins)
    assert not tools & set(pins)


def normal(requirement: str) -> str:
    """The name of a requirement as the index writes it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~\[; ]", requirement)[0]).lower()
