"""The 個人情報 tile of the clock strip, and the statutory clocks beside it once a named person judged (2-10)."""

from datetime import timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.board.impact import Aspect, Certainty
from commander.board.privacy_records import PrivacyAnswer
from commander.board.privacy_rights import leader
from commander.board.statutory_clocks import Clock
from commander.deadlines import Deadline, DeadlineKind
from commander.wording.privacy_state import report_name, short_days
from ui.models.board import BoardModel
from ui.theme import Tone
from ui.words import Words

# More would push the clocks of the outage away; all of them stand on the page.
SHOWN: Final = 2
# While several are left, a clock counts days; then hours and minutes.
COUNTED_IN_DAYS: Final = timedelta(days=2)


def tile_words(model: BoardModel, words: Words) -> tuple[str, str, Tone] | None:
    """What the tile says, beside it and in which tone; None: personal data is known to be untouched."""
    board = model.board
    if not board.privacy.has_track:
        return _before(model)
    answered, now = board.privacy.answered, model.now
    owner = (answered.owner if answered else "") or leader(board) or ""
    name = model.policy.person_name(owner) if owner else QCoreApplication.translate("Privacy", "no owner")
    if answered is None:
        return QCoreApplication.translate("Privacy", "not judged yet"), name, _tone(model, Tone.WARN)
    match answered.answer:
        case PrivacyAnswer.NO:
            return None
        case PrivacyAnswer.UNKNOWN:
            again = words.time(answered.ask_at, now) if answered.ask_at else ""
            asked = QCoreApplication.translate("Privacy", "ask again {time}").format(time=again)
            return words.label(answered.answer), f"{name} ・ {asked}", _tone(model, Tone.WARN)
        case PrivacyAnswer.YES:
            return QCoreApplication.translate("Privacy", "concerned"), name, Tone.WARN


def _before(model: BoardModel) -> tuple[str, str, Tone] | None:
    """Nobody raised anything: the line of the impact says it, or nobody did."""
    row = model.board.impact.row(Aspect.PERSONAL_DATA)
    if row is not None and row.certainty is not Certainty.UNCONFIRMED:
        return None
    blank = QCoreApplication.translate("Privacy", "not judged yet")
    if row is not None:
        return blank, row.text, Tone.WARN
    return blank, QCoreApplication.translate("Privacy", "nobody has answered"), _tone(model, Tone.WARN)


def _tone(model: BoardModel, calm: Tone) -> Tone:
    """Red once the time to answer has passed (practice §1.2)."""
    due = [one.due for one in model.deadlines() if one.kind is DeadlineKind.PERSONAL_DATA]
    return Tone.BAD if any(model.now >= at for at in due) else calm


def statutory_boxes(model: BoardModel, words: Words) -> list[Deadline]:
    """The next clocks that run, as tiles; none without the right, and none before somebody judged."""
    return [
        Deadline(kind=DeadlineKind.STATUTORY, due=at, text=_short(clock, words), owner=clock.judge)
        for clock, at in model.restricted.due()[:SHOWN]
    ]


def _short(clock: Clock, words: Words) -> str:
    days = short_days(clock.due, clock.clause.zone) if clock.due is not None else ""
    # The days first: a narrow tile cuts the end.
    return " ".join(filter(None, (clock.clause.id, days, report_name(clock.report, words.language))))
