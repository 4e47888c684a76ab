"""A folder of Markdown read as procedures: a title, what it is for, steps; those done by hand are marked (3-10)."""

import hashlib
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from commander.board.procedures import STEP_LIMIT, Procedure, ProcedureStep
from commander.board.text import LINE_LIMIT, TITLE_LIMIT, is_link
from commander.files import read_whole
from commander.wording.language import Bilingual, Language
from commander.wording.sentences import shown

_LARGEST = 1024 * 1024
_MOST_FILES = 500
_KEY_LIMIT = 100
_STEP = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(?P<text>\S.*)")
_MANUAL = re.compile(r"[(\[(【]\s*(?:手動|手作業|by hand|manual)\s*[)\])】]\s*", re.IGNORECASE)
_SAID = re.compile(r"(?P<name>[^\W\d]+)\s*[::]\s*(?P<value>.+)")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_NAMES = {
    "components": "components",
    "構成要素": "components",
    "kinds": "kinds",
    "種別": "kinds",
    "url": "url",
    "リンク": "url",
}


class ProcedureReason(StrEnum):
    """Why a folder gives no procedures."""

    UNREADABLE = "unreadable"
    NOT_TEXT = "not-text"
    NO_FILES = "no-files"
    TOO_MANY_FILES = "too-many-files"
    NO_TITLE = "no-title"
    NO_STEPS = "no-steps"
    TOO_MANY_STEPS = "too-many-steps"
    TOO_LONG = "too-long"
    NO_LINK = "no-link"


_SENTENCES = {
    ProcedureReason.UNREADABLE: Bilingual(
        "{file} を読めません({value})。場所と権限を確認してください。",
        "{file} cannot be read ({value}): check where it is and who may read it.",
    ),
    ProcedureReason.NOT_TEXT: Bilingual(
        "{file} は UTF-8 のテキストではありません。UTF-8 で保存し直してください。",
        "{file} is no UTF-8 text: save it as UTF-8.",
    ),
    ProcedureReason.NO_FILES: Bilingual(
        "{file} に手順書(.md)がありません。フォルダーを確かめてください。",
        "{file} holds no procedure (.md): check the folder.",
    ),
    ProcedureReason.TOO_MANY_FILES: Bilingual(
        "{file} の手順書が多すぎます({value} 件まで)。フォルダーを分けてください。",
        "{file} holds too many procedures (at most {value}): use a smaller folder.",
    ),
    ProcedureReason.NO_TITLE: Bilingual(
        "{file} に題名がありません。1 行目を「# 題名」にしてください。",
        "{file} has no title: begin it with “# Title”.",
    ),
    ProcedureReason.NO_STEPS: Bilingual(
        "{file} に手順がありません。「- 」か「1. 」で始まる行にしてください。",
        "{file} has no steps: write each as a line that begins with “- ” or “1. ”.",
    ),
    ProcedureReason.TOO_MANY_STEPS: Bilingual(
        "{file} の手順が多すぎます({value} 個まで)。手順書を分けてください。",
        "{file} has too many steps (at most {value}): split it.",
    ),
    ProcedureReason.TOO_LONG: Bilingual(
        "{file}:{line} が長すぎます({value} 文字まで)。短くするか分けてください。",
        "{file}:{line} is too long (at most {value} characters): shorten or split it.",
    ),
    ProcedureReason.NO_LINK: Bilingual(
        "{file}:{line} のリンクは https:// で始まる住所にしてください。",
        "{file}:{line} is no link: use an address that begins with https://.",
    ),
}


class ProcedureFault(Exception):
    """One fault in a folder of procedures: where, and how to mend it. Nothing was imported."""

    def __init__(self, file: str, reason: ProcedureReason, *, line: int = 0, value: str = "") -> None:
        super().__init__(reason.value, file, line)
        self.file, self.reason, self.line, self.value = file, reason, line, value

    def sentence(self, language: Language) -> str:
        """What is wrong and the way on."""
        return (
            _SENTENCES[self.reason]
            .said_in(language)
            .format(file=shown(self.file), line=self.line, value=shown(self.value))
        )


def read_procedures(folder: Path) -> tuple[Procedure, ...]:
    """Every Markdown file of a folder, in the order of their names. Raises ProcedureFault."""
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".md")
    except OSError as fault:
        raise ProcedureFault(str(folder), ProcedureReason.UNREADABLE, value=fault.strerror or "") from None
    files = [path for path in files if path.stem.lower() != "readme"]
    if not files:
        raise ProcedureFault(str(folder), ProcedureReason.NO_FILES)
    if len(files) > _MOST_FILES:
        raise ProcedureFault(str(folder), ProcedureReason.TOO_MANY_FILES, value=str(_MOST_FILES))
    return tuple(parse_procedure(_text(path), path.stem, str(path)) for path in files)


def _text(path: Path) -> str:
    try:
        return read_whole(path, _LARGEST).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ProcedureFault(str(path), ProcedureReason.NOT_TEXT) from None
    except OSError as fault:
        raise ProcedureFault(str(path), ProcedureReason.UNREADABLE, value=fault.strerror or "") from None


def parse_procedure(text: str, key: str, source: str) -> Procedure:
    """One procedure; source names it in a fault. Raises ProcedureFault."""
    title, steps, said = "", list[ProcedureStep](), dict[str, str]()
    for number, line in _prose(text):
        if not title and line.startswith("# "):
            title = _within(line[2:].strip(), TITLE_LIMIT, source, number)
        elif step := _STEP.fullmatch(line.rstrip()):
            steps.append(_step(_within(step["text"], LINE_LIMIT, source, number)))
        elif not steps and (found := _SAID.fullmatch(line.strip())) and found["name"].lower() in _NAMES:
            said[_NAMES[found["name"].lower()]] = _within(found["value"].strip(), LINE_LIMIT, source, number)
            _check_link(said, source, number)
    if not title:
        raise ProcedureFault(source, ProcedureReason.NO_TITLE)
    if not steps:
        raise ProcedureFault(source, ProcedureReason.NO_STEPS)
    if len(steps) > STEP_LIMIT:
        raise ProcedureFault(source, ProcedureReason.TOO_MANY_STEPS, value=str(STEP_LIMIT))
    return Procedure(
        key=key[:_KEY_LIMIT],
        title=title,
        version=hashlib.sha256("\n".join(text.splitlines()).encode()).hexdigest()[:12],
        steps=tuple(steps),
        components=_words(said.get("components", "")),
        kinds=_words(said.get("kinds", "")),
        url=said.get("url", ""),
    )


def _prose(text: str) -> Iterator[tuple[int, str]]:
    """The lines outside of code, with their numbers: a dash in a command begins no step."""
    is_code = False
    for number, line in enumerate(text.splitlines(), start=1):
        if _FENCE.match(line):
            is_code = not is_code
        elif not is_code:
            yield number, line


def _check_link(said: dict[str, str], source: str, line: int) -> None:
    if "url" in said and not is_link(said["url"]):
        raise ProcedureFault(source, ProcedureReason.NO_LINK, line=line)


def _step(text: str) -> ProcedureStep:
    """Its words without the mark that says it is done by hand."""
    plain = _MANUAL.sub("", text).strip()
    return ProcedureStep(text=plain or text, is_manual=plain != text.strip())


def _words(text: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(word.strip()[:_KEY_LIMIT] for word in re.split(r"[,、,]", text) if word.strip())
    )


def _within(text: str, limit: int, source: str, line: int) -> str:
    if len(text) > limit:
        raise ProcedureFault(source, ProcedureReason.TOO_LONG, line=line, value=str(limit))
    return text
