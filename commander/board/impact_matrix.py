"""Pure: which part of the service shows which symptom, and what depends on what (3-05, 3-06)."""

import unicodedata
from enum import StrEnum
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.impact_policy import Symptom
from commander.board.moment import Moment, happened
from commander.board.policy import Policy
from commander.board.record import Event, Fact, Occurred, Record
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, TITLE_LIMIT, optional, required


class CellState(StrEnum):
    """What is known of one symptom of one component. Nothing said is no state: it prints as not confirmed."""

    NONE_CONFIRMED = "none-confirmed"  # looked at, and there is none: needs what was looked at
    SUSPECTED = "suspected"
    CONFIRMED = "confirmed"
    OVER = "over"


# The gravest first: what a component or a contested cell stands for.
_GRAVITY = {
    CellState.CONFIRMED: 3,
    CellState.SUSPECTED: 2,
    CellState.OVER: 1,
    CellState.NONE_CONFIRMED: 0,
}


class ImpactCellJudged(Event, frozen=True, kw_only=True):
    """What is known of one symptom of one component, since when, and by what."""

    KIND: ClassVar[str] = "impact-cell-judged"
    component: str
    name_ja: str
    name_en: str
    symptom: str
    symptom_ja: str
    symptom_en: str
    state: CellState
    since: Occurred
    basis: str = ""


class DependencyNoted(Event, frozen=True, kw_only=True):
    """What a component depends on, as far as it matters here; none: the note was taken back."""

    KIND: ClassVar[str] = "dependency-noted"
    component: str
    name_ja: str
    name_en: str
    depends_on: tuple[str, ...]
    note: str = ""


class JudgeCell(msgspec.Struct, frozen=True, kw_only=True):
    """Say what is known of one symptom of one component; a component of the policy, or one named here."""

    incident: str
    component: str
    symptom: str
    state: str
    since: Occurred | None = None
    basis: str = ""


class NoteDependency(msgspec.Struct, frozen=True, kw_only=True):
    """Say what a component depends on."""

    incident: str
    component: str
    depends_on: tuple[str, ...]
    note: str = ""


MatrixCommand = JudgeCell | NoteDependency


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """One cell as it stands."""

    state: CellState
    since: Occurred
    basis: str
    by: str


class Dependency(msgspec.Struct, frozen=True, kw_only=True):
    """What a component depends on."""

    on: tuple[str, ...]
    note: str = ""


