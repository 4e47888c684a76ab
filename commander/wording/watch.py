"""Pure: what is said of signals, of the watch after recovery, of several incidents and of their timestamps."""

from collections.abc import Mapping
from enum import Enum

from commander.board import feeds, links, milestones, signals, watch, watch_rules
from commander.board.incident import WatchMoved
from commander.board.links import Relation
from commander.board.milestones import Milestone
from commander.board.record import Event
from commander.board.refusal import Because
from commander.figures.timestamps import Metric
from commander.wording.language import Bilingual

WATCH_REFUSALS: Mapping[Because, Bilingual] = {
    Because.NOT_WATCHED: Bilingual(
        "復旧が宣言されていないため、経過観察の記録はできません。先に復旧を宣言してください。",
        "Recovery is not declared, so there is no watch: declare recovery first.",
    ),
    Because.PARTY_UNKNOWN: Bilingual(
        "「{party}」は復旧を知らせる相手({parties})に入っていません。この中から選んでください。",
        '"{party}" is not among those who must hear of the recovery: choose one of {parties}.',
    ),
    Because.PARTY_HEARD: Bilingual(
        "{parties} が復旧を聞いたことは、{person} がもう記録しています。",
        "That {parties} heard of it was logged already by {person}.",
    ),
    Because.PARTIES_UNHEARD: Bilingual(
        "復旧をまだ聞いていない相手がいます({parties})。伝えて記録するか、伝えないまま終える理由を書いてください。",
        "Not heard of the recovery yet: {parties}. Tell them and log it, or write why the watch ends without.",
    ),
    Because.WATCH_NOT_ACCEPTED: Bilingual(
        "{person} が引き受けたことを確かめてから渡してください。どう返事があったかを書いてください。",
        "Hand the watch over once {person} has accepted it: write how they said so.",
    ),
    Because.WATCH_UNCHANGED: Bilingual(
        "経過観察の担当も終わりも変わっていません。どちらかを変えてください。",
        "Neither who watches nor until when has changed: change one of them.",
    ),
    Because.WATCH_NOT_MISSED: Bilingual(
        "見ていなかった時間が3分に満たないため、記録は要りません。",
        "Less than three minutes were missed: there is nothing to record.",
    ),
    Because.MISSED_UNKNOWN: Bilingual(
        "その「見ていなかった時間」は見つかりません。一覧から選び直してください。",
        "That missed time was not found: choose one from the list.",
    ),
    Because.MISSED_WAITS: Bilingual(
        "見ていなかった時間に何があったかを、まだ誰も確かめていません。答えてから経過観察を終えてください。",
        "Nobody has looked at what happened in the missed time: answer that, then end the watch.",
    ),
    Because.WATCH_ENDED: Bilingual(
        "経過観察は {person} がすでに終えています。",
        "The watch was ended already by {person}.",
    ),
    Because.SIGNAL_SEEN: Bilingual(
        "この兆候はすでに {person} が見ています。",
        "{person} is looking at this signal already.",
    ),
    Because.SIGNAL_IS_MERGED: Bilingual(
        "この兆候は「{signal}」にまとめられています。そちらを判定してください。",
        'This signal was merged into "{signal}": judge that one.',
    ),
    Because.SIGNAL_OF_NO_INCIDENT: Bilingual(
        "この兆候はまだどのインシデントにも属していません。属するインシデントを選ぶか、新規・ノイズと判定してください。",
        "This signal belongs to no incident yet: say which one it belongs to, or judge it new or noise.",
    ),
    Because.SIGNAL_INTO_ITSELF: Bilingual(
        "兆候を自分自身にはまとめられません。別の兆候を選んでください。",
        "A signal can't be merged into itself: choose another one.",
    ),
    Because.SIGNAL_HAS_TIME: Bilingual(
        "兆候「{signal}」はまだ判定の期限内です。期限までに新規・継続・ノイズを判定してください。",
        'The signal "{signal}" still has time: judge it new, same or noise by its limit.',
    ),
    Because.SAME_NEEDS_EVIDENCE: Bilingual(
        "「この障害の続き」とするには、同じエラーだと分かる根拠(ログ、グラフなど)が必要です。なければ新しい障害です。",
        'To call it "same", say what shows it (the same error, a log, a graph); without that it is new.',
    ),
    Because.SAME_NEEDS_REPLY: Bilingual(
        "いま対応しているかを {person} 本人に確かめ、返事を書いてください。確かめられなければ新しい障害です。",
        "Ask {person} whether they are working on it now, and write their reply; without one it is new.",
    ),
    Because.RELATION_UNKNOWN: Bilingual(
        "「{relation}」というつながりはありません。{relations} のどれかにしてください。",
        'There is no relation "{relation}": use one of {relations}.',
    ),
    Because.LINKED_ALREADY: Bilingual(
        "{incident} とはすでにそのようにつながっています。",
        "{incident} is linked in that way already.",
    ),
    Because.NOT_LINKED: Bilingual(
        "{incident} とはつながっていません。一覧を確認してください。",
        "{incident} is not linked: see the list.",
    ),
    Because.LINK_CIRCLE: Bilingual(
        "{upper} はすでに {lower} の下(または後)にあります。輪になるため、先にその関連付けを外してください。",
        "{upper} stands below or after {lower} already: that would be a circle, so unlink those first.",
    ),
    Because.LINKED_TO_ITSELF: Bilingual(
        "インシデントを自分自身とはつなげません。別のものを選んでください。",
        "An incident can't be linked to itself: choose another one.",
    ),
    Because.DRILL_STAYS_APART: Bilingual(
        "訓練と本番はつなげません。本番は新しく宣言し、訓練の番号は記録に書いてください。",
        "A drill and a real incident are never linked: declare a new one, and name the drill in an entry.",
    ),
    Because.MERGED_ITSELF: Bilingual(
        "{incident} 自身が別のインシデントに統合されています。統合先を選んでください。",
        "{incident} was merged into another one itself: choose that one.",
    ),
    Because.MILESTONE_UNKNOWN: Bilingual(
        "「{milestone}」という時刻はありません。{milestones} のどれかにしてください。",
        'There is no timestamp "{milestone}": use one of {milestones}.',
    ),
    Because.MILESTONE_ELSEWHERE: Bilingual(
        "影響の開始はここでは直せません。影響の欄か commander started で直してください。",
        "When the impact began is not corrected here: use the impact pane or commander started.",
    ),
    Because.MILESTONE_NOT_CORRECTED: Bilingual(
        "その時刻は訂正されていません。訂正するには時刻を書いてください。",
        "That timestamp was not corrected: to correct it, say the time.",
    ),
}
WATCH_FIELDS: Mapping[str, Bilingual] = {
    "recurrence": Bilingual("再発とみなすもの", "what counts as the same again"),
    "reply": Bilingual("本人の返事", "reply"),
    "check-system": Bilingual("システムの数値の確認", "check of the system's numbers"),
    "check-inquiries": Bilingual("問い合わせの確認", "check of the inquiries"),
    "check-hands-on": Bilingual("実際に操作した確認", "check by hand"),
}
WATCH_LINES: Mapping[type[Event], Bilingual] = {
    signals.SignalAcknowledged: Bilingual("{by} が兆候を見ています", "{by} is looking at the signal"),
    signals.SignalHeard: Bilingual(
        "兆候の続報:発報中 {firing} 件{added_note}", "More of the signal: {firing} firing{added_note}"
    ),
    feeds.SignalPlaced: Bilingual(
        "兆候を {short_id} に移しました{reason_note}", "The signal was put beside {short_id}{reason_note}"
    ),
    signals.SignalMerged: Bilingual("兆候を一つにまとめました{reason_note}", "Signals merged{reason_note}"),
    WatchMoved: Bilingual(
        "経過観察は {watch_owner}、{watch_until} まで{accepted_note}{reason_note}",
        "The watch is {watch_owner}'s, until {watch_until}{accepted_note}{reason_note}",
    ),
    watch.RestorationAcknowledged: Bilingual(
        "復旧の連絡を {party} が確認({by}{how_note})", "{party} heard of the recovery ({by}{how_note})"
    ),
    watch.WatchMissed: Bilingual(
        "{since} から {until} まで、この画面は見ていませんでした",
        "This desk did not watch from {since} to {until}",
    ),
    watch.WatchMissAnswered: Bilingual(
        "見ていなかった時間を確認:{seen}", "The missed time was looked at: {seen}"
    ),
    watch.WatchEnded: Bilingual(
        "経過観察を終了。システム:{system}、問い合わせ:{inquiries}、実際の操作:{hands_on}"
        "{unheard_note}{unheard_because_note}",
        "Watch ended. System: {system}; inquiries: {inquiries}; by hand: {hands_on}"
        "{unheard_note}{unheard_because_note}",
    ),
    links.IncidentLinked: Bilingual(
        "{short_id} を「{relation}」としてつなぎました{reason_note}",
        "{short_id} linked as {relation}{reason_note}",
    ),
    links.IncidentUnlinked: Bilingual(
        "{short_id} とのつながりを外しました{reason_note}",
        "The link to {short_id} was taken away{reason_note}",
    ),
    milestones.MilestoneCorrected: Bilingual(
        "{milestone}を訂正{happened_note}{reason_note}", "{milestone} corrected{happened_note}{reason_note}"
    ),
}
WATCH_POLICY_LINES: Mapping[type[Event], Bilingual] = {
    watch_rules.WatchRuleSet: Bilingual("運用設定:経過観察 {rule}", "Policy: watch after recovery {rule}"),
    watch_rules.WatchPartyListed: Bilingual(
        "運用設定:復旧を知らせる相手「{party}」", 'Policy: who must hear of a recovery: "{party}"'
    ),
    watch_rules.WatchPartyRemoved: Bilingual(
        "運用設定:復旧を知らせる相手「{key}」を外しました", 'Policy: "{key}" need not hear of a recovery'
    ),
    watch_rules.WatchDutySet: Bilingual("運用設定:経過観察の当番", "Policy: duty of the watch"),
}
WATCH_NOTES: Mapping[str, Bilingual] = {
    "added": Bilingual("、追加 {0}", "; added {0}"),
    "recurrence": Bilingual("。再発とみなすもの:{0}", "; the same again is: {0}"),
    "accepted": Bilingual("、引き受け:{0}", "; accepted: {0}"),
    "how": Bilingual("、{0}", ", {0}"),
    "evidence": Bilingual("、根拠:{0}", "; shown by: {0}"),
    "reply": Bilingual("、本人の返事:{0}", "; they answered: {0}"),
    "happened": Bilingual(":{0}", ": {0}"),
    "unheard": Bilingual("。復旧を聞いていない:{0}", "; not heard of the recovery: {0}"),
    "unheard_because": Bilingual("(理由:{0})", " (because: {0})"),
}
WATCH_LABELS: Mapping[type[Enum], Mapping[Enum, Bilingual]] = {
    Relation: {
        Relation.PREVIOUS: Bilingual("前のインシデント", "the one before"),
        Relation.NEXT: Bilingual("後のインシデント", "the one after"),
        Relation.PARENT: Bilingual("親", "parent"),
        Relation.CHILD: Bilingual("子", "child"),
        Relation.DUPLICATE_OF: Bilingual("統合先", "duplicate of"),
        Relation.DUPLICATE: Bilingual("統合されたもの", "duplicate"),
        Relation.SAME_CAUSE: Bilingual("同じ原因", "same cause"),
        Relation.RELATED: Bilingual("関連", "related"),
    },
    Milestone: {
        Milestone.START: Bilingual("影響の開始", "Impact began"),
        Milestone.DETECT: Bilingual("検知", "Detected"),
        Milestone.ACKNOWLEDGE: Bilingual("最初の対応者", "First human"),
        Milestone.DECLARE: Bilingual("宣言", "Declared"),
        Milestone.COMMAND: Bilingual("指揮開始", "In command"),
        Milestone.FIRST_INTERNAL: Bilingual("社内への第一報", "First word inside"),
        Milestone.FIRST_PUBLIC: Bilingual("社外への第一報", "First public post"),
        Milestone.SCOPE: Bilingual("影響範囲の判明", "Scope known"),
        Milestone.GATE_2: Bilingual("対応方針の決定", "Response agreed"),
        Milestone.MITIGATED: Bilingual("影響の停止", "Impact stopped"),
        Milestone.RESTORED: Bilingual("復旧の宣言", "Recovery declared"),
        Milestone.RESOLVED: Bilingual("復旧の公表", "Recovery told"),
        Milestone.CLOSED: Bilingual("終了", "Closed"),
        Milestone.REVIEWED: Bilingual("振り返り", "Reviewed"),
    },
    Metric: {
        Metric.DETECTION: Bilingual("検知まで(開始から)", "To detection (from the start)"),
        Metric.ACKNOWLEDGEMENT: Bilingual("人が動くまで(検知から)", "To the first human (from detection)"),
        Metric.COMMAND: Bilingual("指揮まで(宣言から)", "To command (from declaration)"),
        Metric.TEAM: Bilingual("チームへの連絡まで(検知から)", "To telling the team (from detection)"),
        Metric.FIRST_POST_FROM_START: Bilingual(
            "初回公表まで(開始から)", "To the first post (from the start)"
        ),
        Metric.FIRST_POST: Bilingual("初回公表まで(宣言から)", "To the first post (from declaration)"),
        Metric.SCOPE: Bilingual("範囲判明まで(初回公表から)", "To the scope (from the first post)"),
        Metric.MITIGATION: Bilingual("影響停止まで(開始から)", "To mitigation (from the start)"),
        Metric.RECOVERY: Bilingual("復旧宣言まで(開始から)", "To recovery (from the start)"),
        Metric.PROMISES: Bilingual("守った更新の約束", "Promised updates kept"),
        Metric.LONGEST_GAP: Bilingual("最も長い間隔", "Longest gap between posts"),
        Metric.OVERDUE: Bilingual("約束に遅れた合計", "Late against promises, in all"),
        Metric.IMPACT: Bilingual("影響のあった時間", "Time of impact"),
        Metric.IMPACT_MINUTES: Bilingual("影響の合計(人数×分)", "Impact in all (people × minutes)"),
        Metric.ESTIMATE_ERROR: Bilingual("最初の人数との差", "First number against the last"),
        Metric.WITHOUT_COMMANDER: Bilingual("指揮者が不在", "Without a commander"),
        Metric.WITHOUT_SCRIBE: Bilingual("記録係が不在", "Without a scribe"),
        Metric.WATCH_ESCAPE: Bilingual("復旧後の再発を判定するまで", "Trouble after recovery: until judged"),
    },
}
