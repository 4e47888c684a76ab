"""The page for management gathered from a journal, and written as Markdown or HTML (2-18)."""

import base64
import hashlib
from datetime import UTC, datetime

from commander.board.policy import Policy
from commander.figures.log_quality import log_quality
from commander.reading import Reading
from commander.reports.handout import zone_named
from commander.reports.html import environment, style, trusted
from commander.reports.management import Management, management
from commander.reports.markdown import plain
from commander.wording.language import Language
from commander.working_days import calendar_of


def gathered(reading: Reading, stream: str, now: datetime, language: Language) -> Management:
    """The page of an incident. Reads its whole timeline and loads a calendar: never on the window's thread."""
    board, policy = reading.board(stream), reading.policy()
    records = (row.record for row in reading.timeline(stream))
    zone = zone_named(_home(policy)) or UTC
    calendar = calendar_of(policy, now.astimezone(zone).date())
    return management(board, policy, log_quality(board, records, now), now, language, zone, calendar)


def as_markdown(page: Management) -> str:
    """The whole page; what was typed stays plain words."""
    mark = f"【{page.mark}】" if page.mark else ""
    lines = [f"# {mark}{plain(f'{page.name}: {page.short_id} {page.title}')}", ""]
    lines += [f"- {plain(fact)}" for fact in page.facts]
    for part in page.parts:
        lines += ["", f"## {plain(part.title)}", "", *(f"- {plain(line)}" for line in part.lines)]
    return "\n".join([*lines, ""])


def as_html(page: Management) -> str:
    """A page that needs nothing else; every word of it is escaped by the template."""
    own = style()
    digest = base64.b64encode(hashlib.sha256(own.encode()).digest()).decode()
    template = environment().get_template("management.html.j2")
    return template.render(page=page, style=trusted(own), style_hash=f"sha256-{digest}")


def _home(policy: Policy) -> str:
    return policy.service.time_zone
