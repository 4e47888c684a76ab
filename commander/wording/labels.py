"""Pure: the names of states, roles, phases and kinds in both languages, and the one-character marks of the timeline."""

from collections.abc import Mapping
from enum import Enum, StrEnum

from commander.board.actions import Result
from commander.board.bulletin import ComponentStatus, Mention, Stage
from commander.board.contacts import Outcome
from commander.board.deliveries import Choice, DeliveryState
from commander.board.hypotheses import HypothesisState
from commander.board.impact import Aspect, Certainty, Concern
from commander.board.incident import IncidentKind, Phase
from commander.board.options import OptionState
from commander.board.promises import Why
from commander.board.signals import Verdict
from commander.board.staffing import Caution
from commander.board.summons import Answer, CallState
from commander.board.timeline import EntryKind
from commander.deadlines import DeadlineKind, Urgency
from commander.wording.language import Bilingual, Language


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
    DeliveryState: {
        DeliveryState.QUEUED: Bilingual("送信待ち", "queued"),
        DeliveryState.SENDING: Bilingual("送信中", "sending"),
        DeliveryState.DELIVERED: Bilingual("到達", "delivered"),
        DeliveryState.WRITTEN: Bilingual("書き出し済み", "written"),
        DeliveryState.UNKNOWN: Bilingual("届いたか不明", "may have arrived"),
        DeliveryState.HELD: Bilingual("保留", "held"),
        DeliveryState.FAILED: Bilingual("失敗", "failed"),
        DeliveryState.CANCELLED: Bilingual("取消", "cancelled"),
    },
    Choice: {
        Choice.RELEASE: Bilingual("送信を再開", "released"),
        Choice.CANCEL: Bilingual("取消", "cancelled"),
        Choice.CONFIRM: Bilingual("到達を目で確認", "confirmed as delivered"),
        Choice.RESEND: Bilingual("届いていないため再送", "sent again, as it did not arrive"),
    },
    Phase: {
        Phase.DETECTED: Bilingual("発生", "Detected"),
        Phase.INVESTIGATION: Bilingual("初期調査", "Initial investigation"),
        Phase.ALIGNMENT: Bilingual("対応方針決定", "Alignment"),
        Phase.RESPONSE: Bilingual("障害対応", "Response"),
        Phase.CLOSING: Bilingual("クロージング", "Closing"),
    },
    Stage: {
        Stage.INVESTIGATING: Bilingual("調査中", "Investigating"),
        Stage.IDENTIFIED: Bilingual("対応中", "Identified"),
        Stage.MONITORING: Bilingual("経過観察中", "Monitoring"),
        Stage.RESOLVED: Bilingual("復旧", "Resolved"),
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
    },
    Outcome: {
        Outcome.CALLED: Bilingual("電話した", "called"),
        Outcome.ANSWERED: Bilingual("応答", "answered"),
        Outcome.NO_ANSWER: Bilingual("不在", "no answer"),
        Outcome.MAILED: Bilingual("メール済", "mailed"),
        Outcome.ACKNOWLEDGED: Bilingual("確認済", "acknowledged"),
        Outcome.GIVEN_UP: Bilingual("打ち切り", "given up"),
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
    },
    ComponentStatus: {
        ComponentStatus.OPERATIONAL: Bilingual("正常", "operational"),
        ComponentStatus.DEGRADED: Bilingual("性能低下", "degraded performance"),
        ComponentStatus.PARTIAL_OUTAGE: Bilingual("一部停止", "partial outage"),
        ComponentStatus.MAJOR_OUTAGE: Bilingual("停止", "major outage"),
        ComponentStatus.MAINTENANCE: Bilingual("メンテナンス中", "under maintenance"),
    },
    Mention: {
        Mention.NOBODY: Bilingual("呼び出しなし", "nobody"),
        Mention.HERE: Bilingual("オンラインの人 (@here)", "people online (@here)"),
        Mention.CHANNEL: Bilingual("チャンネル全員 (@channel)", "everybody in the channel (@channel)"),
    },
    DeadlineKind: {
        DeadlineKind.FIRST_POST: Bilingual("初回公表", "First public post"),
        DeadlineKind.SCOPE_POST: Bilingual("影響範囲のお知らせ", "Post of the scope"),
        DeadlineKind.NEXT_UPDATE: Bilingual("次の社外更新", "Next public update"),
        DeadlineKind.TIME_BOX: Bilingual("効果確認", "Effect check"),
        DeadlineKind.SIGNAL: Bilingual("兆候の判定", "Signal to judge"),
        DeadlineKind.WATCH: Bilingual("経過観察の終わり", "End of the watch"),
        DeadlineKind.CONTACT: Bilingual("再連絡", "Try to reach again"),
    },
    Why: {
        Why.REOPENED: Bilingual("再開", "trouble again"),
        Why.NUMBER_SUPERSEDED: Bilingual("掲示した数が古い", "a published number is old"),
        Why.IMPACT_GREW: Bilingual("影響が拡大", "the impact grew"),
        Why.CONCERN_RAISED: Bilingual("個人情報・金銭の懸念", "data or money at risk"),
        Why.WHO_CHANGED: Bilingual("対象が変わった", "others are affected"),
        Why.MORE_CERTAIN: Bilingual("未確認だったことが判明", "now known"),
        Why.SEVERITY_RAISED: Bilingual("重大度が上がった", "the severity was raised"),
    },
    Urgency: {
        Urgency.CALM: Bilingual("余裕あり", "in time"),
        Urgency.SOON: Bilingual("まもなく", "soon"),
        Urgency.DUE: Bilingual("期限切れ", "overdue"),
    },
}

# The catalogue of practice §2; the window shows these, the policy may rename them later.
ROLE_LABELS: Mapping[str, Bilingual] = {
    "ic": Bilingual("指揮", "Commander"),
    "deputy": Bilingual("副指揮", "Deputy"),
    "scribe": Bilingual("書記", "Scribe"),
    "sme": Bilingual("作業担当", "Subject-matter expert"),
    "lead_a": Bilingual("A班 原因・復旧", "Team A: restore"),
    "lead_b": Bilingual("B班 顧客・対外", "Team B: customers"),
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
_MAIL = Bilingual("メール({0})", "mail to {0}")
# A mail server answers for itself, not for those the mail is for.
_TAKEN = Bilingual("サーバー受理", "taken by the mail server")


def place_label(target: str, language: Language) -> str:
    """A target as people call it: "slack:#incidents" is #incidents."""
    scheme, _, address = target.partition(":")
    if scheme == "email":
        return _MAIL.said_in(language).format(address)
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
