"""Pure: any event as one human sentence of the timeline, and the mark that stands before it. Plain text."""

from collections.abc import Mapping
from datetime import datetime, tzinfo

import msgspec

from commander.board import (
    audiences,
    call_link,
    contacts,
    customer_lists,
    deliveries,
    erasure,
    impact,
    incident,
    inquiries,
    message,
    roles,
    signals,
    teams,
    timeline,
    watch,
)
from commander.board.deliveries import DeliveryState
from commander.board.policy import Policy
from commander.board.record import AUTOMATIC, Event, Record
from commander.wording.approval import own_line
from commander.wording.customers import customer_values
from commander.wording.gates import closing_line
from commander.wording.impact_said import named_impact, own_impact_line
from commander.wording.labels import Mark, is_mere_taking, mark_of, place_label
from commander.wording.language import Bilingual, Language
from commander.wording.line_texts import MARKS, NOTES, TEXTS
from commander.wording.line_values import Teller
from commander.wording.people import LEFT_TEAM, point_label
from commander.wording.privacy_said import own_privacy_line, privacy_values
from commander.wording.slack_said import own_slack_line
from commander.wording.standing import TOLD_AGAIN, repaired_target
from commander.wording.troubles import REASONS, arrival_note, delivery_reason
from commander.wording.work import work_line

# Where in a channel something was to stand.
_PLACES_IN: Mapping[deliveries.Operation, Bilingual] = {
    deliveries.Operation.SUMMARY: Bilingual("{0} のまとめ", "the summary in {0}"),
    deliveries.Operation.LINE: Bilingual("{0} のスレッド", "the thread in {0}"),
}
_AUTOMATIC = Bilingual("自動", "automatic")
_OPENED = Bilingual("メンテナンスを登録:{title}", "Maintenance opened: {title}")
_NO_CALL = Bilingual("通話リンクを外しました", "The call link was taken away")
_SIGNAL_ERASED = Bilingual("兆候の内容を消去しました({reason})", "The text of a signal was erased ({reason})")
_FILE_ERASED = Bilingual("添付ファイルを消去しました({reason})", "An attached file was erased ({reason})")
_STRUCK = Bilingual("記録を取り消しました{reason_note}", "Entry struck{reason_note}")
# What became of a delivery, said once; the state stands in a chip beside it.
_TAKEN = Bilingual("{target} をメールサーバーが受け付けました", "The mail server took the {target}")
_SETTLED: Mapping[DeliveryState, Bilingual] = {
    DeliveryState.DELIVERED: Bilingual("{target} に届きました{why_note}", "Delivered to {target}{why_note}"),
    DeliveryState.WRITTEN: Bilingual("{target} に書き出しました", "Written to {target}"),
    DeliveryState.UNKNOWN: Bilingual(
        "{target} に届いたか分かりません{why_note}", "Nobody knows whether it reached {target}{why_note}"
    ),
    DeliveryState.HELD: Bilingual(
        "{target} へはまだ送りません{why_note}", "Not sent to {target} yet{why_note}"
    ),
    DeliveryState.FAILED: Bilingual(
        "{target} に送れませんでした{why_note}", "Not sent to {target}{why_note}"
    ),
    DeliveryState.CANCELLED: Bilingual(
        "{target} への送信をやめました{why_note}", "Sending to {target} was called off{why_note}"
    ),
}
# Before recovery a signal belongs to the incident: nobody is asked to judge it, least of all the monitoring.
_SIGNAL_OF_THE_INCIDENT = Bilingual("兆候:{text}", "Signal: {text}")
_SIGNAL_OF_NOBODY = Bilingual(
    "兆候:{text}(判定期限 {judge_by})", "Signal: {text} (to be judged by {judge_by})"
)
_SIGNAL_OVER = Bilingual(
    "兆候の発報が収まりました。収まっても判定は必要です",
    "The signal no longer fires; it is judged all the same",
)
_FEED_SPEAKS = Bilingual("監視の連絡が戻りました", "The feed speaks again")
_SIGNAL_EXPIRED = Bilingual(
    "期限までに判定されなかった兆候を、新しい障害として扱います",
    "Nobody judged the signal in time: it is taken as a new incident",
)


def line(
    event: Event,
    policy_now: Policy,
    language: Language,
    zone: tzinfo,
    *,
    at: datetime | None = None,
    kind: str = "unknown",
    version: int = 0,
) -> str:
    """One sentence for any event. at: when it happened, so that times of the same day go without their date."""
    text = _sentence(event)
    teller = Teller(policy_now, language, zone, at)
    values = {name: teller.said(name, value) for name, value in msgspec.structs.asdict(event).items()}
    values |= {"kind": kind, "version": str(version), "why": _why(event, language)}
    values |= _named(event, values, language)
    notes = {
        f"{name}_note": (words.ja if language is Language.JA else words.en).format(values[name])
        if values.get(name)
        else ""
        for name, words in NOTES.items()
    }
    said = text.said_in(language)
    if language is Language.JA and values.get("target") and not values["target"][-1].isascii():
        # Behind a Latin name a particle stands apart; behind a Japanese one it does not.
        said = said.replace("{target} ", "{target}")
    return said.format(**values, **notes)


