"""The templates by name, and a message made from one. Files are read next door, in `template_files`."""

from collections.abc import Mapping
from enum import StrEnum

from commander.board.bulletin import Stage
from commander.wording.language import Language
from commander.wording.template_files import load
from commander.wording.template_syntax import Field, Rendered

__all__ = ["FOR_OUR_OWN", "Field", "Rendered", "TemplateId", "fields_of", "render", "stage_of"]


class TemplateId(StrEnum):
    """The shipped templates: T, S and F for customers, P for partners, I for one's own people (practice §5.4)."""

    T01 = "T01"  # investigating, usable with no facts
    T02 = "T02"  # scope known
    T03 = "T03"  # identified
    T04 = "T04"  # no change
    T05 = "T05"  # monitoring
    T06 = "T06"  # resolved
    T07 = "T07"  # trouble again after restoration
    T08 = "T08"  # correction
    T09 = "T09"  # long-running: a longer interval
    T10 = "T10"  # a false alarm
    T11 = "T11"  # an outside provider's failure
    S01 = "S01"  # apology by who answers for the company
    S02 = "S02"  # statement by who answers for the service
    R01 = "R01"  # a record that is put right
    F01 = "F01"  # report on what happened, once it is over
    P01 = "P01"  # first notice to a partner
    P02 = "P02"  # recovery, to a partner
    M01 = "M01"  # maintenance announced
    M02 = "M02"  # begun
    M03 = "M03"  # being verified
    M04 = "M04"  # completed
    M05 = "M05"  # its end moved
    M05C = "M05C"  # called off
    M06 = "M06"  # a change that may in rare cases hurt
    I01 = "I01"  # all staff
    I02 = "I02"  # one live line
    I03 = "I03"  # executives
    I04 = "I04"  # answer for customer support


# Texts that nobody outside reads; I04 is what support says to customers.
FOR_OUR_OWN = frozenset({TemplateId.I01, TemplateId.I02, TemplateId.I03})


def render(template: TemplateId, language: Language, fields: Mapping[str, str]) -> Rendered:
    """The template with these values. A missing mandatory field stays visible as `{{name}}` and is listed."""
    return load(template, language).filled(fields)


def fields_of(template: TemplateId, language: Language) -> tuple[Field, ...]:
    """The template's fields in reading order; the two languages need not have the same ones."""
    return load(template, language).fields


def stage_of(template: TemplateId) -> Stage | None:
    """The public stage a message of this template announces; None keeps the stage it finds."""
    return load(template, Language.JA).stage
