"""How the actions of the timeline and of the window itself are searched; the others are in palette_words."""

from collections.abc import Mapping
from typing import Final

from ui.panes.sought import Sought
from ui.shortcuts import Action

OF_TIMELINE_AND_WINDOW: Final[Mapping[Action, Sought]] = {
    Action.QUICK_STARTED: Sought(
        "一言 社内連絡 調査開始 解消未定",
        "ひとこと しゃないれんらく ちょうさかいし かいしょうみてい",
        "quick team investigating started",
    ),
    Action.QUICK_SCALE: Sought(
        "一言 社内連絡 規模 見込み",
        "ひとこと しゃないれんらく きぼ みこみ",
        "quick team scale estimate",
    ),
    Action.QUICK_OPTIONS: Sought(
        "一言 社内連絡 方針検討 案",
        "ひとこと しゃないれんらく ほうしんけんとう あん",
        "quick team options weighing",
    ),
    Action.QUICK_DECIDED: Sought(
        "一言 社内連絡 方針決定 解消見込み",
        "ひとこと しゃないれんらく ほうしんけってい かいしょうみこみ",
        "quick team decided eta",
    ),
    Action.EXPORT: Sought(
        "書き出し 出力 配布 エクスポート PDF CSV",
        "かきだし しゅつりょく はいふ えくすぽーと",
        "export hand out print save pdf csv html markdown",
    ),
    Action.COMPOSE: Sought("記録 書く メモ", "きろく かく", "write entry note log compose"),
    Action.SCRIBE_WINDOW: Sought(
        "記録係 書記 別ウィンドウ", "きろくがかり しょき べつうぃんどう", "scribe window apart"
    ),
    Action.WRITE_FACT: Sought("事実 記録", "じじつ きろく", "write fact"),
    Action.WRITE_DECISION: Sought("決定 判断 記録", "けってい はんだん きろく", "write decision decide"),
    Action.WRITE_ACTION: Sought("対応 実施 記録", "たいおう じっし きろく", "write action taken"),
    Action.WRITE_QUESTION: Sought("質問 確認 記録", "しつもん かくにん きろく", "write question ask"),
    Action.WRITE_HYPOTHESIS: Sought("仮説 原因 記録", "かせつ げんいん きろく", "write hypothesis cause"),
    Action.WRITE_FOLLOW_UP: Sought("後続 宿題 記録", "こうぞく しゅくだい きろく", "write follow-up todo"),
    Action.WRITE_GOOD_MOVE: Sought("良い動き 良い点 記録", "よいうごき よいてん きろく", "write good move"),
    Action.SEARCH: Sought(
        "検索 探す 記録を探す", "けんさく さがす きろくをさがす", "search find look for entries records"
    ),
    Action.TURN: Sought(
        "対応 タスク 質問 決定 連絡文 にする 変える",
        "たいおう たすく しつもん けってい れんらくぶん にする かえる",
        "turn into make task question decision post macro",
    ),
    Action.GO_LIVE: Sought(
        "実況 スレッド まとめ", "じっきょう すれっど まとめ", "live thread summary post line"
    ),
    Action.ERASE_ENTRY: Sought(
        "消去 削除 パスワード 秘密",
        "しょうきょ さくじょ ぱすわーど ひみつ",
        "erase delete remove secret password entry",
    ),
    Action.ATTACHMENTS: Sought(
        "添付 ファイル 画像 スクリーンショット ログ",
        "てんぷ ふぁいる がぞう すくりーんしょっと ろぐ",
        "attachments attached files picture screenshot log open attach",
    ),
    Action.NEWEST: Sought("最新 新着 末尾", "さいしん しんちゃく まつび", "newest latest jump end bottom"),
    Action.NARROW: Sought(
        "絞り込み 絞り込む 種類 人 班 フィルター",
        "しぼりこみ しゅるい ひと はん ふぃるたー",
        "filter narrow kind person team",
    ),
    Action.SHOW_UNANSWERED: Sought(
        "未回答 返事待ち 絞り込み", "みかいとう へんじまち", "unanswered waiting open filter timeline"
    ),
    Action.SHOW_MILESTONES: Sought("節目 時刻 絞り込み", "ふしめ じこく", "milestones filter timeline"),
    Action.GO_TO_TIME: Sought("時刻へ 移動 ジャンプ", "じこくへ いどう じゃんぷ", "go jump to time clock"),
    Action.FIRST_UNREAD: Sought("未読 新着 既読", "みどく しんちゃく きどく", "unread new since last looked"),
    Action.RECORDED_ORDER: Sought(
        "記録順 並び順 発生順 追記", "きろくじゅん ならびじゅん ついき", "order recorded sort late"
    ),
    Action.NEXT_MILESTONE: Sought("次の節目 移動", "つぎのふしめ", "next milestone jump"),
    Action.PREVIOUS_MILESTONE: Sought("前の節目 移動", "まえのふしめ", "previous milestone jump"),
    Action.MARK_ROW: Sought("節目にする 印 時刻", "ふしめにする しるし", "mark milestone row timestamp"),
    Action.SLACK_LINK: Sought(
        "リンク コピー Slackで開く 発言", "りんく こぴー すらっくでひらく", "permalink link open copy message"
    ),
    Action.ANSWER_ROW: Sought(
        "質問に回答 答える 返事", "しつもんにかいとう こたえる", "answer question reply"
    ),
    Action.SHOW_ALL: Sought("すべて 全て 絞り込み", "すべて しぼりこみ", "filter all rows timeline"),
    Action.SHOW_DECISIONS: Sought("決定 絞り込み", "けってい しぼりこみ", "filter decisions timeline"),
    Action.SHOW_ACTIONS: Sought("対応 絞り込み", "たいおう しぼりこみ", "filter actions timeline"),
    Action.SHOW_QUESTIONS: Sought(
        "未回答 質問 絞り込み", "みかいとう しつもん しぼりこみ", "filter questions timeline"
    ),
    Action.PALETTE: Sought(
        "操作 検索 一覧", "そうさ けんさく いちらん", "command palette search all actions"
    ),
    Action.SHORTCUTS: Sought(
        "キー ショートカット キー一覧 操作 ヘルプ", "きーいちらん そうさ", "keys shortcuts keyboard help"
    ),
    Action.SETTINGS: Sought(
        "設定 接続 連携 運用設定",
        "せってい せつぞく れんけい うんようせってい",
        "settings connections connect preferences slack statuspage cachet mail smtp token",
    ),
    Action.WELCOME: Sought(
        "一覧 最初の画面 閉じる ホーム",
        "いちらん さいしょのがめん とじる",
        "home welcome close incidents list",
    ),
    Action.LANGUAGE_JA: Sought("日本語 言語", "にほんご げんご", "japanese language"),
    Action.LANGUAGE_EN: Sought("英語 言語", "えいご げんご", "english language"),
    Action.THEME_DARK: Sought(
        "ダーク 暗い 配色 テーマ 黒", "くらい はいしょく くろ", "dark theme colours colors black"
    ),
    Action.THEME_LIGHT: Sought(
        "ライト 明るい 配色 テーマ 白", "あかるい はいしょく しろ", "light theme colours colors white"
    ),
    Action.THEME_SYSTEM: Sought(
        "システム 自動 配色 テーマ", "じどう はいしょく", "system theme automatic colours colors"
    ),
}
