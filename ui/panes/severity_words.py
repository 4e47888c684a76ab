"""What the window says of severity: the matrix, the proposal, the history. Holds no widget."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication

from commander.board.incident import SetSeverity
from commander.board.severity_history import Judgement
from commander.board.severity_matrix import Modifier
from commander.board.severity_proposal import Proposal, holding, proposal
from commander.wording.severity import modifiers_said, proposal_sentence
from ui.models.board import BoardModel
from ui.panes.inquiries_words import zone_of
from ui.panes.matter import Answering, Matter
from ui.shortcuts import Action
from ui.theme import Tone
from ui.words import Words


def proposed_now(model: BoardModel, words: Words) -> Proposal | None:
    """The graver severity that the rule asks for now."""
    return proposal(model.board, model.policy.matrix.rules, model.now, zone_of(words, model.now))


def weighed_now(model: BoardModel, words: Words) -> tuple[Modifier, ...]:
    """What makes it graver now, and is before whoever judges."""
    zone = zone_of(words, model.now)
    return tuple(one.modifier for one in holding(model.board, model.policy.matrix.rules, model.now, zone))


def severity_matters(model: BoardModel, words: Words, answering: Answering) -> Iterator[Matter]:
    """A graver severity proposed, with its reason: a person takes it, or says that it stays."""
    proposed = proposed_now(model, words)
    standing = model.board.incident.severity
    # Before anybody judged, the next step asks for it: one voice is enough.
    if proposed is None or standing is None:
        return
    raise_to = SetSeverity(
        incident=model.stream, severity=proposed.severity, weighed=weighed_now(model, words)
    )
    take = QCoreApplication.translate("Severity", "Raise to SEV{severity}").format(severity=proposed.severity)
    look = QCoreApplication.translate("Severity", "See the criteria")
    yield Matter(
        key="severity-proposed",
        mark="▲",
        text=proposal_sentence(proposed, words.language),
        detail=QCoreApplication.translate("Severity", "a person decides; when in doubt, the graver one"),
        tone=Tone.WARN,
        ways=((take, partial(answering.submit, raise_to)), (look, partial(answering.go, Action.SEVERITY))),
    )


def judgement_line(one: Judgement, model: BoardModel, words: Words) -> str:
    """One judgement: 22:41 SEV2 person A, many shops, weighed: growing."""
    parts = [
        words.time(one.at, model.now),
        words.severity(one.severity),
        model.policy.person_name(one.by),
        one.reason,
    ]
    if one.weighed:
        weighed = QCoreApplication.translate("Severity", "weighed: {what}")
        parts.append(weighed.format(what=modifiers_said(one.weighed, words.language)))
    return "  ".join(part for part in parts if part)
