"""What comes to a board beside the commands of an incident: files, feeds, Slack's channel, summaries, erasing."""

from datetime import timedelta
from random import Random

from msgspec.structs import replace

from commander.board import attachments, erasing, feeds, standing
from commander.board.attachments import AttachFiles, Media, StoredFile
from commander.board.board import Board
from commander.board.channel import ChannelCommand
from commander.board.channel_wish import INCIDENT_CHANNEL, ChannelWish
from commander.board.deliveries import Choice, DeliveryAttempted, DeliveryDecided
from commander.board.erasing import Erasable, EraseEntry
from commander.board.feeds import Sighting
from commander.board.links import IncidentLinked, IncidentUnlinked, Relation
from commander.board.maintenance_records import MaintenanceLinked
from commander.board.moment import Moment
from commander.board.policy import Policy
from commander.board.record import Event, Fact, Occurred
from commander.board.signals import SignalHeard
from commander.board.standing import Drift, Finding, Showing
from commander.channel_plan import follow
from commander.feeds_desk import known_of
from commander.summarising import summary_of_board
from tests.commander.story import STREAM

_RELATIONS = list(Relation)
_FEED = "alertmanager"


def beside(
    chance: Random, board: Board, policy: Policy, names: list[tuple[str, str]], moment: Moment
) -> list[Fact]:
    """What one hand other than a person's, or the desk itself, adds. Raises Refused."""
    return chance.choice((_files, _erased, _heard, _drawn, _channel, _read_back, _delivered, _linked))(
        chance, board, policy, names, moment
    )
