"""What a timeline may be narrowed by now: kinds of rows, people, teams, what is unanswered, milestones."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.narrowing import MILESTONES, UNANSWERED, Condition, Narrowing, Sort, teams_of
from commander.wording.labels import Mark
from ui.models.board import BoardModel
from ui.panes.narrow_bar import condition_words
from ui.panes.palette_item import Item
from ui.panes.palette_search import Phrases
from ui.theme import Tone
from ui.words import Words

# Readings and words in English, as in the palette: never shown.
_SOUGHT: Final[Mapping[Condition, tuple[str, str]]] = {
    UNANSWERED: ("みかいとう へんじまち みへんじ", "unanswered waiting open asks"),
    MILESTONES: ("ふしめ じこく", "milestones timestamps marks"),
    Condition(Sort.KIND, Mark.DECISION): ("けってい", "decision"),
    Condition(Sort.KIND, Mark.ACTION): ("たいおう", "action"),
    Condition(Sort.KIND, Mark.QUESTION): ("しつもん", "question"),
    Condition(Sort.KIND, Mark.FACT): ("じじつ", "fact"),
    Condition(Sort.KIND, Mark.HYPOTHESIS): ("かせつ", "hypothesis cause"),
    Condition(Sort.KIND, Mark.COMMUNICATION): ("れんらく", "communication post"),
    Condition(Sort.KIND, Mark.PEOPLE): ("ひと やくわり", "people roles"),
    Condition(Sort.KIND, Mark.FOLLOW_UP): ("こうぞく しゅくだい", "follow-up todo"),
    Condition(Sort.KIND, Mark.GOOD_MOVE): ("よいうごき", "good move"),
    Condition(Sort.KIND, Mark.STATUS): ("じょうきょう", "status"),
    Condition(Sort.KIND, Mark.SIGNAL): ("ちょうこう あらーと", "signal alert"),
    Condition(Sort.KIND, Mark.CORRECTION): ("ていせい", "correction"),
}


def narrow_items(narrowing: Narrowing, model: BoardModel, words: Words) -> dict[Condition, Item]:
    """Every condition with its line, those in force first."""
    board, policy = model.board, model.policy
    held = (board.roles.holder(role) for role in board.roles.fields)
    here = dict.fromkeys(filter(None, (*held, *board.teams.members, *(one.key for one in policy.persons()))))
    found = [
        *narrowing.conditions,
        UNANSWERED,
        *(one for one in _SOUGHT if one.sort is Sort.KIND),
        *(Condition(Sort.TEAM, team) for team in teams_of(board)),
        *(Condition(Sort.PERSON, person) for person in here),
        MILESTONES,
    ]
    return {one: item_of(one, narrowing, model, words) for one in found}


def item_of(condition: Condition, narrowing: Narrowing, model: BoardModel, words: Words) -> Item:
    """The line of one condition."""
    said = condition_words(condition, model, words)
    kana, english = _SOUGHT.get(condition, ("", ""))
    chosen = QCoreApplication.translate("NarrowItems", "✓ in force: Enter takes it away")
    return Item(
        words=said,
        group=_groups()[condition.sort],
        phrases=Phrases.of((said, condition.key), kana=kana, words=english),
        note=chosen if condition in narrowing.conditions else "",
        tone=Tone.ACCENT,
    )


def _groups() -> dict[Sort, str]:
    return {
        Sort.KIND: QCoreApplication.translate("NarrowItems", "Kind"),
        Sort.PERSON: QCoreApplication.translate("NarrowItems", "Person"),
        Sort.TEAM: QCoreApplication.translate("NarrowItems", "Team"),
        Sort.UNANSWERED: QCoreApplication.translate("NarrowItems", "Answers"),
        Sort.MILESTONE: QCoreApplication.translate("NarrowItems", "Time"),
    }
