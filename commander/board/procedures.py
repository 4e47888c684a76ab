"""Pure: the organisation's procedures, each in its versions; steps done by hand are marked (0-01, 0-04, 3-10)."""

from typing import ClassVar

import msgspec

from commander.board.heads import Field
from commander.board.record import Event, Fact, Record
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, TITLE_LIMIT, is_link, optional, required

STEP_LIMIT = 200
_KEY_LIMIT = 100


class ProcedureStep(msgspec.Struct, frozen=True, kw_only=True):
    """One step of it."""

    text: str
    is_manual: bool = False  # no machine does it: what to automate afterwards


class Procedure(msgspec.Struct, frozen=True, kw_only=True):
    """What to do, step by step, when these components or kinds of trouble are hit."""

    key: str
    title: str
    version: str  # of its text: another text is another version
    steps: tuple[ProcedureStep, ...] = ()
    components: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()  # words that name the trouble: "db", "certificate", "決済"
    url: str = ""  # where it is kept

    def fits(self, components: frozenset[str], said: str) -> bool:
        """Whether it is for what is hit: a component of the page, or one of its words in what was said."""
        plain = said.casefold()
        return bool(components & set(self.components)) or any(
            word.casefold() in plain for word in self.kinds if word
        )


class ProcedureListed(Event, frozen=True, kw_only=True):
    """A procedure was listed, or got another version."""

    KIND: ClassVar[str] = "procedure-listed"
    procedure: Procedure


class ProcedureRemoved(Event, frozen=True, kw_only=True):
    """A procedure left the list. What was begun by it goes on by the version it was begun with."""

    KIND: ClassVar[str] = "procedure-removed"
    key: str


class ListProcedures(msgspec.Struct, frozen=True, kw_only=True):
    """Make the organisation's procedures what a folder holds: what is not in it leaves."""

    procedures: tuple[Procedure, ...]


ProcedureFields = dict[str, Field[Procedure | None]]


def standing_procedures(fields: ProcedureFields) -> list[Procedure]:
    """The procedures that there are now."""
    return [procedure for field in fields.values() if (procedure := field.latest())]


def number_of(fields: ProcedureFields, key: str) -> int:
    """Which version stands, from 1."""
    field = fields.get(key)
    return sum(one is not None for one in field.history()) if field else 0


def offered(fields: ProcedureFields, components: frozenset[str], said: str) -> list[Procedure]:
    """Those that fit what is hit, before the rest."""
    return sorted(standing_procedures(fields), key=lambda one: not one.fits(components, said))


def decide_procedures(fields: ProcedureFields, command: ListProcedures) -> list[Fact]:
    """Only what differs becomes facts, or Refused."""
    left = {one.key: one for one in standing_procedures(fields)}
    facts = []
    for one in command.procedures:
        _check(one)
        if left.pop(one.key, None) != one:
            facts.append(_fact(one.key, fields, ProcedureListed(procedure=one)))
    return facts + [_fact(key, fields, ProcedureRemoved(key=key)) for key in left]


def _check(procedure: Procedure) -> None:
    required(procedure.key, limit=_KEY_LIMIT, field="procedure")
    required(procedure.title, limit=TITLE_LIMIT, field="procedure")
    for step in procedure.steps:
        required(step.text, limit=LINE_LIMIT, field="step")
    for word in (*procedure.components, *procedure.kinds):
        optional(word, limit=_KEY_LIMIT, field="procedure")
    if len(procedure.steps) > STEP_LIMIT:
        raise Refused(Because.TOO_MANY_STEPS, procedure=procedure.title, limit=str(STEP_LIMIT))
    if procedure.url and not is_link(procedure.url):
        raise Refused(Because.LINK_NOT_HTTPS)


def evolve_procedures(fields: ProcedureFields, record: Record) -> ProcedureFields:
    """The procedures after a record. Total."""
    event = record.event
    procedure: Procedure | None = None
    match event:
        case ProcedureListed():
            key, procedure = event.procedure.key, event.procedure
        case ProcedureRemoved():
            key = event.key
        case _:
            return fields
    return {**fields, key: fields.get(key, Field[Procedure | None]()).put(record, procedure)}


def _fact(key: str, fields: ProcedureFields, event: Event) -> Fact:
    field = fields.get(key)
    return Fact(event=event, about=f"procedure:{key}", bases=field.bases if field else ())
