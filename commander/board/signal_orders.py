"""Pure: what follows from a command on a signal, wherever it came from, or on how it was noticed."""

from commander.board import detection, feeds, signals, slack_answers, triage
from commander.board.board import Board
from commander.board.moment import Moment
from commander.board.policy import Policy
from commander.board.record import Fact


def signals_known(board: Board, organisation: Policy) -> triage.Known:
    """What a verdict on a signal goes by."""
    return triage.Known(
        signals=board.signals, incident=board.incident, roles=board.roles, policy=organisation
    )


def decide_signals(
    board: Board, organisation: Policy, command: signals.SignalCommand, moment: Moment
) -> list[Fact]:
    """A signal raised, looked at, judged, over."""
    return triage.decide(signals_known(board, organisation), command, moment)


def decide_placing(
    board: Board, organisation: Policy, command: feeds.PlaceSignal, moment: Moment
) -> list[Fact]:
    """A signal of an incident stays there; the desk places one that belongs to none."""
    held = feeds.Feeds(signals=board.signals) if board.stream == feeds.FEEDS else feeds.Feeds()
    return feeds.decide(held, organisation, command, moment)


def decide_taken(
    board: Board, organisation: Policy, command: slack_answers.TakeSlackQuestion, moment: Moment
) -> list[Fact]:
    """What was asked in Slack becomes an entry or a signal."""
    known = signals_known(board, organisation)
    return slack_answers.decide_taken(board.slack, board.work.questions, known, command, moment)


def decide_detection(
    board: Board, organisation: Policy, command: detection.DetectionCommand, moment: Moment
) -> list[Fact]:
    """How it was noticed, and what customers reported first."""
    known = detection.Known(
        incident=board.incident,
        signals=signals_known(board, organisation),
        channels=organisation.inquiry_channels(),
    )
    return detection.decide(board.detection, known, command, moment)
