<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en_US">
<context>
    <name>ActionsPane</name>
    <message>
        <source>Actions</source>
        <translation>システム対応</translation>
    </message>
    <message>
        <source>What is being tried, by whom, until when. Write it below and press Enter.</source>
        <translation>何を、誰が、いつまで試しているか。下に書いて Enter で始めます。</translation>
    </message>
    <message>
        <source>check now</source>
        <translation>要確認</translation>
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
</context>
<context>
    <name>AttentionStrip</name>
    <message>
        <source>judge within {span}</source>
        <translation>新規か継続かを {span} 以内に判定</translation>
    </message>
    <message>
        <source>New signal: {text}</source>
        <translation>新しい兆候:{text}</translation>
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
        <source>Noise…</source>
        <translation>ノイズ…</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>What shows it</source>
        <translation>そう判断した根拠</translation>
    </message>
    <message>
        <source>Who works on it now</source>
        <translation>今対応している人</translation>
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
        <source>{field}: two versions</source>
        <translation>{field}:二つの版があります</translation>
    </message>
    <message>
        <source>set at two desks without knowing of each other</source>
        <translation>二つのデスクが互いに知らずに書きました</translation>
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
        <source>{person} accepts</source>
        <translation>{person} が承諾</translation>
    </message>
    <message>
        <source>Nobody is in command</source>
        <translation>指揮が不在です</translation>
    </message>
    <message>
        <source>What the three checks showed</source>
        <translation>数値・問合せ・手元確認の結果</translation>
    </message>
    <message>
        <source>The watch is over and nobody has ended it</source>
        <translation>経過観察の時刻を過ぎましたが、終わらせた人がいません</translation>
    </message>
    <message>
        <source>Close the incident…</source>
        <translation>終了する…</translation>
    </message>
    <message>
        <source>Close the incident</source>
        <translation>インシデントを終了</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation>再開…</translation>
    </message>
    <message>
        <source>Reopen the incident</source>
        <translation>インシデントを再開</translation>
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
        <source>Watched by</source>
        <translation>経過観察</translation>
    </message>
    <message>
        <source>until</source>
        <translation>まで</translation>
    </message>
    <message>
        <source>Offer command to</source>
        <translation>指揮を引き継ぐ相手</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
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
        <source>Record</source>
        <translation>記録する</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>やめる</translation>
    </message>
</context>
<context>
    <name>BroadcastSheet</name>
    <message>
        <source>Kept as a record.</source>
        <translation>レコードとして残しました。</translation>
    </message>
    <message>
        <source>Broadcast</source>
        <translation>一斉連絡</translation>
    </message>
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
        <source>Who approved it aloud</source>
        <translation>口頭で承認した人</translation>
    </message>
</context>
<context>
    <name>ClockStrip</name>
    <message>
        <source>Elapsed</source>
        <translation>経過</translation>
    </message>
    <message>
        <source>To the next public update</source>
        <translation>次の社外更新まで</translation>
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
        <source>{span} from declaration</source>
        <translation>宣言から {span}</translation>
    </message>
    <message>
        <source>{span} from the start</source>
        <translation>開始から {span}</translation>
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
    <message>
        <source>nobody has answered</source>
        <translation>回答なし</translation>
    </message>
    <message>
        <source>not judged yet</source>
        <translation>要否 未判定</translation>
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
    <name>Composer</name>
    <message>
        <source>Alt+initial ・ -3m</source>
        <translation>Alt+頭文字 ・ -3m</translation>
    </message>
    <message>
        <source>Write an entry</source>
        <translation>記録を書く</translation>
    </message>
    <message>
        <source>What happened? Enter records it</source>
        <translation>何が起きましたか(Enter で記録)</translation>
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
    <message>
        <source>no such time</source>
        <translation>ありえない時刻</translation>
    </message>
    <message>
        <source>happened {time}</source>
        <translation>発生 {time}</translation>
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
    <name>DeliveryEditor</name>
    <message>
        <source>Why, or the link seen on the other side (may stay empty)</source>
        <translation>理由、または相手側で見たリンク(空でも可)</translation>
    </message>
