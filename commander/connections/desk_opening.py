"""The desk of a home folder as the command line and the window open it, and as the sender sees it."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from commander.board.record import Record
from commander.clock import utc_now
from commander.desk.deliveries import DeliveryDesk
from commander.desk.desk import Desk
from commander.journal.journal import Journal
from commander.outbox.debt import Delays
from commander.settings.settings import Settings
from commander.unfinished import clear_unfinished


def open_desk(
    home: Path,
    settings: Settings,
    person: str,
    recorded: Callable[[tuple[Record, ...]], None] = lambda records: None,
    *,
    now: Callable[[], datetime] = utc_now,
) -> Desk:
    """The desk of a home folder; its times are said in the organisation's zone. Raises JournalFault, OSError.

    A journal that was put back by hand gets every unfinished debt held before anybody can send.
    """
    # One clock for all: beside a second one, every entry of a drill would look as if it came late.
    journal = Journal(home, wall=now, recorded=lambda: now().astimezone())
    desk = Desk(journal, person=person, zone="UTC", now=now, recorded=recorded)
    desk.zone = desk.policy().service.time_zone
    desk.dropped_into = settings.intake.folder or desk.dropped_into
    desk.files.clear_up()
    desk.restricted_files.clear_up()
    clear_unfinished(home)
    if desk.journal.set_back:
        delivery_desk(desk, settings).hold_after_restore()
    return desk


def delivery_desk(desk: Desk, settings: Settings) -> DeliveryDesk:
    """The desk as the sender sees it."""
    return DeliveryDesk(desk, delays=delays_of(settings), chance=random.random)


def delays_of(settings: Settings) -> Delays:
    """How long to wait before looking for what may have arrived."""
    grace = timedelta(seconds=settings.sending.grace_seconds)
    usual = Delays()
    # A shorter grace is chosen where an answer is near; the looks then follow as quickly.
    return Delays(
        grace=grace,
        between_looks=min(usual.between_looks, max(grace, timedelta(seconds=1))),
        after_blind_look=min(usual.after_blind_look, max(grace, timedelta(seconds=1))),
    )
