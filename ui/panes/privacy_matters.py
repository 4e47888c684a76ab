"""What the personal-data question asks of somebody now, and the statutory reports that are near (2-08, 2-10)."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.board.privacy_records import AnswerPrivacy, PrivacyAnswer
from commander.deadlines import Deadline, DeadlineKind, Urgency
from commander.wording.privacy_state import clock_name, clock_words, question_detail, question_words
from ui.models.board import BoardModel
from ui.panes.inquiries_words import zone_of
from ui.panes.matter import Answering, Matter
from ui.panes.name_check import unknown_name
from ui.shortcuts import Action
from ui.theme import Tone
from ui.widgets.ask import Blank
from ui.words import Words

# A day before the first day of the range: time to write a report.
_NEAR: Final = timedelta(days=1)


def privacy_matters(model: BoardModel, words: Words, answering: Answering) -> Iterator[Matter]:
    """A suspicion that is owed an answer; then each report that is near, for those alone who may read of it.

    While nobody raised anything, the tile of the clock strip asks, and the next step.
    """
    owed = [one for one in model.deadlines() if one.kind is DeadlineKind.PERSONAL_DATA]
    if owed and model.board.privacy.has_track and _is_asked(model, owed[0]):
        yield _question(model, words, answering, owed[0])
    for clock in model.restricted.clocks():
        if clock.due is None or model.now < (clock.due.low or clock.due.at) - _NEAR:
            continue
        is_late = model.now >= clock.due.at
        text = QCoreApplication.translate("Privacy", "Report overdue: {name}") if is_late else "{name}"
        yield Matter(
            key=f"statutory:{clock.key}",
            mark="§",
            text=text.format(name=clock_name(clock, words.language)),
            detail=f"{clock_words(clock, words.language)} ・ {model.policy.person_name(clock.judge)}",
            tone=Tone.BAD if is_late else Tone.WARN,
            ways=(
                (
                    QCoreApplication.translate("Privacy", "Open the track"),
                    partial(answering.go, Action.PRIVACY),
                ),
            ),
        )


def _is_asked(model: BoardModel, owed: Deadline) -> bool:
    """A suspicion asks at once, "unknown" when its time has come."""
    return model.board.privacy.waiting is not None or owed.urgency(model.now) is Urgency.DUE


def _question(model: BoardModel, words: Words, answering: Answering, owed: Deadline) -> Matter:
    zone = zone_of(words, model.now)
    detail = question_detail(model.board, model.policy, words.language, zone, model.now)
    left = words.countdown(owed.due, model.now)
    ways = [
        (words.label(PrivacyAnswer.YES), partial(answering.submit, _answer(model, PrivacyAnswer.YES))),
        (f"{words.label(PrivacyAnswer.NO)}…", partial(_ask_basis, model, answering)),
        (f"{words.label(PrivacyAnswer.UNKNOWN)}…", partial(_ask_owner, model, words, answering)),
    ]
    return Matter(
        key="personal-data",
        mark="!",
        text=question_words(model.board, words.language),
        detail=f"{detail} ・ {left}",
        tone=Tone.BAD if owed.urgency(model.now) is Urgency.DUE else Tone.WARN,
        ways=tuple(ways),
    )


def _answer(model: BoardModel, answer: PrivacyAnswer, *, basis: str = "", owner: str = "") -> AnswerPrivacy:
    return AnswerPrivacy(incident=model.stream, answer=answer, basis=basis, owner=owner)


def _ask_basis(model: BoardModel, answering: Answering) -> None:
    """No is a finding: what was checked is asked first."""
    label = QCoreApplication.translate("Privacy", "Basis")
    hint = QCoreApplication.translate("Privacy", "What was checked (kept restricted)")
    answering.ask_for(
        "privacy:no",
        QCoreApplication.translate("Privacy", "No personal data is concerned"),
        [Blank(name="basis", label=label, hint=hint)],
        lambda said: _answer(model, PrivacyAnswer.NO, basis=said["basis"]),
    )


def _ask_owner(model: BoardModel, words: Words, answering: Answering) -> None:
    """Unknown has an owner; when it is asked again follows from the policy, or is said on the page."""
    people = tuple(person.name for person in model.policy.persons())
    label = QCoreApplication.translate("Privacy", "Who finds out")
    answering.ask_for(
        "privacy:unknown",
        QCoreApplication.translate("Privacy", "Not known yet"),
        [Blank(name="owner", label=label, choices=people, doubt=unknown_name(model, words))],
        lambda said: _answer(model, PrivacyAnswer.UNKNOWN, owner=model.policy.person_key(said["owner"])),
    )
