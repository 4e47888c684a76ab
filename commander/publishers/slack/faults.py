"""Slack's errors by class: what each code or broken connection means for the one request that met it."""

import http.client
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.error import URLError

import msgspec

from commander.outbox.publisher import Rejected, RejectionCause, TryLater, Unsure
from commander.publishers.limits import AnswerTooLong, asked_wait
from commander.publishers.outward import their_word

_BY_CAUSE = {
    RejectionCause.TOKEN: (
        "not_authed invalid_auth account_inactive token_revoked token_expired org_login_required"
        " two_factor_setup_required invalid_token"
    ),
    RejectionCause.PERMISSION: (
        "missing_scope not_allowed_token_type restricted_action no_permission access_denied ekm_access_denied"
        " enterprise_is_restricted app_access_restricted metadata_must_be_sent_from_app"
    ),
    RejectionCause.TARGET: (
        "channel_not_found not_in_channel is_archived is_inactive thread_not_found message_not_found team_not_found"
        " cannot_reply_to_message messages_tab_disabled channel_is_limited_access"
        " restricted_action_thread_locked restricted_action_read_only_channel"
        " restricted_action_thread_only_channel restricted_action_non_threadable_channel"
        " method_not_supported_for_channel_type"
    ),
    RejectionCause.ADDRESS: "unknown_method method_deprecated",
    RejectionCause.CONTENT: (
        "no_text msg_too_long msg_blocks_too_long invalid_blocks invalid_blocks_format too_many_attachments"
        " metadata_too_large invalid_metadata_format invalid_metadata_schema markdown_text_conflict"
        " attachment_payload_limit_exceeded invalid_arguments invalid_array_arg too_long"
        " invalid_name invalid_name_maxlength invalid_name_punctuation invalid_name_required invalid_name_specials"
    ),
}
_CAUSES = {code: cause for cause, codes in _BY_CAUSE.items() for code in codes.split()}
_RATE = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})
# fatal_error says itself that "some aspect of the operation" may have succeeded.
_AMBIGUOUS = frozenset(
    {
        "update_failed",
        "internal_error",
        "fatal_error",
        "service_unavailable",
        "request_timeout",
        "team_added_to_org",
    }
)


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """A request that failed: what it means for a post, and Slack's own code if it gave one."""

    outcome: TryLater | Rejected | Unsure
    code: str = ""
    users: dict[str, str] = {}  # whom an invitation was refused for, each with their code


def refused(
    status: int, headers: Mapping[str, str], body: Mapping[str, Any], now: datetime, token: str
) -> Fault:
    """Slack's own JSON with "ok": false, or a JSON answer with a status that is no success."""
    code = their_word(body.get("error") or f"HTTP {status}", token)
    if status == http.client.TOO_MANY_REQUESTS or code in _RATE:
        wait = asked_wait(_header(headers, "retry-after"), now)
        return Fault(outcome=TryLater(detail=code, after=wait), code=code)
    if code in _AMBIGUOUS or status >= http.client.INTERNAL_SERVER_ERROR:
        return Fault(outcome=Unsure(detail=code), code=code)
    detail = code
    if code == "missing_scope":
        detail = f"missing_scope: {their_word(body.get('needed', '?'), token)}"
    # A code we don't know is nearly always some policy of theirs; a person reads it and decides.
    return Fault(
        outcome=Rejected(cause=_CAUSES.get(code, RejectionCause.PERMISSION), detail=detail),
        code=code,
        users=_users(body.get("errors"), token),
    )


def _users(errors: object, token: str) -> dict[str, str]:
    rows = [row for row in errors if isinstance(row, dict)] if isinstance(errors, list) else []
    return {their_word(row.get("user", "?"), token): their_word(row.get("error", "?"), token) for row in rows}


def odd_answer(status: int, retry_after: str | None, now: datetime) -> Fault:
    """An answer that isn't Slack's JSON.

    A redirect or a 4xx page refused the request before Slack saw it. A page with 200 or 5xx may come from
    something that passed the request on, so whether it arrived is not known.
    """
    if status == http.client.TOO_MANY_REQUESTS:
        return Fault(outcome=TryLater(detail="HTTP 429", after=asked_wait(retry_after, now)))
    if status == http.client.REQUEST_TIMEOUT or status >= http.client.INTERNAL_SERVER_ERROR:
        return Fault(outcome=Unsure(detail=f"HTTP {status}"))
    if status >= http.client.MULTIPLE_CHOICES:
        kind = "redirect" if status < http.client.BAD_REQUEST else "not Slack's API"
        return Fault(outcome=Rejected(cause=RejectionCause.ADDRESS, detail=f"HTTP {status}: {kind}"))
    return Fault(outcome=Unsure(detail=f"HTTP {status}: not Slack's answer (a network sign-in page?)"))


def broken(fault: Exception) -> Fault:
    """A connection that failed. Only one that was never made is certain to have carried nothing."""
    from commander.publishers.slack.wire import NotConnected

    cause = fault.reason if isinstance(fault, URLError) else fault
    if isinstance(cause, NotConnected):
        detail = their_word(cause)
        if cause.distrusted:
            return Fault(outcome=Rejected(cause=RejectionCause.ADDRESS, detail=detail))
        return Fault(outcome=TryLater(detail=detail))
    if isinstance(cause, TimeoutError):
        return Fault(outcome=Unsure(detail="timed out"))
    if isinstance(cause, AnswerTooLong):
        return Fault(outcome=Unsure(detail="the answer was too long to be Slack's"))
    return Fault(outcome=Unsure(detail=f"connection lost: {type(cause).__name__}"))


def _header(headers: Mapping[str, str], name: str) -> str | None:
    return next((value for key, value in headers.items() if key.lower() == name), None)
