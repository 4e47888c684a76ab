"""The expected recovery in words: its row of the board, its versions while contested. Holds no widget."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from commander.board.estimate import Estimate, EstimateRecovery, WithdrawEstimate
from commander.board.heads import Field, Head
from commander.board.record import Occurred
from ui.models.board import BoardModel
from ui.panes.version import Version, version_of
from ui.theme import Tone
from ui.widgets.text_layout import Run
from ui.words import Words


def estimate_versions(stream: str, field: Field[Estimate], words: Words, now: datetime) -> list[Version]:
    """Each time that somebody said, or that nobody knows any more."""
    return [_version(stream, head, words, now) for head in field.heads]


def estimate_runs(model: BoardModel, words: Words) -> tuple[Run, ...]:
    """The time, how sure, from what; and whether customers may read it. Empty: nobody has said one."""
    estimates, now = model.board.estimates, model.now
    current = estimates.current
    if current is None or current.eta is None:
        return ()
    is_past = current.eta <= now
    runs = [Run(words.time_with_zone(current.eta, now), Tone.WARN if is_past else None, bold=True)]
    if is_past:
        runs.append(Run(" " + QCoreApplication.translate("Estimate", "has passed"), Tone.WARN))
    if current.source:
        runs.append(Run(f" ・ {current.source}", Tone.NEUTRAL))
    if estimates.public_at(now) is not None:
        approved = QCoreApplication.translate("Estimate", "customers may read it")
        runs.append(Run(f" ・ {approved}", Tone.OK))
    else:
        inside = QCoreApplication.translate("Estimate", "inside only")
        runs.append(Run(f" ・ {inside}", Tone.NEUTRAL))
    return tuple(runs)


def _version(stream: str, head: Head[Estimate], words: Words, now: datetime) -> Version:
    said = head.value
    if said.eta is None:
        gone = QCoreApplication.translate("Estimate", "no time any more")
        return version_of(head, gone, WithdrawEstimate(incident=stream, reason=said.source or gone))
    again = EstimateRecovery(
        incident=stream,
        eta=said.eta,
        certainty=said.certainty,
        source=said.source,
        as_of=Occurred(instant=said.as_of, zone=words.zone),
    )
    return version_of(head, words.time(said.eta, now), again)
