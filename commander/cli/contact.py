"""Commands about whom a person tells: contact logs a call or a mail, contacts is the list to keep on paper."""

from pathlib import Path

import click

from commander.board.contacts import LogContact, Outcome
from commander.cli.endings import Ended, Exit
from commander.cli.entries import typed
from commander.cli.place import Place, pass_place, zone_of
from commander.clock import utc_now
from commander.files import write_atomically
from commander.wording.checks import outgoing_title
from commander.wording.contacts import contact_list, contact_page


@click.command(context_settings={"ignore_unknown_options": True})  # -20m is a time, not an option
@click.argument("incident")
@click.argument("audience")
@click.argument("outcome", type=click.Choice([str(outcome) for outcome in Outcome]))
@click.option("--by", default="", metavar="NAME", help="Who called, wrote or acknowledged; you if left out.")
@click.option("--at", metavar="TIME", help="When; now if left out.")
@click.option("--note", default="", metavar="TEXT", help="What was said; the reason when given up.")
@pass_place
def contact(
    place: Place, *, incident: str, audience: str, outcome: str, by: str, at: str | None, note: str
) -> None:
    """Log that an audience was called, told by mail, reached, or that it acknowledged."""
    with place.incident(incident) as (desk, stream):
        people = {one.name: one.key for one in desk.policy().persons()}
        name = outgoing_title(by)
        command = LogContact(
            incident=stream,
            audience=audience,
            outcome=outcome,
            by=people.get(name, name),
            note=typed(note),
            occurred=place.time(at, desk.zone) if at is not None else None,
        )
        desk.submit(command)


@click.command()
@click.option(
    "--html", "page", type=click.Path(path_type=Path), metavar="FILE", help="Write one page to print to FILE."
)
@pass_place
def contacts(place: Place, page: Path | None) -> None:
    """Print the list of contacts: people and audiences, and how to reach them."""
    with place.reading() as reading:
        policy = reading.policy()
    zone, now = zone_of(policy), utc_now()
    if page is None:
        place.tell(contact_list(policy, place.language, now, zone))
        return
    try:
        write_atomically(page, contact_page(policy, place.language, now, zone).encode())
    except OSError as fault:
        why = fault.strerror or ""
        raise Ended(
            Exit.REFUSED,
            f"{page} に書き込めません({why})。フォルダーの権限と空き容量を確認してください。",
            f"{page} cannot be written ({why}): check the folder's rights and free space.",
        ) from None
    place.tell(place.said(f"{page} に書き出しました。", f"Written to {page}."))


COMMANDS = (contact, contacts)
