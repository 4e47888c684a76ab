"""Entries and claims that a broadcast is written from, named on the command line by their records."""

from collections.abc import Sequence

from commander.board.refusal import Because, Refused
from commander.board.timeline import EntryAdded
from commander.cli.endings import Ended, Exit
from commander.desk.desk import Desk
from commander.drafting.carried import Carried, carried_by, carried_from
from commander.journal.rows import corrections_of, records_named
from commander.wording.carried import no_place, why_inside
from commander.wording.language import Language
from commander.wording.templates import TemplateId


def told_entries(desk: Desk, stream: str, names: Sequence[str]) -> tuple[Carried, ...]:
    """What these records bring into a draft; Refused for one that isn't there, Ended for one with nothing to tell."""
    found: list[Carried] = []
    for name in names:
        records = records_named(desk.journal.db, stream, name.strip()) if name.strip() else []
        if len(records) != 1:
            raise Refused(Because.ENTRY_UNKNOWN)
        record = records[0]
        correction = None
        if isinstance(record.event, EntryAdded):
            corrections = corrections_of(desk.journal.db, record.id)
            standing = records_named(desk.journal.db, stream, corrections[-1]) if corrections else []
            correction = standing[0].event if standing else None
        moment = desk.moment()
        carried = carried_from(record, correction, desk.board(stream), desk.policy(), moment.now)
        if carried is None:
            raise Ended(
                Exit.REFUSED,
                f"記録「{name[:80]}」には、伝える内容がありません。",
                f'The record "{name[:80]}" holds nothing to tell.',
            )
        found.append(carried)
    return tuple(found)


def untold_lines(carried: Sequence[Carried], template: TemplateId, language: Language) -> list[str]:
    """Of each one that a text doesn't tell, why."""
    told = carried_by(carried, template)
    return [
        f"{one.short}: {why_inside(one.kept, language) if one.kept else no_place(language)}"
        for one in carried
        if one not in told
    ]
