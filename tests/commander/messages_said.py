"""Messages for tests: complete in both languages, so that only what a test changes can be wrong with them."""

from datetime import timedelta

from commander.board.bulletin import Stage, Wording
from commander.board.deliveries import DeliverySettled, DeliveryState
from commander.board.message import BroadcastOrdered, Message, OrderBroadcast, Telling
from tests.commander.story import STREAM, A, t

TEXTS = {
    "ja": Wording(title="決済の障害", body="決済ができません。復旧を急いでいます。"),
    "en": Wording(title="Payment outage", body="Payments fail. We are working on it."),
}
PUBLIC = Telling(
    audience="public", name_ja="お客様(公開)", name_en="Customers (public)", public=True, targets=("page",)
)


def message(**more) -> Message:
    content = {
        "message": "message-1",
        "template": "T01",
        "stage": Stage.INVESTIGATING,
        "audiences": ("public",),
        "texts": TEXTS,
        "next_update_at": t("03:30"),
        **more,
    }
    return Message(**content)


def order(*messages, undo=timedelta(), verbal_approver="") -> OrderBroadcast:
    return OrderBroadcast(incident=STREAM, messages=messages, undo=undo, verbal_approver=verbal_approver)


def ordered(content=None, *, tellings=(PUBLIC,), **more) -> BroadcastOrdered:
    event = {
        "approver": A,
        "verbal": False,
        "not_before": t("03:00"),
        "short_id": "INC-7K3Q",
        "severity": None,
        "started_at": None,
        "drill": False,
        **more,
    }
    return BroadcastOrdered(content=content or message(), tellings=tellings, **event)


def arrived(story):
    """The story after everything that was ordered has been delivered."""
    waiting = [one for one in story.board.messages.deliveries.values() if one.state is DeliveryState.QUEUED]
    return story.and_then(
        *(
            DeliverySettled(key=one.key, target=one.target, state=DeliveryState.DELIVERED, attempt=1)
            for one in waiting
        )
    )
