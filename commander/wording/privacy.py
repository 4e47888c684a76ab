"""Pure: the personal-data track in words: lines, labels, refusals, and that it is no legal advice (2-08, 2-10)."""

from collections.abc import Mapping
from enum import Enum

from commander.board.privacy_records import (
    PrivacyAnswer,
    PrivacyAnswered,
    PrivacyConcernRaised,
    PrivacyReaderNamed,
)
from commander.board.privacy_rules import PrivacyRulesSet
from commander.board.privacy_track_records import (
    PrivacyAnswerExplained,
    PrivacyAspect,
    PrivacyDecided,
    PrivacyDraftApproved,
    PrivacyDraftKept,
    PrivacyDraftUsed,
    PrivacyFactStated,
    PrivacyNoted,
    PrivacyTaskEnded,
    PrivacyTaskGiven,
)
from commander.board.record import Event
from commander.board.refusal import Because
from commander.board.statutory import Mark as Checked
from commander.board.statutory import Trigger
from commander.board.statutory_clocks import ClockState
from commander.board.statutory_records import (
    ClauseJudged,
    StatutoryReportFiled,
    StatutoryStartCorrected,
    StatutoryStartLogged,
)
from commander.wording.language import Bilingual

DISCLAIMER = Bilingual(
    "これは自社の法務・弁護士が確かめるためのチェックリストで、法的助言ではありません。",
    "A checklist for your own counsel, not legal advice.",
)
TRACK = Bilingual("個人データ対応(制限付き)", "Personal data (restricted)")

