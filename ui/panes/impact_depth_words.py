"""What the page of the impact shows: the scope over time as bars and as lines, every row with what it superseded."""

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.board.impact import Aspect, Certainty, Row
from commander.board.impact_matrix import CellState, components, symptoms
from commander.board.impact_negligible import contradictions
from commander.board.impact_scope import ScopePoint
from commander.wording.impact_headline import headline
from commander.wording.impact_said import jump_said, latest_first, row_details, scope_sentence, whole_said
from commander.wording.line_values import amount_words
from ui.models.board import BoardModel
from ui.panes.impact_words import claim_runs
from ui.panes.inquiries_words import markers_since
from ui.theme import Tone
from ui.widgets.inquiry_chart import Bar, Marker
from ui.words import Words

_BARS: Final = 24
_SHORTEST: Final = timedelta(minutes=1)
_SHOWN: Final = 20
_PARTS_SHOWN: Final = 3


def headline_text(model: BoardModel, words: Words) -> str:
    """How long, until recovery, how many, how far, how grave, in one line."""
    return " ・ ".join(headline(model.board, model.now, words.language))


def scope_bars(model: BoardModel, words: Words) -> tuple[list[Bar], list[Marker]]:
    """What stood in each stretch of time, from the beginning until now; no bar where nobody had said a number."""
    points = model.board.scope.amounts()
    first, step = _stretches(model)
    bars: list[Bar] = []
    before: ScopePoint | None = None
    hour = ""
    for number in range(_BARS):
        begin = first + number * step
        point = next((one for one in reversed(points) if one.at < begin + step), None)
        local = f"{words.local(begin):%H}"
        bars.append(_bar(point, before, begin, local if local != hour else "", words))
        before, hour = point or before, local
    jumps = [
        Marker(
            place=(one.at - first) / step,
            word=jump_said(model.board.scope, one, words.language),
            tone=Tone.BAD,
        )
        for one in model.board.scope.jumps()
        if one.at >= first
    ]
    return bars, [*jumps, *markers_since(model, first, step)]


def scope_lines(model: BoardModel, words: Words) -> list[str]:
    """The same as text, what was said last at the top: for who can't see the chart, and for reading aloud."""
    lines = []
    for point in latest_first(model.board.scope.points)[:_SHOWN]:
        said = _point_said(point, model.now, words)
        jump = jump_said(model.board.scope, point, words.language)
        who = model.policy.person_name(point.by)
        lines.append("  ".join(part for part in (said, jump, who) if part))
    return lines


def row_line(row: Row, model: BoardModel, words: Words) -> str:
    """A claim in one line: what, how many, how sure, as of when, by whom."""
    amount = row.amount
    parts = [words.label(row.aspect)]
    if row.concern is not None:
        parts.append(words.label(row.concern))
    if amount is not None:
        parts += [amount_words(amount), whole_said(amount, words.language)]
    plain = f"{amount.likely:,} {amount.unit}".strip() if amount is not None else ""
    name = model.policy.person_name(row.details.verified_by) if row.details.verified_by else ""
    parts += [row.text if row.text != plain else "", row_details(row, words.language, name)]
    parts += [words.label(row.certainty), words.time(row.as_of, model.now)]
    parts.append(model.policy.person_name(row.author))
    return "  ".join(part for part in parts if part)


def evidence_text(aspect: Aspect, model: BoardModel, words: Words) -> str:
    """One kind of evidence, to stand beside the other two: what, how sure, as of when, by whom."""
    row = model.board.impact.row(aspect)
    if row is None:
        return f"{words.label(aspect)}\n{words.label(Certainty.UNCONFIRMED)}"
    sure = f"{words.label(row.certainty)} {words.time(row.as_of, model.now)}"
    said = "".join(run.text for run in claim_runs(row, words))
    return f"{words.label(aspect)}\n{said}\n{sure} {model.policy.person_name(row.author)}"