</context>
<context>
    <name>FinishEditor</name>
    <message>
        <source>more time</source>
        <translation>延長</translation>
    </message>
    <message>
        <source>Next check</source>
        <translation>次の確認</translation>
    </message>
    <message>
        <source>Why it needs more time</source>
        <translation>延長する理由</translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation>確認したこと</translation>
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
        <source>about {amount}</source>
        <translation>約 {amount}</translation>
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
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>[DRILL] Nothing leaves this machine</source>
        <translation>【訓練】 DRILL — 外へは何も送られません</translation>
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
    <message>
        <source>not told yet</source>
        <translation>未連絡</translation>
    </message>
    <message>
        <source>next {time}</source>
        <translation>次回 {time}</translation>
    </message>
    <message numerus="yes">
        <source>%n blank(s) to fill</source>
        <translation>
            <numerusform>空欄 %n 件</numerusform>
        </translation>
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
        <source>Send the promised update (by {time})</source>
        <translation>約束した更新を送る({time} まで)</translation>
    </message>
    <message>
        <source>Check the effect: {text}</source>
        <translation>効果を確認する:{text}</translation>
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
        <source>Start an action with an owner and a time-box</source>
        <translation>担当と期限を決めて対応を始める</translation>
    </message>
    <message>
        <source>Check three ways, then declare recovery</source>
        <translation>三つの確認をして復旧を宣言する</translation>
    </message>
    <message>
        <source>End the watch or reopen</source>
        <translation>経過観察を終えるか、再開する</translation>
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
        <source>Nothing: the incident is closed</source>
        <translation>ありません(終了しています)</translation>
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
        <source>They read: カード決済が失敗する事象 / seeing failed card payments</source>
        <translation>文面では:カード決済が失敗する事象 / seeing failed card payments</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>The journal is a newer Commander&apos;s or cannot be written: it is only read.</source>
        <translation>ジャーナルは新しい版のものか書き込めない場所にあるため、読むだけになります。</translation>
    </message>
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
        <source>Something went wrong inside Commander: {fault}. It is written down in {file}.</source>
        <translation>Commander の内部で問題が起きました({fault})。{file} に記録しました。</translation>
    </message>
</context>
<context>
    <name>RecentLine</name>
    <message>
        <source>closed</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>restored {restored} ・ watch until {until}</source>
        <translation>復旧 {restored} ・ 経過観察 {until} まで</translation>
    </message>
    <message>
        <source>watch {left}</source>
        <translation>経過観察 {left}</translation>
    </message>
    <message>
        <source>next update {left}</source>
        <translation>次の更新 {left}</translation>
    </message>
</context>
<context>
    <name>RoleEditor</name>
    <message>
        <source>Name them</source>
        <translation>任命</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>引き継ぐ</translation>
    </message>
    <message>
        <source>Leave vacant</source>
        <translation>外れる</translation>
    </message>
    <message>
        <source>Who takes it</source>
        <translation>引き受ける人</translation>
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
        <source>offered to {person}</source>
        <translation>{person} へ引き継ぎ中</translation>
    </message>
    <message>
        <source>Until it is accepted, the one before stays responsible.</source>
        <translation>承諾されるまで、元の担当が責任を持ちます。</translation>
    </message>
    <message>
        <source>Vacant</source>
        <translation>不在</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>引き受ける</translation>
    </message>
    <message>
        <source>Take command</source>
        <translation>指揮を執る</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
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
        <source>{person} commands: write at the right who approved it aloud.</source>
        <translation>指揮は {person} です。口頭で承認した人を右に書いてください。</translation>
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
        <source>Public</source>
        <translation>公開</translation>
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
    <name>SheetAudiences</name>
    <message>
        <source>Audiences {count}</source>
        <translation>宛先 {count}</translation>
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
    <message numerus="yes">
        <source>Send to %n place(s)</source>
        <translation>
            <numerusform>%n か所へ送る</numerusform>
        </translation>
    </message>
    <message>
        <source>{send} ({count} unread)</source>
        <translation>{send}(未読 {count})</translation>
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
        <source>promise in {span}</source>
        <translation>約束まで {span}</translation>
    </message>
    <message>
        <source>first post</source>
        <translation>初回</translation>
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
        <source>Next update</source>
        <translation>次回掲示</translation>
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
        <source>Send the broadcast</source>
        <translation>一斉連絡を送る</translation>
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
        <source>Impact</source>
        <translation>影響範囲</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>顧客・関係者への連絡</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>システム対応</translation>
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
        <source>Start an action: what is done…</source>
        <translation>対応を始める:何をするか…</translation>
    </message>
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
        <source>Say in how many minutes the effect is checked, as a whole number.</source>
        <translation>何分後に効果を確認するかを整数で書いてください。</translation>
    </message>