# The open ones say that there is something, and never what.
PRIVACY_LINES: Mapping[type[Event], Bilingual] = {
    PrivacyConcernRaised: Bilingual(
        "個人データの懸念が上がりました(内容は制限付き)", "Personal-data concern raised (details restricted)"
    ),
    PrivacyAnswered: Bilingual("個人データの該当:{answer}", "Personal data concerned: {answer}"),
    PrivacyReaderNamed: Bilingual(
        "{person} に個人データ対応の閲覧を認めました", "{person} may read the personal-data track"
    ),
    PrivacyRulesSet: Bilingual("運用設定:個人データ対応", "Policy: personal-data track"),
    PrivacyNoted: Bilingual("{text}", "{text}"),
    PrivacyAnswerExplained: Bilingual("「{answer}」の根拠:{basis}", "Basis of {answer}: {basis}"),
    PrivacyFactStated: Bilingual(
        "{aspect}{answer_note}{persons_note}{text_note}", "{aspect}{answer_note}{persons_note}{text_note}"
    ),
    PrivacyTaskGiven: Bilingual("作業:{text}(担当 {owner}{due_note})", "Task: {text} ({owner}{due_note})"),
    PrivacyTaskEnded: Bilingual("作業が終わりました{result_note}", "Task done{result_note}"),
    PrivacyDecided: Bilingual(
        "決定:{text}(決めた人 {decider}、根拠 {basis})", "Decided: {text} ({decider}; basis: {basis})"
    ),
    PrivacyDraftKept: Bilingual("文案 {template} を保存しました", "Draft {template} kept"),
    PrivacyDraftApproved: Bilingual(
        "{approver} が文案 {template} を承認しました({need})", "{approver} approved draft {template} ({need})"
    ),
    PrivacyDraftUsed: Bilingual(
        "文案 {template} を {told} に渡しました{way_note}", "Draft {template} handed to {told}{way_note}"
    ),
    StatutoryStartLogged: Bilingual(
        "起算点「{trigger}」:{at}{department_note}{person_note}{evidence_note}",
        "Clock start, {trigger}: {at}{department_note}{person_note}{evidence_note}",
    ),
    StatutoryStartCorrected: Bilingual(
        "起算点「{trigger}」を {at} に訂正しました{reason_note}",
        "Clock start, {trigger}, corrected to {at}{reason_note}",
    ),
    ClauseJudged: Bilingual(
        "{judge} の判定:{clause} は{applies}(根拠:{basis})",
        "{judge} judged: {clause} {applies} (basis: {basis})",
    ),
    StatutoryReportFiled: Bilingual(
        "{clause} の報告({report})を {by} が {at} に提出しました{number_note}",
        "Report {report} of {clause} filed by {by} at {at}{number_note}",
    ),
}
UNKNOWN_ANSWER = Bilingual(
    "個人データの該当:不明(担当 {owner}、{ask_at} に再確認)",
    "Personal data concerned: unknown ({owner} finds out, asked again at {ask_at})",
)
PRIVACY_FIELDS: Mapping[str, Bilingual] = {
    "text": Bilingual("文面", "text"),
    "body": Bilingual("本文", "body"),
    "result": Bilingual("結果", "result"),
    "department": Bilingual("部署", "department"),
    "number": Bilingual("受付番号", "number"),
}
APPLIES = {True: Bilingual("対象", "applies"), False: Bilingual("対象外", "does not apply")}
PRIVACY_NOTES: Mapping[str, Bilingual] = {
    "ask_at": Bilingual("、{0} に再確認", ", asked again at {0}"),
    "answer": Bilingual(":{0}", ": {0}"),
    "persons": Bilingual("、{0}", ", {0}"),
    "due": Bilingual("、{0} まで", ", by {0}"),
    "way": Bilingual("({0})", " ({0})"),
    "department": Bilingual("、部署 {0}", ", department {0}"),
    "evidence": Bilingual("、証跡 {0}", ", evidence: {0}"),
    "result": Bilingual("({0})", " ({0})"),
    "number": Bilingual("(受付番号 {0})", " (number {0})"),
}
PRIVACY_LABELS: Mapping[type[Enum], Mapping[Enum, Bilingual]] = {
    PrivacyAnswer: {
        PrivacyAnswer.YES: Bilingual("あり", "yes"),
        PrivacyAnswer.NO: Bilingual("なし", "no"),
        PrivacyAnswer.UNKNOWN: Bilingual("不明", "unknown"),
    },
    PrivacyAspect: {
        PrivacyAspect.KIND: Bilingual("データの種類", "Kind of data"),
        PrivacyAspect.PERSONS: Bilingual("本人の数", "Number of persons"),
        PrivacyAspect.THIRD_PARTY: Bilingual("第三者の閲覧", "Seen by third parties"),
        PrivacyAspect.MALICIOUS: Bilingual("不正の目的のおそれ", "Possibly malicious"),
        PrivacyAspect.ENCRYPTION: Bilingual("高度な暗号化", "Encrypted"),
        PrivacyAspect.EVIDENCE: Bilingual("証拠の保全", "Evidence preserved"),
        PrivacyAspect.OVERVIEW: Bilingual("概要", "Overview"),
        PrivacyAspect.ITEMS: Bilingual("個人データの項目", "Items of data"),
        PrivacyAspect.CAUSE: Bilingual("原因", "Cause"),
        PrivacyAspect.SECONDARY: Bilingual("二次被害とそのおそれ", "Misuse seen or possible"),
        PrivacyAspect.RESPONSE: Bilingual("本人への対応", "What is done for the persons"),
        PrivacyAspect.PUBLICATION: Bilingual("公表", "Publication"),
        PrivacyAspect.PREVENTION: Bilingual("再発防止策", "Prevention"),
        PrivacyAspect.OTHER: Bilingual("その他", "Other"),
    },
    Trigger: {
        Trigger.OCCURRENCE: Bilingual("発生", "occurrence"),
        Trigger.KNOWING: Bilingual("知った時", "knowing"),
        Trigger.CLASSIFICATION: Bilingual("分類の決定", "classification"),
        Trigger.MATERIALITY: Bilingual("重要性の判断", "materiality"),
        Trigger.REMEDY: Bilingual("対策の提供", "remedy available"),
    },
    Checked: {
        Checked.V1: Bilingual("公的な原典で確認", "read in an official text"),
        Checked.V2: Bilingual("二次資料で確認", "read in a secondary text"),
        Checked.R: Bilingual("未確認", "unverified"),
        Checked.OWN: Bilingual("自社の契約", "own contract"),
    },
    ClockState: {
        ClockState.RUNNING: Bilingual("進行中", "running"),
        ClockState.UNSTARTED: Bilingual("起算前", "not started"),
        ClockState.PROMPTLY: Bilingual("速やかに(日数の定めなし)", "promptly (no number of days)"),
        ClockState.FILED: Bilingual("提出済み", "filed"),
    },
}
PRIVACY_REFUSALS: Mapping[Because, Bilingual] = {
    Because.PRIVACY_NO_RIGHT: Bilingual(
        "{person} は個人データ対応を閲覧できません。閲覧できる人({persons})に加えてもらうか、"
        "閲覧できる役割({roles})に就いてください。",
        "{person} may not read the personal-data track: ask somebody who may ({persons}) to let you in,"
        " or take a role that may ({roles}).",
    ),
    Because.PRIVACY_ANSWER_UNKNOWN: Bilingual(
        "「{answer}」という答えはありません。{answers} のどれかにしてください。",
        'There is no answer "{answer}": use one of {answers}.',
    ),
    Because.PRIVACY_NO_NEEDS_BASIS: Bilingual(
        "「なし」とするには根拠が必要です。何を確認したかを書いてください。",
        '"No" needs its basis: write what was checked.',
    ),
    Because.PRIVACY_WAITS: Bilingual(
        "個人データの懸念に答えが出ていません。あり・なし(根拠)・不明(担当と再確認の時刻)で答えてから終了してください。",
        "A personal-data concern has no answer yet: answer yes, no with its basis, or unknown, and then close.",
    ),
    Because.PRIVACY_FACT_UNKNOWN: Bilingual(
        "事実シートに「{aspect}」という項目はありません。{aspects} のどれかにしてください。",
        'The fact sheet has no line "{aspect}": use one of {aspects}.',
    ),
    Because.PRIVACY_TASK_UNKNOWN: Bilingual("その作業は見つかりません。", "That task was not found."),
    Because.PRIVACY_TASK_ENDED: Bilingual(
        "作業「{task}」はすでに終わっています。", 'The task "{task}" has ended already.'
    ),
    Because.PRIVACY_TEMPLATE_UNKNOWN: Bilingual(
        "文案「{template}」はありません。{templates} のどれかにしてください。",
        'There is no draft "{template}": use one of {templates}.',
    ),
    Because.PRIVACY_NO_DRAFT: Bilingual(
        "文案 {template} はまだありません。先に保存してください。",
        "There is no draft {template} yet: keep one first.",
    ),
    Because.PRIVACY_DRAFT_UNAPPROVED: Bilingual(
        "文案 {template} は {roles} の承認がまだです。承認を得てから渡してください。",
        "Draft {template} still needs the approval of {roles}: get it before handing it out.",
    ),
    Because.PRIVACY_DRAFT_APPROVED: Bilingual(
        "文案 {template} の承認は揃っています。", "Draft {template} has every approval it needs."
    ),
    Because.PRIVACY_DRAFT_CHANGED: Bilingual(
        "文案 {template} は読んだ後に変わりました。新しい版を読んでから承認してください。",
        "Draft {template} has changed since you read it: read the new one and approve that.",
    ),
    Because.PRIVACY_DRAFT_NOT_YOURS: Bilingual(
        "文案 {template} を承認できるのは {roles} です。",
        "Draft {template} is approved by {roles}.",
    ),
    Because.PRIVACY_DRAFT_UNFILLED: Bilingual(
        "文案 {template} に埋まっていない欄({fields})があります。埋めて保存し直してください。使わない言語の文面は空にします。",
        "Draft {template} has blanks ({fields}): fill them and keep it again. Empty the text of a language that is"
        " not used.",
    ),
    Because.CLAUSE_OFF: Bilingual(
        "{clause} は未確認のため使えません。法務が確かめたら、運用設定の [privacy] on に加えてください。",
        "{clause} is off because nobody has verified it: once counsel has, add it to on in [privacy] of the policy.",
    ),
    Because.CLAUSE_UNKNOWN: Bilingual(
        "「{clause}」という義務は一覧にありません。commander privacy duties で確認してください。",
        'There is no duty "{clause}" on the list: see commander privacy duties.',
    ),
    Because.CLAUSE_NOT_JUDGED: Bilingual(
        "{clause} はまだ「対象」と判定されていません。先に判定してください。",
        "Nobody has judged that {clause} applies: judge it first.",
    ),
    Because.START_NEEDED: Bilingual(
        "{clause} の起算点「{trigger}」がまだ記録されていません。いつかを入力してください。",
        "The start of {clause}, {trigger}, is not logged yet: say when it was.",
    ),
    Because.START_LOGGED: Bilingual(
        "起算点「{trigger}」は記録済みで、動かせません。誤りなら理由を付けて訂正してください。",
        "The start, {trigger}, is logged and can't be moved: if it is wrong, correct it with a reason.",
    ),
    Because.START_NOT_LOGGED: Bilingual(
        "起算点「{trigger}」はまだ記録されていません。先に記録してください。",
        "The start, {trigger}, is not logged yet: log it first.",
    ),
    Because.STATUTORY_REPORT_UNKNOWN: Bilingual(
        "「{report}」という報告はありません。{reports} のどれかにしてください。",
        'There is no report "{report}": use one of {reports}.',
    ),
    Because.TRIGGER_UNKNOWN: Bilingual(
        "起算点の種類「{trigger}」はありません。{triggers} のどれかにしてください。",
        'There is no kind of start "{trigger}": use one of {triggers}.',
    ),
}
