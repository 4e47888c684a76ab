"""Commands about attached files: attach hangs them on an entry, attachments lists them and writes copies."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from commander.attachments.giving import content_of, parcels, save, tells_of
from commander.attachments.store import Lies, Store, Unsound
from commander.attachments.taking import Untaken, Why, take_bytes, take_file
from commander.board.attachments import MOST_AT_ONCE, AttachFiles, Attachment, AttachmentAdded, StoredFile
from commander.board.policy import Policy
from commander.board.record import Record
from commander.board.refusal import Because, Refused
from commander.cli.endings import Ended, Exit
from commander.cli.place import Place, clock, pass_place, zone_of
from commander.desk.desk import Desk
from commander.journal.rows import records_named
from commander.wording.attachments import LIES, entry_text, size_said, told_by, untaken_sentence
from commander.wording.lines import author_name

_JSON = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")


@click.command()
@click.argument("incident")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--entry", default="", metavar="RECORD", help="Hang them on this entry; else they make one.")
@click.option("--text", default="", help="What the new entry says; their names if left out.")
@click.option("--name", default="", help="What to call it; for - (stdin) it has no name otherwise.")
@click.option("--at", metavar="TIME", help="When it happened; now if left out.")
@click.option("--anyway", is_flag=True, help="Keep a text that seems to hold a password or a card number.")
@_JSON
@pass_place
def attach(
    place: Place,
    *,
    incident: str,
    files: tuple[Path, ...],
    entry: str,
    text: str,
    name: str,
    at: str | None,
    anyway: bool,
    as_json: bool,
) -> int:
    """Attach FILES (pictures, text, PDF) to the timeline; - reads one from stdin. What can't be taken is said."""
    with place.incident(incident) as (desk, stream):
        on = _entry_named(desk, stream, entry) if entry else ""
        limit = desk.policy().attachments.rules.file_bytes
        if len(files) > MOST_AT_ONCE:
            raise Refused(Because.ATTACH_TOO_MANY, limit=str(MOST_AT_ONCE))
        taken, untaken = taken_files(Store(place.home), files, name, limit, anyway=anyway)
        records: tuple[Record, ...] = ()
        if taken:
            occurred = place.time(at, desk.zone) if at is not None else None
            said = text or entry_text([one.name for one in taken], place.language)
            command = AttachFiles(incident=stream, files=tuple(taken), entry=on, text=said, occurred=occurred)
            records = _submitted(desk, command)
    for fault in untaken:
        place.warn(untaken_sentence(fault.why, fault.name, fault.detail, limit, place.language))
    if any(fault.why is Why.SENSITIVE for fault in untaken):
        place.warn(
            place.said(
                "それでも添付するときは --anyway を付けてください。",
                "Add --anyway to attach it all the same.",
            )
        )
    added = [(one, one.event) for one in records if isinstance(one.event, AttachmentAdded)]
    if as_json:
        place.tell_json([_added_shape(*one) for one in added])
    elif added:
        place.tell(place.said(f"{len(added)} 個を添付しました。", f"{len(added)} attached."))
    return Exit.REFUSED if untaken else Exit.OK


@click.command()
@click.argument("incident")
@click.option("--entry", default="", metavar="RECORD", help="Only those of this entry.")
@click.option(
    "--save", "folder", type=click.Path(path_type=Path, file_okay=False), help="Write copies into FOLDER."
)
@click.option("--as-is", is_flag=True, help="Copies of pictures with their place, time and camera too.")
@_JSON
@pass_place
def attachments(
    place: Place, *, incident: str, entry: str, folder: Path | None, as_is: bool, as_json: bool
) -> int:
    """List an incident's attached files, each looked at against its hash; --save writes copies."""
    with place.reading() as reading:
        policy = reading.policy()
        board = reading.board(reading.incident(incident).stream)
        store = Store(place.home)
    found = [one for one in board.attachments.all() if one.entry.startswith(entry)]
    lies = {one.record: store.lies(one.sha256, one.size) for one in found}
    if as_json:
        place.tell_json([file_shape(one, lies[one.record]) for one in found])
    else:
        for line in file_lines(place, policy, found, lies):
            place.tell(line)
    if folder is not None:
        save_copies(place, store, found, folder, as_is=as_is)
    return Exit.OK if set(lies.values()) <= {Lies.SOUND} else Exit.REFUSED


