"""Pure: what each role does, by phase, for somebody who does it for the first time (2-25, 4-02; practice §1–§3).

A file a role and language: `say:` and `never:` first, then for each phase, or several, `[0 1]` and its lines.
"""

import re
from collections.abc import Mapping

import msgspec

from commander.board.incident import Phase
from commander.board.roles import TEAM_LEADS
from commander.wording.template_syntax import TemplateBroken

_PHASES = re.compile(r"\[([0-4](?: [0-4])*)\]")
_HEADS = ("say", "never")


class Duty(msgspec.Struct, frozen=True, kw_only=True):
    """The card of one role in one phase."""

    say: str  # the first sentence to say aloud
    never: str
    lines: tuple[str, ...]  # what to do now, in order


class DutyBook(msgspec.Struct, frozen=True):
    """One role's cards, one a phase."""

    by_phase: Mapping[int, Duty]

    def at(self, phase: Phase) -> Duty:
        """The card of a phase."""
        return self.by_phase[int(phase)]


def card_of(role: str) -> str:
    """Which card a role has: whoever leads one of the further teams has the same duties (practice §1.1)."""
    return "lead_team" if role in TEAM_LEADS[2:] else role


def parse_duties(text: str, source: str) -> DutyBook:
    """The cards in a text; raises TemplateBroken when one is missing, twice there or badly written."""
    common: dict[str, str] = {}
    sections: list[tuple[int, tuple[int, ...], dict[str, str], list[str]]] = []
    for number, line in enumerate(text.splitlines(), 1):
        said = line.strip()
        head, colon, rest = said.partition(":")
        if not said:
            continue
        if found := _PHASES.fullmatch(said):
            sections.append((number, tuple(map(int, found[1].split())), {}, []))
        elif colon and head in _HEADS and rest.strip():
            (sections[-1][2] if sections else common)[head] = rest.strip()
        elif sections and said.startswith("- "):
            sections[-1][3].append(said[2:].strip())
        else:
            raise TemplateBroken(source, number, 'a line is "say: …", "never: …", "[0 1]" or "- …"')
    return DutyBook(_by_phase(common, sections, source))


def _by_phase(
    common: Mapping[str, str],
    sections: list[tuple[int, tuple[int, ...], dict[str, str], list[str]]],
    source: str,
) -> dict[int, Duty]:
    found: dict[int, Duty] = {}
    for number, phases, own, lines in sections:
        heads = {**common, **own}
        if not lines or any(head not in heads for head in _HEADS):
            raise TemplateBroken(source, number, "a phase needs lines, and say: and never: above them")
        for phase in phases:
            if phase in found:
                raise TemplateBroken(source, number, f"phase {phase} is there twice")
            found[phase] = Duty(lines=tuple(lines), **heads)
    if missing := [str(int(phase)) for phase in Phase if phase not in found]:
        raise TemplateBroken(source, 1, f"no lines for phase {', '.join(missing)}")
    return found
