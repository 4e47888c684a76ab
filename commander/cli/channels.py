"""Commands about what this organisation and this machine are set up for: policy, connect."""

import sys
from pathlib import Path

import click

from commander.board.organisation import SCHEMES
from commander.board.policy_import import ImportPolicy
from commander.cli.endings import Ended, Exit
from commander.cli.open_window import take_up
from commander.cli.place import Place, pass_place
from commander.connections.connections import tried
from commander.connections.late_publisher import NotConnected
from commander.connections.slack_listening import EVENTS, check_events
from commander.policy_file.toml import parse_policy, policy_text, read_policy, write_policy
from commander.publishers.slack.app import manifest
from commander.reading import Reading
from commander.secrets import (
    CACHET_TOKEN,
    EMAIL_PASSWORD,
    SLACK_APP_TOKEN,
    SLACK_TOKEN,
    STATUSPAGE_KEY,
    KeyringFault,
    SecretName,
)
from commander.settings.settings import Change, save

_TOKEN = click.option(
    "--token", metavar="-", help="Only `-`: read a token from stdin and keep it in the keyring."
)
_FORGET = click.option("--forget", is_flag=True, help="Take the token out of the keyring.")


@click.group()
def policy() -> None:
    """The organisation's people, audiences, components and cadence, as a TOML file."""


@policy.command("import")
@click.argument("file", type=click.Path(allow_dash=True))
@pass_place
def policy_import(place: Place, file: str) -> None:
    """Make the policy what FILE (or - for stdin) says; what is not in it leaves."""
    if file == "-":
        text = sys.stdin.buffer.read().decode("utf-8", "replace")
        wanted = parse_policy(text, "stdin")
    else:
        wanted = read_policy(Path(file))
    with place.desk() as desk:
        records = desk.submit(ImportPolicy(policy=wanted))
    number = len(records)
    changes = "1 change." if number == 1 else f"{number} changes."
    place.tell(place.said(f"{number} 件を変更しました。", changes))


@policy.command("export")
@click.argument("file", type=click.Path(allow_dash=True), default="-")
@pass_place
def policy_export(place: Place, file: str) -> None:
    """Write the policy to FILE, or to stdout."""
    with place.reading() as reading:
        found = reading.policy().as_file()
    if file == "-":
        click.echo(policy_text(found), nl=False)
    else:
        write_policy(found, Path(file))


@click.group(invoke_without_command=True)
@click.pass_context
def connect(ctx: click.Context) -> int | None:
    """Test every channel, or set one up: slack, slack-events, statuspage, cachet, page, email.

    Cachet, mail and entries from Slack are tested with the others once they are set up.
    """
    if ctx.invoked_subcommand is not None:
        return None
    place = ctx.find_object(Place)
    if place is None:
        return None
    is_wanted = {"cachet": bool(place.settings.cachet.base_url), "email": bool(place.settings.email.host)}
    names = [name for name in SCHEMES if is_wanted.get(name, True)]
    answers = [_tested(place, name) for name in (*names, *([EVENTS] if _hears(place) else []))]
    return Exit.OK if all(answers) else Exit.REFUSED


@connect.command("slack")
@click.option(
    "--manifest", "wants_manifest", is_flag=True, help="Print the manifest of the Slack app to make."
)
@_TOKEN
@_FORGET
@pass_place
def connect_slack(place: Place, token: str | None, *, wants_manifest: bool, forget: bool) -> int:
    """Test the Slack token and name what is missing."""
    if wants_manifest:
        click.echo(manifest())
        return Exit.OK
    if forget:
        place.secrets.forget(SLACK_TOKEN)
        return Exit.OK
    keep_secret(place, SLACK_TOKEN, token)
    if token is not None:
        take_up(place, "slack")
    return Exit.OK if _tested(place, "slack") else Exit.REFUSED


@connect.command(EVENTS)
@_TOKEN
@_FORGET
@click.option("--reaction", metavar="NAME", help="The emoji that keeps a message; memo unless set.")
@click.option(
    "--channel",
    "channels",
    multiple=True,
    metavar="NAME",
    help="Listen there too, besides incidents' own channels.",
)
@pass_place
def connect_slack_events(
    place: Place, token: str | None, reaction: str | None, channels: tuple[str, ...], *, forget: bool
) -> int:
    """Test entries from Slack: the app-level token (xapp-…), the bot token and its scopes.

    An open window listens; the command line does not.
    """
    if forget:
        place.secrets.forget(SLACK_APP_TOKEN)
        take_up(place, EVENTS)
        return Exit.OK
    wanted: dict[str, Change] = {"slack.reaction": reaction, "slack.channels": channels or None}
    changes = {key: value for key, value in wanted.items() if value is not None}
    if changes:
        save(place.home, changes)
    keep_secret(place, SLACK_APP_TOKEN, token)
    if changes or token is not None:
        take_up(place, EVENTS)
    return Exit.OK if _tested(place, EVENTS) else Exit.REFUSED


