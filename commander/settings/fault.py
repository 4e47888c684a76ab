"""What can be wrong with settings.toml, and the sentence for it in Japanese and English. Reads no file."""

import re
from enum import StrEnum
from pathlib import Path

from commander.address import AddressFault


class FaultReason(StrEnum):
    """Why the settings can't be used."""

    BROKEN = "broken"  # not TOML
    NOT_UTF8 = "not_utf8"
    UNREADABLE = "unreadable"
    UNWRITABLE = "unwritable"
    UNKNOWN_SECTION = "unknown_section"
    UNKNOWN_KEY = "unknown_key"
    WRONG_TYPE = "wrong_type"
    OUT_OF_RANGE = "out_of_range"
    NOT_A_CHOICE = "not_a_choice"
    BAD_TEXT = "bad_text"
    BAD_ADDRESS = "bad_address"
    BAD_FOLDER = "bad_folder"
    BAD_COMMAND = "bad_command"
    BAD_HOST = "bad_host"
    BAD_PORT = "bad_port"
    BAD_REACTION = "bad_reaction"
    BAD_CHANNELS = "bad_channels"


class SettingsFault(Exception):
    """One fault in settings.toml: where, and how to mend it. Never repeats a value, which may be a secret."""

    def __init__(
        self,
        path: Path,
        reason: FaultReason,
        *,
        key: str = "",
        line: int | None = None,
        column: int | None = None,
        expected: str | AddressFault = "",
        known: tuple[str, ...] = (),
    ) -> None:
        super().__init__(f"{path}: {reason.value}")
        self.path = path
        self.reason = reason
        self.key = key  # "window.language"; the section alone when that is the fault
        self.line = line  # where known
        self.column = column
        self.expected = expected  # what would be right: a range, the choices, the nearest key
        self.known = known

    def sentence(self, language: str) -> str:
        """What, where and how to mend it, as one sentence in "ja" or "en"."""
        spoken = "ja" if language == "ja" else "en"
        template = (
            _HINTED[spoken] if self.reason in _UNKNOWN and self.expected else _SENTENCES[self.reason][spoken]
        )
        said = template.format(
            key=_shown(self.key, 60),
            expected=_shown(self._wanted(spoken), 200),
            known=("、" if spoken == "ja" else ", ").join(self.known),
        )
        return f"{self._place(spoken)}: {said}{'。' if spoken == 'ja' else '.'}"

    def _place(self, language: str) -> str:
        path = _shown(str(self.path), 200)
        if self.line is None:
            return path
        if language == "ja":
            column = f" {self.column} 文字目" if self.column is not None else ""
            return f"{path} の {self.line} 行目{column}"
        column = f", column {self.column}" if self.column is not None else ""
        return f"{path}, line {self.line}{column}"

    def _wanted(self, language: str) -> str:
        if isinstance(self.expected, AddressFault):
            return self.expected.sentence(language)
        if self.reason is FaultReason.WRONG_TYPE:
            return _TYPES[language].get(self.expected, self.expected)
        return self.expected


