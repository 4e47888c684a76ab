"""How a row of the told matrix reads: its age, what is due and by whom, why nobody need tell it; the rows below."""

from datetime import tzinfo
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.board.audiences_hint import reach_hint
from commander.board.audiences_told import Owing, Standing, open_questions, questions
from commander.deadlines import WARN_BEFORE
from commander.wording.audiences import (
    chosen_sentence,
    excuse_words,
    hint_sentence,
    late_words,
    owner_name,
    short_age,
    some_names,
)
from commander.wording.checks import outgoing_title
from ui.models.board import BoardModel
from ui.panes.slot import Face
from ui.theme import Tone
from ui.widgets.text_layout import Run
from ui.words import Words

REACH_ROW: Final = "@reach"
QUESTIONS_ROW: Final = "@questions"
_TITLE_SHOWN: Final = 80


def zone_of(model: BoardModel, words: Words) -> tzinfo | None:
    """The zone of the times shown."""
    return words.local(model.now).tzinfo


def untold_runs(row: Standing, model: BoardModel, words: Words) -> tuple[Run, ...]:
    """Not told yet, and by when it must be; or why it need not be."""
    excuse = excuse_words(row, model.board.audiences.chosen, words.language)
    if excuse:
        return (Run(excuse, Tone.PAST),)
    is_post = row.audience.public and not row.audience.by_hand
    owed = is_post and model.board.messages.public_count == 0
    waits = owed or (row.audience.by_hand and not is_post)
    runs = [
        Run(QCoreApplication.translate("Told", "not told yet"), Tone.WARN if waits else Tone.PAST),
        *due_runs(row, model, words),
    ]
    return tuple(runs)


def due_runs(row: Standing, model: BoardModel, words: Words) -> tuple[Run, ...]:
    """First contact by 22:41, or the next word; red once it is over."""
    if row.due is None or row.owing not in (Owing.FIRST, Owing.UPDATE) or model.board.incident.closed:
        return ()
    now = model.now
    text = (
        QCoreApplication.translate("Told", "due {time}")
        if row.owing is Owing.FIRST
        else QCoreApplication.translate("Told", "next {time}")
    ).format(time=words.time(row.due, now))
    is_over, is_near = now >= row.due, row.due - now <= WARN_BEFORE
    return (Run(f" ・ {text}", Tone.BAD if is_over else Tone.WARN if is_near else Tone.NEUTRAL),)


def age_run(row: Standing, model: BoardModel, words: Words) -> Run:
    """(12 min, 5 min late): how old the last word is, and whether the first one came late (3-12)."""
    told_at = row.told_at
    if told_at is None:
        return Run("", Tone.NEUTRAL)
    parts = [short_age(told_at, model.now, words.language)]
    if row.first_told is not None:
        parts.append(late_words(row.first_late(model.now), words.language))
    return Run(f" ({' ・ '.join(part for part in parts if part)})", Tone.NEUTRAL)


def about(row: Standing, model: BoardModel, words: Words) -> str:
    """What they read last, who tells them, and what was said of them."""
    told = row.told.message.texts.get(words.language) if row.told else None
    parts = (
        outgoing_title(told.title)[:_TITLE_SHOWN] if told else "",
        owner_name(row, model.policy, words.language),
        excuse_words(row, model.board.audiences.chosen, words.language),
    )
    return " ・ ".join(part for part in parts if part)


def owner_chip(row: Standing, model: BoardModel, words: Words) -> tuple[str, Tone] | None:
    """Who is to tell them, while nobody has."""
    owner = owner_name(row, model.policy, words.language)
    if row.is_excused or not owner:
        return None
    by = QCoreApplication.translate("Told", "by {person}").format(person=owner)
    return by, Tone.BAD if row.due is not None and model.now >= row.due else Tone.WARN


def decision_faces(model: BoardModel, words: Words, label_width: int) -> list[Face]:
    """How far it is told, and who else must know: the two rows below the audiences."""
    board, zone = model.board, zone_of(model, words)
    if board.incident.declared_at is None or board.incident.closed or zone is None:
        return []
    if board.maintenance.plan is not None:
        return []  # whom planned work reaches was chosen with the plan
    chosen = board.audiences.chosen
    hint = hint_sentence(reach_hint(board.incident, board.impact), words.language)
    said = hint
    if chosen is not None:
        outgrown = board.audiences.is_outgrown
        said = chosen_sentence(chosen, model.policy, words.language, zone, outgrown=outgrown)
    waits = chosen is None or board.audiences.is_outgrown
    to_decide = QCoreApplication.translate("Told", "to decide")
    faces = [
        Face(
            key=REACH_ROW,
            label=QCoreApplication.translate("Told", "How far"),
            value=(Run(said, Tone.WARN if waits and chosen else Tone.NEUTRAL),),
            chip=(to_decide, Tone.WARN) if waits else None,
            tip=hint,
            label_width=label_width,
        )
    ]
    asked = questions(board, model.policy)
    if asked:
        faces.append(_questions_face(model, words, len(asked), label_width))
    return faces


def _questions_face(model: BoardModel, words: Words, asked: int, label_width: int) -> Face:
    wanted = open_questions(model.board, model.policy, model.now)
    names = some_names([words.either(one.name_ja, one.name_en) for one in wanted], words.language)
    everybody = QCoreApplication.translate("Told", "everybody is answered for")
    count = QCoreApplication.translate("Told", "{open} of {all}").format(open=len(wanted), all=asked)
    return Face(
        key=QUESTIONS_ROW,
        label=QCoreApplication.translate("Told", "Who else?"),
        value=(Run(names or everybody, Tone.NEUTRAL if wanted else Tone.PAST),),
        chip=(count, Tone.WARN) if wanted else None,
        label_width=label_width,
    )
