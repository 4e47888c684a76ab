"""Pure: the work in words: how actions go on, decisions, questions, risks, follow-ups, changes, causes, procedures."""

from collections.abc import Mapping
from enum import Enum

from commander.board.action_course import (
    ActionAnswered,
    ActionAssigned,
    ActionPlaced,
    ActionProved,
    TemporaryLifted,
)
from commander.board.action_state import Taking
from commander.board.causes import Category, CauseJudged
from commander.board.changes import ChangeJudged, ChangeKind, ChangeNoted, Suspicion
from commander.board.decisions import (
    DecisionDropped,
    DecisionMade,
    DecisionObjected,
    DecisionProposed,
    DecisionReviewed,
    DecisionState,
)
from commander.board.follow_ups import FollowUpEnd, FollowUpEnded, FollowUpNoted, FollowUpPlanned, When
from commander.board.lanes import Lane, Nature
from commander.board.procedures import ProcedureListed, ProcedureRemoved
from commander.board.questions import QuestionAnswered, QuestionAsked, QuestionChased, QuestionDropped
from commander.board.record import Event
from commander.board.risks import Level, RiskEnd, RiskEnded, RiskJudged
from commander.board.runs import RunBegun, RunTicked, StepState
from commander.board.targets import Goal, TargetSet
from commander.wording.language import Bilingual

COURSE_LINES: Mapping[type[Event], Bilingual] = {
    ActionAnswered: Bilingual("{person} が引き受けました{reason_note}", "{person} accepted{reason_note}"),
    ActionAssigned: Bilingual(
        "担当を {owner} に変更{is_asked_note}{reason_note}", "Given to {owner}{is_asked_note}{reason_note}"
    ),
    ActionPlaced: Bilingual("区分:{lane}・{nature}", "Placed: {lane}, {nature}"),
    ActionProved: Bilingual("効果を検証:{evidence}", "Effect verified: {evidence}"),
    TemporaryLifted: Bilingual("暫定対応を解除{reason_note}", "Temporary measure lifted{reason_note}"),
    RunBegun: Bilingual(
        "手順書を開始:{title}(第 {number} 版)", "Procedure begun: {title} (version {number})"
    ),
    RunTicked: Bilingual(
        "手順 {step}「{text}」:{state}{reason_note}", 'Step {step} "{text}": {state}{reason_note}'
    ),
}
DECISION_LINES: Mapping[type[Event], Bilingual] = {
    DecisionProposed: Bilingual(
        "提案:{text}。強い反対はありますか{basis_note}", "Proposed: {text}. Strong objections?{basis_note}"
    ),
    DecisionObjected: Bilingual("強い反対({person}):{objection}", "Strong objection ({person}): {objection}"),
    DecisionMade: Bilingual(
        "決定:{text}(決定 {decider}{executor_note}{review_at_note}){basis_note}{rejected_note}",
        "Decided: {text} (by {decider}{executor_note}{review_at_note}){basis_note}{rejected_note}",
    ),
    DecisionDropped: Bilingual("提案を取り下げ{reason_note}", "Proposal dropped{reason_note}"),
    DecisionReviewed: Bilingual(
        "決定を見直し:続行{reason_note}{review_at_note}", "Decision stands{reason_note}{review_at_note}"
    ),
}
QUESTION_LINES: Mapping[type[Event], Bilingual] = {
    QuestionAsked: Bilingual(
        "質問:{text}({asked_to} へ、{answer_by} まで{asker_note})",
        "Question: {text} (to {asked_to}, by {answer_by}{asker_note})",
    ),
    QuestionChased: Bilingual(
        "質問を催促({asked_to} へ、{answer_by} まで){reason_note}",
        "Question chased (to {asked_to}, by {answer_by}){reason_note}",
    ),
    QuestionAnswered: Bilingual(
        "回答{asked_at_note}:{answer}{person_note}", "Answer{asked_at_note}: {answer}{person_note}"
    ),
    QuestionDropped: Bilingual("質問を取り下げ{reason_note}", "Question dropped{reason_note}"),
}
FOLLOW_UP_LINES: Mapping[type[Event], Bilingual] = {
    FollowUpNoted: Bilingual("後続作業({when}):{text}{due_note}", "Follow-up ({when}): {text}{due_note}"),
    FollowUpPlanned: Bilingual(
        "後続作業の担当は {owner}({when}{due_note})", "{owner} does the follow-up ({when}{due_note})"
    ),
    FollowUpEnded: Bilingual("後続作業:{end}{reason_note}", "Follow-up: {end}{reason_note}"),
}
# What is known of the trouble, besides its impact.
FINDING_LINES: Mapping[type[Event], Bilingual] = {
    RiskJudged: Bilingual(
        "リスク:{text}(起こりやすさ {likelihood}、影響 {effect}、担当 {owner}{watched_by_note})",
        "Risk: {text} (likelihood {likelihood}, effect {effect}, {owner}{watched_by_note})",
    ),
    RiskEnded: Bilingual("リスク:{end}{reason_note}", "Risk: {end}{reason_note}"),
    ChangeNoted: Bilingual(
        "直近の変更({change_kind}、{changed_at}):{text}{is_risky_note}{revert_note}",
        "Recent change ({change_kind}, {changed_at}): {text}{is_risky_note}{revert_note}",
    ),
    ChangeJudged: Bilingual("直近の変更:{suspicion}{reason_note}", "Recent change: {suspicion}{reason_note}"),
    CauseJudged: Bilingual(
        "原因の分類:{category}{is_confirmed_note}{basis_note}",
        "Kind of cause: {category}{is_confirmed_note}{basis_note}",
    ),
}
WORK_POLICY_LINES: Mapping[type[Event], Bilingual] = {
    ProcedureListed: Bilingual("運用設定:手順書「{procedure}」", 'Policy: procedure "{procedure}"'),
    ProcedureRemoved: Bilingual("運用設定:手順書「{key}」を外しました", 'Policy: procedure "{key}" removed'),
    TargetSet: Bilingual("運用設定:SEV{target} の目標時間", "Policy: target times of SEV{target}"),
}
# Sentences that the content of an event asks for.
_DECLINED = Bilingual(
    "{person} は引き受けられません{reason_note}。担当がいません",
    "{person} declined{reason_note}: nobody has it",
)
_DOES_NOT_HOLD = Bilingual("効果が続いていません:{evidence}", "The effect doesn't hold: {evidence}")
_UNOPPOSED = Bilingual(
    "決定:{text}(強い反対なし、決定 {decider}{executor_note}{review_at_note}){basis_note}{rejected_note}",
    "Decided: {text} (no strong objections; by {decider}{executor_note}{review_at_note})"
    "{basis_note}{rejected_note}",
)
_OPPOSED = Bilingual(
    "決定:{text}(強い反対 {objected}、決定 {decider}{executor_note}{review_at_note}){basis_note}{rejected_note}",
    "Decided: {text} (objected: {objected}; by {decider}{executor_note}{review_at_note})"
    "{basis_note}{rejected_note}",
)
_OVERTURNED = Bilingual("決定を覆しました{reason_note}", "Decision overturned{reason_note}")
_OWNED_FOLLOW_UP = Bilingual(
    "後続作業({when}):{text}(担当 {owner}{due_note})", "Follow-up ({when}): {text} ({owner}{due_note})"
)