def earlier_lines(row: str, model: BoardModel, words: Words, *, most: int) -> list[str]:
    """What a row said before, the newest of it first."""
    before = model.board.impact.history(row)[:-1]
    return [row_line(one, model, words) for one in reversed(before[-most:])]


def finding_text(model: BoardModel, words: Words) -> tuple[str, Tone]:
    """The finding that it is not so serious, and whether it still holds; what nobody confirmed says so."""
    finding = model.board.negligible.standing
    if finding is None:
        return QCoreApplication.translate("Impact", "not confirmed"), Tone.PAST
    said = QCoreApplication.translate("Impact", "{text} ({who} {at})").format(
        text=finding.text,
        who=model.policy.person_name(finding.by),
        at=words.time(finding.found_at, model.now),
    )
    if contradictions(model.board.impact, finding):
        doubt = QCoreApplication.translate("Impact", "newer claims speak against it: look again")
        return f"{said} ・ {doubt}", Tone.BAD
    if finding.ask_again_at is not None and finding.ask_again_at <= model.now:
        again = QCoreApplication.translate("Impact", "is it still so? look again")
        return f"{said} ・ {again}", Tone.WARN
    return said, Tone.INK


def matrix_text(model: BoardModel, words: Words) -> tuple[str, Tone]:
    """What is suspected or confirmed of which part; what nobody looked at is not called well."""
    board, policy = model.board, model.policy
    hurt = board.symptoms.hurt()
    if not hurt:
        said = QCoreApplication.translate("Impact", "nothing suspected") if board.symptoms.cells else ""
        return said or QCoreApplication.translate("Impact", "not confirmed"), Tone.PAST
    names = {key: words.either(ja, en) for key, ja, en in components(board.symptoms, policy)}
    columns = {one.key: words.either(one.name_ja, one.name_en) for one in symptoms(board.symptoms, policy)}
    said = ", ".join(
        f"{names.get(part, part)} {columns.get(symptom, symptom)} ({words.label(cell.state)})"
        for part, symptom, cell in hurt[:_PARTS_SHOWN]
    )
    beyond = len(hurt) - _PARTS_SHOWN
    more = QCoreApplication.translate("Impact", "and {count} more").format(count=beyond) if beyond > 0 else ""
    is_sure = hurt[0][2].state is CellState.CONFIRMED
    return " ".join(part for part in (said, more) if part), Tone.INK if is_sure else Tone.WARN


def _stretches(model: BoardModel) -> tuple[datetime, timedelta]:
    """From when, and how long a bar is: the whole incident in so many bars."""
    incident, now = model.board.incident, model.now
    known = [one.at for one in model.board.scope.points]
    known += [incident.started.instant] if incident.started else []
    known += [incident.declared_at] if incident.declared_at else []
    first = min([*known, now])
    step = max((now - first) / (_BARS - 1), _SHORTEST)
    return min(first, now - (_BARS - 1) * step), step


def _bar(
    point: ScopePoint | None, before: ScopePoint | None, begin: datetime, hour: str, words: Words
) -> Bar:
    local = f"{words.local(begin):%H:%M}"
    amount = point.amount if point is not None else None
    if point is None or amount is None:
        nobody = QCoreApplication.translate("Impact", "{time}: not confirmed").format(time=local)
        return Bar(count=None, usual=None, spoken=nobody, hour=local if hour else "")
    was = before.amount if before is not None else None
    grew = was is None or amount.likely > was.likely
    return Bar(
        count=amount.likely,
        usual=None,
        least=amount.low,
        most=amount.high,
        spoken=scope_sentence(point, local, words.label(point.certainty), words.language),
        above=f"{amount.likely:,}" if grew and point is not before else "",
        hour=local if hour else "",
    )


def _point_said(point: ScopePoint, now: datetime, words: Words) -> str:
    return scope_sentence(point, words.time(point.at, now), words.label(point.certainty), words.language)
