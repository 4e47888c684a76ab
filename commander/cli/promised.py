"""How promises to customers stand, as `show` and `promise show` print them: lines for people, one JSON shape."""

from datetime import datetime, tzinfo

from commander.board import promises
from commander.board.board import Board
from commander.board.impact import Amount
from commander.cli.place import clock
from commander.cli.shapes import Shape, instant
from commander.wording.checks import outgoing_title
from commander.wording.language import Bilingual, Language
from commander.wording.promises import kept_sentence, owed_sentence, total_late

_HEAD = Bilingual("お客様への約束", "Promises to customers")
_MISSED = Bilingual("{promised} → {came}({minutes} 分遅れ)", "{promised} → {came} ({minutes} min late)")
_NOT_YET = Bilingual("まだ", "not yet")
_OWED = Bilingual("お知らせが必要:{why}", "post owed: {why}")
_PUT_OFF = Bilingual("督促は {until} まで先送り:{reason}", "warning put off until {until}: {reason}")


def promise_lines(board: Board, language: Language, zone: tzinfo, now: datetime) -> list[str]:
    """How promises were kept, each miss, what is owed beyond them and what is put off; none: no line."""
    kept = promises.kept(board.promises, board.messages, now)
    lines = [kept_sentence(kept, language)] if kept else []
    for one in (one for one in kept if one.missed):
        came = clock(one.kept_at, zone) if one.kept_at else _NOT_YET.said_in(language)
        missed = _MISSED.said_in(language)
        promised = clock(one.promised_at, zone)
        lines.append(missed.format(promised=promised, came=came, minutes=f"{one.minutes_late:,}"))
    owed = _OWED.said_in(language)
    lines += [owed.format(why=outgoing_title(owed_sentence(one, language))) for one in board.owed]
    snooze = promises.snoozed(board.promises, board.messages, now)
    if snooze is not None:
        off = _PUT_OFF.said_in(language)
        lines.append(off.format(until=clock(snooze.until, zone), reason=outgoing_title(snooze.reason)))
    return [f"{_HEAD.said_in(language)}:", *(f"  {line}" for line in lines)] if lines else []


def promises_shape(board: Board, now: datetime) -> Shape:
    """The same for a program: the answer of `promise show`, and `promises` in that of `show`."""
    kept = promises.kept(board.promises, board.messages, now)
    snooze = promises.snoozed(board.promises, board.messages, now)
    return {
        "came_due": len(kept),
        "kept": sum(not one.missed for one in kept),
        "late_minutes": total_late(kept),
        "missed": [
            {
                "promised_at": instant(one.promised_at),
                "kept_at": instant(one.kept_at),
                "late_minutes": one.minutes_late,
            }
            for one in kept
            if one.missed
        ],
        "owed": [
            {"why": one.why, "before": _said(one.before), "after": _said(one.after)} for one in board.owed
        ],
        "snoozed": {"until": instant(snooze.until), "reason": snooze.reason, "by": snooze.by}
        if snooze
        else None,
    }


def _said(value: Amount | str) -> Shape | str:
    if isinstance(value, str):
        return value
    figures: Shape = {"low": value.low, "likely": value.likely, "high": value.high}
    return figures | {"unit": value.unit, "per_mille": value.per_mille}
