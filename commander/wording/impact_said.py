"""Pure: what is said of the impact beside its line: how far, what harm, which symptom of what, not so serious."""

from collections.abc import Mapping
from datetime import datetime
from enum import Enum

from commander.board import impact_matrix, impact_negligible
from commander.board.impact import Amount, Aspect, Row
from commander.board.impact_details import Details, Harm, Spread
from commander.board.impact_matrix import CellState
from commander.board.impact_policy import Denominator
from commander.board.impact_scope import Scope, ScopePoint
from commander.board.record import Event
from commander.board.refusal import Because
from commander.wording.language import Bilingual, Language

IMPACT_LABELS: Mapping[type[Enum], Mapping[Enum, Bilingual]] = {
    Spread: {
        Spread.ONE: Bilingual("一か所だけ", "one place"),
        Spread.SOME: Bilingual("一部", "some"),
        Spread.EVERYWHERE: Bilingual("全体", "everywhere"),
    },
    Harm: {
        Harm.DOUBLE_CHARGE: Bilingual("二重請求", "double charge"),
        Harm.MISSING_PAYOUT: Bilingual("入金漏れ", "missing payout"),
        Harm.WRONG_PRICE: Bilingual("金額違い", "wrong price"),
        Harm.LOST: Bilingual("消失", "lost"),
        Harm.DUPLICATED: Bilingual("重複", "duplicated"),
        Harm.DELAYED: Bilingual("遅延", "delayed"),
        Harm.CORRUPTED: Bilingual("破損", "corrupted"),
    },
    CellState: {
        CellState.NONE_CONFIRMED: Bilingual("なし(確認済み)", "none (checked)"),
        CellState.SUSPECTED: Bilingual("疑い", "suspected"),
        CellState.CONFIRMED: Bilingual("発生", "confirmed"),
        CellState.OVER: Bilingual("解消", "over"),
    },
}
IMPACT_LINES: Mapping[type[Event], Bilingual] = {
    impact_matrix.ImpactCellJudged: Bilingual(
        "{component}の{symptom}:{state}、{since} から{basis_note}",
        "{component}, {symptom}: {state}, since {since}{basis_note}",
    ),
    impact_matrix.DependencyNoted: Bilingual(
        "{component} が依存する先:{depends_on}{note_note}", "{component} depends on {depends_on}{note_note}"
    ),
    impact_negligible.ImpactFoundNegligible: Bilingual(
        "それほど問題ではないと確認:{text}(根拠 {evidence}。{ask_again_at} に再確認)",
        "Confirmed not so serious: {text} (by {evidence}; asked again at {ask_again_at})",
    ),
    impact_negligible.NegligibleWithdrawn: Bilingual(
        "「それほど問題ではない」を取り下げ{reason_note}", '"Not so serious" taken back{reason_note}'
    ),
}
_NO_DEPENDENCY = Bilingual(
    "{component} の依存先の記載を外しました{note_note}",
    "What {component} depends on was taken away{note_note}",
)
IMPACT_REFUSALS: Mapping[Because, Bilingual] = {
    Because.HARM_ELSEWHERE: Bilingual(
        "「{harm}」はこの項目では選べません。金銭は double-charge、missing-payout、wrong-price、"
        "データは lost、duplicated、delayed、corrupted です。",
        '"{harm}" has no place in this aspect: money takes double-charge, missing-payout, wrong-price, '
        "data takes lost, duplicated, delayed, corrupted.",
    ),
    Because.HARM_DENIED: Bilingual(
        "「なし」と「{harm}」は両立しません。被害を外すか、懸念ありにしてください。",
        'None and "{harm}" exclude each other: take the harm away or say that it is possible.',
    ),
    Because.MORE_THAN_ALL: Bilingual(
        "{high} は全体の {whole} を超えています。件数か全体の数を直してください。",
        "{high} is more than all there are ({whole}): correct the number or the whole.",
    ),
    Because.SYMPTOM_UNKNOWN: Bilingual(
        "「{symptom}」という症状はありません。{symptoms} のどれかにしてください。",
        'There is no symptom "{symptom}": use one of {symptoms}.',
    ),
    Because.CELL_STATE_UNKNOWN: Bilingual(
        "「{state}」という状態はありません。{states} のどれかにしてください。",
        'There is no state "{state}": use one of {states}.',
    ),
    Because.CELL_BLANK: Bilingual(
        "起きたとされていない症状は「解消」にできません。影響がないと確かめたのなら「なし(確認済み)」にしてください。",
        'What nobody saw can\'t be over: if somebody looked and there is none, say "none (checked)".',
    ),
    Because.DEPENDS_ON_ITSELF: Bilingual(
        "自分自身には依存できません。依存する先を直してください。",
        "It can't depend on itself: name what it depends on.",
    ),
    Because.NEGLIGIBLE_UNSEEN: Bilingual(
        "「それほど問題ではない」とするには、システム・問合せ・手元確認のどれかが必要です。先に一つ記録してください。",
        "To call it not so serious, system figures, inquiries or a try by hand are needed: record one first.",
    ),
    Because.NEGLIGIBLE_CONTRADICTED: Bilingual(
        "「{aspect}」の記録と食い違います。先にその項目を確かめて直してください。",
        'What stands under "{aspect}" speaks against it: look at that first, and correct it.',
    ),
    Because.NEGLIGIBLE_NOT_FOUND: Bilingual(
        "「それほど問題ではない」という確認は記録されていません。",
        "Nobody has confirmed that it is not so serious, so there is nothing to take back.",
    ),
}
_OF_ALL = Bilingual("全体 {whole}", "of {whole} in all")
_PEAK = Bilingual("ピーク {peak}", "peak {peak}")
_REPAIR = Bilingual("修復:{0}", "repair: {0}")
_VERIFIED = Bilingual("{0} が確認", "tried by {0}")
_NOT_VERIFIED = Bilingual("確認者なし", "tried by nobody named")
_JUMP = Bilingual("{before}から{after}へ拡大", "from {before} to {after}")


