"""What is to be translated is a plain string literal: lupdate can find nothing else, and says nothing."""

import ast
from pathlib import Path

import pytest

# function name -> place of the text among its arguments
TEXT_AT = {"tr": 0, "translate": 1}


def untranslatable(source: str) -> list[int]:
    """Lines where tr() or translate() gets anything but a plain string literal, or stands inside an f-string."""
    lines = []
    tree = ast.parse(source)
    # lupdate reads an f-string as a string: what is called within it stays English.
    unseen = {inner for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = translating_function(node.func)
        if name is None:
            continue
        literal = node.args[: TEXT_AT[name] + 1]
        plain = all(isinstance(each, ast.Constant) and isinstance(each.value, str) for each in literal)
        if len(literal) <= TEXT_AT[name] or not plain or node in unseen:
            lines.append(node.lineno)
    return lines


def translating_function(called: ast.expr) -> str | None:
    """ "tr" or "translate" where Qt's is meant: a painter and a str have a translate of their own."""
    if isinstance(called, ast.Name):
        return called.id if called.id in TEXT_AT else None
    if not isinstance(called, ast.Attribute) or called.attr not in TEXT_AT:
        return None
    owner = called.value
    owner_name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
    return called.attr if called.attr == "tr" or owner_name.lower().endswith("application") else None


def test_every_text_to_translate_is_a_plain_literal(repo: Path) -> None:
    files = [*(repo / "ui").rglob("*.py"), repo / "main.py"]
    faults = [f"{file}:{line}" for file in files for line in untranslatable(file.read_text("utf-8"))]
    assert faults == []


@pytest.mark.parametrize(
    "planted",
    [
        'self.tr(f"Owner {name}")',
        "self.tr(text)",
        'self.tr("Owner " + name)',
        'self.tr("Owner {}".format(name))',
        'QCoreApplication.translate("Pane", f"Owner {name}")',
        'translate(context, "Owner")',
        'translate("Pane", sentence)',
        "self.tr()",
        "f'{role} {self.tr(\"Vacant\")}'",
    ],
)
def test_a_planted_text_is_found(planted: str) -> None:
    assert untranslatable(planted) == [1]


@pytest.mark.parametrize(
    "allowed",
    [
        'self.tr("Owner")',
        'self.tr("%n entries", "", 3)',
        'translate("Pane", "one" " two")',
        "name.translate(table)",
    ],
)
def test_a_plain_literal_is_allowed(allowed: str) -> None:
    assert untranslatable(allowed) == []
