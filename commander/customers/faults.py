"""What is wrong with a list of affected customers or a file for it: one sentence, with the row and the way on."""

from enum import StrEnum

from commander.wording.language import Bilingual, Language
from commander.wording.sentences import shown


class Why(StrEnum):
    """Why nothing was done."""

    NO_KEYRING = "no-keyring"
    KEYRING_LOCKED = "keyring-locked"
    KEYRING_REFUSED = "keyring-refused"
    KEY_GONE = "key-gone"
    NO_SUCH_LIST = "no-such-list"
    DAMAGED = "damaged"
    NEWER = "newer"
    BUSY = "busy"
    UNWRITABLE = "unwritable"
    UNREADABLE = "unreadable"
    NOT_TEXT = "not-text"
    BINARY = "binary"
    ENCODING_UNKNOWN = "encoding-unknown"
    EMPTY = "empty"
    LINE_TOO_LONG = "line-too-long"
    BROKEN = "broken"
    TOO_MANY_COLUMNS = "too-many-columns"
    NO_KEY_COLUMN = "no-key-column"
    COLUMN_UNKNOWN = "column-unknown"
    COLUMN_TWICE = "column-twice"
    SAME_FILE = "same-file"
    TOO_MANY_FILES = "too-many-files"
    STOPPED = "stopped"
    NO_SUCH_FILE = "no-such-file"
    REASON_NEEDED = "reason-needed"
    NO_SUCH_PAIR = "no-such-pair"
    NOTHING_DECIDED = "nothing-decided"
    NO_SUCH_TEAM = "no-such-team"
    NOTHING_TO_EXPORT = "nothing-to-export"
    EXPORT_EXISTS = "export-exists"
    EXPORT_UNWRITABLE = "export-unwritable"


