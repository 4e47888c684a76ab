"""inquiries: count what comes in, against the usual; the usual numbers; how it was found; a customer's report."""

from pathlib import Path

import click
from msgspec.structs import replace

from commander.board.detection import Source, StateDetection, TakeReport
from commander.board.inquiries import CountInquiries, TakeInquiriesBack
from commander.board.policy_import import ImportPolicy
from commander.cli.endings import Ended, Exit
from commander.cli.entries import typed
from commander.cli.inquiries_shown import (
    baseline_lines,
    baseline_shape,
    inquiries_shape,
    inquiry_lines,
    wall_clock,
)
from commander.cli.place import Place, pass_place, zone_of
from commander.clock import utc_now
from commander.inquiries.csv import CsvFault, read_baseline
from commander.inquiries.evidence import evidence
from commander.wording.language import Language

_TIMES = {"ignore_unknown_options": True}  # -20m is a time, not an option


@click.group()
def inquiries() -> None:
    """Inquiries: how many come in by each way, against what is usual at that hour; how it was found."""


@inquiries.command("add", context_settings=_TIMES)
@click.argument("incident")
@click.argument("channel")
@click.argument("count", type=int, default=1)
@click.option("--since", metavar="TIME", help="Counted since then (22:30, -20m); needed for 0.")
@click.option("--at", metavar="TIME", help="When, or until when it was counted; now if left out.")
@click.option("--wording", default="", metavar="TEXT", help="What one of them said, in their words.")
@pass_place
def inquiries_add(
    place: Place, *, incident: str, channel: str, count: int, since: str | None, at: str | None, wording: str
) -> None:
    """Count inquiries by a way in (phone, mail, chat, sns, sales, other): one, or a number for a window."""
    with place.incident(incident) as (desk, stream):
        desk.submit(
            CountInquiries(
                incident=stream,
                channel=channel,
                count=count,
                since=place.time(since, desk.zone) if since is not None else None,
                occurred=place.time(at, desk.zone) if at is not None else None,
                wording=typed(wording),
            )
        )


@inquiries.command("back")
@click.argument("incident")
@click.argument("record", default="")
@pass_place
def inquiries_back(place: Place, incident: str, record: str) -> None:
    """Take a count back by its record (in `show --json`), or the last that you entered; both stay to be read."""
    place.submit(incident, lambda stream: TakeInquiriesBack(incident=stream, counted=record))


@inquiries.command("show")
@click.argument("incident")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_place
def inquiries_show(place: Place, incident: str, *, as_json: bool) -> None:
    """Show what came in, against the usual: the last half hour, each quarter of an hour, each way in."""
    with place.reading() as reading:
        board = reading.board(reading.incident(incident).stream)
        policy = reading.policy()
    zone, now = zone_of(policy), utc_now()
    if as_json:
        place.tell_json(inquiries_shape(board, policy, zone, now))
    else:
        place.tell("\n".join(inquiry_lines(board, policy, place.language, zone, now)))


@inquiries.command("impact")
@click.argument("incident")
@pass_place
def inquiries_impact(place: Place, incident: str) -> None:
    """Put the last half hour into the impact's evidence: count, window, usual number and ways in."""
    with place.incident(incident) as (desk, stream):
        policy = desk.policy()
        zone = zone_of(policy)
        command = evidence(desk.board(stream), policy, utc_now(), zone, wall_clock(zone), place.language)
        if command is None:
            raise Ended(
                Exit.REFUSED,
                "直近 30 分は誰も数えていません。commander inquiries add で件数を入れてください。",
                "Nobody counted in the last half hour: enter a number with commander inquiries add.",
            )
        desk.submit(command)


@inquiries.command("found", context_settings=_TIMES)
@click.argument("incident")
@click.argument("source", type=click.Choice([str(source) for source in Source]))
@click.option("--known", metavar="TIME", help="When it was first known; the declaration if left out.")
@click.option("--note", default="", metavar="TEXT", help="By whom, where.")
@pass_place
def inquiries_found(place: Place, *, incident: str, source: str, known: str | None, note: str) -> None:
    """Say how the incident was found, and since when it was known: from it follows how long nobody noticed."""
    with place.incident(incident) as (desk, stream):
        first = place.time(known, desk.zone) if known is not None else None
        desk.submit(StateDetection(incident=stream, source=source, first_known=first, note=typed(note)))


@inquiries.command("report", context_settings=_TIMES)
@click.argument("incident")
@click.argument("words")
@click.option("--customer", default="", metavar="NAME", help="Which customer.")
@click.option("--via", default="", metavar="NAME", help="Who of ours passed it on.")
@click.option("--at", metavar="TIME", help="When the customer said so; now if left out.")
@pass_place
def inquiries_report(
    place: Place, *, incident: str, words: str, customer: str, via: str, at: str | None
) -> None:
    """Take a customer's report that came by sales, in their own words: a signal, and one inquiry."""
    with place.incident(incident) as (desk, stream):
        said = place.time(at, desk.zone) if at is not None else None
        report = TakeReport(
            incident=stream, words=typed(words), customer=typed(customer), via=typed(via), occurred=said
        )
        desk.submit(report)


@inquiries.group("baseline")
def inquiries_baseline() -> None:
    """How many inquiries usually come in, by way in, weekday and hour."""


@inquiries_baseline.command("show")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_place
def baseline_show(place: Place, *, as_json: bool) -> None:
    """Show the ways in, and what is usual by each."""
    with place.reading() as reading:
        policy = reading.policy()
    if as_json:
        place.tell_json(baseline_shape(policy))
    else:
        place.tell("\n".join(baseline_lines(policy, place.language)))


@inquiries_baseline.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@pass_place
def baseline_import(place: Place, file: Path) -> None:
    """Take the usual numbers from a CSV FILE: channel, weekday, hour, usual (UTF-8 or CP932; * is every)."""
    with place.desk() as desk:
        policy = desk.policy()
        try:
            channels = read_baseline(file, policy.inquiry_channels())
        except CsvFault as fault:
            raise Ended(Exit.REFUSED, fault.sentence(Language.JA), fault.sentence(Language.EN)) from None
        standing = policy.as_file()
        # The audience that stands before any was listed stays just that.
        audiences = standing.audience if policy.audience_fields else ()
        wanted = replace(standing, audience=audiences, inquiry_channel=channels)
        records = desk.submit(ImportPolicy(policy=wanted))
        lines = baseline_lines(desk.policy(), place.language)
    if not records:
        place.tell(place.said("変わりはありません。", "Nothing is different."))
    place.tell("\n".join(lines))


COMMANDS = (inquiries,)
