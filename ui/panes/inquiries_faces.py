"""What other places show of inquiries: a row of the impact, a line above the board, a word at recovery."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication

from commander.board.impact import Aspect, StateImpact
from commander.board.incident import IncidentKind
from commander.board.inquiry_figures import looked_past
from commander.inquiries.evidence import evidence, recently
from commander.wording.inquiries import figure_text, looked_past_sentence
from commander.wording.labels import Mark
from ui.models.board import BoardModel
from ui.panes.impact_words import disagreement_runs
from ui.panes.inquiries_words import STANDING_TONES, back_to_usual, clock_of, detection_line, zone_of
from ui.panes.matter import Answering, Matter
from ui.panes.slot import Face
from ui.shortcuts import Action
from ui.theme import Tone
from ui.widgets.text_layout import Run
from ui.words import Words

COUNTED = "counted"  # the row of the impact below the three kinds of evidence
DETECTION = "detection"


def evidence_now(model: BoardModel, words: Words) -> StateImpact | None:
    """The command that puts the last half hour into the impact; None: nobody counted in it."""
    now = model.now
    return evidence(model.board, model.policy, now, zone_of(words, now), clock_of(words), words.language)


def counted_faces(model: BoardModel, words: Words) -> list[Face]:
    """What is being counted, with the key that puts it into the impact; none while nobody counts."""
    if not model.board.inquiries.is_counted:
        return []
    figure = recently(model.board, model.policy, model.now, zone_of(words, model.now)).whole
    is_counted = figure.count is not None
    can_say = is_counted and not model.board.incident.closed
    return [
        Face(
            key=COUNTED,
            label=QCoreApplication.translate("Inquiries", "Inquiries now"),
            value=(Run(figure_text(figure, words.language)),),
            chip=None if is_counted else (words.label(figure.standing), STANDING_TONES[figure.standing]),
            action=QCoreApplication.translate("Inquiries", "into the impact") if can_say else "",
            tip=back_to_usual(model, words),
            is_fixed=not can_say,
        )
    ]


def detection_face(model: BoardModel, words: Words) -> Face:
    """How it was found, and how long nobody noticed."""
    said = detection_line(model, words)
    nobody = QCoreApplication.translate("Inquiries", "not said yet")
    return Face(
        key=DETECTION,
        label=QCoreApplication.translate("Inquiries", "Found by"),
        value=(Run(said) if said else Run(nobody, Tone.PAST),),
    )


def recovery_hint(model: BoardModel, words: Words) -> str:
    """What inquiries say, where recovery is declared; empty while nobody counts them."""
    return back_to_usual(model, words) if model.board.inquiries.is_counted else ""


def inquiry_matters(model: BoardModel, words: Words, answering: Answering) -> Iterator[Matter]:
    """Inquiries far above the usual that the impact doesn't speak of, or that other evidence contradicts."""
    board = model.board
    if board.incident.closed or board.incident.kind is IncidentKind.MAINTENANCE:
        return
    figure = recently(board, model.policy, model.now, zone_of(words, model.now)).whole
    look = (
        QCoreApplication.translate("Inquiries", "See the inquiries"),
        partial(answering.go, Action.INQUIRIES),
    )
    if looked_past(board.impact, figure):
        yield Matter(
            key="inquiries",
            mark=words.mark(Mark.FACT),
            text=looked_past_sentence(figure, words.language),
            detail="",
            tone=Tone.WARN,
            ways=(
                (
                    QCoreApplication.translate("Inquiries", "Into the impact"),
                    partial(_state, model, words, answering),
                ),
                look,
            ),
        )
    found = board.impact.disagreement()
    if found is not None and any(row.aspect is Aspect.INQUIRIES for row in found.troubled):
        yield Matter(
            key="inquiries-disagree",
            mark=words.mark(Mark.FACT),
            text=QCoreApplication.translate("Inquiries", "The evidence disagrees: {what}").format(
                what=disagreement_runs(found, words)[0].text
            ),
            detail=QCoreApplication.translate("Inquiries", "monitoring may not see what customers meet"),
            tone=Tone.WARN,
            ways=(look,),
        )


def _state(model: BoardModel, words: Words, answering: Answering) -> None:
    command = evidence_now(model, words)
    if command is not None:
        answering.submit(command)
