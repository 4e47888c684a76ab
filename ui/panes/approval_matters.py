"""Lines of the attention strip about approvals: what went out without one, and what waits for one. Holds no widget."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from commander.board import seats
from commander.board.approval_requests import ConfirmBroadcast, WithdrawRequest
from commander.board.approvals import Request, RequestState, Unapproved
from commander.wording.labels import Mark
from ui.models.board import BoardModel
from ui.panes.approval_words import persons, request_title
from ui.panes.matter import Answering, Matter
from ui.shortcuts import Action
from ui.theme import Tone
from ui.widgets.ask import Blank
from ui.words import Words

_TITLE_SHOWN = 60


def approval_matters(model: BoardModel, words: Words, answering: Answering) -> Iterator[Matter]:
    """What went out without an approval first: it stays until somebody stands by it."""
    for one in model.board.approvals.open_unapproved():
        yield _unapproved(one, model, words, answering)
    standing = model.board.approvals.standing()
    for place, request in enumerate(standing):
        if _is_outdated(request, standing[place + 1 :]):
            continue
        matter = _request(request, model, words, answering)
        if matter is not None:
            yield matter


def _is_outdated(request: Request, later: Sequence[Request]) -> bool:
    """Approved and not sent, but its author has asked anew for the same audiences since: that one counts."""
    wanted = _audiences(request)
    return (
        request.state is RequestState.APPROVED
        and request.act is None
        and any(one.by == request.by and one.act is None and wanted <= _audiences(one) for one in later)
    )


def _audiences(request: Request) -> frozenset[str]:
    return frozenset(one for text in request.asked.texts for one in text.content.audiences)


def may_approve(request: Request, model: BoardModel) -> bool:
    """Whether whoever sits here fills a seat that is still lacking."""
    roles, policy = model.board.roles, model.policy
    signed = [one.person for one in request.signed]
    return bool(seats.fills(request.lacking, model.person, roles, policy, request.by, signed))


def _unapproved(one: Unapproved, model: BoardModel, words: Words, answering: Answering) -> Matter:
    policy, roles = model.policy, model.board.roles
    title = " ".join(words.either(one.title.get("ja", ""), one.title.get("en", "")).split())
    detail = QCoreApplication.translate("Approval", "{person} at {time}: {reason}").format(
        person=policy.person_name(one.by), time=words.time(one.at, model.now), reason=one.reason
    )
    may = one.by != model.person and all(
        seats.may(need, model.person, roles, policy, one.by) for need in one.missing
    )
    command = ConfirmBroadcast(incident=model.stream, broadcast=one.broadcast)
    aloud = Blank(name="spoken", label=QCoreApplication.translate("Approval", "Who confirmed it aloud"))
    stand_by = (
        (QCoreApplication.translate("Approval", "I stand by it"), partial(answering.submit, command))
        if may
        else (
            QCoreApplication.translate("Approval", "Confirmed aloud…"),
            partial(
                answering.ask_for,
                f"confirm:{one.broadcast}",
                QCoreApplication.translate("Approval", "Sent without approval"),
                [aloud],
                lambda said: ConfirmBroadcast(
                    incident=model.stream,
                    broadcast=one.broadcast,
                    spoken=model.policy.person_key(said["spoken"]),
                ),
            ),
        )
    )
    correct = (
        QCoreApplication.translate("Approval", "Correct it"),
        partial(answering.go, Action.BROADCAST),
    )
    return Matter(
        key=f"unapproved:{one.broadcast}",
        mark=words.mark(Mark.COMMUNICATION),
        text=QCoreApplication.translate("Approval", "Sent without approval: {title}").format(
            title=title[:_TITLE_SHOWN]
        ),
        detail=detail,
        ways=(stand_by, correct),
    )


def _request(request: Request, model: BoardModel, words: Words, answering: Answering) -> Matter | None:
    if request.void(model.board.approvals, model.board.impact, model.now) is not None:
        return None  # nobody can answer it any more; its author's sheet says so
    asked = words.time(request.at, model.now)
    until = words.time(request.asked.until, model.now)
    read = (
        QCoreApplication.translate("Approval", "Read it"),
        partial(answering.read_request, request.request),
    )
    if request.state is RequestState.APPROVED:
        if request.by != model.person:
            return None
        text = QCoreApplication.translate("Approval", "Approved and not sent yet")
        open_sheet = (
            QCoreApplication.translate("Approval", "Open the broadcast"),
            partial(answering.go, Action.BROADCAST),
        )
        detail = QCoreApplication.translate("Approval", "holds until {time}").format(time=until)
        return Matter(
            key=f"approved:{request.request}",
            mark=words.mark(Mark.COMMUNICATION),
            text=text,
            detail=detail,
            tone=Tone.OK,
            ways=(read,) if request.asked.amending is not None else (open_sheet,),
        )
    if may_approve(request, model):
        detail = QCoreApplication.translate("Approval", "asked {time} ・ holds until {until}")
        return Matter(
            key=f"request:{request.request}:{len(request.signed)}",
            mark=words.mark(Mark.COMMUNICATION),
            text=request_title(request, model, words),
            detail=detail.format(time=asked, until=until),
            tone=Tone.WARN,
            ways=(read,),
        )
    waiting = QCoreApplication.translate("Approval", "Waiting for {person}, asked {time}")
    take_back = (
        QCoreApplication.translate("Approval", "Take the request back"),
        partial(answering.submit, WithdrawRequest(incident=model.stream, request=request.request)),
    )
    return Matter(
        key=f"waiting:{request.request}:{len(request.signed)}",
        mark=words.mark(Mark.COMMUNICATION),
        text=waiting.format(person=persons(request.asked.of, model), time=asked),
        detail=request_title(request, model, words),
        tone=Tone.ACCENT,
        ways=(read, take_back) if request.by == model.person else (read,),
    )
