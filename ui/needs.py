"""What a notification says of an incident, shown or not: promises, approvals, and what customers see."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.board import seats
from commander.board.policy import Policy
from commander.board.signals import Signal
from commander.deadlines import Deadline, DeadlineKind
from ui.models.outlook import Outlook
from ui.shortcuts import Action
from ui.widgets.plain_label import harmless
from ui.words import Words

TEXT_SHOWN: Final = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One thing that needs a person now, and where it is."""

    key: str
    stream: str
    title: str
    text: str
    action: Action = Action.ATTENTION
    is_urgent: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """Who sits here, and by which clock, words and policy it is told."""

    person: str
    now: datetime
    words: Words
    policy: Policy


def needs_of(
    outlook: Outlook, stream: str, title: str, sitting: Sitting, *, with_signals: bool = False
) -> Iterator[Need]:
    """Everything of one incident that its outlook tells."""
    for due in outlook.deadlines:
        if not due.is_snoozed(sitting.now):
            yield from due_need(due, stream, title, sitting)
    yield from _approvals(outlook, stream, title, sitting)
    for signal in outlook.signals if with_signals else ():
        yield signal_need(signal, stream, title, sitting)
    for stuck in outlook.stuck:
        place, state = short(sitting.words.place(stuck.target)), sitting.words.label(stuck.state)
        key = f"delivery:{stuck.key}:{stuck.state}:{stuck.changed_at.isoformat()}"
        yield Need(key=key, stream=stream, title=title, text=f"{place}: {state}")
    for drifted in outlook.drifted:
        place = short(sitting.words.place(drifted.finding.target))
        text = QCoreApplication.translate("Notices", "{place} shows something else than we said")
        yield Need(
            key=f"drift:{stream}:{drifted.finding.target}:{drifted.seen_at.isoformat()}",
            stream=stream,
            title=title,
            text=text.format(place=place),
        )


def due_need(due: Deadline, stream: str, title: str, sitting: Sitting) -> Iterator[Need]:
    """A promise that comes due, and again once it is; put off, it rings when that is over."""
    if sitting.now < due.warned_at:
        return
    is_due = sitting.now >= due.due
    # What was told once is not told again: the key says that it was put off.
    again = f":{due.snoozed_until.isoformat()}" if due.snoozed_until is not None else ""
    kind = due.kind if due.kind in _OWN_WORDS else "promise"
    at = sitting.words.time_with_zone(due.due, sitting.now)
    yield Need(
        key=f"{kind}:{stream}:{due.due.isoformat()}:{'due' if is_due else 'soon'}{again}",
        stream=stream,
        title=title,
        text=_said(due.kind, is_due=is_due).format(time=at, text=short(due.text)),
        action=_place_of(due.kind),
        is_urgent=is_due,
    )


def signal_need(signal: Signal, stream: str, title: str, sitting: Sitting) -> Need:
    """A signal that nobody has judged; told anew each time that it goes up to another person (practice §9 rule 3)."""
    person, rung = signal.asked(sitting.now)
    text = QCoreApplication.translate("Notices", "New signal: {text}").format(text=short(signal.text))
    if signal.judge_by is not None:
        at = sitting.words.time_with_zone(signal.judge_by, sitting.now)
        limit = QCoreApplication.translate("Notices", "judge by {time}").format(time=at)
        text = f"{text} ・ {limit}"
    if rung:
        contact = next((one.contact for one in sitting.policy.persons() if one.key == person), "")
        called = f"{short(sitting.policy.person_name(person))} {short(contact)}".strip()
        asks = QCoreApplication.translate("Notices", "nobody has judged it: call {person}")
        text = " ・ ".join((text, asks.format(person=called)))
    key = f"signal:{signal.signal}:{rung}" if rung else f"signal:{signal.signal}"
    return Need(key=key, stream=stream, title=title, text=text)


def short(text: str, limit: int = TEXT_SHOWN) -> str:
    """Somebody's text as one harmless line."""
    return harmless(text, limit).replace("\n", " ")


