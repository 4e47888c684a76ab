"""The documents tell the truth: paths they name exist, and every command is in docs/cli.md."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

ROOT_DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")
NEEDED = (*ROOT_DOCUMENTS, "LICENSE", "docs/cli.md", "docs/requirements.md", "docs/decisions")
ROOMS = ("commander/", "ui/", "tests/", "docs/", "packaging/", "resources/", "bench/", ".ci/")
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
BRACES = re.compile(r"\{([^{}]*,[^{}]*)\}")
PATH = re.compile(r"[\w./{},*-]+")
MADE_AT_RUN_TIME = ("out/", ".venv/", ".cache/")


def documents(repo: Path) -> list[Path]:
    return [repo / name for name in ROOT_DOCUMENTS] + sorted((repo / "docs").rglob("*.md"))


def named_paths(text: str) -> set[str]:
    """Paths of this tree in `code`: those that begin with one of its rooms."""
    words = {word for code in CODE.findall(text) for word in code.split() if PATH.fullmatch(word)}
    return {path for word in words if word.startswith(ROOMS) for path in unfolded(word.rstrip(".,"))}


def unfolded(path: str) -> list[str]:
    """a/{b,c} as a/b and a/c."""
    braces = BRACES.search(path)
    if braces is None:
        return [path]
    halves = path[: braces.start()], path[braces.end() :]
    return [each for part in braces[1].split(",") for each in unfolded(halves[0] + part + halves[1])]


def linked_files(text: str) -> set[str]:
    """What relative links and pictures point at."""
    return {link for link in LINK.findall(text) if "://" not in link and not link.startswith("mailto:")}


def missing(repo: Path, document: Path) -> set[str]:
    """Paths that the document names and that aren't there."""
    text = document.read_text("utf-8")
    named = {path for path in named_paths(text) if not any(repo.glob(path.rstrip("/")))}
    linked = {path for path in linked_files(text) if not (document.parent / path).exists()}
    return {path for path in named | linked if not path.startswith(MADE_AT_RUN_TIME)}


def commands(group: click.Group, path: str = "commander") -> Iterator[tuple[str, click.Command]]:
    """Every command below the group with the words that call it."""
    for name, command in group.commands.items():
        yield f"{path} {name}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")


def command_line() -> click.Group:
    """The whole command line, as `commander` has it."""
    import main
    from commander import cli

    groups = [
        each for module in (main, cli) for each in vars(module).values() if isinstance(each, click.Group)
    ]
    return max(groups, key=lambda group: len(list(commands(group))))


@pytest.mark.parametrize("name", NEEDED)
def test_the_document_is_there(repo: Path, name: str) -> None:
    assert (repo / name).exists()


def test_paths_named_in_the_documents_exist(repo: Path) -> None:
    faults = {document.name: missing(repo, document) for document in documents(repo)}
    assert {name: paths for name, paths in faults.items() if paths} == {}


def test_a_planted_wrong_path_is_found(tmp_path: Path) -> None:
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "window.py").touch()
    document = tmp_path / "README.md"
    document.write_text(
        "`ui/{window,gone}.py` `ui/*.py` [a](ui/window.py#x) [b](lost.md) [c](https://x) `out/a.png`",
        "utf-8",
    )
    assert missing(tmp_path, document) == {"ui/gone.py", "lost.md"}


def test_every_command_and_option_is_documented(repo: Path) -> None:
    text = (repo / "docs" / "cli.md").read_text("utf-8")
    found = list(commands(command_line()))
    assert found
    undocumented = [
        words
        for words, command in found
        if not command.hidden and not re.search(rf"\b{re.escape(words)}\b", text)
    ]
    options = {
        option
        for _, command in found
        for parameter in command.params
        if isinstance(parameter, click.Option) and not parameter.hidden
        for option in parameter.opts
        if option.startswith("--")
    }
    assert undocumented == []
    assert sorted(option for option in options if option not in text) == []


def test_every_command_says_what_it_does() -> None:
    assert [words for words, command in commands(command_line()) if not (command.help or "").strip()] == []


def test_make_help_names_every_target(repo: Path) -> None:
    makefile = (repo / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (help .*)$", makefile, re.MULTILINE)
    assert phony is not None
    explained = re.findall(r"^([a-z0-9-]+):.*## \S", makefile, re.MULTILINE)
    assert sorted(phony[1].split()) == sorted(explained)
