"""Pure: the names of states, roles, phases and kinds in both languages, and the one-character marks of the timeline."""

from collections.abc import Mapping
from enum import Enum, StrEnum

from commander.board.actions import Result
from commander.board.channel_wish import INCIDENT_CHANNEL
from commander.board.deliveries import DeliveryState
from commander.board.hypotheses import HypothesisState
from commander.board.impact import Aspect, Certainty, Concern
from commander.board.incident import IncidentKind, Phase
from commander.board.maintenance import MaintenanceState
from commander.board.options import OptionState
from commander.board.signals import Verdict
from commander.board.staffing import Caution
from commander.board.summons import Answer, CallState
from commander.board.timeline import EntryKind
from commander.deadlines import DeadlineKind, Urgency
from commander.wording.customers import CUSTOMER_LABELS
from commander.wording.gates import GATE_LABELS
from commander.wording.impact_said import IMPACT_LABELS
from commander.wording.inquiries import INQUIRY_LABELS
from commander.wording.language import Bilingual, Language
from commander.wording.people import PEOPLE_LABELS
from commander.wording.privacy import PRIVACY_LABELS
from commander.wording.severity import SEVERITY_LABELS
from commander.wording.slack_said import SLACK_LABELS
from commander.wording.telling_labels import TELLING_LABELS
from commander.wording.watch import WATCH_LABELS
from commander.wording.work import WORK_LABELS
from commander.wording.yes_no import YES_NO_LABELS


class Mark(StrEnum):
    """What kind a row of the timeline is, in one letter (practice §1.4); a signal has a sign of its own."""

    FACT = "F"
    HYPOTHESIS = "H"
    DECISION = "D"
    ACTION = "A"
    QUESTION = "Q"
    COMMUNICATION = "C"
    PEOPLE = "P"
    FOLLOW_UP = "T"
    GOOD_MOVE = "G"
    STATUS = "S"
    CORRECTION = "X"
    SIGNAL = "signal"


