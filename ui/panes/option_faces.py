"""The row of an option, as it follows from the board."""

from PySide6.QtCore import QCoreApplication

from commander.board.options import Option, OptionState, is_underway
from ui.models.board import BoardModel
from ui.panes.slot import Face
from ui.theme import Tone
from ui.widgets.text_layout import Run
from ui.words import Words


def option_face(option: Option, model: BoardModel, words: Words) -> Face:
    """What it is, how fast, what it may hurt; once it is decided, what became of it and why."""
    state = option.state
    is_open = state is OptionState.OPEN
    word = (
        QCoreApplication.translate("ActionsPane", "turn back")
        if is_open and option.restore_first
        else words.label(state)
    )
    tone = Tone.DECISION if option.restore_first else Tone.NEUTRAL
    return Face(
        key=option.option,
        value=(Run(option.text, None if is_open else Tone.NEUTRAL),),
        chip=(word, tone if is_open else Tone.PAST),
        detail=_detail(option),
        is_item=True,
        is_fixed=is_underway(option, model.board.actions),
    )


def _detail(option: Option) -> str:
    if option.state is OptionState.DECLINED:
        why = QCoreApplication.translate("ActionsPane", "why not: {reason}")
        return why.format(reason=" / ".join(option.reasons))
    said = (
        (QCoreApplication.translate("ActionsPane", "when: {condition}"), "condition", option.condition),
        (QCoreApplication.translate("ActionsPane", "speed: {speed}"), "speed", option.speed),
        (QCoreApplication.translate("ActionsPane", "may hurt: {what}"), "what", option.blast_radius),
    )
    return " ・ ".join(text.format(**{name: value}) for text, name, value in said if value)
