"""Pure: why nothing was told: audiences, texts, promises, channels and deliveries."""

from collections.abc import Mapping

from commander.board.refusal import Because
from commander.wording.language import Bilingual

TELLING_REFUSALS: Mapping[Because, Bilingual] = {
    Because.CHANNEL_NEVER: Bilingual(
        "運用設定で Slack のチャンネルを作らないことになっています。作るなら [slack] の channel を変えてください。",
        "The policy says that no Slack channel is made: change channel in [slack] to make one.",
    ),
    Because.NO_CHANNEL: Bilingual(
        "このインシデントには Slack のチャンネルがまだありません。先に作ってください。",
        "This incident has no Slack channel yet: make it first.",
    ),
    Because.PERSON_NOT_REACHABLE: Bilingual(
        "「{person}」は Slack で見つけられません。運用設定に slack か mail を書くか、"
        "U… の ID かメールアドレスで指定してください。",
        '"{person}" cannot be found in Slack: list slack or mail in the policy, or give a U… id or a mail address.',
    ),
    Because.BACKFILL_POSTED: Bilingual(
        "すでにお客様に掲載しているため、過去の日付では掲載できません。続報として送ってください。",
        "Customers were told already, so it can't be dated back: send it as an update.",
    ),
    Because.BACKFILL_STAGE: Bilingual(
        "過去の日付での掲載は、復旧の文面だけです。文面を「復旧」にしてください。",
        "Only a text that says it is resolved can be dated back: choose the wording for resolved.",
    ),
    Because.BACKFILL_NOT_OVER: Bilingual(
        "過去の日付で掲載するには、影響の開始と復旧の時刻が必要です。先に記録してください。",
        "To date it back, record first when the impact began and when it was restored.",
    ),
    Because.NEED_UNKNOWN: Bilingual(
        "「{need}」とは答えられません。{needs} のどれかにしてください。",
        '"{need}" is no answer: use one of {needs}.',
    ),
    Because.ASK_AGAIN_WHEN: Bilingual("いつもう一度尋ねるかを入力してください。", "Say when to ask again."),
    Because.REACH_UNKNOWN: Bilingual(
        "「{reach}」という周知の範囲はありません。{reaches} のどれかにしてください。",
        'There is no "{reach}" to choose: use one of {reaches}.',
    ),
    Because.AUDIENCE_UNKNOWN: Bilingual(
        "「{audience}」という宛先はありません。使えるのは {known} です。",
        'There is no audience "{audience}": known are {known}.',
    ),
    Because.AUDIENCE_WITHOUT_TARGET: Bilingual(
        "宛先「{audience}」には送り先がありません。運用設定で targets を加えてください。",
        'The audience "{audience}" has no target: add one to its targets in the policy.',
    ),
    Because.ALREADY_ORDERED: Bilingual(
        "この文面はすでに送信済みか、送信待ちです。二重には送りません。状態は「送信待ち」で確認してください。",
        "This very text was sent already, or waits to be: it is not sent twice. See what waits for where it stands.",
    ),
    Because.AUDIENCE_BY_HAND: Bilingual(
        "宛先「{audience}」には人が電話やメールで伝えます。送り先から外し、連絡した結果を記録してください。",
        'The audience "{audience}" is told by a person: leave it out, and log the call or the mail.',
    ),
    Because.AUDIENCE_BY_MACHINE: Bilingual(
        "宛先「{audience}」には自動で送ります。記録できるのは相手の確認(acknowledged)だけです。",
        'The audience "{audience}" is told by machine: only its acknowledgement can be logged.',
    ),
    Because.OUTCOME_UNKNOWN: Bilingual(
        "「{outcome}」という結果はありません。{outcomes} のどれかにしてください。",
        'There is no outcome "{outcome}": use one of {outcomes}.',
    ),
    Because.NO_AUDIENCE: Bilingual(
        "宛先がありません。少なくとも一つ選んでください。",
        "No audience is named: choose at least one.",
    ),
    Because.TEXT_UNFILLED: Bilingual(
        "埋まっていない欄({fields})が {language} の文面にあるため送りません。埋めてください。",
        "Nothing was sent: the {language} text has blanks ({fields}) that must be filled.",
    ),
    Because.WORDING_BLOCKS: Bilingual(
        "{language}の文面の「{words}」を直すまで送りません({rule})。{why}。{instead}。",
        'Nothing was sent: mend "{words}" in the {language} text ({rule}). {why}. {instead}.',
    ),
    Because.LEGAL_NEEDED: Bilingual(
        "{language}の文面の「{words}」は、確認した法務の人の名前を残すまで送りません({rule})。消せば送れます。",
        'Nothing was sent: "{words}" in the {language} text ({rule}) needs the name of who checked it in legal, '
        "or take it out.",
    ),
    Because.PROMISE_MISSING: Bilingual(
        "次回のお知らせの時刻がないか過ぎています。これからの時刻を決めてください。",
        "The time of the next update is missing or has passed: promise one that is still to come.",
    ),
    Because.LINE_TOO_TALL: Bilingual(
        "スレッドの実況は {limit} 行までです。短くしてください。",
        "A live line has at most {limit} lines: make it shorter.",
    ),
    Because.NO_SUMMARY_PLACE: Bilingual(
        "まとめを置く Slack のチャンネルがありません。"
        "運用設定の [slack] summary に書くか、専用チャンネルを作ってください。",
        "No Slack channel has the summary: name one in the policy ([slack] summary), or make the incident's own.",
    ),
    Because.LINE_ALREADY_LIVE: Bilingual(
        "この記録はもうスレッドに送ってあります。", "This entry has gone to the thread already."
    ),
    Because.NO_ESTIMATE: Bilingual(
        "復旧の見込みは記録されていません。先に時刻を記録してください。",
        "No expected recovery is recorded: say a time first.",
    ),
    Because.ESTIMATE_OF_COMMANDER: Bilingual(
        "復旧の見込みの公表を認められるのは、指揮の {person} だけです。",
        "Only {person}, who commands, can let customers read the expected recovery.",
    ),
    Because.REPORT_BEFORE_END: Bilingual(
        "報告書(F01)は、復旧を宣言し、復旧のお知らせ(T06)を掲示してから送れます。",
        "The report (F01) can go out once recovery is declared and customers have been told of it (T06).",
    ),
    Because.REPORT_DAY_PAST: Bilingual(
        "報告を約束する日が過ぎています。これからの日にしてください。",
        "The day by which the report is promised has passed: give one that is still to come.",
    ),
    Because.ESTIMATE_UNSURE: Bilingual(
        "未確認か、2 つの値がある見込みは公表できません。推定か確定として 1 つに決めてください。",
        "An expected recovery that is not confirmed, or has two versions, can't be published: settle on one.",
    ),
    Because.ESTIMATE_NOT_APPROVED: Bilingual(
        "文面の復旧見込みは、指揮が公表を認めた時刻ではないか、過ぎています。外すか、認めてもらってください。",
        "The text gives an expected recovery that is not approved, or has passed: take it out or have it approved.",
    ),
    Because.QUICK_IS_INSIDE: Bilingual(
        "一言の投稿は社内だけです。「{audience}」へは一斉連絡で文面を確かめて送ってください。",
        'A quick sentence is for our own people: tell "{audience}" by a broadcast, where its text is looked over.',
    ),
    Because.LANGUAGE_OLDER: Bilingual(
        "一方の言語({older})が古いままです。直すか、内容が同じことを確かめてください(F7)。",
        "One language ({older}) is older than the other: change it, or look and say that it still holds (F7).",
    ),
    Because.PROMISE_TOO_FAR: Bilingual(
        "次のお知らせまでが長すぎます。24 時間以内の時刻にしてください。",
        "The next update is too far off: promise one within 24 hours.",
    ),
    Because.NO_PROMISE_OWED: Bilingual(
        "お客様に約束しているお知らせはありません。先送りするものがありません。",
        "No update is owed to customers: there is nothing to put off.",
    ),
    Because.SNOOZE_TOO_LONG: Bilingual(
        "先送りは一度に {minutes} 分までです。それより先なら、お客様に次の時刻をお知らせしてください。",
        "A warning can be put off for {minutes} minutes at a time: beyond that, tell customers a later time.",
    ),
    Because.APPROVAL_NEEDED: Bilingual(
        "この文面には {person} の承認が必要です。口頭で得たときは承認者の名前を添えてください。",
        "This text needs the approval of {person}: give the approver's name if it was given aloud.",
    ),
    Because.DELIVERY_UNKNOWN: Bilingual(
        "「{key}」に当てはまる配信がないか、複数あります。commander outbox でキーを確認してください。",
        'No single delivery matches "{key}": see the keys with commander outbox.',
    ),
    Because.DELIVERY_SETTLED: Bilingual(
        "{target} への配信は「{state}」で済んでいるため、もう変えられません。",
        'The delivery to {target} is settled ("{state}") and can be changed no more.',
    ),
    Because.DELIVERY_UNDERWAY: Bilingual(
        "{target} へはいま送信中です。結果が出るまで待ってください。",
        "The delivery to {target} is on its way: wait for its answer.",
    ),
    Because.DELIVERY_NOT_HELD: Bilingual(
        "{target} への配信は「{state}」のため、その操作はできません。",
        'The delivery to {target} is "{state}", which does not allow that.',
    ),
    Because.DELIVERY_OVERTAKEN: Bilingual(
        "{target} にはもっと新しい連絡文が届いています。古い文面は送らず、新しい文面を送ってください。",
        "A newer message has already reached {target}: send a fresh one instead of this older text.",
    ),
    Because.NO_DRIFT: Bilingual(
        "{target} の表示は、こちらの文面と違っていません。もう一度見に行くには「今すぐ確認」を使ってください。",
        "{target} shows what we told it: nothing to mend. Look now to read it again.",
    ),
    Because.TOLD_SINCE: Bilingual(
        "{target} にはその後の連絡文があります。古い文面は送り直さず、新しい文面を送ってください。",
        "{target} has been told something newer since, or is about to be: send a fresh text instead.",
    ),
    Because.TARGET_UNLISTED: Bilingual(
        "{target} は、もうどの宛先の送り先でもありません。運用設定の宛先を確認してください。",
        "{target} is no longer a target of any audience: see the audiences of the policy.",
    ),
    Because.REF_NOT_ID: Bilingual(
        "「{ref}」は相手側の ID ではありません。アドレスではなく ID だけを指定してください。",
        '"{ref}" is not an id of the other side: give the id alone, not an address.',
    ),
}