def taken_files(
    store: Store, files: tuple[Path, ...], name: str, limit: int, *, anyway: bool
) -> tuple[list[StoredFile], list[Untaken]]:
    """What was kept, and why the rest was not."""
    taken: list[StoredFile] = []
    untaken: list[Untaken] = []
    for path in files:
        try:
            if str(path) == "-":
                content = sys.stdin.buffer.read(limit + 1)
                taken.append(take_bytes(store, content, name or "stdin.txt", limit, anyway=anyway))
            else:
                taken.append(take_file(store, path, limit, anyway=anyway))
        except Untaken as fault:
            untaken.append(fault)
    return taken, untaken


def file_lines(
    place: Place, policy: Policy, files: Sequence[Attachment], lies: Mapping[str, Lies]
) -> list[str]:
    """A line for each file: its record, name, size, who kept it when, and what is wrong with it."""
    lines = []
    for one in files:
        parts = [one.record, one.name, size_said(one.size), author_name(one.author, policy, place.language)]
        line = " ・ ".join([*parts, clock(one.at, zone_of(policy))])
        fault = LIES.get(lies[one.record])
        lines.append(f"{line} {fault.said_in(place.language)}" if fault else line)
    return lines or [place.said("添付ファイルはありません。", "No files are attached.")]


def _submitted(desk: Desk, command: AttachFiles) -> tuple[Record, ...]:
    try:
        return desk.submit(command)
    except Refused:
        desk.files.let_go(one.sha256 for one in command.files)
        raise


def _entry_named(desk: Desk, stream: str, name: str) -> str:
    found = records_named(desk.journal.db, stream, name.strip()) if name.strip() else []
    if len(found) != 1:
        raise Refused(Because.ATTACH_ENTRY_UNKNOWN)
    return found[0].id


def save_copies(
    place: Place, store: Store, files: Sequence[Attachment], folder: Path, *, as_is: bool
) -> None:
    """Write copies into a folder, pictures without what they tell of themselves unless as_is. Raises Ended."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for one in parcels(files):
        try:
            if not as_is and (tells := tells_of(one.file, content_of(store, one.file, as_is=True))):
                told = told_by(tells, place.language)
                place.warn(
                    place.said(
                        f"{one.name}:{told}の情報は除きました(--as-is で残します)。",
                        f"{one.name}: {told} left out (--as-is keeps it).",
                    )
                )
            save(store, one.file, folder / one.name, as_is=as_is)
        except Unsound as fault:
            place.warn(f"{one.name}: {LIES[fault.lies].said_in(place.language)}")
        except FileExistsError:
            raise Ended(
                Exit.REFUSED,
                f"{folder / one.name} はすでにあるため書きませんでした。別のフォルダーにしてください。",
                f"{folder / one.name} exists already, so it was not written: choose another folder.",
            ) from None
    place.tell(place.said(f"{folder} に書き出しました。", f"Written to {folder}."))


def file_shape(file: Attachment, lies: Lies) -> dict[str, object]:
    """One file as JSON, with how it lies."""
    return {
        "record": file.record,
        "entry": file.entry,
        "name": file.name,
        "size": file.size,
        "media": file.media,
        "sha256": file.sha256,
        "author": file.author,
        "at": file.at.isoformat(),
        "state": lies,
    }


def _added_shape(record: Record, event: AttachmentAdded) -> dict[str, object]:
    return {"record": record.id, "entry": event.entry, "name": event.name, "sha256": event.sha256}


COMMANDS = (attach, attachments)
