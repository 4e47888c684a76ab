"""The command that takes an entry's text out for good."""

import click

from commander.board.erasing import EraseEntry
from commander.board.erasure import EntryErased
from commander.board.refusal import Because, Refused
from commander.cli.place import Place, pass_place
from commander.desk.desk import Desk
from commander.reading import Reading
from commander.wording.erased import copies_left, told_from_erased


@click.command()
@click.argument("incident")
@click.argument("record")
@click.option("--reason", required=True, help="Why; it stays, so it says nothing of what was there.")
@pass_place
def erase(place: Place, incident: str, record: str, reason: str) -> None:
    """Take the text of an entry, a signal or a question from Slack out for good; says which copies stay.

    RECORD is in `timeline --json`; a signal is also erased by its number: `signal erase`.
    """
    with place.incident(incident) as (desk, stream):
        tell_erased(place, desk, EraseEntry(incident=stream, entry=record, reason=reason))


def tell_erased(place: Place, desk: Desk, command: EraseEntry) -> None:
    """Carry it out, and say which copies stay. Raises Refused."""
    records = desk.submit(command)
    events = [one.event for one in records if isinstance(one.event, EntryErased)]
    told = told_from_erased(desk.board(command.incident).messages, events)
    for line in copies_left(events, told=told, language=place.language):
        place.tell(line)


@click.command("erase")
@click.argument("incident")
@click.argument("number", type=int)
@click.option("--reason", required=True, help="Why; it stays, so it says nothing of what was there.")
@pass_place
def privacy_erase(place: Place, incident: str, number: int, reason: str) -> None:
    """Take a line of the restricted timeline out for good, by its NUMBER in `privacy show`."""
    with place.incident(incident) as (desk, stream):
        with Reading(place.home) as reading:
            _, records = reading.track(stream, desk.person)
        entry = records[number - 1].id if 1 <= number <= len(records) else ""
        if not entry:
            raise Refused(Because.ENTRY_UNKNOWN)
        desk.submit(EraseEntry(incident=stream, entry=entry, reason=reason))
    place.tell(
        place.said(
            "この行の言葉を消去しました。誰がいつ書いたかは残ります。",
            "The words of this line are gone for good; who wrote it and when stays.",
        )
    )


COMMANDS = (erase,)
