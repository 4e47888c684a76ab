<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en_US">
<context>
    <name>ActionEditor</name>
    <message>
        <source>accepts</source>
        <translation>引き受けた</translation>
    </message>
    <message>
        <source>declines</source>
        <translation>辞退</translation>
    </message>
    <message>
        <source>report</source>
        <translation>途中報告</translation>
    </message>
    <message>
        <source>more time</source>
        <translation>延長</translation>
    </message>
    <message>
        <source>another owner</source>
        <translation>担当を替える</translation>
    </message>
    <message>
        <source>lane, kind</source>
        <translation>区分</translation>
    </message>
    <message>
        <source>procedure</source>
        <translation>手順書</translation>
    </message>
    <message>
        <source>One owner</source>
        <translation>担当(1名)</translation>
    </message>
    <message>
        <source>Next check</source>
        <translation>次の確認</translation>
    </message>
    <message>
        <source>Measured (expected: {effect})</source>
        <translation>実測(期待: {effect})</translation>
    </message>
    <message>
        <source>Measured effect</source>
        <translation>実測した効果</translation>
    </message>
    <message>
        <source>What its owner reports</source>
        <translation>担当者からの報告</translation>
    </message>
    <message>
        <source>A word with it (may stay empty)</source>
        <translation>ひとこと(空でも可)</translation>
    </message>
    <message>
        <source>Why they can&apos;t</source>
        <translation>できない理由</translation>
    </message>
    <message>
        <source>Why it needs more time</source>
        <translation>延長する理由</translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation>確認したこと</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>区分</translation>
    </message>
    <message>
        <source>Temporary or permanent</source>
        <translation>暫定か恒久か</translation>
    </message>
</context>
<context>
    <name>ActionsPane</name>
    <message>
        <source>ask {person} ({role})</source>
        <translation>問い合わせは {person}({role})へ</translation>
    </message>
    <message>
        <source>nobody has it: {person} declined</source>
        <translation>担当なし({person} は辞退)</translation>
    </message>
    <message>
        <source>asked, no answer for {span}</source>
        <translation>返事待ち {span}</translation>
    </message>
    <message>
        <source>planned until {time}, moved {count}×: estimate anew?</source>
        <translation>当初 {time} まで、延長 {count} 回。見込みを見直しますか</translation>
    </message>
    <message>
        <source>else: {what}</source>
        <translation>だめなら:{what}</translation>
    </message>
    <message>
        <source>doesn&apos;t hold: {what}</source>
        <translation>効果が続いていません:{what}</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>未検証</translation>
    </message>
    <message>
        <source>temporary, in place</source>
        <translation>暫定対応が継続中</translation>
    </message>
    <message>
        <source>verified: {what}</source>
        <translation>検証済み:{what}</translation>
    </message>
    <message>
        <source>next: {what}</source>
        <translation>次の手:{what}</translation>
    </message>
    <message>
        <source>proposals {count}</source>
        <translation>提案 {count}</translation>
    </message>
    <message>
        <source>decided {count}</source>
        <translation>決定 {count}</translation>
    </message>
    <message>
        <source>to look at again {count}</source>
        <translation>見直し {count}</translation>
    </message>
    <message>
        <source>questions {count}</source>
        <translation>質問 {count}</translation>
    </message>
    <message>
        <source>risks {count}</source>
        <translation>リスク {count}</translation>
    </message>
    <message>
        <source>temporary {count}</source>
        <translation>暫定 {count}</translation>
    </message>
    <message>
        <source>left {count}</source>
        <translation>後続 {count}</translation>
    </message>
    <message>
        <source>past target {count}</source>
        <translation>目標超過 {count}</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>対応</translation>
    </message>
    <message>
        <source>What is being tried, by whom, until when. Write it below and press Enter.</source>
        <translation>何を、誰が、いつまで試しているか。下に書いて Enter で始めます。</translation>
    </message>
    <message>
        <source>check</source>
        <translation>要確認</translation>
    </message>
    <message>
        <source>soon</source>
        <translation>まもなく</translation>
    </message>
    <message>
        <source>running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>expect: {effect}</source>
        <translation>期待: {effect}</translation>
    </message>
    <message>
        <source>check {time}</source>
        <translation>確認 {time}</translation>
    </message>
    <message>
        <source>report: {text}</source>
        <translation>報告: {text}</translation>
    </message>
    <message>
        <source>no word for {span}</source>
        <translation>報告なし {span}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>measured: {effect}</source>
        <translation>実測: {effect}</translation>
    </message>
    <message>
        <source>expected: {effect}</source>
        <translation>期待: {effect}</translation>
    </message>
    <message>
        <source>cause?</source>
        <translation>仮説</translation>
    </message>
    <message>
        <source>nobody looks into it</source>
        <translation>担当なし</translation>
    </message>
    <message>
        <source>overdue since {time}</source>
        <translation>{time} から超過</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>{time} まで</translation>
    </message>
    <message>
        <source>turn back</source>
        <translation>まず復旧</translation>
    </message>
    <message>
        <source>why not: {reason}</source>
        <translation>見送りの理由: {reason}</translation>
    </message>
    <message>
        <source>when: {condition}</source>
        <translation>条件: {condition}</translation>
    </message>
    <message>
        <source>speed: {speed}</source>
        <translation>速さ: {speed}</translation>
    </message>
    <message>
        <source>may hurt: {what}</source>
        <translation>影響: {what}</translation>
    </message>
</context>
<context>
    <name>AddForm</name>
    <message>
        <source>Start an action</source>
        <translation>対応を始める</translation>
    </message>
    <message>
        <source>One owner</source>
        <translation>担当(1名)</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分</translation>
    </message>
    <message>
        <source>Minutes until it is checked</source>
        <translation>効果を確認するまでの分数</translation>
    </message>
    <message>
        <source>Expected effect</source>
        <translation>期待する効果</translation>
    </message>
    <message>
        <source>When: if …</source>
        <translation>条件:どんな場合</translation>
    </message>
    <message>
        <source>How fast</source>
        <translation>速さ</translation>
    </message>
    <message>
        <source>What it may hurt</source>
        <translation>ほかへの影響</translation>
    </message>
    <message>
        <source>If not: what then</source>
        <translation>だめなら</translation>
    </message>
    <message>
        <source>took it on</source>
        <translation>承諾済み</translation>
    </message>
    <message>
        <source>not answered yet</source>
        <translation>返事待ち</translation>
    </message>
    <message>
        <source>Did they say yes</source>
        <translation>引き受けたか</translation>
    </message>
    <message>
        <source>action</source>
        <translation>対応</translation>
    </message>
    <message>
        <source>turn back first</source>
        <translation>まず復旧する案</translation>
    </message>
    <message>
        <source>option</source>
        <translation>代替案</translation>
    </message>
    <message>
        <source>hypothesis</source>
        <translation>仮説</translation>
    </message>
    <message>
        <source>Start an action: what is done…</source>
        <translation>対応を始める:何をするか…</translation>
    </message>
    <message>
        <source>What would turn it back: roll back, switch off, fail over…</source>
        <translation>まず元に戻す案:切り戻し、機能停止、切り替え…</translation>
    </message>
    <message>
        <source>What else could be done…</source>
        <translation>ほかにできること…</translation>
    </message>
    <message>
        <source>What may be the cause…</source>
        <translation>考えられる原因…</translation>
    </message>
</context>
<context>
    <name>AdmitForm</name>
    <message>
        <source>Who may read it from now on</source>
        <translation>これから閲覧できる人</translation>
    </message>
</context>
<context>
    <name>AlignmentEditor</name>
    <message>
        <source>There</source>
        <translation>出席</translation>
    </message>
    <message>
        <source>Decides</source>
        <translation>決める人</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>お客様</translation>
    </message>
    <message>
        <source>System</source>
        <translation>システム</translation>
    </message>
    <message>
        <source>Regulators, partners</source>
        <translation>官公庁・取引先</translation>
    </message>
    <message>
        <source>Owners</source>
        <translation>担当</translation>
    </message>
    <message>
        <source>Next sync</source>
        <translation>次に集まる</translation>
    </message>
    <message>
        <source>Who is there: names, one after another</source>
        <translation>その場にいる人(名前を「、」で区切る)</translation>
    </message>
    <message>
        <source>Which of them, by when (may stay empty)</source>
        <translation>どこへ、いつまでに(空でも可)</translation>
    </message>
    <message>
        <source>system: name, customers: name</source>
        <translation>システム: 名前、お客様: 名前</translation>
    </message>
    <message>
        <source>Anything else that was agreed; why, to put it off</source>
        <translation>ほかに決めたこと。後回しなら理由</translation>
    </message>
    <message>
        <source>Who decides (not the commander)</source>
        <translation>意思決定者(指揮者とは別の人)</translation>
    </message>
    <message>
        <source>When everybody meets next, in minutes or at a time</source>
        <translation>次に集まるのは何分後、または時刻</translation>
    </message>
    <message>
        <source>Agreed: record it</source>
        <translation>決定を記録</translation>
    </message>
    <message>
        <source>Not now: ask again then</source>
        <translation>後回し(その時刻に再確認)</translation>
    </message>
    <message>
        <source>Write each owner as system: name.</source>
        <translation>担当は「システム: 名前」の形で書いてください。</translation>
    </message>
</context>
<context>
    <name>AmendPage</name>
    <message>
        <source>Correct this text in place</source>
        <translation>この文面を直す</translation>
    </message>
    <message>
        <source>Take this text back</source>
        <translation>この文面を取り下げる</translation>
    </message>
    <message>
        <source>Title in {language}</source>
        <translation>件名({language})</translation>
    </message>
    <message>
        <source>Reason (recorded)</source>
        <translation>理由(記録されます)</translation>
    </message>
    <message>
        <source>Correct it</source>
        <translation>訂正する</translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation>承認を依頼</translation>
    </message>
    <message>
        <source>Who approved it aloud</source>
        <translation>口頭で承認した人</translation>
    </message>
    <message>
        <source>Will be changed at: {places}</source>
        <translation>変更できる送り先:{places}</translation>
    </message>
    <message>
        <source>Can&apos;t be changed at: {places}. Send a correction (T08) there.</source>
        <translation>変更できない送り先:{places}。訂正のお知らせ(T08)を送ってください。</translation>
    </message>
    <message>
        <source>{person} must approve the new text</source>
        <translation>直した文面には、{person}の承認が必要です</translation>
    </message>
</context>
<context>
    <name>AmountEditor</name>
    <message>
        <source>800-1900 shops, about 1240, 6%</source>
        <translation>800-1900 店、約1240、6%</translation>
    </message>
    <message>
        <source>Counted how</source>
        <translation>数え方</translation>
    </message>
    <message>
        <source>Of how many in all: 20640</source>
        <translation>全体の数:20640</translation>
    </message>
    <message>
        <source>When most come: 60,000 each morning</source>
        <translation>ピーク:毎朝 6 万人</translation>
    </message>
    <message>
        <source>of {whole} in all</source>
        <translation>全体 {whole}</translation>
    </message>
    <message>
        <source>Amounts are whole numbers: 1240 shops, or 800-1900 shops, about 1240, 6%.</source>
        <translation>件数は整数で書いてください:1240 店、または 800-1900 店、約1240、6%。</translation>
    </message>
    <message>
        <source>How many there are in all is one whole number: 20640.</source>
        <translation>全体の数は整数 1 つで書いてください:20640</translation>
    </message>
</context>
<context>
    <name>AnswerForm</name>
    <message>
        <source>Basis: what was checked (restricted)</source>
        <translation>根拠:何を確認したか(制限付き)</translation>
    </message>
    <message>
        <source>Who finds out</source>
        <translation>確かめる人</translation>
    </message>
    <message>
        <source>Ask again at</source>
        <translation>再確認の時刻</translation>
    </message>
</context>
<context>
    <name>Approval</name>
    <message>
        <source>{person} at {time}: {reason}</source>
        <translation>{person}、{time}:{reason}</translation>
    </message>
    <message>
        <source>Who confirmed it aloud</source>
        <translation>口頭で確認した人</translation>
    </message>
    <message>
        <source>I stand by it</source>
        <translation>確認した(このままでよい)</translation>
    </message>
    <message>
        <source>Confirmed aloud…</source>
        <translation>口頭で確認…</translation>
    </message>
    <message>
        <source>Sent without approval</source>
        <translation>承認なしで送信</translation>
    </message>
    <message>
        <source>Correct it</source>
        <translation>訂正する</translation>
    </message>
    <message>
        <source>Sent without approval: {title}</source>
        <translation>承認なしで送信:{title}</translation>
    </message>
    <message>
        <source>Read it</source>
        <translation>読む</translation>
    </message>
    <message>
        <source>Approved and not sent yet</source>
        <translation>承認済み・まだ送っていません</translation>
    </message>
    <message>
        <source>Open the broadcast</source>
        <translation>一斉連絡を開く</translation>
    </message>
    <message>
        <source>holds until {time}</source>
        <translation>{time} まで有効</translation>
    </message>
    <message>
        <source>asked {time} ・ holds until {until}</source>
        <translation>{time} に依頼 ・ {until} まで有効</translation>
    </message>
    <message>
        <source>Waiting for {person}, asked {time}</source>
        <translation>{person} の承認待ち({time} に依頼)</translation>
    </message>
    <message>
        <source>Take the request back</source>
        <translation>依頼を取り下げる</translation>
    </message>
    <message>
        <source>somebody else</source>
        <translation>書いた人以外の人</translation>
    </message>
    <message>
        <source>{person} must approve it, for: {audiences}</source>
        <translation>{person}の承認が必要です(対象:{audiences})</translation>
    </message>
    <message>
        <source>{person} sent it back: {words}</source>
        <translation>{person} が差し戻しました:{words}</translation>
    </message>
    <message>
        <source>Changed since it was asked: {what}. Ask again.</source>
        <translation>依頼のあとで変わりました:{what}。もう一度依頼してください。</translation>
    </message>
    <message>
        <source>It no longer counts: {why}. Ask again.</source>
        <translation>無効になりました:{why}。もう一度依頼してください。</translation>
    </message>
    <message>
        <source>Approved by {person}: {key} sends it</source>
        <translation>{person} が承認しました。{key} で送信できます</translation>
    </message>
    <message>
        <source>Waiting for {person}, asked {time}: it is sent when approved</source>
        <translation>{person} の承認待ち({time} に依頼)。承認されるとすぐ送信します</translation>
    </message>
    <message>
        <source>Japanese text</source>
        <translation>日本語の文面</translation>
    </message>
    <message>
        <source>English text</source>
        <translation>英語の文面</translation>
    </message>
    <message>
        <source>audiences</source>
        <translation>宛先</translation>
    </message>
    <message>
        <source>where it goes</source>
        <translation>送り先</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>time of the next update</source>
        <translation>次のお知らせの時刻</translation>
    </message>
    <message>
        <source>components</source>
        <translation>構成要素</translation>
    </message>
    <message>
        <source>notice to subscribers</source>
        <translation>購読者への通知</translation>
    </message>
    <message>
        <source>mention</source>
        <translation>メンション</translation>
    </message>
    <message>
        <source>next update {time}</source>
        <translation>次のお知らせ {time}</translation>
    </message>
    <message>
        <source>subscribers are notified</source>
        <translation>購読者に通知します</translation>
    </message>
    <message>
        <source>{person} asks for approval: {title}</source>
        <translation>{person} の承認依頼:{title}</translation>
    </message>
    <message>
        <source>without approval</source>
        <translation>承認なし</translation>
    </message>
    <message>
        <source>change not there yet: the old text stands</source>
        <translation>修正は未反映(元の文面のまま)</translation>
    </message>
    <message>
        <source>taken back {time}</source>
        <translation>{time} に取り下げ</translation>
    </message>
    <message>
        <source>edited {time}</source>
        <translation>{time} に修正</translation>
    </message>
</context>
<context>
    <name>ApprovalPage</name>
    <message>
        <source>Write who approved it aloud.</source>
        <translation>口頭で承認した人を入力してください。</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>伝える言葉</translation>
    </message>
    <message>
        <source>What must be different</source>
        <translation>どこをどう直すか</translation>
    </message>
    <message>
        <source>Send it back</source>
        <translation>差し戻す</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Request for approval</source>
        <translation>承認依頼</translation>
    </message>
    <message>
        <source>Send it back…</source>
        <translation>差し戻す…</translation>
    </message>
    <message>
        <source>Who approved it aloud</source>
        <translation>口頭で承認した人</translation>
    </message>
    <message>
        <source>It no longer counts: {why}</source>
        <translation>無効になりました:{why}</translation>
    </message>
    <message>
        <source>Record the spoken approval</source>
        <translation>口頭の承認を記録</translation>
    </message>
    <message>
        <source>Approve and send</source>
        <translation>承認して送信</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>承認する</translation>
    </message>
    <message>
        <source>asked {time}, holds until {until}</source>
        <translation>{time} に依頼、{until} まで有効</translation>
    </message>
    <message>
        <source>lacking: {role} ({person})</source>
        <translation>必要な承認:{role}({person})</translation>
    </message>
    <message>
        <source>approved by {person}</source>
        <translation>{person} が承認済み</translation>
    </message>
    <message>
        <source>it is sent as soon as it is approved</source>
        <translation>承認するとすぐ送信されます</translation>
    </message>
    <message>
        <source>Reason for the change: {reason}</source>
        <translation>修正の理由:{reason}</translation>
    </message>
</context>
<context>
    <name>AskingPage</name>
    <message>
        <source>Record</source>
        <translation>記録する</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>やめる</translation>
    </message>
</context>
<context>
    <name>AttachLine</name>
    <message>
        <source>Attach it all the same</source>
        <translation>それでも添付する</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>添付しない</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>picture {time}</source>
        <translation>画像 {time}</translation>
    </message>
    <message numerus="yes">
        <source>Attaching %n file(s)…</source>
        <comment>files</comment>
        <translation>
            <numerusform>%n 個を添付しています…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more not attached</source>
        <comment>files</comment>
        <translation>
            <numerusform>ほか %n 個も添付していません</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) attached</source>
        <comment>files</comment>
        <translation>
            <numerusform>%n 個を添付しました</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AttachmentView</name>
    <message>
        <source>Opening…</source>
        <translation>開いています…</translation>
    </message>
    <message>
        <source>What is in the file</source>
        <translation>ファイルの中身</translation>
    </message>
    <message>
        <source>The picture also tells {what}; copies are saved without it.</source>
        <translation>この画像には{what}の情報が入っています。コピーはその情報を除いて保存します。</translation>
    </message>
    <message>
        <source>Only its beginning is shown: save a copy for the rest.</source>
        <translation>先頭だけを表示しています。続きはコピーを保存して見てください。</translation>
    </message>
    <message>
        <source>A PDF is kept and handed out, but not shown here: save a copy.</source>
        <translation>PDF は保管しますが、ここでは表示しません。コピーを保存してください。</translation>
    </message>
    <message>
        <source>A newer Commander attached this kind of file: save a copy.</source>
        <translation>新しい版の Commander が添付した種類のファイルです。コピーを保存してください。</translation>
    </message>
    <message>
        <source>The picture is too large to be shown ({width} × {height} dots): save a copy.</source>
        <translation>画像が大きすぎるため表示しません({width} × {height})。コピーを保存してください。</translation>
    </message>
    <message>
        <source>There is not enough memory to show it: save a copy.</source>
        <translation>メモリが足りないため表示できません。コピーを保存してください。</translation>
    </message>
    <message>
        <source>The picture is broken and can&apos;t be shown: save a copy.</source>
        <translation>画像が壊れているため表示できません。コピーを保存してください。</translation>
    </message>
</context>
<context>
    <name>AttachmentsPage</name>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>コピーを保存</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Attach a file</source>
        <translation>ファイルを添付</translation>
    </message>
    <message>
        <source>its whole path; or paste or drop it</source>
        <translation>パス全体(貼り付け・ドロップも可)</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>添付</translation>
    </message>
    <message>
        <source>Erase the file for good</source>
        <translation>ファイルを消去</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>it stays: say nothing of what was there</source>
        <translation>理由は残ります。消す中身は書かない</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>消去する</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>It can&apos;t be brought back. Copies saved or handed out before, and backups, keep it.</source>
        <translation>元に戻せません。保存したコピー、配布したもの、控えには残ります。</translation>
    </message>
    <message>
        <source>Attached files</source>
        <translation>添付ファイル</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>コピーを保存…</translation>
    </message>
    <message>
        <source>Attach a file…</source>
        <translation>ファイルを添付…</translation>
    </message>
    <message>
        <source>Erase for good…</source>
        <translation>消去…</translation>
    </message>
    <message>
        <source>Files of every entry</source>
        <translation>すべての添付ファイル</translation>
    </message>
    <message>
        <source>Nothing is attached yet: paste or drop files on the timeline.</source>
        <translation>添付ファイルはまだありません。タイムラインに貼り付けるかドロップしてください。</translation>
    </message>
    <message>
        <source>Name the file with its whole path, from the root on.</source>
        <translation>ファイルは絶対パスで指定してください。</translation>
    </message>
    <message>
        <source>Written to {file}.</source>
        <translation>{file} に書き出しました。</translation>
    </message>
    <message>
        <source>{file} exists already: name another file.</source>
        <translation>{file} はすでにあります。別の名前にしてください。</translation>
    </message>
    <message>
        <source>{file} could not be written ({why}): choose another folder or free some space.</source>
        <translation>{file} に書けませんでした({why})。別のフォルダーにするか、空き容量を確保してください。</translation>
    </message>
    <message>
        <source>{file} was erased.</source>
        <translation>{file} を消去しました。</translation>
    </message>
</context>
<context>
    <name>AttentionStrip</name>
    <message>
        <source>{field}: two versions</source>
        <translation>{field}:二つの版があります</translation>
    </message>
    <message>
        <source>Into the thread, “{text}” ({places}): {state}</source>
        <translation>スレッドへ「{text}」({places}):{state}</translation>
    </message>
    <message>
        <source>Post owed: {why}</source>
        <translation>お知らせが必要:{why}</translation>
    </message>
    <message>
        <source>Overdue: {what}</source>
        <translation>期限切れ:{what}</translation>
    </message>
    <message>
        <source>due {time}</source>
        <translation>期限 {time}</translation>
    </message>
    <message>
        <source>Open the broadcast</source>
        <translation>一斉連絡を開く</translation>
    </message>
    <message>
        <source>Put off…</source>
        <translation>先送り…</translation>
    </message>
    <message>
        <source>Closed, but customers still read: next update by {time}</source>
        <translation>終了済みですが、お客様には「次のお知らせ {time} まで」と出たままです</translation>
    </message>
    <message>
        <source>only a text that says it is over ends this</source>
        <translation>終わりを伝えるお知らせだけが、これを終えます</translation>
    </message>
    <message>
        <source>To the audiences</source>
        <translation>宛先を見る</translation>
    </message>
    <message>
        <source>The impact has grown: decide again how far it is told</source>
        <translation>影響が広がりました:周知の範囲を決め直してください</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>決め直す…</translation>
    </message>
    <message>
        <source>Handover of {role} to {person}</source>
        <translation>{role}を {person} へ引き継ぎ</translation>
    </message>
    <message>
        <source>not accepted yet ・ {time}</source>
        <translation>承諾待ち ・ {time}</translation>
    </message>
    <message>
        <source>Nobody is in command</source>
        <translation>指揮が不在です</translation>
    </message>
    <message>
        <source>Read it back…</source>
        <translation>読み上げて確認…</translation>
    </message>
    <message>
        <source>{person} accepts</source>
        <translation>{person} が承諾</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>matters</comment>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Record</source>
        <translation>記録する</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>タイトル</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>重大度</translation>
    </message>
    <message>
        <source>Start of the impact</source>
        <translation>影響の開始</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>フェーズ</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>復旧</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>影響範囲</translation>
    </message>
    <message>
        <source>In customers&apos; words</source>
        <translation>お客様への文言</translation>
    </message>
    <message>
        <source>Window of impact</source>
        <translation>影響の時間帯</translation>
    </message>
    <message>
        <source>How far it is told</source>
        <translation>周知の範囲</translation>
    </message>
    <message>
        <source>Expected recovery</source>
        <translation>復旧の見込み</translation>
    </message>
    <message>
        <source>Not so serious</source>
        <translation>軽微の確認</translation>
    </message>
    <message>
        <source>Symptom of {part}</source>
        <translation>{part} の症状</translation>
    </message>
    <message>
        <source>What {part} depends on</source>
        <translation>{part} が依存する先</translation>
    </message>
    <message>
        <source>Personal data concerned?</source>
        <translation>個人データの該当</translation>
    </message>
    <message>
        <source>How it was found</source>
        <translation>検知のきっかけ</translation>
    </message>
    <message>
        <source>First response</source>
        <translation>初期対応の方針</translation>
    </message>
    <message>
        <source>Review: owner and day</source>
        <translation>ふりかえり: 担当と日</translation>
    </message>
    <message>
        <source>Address of the call</source>
        <translation>通話のアドレス</translation>
    </message>
    <message>
        <source>Report of {role}</source>
        <translation>{role}の報告</translation>
    </message>
    <message>
        <source>How it ended: {text}</source>
        <translation>作業の結果「{text}」</translation>
    </message>
    <message>
        <source>Why not: {text}</source>
        <translation>見送りの理由「{text}」</translation>
    </message>
    <message>
        <source>Whether {audience} must know</source>
        <translation>{audience}に知らせるか</translation>
    </message>
    <message>
        <source>Last contact with {audience}</source>
        <translation>{audience}への最後の連絡</translation>
    </message>
    <message>
        <source>Who looks into it: {text}</source>
        <translation>調べる人「{text}」</translation>
    </message>
    <message>
        <source>Cause or not: {text}</source>
        <translation>原因かどうか「{text}」</translation>
    </message>
    <message>
        <source>set at two desks without knowing of each other</source>
        <translation>二つのデスクが互いに知らずに書きました</translation>
    </message>
    <message>
        <source>until one is chosen, the newer one stands</source>
        <translation>選ぶまでは新しい方で進めます</translation>
    </message>
    <message>
        <source>until one is chosen, the graver one stands</source>
        <translation>選ぶまでは厳しい方で進めます</translation>
    </message>
    <message>
        <source>until one is chosen, whoever held it before stays</source>
        <translation>選ぶまでは前の担当のまま</translation>
    </message>
    <message>
        <source>Who does it: {text}</source>
        <translation>担当:{text}</translation>
    </message>
    <message>
        <source>What was decided: {text}</source>
        <translation>決定の内容:{text}</translation>
    </message>
    <message>
        <source>Who answers: {text}</source>
        <translation>回答する人:{text}</translation>
    </message>
    <message>
        <source>How grave a risk: {text}</source>
        <translation>リスクの重さ:{text}</translation>
    </message>
    <message>
        <source>The trigger or not: {text}</source>
        <translation>きっかけかどうか:{text}</translation>
    </message>
    <message>
        <source>Kind of cause</source>
        <translation>原因の分類</translation>
    </message>
    <message>
        <source>{id} is closed, but {what}</source>
        <translation>{id} は終了済みですが、{what}</translation>
    </message>
    <message>
        <source>Open {id}</source>
        <translation>{id} を開く</translation>
    </message>
    <message>
        <source>{place}: {state}</source>
        <translation>{place}:{state}</translation>
    </message>
    <message>
        <source>customers wait for the update promised by {time}</source>
        <translation>お客様は {time} までと約束した次のお知らせを待っています</translation>
    </message>
    <message>
        <source>Fires on since before recovery: {text}</source>
        <translation>復旧宣言の前から発報が続いています:{text}</translation>
    </message>
    <message>
        <source>{count} more dropped files were not read</source>
        <translation>ほかに読めなかったファイル {count} 件</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>片付ける</translation>
    </message>
    <message>
        <source>{count} firing</source>
        <translation>発報中 {count} 件</translation>
    </message>
    <message>
        <source>{count} silenced</source>
        <translation>抑止中 {count} 件</translation>
    </message>
    <message>
        <source>no longer firing</source>
        <translation>発報は収まりました</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>発報元</translation>
    </message>
    <message>
        <source>Signal: {text}</source>
        <translation>兆候:{text}</translation>
    </message>
    <message>
        <source>Declare…</source>
        <translation>宣言…</translation>
    </message>
    <message>
        <source>It belongs here</source>
        <translation>この障害の兆候</translation>
    </message>
    <message>
        <source>Noise…</source>
        <translation>ノイズ…</translation>
    </message>
    <message>
        <source>I look at it</source>
        <translation>自分が見る</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>消去…</translation>
    </message>
    <message>
        <source>What shows it</source>
        <translation>そう判断した根拠</translation>
    </message>
    <message>
        <source>The maintenance is past its end</source>
        <translation>メンテナンスが終了予定を過ぎています</translation>
    </message>
    <message>
        <source>Move the end…</source>
        <translation>終了予定を変更…</translation>
    </message>
    <message>
        <source>New signal: {text}</source>
        <translation>新しい兆候:{text}</translation>
    </message>
    <message>
        <source>call {person}</source>
        <translation>{person} を呼ぶ</translation>
    </message>
    <message>
        <source>look within {span}</source>
        <translation>{span} 以内に誰かが見る</translation>
    </message>
    <message>
        <source>judge within {span}</source>
        <translation>新規か継続かを {span} 以内に判定</translation>
    </message>
    <message>
        <source>not judged, {span}</source>
        <translation>新規か継続か未判定、{span}</translation>
    </message>
    <message>
        <source>New incident</source>
        <translation>新しい障害</translation>
    </message>
    <message>
        <source>Same incident…</source>
        <translation>この障害の続き…</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>まとめる…</translation>
    </message>
    <message>
        <source>Who works on it now</source>
        <translation>今対応している人</translation>
    </message>
    <message>
        <source>Same by</source>
        <translation>同じと言える根拠</translation>
    </message>
    <message>
        <source>The same error in the log</source>
        <translation>ログに同じエラー</translation>
    </message>
    <message>
        <source>Their reply just now</source>
        <translation>いまの本人の返事</translation>
    </message>
    <message>
        <source>Ask them, then write what they said</source>
        <translation>本人に確かめ、返事を書く</translation>
    </message>
    <message>
        <source>is the same as</source>
        <translation>と同じもの</translation>
    </message>
    <message>
        <source>Nobody watched here from {since} to {until}</source>
        <translation>{since} から {until} まで、ここでは誰も見ていませんでした</translation>
    </message>
    <message>
        <source>What was looked at</source>
        <translation>何を見て確かめたか</translation>
    </message>
    <message>
        <source>Alerts, inquiries: what they show of that time</source>
        <translation>その時間のアラート・問い合わせ</translation>
    </message>
    <message>
        <source>Did anything happen?</source>
        <translation>その間に何かありましたか?</translation>
    </message>
    <message>
        <source>Nothing happened…</source>
        <translation>何もなかった…</translation>
    </message>
    <message>
        <source>Nothing happened</source>
        <translation>何もなかった</translation>
    </message>
    <message>
        <source>New signal…</source>
        <translation>兆候を記録…</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Why what they show may stand</source>
        <translation>いまの表示のままでよい理由</translation>
    </message>
    <message>
        <source>Accept what {place} shows</source>
        <translation>{place}の表示を了承</translation>
    </message>
    <message>
        <source>{place} shows something else: {what}</source>
        <translation>{place}の表示が違います:{what}</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>見比べる</translation>
    </message>
    <message>
        <source>Send ours again</source>
        <translation>こちらの文面を送り直す</translation>
    </message>
    <message>
        <source>Accept theirs…</source>
        <translation>いまの表示を了承…</translation>
    </message>
    <message>
        <source>End the watch</source>
        <translation>経過観察を終える</translation>
    </message>
    <message>
        <source>End the watch (not heard from: {names})</source>
        <translation>経過観察を終える(未確認:{names})</translation>
    </message>
    <message>
        <source>Unheard</source>
        <translation>未確認の相手</translation>
    </message>
    <message>
        <source>Why it may end before they hear</source>
        <translation>伝えないまま終えてよい理由</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>Back to normal, by which graph</source>
        <translation>正常に戻った(どのグラフで)</translation>
    </message>
    <message>
        <source>Inquiries</source>
        <translation>問い合わせ</translation>
    </message>
    <message>
        <source>Back to the usual</source>
        <translation>平常に戻った</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>実際の操作</translation>
    </message>
    <message>
        <source>Tried 10 times, works</source>
        <translation>10回試して成功</translation>
    </message>
    <message>
        <source>Have not heard that it is over: {names}</source>
        <translation>復旧をまだ確認していない相手:{names}</translation>
    </message>
    <message>
        <source>To the list</source>
        <translation>一覧へ</translation>
    </message>
    <message>
        <source>The watch is over and nobody has ended it</source>
        <translation>経過観察の時刻を過ぎましたが、終わらせた人がいません</translation>
    </message>
    <message>
        <source>End the watch…</source>
        <translation>経過観察を終える…</translation>
    </message>
    <message>
        <source>Watch longer…</source>
        <translation>延ばす…</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation>再開…</translation>
    </message>
    <message>
        <source>until</source>
        <translation>まで</translation>
    </message>
    <message>
        <source>Watch longer</source>
        <translation>経過観察を延ばす</translation>
    </message>
    <message>
        <source>Reopen the incident</source>
        <translation>インシデントを再開</translation>
    </message>
