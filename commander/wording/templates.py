"""The templates by name, and a message made from one. Files are read next door, in `template_files`."""

from collections.abc import Mapping
from enum import StrEnum

from commander.board.bulletin import Stage
from commander.wording.language import Language
from commander.wording.template_files import load
from commander.wording.template_syntax import Field, Rendered

__all__ = ["Field", "Rendered", "TemplateId", "fields_of", "render", "stage_of"]


class TemplateId(StrEnum):
    """The shipped templates: T for customers, I for one's own people (practice §5.4)."""

    T01 = "T01"  # investigating, usable with no facts
    T02 = "T02"  # scope known
    T03 = "T03"  # identified
    T04 = "T04"  # no change
    T05 = "T05"  # monitoring
    T06 = "T06"  # resolved
    T07 = "T07"  # trouble again after restoration
    T08 = "T08"  # correction
    T09 = "T09"  # long-running: a longer interval
    I01 = "I01"  # all staff
    I02 = "I02"  # one live line
    I03 = "I03"  # executives
    I04 = "I04"  # answer for customer support


def render(template: TemplateId, language: Language, fields: Mapping[str, str]) -> Rendered:
    """The template with these values. A missing mandatory field stays visible as `{{name}}` and is listed."""
    return load(template, language).filled(fields)


def fields_of(template: TemplateId, language: Language) -> tuple[Field, ...]:
    """The template's fields in reading order; the two languages need not have the same ones."""
    return load(template, language).fields


def stage_of(template: TemplateId) -> Stage | None:
    """The public stage a message of this template announces; None keeps the stage it finds."""
    return load(template, Language.JA).stage
