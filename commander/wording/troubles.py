"""Pure: faults of the journal's file and of deliveries, each as one sentence that also says what to do now.

Keyed by the members' values: what finds these faults lies above this room and can't be imported here.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Protocol

from commander.board.deliveries import INTERRUPTED, DeliveryState
from commander.wording.labels import label
from commander.wording.language import Bilingual, Language
from commander.wording.sentences import shown


class FileFault(Protocol):
    """A fault of a journal file: what is wrong, where, and the system's own word."""

    @property
    def wrong(self) -> StrEnum:
        """Which fault."""

    @property
    def path(self) -> object:
        """The file."""

    @property
    def detail(self) -> str:
        """The system's own word; may be empty."""


# Every member of commander.journal.faults.Wrong.
FAULTS: Mapping[str, Bilingual] = {
    "not-a-journal": Bilingual(
        "{path} は Commander のジャーナルではありません。何も変更していません。commander restore で控えに戻せます。",
        "{path} is not a Commander journal; it was left as it is: put a backup back with commander restore.",
    ),
    "damaged": Bilingual(
        "{path} は壊れています({detail})。何も変更していません。commander restore で控えに戻せます。",
        "{path} is damaged ({detail}); it was left as it is: put a backup back with commander restore.",
    ),
    "version-contradictory": Bilingual(
        "{path} の版の情報が食い違うため開きません。commander restore で控えに戻せます。",
        "{path} contradicts itself about its version and was not opened: put a backup back with commander restore.",
    ),
    "unreachable": Bilingual(
        "{path} を開けません({detail})。フォルダーの権限と接続を確認してください。",
        "{path} cannot be opened ({detail}): check the folder's rights and connection.",
    ),
    "backup-refused": Bilingual(
        "{path} は新しい版の Commander の控えです({detail})。Commander を更新してから戻してください。",
        "{path} was made by a newer Commander ({detail}): update this one before putting it back.",
    ),
    "network-folder": Bilingual(
        "{path} はネットワーク上にあり({detail})、記録が失われるおそれがあります。この PC のディスクに置いてください。",
        "{path} lies on a network folder ({detail}), where records can be lost: use a disk of this machine.",
    ),
    "missing": Bilingual(
        "{path} がないか空ですが、これまでの記録があったはずです。commander restore で控えに戻してください。",
        "{path} is missing or empty, though records were kept here: put a backup back with commander restore.",
    ),
    "newer": Bilingual(
        "{path} は新しい版の Commander のもので、この版では読めません({detail})。Commander を更新してください。",
        "{path} is a newer Commander's and cannot be read by this one ({detail}): update this one.",
    ),
    "backup-unsound": Bilingual(
        "{path} は正しい控えではないため戻していません({detail})。別の控えを使ってください。",
        "{path} is no sound backup and was not put back ({detail}): use another one.",
    ),
}

# Every member of commander.journal.verify.Flaw.
FLAWS: Mapping[str, Bilingual] = {
    "header-unreadable": Bilingual(
        "レコード {record} の見出しを読めません。",
        "The header of record {record} cannot be read.",
    ),
    "hash-wrong": Bilingual(
        "レコード {record} の見出しが書かれたときと違います。",
        "The header of record {record} is not what was written.",
    ),
    "column-wrong": Bilingual(
        "レコード {record} の索引の値が見出しと食い違います。",
        "The index of record {record} contradicts its header.",
    ),
    "sequence-broken": Bilingual(
        "レコード {record} の前に欠けた番号があります。",
        "Numbers are missing before record {record}.",
    ),
    "chain-broken": Bilingual(
        "レコード {record} は前のレコードにつながっていません。",
        "Record {record} is not linked to the one before it.",
    ),
    "body-changed": Bilingual(
        "レコード {record} の本文が書かれたときと違います。",
        "The body of record {record} is not what was written.",
    ),
    "record-missing": Bilingual(
        "ファイルの外に控えた最新のレコード {record} がジャーナルにありません。",
        "Record {record}, known outside the file, is missing from the journal.",
    ),
    "row-wrong": Bilingual(
        "一覧またはタイムラインの行がレコード {record} と食い違います。",
        "A row of the lists contradicts record {record}.",
    ),
    "attachment-missing": Bilingual(
        "レコード {record} の添付ファイルがありません。控えがあれば commander restore で戻せます。",
        "The file attached by record {record} is missing: commander restore brings it back from a backup.",
    ),
    "attachment-altered": Bilingual(
        "レコード {record} の添付ファイルの中身が、添付したときと違います。",
        "The file attached by record {record} is not what was attached.",
    ),
    "file-damaged": Bilingual(
        "ファイルの構造が壊れています({record})。commander restore で控えに戻してください。",
        "The file's structure is damaged ({record}): put a backup back with commander restore.",
    ),
}

