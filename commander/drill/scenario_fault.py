"""What can be wrong with a scenario's file, and the sentence for it in Japanese and English. Reads no file."""

from enum import StrEnum

from commander.wording.language import Bilingual, Language
from commander.wording.sentences import shown


class ScenarioReason(StrEnum):
    """Why a scenario can't be played."""

    NO_SUCH = "no-such"
    UNREADABLE = "unreadable"
    NOT_UTF8 = "not-utf8"
    BROKEN = "broken"
    UNKNOWN_FIELD = "unknown-field"
    MISSING = "missing"
    WRONG_TYPE = "wrong-type"
    NOT_A_CHOICE = "not-a-choice"
    TOO_LONG = "too-long"
    NO_BLANK = "no-blank"
    EMPTY = "empty"
    TWICE = "twice"
    BAD_SPAN = "bad-span"
    NOBODY = "nobody"
    NO_SUCH_TIME = "no-such-time"
    NO_COUNTS = "no-counts"


class ScenarioFault(Exception):
    """One fault in a scenario's file: where, and how to mend it."""

    def __init__(
        self,
        source: str,
        reason: ScenarioReason,
        *,
        field: str = "",
        line: int | None = None,
        detail: str = "",
    ) -> None:
        super().__init__(f"{source}: {reason.value} {field}".rstrip())
        self.source = source
        self.reason = reason
        self.field = field  # "step[3].after"
        self.line = line  # where known
        self.detail = detail  # what stands there, or what would be right

    def sentence(self, language: Language) -> str:
        """What, where and how to mend it, as one sentence."""
        said = _SENTENCES[self.reason].said_in(language)
        detail = self.detail
        if self.reason is ScenarioReason.WRONG_TYPE:
            detail = _TYPES.get(detail, Bilingual(detail, detail)).said_in(language)
        end = "。" if language is Language.JA else "."
        return f"{self._place(language)}: {said.format(field=shown(self.field), detail=shown(detail))}{end}"

    def _place(self, language: Language) -> str:
        source = shown(self.source)
        if self.line is None:
            return source
        return f"{source} の {self.line} 行目" if language is Language.JA else f"{source}, line {self.line}"


_SENTENCES = {
    ScenarioReason.NO_SUCH: Bilingual(
        "この名前のシナリオはありません。次のどれかを選んでください: {detail}",
        "there is no scenario of this name; choose one of: {detail}",
    ),
    ScenarioReason.UNREADABLE: Bilingual(
        "ファイルを読めません({detail})。場所と権限を確かめてください",
        "the file cannot be read ({detail}); check its place and rights",
    ),
    ScenarioReason.NOT_UTF8: Bilingual(
        "UTF-8 ではありません。UTF-8 で保存し直してください", "this is not UTF-8; save the file as UTF-8"
    ),
    ScenarioReason.BROKEN: Bilingual(
        'TOML として読めません。直してください(文字列は "" で囲み、同じキーは一度だけ)',
        'this is not valid TOML; mend it (text stands in "quotes", each key once)',
    ),
    ScenarioReason.UNKNOWN_FIELD: Bilingual(
        "「{field}」という項目はありません。取り除いてください",
        '"{field}" is not part of a scenario; remove it',
    ),
    ScenarioReason.MISSING: Bilingual(
        "「{field}」がありません。書き加えてください", '"{field}" is missing; add it'
    ),
    ScenarioReason.WRONG_TYPE: Bilingual(
        "「{field}」の型が違います。{detail}を書いてください", '"{field}" has the wrong type; write {detail}'
    ),
    ScenarioReason.NOT_A_CHOICE: Bilingual(
        "「{field}」の値が違います。次のどれかを書いてください: {detail}",
        '"{field}" has an unknown value; write one of: {detail}',
    ),
    ScenarioReason.TOO_LONG: Bilingual(
        "「{field}」が長すぎます。{detail} 文字以内にしてください",
        '"{field}" is too long; keep it within {detail} characters',
    ),
    ScenarioReason.NO_BLANK: Bilingual(
        "「{field}」に {detail} がありません。日本語と英語の両方に書き加えてください",
        '"{field}" lacks {detail}; put it into both languages',
    ),
    ScenarioReason.EMPTY: Bilingual("「{field}」が空です。書いてください", '"{field}" is empty; fill it in'),
    ScenarioReason.TWICE: Bilingual(
        "「{field}」に「{detail}」が二度あります。一方の名前を変えてください",
        '"{field}" has "{detail}" twice; rename one of them',
    ),
    ScenarioReason.BAD_SPAN: Bilingual(
        '「{field}」は時間として読めません。"+4m"、"+90s"、"+1h30m" のように書いてください',
        '"{field}" is not a span of time; write it like "+4m", "+90s" or "+1h30m"',
    ),
    ScenarioReason.NOBODY: Bilingual(
        "「{field}」の人物がいません。次のどれかを書いてください: {detail}",
        '"{field}" names nobody of the cast; write one of: {detail}',
    ),
    ScenarioReason.NO_SUCH_TIME: Bilingual(
        "「{field}」の起点がありません。次のどれか、または前にある手順の名前を書いてください: {detail}",
        '"{field}" counts from nothing; write the key of an earlier step or one of: {detail}',
    ),
    ScenarioReason.NO_COUNTS: Bilingual(
        "「{field}」の問い合わせに count と usual がありません。件数と平常の件数を書いてください",
        '"{field}" is an inquiry without count and usual; give the number and the usual number',
    ),
}
# By msgspec's names of what it expected.
_TYPES = {
    "str": Bilingual('"" で囲んだ文字列', 'text in "quotes"'),
    "int": Bilingual("引用符のない整数", "a whole number without quotes"),
    "bool": Bilingual("true か false ", "true or false"),
    "array": Bilingual('["…", "…"] のような並び', 'a list like ["…", "…"]'),
    "object": Bilingual("表(ja と en など、名前の付いた項目)", "a table of named fields, such as ja and en"),
}
