"""How each action is searched: words a Japanese looks for, their reading, words in English. Never shown."""

from collections.abc import Mapping
from typing import Final

from ui.panes.palette_words_timeline import OF_TIMELINE_AND_WINDOW
from ui.panes.sought import Sought
from ui.shortcuts import Action

SOUGHT: Final[Mapping[Action, Sought]] = {
    Action.NEXT_STEP: Sought(
        "次 次にやること 次の一手", "つぎ つぎにやること つぎのいって", "next step todo"
    ),
    Action.DECLARE: Sought(
        "宣言 発令 新規 障害 インシデント", "せんげん はつれい しんき しょうがい", "declare open new incident"
    ),
    Action.PRACTISE: Sought(
        "訓練 練習 演習", "くんれん れんしゅう えんしゅう", "practise practice drill exercise"
    ),
    Action.END_DRILL: Sought("訓練終了 訓練", "くんれんしゅうりょう くんれん", "end finish stop drill"),
    Action.PLAN_MAINTENANCE: Sought(
        "メンテナンス 予告 計画停止 作業 注意喚起",
        "めんてなんす よこく けいかくていし さぎょう ちゅういかんき",
        "maintenance announce schedule plan risk notice",
    ),
    Action.MAINTENANCE_START: Sought(
        "メンテナンス開始 開始", "めんてなんすかいし", "maintenance start begin"
    ),
    Action.MAINTENANCE_VERIFY: Sought(
        "メンテナンス 動作確認 作業終了", "めんてなんす どうさかくにん", "maintenance verify done"
    ),
    Action.MAINTENANCE_COMPLETE: Sought(
        "メンテナンス完了 終了", "めんてなんすかんりょう しゅうりょう", "maintenance complete end finish"
    ),
    Action.MAINTENANCE_EXTEND: Sought(
        "メンテナンス延長 終了予定", "めんてなんすえんちょう", "maintenance extend delay end"
    ),
    Action.MAINTENANCE_CANCEL: Sought(
        "メンテナンス中止 取りやめ", "めんてなんすちゅうし", "maintenance cancel"
    ),
    Action.MAINTENANCE_TROUBLE: Sought(
        "メンテナンス 障害 宣言", "めんてなんす しょうがい せんげん", "maintenance trouble incident declare"
    ),
    Action.MAINTENANCE_CLOSE: Sought("メンテナンス 終了", "めんてなんす しゅうりょう", "maintenance close"),
    Action.IMPACT_DEPTH: Sought(
        "影響 広がり 推移 構成要素 症状 依存 一覧",
        "えいきょう ひろがり すいい こうせいようそ しょうじょう いぞん いちらん",
        "impact depth scope history matrix components symptoms dependency",
    ),
    Action.NEGLIGIBLE: Sought(
        "問題ない 軽微 影響軽微 深刻でない 確認",
        "もんだいない けいび えいきょうけいび しんこくでない かくにん",
        "negligible not serious minor confirm",
    ),
    Action.PRIVACY_RAISE: Sought(
        "個人情報 個人データ 漏えい 漏洩 懸念 情報流出",
        "こじんじょうほう こじんでーた ろうえい けねん りゅうしゅつ",
        "personal data privacy leak breach concern raise gdpr",
    ),
    Action.PRIVACY: Sought(
        "個人情報 個人データ 制限付き 法定報告 速報 確報 文案",
        "こじんじょうほう せいげん ほうていほうこく そくほう かくほう ぶんあん",
        "personal data privacy restricted track statutory report clock draft",
    ),
    Action.SEVERITY: Sought(
        "重大度 深刻度 重要度", "じゅうだいど しんこくど じゅうようど", "severity sev judge"
    ),
    Action.SEVERITY_1: Sought("重大度1 深刻度1", "じゅうだいど1 しんこくど1", "severity sev1 sev"),
    Action.SEVERITY_2: Sought("重大度2 深刻度2", "じゅうだいど2 しんこくど2", "severity sev2 sev"),
    Action.SEVERITY_3: Sought("重大度3 深刻度3", "じゅうだいど3 しんこくど3", "severity sev3 sev"),
    Action.SEVERITY_4: Sought("重大度4 深刻度4", "じゅうだいど4 しんこくど4", "severity sev4 sev"),
    Action.SEVERITY_5: Sought("重大度5 深刻度5", "じゅうだいど5 しんこくど5", "severity sev5 sev"),
    Action.PHASE_0: Sought("フェーズ0 発生 検知", "はっせい けんち", "phase0 detected"),
    Action.PHASE_1: Sought("フェーズ1 初期調査 調査", "しょきちょうさ ちょうさ", "phase1 investigation"),
    Action.PHASE_2: Sought(
        "フェーズ2 対応方針決定 方針", "たいおうほうしんけってい ほうしん", "phase2 alignment plan"
    ),
    Action.PHASE_3: Sought("フェーズ3 障害対応 対応", "しょうがいたいおう たいおう", "phase3 response"),
    Action.PHASE_4: Sought("フェーズ4 クロージング 収束", "しゅうそく くろーじんぐ", "phase4 closing"),
    Action.RECOVERY: Sought(
        "復旧 復旧宣言 回復 経過観察",
        "ふっきゅう ふっきゅうせんげん かいふく けいかかんさつ",
        "recovery recovered restored resolve watch",
    ),
    Action.REOPEN: Sought(
        "再開 再発 復旧取消", "さいかい さいはつ ふっきゅうとりけし", "reopen relapse again"
    ),
    Action.TEAMS: Sought(
        "班 班長 A班 B班 ハブ 連携 報告待ち",
        "はん はんちょう れんけい ほうこくまち",
        "teams team lead hub alpha bravo",
    ),
    Action.PEOPLE: Sought(
        "人 参加 離席 名簿 担当チーム 連絡先 誰が持っている",
        "ひと さんか りせき めいぼ たんとうちーむ れんらくさき",
        "people roster present here left directory owner team contact",
    ),
    Action.HAND_OVER: Sought(
        "指揮 継承 引き継ぎ 引継ぎ 交代",
        "しき けいしょう ひきつぎ こうたい",
        "hand over handover command pass",
    ),
    Action.SIGNAL: Sought(
        "兆候 アラート 症状 予兆", "ちょうこう しょうじょう よちょう", "signal alert symptom new"
    ),
    Action.WATCH: Sought(
        "経過観察 復旧確認 兆候一覧 誰が対応中 復旧連絡",
        "けいかかんさつ ふっきゅうかくにん ちょうこういちらん",
        "watch recovery heard acknowledge",
    ),
    Action.MILESTONES: Sought(
        "時刻 指標 所要時間 検知 復旧時間 TTR TTD",
        "じこく しひょう しょようじかん けんち",
        "milestones timestamps metrics ttr ttd",
    ),
    Action.MANAGEMENT: Sought(
        "経営報告 経営会議 マネージャー まとめ 報告",
        "けいえいほうこく けいえいかいぎ まねーじゃー まとめ ほうこく",
        "management summary executives board meeting report",
    ),
    Action.TEMPORARY: Sought(
        "暫定対応 暫定 残っている 恒久",
        "ざんていたいおう ざんてい のこっている こうきゅう",
        "temporary measures workaround stopgap in place",
    ),
    Action.LINKS: Sought(
        "関連付け 統合 重複 親子 同じ原因",
        "かんれんづけ とうごう ちょうふく おやこ おなじげんいん",
        "link duplicate merge parent child cause",
    ),
    Action.OTHER_INCIDENT: Sought(
        "次のインシデント 切り替え", "つぎのいんしでんと きりかえ", "next other incident switch"
    ),
    Action.SWITCH_INCIDENT: Sought(
        "インシデント切り替え 一覧", "いんしでんときりかえ いちらん", "switch incident list"
    ),
    Action.WORK: Sought(
        "決定 提案 質問 変更 切り戻し リスク 暫定対応 手順書 後続作業 原因",
        "たいおうとけってい ていあん しつもん へんこう きりもどし りすく ざんてい てじゅんしょ こうぞく げんいん",
        "decisions poll questions changes revert risks temporary procedures runbook follow-ups cause",
    ),
    Action.CUSTOMERS: Sought(
        "影響顧客 顧客リスト 名寄せ CSV 取り込み 書き出し 削除期限",
        "えいきょうこきゃく こきゃくりすと なよせ とりこみ かきだし さくじょきげん",
        "affected customers list csv import dedupe merge export delete",
    ),
    Action.INQUIRIES: Sought(
        "問い合わせ 件数 電話 グラフ 集計",
        "といあわせ けんすう でんわ ぐらふ しゅうけい",
        "inquiries count tickets calls chart baseline usual",
    ),
    Action.CUSTOMER_REPORT: Sought(
        "お客様の報告 営業 エスカレーション 申告",
        "おきゃくさまのほうこく えいぎょう しんこく",
        "customer report sales escalation complaint",
    ),
    Action.GATES: Sought(
        "確認 チェック 関門 フェーズ 次へ",
        "かくにん ちぇっく かんもん ふぇーず",
        "gate checks phase exit checklist",
    ),
    Action.ALIGN: Sought(
        "初期対応決定 方針 足並み 集合 意思決定者",
        "しょきたいおうけってい ほうしん あしなみ",
        "align alignment agree policy",
    ),
    Action.STAND_DOWN: Sought("解散 撤収 収束", "かいさん てっしゅう しゅうそく", "stand down release team"),
    Action.DEFER: Sought(
        "持ち越し 翌営業日 残作業", "もちこし よくえいぎょうび ざんさぎょう", "defer leftover business day"
    ),
    Action.PLAN_REVIEW: Sought(
        "ふりかえり ポストモーテム", "ふりかえり ぽすともーてむ", "review postmortem retrospective"
    ),
    Action.CLOSE: Sought(
        "終了 クローズ 誤報 統合", "しゅうりょう くろーず ごほう とうごう", "close end false alarm merge"
    ),
    Action.DETECTION: Sought(
        "検知 きっかけ 気付いた 発覚", "けんち きっかけ きづいた はっかく", "detection found noticed source"
    ),
    Action.BROADCAST: Sought(
        "一斉連絡 一斉 連絡 公表 告知 発信",
        "いっせいれんらく いっせい れんらく こうひょう こくち はっしん",
        "broadcast post announce status page tell",
    ),
    Action.TELL_THIS: Sought(
        "これを伝える 記録から連絡 下書きに入れる 連絡",
        "これをつたえる きろくかられんらく したがきにいれる れんらく",
        "tell this entry row draft message from",
    ),
    Action.SEND: Sought("送信 送る", "そうしん おくる", "send"),
    Action.ASK_APPROVAL: Sought("承認 承認依頼 決裁", "しょうにん しょうにんいらい", "approval approve ask"),
    Action.NEXT_BLANK: Sought("空欄 次の空欄 埋める", "くうらん つぎのくうらん うめる", "next blank fill"),
    Action.PREVIOUS_BLANK: Sought(
        "空欄 前の空欄 埋める", "くうらん まえのくうらん うめる", "previous blank fill"
    ),
    Action.OLDER_LANGUAGE: Sought(
        "古い言語 食い違い 内容は同じ",
        "ふるいげんご くいちがい ないようはおなじ",
        "older translation differ still the same",
    ),
    Action.TAKE_BACK: Sought(
        "取り消し 取消 送信取消", "とりけし そうしんとりけし", "undo take back cancel unsend"
    ),
    Action.SNOOZE: Sought(
        "先送り 後で お知らせ 督促 約束",
        "さきおくり あとで おしらせ とくそく やくそく",
        "snooze put off later promise update warning",
    ),
    Action.COMPARE: Sought(
        "見比べる 表示の違い 食い違い 書き換え",
        "みくらべる ひょうじのちがい くいちがい かきかえ",
        "compare differ drift shown side by side",
    ),
    Action.LOOK_NOW: Sought(
        "今すぐ確認 表示の確認 読み返す 食い違い",
        "いますぐかくにん ひょうじのかくにん よみかえす くいちがい",
        "look now read back drift shown page channel",
    ),
    Action.REACH: Sought(
        "周知の範囲 社内だけ 広く周知 方針",
        "しゅうちのはんい しゃないだけ ひろくしゅうち ほうしん",
        "how far wide notice named customers internal only policy",
    ),
    Action.WHO_ELSE: Sought(
        "ほかに伝える相手 宛先 官庁 提携先",
        "ほかにつたえるあいて あてさき かんちょう ていけいさき",
        "who else must know regulators partners audiences",
    ),
    Action.WAITING_TEXTS: Sought(
        "送信待ち オフライン 未送信 つながらない",
        "そうしんまち おふらいん みそうしん つながらない",
        "offline not sent waiting queue network",
    ),
    Action.WHAT_THEY_SEE: Sought(
        "見え方 相手の画面 訓練", "みえかた あいてのがめん くんれん", "what they see mock channel page drill"
    ),
    Action.ATTENTION: Sought("要対応 注意 最初", "ようたいおう ちゅうい さいしょ", "attention first urgent"),
    Action.ATTENTION_2: Sought("要対応 注意 二番目", "ようたいおう ちゅうい にばんめ", "attention second"),
    Action.ATTENTION_3: Sought("要対応 注意 三番目", "ようたいおう ちゅうい さんばんめ", "attention third"),
    Action.ROLES: Sought("役割 担当 体制", "やくわり たんとう たいせい", "roles people who"),
    Action.IMPACT: Sought("影響範囲 影響", "えいきょうはんい えいきょう", "impact affected customers"),
    Action.CONTACT_LIST: Sought(
        "連絡網 連絡先 電話 印刷",
        "れんらくもう れんらくさき でんわ いんさつ",
        "contacts phone numbers list print",
    ),
    Action.MESSAGES: Sought("連絡 顧客 関係者", "れんらく こきゃく かんけいしゃ", "messages audiences"),
    Action.ACTIONS: Sought(
        "システム対応 対応 対策 仮説",
        "しすてむたいおう たいおう たいさく かせつ",
        "actions options hypotheses",
    ),
    **OF_TIMELINE_AND_WINDOW,
}
