"""Pure: why customers are owed a post before the promised time, by what they read last (practice §5.2)."""

import re
import unicodedata
from enum import StrEnum

import msgspec

from commander.board.impact import Amount, Aspect, Certainty, Concern, Impact, Row
from commander.board.incident import Incident, IncidentKind
from commander.board.message import Message
from commander.board.messages import Messages, PublicPost
from commander.board.organisation import SEVERITY_WHILE_UNKNOWN
from commander.board.promises import CONCERNS, Promises, Said, said_when, told_last

_GRAVITY = {None: 0, Concern.NONE: 0, Concern.POSSIBLE: 1, Concern.CONFIRMED: 2}


class Why(StrEnum):
    """Why customers are owed a post before the promised time."""

    REOPENED = "reopened"
    NUMBER_SUPERSEDED = "number-superseded"
    IMPACT_GREW = "impact-grew"
    CONCERN_RAISED = "concern-raised"
    WHO_CHANGED = "who-changed"
    MORE_CERTAIN = "more-certain"
    SEVERITY_RAISED = "severity-raised"


class Owed(msgspec.Struct, frozen=True, kw_only=True):
    """A post that is owed: why, and what was said and is so now, as amounts or as words."""

    why: Why
    before: Amount | str = ""
    after: Amount | str = ""


def owed(promises: Promises, messages: Messages, impact: Impact, incident: Incident) -> list[Owed]:
    """Why a post is owed now, the gravest first; it goes away with the next post that says how it stands."""
    post = told_last(messages)
    if post is None or incident.closed or incident.kind is IncidentKind.MAINTENANCE:
        return []
    said = said_when(promises, post)
    reopened_at = incident.reopened_at
    found = [Owed(why=Why.REOPENED)] if reopened_at is not None and post.ordered_at < reopened_at else []
    found += _grown(post, said, impact)
    found += [one for aspect in CONCERNS for one in _worse_concern(said.rows.get(aspect), impact.row(aspect))]
    found += _who_changed(said.rows.get(Aspect.WHO), impact.row(Aspect.WHO))
    found += [
        Owed(why=Why.MORE_CERTAIN, after=row.text)
        for aspect in (Aspect.WHO, Aspect.WHAT)
        if (row := impact.row(aspect)) and _is_surer(said.rows.get(aspect), row)
    ]
    if incident.severity is not None and incident.severity < (said.severity or SEVERITY_WHILE_UNKNOWN):
        before = f"SEV{said.severity}" if said.severity else ""
        found.append(Owed(why=Why.SEVERITY_RAISED, before=before, after=f"SEV{incident.severity}"))
    return found


def _grown(post: PublicPost, said: Said, impact: Impact) -> list[Owed]:
    row = impact.row(Aspect.HOW_MANY)
    amount = row.amount if row else None
    if amount is None:
        return []
    published = superseded_number(post.content, impact, amount)
    if published is not None:
        return [Owed(why=Why.NUMBER_SUPERSEDED, before=published, after=amount)]
    before = said.rows[Aspect.HOW_MANY].amount if Aspect.HOW_MANY in said.rows else None
    if before is None or before.unit != amount.unit:
        return []
    more = amount.likely > before.likely or amount.high > before.high
    if more or (amount.per_mille or 0) > (before.per_mille or 1000):
        return [Owed(why=Why.IMPACT_GREW, before=before, after=amount)]
    return []


def superseded_number(content: Message, impact: Impact, now: Amount) -> Amount | None:
    """An earlier number that the text says while the board says another; a text that says both is right."""
    text = "\n".join(f"{wording.title}\n{wording.body}" for wording in content.texts.values())
    if _says(text, now):
        return None
    fields = (impact.fields[row] for row in impact.spoken_in.get(Aspect.HOW_MANY, ()))
    earlier = [row.amount for field in fields for row in field.history() if row.amount is not None]
    return next((one for one in reversed(earlier) if one.likely != now.likely and _says(text, one)), None)


def _says(text: str, amount: Amount) -> bool:
    """Whether a text has this number, said of this unit or as about so many: 10 shops is not 10:30."""
    figure = rf"(?<![\d,.:])(?:{amount.likely:,}|{amount.likely})(?![\d:]|[,.]\d)"
    unit = re.escape(unicodedata.normalize("NFKC", amount.unit).strip())
    about = rf"(?:約|およそ|\babout)\s*{figure}"
    pattern = rf"{about}|{figure}\s*{unit}" if unit else about
    return re.search(pattern, unicodedata.normalize("NFKC", text), re.IGNORECASE) is not None


def _worse_concern(before: Row | None, row: Row | None) -> list[Owed]:
    if row is None or _GRAVITY[row.concern] <= _GRAVITY[before.concern if before else None]:
        return []
    return [Owed(why=Why.CONCERN_RAISED, before=before.text if before else "", after=row.text)]


def _who_changed(before: Row | None, row: Row | None) -> list[Owed]:
    # Whether words are wider no program can tell: whoever was named otherwise is told.
    if before is None or row is None or _plain(before.text) == _plain(row.text):
        return []
    return [Owed(why=Why.WHO_CHANGED, before=before.text, after=row.text)]


def _is_surer(before: Row | None, row: Row) -> bool:
    """What was not confirmed is a finding now; a first finding belongs to the scope post."""
    doubted = before is not None and before.certainty is Certainty.UNCONFIRMED
    return doubted and row.certainty is not Certainty.UNCONFIRMED


def _plain(text: str) -> str:
    kept = (c for c in unicodedata.normalize("NFKC", text).casefold() if not c.isspace())
    return "".join(c for c in kept if not unicodedata.category(c).startswith("P"))
