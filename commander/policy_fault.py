"""What can be wrong with a policy file, and the sentence for it in Japanese and English. Reads no file."""

from enum import StrEnum

from commander.address import AddressFault


class PolicyReason(StrEnum):
    """Why a policy file is not imported."""

    BROKEN = "broken"  # not TOML
    NOT_UTF8 = "not_utf8"
    UNREADABLE = "unreadable"
    UNWRITABLE = "unwritable"
    UNKNOWN_KEY = "unknown_key"
    MISSING = "missing"
    NOT_A_LIST = "not_a_list"
    TWICE = "twice"
    WRONG_TYPE = "wrong_type"
    OUT_OF_RANGE = "out_of_range"
    NOT_A_CHOICE = "not_a_choice"
    EMPTY = "empty"
    BAD_TEXT = "bad_text"
    BAD_KEY = "bad_key"
    BAD_ADDRESS = "bad_address"
    NO_ZONE = "no_zone"
    UNKNOWN_SCHEME = "unknown_scheme"
    NO_CHANNEL = "no_channel"
    NO_ADDRESS_HERE = "no_address_here"
    BY_HAND_ALONE = "by_hand_alone"
    NO_MAILING = "no_mailing"
    TOO_MANY_ADDRESSES = "too_many_addresses"
    TOO_MANY_WORDS = "too_many_words"
    BAD_SLACK_ID = "bad_slack_id"
    BAD_PATTERN = "bad_pattern"
    NOBODY_TO_INVITE = "nobody_to_invite"
    NO_WORDING_SET = "no_wording_set"
    BAD_TEMPLATE = "bad_template"
    LONG_PROSE = "long_prose"
    TOO_MANY_LINES = "too_many_lines"


class PolicyFault(Exception):
    """One fault in a policy file: where, and how to mend it. Nothing was imported."""

    def __init__(
        self,
        source: str,
        reason: PolicyReason,
        *,
        key: str = "",
        line: int | None = None,
        column: int | None = None,
        expected: str | AddressFault = "",
        known: tuple[str, ...] = (),
    ) -> None:
        super().__init__(f"{source}: {reason.value}")
        self.source = source
        self.reason = reason
        self.key = key  # "audience.targets"
        self.line = line  # where known
        self.column = column
        self.expected = expected  # what would be right: a range, the choices, the nearest key
        self.known = known

    def sentence(self, language: str) -> str:
        """What, where and how to mend it, as one sentence in "ja" or "en"."""
        ja = language == "ja"
        reason = self.reason
        hinted = reason is PolicyReason.UNKNOWN_KEY and self.expected
        template = (_HINT if hinted else SENTENCES[reason])[0 if ja else 1]
        said = template.format(
            key=_shown(self.key, 60),
            expected=_shown(self._wanted(ja=ja), 200),
            known=("、" if ja else ", ").join(self.known),
        )
        return f"{self._place(ja=ja)}: {said}{'。' if ja else '.'}"

    def _place(self, *, ja: bool) -> str:
        source = _shown(self.source, 200)
        if self.line is None:
            return source
        if ja:
            column = f" {self.column} 文字目" if self.column is not None else ""
            return f"{source} の {self.line} 行目{column}"
        column = f", column {self.column}" if self.column is not None else ""
        return f"{source}, line {self.line}{column}"

    def _wanted(self, *, ja: bool) -> str:
        if isinstance(self.expected, AddressFault):
            return self.expected.sentence("ja" if ja else "en")
        if self.reason is PolicyReason.WRONG_TYPE and self.expected in _TYPES:
            return _TYPES[self.expected][0 if ja else 1]
        return self.expected