# By class, because members of two StrEnums with the same text are equal: Result.FAILED == DeliveryState.FAILED.
LABELS: Mapping[type[Enum], Mapping[Enum, Bilingual]] = {
    **TELLING_LABELS,
    **INQUIRY_LABELS,
    **CUSTOMER_LABELS,
    **WORK_LABELS,
    **YES_NO_LABELS,
    **IMPACT_LABELS,
    **GATE_LABELS,
    **SEVERITY_LABELS,
    **PEOPLE_LABELS,
    **PRIVACY_LABELS,
    **WATCH_LABELS,
    **SLACK_LABELS,
    Phase: {
        Phase.DETECTED: Bilingual("発生", "Detected"),
        Phase.INVESTIGATION: Bilingual("初期調査", "Initial investigation"),
        Phase.ALIGNMENT: Bilingual("対応方針決定", "Alignment"),
        Phase.RESPONSE: Bilingual("障害対応", "Response"),
        Phase.CLOSING: Bilingual("クロージング", "Closing"),
    },
    MaintenanceState: {
        MaintenanceState.SCHEDULED: Bilingual("予定", "Scheduled"),
        MaintenanceState.IN_PROGRESS: Bilingual("作業中", "In progress"),
        MaintenanceState.VERIFYING: Bilingual("動作確認中", "Verifying"),
        MaintenanceState.COMPLETED: Bilingual("完了", "Completed"),
        MaintenanceState.CANCELLED: Bilingual("中止", "Cancelled"),
    },
    EntryKind: {
        EntryKind.FACT: Bilingual("事実", "Fact"),
        EntryKind.HYPOTHESIS: Bilingual("仮説", "Hypothesis"),
        EntryKind.DECISION: Bilingual("決定", "Decision"),
        EntryKind.ACTION: Bilingual("対応", "Action"),
        EntryKind.QUESTION: Bilingual("質問", "Question"),
        EntryKind.COMMUNICATION: Bilingual("連絡", "Communication"),
        EntryKind.PEOPLE: Bilingual("人", "People"),
        EntryKind.FOLLOW_UP: Bilingual("後続", "Follow-up"),
        EntryKind.GOOD_MOVE: Bilingual("良い動き", "Good move"),
        EntryKind.STATUS: Bilingual("状況", "Status"),
    },
    Mark: {
        Mark.FACT: Bilingual("事実", "Fact"),
        Mark.HYPOTHESIS: Bilingual("仮説", "Hypothesis"),
        Mark.DECISION: Bilingual("決定", "Decision"),
        Mark.ACTION: Bilingual("対応", "Action"),
        Mark.QUESTION: Bilingual("質問", "Question"),
        Mark.COMMUNICATION: Bilingual("連絡", "Communication"),
        Mark.PEOPLE: Bilingual("人", "People"),
        Mark.FOLLOW_UP: Bilingual("後続", "Follow-up"),
        Mark.GOOD_MOVE: Bilingual("良い動き", "Good move"),
        Mark.STATUS: Bilingual("状況", "Status"),
        Mark.CORRECTION: Bilingual("訂正", "Correction"),
        Mark.SIGNAL: Bilingual("兆候", "Signal"),
    },
    Aspect: {
        Aspect.WHO: Bilingual("誰に", "Who"),
        Aspect.WHAT: Bilingual("何が", "What"),
        Aspect.HOW_MANY: Bilingual("件数", "How many"),
        Aspect.SYSTEM: Bilingual("システム", "System"),
        Aspect.INQUIRIES: Bilingual("問合せ", "Inquiries"),
        Aspect.HANDS_ON: Bilingual("手元確認", "Hands-on"),
        Aspect.PERSONAL_DATA: Bilingual("個人情報", "Personal data"),
        Aspect.MONEY: Bilingual("金銭", "Money"),
        Aspect.WORKAROUND: Bilingual("回避方法", "Workaround"),
        Aspect.INTEGRITY: Bilingual("データ", "Data"),
        Aspect.CONTRACT: Bilingual("契約・SLA", "Contract (SLA)"),
        Aspect.SAFETY: Bilingual("人の安全", "Safety"),
        Aspect.REGULATED: Bilingual("決済・規制", "Payments, regulated"),
    },
    Certainty: {
        Certainty.CONFIRMED: Bilingual("確定", "confirmed"),
        Certainty.ESTIMATED: Bilingual("推定", "estimated"),
        Certainty.UNCONFIRMED: Bilingual("未確認", "not confirmed"),
    },
    Concern: {
        Concern.NONE: Bilingual("なし(根拠あり)", "none, with its basis"),
        Concern.POSSIBLE: Bilingual("懸念あり", "possible"),
        Concern.CONFIRMED: Bilingual("確認", "confirmed"),
    },
    Verdict: {
        Verdict.NEW: Bilingual("新しい障害", "a new incident"),
        Verdict.SAME: Bilingual("この障害の続き", "the same incident"),
        Verdict.NOISE: Bilingual("ノイズ", "noise"),
    },
    Answer: {
        Answer.COMING: Bilingual("来ます", "is coming"),
        Answer.DECLINED: Bilingual("来られません", "can't come"),
        Answer.NO_ANSWER: Bilingual("応答なし", "no answer"),
    },
    CallState: {
        CallState.ASKED: Bilingual("呼出前", "to be called"),
        CallState.CALLED: Bilingual("呼出中", "calling"),
        CallState.COMING: Bilingual("向かっています", "on the way"),
        CallState.DECLINED: Bilingual("来られません", "can't come"),
        CallState.NO_ANSWER: Bilingual("応答なし", "no answer"),
        CallState.ARRIVED: Bilingual("到着", "arrived"),
    },
    Caution: {
        Caution.COMMANDER_ACTS: Bilingual(
            "指揮は手を動かしません。対応の担当を別の人に移してください。",
            "The commander doesn't touch systems: give the running action to somebody else.",
        ),
        Caution.SCRIBE_FIXES: Bilingual(
            "書記は復旧作業をしません。どちらかを別の人に移してください。",
            "The scribe doesn't fix: give one of the two to somebody else.",
        ),
        Caution.DEPUTY_INVESTIGATES: Bilingual(
            "副指揮は調査をしません。どちらかを別の人に移してください。",
            "The deputy doesn't investigate: give one of the two to somebody else.",
        ),
        Caution.LEADS_BOTH: Bilingual(
            "A班とB班は別々の人が率います。", "Teams A and B need one leader each."
        ),
        Caution.LONG_IN_CHAIR: Bilingual(
            "3時間を超えました。交代を考えてください。", "Over 3 hours in the chair: think of a relief."
        ),
    },
    Result: {
        Result.WORKED: Bilingual("効果あり", "it worked"),
        Result.PARTLY: Bilingual("一部効果", "worked in part"),
        Result.NO_EFFECT: Bilingual("効果なし", "no effect"),
        Result.WORSE: Bilingual("悪化", "worse"),
        Result.FAILED: Bilingual("失敗", "failed"),
        Result.DROPPED: Bilingual("見送り", "dropped"),
    },
    OptionState: {
        OptionState.OPEN: Bilingual("代替案", "option"),
        OptionState.TAKEN: Bilingual("採用", "taken"),
        OptionState.DECLINED: Bilingual("見送り", "declined"),
    },
    HypothesisState: {
        HypothesisState.OPEN: Bilingual("調査中", "looked into"),
        HypothesisState.SUPPORTED: Bilingual("有力", "supported"),
        HypothesisState.RULED_OUT: Bilingual("否定", "ruled out"),
    },
    IncidentKind: {
        IncidentKind.REAL: Bilingual("本番", "Real"),
        IncidentKind.DRILL: Bilingual("訓練", "Drill"),
        IncidentKind.TEST: Bilingual("テスト", "Test"),
        IncidentKind.NOTICE: Bilingual("お知らせのみ", "Notice only"),
        IncidentKind.MAINTENANCE: Bilingual("メンテナンス", "Maintenance"),
    },
    DeadlineKind: {
        DeadlineKind.FIRST_POST: Bilingual("初回公表", "First public post"),
        DeadlineKind.SCOPE_POST: Bilingual("影響範囲のお知らせ", "Post of the scope"),
        DeadlineKind.NEXT_UPDATE: Bilingual("次の社外更新", "Next public update"),
        DeadlineKind.TIME_BOX: Bilingual("効果確認", "Effect check"),
        DeadlineKind.SIGNAL: Bilingual("兆候の判定", "Signal to judge"),
        DeadlineKind.SIGNAL_SEEN: Bilingual("兆候を見る人", "Signal: somebody looks"),
        DeadlineKind.RESTORATION: Bilingual("復旧の確認待ち", "Recovery not heard by all"),
        DeadlineKind.WATCH: Bilingual("経過観察の終わり", "End of the watch"),
        DeadlineKind.LANGUAGE: Bilingual("もう一方の言語", "Other language"),
        DeadlineKind.ETA: Bilingual("公表した復旧見込み", "Published ETA"),
        DeadlineKind.CONTACT: Bilingual("再連絡", "Try to reach again"),
        DeadlineKind.FIRST_CONTACT: Bilingual("初回連絡", "First contact"),
        DeadlineKind.AUDIENCE_UPDATE: Bilingual("宛先への続報", "Update to an audience"),
        DeadlineKind.AUDIENCE_QUESTION: Bilingual("ほかに伝える相手の確認", "Who else must know?"),
        DeadlineKind.REACH: Bilingual("周知の範囲の決定", "How far to tell"),
        DeadlineKind.PERSONAL_DATA: Bilingual("個人データの確認", "Personal data concerned?"),
        DeadlineKind.STATUTORY: Bilingual("法定報告", "Statutory report"),
        DeadlineKind.CUSTOMER_LIST: Bilingual("顧客リストの削除", "Delete the list of customers"),
        DeadlineKind.NEGLIGIBLE: Bilingual("影響の再確認", "Look at the impact again"),
        DeadlineKind.GATE: Bilingual("あとで決める確認", "Check to decide"),
        DeadlineKind.SYNC: Bilingual("次に集まる時刻", "Next sync"),
        DeadlineKind.DEFERRAL: Bilingual("持ち越し", "Left over"),
        DeadlineKind.ACCEPTANCE: Bilingual("引き受けの返事", "Yes or no"),
        DeadlineKind.UNOWNED: Bilingual("担当なし", "Nobody has it"),
        DeadlineKind.POLL: Bilingual("提案への判断", "Proposal to decide"),
        DeadlineKind.DECISION_REVIEW: Bilingual("決定の見直し", "Decision to review"),
        DeadlineKind.QUESTION: Bilingual("質問の回答", "Answer"),
        DeadlineKind.HYPOTHESIS: Bilingual("仮説の確認", "Hypothesis to check"),
        DeadlineKind.DIAGNOSIS: Bilingual("原因の見立ての目標", "Target: diagnosis"),
        DeadlineKind.MITIGATION: Bilingual("影響の緩和の目標", "Target: mitigation"),
        DeadlineKind.FOLLOW_UP: Bilingual("後続作業", "Follow-up"),
        DeadlineKind.REPORT: Bilingual("約束した報告書", "Report due"),
        DeadlineKind.MAINTENANCE_START: Bilingual("開始まで", "Starts in"),
        DeadlineKind.MAINTENANCE_END: Bilingual("終了まで", "Ends in"),
    },
    Urgency: {
        Urgency.CALM: Bilingual("余裕あり", "in time"),
        Urgency.SOON: Bilingual("まもなく", "soon"),
        Urgency.DUE: Bilingual("期限切れ", "overdue"),
    },
}