def _sentence(event: Event) -> Bilingual:
    """The sentence of an event's kind, or the one that its content asks for."""
    text = TEXTS[type(event)]
    if (
        isinstance(event, incident.IncidentDeclared)
        and event.incident_kind is incident.IncidentKind.MAINTENANCE
    ):
        text = _OPENED
    if isinstance(event, timeline.EntryCorrected) and not event.text:
        text = _STRUCK
    if isinstance(event, erasure.EntryErased) and event.is_file:
        text = _FILE_ERASED
    if isinstance(event, erasure.EntryErased) and event.signals:
        text = _SIGNAL_ERASED
    if isinstance(event, call_link.CallLinkSet) and not event.url:
        text = _NO_CALL
    if isinstance(event, teams.TeamJoined) and not event.team:
        text = LEFT_TEAM
    if isinstance(event, incident.IncidentClosed):
        text = closing_line(event.ended_as)
    if isinstance(event, deliveries.DeliverySettled):
        text = _TAKEN if is_mere_taking(event.state, event.target) else _SETTLED.get(event.state, text)
    if isinstance(event, message.BroadcastOrdered) and event.repairs:
        text = TOLD_AGAIN
    own = (
        _signal_line(event)
        or own_line(event)
        or own_impact_line(event)
        or own_privacy_line(event)
        or own_slack_line(event)
    )
    return own or work_line(event) or text


def _signal_line(event: Event) -> Bilingual | None:
    """Whether anybody is asked to judge a signal, and that it is over, are said otherwise."""
    match event:
        case signals.SignalRaised(judge_by=None):
            return _SIGNAL_OF_THE_INCIDENT
        case signals.SignalRaised(owner=""):
            return _SIGNAL_OF_NOBODY
        case signals.SignalHeard(over=True, silence=True):
            return _FEED_SPEAKS
        case signals.SignalHeard(over=True):
            return _SIGNAL_OVER
        case signals.SignalJudged(expired=True):
            return _SIGNAL_EXPIRED
        case _:
            return None


def _named(event: Event, values: Mapping[str, str], language: Language) -> dict[str, str]:
    """The values that are called otherwise than their field says."""
    match event:
        case deliveries.DeliverySettled() if place := _PLACES_IN.get(event.operation):
            return {"target": place.said_in(language).format(values["target"])}
        case impact.ImpactStated() if values["amount"] == values["text"]:
            return {"amount": ""}  # said once is enough
        case message.BroadcastOrdered() if event.repairs:
            return {"target": place_label(repaired_target(event), language)}
        case message.MessageApproved() if event.targets:
            between = "、" if language is Language.JA else ", "
            return {"targets": between.join(place_label(target, language) for target in event.targets)}
        case roles.RoleOffered() if event.brief:
            # One line a point: a row of the timeline is read, a brief is read back on its page.
            said = (
                f"{point_label(item.point, language)}: {item.text.replace(chr(10), ' / ')}"
                for item in event.brief
            )
            return {"points": "".join(f"\n・{one}" for one in said)}
        case roles.RoleAccepted() if event.read_back:
            return {"read": str(len(event.read_back))}
        case _:
            return _called(event, language)


def _called(event: Event, language: Language) -> dict[str, str]:
    """Whom or which way in an event names in both languages; what has no name there is called by its key."""
    match event:
        case contacts.ContactLogged() | audiences.AudienceJudged():
            field, key = "audience", event.audience
        case watch.RestorationAcknowledged():
            field, key = "party", event.party
        case inquiries.InquiriesCounted() | inquiries.InquiriesTakenBack():
            field, key = "channel", event.channel
        case (
            customer_lists.CustomersCounted()
            | customer_lists.CustomersExported()
            | customer_lists.CustomersUsed()
        ):
            return customer_values(event, language)
        case _:
            return named_impact(event, language) | privacy_values(event, language)
    return {field: Bilingual(event.name_ja or key, event.name_en or key).said_in(language)}


def record_line(record: Record, policy_now: Policy, language: Language, zone: tzinfo) -> str:
    """One sentence for a record; a kind from a newer Commander is named."""
    return line(
        record.event,
        policy_now,
        language,
        zone,
        at=record.occurred.instant,
        kind=record.kind,
        version=record.version,
    )


def author_name(author: str, policy_now: Policy, language: Language) -> str:
    """Who recorded something, as people are called; what no person recorded says so."""
    return _AUTOMATIC.said_in(language) if author == AUTOMATIC else policy_now.person_name(author)


def written_by(record: Record, policy_now: Policy, language: Language) -> str:
    """Who said what a record tells: of an entry from Slack whoever said it there, not what brought it here."""
    event = record.event
    if isinstance(event, timeline.EntryAdded) and event.heard is not None:
        return event.source
    return author_name(record.author, policy_now, language)


def kind_of(event: Event) -> Mark:
    """The mark that stands before an event in the timeline."""
    if isinstance(event, timeline.EntryAdded):
        return mark_of(event.entry_kind)
    return MARKS.get(type(event), Mark.STATUS)


def _why(event: Event, language: Language) -> str:
    """The reason behind a delivery's state; for one that arrived only what was not as ordered."""
    if not isinstance(event, deliveries.DeliverySettled):
        return ""
    if event.state is DeliveryState.DELIVERED:
        return arrival_note(event.detail, language)
    return delivery_reason(event.reason, event.detail, language) if event.reason in REASONS else event.detail
