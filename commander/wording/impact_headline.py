"""Pure: the figures that stand above all others: how long customers were hurt, how many, until when (0-05)."""

from datetime import datetime

from commander.board.board import Board
from commander.board.impact import Aspect
from commander.board.impact_windows import total
from commander.wording.impact_said import impact_label
from commander.wording.impact_windows import span_text
from commander.wording.labels import label
from commander.wording.language import Bilingual, Language
from commander.wording.line_values import amount_words

_UNKNOWN = Bilingual("未確認", "not confirmed")
_HURT = Bilingual("影響の長さ {span}", "hurt for {span}")
_RECOVERED = Bilingual("発生から復旧まで {span}", "recovered after {span}")
_NOT_RECOVERED = Bilingual("未復旧", "not recovered")
_SIZE = Bilingual("規模 {size}", "size {size}")
_REACH = Bilingual("広がり {reach}", "reaches {reach}")
_GRAVEST = Bilingual("最大 SEV{severity}", "SEV{severity} at most")


def headline(board: Board, now: datetime, language: Language) -> tuple[str, ...]:
    """How long, until recovery, how many, how far, how grave; what nobody knows says so."""
    unknown = _UNKNOWN.said_in(language)
    whole = total(board.windows, now)
    span = span_text(whole, language) if whole is not None else unknown
    parts = [_HURT.said_in(language).format(span=span), _recovery(board, language)]
    row = board.impact.row(Aspect.HOW_MANY)
    size = unknown
    if row is not None:
        said = amount_words(row.amount) if row.amount is not None else row.text
        between = "、" if language is Language.JA else ", "
        size = f"{said}{between}{label(row.certainty, language)}"
    parts.append(_SIZE.said_in(language).format(size=size))
    spread = board.scope.spread
    if spread is not None:
        parts.append(_REACH.said_in(language).format(reach=impact_label(spread, language)))
    if board.severities.gravest is not None:
        parts.append(_GRAVEST.said_in(language).format(severity=board.severities.gravest))
    return tuple(parts)


def _recovery(board: Board, language: Language) -> str:
    watch, started = board.incident.watch, board.incident.started
    if watch is None:
        return _NOT_RECOVERED.said_in(language)
    span = span_text(watch.restored_at - started.instant, language) if started else _UNKNOWN.said_in(language)
    return _RECOVERED.said_in(language).format(span=span)
