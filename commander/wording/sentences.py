"""Pure: why something was refused, as one sentence in each language. Faults of files are in `troubles`."""

from collections.abc import Mapping

from commander.board.brief import BriefPoint
from commander.board.bulletin import Stage
from commander.board.deliveries import DeliveryState
from commander.board.impact import Aspect
from commander.board.impact_details import Harm
from commander.board.maintenance import MaintenanceState
from commander.board.refusal import Because, Refused
from commander.board.statutory import Trigger
from commander.wording.approval import APPROVAL_REFUSALS, REQUEST_STATES, VOIDS
from commander.wording.attachments import ATTACHMENT_REFUSALS
from commander.wording.checks import outgoing_title
from commander.wording.customers import CUSTOMER_REFUSALS
from commander.wording.gate_refusals import GATE_FIELDS, GATE_REFUSALS
from commander.wording.impact_said import IMPACT_REFUSALS
from commander.wording.inquiries import INQUIRY_REFUSALS
from commander.wording.labels import LABELS, ROLE_LABELS
from commander.wording.language import Bilingual, Language
from commander.wording.maintenance_refusals import MAINTENANCE_REFUSALS
from commander.wording.people import PEOPLE_LABELS
from commander.wording.people_refusals import PEOPLE_REFUSALS
from commander.wording.privacy import PRIVACY_FIELDS, PRIVACY_REFUSALS
from commander.wording.severity import SEVERITY_REFUSALS
from commander.wording.telling_refusals import TELLING_REFUSALS
from commander.wording.watch import WATCH_FIELDS, WATCH_REFUSALS
from commander.wording.work_more_refusals import MORE_WORK_REFUSALS, WORK_FIELDS
from commander.wording.work_refusals import WORK_REFUSALS

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
    Because.INCIDENT_HERE_ALREADY: Bilingual(
        "{incident} はすでにあり、ファイルと中身が違います。何も取り込みませんでした。"
        "空の --home に取り込んで見比べてください。",
        "{incident} is here already and differs from the file, so nothing was taken in: "
        "import it into an empty --home.",
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
        "{role} は不在のため、引き継ぎも退任もできません。指名するか、呼び出してください。",
        "Nobody holds {role}, so it can be neither offered nor released: name somebody, or call them.",
    ),
    Because.COMMANDER_ONE_ROLE: Bilingual(
        "{person} は指揮を執っているため、{role} を兼ねられません。別の人を指名してください。",
        "{person} is in command and can hold no second role: name somebody else as {role}.",
    ),
    Because.NO_OFFER: Bilingual(
        "{role} の引き継ぎは申し出られていません。先にいまの担当に申し出てもらってください。",
        "No handover of {role} has been offered: have whoever holds it offer it first.",
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
    Because.ERASED_STILL_OWED: Bilingual(
        "この記録の実況がまだ送られるかもしれません。先に実況を取り消してから消去してください。",
        "The live line of this entry may still be sent: cancel it first, then erase.",
    ),
    Because.ERASED_ALREADY: Bilingual(
        "この記録はすでに消去されています。",
        "This entry was erased already.",
    ),
    Because.ERASED_ENTRIES_ONLY: Bilingual(
        "消去できるのは書記の記録・兆候・Slack からの質問・添付ファイルです。ボードの値は新しい値で置き換え、"
        "送った連絡文は訂正か取り下げをしてください。",
        "Entries, signals, questions from Slack and attached files can be erased: state a value of the board anew, "
        "and correct or take back a text that was sent.",
    ),
    Because.ERASED_NOTES_ONLY: Bilingual(
        "制限付きの記録で消去できるのは、メモと決定と回答の根拠だけです。事実や文面は、書き直して置き換えてください。",
        "In the restricted track only notes, decisions and bases can be erased: state a fact or a draft anew.",
    ),
    Because.ENTRY_UNKNOWN: Bilingual(
        "その記録は見つかりません。一覧で確かめて、選び直してください。",
        "That entry was not found: look at the list and choose it again.",
    ),
    Because.KIND_UNKNOWN: Bilingual(
        "「{kind}」という記録の種類はありません。{kinds} のどれかにしてください。",
        'There is no kind of entry "{kind}": use one of {kinds}.',
    ),
    Because.REASON_NEEDED: Bilingual(
        "理由を書いてください。",
        "Write the reason.",
    ),
    **PEOPLE_REFUSALS,
    **WATCH_REFUSALS,
    **WORK_REFUSALS,
    **MORE_WORK_REFUSALS,
    **TELLING_REFUSALS,
    **MAINTENANCE_REFUSALS,
    **APPROVAL_REFUSALS,
    **INQUIRY_REFUSALS,
    **CUSTOMER_REFUSALS,
    **ATTACHMENT_REFUSALS,
    **PRIVACY_REFUSALS,
    **IMPACT_REFUSALS,
    **GATE_REFUSALS,
    **SEVERITY_REFUSALS,
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
    "live-line": Bilingual("実況", "live line"),
    "entry": Bilingual("記録", "entry"),
    "source": Bilingual("出典", "source"),
    "person": Bilingual("人の名前", "person's name"),
    "owner": Bilingual("担当者", "owner"),
    "caller": Bilingual("呼び出す人", "caller"),
    "task": Bilingual("報告の内容", "task"),
    "wait": Bilingual("待っているもの", "what is waited for"),
    "brief": Bilingual("引き継ぎ事項", "brief"),
    "point": Bilingual("引き継ぎの項目名", "point of the brief"),
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
    **PRIVACY_FIELDS,
    **WORK_FIELDS,
    "signal": Bilingual("兆候の内容", "signal"),
    **WATCH_FIELDS,
    **GATE_FIELDS,
    "wording": Bilingual("お客様の言葉", "customer's words"),
    "approver": Bilingual("承認者", "approver"),
    "evidence": Bilingual("根拠", "evidence"),
    "title-ja": Bilingual("日本語の件名", "Japanese title"),
    "title-en": Bilingual("英語の件名", "English title"),
    "text-ja": Bilingual("日本語の本文", "Japanese text"),
    "text-en": Bilingual("英語の本文", "English text"),
    "maintenance-text": Bilingual("メンテナンスの説明", "description of the maintenance"),
    "components": Bilingual("構成要素", "components"),
    "component": Bilingual("構成要素", "component"),
}
# Values that have a name of their own in each language.
_WORDS: Mapping[str, Mapping[str, Bilingual]] = {
    "field": FIELDS,
    "language": {"ja": Bilingual("日本語", "Japanese"), "en": Bilingual("英語", "English")},
    "role": ROLE_LABELS,
    "held": ROLE_LABELS,
    "team": ROLE_LABELS,
    "point": {str(one.value): said for one, said in PEOPLE_LABELS[BriefPoint].items()},
    "aspect": {str(one.value): said for one, said in LABELS[Aspect].items()},
    "trigger": {str(one.value): said for one, said in LABELS[Trigger].items()},
    "harm": {str(one.value): said for one, said in LABELS[Harm].items()},
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