def work_line(event: Event) -> Bilingual | None:
    """The sentence that the content of an event asks for; None: the one of its kind."""
    match event:
        case ActionAnswered(is_accepted=False):
            return _DECLINED
        case ActionProved(holds=False):
            return _DOES_NOT_HOLD
        case DecisionMade() if event.objected:
            return _OPPOSED
        case DecisionMade() if event.polled:
            return _UNOPPOSED
        case DecisionReviewed(stands=False):
            return _OVERTURNED
        case FollowUpNoted() if event.owner:
            return _OWNED_FOLLOW_UP
        case _:
            return None


WORK_NOTES: Mapping[str, Bilingual] = {
    "is_asked": Bilingual("、返事待ち", "; not answered yet"),
    "fallback": Bilingual("、だめなら:{0}", "; else: {0}"),
    "executor": Bilingual("、実行 {0}", "; {0} carries it out"),
    "review_at": Bilingual("、{0} に見直し", "; looked at again {0}"),
    "rejected": Bilingual("。選ばなかった案:{0}", "; not chosen: {0}"),
    "asked_at": Bilingual("({0} の質問)", " (asked {0})"),
    "asker": Bilingual("、{0} から", "; asked by {0}"),
    "due": Bilingual("、期限 {0}", "; due {0}"),
    "watched_by": Bilingual("、見張り {0}", "; watched by {0}"),
    "revert": Bilingual("、戻し方:{0}", "; turned back by: {0}"),
    "is_risky": Bilingual("、危険な変更", "; risky"),
    "is_confirmed": Bilingual("(確定)", " (confirmed)"),
}
WORK_LABELS: Mapping[type[Enum], Mapping[Enum, Bilingual]] = {
    Lane: {
        Lane.SYSTEM: Bilingual("システム", "system"),
        Lane.CONTACT: Bilingual("顧客・関係先", "customers, partners"),
        Lane.DATA: Bilingual("データ修正", "data fix"),
        Lane.REFUND: Bilingual("返金", "refund"),
        Lane.REGULATOR: Bilingual("官公庁", "regulator"),
        Lane.PR: Bilingual("広報", "PR"),
        Lane.REPORT: Bilingual("報告書", "report"),
    },
    Nature: {
        Nature.OPEN: Bilingual("種別なし", "not said"),
        Nature.INVESTIGATION: Bilingual("原因調査", "looking for the cause"),
        Nature.TEMPORARY: Bilingual("暫定対応", "temporary"),
        Nature.PERMANENT: Bilingual("恒久対応", "permanent"),
    },
    Taking: {
        Taking.TAKEN: Bilingual("担当", "taken"),
        Taking.ASKED: Bilingual("返事待ち", "asked"),
        Taking.ACCEPTED: Bilingual("引受済み", "accepted"),
        Taking.DECLINED: Bilingual("辞退", "declined"),
    },
    DecisionState: {
        DecisionState.POLLED: Bilingual("提案中", "proposed"),
        DecisionState.MADE: Bilingual("決定", "decided"),
        DecisionState.DROPPED: Bilingual("取り下げ", "dropped"),
        DecisionState.OVERTURNED: Bilingual("覆した", "overturned"),
    },
    When: {When.NOW: Bilingual("今やる", "now"), When.LATER: Bilingual("これからやる", "later")},
    FollowUpEnd: {
        FollowUpEnd.DONE: Bilingual("完了", "done"),
        FollowUpEnd.NOT_DOING: Bilingual("やらない", "not doing"),
    },
    Level: {
        Level.LOW: Bilingual("低", "low"),
        Level.MEDIUM: Bilingual("中", "medium"),
        Level.HIGH: Bilingual("高", "high"),
    },
    RiskEnd: {
        RiskEnd.GONE: Bilingual("なくなった", "gone"),
        RiskEnd.HAPPENED: Bilingual("起きた", "happened"),
    },
    ChangeKind: {
        ChangeKind.DEPLOY: Bilingual("リリース", "release"),
        ChangeKind.CONFIG: Bilingual("設定", "setting"),
        ChangeKind.FLAG: Bilingual("機能フラグ", "feature flag"),
        ChangeKind.DATA: Bilingual("データ", "data"),
        ChangeKind.MAINTENANCE: Bilingual("メンテナンス", "maintenance"),
        ChangeKind.PARTNER: Bilingual("関係先の変更", "a partner's"),
        ChangeKind.OTHER: Bilingual("その他", "other"),
    },
    Suspicion: {
        Suspicion.NOT_LOOKED_AT: Bilingual("未確認", "not looked at"),
        Suspicion.SUSPECTED: Bilingual("きっかけの疑い", "suspected"),
        Suspicion.CLEARED: Bilingual("無関係", "cleared"),
    },
    Category: {
        Category.CHANGE: Bilingual("自社の変更", "our own change"),
        Category.DEFECT: Bilingual("潜在不具合", "latent defect"),
        Category.CAPACITY: Bilingual("容量・負荷", "capacity"),
        Category.INFRASTRUCTURE: Bilingual("基盤", "infrastructure"),
        Category.DATA: Bilingual("データ", "data"),
        Category.OPERATION: Bilingual("手作業", "manual operation"),
        Category.PROVIDER: Bilingual("外部:事業者", "external: provider"),
        Category.PARTNER: Bilingual("外部:関係先", "external: partner"),
        Category.ATTACK: Bilingual("外部:攻撃", "external: attack"),
        Category.DISASTER: Bilingual("外部:災害・停電など", "external: disaster"),
        Category.UNKNOWN: Bilingual("不明", "unknown"),
    },
    StepState: {
        StepState.OPEN: Bilingual("未実施", "open"),
        StepState.DONE: Bilingual("完了", "done"),
        StepState.SKIPPED: Bilingual("飛ばした", "skipped"),
    },
    Goal: {
        Goal.DIAGNOSIS: Bilingual("原因の見立て", "diagnosis"),
        Goal.MITIGATION: Bilingual("影響の緩和", "mitigation"),
    },
}
