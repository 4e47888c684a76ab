"""Pure: how a template file is written, and how it is filled. Reads no file and knows no template by name.

`{{x}}` must be filled, `{{x|words}}` has a default, `[[ … ]]` is dropped when a field inside it is empty.
A line break or space that belongs to a block is written inside it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from commander.board.bulletin import Stage
from commander.wording.checks import outgoing, outgoing_title

_MARK = re.compile(r"\[\[(?P<block>.*?)\]\]|\{\{(?P<field>.*?)\}\}|\[\[|\]\]|\{\{|\}\}", re.DOTALL)
_FIELD = re.compile(r"([a-z][a-z0-9_]*)(?:\|(\s*[^{}\[\]|\s][^{}\[\]|\n]*))?")


class TemplateBroken(ValueError):
    """A template file can't be used; the message names the file and the line."""

    def __init__(self, source: str, line: int, reason: str) -> None:
        super().__init__(f"{source}, line {line}: {reason}")


class Field(msgspec.Struct, frozen=True):
    """A blank of a template: its name, whether it must be filled, and its default if it has one."""

    name: str
    mandatory: bool
    default: str | None = None


class Block(msgspec.Struct, frozen=True):
    """Text that goes out whole or not at all."""

    parts: tuple["str | Field | Block", ...]


class Rendered(msgspec.Struct, frozen=True):
    """A filled template. What is missing stays in the text as `{{name}}` and is listed in `unfilled`."""

    title: str
    body: str
    unfilled: tuple[str, ...]


class Template(msgspec.Struct, frozen=True):
    """One parsed template file."""

    title: tuple[str | Field | Block, ...]
    body: tuple[str | Field | Block, ...]
    stage: Stage | None

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field once, in reading order; one that must be filled anywhere is mandatory."""
        found: dict[str, Field] = {}
        for field in _fields_in((*self.title, *self.body)):
            if field.name not in found or (field.mandatory and not found[field.name].mandatory):
                found[field.name] = field
        return tuple(found.values())

    def filled(self, values: Mapping[str, str]) -> Rendered:
        """The text with the values in place. A value is text only: a mark inside it means nothing here."""
        clean = {name: outgoing(value).strip() for name, value in values.items()}
        missing = [field.name for field in self.fields if field.mandatory and not clean.get(field.name)]
        return Rendered(outgoing_title(_filled(self.title, clean)), _filled(self.body, clean), tuple(missing))


def parse(text: str, source: str) -> Template:
    """A template from the text of its file: `title: …`, perhaps `stage: …`, a blank line, the body.

    Raises TemplateBroken, naming `source` and the line.
    """
    head, _, body = text.replace("\r\n", "\n").partition("\n\n")
    headers = head.split("\n")
    title = _header(headers[0], "title", source, 1)
    stage = _stage(_header(headers[1], "stage", source, 2), source) if len(headers) > 1 else None
    if len(headers) > 2:
        raise TemplateBroken(source, 3, "expected a blank line before the body")
    if not body.strip():
        raise TemplateBroken(source, len(headers) + 1, "expected a blank line and then the body")
    return Template(
        title=tuple(_parts(title, source, 1)),
        body=tuple(_parts(body.rstrip(), source, len(headers) + 2)),
        stage=stage,
    )


def _header(line: str, name: str, source: str, number: int) -> str:
    found, colon, value = line.partition(":")
    if not colon or found != name or not value.strip():
        raise TemplateBroken(source, number, f"expected '{name}: …'")
    return value.strip()


def _stage(word: str, source: str) -> Stage:
    try:
        return Stage(word)
    except ValueError:
        raise TemplateBroken(source, 2, f"'{word}' is not a stage") from None


def _parts(text: str, source: str, line: int, *, in_block: bool = False) -> Iterator[str | Field | Block]:
    """Cut the text at its marks, left to right, once."""
    end = 0
    for mark in _MARK.finditer(text):
        if mark.start() > end:
            yield text[end : mark.start()]
        end = mark.end()
        here = line + text.count("\n", 0, mark.start())
        if mark["field"] is not None:
            yield _field(mark["field"], source, here, in_block=in_block)
        elif mark["block"] is not None:
            block = Block(tuple(_parts(mark["block"], source, here, in_block=True)))
            if not any(_fields_in(block.parts)):
                raise TemplateBroken(source, here, "'[[ … ]]' holds no field, so it could never be dropped")
            yield block
        else:
            raise TemplateBroken(source, here, f"'{mark[0]}' has no partner, or lies inside another mark")
    if end < len(text):
        yield text[end:]


def _field(inner: str, source: str, line: int, *, in_block: bool) -> Field:
    match = _FIELD.fullmatch(inner)
    if match is None:
        raise TemplateBroken(source, line, "expected '{{name}}' or '{{name|default}}'")
    name, default = match.groups()
    return Field(name, mandatory=default is None and not in_block, default=default)


def _fields_in(parts: Iterable[str | Field | Block]) -> Iterator[Field]:
    for part in parts:
        match part:
            case Field():
                yield part
            case Block():
                yield from _fields_in(part.parts)
            case str():
                pass


def _filled(parts: Iterable[str | Field | Block], values: Mapping[str, str]) -> str:
    return "".join(_said(part, values) for part in parts)


def _said(part: str | Field | Block, values: Mapping[str, str]) -> str:
    match part:
        case str():
            return part
        case Field():
            return values.get(part.name) or part.default or f"{{{{{part.name}}}}}"
        case Block():
            kept = all(values.get(field.name) or field.default for field in _fields_in(part.parts))
            return _filled(part.parts, values) if kept else ""