_SENTENCES = {
    Why.NO_KEYRING: Bilingual(
        "システムのキーリングが見つからないため、顧客リストを暗号化して保管できません。キーリング(GNOME Keyring、"
        "KWallet、キーチェーン、資格情報マネージャー)を起動してからやり直してください。何も書いていません。",
        "No system keyring was found, so that no list of customers can be kept encrypted: start one (GNOME Keyring, "
        "KWallet, Keychain, Credential Manager) and try again. Nothing was written.",
    ),
    Why.KEYRING_LOCKED: Bilingual(
        "システムのキーリングがロックされているか応答しません。解除してからやり直してください。",
        "The system keyring is locked or does not answer: unlock it and try again.",
    ),
    Why.KEYRING_REFUSED: Bilingual(
        "システムのキーリングが顧客リストの鍵を受け付けませんでした({value})。キーリングを確認してからやり直して"
        "ください。",
        "The system keyring did not take the key of the list ({value}): check it and try again.",
    ),
    Why.KEY_GONE: Bilingual(
        "顧客リスト {file} の鍵がこの端末のキーリングにないため開けません。取り込んだ端末で開くか、削除して取り込み"
        "直してください。",
        "The key of the list {file} is not in this machine's keyring, so it can't be opened: open it where it was "
        "imported, or delete it and import again.",
    ),
    Why.NO_SUCH_LIST: Bilingual(
        "顧客リスト {file} はこの端末にありません。customers show で確認してください。",
        "There is no list {file} on this machine: see customers show.",
    ),
    Why.DAMAGED: Bilingual(
        "顧客リスト {file} は壊れているか書き換えられています。削除し、元の CSV から取り込み直してください。",
        "The list {file} is damaged or was changed by another hand: delete it and import the CSV files again.",
    ),
    Why.NEWER: Bilingual(
        "顧客リスト {file} は新しい版の Commander のものです。その版で開いてください。",
        "The list {file} was written by a newer Commander: open it with that one.",
    ),
    Why.BUSY: Bilingual(
        "顧客リスト {file} に別の取り込みが書き込んでいます。終わってからやり直してください。",
        "Another import is writing to the list {file}: try again when it has ended.",
    ),
    Why.UNWRITABLE: Bilingual(
        "顧客リスト {file} に書き込めません({value})。空き容量と権限を確認してください。前の版はそのままです。",
        "The list {file} cannot be written ({value}): check room and rights. The version before stands.",
    ),
    Why.UNREADABLE: Bilingual(
        "{file} を読めません({value})。場所と権限を確認してください。",
        "{file} cannot be read ({value}): check where it is and its rights.",
    ),
    Why.NOT_TEXT: Bilingual(
        "{file} の {row} 行目付近は UTF-8 でも Shift_JIS(CP932)でも UTF-16 でもありません。CSV UTF-8 で保存し直して"
        "ください。",
        "{file}, near row {row}, is neither UTF-8 nor Shift_JIS (CP932) nor UTF-16: save it again as CSV UTF-8.",
    ),
    Why.BINARY: Bilingual(
        "{file} は表のテキストではありません({row} 行目で文字以外のデータ)。Excel などは CSV UTF-8 で保存し直して"
        "ください。",
        "{file} is no text (row {row} holds other data): save it as CSV UTF-8, from Excel too.",
    ),
    Why.ENCODING_UNKNOWN: Bilingual(
        "文字コード {value} はありません。utf-8-sig、cp932、utf-16 のどれかにしてください。",
        "There is no encoding {value}: use utf-8-sig, cp932 or utf-16.",
    ),
    Why.EMPTY: Bilingual(
        "{file} に行がありません。1 行目に見出し、2 行目から顧客を書いてください。",
        "{file} has no rows: put the headings in row 1 and customers from row 2.",
    ),
    Why.LINE_TOO_LONG: Bilingual(
        "{file} の {row} 行目は長すぎて読めません({value} を超えます)。その行を直してください。",
        "{file}, row {row} is too long to be read (over {value}): mend that row.",
    ),
    Why.BROKEN: Bilingual(
        "{file} の {row} 行目で引用符が閉じていません。その行を直してください。",
        "{file}, row {row}: a quotation mark is not closed; mend that row.",
    ),
    Why.TOO_MANY_COLUMNS: Bilingual(
        "{file} は {value} 列あります。500 列までにしてください。",
        "{file} has {value} columns: at most 500 are read.",
    ),
    Why.NO_KEY_COLUMN: Bilingual(
        "{file} のどの列が顧客番号・メール・電話・氏名か分かりません。列を選んでください(--column mail=見出し)。",
        "Which columns of {file} hold account, mail, phone or name is not clear: say so (--column mail=HEADING).",
    ),
    Why.COLUMN_UNKNOWN: Bilingual(
        "{file} に「{value}」という列はありません。1 行目の見出しか列番号にしてください。",
        '{file} has no column "{value}": use a heading of row 1, or the number of the column.',
    ),
    Why.COLUMN_TWICE: Bilingual(
        "「{value}」に列が 2 つ指定されています。1 つにしてください。",
        'Two columns are given for "{value}": give one.',
    ),
    Why.SAME_FILE: Bilingual(
        "{file} と同じ内容はすでに取り込み済みです({value})。別の CSV を選んでください。",
        "The same content as {file} was imported already ({value}): choose another file.",
    ),
    Why.TOO_MANY_FILES: Bilingual(
        "1 つのリストに取り込めるのは {value} ファイルまでです。別のリストを作ってください。",
        "One list takes {value} files: begin another list.",
    ),
    Why.NO_SUCH_FILE: Bilingual(
        "{value} 番のファイルはこのリストにありません。一覧の番号にしてください。",
        "This list has no file number {value}: use a number of its list.",
    ),
    Why.REASON_NEEDED: Bilingual(
        "{value} を外す理由を書いてください(顧客の情報は書かない)。",
        "Write why {value} is taken out, without any customer in it.",
    ),
    Why.STOPPED: Bilingual(
        "取り込みを中止しました。前の版はそのままです。",
        "The import was stopped; the version before stands.",
    ),
    Why.NO_SUCH_PAIR: Bilingual(
        "候補 {value} はありません。すでに判断されたか、一覧が変わりました。customers match で確認してください。",
        "There is no candidate {value}: it was decided, or the list has changed. See customers match.",
    ),
    Why.NOTHING_DECIDED: Bilingual(
        "元に戻せる判断がありません。",
        "There is no decision to take back.",
    ),
    Why.NO_SUCH_TEAM: Bilingual(
        "運用設定に「{value}」という渡し先はありません(customer_team)。",
        'The policy has no team "{value}" (customer_team).',
    ),
    Why.NOTHING_TO_EXPORT: Bilingual(
        "このリストには「{value}」に渡せる列がありません。列の対応か運用設定を確認してください。",
        'This list has none of the columns for "{value}": check its columns, or the policy.',
    ),
    Why.EXPORT_EXISTS: Bilingual(
        "{file} はすでにあります。別の名前にしてください。",
        "{file} is there already: choose another name.",
    ),
    Why.EXPORT_UNWRITABLE: Bilingual(
        "{file} に書き出せません({value})。場所と空き容量を確認してください。",
        "{file} cannot be written ({value}): check the place and the room.",
    ),
}


class CustomerFault(Exception):
    """Nothing was done, and why. Holds no cell of any customer; what others named is shown harmlessly."""

    def __init__(self, why: Why, *, file: str = "", row: int = 0, value: str = "") -> None:
        super().__init__(why.value)
        self.why, self.file, self.row, self.value = why, file, row, value

    def sentence(self, language: Language) -> str:
        """What is wrong, where, and the way on."""
        said = _SENTENCES[self.why].said_in(language)
        return said.format(file=shown(self.file), row=f"{self.row:,}", value=shown(self.value))
