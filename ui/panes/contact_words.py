"""How a contact with an audience reads in a row and in the sheet: who told them how and when, and what is due."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.board.contacts import Contact, Outcome
from commander.board.organisation import Audience
from commander.deadlines import WARN_BEFORE
from commander.wording.audiences import teller_name
from ui.models.board import BoardModel
from ui.theme import Tone
from ui.widgets.text_layout import Run
from ui.words import Words

_TONES: Final = {
    Outcome.CALLED: Tone.ACCENT,
    Outcome.ANSWERED: Tone.OK,
    Outcome.NO_ANSWER: Tone.WARN,
    Outcome.MAILED: Tone.ACCENT,
    Outcome.ACKNOWLEDGED: Tone.OK,
    Outcome.GIVEN_UP: Tone.PAST,
}


def told_by_hand(contact: Contact, model: BoardModel, words: Words) -> str:
    """電話 22:20 担当C."""
    text = {
        Outcome.CALLED: QCoreApplication.translate("Contacts", "phone {time} {person}"),
        Outcome.ANSWERED: QCoreApplication.translate("Contacts", "phone {time} {person}"),
        Outcome.NO_ANSWER: QCoreApplication.translate("Contacts", "phone {time} {person}"),
        Outcome.MAILED: QCoreApplication.translate("Contacts", "mail {time} {person}"),
    }.get(contact.outcome, "{time} {person}")
    person = " ".join(model.policy.person_name(contact.by).split())
    return text.format(time=words.time(contact.at, model.now), person=person)


def contact_chip(contact: Contact, model: BoardModel, words: Words) -> tuple[str, Tone]:
    """応答, 不在, 確認済. Whoever was not reached in time is red, and says how often it was tried."""
    word = words.label(contact.outcome)
    if contact.is_unanswered and contact.tries > 1:
        word = QCoreApplication.translate("Contacts", "{outcome} ×{count}").format(
            outcome=word, count=contact.tries
        )
    return word, Tone.BAD if contact.is_unanswered and _is_over(contact, model) else _TONES[contact.outcome]


def sheet_line(audience: Audience, model: BoardModel, words: Words) -> str:
    """22:20 応答 ・ 次回 23:20: how an audience stands that no broadcast reaches."""
    contact = model.board.contacts.last(audience.key)
    if contact is None:
        owner = teller_name(model.board, audience, model.policy, words.language)
        untold = QCoreApplication.translate("Contacts", "by phone or mail: not told yet")
        return f"{untold} ・ {owner}" if owner else untold
    outcome, _ = contact_chip(contact, model, words)
    said = QCoreApplication.translate("Contacts", "by hand: {time} {outcome}").format(
        time=words.time(contact.at, model.now), outcome=outcome
    )
    due = next_run(contact, model, words)
    return f"{said} ・ {due.text}" if due else said


def next_run(contact: Contact, model: BoardModel, words: Words) -> Run | None:
    """When they are due again: a chase turns amber, then red; a next word to somebody reached only amber."""
    due = contact.next_due
    if due is None or model.board.incident.closed:
        return None
    text = QCoreApplication.translate("Contacts", "next {time}").format(time=words.time(due, model.now))
    if _is_over(contact, model):
        return Run(text, Tone.BAD if contact.is_unanswered else Tone.WARN)
    is_near = contact.is_unanswered and due - model.now <= WARN_BEFORE
    return Run(text, Tone.WARN if is_near else Tone.NEUTRAL)


def _is_over(contact: Contact, model: BoardModel) -> bool:
    return contact.next_due is not None and model.now >= contact.next_due
