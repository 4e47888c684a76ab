"""docs/requirements.md says for every requirement where it is shown to work, or which issue will bring it."""

import re
from pathlib import Path

# Document -> number of its last requirement.
LAST = {0: 21, 1: 20, 2: 32, 3: 18, 4: 28}
IDS = [f"{document}-{number:02}" for document, last in LAST.items() for number in range(1, last + 1)]
ROW = re.compile(r"^\|\s*([0-4]-\d\d)\s*\|(.*)\|\s*$", re.MULTILINE)
TEST = re.compile(r"tests/[\w./-]+(?:::\w+)?")
ISSUE = re.compile(r"\bissue \d+\b|\bno issue yet\b")


def rows(text: str) -> list[tuple[str, str]]:
    return ROW.findall(text)


def faults(repo: Path, text: str) -> list[str]:
    """Requirements that are missing, named twice, without a place, or with a place that isn't there."""
    named = [each for each, _ in rows(text)]
    found = [f"{each} is missing" for each in IDS if each not in named]
    found += [
        f"{each} is named twice or unknown" for each in set(named) if named.count(each) > 1 or each not in IDS
    ]
    for each, place in rows(text):
        tests = TEST.findall(place)
        if not tests and not ISSUE.search(place):
            found.append(f"{each} has no place")
        found += [f"{each}: {test} does not exist" for test in tests if not exists(repo, test)]
    return sorted(found)


def exists(repo: Path, test: str) -> bool:
    """Whether the file is there, and the test function in it where one is named."""
    path, _, function = test.partition("::")
    if not (repo / path).exists():
        return False
    return not function or f"def {function}(" in (repo / path).read_text("utf-8")


def test_every_requirement_has_a_place(repo: Path) -> None:
    assert faults(repo, (repo / "docs" / "requirements.md").read_text("utf-8")) == []


def test_planted_faults_are_found(repo: Path) -> None:
    here = "`tests/quality/test_requirements.py::test_planted_faults_are_found`"
    good = "\n".join(f"| {each} | {here} |" for each in IDS)
    assert faults(repo, good) == []
    assert faults(repo, good.replace(f"| 2-03 | {here} |", "| 2-03 | issue 4 |")) == []
    assert faults(repo, good.replace(f"| 2-03 | {here} |", "")) == ["2-03 is missing"]
    assert faults(repo, good.replace(f"| 2-03 | {here} |", "| 2-03 | later |")) == ["2-03 has no place"]
    lost = faults(repo, good.replace(f"| 2-03 | {here} |", "| 2-03 | tests/gone.py |"))
    assert lost == ["2-03: tests/gone.py does not exist"]
