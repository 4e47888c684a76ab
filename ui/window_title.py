"""What stands in the title of a window that shows an incident."""

from typing import Final

from commander.board.incident import Incident
from ui.widgets.plain_label import harmless

_SHOWN: Final = 80


def window_title(incident: Incident, before: str = "") -> str:
    """The incident by its short id and title; before: that it is a drill, and which window it is."""
    named = harmless(incident.title, _SHOWN).replace("\n", " ")
    # Qt puts its own mark of a changed document where it finds [*].
    return f"{before}{incident.short_id} {named} — Commander".replace("[*]", "[*][*]")