# The catalogue of practice §2; the policy may call a role otherwise (commander.wording.role_names).
ROLE_LABELS: Mapping[str, Bilingual] = {
    "ic": Bilingual("指揮", "Commander"),
    "deputy": Bilingual("副指揮", "Deputy"),
    "scribe": Bilingual("書記", "Scribe"),
    "sme": Bilingual("作業担当", "Subject-matter expert"),
    "lead_a": Bilingual("A班 原因・復旧", "Team A: restore"),
    "lead_b": Bilingual("B班 顧客・対外", "Team B: customers"),
    "lead_alpha": Bilingual("アルファ班", "Team Alpha"),
    "lead_bravo": Bilingual("ブラボー班", "Team Bravo"),
    "lead_charlie": Bilingual("チャーリー班", "Team Charlie"),
    "lead_delta": Bilingual("デルタ班", "Team Delta"),
    "lead_echo": Bilingual("エコー班", "Team Echo"),
    "hub": Bilingual("連携係", "Hub"),
    "cl": Bilingual("顧客対応", "Customer liaison"),
    "il": Bilingual("社内連絡", "Internal liaison"),
    "pr": Bilingual("広報", "PR"),
    "legal": Bilingual("法務", "Legal"),
    "privacy": Bilingual("個人情報保護", "Privacy officer"),
    "extrel": Bilingual("渉外", "External relations"),
    "sec": Bilingual("セキュリティ", "Security"),
    "sales": Bilingual("営業", "Sales"),
    "biz": Bilingual("意思決定者", "Decision-maker"),
    "exec": Bilingual("経営", "Executives"),
    "vendor": Bilingual("委託先", "Vendor contact"),
    "observer": Bilingual("見学", "Observer"),
}

