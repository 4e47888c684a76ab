"""Search: every incident, or one, by any part of what was written."""

from datetime import datetime

import click

from commander.board.feeds import FEEDS
from commander.board.signals import Signals
from commander.cli.endings import Ended, Exit
from commander.cli.place import Place, pass_place, zone_of
from commander.cli.prose import row_line
from commander.cli.shapes import Shape, row_shape
from commander.clock import utc_now
from commander.reading import Reading
from commander.search.index import Narrowing
from commander.search.query import Query, QueryTrouble, kinds_named, moment_of, people_named, query_of
from commander.search.search import Answer, Found, Search
from commander.wording.language import Language
from commander.wording.row_notes import signal_of
from commander.wording.search import hindrance_sentence, progress_sentence, trouble_sentence
from commander.wording.times import TimeFault

# A line about how far it is, so often while a large index is made.
_TOLD_EACH = 50_000


@click.command(context_settings={"ignore_unknown_options": True})  # "-5 %" is a word
@click.argument("words", nargs=-1)
@click.option("--incident", metavar="INCIDENT", help="This incident alone.")
@click.option("--kind", "kinds", metavar="KIND", multiple=True, help="This kind alone; may be repeated.")
@click.option("--person", "people", metavar="PERSON", multiple=True, help="Recorded by; may be repeated.")
@click.option("--since", metavar="TIME", help="What happened at or after (22:31, 昨日, 11/21, ISO 8601).")
@click.option("--until", metavar="TIME", help="What happened up to.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 499), help="At most so many.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_place
def search(
    place: Place,
    words: tuple[str, ...],
    *,
    incident: str | None,
    kinds: tuple[str, ...],
    people: tuple[str, ...],
    since: str | None,
    until: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """Find entries and records that hold all the WORDS, the newest first."""
    with (
        place.reading() as reading,
        Search(place.home) as found_by,
    ):  # the reading says what is wrong with the journal
        policy = found_by.policy()
        zone = policy.service.time_zone
        stream = found_by.incident(incident).stream if incident is not None else ""
        typed = query_of(" ".join(words), policy, utc_now(), zone, stream=stream)
        among = Narrowing(
            stream=stream,
            kinds=typed.among.kinds + tuple(kind for name in kinds for kind in _kinds(name)),
            people=typed.among.people + tuple(key for name in people for key in people_named(name, policy)),
            since=_moment(since, zone) if since is not None else typed.among.since,
            until=_moment(until, zone, ends=True) if until is not None else typed.among.until,
        )
        if typed.trouble is not None:
            raise _not_understood(*typed.trouble)
        query = Query(words=typed.words, among=among)
        if query.is_empty:
            raise Ended(Exit.USAGE, "探す言葉を入れてください。", "Give a word to look for.")
        _follow(place, found_by)
        answer = found_by.find(query, limit)
        _tell(place, answer)
        signals = _signals(reading, answer)
    shown_in = zone_of(policy)
    if as_json:
        place.tell_json(
            [
                {
                    **_incident_shape(one),
                    **row_shape(
                        one.row, policy, place.language, shown_in, signals.get(one.row.record.stream)
                    ),
                }
                for one in answer.found
            ]
        )
        return
    for one in answer.found:
        row = row_line(one.row, policy, place.language, shown_in, signals.get(one.row.record.stream))
        file = place.said(f"  添付:{one.file}", f"  file: {one.file}") if one.file else ""
        place.tell(f"{one.incident.short_id}  {row}{file}")
    if not answer.found:
        place.warn(place.said("見つかりませんでした。", "Nothing was found."))
    elif answer.more:
        place.warn(
            place.said(
                f"新しいものから {limit} 件です。言葉を足すか --limit を増やしてください。",
                f"These are the newest {limit}: add a word or raise --limit.",
            )
        )


def _signals(reading: Reading, answer: Answer) -> dict[str, Signals]:
    """The signals of each incident where a row that was found only points at one."""
    streams = {one.row.record.stream for one in answer.found if signal_of(one.row.record.event)}
    return {
        stream: reading.feeds().signals if stream == FEEDS else reading.board(stream).signals
        for stream in streams
    }


def _follow(place: Place, found_by: Search) -> None:
    told = 0
    while found_by.follow():
        standing = found_by.standing
        if standing.followed - told >= _TOLD_EACH:
            told = standing.followed
            place.warn(progress_sentence(standing.followed, standing.newest, place.language))


def _tell(place: Place, answer: Answer) -> None:
    standing = answer.standing
    if standing.hindrance is not None:
        place.warn(
            hindrance_sentence(
                standing.hindrance, standing.detail, place.language, in_memory=standing.in_memory
            )
        )
    if not standing.is_whole:
        place.warn(progress_sentence(standing.followed, standing.newest, place.language))


def _incident_shape(one: Found) -> Shape:
    return {
        "id": one.incident.short_id,
        "incident": one.incident.stream,
        "title": one.incident.title,
        "file": one.file,
    }


def _kinds(name: str) -> tuple[str, ...]:
    found = kinds_named(name)
    if not found:
        raise _not_understood(QueryTrouble.KIND, name)
    return found


def _moment(text: str, zone: str, *, ends: bool = False) -> datetime:
    found = moment_of(text, utc_now(), zone, ends=ends)
    if isinstance(found, TimeFault):
        raise _not_understood(QueryTrouble.TIME, text)
    return found


def _not_understood(trouble: QueryTrouble, text: str) -> Ended:
    return Ended(
        Exit.USAGE, trouble_sentence(trouble, text, Language.JA), trouble_sentence(trouble, text, Language.EN)
    )


COMMANDS = (search,)