</context>
<context>
    <name>AudienceSection</name>
    <message>
        <source>Whom you tell</source>
        <translation>伝える相手</translation>
    </message>
    <message>
        <source>No audiences are listed yet. These are what a company has at least, each with who tells them and by when. Nothing is sent to any of them before you give it a target (commander policy export).</source>
        <translation>宛先がまだ登録されていません。会社が最低限持つ宛先と、その担当・期限です。送り先を書くまで、どこにも送られません(commander policy export)。</translation>
    </message>
    <message>
        <source>Take these audiences</source>
        <translation>この宛先を使う</translation>
    </message>
    <message>
        <source>Tick at least one audience.</source>
        <translation>宛先を一つ以上選んでください。</translation>
    </message>
</context>
<context>
    <name>BarQuestions</name>
    <message>
        <source>Reopen the incident</source>
        <translation>インシデントを再開</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Declare recovery: numbers, inquiries and a hands-on try agree?</source>
        <translation>復旧宣言:数値・問合せ・手元確認は一致していますか</translation>
    </message>
    <message>
        <source>New signal</source>
        <translation>新しい兆候</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>The alert or symptom, as it was seen</source>
        <translation>アラートや症状を、見たとおりに</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>見た人・監視</translation>
    </message>
    <message>
        <source>Put the warning off (customers still expect the update)</source>
        <translation>督促を先送り(お客様への約束はそのまま)</translation>
    </message>
    <message>
        <source>until</source>
        <translation>まで</translation>
    </message>
    <message>
        <source>Why the update can&apos;t go out now</source>
        <translation>いまお知らせできない理由</translation>
    </message>
    <message>
        <source>Watched by</source>
        <translation>経過観察</translation>
    </message>
    <message>
        <source>The same again is</source>
        <translation>再発とみなすもの</translation>
    </message>
    <message>
        <source>The same error, more than 1% failing</source>
        <translation>同じエラー、失敗が1%を超える など</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>記録する</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>やめる</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>Next</source>
        <translation>次にやること</translation>
    </message>
    <message>
        <source>Practise the broadcast</source>
        <translation>一斉連絡を訓練する</translation>
    </message>
    <message>
        <source>Open the broadcast</source>
        <translation>一斉連絡を開く</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation>再開…</translation>
    </message>
    <message>
        <source>Declare recovery…</source>
        <translation>復旧宣言…</translation>
    </message>
    <message>
        <source>Hand over command…</source>
        <translation>指揮を引き継ぐ…</translation>
    </message>
    <message>
        <source>New signal…</source>
        <translation>兆候を記録…</translation>
    </message>
    <message numerus="yes">
        <source>%n audience(s)</source>
        <comment>whom we tell</comment>
        <translation>
            <numerusform>宛先 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>the public among them</source>
        <translation>公開を含む</translation>
    </message>
</context>
<context>
    <name>BroadcastSheet</name>
    <message>
        <source>Broadcast</source>
        <translation>一斉連絡</translation>
    </message>
    <message>
        <source>Fill the blanks first: then it can be read aloud.</source>
        <translation>先に空欄を埋めてください。埋まると読み上げ用にコピーできます。</translation>
    </message>
    <message>
        <source>Copied. Log the call in the messages pane.</source>
        <translation>コピーしました。電話の結果は「顧客・関係者への連絡」で記録してください。</translation>
    </message>
    <message>
        <source>Kept as a record.</source>
        <translation>レコードとして残しました。</translation>
    </message>