</context>
<context>
    <name>StatementEditor</name>
    <message>
        <source>low</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>見込み</translation>
    </message>
    <message>
        <source>high</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>unit (shops, people, …)</source>
        <translation>単位(店、人など)</translation>
    </message>
    <message>
        <source>Amounts are whole numbers: write the likely one, and low and high if known.</source>
        <translation>件数は整数で書いてください。見込みを、分かれば下限と上限も。</translation>
    </message>
    <message>
        <source>Which customers, shops, regions, plans</source>
        <translation>どのお客様・店舗・地域・プランか</translation>
    </message>
    <message>
        <source>What they see: payments fail, notices are late</source>
        <translation>お客様から見えること(決済が失敗する、通知が遅れる)</translation>
    </message>
    <message>
        <source>Of how many, counted how</source>
        <translation>全体の何件中か、どう数えたか</translation>
    </message>
    <message>
        <source>Errors in how long: 3,812 in 10 min</source>
        <translation>何分間に何件か(10分で 3,812 件)</translation>
    </message>
    <message>
        <source>How many, against how many at this hour usually</source>
        <translation>何件か、同じ曜日・時刻の平常は何件か</translation>
    </message>
    <message>
        <source>Tried what, how often, with what result</source>
        <translation>何を何回試し、どうなったか</translation>
    </message>
    <message>
        <source>None with the reason, possible, or confirmed: of what</source>
        <translation>なし(根拠)・懸念あり・確認済みのどれか、何の情報か</translation>
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
    <name>TimelineLines</name>
    <message>
        <source>c. </source>
        <translation>約</translation>
    </message>
    <message>
        <source>added {time}</source>
        <translation>追記 {time}</translation>
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
        <source>F2 corrects the row</source>
        <translation>F2 で行を訂正</translation>
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
        <source>Status page</source>
        <translation>ステータスページ</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>自社ページ</translation>
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
    <name>UndoStrip</name>
    <message>
        <source>Take it back</source>
        <translation>取り消す</translation>
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
    <name>Versions</name>
    <message>
        <source>restored {time}</source>
        <translation>{time} に復旧</translation>
    </message>
    <message>
        <source>not over: {reason}</source>
        <translation>まだ終わっていない:{reason}</translation>
    </message>
    <message>
        <source>vacant</source>
        <translation>不在</translation>
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
        <source>What is failing, in the customer&apos;s words</source>
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
        <source>Practise</source>
        <translation>訓練</translation>
    </message>
    <message>
        <source>The whole job as a drill, marked as such everywhere. Nothing leaves this machine. No account needed.</source>
        <translation>本番と同じ流れを、訓練と明示して行います。この PC の外へは何も送られません。アカウントは不要です。</translation>
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
        <source>Drill: payments fail</source>
        <translation>訓練:決済が失敗する</translation>
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
    <name>_AudienceRow</name>
    <message>
        <source>public</source>
        <translation>公開</translation>
    </message>
    <message>
        <source>no place to tell them yet</source>
        <translation>送り先が未設定です</translation>
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
</TS>
