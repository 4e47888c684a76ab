"""Lists of affected customers as lines of the attention strip: a superseded count, a day of deletion (2-16)."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication

from commander.board.customer_lists import may_open
from commander.board.impact import Aspect
from commander.deadlines import DeadlineKind, Urgency
from commander.wording.customers import deletion_said, superseded_said
from ui.models.board import BoardModel
from ui.panes.matter import Answering, Matter
from ui.shortcuts import Action
from ui.theme import Tone
from ui.words import Words


def customer_matters(model: BoardModel, words: Words, answering: Answering) -> Iterator[Matter]:
    """For whoever may open the lists: what the impact says of an older version, and what is to be deleted."""
    board = model.board
    if not board.customers.by_id or not may_open(board.roles, model.policy, model.person):
        return
    look = QCoreApplication.translate("Customers", "Open the list")
    ways = ((look, partial(answering.go, Action.CUSTOMERS)),)
    for one in board.customers.standing():
        is_said = one.is_said(board.impact.row(Aspect.HOW_MANY))
        if is_said and one.is_superseded and one.newest is not None and not board.incident.closed:
            used = (one.used, one.unique_of.get(one.used, 0))
            newest = (one.newest.version, one.newest.unique)
            yield Matter(
                key=f"customers:{one.list}:{one.used}:{one.newest.version}",
                mark="▲",
                text=superseded_said(one.list, used, newest, words.language),
                detail="",
                tone=Tone.WARN,
                ways=ways,
            )
    for due in model.deadlines():
        urgency = due.urgency(model.now)
        if due.kind is DeadlineKind.CUSTOMER_LIST and urgency is not Urgency.CALM:
            yield Matter(
                key=f"customers-delete:{due.subject}",
                mark="×",
                text=deletion_said(due.subject, words.language),
                detail=words.time_with_zone(due.due, model.now),
                tone=Tone.BAD if urgency is Urgency.DUE else Tone.WARN,
                ways=ways,
            )
