"""Pure: names of what is told, to whom, how far, and what became of it, in both languages."""

from collections.abc import Mapping
from enum import Enum

from commander.board.audiences import Needed
from commander.board.audiences_hint import Reach, Rule
from commander.board.audiences_told import Owing
from commander.board.bulletin import ComponentStatus, Mention, PageImpact, Stage
from commander.board.contacts import Outcome
from commander.board.deliveries import Choice, DeliveryState
from commander.board.posts_owed import Why
from commander.board.slack_rules import Making
from commander.board.standing import Drift
from commander.wording.language import Bilingual

TELLING_LABELS: Mapping[type[Enum], Mapping[Enum, Bilingual]] = {
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
    Making: {
        Making.ON_DECLARE: Bilingual("宣言時に自動作成", "made at the declaration"),
        Making.ASK: Bilingual("人が決めて作成", "made when asked for"),
        Making.NEVER: Bilingual("作らない", "never made"),
    },
    Choice: {
        Choice.RELEASE: Bilingual("送信を再開", "released"),
        Choice.CANCEL: Bilingual("取消", "cancelled"),
        Choice.CONFIRM: Bilingual("到達を目で確認", "confirmed as delivered"),
        Choice.RESEND: Bilingual("届いていないため再送", "sent again, as it did not arrive"),
        Choice.HOLD: Bilingual("送らずに保留", "held back"),
    },
    Stage: {
        Stage.INVESTIGATING: Bilingual("調査中", "Investigating"),
        Stage.IDENTIFIED: Bilingual("対応中", "Identified"),
        Stage.MONITORING: Bilingual("経過観察中", "Monitoring"),
        Stage.RESOLVED: Bilingual("復旧", "Resolved"),
        Stage.SCHEDULED: Bilingual("メンテナンス予定", "Scheduled"),
        Stage.IN_PROGRESS: Bilingual("メンテナンス中", "In progress"),
        Stage.VERIFYING: Bilingual("動作確認中", "Verifying"),
        Stage.COMPLETED: Bilingual("メンテナンス終了", "Completed"),
    },
    Needed: {
        Needed.YES: Bilingual("知らせる", "yes"),
        Needed.NO: Bilingual("不要", "no"),
        Needed.LATER: Bilingual("まだ", "not yet"),
    },
    Reach: {
        Reach.WIDE: Bilingual("広く周知", "wide notice"),
        Reach.NAMED: Bilingual("対象の顧客だけ", "named customers only"),
        Reach.INTERNAL: Bilingual("社内だけ", "internal only"),
    },
    Rule: {
        Rule.PERSONAL_DATA: Bilingual("個人情報の懸念", "personal data may be concerned"),
        Rule.EVERYBODY: Bilingual("全員に影響", "all users"),
        Rule.LARGE_SHARE: Bilingual("1割以上に影響", "one in ten or more"),
        Rule.MANY: Bilingual("個別には伝えきれない数", "too many to tell one by one"),
        Rule.OUR_OWN: Bilingual("社内の業務だけに影響", "only our own work"),
        Rule.GRAVE: Bilingual("深刻度が高い", "grave"),
        Rule.SOME_CUSTOMERS: Bilingual("一部の顧客に影響", "some customers"),
        Rule.SLIGHT: Bilingual("深刻度が低い", "slight"),
        Rule.NOT_KNOWN: Bilingual("深刻度も範囲も未確認", "neither severity nor scope is known"),
    },
    Owing: {
        Owing.FIRST: Bilingual("初回連絡", "First contact"),
        Owing.CHASE: Bilingual("再連絡", "Try again"),
        Owing.UPDATE: Bilingual("続報", "Update"),
        Owing.NOTHING: Bilingual("なし", "nothing"),
    },
    Outcome: {
        Outcome.CALLED: Bilingual("電話した", "called"),
        Outcome.ANSWERED: Bilingual("応答", "answered"),
        Outcome.NO_ANSWER: Bilingual("不在", "no answer"),
        Outcome.MAILED: Bilingual("メール済", "mailed"),
        Outcome.ACKNOWLEDGED: Bilingual("確認済", "acknowledged"),
        Outcome.GIVEN_UP: Bilingual("打ち切り", "given up"),
    },
    ComponentStatus: {
        ComponentStatus.OPERATIONAL: Bilingual("正常", "operational"),
        ComponentStatus.DEGRADED: Bilingual("性能低下", "degraded performance"),
        ComponentStatus.PARTIAL_OUTAGE: Bilingual("一部停止", "partial outage"),
        ComponentStatus.MAJOR_OUTAGE: Bilingual("停止", "major outage"),
        ComponentStatus.MAINTENANCE: Bilingual("メンテナンス中", "under maintenance"),
    },
    PageImpact: {
        PageImpact.NONE: Bilingual("影響なし", "none"),
        PageImpact.MINOR: Bilingual("軽微", "minor"),
        PageImpact.MAJOR: Bilingual("大きい", "major"),
        PageImpact.CRITICAL: Bilingual("深刻", "critical"),
    },
    Mention: {
        Mention.NOBODY: Bilingual("呼び出しなし", "nobody"),
        Mention.HERE: Bilingual("オンラインの人 (@here)", "people online (@here)"),
        Mention.CHANNEL: Bilingual("チャンネル全員 (@channel)", "everybody in the channel (@channel)"),
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
    Drift: {
        Drift.MISSING: Bilingual("投稿なし", "post gone"),
        Drift.HIDDEN: Bilingual("非表示", "hidden"),
        Drift.TEXT: Bilingual("文面が違う", "text differs"),
        Drift.NEWER: Bilingual("別の更新あり", "another's update"),
        Drift.STAGE: Bilingual("段階が違う", "stage differs"),
        Drift.COMPONENT: Bilingual("状態が違う", "component differs"),
    },
}