# Every member of commander.outbox.debt.Held: why a delivery stands where it stands.
REASONS: Mapping[str, Bilingual] = {
    "undo-crash": Bilingual(
        "取り消せる時間のうちに中断したため送っていません",
        "It was cut short while it could still be undone and was not sent",
    ),
    "stale": Bilingual(
        "文面が約束した時刻を過ぎたため送っていません", "Its own promise has passed, so it was not sent"
    ),
    "token": Bilingual("トークンが受け付けられません({detail})", "The token was not accepted ({detail})"),
    "permission": Bilingual("権限が足りません({detail})", "A permission is missing ({detail})"),
    "address": Bilingual(
        "アドレスが目的のサービスではありません({detail})", "The address is not the service's ({detail})"
    ),
    "settings": Bilingual(
        "この PC の設定のため送れません({detail})", "This machine is not set up for it ({detail})"
    ),
    "restored": Bilingual(
        "控えから戻したため送信済みか分かりません",
        "The journal was put back from a backup, so nobody knows whether it went out",
    ),
    "changed-outside": Bilingual(
        "送信待ちの内容が注文したものと違うため送っていません",
        "The work list no longer holds what was ordered, so it was not sent",
    ),
    "target": Bilingual(
        "送り先がないか入れません({detail})", "There is no such place, or we may not enter it ({detail})"
    ),
    "gone": Bilingual(
        "変更する投稿が相手側にもうありません({detail})",
        "What was to be changed is no longer there ({detail})",
    ),
    "superseded": Bilingual("新しい内容に置き換えたため送っていません", "A newer one took its place"),
    "overtaken": Bilingual(
        "新しい文面「{detail}」が先に届いたため送っていません",
        "A newer text (“{detail}”) arrived there first, so it was not sent",
    ),
    "by-hand": Bilingual("人が止めたため送っていません", "Somebody held it back"),
    "content": Bilingual("この文面は受け付けられません({detail})", "They do not take this text ({detail})"),
    "try-later": Bilingual("相手側が応じません({detail})", "The other side did not take it yet ({detail})"),
    "looking": Bilingual(
        "相手側を確認中です({detail})", "It is being looked for on the other side ({detail})"
    ),
    "cannot-look": Bilingual(
        "届いたか相手側で確かめられません({detail})", "The other side cannot be looked at ({detail})"
    ),
    "not-there": Bilingual("二度見て届いていないと分かりました", "Two looks found that it did not arrive"),
}
# What to do now, for each of them. The ways on are named as they are called where the sentence is read.
_WHAT_NOW: Mapping[str, Bilingual] = {
    "undo-crash": Bilingual(
        "送るなら「{release}」、やめるなら「{cancel}」を選んでください", 'choose "{release}" or "{cancel}"'
    ),
    "stale": Bilingual(
        "新しい文面を送り、これは「{cancel}」を選んでください",
        'send a fresh text and choose "{cancel}" for this one',
    ),
    "token": Bilingual(
        "「{connect}」で新しいトークンを入れ、「{release}」を選んでください",
        'give another with "{connect}", then choose "{release}"',
    ),
    "permission": Bilingual(
        "相手側で権限を加え、「{release}」を選んでください",
        'grant it on the other side, then choose "{release}"',
    ),
    "address": Bilingual(
        "設定の base_url と接続を直し、「{release}」を選んでください",
        'mend base_url or the network, then choose "{release}"',
    ),
    "settings": Bilingual(
        "設定を直し、「{release}」を選んでください", 'mend the settings, then choose "{release}"'
    ),
    "restored": Bilingual(
        "相手側を見て、「{confirm}」「{release}」「{cancel}」のどれかを選んでください",
        'look at the other side, then choose "{confirm}", "{release}" or "{cancel}"',
    ),
    "changed-outside": Bilingual(
        "commander verify で調べ、新しい文面を送ってください", "run commander verify, then send a fresh text"
    ),
    "target": Bilingual(
        "送り先を直して「{release}」か、「{cancel}」を選んでください",
        'mend it and choose "{release}", or choose "{cancel}"',
    ),
    "content": Bilingual(
        "別の文面を送り、これは「{cancel}」を選んでください",
        'send another text and choose "{cancel}" for this one',
    ),
    "try-later": Bilingual("自動でもう一度送ります", "it is tried again by itself"),
    "looking": Bilingual(
        "見て届いていれば「{confirm}」、なければ「{resend}」を選べます",
        'if you can see it there choose "{confirm}", else "{resend}"',
    ),
    "cannot-look": Bilingual(
        "自分で確かめ、届いていれば「{confirm}」、なければ「{resend}」を選んでください",
        'find out yourself; if it arrived choose "{confirm}", else "{resend}"',
    ),
    "not-there": Bilingual("自動でもう一度送ります", "it is sent again by itself"),
    "gone": Bilingual(
        "要るなら新しい連絡文を送ってください(まとめは自動で投稿し直します)",
        "send a new text if it is needed (a summary is posted anew by itself)",
    ),
    "superseded": Bilingual("何もしなくて構いません", "nothing needs to be done"),
    "overtaken": Bilingual("何もしなくて構いません", "nothing needs to be done"),
    "by-hand": Bilingual(
        "送るなら「{release}」、やめるなら「{cancel}」を選んでください", 'choose "{release}" or "{cancel}"'
    ),
}
_BOTH = Bilingual("{why}。{what_now}。", "{why}: {what_now}.")
# The ways on as the command line calls them.
COMMANDS: Mapping[str, str] = {
    "release": "release",
    "cancel": "cancel",
    "confirm": "confirm",
    "resend": "resend",
    "hold": "hold",
    "connect": "commander connect",
}
_NO_DETAIL = Bilingual("詳細なし", "no detail")
# What commander.connections.connections says where a token can't be had, after the channel's name.
_NO_TOKEN: Mapping[str, Bilingual] = {
    "no token": Bilingual("トークンなし", "no token"),
    "no token (KeyringAbsent)": Bilingual(
        "トークンなし、この PC にキーリングがありません", "no token, and this machine has no keyring"
    ),
    "no token (KeyringLocked)": Bilingual(
        "トークンを読めません、キーリングがロックされています", "the keyring that holds the token is locked"
    ),
    "no token (KeyringRefused)": Bilingual(
        "トークンを読めません、キーリングが拒みました", "the keyring refused to give the token"
    ),
}
_INTERRUPTED = Bilingual("送信中に Commander が止まりました", "Commander stopped while it was being sent")


