"""privacy attach and privacy files: what a decision about personal data rests on, read by right alone (2-10)."""

from pathlib import Path

import click

from commander.attachments.store import RESTRICTED_FOLDER, Lies, Store
from commander.attachments.taking import Why
from commander.board.attachments import MOST_AT_ONCE
from commander.board.privacy_files import KeepPrivacyFiles, PrivacyFileKept
from commander.board.privacy_rights import check_may_read
from commander.board.refusal import Because, Refused
from commander.cli.attachments import file_lines, file_shape, save_copies, taken_files
from commander.cli.endings import Exit
from commander.cli.entries import typed
from commander.cli.place import Place, pass_place
from commander.reading import Reading
from commander.wording.attachments import untaken_sentence

_JSON = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")


@click.command("attach")
@click.argument("incident")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--text", default="", help="What they show.")
@click.option("--name", default="", help="What to call it; for - (stdin) it has no name otherwise.")
@click.option("--anyway", is_flag=True, help="Keep a text that seems to hold a password or a card number.")
@pass_place
def privacy_attach(
    place: Place, *, incident: str, files: tuple[Path, ...], text: str, name: str, anyway: bool
) -> int:
    """Keep FILES (pictures, text, PDF) in the restricted track; - reads one from stdin. Only its readers see them."""
    with place.incident(incident) as (desk, stream):
        policy = desk.policy()
        # Before anything is copied: what may not be kept leaves no trace.
        check_may_read(desk.board(stream), policy, desk.person)
        limit = policy.attachments.rules.file_bytes
        if len(files) > MOST_AT_ONCE:
            raise Refused(Because.ATTACH_TOO_MANY, limit=str(MOST_AT_ONCE))
        store = Store(place.home, RESTRICTED_FOLDER)
        taken, untaken = taken_files(store, files, name, limit, anyway=anyway)
        count = 0
        if taken:
            try:
                records = desk.submit(KeepPrivacyFiles(incident=stream, files=tuple(taken), text=typed(text)))
            except Refused:
                desk.restricted_files.let_go(one.sha256 for one in taken)
                raise
            count = sum(isinstance(one.event, PrivacyFileKept) for one in records)
    for fault in untaken:
        place.warn(untaken_sentence(fault.why, fault.name, fault.detail, limit, place.language))
    if any(fault.why is Why.SENSITIVE for fault in untaken):
        place.warn(
            place.said(
                "それでも残すときは --anyway を付けてください。", "Add --anyway to keep it all the same."
            )
        )
    if count:
        place.tell(place.said(f"{count} 個を制限付きで残しました。", f"{count} kept restricted."))
    return Exit.REFUSED if untaken else Exit.OK


@click.command("files")
@click.argument("incident")
@click.option(
    "--save", "folder", type=click.Path(path_type=Path, file_okay=False), help="Write copies into FOLDER."
)
@click.option("--as-is", is_flag=True, help="Copies of pictures with their place, time and camera too.")
@_JSON
@pass_place
def privacy_files(place: Place, *, incident: str, folder: Path | None, as_is: bool, as_json: bool) -> int:
    """List the files of the restricted track, each looked at against its hash; --save writes copies."""
    with place.incident(incident) as (desk, stream):
        policy = desk.policy()
        with Reading(place.home) as reading:
            track, _ = reading.track(stream, desk.person)
        store = Store(place.home, RESTRICTED_FOLDER)
    lies = {one.record: store.lies(one.sha256, one.size) for one in track.files}
    if as_json:
        place.tell_json([file_shape(one, lies[one.record]) for one in track.files])
    else:
        for line in file_lines(place, policy, track.files, lies):
            place.tell(line)
    if folder is not None:
        save_copies(place, store, track.files, folder, as_is=as_is)
    return Exit.OK if set(lies.values()) <= {Lies.SOUND} else Exit.REFUSED


COMMANDS = (privacy_attach, privacy_files)
