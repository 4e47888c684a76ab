"""The pictures of a desk whose network is gone: three texts wait, and their list is open."""

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from commander.board.deliveries import DeliveryState
from commander.board.message import OrderBroadcast
from commander.clock import new_id
from commander.drafting.drafting import draft_message
from commander.outbox.publisher import TryLater
from commander.wording.templates import TemplateId
from tests.screens.stage import Stage
from ui.bridge import JournalPlace, Turn
from ui.shortcuts import Action


def _try_in_vain(place: JournalPlace) -> None:
    for debt in place.deliveries.workable():
        if debt.state is DeliveryState.QUEUED and (errand := place.deliveries.begin(debt.key)):
            place.deliveries.settle(errand.key, errand.attempt, TryLater(detail="unreachable"))


def offline(stage: Stage) -> QWidget:
    """What is said above the board, and the list among the messages."""
    model = stage.program.model
    if not model.waiting.of(model.stream):
        public = [one.key for one in model.policy.audiences() if one.public and not one.by_hand]
        for _ in range(3):
            draft = draft_message(model.board, model.policy, TemplateId.T01, public, model.now, {}, new_id())
            order = OrderBroadcast(incident=model.stream, messages=(draft,), undo=timedelta())
            model.bridge.submit(order, refused=lambda refused: stage.faults.append(str(refused)))
            model.bridge.journal_tasks.put(Turn.LATER, _try_in_vain)
            stage.settle()
        stage.until(lambda: model.waiting.of(model.stream))
    stage.window.perform(Action.WAITING_TEXTS)
    stage.settle()
    return stage.window
