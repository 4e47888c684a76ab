"""Pure: which copies of an erased entry nobody here can call back."""

from collections.abc import Sequence
from typing import Final

from commander.board.erasure import EntryErased
from commander.board.messages import Messages
from commander.wording.language import Bilingual, Language

_DROP_FOLDER: Final = "drop-folder"  # how the feeds of dropped files are called
_COMMAND_LINE: Final = "command-line"
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
_SHOWING = Bilingual(
    "{target} の要約は、消した言葉をまだ表示しています。言葉を除いた要約を送信待ちに入れました。届くまで残ります。",
    "The summary in {target} still shows the words: its edit without them waits to be sent, and until it arrives they "
    "stand there.",
)
_STILL = Bilingual(
    "{target} の要約に、消去した言葉がまだ表示されています",
    "The summary in {target} still shows words that were erased",
)
_DRAWN = Bilingual(
    "{target} の前の要約の言葉は、Slack の編集履歴とこの端末の記録に残ります。",
    "Earlier summaries in {target} keep the words, in Slack's history of edits and in the records here.",
)
_TOLD = Bilingual(
    "この記録から書いた連絡文が {count} 件あります。訂正か取り下げをしてください(commander amend、take-back)。",
    "{count} text(s) were written from this entry: correct them or take them back (commander amend, take-back).",
)
_NAMED = Bilingual(
    "{incident} のタイトルはこの兆候の言葉です。タイトルを変えてください。前のタイトルは記録に残ります。",
    "The title of {incident} is the words of this signal: change it; the records keep the earlier title.",
)
_DROPPED = Bilingual(
    "受け取りフォルダーの done/ にあった写し {count} 件も消しました。",
    "Copies in done/ of the drop folder went with it: {count}.",
)
_KEPT = Bilingual(
    "受け取りフォルダーの done/ に、消せなかった写しが {count} 件あります。手で消してください。",
    "Copies in done/ of the drop folder could not be removed: {count}. Delete them by hand.",
)
_LOOK_THERE = Bilingual(
    "受け取りフォルダーの done/ に写しは見つかりませんでした。別の場所に移したものは手で消してください。",
    "No copy was found in done/ of the drop folder: delete by hand one that was put elsewhere.",
)
_DRAFTS = Bilingual(
    "書きかけの文 {count} 件にこの言葉があります。開いて直してください。",
    "Texts being written here hold the words: {count}. Open and change them.",
)
_FED = Bilingual(
    "監視の連絡元には残っています。そこで直してください。直すまで、新しい知らせは同じ言葉で届きます。",
    "The feed that it came by still has it: mend it there, or what it says next comes with the same words.",
)
_FILES = Bilingual(
    "書き出したファイルとバックアップ(データの場所の backups にあるものも)には残ります。要らなければ消してください。",
    "Files exported before and backups keep it, those in the data folder's backups too: delete those that nobody "
    "needs.",
)


def still_showing(target: str, language: Language) -> str:
    """That a summary shows erased words until its edit arrives; said for as long as it is so."""
    return _STILL.said_in(language).format(target=target)


def told_from_erased(messages: Messages, events: Sequence[EntryErased]) -> int:
    """How many texts were written from what was erased."""
    return sum(len(messages.told_from.get(one.entry, ())) for one in events)


def copies_left(events: Sequence[EntryErased], *, told: int, language: Language) -> list[str]:
    """What was done, and one line for each kind of copy that stays. told: texts that were written from the entry."""
    lines = [_GONE.said_in(language)]
    lines += [_LIVE.said_in(language).format(target=target) for one in events for target in one.left]
    lines += [
        _SHOWING.said_in(language).format(target=target)
        for one in events
        for target in (*one.showing, *one.fading)
    ]
    lines += [_DRAWN.said_in(language).format(target=target) for one in events for target in one.drawn]
    lines += [_NAMED.said_in(language).format(incident=name) for one in events for name in one.named]
    if any(one.messages for one in events):
        lines.append(_HEARD.said_in(language))
    feeds = {signal.feed for one in events for signal in one.signals}
    if any(feed and feed not in (_DROP_FOLDER, _COMMAND_LINE) for feed in feeds):
        lines.append(_FED.said_in(language))
    if drafts := max((one.drafts for one in events), default=0):
        lines.append(_DRAFTS.said_in(language).format(count=drafts))
    lines += _dropped(events, language)
    if told:
        lines.append(_TOLD.said_in(language).format(count=told))
    return [*dict.fromkeys(lines), _FILES.said_in(language)]


def _dropped(events: Sequence[EntryErased], language: Language) -> list[str]:
    gone, kept = sum(one.dropped for one in events), sum(one.kept for one in events)
    said = [_DROPPED.said_in(language).format(count=gone)] if gone else []
    if kept:
        said.append(_KEPT.said_in(language).format(count=kept))
    was_dropped = any(one.feed.startswith(_DROP_FOLDER) for event in events for one in event.signals)
    return said or ([_LOOK_THERE.said_in(language)] if was_dropped else [])
