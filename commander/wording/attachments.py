"""Pure: what is said of attached files: their sizes, why one was not taken, how one lies, what a picture may tell."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from commander.board.attachment_rules import AttachmentRules, AttachmentRulesSet
from commander.board.attachments import AttachmentAdded
from commander.board.record import Event
from commander.board.refusal import Because
from commander.wording.language import Bilingual, Language

_KILO: Final = 1024
_UNITS: Final = ("KB", "MB", "GB")
_TENTHS_BELOW: Final = 10
_NAMES_SAID: Final = 5

ATTACHMENT_LINES: Mapping[type[Event], Bilingual] = {
    AttachmentAdded: Bilingual("添付ファイル:{name}", "File attached: {name}"),
    AttachmentRulesSet: Bilingual(
        "運用設定:添付ファイルの上限({rules})", "Policy: limits of attachments ({rules})"
    ),
}
ATTACHMENT_REFUSALS: Mapping[Because, Bilingual] = {
    Because.ATTACH_NOTHING: Bilingual(
        "添付するファイルがありません。ファイルを選んでください。",
        "There is no file to attach: name at least one.",
    ),
    Because.ATTACH_TOO_MANY: Bilingual(
        "一度に添付できるのは {limit} 個までです。何回かに分けるか、一つのテキストにまとめてください。",
        "At most {limit} files are attached at once: do it in several goes.",
    ),
    Because.ATTACH_ENTRY_UNKNOWN: Bilingual(
        "添付先になるのは書記の記録だけで、その記録は見つかりません。記録の行を選び直してください。",
        "Files hang on entries only, and that one was not found: choose a row that somebody wrote.",
    ),
    Because.ATTACH_ENTRY_ERASED: Bilingual(
        "この記録は消去されているため添付できません。新しい記録にしてください。",
        "That entry was erased, so nothing is attached to it: make a new entry.",
    ),
    Because.ATTACHED_ALREADY: Bilingual(
        "「{file}」はこの記録に添付済みです。", '"{file}" hangs on this entry already.'
    ),
    Because.ATTACHMENT_EMPTY: Bilingual(
        "「{file}」は空のファイルなので添付していません。", '"{file}" is empty, so it was not attached.'
    ),
    Because.ATTACHMENT_TOO_LARGE: Bilingual(
        "「{file}」は上限の {limit} を超えています。必要な部分だけを切り出して添付してください。",
        '"{file}" is larger than {limit}: cut out what matters and attach that.',
    ),
    Because.ATTACHMENT_NOT_KEPT: Bilingual(
        "「{file}」を保管できていないため記録していません。もう一度添付してください。",
        '"{file}" is not stored here, so nothing was recorded: attach it again.',
    ),
    Because.ATTACHMENTS_FULL: Bilingual(
        "このインシデントの添付ファイルが上限の {limit} に達します。"
        "要らないものを消去するか、運用設定の attachments.incident_mb を増やしてください。",
        "The files of this incident would exceed {limit}: erase what nobody needs, "
        "or raise attachments.incident_mb in the policy.",
    ),
    Because.ATTACHMENTS_FULL_COUNT: Bilingual(
        "一つのインシデントに添付できるのは {limit} 個までです。要らないものを消去してください。",
        "An incident takes at most {limit} files: erase what nobody needs.",
    ),
}
# Every member of commander.attachments.taking.Why.
UNTAKEN: Mapping[str, Bilingual] = {
    "folder": Bilingual(
        "「{file}」はフォルダーです。中のファイルを選んで添付してください。",
        '"{file}" is a folder: choose the files in it.',
    ),
    "link": Bilingual(
        "「{file}」はリンクです。リンク先のファイルそのものを添付してください。",
        '"{file}" is a link: attach the file that it leads to.',
    ),
    "device": Bilingual("「{file}」は通常のファイルではありません。", '"{file}" is not a regular file.'),
    "missing": Bilingual(
        "「{file}」が見つかりません。移動か削除されていないか確認してください。",
        '"{file}" is not there: was it moved or deleted?',
    ),
    "unreadable": Bilingual(
        "「{file}」を読めません({detail})。読み取りの権限を確認してください。",
        '"{file}" cannot be read ({detail}): look at its permissions.',
    ),
    "empty": ATTACHMENT_REFUSALS[Because.ATTACHMENT_EMPTY],
    "too-large": ATTACHMENT_REFUSALS[Because.ATTACHMENT_TOO_LARGE],
    "kind": Bilingual(
        "「{file}」は添付できない種類です。画像(PNG、JPEG、GIF、WebP)、テキスト、PDF が使えます。",
        '"{file}" is of a kind that is not kept: use pictures (PNG, JPEG, GIF, WebP), text or PDF.',
    ),
    "sensitive": Bilingual(
        "「{file}」には{detail}らしいものがあるため、まだ添付していません。",
        '"{file}" looks as if it held {detail}, so it is not attached yet.',
    ),
    "full": Bilingual(
        "ディスクがいっぱいのため「{file}」を保管していません。空きを作ってやり直してください。",
        'The disk is full, so "{file}" was not stored: free some space and try again.',
    ),
    "store": Bilingual(
        "「{file}」を保管できません({detail})。ホームフォルダーに書き込めるか確認してください。",
        '"{file}" cannot be stored ({detail}): look whether the home folder can be written.',
    ),
}
# Every member of commander.attachments.store.Lies but the sound one.
LIES: Mapping[str, Bilingual] = {
    "missing": Bilingual(
        "ファイルがありません。控え(バックアップ)から戻せます。",
        "The file is missing: a backup may bring it back.",
    ),
    "altered": Bilingual(
        "添付した後に中身が変わっているため表示しません。控え(バックアップ)から戻せます。",
        "The file was changed after it was attached, so it is not shown: a backup may bring it back.",
    ),
}
# Every member of commander.attachments.pictures.Tells.
TELLS: Mapping[str, Bilingual] = {
    "place": Bilingual("撮影場所", "the place where it was taken"),
    "camera": Bilingual("撮影日時や機種", "when and with what it was taken"),
}
# Every member of commander.wording.sensitive.Sort.
_SORTS: Mapping[str, Bilingual] = {
    "secret": Bilingual("パスワードかトークン", "a password or token"),
    "card": Bilingual("カード番号", "a card number"),
    "my-number": Bilingual("マイナンバー", "a My Number"),
}
_MADE = Bilingual("添付:{names}", "Attached: {names}")
_MORE = Bilingual("ほか {count} 個", "{count} more")
_RULES = Bilingual("1 個 {file} MB、全体 {incident} MB", "{file} MB a file, {incident} MB in all")


def size_said(size: int) -> str:
    """12 KB: as much as somebody wants to know of a file's size."""
    if size < _KILO:
        return f"{max(size, 0)} B"
    amount = float(size)
    for unit in _UNITS:
        amount /= _KILO
        if round(amount) < _KILO or unit == _UNITS[-1]:
            break
    return f"{amount:.1f} {unit}" if amount < _TENTHS_BELOW and unit != "KB" else f"{round(amount):,} {unit}"


def entry_text(names: Sequence[str], language: Language) -> str:
    """What an entry says that was made for files alone."""
    between = "、" if language is Language.JA else ", "
    said = list(names[:_NAMES_SAID])
    if len(names) > _NAMES_SAID:
        said.append(_MORE.said_in(language).format(count=len(names) - _NAMES_SAID))
    return _MADE.said_in(language).format(names=between.join(said))


def untaken_sentence(why: str, file: str, detail: str, limit: int, language: Language) -> str:
    """Why a file was not taken. limit: the most that one may have, in bytes."""
    if why == "sensitive":
        between = "と" if language is Language.JA else " and "
        detail = between.join(_SORTS[one].said_in(language) for one in detail.split(","))
    words = UNTAKEN[why].said_in(language)
    return words.format(file=file, detail=detail or "?", limit=size_said(limit))


def told_by(tells: Iterable[str], language: Language) -> str:
    """What a picture says besides what is to be seen in it."""
    between = "、" if language is Language.JA else ", "
    return between.join(TELLS[one].said_in(language) for one in tells)


def rules_said(rules: AttachmentRules, language: Language) -> str:
    """The limits in short."""
    return _RULES.said_in(language).format(file=rules.file_mb, incident=rules.incident_mb)
