"""The rows of the impact pane by their keys."""

from commander.board.impact import Aspect

PHRASE = "phrase"
START = "start"
ESTIMATE = "estimate"
NEGLIGIBLE = "negligible"
HARMS = (Aspect.INTEGRITY, Aspect.CONTRACT, Aspect.SAFETY, Aspect.REGULATED)
