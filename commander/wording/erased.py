"""Pure: which copies of an erased entry nobody here can call back."""

from commander.board.erasure import EntryErased
from commander.wording.language import Bilingual, Language

_GONE = Bilingual(
    "この端末の記録と検索から消去しました。あったことと、いつ誰が書いたかは残ります。",
    "Erased from the journal and the search of this desk. That it was there, when and by whom, stays.",
)
_LIVE = Bilingual(
    "{target} の実況は残っています。Slack で削除してください。",
    "The live line in {target} stays: delete it in Slack.",
)
_HEARD = Bilingual(
    "もとの発言は Slack に残っています。Slack で削除してください。ここに取り込まれることはもうありません。",
    "The message itself stays in Slack: delete it there. It is never taken in here again.",
)
_DRAWN = Bilingual(
    "{target} の要約は次の更新で書き換わりますが、前の要約の言葉は Slack の履歴とこの端末の記録に残ります。",
    "The summary in {target} is drawn anew with the next change; earlier ones keep the words, in Slack and here.",
)
_TOLD = Bilingual(
    "この記録から書いた連絡文が {count} 件あります。訂正か取り下げをしてください(commander amend、take-back)。",
    "{count} text(s) were written from this entry: correct them or take them back (commander amend, take-back).",
)
_FILES = Bilingual(
    "書き出したファイルとバックアップ(データの場所の backups にあるものも)には残ります。要らなければ消してください。",
    "Files exported before and backups keep it, those in the data folder's backups too: delete those that nobody "
    "needs.",
)


def copies_left(event: EntryErased, *, told: int, language: Language) -> list[str]:
    """What was done, and one line for each kind of copy that stays. told: texts that were written from the entry."""
    lines = [_GONE.said_in(language)]
    lines += [_LIVE.said_in(language).format(target=target) for target in event.left]
    lines += [_DRAWN.said_in(language).format(target=target) for target in event.drawn]
    if event.messages:
        lines.append(_HEARD.said_in(language))
    if told:
        lines.append(_TOLD.said_in(language).format(count=told))
    return [*lines, _FILES.said_in(language)]