def fault_sentence(fault: FileFault, language: Language) -> str:
    """What is wrong with a journal file and the way on, as one line of text."""
    return _filled(FAULTS[fault.wrong], language, path=str(fault.path), detail=fault.detail)


def flaw_sentence(flaw: StrEnum, record: str, language: Language) -> str:
    """One finding of a verification."""
    return _filled(FLAWS[flaw], language, record=record)


def delivery_sentence(
    state: DeliveryState,
    reason: str,
    detail: str,
    language: Language,
    ways: Mapping[str, str] = COMMANDS,
) -> str:
    """Where a delivery stands and what to do now; a reason typed by a person is shown as it was typed.

    ways: how release, cancel, confirm, resend and connect are called where the sentence is read.
    """
    if reason in REASONS:
        what_now = _WHAT_NOW[reason].said_in(language).format(**ways)
        return _BOTH.said_in(language).format(
            why=delivery_reason(reason, detail, language), what_now=what_now
        )
    said = shown(reason or detail)
    state_label = label(state, language)
    return f"{state_label}: {said}" if said else state_label


# How something arrived, where that is not as ordered; other words are the other side's own.
_ARRIVALS: Mapping[str, Bilingual] = {
    "linked-anew": Bilingual(
        "復旧済みの掲載はページが再開を受け付けないため、先の掲載へのリンクを付けて新しく掲載しました",
        "the page keeps a resolved incident closed, so a new one was opened that links the earlier one",
    ),
}


def arrival_note(detail: str, language: Language) -> str:
    """What a person must know of how something arrived; empty: as ordered."""
    known = _ARRIVALS.get(detail)
    return known.said_in(language) if known else shown(detail)


def delivery_reason(reason: str, detail: str, language: Language) -> str:
    """Why a delivery stands where it stands, and no more: a line of the timeline gives no orders."""
    known = REASONS.get(reason)
    if detail == INTERRUPTED:
        detail = _INTERRUPTED.said_in(language)
    channel, _, wrong = detail.partition(": ")
    if wrong in _NO_TOKEN:
        detail = f"{channel}: {_NO_TOKEN[wrong].said_in(language)}"
    return _filled(known, language, detail=detail) if known else shown(reason or detail)


def _filled(sentence: Bilingual, language: Language, **values: str) -> str:
    clean = {name: shown(value) or _NO_DETAIL.said_in(language) for name, value in values.items()}
    return sentence.said_in(language).format(**clean)


# Said on the terminal by a start that can neither open a window nor raise the one that is open.
UNANSWERED = Bilingual(
    "{home} のウィンドウがほかで開いていますが、応答しません。閉じるか終了させてから、もう一度起動してください。",
    "A window of {home} is open elsewhere and does not answer: close or end it, then start again.",
)
