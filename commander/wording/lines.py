"""Pure: any event as one human sentence of the timeline, and the mark that stands before it. Plain text."""

from collections.abc import Mapping
from datetime import datetime, tzinfo
from enum import Enum

import msgspec

from commander.board import (
    actions,
    amendments,
    audience_book,
    audiences,
    call_link,
    channel_wish,
    contacts,
    deliveries,
    estimate,
    house_wording,
    hypotheses,
    impact,
    impact_windows,
    incident,
    inquiries,
    inquiry_channels,
    mailing,
    maintenance,
    messages,
    options,
    policy,
    promises,
    report_back,
    roles,
    severity_map,
    signals,
    slack_rules,
    standing,
    summary,
    summons,
    timeline,
)
from commander.board.deliveries import DeliveryState
from commander.board.policy import Policy
from commander.board.record import AUTOMATIC, Erased, Event, Occurred, Record, Unknown
from commander.wording.approval import APPROVAL_LINES, own_line
from commander.wording.channel_lines import CHANNEL_LINES
from commander.wording.inquiries import INQUIRY_LINES, INQUIRY_NOTES
from commander.wording.labels import Mark, is_mere_taking, label, mark_of, place_label, role_label
from commander.wording.language import Bilingual, Language
from commander.wording.standing import TOLD_AGAIN, repaired_target, standing_words
from commander.wording.troubles import REASONS, arrival_note, delivery_reason

