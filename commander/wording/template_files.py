"""Where templates, duties and rules for wording are read from disk, once each. Nothing else here reads files."""

from functools import cache
from pathlib import Path

from commander.wording.duties import DutyBook, card_of, parse_duties
from commander.wording.language import Language
from commander.wording.linter_rules import LintBroken, Rule, parse_rules
from commander.wording.template_syntax import Template, TemplateBroken, parse

FOLDER = Path(__file__).parents[2] / "resources" / "templates"
DUTIES = Path(__file__).parents[2] / "resources" / "duties"
RESTRICTED = Path(__file__).parents[2] / "resources" / "statutory" / "drafts"
LINT = Path(__file__).parents[2] / "resources" / "lint"


@cache
def load(name: str, language: Language) -> Template:
    """The shipped template of that name; raises TemplateBroken naming the file and the line."""
    return read(FOLDER / language / f"{name}.txt")


@cache
def load_restricted(name: str, language: Language) -> Template:
    """A text of the personal-data track, D01 to D05; raises TemplateBroken naming the file and the line."""
    return read(RESTRICTED / language / f"{name}.txt")


@cache
def load_duties(role: str, language: Language) -> DutyBook:
    """The shipped duties of a role; raises TemplateBroken naming the file and the line."""
    return parse_duties(*_text_of(DUTIES / language / f"{card_of(role)}.txt"))


@cache
def load_rules(language: Language) -> tuple[Rule, ...]:
    """The shipped rules for wording in one language; raises LintBroken naming the file and the rule."""
    try:
        return parse_rules(*_text_of(LINT / f"{language}.toml"))
    except TemplateBroken as error:
        raise LintBroken(f"lint/{language}.toml", "", str(error)) from None


def read(file: Path) -> Template:
    """A template from any file; raises TemplateBroken when it is missing, unreadable or badly written."""
    return parse(*_text_of(file))


def _text_of(file: Path) -> tuple[str, str]:
    """What is in a file, and what to call it in a fault."""
    source = f"{file.parent.name}/{file.name}"
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise TemplateBroken(source, 1, f"the file can't be read ({error.strerror})") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise TemplateBroken(source, line, "the file is not UTF-8") from None
    return text, source
