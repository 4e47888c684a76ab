"""Pure: faults of the journal's file and of deliveries, each as one sentence that also says what to do now.

Keyed by the members' values: what finds these faults lies above this room and can't be imported here.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Protocol

from commander.board.messages import DeliveryState
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
    "file-damaged": Bilingual(
        "ファイルの構造が壊れています({record})。commander restore で控えに戻してください。",
        "The file's structure is damaged ({record}): put a backup back with commander restore.",
    ),
}

# Every member of commander.outbox.debt.Held: why a delivery stands where it stands, and what to do now.
REASONS: Mapping[str, Bilingual] = {
    "undo-crash": Bilingual(
        "取り消せる時間のうちに中断したため送っていません。送るなら release、やめるなら cancel を選んでください。",
        "It was cut short while it could still be undone and was not sent: release it or cancel it.",
    ),
    "stale": Bilingual(
        "文面が約束した時刻を過ぎたため送っていません。新しい文面を送り、これは cancel してください。",
        "Its own promise has passed, so it was not sent: send a fresh text and cancel this one.",
    ),
    "token": Bilingual(
        "トークンが受け付けられません({detail})。commander connect で新しいトークンを入れ、release してください。",
        "The token was not accepted ({detail}): give another with commander connect, then release it.",
    ),
    "permission": Bilingual(
        "権限が足りません({detail})。相手側で権限を加え、release してください。",
        "A permission is missing ({detail}): grant it on the other side, then release it.",
    ),
    "address": Bilingual(
        "アドレスが目的のサービスではありません({detail})。設定の base_url と接続を直し、release してください。",
        "The address is not the service's ({detail}): mend base_url or the network, then release it.",
    ),
    "settings": Bilingual(
        "この PC の設定のため送れません({detail})。設定を直し、release してください。",
        "This machine is not set up for it ({detail}): mend the settings, then release it.",
    ),
    "restored": Bilingual(
        "控えから戻したため送信済みか分かりません。相手側を見て confirm、release、cancel のどれかを選んでください。",
        "The journal was put back from a backup: look at the other side, then confirm, release or cancel it.",
    ),
    "changed-outside": Bilingual(
        "送信待ちの内容が注文したものと違うため送っていません。commander verify で調べ、新しい文面を送ってください。",
        "The work list no longer holds what was ordered, so it was not sent: run commander verify, send a fresh text.",
    ),
    "target": Bilingual(
        "送り先がないか入れません({detail})。送り先を直して release するか、cancel してください。",
        "There is no such place, or we may not enter it ({detail}): mend it and release this, or cancel it.",
    ),
    "content": Bilingual(
        "この文面は受け付けられません({detail})。別の文面を送り、これは cancel してください。",
        "They do not take this text ({detail}): send another text and cancel this one.",
    ),
    "try-later": Bilingual(
        "相手側が応じないため({detail})、自動でもう一度送ります。",
        "The other side did not take it yet ({detail}): it is tried again by itself.",
    ),
    "looking": Bilingual(
        "届いたか不明です({detail})。相手側を確認中です。見て届いていれば confirm、なければ resend を選べます。",
        "It may have arrived ({detail}) and is being looked for: if you can see it there confirm it, else resend it.",
    ),
    "not-there": Bilingual(
        "二度見て届いていないと分かったため、自動でもう一度送ります。",
        "Two looks found that it did not arrive: it is sent again by itself.",
    ),
}
_NO_DETAIL = Bilingual("詳細なし", "no detail")


def fault_sentence(fault: FileFault, language: Language) -> str:
    """What is wrong with a journal file and the way on, as one line of text."""
    return _filled(FAULTS[fault.wrong], language, path=str(fault.path), detail=fault.detail)


def flaw_sentence(flaw: StrEnum, record: str, language: Language) -> str:
    """One finding of a verification."""
    return _filled(FLAWS[flaw], language, record=record)


def delivery_sentence(state: DeliveryState, reason: str, detail: str, language: Language) -> str:
    """Where a delivery stands and what to do now; a reason typed by a person is shown as it was typed."""
    known = REASONS.get(reason)
    if known is not None:
        return _filled(known, language, detail=detail)
    said = shown(reason or detail)
    state_label = label(state, language)
    return f"{state_label}: {said}" if said else state_label


def _filled(sentence: Bilingual, language: Language, **values: str) -> str:
    clean = {name: shown(value) or _NO_DETAIL.said_in(language) for name, value in values.items()}
    return sentence.said_in(language).format(**clean)