def impact_label(member: Spread | Harm | CellState, language: Language) -> str:
    """The word for one of them."""
    return IMPACT_LABELS[type(member)][member].said_in(language)


def details_said(details: Details, language: Language, name: str = "") -> str:
    """What a claim says beside its line; empty: nothing more. name: what whoever tried a workaround is called."""
    between = "、" if language is Language.JA else ", "
    parts = [impact_label(details.spread, language)] if details.spread else []
    parts += [impact_label(harm, language) for harm in details.harms]
    if details.repair:
        parts.append(_REPAIR.said_in(language).format(details.repair))
    if details.verified_by:
        parts.append(_VERIFIED.said_in(language).format(name or details.verified_by))
    return between.join(parts)


def row_details(row: Row, language: Language, name: str = "") -> str:
    """The same for a row of the board; a workaround always says who tried it."""
    if row.aspect is Aspect.WORKAROUND and not row.details.verified_by:
        return _NOT_VERIFIED.said_in(language)
    return details_said(row.details, language, name)


def whole_said(amount: Amount, language: Language) -> str:
    """Of how many in all, and when most of them come; empty: nobody said."""
    parts = []
    if amount.whole is not None:
        whole = f"{amount.whole:,} {amount.unit}".strip()
        parts.append(_OF_ALL.said_in(language).format(whole=whole))
    if amount.peak:
        parts.append(_PEAK.said_in(language).format(peak=amount.peak))
    return ("、" if language is Language.JA else ", ").join(parts)


def peak_of(denominator: Denominator, language: Language) -> str:
    """When most of them come, as the policy says it."""
    return Bilingual(denominator.peak_ja, denominator.peak_en).said_in(language)


def scope_sentence(point: ScopePoint, when: str, certainty: str, language: Language) -> str:
    """One point of the scope's history, as it is read aloud: 22:55 800–1,240–1,900 shops 6% estimated."""
    parts = [when]
    amount = point.amount
    if amount is not None:
        is_one = amount.low == amount.likely == amount.high
        figures = f"{amount.likely:,}" if is_one else f"{amount.low:,}–{amount.likely:,}–{amount.high:,}"
        share = "" if amount.per_mille is None else f" ({amount.per_mille / 10:g}%)"
        parts.append(f"{figures} {amount.unit}".strip() + share)
    if point.spread is not None:
        parts.append(impact_label(point.spread, language))
    parts.append(certainty)
    return "  ".join(parts)


def jump_said(scope: Scope, point: ScopePoint, language: Language) -> str:
    """From how far to how far it jumped; empty when it did not."""
    if not point.widened or point.spread is None:
        return ""
    place = scope.points.index(point)
    before = next((one.spread for one in reversed(scope.points[:place]) if one.spread is not None), None)
    if before is None:
        return ""
    words = {"before": impact_label(before, language), "after": impact_label(point.spread, language)}
    return _JUMP.said_in(language).format(**words)


def own_impact_line(event: Event) -> Bilingual | None:
    """The sentence that the content of an event asks for, where it is another than its kind's."""
    is_none = isinstance(event, impact_matrix.DependencyNoted) and not event.depends_on
    return _NO_DEPENDENCY if is_none else None


def named_impact(event: Event, language: Language) -> dict[str, str]:
    """What an event calls a component and a symptom, in a language."""
    match event:
        case impact_matrix.ImpactCellJudged():
            symptom = Bilingual(event.symptom_ja or event.symptom, event.symptom_en or event.symptom)
            return {"component": _component(event, language), "symptom": symptom.said_in(language)}
        case impact_matrix.DependencyNoted():
            return {"component": _component(event, language)}
        case _:
            return {}


def since_said(state: CellState, since: str, language: Language) -> str:
    """A cell in a few words: suspected 22:41–."""
    word = impact_label(state, language)
    return f"{word} {since}〜" if language is Language.JA else f"{word} {since}–"


def latest_first(points: tuple[ScopePoint, ...]) -> list[ScopePoint]:
    """The history of the scope, what was said last at the top."""
    return sorted(points, key=_held_at, reverse=True)


def _held_at(point: ScopePoint) -> datetime:
    return point.at


def _component(
    event: impact_matrix.ImpactCellJudged | impact_matrix.DependencyNoted, language: Language
) -> str:
    return Bilingual(event.name_ja or event.component, event.name_en or event.component).said_in(language)
