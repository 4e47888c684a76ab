"""The command that takes in what was pasted or saved from a chat, a log, a list: an entry for each message."""

import sys
from pathlib import Path

import click

from commander.board.refusal import Because, Refused
from commander.board.timeline import AddEntries, AddEntry
from commander.cli.place import Place, pass_place
from commander.desk.desk import Desk
from commander.wording.labels import label
from commander.wording.language import Language
from commander.wording.pasted import Known, Pasted, split
from commander.wording.times import local

_LARGEST = 2_000_000


@click.command()
@click.argument("incident")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@pass_place
def paste(place: Place, *, incident: str, file: Path, dry_run: bool) -> None:
    """Write an entry for each message or line of FILE (- reads stdin), all or none.

    Slack's export of a channel's day (JSON) and what is copied from Slack, Teams or LINE, logs, lists with times.
    """
    raw = sys.stdin.buffer.read(_LARGEST * 4 + 1) if str(file) == "-" else file.read_bytes()
    text = raw.decode("utf-8-sig", "replace")
    if len(text) > _LARGEST:
        raise Refused(Because.TEXT_TOO_LONG, field="entry", limit=f"{_LARGEST:,}", length=f"{len(text):,}")
    if "\x00" in text or not text.strip():
        raise Refused(Because.TEXT_EMPTY, field="entry")
    with place.incident(incident) as (desk, stream):
        found = split(text, desk.moment().now, desk.zone, _known(desk))
        if not dry_run:
            desk.submit(AddEntries(incident=stream, entries=tuple(_entry(stream, one) for one in found)))
        for one in found if dry_run else ():
            place.tell(_line(one, desk.zone, place.language))
    timed = sum(one.occurred is not None for one in found)
    place.tell(
        place.said(
            f"{len(found)} 件(時刻あり {timed} 件){'になります' if dry_run else 'を記録しました'}。",
            f"{len(found)} entries, {timed} with a time{' would be written' if dry_run else ' written'}.",
        )
    )


def _known(desk: Desk) -> Known:
    """Whom the policy names, by key, name and id in Slack."""
    people = desk.policy().persons()
    names = {one.key: one.name for one in people} | {one.name: one.name for one in people}
    return Known(names=names, slack={one.slack: one.name for one in people if one.slack})


def _entry(stream: str, one: Pasted) -> AddEntry:
    return AddEntry(
        incident=stream, text=one.text, entry_kind=one.kind, occurred=one.occurred, source=one.author
    )


def _line(one: Pasted, zone: str, language: Language) -> str:
    when = f"{local(one.occurred.instant, zone):%Y-%m-%d %H:%M}" if one.occurred else "-"
    words = " ".join(one.text.split())
    return "  ".join(filter(None, (when, label(one.kind, language), one.author, words)))


COMMANDS = (paste,)
