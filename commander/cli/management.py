"""management and temporary: one page for management, and the temporary measures of all incidents (2-18, 3-09)."""

from datetime import timedelta
from pathlib import Path

import click

from commander.cli.endings import Ended, Exit
from commander.cli.place import Place, clock, pass_place, zone_of
from commander.cli.shapes import Shape, instant
from commander.clock import utc_now
from commander.files import write_atomically
from commander.reports.management import Management
from commander.reports.management_written import as_html, as_markdown, gathered
from commander.temporary_measures import InPlace, in_place
from commander.wording.checks import outgoing_title
from commander.wording.impact_windows import span_text
from commander.wording.language import Language


@click.command("management")
@click.argument("incident")
@click.option("--html", "is_html", is_flag=True, help="HTML instead of Markdown.")
@click.option("--to", "file", type=click.Path(path_type=Path, dir_okay=False), help="A file; else stdout.")
@click.option("--language", type=click.Choice([one.value for one in Language]), help="Of the page.")
@click.option("--overwrite", is_flag=True, help="Replace FILE.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_place
def management_page(
    place: Place,
    *,
    incident: str,
    is_html: bool,
    file: Path | None,
    language: str | None,
    overwrite: bool,
    as_json: bool,
) -> None:
    """One page for management: impact, course and decisions, customers, what is left, figures. Nothing restricted."""
    chosen = Language(language) if language else place.language
    with place.reading() as reading:
        page = gathered(reading, reading.incident(incident).stream, utc_now(), chosen)
    if as_json:
        place.tell_json(_shape(page))
        return
    text = as_html(page) if is_html else as_markdown(page)
    if file is None:
        place.tell(text.rstrip("\n"))
        return
    if file.exists() and not overwrite:
        raise Ended(
            Exit.REFUSED,
            f"{file} はすでにあるため書きませんでした。置き換えるときは --overwrite を付けてください。",
            f"{file} exists already, so nothing was written: add --overwrite to replace it.",
        )
    write_atomically(file, text.encode())
    place.tell(place.said(f"{file} に書き出しました。", f"Written to {file}."))


@click.command("temporary")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_place
def temporary(place: Place, *, as_json: bool) -> None:
    """List the temporary measures that are still in place, over all incidents: how long, and whose."""
    with place.reading() as reading:
        found, policy = in_place(reading), reading.policy()
    now, zone = utc_now(), zone_of(policy)
    if as_json:
        place.tell_json([_measure_shape(one) for one in found])
        return
    if not found:
        place.tell(
            place.said("残っている暫定対応はありません。", "No temporary measure is in place any more.")
        )
    for one in found:
        age = span_text(max(now - one.since, timedelta()), place.language)
        owner = policy.person_name(one.owner) if one.owner else place.said("担当なし", "nobody's")
        since = place.said(f"{clock(one.since, zone)} から {age}", f"since {clock(one.since, zone)}, {age}")
        place.tell(f"{one.short_id}  {outgoing_title(one.text)}  {outgoing_title(owner)}  {since}")


def _shape(page: Management) -> Shape:
    return {
        "id": page.short_id,
        "title": page.title,
        "language": page.language,
        "mark": page.mark,
        "parts": [{"title": part.title, "lines": list(part.lines)} for part in page.parts],
    }


def _measure_shape(one: InPlace) -> Shape:
    return {
        "id": one.short_id,
        "incident": one.stream,
        "title": one.title,
        "closed": one.closed,
        "action": one.action,
        "text": one.text,
        "owner": one.owner or None,
        "since": instant(one.since),
    }


COMMANDS = (management_page, temporary)
