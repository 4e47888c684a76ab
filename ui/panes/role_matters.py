"""What waits for somebody to take it on, and whose relief is due, as lines of the attention strip (1-07, 1-13)."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication

from commander.board.roles import TEAM_LEADS, ReleaseRole
from commander.board.unanswered import Kind, Relief, Unanswered, reliefs, unanswered
from commander.wording.labels import Mark
from ui.models.board import BoardModel
from ui.panes.matter import Answering, Matter
from ui.shortcuts import Action
from ui.theme import Tone
from ui.words import Words


def role_matters(model: BoardModel, words: Words, answering: Answering) -> Iterator[Matter]:
    """One line for all that nobody took on in time, one for who has left with their role: a glance must stay calm."""
    board, roster = model.board, model.policy.roster
    waiting = [one for one in unanswered(board, roster, model.now) if one.kind is not Kind.OFFER]
    if waiting:
        yield _waiting(waiting, model, words, answering)
    left = [one for one in reliefs(board, roster, model.now, words.zone_info) if one.has_left]
    if left:
        yield _relief(left, model, words, answering)


def relief_matters(model: BoardModel, words: Words, answering: Answering) -> Iterator[Matter]:
    """One line for all whose relief is due but who are still there: below whatever else stands open."""
    due = reliefs(model.board, model.policy.roster, model.now, words.zone_info)
    tired = [one for one in due if not one.has_left]
    if tired:
        yield _relief(tired, model, words, answering)


def _waiting(waiting: list[Unanswered], model: BoardModel, words: Words, answering: Answering) -> Matter:
    first, now = waiting[0], model.now
    leader = model.policy.person_name(first.leader) if first.leader else words.role("ic")
    text = QCoreApplication.translate("RoleMatters", "{leader}: {what}").format(
        leader=leader, what=_said(first, words)
    )
    more = [_said(one, words) for one in waiting[1:]]
    since = QCoreApplication.translate("RoleMatters", "for {age}").format(age=words.age(first.since, now))
    go = Action.TEAMS if first.role in TEAM_LEADS else Action.ROLES
    way = QCoreApplication.translate("RoleMatters", "See to it")
    return Matter(
        key="unanswered:" + " ".join(f"{one.kind}:{one.role}" for one in waiting),
        mark=words.mark(Mark.PEOPLE),
        text=text,
        detail=" ・ ".join([since, *more]),
        tone=Tone.BAD,
        ways=((way, partial(answering.go, go)),),
    )


def _said(one: Unanswered, words: Words) -> str:
    said = {
        Kind.WANTED: QCoreApplication.translate("RoleMatters", "{role} is wanted and nobody has called"),
        Kind.TASK: QCoreApplication.translate("RoleMatters", "{role} has not taken its task on"),
        Kind.REPORT: QCoreApplication.translate("RoleMatters", "{role} has not reported"),
        Kind.OFFER: QCoreApplication.translate("RoleMatters", "the handover of {role} is not accepted"),
    }
    return said[one.kind].format(role=words.role(one.role))


def _relief(tired: list[Relief], model: BoardModel, words: Words, answering: Answering) -> Matter:
    first, now = tired[0], model.now
    person, role = model.policy.person_name(first.person), words.role(first.role)
    if first.has_left:
        text = QCoreApplication.translate("RoleMatters", "{person} has left and is still {role}")
        tone = Tone.BAD
    elif first.edge is not None:
        text = QCoreApplication.translate("RoleMatters", "The shift changes at {time}: hand {role} over?")
        tone = Tone.WARN
    else:
        text = QCoreApplication.translate("RoleMatters", "{person} has been {role} for long: hand it over?")
        tone = Tone.WARN
    edge = words.time(first.edge, now) if first.edge is not None else ""
    said = text.format(person=person, role=role, time=edge)
    key = f"relief:{first.role}:{first.person}:{first.has_left}"
    # The age stands in the detail: the line is not made anew each minute while somebody is in it.
    others = [words.age(first.since, now)]
    others += [f"{words.role(one.role)} {model.policy.person_name(one.person)}" for one in tired[1:]]
    ways = [
        (
            QCoreApplication.translate("RoleMatters", "Prepare the handover"),
            partial(answering.hand_over, first.role),
        )
    ]
    if first.has_left:
        release = ReleaseRole(incident=model.stream, role=first.role)
        vacant = QCoreApplication.translate("RoleMatters", "Leave it vacant")
        ways.append((vacant, partial(answering.submit, release)))
    return Matter(
        key=key,
        mark=words.mark(Mark.PEOPLE),
        text=said,
        detail=" ・ ".join(others),
        tone=tone,
        ways=tuple(ways),
    )