class ImpactMatrix(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board."""

    cells: dict[str, Field[Cell]] = {}  # by "component|symptom"
    dependencies: dict[str, Field[Dependency]] = {}
    named: dict[str, tuple[str, str]] = {}  # what components were called when they were spoken of
    symptoms: dict[str, tuple[str, str]] = {}

    def cell(self, component: str, symptom: str) -> Cell | None:
        """What is known; the graver while contested. None: nobody said, which is not that there is none."""
        field = self.cells.get(cell_key(component, symptom))
        return field.gravest(lambda cell: _GRAVITY[cell.state]) if field else None

    def dependency(self, component: str) -> Dependency | None:
        """What it depends on; None: nobody said."""
        field = self.dependencies.get(component)
        found = field.latest() if field else None
        return found if found is not None and (found.on or found.note) else None

    def hurt(self) -> list[tuple[str, str, Cell]]:
        """Every cell that is suspected or confirmed: component, symptom and what is known, the surest first."""
        hurt: list[tuple[str, str, Cell]] = []
        for key in self.cells:
            component, _, symptom = key.partition("|")
            cell = self.cell(component, symptom)
            if cell is not None and cell.state in (CellState.CONFIRMED, CellState.SUSPECTED):
                hurt.append((component, symptom, cell))
        return sorted(hurt, key=lambda one: (-_GRAVITY[one[2].state], one[2].since.instant))


def cell_key(component: str, symptom: str) -> str:
    """Where a cell stands."""
    return f"{component}|{symptom}"


def components(matrix: ImpactMatrix, policy: Policy) -> list[tuple[str, str, str]]:
    """Each row: key, name in both languages: those of the policy, then those that were named here."""
    listed = {one.id: (one.id, one.name_ja, one.name_en) for one in policy.components()}
    named = {key: (key, *names) for key, names in matrix.named.items() if key not in listed}
    return [*listed.values(), *named.values()]


def symptoms(matrix: ImpactMatrix, policy: Policy) -> list[Symptom]:
    """Each column: the policy's, then what was spoken of and is no longer in it."""
    listed = policy.impact.symptoms()
    keys = {one.key for one in listed}
    gone = [
        Symptom(key=key, name_ja=names[0], name_en=names[1])
        for key, names in matrix.symptoms.items()
        if key not in keys
    ]
    return [*listed, *gone]


def decide(matrix: ImpactMatrix, policy: Policy, command: MatrixCommand, moment: Moment) -> list[Fact]:
    """What follows from a command, or Refused."""
    match command:
        case JudgeCell():
            return [_decide_cell(matrix, policy, command, moment)]
        case NoteDependency():
            return [_decide_dependency(matrix, policy, command)]


def _decide_cell(matrix: ImpactMatrix, policy: Policy, command: JudgeCell, moment: Moment) -> Fact:
    key, name_ja, name_en = _component(matrix, policy, command.component)
    symptom = next((one for one in symptoms(matrix, policy) if one.key == command.symptom), None)
    if symptom is None:
        known = ", ".join(one.key for one in symptoms(matrix, policy))
        raise Refused(Because.SYMPTOM_UNKNOWN, symptom=command.symptom, symptoms=known)
    if command.state not in tuple(CellState):
        raise Refused(Because.CELL_STATE_UNKNOWN, state=command.state, states=", ".join(CellState))
    state = CellState(command.state)
    before = matrix.cell(key, symptom.key)
    if state is CellState.OVER and (before is None or before.state is CellState.NONE_CONFIRMED):
        raise Refused(Because.CELL_BLANK)
    basis = optional(command.basis, limit=LINE_LIMIT, field="basis")
    if state is CellState.NONE_CONFIRMED and not any(one.isalnum() for one in basis):
        raise Refused(Because.ZERO_NEEDS_EVIDENCE)
    event = ImpactCellJudged(
        component=key,
        name_ja=name_ja,
        name_en=name_en,
        symptom=symptom.key,
        symptom_ja=symptom.name_ja,
        symptom_en=symptom.name_en,
        state=state,
        since=happened(command.since, moment),
        basis=basis,
    )
    field = matrix.cells.get(cell_key(key, symptom.key))
    bases = field.bases if field else ()
    return Fact(event=event, about=f"cell:{cell_key(key, symptom.key)}", bases=bases)


def _decide_dependency(matrix: ImpactMatrix, policy: Policy, command: NoteDependency) -> Fact:
    key, name_ja, name_en = _component(matrix, policy, command.component)
    on = tuple(dict.fromkeys(_component(matrix, policy, one)[0] for one in command.depends_on))
    if key in on:
        raise Refused(Because.DEPENDS_ON_ITSELF)
    note = optional(command.note, limit=LINE_LIMIT, field="note")
    event = DependencyNoted(component=key, name_ja=name_ja, name_en=name_en, depends_on=on, note=note)
    field = matrix.dependencies.get(key)
    return Fact(event=event, about=f"dependency:{key}", bases=field.bases if field else ())


def _component(matrix: ImpactMatrix, policy: Policy, named: str) -> tuple[str, str, str]:
    """The component that is meant, by its key or a name; else one of that name is made."""
    name = required(" ".join(named.split()), limit=TITLE_LIMIT, field="component").replace("|", "/")
    wanted = _alike(name)
    found = next((one for one in components(matrix, policy) if wanted in map(_alike, one)), None)
    return found or (name, name, name)


def _alike(name: str) -> str:
    """A name as it is looked for: 決済 API is 決済API."""
    return unicodedata.normalize("NFKC", name).replace(" ", "").casefold()


def evolve(matrix: ImpactMatrix, record: Record) -> ImpactMatrix:
    """The slice after a record. Total."""
    event = record.event
    match event:
        case ImpactCellJudged():
            key = cell_key(event.component, event.symptom)
            cell = Cell(state=event.state, since=event.since, basis=event.basis, by=record.author)
            return replace(
                _spoken_of(matrix, event.component, event.name_ja, event.name_en),
                cells={**matrix.cells, key: matrix.cells.get(key, Field[Cell]()).put(record, cell)},
                symptoms={**matrix.symptoms, event.symptom: (event.symptom_ja, event.symptom_en)},
            )
        case DependencyNoted():
            field = matrix.dependencies.get(event.component, Field[Dependency]())
            noted = Dependency(on=event.depends_on, note=event.note)
            return replace(
                _spoken_of(matrix, event.component, event.name_ja, event.name_en),
                dependencies={**matrix.dependencies, event.component: field.put(record, noted)},
            )
        case _:
            return matrix


def _spoken_of(matrix: ImpactMatrix, component: str, name_ja: str, name_en: str) -> ImpactMatrix:
    return replace(matrix, named={**matrix.named, component: (name_ja, name_en)})