</context>
<context>
    <name>CallEditor</name>
    <message>
        <source>Open the call</source>
        <translation>通話を開く</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Address of the call (https://…)</source>
        <translation>通話のアドレス(https://…)</translation>
    </message>
    <message>
        <source>Nothing on this machine opened the address: copy it instead.</source>
        <translation>開けませんでした。コピーして使ってください。</translation>
    </message>
</context>
<context>
    <name>CalledGroups</name>
    <message>
        <source>people unknown</source>
        <translation>人数不明</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>As of {time}</source>
        <translation>{time} 時点</translation>
    </message>
</context>
<context>
    <name>CandidateCard</name>
    <message>
        <source>No doubles wait for a person.</source>
        <translation>判断を待つ重複候補はありません。</translation>
    </message>
    <message>
        <source>Are these one customer? {reason}, {likeness}% alike ・ {waiting} wait</source>
        <translation>同じ顧客ですか?{reason}(一致度 {likeness}%) ・ 残り {waiting}</translation>
    </message>
    <message>
        <source>{count} less alike ones are not shown</source>
        <translation>ほかに一致度の低い候補 {count} は表示しません</translation>
    </message>
    <message>
        <source>{file}, row {row}</source>
        <translation>{file} {row} 行目</translation>
    </message>
    <message>
        <source>The same customer</source>
        <translation>同じ顧客</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>別の顧客</translation>
    </message>
    <message>
        <source>Take my last word back</source>
        <translation>直前の判断を戻す</translation>
    </message>
</context>
<context>
    <name>CellForm</name>
    <message>
        <source>Which part of the service</source>
        <translation>構成要素(サービスのどの部分か)</translation>
    </message>
    <message>
        <source>Since: 22:41</source>
        <translation>いつから:22:41</translation>
    </message>
    <message>
        <source>By what: a graph, a log, a try; for none: what was looked at</source>
        <translation>根拠:グラフ、ログ、手元確認。「なし」なら何を確認したか</translation>
    </message>
    <message>
        <source>Symptom</source>
        <translation>症状</translation>
    </message>
</context>
<context>
    <name>Channel</name>
    <message>
        <source>Make the incident&apos;s Slack channel…</source>
        <translation>Slack の専用チャンネルを作る…</translation>
    </message>
    <message>
        <source>needs you</source>
        <translation>対応が必要</translation>
    </message>
    <message>
        <source>archive it?</source>
        <translation>アーカイブしますか</translation>
    </message>
    <message>
        <source>not all invited</source>
        <translation>一部未完了</translation>
    </message>
    <message>
        <source>Slack</source>
        <translation>Slack</translation>
    </message>
</context>
<context>
    <name>ChannelEditor</name>
    <message>
        <source>Open in Slack</source>
        <translation>Slack で開く</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>リンクをコピー</translation>
    </message>
    <message>
        <source>Archive it</source>
        <translation>アーカイブする</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>招待</translation>
    </message>
    <message>
        <source>People, @groups, mail addresses, Slack ids; empty: whom the policy says</source>
        <translation>人、@グループ、メールアドレス、Slack の ID(空欄なら運用設定の人)</translation>
    </message>
    <message>
        <source>Try the channel again</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <source>Make the channel</source>
        <translation>チャンネルを作る</translation>
    </message>
    <message>
        <source>Nothing on this machine opened the address: copy it instead.</source>
        <translation>開けませんでした。コピーして使ってください。</translation>
    </message>
</context>
<context>
    <name>ChannelSections</name>
    <message>
        <source>Save and test</source>
        <translation>保存してテスト</translation>
    </message>
    <message>
        <source>Make an app from the manifest, install it, paste its bot token (xoxb-…).</source>
        <translation>マニフェストからアプリを作ってインストールし、ボットトークン(xoxb-…)を貼り付けてください。</translation>
    </message>
    <message>
        <source>Bot token</source>
        <translation>ボットトークン</translation>
    </message>
    <message>
        <source>An API key and the id of the page, from the page&apos;s settings.</source>
        <translation>ページの設定にある API キーとページ ID を入れてください。</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API キー</translation>
    </message>
    <message>
        <source>Page id</source>
        <translation>ページ ID</translation>
    </message>
    <message>
        <source>The address of its API (https://…/api) and an API token from its dashboard.</source>
        <translation>API のアドレス(https://…/api)と、管理画面で発行した API トークンを入れます。</translation>
    </message>
    <message>
        <source>API address</source>
        <translation>API のアドレス</translation>
    </message>
    <message>
        <source>API token</source>
        <translation>API トークン</translation>
    </message>
    <message>
        <source>Our own page</source>
        <translation>自社ページ</translation>
    </message>
    <message>
        <source>A complete status page is written to a folder; at its public address it is read back.</source>
        <translation>完全なステータスページをフォルダーに書き出し、公開アドレスで読み返します。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>Public address</source>
        <translation>公開アドレス</translation>
    </message>
    <message>
        <source>kept already, or not given yet</source>
        <translation>保管済み、または未入力</translation>
    </message>
    <message>
        <source>inside the home folder</source>
        <translation>ホームフォルダーの中</translation>
    </message>
    <message>
        <source>Entries from Slack</source>
        <translation>Slack からの記録</translation>
    </message>
    <message>
        <source>A reaction keeps a message as an entry; whoever mentions the app asks the scribe. Paste an app-level token (xapp-…, connections:write) from Basic Information of the app.</source>
        <translation>リアクションを付けた発言が記録になり、アプリ宛てのメンションは書記への質問になります。アプリの Basic Information で作ったアプリレベルトークン (xapp-…、connections:write) を貼り付けてください。</translation>
    </message>
    <message>
        <source>App-level token</source>
        <translation>アプリトークン</translation>
    </message>
    <message>
        <source>Reaction that keeps</source>
        <translation>記録にする絵文字</translation>
    </message>
    <message>
        <source>Other channels</source>
        <translation>ほかのチャンネル</translation>
    </message>
    <message>
        <source>none besides the incident&apos;s own</source>
        <translation>インシデントのチャンネルのみ</translation>
    </message>
    <message>
        <source>Alerts (Alertmanager)</source>
        <translation>アラート(Alertmanager)</translation>
    </message>
    <message>
        <source>Its groups of alerts become signals here, each once. Nothing is changed there, and a silence of its own is a signal too.</source>
        <translation>Alertmanager のアラートをグループごとに一度だけ兆候として記録します。向こう側は何も変えません。連絡が途絶えたことも兆候になります。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>認証</translation>
    </message>
    <message>
        <source>User</source>
        <translation>ユーザー名</translation>
    </message>
    <message>
        <source>Password or token</source>
        <translation>パスワード等</translation>
    </message>
    <message>
        <source>Receivers</source>
        <translation>受信先(receiver)</translation>
    </message>
    <message>
        <source>Matchers</source>
        <translation>絞り込み(matcher)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>user and password</source>
        <translation>ユーザーとパスワード</translation>
    </message>
    <message>
        <source>token</source>
        <translation>トークン</translation>
    </message>
    <message>
        <source>blank: all of them</source>
        <translation>空欄ならすべて</translation>
    </message>
    <message>
        <source>Drop folder</source>
        <translation>受け取りフォルダー</translation>
    </message>
    <message>
        <source>A .txt or .json file that anything puts there becomes a signal, and is moved to done or refused.</source>
        <translation>ここに置かれた .txt・.json のファイルが兆候になります。読み終えたファイルは done か refused に移ります。</translation>
    </message>
    <message>
        <source>Expected every (min)</source>
        <translation>届く間隔(分)</translation>
    </message>
    <message>
        <source>blank: nobody waits for a file</source>
        <translation>空欄なら間隔は見ません</translation>
    </message>
    <message>
        <source>Mail (SMTP)</source>
        <translation>メール(SMTP)</translation>
    </message>
    <message>
        <source>Partners and contract customers are told by mail, always under TLS. What the server has taken cannot be looked up later. The test sends no mail.</source>
        <translation>提携先や契約のお客様にメールで知らせます。必ず TLS で暗号化します。サーバーが受け付けたメールは後から確かめられません。テストではメールを送りません。</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>メールサーバー</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>暗号化</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>ポート</translation>
    </message>
    <message>
        <source>Sender&apos;s address</source>
        <translation>差出人アドレス</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>STARTTLS (port 587)</source>
        <translation>STARTTLS(ポート 587)</translation>
    </message>
    <message>
        <source>TLS from the start (port 465)</source>
        <translation>最初から TLS(ポート 465)</translation>
    </message>
    <message>
        <source>the usual one</source>
        <translation>標準のポート</translation>
    </message>
    <message>
        <source>blank: without logging in</source>
        <translation>空欄ならログインしません</translation>
    </message>
</context>
<context>
    <name>CheckEditor</name>
    <message>
        <source>Record</source>
        <translation>記録する</translation>
    </message>
    <message>
        <source>In how many minutes, or when</source>
        <translation>何分後、または時刻</translation>
    </message>
    <message>
        <source>What was looked at (may stay empty)</source>
        <translation>何を見て確認したか(空でも可)</translation>
    </message>
    <message>
        <source>Why it is gone without</source>
        <translation>なしで進む理由</translation>
    </message>
    <message>
        <source>Why not now (may stay empty)</source>
        <translation>いま決めない理由(空でも可)</translation>
    </message>
    <message>
        <source>Why it is not so after all (may stay empty)</source>
        <translation>取り消す理由(空でも可)</translation>
    </message>
</context>
<context>
    <name>Chords</name>
    <message>
        <source>Record the entry</source>
        <translation>記録する</translation>
    </message>
    <message>
        <source>Break the line</source>
        <translation>改行する</translation>
    </message>
    <message>
        <source>Leave a correction; what was typed before comes back</source>
        <translation>訂正をやめる(書きかけの文は戻る)</translation>
    </message>
    <message>
        <source>On a chip: take it as plain words</source>
        <translation>チップの上で:ふつうの文字に戻す</translation>
    </message>
    <message>
        <source>On a chip: another kind, a minute later or earlier</source>
        <translation>チップの上で:別の種類、1 分後・1 分前</translation>
    </message>
    <message>
        <source>Record what was pasted one by one</source>
        <translation>貼り付けを分けて記録</translation>
    </message>
    <message>
        <source>With nothing typed: correct the last entry</source>
        <translation>何も書いていないとき:最後の記録を訂正</translation>
    </message>
    <message>
        <source>Go through the rows</source>
        <translation>行を移動</translation>
    </message>
    <message>
        <source>Correct the row</source>
        <translation>その行を訂正</translation>
    </message>
    <message>
        <source>Make the row a milestone</source>
        <translation>行を節目にする</translation>
    </message>
    <message>
        <source>Answer the question in the row</source>
        <translation>この行の質問に回答する</translation>
    </message>
    <message>
        <source>Narrow the rows</source>
        <translation>行を絞り込む</translation>
    </message>
    <message>
        <source>Show every row again</source>
        <translation>すべての行に戻す</translation>
    </message>
    <message>
        <source>To a time</source>
        <translation>時刻へ</translation>
    </message>
    <message>
        <source>To the next unread row</source>
        <translation>次の未読の行へ</translation>
    </message>
    <message>
        <source>From milestone to milestone</source>
        <translation>節目から節目へ</translation>
    </message>
    <message>
        <source>In the order recorded, and back</source>
        <translation>記録した順に並べる・戻す</translation>
    </message>
    <message>
        <source>Mark several rows, or all</source>
        <translation>複数の行、またはすべてを選ぶ</translation>
    </message>
    <message>
        <source>Copy the rows marked</source>
        <translation>選んだ行をコピー</translation>
    </message>
    <message>
        <source>Copy the rows marked as Markdown</source>
        <translation>選んだ行を Markdown でコピー</translation>
    </message>
    <message>
        <source>Attach what is copied (picture, files) to the row</source>
        <translation>コピーした画像・ファイルをその行に添付</translation>
    </message>
    <message>
        <source>Next or previous row</source>
        <translation>前後の行へ</translation>
    </message>
    <message>
        <source>Open the row</source>
        <translation>行を開く</translation>
    </message>
    <message>
        <source>The row of that number</source>
        <translation>その番号の行へ</translation>
    </message>
    <message>
        <source>Record what the form says</source>
        <translation>入力を記録する</translation>
    </message>
    <message>
        <source>Choose a chip (before the lines at the top)</source>
        <translation>チップを選ぶ(上の要対応行より優先)</translation>
    </message>
    <message>
        <source>Put it away; what is typed stays</source>
        <translation>しまう(入力は残る)</translation>
    </message>
    <message>
        <source>Close the sheet; the draft stays</source>
        <translation>シートを閉じる(下書きは残る)</translation>
    </message>
    <message>
        <source>The text before this draft</source>
        <translation>下書きを当てる前の文面へ</translation>
    </message>
    <message>
        <source>Choose a phase</source>
        <translation>フェーズを選ぶ</translation>
    </message>
    <message>
        <source>Enter the phase</source>
        <translation>そのフェーズへ進む</translation>
    </message>
    <message>
        <source>Choose an action</source>
        <translation>操作を選ぶ</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>実行する</translation>
    </message>
    <message>
        <source>Close it; the focus goes back</source>
        <translation>閉じて元の場所へ戻る</translation>
    </message>
    <message>
        <source>Say that they are here, watch, have left</source>
        <translation>参加中・見ているだけ・離席</translation>
    </message>
    <message>
        <source>Read back: on to the next point</source>
        <translation>読み上げて次の項目へ</translation>
    </message>
    <message>
        <source>On or back</source>
        <translation>次へ・前へ</translation>
    </message>
    <message>
        <source>Press what is focused</source>
        <translation>選ばれているものを押す</translation>
    </message>
    <message>
        <source>In the composer</source>
        <translation>記録の入力欄</translation>
    </message>
    <message>
        <source>In the timeline</source>
        <translation>タイムライン</translation>
    </message>
    <message>
        <source>In the rows of a pane</source>
        <translation>各欄の行</translation>
    </message>
    <message>
        <source>In an open row or a question</source>
        <translation>開いた行・質問</translation>
    </message>
    <message>
        <source>In the broadcast sheet</source>
        <translation>一斉連絡シート</translation>
    </message>
    <message>
        <source>On the phases</source>
        <translation>フェーズ</translation>
    </message>
    <message>
        <source>In the list of actions</source>
        <translation>操作の一覧</translation>
    </message>
    <message>
        <source>On the page of people</source>
        <translation>人のページ</translation>
    </message>
    <message>
        <source>On the page of a handover</source>
        <translation>引き継ぎのページ</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>どこでも</translation>
    </message>
</context>
<context>
    <name>ClaimEditor</name>
    <message>
        <source>As of</source>
        <translation>いつ時点か</translation>
    </message>
</context>
<context>
    <name>ClockStrip</name>
    <message>
        <source>Elapsed</source>
        <translation>経過</translation>
    </message>
    <message>
        <source>First public post</source>
        <translation>初回公表</translation>
    </message>
    <message>
        <source>Watch until</source>
        <translation>経過観察の終わりまで</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>復旧</translation>
    </message>
    <message>
        <source>To the next public update</source>
        <translation>次の社外更新まで</translation>
    </message>
    <message>
        <source>put off until {time}</source>
        <translation>{time} まで先送り</translation>
    </message>
    <message numerus="yes">
        <source>promised for {time}, late by %n minute(s)</source>
        <translation>
            <numerusform>{time} の約束に %n 分遅れ</numerusform>
        </translation>
    </message>
    <message>
        <source>{span} from declaration</source>
        <translation>宣言から {span}</translation>
    </message>
    <message>
        <source>{span} from the start</source>
        <translation>開始から {span}</translation>
    </message>
    <message>
        <source>nothing was posted</source>
        <translation>掲示なし</translation>
    </message>
    <message>
        <source>ordered</source>
        <translation>送信を指示済み</translation>
    </message>
    <message>
        <source>not delivered yet</source>
        <translation>まだ到達していません</translation>
    </message>
    <message>
        <source>{span} since declaration</source>
        <translation>宣言から {span}</translation>
    </message>
    <message>
        <source>ordered, not delivered yet</source>
        <translation>送信を指示済み・まだ到達していません</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 日</numerusform>
        </translation>
    </message>
    <message>
        <source>not confirmed</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation>約 {time}</translation>
    </message>
    <message>
        <source>Impact began {started} ・ declared {declared}</source>
        <translation>影響開始 {started} ・ 宣言 {declared}</translation>
    </message>
</context>
<context>
    <name>CloseEditor</name>
    <message>
        <source>Why it is over, and why what is left may be left</source>
        <translation>終える理由と、残したままでよい理由</translation>
    </message>
    <message>
        <source>Into which incident: INC-…</source>
        <translation>どのインシデントへ: INC-…</translation>
    </message>
    <message>
        <source>Into which incident</source>
        <translation>どのインシデントへ</translation>
    </message>
    <message>
        <source>Close the incident</source>
        <translation>インシデントを終了</translation>
    </message>
    <message>
        <source>Still left: {checks}</source>
        <translation>残っている確認: {checks}</translation>
    </message>
    <message>
        <source>Customers were promised an update by {time}: that stays owed until they read the end.</source>
        <translation>お客様に {time} までの続報を約束しています。終わりをお知らせするまで、終了後も期限に残ります。</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Write an entry</source>
        <translation>記録を書く</translation>
    </message>
    <message>
        <source>What happened? Enter records it</source>
        <translation>何が起きましたか(Enter で記録)</translation>
    </message>
</context>
<context>
    <name>ComposerHead</name>
    <message>
        <source>Alt+initial ・ -3m</source>
        <translation>Alt+頭文字 ・ -3m</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Strikes the entry</source>
        <translation>記録を取り消します</translation>
    </message>
    <message>
        <source>Corrects the entry</source>
        <translation>記録を訂正します</translation>
    </message>
</context>
<context>
    <name>ComposerText</name>
    <message>
        <source>People and channels to name</source>
        <translation>名前・チャンネルの候補</translation>
    </message>
</context>
<context>
    <name>ConcernEditor</name>
    <message>
        <source>Of what; for none: what was checked</source>
        <translation>何の情報か。「なし」なら何を確認したか</translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message>
        <source>Settings and connections</source>
        <translation>設定と接続</translation>
    </message>
    <message>
        <source>Tokens go into the keyring of this system and nowhere else: not into files, logs or backups. A token is shown nowhere after it is kept.</source>
        <translation>トークンはこのシステムのキーリングにだけ保管し、ファイル・ログ・控えには書きません。保管後はどこにも表示しません。</translation>
    </message>
    <message>
        <source>Copy the app manifest</source>
        <translation>アプリのマニフェストをコピー</translation>
    </message>
    <message>
        <source>testing</source>
        <translation>テスト中</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>接続済み</translation>
    </message>
    <message>
        <source>Missing: {things}.</source>
        <translation>不足:{things}。</translation>
    </message>
    <message>
        <source>The other side said: {word}. Check what you pasted, then save and test again.</source>
        <translation>相手側の応答:{word}。貼り付けた内容を確かめて、もう一度「保存してテスト」を押してください。</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>未接続</translation>
    </message>
    <message>
        <source>Not set up yet: {detail}.</source>
        <translation>まだ設定されていません:{detail}。</translation>
    </message>
    <message>
        <source>The test could not be made ({kind}).</source>
        <translation>テストできませんでした({kind})。</translation>
    </message>
    <message>
        <source>Copied: paste it at api.slack.com/apps</source>
        <translation>コピーしました:api.slack.com/apps に貼り付けてください</translation>
    </message>
</context>
<context>
    <name>ConnectionDots</name>
    <message>
        <source>Status page</source>
        <translation>ステータスページ</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>自社ページ</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>メール</translation>
    </message>
    <message>
        <source>{role} {person}</source>
        <translation>{role} {person}</translation>
    </message>
    <message>
        <source>here, at this desk</source>
        <translation>この席にいます</translation>
    </message>
    <message>
        <source>this desk cannot tell: it knows of no other one</source>
        <translation>ほかの席とつながっていないため分かりません</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <comment>deliveries</comment>
        <translation>
            <numerusform>待ち %n</numerusform>
        </translation>
    </message>
    <message>
        <source>waiting to go out</source>
        <translation>送信待ち</translation>
    </message>
    <message>
        <source>nothing sent in this incident yet</source>
        <translation>この障害ではまだ送っていません</translation>
    </message>
    <message>
        <source>last {state} {time}</source>
        <translation>最後は {time} に{state}</translation>
    </message>
</context>
<context>
    <name>ConnectionLine</name>
    <message>
        <source>Hub: this desk only</source>
        <translation>ハブ:この席のみ</translation>
    </message>
    <message>
        <source>Alerts: heard</source>
        <translation>アラート:受信中</translation>
    </message>
    <message>
        <source>Alerts: no answer</source>
        <translation>アラート:応答なし</translation>
    </message>
    <message>
        <source>Alerts: silent</source>
        <translation>アラート:途絶</translation>
    </message>
    <message>
        <source>Slack: token kept, entries from Slack too</source>
        <translation>Slack:トークンあり(記録の受付も)</translation>
    </message>
    <message>
        <source>Slack: token kept</source>
        <translation>Slack:トークン保管済み</translation>
    </message>
    <message>
        <source>Slack not connected</source>
        <translation>Slack 未接続</translation>
    </message>
    <message>
        <source>Slack: the keyring cannot be read</source>
        <translation>Slack:キーリングを読めません</translation>
    </message>
    <message>
        <source>Status page: Statuspage</source>
        <translation>ステータスページ:Statuspage</translation>
    </message>
    <message>
        <source>Status page: Cachet</source>
        <translation>ステータスページ:Cachet</translation>
    </message>
    <message>
        <source>Status page: our own page</source>
        <translation>ステータスページ:自社ページ(公開)</translation>
    </message>
    <message>
        <source>Status page: local page</source>
        <translation>ステータスページ:この PC のページ</translation>
    </message>
    <message>
        <source>Status page: the keyring cannot be read</source>
        <translation>ステータスページ:キーリングを読めません</translation>
    </message>
</context>
<context>
    <name>ContactEditor</name>
    <message>
        <source>Record</source>
        <translation>記録する</translation>
    </message>
    <message>
        <source>Copy the text to read aloud</source>
        <translation>読み上げる文をコピー</translation>
    </message>
    <message>
        <source>{person} tells them</source>
        <translation>連絡担当 {person}</translation>
    </message>
    <message>
        <source>last: {note}</source>
        <translation>前回:{note}</translation>
    </message>
    <message>
        <source>What they said (may stay empty)</source>
        <translation>相手が言ったこと(空でも可)</translation>
    </message>
    <message>
        <source>Why nobody tries any more</source>
        <translation>打ち切る理由</translation>
    </message>
    <message>
        <source>A short note (may stay empty)</source>
        <translation>短いメモ(空でも可)</translation>
    </message>
    <message>
        <source>Who acknowledged, or heard it</source>
        <translation>確認した人、または確認を聞いた人</translation>
    </message>
    <message>
        <source>Who told them</source>
        <translation>連絡した人</translation>
    </message>
</context>
<context>
    <name>Contacts</name>
    <message>
        <source>phone {time} {person}</source>
        <translation>電話 {time} {person}</translation>
    </message>
    <message>
        <source>mail {time} {person}</source>
        <translation>メール {time} {person}</translation>
    </message>
    <message>
        <source>{outcome} ×{count}</source>
        <translation>{outcome} {count}回</translation>
    </message>
    <message>
        <source>by phone or mail: not told yet</source>
        <translation>電話かメールで連絡 ・ 未連絡</translation>
    </message>
    <message>
        <source>by hand: {time} {outcome}</source>
        <translation>{time} {outcome}</translation>
    </message>
    <message>
        <source>next {time}</source>
        <translation>次回 {time}</translation>
    </message>
</context>
<context>
    <name>CopyLine</name>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <comment>rows of the timeline</comment>
        <translation>
            <numerusform>%n 行をコピーしました</numerusform>
        </translation>
    </message>
    <message>
        <source>More than {limit} rows are marked, so nothing was copied: {key} writes them to a file.</source>
        <translation>選んだ行が {limit} 行を超えるため、コピーしませんでした。{key} でファイルに書き出せます。</translation>
    </message>
</context>
<context>
    <name>CountForm</name>
    <message>
        <source>Count inquiries</source>
        <translation>問い合わせの件数を入れる</translation>
    </message>
    <message>
        <source>mail 12 since 22:30: what they say</source>
        <translation>メール 12 22:30から「お客様の言葉」</translation>
    </message>
    <message>
        <source>Write a way in, a number and since when: mail 12 since 22:30. Ways in: {names}.</source>
        <translation>窓口、件数、いつからを書いてください(例:メール 12 22:30から)。窓口:{names}</translation>
    </message>
</context>
<context>
    <name>Customers</name>
    <message>
        <source>Open the list</source>
        <translation>リストを開く</translation>
    </message>
    <message>
        <source>{number}. {name}: {taken} of {rows} rows taken</source>
        <translation>{number}. {name}:{rows} 行のうち {taken} 行を取り込み</translation>
    </message>
    <message>
        <source>{number}. {name}: {taken} of {rows} rows left out</source>
        <translation>{number}. {name}:{rows} 行のうち {taken} 行を除外に使用</translation>
    </message>
    <message>
        <source>    {count} rejected: {why} (row {rows})</source>
        <translation>    取込不可 {count}:{why}({rows} 行目)</translation>
    </message>
    <message>
        <source>in files {files}: {count} customers</source>
        <translation>ファイル {files} に共通:{count}</translation>
    </message>
    <message>
        <source>in file {files} only: {count} customers</source>
        <translation>ファイル {files} のみ:{count}</translation>
    </message>
    <message>
        <source>{count} mail addresses and numbers shared by more than 20 customers join nobody</source>
        <translation>20 人超が共有するメール・電話 {count} は名寄せに使いません</translation>
    </message>
    <message>
        <source>joined: row {row} with {others}</source>
        <translation>同一とした行:{row} 行目と {others}</translation>
    </message>
    <message>
        <source>There is a list of affected customers. Whoever leads one of these opens it: {roles}</source>
        <translation>影響顧客リストがあります。開けるのは次の役割の担当者です:{roles}</translation>
    </message>
    <message>
        <source>Whoever leads one of these works with lists of affected customers: {roles}</source>
        <translation>影響顧客リストを扱えるのは次の役割の担当者です:{roles}</translation>
    </message>
    <message>
        <source>No list yet. Lists stay encrypted on this machine; only counts are recorded.</source>
        <translation>リストはまだありません。この端末に暗号化して保管し、記録には件数だけが残ります。</translation>
    </message>
    <message>
        <source>{unique} customers ・ version {version} ・ {rows} rows, {rejected} rejected, {left_out} left out</source>
        <translation>顧客 {unique} ・ 第{version}版 ・ {rows} 行、取込不可 {rejected}、除外 {left_out}</translation>
    </message>
    <message>
        <source>{rows} rows written to {path} (SHA-256 {digest}); recorded with your name</source>
        <translation>{path} に {rows} 行を書き出しました(SHA-256 {digest})。実行者とともに記録しました</translation>
    </message>
</context>
<context>
    <name>CustomersMapping</name>
    <message>
        <source>{number} more files wait</source>
        <translation>ほかに {number} ファイル</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>タブ</translation>
    </message>
    <message>
        <source>Who is in this file is left out (test accounts, staff)</source>
        <translation>このファイルの人は除外する(テスト用・社員)</translation>
    </message>
    <message>
        <source>Take this file in</source>
        <translation>このファイルを取り込む</translation>
    </message>
    <message>
        <source>Not this file</source>
        <translation>取り込まない</translation>
    </message>
    <message>
        <source>column {number}</source>
        <translation>{number} 列目</translation>
    </message>
    <message>
        <source>What {heading} holds</source>
        <translation>「{heading}」の内容</translation>
    </message>
    <message>
        <source>not used to match</source>
        <translation>名寄せに使わない</translation>
    </message>
</context>
<context>
    <name>CustomersPage</name>
    <message>
        <source>Affected customers</source>
        <translation>影響顧客</translation>
    </message>
    <message>
        <source>Stop the import</source>
        <translation>取り込みを中止</translation>
    </message>
    <message>
        <source>This count into the impact</source>
        <translation>この件数を影響に反映</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>{name} を読み込み中</translation>
    </message>
    <message>
        <source>Taking the file out</source>
        <translation>ファイルを外しています</translation>
    </message>
    <message>
        <source>Looking through the file</source>
        <translation>ファイルを確認中</translation>
    </message>
    <message>
        <source>Finding doubles among {rows} rows</source>
        <translation>{rows} 行を名寄せ中</translation>
    </message>
    <message>
        <source>{rows} rows read</source>
        <translation>{rows} 行を読み込み</translation>
    </message>
    <message>
        <source>The impact says this count now, with its list and version.</source>
        <translation>影響の件数をこのリストの版の値にしました。</translation>
    </message>
</context>
<context>
    <name>DebriefPage</name>
    <message>
        <source>Practise again</source>
        <translation>もう一度訓練する</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Practise next</source>
        <translation>次に練習すること</translation>
    </message>
    <message>
        <source>Nothing was lost. Try it faster.</source>
        <translation>減点はありません。次は速さを上げてみましょう。</translation>
    </message>
    <message>
        <source>What went well</source>
        <translation>うまくいったこと</translation>
    </message>
    <message>
        <source>No clock was met this time. The first one to meet: taking command.</source>
        <translation>今回は目標に届いた項目がありません。まずは指揮を執ることから始めましょう。</translation>
    </message>
    <message>
        <source>All clocks</source>
        <translation>すべての時計</translation>
    </message>
    <message>
        <source>How it went</source>
        <translation>訓練の結果</translation>
    </message>
    <message>
        <source>{begun} ・ took {span} on the drill&apos;s clock ・ out of 100</source>
        <translation>{begun} ・ 訓練の時計で {span} ・ 100 点満点</translation>
    </message>
    <message>
        <source>met</source>
        <translation>達成</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>未達</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s)</source>
        <comment>the score of a drill</comment>
        <translation>
            <numerusform>%n 点</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} of {whole}</source>
        <translation>{whole} 件中 {count} 件</translation>
    </message>
    <message>
        <source>nobody wrote when it began</source>
        <translation>開始時刻の記録なし</translation>
    </message>
    <message>
        <source>never</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>never ・ target {target}</source>
        <translation>なし ・ 目標 {target}</translation>
    </message>
    <message>
        <source>{took} ・ before everything worked again</source>
        <translation>{took} ・ 直り切る前</translation>
    </message>
    <message>
        <source>{took} ・ target {target}</source>
        <translation>{took} ・ 目標 {target}</translation>
    </message>
</context>
<context>
    <name>DecisionForm</name>
    <message>
        <source>What was decided</source>
        <translation>決めたこと</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>根拠</translation>
    </message>
    <message>
        <source>Who decided (you)</source>
        <translation>決めた人(あなた)</translation>
    </message>
</context>
<context>
    <name>DeferEditor</name>
    <message>
        <source>What is left</source>
        <translation>残作業</translation>
    </message>
    <message>
        <source>Until when: 05/07 10:00</source>
        <translation>いつまで: 05/07 10:00</translation>
    </message>
    <message>
        <source>What makes it urgent before (may stay empty)</source>
        <translation>どうなったら急ぐか(空でも可)</translation>
    </message>
    <message>
        <source>Whose it is</source>
        <translation>担当</translation>
    </message>
    <message>
        <source>Leave until then</source>
        <translation>持ち越す</translation>
    </message>
</context>
<context>
    <name>DeferralEditor</name>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Another day</source>
        <translation>別の日へ</translation>
    </message>
    <message>
        <source>Whose it is</source>
        <translation>担当</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>いつまで</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>記録する</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>どうなったか</translation>
    </message>
    <message>
        <source>Why it waits longer</source>
        <translation>延ばす理由</translation>
    </message>
</context>
<context>
    <name>DeliveryEditor</name>
    <message>
        <source>Why, or the link seen on the other side (may stay empty)</source>
        <translation>理由、または相手側で見たリンク(空でも可)</translation>
    </message>
    <message>
        <source>Try the channel again</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <source>Make the channel</source>
        <translation>チャンネルを作る</translation>
    </message>
    <message>
        <source>Waits for the incident&apos;s channel. {state}.</source>
        <translation>専用チャンネルを待っています。{state}。</translation>
    </message>
</context>
<context>
    <name>DependencyForm</name>
    <message>
        <source>Which part of the service</source>
        <translation>構成要素(サービスのどの部分か)</translation>
    </message>
    <message>
        <source>Depends on: login, database</source>
        <translation>依存する先:認証、データベース</translation>
    </message>
    <message>
        <source>What that means here</source>
        <translation>今回それが何を意味するか</translation>
    </message>
</context>
<context>
    <name>DeskSection</name>
    <message>
        <source>This desktop has no notification service.</source>
        <translation>このデスクトップには通知サービスがありません。</translation>
    </message>
    <message>
        <source>This desk</source>
        <translation>この席</translation>
    </message>
    <message>
        <source>Your name at this desk</source>
        <translation>この席の担当者名</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>動きを減らす</translation>
    </message>
    <message>
        <source>Undo a broadcast (seconds)</source>
        <translation>一斉連絡の取り消し(秒)</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>暗い配色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>明るい配色</translation>
    </message>
    <message>
        <source>On: nothing moves or blinks</source>
        <translation>オン:動きも点滅もなし</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>Call me while no window is in front</source>
        <translation>画面が前面にないとき、対応が必要なことを通知する</translation>
    </message>
    <message>
        <source>Write the seconds as a whole number from {least} to {most}.</source>
        <translation>秒数を {least}~{most} の整数で書いてください。</translation>
    </message>
    <message>
        <source>Write your name in one line of at most {most} characters.</source>
        <translation>名前を {most} 文字以内の 1 行で書いてください。</translation>
    </message>
    <message>
        <source>In force until this window is closed, but not kept:</source>
        <translation>この画面を閉じるまで有効ですが、保存できませんでした:</translation>
    </message>
</context>
<context>
    <name>DetectionEditor</name>
    <message>
        <source>First known</source>
        <translation>最初に分かった時刻</translation>
    </message>
    <message>
        <source>First known: 22:31</source>
        <translation>最初に分かった時刻 22:31</translation>
    </message>
    <message>
        <source>By whom, where</source>
        <translation>誰が、どこで</translation>
    </message>
    <message>
        <source>Choose how it was found: Alt and a number.</source>
        <translation>きっかけを選んでください(Alt と数字)。</translation>
    </message>
</context>
<context>
    <name>DrillBand</name>
    <message>
        <source>【訓練】 DRILL — nothing leaves this machine</source>
        <translation>【訓練】 DRILL — 外へは何も送られません</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速さ</translation>
    </message>
    <message>
        <source>Speed {speed}×</source>
        <translation>速さ {speed} 倍</translation>
    </message>
    <message>
        <source>What they see</source>
        <translation>相手の画面</translation>
    </message>
    <message>
        <source>How it went</source>
        <translation>訓練の結果</translation>
    </message>
    <message>
        <source>End the drill</source>
        <translation>訓練を終える</translation>
    </message>
</context>
<context>
    <name>DrillChoice</name>
    <message>
        <source>Scenario of the drill</source>
        <translation>訓練のシナリオ</translation>
    </message>
    <message>
        <source>Speed of the drill</source>
        <translation>訓練の速さ</translation>
    </message>
</context>
<context>
    <name>DrillRun</name>
    <message>
        <source>The drill could not be started. Try again, or run: commander drill</source>
        <translation>訓練を始められませんでした。もう一度試すか、commander drill を実行してください。</translation>
    </message>
    <message>
        <source>This is a drill. A real incident is declared in the live window, which opens now.</source>
        <translation>これは訓練です。本物のインシデントは、いま開く本番のウィンドウで宣言してください。</translation>
    </message>
    <message>
        <source>The live window could not be opened. Start Commander to declare a real incident.</source>
        <translation>本番のウィンドウを開けませんでした。Commander を起動して宣言してください。</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>DrillShelf</name>
    <message>
        <source>The drill could not be started. Try again, or run: commander drill</source>
        <translation>訓練を始められませんでした。もう一度試すか、commander drill を実行してください。</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>The records of this drill can no longer be read.</source>
        <translation>この訓練の記録はもう読めません。</translation>
    </message>
</context>
<context>
    <name>DutyCard</name>
    <message>
        <source>Say first:</source>
        <translation>最初の一言:</translation>
    </message>
    <message>
        <source>Never:</source>
        <translation>しないこと:</translation>
    </message>
    <message>
        <source>What {role} does now</source>
        <translation>{role}がいますること</translation>
    </message>
    <message>
        <source>Esc on the row closes it, Enter opens it again.</source>
        <translation>行で Esc を押すと閉じ、Enter でまた開きます。</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Discard what is typed</source>
        <translation>入力を破棄</translation>
    </message>
</context>
<context>
    <name>EraseForm</name>
    <message>
        <source>Line no.</source>
        <translation>行の番号</translation>
    </message>
    <message>
        <source>Why it is erased for good (this stays: say nothing of what was there)</source>
        <translation>完全に消去する理由(残るので、消す内容は書かない)</translation>
    </message>
    <message>
        <source>Write the number that stands before the line.</source>
        <translation>行の先頭にある番号を書いてください。</translation>
    </message>
</context>
<context>
    <name>EraseLine</name>
    <message>
        <source>Choose the row first: Shift+Tab goes from the composer to the rows.</source>
        <translation>先に行を選んでください。入力欄から Shift+Tab で行へ移れます。</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>内容を消去</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>it stays: say nothing of what was there</source>
        <translation>理由は残ります。消す中身は書かない</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>消去する</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>“{text}” can&apos;t be brought back; that it was there, when and by whom, stays.</source>
        <translation>「{text}」は元に戻せません。あったことと、いつ誰が書いたかは残ります。</translation>
    </message>
    <message numerus="yes">
        <source>Its %n attached file(s) go too.</source>
        <comment>files</comment>
        <translation>
            <numerusform>添付ファイル %n 個も消えます。</numerusform>
        </translation>
    </message>
    <message>
        <source>The task, question or decision made of it goes too.</source>
        <translation>この記録から作った対応・質問・決定も一緒に消えます。</translation>
    </message>
</context>
<context>
    <name>Erasing</name>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>it stays: say nothing of what was there</source>
        <translation>理由は残ります。消す中身は書かない</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>消去する</translation>
    </message>
    <message>
        <source>No edit is on its way: take it off in Slack.</source>
        <translation>書き換えは送られません。Slack で消してください。</translation>
    </message>
    <message>
        <source>The edit without them is on its way.</source>
        <translation>その言葉を除いた更新を送っています。</translation>
    </message>
</context>
<context>
    <name>Estimate</name>
    <message>
        <source>has passed</source>
        <translation>過ぎています</translation>
    </message>
    <message>
        <source>customers may read it</source>
        <translation>公表可</translation>
    </message>
    <message>
        <source>inside only</source>
        <translation>社内のみ</translation>
    </message>
    <message>
        <source>no time any more</source>
        <translation>未定に戻す</translation>
    </message>
</context>
<context>
    <name>EstimateEditor</name>
    <message>
        <source>Expected recovery</source>
        <translation>復旧の見込み</translation>
    </message>
    <message>
        <source>23:30, +40m</source>
        <translation>23:30、+40m</translation>
    </message>
    <message>
        <source>From what, or why it is taken back</source>
        <translation>根拠、または取り下げる理由</translation>
    </message>
    <message>
        <source>From what; with no time: why it is taken back</source>
        <translation>根拠(時刻を空にすると取り下げ。その理由)</translation>
    </message>
    <message>
        <source>Let customers read this time (as expected)</source>
        <translation>この時刻の公表を認める(「見込み」として)</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Writing…</source>
        <translation>書き出し中…</translation>
    </message>
    <message>
        <source>Writing: {done} of {of} rows</source>
        <translation>書き出し中:{of} 行中 {done} 行</translation>
    </message>
    <message>
        <source>Stopped; no file was written.</source>
        <translation>中止しました。ファイルは作っていません。</translation>
    </message>
    <message>
        <source>{file} exists already. Replace it, or name another file.</source>
        <translation>{file} はすでにあります。置き換えるか、別の名前にしてください。</translation>
    </message>
    <message>
        <source>{file} could not be written ({why}): choose another folder or free some space.</source>
        <translation>{file} に書けませんでした({why})。別のフォルダーにするか、空き容量を確保してください。</translation>
    </message>
    <message>
        <source>It could not be written; the details are in the log.</source>
        <translation>書き出せませんでした。詳細はログにあります。</translation>
    </message>
    <message>
        <source>Written to {file}.</source>
        <translation>{file} に書き出しました。</translation>
    </message>
    <message numerus="yes">
        <source>%n attached file(s) in {file}.</source>
        <comment>files</comment>
        <translation>
            <numerusform>添付ファイル %n 個は {file} にあります。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them missing or altered, and left out.</source>
        <comment>files</comment>
        <translation>
            <numerusform>ないか中身が変わった %n 個は入れていません。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no time zone &quot;{zone}&quot;: write it like Asia/Tokyo or UTC.</source>
        <translation>「{zone}」というタイムゾーンはありません。Asia/Tokyo や UTC のように書いてください。</translation>
    </message>
    <message>
        <source>Name the file that it is to be written to.</source>
        <translation>書き出し先のファイルを指定してください。</translation>
    </message>
    <message>
        <source>Name the file with its whole path, from the root on.</source>
        <translation>ファイルは絶対パスで指定してください。</translation>
    </message>
    <message>
        <source>Hand the timeline out</source>
        <translation>タイムラインを配布</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>Format</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Reader&apos;s time zone</source>
        <translation>読む人のタイムゾーン</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>From</source>
        <translation>いつから</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>いつまで</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人の名前</translation>
    </message>
    <message>
        <source>Attached files</source>
        <translation>添付ファイル</translation>
    </message>
    <message>
        <source>Excel</source>
        <translation>Excel</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>In a ZIP beside it; pictures without place and camera</source>
        <translation>隣の ZIP に入れる(画像の撮影場所・機種は除く)</translation>
    </message>
    <message>
        <source>Roles instead of names; personal data left out</source>
        <translation>役割に置き換え、個人情報は省く</translation>
    </message>
    <message>
        <source>For Excel (begins with a byte order mark)</source>
        <translation>Excel 用(BOM 付き)</translation>
    </message>
    <message>
        <source>the beginning</source>
        <translation>最初から</translation>
    </message>
    <message>
        <source>now</source>
        <translation>いままで</translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>ファイルに書き出す</translation>
    </message>
    <message>
        <source>Replace the file</source>
        <translation>置き換える</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Every record as it is, with names, bound by its hash: another Commander takes it in with commander import. Attached files stand in a ZIP beside it.</source>
        <translation>すべてのレコードを名前ごと、ハッシュと一緒にそのまま書き出します。別の Commander が commander import で取り込めます。添付ファイルは隣の ZIP に入ります。</translation>
    </message>
    <message>
        <source>A copy to hand out. What is written here stays as it is.</source>
        <translation>配布用の写しです。ここの記録は変わりません。</translation>
    </message>
    <message>
        <source>PDF (to print or to send)</source>
        <translation>PDF(印刷・送付用)</translation>
    </message>
    <message>
        <source>HTML (one page for a browser)</source>
        <translation>HTML(ブラウザー用の 1 ページ)</translation>
    </message>
    <message>
        <source>Markdown (Notion, GitHub)</source>
        <translation>Markdown(Notion、GitHub)</translation>
    </message>
    <message>
        <source>CSV (a table)</source>
        <translation>CSV(表)</translation>
    </message>
    <message>
        <source>JSON Lines (to take in again)</source>
        <translation>JSON Lines(再取り込み用)</translation>
    </message>
    <message numerus="yes">
        <source>Only the %n row(s) chosen</source>
        <translation>
            <numerusform>選んだ %n 行だけ</numerusform>
        </translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>すべての行</translation>
    </message>
</context>
<context>
    <name>FactForm</name>
    <message>
        <source>Which line</source>
        <translation>どの項目</translation>
    </message>
    <message>
        <source>Yes, no or unknown</source>
        <translation>あり・なし・不明</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>少なくとも</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>見込み</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>多くて</translation>
    </message>
    <message>
        <source>What is known, as it may stand in a report</source>
        <translation>分かっていること(報告書に載せられる書き方で)</translation>
    </message>
    <message>
        <source>Give three whole numbers: at least, likely, at most.</source>
        <translation>少なくとも・見込み・多くて、の 3 つの整数を入れてください。</translation>
    </message>
</context>
<context>
    <name>FiledForm</name>
    <message>
        <source>Which report</source>
        <translation>どの報告</translation>
    </message>
    <message>
        <source>Number they gave</source>
        <translation>受付番号</translation>
    </message>
    <message>
        <source>When (now)</source>
        <translation>いつ(今)</translation>
    </message>
    <message>
        <source>By whom (you)</source>
        <translation>提出者(あなた)</translation>
    </message>
    <message>
        <source>No report is owed: judge a duty first.</source>
        <translation>提出すべき報告がありません。先に義務を判定してください。</translation>
    </message>
</context>
<context>
    <name>FilesLine</name>
    <message>
        <source>CSV files of affected customers</source>
        <translation>影響顧客の CSV ファイル</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>表 (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Drop CSV files here, or type where one is and press Enter</source>
        <translation>CSV をここへドロップ、または場所を入力して Enter</translation>
    </message>
    <message>
        <source>CSV file of affected customers</source>
        <translation>影響顧客の CSV ファイルの場所</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>ファイルを選ぶ…</translation>
    </message>
</context>
<context>
    <name>Gates</name>
    <message>
        <source>Nothing recorded since {time}: does anybody work on it?</source>
        <translation>{time} から記録がありません。動いていますか?</translation>
    </message>
    <message>
        <source>ask for a state, name the next post, or stand down</source>
        <translation>状況を聞く、次の掲示を決める、または解散</translation>
    </message>
    <message>
        <source>Write where we stand</source>
        <translation>状況を書く</translation>
    </message>
    <message>
        <source>To be decided by now: {check}</source>
        <translation>決める時刻になりました: {check}</translation>
    </message>
    <message>
        <source>Everybody meets again now, as agreed</source>
        <translation>約束した集合の時刻です</translation>
    </message>
    <message>
        <source>Left over, due now: {text}</source>
        <translation>持ち越しの期日です: {text}</translation>
    </message>
    <message>
        <source>To the checks</source>
        <translation>確認へ</translation>
    </message>
    <message>
        <source>put off</source>
        <translation>後回し</translation>
    </message>
    <message>
        <source>Leave something until a working day</source>
        <translation>翌営業日へ持ち越す</translation>
    </message>
    <message>
        <source>Not shown yet: {checks}. Declared now, each is to be looked at within 30 minutes.</source>
        <translation>まだ示されていないもの: {checks}。いま宣言すると、それぞれ30分以内に確かめます。</translation>
    </message>
    <message>
        <source>by {time}</source>
        <translation>{time} まで</translation>
    </message>
    <message>
        <source>Go on: {now} → {then}</source>
        <translation>次へ: {now} → {then}</translation>
    </message>
    <message>
        <source>all answered</source>
        <translation>すべて確認済み</translation>
    </message>
    <message>
        <source>First response</source>
        <translation>初期対応の方針</translation>
    </message>
    <message>
        <source>next at {time}</source>
        <translation>次は {time}</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>決定済み</translation>
    </message>
    <message>
        <source>asked again at {time}</source>
        <translation>{time} に再確認</translation>
    </message>
    <message>
        <source>a short stop: who decides, what is told, what is done</source>
        <translation>一度手を止めて決める: 誰が決めるか、何を伝えるか、何をするか</translation>
    </message>
    <message>
        <source>Stand the team down</source>
        <translation>解散する</translation>
    </message>
    <message>
        <source>{person} watches until {time}; recalled if: {when}</source>
        <translation>{person} が {time} まで見守り。再招集: {when}</translation>
    </message>
    <message>
        <source>The team has stood down</source>
        <translation>解散しました</translation>
    </message>
    <message>
        <source>stood down</source>
        <translation>解散</translation>
    </message>
    <message>
        <source>at once if: {when}</source>
        <translation>直ちに: {when}</translation>
    </message>
    <message>
        <source>due</source>
        <translation>期日</translation>
    </message>
    <message>
        <source>left over</source>
        <translation>持ち越し</translation>
    </message>
    <message>
        <source>Review: owner and day</source>
        <translation>ふりかえり: 担当と日</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>予定あり</translation>
    </message>
    <message>
        <source>Close the incident</source>
        <translation>インシデントを終了</translation>
    </message>
    <message>
        <source>act</source>
        <translation>操作</translation>
    </message>
</context>
<context>
    <name>GatesPage</name>
    <message>
        <source>Checks of this phase</source>
        <translation>このフェーズの確認</translation>
    </message>
    <message>
        <source>Nothing is checked here.</source>
        <translation>ここで確認することはありません。</translation>
    </message>
    <message>
        <source>Days off until then: {days}</source>
        <translation>それまでの休日: {days}</translation>
    </message>
</context>
<context>
    <name>GoOnEditor</name>
    <message>
        <source>{check}: why it is gone without</source>
        <translation>{check}: なしで進む理由</translation>
    </message>
    <message>
        <source>All the others: why, or decide later in … min</source>
        <translation>ほかのすべて: 理由を一行、または右に「あとで決める」分</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分</translation>
    </message>
    <message>
        <source>All the others: decide later, in how many minutes</source>
        <translation>ほかのすべて: 何分後に決めるか</translation>
    </message>
    <message>
        <source>Go on to {phase}</source>
        <translation>{phase}へ進む</translation>
    </message>
</context>
<context>
    <name>HandOut</name>
    <message>
        <source>Export for a team: one row a customer, only these columns, not encrypted</source>
        <translation>渡し先ごとに書き出し:1 顧客 1 行、下の列だけ、暗号化なし</translation>
    </message>
    <message>
        <source>Folder that exports are written into</source>
        <translation>書き出し先のフォルダー</translation>
    </message>
</context>
<context>
    <name>HandoverForm</name>
    <message>
        <source>To whom</source>
        <translation>誰に引き継ぐか</translation>
    </message>
    <message>
        <source>What they must know besides</source>
        <translation>ほかに伝えておくこと</translation>
    </message>
    <message>
        <source>Offer it</source>
        <translation>申し出る</translation>
    </message>
</context>
<context>
    <name>HandoverPage</name>
    <message>
        <source>Decline…</source>
        <translation>断る…</translation>
    </message>
    <message>
        <source>Take the offer back…</source>
        <translation>申し出を取り下げる…</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Why not now</source>
        <translation>いま引き継がない理由</translation>
    </message>
    <message>
        <source>End the offer</source>
        <translation>申し出を終える</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>引き継ぎ</translation>
    </message>
    <message>
        <source>I take it over</source>
        <translation>引き継ぎます</translation>
    </message>
    <message>
        <source>Handover of {role}</source>
        <translation>{role}の引き継ぎ</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>担当なし</translation>
    </message>
    <message>
        <source>{person} leads it. This brief is offered as it stands when you press Enter.</source>
        <translation>いまの担当は{person}です。Enter を押した時点の内容で引き継ぎを申し出ます。</translation>
    </message>
    <message>
        <source>Offered to {to} at {time} ・ {ticked} of {all} read back ・ until accepted {person} stays responsible</source>
        <translation>{time} に{to}へ申し出 ・ 読み上げ済み {ticked}/{all} ・ 受けるまで責任は{person}のままです</translation>
    </message>
</context>
<context>
    <name>HarmEditor</name>
    <message>
        <source>How much: 30000-50000 JPY</source>
        <translation>金額:30000-50000 円</translation>
    </message>
    <message>
        <source>How it is put right, and by when</source>
        <translation>どう直すか、いつまでに</translation>
    </message>
    <message>
        <source>Amounts are whole numbers: 1240 shops, or 800-1900 shops, about 1240, 6%.</source>
        <translation>件数は整数で書いてください:1240 店、または 800-1900 店、約1240、6%。</translation>
    </message>
    <message>
        <source>Double charges, missing payouts, wrong prices</source>
        <translation>二重課金、入金漏れ、価格の誤り</translation>
    </message>
    <message>
        <source>Data lost, duplicated, delayed or corrupted; for none: what was checked</source>
        <translation>データの消失・重複・遅延・破損。「なし」なら何を確認したか</translation>
    </message>
    <message>
        <source>Customers with an SLA; for none: which contracts were checked</source>
        <translation>SLA のあるお客様。「なし」ならどの契約を確認したか</translation>
    </message>
    <message>
        <source>May people be hurt? For none: what was checked</source>
        <translation>人の安全にかかわるか。「なし」なら何を確認したか</translation>
    </message>
    <message>
        <source>Cards, payments, a regulated service; for none: what was checked</source>
        <translation>カード、決済、規制のある業務。「なし」なら何を確認したか</translation>
    </message>
</context>
<context>
    <name>HypothesisEditor</name>
    <message>
        <source>rule it out</source>
        <translation>否定する</translation>
    </message>
    <message>
        <source>support it</source>
        <translation>裏付ける</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>担当</translation>
    </message>
    <message>
        <source>One owner</source>
        <translation>担当(1名)</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>いつまで</translation>
    </message>
    <message>
        <source>What speaks for it</source>
        <translation>裏付けになること</translation>
    </message>
    <message>
        <source>Why it is not the cause</source>
        <translation>原因ではない理由</translation>
    </message>
</context>
<context>
    <name>Impact</name>
    <message>
        <source>not confirmed</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>{text} ({who} {at})</source>
        <translation>{text}({who} {at})</translation>
    </message>
    <message>
        <source>newer claims speak against it: look again</source>
        <translation>その後の記録と食い違います。再確認を</translation>
    </message>
    <message>
        <source>is it still so? look again</source>
        <translation>いまもそうですか。再確認を</translation>
    </message>
    <message>
        <source>nothing suspected</source>
        <translation>疑いなし</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>ほか {count}</translation>
    </message>
    <message>
        <source>{time}: not confirmed</source>
        <translation>{time}:未確認</translation>
    </message>
    <message>
        <source>Look again…</source>
        <translation>見直す…</translation>
    </message>
    <message>
        <source>Still so</source>
        <translation>いまもそう</translation>
    </message>
    <message>
        <source>Is it still not so serious? {text}</source>
        <translation>いまも問題は小さいか再確認:{text}</translation>
    </message>
    <message>
        <source>reproduced {time}</source>
        <translation>再現 {time}</translation>
    </message>
    <message>
        <source>not reproduced {time}</source>
        <translation>再現せず {time}</translation>
    </message>
    <message>
        <source>about {amount}</source>
        <translation>約 {amount}</translation>
    </message>
    <message>
        <source>{percent} of all</source>
        <translation>全体の{percent}</translation>
    </message>
    <message>
        <source>×{ratio} the usual</source>
        <translation>平常比 ×{ratio}</translation>
    </message>
    <message>
        <source>{fails} of {tries} tries failed</source>
        <translation>{tries}回中{fails}回</translation>
    </message>
    <message>
        <source>{troubled} ・ but {well} as usual</source>
        <translation>{troubled} ・ 一方 {well} は正常</translation>
    </message>
</context>
<context>
    <name>ImpactPage</name>
    <message>
        <source>How many, over time</source>
        <translation>件数の推移</translation>
    </message>
    <message>
        <source>How many: not confirmed. Nobody has said a number yet.</source>
        <translation>件数:未確認。まだ誰も数を記録していません。</translation>
    </message>
    <message>
        <source>    before: {what}</source>
        <translation>    以前:{what}</translation>
    </message>
    <message>
        <source>Nobody has said anything of the impact yet.</source>
        <translation>影響はまだ何も記録されていません。</translation>
    </message>
    <message>
        <source>Impact in depth</source>
        <translation>影響の詳細</translation>
    </message>
    <message>
        <source>What each row says, and said before</source>
        <translation>各項目の記録と、以前の記録</translation>
    </message>
    <message>
        <source>Another component</source>
        <translation>構成要素を追加</translation>
    </message>
    <message>
        <source>Depends on…</source>
        <translation>依存する先…</translation>
    </message>
</context>
<context>
    <name>ImpactPane</name>
    <message>
        <source>Impact</source>
        <translation>影響範囲</translation>
    </message>
    <message>
        <source>Who is hurt, by what, how many, how sure we are. It fills once an incident is declared.</source>
        <translation>誰に、何が、何件、どれだけ確かか。インシデントを宣言すると並びます。</translation>
    </message>
    <message>
        <source>look again</source>
        <translation>要確認</translation>
    </message>
    <message>
        <source>They disagree</source>
        <translation>食い違い</translation>
    </message>
    <message>
        <source>In customers&apos; words</source>
        <translation>お客様への文言</translation>
    </message>
    <message>
        <source>not written</source>
        <translation>未記入</translation>
    </message>
    <message>
        <source>Impact began</source>
        <translation>影響の開始</translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation>約 {time}</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>未定</translation>
    </message>
    <message>
        <source>Expected recovery</source>
        <translation>復旧の見込み</translation>
    </message>
    <message>
        <source>Not so serious</source>
        <translation>軽微の確認</translation>
    </message>
    <message>
        <source>open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Parts and symptoms</source>
        <translation>部位と症状</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>全体像</translation>
    </message>
</context>
<context>
    <name>Inquiries</name>
    <message>
        <source>Inquiries now</source>
        <translation>直近の問合せ</translation>
    </message>
    <message>
        <source>into the impact</source>
        <translation>影響に反映</translation>
    </message>
    <message>
        <source>not said yet</source>
        <translation>まだ入っていません</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>検知</translation>
    </message>
    <message>
        <source>See the inquiries</source>
        <translation>問い合わせを見る</translation>
    </message>
    <message>
        <source>Into the impact</source>
        <translation>影響に反映</translation>
    </message>
    <message>
        <source>The evidence disagrees: {what}</source>
        <translation>根拠が食い違っています:{what}</translation>
    </message>
    <message>
        <source>monitoring may not see what customers meet</source>
        <translation>監視ではお客様の状況が見えていないかもしれません</translation>
    </message>
    <message>
        <source>Nobody has counted yet. A number key adds one.</source>
        <translation>まだ誰も数えていません。数字キーで 1 件ずつ増えます。</translation>
    </message>
    <message>
        <source>first known {time}</source>
        <translation>最初に分かったのは {time}</translation>
    </message>
    <message>
        <source>began</source>
        <translation>影響開始</translation>
    </message>
    <message>
        <source>declared</source>
        <translation>宣言</translation>
    </message>
    <message>
        <source>post</source>
        <translation>公表</translation>
    </message>
    <message>
        <source>recovery</source>
        <translation>復旧</translation>
    </message>
</context>
<context>
    <name>InquiriesPage</name>
    <message>
        <source>Nobody counted in the last half hour: enter a number first, 0 since 22:30 too.</source>
        <translation>直近 30 分は誰も数えていません。先に件数を入れてください(0 22:30から でも可)。</translation>
    </message>
    <message>
        <source>Inquiries by quarter of an hour</source>
        <translation>問い合わせ(15 分ごと)</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>平常</translation>
    </message>
    <message>
        <source>Inquiries</source>
        <translation>問い合わせ</translation>
    </message>
    <message>
        <source>last 30 min</source>
        <translation>直近30分</translation>
    </message>
    <message>
        <source>since counting began</source>
        <translation>計測開始から</translation>
    </message>
    <message>
        <source>Into the impact</source>
        <translation>影響に反映</translation>
    </message>
    <message>
        <source>Take my last back</source>
        <translation>自分の直前を取り消す</translation>
    </message>
    <message>
        <source>A customer reports…</source>
        <translation>お客様からの報告…</translation>
    </message>
</context>
<context>
    <name>JournalTroubles</name>
    <message>
        <source>Set it aside and start a new one</source>
        <translation>よけて新しく始める</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度開く</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>The journal is a newer Commander&apos;s or cannot be written: it is only read.</source>
        <translation>ジャーナルは新しい版のものか書き込めない場所にあるため、読むだけになります。</translation>
    </message>
</context>
<context>
    <name>JudgeForm</name>
    <message>
        <source>Which duty</source>
        <translation>どの義務</translation>
    </message>
    <message>
        <source>Basis of the judgement</source>
        <translation>判定の根拠</translation>
    </message>
    <message>
        <source>Trigger at (22:31)</source>
        <translation>起算の時刻(22:31)</translation>
    </message>
    <message>
        <source>Department that knew</source>
        <translation>知った部署</translation>
    </message>
    <message>
        <source>Who knew</source>
        <translation>知った人</translation>
    </message>
    <message>
        <source>Target, if no number</source>
        <translation>目標(任意)</translation>
    </message>
</context>
<context>
    <name>KeepingLines</name>
    <message>
        <source>To be deleted by {day}</source>
        <translation>削除期限 {day}</translation>
    </message>
    <message>
        <source>Another day: how many days from now, and why (30 refunds still run)</source>
        <translation>期限の変更:今から何日後か と 理由(30 返金対応が続くため)</translation>
    </message>
    <message>
        <source>How many days the list is kept, and why</source>
        <translation>リストを何日保管するかと理由</translation>
    </message>
    <message>
        <source>Write a number of days, a blank, and why: 30 refunds still run.</source>
        <translation>日数、空白、理由の順に入力してください(例:30 返金対応が続くため)。</translation>
    </message>
    <message>
        <source>Delete the list…</source>
        <translation>リストを削除…</translation>
    </message>
    <message>
        <source>Delete it for good: nothing brings it back</source>
        <translation>完全に削除する(元に戻せません)</translation>
    </message>
</context>
<context>
    <name>LiveLine</name>
    <message>
        <source>At most {limit} rows go live at once: mark fewer.</source>
        <translation>一度に実況できるのは {limit} 行までです。選ぶ行を減らしてください。</translation>
    </message>
    <message>
        <source>Choose a row of the timeline first, or type one here.</source>
        <translation>先にタイムラインの行を選ぶか、ここに入力してください。</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) not sent live: </source>
        <comment>rows of the timeline</comment>
        <translation>
            <numerusform>%n 行は実況していません:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LoweringForm</name>
    <message>
        <source>Why SEV{severity} is enough: what was checked</source>
        <translation>SEV{severity} でよい理由:何を確認したか</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>The list of contacts is on the clipboard: paste it, print it, keep it on paper.</source>
        <translation>連絡網をコピーしました。貼り付けて印刷し、紙でも持っておいてください。</translation>
    </message>
</context>
<context>
    <name>MaintenanceActs</name>
    <message>
        <source>Start, and draft its text</source>
        <translation>開始を記録して文面へ</translation>
    </message>
    <message>
        <source>Work done: verify, and draft its text</source>
        <translation>作業終了・動作確認へ</translation>
    </message>
    <message>
        <source>Complete, and draft its text</source>
        <translation>完了を記録して文面へ</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>終了する</translation>
    </message>
    <message>
        <source>Move the end…</source>
        <translation>終了予定を変更…</translation>
    </message>
    <message>
        <source>Call it off…</source>
        <translation>中止…</translation>
    </message>
    <message>
        <source>Declare an incident from it…</source>
        <translation>ここから障害を宣言…</translation>
    </message>
    <message>
        <source>new end</source>
        <translation>新しい終了</translation>
    </message>
    <message>
        <source>Move the end</source>
        <translation>終了予定を変更</translation>
    </message>
    <message>
        <source>Call the maintenance off</source>
        <translation>メンテナンスを中止</translation>
    </message>
    <message>
        <source>Declare an incident</source>
        <translation>インシデントを宣言</translation>
    </message>
    <message>
        <source>What is failing</source>
        <translation>起きていること</translation>
    </message>
    <message>
        <source>In the customer&apos;s words</source>
        <translation>お客様の言葉で</translation>
    </message>
    <message>
        <source>As customers read it</source>
        <translation>お客様が読む文で</translation>
    </message>
    <message>
        <source>why, in Japanese</source>
        <translation>理由(日本語)</translation>
    </message>
    <message>
        <source>why, in English</source>
        <translation>理由(英語)</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>記録する</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>やめる</translation>
    </message>
</context>
<context>
    <name>MaintenancePane</name>
    <message>
        <source>Maintenance</source>
        <translation>メンテナンス</translation>
    </message>
    <message>
        <source>What may happen</source>
        <translation>起こるかもしれないこと</translation>
    </message>
    <message>
        <source>What stops</source>
        <translation>停止・影響</translation>
    </message>
    <message>
        <source>Planned window</source>
        <translation>予定の時間帯</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>開始した時刻</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>終わった時刻</translation>
    </message>
    <message>
        <source>What we do then</source>
        <translation>起きたときに行うこと</translation>
    </message>
    <message>
        <source>Not affected</source>
        <translation>影響のない機能</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>作業の目的</translation>
    </message>
    <message>
        <source>Why it was called off</source>
        <translation>中止の理由</translation>
    </message>
    <message>
        <source>Why the end was moved</source>
        <translation>変更の理由</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>構成要素</translation>
    </message>
    <message>
        <source>Open the linked incident {id}</source>
        <translation>関連する {id} を開く</translation>
    </message>
</context>
<context>
    <name>ManagementPage</name>
    <message>
        <source>Summary for management</source>
        <translation>経営報告</translation>
    </message>
    <message>
        <source>Copy Japanese</source>
        <translation>日本語をコピー</translation>
    </message>
    <message>
        <source>Copy English</source>
        <translation>英語をコピー</translation>
    </message>
    <message>
        <source>Save as HTML…</source>
        <translation>HTML で保存…</translation>
    </message>
    <message>
        <source>Copied as Markdown.</source>
        <translation>Markdown でコピーしました。</translation>
    </message>
    <message>
        <source>{path} cannot be written ({why}): choose another folder.</source>
        <translation>{path} に書けません({why})。別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>保存しました:{path}</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>読み込み中…</translation>
    </message>
</context>
<context>
    <name>Measures</name>
    <message>
        <source>taking command</source>
        <translation>指揮を執る</translation>
    </message>
    <message>
        <source>judging the severity</source>
        <translation>重大度の判定</translation>
    </message>
    <message>
        <source>first public post</source>
        <translation>最初の公表</translation>
    </message>
    <message>
        <source>first post from impact start</source>
        <translation>影響開始から最初の公表まで</translation>
    </message>
    <message>
        <source>saying who is hurt</source>
        <translation>誰に影響があるかの確認</translation>
    </message>
    <message>
        <source>saying what fails</source>
        <translation>何が起きているかの確認</translation>
    </message>
    <message>
        <source>asking about personal data</source>
        <translation>個人情報の確認</translation>
    </message>
    <message>
        <source>naming a scribe</source>
        <translation>書記の指名</translation>
    </message>
    <message>
        <source>keeping promises of the next post</source>
        <translation>次回掲示の約束を守る</translation>
    </message>
    <message>
        <source>declaring recovery with a watch</source>
        <translation>経過観察つきの復旧宣言</translation>
    </message>
    <message>
        <source>judging the second signal</source>
        <translation>二度目の兆候の判定</translation>
    </message>
    <message>
        <source>taking the second signal as new</source>
        <translation>二度目の兆候を新しい障害とみる</translation>
    </message>
    <message>
        <source>telling customers again</source>
        <translation>お客様への再度のお知らせ</translation>
    </message>
    <message>
        <source>writing it down</source>
        <translation>記録を残す</translation>
    </message>
    <message>
        <source>Take command first: name one commander within two minutes of the declaration.</source>
        <translation>最初に指揮を決めましょう。宣言から 2 分以内に、1 人が指揮を執ります。</translation>
    </message>
    <message>
        <source>Judge the severity early; when in doubt take the graver one and lower it later.</source>
        <translation>重大度を早めに判定しましょう。迷ったら重い方にして、あとで下げます。</translation>
    </message>
    <message>
        <source>Send the first public post before you know the cause: the draft is ready as you declare.</source>
        <translation>原因が分かる前に最初の公表を出しましょう。宣言した時点で下書きができています。</translation>
    </message>
    <message>
        <source>Write down when customers were first hurt, and post within fifteen minutes of that.</source>
        <translation>影響が始まった時刻を書き、そこから 15 分以内に初回の公表を出しましょう。</translation>
    </message>
    <message>
        <source>Say within ten minutes who is hurt, even as a guess: mark it as estimated.</source>
        <translation>10 分以内に、誰に影響があるかを書きましょう。推定でもかまいません。</translation>
    </message>
    <message>
        <source>Say within ten minutes what fails for the customer, in the customer&apos;s words.</source>
        <translation>10 分以内に、お客様に何が起きているかをお客様の言葉で書きましょう。</translation>
    </message>
    <message>
        <source>Ask within ten minutes whether personal data is involved, and write the answer down.</source>
        <translation>10 分以内に個人情報への影響を確かめ、答えを書きましょう。</translation>
    </message>
    <message>
        <source>Name a scribe in the first ten minutes, so that you can lead and need not write.</source>
        <translation>最初の 10 分で書記を指名し、自分は指揮に集中しましょう。</translation>
    </message>
    <message>
        <source>Keep the promise of the next post: post by then, even if nothing has changed.</source>
        <translation>約束した時刻までに続報を出しましょう。変化がなくても出します。</translation>
    </message>
    <message>
        <source>Declare recovery once figures, inquiries and a try by hand agree, and name who watches until when.</source>
        <translation>数字・問合せ・手元確認の三つがそろってから、誰がいつまで見届けるかを決めて復旧を宣言しましょう。</translation>
    </message>
    <message>
        <source>Judge each signal after recovery within its limit: who looks at it, and what it is.</source>
        <translation>復旧後の兆候は、時間内に一つずつ判定しましょう。</translation>
    </message>
    <message>
        <source>Take a signal after recovery as new, unless somebody is working on it right now.</source>
        <translation>復旧後の兆候は、いま作業している人がいないかぎり新しい障害として扱いましょう。</translation>
    </message>
    <message>
        <source>Tell customers within ten minutes that there is trouble again after recovery.</source>
        <translation>復旧後に再び問題が起きたら、10 分以内にお客様へ知らせましょう。</translation>
    </message>
    <message>
        <source>Write down facts and decisions as they happen: at least five lines.</source>
        <translation>事実と決定をその場で書きましょう。目安は 5 行以上です。</translation>
    </message>
</context>
<context>
    <name>MessagesPane</name>
    <message>
        <source>Messages</source>
        <translation>顧客・関係者への連絡</translation>
    </message>
    <message>
        <source>Whom we told what, and whether it arrived. {key} opens the broadcast.</source>
        <translation>誰に何を伝え、届いたか。{key} で一斉連絡を開きます。</translation>
    </message>
    <message numerus="yes">
        <source>%n blank(s) to fill</source>
        <translation>
            <numerusform>空欄 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>next {time}</source>
        <translation>次回 {time}</translation>
    </message>
    <message>
        <source>from the entry of {time}</source>
        <translation>{time} の記録から</translation>
    </message>
    <message>
        <source>waits for the incident&apos;s channel</source>
        <translation>専用チャンネル待ち</translation>
    </message>
</context>
<context>
    <name>MilestonesPage</name>
    <message>
        <source>Timestamps</source>
        <translation>時刻と指標</translation>
    </message>
    <message>
        <source>What they come to. No target is set on recovery: it would be declared too early.</source>
        <translation>時刻から出る指標。復旧に目標時間は置きません(早すぎる宣言を招くため)。</translation>
    </message>
    <message>
        <source>Correct a time…</source>
        <translation>時刻を訂正…</translation>
    </message>
    <message>
        <source>Figures of all incidents</source>
        <translation>全インシデントの数値</translation>
    </message>
    <message numerus="yes">
        <source>%n closed incident(s); drills, tests and notices don&apos;t count</source>
        <translation>
            <numerusform>終了した %n 件。訓練・試験・通知は数えません</numerusform>
        </translation>
    </message>
    <message>
        <source>Correct a time</source>
        <translation>時刻を訂正</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>どの時刻</translation>
    </message>
    <message>
        <source>It was at</source>
        <translation>正しい時刻</translation>
    </message>
    <message>
        <source>03:00; empty: as the board says</source>
        <translation>03:00(空なら元の記録)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>By which log</source>
        <translation>どの記録で分かったか</translation>
    </message>
</context>
<context>
    <name>NamingEditor</name>
    <message>
        <source>Role</source>
        <translation>役割</translation>
    </message>
    <message>
        <source>Name them</source>
        <translation>任命</translation>
    </message>
    <message>
        <source>Who takes it</source>
        <translation>引き受ける人</translation>
    </message>
</context>
<context>
    <name>NarrowBar</name>
    <message>
        <source>Takes this condition away</source>
        <translation>この条件を外します</translation>
    </message>
    <message>
        <source>In the order recorded ×</source>
        <translation>記録した順 ×</translation>
    </message>
    <message>
        <source>Show all (Esc)</source>
        <translation>すべて表示(Esc)</translation>
    </message>
    <message>
        <source>{shown} of {of} rows</source>
        <translation>{of} 行中 {shown} 行</translation>
    </message>
</context>
<context>
    <name>NarrowItems</name>
    <message>
        <source>Unanswered</source>
        <translation>未回答</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>節目</translation>
    </message>
    <message>
        <source>✓ in force: Enter takes it away</source>
        <translation>✓ 適用中(Enter で外す)</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>班</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
</context>
<context>
    <name>NarrowPane</name>
    <message>
        <source>Narrow the timeline</source>
        <translation>タイムラインを絞り込む</translation>
    </message>
    <message>
        <source>What to narrow it by</source>
        <translation>絞り込む条件</translation>
    </message>
    <message>
        <source>Kind, person, team, unanswered…</source>
        <translation>種類、人、班、未回答…</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>{shown} of {of} rows ・ ↑↓ choose ・ Enter on or off ・ Esc closes</source>
        <translation>{of} 行中 {shown} 行 ・ ↑↓ 選ぶ ・ Enter 付け外し ・ Esc 閉じる</translation>
    </message>
</context>
<context>
    <name>NegligibleEditor</name>
    <message>
        <source>Not so serious: what was looked at; why, to take it back</source>
        <translation>それほど問題ではない:何を確認したか(取り下げるときは理由)</translation>
    </message>
    <message>
        <source>It is more serious</source>
        <translation>取り下げる</translation>
    </message>
</context>
<context>
    <name>NewRows</name>
    <message numerus="yes">
        <source>%n new ↓</source>
        <comment>rows of the timeline</comment>
        <translation>
            <numerusform>新着 %n 件 ↓</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NextStep</name>
    <message>
        <source>Judge the signal: {text}</source>
        <translation>兆候を判定する:{text}</translation>
    </message>
    <message>
        <source>Take command</source>
        <translation>指揮を執る</translation>
    </message>
    <message>
        <source>Decide about the delivery to {text}</source>
        <translation>{text} への配信をどうするか決める</translation>
    </message>
    <message>
        <source>Choose between two versions</source>
        <translation>二つの版から選ぶ</translation>
    </message>
    <message>
        <source>{person} accepts the handover</source>
        <translation>{person} が引き継ぎを承諾する</translation>
    </message>
    <message>
        <source>Send the first public post (by {time})</source>
        <translation>初回の公表を送る({time} まで)</translation>
    </message>
    <message>
        <source>Tell customers: {why}</source>
        <translation>お客様に知らせる:{why}</translation>
    </message>
    <message>
        <source>Tell customers the scope (by {time})</source>
        <translation>影響範囲をお客様に知らせる({time} まで)</translation>
    </message>
    <message>
        <source>Send an update with a longer interval (by {time})</source>
        <translation>間隔を延ばすお知らせを出す({time} まで)</translation>
    </message>
    <message>
        <source>Send the promised update (by {time})</source>
        <translation>約束した更新を送る({time} まで)</translation>
    </message>
    <message>
        <source>Closed, but an update was promised by {time}: tell customers that it is over</source>
        <translation>終了済みですが {time} までの続報を約束:お客様に終わりを知らせる</translation>
    </message>
    <message>
        <source>Check the effect: {text}</source>
        <translation>効果を確認する:{text}</translation>
    </message>
    <message>
        <source>Ask {person} for a report: {text}</source>
        <translation>{person} に報告を求める:{text}</translation>
    </message>
    <message>
        <source>Decide on: {text}</source>
        <translation>行うか決める:{text}</translation>
    </message>
    <message>
        <source>Judge the severity</source>
        <translation>重大度を判定</translation>
    </message>
    <message>
        <source>Name a scribe</source>
        <translation>書記を決める</translation>
    </message>
    <message>
        <source>Name or call somebody: {role}</source>
        <translation>{role}を指名するか呼び出す</translation>
    </message>
    <message>
        <source>{role}: call again, or the deputy</source>
        <translation>{role}:もう一度電話するか、代わりの人を呼ぶ</translation>
    </message>
    <message>
        <source>Hear the report of {role} (due {time})</source>
        <translation>{role}の報告を聞く({time} の約束)</translation>
    </message>
    <message>
        <source>Call again: {text} (due {time})</source>
        <translation>もう一度連絡する:{text}({time} の期限)</translation>
    </message>
    <message>
        <source>Tell {text} (due {time})</source>
        <translation>{text}に連絡する({time} の期限)</translation>
    </message>
    <message>
        <source>Decide how far this is told</source>
        <translation>周知の範囲を決める(広く・対象の顧客・社内)</translation>
    </message>
    <message>
        <source>Ask who else must know</source>
        <translation>ほかに伝える相手を確認する</translation>
    </message>
    <message>
        <source>Is it still not so serious? {text}</source>
        <translation>いまも問題は小さいか再確認:{text}</translation>
    </message>
    <message>
        <source>Write down who is affected</source>
        <translation>誰に影響があるかを書く</translation>
    </message>
    <message>
        <source>Write down what does not work</source>
        <translation>何が使えないかを書く</translation>
    </message>
    <message>
        <source>Ask whether personal data is concerned</source>
        <translation>個人情報に関わるかを確かめる</translation>
    </message>
    <message>
        <source>Ask whether money is concerned</source>
        <translation>お金に関係するかを確認する</translation>
    </message>
    <message>
        <source>Start an action with an owner and a time-box</source>
        <translation>担当と期限を決めて対応を始める</translation>
    </message>
    <message>
        <source>Stop once, agree on the first response</source>
        <translation>一度手を止めて、初期対応の方針を決める</translation>
    </message>
    <message>
        <source>All checked: go on to {phase}</source>
        <translation>確認がそろいました。{phase}へ進む</translation>
    </message>
    <message>
        <source>Decide: {check}</source>
        <translation>決める: {check}</translation>
    </message>
    <message>
        <source>Meet again, as agreed ({time})</source>
        <translation>約束どおり集まる({time})</translation>
    </message>
    <message>
        <source>Left over, due: {text}</source>
        <translation>持ち越しを片づける: {text}</translation>
    </message>
    <message>
        <source>Left over until {time}: {text}</source>
        <translation>{time} まで持ち越し: {text}</translation>
    </message>
    <message>
        <source>Nothing recorded since {time}: say where we stand</source>
        <translation>{time} から記録なし: いまの状況を一行書く</translation>
    </message>
    <message>
        <source>Nothing is left: close the incident</source>
        <translation>残りなし: インシデントを終了する</translation>
    </message>
    <message>
        <source>Check three ways, then declare recovery</source>
        <translation>三つの確認をして復旧を宣言する</translation>
    </message>
    <message>
        <source>Say what happened while nobody watched (until {time})</source>
        <translation>見ていなかった間({time} まで)に何があったかを書く</translation>
    </message>
    <message>
        <source>Has {text} heard that it is over? Ask</source>
        <translation>{text} が復旧を知っているか確かめる</translation>
    </message>
    <message>
        <source>End the watch or reopen</source>
        <translation>経過観察を終えるか、再開する</translation>
    </message>
    <message>
        <source>Write the promised report (by {time})</source>
        <translation>約束した報告書を書く({time}まで)</translation>
    </message>
    <message>
        <source>{person} watches until {time}</source>
        <translation>{person} が {time} まで経過観察</translation>
    </message>
    <message>
        <source>Effect check at {time}: {text}</source>
        <translation>{time} に効果を確認:{text}</translation>
    </message>
    <message>
        <source>Announce the maintenance</source>
        <translation>メンテナンスを予告する</translation>
    </message>
    <message>
        <source>Start the maintenance ({time})</source>
        <translation>メンテナンスを始める({time})</translation>
    </message>
    <message>
        <source>The maintenance starts at {time}</source>
        <translation>メンテナンスは {time} に開始予定</translation>
    </message>
    <message>
        <source>Tell customers how it stands now</source>
        <translation>いまの状況をお知らせする</translation>
    </message>
    <message>
        <source>Past the published end: move it</source>
        <translation>終了予定を過ぎています:変更する</translation>
    </message>
    <message>
        <source>When the work is done: verify (end {time})</source>
        <translation>作業が済んだら動作確認へ(終了 {time})</translation>
    </message>
    <message>
        <source>When verified: complete (end {time})</source>
        <translation>確認できたら完了へ(終了 {time})</translation>
    </message>
    <message>
        <source>Close the maintenance</source>
        <translation>メンテナンスを終了する</translation>
    </message>
    <message>
        <source>Nothing: the incident is closed</source>
        <translation>ありません(終了しています)</translation>
    </message>
    <message>
        <source>Nobody has it, name one person: {text}</source>
        <translation>担当がいません。一人を指名:{text}</translation>
    </message>
    <message>
        <source>Yes or no, {person}: {text}</source>
        <translation>{person} の返事を確認:{text}</translation>
    </message>
    <message>
        <source>What was changed lately, and can it be turned back?</source>
        <translation>直前の変更は? まず戻せないか確認</translation>
    </message>
    <message>
        <source>Strong objections? Then decide: {text}</source>
        <translation>強い反対を聞き、決める:{text}</translation>
    </message>
    <message>
        <source>Does the decision still stand: {text}</source>
        <translation>決定を見直す:{text}</translation>
    </message>
    <message>
        <source>Ask {person} again: {text}</source>
        <translation>{person} に再度尋ねる:{text}</translation>
    </message>
    <message>
        <source>Left to do, overdue: {text}</source>
        <translation>期限切れの後続作業:{text}</translation>
    </message>
</context>
<context>
    <name>NoteForm</name>
    <message>
        <source>Write into the restricted timeline</source>
        <translation>制限付きの記録に書く</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>{place} shows something else than we said</source>
        <translation>{place} の表示が送った内容と違います</translation>
    </message>
    <message>
        <source>New signal: {text}</source>
        <translation>新しい兆候:{text}</translation>
    </message>
    <message>
        <source>judge by {time}</source>
        <translation>{time} までに判定</translation>
    </message>
    <message>
        <source>nobody has judged it: call {person}</source>
        <translation>誰も判定していません。{person} に連絡</translation>
    </message>
    <message>
        <source>The other language was due at {time}</source>
        <translation>もう一方の言語の期限 {time} を過ぎました</translation>
    </message>
    <message>
        <source>The other language is due at {time}</source>
        <translation>もう一方の言語は {time} まで</translation>
    </message>
    <message>
        <source>Customers were told to expect recovery at {time}: tell them anew</source>
        <translation>公表した復旧見込み {time} を過ぎました。見込みを伝え直してください</translation>
    </message>
    <message>
        <source>Customers expect recovery at {time}</source>
        <translation>公表した復旧見込みは {time}</translation>
    </message>
    <message>
        <source>The maintenance was to begin at {time}</source>
        <translation>メンテナンスの開始予定 {time} を過ぎました</translation>
    </message>
    <message>
        <source>The maintenance begins at {time}</source>
        <translation>メンテナンスは {time} に開始予定</translation>
    </message>
    <message>
        <source>The maintenance was to end at {time}: end it or move its end</source>
        <translation>メンテナンスの終了予定 {time} を過ぎました。終了するか終了予定を変更してください</translation>
    </message>
    <message>
        <source>The maintenance is to end at {time}</source>
        <translation>メンテナンスは {time} に終了予定</translation>
    </message>
    <message>
        <source>Left over, due since {time}: {text}</source>
        <translation>持ち越しの期日({time})を過ぎました: {text}</translation>
    </message>
    <message>
        <source>Left over, due at {time}: {text}</source>
        <translation>持ち越しの期日は {time}: {text}</translation>
    </message>
    <message>
        <source>Personal data: an answer was due at {time}</source>
        <translation>個人データ:{time} までの回答がまだです</translation>
    </message>
    <message>
        <source>Personal data: an answer is due at {time}</source>
        <translation>個人データ:{time} までに回答が必要です</translation>
    </message>
    <message>
        <source>A statutory report was due at {time}</source>
        <translation>法定報告の期限 {time} を過ぎました</translation>
    </message>
    <message>
        <source>A statutory report is due at {time}</source>
        <translation>法定報告の期限は {time} です</translation>
    </message>
    <message>
        <source>Everybody was to meet again at {time}</source>
        <translation>{time} に集まる約束でした</translation>
    </message>
    <message>
        <source>Everybody meets again at {time}</source>
        <translation>{time} に集まります</translation>
    </message>
    <message>
        <source>The public update was due at {time}</source>
        <translation>社外更新の期限 {time} を過ぎました</translation>
    </message>
    <message>
        <source>Public update due at {time}</source>
        <translation>次の社外更新は {time} まで</translation>
    </message>
    <message>
        <source>{person} asks for your approval, until {time}</source>
        <translation>{person} があなたの承認を待っています({time} まで)</translation>
    </message>
    <message>
        <source>Sent without approval by {person}: {reason}</source>
        <translation>{person} が承認なしで送信しました: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>%n matter(s) need a person</source>
        <comment>notification</comment>
        <translation>
            <numerusform>対応が必要なことが %n 件あります</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Signal without an incident</source>
        <translation>インシデントなしの兆候</translation>
    </message>
    <message>
        <source>{role} is being handed over to you</source>
        <translation>{role}があなたに引き継がれようとしています</translation>
    </message>
    <message>
        <source>Nobody has reached {audience}: due {time}</source>
        <translation>{audience}にまだ連絡がついていません:{time} の期限</translation>
    </message>
    <message>
        <source>The watch is over: close the incident or reopen it</source>
        <translation>経過観察の時間が終わりました。終了か再開を決めてください</translation>
    </message>
</context>
<context>
    <name>OptionEditor</name>
    <message>
        <source>start it again</source>
        <translation>もう一度始める</translation>
    </message>
    <message>
        <source>start it</source>
        <translation>対応として始める</translation>
    </message>
    <message>
        <source>decline it</source>
        <translation>見送る</translation>
    </message>
    <message>
        <source>Effect check</source>
        <translation>効果確認</translation>
    </message>
    <message>
        <source>Expected effect</source>
        <translation>期待する効果</translation>
    </message>
    <message>
        <source>Why it is not done</source>
        <translation>見送る理由</translation>
    </message>
    <message>
        <source>One owner</source>
        <translation>担当(1名)</translation>
    </message>
</context>
<context>
    <name>PageHead</name>
    <message>
        <source>Back to the board</source>
        <translation>ボードに戻る</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>All actions</source>
        <translation>すべての操作</translation>
    </message>
    <message>
        <source>Actions found</source>
        <translation>見つかった操作</translation>
    </message>
    <message>
        <source>Search an action or an incident</source>
        <translation>操作やインシデントを探す</translation>
    </message>
    <message>
        <source>What to do, or which incident</source>
        <translation>操作・インシデントを探す(かな・漢字・英語)</translation>
    </message>
    <message>
        <source>Write it as an entry: {text}</source>
        <translation>記録として書く:{text}</translation>
    </message>
    <message>
        <source>Declare an incident called: {text}</source>
        <translation>この件名で宣言する:{text}</translation>
    </message>
    <message>
        <source>Nothing is called so</source>
        <translation>該当なし</translation>
    </message>
    <message>
        <source>↑↓ choose ・ Enter does it ・ Esc closes</source>
        <translation>↑↓ 選ぶ ・ Enter 実行 ・ Esc 閉じる</translation>
    </message>
    <message>
        <source>Not now: {reason}</source>
        <translation>いまは不可:{reason}</translation>
    </message>
    <message>
        <source>Open incidents</source>
        <translation>対応中</translation>
    </message>
    <message>
        <source>Only in a drill&apos;s window</source>
        <translation>訓練のウィンドウだけで使えます</translation>
    </message>
    <message>
        <source>Not in a drill&apos;s window</source>
        <translation>訓練のウィンドウでは使えません</translation>
    </message>
    <message>
        <source>You are there</source>
        <translation>いまこの画面です</translation>
    </message>
    <message>
        <source>No incident is open</source>
        <translation>開いているインシデントがありません</translation>
    </message>
    <message>
        <source>Only in the broadcast sheet, by its key</source>
        <translation>一斉連絡シートの中で、そのキーで行います</translation>
    </message>
    <message>
        <source>Nothing waits there</source>
        <translation>待っているものはありません</translation>
    </message>
    <message>
        <source>No broadcast is about to go out</source>
        <translation>送信前の一斉連絡はありません</translation>
    </message>
    <message>
        <source>Nothing to do now</source>
        <translation>いま行うことはありません</translation>
    </message>
    <message>
        <source>It is so already</source>
        <translation>すでにその状態です</translation>
    </message>
</context>
<context>
    <name>PasteLine</name>
    <message>
        <source>Say first what becomes of this; then paste again.</source>
        <translation>先にこの貼り付けをどうするか決めてください。そのあと、もう一度貼り付けられます。</translation>
    </message>
    <message>
        <source>{count} characters are too many to paste: paste a part of it.</source>
        <translation>{count} 文字は多すぎて貼り付けられません。一部だけ貼り付けてください。</translation>
    </message>
    <message>
        <source>That is no text but a file&apos;s bytes: nothing was pasted. Copy it from where it is read.</source>
        <translation>文字ではなくファイルの中身(バイナリー)なので、貼り付けませんでした。開いて読める画面からコピーしてください。</translation>
    </message>
    <message>
        <source>{count} lines are too many to paste: {limit} at a time at most.</source>
        <translation>{count} 行は多すぎて貼り付けられません。一度に {limit} 行までです。</translation>
    </message>
    <message>
        <source>{count} entries are too many to paste: {limit} at a time at most.</source>
        <translation>{count} 件は多すぎて貼り付けられません。一度に {limit} 件までです。</translation>
    </message>
    <message>
        <source>Black out, record one by one</source>
        <translation>伏せて、分けて記録</translation>
    </message>
    <message>
        <source>Record them one by one</source>
        <translation>分けて記録</translation>
    </message>
    <message>
        <source>Record as it is</source>
        <translation>そのまま記録</translation>
    </message>
    <message>
        <source>Record nothing of it</source>
        <translation>記録しない</translation>
    </message>
    <message>
        <source>As one entry</source>
        <translation>1 件のまま</translation>
    </message>
    <message numerus="yes">
        <source>Pasted: %n entries, </source>
        <translation>
            <numerusform>貼り付け:%n 件、</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a time</source>
        <translation>
            <numerusform>時刻あり %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n begin with a day that there is not: kept as words.</source>
        <translation>
            <numerusform>%n 件は実在しない日付で始まるため、文字のまま残します。</numerusform>
        </translation>
    </message>
    <message>
        <source>It looks as if it held a password, a token or a card number.</source>
        <translation>パスワード・トークン・カード番号などらしい文字があります。</translation>
    </message>
    <message>
        <source>{count} characters are too many for one entry: {limit} at most.</source>
        <translation>{count} 文字は 1 件の記録には多すぎます。{limit} 文字までです。</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>People and teams</source>
        <translation>人と担当チーム</translation>
    </message>
    <message>
        <source>A name, a role, a team, or what broke: its team is found</source>
        <translation>名前、役割、チーム、または壊れたもの(担当チームが見つかります)</translation>
    </message>
    <message>
        <source>Find people and teams</source>
        <translation>人と担当チームを探す</translation>
    </message>
    <message>
        <source>Copy the contact</source>
        <translation>連絡先をコピー</translation>
    </message>
    <message>
        <source>Choose a person: a team takes part through its people.</source>
        <translation>人を選んでください。チームには参加状況がありません。</translation>
    </message>
    <message>
        <source>No contact is listed: add it under [[person]] or [[team]] of the policy.</source>
        <translation>連絡先がありません。運用設定の [[person]] か [[team]] に加えてください。</translation>
    </message>
    <message>
        <source>Press the same key once more to record a guest.</source>
        <translation>名簿にない人として記録するなら、同じキーをもう一度押してください。</translation>
    </message>
    <message>
        <source>{count} of {all} people</source>
        <translation>{all} 人中 {count} 人</translation>
    </message>
    <message>
        <source>teams in the directory: {count}</source>
        <translation>担当チーム {count}</translation>
    </message>
    <message>
        <source>team</source>
        <translation>チーム</translation>
    </message>
    <message>
        <source>owns {what}</source>
        <translation>担当:{what}</translation>
    </message>
    <message>
        <source>nobody said</source>
        <translation>未確認</translation>
    </message>
</context>
<context>
    <name>PhraseEditor</name>
    <message>
        <source>Japanese, a plain clause</source>
        <translation>日本語(「〜する」の形)</translation>
    </message>
    <message>
        <source>English, a noun phrase</source>
        <translation>英語(名詞句)</translation>
    </message>
    <message>
        <source>In the inquiries&apos; words ({key}): {words}</source>
        <translation>問合せの言葉を使う({key}):{words}</translation>
    </message>
    <message>
        <source>They read: カード決済が失敗する事象 / seeing failed card payments</source>
        <translation>文面では:カード決済が失敗する事象 / seeing failed card payments</translation>
    </message>
</context>
<context>
    <name>PieceChips</name>
    <message>
        <source>Backspace takes it as plain words, Up and Down change it, Enter goes to its words</source>
        <translation>Backspace でただの文字に戻す。↑↓ で変える。Enter でその文字を直す</translation>
    </message>
    <message>
        <source>no such time</source>
        <translation>ありえない時刻</translation>
    </message>
    <message>
        <source>c. {time}</source>
        <translation>約{time}</translation>
    </message>
    <message>
        <source>happened {time}</source>
        <translation>発生 {time}</translation>
    </message>
    <message>
        <source>by {time}</source>
        <translation>{time} まで</translation>
    </message>
</context>
<context>
    <name>PlanForm</name>
    <message>
        <source>Announce a maintenance</source>
        <translation>メンテナンスを予告</translation>
    </message>
    <message>
        <source>Nothing is sent yet: the announcement is drafted next, and you look it over before it goes out.</source>
        <translation>まだ何も送りません。次に予告文の下書きを確かめてから送ります。</translation>
    </message>
    <message>
        <source>in Japanese</source>
        <translation>日本語</translation>
    </message>
    <message>
        <source>in English</source>
        <translation>英語</translation>
    </message>
    <message>
        <source>05:00 or +2h</source>
        <translation>05:00 か +2h</translation>
    </message>
    <message>
        <source>Nothing is to stop: only warn of a risk (M06)</source>
        <translation>停止はない。注意喚起だけを行う(M06)</translation>
    </message>
    <message>
        <source>Let the status page remind its subscribers beforehand</source>
        <translation>ステータスページから購読者へ事前に念押しする</translation>
    </message>
    <message>
        <source>Plan it, and draft the announcement</source>
        <translation>予定して、予告文を下書き</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>What it is (for our own lists)</source>
        <translation>作業の名前(社内の一覧用)</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>時間帯</translation>
    </message>
    <message>
        <source>What may happen</source>
        <translation>起こるかもしれないこと</translation>
    </message>
    <message>
        <source>What stops</source>
        <translation>停止・影響</translation>
    </message>
    <message>
        <source>What we do then</source>
        <translation>起きたときに行うこと</translation>
    </message>
    <message>
        <source>Not affected</source>
        <translation>影響のない機能</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>作業の目的</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>構成要素</translation>
    </message>
    <message>
        <source>Whom to tell</source>
        <translation>お知らせする宛先</translation>
    </message>
</context>
<context>
    <name>PointRow</name>
    <message>
        <source>Now it reads: {text}</source>
        <translation>いまは:{text}</translation>
    </message>
</context>
<context>
    <name>PracticeView</name>
    <message>
        <source>What they see</source>
        <translation>相手の画面</translation>
    </message>
    <message>
        <source>Back to the board</source>
        <translation>ボードに戻る</translation>
    </message>
    <message>
        <source>Nobody was told anything yet. What you broadcast (Ctrl+B) will stand here, as its readers would see it.</source>
        <translation>まだ誰にも連絡していません。一斉連絡(Ctrl+B)を送ると、受け取る人に見える形でここに出ます。</translation>
    </message>
</context>
<context>
    <name>Privacy</name>
    <message>
        <source>no owner</source>
        <translation>担当なし</translation>
    </message>
    <message>
        <source>not judged yet</source>
        <translation>要否 未判定</translation>
    </message>
    <message>
        <source>ask again {time}</source>
        <translation>{time} に再確認</translation>
    </message>
    <message>
        <source>concerned</source>
        <translation>該当あり</translation>
    </message>
    <message>
        <source>nobody has answered</source>
        <translation>回答なし</translation>
    </message>
    <message>
        <source>Report overdue: {name}</source>
        <translation>報告の期限を過ぎました: {name}</translation>
    </message>
    <message>
        <source>Open the track</source>
        <translation>対応を開く</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>根拠</translation>
    </message>
    <message>
        <source>What was checked (kept restricted)</source>
        <translation>何を確認したか(制限付きで残ります)</translation>
    </message>
    <message>
        <source>No personal data is concerned</source>
        <translation>個人データの該当なし</translation>
    </message>
    <message>
        <source>Who finds out</source>
        <translation>確かめる人</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>まだ分からない</translation>
    </message>
    <message>
        <source>chosen between two answers</source>
        <translation>二つの答えから選択</translation>
    </message>
    <message>
        <source>Not confirmed: {lines}</source>
        <translation>未確認:{lines}</translation>
    </message>
    <message>
        <source>Led by {leader}. May read: {persons}.</source>
        <translation>主導:{leader}。閲覧できる人:{persons}。</translation>
    </message>
    <message>
        <source>You may not read it. Ask one of them, or take a role that may.</source>
        <translation>あなたは閲覧できません。閲覧できる人に認めてもらうか、役割に就いてください。</translation>
    </message>
</context>
<context>
    <name>PrivacyDrafts</name>
    <message>
        <source>D01 Escalation inside</source>
        <translation>D01 社内エスカレーション</translation>
    </message>
    <message>
        <source>D02 First public notice</source>
        <translation>D02 公表(第一報)</translation>
    </message>
    <message>
        <source>D03 Notice to a person</source>
        <translation>D03 本人への通知</translation>
    </message>
    <message>
        <source>D04 To the entrusting party</source>
        <translation>D04 委託元への通知</translation>
    </message>
    <message>
        <source>D05 Worksheet for the authority</source>
        <translation>D05 当局報告の作業票</translation>
    </message>
    <message>
        <source>Keep this revision</source>
        <translation>この版を保存</translation>
    </message>
    <message>
        <source>Fill from the fact sheet again</source>
        <translation>事実シートから入れ直す</translation>
    </message>
    <message>
        <source>Approve what is kept</source>
        <translation>保存した版を承認</translation>
    </message>
    <message>
        <source>Copy Japanese</source>
        <translation>日本語をコピー</translation>
    </message>
    <message>
        <source>Copy English</source>
        <translation>英語をコピー</translation>
    </message>
    <message>
        <source>Handed to whom, and how</source>
        <translation>誰に、どうやって渡したか</translation>
    </message>
    <message>
        <source>It went out</source>
        <translation>渡した</translation>
    </message>
    <message>
        <source>Back to the track</source>
        <translation>対応に戻る</translation>
    </message>
    <message>
        <source>Japanese text</source>
        <translation>日本語の文面</translation>
    </message>
    <message>
        <source>English text</source>
        <translation>英語の文面</translation>
    </message>
    <message>
        <source>Filled from the fact sheet; nothing is kept yet.</source>
        <translation>事実シートから入れました。まだ保存していません。</translation>
    </message>
    <message>
        <source>Kept by {person}. Approval still needed: {roles}</source>
        <translation>{person} が保存。承認待ち:{roles}</translation>
    </message>
    <message>
        <source>Kept by {person}; it may go out.</source>
        <translation>{person} が保存。渡せます。</translation>
    </message>
    <message numerus="yes">
        <source>Handed out %n time(s).</source>
        <translation>
            <numerusform>%n 回渡しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blank(s) to fill ({key}).</source>
        <translation>
            <numerusform>埋める欄が %n か所あります({key})。</numerusform>
        </translation>
    </message>
    <message>
        <source>{words} is filled in for each when it goes out.</source>
        <translation>{words}は、渡すときに一人ずつ入れます。</translation>
    </message>
    <message>
        <source>What is typed here is not kept yet.</source>
        <translation>入力した内容はまだ保存していません。</translation>
    </message>
    <message>
        <source>{role} (vacant: {persons} may)</source>
        <translation>{role}(空席。{persons}が承認可)</translation>
    </message>
</context>
<context>
    <name>PrivacyFiles</name>
    <message>
        <source>Keep a file in the track</source>
        <translation>ファイルを制限付きで残す</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>its whole path; or paste or drop it</source>
        <translation>パス全体(貼り付け・ドロップも可)</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>残す</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>コピーを保存</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Whoever opens that folder can read the copy.</source>
        <translation>コピーは、そのフォルダーを開ける人なら誰でも読めます。</translation>
    </message>
    <message>
        <source>it stays: say nothing of what was there</source>
        <translation>理由は残ります。消す中身は書かない</translation>
    </message>
    <message>
        <source>Erase the file for good</source>
        <translation>ファイルを消去</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>消去する</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Files of the track</source>
        <translation>証拠ファイルの一覧</translation>
    </message>
    <message>
        <source>Keep a file…</source>
        <translation>ファイルを残す…</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>コピーを保存…</translation>
    </message>
    <message>
        <source>Erase for good…</source>
        <translation>消去…</translation>
    </message>
    <message>
        <source>Back to the track</source>
        <translation>対応に戻る</translation>
    </message>
    <message>
        <source>Nothing is kept yet: paste a screenshot, drop files, or press A. Only its readers see them.</source>
        <translation>まだありません。画面の写しを貼り付けるか、ファイルをドロップするか、A を押します。閲覧できる人にしか見えません。</translation>
    </message>
    <message>
        <source>Name the file with its whole path, from the root on.</source>
        <translation>ファイルは絶対パスで指定してください。</translation>
    </message>
    <message>
        <source>Written to {file}.</source>
        <translation>{file} に書き出しました。</translation>
    </message>
    <message>
        <source>{file} exists already: name another file.</source>
        <translation>{file} はすでにあります。別の名前にしてください。</translation>
    </message>
    <message>
        <source>{file} could not be written ({why}): choose another folder or free some space.</source>
        <translation>{file} に書けませんでした({why})。別のフォルダーにするか、空き容量を確保してください。</translation>
    </message>
</context>
<context>
    <name>PrivacyLock</name>
    <message>
        <source>Personal data</source>
        <translation>個人情報</translation>
    </message>
    <message>
        <source>Personal data (restricted)</source>
        <translation>個人情報の対応(制限付き)</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Evidence files</source>
        <translation>証拠ファイル</translation>
    </message>
    <message>
        <source>Personal data (restricted)</source>
        <translation>個人情報の対応(制限付き)</translation>
    </message>
    <message>
        <source>Statutory reports (judged by a person)</source>
        <translation>法定報告(該当するかは人が判定)</translation>
    </message>
    <message>
        <source>Fact sheet</source>
        <translation>事実シート</translation>
    </message>
    <message>
        <source>Decisions and answers</source>
        <translation>決定・判定・答え</translation>
    </message>
    <message>
        <source>Its own timeline</source>
        <translation>制限付きの記録</translation>
    </message>
    <message>
        <source>Tasks (Enter: done)</source>
        <translation>作業(Enter で完了)</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答える</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>記録する</translation>
    </message>
    <message>
        <source>State a fact</source>
        <translation>事実を入れる</translation>
    </message>
    <message>
        <source>Judge a duty</source>
        <translation>義務を判定</translation>
    </message>
    <message>
        <source>Clock start</source>
        <translation>起算点</translation>
    </message>
    <message>
        <source>Filed</source>
        <translation>提出済み</translation>
    </message>
    <message>
        <source>Give a task</source>
        <translation>仕事を頼む</translation>
    </message>
    <message>
        <source>Record a decision</source>
        <translation>決定を残す</translation>
    </message>
    <message>
        <source>Let somebody in</source>
        <translation>閲覧者を加える</translation>
    </message>
    <message>
        <source>Erase a line…</source>
        <translation>行を消去…</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>文案</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Something went wrong inside Commander: {fault}. It is written down in {file}.</source>
        <translation>Commander の内部で問題が起きました({fault})。{file} に記録しました。</translation>
    </message>
</context>
<context>
    <name>PromiseField</name>
    <message>
        <source>Planned end</source>
        <translation>終了予定</translation>
    </message>
    <message>
        <source>Next update</source>
        <translation>次回掲示</translation>
    </message>
</context>
<context>
    <name>QuestionsEditor</name>
    <message>
        <source>Why not (empty: {reason})</source>
        <translation>不要の理由(空なら「{reason}」)</translation>
    </message>
    <message>
        <source>Why they need not know</source>
        <translation>知らせない理由</translation>
    </message>
    <message>
        <source>When to ask again</source>
        <translation>もう一度尋ねる時刻</translation>
    </message>
    <message>
        <source>Everybody is answered for.</source>
        <translation>全員について答えました。</translation>
    </message>
    <message>
        <source>{audience}: must they know?</source>
        <translation>{audience}:知らせますか?</translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <comment>questions</comment>
        <translation>
            <numerusform>残り %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>answered before: {answer}</source>
        <translation>前の答え:{answer}</translation>
    </message>
</context>
<context>
    <name>QuickEditor</name>
    <message>
        <source>Enter: into the timeline and to {audiences}</source>
        <translation>Enter で記録と投稿(→ {audiences})</translation>
    </message>
    <message>
        <source>No audience of our own people has a place.</source>
        <translation>社内の宛先に送り先がありません。</translation>
    </message>
    <message>
        <source>The sentence in Japanese</source>
        <translation>日本語の一言</translation>
    </message>
    <message>
        <source>The sentence in English</source>
        <translation>英語の一言</translation>
    </message>
</context>
<context>
    <name>ReachEditor</name>
    <message>
        <source>Decide</source>
        <translation>決定</translation>
    </message>
    <message>
        <source>By rule: {hint}</source>
        <translation>目安:{hint}</translation>
    </message>
    <message>
        <source>Why (may stay empty)</source>
        <translation>理由(空でもよい)</translation>
    </message>
    <message>
        <source>Why not as the rule proposes</source>
        <translation>目安と違える理由</translation>
    </message>
</context>
<context>
    <name>RecentLine</name>
    <message>
        <source>score {points}</source>
        <translation>{points} 点</translation>
    </message>
    <message>
        <source>practise next: {what}</source>
        <translation>次の練習: {what}</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>restored {restored} ・ watch until {until}</source>
        <translation>復旧 {restored} ・ 経過観察 {until} まで</translation>
    </message>
    <message>
        <source>restored {restored}</source>
        <translation>復旧 {restored}</translation>
    </message>
    <message>
        <source>signal to judge</source>
        <translation>兆候 未判定</translation>
    </message>
    <message>
        <source>still owed</source>
        <translation>未対応あり</translation>
    </message>
    <message>
        <source>watch {left}</source>
        <translation>経過観察 {left}</translation>
    </message>
    <message>
        <source>starts {left}</source>
        <translation>開始まで {left}</translation>
    </message>
    <message>
        <source>ends {left}</source>
        <translation>終了まで {left}</translation>
    </message>
    <message>
        <source>next update {left}</source>
        <translation>次の更新 {left}</translation>
    </message>
</context>
<context>
    <name>RecordedWhere</name>
    <message numerus="yes">
        <source>Recorded %n entries, {first} to {last}. Ctrl+Z strikes them.</source>
        <translation>
            <numerusform>%n 件を記録しました({first}〜{last})。Ctrl+Z で取り消せます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Recorded; the filter above hides it.</source>
        <translation>記録しました。上の絞り込みのため、ここには出ていません。</translation>
    </message>
    <message>
        <source>Recorded further up, at {time}.</source>
        <translation>記録しました。{time} の位置(上の方)にあります。</translation>
    </message>
</context>
<context>
    <name>RemovalLine</name>
    <message>
        <source>Take a wrong file out again: its number and why (2 another client&apos;s)</source>
        <translation>誤ったファイルを外す:番号と理由(例: 2 別の取引先の一覧)</translation>
    </message>
    <message>
        <source>Which file is taken out of the list, and why</source>
        <translation>リストから外すファイルの番号と理由</translation>
    </message>
    <message>
        <source>Write the file&apos;s number, a blank, and why, without any customer in it.</source>
        <translation>ファイルの番号、空白、理由の順に書いてください(顧客の情報は書かない)。</translation>
    </message>
</context>
<context>
    <name>ReportDay</name>
    <message>
        <source>Report by</source>
        <translation>報告書の期日</translation>
    </message>
    <message>
        <source>The text was changed by hand and doesn&apos;t say this day: write it there.</source>
        <translation>文面が手で直されていて、この期日が書かれていません。文面に書き足してください。</translation>
    </message>
</context>
<context>
    <name>ReportForm</name>
    <message>
        <source>What the customer said, in their own words</source>
        <translation>お客様の言葉をそのまま</translation>
    </message>
    <message>
        <source>Which customer</source>
        <translation>どのお客様</translation>
    </message>
    <message>
        <source>By whom of ours</source>
        <translation>社内の誰から</translation>
    </message>
    <message>
        <source>When (now)</source>
        <translation>いつ(今)</translation>
    </message>
</context>
<context>
    <name>ReviewEditor</name>
    <message>
        <source>Whose the review is</source>
        <translation>ふりかえりの担当</translation>
    </message>
    <message>
        <source>When it is held</source>
        <translation>いつ行うか</translation>
    </message>
    <message>
        <source>When it is held: 05/07 10:00</source>
        <translation>いつ行うか: 05/07 10:00</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>記録する</translation>
    </message>
</context>
<context>
    <name>RoleActs</name>
    <message>
        <source>Name them</source>
        <translation>任命</translation>
    </message>
    <message>
        <source>Called them</source>
        <translation>電話した</translation>
    </message>
    <message>
        <source>I will call</source>
        <translation>私が呼びます</translation>
    </message>
    <message>
        <source>Coming</source>
        <translation>来ます</translation>
    </message>
    <message>
        <source>Can&apos;t come</source>
        <translation>来られない</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>応答なし</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>引き継ぐ…</translation>
    </message>
    <message>
        <source>Ask for a report</source>
        <translation>報告を頼む</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>報告あり</translation>
    </message>
    <message>
        <source>Call it off</source>
        <translation>呼び出しを取り消す</translation>
    </message>
    <message>
        <source>Leave vacant</source>
        <translation>外れる</translation>
    </message>
    <message>
        <source>Somebody is wanted</source>
        <translation>来てほしい</translation>
    </message>
    <message>
        <source>Taken on</source>
        <translation>引き受けた</translation>
    </message>
</context>
<context>
    <name>RoleEditor</name>
    <message>
        <source>Who takes it</source>
        <translation>引き受ける人</translation>
    </message>
    <message>
        <source>Reports when (10, +10m, 22:50)</source>
        <translation>報告の時刻(10、+10m、22:50)</translation>
    </message>
    <message>
        <source>What was reported</source>
        <translation>報告の内容</translation>
    </message>
    <message>
        <source>On what</source>
        <translation>何について</translation>
    </message>
</context>
<context>
    <name>RoleMatters</name>
    <message>
        <source>{leader}: {what}</source>
        <translation>{leader}へ:{what}</translation>
    </message>
    <message>
        <source>for {age}</source>
        <translation>{age}経過</translation>
    </message>
    <message>
        <source>See to it</source>
        <translation>対応する</translation>
    </message>
    <message>
        <source>{role} is wanted and nobody has called</source>
        <translation>{role}を呼ぶ人がまだいません</translation>
    </message>
    <message>
        <source>{role} has not taken its task on</source>
        <translation>{role}が仕事をまだ引き受けていません</translation>
    </message>
    <message>
        <source>{role} has not reported</source>
        <translation>{role}の報告がまだありません</translation>
    </message>
    <message>
        <source>the handover of {role} is not accepted</source>
        <translation>{role}の引き継ぎがまだ受けられていません</translation>
    </message>
    <message>
        <source>{person} has left and is still {role}</source>
        <translation>{person}は離席しましたが、{role}のままです</translation>
    </message>
    <message>
        <source>The shift changes at {time}: hand {role} over?</source>
        <translation>{time} に交代の時刻です。{role}を引き継ぎますか</translation>
    </message>
    <message>
        <source>{person} has been {role} for long: hand it over?</source>
        <translation>{person}が{role}を長く続けています。引き継ぎますか</translation>
    </message>
    <message>
        <source>Prepare the handover</source>
        <translation>引き継ぎを準備</translation>
    </message>
    <message>
        <source>Leave it vacant</source>
        <translation>不在にする</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>▲ look</source>
        <translation>▲ 注意</translation>
    </message>
    <message>
        <source>offered to {person}</source>
        <translation>{person} へ引き継ぎ中</translation>
    </message>
    <message>
        <source>Since {time} ({age})</source>
        <translation>{time} から({age})</translation>
    </message>
    <message>
        <source>Until it is accepted, the one before stays responsible.</source>
        <translation>承諾されるまで、元の担当が責任を持ちます。</translation>
    </message>
    <message>
        <source>Read it back…</source>
        <translation>読み上げて確認…</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>引き受ける</translation>
    </message>
    <message>
        <source>Take command</source>
        <translation>指揮を執る</translation>
    </message>
    <message>
        <source>Vacant</source>
        <translation>不在</translation>
    </message>
    <message>
        <source>not called</source>
        <translation>未呼出</translation>
    </message>
    <message>
        <source>{count}×</source>
        <translation>{count}回</translation>
    </message>
    <message>
        <source>Last at {time}; called by {person}</source>
        <translation>最後の連絡 {time}、呼び出し {person}</translation>
    </message>
    <message>
        <source>Whom to call next: {people}</source>
        <translation>次に呼ぶ人:{people}</translation>
    </message>
    <message>
        <source>report overdue {time}</source>
        <translation>報告超過 {time}</translation>
    </message>
    <message>
        <source>report {time}</source>
        <translation>報告 {time}</translation>
    </message>
</context>
<context>
    <name>RolesPane</name>
    <message>
        <source>Roles</source>
        <translation>役割</translation>
    </message>
    <message>
        <source>Who commands, who writes, who leads what. It fills once an incident is declared.</source>
        <translation>誰が指揮し、誰が書き、誰が何を率いるか。インシデントを宣言すると並びます。</translation>
    </message>
    <message>
        <source>Name somebody to another role…</source>
        <translation>ほかの役割に任命する…</translation>
    </message>
    <message>
        <source>Set the address of the call…</source>
        <translation>通話リンクを設定…</translation>
    </message>
    <message>
        <source>Ctrl+C copies it, Enter offers to open it.</source>
        <translation>Ctrl+C でコピー、Enter で開くボタンを出します。</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>通話</translation>
    </message>
    <message>
        <source>{count} vacant</source>
        <translation>不在 {count}</translation>
    </message>
</context>
<context>
    <name>RowLine</name>
    <message>
        <source>Choose the row first: Shift+Tab goes from the composer to the rows.</source>
        <translation>先に行を選んでください。入力欄から Shift+Tab で行へ移れます。</translation>
    </message>
    <message>
        <source>{name} (take it away)</source>
        <translation>{name}(外す)</translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation>節目</translation>
    </message>
    <message>
        <source>↓ or a few letters</source>
        <translation>↓ で一覧、または名前</translation>
    </message>
    <message>
        <source>Mark it</source>
        <translation>節目にする</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Its time, {time}, becomes the timestamp.</source>
        <translation>この行の時刻 {time} が、節目の時刻になります。</translation>
    </message>
    <message>
        <source>No milestone is called &quot;{name}&quot;: choose one of the list.</source>
        <translation>「{name}」という節目はありません。一覧から選んでください。</translation>
    </message>
    <message>
        <source>Only a question takes an answer: choose its row.</source>
        <translation>回答できるのは質問だけです。質問の行を選んでください。</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>what was answered</source>
        <translation>何と答えがあったか</translation>
    </message>
    <message>
        <source>Record it</source>
        <translation>記録する</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>やめる</translation>
    </message>
</context>
<context>
    <name>ScribeWindow</name>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>On top</source>
        <translation>最前面</translation>
    </message>
    <message>
        <source>Keep this window above the others</source>
        <translation>このウィンドウをほかの手前に置く</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>ボード</translation>
    </message>
    <message>
        <source>Open the board</source>
        <translation>ボードを開く</translation>
    </message>
    <message>
        <source>No incident is open. It is declared in the board&apos;s window.</source>
        <translation>進行中のインシデントはありません。宣言はボードのウィンドウで。</translation>
    </message>
</context>
<context>
    <name>SearchPane</name>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Search the timeline</source>
        <translation>タイムラインを検索</translation>
    </message>
    <message>
        <source>Words to find; kind:decision @person since:22:30 narrow it</source>
        <translation>探す言葉(絞り込み:種類:決定 @名前 以降:22:30)</translation>
    </message>
    <message>
        <source>Rows found</source>
        <translation>見つかった行</translation>
    </message>
    <message>
        <source>without an incident</source>
        <translation>インシデントなし</translation>
    </message>
    <message>
        <source>All incidents</source>
        <translation>全インシデント</translation>
    </message>
    <message>
        <source>This incident</source>
        <translation>このインシデント</translation>
    </message>
    <message>
        <source>Where it is looked for; again: the other one</source>
        <translation>探す範囲。もう一度押すと切り替わります</translation>
    </message>
    <message>
        <source>↑↓ choose ・ Enter goes there ・ Esc closes</source>
        <translation>↑↓ 選ぶ ・ Enter そこへ移動 ・ Esc 閉じる</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <comment>rows of the timeline</comment>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>the newest {count}; add a word</source>
        <translation>新しい {count} 件。言葉を足すと絞れます</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>見つかりません</translation>
    </message>
</context>
<context>
    <name>SensitiveLine</name>
    <message>
        <source>a password or token</source>
        <translation>パスワードやトークン</translation>
    </message>
    <message>
        <source>a card number</source>
        <translation>カード番号</translation>
    </message>
    <message>
        <source>a My Number</source>
        <translation>マイナンバー</translation>
    </message>
    <message>
        <source>Not recorded yet: it looks as if it held {what}.</source>
        <translation>まだ記録していません。{what}らしきものが入っています。</translation>
    </message>
    <message>
        <source>Black it out</source>
        <translation>伏せ字にする</translation>
    </message>
    <message>
        <source>Record it as it is</source>
        <translation>このまま記録</translation>
    </message>
</context>
<context>
    <name>SettingsPlace</name>
    <message>
        <source>Settings and connections are made in the live window; a drill needs none.</source>
        <translation>設定と接続は本番のウィンドウで行います。訓練では要りません。</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>Severity</name>
    <message>
        <source>Raise to SEV{severity}</source>
        <translation>SEV{severity} に上げる</translation>
    </message>
    <message>
        <source>See the criteria</source>
        <translation>基準を見る</translation>
    </message>
    <message>
        <source>a person decides; when in doubt, the graver one</source>
        <translation>決めるのは人です。迷ったら重いほうに</translation>
    </message>
    <message>
        <source>weighed: {what}</source>
        <translation>考慮:{what}</translation>
    </message>
</context>
<context>
    <name>SeverityPage</name>
    <message>
        <source>Any one line is enough. In doubt take the graver one.</source>
        <translation>どれか 1 行に当てはまれば該当。迷ったら重いほうに。</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>重大度</translation>
    </message>
    <message>
        <source>Severity until now</source>
        <translation>重大度の経過</translation>
    </message>
    <message>
        <source>It stays, knowing this</source>
        <translation>承知のうえで変えない</translation>
    </message>
    <message>
        <source>Argue in the review (the graver one holds)</source>
        <translation>議論はふりかえりで(重いほうで進める)</translation>
    </message>
    <message>
        <source>Nobody has judged it yet: press the graver of the two numbers first.</source>
        <translation>まだ誰も判断していません。先に、重いほうの数字を押してください。</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Next update {words}: only in {language}</source>
        <translation>次回 {words} は{language}だけ</translation>
    </message>
    <message>
        <source>{words}: only in {language}</source>
        <translation>{words} は{language}だけ</translation>
    </message>
    <message>
        <source>number {words}: only in {language}</source>
        <translation>数 {words} は{language}だけ</translation>
    </message>
    <message>
        <source>“{words}”: only in {language}</source>
        <translation>「{words}」は{language}だけ</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日本語</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英語</translation>
    </message>
    <message>
        <source>This is the first post.</source>
        <translation>初回の公表です。</translation>
    </message>
    <message>
        <source>Nothing that these texts speak of.</source>
        <translation>文面に関わる変化はありません。</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>承認</translation>
    </message>
    <message>
        <source>Customers read none of it: no approval is needed.</source>
        <translation>公開を含まないため承認は不要です。</translation>
    </message>
    <message>
        <source>The policy asks for no approval.</source>
        <translation>運用設定により承認は不要です。</translation>
    </message>
    <message>
        <source>Nobody commands: {person} answers for it.</source>
        <translation>指揮が不在です:{person} の責任で送ります。</translation>
    </message>
    <message>
        <source>{person} commands and sends it: this text, these audiences</source>
        <translation>指揮 {person} が自ら送信。この文面と宛先に対して</translation>
    </message>
    <message>
        <source>{person}, aloud; you write it down</source>
        <translation>{person}(口頭、あなたが記録)</translation>
    </message>
    <message>
        <source>{person} must approve this text and these audiences.</source>
        <translation>{person} がこの文面と宛先を承認する必要があります。</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>要承認</translation>
    </message>
    <message>
        <source>Tick at least one audience that has a place to be told.</source>
        <translation>送り先のある宛先を一つ以上選んでください。</translation>
    </message>
    <message>
        <source>Fill what is left open first: {blanks}</source>
        <translation>空欄を埋めると送れます:{blanks}</translation>
    </message>
    <message>
        <source>Each text needs a title and words in both languages.</source>
        <translation>どの文面も、日英の件名と本文がそろうと送れます。</translation>
    </message>
    <message>
        <source>Give a time still to come for the next update.</source>
        <translation>次回掲示に、これから来る時刻を入れてください。</translation>
    </message>
    <message>
        <source>In “{name}” one language is older than the other: {key} goes there.</source>
        <translation>「{name}」で一方の言語が古いままです。{key} で移動します。</translation>
    </message>
    <message>
        <source>{person} has been asked: wait for the answer, or write at the right who approved it aloud.</source>
        <translation>{person}に承認を依頼済みです。回答を待つか、口頭で得た承認者の名前を右に書いてください。</translation>
    </message>
    <message>
        <source>{person} must approve: ask with {key}, or write at the right who approved it aloud.</source>
        <translation>{person}の承認が必要です。{key} で依頼するか、口頭で承認した人を右に書いてください。</translation>
    </message>
    <message>
        <source>subscribers are not notified</source>
        <translation>購読者には通知しません</translation>
    </message>
    <message>
        <source>subscribers are notified</source>
        <translation>購読者に通知します</translation>
    </message>
    <message>
        <source>{count} subscribers are notified</source>
        <translation>購読者 {count} 人に通知します</translation>
    </message>
    <message>
        <source>Investigating, first post</source>
        <translation>調査中(第一報)</translation>
    </message>
    <message>
        <source>Scope known</source>
        <translation>影響判明</translation>
    </message>
    <message>
        <source>Identified</source>
        <translation>原因特定・対応中</translation>
    </message>
    <message>
        <source>No change</source>
        <translation>変化なし</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>経過観察中</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>復旧</translation>
    </message>
    <message>
        <source>Trouble again</source>
        <translation>復旧後の再発</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>訂正</translation>
    </message>
    <message>
        <source>Long-running</source>
        <translation>長期化</translation>
    </message>
    <message>
        <source>Maintenance ahead</source>
        <translation>メンテナンス予告</translation>
    </message>
    <message>
        <source>Maintenance begun</source>
        <translation>メンテナンス開始</translation>
    </message>
    <message>
        <source>Being verified</source>
        <translation>動作確認中</translation>
    </message>
    <message>
        <source>Maintenance completed</source>
        <translation>メンテナンス完了</translation>
    </message>
    <message>
        <source>End moved</source>
        <translation>終了予定の変更</translation>
    </message>
    <message>
        <source>Called off</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Risk of a change</source>
        <translation>変更に伴う注意喚起</translation>
    </message>
    <message>
        <source>False alarm</source>
        <translation>誤検知</translation>
    </message>
    <message>
        <source>External provider</source>
        <translation>外部事業者起因</translation>
    </message>
    <message>
        <source>Apology (company)</source>
        <translation>お詫び(会社)</translation>
    </message>
    <message>
        <source>Statement (service owner)</source>
        <translation>声明(サービス責任者)</translation>
    </message>
    <message>
        <source>Correction of a record</source>
        <translation>データの訂正</translation>
    </message>
    <message>
        <source>Report on what happened</source>
        <translation>事後の報告書</translation>
    </message>
    <message>
        <source>To partners</source>
        <translation>パートナー向け</translation>
    </message>
    <message>
        <source>To partners: recovery</source>
        <translation>パートナー向け:復旧</translation>
    </message>
    <message>
        <source>In-house</source>
        <translation>社内</translation>
    </message>
    <message>
        <source>Live line</source>
        <translation>実況</translation>
    </message>
    <message>
        <source>Executives</source>
        <translation>経営</translation>
    </message>
    <message>
        <source>Support answer</source>
        <translation>CS 定型</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全員</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>公開</translation>
    </message>
    <message>
        <source>Slack, the incident&apos;s own channel</source>
        <translation>Slack 専用チャンネル</translation>
    </message>
    <message>
        <source>mail to {address}</source>
        <translation>メール({address})</translation>
    </message>
    <message>
        <source>our own page</source>
        <translation>自社ページ</translation>
    </message>
    <message>
        <source>title and text in both languages</source>
        <translation>日英の件名と本文</translation>
    </message>
    <message>
        <source>empty: {places}</source>
        <translation>空欄:{places}</translation>
    </message>
    <message>
        <source>figures and times in both languages</source>
        <translation>日英の数と時刻</translation>
    </message>
    <message>
        <source>agree</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>differ</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>time of the next update, still to come</source>
        <translation>次回掲示の時刻(これから)</translation>
    </message>
    <message>
        <source>the same time in the text</source>
        <translation>本文にも同じ時刻</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>to fill</source>
        <translation>要記入</translation>
    </message>
    <message>
        <source>blanks left open</source>
        <translation>空欄のまま</translation>
    </message>
    <message>
        <source>estimate</source>
        <translation>推計</translation>
    </message>
    <message>
        <source>“{figure}” is an estimate, and the text says so</source>
        <translation>「{figure}」は推計。確定値ではないことを明記済み</translation>
    </message>
    <message>
        <source>“{figure}” is an estimate: write about, and as of when</source>
        <translation>「{figure}」は推計です。「約」と、いつ時点の推計かを書いてください</translation>
    </message>
    <message>
        <source>all</source>
        <translation>既読</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>未読</translation>
    </message>
    <message>
        <source>texts looked at</source>
        <translation>すべての文面に目を通した</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>影響範囲</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>about {amount}</source>
        <translation>約 {amount}</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未記入</translation>
    </message>
    <message>
        <source>there</source>
        <translation>あり</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>不足</translation>
    </message>
</context>
<context>
    <name>SheetApproval</name>
    <message>
        <source>Send it as soon as it is approved</source>
        <translation>承認されたらすぐ送る</translation>
    </message>
    <message>
        <source>Send without approval…</source>
        <translation>承認なしで送る…</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>もう一度依頼</translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation>承認を依頼</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Why it can&apos;t wait, and whom you tried to reach</source>
        <translation>待てない理由と、連絡を試みた相手</translation>
    </message>
    <message>
        <source>This is sent without approval. It stays red until it is confirmed.</source>
        <translation>承認なしで送ります。確認されるまで赤い表示が残ります。</translation>
    </message>
    <message>
        <source>Send without approval</source>
        <translation>承認なしで送る</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Write the reason: it is recorded and shown.</source>
        <translation>理由を書いてください。記録され、画面に出ます。</translation>
    </message>
</context>
<context>
    <name>SheetAudiences</name>
    <message>
        <source>Audiences {count}</source>
        <translation>宛先 {count}</translation>
    </message>
</context>
<context>
    <name>SheetEvidence</name>
    <message>
        <source>“No effect on use” needs evidence: it is recorded with the text.</source>
        <translation>「影響なし」には根拠が必要です。文面と一緒に記録します。</translation>
    </message>
    <message>
        <source>Link to what was checked, or what it showed</source>
        <translation>確認した内容のリンク、または結果</translation>
    </message>
</context>
<context>
    <name>SheetFindings</name>
    <message>
        <source>Wording</source>
        <translation>言葉の点検</translation>
    </message>
    <message>
        <source>Findings in the wording</source>
        <translation>言葉の点検で見つかったもの</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>記録済み</translation>
    </message>
    <message>
        <source>mend</source>
        <translation>要修正</translation>
    </message>
    <message>
        <source>look at</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>Instead: {words}</source>
        <translation>代わりに:{words}</translation>
    </message>
    <message>
        <source>Who in legal checked it</source>
        <translation>確認した法務の人</translation>
    </message>
    <message>
        <source>Why it stays as it is</source>
        <translation>このまま送る理由</translation>
    </message>
</context>
<context>
    <name>SheetFoot</name>
    <message numerus="yes">
        <source>%n second(s) to take it back</source>
        <translation>
            <numerusform>%n 秒は取り消せる</numerusform>
        </translation>
    </message>
    <message>
        <source>it leaves at once</source>
        <translation>すぐに送られます</translation>
    </message>
    <message>
        <source>Keep the draft</source>
        <translation>下書きを保存</translation>
    </message>
    <message numerus="yes">
        <source>Practise: %n place(s)</source>
        <translation>
            <numerusform>%n か所へ訓練する</numerusform>
        </translation>
    </message>
    <message>
        <source>{send} ({count} unread)</source>
        <translation>{send}(未読 {count})</translation>
    </message>
    <message numerus="yes">
        <source>Send to %n place(s)</source>
        <translation>
            <numerusform>%n か所へ送る</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>{names} ・ customers read it</source>
        <translation>{names} ・ 公開を含む</translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n 件は外れています</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SheetHead</name>
    <message>
        <source>Broadcast</source>
        <translation>一斉連絡</translation>
    </message>
    <message>
        <source>Esc (the draft stays)</source>
        <translation>Esc(下書きは残る)</translation>
    </message>
    <message>
        <source>The board says more now: draft again</source>
        <translation>ボードが更新されました:下書きし直す</translation>
    </message>
    <message>
        <source>last {time}</source>
        <translation>前回 {time}</translation>
    </message>
    <message>
        <source>promise {span}</source>
        <translation>約束を{span}</translation>
    </message>
    <message>
        <source>promise in {span}</source>
        <translation>約束まで {span}</translation>
    </message>
    <message>
        <source>first post</source>
        <translation>初回</translation>
    </message>
    <message>
        <source>{kind}: marked [DRILL]</source>
        <translation>{kind}:文頭に【訓練】</translation>
    </message>
</context>
<context>
    <name>SheetLanguages</name>
    <message>
        <source>{language} follows by {time}</source>
        <translation>{language}は {time} までに掲載</translation>
    </message>
    <message>
        <source>Send both together</source>
        <translation>両方そろえて送る</translation>
    </message>
    <message>
        <source>{language} is older</source>
        <translation>{language}が古いままです</translation>
    </message>
    <message>
        <source>Go to it ({key})</source>
        <translation>そこへ移動({key})</translation>
    </message>
    <message>
        <source>It still says the same</source>
        <translation>内容は同じ</translation>
    </message>
    <message>
        <source>{language} follows within 15 min</source>
        <translation>{language}は 15 分以内に続けて出す</translation>
    </message>
    <message>
        <source>Times, numbers and components agree; the words may not.</source>
        <translation>時刻・数・構成要素は一致しています。文の内容を確かめてください。</translation>
    </message>
    <message numerus="yes">
        <source>{named} and %n more</source>
        <translation>
            <numerusform>{named} ほか %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SheetLeftOut</name>
    <message>
        <source>Tick them and fill the blank</source>
        <translation>チェックを入れて空欄を埋める</translation>
    </message>
    <message>
        <source>{names} are left out: a blank is open</source>
        <translation>{names}は空欄があるため外れています</translation>
    </message>
    <message>
        <source>{names} are not ticked</source>
        <translation>{names}はチェックされていません</translation>
    </message>
</context>
<context>
    <name>SheetSide</name>
    <message>
        <source>Checks</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>Since the last post</source>
        <translation>前回からの変化</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>承認</translation>
    </message>
    <message>
        <source>On the public pages</source>
        <translation>公開ページでの見え方</translation>
    </message>
    <message>
        <source>Date it back: it was over before it was declared</source>
        <translation>過去の日付で載せる(宣言前に終わっていた)</translation>
    </message>
    <message>
        <source>Who approved it aloud</source>
        <translation>口頭で承認した人</translation>
    </message>
</context>
<context>
    <name>SheetSources</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>from {time}: {text} ✕</source>
        <translation>{time} の記録から:{text} ✕</translation>
    </message>
    <message>
        <source>from {time}: {text}</source>
        <translation>{time} の記録から:{text}</translation>
    </message>
    <message>
        <source>Enter takes it out of the texts</source>
        <translation>Enter で文面から外します</translation>
    </message>
    <message>
        <source>{text}: not in “{name}”. {why}</source>
        <translation>{text}:「{name}」には入れません。{why}</translation>
    </message>
    <message numerus="yes">
        <source>{text} and %n more</source>
        <translation>
            <numerusform>{text} ほか %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SheetTexts</name>
    <message>
        <source>Wording to start from</source>
        <translation>元にする文面</translation>
    </message>
    <message>
        <source>Stage that customers read</source>
        <translation>お客様に示す段階</translation>
    </message>
    <message>
        <source>Title in Japanese</source>
        <translation>日本語の件名</translation>
    </message>
    <message>
        <source>Text in Japanese</source>
        <translation>日本語の本文</translation>
    </message>
    <message>
        <source>Title in English</source>
        <translation>英語の件名</translation>
    </message>
    <message>
        <source>Text in English</source>
        <translation>英語の本文</translation>
    </message>
    <message>
        <source>{text} ●unread</source>
        <translation>{text} ●未読</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Declare an incident</source>
        <translation>インシデントを宣言</translation>
    </message>
    <message>
        <source>Open the broadcast</source>
        <translation>一斉連絡を開く</translation>
    </message>
    <message>
        <source>Tell this (the row goes into the draft)</source>
        <translation>これを伝える(行を下書きに入れる)</translation>
    </message>
    <message>
        <source>Send the broadcast</source>
        <translation>一斉連絡を送る</translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation>承認を依頼</translation>
    </message>
    <message>
        <source>Next blank to fill</source>
        <translation>次の空欄へ</translation>
    </message>
    <message>
        <source>Previous blank to fill</source>
        <translation>前の空欄へ</translation>
    </message>
    <message>
        <source>To the older language; again: it still says the same</source>
        <translation>古いほうの言語へ移動。もう一度で「内容は同じ」</translation>
    </message>
    <message>
        <source>Settings and connections</source>
        <translation>設定と接続</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>役割</translation>
    </message>
    <message>
        <source>Teams: tasks, reports, who waits for whom</source>
        <translation>班:仕事・報告・待ち</translation>
    </message>
    <message>
        <source>People and teams: who is here, who owns what</source>
        <translation>人と担当チーム:参加状況・連絡先</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>影響範囲</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>顧客・関係者への連絡</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>対応</translation>
    </message>
    <message>
        <source>What needs attention first</source>
        <translation>最初に見るべきこと</translation>
    </message>
    <message>
        <source>Practise (a drill)</source>
        <translation>訓練する</translation>
    </message>
    <message>
        <source>Judge the severity</source>
        <translation>重大度を判定</translation>
    </message>
    <message>
        <source>Do the next step</source>
        <translation>次にやることを行う</translation>
    </message>
    <message>
        <source>Write an entry</source>
        <translation>記録を書く</translation>
    </message>
    <message>
        <source>Open the scribe&apos;s window</source>
        <translation>記録係のウィンドウを開く</translation>
    </message>
    <message>
        <source>What they see (in a drill)</source>
        <translation>相手の画面(訓練中)</translation>
    </message>
    <message>
        <source>End the drill</source>
        <translation>訓練を終える</translation>
    </message>
    <message>
        <source>Severity 1</source>
        <translation>重大度 1 (SEV1)</translation>
    </message>
    <message>
        <source>Severity 2</source>
        <translation>重大度 2 (SEV2)</translation>
    </message>
    <message>
        <source>Severity 3</source>
        <translation>重大度 3 (SEV3)</translation>
    </message>
    <message>
        <source>Severity 4</source>
        <translation>重大度 4 (SEV4)</translation>
    </message>
    <message>
        <source>Severity 5</source>
        <translation>重大度 5 (SEV5)</translation>
    </message>
    <message>
        <source>Phase 0</source>
        <translation>フェーズ 0</translation>
    </message>
    <message>
        <source>Phase 1</source>
        <translation>フェーズ 1</translation>
    </message>
    <message>
        <source>Phase 2</source>
        <translation>フェーズ 2</translation>
    </message>
    <message>
        <source>Phase 3</source>
        <translation>フェーズ 3</translation>
    </message>
    <message>
        <source>Phase 4</source>
        <translation>フェーズ 4</translation>
    </message>
    <message>
        <source>Declare recovery</source>
        <translation>復旧を宣言</translation>
    </message>
    <message>
        <source>Reopen the incident</source>
        <translation>インシデントを再開</translation>
    </message>
    <message>
        <source>Checks of this phase, and going on</source>
        <translation>このフェーズの確認と、次へ進む</translation>
    </message>
    <message>
        <source>Agree on the first response (a short stop)</source>
        <translation>初期対応の方針を決める</translation>
    </message>
    <message>
        <source>Stand the team down</source>
        <translation>解散する</translation>
    </message>
    <message>
        <source>Leave something until a working day</source>
        <translation>翌営業日へ持ち越す</translation>
    </message>
    <message>
        <source>Plan the review: owner and day</source>
        <translation>ふりかえりの担当と日を決める</translation>
    </message>
    <message>
        <source>Close the incident</source>
        <translation>インシデントを終了</translation>
    </message>
    <message>
        <source>Hand over command</source>
        <translation>指揮を引き継ぐ</translation>
    </message>
    <message>
        <source>Write down a new signal</source>
        <translation>新しい兆候を記録</translation>
    </message>
    <message>
        <source>The watch after recovery, signals</source>
        <translation>復旧後の経過観察と兆候</translation>
    </message>
    <message>
        <source>Timestamps and what they come to</source>
        <translation>時刻と指標</translation>
    </message>
    <message>
        <source>Summary for management</source>
        <translation>経営報告</translation>
    </message>
    <message>
        <source>Temporary measures of all incidents</source>
        <translation>すべてのインシデントの暫定対応</translation>
    </message>
    <message>
        <source>Link this incident to another</source>
        <translation>別のインシデントとつなぐ</translation>
    </message>
    <message>
        <source>To the next open incident</source>
        <translation>次の対応中インシデントへ</translation>
    </message>
    <message>
        <source>Switch to another incident</source>
        <translation>インシデントを切り替える</translation>
    </message>
    <message>
        <source>Decisions, questions, changes, procedures</source>
        <translation>決定・質問・変更・手順書</translation>
    </message>
    <message>
        <source>Personal data may be concerned (raise it)</source>
        <translation>個人情報の懸念を上げる(漏えいの疑い)</translation>
    </message>
    <message>
        <source>Personal data: answer, restricted track</source>
        <translation>個人情報:答える・制限付きの対応</translation>
    </message>
    <message>
        <source>Affected customers: lists, doubles, exports</source>
        <translation>影響顧客:リスト・名寄せ・書き出し</translation>
    </message>
    <message>
        <source>Inquiries: count, chart</source>
        <translation>問い合わせの件数とグラフ</translation>
    </message>
    <message>
        <source>Impact in depth: over time, by part</source>
        <translation>影響の詳細:推移、部位ごと</translation>
    </message>
    <message>
        <source>Confirm that it is not so serious</source>
        <translation>「それほど問題ではない」と確認</translation>
    </message>
    <message>
        <source>A customer reports (via sales)</source>
        <translation>お客様からの報告(営業経由など)</translation>
    </message>
    <message>
        <source>How it was found</source>
        <translation>検知のきっかけ</translation>
    </message>
    <message>
        <source>Take the broadcast back</source>
        <translation>一斉連絡を取り消す</translation>
    </message>
    <message>
        <source>Compare what they show with ours</source>
        <translation>いまの表示と見比べる</translation>
    </message>
    <message>
        <source>Look now at what they show</source>
        <translation>表示を今すぐ確認</translation>
    </message>
    <message>
        <source>Put off the warning of an update</source>
        <translation>お知らせの督促を先送り</translation>
    </message>
    <message>
        <source>What needs attention second</source>
        <translation>二番目に見るべきこと</translation>
    </message>
    <message>
        <source>What needs attention third</source>
        <translation>三番目に見るべきこと</translation>
    </message>
    <message>
        <source>Write a fact</source>
        <translation>事実を書く</translation>
    </message>
    <message>
        <source>Write a decision</source>
        <translation>決定を書く</translation>
    </message>
    <message>
        <source>Write an action taken</source>
        <translation>行った対応を書く</translation>
    </message>
    <message>
        <source>Write a question</source>
        <translation>質問を書く</translation>
    </message>
    <message>
        <source>Write a hypothesis</source>
        <translation>仮説を書く</translation>
    </message>
    <message>
        <source>Write a follow-up</source>
        <translation>後続を書く</translation>
    </message>
    <message>
        <source>Write a good move</source>
        <translation>良い動きを書く</translation>
    </message>
    <message>
        <source>Make it a message, task, question, decision</source>
        <translation>連絡文・対応・質問・決定にする</translation>
    </message>
    <message>
        <source>Live into Slack&apos;s thread</source>
        <translation>実況をスレッドへ送る</translation>
    </message>
    <message>
        <source>Erase an entry&apos;s text for good</source>
        <translation>記録の内容を消去する</translation>
    </message>
    <message>
        <source>Show where the row was said</source>
        <translation>行の元の発言を見る</translation>
    </message>
    <message>
        <source>Attached files: see, save, erase</source>
        <translation>添付ファイルを見る・保存・消去</translation>
    </message>
    <message>
        <source>Tell the team: investigating</source>
        <translation>社内に一言:調査開始・解消未定</translation>
    </message>
    <message>
        <source>Tell the team: expected scale</source>
        <translation>社内に一言:規模の見込み</translation>
    </message>
    <message>
        <source>Tell the team: options</source>
        <translation>社内に一言:方針検討中(案)</translation>
    </message>
    <message>
        <source>Tell the team: decided, expected end</source>
        <translation>社内に一言:方針決定・解消見込み</translation>
    </message>
    <message>
        <source>Newest row of the timeline</source>
        <translation>タイムラインの最新へ</translation>
    </message>
    <message>
        <source>Narrow the timeline</source>
        <translation>タイムラインを絞り込む</translation>
    </message>
    <message>
        <source>Timeline: what is unanswered</source>
        <translation>タイムライン:未回答だけ</translation>
    </message>
    <message>
        <source>Timeline: milestones only</source>
        <translation>タイムライン:節目だけ</translation>
    </message>
    <message>
        <source>To a time in the timeline</source>
        <translation>タイムラインの時刻へ</translation>
    </message>
    <message>
        <source>To what is unread</source>
        <translation>未読へ</translation>
    </message>
    <message>
        <source>Rows in the order recorded, and back</source>
        <translation>記録した順に並べる/戻す</translation>
    </message>
    <message>
        <source>To the next milestone</source>
        <translation>次の節目へ</translation>
    </message>
    <message>
        <source>To the milestone before</source>
        <translation>前の節目へ</translation>
    </message>
    <message>
        <source>The row is a milestone</source>
        <translation>この行を節目にする</translation>
    </message>
    <message>
        <source>Answer the question in the row</source>
        <translation>この行の質問に回答する</translation>
    </message>
    <message>
        <source>Timeline: all rows</source>
        <translation>タイムライン:すべて</translation>
    </message>
    <message>
        <source>Timeline: decisions only</source>
        <translation>タイムライン:決定だけ</translation>
    </message>
    <message>
        <source>Timeline: actions taken only</source>
        <translation>タイムライン:対応だけ</translation>
    </message>
    <message>
        <source>Timeline: questions only</source>
        <translation>タイムライン:質問だけ</translation>
    </message>
    <message>
        <source>All actions (this list)</source>
        <translation>すべての操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー一覧</translation>
    </message>
    <message>
        <source>Copy the list of contacts</source>
        <translation>連絡網をコピー</translation>
    </message>
    <message>
        <source>Hand the timeline out as a file</source>
        <translation>タイムラインをファイルに書き出す</translation>
    </message>
    <message>
        <source>Decide how far it is told</source>
        <translation>周知の範囲を決める</translation>
    </message>
    <message>
        <source>Who else must know?</source>
        <translation>ほかに伝える相手を確認</translation>
    </message>
    <message>
        <source>Search (again: all incidents)</source>
        <translation>検索(もう一度押すと全インシデント)</translation>
    </message>
    <message>
        <source>What is not sent yet (offline)</source>
        <translation>まだ送れていない連絡文(オフライン)</translation>
    </message>
    <message>
        <source>All incidents (first page)</source>
        <translation>インシデント一覧(最初の画面)</translation>
    </message>
    <message>
        <source>Announce a maintenance or a risk</source>
        <translation>メンテナンス・注意喚起を予告</translation>
    </message>
    <message>
        <source>Maintenance: start</source>
        <translation>メンテナンス:開始</translation>
    </message>
    <message>
        <source>Maintenance: work done, verify</source>
        <translation>メンテナンス:作業終了・動作確認</translation>
    </message>
    <message>
        <source>Maintenance: complete</source>
        <translation>メンテナンス:完了</translation>
    </message>
    <message>
        <source>Maintenance: move the end</source>
        <translation>メンテナンス:終了予定を変更</translation>
    </message>
    <message>
        <source>Maintenance: call it off</source>
        <translation>メンテナンス:中止</translation>
    </message>
    <message>
        <source>Declare an incident from this maintenance</source>
        <translation>このメンテナンスから障害を宣言</translation>
    </message>
    <message>
        <source>Maintenance: close</source>
        <translation>メンテナンス:終了</translation>
    </message>
    <message>
        <source>Language: Japanese</source>
        <translation>言語:日本語</translation>
    </message>
    <message>
        <source>Language: English</source>
        <translation>言語:英語 (English)</translation>
    </message>
    <message>
        <source>Colours: dark</source>
        <translation>配色:ダーク</translation>
    </message>
    <message>
        <source>Colours: light</source>
        <translation>配色:ライト</translation>
    </message>
    <message>
        <source>Colours: as the system</source>
        <translation>配色:システムに合わせる</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>インシデント</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>メンテナンス</translation>
    </message>
    <message>
        <source>Broadcast</source>
        <translation>一斉連絡</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>移動</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>タイムライン</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>ウィンドウ</translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Keys</source>
        <translation>キー一覧</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
</context>
<context>
    <name>Slack</name>
    <message>
        <source>Of this incident? {person} in Slack: {text}</source>
        <translation>この障害の話ですか? Slack の {person}:{text}</translation>
    </message>
    <message>
        <source>Of this one</source>
        <translation>この障害です</translation>
    </message>
    <message>
        <source>Of none</source>
        <translation>どれでもない</translation>
    </message>
    <message>
        <source>To the connections</source>
        <translation>接続の設定へ</translation>
    </message>
    <message>
        <source>From Slack, {person}: {looks}. It was recorded as it came.</source>
        <translation>Slack({person})から:{looks}。届いたまま記録しました</translation>
    </message>
    <message>
        <source>Erase for good…</source>
        <translation>消去…</translation>
    </message>
    <message>
        <source>Make it invalid where it was given out, too.</source>
        <translation>発行元でも無効にしてください</translation>
    </message>
    <message>
        <source>It may stay</source>
        <translation>残してよい</translation>
    </message>
    <message>
        <source>{person} asks in Slack: {text}</source>
        <translation>Slack で {person} が質問:{text}</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答える</translation>
    </message>
    <message>
        <source>goes into the thread in Slack</source>
        <translation>Slack のスレッドに投稿されます</translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation>回答…</translation>
    </message>
    <message>
        <source>Keep as an entry</source>
        <translation>記録にする</translation>
    </message>
    <message>
        <source>It is a signal</source>
        <translation>兆候にする</translation>
    </message>
</context>
<context>
    <name>SlackLink</name>
    <message>
        <source>Choose the row first: Shift+Tab goes from the composer to the rows.</source>
        <translation>先に行を選んでください。入力欄から Shift+Tab で行へ移れます。</translation>
    </message>
    <message>
        <source>This row did not come from Slack.</source>
        <translation>この行は Slack から届いたものではありません。</translation>
    </message>
    <message>
        <source>Slack gave no address for this message.</source>
        <translation>この発言のリンクは Slack から得られませんでした。</translation>
    </message>
    <message>
        <source>Nothing on this machine opens it: copy the link instead.</source>
        <translation>この PC では開けません。リンクをコピーしてください。</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>リンクをコピー</translation>
    </message>
    <message>
        <source>Open in Slack</source>
        <translation>Slack で開く</translation>
    </message>
</context>
<context>
    <name>SlotPane</name>
    <message>
        <source>draft</source>
        <translation>下書き</translation>
    </message>
</context>
<context>
    <name>StandDownEditor</name>
    <message>
        <source>What calls everybody back at once: it fails again, more than 10 errors</source>
        <translation>どうなったら直ちに再招集するか(例: 再び失敗、エラー10件超)</translation>
    </message>
    <message>
        <source>Who is released: names, one after another</source>
        <translation>解散する人(名前を「、」で区切る)</translation>
    </message>
    <message>
        <source>Why they are called back</source>
        <translation>再招集の理由</translation>
    </message>
    <message>
        <source>Watched until</source>
        <translation>いつまで見守るか</translation>
    </message>
    <message>
        <source>To what the impact has shrunk (may stay empty)</source>
        <translation>影響はどこまで縮小したか(空でも可)</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>解散する人</translation>
    </message>
    <message>
        <source>Recalled if</source>
        <translation>再招集の条件</translation>
    </message>
    <message>
        <source>Watched by</source>
        <translation>経過観察</translation>
    </message>
    <message>
        <source>Impact now</source>
        <translation>いまの影響</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Who goes on watching</source>
        <translation>見守る人</translation>
    </message>
    <message>
        <source>Call the team back</source>
        <translation>再招集する</translation>
    </message>
    <message>
        <source>Stand down</source>
        <translation>解散</translation>
    </message>
</context>
<context>
    <name>StandingEditor</name>
    <message>
        <source>Why what they show may stand</source>
        <translation>いまの表示のままでよい理由</translation>
    </message>
    <message>
        <source>{write} writes a new text instead ・ {look} reads it again</source>
        <translation>{write} 新しい文面を書く ・ {look} もう一度確認</translation>
    </message>
    <message>
        <source>What we told them</source>
        <translation>こちらが伝えた内容</translation>
    </message>
    <message>
        <source>What they show now</source>
        <translation>いま表示されている内容</translation>
    </message>
    <message>
        <source>Send ours again</source>
        <translation>こちらの文面を送り直す</translation>
    </message>
    <message>
        <source>Accept theirs</source>
        <translation>いまの表示を了承</translation>
    </message>
</context>
<context>
    <name>StartEditor</name>
    <message>
        <source>Impact began</source>
        <translation>影響の開始</translation>
    </message>
    <message>
        <source>21:58, about 21:58, -40m, yesterday 23:50</source>
        <translation>21:58、約 21:58、-40m、昨日 23:50</translation>
    </message>
</context>
<context>
    <name>StartForm</name>
    <message>
        <source>What happened</source>
        <translation>何が起きた時か</translation>
    </message>
    <message>
        <source>When (22:31)</source>
        <translation>時刻(22:31)</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部署</translation>
    </message>
    <message>
        <source>Who knew</source>
        <translation>知った人</translation>
    </message>
    <message>
        <source>What shows it</source>
        <translation>そう判断した根拠</translation>
    </message>
    <message>
        <source>To correct one that is logged: the reason</source>
        <translation>記録済みを訂正するときは、その理由</translation>
    </message>
    <message>
        <source>Say when it happened.</source>
        <translation>いつだったかを入れてください。</translation>
    </message>
</context>
<context>
    <name>StatementEditor</name>
    <message>
        <source>Which customers, shops, regions, plans</source>
        <translation>どのお客様・店舗・地域・プランか</translation>
    </message>
    <message>
        <source>What they see: payments fail, notices are late</source>
        <translation>お客様から見えること(決済が失敗する、通知が遅れる)</translation>
    </message>
    <message>
        <source>5xx 3,812 errors in 10 min, usually 40</source>
        <translation>5xx 3,812 件/10分、平常 40 件</translation>
    </message>
    <message>
        <source>86 inquiries, usually 14</source>
        <translation>86 件、平常 14 件</translation>
    </message>
    <message>
        <source>Checkout gives 502, 4 of 5 failed</source>
        <translation>注文確定で 502、5回中4回</translation>
    </message>
    <message>
        <source>Double charges, missing payouts, wrong prices</source>
        <translation>二重課金、入金漏れ、価格の誤り</translation>
    </message>
    <message>
        <source>What customers can do meanwhile, checked by whom</source>
        <translation>お客様が今できること、誰が確かめたか</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>Phase {number} of {last}: {name}</source>
        <translation>フェーズ {number}/{last}: {name}</translation>
    </message>
</context>
<context>
    <name>StrikeLine</name>
    <message numerus="yes">
        <source>Strike the %n entries that were recorded last?</source>
        <translation>
            <numerusform>最後に記録した %n 件に取り消し線を引きますか?</numerusform>
        </translation>
    </message>
    <message>
        <source>Strike them all</source>
        <translation>すべて取り消す</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>残す</translation>
    </message>
</context>
<context>
    <name>SummaryStrip</name>
    <message>
        <source>Vacant</source>
        <translation>不在</translation>
    </message>
    <message>
        <source>{id}: switch incident</source>
        <translation>{id}:インシデントを切り替える</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>経過</translation>
    </message>
    <message>
        <source>First public post</source>
        <translation>初回公表</translation>
    </message>
    <message>
        <source>Next public update</source>
        <translation>次の社外更新</translation>
    </message>
</context>
<context>
    <name>SymptomMatrix</name>
    <message>
        <source>Which part shows what  (1 none, 2 suspected, 3 confirmed, 4 over)</source>
        <translation>どこに何が出ているか(1 なし、2 疑い、3 発生、4 解消)</translation>
    </message>
    <message>
        <source>No component is listed: A names one. The policy can list them all.</source>
        <translation>構成要素がありません。A で追加できます。運用設定にまとめて書いておけます。</translation>
    </message>
    <message>
        <source>Components and symptoms</source>
        <translation>構成要素と症状</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>構成要素</translation>
    </message>
    <message>
        <source>Depends on</source>
        <translation>依存する先</translation>
    </message>
    <message>
        <source>not confirmed</source>
        <translation>未確認</translation>
    </message>
</context>
<context>
    <name>TaskForm</name>
    <message>
        <source>What is to be done</source>
        <translation>やること</translation>
    </message>
    <message>
        <source>Who does it</source>
        <translation>担当</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>いつまで</translation>
    </message>
</context>
<context>
    <name>TeamCard</name>
    <message>
        <source>no leader</source>
        <translation>班長なし</translation>
    </message>
    <message>
        <source>With: {people}</source>
        <translation>ほか:{people}</translation>
    </message>
    <message>
        <source>No task</source>
        <translation>頼んだ仕事なし</translation>
    </message>
    <message>
        <source>{task} ・ until {time}</source>
        <translation>{task} ・ {time} まで</translation>
    </message>
    <message>
        <source>not taken on yet</source>
        <translation>まだ引き受けていません</translation>
    </message>
    <message>
        <source>reports {time}</source>
        <translation>報告 {time}</translation>
    </message>
    <message>
        <source>in {span}</source>
        <translation>あと {span}</translation>
    </message>
    <message>
        <source>Has said nothing yet</source>
        <translation>まだ報告なし</translation>
    </message>
    <message>
        <source>At {time} ({age} ago): {text}</source>
        <translation>{time}({age}前):{text}</translation>
    </message>
    <message>
        <source>has reported</source>
        <translation>報告済み</translation>
    </message>
    <message>
        <source>Waits for {team}, {age}: {what}</source>
        <translation>{team}を待っています({age}):{what}</translation>
    </message>
    <message>
        <source>Waited for by {teams}</source>
        <translation>{teams}が待っています</translation>
    </message>
</context>
<context>
    <name>TeamForm</name>
    <message>
        <source>From which team</source>
        <translation>どの班を待つか</translation>
    </message>
    <message>
        <source>Worked on until (15, +15m, 22:50)</source>
        <translation>作業の期限(15、+15m、22:50)</translation>
    </message>
    <message>
        <source>Reports when (20, +20m, 22:55)</source>
        <translation>報告の時刻(20、+20m、22:55)</translation>
    </message>
    <message>
        <source>Work until</source>
        <translation>作業の期限</translation>
    </message>
    <message>
        <source>Reports at</source>
        <translation>報告</translation>
    </message>
    <message>
        <source>Who leads it</source>
        <translation>班長は誰か</translation>
    </message>
    <message>
        <source>Who joins</source>
        <translation>誰が入るか</translation>
    </message>
    <message>
        <source>Its one task</source>
        <translation>頼む仕事を一つ</translation>
    </message>
    <message>
        <source>What it said: conditions, actions, needs</source>
        <translation>報告の内容:状況・対応・必要なもの</translation>
    </message>
    <message>
        <source>What it waits for</source>
        <translation>何を待っているか</translation>
    </message>
    <message>
        <source>Name its leader</source>
        <translation>班長を指名</translation>
    </message>
    <message>
        <source>Give a task</source>
        <translation>仕事を頼む</translation>
    </message>
    <message>
        <source>Taken on</source>
        <translation>引き受けた</translation>
    </message>
    <message>
        <source>It reported</source>
        <translation>報告あり</translation>
    </message>
    <message>
        <source>Waits for…</source>
        <translation>待っている…</translation>
    </message>
    <message>
        <source>Has it now</source>
        <translation>もう待っていない</translation>
    </message>
    <message>
        <source>Somebody joins</source>
        <translation>人を入れる</translation>
    </message>
</context>
<context>
    <name>TeamsPage</name>
    <message>
        <source>Teams</source>
        <translation>班</translation>
    </message>
    <message>
        <source>One more team…</source>
        <translation>班を増やす…</translation>
    </message>
    <message>
        <source>{one} and {other} wait for each other: one of them must move first.</source>
        <translation>{one}と{other}が互いに待っています。どちらかが先に動いてください。</translation>
    </message>
    <message>
        <source>One leader, one task with its end, one time to report. Facts go through the hub.</source>
        <translation>班長は一人、頼む仕事は一つ、終わりと報告の時刻を決めます。班の間は連携係がつなぎます。</translation>
    </message>
</context>
<context>
    <name>TemporaryPage</name>
    <message>
        <source>Temporary measures in place</source>
        <translation>残っている暫定対応</translation>
    </message>
    <message>
        <source>None: nothing temporary is in place.</source>
        <translation>暫定対応は残っていません。</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>nobody&apos;s</source>
        <translation>担当なし</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>{time} から</translation>
    </message>
</context>
<context>
    <name>TimelineLines</name>
    <message>
        <source>→ task of {person}</source>
        <translation>→ 対応({person})</translation>
    </message>
    <message>
        <source>→ question to {person}</source>
        <translation>→ 質問({person} へ)</translation>
    </message>
    <message>
        <source>→ decision</source>
        <translation>→ 決定</translation>
    </message>
    <message>
        <source>c. </source>
        <translation>約</translation>
    </message>
    <message>
        <source>from {source}</source>
        <translation>{source} から</translation>
    </message>
    <message>
        <source>added {time}</source>
        <translation>追記 {time}</translation>
    </message>
    <message>
        <source>told {time} → {audiences}</source>
        <translation>{time} に連絡 → {audiences}</translation>
    </message>
    <message>
        <source>struck</source>
        <translation>取り消し</translation>
    </message>
    <message>
        <source>corrected below</source>
        <translation>訂正あり</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>未判定</translation>
    </message>
    <message>
        <source>live: {state}</source>
        <translation>実況 {state}</translation>
    </message>
    <message>
        <source>has an answer</source>
        <translation>回答あり</translation>
    </message>
</context>
<context>
    <name>TimelinePane</name>
    <message>
        <source>Timeline</source>
        <translation>タイムライン</translation>
    </message>
    <message>
        <source>Everything that happens is written here. Type below and press Enter (Ctrl+L goes there).</source>
        <translation>起きたことはすべてここに記録します。下に書いて Enter(Ctrl+L で移動)。</translation>
    </message>
    <message>
        <source>F2 corrects the row, Alt+K sends it live</source>
        <translation>F2 で行を訂正、Alt+K で Slack へ実況</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>決定</translation>
    </message>
    <message>
        <source>Actions taken</source>
        <translation>対応</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>質問</translation>
    </message>
    <message>
        <source>Only what somebody wrote can be corrected: choose such a row.</source>
        <translation>訂正できるのは人が書いた記録だけです。その行を選んでください。</translation>
    </message>
</context>
<context>
    <name>TimelineReader</name>
    <message numerus="yes">
        <source>%n unread from here</source>
        <comment>rows of the timeline</comment>
        <translation>
            <numerusform>ここから未読 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>未読</translation>
    </message>
</context>
<context>
    <name>TimelineWays</name>
    <message>
        <source>To a time</source>
        <translation>時刻へ</translation>
    </message>
    <message>
        <source>22:31, yesterday 23:50, -10m, 25:10</source>
        <translation>22:31、昨日 23:50、-10m、25:10</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>移動する</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Nothing is unread.</source>
        <translation>未読はありません。</translation>
    </message>
    <message>
        <source>There is no row to go to.</source>
        <translation>移動できる行がありません。</translation>
    </message>
    <message>
        <source>No row at {time}: this is the nearest one, of {nearest}.</source>
        <translation>{time} の記録はありません。いちばん近い {nearest} の行です。</translation>
    </message>
    <message>
        <source>None of the milestones is among the rows shown.</source>
        <translation>節目は、いま表示している行の中にありません。</translation>
    </message>
    <message>
        <source>There is no milestone yet.</source>
        <translation>節目はまだありません。</translation>
    </message>
    <message>
        <source>That was the last milestone.</source>
        <translation>ここより後に節目はありません。</translation>
    </message>
    <message>
        <source>That was the first milestone.</source>
        <translation>ここより前に節目はありません。</translation>
    </message>
</context>
<context>
    <name>Told</name>
    <message>
        <source>not told yet</source>
        <translation>未連絡</translation>
    </message>
    <message>
        <source>due {time}</source>
        <translation>期限 {time}</translation>
    </message>
    <message>
        <source>next {time}</source>
        <translation>次回 {time}</translation>
    </message>
    <message>
        <source>by {person}</source>
        <translation>担当 {person}</translation>
    </message>
    <message>
        <source>to decide</source>
        <translation>未決定</translation>
    </message>
    <message>
        <source>How far</source>
        <translation>周知の範囲</translation>
    </message>
    <message>
        <source>everybody is answered for</source>
        <translation>全員について回答済み</translation>
    </message>
    <message>
        <source>{open} of {all}</source>
        <translation>残り {open}/{all}</translation>
    </message>
    <message>
        <source>Who else?</source>
        <translation>ほかに伝える相手</translation>
    </message>
</context>
<context>
    <name>ToldEditor</name>
    <message>
        <source>Correct this text in place…</source>
        <translation>この文面を直す…</translation>
    </message>
    <message>
        <source>Correction notice (T08)…</source>
        <translation>訂正のお知らせ(T08)…</translation>
    </message>
    <message>
        <source>Take it back…</source>
        <translation>取り下げる…</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Judge the severity</source>
        <translation>重大度を判定</translation>
    </message>
    <message>
        <source>{id}: switch incident</source>
        <translation>{id}:インシデントを切り替える</translation>
    </message>
    <message>
        <source>{person}: language, colours, connections</source>
        <translation>{person}:言語、配色、接続</translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <comment>open incidents</comment>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>All incidents, declare another…</source>
        <translation>すべてのインシデント、新しく宣言…</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>暗い配色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>明るい配色</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Settings and connections…</source>
        <translation>設定と接続…</translation>
    </message>
</context>
<context>
    <name>TurnStrip</name>
    <message>
        <source>What becomes of it: P, T, Q or D</source>
        <translation>何にするか:P・T・Q・D</translation>
    </message>
    <message>
        <source>Make of “{text}”:</source>
        <translation>「{text}」を:</translation>
    </message>
</context>
<context>
    <name>Turning</name>
    <message>
        <source>Choose a row of the timeline first, or type one here.</source>
        <translation>先にタイムラインの行を選ぶか、ここに入力してください。</translation>
    </message>
    <message>
        <source>This row has no words of its own to make something of.</source>
        <translation>この行には、もとにできる文がありません。</translation>
    </message>
    <message>
        <source>A task, question or decision is made of one row: choose one.</source>
        <translation>対応・質問・決定は 1 行から作ります。1 行だけ選んでください。</translation>
    </message>
</context>
<context>
    <name>UndoStrip</name>
    <message>
        <source>Take it back</source>
        <translation>取り消す</translation>
    </message>
    <message>
        <source>It is about to go into Slack&apos;s thread</source>
        <translation>Slack のスレッドへまもなく送ります</translation>
    </message>
    <message>
        <source>The broadcast is about to go out</source>
        <translation>一斉連絡をまもなく送ります</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <comment>until it is sent</comment>
        <translation>
            <numerusform>あと %n 秒</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnreadRows</name>
    <message numerus="yes">
        <source>%n unread ↑</source>
        <comment>rows of the timeline</comment>
        <translation>
            <numerusform>未読 %n 件 ↑</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message>
        <source>dropped: {reason}</source>
        <translation>取り下げ:{reason}</translation>
    </message>
    <message>
        <source>depends on nothing</source>
        <translation>依存先なし</translation>
    </message>
    <message>
        <source>taken back: {reason}</source>
        <translation>取り下げ:{reason}</translation>
    </message>
    <message>
        <source>restored {time}</source>
        <translation>{time} に復旧</translation>
    </message>
    <message>
        <source>{person} watches until {time}</source>
        <translation>{person} が {time} まで経過観察</translation>
    </message>
    <message>
        <source>not over: {reason}</source>
        <translation>まだ終わっていない:{reason}</translation>
    </message>
    <message>
        <source>vacant</source>
        <translation>不在</translation>
    </message>
    <message>
        <source>no wording</source>
        <translation>文言なし</translation>
    </message>
    <message>
        <source>no address of its own</source>
        <translation>個別のアドレスなし</translation>
    </message>
    <message>
        <source>has reported</source>
        <translation>報告済み</translation>
    </message>
    <message>
        <source>reports at {time}</source>
        <translation>{time} に報告</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>{time} まで</translation>
    </message>
    <message>
        <source>nobody looks into it</source>
        <translation>担当なし</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Look at them…</source>
        <translation>一覧を見る…</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>未送信</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation>待ち {count}</translation>
    </message>
</context>
<context>
    <name>WatchPage</name>
    <message>
        <source>Watch after recovery</source>
        <translation>復旧後の経過観察</translation>
    </message>
    <message>
        <source>Must hear that it is over (a number logs it)</source>
        <translation>復旧を確認すべき相手(数字キーで確認を記録)</translation>
    </message>
    <message>
        <source>Signals nobody has judged</source>
        <translation>まだ判定していない兆候</translation>
    </message>
    <message>
        <source>Works on it right now</source>
        <translation>いま対応している人</translation>
    </message>
    <message>
        <source>Other incidents</source>
        <translation>ほかのインシデント</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>New signal…</source>
        <translation>兆候を記録…</translation>
    </message>
    <message>
        <source>Hand over or extend the watch…</source>
        <translation>担当の交代・延長…</translation>
    </message>
    <message>
        <source>End the watch…</source>
        <translation>経過観察を終える…</translation>
    </message>
    <message>
        <source>Link an incident…</source>
        <translation>インシデントとつなぐ…</translation>
    </message>
    <message>
        <source>Unlink…</source>
        <translation>つながりを外す…</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>つなぐ</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>インシデント</translation>
    </message>
    <message>
        <source>is its</source>
        <translation>は、これの</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Choose what it is to this one: {words}.</source>
        <translation>このインシデントとの関係を次から選んでください:{words}</translation>
    </message>
    <message>
        <source>Unlink</source>
        <translation>つながりを外す</translation>
    </message>
    <message>
        <source>The watch</source>
        <translation>経過観察</translation>
    </message>
    <message>
        <source>Watched by</source>
        <translation>経過観察</translation>
    </message>
    <message>
        <source>until</source>
        <translation>まで</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>引き受け</translation>
    </message>
    <message>
        <source>How they said yes</source>
        <translation>どう返事があったか</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Declare an incident</source>
        <translation>インシデントを宣言</translation>
    </message>
    <message>
        <source>A title is enough. A first public post is drafted the moment you press Enter.</source>
        <translation>タイトルだけで宣言できます。Enter を押すと初回の公表文が下書きされます。</translation>
    </message>
    <message>
        <source>What fails, in customers&apos; words</source>
        <translation>お客様の言葉で、何が起きているか</translation>
    </message>
    <message>
        <source>Title of the incident</source>
        <translation>インシデントのタイトル</translation>
    </message>
    <message>
        <source>Declare</source>
        <translation>宣言</translation>
    </message>
    <message>
        <source>Announce a maintenance…</source>
        <translation>メンテナンスを予告…</translation>
    </message>
    <message>
        <source>Practise</source>
        <translation>訓練</translation>
    </message>
    <message>
        <source>A drill with alerts, questions and a second failure at the worst moment, in a window of its own. Nothing leaves this machine. No account needed.</source>
        <translation>アラートや問い合わせが届き、いちばん困る時に二度目の障害が起きます。別のウィンドウで行い、外へは何も送られません。アカウントは不要です。</translation>
    </message>
    <message>
        <source>Start a drill</source>
        <translation>訓練を始める</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Slack and your status page. Tokens go to the system keyring and nowhere else.</source>
        <translation>Slack とステータスページ。トークンはシステムのキーリングにだけ保管します。</translation>
    </message>
    <message>
        <source>Connect</source>
        <comment>button</comment>
        <translation>接続</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近のインシデント</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>読み込み中…</translation>
    </message>
</context>
<context>
    <name>Whereabouts</name>
    <message>
        <source>The signal became {incident}, an incident of its own: nobody commands it yet.</source>
        <translation>兆候は {incident} として別のインシデントになりました。まだ指揮がいません。</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>移動する</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>WhoEditor</name>
    <message>
        <source>How far it reaches</source>
        <translation>広がり</translation>
    </message>
    <message>
        <source>How far: not confirmed</source>
        <translation>広がり:未確認</translation>
    </message>
</context>
<context>
    <name>WindowEditor</name>
    <message>
        <source>From: 22:41, about 22:41</source>
        <translation>開始:22:41、22:41頃</translation>
    </message>
    <message>
        <source>still going on: declare recovery to end it</source>
        <translation>継続中(終わったら復旧を宣言)</translation>
    </message>
    <message>
        <source>Until: 23:10</source>
        <translation>終了:23:10</translation>
    </message>
    <message>
        <source>By what: a graph, a log, a count; why, to strike it</source>
        <translation>根拠(グラフ、ログ、件数)。取り消すときはその理由</translation>
    </message>
    <message>
        <source>It was none: strike it</source>
        <translation>影響はなかった(取り消す)</translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation>約 {time}</translation>
    </message>
</context>
<context>
    <name>Windows</name>
    <message>
        <source>Add a window: from when until when</source>
        <translation>時間帯を加える(いつから、いつまで)</translation>
    </message>
    <message>
        <source>Impact, once more</source>
        <translation>別の影響</translation>
    </message>
    <message>
        <source>{span} in {count} windows</source>
        <translation>影響 {span}({count} 回)</translation>
    </message>
    <message>
        <source>none: {reason}</source>
        <translation>影響なし:{reason}</translation>
    </message>
    <message>
        <source>Impact {number}</source>
        <translation>影響 {number}</translation>
    </message>
    <message>
        <source>a start is not confirmed</source>
        <translation>開始時刻が未確認</translation>
    </message>
    <message>
        <source>without the time in between</source>
        <translation>間の時間を除く</translation>
    </message>
    <message>
        <source>Impact in all</source>
        <translation>影響の合計</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Settings and connections…</source>
        <translation>設定と接続…</translation>
    </message>
    <message>
        <source>Send it</source>
        <translation>送る</translation>
    </message>
    <message>
        <source>I see it there</source>
        <translation>届いている</translation>
    </message>
    <message>
        <source>Not there: send again</source>
        <translation>届いていない:再送</translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation>取り消す</translation>
    </message>
    <message>
        <source>Hold it back</source>
        <translation>送らずに保留</translation>
    </message>
    <message>
        <source>SEV?</source>
        <translation>SEV 未確認</translation>
    </message>
    <message>
        <source>over {span}</source>
        <translation>超過 {span}</translation>
    </message>
    <message>
        <source>under 1 min</source>
        <translation>1分未満</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes}分</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours}時間{minutes}分</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days}日</translation>
    </message>
