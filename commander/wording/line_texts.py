"""Pure: one sentence for each kind of event, what stands in brackets beside it, and the mark before it."""

from collections.abc import Mapping

from commander.board import (
    actions,
    audiences,
    call_link,
    contacts,
    deliveries,
    erasure,
    estimate,
    feeds,
    hypotheses,
    impact,
    impact_windows,
    incident,
    maintenance_records,
    message,
    milestones,
    options,
    privacy_track_records,
    promises,
    report_back,
    roles,
    signals,
    standing,
    statutory_records,
    summary,
    summons,
    timeline,
    watch,
)
from commander.board.record import Erased, Event, Unknown
from commander.wording.approval import APPROVAL_LINES
from commander.wording.attachments import ATTACHMENT_LINES
from commander.wording.channel_lines import CHANNEL_LINES
from commander.wording.customers import CUSTOMER_LINES
from commander.wording.gates import GATE_DECISIONS, GATE_LEFTOVERS, GATE_LINES, GATE_NOTES
from commander.wording.impact_said import IMPACT_LINES
from commander.wording.inquiries import INQUIRY_LINES, INQUIRY_NOTES
from commander.wording.labels import Mark
from commander.wording.language import Bilingual
from commander.wording.people import PEOPLE_LINES, PEOPLE_NOTES
from commander.wording.policy_lines import POLICY_LINES
from commander.wording.privacy import PRIVACY_LINES, PRIVACY_NOTES
from commander.wording.slack_said import SLACK_LINES
from commander.wording.watch import WATCH_LINES, WATCH_NOTES
from commander.wording.work import (
    COURSE_LINES,
    DECISION_LINES,
    FINDING_LINES,
    FOLLOW_UP_LINES,
    QUESTION_LINES,
    WORK_NOTES,
)