# One sentence an event. {reason_note} and the like stand with their brackets, or not at all.
TEXTS: Mapping[type[Event], Bilingual] = {
    Erased: Bilingual("消去済み", "erased"),
    Unknown: Bilingual("新しい版の記録です({kind}/{version})", "newer record ({kind}/{version})"),
    incident.IncidentDeclared: Bilingual("インシデントを宣言:{title}", "Declared: {title}"),
    incident.IncidentRetitled: Bilingual("タイトルを変更:{title}", "Retitled: {title}"),
    incident.SeveritySet: Bilingual(
        "重大度を SEV{severity} にしました{reason_note}", "Severity set to SEV{severity}{reason_note}"
    ),
    incident.ImpactStartSet: Bilingual("影響の開始を {started} としました", "Impact began at {started}"),
    incident.PhaseEntered: Bilingual("フェーズを「{phase}」にしました", "Entered the phase {phase}"),
    incident.IncidentRestored: Bilingual(
        "復旧を宣言。{watch_owner} が {watch_until} まで経過観察します",
        "Recovery declared; {watch_owner} watches until {watch_until}",
    ),
    incident.IncidentReopened: Bilingual("再開しました{reason_note}", "Reopened{reason_note}"),
    incident.IncidentClosed: Bilingual("終了しました{reason_note}", "Closed{reason_note}"),
    roles.RoleAssigned: Bilingual("{person} が{role}になりました", "{person} is now {role}"),
    roles.RoleOffered: Bilingual(
        "{role}の引き継ぎを {to} に申し出ました", "Handover of {role} offered to {to}"
    ),
    roles.RoleAccepted: Bilingual("{person} が{role}を引き継ぎました", "{person} took over as {role}"),
    roles.RoleReleased: Bilingual("{person} が{role}を離れました", "{person} left the role of {role}"),
    summons.RoleSummoned: Bilingual(
        "{role}を呼び出します{person_note}{caller_note}", "{role} is wanted{person_note}{caller_note}"
    ),
    summons.RoleCalled: Bilingual("{role}として {person} に電話しました", "Called {person} as {role}"),
    summons.CallAnswered: Bilingual(
        "{role}の呼び出し:{person}、{answer}", "Call to {person} as {role}: {answer}"
    ),
    summons.SummonsEnded: Bilingual("{role}の呼び出しをやめました", "{role} is no longer wanted"),
    report_back.ReportAsked: Bilingual(
        "{role}は {report_at} に報告します{task_note}", "{role} reports back at {report_at}{task_note}"
    ),
    report_back.ReportGiven: Bilingual("{role}から報告がありました{text_note}", "{role} reported{text_note}"),
    call_link.CallLinkSet: Bilingual("通話リンク:{url}", "Call link: {url}"),
    impact.ImpactStated: Bilingual(
        "影響({aspect}、{certainty}{concern_note}){text_note}{amount_note}",
        "Impact ({aspect}, {certainty}{concern_note}){text_note}{amount_note}",
    ),
    estimate.RecoveryEstimated: Bilingual(
        "復旧の見込み:{eta}({certainty}、{as_of} 時点){source_note}",
        "Recovery expected at {eta} ({certainty}, as of {as_of}){source_note}",
    ),
    estimate.EstimateWithdrawn: Bilingual(
        "復旧の見込みを取り下げました{reason_note}", "Expected recovery taken back{reason_note}"
    ),
    estimate.EstimateApproved: Bilingual(
        "復旧の見込み {eta} の公表を認めました", "Let customers read the expected recovery at {eta}"
    ),
    impact.ImpactWorded: Bilingual(
        "お客様向けの影響の文:{ja} / {en}", "Impact as customers read it: {ja} / {en}"
    ),
    impact_windows.ImpactWindowSet: Bilingual(
        "影響の時間帯を修正({certainty}){started_note}{ended_note}{basis_note}",
        "Window of impact set ({certainty}){started_note}{ended_note}{basis_note}",
    ),
    impact_windows.ImpactWindowStruck: Bilingual(
        "影響の時間帯を取り消しました{reason_note}", "Window of impact struck{reason_note}"
    ),
    **CHANNEL_LINES,
    **INQUIRY_LINES,
    timeline.EntryAdded: Bilingual("{text}", "{text}"),
    timeline.EntryCorrected: Bilingual("訂正:{text}{reason_note}", "Corrected: {text}{reason_note}"),
    actions.ActionStarted: Bilingual(
        "対応開始:{text}(担当 {owner}、{check_at} に効果確認{expected_note})",
        "Action started: {text} ({owner}, effect checked at {check_at}{expected_note})",
    ),
    actions.ActionExtended: Bilingual(
        "効果確認を {check_at} に延ばしました{reason_note}", "Effect check moved to {check_at}{reason_note}"
    ),
    actions.ActionReported: Bilingual("経過報告:{text}", "Report: {text}"),
    actions.ActionFinished: Bilingual(
        "対応終了:{result}{measured_note}{note_note}", "Action ended: {result}{measured_note}{note_note}"
    ),
    options.OptionProposed: Bilingual(
        "案:{text}{restore_first_note}{condition_note}{speed_note}{blast_radius_note}",
        "Option: {text}{restore_first_note}{condition_note}{speed_note}{blast_radius_note}",
    ),
    options.OptionDeclined: Bilingual("案を見送り{reason_note}", "Option declined{reason_note}"),
    hypotheses.HypothesisStated: Bilingual(
        "仮説:{text}{owner_note}{check_at_note}", "Hypothesis: {text}{owner_note}{check_at_note}"
    ),
    hypotheses.HypothesisAssigned: Bilingual(
        "仮説の調査担当は {owner}{check_at_note}", "{owner} looks into the hypothesis{check_at_note}"
    ),
    hypotheses.HypothesisSupported: Bilingual("仮説に裏付け{basis_note}", "Hypothesis supported{basis_note}"),
    hypotheses.HypothesisRuledOut: Bilingual("仮説を否定{reason_note}", "Hypothesis ruled out{reason_note}"),
    signals.SignalRaised: Bilingual(
        "兆候:{text}(判定 {owner}{judge_by_note})", "Signal: {text} (to be judged by {owner}{judge_by_note})"
    ),
    signals.SignalJudged: Bilingual(
        "兆候を「{verdict}」と判定{reason_note}{worker_note}",
        "Signal judged: {verdict}{reason_note}{worker_note}",
    ),
    messages.MessageKept: Bilingual("連絡文の版を残しました", "A revision of a message was kept"),
    messages.MessageApproved: Bilingual("{approver} が連絡文を承認しました", "{approver} approved a message"),
    messages.BroadcastOrdered: Bilingual(
        "{tellings}へ「{content}」を送信待ちにしました{overrides_note}{unapproved_note}",
        'Queued "{content}" for {tellings}{overrides_note}{unapproved_note}',
    ),
    summary.SummaryDrawn: Bilingual("Slack のまとめを更新しました", "The summary in Slack was drawn up"),
    summary.LiveLineOrdered: Bilingual("スレッドへの速報:{text}", "Live in the thread: {text}"),
    **APPROVAL_LINES,
    deliveries.DeliveryAttempted: Bilingual(
        "{target} へ送信中({attempt} 回目)", "Sending to {target} (attempt {attempt})"
    ),
    deliveries.DeliverySettled: Bilingual(
        "{target} への配信が「{state}」になりました{why_note}", "Delivery to {target}: {state}{why_note}"
    ),
    deliveries.DeliveryDecided: Bilingual(
        "{target}:{choice}{reason_note}", "{target}: {choice}{reason_note}"
    ),
    promises.PromiseSnoozed: Bilingual(
        "お知らせの督促を {until} まで先送りしました(お客様への約束はそのままです){reason_note}",
        "Warning of the next update put off until {until}; the promise to customers stands{reason_note}",
    ),
    maintenance.MaintenancePlanned: Bilingual("メンテナンスを予定:{plan}", "Maintenance planned: {plan}"),
    maintenance.MaintenanceStarted: Bilingual("メンテナンスを開始しました", "The maintenance began"),
    maintenance.MaintenanceVerifying: Bilingual(
        "作業を終え、動作確認を始めました", "The work is done and is being verified"
    ),
    maintenance.MaintenanceCompleted: Bilingual("メンテナンスを完了しました", "The maintenance is complete"),
    maintenance.MaintenanceExtended: Bilingual(
        "終了予定を {ends_at} に変更しました{reason_note}", "The end was moved to {ends_at}{reason_note}"
    ),
    maintenance.MaintenanceCancelled: Bilingual(
        "メンテナンスを中止しました{reason_note}", "The maintenance was called off{reason_note}"
    ),
    maintenance.MaintenanceLinked: Bilingual(
        "関連:{short_id}「{title}」", 'Linked with {short_id} "{title}"'
    ),
    standing.StandingSeen: Bilingual("{target}:{finding}", "{target}: {finding}"),
    standing.DriftAccepted: Bilingual(
        "{target} の表示をそのまま了承:{drifts}{reason_note}", "{target} left as it is: {drifts}{reason_note}"
    ),
    audiences.AudienceJudged: Bilingual(
        "{audience}に知らせるか:{needed}{ask_again_note}{reason_note}",
        "Must {audience} know? {needed}{ask_again_note}{reason_note}",
    ),
    audiences.CommunicationPolicyChosen: Bilingual(
        "周知の範囲を「{reach}」に決定(目安:{hinted}、{rule}){reason_note}",
        "Decided: {reach} (by rule: {hinted}, {rule}){reason_note}",
    ),
    contacts.ContactLogged: Bilingual(
        "{audience}:{outcome}、{by}{note_note}", "{audience}: {outcome}, {by}{note_note}"
    ),
    policy.ServiceDescribed: Bilingual("運用設定:サービス「{service}」", 'Policy: service "{service}"'),
    policy.PersonListed: Bilingual("運用設定:人「{person}」", 'Policy: person "{person}"'),
    policy.PersonRemoved: Bilingual("運用設定:人「{key}」を外しました", 'Policy: person "{key}" removed'),
    policy.AudienceListed: Bilingual("運用設定:宛先「{audience}」", 'Policy: audience "{audience}"'),
    policy.AudienceRemoved: Bilingual(
        "運用設定:宛先「{key}」を外しました", 'Policy: audience "{key}" removed'
    ),
    policy.ComponentListed: Bilingual("運用設定:構成要素「{component}」", 'Policy: component "{component}"'),
    policy.ComponentRemoved: Bilingual(
        "運用設定:構成要素「{id}」を外しました", 'Policy: component "{id}" removed'
    ),
    mailing.MailingListed: Bilingual(
        "運用設定:メールの宛先リスト「{mailing}」", 'Policy: mailing list "{mailing}"'
    ),
    mailing.MailingRemoved: Bilingual(
        "運用設定:メールの宛先リスト「{key}」を外しました", 'Policy: mailing list "{key}" removed'
    ),
    severity_map.SeverityMapped: Bilingual(
        "運用設定:状況ページでの見せ方 {mapping}", "Policy: shown on status pages: {mapping}"
    ),
    audience_book.QuestionListed: Bilingual(
        "運用設定:伝える相手の質問「{question}」", 'Policy: question "{question}"'
    ),
    audience_book.QuestionRemoved: Bilingual(
        "運用設定:伝える相手の質問「{key}」を外しました", 'Policy: question "{key}" removed'
    ),
    audience_book.WordingSetListed: Bilingual(
        "運用設定:文面セット「{wording_set}」", 'Policy: wording set "{wording_set}"'
    ),
    audience_book.WordingSetRemoved: Bilingual(
        "運用設定:文面セット「{key}」を外しました", 'Policy: wording set "{key}" removed'
    ),
    house_wording.WordingListed: Bilingual(
        "運用設定:使わない言葉「{wording}」", 'Policy: words to keep out "{wording}"'
    ),
    house_wording.WordingRemoved: Bilingual(
        "運用設定:使わない言葉「{key}」を外しました", 'Policy: words to keep out "{key}" removed'
    ),
    policy.CadenceSet: Bilingual("運用設定:SEV{cadence} の掲示間隔", "Policy: cadence of SEV{cadence}"),
    policy.ApprovalSet: Bilingual(
        "運用設定:公開の文面の承認「{approval}」", 'Policy: public texts approved by "{approval}"'
    ),
}

