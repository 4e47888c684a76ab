"""What the public pages make of a broadcast: lines for the sheet, and who is mailed. Holds no widget."""

from PySide6.QtCore import QCoreApplication

from commander.wording.language import Language
from commander.wording.page_view import Fidelity, page_notes
from commander.wording.templates import TemplateId
from ui.models.board import BoardModel
from ui.panes.sheet_composition import Composition, chosen_audiences, has_target, targets_of
from ui.panes.sheet_side import Line
from ui.theme import Tone
from ui.widgets.text_layout import Run
from ui.words import Words

_TONES = {Fidelity.SAME: Tone.NEUTRAL, Fidelity.LOSSY: Tone.WARN, Fidelity.LOOK: Tone.BAD}
MAILING_PAGES = ("statuspage", "cachet")


def page_lines(composition: Composition, model: BoardModel, words: Words) -> list[Line]:
    """Impact, stage and components as each page will show them; what it can't show stands in amber."""
    notes = page_notes(
        model.policy,
        targets_of(composition, model.policy),
        composition.stage,
        model.board.incident.severity,
        composition.components,
        Language(words.language),
        report=composition.template is TemplateId.F01,
    )
    return [(note.page, _TONES[note.fidelity], (Run(note.text, _ink(note.fidelity)),)) for note in notes]


def notice_words(composition: Composition, model: BoardModel, subscribers: int | None) -> str:
    """Whether the pages mail their subscribers, and how many those are; empty: no page of these has any."""
    audiences = [
        audience
        for audience in chosen_audiences(composition, model.policy)
        if any(has_target(audience, page) for page in MAILING_PAGES)
    ]
    if not audiences:
        return ""
    if not any(audience.key in composition.notify for audience in audiences):
        return QCoreApplication.translate("Sheet", "subscribers are not notified")
    if subscribers is None:
        return QCoreApplication.translate("Sheet", "subscribers are notified")
    text = QCoreApplication.translate("Sheet", "{count} subscribers are notified")
    return text.format(count=f"{subscribers:,}")


def _ink(fidelity: Fidelity) -> Tone:
    return Tone.INK if fidelity is Fidelity.SAME else _TONES[fidelity]