_OWN_WORDS: Final = (
    DeadlineKind.LANGUAGE,
    DeadlineKind.ETA,
    DeadlineKind.MAINTENANCE_START,
    DeadlineKind.MAINTENANCE_END,
    DeadlineKind.DEFERRAL,
    DeadlineKind.SYNC,
    DeadlineKind.PERSONAL_DATA,
    DeadlineKind.STATUTORY,
)
_OF_PRIVACY: Final = (DeadlineKind.PERSONAL_DATA, DeadlineKind.STATUTORY)
_OF_GATES: Final = (DeadlineKind.DEFERRAL, DeadlineKind.SYNC)


def _place_of(kind: DeadlineKind) -> Action:
    if kind in _OF_PRIVACY:
        return Action.PRIVACY
    return Action.GATES if kind in _OF_GATES else Action.MESSAGES


def _said(kind: DeadlineKind, *, is_due: bool) -> str:
    match kind:
        case DeadlineKind.LANGUAGE:
            late, soon = (
                QCoreApplication.translate("Notices", "The other language was due at {time}"),
                QCoreApplication.translate("Notices", "The other language is due at {time}"),
            )
        case DeadlineKind.ETA:
            late, soon = (
                QCoreApplication.translate(
                    "Notices", "Customers were told to expect recovery at {time}: tell them anew"
                ),
                QCoreApplication.translate("Notices", "Customers expect recovery at {time}"),
            )
        case DeadlineKind.MAINTENANCE_START:
            late, soon = (
                QCoreApplication.translate("Notices", "The maintenance was to begin at {time}"),
                QCoreApplication.translate("Notices", "The maintenance begins at {time}"),
            )
        case DeadlineKind.MAINTENANCE_END:
            late, soon = (
                QCoreApplication.translate(
                    "Notices", "The maintenance was to end at {time}: end it or move its end"
                ),
                QCoreApplication.translate("Notices", "The maintenance is to end at {time}"),
            )
        case DeadlineKind.DEFERRAL:
            late, soon = (
                QCoreApplication.translate("Notices", "Left over, due since {time}: {text}"),
                QCoreApplication.translate("Notices", "Left over, due at {time}: {text}"),
            )
        case DeadlineKind.PERSONAL_DATA:
            late, soon = (
                QCoreApplication.translate("Notices", "Personal data: an answer was due at {time}"),
                QCoreApplication.translate("Notices", "Personal data: an answer is due at {time}"),
            )
        case DeadlineKind.STATUTORY:
            # Which one stays on the page: a notification is read over a shoulder.
            late, soon = (
                QCoreApplication.translate("Notices", "A statutory report was due at {time}"),
                QCoreApplication.translate("Notices", "A statutory report is due at {time}"),
            )
        case DeadlineKind.SYNC:
            late, soon = (
                QCoreApplication.translate("Notices", "Everybody was to meet again at {time}"),
                QCoreApplication.translate("Notices", "Everybody meets again at {time}"),
            )
        case _:
            late, soon = (
                QCoreApplication.translate("Notices", "The public update was due at {time}"),
                QCoreApplication.translate("Notices", "Public update due at {time}"),
            )
    return late if is_due else soon


def _approvals(outlook: Outlook, stream: str, title: str, sitting: Sitting) -> Iterator[Need]:
    """What waits for the word of whoever sits here, and what went out without anybody's."""
    person, policy, roles, words = sitting.person, sitting.policy, outlook.roles, sitting.words
    for request in outlook.requests:
        signed = [one.person for one in request.signed]
        mine = seats.fills(request.lacking, person, roles, policy, request.by, signed)
        if mine and sitting.now < request.asked.until:
            until = words.time_with_zone(request.asked.until, sitting.now)
            text = QCoreApplication.translate("Notices", "{person} asks for your approval, until {time}")
            yield Need(
                key=f"request:{request.request}",
                stream=stream,
                title=title,
                text=text.format(person=short(policy.person_name(request.by)), time=until),
            )
    for one in outlook.unapproved:
        if one.by == person:
            continue  # they know; it stands in red before them
        text = QCoreApplication.translate("Notices", "Sent without approval by {person}: {reason}")
        yield Need(
            key=f"unapproved:{one.broadcast}",
            stream=stream,
            title=title,
            text=text.format(person=short(policy.person_name(one.by)), reason=short(one.reason)),
        )
