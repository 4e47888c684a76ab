"""The told matrix and the open questions as a terminal prints them, and their JSON shapes."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from commander.board.audiences_told import Asked, Owing, Standing, late_first, matrix
from commander.board.board import Board
from commander.board.policy import Policy
from commander.cli.place import clock
from commander.cli.shapes import Shape, instant
from commander.wording.audiences import (
    age_words,
    answer_words,
    audience_label,
    excuse_words,
    first_contacts_sentence,
    late_words,
    owner_name,
)
from commander.wording.checks import outgoing_title
from commander.wording.labels import label
from commander.wording.language import Bilingual, Language

_NOT_TOLD = Bilingual("まだ伝えていません", "not told yet")
_DUE = Bilingual("{what} {time}", "{what} {time}")
_OVER = Bilingual("(期限超過)", " (overdue)")
_TITLE_SHOWN = 60


def matrix_lines(board: Board, policy: Policy, language: Language, zone: tzinfo, now: datetime) -> list[str]:
    """One line an audience, and below how many first contacts were in time."""
    lines = []
    for row in matrix(board, policy):
        cells = [
            _last(row, board, language, zone, now),
            _state(row, language),
            _due(row, language, zone, now),
            owner_name(row, policy, language),
        ]
        name = audience_label(row.audience, language)
        said = "  ".join(outgoing_title(cell) for cell in cells if cell)
        lines.append(f"{row.audience.key}  {outgoing_title(name)}: {said}")
    late, come = late_first(board, policy, now)
    sentence = first_contacts_sentence(late, come, language)
    return [*lines, sentence] if sentence else lines


def matrix_shape(board: Board, policy: Policy, now: datetime) -> Shape:
    """The answer of `audiences show`."""
    late, come = late_first(board, policy, now)
    return {
        "audiences": [_row_shape(row, now) for row in matrix(board, policy)],
        "first_contacts": {"came_due": come, "late": late},
    }


def question_lines(asked: Sequence[Asked], language: Language, zone: tzinfo) -> list[str]:
    """One line a question: its key, its words, and what was answered before."""
    lines = []
    for one in asked:
        said = answer_words(one.judged, language, zone)
        name = Bilingual(one.name_ja, one.name_en).said_in(language)
        lines.append(outgoing_title("  ".join(filter(None, (one.key, name, said)))))
    return lines


def question_shapes(asked: Sequence[Asked]) -> list[Shape]:
    """The answer of `audiences ask`."""
    return [
        {
            "audience": one.key,
            "name": {"ja": one.name_ja, "en": one.name_en},
            "answer": one.judged.needed if one.judged else None,
            "reason": one.judged.reason if one.judged else "",
            "due": instant(one.due),
        }
        for one in asked
    ]


def _row_shape(row: Standing, now: datetime) -> Shape:
    told, contact = row.told, row.contact
    return {
        "audience": row.audience.key,
        "name": {"ja": row.audience.name_ja, "en": row.audience.name_en},
        "told_at": instant(row.told_at),
        "last": {language: text.title for language, text in told.message.texts.items()} if told else None,
        "delivery": row.state,
        "contact": {"outcome": contact.outcome, "by": contact.by, "at": instant(contact.at)}
        if contact
        else None,
        "acknowledged_at": instant(row.acknowledged_at),
        "first_due": instant(row.first_due),
        "first_told": instant(row.first_told),
        "first_late_s": int(row.first_late(now).total_seconds()),
        "owing": row.owing,
        "due": instant(row.due),
        "overdue": row.due is not None and now >= row.due,
        "owner": row.owner or None,
        "owner_role": row.owner_role or None,
        "needed": row.judged.needed if row.judged else None,
        "reason": row.judged.reason if row.judged else "",
        "left_out": row.is_beyond,
    }


def _last(row: Standing, board: Board, language: Language, zone: tzinfo, now: datetime) -> str:
    excuse = excuse_words(row, board.audiences.chosen, language)
    told_at = row.told_at
    if told_at is None:
        return excuse or _NOT_TOLD.said_in(language)
    text = row.told.message.texts.get(str(language)) if row.told else None
    title = text.title[:_TITLE_SHOWN] if text else ""
    late = late_words(row.first_late(now), language) if row.first_told else ""
    return " ".join(
        part
        for part in (clock(told_at, zone), f"({age_words(told_at, now, language)})", title, late, excuse)
        if part
    )


def _state(row: Standing, language: Language) -> str:
    if row.contact is not None:
        return label(row.contact.outcome, language)
    return label(row.state, language) if row.state else ""


def _due(row: Standing, language: Language, zone: tzinfo, now: datetime) -> str:
    if row.due is None or row.owing is Owing.NOTHING:
        return ""
    said = _DUE.said_in(language).format(what=label(row.owing, language), time=clock(row.due, zone))
    return said + (_OVER.said_in(language) if now >= row.due else "")
