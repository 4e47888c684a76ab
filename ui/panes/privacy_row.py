"""The personal-data row of the impact pane once the question was raised: the one answer, and its form (2-08)."""

from typing import Final

from commander.board.impact import Aspect
from commander.board.privacy_records import PrivacyAnswer
from commander.deadlines import DeadlineKind
from commander.wording.privacy_state import answer_words, question_detail
from ui.models.board import BoardModel
from ui.panes.inquiries_words import zone_of
from ui.panes.slot import Face
from ui.theme import Tone
from ui.widgets.text_layout import Run
from ui.words import Words

_TONES: Final = {
    PrivacyAnswer.YES: Tone.BAD,
    PrivacyAnswer.UNKNOWN: Tone.WARN,
    PrivacyAnswer.NO: Tone.INK,
}


def answer_face(model: BoardModel, words: Words) -> Face | None:
    """The answer, who owns it, when it is asked again; nothing restricted. None: nobody raised it yet."""
    board, now = model.board, model.now
    if not board.privacy.has_track:
        return None
    answered = board.privacy.answered
    detail = question_detail(board, model.policy, words.language, zone_of(words, now), now)
    said = answer_words(board, words.language)
    is_late = any(one.kind is DeadlineKind.PERSONAL_DATA and one.due <= now for one in model.deadlines())
    tone = Tone.BAD if is_late else Tone.WARN if answered is None else _TONES[answered.answer]
    return Face(
        key=Aspect.PERSONAL_DATA,
        label=words.label(Aspect.PERSONAL_DATA),
        value=(Run(f"{said} ", tone), Run(detail, Tone.NEUTRAL)),
        chip=(words.time(answered.at, now), Tone.NEUTRAL) if answered is not None else None,
        tip=f"{said}\n{detail}",
    )
