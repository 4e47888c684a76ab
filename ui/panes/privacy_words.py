"""The lines of the restricted page: clocks, facts, decisions, records, and who may read them."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.board.privacy_erasing import can_be_erased
from commander.board.privacy_rights import leader, readers
from commander.board.privacy_track import Track
from commander.board.privacy_track_records import PrivacyAspect
from commander.board.record import Record
from commander.board.statutory_clocks import Clock, ClockState
from commander.wording.labels import label
from commander.wording.privacy import APPLIES
from commander.wording.privacy_said import clause_name
from commander.wording.privacy_state import (
    clock_name,
    clock_words,
    fact_words,
    judgement_words,
    rule_words,
    source_words,
    start_words,
)
from ui.models.board import BoardModel
from ui.panes.privacy_sections import Row
from ui.theme import Tone
from ui.words import Words

_SOON: Final = timedelta(days=1)
_MISSING: Final = "–"


def clock_rows(model: BoardModel, track: Track, words: Words) -> list[Row]:
    """Every clock that runs or has ended, how it is counted and from where it is known; then what does not apply."""
    language, rows = words.language, list[Row]()
    for field in track.statutory.starts.values():
        # Two desks said different times: both are shown, the earlier counts, and a correction chooses.
        mark, tone = ("≠", Tone.BAD) if field.contested else ("◦", Tone.NEUTRAL)
        starts = [head.value for head in field.heads]
        rows += [
            (f"{mark} {start_words(one, track.statutory, model.policy, language)}", tone) for one in starts
        ]
    sourced: set[str] = set()
    for one in track.statutory.clocks():
        name = model.policy.person_name(one.filed.event.by) if one.filed else ""
        rows.append(
            (f"{clock_name(one, language)}: {clock_words(one, language, name)}", clock_tone(one, model))
        )
        # From where a duty is known stands once, beneath its next report.
        source = "" if one.clause.id in sourced else source_words(one.clause, language)
        sourced.add(one.clause.id)
        about = " · ".join(part for part in (rule_words(one.report, language), source) if part)
        rows += [(f"  {about}", Tone.NEUTRAL)] if about else []
    for ruled in track.statutory.ruled_out():
        said = judgement_words(ruled, model.policy, language)
        rows.append((f"{clause_name(ruled.event.clause, language)}: {said}", Tone.PAST))
    return rows


def clock_tone(clock: Clock, model: BoardModel) -> Tone:
    """Red once it is late, amber within a day of the first day of its range, green once it is filed."""
    if clock.state is ClockState.FILED:
        return Tone.BAD if clock.is_late else Tone.OK
    if clock.due is None:
        return Tone.WARN
    if model.now >= clock.due.at:
        return Tone.BAD
    return Tone.WARN if model.now >= (clock.due.low or clock.due.at) - _SOON else Tone.INK


def fact_rows(track: Track, words: Words) -> list[Row]:
    """What is known, line by line; then in one line what nobody knows yet."""
    rows: list[Row] = []
    missing: list[str] = []
    for aspect in PrivacyAspect:
        name = label(aspect, words.language)
        field = track.facts.get(aspect)
        if (stated := track.fact(aspect)) is None or field is None:
            missing.append(name)
        elif field.contested:
            # Two desks said different things: both are shown until somebody states it again.
            both = (fact_words(head.value, words.language) for head in field.heads)
            rows += [(f"≠ {name}: {said}", Tone.BAD) for said in both]
        else:
            rows.append((f"{name}: {fact_words(stated, words.language)}", Tone.INK))
    if missing:
        unknown = QCoreApplication.translate("Privacy", "Not confirmed: {lines}")
        rows.append((unknown.format(lines=" ・ ".join(missing)), Tone.WARN))
    return rows


def decision_rows(model: BoardModel, track: Track, words: Words) -> list[Row]:
    """Answers with their basis, judgements, decisions."""
    now, policy = model.now, model.policy
    rows = [
        (one.at, f"{label(one.answer, words.language)}: {one.basis} ({policy.person_name(one.by)})")
        for one in track.bases
    ]
    rows += [
        (one.at, f"{one.text} – {one.basis} ({policy.person_name(one.decider)})") for one in track.decisions
    ]
    for judged in (track.statutory.judgement(key) for key in track.statutory.judgements):
        if judged is not None:
            event = judged.event
            applies = APPLIES[event.applies].said_in(words.language)
            said = f"{clause_name(event.clause, words.language)} {applies} – {event.basis}"
            rows.append((judged.at, f"{said} ({policy.person_name(event.judge)})"))
    return [(f"{words.time(at, now)}  {said}", Tone.INK) for at, said in sorted(rows)]


def record_rows(model: BoardModel, records: Sequence[Record], words: Words) -> list[Row]:
    """The track's own timeline, oldest first."""
    rows: list[Row] = []
    for number, record in enumerate(records, 1):
        at, author = words.time(record.occurred.instant, model.now), model.policy.person_name(record.author)
        # A line that can be erased is called by its number.
        named = f"{number}.  " if can_be_erased(record) else ""
        rows.append((f"{named}{at}  {author}  {words.line(record, model.policy)}", Tone.INK))
    return rows


def rights_words(model: BoardModel, *, is_open: bool) -> str:
    """Who leads it and who may read it; without the right also how one is let in."""
    board, policy = model.board, model.policy
    led_by = leader(board)
    names = ", ".join(policy.person_name(one) for one in readers(board, policy)) or _MISSING
    leads = policy.person_name(led_by) if led_by else _MISSING
    said = QCoreApplication.translate("Privacy", "Led by {leader}. May read: {persons}.")
    text = said.format(leader=leads, persons=names)
    if is_open:
        return text
    shut = QCoreApplication.translate(
        "Privacy", "You may not read it. Ask one of them, or take a role that may."
    )
    return f"{text} {shut}"
