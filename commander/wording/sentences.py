"""Pure: why something was refused, as one sentence in each language. Faults of files are in `troubles`."""

from collections.abc import Mapping

from commander.board.bulletin import Stage
from commander.board.deliveries import DeliveryState
from commander.board.maintenance import MaintenanceState
from commander.board.refusal import Because, Refused
from commander.wording.approval import APPROVAL_REFUSALS, REQUEST_STATES, VOIDS
from commander.wording.checks import outgoing_title
from commander.wording.inquiries import INQUIRY_REFUSALS
from commander.wording.labels import LABELS, ROLE_LABELS
from commander.wording.language import Bilingual, Language

# What a person typed is shown back, but a megabyte of it is no sentence.
_VALUE_LIMIT = 160

REFUSALS: Mapping[Because, Bilingual] = {
    Because.TEXT_EMPTY: Bilingual(
        "{field}が空です。入力してからやり直してください。",
        "The {field} is empty: type something and try again.",
    ),
    Because.TEXT_TOO_LONG: Bilingual(
        "{field}が長すぎます({length} 文字)。{limit} 文字以内に分けるか短くしてください。",
        "The {field} is too long ({length} characters): shorten or split it to at most {limit}.",
    ),
    Because.NO_SUCH_INCIDENT: Bilingual(
        "「{incident}」というインシデントはありません。commander incidents で一覧を確認してください。",
        'There is no incident "{incident}": see the list with commander incidents.',
    ),
    Because.INCIDENT_CLOSED: Bilingual(
        "{incident} は終了しています。続きがあるときは先に再開してください。",
        "{incident} is closed: reopen it first if it goes on.",
    ),
    Because.SEVERITY_UNKNOWN: Bilingual(
        "重大度「{severity}」はありません。1(最重)から 5 の数字にしてください。",
        'There is no severity "{severity}": use a number from 1 (gravest) to 5.',
    ),
    Because.PHASE_UNKNOWN: Bilingual(
        "フェーズ「{phase}」はありません。0 から 4 の数字にしてください。",
        'There is no phase "{phase}": use a number from 0 to 4.',
    ),
    Because.TIME_IMPOSSIBLE: Bilingual(
        "{time} はありえない時刻です。2000 年以降の時刻にしてください。",
        "{time} cannot be right: use a time after the year 2000.",
    ),
    Because.TIME_IN_FUTURE: Bilingual(
        "{time} はまだ来ていません。起きた時刻を入力してください。",
        "{time} has not come yet: say when it happened.",
    ),
    Because.TIME_IN_PAST: Bilingual(
        "{time} は過ぎています。これからの時刻を入力してください。",
        "{time} has passed: give a time that is still to come.",
    ),
    Because.ALREADY_RESTORED: Bilingual(
        "すでに復旧を宣言しています。障害が続いているときは先に再開してください。",
        "Recovery has been declared already: reopen the incident first if it goes on.",
    ),
    Because.CHANNEL_NEVER: Bilingual(
        "運用設定で Slack のチャンネルを作らないことになっています。作るなら [slack] の channel を変えてください。",
        "The policy says that no Slack channel is made: change channel in [slack] to make one.",
    ),
    Because.NO_CHANNEL: Bilingual(
        "このインシデントには Slack のチャンネルがまだありません。先に作ってください。",
        "This incident has no Slack channel yet: make it first.",
    ),
    Because.PERSON_NOT_REACHABLE: Bilingual(
        "「{person}」は Slack で見つけられません。運用設定に slack か mail を書くか、U… の ID かメールアドレスで指定してください。",
        '"{person}" cannot be found in Slack: list slack or mail in the policy, or give a U… id or a mail address.',
    ),
    Because.NOT_RESTORED: Bilingual(
        "復旧も終了もしていないため、再開するものがありません。",
        "It is neither restored nor closed, so there is nothing to reopen.",
    ),
    Because.ROLE_UNKNOWN: Bilingual(
        "「{role}」という役割はありません。ic、deputy、scribe などのキーで指定してください。",
        'There is no role "{role}": name it by its key, such as ic, deputy or scribe.',
    ),
    Because.ROLE_HELD: Bilingual(
        "{role} は {person} が務めています。引き継ぎを申し出てもらい、受けてください。",
        "{person} holds {role}: ask for a handover and accept it.",
    ),
    Because.ROLE_VACANT: Bilingual(
        "{role} は不在のため、引き継ぎも退任もできません。",
        "Nobody holds {role}, so it can be neither offered nor released.",
    ),
    Because.COMMANDER_ONE_ROLE: Bilingual(
        "{person} は指揮を執っているため、{role} を兼ねられません。別の人を指名してください。",
        "{person} is in command and can hold no second role: name somebody else as {role}.",
    ),
    Because.NO_OFFER: Bilingual(
        "{role} の引き継ぎは申し出られていません。",
        "No handover of {role} has been offered.",
    ),
    Because.OFFER_FOR_ANOTHER: Bilingual(
        "{role} の引き継ぎは {person} への申し出です。本人が受けてください。",
        "The handover of {role} was offered to {person}, who must accept it.",
    ),
    Because.HOLDS_IT_ALREADY: Bilingual(
        "{role} はすでに {person} が務めています。ほかの人を選んでください。",
        "{person} holds {role} already: choose somebody else.",
    ),
    Because.NOT_CALLED: Bilingual(
        "{role} として呼び出し中の人はいません。電話したときは、先にその電話を記録してください。",
        "Nobody is being called as {role} now: if a call was made, record it first.",
    ),
    Because.CALLED_ANOTHER: Bilingual(
        "{role} としていま呼び出しているのは {person} です。その人の返事を記録してください。",
        "{person} is being called as {role} now: record their answer.",
    ),
    Because.ANSWER_UNKNOWN: Bilingual(
        "「{answer}」という返事はありません。{answers} のどれかにしてください。",
        'There is no answer "{answer}": use one of {answers}.',
    ),
    Because.NO_REPORT_OWED: Bilingual(
        "{role} に頼んでいる報告はありません。聞いたことは記録に書いてください。",
        "No report is owed by {role}: write what you heard as an entry.",
    ),
    Because.LINK_NOT_HTTPS: Bilingual(
        "通話リンクは https:// で始まるアドレスにしてください(利用者名やパスワードは含められません)。",
        "Give the call as an address that begins with https://, without a user name or password.",
    ),
    Because.ENTRY_UNKNOWN: Bilingual(
        "訂正する記録が見つかりません。",
        "The entry to be corrected was not found.",
    ),
    Because.KIND_UNKNOWN: Bilingual(
        "「{kind}」という記録の種類はありません。{kinds} のどれかにしてください。",
        'There is no kind of entry "{kind}": use one of {kinds}.',
    ),
    Because.ASPECT_UNKNOWN: Bilingual(
        "「{aspect}」という影響の項目はありません。who、what、how-many などのキーで指定してください。",
        'There is no aspect of impact "{aspect}": use a key such as who, what or how-many.',
    ),
    Because.ROW_UNKNOWN: Bilingual(
        "その影響の行は見つかりません。",
        "That row of the impact was not found.",
    ),
    Because.RANGE_BACKWARDS: Bilingual(
        "件数は 0 以上で、少なめ ≤ 見込み ≤ 多めの順にしてください。",
        "Give the numbers as low ≤ likely ≤ high, none below zero.",
    ),
    Because.FIGURES_IMPOSSIBLE: Bilingual(
        "割合は 0〜100%、件数は 0 以上、失敗の回数は試した回数までです。数字を確かめてください。",
        "A share is 0 to 100%, a count is not below zero, and no more tries failed than were made:"
        " check the figures.",
    ),
    Because.ZERO_NEEDS_EVIDENCE: Bilingual(
        "「0」「なし」とするには根拠が必要です。何を確認したかを書いてください。",
        "Zero or none needs evidence: write what was checked.",
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
    Because.IMPACT_WINDOW_UNKNOWN: Bilingual(
        "その影響の時間帯は見つかりません。一覧で番号を確かめてください。",
        "That window of impact was not found: look at its number in the list.",
    ),
    Because.IMPACT_WINDOW_LAST: Bilingual(
        "影響の時間帯が一つもなくなってしまいます。開始と終了を直してください。",
        "No window of impact would be left: correct its start and end instead.",
    ),
    Because.IMPACT_WINDOW_NEEDS_BOTH: Bilingual(
        "影響の時間帯を加えるには、開始と終了の両方が必要です。",
        "To add a window of impact, give both its start and its end.",
    ),
    Because.IMPACT_WINDOW_OPEN: Bilingual(
        "影響はまだ続いています。終わったときは復旧を宣言してください。",
        "The impact is still going on: when it is over, declare recovery.",
    ),
    Because.IMPACT_WINDOW_BACKWARDS: Bilingual(
        "終了が開始より前です。時刻を直してください。",
        "It ends before it starts: correct the times.",
    ),
    Because.IMPACT_WINDOWS_OVERLAP: Bilingual(
        "別の影響の時間帯と重なります。どちらかの時刻を直してください。",
        "It overlaps another window of impact: correct one of them.",
    ),
    Because.ACTION_UNKNOWN: Bilingual(
        "その対応は見つかりません。",
        "That action was not found.",
    ),
    Because.ACTION_FINISHED: Bilingual(
        "対応「{action}」はすでに終わっています。",
        'The action "{action}" has ended already.',
    ),
    Because.OPTION_UNKNOWN: Bilingual(
        "その案は見つかりません。一覧から選び直してください。",
        "That option was not found: choose one from the list.",
    ),
    Because.OPTION_TAKEN: Bilingual(
        "案「{option}」はすでに対応として始まっています。その対応の行で報告や終了を書いてください。",
        'The option "{option}" has been started already: report or end it on its action.',
    ),
    Because.OPTION_DECLINED: Bilingual(
        "案「{option}」はすでに見送られています。やはり行うときは、そのまま対応として始めてください。",
        'The option "{option}" has been declined already: to do it after all, start it.',
    ),
    Because.HYPOTHESIS_UNKNOWN: Bilingual(
        "その仮説は見つかりません。一覧から選び直してください。",
        "That hypothesis was not found: choose one from the list.",
    ),
    Because.HYPOTHESIS_RULED_OUT: Bilingual(
        "仮説「{hypothesis}」はすでに否定されています。新しい根拠があるときは「裏付け」を記録してください。",
        'The hypothesis "{hypothesis}" has been ruled out: if there is new evidence, record it as support.',
    ),
    Because.SIGNAL_UNKNOWN: Bilingual(
        "その兆候は見つかりません。",
        "That signal was not found.",
    ),
    Because.SIGNAL_JUDGED: Bilingual(
        "兆候「{signal}」はすでに判定されています。",
        'The signal "{signal}" has been judged already.',
    ),
    Because.SAME_NEEDS_WORKER: Bilingual(
        "「この障害の続き」とするには、いま対応している人の名前が必要です。いなければ新しい障害です。",
        'To call it "same", name who is working on it now; if nobody is, it is new.',
    ),
    Because.NEED_UNKNOWN: Bilingual(
        "「{need}」とは答えられません。{needs} のどれかにしてください。",
        '"{need}" is no answer: use one of {needs}.',
    ),
    Because.ASK_AGAIN_WHEN: Bilingual(
        "いつもう一度尋ねるかを入力してください。", "Say when to ask again."
    ),
    Because.REACH_UNKNOWN: Bilingual(
        "「{reach}」という周知の範囲はありません。{reaches} のどれかにしてください。",
        'There is no "{reach}" to choose: use one of {reaches}.',
    ),
    Because.REASON_NEEDED: Bilingual(
        "理由を書いてください。",
        "Write the reason.",
    ),
    Because.AUDIENCE_UNKNOWN: Bilingual(
        "「{audience}」という宛先はありません。使えるのは {known} です。",
        'There is no audience "{audience}": known are {known}.',
    ),
    Because.AUDIENCE_WITHOUT_TARGET: Bilingual(
        "宛先「{audience}」には送り先がありません。運用設定で targets を加えてください。",
        'The audience "{audience}" has no target: add one to its targets in the policy.',
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
        "スレッドの速報は {limit} 行までです。短くしてください。",
        "A live line has at most {limit} lines: make it shorter.",
    ),
    Because.NO_SUMMARY_PLACE: Bilingual(
        "まとめを置く Slack のチャンネルがありません。運用設定の [slack] summary に書くか、専用チャンネルを作ってください。",
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
    **APPROVAL_REFUSALS,
    **INQUIRY_REFUSALS,
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
    Because.SIGNAL_WAITS: Bilingual(
        "兆候「{signal}」がまだ判定されていません。新規・継続・ノイズのどれかを判定してから終了してください。",
        'The signal "{signal}" is not judged yet: judge it new, same or noise, then close.',
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
    Because.ONLY_INCIDENTS: Bilingual(
        "メンテナンスにはありません。問題が起きたら、このメンテナンスからインシデントを宣言してください。",
        "A maintenance has none of that: if there is trouble, declare an incident from it.",
    ),
    Because.NOT_MAINTENANCE: Bilingual(
        "これはメンテナンスではありません。メンテナンスを開いてから操作してください。",
        "This is no maintenance: open the maintenance first.",
    ),
    Because.MAINTENANCE_IS: Bilingual(
        "このメンテナンスは「{progress}」のため、その操作はできません。",
        'The maintenance is "{progress}", which does not allow that.',
    ),
    Because.MAINTENANCE_STAGE: Bilingual(
        "この文面の段階は「{stage}」ですが、いまは「{progress}」です。開始や完了を先に記録してください。",
        'The text says "{stage}" but it is "{progress}" now: record the start or the end first.',
    ),
    Because.MAINTENANCE_OVERRUN: Bilingual(
        "お知らせした終了時刻を過ぎています。先に終了予定を延ばしてください(M05)。",
        "The end that was told has passed: move the end first (M05).",
    ),
    Because.MAINTENANCE_END: Bilingual(
        "文面の終了時刻が、いまの終了予定と違います。下書きを作り直すか、終了予定を先に変えてください。",
        "The end in the text is not the planned end: draft it again, or move the planned end first.",
    ),
    Because.MAINTENANCE_OPEN: Bilingual(
        "メンテナンスはまだ「{progress}」です。完了か中止を記録してから終了してください。",
        'The maintenance is still "{progress}": complete or cancel it, then close.',
    ),
    Because.ZONE_UNKNOWN: Bilingual(
        "「{zone}」という時間帯はありません。Asia/Tokyo のように書いてください。",
        'There is no time zone "{zone}": write one like Asia/Tokyo.',
    ),
    Because.WINDOW_WITHOUT_ZONE: Bilingual(
        "開始と終了の時刻に時間帯がありません。Asia/Tokyo のような時間帯を決めてください。",
        "The start or the end has no time zone: say one, such as Asia/Tokyo.",
    ),
    Because.WINDOW_BACKWARDS: Bilingual(
        "終了が開始より前か同じです。開始より後の時刻にしてください。",
        "The end is not after the start: give a later end.",
    ),
    Because.WINDOW_STARTED: Bilingual(
        "開始時刻({time})はもう過ぎています。これからの時刻にしてください。",
        "The start ({time}) has passed: give one that is still to come.",
    ),
    Because.WINDOW_TOO_LONG: Bilingual(
        "メンテナンスは {days} 日以内にしてください。長い作業は分けてお知らせします。",
        "A maintenance lasts {days} days at most: announce longer work in parts.",
    ),
    Because.END_UNCHANGED: Bilingual(
        "終了予定は前と同じです。新しい時刻にしてください。",
        "The end is the one that stands already: give a new one.",
    ),
    Because.JOURNAL_READ_ONLY: Bilingual(
        "ジャーナルは読み取り専用です(新しい版の Commander のファイルか、書き込めない場所)。何も記録していません。",
        "The journal can only be read (a newer Commander wrote it, or it cannot be written): nothing was recorded.",
    ),
    Because.DISK_FULL: Bilingual(
        "ディスクがいっぱいのため記録できませんでした。空きを作ってからやり直してください。",
        "The disk is full, so nothing was recorded: make room and try again.",
    ),
    Because.JOURNAL_BUSY: Bilingual(
        "別のプロセスがジャーナルを使用中のため記録できませんでした。もう一度お試しください。",
        "Another process is using the journal, so nothing was recorded: try again.",
    ),
    Because.DISK_FAILED: Bilingual(
        "ディスクへの書き込みに失敗し、記録できませんでした。ディスクと空き容量を確認してください。",
        "Writing to the disk failed, so nothing was recorded: check the disk and its free space.",
    ),
}

FIELDS: Mapping[str, Bilingual] = {
    "title": Bilingual("タイトル", "title"),
    "reason": Bilingual("理由", "reason"),
    "live-line": Bilingual("速報", "live line"),
    "entry": Bilingual("記録", "entry"),
    "source": Bilingual("出典", "source"),
    "person": Bilingual("人の名前", "person's name"),
    "owner": Bilingual("担当者", "owner"),
    "caller": Bilingual("呼び出す人", "caller"),
    "task": Bilingual("報告の内容", "task"),
    "call-link": Bilingual("通話リンク", "call link"),
    "watch-owner": Bilingual("経過観察の担当者", "watch owner"),
    "impact": Bilingual("影響の文", "impact text"),
    "action": Bilingual("対応の内容", "action"),
    "expected": Bilingual("期待する効果", "expected effect"),
    "note": Bilingual("メモ", "note"),
    "report": Bilingual("報告", "report"),
    "measured": Bilingual("実測の効果", "measured effect"),
    "option": Bilingual("案の内容", "option"),
    "condition": Bilingual("条件", "condition"),
    "speed": Bilingual("速さ", "speed"),
    "blast-radius": Bilingual("影響の広さ", "blast radius"),
    "hypothesis": Bilingual("仮説の内容", "hypothesis"),
    "basis": Bilingual("根拠", "basis"),
    "signal": Bilingual("兆候の内容", "signal"),
    "wording": Bilingual("お客様の言葉", "customer's words"),
    "approver": Bilingual("承認者", "approver"),
    "evidence": Bilingual("根拠", "evidence"),
    "title-ja": Bilingual("日本語の件名", "Japanese title"),
    "title-en": Bilingual("英語の件名", "English title"),
    "text-ja": Bilingual("日本語の本文", "Japanese text"),
    "text-en": Bilingual("英語の本文", "English text"),
    "maintenance-text": Bilingual("メンテナンスの説明", "description of the maintenance"),
    "components": Bilingual("構成要素", "components"),
}
# Values that have a name of their own in each language.
_WORDS: Mapping[str, Mapping[str, Bilingual]] = {
    "field": FIELDS,
    "language": {"ja": Bilingual("日本語", "Japanese"), "en": Bilingual("英語", "English")},
    "role": ROLE_LABELS,
    "progress": {str(one.value): said for one, said in LABELS[MaintenanceState].items()},
    "stage": {str(one.value): said for one, said in LABELS[Stage].items()},
    "request_state": {str(state): said for state, said in REQUEST_STATES.items()},
    "void": {str(void): said for void, said in VOIDS.items()},
    "state": {str(state.value): said for state, said in LABELS[DeliveryState].items()},
}


def refusal_sentence(refused: Refused, language: Language) -> str:
    """Why nothing was done and the way on, as one line of text."""
    other = "_en" if language is Language.JA else "_ja"
    values = _Values(
        {
            # A value that is given in both languages: why_ja and why_en are {why}.
            name.removesuffix(f"_{language}"): _said(name, value, language)
            for name, value in refused.values.items()
            if not name.endswith(other)
        }
    )
    return REFUSALS[refused.because].said_in(language).format_map(values)


def shown(text: str) -> str:
    """What somebody typed, fit to stand inside a sentence: one line, no stray characters, not too long."""
    clean = outgoing_title(text)
    return clean if len(clean) <= _VALUE_LIMIT else clean[: _VALUE_LIMIT - 1] + "…"


class _Values(dict[str, str]):
    def __missing__(self, key: str) -> str:
        # A sentence with a gap is still a sentence; a KeyError would hide the refusal.
        return "…"


def _said(name: str, value: str, language: Language) -> str:
    word = _WORDS.get(name, {}).get(value)
    return word.said_in(language) if word else shown(value)
