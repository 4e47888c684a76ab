"""connect alertmanager, connect intake: what brings alerts in, set up and tested."""

from pathlib import Path

import click

from commander.cli.channels import connect, keep_secret
from commander.cli.endings import Exit
from commander.cli.open_window import take_up
from commander.cli.place import Place, pass_place
from commander.intake.trying import tried_feed
from commander.secrets import ALERTMANAGER_TOKEN
from commander.settings.feeds import EXPECTED_MINUTES, POLL_SECONDS, SILENT_MINUTES
from commander.settings.settings import Change, save


@connect.command("alertmanager")
@click.option("--token", metavar="-", help="Only `-`: read a token or password from stdin, into the keyring.")
@click.option("--forget", is_flag=True, help="Take the token out of the keyring.")
@click.option("--url", metavar="URL", help="Its address; kept in settings.toml, as are all the others.")
@click.option("--sign-in", type=click.Choice(["none", "basic", "bearer"]), help="How it knows us.")
@click.option("--user", metavar="NAME", help="With basic: who signs in.")
@click.option("--receivers", metavar="NAMES", help="Only what goes to these, with a comma between.")
@click.option("--matchers", metavar="MATCHERS", help='Only alerts that match all: severity="critical".')
@click.option("--poll-seconds", type=click.IntRange(*POLL_SECONDS), help="How often it is asked.")
@click.option("--silent-minutes", type=click.IntRange(*SILENT_MINUTES), help="After how long it is silent.")
@click.option("--heartbeat", metavar="NAME", help="The alert that always fires; blank: none does.")
@pass_place
def connect_alertmanager(
    place: Place, /, *, token: str | None, forget: bool, **wanted: str | int | None
) -> int:
    """Test an Alertmanager: ask it once for its groups of alerts. Nothing is written down."""
    if forget:
        place.secrets.forget(ALERTMANAGER_TOKEN)
        return Exit.OK
    _keep(place, "alertmanager", wanted)
    keep_secret(place, ALERTMANAGER_TOKEN, token)
    return _tested(place, "alertmanager")


@connect.command("intake")
@click.option(
    "--folder", type=click.Path(path_type=Path), help="Which folder; else one inside the home folder."
)
@click.option(
    "--expected-minutes",
    type=click.IntRange(*EXPECTED_MINUTES),
    help="A file comes at least so often, else the folder is silent; 0: nobody waits for one.",
)
@pass_place
def connect_intake(place: Place, *, folder: Path | None, expected_minutes: int | None) -> int:
    """Make and test the folder into which files are dropped to become signals."""
    wanted = {"folder": str(folder.absolute()) if folder else None, "expected_minutes": expected_minutes}
    _keep(place, "intake", wanted)
    return _tested(place, "intake")


def _keep(place: Place, section: str, wanted: dict[str, str | int | None]) -> None:
    changes: dict[str, Change] = {
        f"{section}.{key}": said for key, said in wanted.items() if said is not None
    }
    if changes:
        save(place.home, changes)
        take_up(place, section)


def _tested(place: Place, feed: str) -> int:
    found = tried_feed(place.home, place.settings, place.secrets, feed)
    detail = f" ({found.detail})" if found.detail else ""
    if found.ok:
        place.tell(f"{feed}: OK {found.who}{detail}")
        return Exit.OK
    place.tell(f"{feed}: {place.said('使えません', 'not usable')}{detail}")
    return Exit.REFUSED


COMMANDS = ()