@connect.command("statuspage")
@_TOKEN
@_FORGET
@click.option("--page-id", metavar="ID", help="Which page is ours; kept in settings.toml.")
@pass_place
def connect_statuspage(place: Place, token: str | None, page_id: str | None, *, forget: bool) -> int:
    """Test the Statuspage key and page."""
    if forget:
        place.secrets.forget(STATUSPAGE_KEY)
        return Exit.OK
    if page_id is not None:
        save(place.home, {"statuspage.page_id": page_id})
    keep_secret(place, STATUSPAGE_KEY, token)
    if page_id is not None or token is not None:
        take_up(place, "statuspage")
    return Exit.OK if _tested(place, "statuspage") else Exit.REFUSED


@connect.command("cachet")
@_TOKEN
@_FORGET
@click.option("--base-url", metavar="URL", help="Its API (https://…/api); kept in settings.toml.")
@pass_place
def connect_cachet(place: Place, token: str | None, base_url: str | None, *, forget: bool) -> int:
    """Test the address and token of a Cachet 3."""
    if forget:
        place.secrets.forget(CACHET_TOKEN)
        return Exit.OK
    if base_url is not None:
        save(place.home, {"cachet.base_url": base_url or None})
    keep_secret(place, CACHET_TOKEN, token)
    if base_url is not None or token is not None:
        take_up(place, "cachet")
    return Exit.OK if _tested(place, "cachet") else Exit.REFUSED


@connect.command("email")
@click.option("--password", metavar="-", help="Only `-`: read it from stdin and keep it in the keyring.")
@_FORGET
@click.option("--host", metavar="NAME", help="The mail server; kept in settings.toml, as are all the others.")
@click.option(
    "--port", type=click.IntRange(1, 65535), help="587 with STARTTLS, 465 with implicit, unless said."
)
@click.option(
    "--tls", type=click.Choice(["starttls", "implicit"]), help="How TLS begins; there is no without."
)
@click.option("--sender", metavar="ADDRESS", help="Our own address, from which it is sent.")
@click.option("--user", metavar="NAME", help="Who logs in; blank: nobody does.")
@pass_place
def connect_email(
    place: Place,
    *,
    password: str | None,
    forget: bool,
    host: str | None,
    port: int | None,
    tls: str | None,
    sender: str | None,
    user: str | None,
) -> int:
    """Test the mail server: connect, log in, ask whether it takes mail from us. No mail is sent."""
    if forget:
        place.secrets.forget(EMAIL_PASSWORD)
        return Exit.OK
    wanted: dict[str, Change] = {"host": host, "port": port, "tls": tls, "sender": sender, "user": user}
    changes = {f"email.{key}": value for key, value in wanted.items() if value is not None}
    if changes:
        save(place.home, changes)
    keep_secret(place, EMAIL_PASSWORD, password, "--password -")
    return Exit.OK if _tested(place, "email") else Exit.REFUSED


@connect.command("page")
@pass_place
def connect_page(place: Place) -> int:
    """Test the static page: its folder, command and public address."""
    return Exit.OK if _tested(place, "page") else Exit.REFUSED


def _hears(place: Place) -> bool:
    try:
        return bool(place.secrets.read(SLACK_APP_TOKEN))
    except KeyringFault:
        return False


def keep_secret(place: Place, name: SecretName, token: str | None, option: str = "--token -") -> None:
    """Keep what stands on stdin in the keyring; refused when it was written on the command line. None: nothing."""
    if token is None:
        return
    if token != "-":
        # On a command line it would stay in the shell's history and be shown to everybody by ps.
        raise Ended(
            Exit.USAGE,
            f"トークンやパスワードはコマンドラインに書かず、{option} として標準入力から渡してください。",
            f"Don't write a secret on the command line: give {option} and pass it on stdin.",
        )
    value = sys.stdin.buffer.readline(4096).decode("utf-8", "replace").strip()
    if not value or not value.isascii() or not value.isprintable():
        raise Ended(
            Exit.USAGE,
            "標準入力のトークンが空か、使えない文字を含んでいます。",
            "The token on stdin is empty or has characters that no token has.",
        )
    place.secrets.store(name, value)


def _tested(place: Place, name: str) -> bool:
    try:
        if name == EVENTS:
            found = check_events(place.home, place.settings, place.secrets)
        else:
            found = tried(place.home, place.settings, place.secrets, lambda: Reading(place.home), name)
    except NotConnected as fault:
        place.tell(
            place.said(f"{name}: 接続していません({fault.detail})", f"{name}: not connected ({fault.detail})")
        )
        return False
    detail = f" ({found.detail})" if found.detail else ""
    if found.ok:
        place.tell(f"{name}: OK {found.who}{detail}")
        return True
    missing = ", ".join(found.missing)
    lacking = place.said(f"足りないもの: {missing}", f"missing: {missing}") if missing else ""
    place.tell(f"{name}: {place.said('使えません', 'not usable')}{detail} {lacking}".rstrip())
    return False


COMMANDS = (policy, connect)
