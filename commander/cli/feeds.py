"""feeds: what brings alerts in, how each stands, and the signals that belong to no incident yet (1-10)."""

from datetime import tzinfo
from typing import Final

import click
import msgspec

from commander.board.policy import Policy
from commander.board.signals import Signal
from commander.cli.endings import Ended, Exit
from commander.cli.place import Place, clock, pass_place, zone_of
from commander.cli.shapes import Shape
from commander.clock import utc_now
from commander.files import is_practice
from commander.intake.left_over import left_over, put_away, with_left
from commander.intake.pulse import FeedStanding, standings_from
from commander.intake.watcher import Watcher, drop_folder_of
from commander.wording.feeds import feed_name, left_sentence, standing_line
from commander.wording.language import Language
from commander.wording.watch_said import signal_line

_SHOWN: Final = 5
_MOST: Final = 10_000


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


@feeds.command("put-away")
@click.argument("names", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Every dropped file that was not read.")
@pass_place
def feeds_put_away(place: Place, names: tuple[str, ...], *, every: bool) -> None:
    """Move dropped files that were not read, and that somebody has seen, to refused/seen/; nothing is deleted."""
    folder, now = drop_folder_of(place.home, place.settings), utc_now()
    try:
        _, left = left_over(folder, now, _MOST)
        keys = frozenset(one.key for one in left if every or one.name in names)
        moved = put_away(folder, keys, now) if keys else 0
    except OSError as fault:
        wrong = fault.strerror or type(fault).__name__
        raise Ended(
            Exit.REFUSED,
            f"受け取りフォルダーを使えません({wrong})。権限を確かめてください。",
            f"The drop folder can't be used ({wrong}): check who may write there.",
        ) from None
    if not moved and not every:
        raise Ended(
            Exit.REFUSED,
            "その名前の読めなかったファイルはありません。commander feeds で名前を確かめるか、--all を付けてください。",
            "No dropped file of that name was left unread: see commander feeds for the names, or say --all.",
        )
    place.tell(
        place.said(f"{moved} 件を refused/seen/ に片付けました。", f"Put away in refused/seen/: {moved}.")
    )


def standings_now(place: Place, kept: list[FeedStanding]) -> list[FeedStanding]:
    """The standings as kept, with the dropped files that nobody has put away."""
    if is_practice(place.home):
        return kept
    return with_left(kept, drop_folder_of(place.home, place.settings), utc_now(), _SHOWN)


def left_lines(one: FeedStanding, language: Language) -> list[str]:
    """The newest dropped files that were not read, a line each."""
    return [
        left_sentence(file.name, file.ja, file.en, refused=file.refused, language=language)
        for file in one.newest_left
    ]


def _show(place: Place, *, as_json: bool) -> None:
    with place.reading() as reading:
        standings = standings_now(place, standings_from(reading.feed_standings()))
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
        left=one.left,
        language=language,
    )
    return f"{feed_name(one.name, language)}: {said}"


def _tell(place: Place, standings: list[FeedStanding], policy: Policy) -> None:
    for one in standings:
        place.tell(feed_line(one, zone_of(policy), place.language))
        for line in left_lines(one, place.language):
            place.tell(f"  {line}")


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
