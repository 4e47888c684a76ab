"""Pure: what stands above and below the rows of a handout: the incident as it stands, its milestones, the export."""

from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo

import msgspec

from commander.board.board import Board
from commander.board.incident import Incident, IncidentKind
from commander.board.policy import Policy
from commander.board.timeline import EntryKind
from commander.figures.timestamps import stamps
from commander.reports.handout import WORDS, Choice, Head, Kind, listed, zone_named
from commander.reports.veil import Veil
from commander.wording.checks import outgoing_title
from commander.wording.labels import Mark, label, mark_of
from commander.wording.language import Language
from commander.wording.lines import author_name

_MARKS = {IncidentKind.DRILL: "drill", IncidentKind.TEST: "test"}


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """What a handout is made from: how many records the incident has, and the hash of the newest."""

    records: int
    newest: str


def head_of(
    board: Board, policy: Policy, choice: Choice, now: datetime, rows: int, veil: Veil | None, source: Source
) -> Head:
    """What stands above the rows: the incident, both zones, what was left out, who wrote it when."""
    incident, language = board.incident, choice.language
    home_name = policy.service.time_zone
    home = zone_named(home_name) or UTC
    # The same zone twice says nothing: UTC beside it does.
    reader_name = "UTC" if choice.zone == home_name else choice.zone
    reader = zone_named(reader_name) or UTC
    names = home_name if zone_named(home_name) else "UTC", reader_name if zone_named(reader_name) else "UTC"
    title = veil.text(incident.title) if veil else incident.title
    made = _made(policy, choice, now, home, rows, veil)
    facts = [
        _standing(incident, language),
        *_milestones(board, policy, language, home),
        made,
        *_left_out(choice, home, veil),
    ]
    sealed = WORDS["sealed"].said_in(language)
    return Head(
        language=language,
        short_id=incident.short_id,
        title=outgoing_title(title),
        mark=WORDS[_MARKS[incident.kind]].said_in(language) if incident.kind in _MARKS else "",
        facts=tuple(facts),
        zones=WORDS["zones"].said_in(language).format(home=names[0], reader=names[1]),
        zone_names=names,
        homes=(home, reader),
        rows=rows,
        made=made,
        sealed=sealed.format(records=f"{source.records:,}", hash=source.newest) if source.newest else "",
        made_at=now,
    )


def _standing(incident: Incident, language: Language) -> str:
    """How grave it is and how far it has come."""
    if incident.kind is IncidentKind.MAINTENANCE:
        return label(incident.kind, language)
    severity = f"SEV{incident.severity}" if incident.severity else "SEV?"
    if incident.closed:
        standing = WORDS["closed"].said_in(language)
    elif incident.watch is not None:
        standing = WORDS["restored"].said_in(language)
    else:
        standing = WORDS["phase"].said_in(language).format(phase=label(incident.phase, language))
    return listed([severity, standing], language)


def _milestones(board: Board, policy: Policy, language: Language, home: tzinfo) -> Iterator[str]:
    """The milestones that are known, in the order in which they usually come: one line, or none."""
    about = WORDS["about"].said_in(language)
    said: list[str] = []
    day = ""
    for stamp in stamps(board, policy):
        if stamp.at is not None:
            there = stamp.at.astimezone(home)
            time = f"{there:%H:%M}" if f"{there:%m-%d}" == day else f"{there:%m-%d %H:%M}"
            day = f"{there:%m-%d}"
            time = about.format(time=time) if stamp.is_approximate else time
            said.append(f"{label(stamp.milestone, language)} {time}")
    if said:
        yield WORDS["milestones"].said_in(language).format(stamps=listed(said, language))


def _made(policy: Policy, choice: Choice, now: datetime, home: tzinfo, rows: int, veil: Veil | None) -> str:
    by = ""
    if choice.by:
        by = veil.person(choice.by) if veil else author_name(choice.by, policy, choice.language)
    made = WORDS["made_by" if by else "made"].said_in(choice.language)
    time = f"{now.astimezone(home):%Y-%m-%d %H:%M %Z}"
    return made.format(time=time, by=outgoing_title(by), rows=f"{rows:,}")


def _left_out(choice: Choice, home: tzinfo, veil: Veil | None) -> Iterator[str]:
    if chosen := _chosen(choice, home):
        yield WORDS["chosen"].said_in(choice.language).format(chosen=chosen)
    if veil is not None:
        yield WORDS["redacted"].said_in(choice.language)


def _chosen(choice: Choice, home: tzinfo) -> str:
    said = [
        WORDS[name].said_in(choice.language).format(time=f"{time.astimezone(home):%Y-%m-%d %H:%M}")
        for name, time in (("since", choice.since), ("until", choice.until))
        if time is not None
    ]
    said += [
        label(Mark.SIGNAL if kind is Kind.SIGNAL else mark_of(EntryKind(kind)), choice.language)
        for kind in choice.kinds
    ]
    if choice.positions:
        rows = WORDS["marked"].said_in(choice.language)
        said.append(rows.format(rows=f"{len(choice.positions):,}"))
    return listed(said, choice.language)
