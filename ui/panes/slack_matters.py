"""What came from Slack and waits for somebody, as lines of the attention strip. Holds no widget."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.board.questions import AnswerQuestion, Question
from commander.board.slack_answers import Became, TakeSlackQuestion
from commander.board.slack_entries import Kept
from commander.wording.labels import Mark
from commander.wording.outside_text import looks_said, sorts_in
from commander.wording.sensitive import Sort
from commander.wording.slack_said import hearing_sentence
from ui.models.board import BoardModel
from ui.models.let_stay import LetStay
from ui.one_line import one_line
from ui.panes.erased_matters import ask_to_erase
from ui.panes.matter import Answering, Matter
from ui.shortcuts import Action
from ui.theme import Tone
from ui.widgets.ask import Blank
from ui.words import Words

_SHOWN: Final = 80


def slack_matters(model: BoardModel, words: Words, answering: Answering, stay: LetStay) -> Iterator[Matter]:
    """Who asked in Slack waits there; a message that may be of several incidents is of none until somebody says."""
    for question in model.board.work.questions.open():
        if question.heard is not None:
            yield _asked(question, model, words, answering)
    for key, kept in model.board.slack.by_key.items():
        if stay.asks(key, kept):
            yield _secret(key, kept, model, words, answering, stay)
    for message in model.slack.unplaced:
        if model.stream in message.incidents:
            text = QCoreApplication.translate("Slack", "Of this incident? {person} in Slack: {text}")
            yield Matter(
                key=f"slack-unplaced:{message.key}",
                mark=words.mark(Mark.COMMUNICATION),
                text=text.format(person=message.by or "Slack", text=one_line(message.text, _SHOWN)),
                detail="",
                tone=Tone.WARN,
                ways=(
                    (
                        QCoreApplication.translate("Slack", "Of this one"),
                        partial(model.slack.place, message.key, model.stream),
                    ),
                    (
                        QCoreApplication.translate("Slack", "Of none"),
                        partial(model.slack.place, message.key, ""),
                    ),
                ),
            )
    if model.slack.state.needs_a_person:
        yield Matter(
            key=f"slack-hearing:{model.slack.state.hearing}",
            mark=words.mark(Mark.COMMUNICATION),
            text=hearing_sentence(model.slack.state, words.language),
            detail="",
            tone=Tone.WARN,
            ways=(
                (
                    QCoreApplication.translate("Slack", "To the connections"),
                    partial(answering.go, Action.SETTINGS),
                ),
            ),
        )


def _secret(
    key: str, kept: Kept, model: BoardModel, words: Words, answering: Answering, stay: LetStay
) -> Matter:
    """It was kept as it came, so that nothing is lost; whoever sees it here makes it harmless."""
    looks = looks_said(tuple(Sort(one) for one in kept.looks if one in tuple(Sort)), words.language)
    text = QCoreApplication.translate("Slack", "From Slack, {person}: {looks}. It was recorded as it came.")
    said = text.format(person=kept.by or "Slack", looks=looks)
    erase = QCoreApplication.translate("Slack", "Erase for good…")

    return Matter(
        key=f"slack-secret:{key}",
        mark=words.mark(Mark.COMMUNICATION),
        text=said,
        detail=QCoreApplication.translate("Slack", "Make it invalid where it was given out, too."),
        tone=Tone.WARN,
        ways=(
            (erase, partial(ask_to_erase, key, said, model.stream, kept.leaking[0], answering)),
            (QCoreApplication.translate("Slack", "It may stay"), partial(stay.let, key, kept)),
        ),
    )


def _asked(question: Question, model: BoardModel, words: Words, answering: Answering) -> Matter:
    text = QCoreApplication.translate("Slack", "{person} asks in Slack: {text}")
    said = text.format(person=question.asker, text=one_line(question.text, _SHOWN))

    def answer() -> None:
        answering.ask_for(
            f"slack:{question.question}",
            said,
            [
                Blank(
                    name="answer",
                    label=QCoreApplication.translate("Slack", "Answer"),
                    hint=QCoreApplication.translate("Slack", "goes into the thread in Slack"),
                )
            ],
            lambda typed: AnswerQuestion(
                incident=model.stream,
                question=question.question,
                answer=typed["answer"],
                person=model.person,
                not_before=model.now + model.slack.undo,
            ),
        )

    def take(becomes: Became) -> None:
        answering.submit(
            TakeSlackQuestion(incident=model.stream, question=question.question, becomes=becomes)
        )

    looks = looks_said(sorts_in(question.text), words.language)
    erase = QCoreApplication.translate("Slack", "Erase for good…")
    key = question.question
    return Matter(
        key=f"slack-question:{question.question}",
        mark=words.mark(Mark.QUESTION),
        text=said,
        detail=" ・ ".join(filter(None, (words.time(question.asked_at, model.now), looks))),
        tone=Tone.WARN,
        ways=(
            (QCoreApplication.translate("Slack", "Answer…"), answer),
            (QCoreApplication.translate("Slack", "Keep as an entry"), partial(take, Became.ENTRY)),
            (QCoreApplication.translate("Slack", "It is a signal"), partial(take, Became.SIGNAL)),
            *(((erase, partial(ask_to_erase, key, said, model.stream, key, answering)),) if looks else ()),
        ),
    )
