"""feeds: what brings alerts in, how each stands, and the signals that belong to no incident yet (1-10)."""

from datetime import tzinfo

import click
import msgspec

from commander.board.policy import Policy
from commander.board.signals import Signal
from commander.cli.endings import Ended, Exit
from commander.cli.place import Place, clock, pass_place, zone_of
from commander.cli.shapes import Shape
from commander.files import is_practice
from commander.intake.pulse import FeedStanding, standings_from
from commander.intake.watcher import Watcher
from commander.wording.feeds import feed_name, standing_line
from commander.wording.language import Language
from commander.wording.watch_said import signal_line


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.pass_context
def feeds(ctx: click.Context, *, as_json: bool) -> None:
    """Show how each feed of alerts stands, and the signals that belong to no incident yet."""
    if ctx.invoked_subcommand is None:
        _show(ctx.ensure_object(Place), as_json=as_json)


@feeds.command("ask")
@pass_place
def feeds_ask(place: Place) -> int:
    """Ask every feed once, now, and take in what it says; for cron where no window runs. Exit 1: one has trouble."""
    if is_practice(place.home):
        raise Ended(Exit.REFUSED, "訓練では監視の連絡元に問い合わせません。", "A drill asks no feed.")
    standings: dict[str, FeedStanding] = {}
    with place.desk() as desk:
        watcher = Watcher(
            place.home,
            place.settings,
            place.secrets,
            lambda task: task(desk),
            language=place.language,
            told=lambda one: standings.update({one.name: one}),
        )
        watcher.look()
        policy = desk.policy()
    _tell(place, list(standings.values()), policy)
    return Exit.REFUSED if any(one.trouble for one in standings.values()) else Exit.OK


def _show(place: Place, *, as_json: bool) -> None:
    with place.reading() as reading:
        standings = standings_from(reading.feed_standings())
        waiting, policy = reading.feeds().signals.untriaged(), reading.policy()
    if as_json:
        place.tell_json(
            {
                "feeds": [_standing_shape(one) for one in standings],
                "signals": [_signal_shape(one, policy) for one in waiting],
            }
        )
        return
    _tell(place, standings, policy)
    zone = zone_of(policy)
    for number, one in enumerate(waiting, 1):
        line = signal_line(one, policy, one.raised_at, place.language, lambda at: clock(at, zone))
        place.tell(f"{number}  {line}")
    if not waiting:
        place.tell(
            place.said("インシデントに属さない兆候はありません。", "No signal waits without an incident.")
        )


def feed_line(one: FeedStanding, zone: tzinfo, language: Language) -> str:
    """How one feed stands, in one line."""
    said = standing_line(
        trouble=one.trouble,
        heard=clock(one.heard_at, zone) if one.heard_at else "",
        silent=clock(one.silent_since, zone) if one.silent_since else "",
        firing=one.firing,
        quiet=len(one.silenced) + len(one.inhibited),
        language=language,
    )
    return f"{feed_name(one.name, language)}: {said}"


def _tell(place: Place, standings: list[FeedStanding], policy: Policy) -> None:
    for one in standings:
        place.tell(feed_line(one, zone_of(policy), place.language))


def _standing_shape(one: FeedStanding) -> Shape:
    shape: Shape = msgspec.to_builtins(one)
    return shape


def _signal_shape(one: Signal, policy: Policy) -> Shape:
    return {
        "signal": one.signal,
        "text": one.text,
        "source": one.source,
        "feed": one.feed,
        "link": one.link,
        "owner": policy.person_name(one.owner),
        "raised_at": one.raised_at,
        "judge_by": one.judge_by,
        "firing": one.firing,
        "silenced": one.silenced,
        "inhibited": one.inhibited,
        "over_at": one.over_at,
    }


COMMANDS = (feeds,)
