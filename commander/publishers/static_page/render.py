"""The page's files as bytes, from templates that escape everything. Writes nothing."""

import base64
import hashlib
import uuid
from collections.abc import Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from commander.publishers.static_page.document import status_json
from commander.publishers.static_page.site import Incident, Site
from commander.publishers.static_page.words import SHAPES, WORDS, both_zones, day_name, iso

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).resolve().parents[3] / "resources" / "page"

# Ids of feed entries hang on this and on our key alone: a reader must never see an update twice.
_ENTRY_SPACE = uuid.UUID("6f0d1c52-7c1c-5d4f-9d0e-3f6f3c6f5a11")
_FEED_ENTRIES = 100


def incident_pages(site: Site, incident: Incident) -> Mapping[str, bytes]:
    """One incident's own page in both languages, by file name."""
    return {
        f"incidents/{incident.file_name}{_suffix(site, language)}.html": _page(
            "incident.html.j2",
            site,
            language,
            incident=incident,
            root="../",
            other_page=f"{incident.file_name}{_suffix(site, _other(language))}.html",
            index_page=_index_name(site, language),
        )
        for language in site.languages
    }


def front_pages(site: Site, public_url: str | None) -> Mapping[str, bytes]:
    """The feed, the JSON and the front pages, in the order to write them: index.html comes last."""
    files = {"feed.atom": _feed(site, public_url), "status.json": status_json(site)}
    for language in reversed(site.languages):
        files[_index_name(site, language)] = _page(
            "index.html.j2",
            site,
            language,
            days=_days(site, language),
            suffix=_suffix(site, language),
            root="",
            other_page=_index_name(site, _other(language)),
        )
    return files


def _days(site: Site, language: str) -> list[tuple[str, list[Incident]]]:
    by_day = groupby(site.resolved, key=lambda incident: day_name(incident.latest.at, language))
    return [(day, list(incidents)) for day, incidents in by_day]


def _page(template: str, site: Site, language: str, **more: object) -> bytes:
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    other = _other(language)
    text = (
        _environment()
        .get_template(template)
        .render(
            site=site,
            language=language,
            words=WORDS[language],
            other=other,
            other_name=WORDS[other].name,
            service=site.service.get(language) or next(iter(site.service.values()), ""),
            style=_trusted(style),
            style_hash=f"sha256-{digest}",
            **more,
        )
    )
    return text.encode()


def _feed(site: Site, public_url: str | None) -> bytes:
    entries = [(incident, update) for incident in site.shown for update in incident.everything]
    entries.sort(key=lambda entry: (entry[1].at, entry[1].key), reverse=True)
    names = list(dict.fromkeys(site.service[each] for each in site.languages if each in site.service))
    text = (
        _environment()
        .get_template("feed.atom.j2")
        .render(
            site=site,
            entries=entries[:_FEED_ENTRIES],
            languages=site.languages,
            words=WORDS[site.languages[0]],
            public_url=public_url,
            feed_id=_entry_id(f"feed {public_url or ' / '.join(names)}"),
            title=" / ".join(names),
        )
    )
    return text.encode()


def _other(language: str) -> str:
    return "en" if language == "ja" else "ja"


def _suffix(site: Site, language: str) -> str:
    return "" if language == site.languages[0] else f".{language}"


def _index_name(site: Site, language: str) -> str:
    return "index.html" if language == site.languages[0] else f"{language}.html"


def _entry_id(key: str) -> str:
    return uuid.uuid5(_ENTRY_SPACE, key).urn


@cache
def _style() -> str:
    return (TEMPLATES / "style.css").read_text("utf-8")


def _trusted(own: str) -> str:
    from markupsafe import Markup

    return Markup(own)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"iso": iso, "both_zones": both_zones, "entry_id": _entry_id}
    environment.globals["shapes"] = SHAPES
    return environment