_MARKS: Mapping[type[Event], Mark] = {
    roles.RoleAssigned: Mark.PEOPLE,
    roles.RoleOffered: Mark.PEOPLE,
    roles.RoleAccepted: Mark.PEOPLE,
    roles.RoleReleased: Mark.PEOPLE,
    summons.RoleSummoned: Mark.PEOPLE,
    summons.RoleCalled: Mark.PEOPLE,
    summons.CallAnswered: Mark.PEOPLE,
    summons.SummonsEnded: Mark.PEOPLE,
    report_back.ReportAsked: Mark.PEOPLE,
    report_back.ReportGiven: Mark.PEOPLE,
    call_link.CallLinkSet: Mark.PEOPLE,
    impact.ImpactStated: Mark.FACT,
    impact.ImpactWorded: Mark.FACT,
    estimate.RecoveryEstimated: Mark.STATUS,
    estimate.EstimateWithdrawn: Mark.STATUS,
    estimate.EstimateApproved: Mark.DECISION,
    impact_windows.ImpactWindowSet: Mark.FACT,
    impact_windows.ImpactWindowStruck: Mark.FACT,
    **dict.fromkeys(CHANNEL_LINES, Mark.COMMUNICATION),
    **dict.fromkeys(INQUIRY_LINES, Mark.FACT),
    timeline.EntryCorrected: Mark.CORRECTION,
    actions.ActionStarted: Mark.ACTION,
    actions.ActionExtended: Mark.ACTION,
    actions.ActionReported: Mark.ACTION,
    actions.ActionFinished: Mark.ACTION,
    options.OptionProposed: Mark.ACTION,
    options.OptionDeclined: Mark.DECISION,
    hypotheses.HypothesisStated: Mark.HYPOTHESIS,
    hypotheses.HypothesisAssigned: Mark.HYPOTHESIS,
    hypotheses.HypothesisSupported: Mark.HYPOTHESIS,
    hypotheses.HypothesisRuledOut: Mark.HYPOTHESIS,
    signals.SignalRaised: Mark.SIGNAL,
    signals.SignalJudged: Mark.SIGNAL,
    messages.MessageKept: Mark.COMMUNICATION,
    messages.MessageApproved: Mark.COMMUNICATION,
    messages.BroadcastOrdered: Mark.COMMUNICATION,
    **dict.fromkeys(APPROVAL_LINES, Mark.COMMUNICATION),
    summary.LiveLineOrdered: Mark.COMMUNICATION,
    deliveries.DeliveryAttempted: Mark.COMMUNICATION,
    deliveries.DeliverySettled: Mark.COMMUNICATION,
    deliveries.DeliveryDecided: Mark.COMMUNICATION,
    promises.PromiseSnoozed: Mark.COMMUNICATION,
    contacts.ContactLogged: Mark.COMMUNICATION,
    audiences.AudienceJudged: Mark.COMMUNICATION,
    audiences.CommunicationPolicyChosen: Mark.DECISION,
    standing.StandingSeen: Mark.COMMUNICATION,
    standing.DriftAccepted: Mark.COMMUNICATION,
}
# Where in a channel something was to stand.
_PLACES_IN: Mapping[deliveries.Operation, Bilingual] = {
    deliveries.Operation.SUMMARY: Bilingual("{0} のまとめ", "the summary in {0}"),
    deliveries.Operation.LINE: Bilingual("{0} のスレッド", "the thread in {0}"),
}
_AUTOMATIC = Bilingual("自動", "automatic")
_OPENED = Bilingual("メンテナンスを登録:{title}", "Maintenance opened: {title}")
_NO_CALL = Bilingual("通話リンクを外しました", "The call link was taken away")
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
_APPROXIMATE = Bilingual("約 {time}", "about {time}")
_PERSONS = frozenset({"person", "owner", "watch_owner", "to", "approver", "worker", "caller", "by"})
# What stands in brackets only when there is something to say.
_NOTES: Mapping[str, Bilingual] = {
    **INQUIRY_NOTES,
    "reason": Bilingual("({0})", " ({0})"),
    "overrides": Bilingual("(注意を残して:{0})", " (left as it is: {0})"),
    "note": Bilingual("({0})", " ({0})"),
    "source": Bilingual("、根拠:{0}", "; from {0}"),
    "announce": Bilingual("。{0} に知らせます", "; announced in {0}"),
    "unapproved": Bilingual("。承認なしで送信:{0}", "; sent without an approval: {0}"),
    "of": Bilingual("({0})", " ({0})"),
    "expected": Bilingual("、期待:{0}", "; expected: {0}"),
    "measured": Bilingual("、実測:{0}", "; measured: {0}"),
    "restore_first": Bilingual("、まず復旧", "; turns back first"),
    "condition": Bilingual("、条件:{0}", "; when: {0}"),
    "speed": Bilingual("、速さ:{0}", "; speed: {0}"),
    "blast_radius": Bilingual("、影響の広さ:{0}", "; blast radius: {0}"),
    "owner": Bilingual("、調査 {0}", "; {0} looks into it"),
    "check_at": Bilingual("、{0} まで", ", by {0}"),
    "ask_again": Bilingual("、{0} に再確認", ", ask again at {0}"),
    "basis": Bilingual("({0})", " ({0})"),
    "started": Bilingual("、開始 {0}", "; from {0}"),
    "ended": Bilingual("、終了 {0}", "; until {0}"),
    "judge_by": Bilingual("、{0} まで", " by {0}"),
    "worker": Bilingual("、対応中 {0}", ", {0} is working on it"),
    "amount": Bilingual("({0})", " ({0})"),
    "concern": Bilingual("、{0}", ", {0}"),
    "why": Bilingual("({0})", " ({0})"),
    "person": Bilingual("({0})", " ({0})"),
    "caller": Bilingual("。呼ぶのは {0}", "; {0} calls"),
    "task": Bilingual(":{0}", ": {0}"),
    "text": Bilingual(":{0}", ": {0}"),
}


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
    text = TEXTS[type(event)]
    if (
        isinstance(event, incident.IncidentDeclared)
        and event.incident_kind is incident.IncidentKind.MAINTENANCE
    ):
        text = _OPENED
    if isinstance(event, timeline.EntryCorrected) and not event.text:
        text = _STRUCK
    if isinstance(event, call_link.CallLinkSet) and not event.url:
        text = _NO_CALL
    if isinstance(event, signals.SignalRaised) and event.judge_by is None:
        text = _SIGNAL_OF_THE_INCIDENT
    if isinstance(event, deliveries.DeliverySettled):
        text = _TAKEN if is_mere_taking(event.state, event.target) else _SETTLED.get(event.state, text)
    text = own_line(event) or text
    teller = _Teller(policy_now, language, zone, at)
    values = {name: teller.said(name, value) for name, value in msgspec.structs.asdict(event).items()}
    if isinstance(event, deliveries.DeliverySettled) and (place := _PLACES_IN.get(event.operation)):
        values["target"] = place.said_in(language).format(values["target"])
    values |= {"kind": kind, "version": str(version), "why": _why(event, language)}
    if isinstance(event, messages.BroadcastOrdered) and event.repairs:
        text = TOLD_AGAIN
        values["target"] = place_label(repaired_target(event), language)
    if isinstance(event, contacts.ContactLogged | audiences.AudienceJudged):
        names = Bilingual(event.name_ja or event.audience, event.name_en or event.audience)
        values["audience"] = names.said_in(language)
    if isinstance(event, inquiries.InquiriesCounted | inquiries.InquiriesTakenBack):
        called = Bilingual(event.name_ja or event.channel, event.name_en or event.channel)
        values["channel"] = called.said_in(language)
    notes = {
        f"{name}_note": (words.ja if language is Language.JA else words.en).format(values[name])
        if values.get(name)
        else ""
        for name, words in _NOTES.items()
    }
    return text.said_in(language).format(**values, **notes)


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