</context>
<context>
    <name>Work</name>
    <message>
        <source>How fast</source>
        <translation>速さ</translation>
    </message>
    <message>
        <source>What it may hurt</source>
        <translation>ほかへの影響</translation>
    </message>
    <message>
        <source>When</source>
        <translation>いつ</translation>
    </message>
    <message>
        <source>Turns back</source>
        <translation>戻せるか</translation>
    </message>
    <message>
        <source>nobody said</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>strong objection: {people}</source>
        <translation>強い反対:{people}</translation>
    </message>
    <message>
        <source>strong objections?</source>
        <translation>強い反対はありますか</translation>
    </message>
    <message>
        <source>look again: overdue</source>
        <translation>見直しの時刻を過ぎました</translation>
    </message>
    <message>
        <source>no strong objections</source>
        <translation>強い反対なし</translation>
    </message>
    <message>
        <source>because {basis}</source>
        <translation>根拠:{basis}</translation>
    </message>
    <message>
        <source>{person} carries it out</source>
        <translation>実行 {person}</translation>
    </message>
    <message>
        <source>look again {time}</source>
        <translation>{time} に見直し</translation>
    </message>
    <message>
        <source>not chosen: {options}</source>
        <translation>選ばなかった案:{options}</translation>
    </message>
    <message>
        <source>answer given</source>
        <translation>回答あり</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>取り下げ</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>期限切れ</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>回答待ち</translation>
    </message>
    <message>
        <source>asked {count} times</source>
        <translation>{count} 回目</translation>
    </message>
    <message>
        <source>to {person}</source>
        <translation>{person} へ</translation>
    </message>
    <message>
        <source>from {person}</source>
        <translation>{person} から</translation>
    </message>
    <message>
        <source>kind of cause: nobody said; nothing waits for it</source>
        <translation>原因の分類:未記入(急ぎません)</translation>
    </message>
    <message>
        <source>cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>確定</translation>
    </message>
    <message>
        <source>a guess</source>
        <translation>推定</translation>
    </message>
    <message>
        <source>risky</source>
        <translation>危険な変更</translation>
    </message>
    <message>
        <source>turned back by: {how}</source>
        <translation>戻し方:{how}</translation>
    </message>
    <message>
        <source>nobody knows how to turn it back</source>
        <translation>戻し方は不明</translation>
    </message>
    <message>
        <source>watched by {what}</source>
        <translation>見張り:{what}</translation>
    </message>
    <message>
        <source>nothing watches it</source>
        <translation>見張るものがありません</translation>
    </message>
    <message>
        <source>{done} of {steps} steps</source>
        <translation>{steps} 手順中 {done} 完了</translation>
    </message>
    <message>
        <source>version {number}</source>
        <translation>第 {number} 版</translation>
    </message>
    <message>
        <source>for: {action}</source>
        <translation>対応:{action}</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手作業</translation>
    </message>
    <message>
        <source>next</source>
        <translation>次</translation>
    </message>
    <message>
        <source>{count} by hand</source>
        <translation>手作業 {count}</translation>
    </message>
    <message>
        <source>{count} steps</source>
        <translation>{count} 手順</translation>
    </message>
    <message>
        <source>fits</source>
        <translation>該当</translation>
    </message>
    <message>
        <source>procedure</source>
        <translation>手順書</translation>
    </message>
    <message>
        <source>begin</source>
        <translation>始める</translation>
    </message>
    <message>
        <source>temporary, still in place</source>
        <translation>暫定対応が継続中</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>未検証</translation>
    </message>
    <message>
        <source>from the timeline</source>
        <translation>タイムラインから</translation>
    </message>
    <message>
        <source>nobody verified that it holds</source>
        <translation>効果は未検証</translation>
    </message>
    <message>
        <source>nobody has it</source>
        <translation>担当なし</translation>
    </message>
    <message>
        <source>due {time}</source>
        <translation>期限 {time}</translation>
    </message>
    <message>
        <source>Name one person</source>
        <translation>一人を指名</translation>
    </message>
    <message>
        <source>Estimate anew</source>
        <translation>見込みを見直す</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>見る</translation>
    </message>
    <message>
        <source>What we would do</source>
        <translation>何をするか(提案)</translation>
    </message>
    <message>
        <source>What it rests on</source>
        <translation>根拠</translation>
    </message>
    <message>
        <source>Who carries it out</source>
        <translation>実行する人</translation>
    </message>
    <message>
        <source>Look again at</source>
        <translation>見直す時刻</translation>
    </message>
    <message>
        <source>Not chosen: why not; …</source>
        <translation>選ばなかった案:理由;…</translation>
    </message>
    <message>
        <source>Who decides</source>
        <translation>決定する人</translation>
    </message>
    <message>
        <source>Who objects</source>
        <translation>反対した人</translation>
    </message>
    <message>
        <source>Why they object strongly</source>
        <translation>強い反対の理由</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>What we want to know</source>
        <translation>知りたいこと</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>やること</translation>
    </message>
    <message>
        <source>Looked at again</source>
        <translation>確認する時刻</translation>
    </message>
    <message>
        <source>Asked of one person</source>
        <translation>尋ねる相手(一人)</translation>
    </message>
    <message>
        <source>Answer by</source>
        <translation>回答の期限</translation>
    </message>
    <message>
        <source>Who wants to know</source>
        <translation>知りたい人</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>What was changed lately</source>
        <translation>直近に変えたもの</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>When (-20m, 22:10)</source>
        <translation>いつ(-20m、22:10)</translation>
    </message>
    <message>
        <source>How it is turned back</source>
        <translation>戻し方</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>危険</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>確定</translation>
    </message>
    <message>
        <source>What may go wrong</source>
        <translation>起こりうること</translation>
    </message>
    <message>
        <source>One owner</source>
        <translation>担当(1名)</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>起こりやすさ</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>影響</translation>
    </message>
    <message>
        <source>What would show it</source>
        <translation>何を見れば分かるか</translation>
    </message>
    <message>
        <source>What is left to do</source>
        <translation>残っている作業</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>What shows it</source>
        <translation>そう判断した根拠</translation>
    </message>
    <message>
        <source>What could be done</source>
        <translation>できること</translation>
    </message>
    <message>
        <source>When: if …</source>
        <translation>条件:どんな場合</translation>
    </message>
    <message>
        <source>ask: strong objections?</source>
        <translation>強い反対はありますか</translation>
    </message>
    <message>
        <source>decide</source>
        <translation>決める</translation>
    </message>
    <message>
        <source>no strong objections: decide</source>
        <translation>反対なし、決める</translation>
    </message>
    <message>
        <source>decide all the same</source>
        <translation>それでも決める</translation>
    </message>
    <message>
        <source>strong objection</source>
        <translation>強い反対</translation>
    </message>
    <message>
        <source>drop it</source>
        <translation>取り下げる</translation>
    </message>
    <message>
        <source>it stands</source>
        <translation>そのまま続ける</translation>
    </message>
    <message>
        <source>it stands no longer</source>
        <translation>覆す</translation>
    </message>
    <message>
        <source>ask</source>
        <translation>尋ねる</translation>
    </message>
    <message>
        <source>task</source>
        <translation>対応にする</translation>
    </message>
    <message>
        <source>ask again</source>
        <translation>催促する</translation>
    </message>
    <message>
        <source>recent change</source>
        <translation>直近の変更</translation>
    </message>
    <message>
        <source>suspected</source>
        <translation>きっかけの疑い</translation>
    </message>
    <message>
        <source>not it</source>
        <translation>無関係</translation>
    </message>
    <message>
        <source>kind of cause</source>
        <translation>原因の分類</translation>
    </message>
    <message>
        <source>risk</source>
        <translation>リスク</translation>
    </message>
    <message>
        <source>judge anew</source>
        <translation>見直す</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>なくなった</translation>
    </message>
    <message>
        <source>it happened</source>
        <translation>起きた</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>skip</source>
        <translation>飛ばす</translation>
    </message>
    <message>
        <source>open again</source>
        <translation>未実施に戻す</translation>
    </message>
    <message>
        <source>left to do</source>
        <translation>残っている作業</translation>
    </message>
    <message>
        <source>owner and date</source>
        <translation>担当と期限</translation>
    </message>
    <message>
        <source>not doing it</source>
        <translation>やらない</translation>
    </message>
    <message>
        <source>take it on</source>
        <translation>引き取る</translation>
    </message>
    <message>
        <source>it holds</source>
        <translation>効果あり(検証済み)</translation>
    </message>
    <message>
        <source>it doesn&apos;t hold</source>
        <translation>効果が続いていない</translation>
    </message>
    <message>
        <source>taken away</source>
        <translation>解除した</translation>
    </message>
    <message>
        <source>turn back first</source>
        <translation>まず復旧する案</translation>
    </message>
    <message>
        <source>option</source>
        <translation>代替案</translation>
    </message>
    <message>
        <source>Options compared</source>
        <translation>案の比較</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>決定</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>質問</translation>
    </message>
    <message>
        <source>Changes, cause</source>
        <translation>変更・原因</translation>
    </message>
    <message>
        <source>Risks</source>
        <translation>リスク</translation>
    </message>
    <message>
        <source>Procedures</source>
        <translation>手順書</translation>
    </message>
    <message>
        <source>What is left</source>
        <translation>残作業</translation>
    </message>
    <message>
        <source>No option yet. First: was something changed lately, and can it be turned back?</source>
        <translation>案はまだありません。まず、直近に変えたものを戻せないか確認してください。</translation>
    </message>
    <message>
        <source>Nothing decided yet. Say what we would do, and ask for strong objections.</source>
        <translation>決定はまだありません。案を示して、強い反対があるか尋ねてください。</translation>
    </message>
    <message>
        <source>No open question. Each is asked of one person, with a time.</source>
        <translation>質問はありません。一人に、期限を決めて尋ねます。</translation>
    </message>
    <message>
        <source>No change noted: a release, a setting, maintenance, a partner&apos;s?</source>
        <translation>変更の記録はありません。リリース、設定、メンテナンス、関係先の変更は?</translation>
    </message>
    <message>
        <source>No risk on the list.</source>
        <translation>リスクの記録はありません。</translation>
    </message>
    <message>
        <source>No procedures yet: commander procedure import FOLDER takes Markdown files.</source>
        <translation>手順書はまだありません。commander procedure import フォルダー で Markdown を取り込めます。</translation>
    </message>
    <message>
        <source>Nothing is left: no temporary measure, no follow-up.</source>
        <translation>残っているものはありません(暫定対応・後続作業なし)。</translation>
    </message>
</context>
<context>
    <name>WorkPage</name>
    <message>
        <source>Work</source>
        <translation>対応と決定</translation>
    </message>
    <message>
        <source>← → sections</source>
        <translation>← → で切り替え</translation>
    </message>
</context>
<context>
    <name>WorkaroundEditor</name>
    <message>
        <source>Tried by</source>
        <translation>試した人</translation>
    </message>
</context>
<context>
    <name>_AudienceRow</name>
    <message>
        <source>public</source>
        <translation>公開</translation>
    </message>
    <message>
        <source>Copy to read aloud</source>
        <translation>読み上げ用にコピー</translation>
    </message>
    <message>
        <source>Copy the text to read to {name}</source>
        <translation>{name}に読み上げる文をコピー</translation>
    </message>
    <message>
        <source>Notify subscribers</source>
        <translation>購読者に通知する</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>変更しない</translation>
    </message>
    <message>
        <source>Calls: {whom}</source>
        <translation>メンション:{whom}</translation>
    </message>
</context>
<context>
    <name>_LevelRow</name>
    <message>
        <source>stands now</source>
        <translation>いまの重大度</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>提案</translation>
    </message>
</context>
</TS>