_HINT = (
    "「{key}」という設定はありません。「{expected}」ではありませんか(ここで使えるもの: {known})",
    '"{key}" is not part of a policy; did you mean "{expected}" (known here: {known})',
)
SENTENCES = {
    PolicyReason.BROKEN: (
        'TOML として読めません。直してください(文字列は "" で囲み、同じキーは一度だけ)',
        'this is not valid TOML; mend it (text stands in "quotes", each key once)',
    ),
    PolicyReason.NOT_UTF8: (
        "UTF-8 ではありません。UTF-8 で保存し直してください",
        "this is not UTF-8; save the file as UTF-8",
    ),
    PolicyReason.UNREADABLE: (
        "ファイルを読めません({expected})。場所と権限を確認してください",
        "the file cannot be read ({expected}); check its place and rights",
    ),
    PolicyReason.UNWRITABLE: (
        "ファイルに書き込めません({expected})。フォルダーの権限と空き容量を確認してください",
        "the file cannot be written ({expected}); check the folder's rights and free space",
    ),
    PolicyReason.UNKNOWN_KEY: (
        "「{key}」という設定はありません。取り除いてください(ここで使えるもの: {known})",
        '"{key}" is not part of a policy; remove it (known here: {known})',
    ),
    PolicyReason.BAD_SLACK_ID: (
        "「{key}」は Slack の ID ではありません。{expected} のように書いてください(表示名や @名 ではありません)",
        '"{key}" is no id of Slack; write it like {expected} (not a display name or @handle)',
    ),
    PolicyReason.BAD_PATTERN: (
        (
            "「{key}」のチャンネル名に「{expected}」があるか、足りません。"
            "小文字の英数字と - _、{{date}} {{id}} {{title}} が使え、{{id}} は必要です"
        ),
        (
            '"{key}" has or lacks "{expected}"; a name takes a–z, 0–9, - _, {{date}}, {{id}} and {{title}}, '
            "and needs {{id}}"
        ),
    ),
    PolicyReason.NOBODY_TO_INVITE: (
        "「{key}」の「{expected}」は一覧にありません。[[person]] か [[user_group]] に加えてください",
        '"{expected}" in "{key}" is on no list; add it as [[person]] or [[user_group]]',
    ),
    PolicyReason.MISSING: ("「{key}」がありません。書き加えてください", '"{key}" is missing; add it'),
    PolicyReason.NOT_A_LIST: (
        "「{key}」は何度でも書ける表です。[[{key}]] と書いてください",
        '"{key}" may stand several times; write [[{key}]]',
    ),
    PolicyReason.TWICE: (
        "「{key}」に「{expected}」が二度あります。一つにしてください",
        '"{key}" has "{expected}" twice; keep one of them',
    ),
    PolicyReason.WRONG_TYPE: (
        "「{key}」の型が違います。{expected}を書いてください",
        '"{key}" has the wrong type; write {expected}',
    ),
    PolicyReason.OUT_OF_RANGE: (
        "「{key}」が範囲外です。{expected} の整数を書いてください",
        '"{key}" is out of range; write a whole number within {expected}',
    ),
    PolicyReason.NOT_A_CHOICE: (
        "「{key}」の値が違います。{expected} のどれかを書いてください",
        '"{key}" has an unknown value; write one of {expected}',
    ),
    PolicyReason.EMPTY: ("「{key}」が空です。書いてください", '"{key}" is empty; fill it in'),
    PolicyReason.BAD_TEXT: (
        "「{key}」は改行のない {expected} 文字以内の文字列です。短くしてください",
        '"{key}" must be one line of at most {expected} printable characters; shorten it',
    ),
    PolicyReason.BAD_KEY: (
        "「{key}」は半角の英数字と . _ - で 80 文字以内にしてください",
        '"{key}" must be made of letters, digits, ".", "_" and "-", at most 80',
    ),
    PolicyReason.BAD_ADDRESS: (
        "「{key}」のアドレスは使えません。{expected}",
        '"{key}" is not an address that can be used; {expected}',
    ),
    PolicyReason.NO_ZONE: (
        '「{key}」というタイムゾーンはありません。"Asia/Tokyo" のように書いてください',
        '"{key}" is not a time zone; write one like "Asia/Tokyo"',
    ),
    PolicyReason.UNKNOWN_SCHEME: (
        (
            "「{key}」の送り先が違います({expected})。"
            '"slack:#チャンネル"、"statuspage"、"cachet"、"page"、"email:リスト" のどれかを書いてください'
        ),
        (
            '"{key}" has an unknown target ({expected}); '
            'write "slack:#channel", "statuspage", "cachet", "page" or "email:list"'
        ),
    ),
    PolicyReason.NO_CHANNEL: (
        '「{key}」の Slack の送り先にチャンネルがありません。"slack:#incidents" のように書いてください',
        '"{key}" has a Slack target without a channel; write it like "slack:#incidents"',
    ),
    PolicyReason.BY_HAND_ALONE: (
        '「{key}」は kind = "by-hand" の宛先には書けません(人が電話やメールで伝えます)。取り除いてください',
        '"{key}" has no place in an audience of kind = "by-hand", which a person tells; remove it',
    ),
    PolicyReason.NO_ADDRESS_HERE: (
        '「{key}」の送り先が長すぎます。"{expected}" とだけ書いてください',
        '"{key}" has a target with too much in it; write just "{expected}"',
    ),
    PolicyReason.NO_MAILING: (
        "「{key}」のメールの宛先リスト「{expected}」がありません。[[mailing]] を加えてください",
        '"{key}" names a mailing list that is not there ({expected}); add a [[mailing]]',
    ),
    PolicyReason.TOO_MANY_ADDRESSES: (
        "「{key}」のアドレスは {expected} 件です。別の [[mailing]] に分けてください",
        '"{key}" holds {expected} addresses; put the rest into another [[mailing]]',
    ),
    PolicyReason.NO_WORDING_SET: (
        "「{key}」の文面セット「{expected}」がありません。[[wording_set]] を加えてください",
        '"{key}" names a wording set that is not there ({expected}); add a [[wording_set]]',
    ),
    PolicyReason.BAD_TEMPLATE: (
        "「{key}」の文面を使えません({expected})。{{{{名前}}}} と [[ … ]] の書き方を直してください",
        '"{key}" holds a text that cannot be used ({expected}); mend its {{{{name}}}} and [[ … ]]',
    ),
    PolicyReason.LONG_PROSE: (
        "「{key}」は {expected} 文字以内の文章です。短くしてください",
        '"{key}" must be text of at most {expected} characters; shorten it',
    ),
    PolicyReason.TOO_MANY_LINES: (
        "「{key}」は {expected} 行です。減らしてください",
        '"{key}" holds {expected} lines; leave some out',
    ),
    PolicyReason.TOO_MANY_WORDS: (
        "「{key}」の言葉は {expected} 個です。別の [[wording]] に分けてください",
        '"{key}" holds {expected} words; put the rest into another [[wording]]',
    ),
}
_TYPES = {
    "text": ('"" で囲んだ文字列', 'text in "quotes"'),
    "number": ("引用符のない整数", "a whole number without quotes"),
    "flag": ("true か false ", "true or false"),
    "words": ('["ペガサス", "db-main"] のような並び', 'a list like ["pegasus", "db-main"]'),
    "kinds": ('["public", "support"] のような並び', 'a list like ["public", "support"]'),
    "addresses": ('["name@example.com"] のような並び', 'a list like ["name@example.com"]'),
    "stage-texts": (
        "[[wording_set.text]] に stage、title_ja、title_en、body_ja、body_en",
        "[[wording_set.text]] with stage, title_ja, title_en, body_ja, body_en",
    ),
    "roles": ('["ic", "biz"] のような役割の並び', 'a list of roles like ["ic", "biz"]'),
    "by-severity": (
        "{ 1 = 10, 2 = 15 } のような深刻度ごとの分",
        "minutes by severity like { 1 = 10, 2 = 15 }",
    ),
    "page-ids": (
        '{ statuspage = "8kbf7d35c070", cachet = "3" } のようなページごとの id(cachet は番号、"" はそのページにない)',
        'ids by page like { statuspage = "8kbf7d35c070", cachet = "3" } (a number on cachet, "" where it is not shown)',
    ),
    "week": (
        "月曜から 7 日、それぞれ 24 時間分の件数の並び",
        "seven lists, Monday first, each of the 24 hours' numbers",
    ),
    "peaks": (
        '["weekdays 07:00-10:00", "daily 18:00-21:00"] のような混む時間帯の並び',
        'a list of busy hours like ["weekdays 07:00-10:00", "daily 18:00-21:00"]',
    ),
    "duties": ('["J1", "S1"] のような義務の番号の並び', 'a list of duties like ["J1", "S1"]'),
    "days-of-month": ("[25, 31] のような毎月の日の並び", "a list of days of the month like [25, 31]"),
    "people": ('["person-a", "名前"] のような並び', 'a list like ["person-a", "a name"]'),
    "edges": ('["09:00", "21:00"] のような時刻の並び', 'a list of times like ["09:00", "21:00"]'),
    "names": ('["person-a", "oncall"] のような並び', 'a list like ["person-a", "oncall"]'),
    "channels": ('["#incidents"] のようなチャンネルの並び', 'a list of channels like ["#incidents"]'),
    "day": (
        '"2026-12-29" のような日、または毎年の "12-29" のような月日',
        'a day like "2026-12-29", or "12-29" for each year',
    ),
    "country": ('祝日のわかる国("JP" など)', 'a country whose holidays are known, like "JP"'),
    "clock": ('"10:00" のような時刻', 'a time like "10:00"'),
    "targets": ('["slack:#incidents", "page"] のような並び', 'a list like ["slack:#incidents", "page"]'),
}


def _shown(text: str, limit: int) -> str:
    clean = "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text)
    return clean if len(clean) <= limit else f"{clean[: limit - 1]}…"