def kind_of(event: Event) -> Mark:
    """The mark that stands before an event in the timeline."""
    if isinstance(event, timeline.EntryAdded):
        return mark_of(event.entry_kind)
    return _MARKS.get(type(event), Mark.STATUS)


class _Teller:
    """Says one value of an event, by what it is."""

    def __init__(self, policy_now: Policy, language: Language, zone: tzinfo, at: datetime | None) -> None:
        self._policy = policy_now
        self._language = language
        self._zone = zone
        self._at = at

    def said(self, name: str, value: object) -> str:
        match value:
            case None | False:
                return ""
            case Enum():
                return label(value, self._language)
            case datetime():
                return self._time(value)
            case Occurred():
                time = self._time(value.instant)
                return _APPROXIMATE.said_in(self._language).format(time=time) if value.approximate else time
            case str():
                return self._text(name, value)
            case tuple():
                return (
                    "、".join(map(self._struct, value)) if self._ja else ", ".join(map(self._struct, value))
                )
            case _:
                return self._struct(value)

    @property
    def _ja(self) -> bool:
        return self._language is Language.JA

    def _time(self, moment: datetime) -> str:
        there = moment.astimezone(self._zone)
        same_day = self._at is not None and self._at.astimezone(self._zone).date() == there.date()
        return f"{there:%H:%M}" if same_day else f"{there:%m/%d %H:%M}"

    def _text(self, name: str, value: str) -> str:
        if name == "role":
            return role_label(value, self._language)
        if name == "target":
            return place_label(value, self._language)
        return self._policy.person_name(value) if name in _PERSONS else value

    def _struct(self, value: object) -> str:
        match value:
            case messages.Message():
                return label(value.stage, self._language)
            case impact.Amount():
                return _amount(value)
            case amendments.AmendedPlace():
                return place_label(value.target, self._language)
            case str():
                is_place = value.startswith("slack:")
                return place_label(value, self._language) if is_place else self._policy.person_name(value)
            case maintenance.Plan():
                return f"{self._time(value.starts_at)} – {self._time(value.ends_at)}"
            case impact.Phrase():
                return (value.ja or value.en) if self._ja else (value.en or value.ja)
            case policy.Person():
                return value.name
            case (
                messages.Telling()
                | policy.Audience()
                | policy.Component()
                | policy.Service()
                | inquiry_channels.InquiryChannel()
            ):
                return value.name_ja if self._ja else value.name_en
            case policy.Cadence():
                return str(value.severity)
            case policy.Approval():
                return value.public
            case severity_map.SeverityMapping():
                component = label(value.component, self._language)
                return f"SEV{value.severity} → {label(value.impact, self._language)} / {component}"
            case audience_book.Question():
                return value.ja if self._ja else value.en
            case channel_wish.ChannelWish():
                return f"#{value.name}"
            case channel_wish.UserGroup():
                return f"@{value.handle}"
            case slack_rules.SlackRules():
                return label(value.channel, self._language)
            case house_wording.HouseWording() | mailing.Mailing() | audience_book.WordingSet():
                return value.key
            case standing.Finding() | standing.Drift():
                return standing_words(value, self._language)
            case house_wording.Override():
                return _override(value, self._language)
            case _:
                return str(value)


_LEGAL = Bilingual("法務確認 {0}", "checked by {0} in legal")


def _override(override: house_wording.Override, language: Language) -> str:
    legal = _LEGAL.said_in(language).format(override.legal) if override.legal else ""
    return f"{override.rule} – {'; '.join(filter(None, (override.reason, legal)))}"


def _amount(amount: impact.Amount) -> str:
    is_one = amount.low == amount.likely == amount.high
    figures = f"{amount.likely:,}" if is_one else f"{amount.low:,}–{amount.likely:,}–{amount.high:,}"
    whole, tenth = divmod(amount.per_mille or 0, 10)
    share = "" if amount.per_mille is None else f"{whole}.{tenth}%" if tenth else f"{whole}%"
    return " ".join(filter(None, (figures, amount.unit, share)))


def _why(event: Event, language: Language) -> str:
    """The reason behind a delivery's state; for one that arrived only what was not as ordered."""
    if not isinstance(event, deliveries.DeliverySettled):
        return ""
    if event.state is DeliveryState.DELIVERED:
        return arrival_note(event.detail, language)
    return delivery_reason(event.reason, event.detail, language) if event.reason in REASONS else event.detail
