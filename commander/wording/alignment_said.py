"""Pure: what an alignment decides, in one sentence: as the list of decisions shows it (2-12)."""

from commander.board.alignment import SystemPolicy
from commander.board.audiences_hint import Reach
from commander.wording.labels import label
from commander.wording.language import Bilingual, Language

_DECIDED = Bilingual(
    "システムは「{system}」、お客様には「{customers}」", "System: {system}; customers: {customers}"
)


def decided_said(system: SystemPolicy, customers: Reach, language: Language) -> str:
    """What is done about the system, and how far it is told."""
    return _DECIDED.said_in(language).format(
        system=label(system, language), customers=label(customers, language)
    )
