"""Pure: what came in by itself and looks like a secret: kept as it came, and pointed out (engineering §E 88)."""

from collections.abc import Mapping
from typing import Final

from commander.board.questions import QuestionAsked
from commander.board.record import Event
from commander.board.signals import SignalRaised
from commander.board.slack_place import SlackChange
from commander.board.timeline import EntryAdded, EntryCorrected
from commander.wording.language import Bilingual, Language
from commander.wording.linter_checks import folded
from commander.wording.sensitive import Sort, found_in

_LOOKS: Final[Mapping[Sort, Bilingual]] = {
    Sort.SECRET: Bilingual("パスワードやトークンらしき文字列", "looks like a password or token"),
    Sort.CARD: Bilingual("カード番号らしき数字", "looks like a card number"),
    Sort.MY_NUMBER: Bilingual("マイナンバーらしき数字", "looks like a My Number"),
}
_REVOKE: Final = Bilingual("発行元で無効にしてください", "make it invalid where it was given out")
_ERASE: Final = Bilingual("{way} で消去", "{way} erases it")


def sorts_in(text: str) -> tuple[Sort, ...]:
    """What a text holds that nobody should keep without meaning to, each sort once."""
    return tuple(dict.fromkeys(one.sort for one in found_in(folded(text))))


def looks_said(sorts: tuple[Sort, ...], language: Language) -> str:
    """It, in a few words; empty: nothing."""
    return " ・ ".join(_LOOKS[one].said_in(language) for one in sorts)


def looks_of(event: Event, language: Language) -> str:
    """What a row looks like that no person at a desk typed; empty: nothing, or somebody here was asked already."""
    return looks_said(sorts_in(_outside(event)), language)


def way_on(event: Event, way: str, language: Language) -> str:
    """What to do about it. way: the key or the command that erases a row; a correction goes with its entry."""
    if isinstance(event, EntryAdded | QuestionAsked | SignalRaised):
        return _ERASE.said_in(language).format(way=way)
    return _REVOKE.said_in(language)


def _outside(event: Event) -> str:
    match event:
        case EntryAdded() | QuestionAsked() if event.heard is not None:
            return event.text
        case EntryCorrected(change=SlackChange.EDITED):
            return event.text
        case SignalRaised() if event.feed:
            return f"{event.text}\n{event.source}"
        case _:
            return ""
