"""Pure: what the rules for wording find in the sheet, and what a person answered. Holds no widget."""

import msgspec
from msgspec.structs import replace

from commander.board.house_wording import Override, Severity
from commander.drafting.proofreading import Noted, proofread
from commander.wording.linter import Finding
from ui.models.board import BoardModel
from ui.panes.sheet_composition import Composition, tab_of
from ui.panes.sheet_messages import messages


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A finding of the sheet: in which tab, and who answered for it."""

    tab: str
    noted: Noted

    @property
    def finding(self) -> Finding:
        """What was found."""
        return self.noted.finding

    @property
    def asks_legal(self) -> bool:
        """Somebody in legal must be named before it can go out."""
        return self.finding.legal

    @property
    def takes_answer(self) -> bool:
        """Whether a person can let it stand."""
        return self.finding.legal or self.finding.severity is Severity.WARNS

    @property
    def answer(self) -> str:
        """What was answered; empty: nothing."""
        override = self.noted.override
        if override is None:
            return ""
        return override.legal if self.asks_legal else override.reason


def places(composition: Composition, model: BoardModel) -> list[Place]:
    """Every finding in the texts that are sent, what stops the broadcast first; a text shared by two is told once."""
    found: dict[tuple[str, Finding], Place] = {}
    for message in messages(composition, model.policy):
        audience = model.policy.audience(message.audiences[0])
        if audience is None:
            continue
        tab = tab_of(audience, composition.stage)
        for noted in proofread(model.board, model.policy, message, model.now, composition.overrides):
            found.setdefault((tab, noted.finding), Place(tab=tab, noted=noted))
    return sorted(found.values(), key=lambda place: place.finding.severity is Severity.WARNS)


def answered(composition: Composition, place: Place, words: str) -> Composition:
    """A person lets a finding stand in this very text, or takes that back with nothing."""
    key = place.finding.rule, place.noted.text
    others = tuple(one for one in composition.overrides if (one.rule, one.text) != key)
    if not words.strip():
        return replace(composition, overrides=others)
    given = Override(
        rule=key[0],
        text=key[1],
        reason="" if place.asks_legal else words,
        legal=words if place.asks_legal else "",
    )
    return replace(composition, overrides=(*others, given))