# What a message is before it is owed: states of the sheet, not of a delivery (look.md rule 4).
DRAFT = Bilingual("下書き", "draft")

MARKS: Mapping[Mark, Bilingual] = {
    Mark.FACT: Bilingual("事", "F"),
    Mark.HYPOTHESIS: Bilingual("仮", "H"),
    Mark.DECISION: Bilingual("決", "D"),
    Mark.ACTION: Bilingual("対", "A"),
    Mark.QUESTION: Bilingual("問", "Q"),
    Mark.COMMUNICATION: Bilingual("連", "C"),
    Mark.PEOPLE: Bilingual("人", "P"),
    Mark.FOLLOW_UP: Bilingual("後", "T"),
    Mark.GOOD_MOVE: Bilingual("良", "G"),
    Mark.STATUS: Bilingual("状", "S"),
    Mark.CORRECTION: Bilingual("訂", "X"),
    Mark.SIGNAL: Bilingual("兆", "!"),
}
_MARK_OF_ENTRY: Mapping[EntryKind, Mark] = {kind: Mark[kind.name] for kind in EntryKind}


def label(member: Enum, language: Language) -> str:
    """The name of a state, phase, kind, …; the member's own text for an enum that has no table here."""
    found = LABELS.get(type(member), {}).get(member)
    return found.said_in(language) if found else str(member.value)


_PLACES: Mapping[str, Bilingual] = {
    "page": Bilingual("自社ページ", "our own page"),
    "statuspage": Bilingual("ステータスページ", "the status page"),
    "cachet": Bilingual("Cachet", "Cachet"),
}
_INCIDENT_CHANNEL = Bilingual("専用チャンネル", "the incident channel")
_MAIL = Bilingual("メール({0})", "mail to {0}")
# A mail server answers for itself, not for those the mail is for.
_TAKEN = Bilingual("サーバー受理", "taken by the mail server")


def place_label(target: str, language: Language) -> str:
    """A target as people call it: "slack:#incidents" is #incidents."""
    scheme, _, address = target.partition(":")
    if scheme == "email":
        return _MAIL.said_in(language).format(address)
    if target == INCIDENT_CHANNEL:
        return _INCIDENT_CHANNEL.said_in(language)
    return _PLACES[scheme].said_in(language) if scheme in _PLACES else address or target


def delivery_label(state: DeliveryState, target: str, language: Language) -> str:
    """The word for where a delivery stands; for a mail it claims no more than a mail server does."""
    return _TAKEN.said_in(language) if is_mere_taking(state, target) else label(state, language)


def is_mere_taking(state: DeliveryState, target: str) -> bool:
    """Whether delivered means that a mail server took it: nobody knows of any reader."""
    return state is DeliveryState.DELIVERED and target.partition(":")[0] == "email"


def role_label(role: str, language: Language) -> str:
    """The name of a role; a key that is not in the catalogue is its own name."""
    found = ROLE_LABELS.get(role)
    return found.said_in(language) if found else role


def mark(kind: Mark | EntryKind, language: Language) -> str:
    """The one character that stands before a row of the timeline."""
    return MARKS[mark_of(kind)].said_in(language)


def mark_of(kind: Mark | EntryKind) -> Mark:
    """The mark of an entry's kind; a mark is its own."""
    return _MARK_OF_ENTRY[kind] if isinstance(kind, EntryKind) else kind