_UNKNOWN = frozenset({FaultReason.UNKNOWN_SECTION, FaultReason.UNKNOWN_KEY})
_HINTED = {
    "ja": "「{key}」という設定はありません。「{expected}」ではありませんか(ここで使えるもの: {known})",
    "en": '"{key}" is not a setting; did you mean "{expected}" (known here: {known})',
}
_NO_SETTING = {
    "ja": "「{key}」という設定はありません。取り除いてください(ここで使えるもの: {known})",
    "en": '"{key}" is not a setting; remove it (known here: {known})',
}
_SENTENCES = {
    FaultReason.BROKEN: {
        "ja": 'TOML として読めません。直してください(文字列は "" で囲み、同じキーは一度だけ)',
        "en": 'this is not valid TOML; mend it (text stands in "quotes", each key once)',
    },
    FaultReason.NOT_UTF8: {
        "ja": "UTF-8 ではありません。UTF-8 で保存し直してください",
        "en": "this is not UTF-8; save the file as UTF-8",
    },
    FaultReason.UNREADABLE: {
        "ja": "ファイルを読めません({expected})。種類・大きさ・権限を確認してください",
        "en": "the file cannot be read ({expected}); check its kind, size and rights",
    },
    FaultReason.UNWRITABLE: {
        "ja": "ファイルに書き込めません({expected})。フォルダーの権限と空き容量を確認してください",
        "en": "the file cannot be written ({expected}); check the folder's rights and free space",
    },
    FaultReason.UNKNOWN_SECTION: _NO_SETTING,
    FaultReason.UNKNOWN_KEY: _NO_SETTING,
    FaultReason.WRONG_TYPE: {
        "ja": "「{key}」の型が違います。{expected}を書いてください",
        "en": '"{key}" has the wrong type; write {expected}',
    },
    FaultReason.OUT_OF_RANGE: {
        "ja": "「{key}」が範囲外です。{expected} の秒数を書いてください",
        "en": '"{key}" is out of range; write a number of seconds within {expected}',
    },
    FaultReason.NOT_A_CHOICE: {
        "ja": "「{key}」の値が違います。{expected} のどれかを書いてください",
        "en": '"{key}" has an unknown value; write one of {expected}',
    },
    FaultReason.BAD_TEXT: {
        "ja": "「{key}」は改行のない {expected} 文字以内の文字列です。短くしてください",
        "en": '"{key}" must be one line of at most {expected} printable characters; shorten it',
    },
    FaultReason.BAD_ADDRESS: {
        "ja": "「{key}」のアドレスは使えません。{expected}",
        "en": '"{key}" is not an address that can be used; {expected}',
    },
    FaultReason.BAD_FOLDER: {
        "ja": "「{key}」のフォルダーは使えません。絶対パス(/… か ~/…)で書いてください",
        "en": '"{key}" is not a folder that can be used; write its whole path (/… or ~/…)',
    },
    FaultReason.BAD_HOST: {
        "ja": "「{key}」はサーバーの名前だけを書いてください(例:mail.example.com)",
        "en": '"{key}" must be the name of a server alone (like mail.example.com)',
    },
    FaultReason.BAD_PORT: {
        "ja": "「{key}」はポート番号(1–65535)を引用符なしで書いてください",
        "en": '"{key}" must be a port, a number within 1–65535 without quotes',
    },
    FaultReason.BAD_REACTION: {
        "ja": "「{key}」は絵文字の名前だけを書いてください(例:memo)",
        "en": '"{key}" must be the name of one emoji (like memo)',
    },
    FaultReason.BAD_CHANNELS: {
        "ja": "「{key}」はチャンネル名を {expected} 個まで、カンマで区切って書いてください(例:ops, incidents)",
        "en": '"{key}" must name at most {expected} channels, parted by commas (like ops, incidents)',
    },
    FaultReason.BAD_COMMAND: {
        "ja": '「{key}」のコマンドは実行できません。引用符を閉じるか ["プログラム", "引数"] と書いてください',
        "en": '"{key}" is not a command that can be run; close its quotes or write ["program", "argument"]',
    },
}
_TYPES = {
    "ja": {
        "text": '"" で囲んだ文字列',
        "number": "引用符のない整数",
        "truth": "true か false",
        "words": '文字列か、文字列の並び ["…", "…"]',
    },
    "en": {
        "text": 'text in "quotes"',
        "number": "a whole number without quotes",
        "truth": "true or false",
        "words": 'text, or a list of texts ["…", "…"]',
    },
}


def line_of(text: str, section: str, key: str) -> int | None:
    """The line of a section (key "") or of a key in it; None when it is written in an uncommon way."""
    heading = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if found := re.match(r"\s*\[+\s*([^\]]+?)\s*\]", line):
            heading = _bare(found[1])
            if not key and heading.split(".")[0] == section:
                return number
        elif found := re.match(r"\s*([^=#]+?)\s*=", line):
            name = _bare(found[1])
            whole = f"{heading}.{name}" if heading else name
            if whole == (f"{section}.{key}" if key else section) or (
                not key and whole.startswith(f"{section}.")
            ):
                return number
    return None


def place_of(message: str, text: str) -> tuple[int | None, int | None]:
    """Line and column that a message of tomllib names, where it names them."""
    # Before Python 3.14 the place is in tomllib's message only.
    if found := re.search(r"\(at line (\d+), column (\d+)\)", message):
        return int(found[1]), int(found[2])
    return (text.rstrip().count("\n") + 1, None) if "end of document" in message else (None, None)


def _bare(name: str) -> str:
    return re.sub(r"[\"'\s]", "", name)


def _shown(text: str, limit: int) -> str:
    clean = "".join(
        character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text
    )
    return clean if len(clean) <= limit else f"{clean[: limit - 1]}…"
