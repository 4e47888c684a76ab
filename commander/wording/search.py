"""Pure: what the search says: what hinders it, what in a search was not understood, how far it has come.

Keyed by the members' values: what finds these troubles lies above this room and can't be imported here.
"""

from collections.abc import Mapping
from enum import StrEnum

from commander.wording.language import Bilingual, Language
from commander.wording.sentences import shown

# Every member of commander.search.fault.Hindrance.
HINDRANCES: Mapping[str, Bilingual] = {
    "busy": Bilingual(
        "検索の索引をほかのプログラムが使っています。少し待つと続きます。記録は無事です。",
        "Another program is using the search index; it goes on in a moment. What was recorded is safe.",
    ),
    "full": Bilingual(
        "ディスクがいっぱいで検索の索引(search.db)を書けません。空きを作ってください。記録は無事です。",
        "The disk is full, so the search index (search.db) cannot be written: make room. "
        "What was recorded is safe.",
    ),
    "read-only": Bilingual(
        "検索の索引(search.db)に書き込めません。フォルダーの権限を確認してください。記録は無事です。",
        "The search index (search.db) cannot be written: check the folder's rights. What was recorded is safe.",
    ),
    "unreachable": Bilingual(
        "検索の索引(search.db)を開けません({detail})。ディスクを確認してください。記録は無事です。",
        "The search index (search.db) cannot be opened ({detail}): check the disk. What was recorded is safe.",
    ),
}
_IN_MEMORY = Bilingual("検索は使えます。", "Searching works all the same.")
_BEHIND = Bilingual(
    "索引を作っています({done} %)。新しい記録はまだ見つからないことがあります。",
    "The index is being made ({done} %); newer entries may not be found yet.",
)
# Every member of commander.search.query.QueryTrouble.
TROUBLES: Mapping[str, Bilingual] = {
    "kind": Bilingual(
        "「{text}」という種類はありません。事実・決定・対応・質問などの名前を使ってください。",
        'There is no kind "{text}": use a name like fact, decision, action or question.',
    ),
    "time": Bilingual(
        "「{text}」は時刻として読めません。22:31、昨日、11/21 のように書いてください。",
        '"{text}" is not a time: write it like 22:31, yesterday or 11/21.',
    ),
}


def hindrance_sentence(hindrance: StrEnum, detail: str, language: Language, *, in_memory: bool) -> str:
    """What hinders the search's file, and what to do."""
    sentence = HINDRANCES[hindrance.value].said_in(language).format(detail=shown(detail))
    if not in_memory:
        return sentence
    return f"{sentence}{'' if language is Language.JA else ' '}{_IN_MEMORY.said_in(language)}"


def trouble_sentence(trouble: StrEnum, text: str, language: Language) -> str:
    """What in a search was not understood."""
    return TROUBLES[trouble.value].said_in(language).format(text=shown(text))


def progress_sentence(followed: int, newest: int, language: Language) -> str:
    """How much of the journal can be found already."""
    return _BEHIND.said_in(language).format(done=100 * followed // max(1, newest))
