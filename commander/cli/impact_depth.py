"""The impact in depth as `impact show` prints it: rows with what they superseded, scope, matrix, finding."""

from datetime import datetime, tzinfo

from commander.board.board import Board
from commander.board.impact import Amount, Row
from commander.board.impact_matrix import components, symptoms
from commander.board.impact_windows import total
from commander.board.policy import Policy
from commander.cli.place import clock
from commander.cli.shapes import Shape, instant, occurred_shape
from commander.wording.checks import outgoing_title
from commander.wording.impact_headline import headline
from commander.wording.impact_said import jump_said, row_details, scope_sentence, since_said, whole_said
from commander.wording.labels import label
from commander.wording.language import Bilingual, Language
from commander.wording.line_values import amount_words

_UNKNOWN = Bilingual("未確認", "not confirmed")
_SCOPE = Bilingual("広がりの履歴", "History of the scope")
_MATRIX = Bilingual("構成要素と症状", "Components and symptoms")
_DEPENDS = Bilingual("{one} が依存する先:{others}", "{one} depends on {others}")
_BEFORE = Bilingual("以前:", "before: ")
_FOUND = Bilingual(
    "それほど問題ではないと確認:{text}({who}、{at}。{again} に再確認)",
    "Confirmed not so serious: {text} ({who}, {at}; asked again at {again})",
)


def impact_depth_lines(
    board: Board, policy: Policy, language: Language, zone: tzinfo, now: datetime
) -> list[str]:
    """Headline first: how long customers were hurt; then row by row."""
    lines = [outgoing_title(" ・ ".join(headline(board, now, language)))]
    for row in board.impact.rows():
        lines.append(_row_line(row, policy, language, zone))
        for older in reversed(board.impact.history(row.row)[:-1]):
            lines.append(f"    {_BEFORE.said_in(language)} {_row_line(older, policy, language, zone)}")
    finding = board.negligible.standing
    if finding is not None:
        said = _FOUND.said_in(language).format(
            text=outgoing_title(finding.text),
            who=outgoing_title(policy.person_name(finding.by)),
            at=clock(finding.found_at, zone),
            again=clock(finding.ask_again_at, zone) if finding.ask_again_at else "",
        )
        lines.append(said)
    return [*lines, *_scope_lines(board, language, zone), *_matrix_lines(board, policy, language, zone)]


def impact_depth_shape(board: Board, policy: Policy, now: datetime) -> Shape:
    """The answer of `impact show --json`."""
    whole = total(board.windows, now)
    finding = board.negligible.standing
    return {
        "hurt_minutes": None if whole is None else int(whole.total_seconds() // 60),
        "rows": [
            {"row": row.row, "says": [_row_shape(one) for one in board.impact.history(row.row)]}
            for row in board.impact.rows()
        ],
        "scope": [
            {
                "as_of": instant(one.at),
                "amount": amount_shape(one.amount),
                "spread": one.spread,
                "certainty": one.certainty,
                "by": one.by,
                "widened": one.widened,
            }
            for one in board.scope.points
        ],
        "matrix": [
            {
                "component": key,
                "name_ja": name_ja,
                "name_en": name_en,
                "symptoms": {
                    one.key: _cell_shape(board, key, one.key) for one in symptoms(board.symptoms, policy)
                },
                "depends_on": list(found.on) if (found := board.symptoms.dependency(key)) else [],
                "note": found.note if found else "",
            }
            for key, name_ja, name_en in components(board.symptoms, policy)
        ],
        "negligible": {
            "text": finding.text,
            "by": finding.by,
            "found_at": instant(finding.found_at),
            "ask_again_at": instant(finding.ask_again_at),
            "evidence": list(finding.evidence),
        }
        if finding
        else None,
    }


def amount_shape(amount: Amount | None) -> Shape | None:
    """An amount for a program."""
    if amount is None:
        return None
    return {
        "low": amount.low,
        "likely": amount.likely,
        "high": amount.high,
        "unit": amount.unit,
        "per_mille": amount.per_mille,
        "of": amount.whole,
        "peak": amount.peak,
    }


def _row_line(row: Row, policy: Policy, language: Language, zone: tzinfo) -> str:
    amount = row.amount
    parts = [label(row.aspect, language)]
    if row.concern is not None:
        parts.append(label(row.concern, language))
    if amount is not None:
        parts += [amount_words(amount), whole_said(amount, language)]
    parts.append(row.text)
    name = policy.person_name(row.details.verified_by) if row.details.verified_by else ""
    parts += [row_details(row, language, name), label(row.certainty, language), clock(row.as_of, zone)]
    parts.append(policy.person_name(row.author))
    return "  ".join(outgoing_title(part) for part in parts if part)


def _row_shape(row: Row) -> Shape:
    return {
        "aspect": row.aspect,
        "text": row.text,
        "certainty": row.certainty,
        "as_of": instant(row.as_of),
        "by": row.author,
        "amount": amount_shape(row.amount),
        "concern": row.concern,
        "harms": list(row.details.harms),
        "repair": row.details.repair,
        "verified_by": row.details.verified_by,
        "spread": row.details.spread,
    }


def _cell_shape(board: Board, component: str, symptom: str) -> Shape | None:
    cell = board.symptoms.cell(component, symptom)
    if cell is None:
        return None
    return {"state": cell.state, "since": occurred_shape(cell.since), "basis": cell.basis, "by": cell.by}


def _scope_lines(board: Board, language: Language, zone: tzinfo) -> list[str]:
    lines = []
    for point in board.scope.points:
        sure = label(point.certainty, language)
        said = scope_sentence(point, clock(point.at, zone), sure, language)
        jump = jump_said(board.scope, point, language)
        lines.append("  " + outgoing_title(f"{said}  {jump}".rstrip()))
    return [f"{_SCOPE.said_in(language)}:", *lines] if lines else []


def _matrix_lines(board: Board, policy: Policy, language: Language, zone: tzinfo) -> list[str]:
    lines = []
    names = {key: Bilingual(ja, en).said_in(language) for key, ja, en in components(board.symptoms, policy)}
    for key, name in names.items():
        cells = []
        for symptom in symptoms(board.symptoms, policy):
            cell = board.symptoms.cell(key, symptom.key)
            word = Bilingual(symptom.name_ja, symptom.name_en).said_in(language)
            said = (
                since_said(cell.state, clock(cell.since.instant, zone), language)
                if cell
                else _UNKNOWN.said_in(language)
            )
            cells.append(f"{word}: {said}")
        lines.append("  " + outgoing_title(f"{name}  " + " / ".join(cells)))
        found = board.symptoms.dependency(key)
        if found is not None:
            others = ", ".join(names.get(one, one) for one in found.on)
            said = _DEPENDS.said_in(language).format(one=name, others=others)
            lines.append("    " + outgoing_title(f"{said} {found.note}".rstrip()))
    return [f"{_MATRIX.said_in(language)}:", *lines] if lines else []
