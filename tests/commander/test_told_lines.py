"""The timeline's lines about what was told: a report is no stage, each approval says for where, no stray space."""

from datetime import UTC

from commander.board.bulletin import Stage
from commander.board.deliveries import DeliveryAttempted, DeliverySettled, DeliveryState
from commander.board.message import MessageApproved
from commander.board.policy import Policy
from commander.wording.language import Language
from commander.wording.lines import line
from tests.commander.messages_said import message, ordered
from tests.commander.story import A


def ja(event) -> str:
    return line(event, Policy(), Language.JA, UTC)


def en(event) -> str:
    return line(event, Policy(), Language.EN, UTC)


def approved(*targets: str, verbal: bool = False) -> MessageApproved:
    return MessageApproved(message="m", digest="d", approver=A, verbal=verbal, targets=targets or None)


def test_a_report_is_called_a_report_and_not_resolved():
    report = ordered(message(template="F01", stage=Stage.RESOLVED, next_update_at=None))
    assert 'Queued "Report" for' in en(report)
    assert "「報告書」" in ja(report)
    resolved = ordered(message(template="T06", stage=Stage.RESOLVED, next_update_at=None))
    assert "Resolved" in en(resolved)


def test_two_texts_of_one_request_are_approved_in_two_different_lines():
    assert en(approved("statuspage", "slack:#exec")).endswith("approved a message (the status page, #exec)")
    assert ja(approved("page")).endswith("連絡文を承認しました(自社ページ)")
    assert en(approved("slack:#exec", verbal=True)).endswith("approved a message aloud (#exec)")
    assert en(approved()).endswith("approved a message")


def test_a_particle_stands_close_to_a_japanese_place_and_apart_from_a_latin_one():
    own = DeliveryAttempted(key="k", target="slack:incident", attempt=1)
    assert ja(own).startswith("専用チャンネルへ送信中")
    assert ja(DeliveryAttempted(key="k", target="slack:#ops", attempt=1)).startswith("#ops へ送信中")
    there = DeliverySettled(key="k", target="slack:incident", state=DeliveryState.DELIVERED, attempt=1)
    assert ja(there) == "専用チャンネルに届きました"