# One sentence an event. {reason_note} and the like stand with their brackets, or not at all.
TEXTS: Mapping[type[Event], Bilingual] = {
    Erased: Bilingual("消去済み", "erased"),
    Unknown: Bilingual("新しい版の記録です({kind}/{version})", "newer record ({kind}/{version})"),
    incident.IncidentDeclared: Bilingual("インシデントを宣言:{title}", "Declared: {title}"),
    incident.IncidentRetitled: Bilingual("タイトルを変更:{title}", "Retitled: {title}"),
    incident.SeveritySet: Bilingual(
        "重大度を SEV{severity} にしました{reason_note}{weighed_note}",
        "Severity set to SEV{severity}{reason_note}{weighed_note}",
    ),
    incident.ImpactStartSet: Bilingual("影響の開始を {started} としました", "Impact began at {started}"),
    incident.PhaseEntered: Bilingual(
        "フェーズを「{phase}」にしました{excuses_note}", "Entered the phase {phase}{excuses_note}"
    ),
    incident.IncidentRestored: Bilingual(
        "復旧を宣言。{watch_owner} が {watch_until} まで経過観察します{recurrence_note}",
        "Recovery declared; {watch_owner} watches until {watch_until}{recurrence_note}",
    ),
    incident.IncidentReopened: Bilingual("再開しました{reason_note}", "Reopened{reason_note}"),
    incident.IncidentClosed: Bilingual("終了しました{reason_note}", "Closed{reason_note}"),
    roles.RoleAssigned: Bilingual("{person} が{role}になりました", "{person} is now {role}"),
    roles.RoleReleased: Bilingual("{person} が{role}を離れました", "{person} left the role of {role}"),
    summons.RoleSummoned: Bilingual(
        "{role}を呼び出します{person_note}{caller_note}", "{role} is wanted{person_note}{caller_note}"
    ),
    summons.RoleCalled: Bilingual("{role}として {person} に電話しました", "Called {person} as {role}"),
    summons.CallAnswered: Bilingual(
        "{role}の呼び出し:{person}、{answer}", "Call to {person} as {role}: {answer}"
    ),
    summons.SummonsEnded: Bilingual("{role}の呼び出しをやめました", "{role} is no longer wanted"),
    **PEOPLE_LINES,
    report_back.ReportGiven: Bilingual("{role}から報告がありました{text_note}", "{role} reported{text_note}"),
    call_link.CallLinkSet: Bilingual("通話リンク:{url}", "Call link: {url}"),
    impact.ImpactStated: Bilingual(
        "影響({aspect}、{certainty}{concern_note}){text_note}{amount_note}{details_note}",
        "Impact ({aspect}, {certainty}{concern_note}){text_note}{amount_note}{details_note}",
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
    **CUSTOMER_LINES,
    **ATTACHMENT_LINES,
    **PRIVACY_LINES,
    **IMPACT_LINES,
    timeline.EntryAdded: Bilingual("{text}", "{text}"),
    erasure.EntryErased: Bilingual(
        "記録の内容を消去しました({reason})", "The text of an entry was erased ({reason})"
    ),
    timeline.EntryCorrected: Bilingual("訂正:{text}{reason_note}", "Corrected: {text}{reason_note}"),
    actions.ActionStarted: Bilingual(
        "対応開始:{text}(担当 {owner}{is_asked_note}、{check_at} に効果確認{expected_note}{fallback_note})",
        "Action started: {text} ({owner}{is_asked_note}, effect checked at {check_at}{expected_note}{fallback_note})",
    ),
    actions.ActionExtended: Bilingual(
        "効果確認を {check_at} に延ばしました{reason_note}", "Effect check moved to {check_at}{reason_note}"
    ),
    actions.ActionReported: Bilingual("経過報告:{text}", "Report: {text}"),
    actions.ActionFinished: Bilingual(
        "対応終了:{result}{measured_note}{note_note}", "Action ended: {result}{measured_note}{note_note}"
    ),
    **COURSE_LINES,
    **DECISION_LINES,
    **QUESTION_LINES,
    **FOLLOW_UP_LINES,
    **FINDING_LINES,
    **SLACK_LINES,
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
        "兆候を「{verdict}」と判定{reason_note}{worker_note}{evidence_note}{reply_note}",
        "Signal judged: {verdict}{reason_note}{worker_note}{evidence_note}{reply_note}",
    ),
    **WATCH_LINES,
    **GATE_LINES,
    message.MessageKept: Bilingual("連絡文の版を残しました", "A revision of a message was kept"),
    message.MessageApproved: Bilingual(
        "{approver} が連絡文を承認しました{targets_note}", "{approver} approved a message{targets_note}"
    ),
    message.BroadcastOrdered: Bilingual(
        "{tellings}へ「{content}」を送信待ちにしました{overrides_note}{unapproved_note}",
        'Queued "{content}" for {tellings}{overrides_note}{unapproved_note}',
    ),
    summary.SummaryDrawn: Bilingual("Slack のまとめを更新しました", "The summary in Slack was drawn up"),
    summary.LiveLineOrdered: Bilingual("スレッドへの実況:{text}", "Live in the thread: {text}"),
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
    maintenance_records.MaintenancePlanned: Bilingual(
        "メンテナンスを予定:{plan}", "Maintenance planned: {plan}"
    ),
    maintenance_records.MaintenanceStarted: Bilingual("メンテナンスを開始しました", "The maintenance began"),
    maintenance_records.MaintenanceVerifying: Bilingual(
        "作業を終え、動作確認を始めました", "The work is done and is being verified"
    ),
    maintenance_records.MaintenanceCompleted: Bilingual(
        "メンテナンスを完了しました", "The maintenance is complete"
    ),
    maintenance_records.MaintenanceExtended: Bilingual(
        "終了予定を {ends_at} に変更しました{reason_note}", "The end was moved to {ends_at}{reason_note}"
    ),
    maintenance_records.MaintenanceCancelled: Bilingual(
        "メンテナンスを中止しました{reason_note}", "The maintenance was called off{reason_note}"
    ),
    maintenance_records.MaintenanceLinked: Bilingual(
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
    **POLICY_LINES,
}

MARKS: Mapping[type[Event], Mark] = {
    roles.RoleAssigned: Mark.PEOPLE,
    **dict.fromkeys(PEOPLE_LINES, Mark.PEOPLE),
    roles.RoleReleased: Mark.PEOPLE,
    summons.RoleSummoned: Mark.PEOPLE,
    summons.RoleCalled: Mark.PEOPLE,
    summons.CallAnswered: Mark.PEOPLE,
    summons.SummonsEnded: Mark.PEOPLE,
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
    **dict.fromkeys(PRIVACY_LINES, Mark.FACT),
    privacy_track_records.PrivacyDecided: Mark.DECISION,
    privacy_track_records.PrivacyTaskGiven: Mark.ACTION,
    privacy_track_records.PrivacyTaskEnded: Mark.ACTION,
    statutory_records.ClauseJudged: Mark.DECISION,
    **dict.fromkeys(IMPACT_LINES, Mark.FACT),
    **dict.fromkeys(GATE_DECISIONS, Mark.DECISION),
    **dict.fromkeys(GATE_LEFTOVERS, Mark.FOLLOW_UP),
    erasure.EntryErased: Mark.CORRECTION,
    **dict.fromkeys(SLACK_LINES, Mark.COMMUNICATION),
    timeline.EntryCorrected: Mark.CORRECTION,
    actions.ActionStarted: Mark.ACTION,
    actions.ActionExtended: Mark.ACTION,
    actions.ActionReported: Mark.ACTION,
    actions.ActionFinished: Mark.ACTION,
    **dict.fromkeys(COURSE_LINES, Mark.ACTION),
    **dict.fromkeys(DECISION_LINES, Mark.DECISION),
    **dict.fromkeys(QUESTION_LINES, Mark.QUESTION),
    **dict.fromkeys(FOLLOW_UP_LINES, Mark.FOLLOW_UP),
    **dict.fromkeys(FINDING_LINES, Mark.FACT),
    options.OptionProposed: Mark.ACTION,
    options.OptionDeclined: Mark.DECISION,
    hypotheses.HypothesisStated: Mark.HYPOTHESIS,
    hypotheses.HypothesisAssigned: Mark.HYPOTHESIS,
    hypotheses.HypothesisSupported: Mark.HYPOTHESIS,
    hypotheses.HypothesisRuledOut: Mark.HYPOTHESIS,
    signals.SignalRaised: Mark.SIGNAL,
    signals.SignalJudged: Mark.SIGNAL,
    signals.SignalAcknowledged: Mark.SIGNAL,
    signals.SignalMerged: Mark.SIGNAL,
    signals.SignalHeard: Mark.SIGNAL,
    feeds.SignalPlaced: Mark.SIGNAL,
    watch.WatchMissed: Mark.SIGNAL,
    watch.WatchMissAnswered: Mark.SIGNAL,
    milestones.MilestoneCorrected: Mark.CORRECTION,
    message.MessageKept: Mark.COMMUNICATION,
    message.MessageApproved: Mark.COMMUNICATION,
    message.BroadcastOrdered: Mark.COMMUNICATION,
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
# What stands in brackets only when there is something to say.
NOTES: Mapping[str, Bilingual] = {
    **PRIVACY_NOTES,
    **INQUIRY_NOTES,
    **GATE_NOTES,
    **WATCH_NOTES,
    **WORK_NOTES,
    **PEOPLE_NOTES,
    "reason": Bilingual("({0})", " ({0})"),
    "overrides": Bilingual("(注意を残して:{0})", " (left as it is: {0})"),
    "note": Bilingual("({0})", " ({0})"),
    "source": Bilingual("、根拠:{0}", "; from {0}"),
    "announce": Bilingual("。{0} に知らせます", "; announced in {0}"),
    "targets": Bilingual("({0})", " ({0})"),
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
    "details": Bilingual(" [{0}]", " [{0}]"),
    "weighed": Bilingual("。考慮:{0}", "; weighed: {0}"),
    "why": Bilingual("({0})", " ({0})"),
    "person": Bilingual("({0})", " ({0})"),
    "caller": Bilingual("。呼ぶのは {0}", "; {0} calls"),
    "task": Bilingual(":{0}", ": {0}"),
    "text": Bilingual(":{0}", ": {0}"),
}
