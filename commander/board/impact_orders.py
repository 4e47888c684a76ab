"""Pure: what follows from saying something about the impact, or why it can't be said so (practice §4)."""

import re

from msgspec.structs import replace

from commander.board.impact import (
    CONCERNS,
    Amount,
    Aspect,
    Concern,
    Impact,
    ImpactCommand,
    ImpactStated,
    ImpactWorded,
    StateImpact,
    WordImpact,
    plain_words,
)
from commander.board.impact_details import DATA_HARMS, MONEY_HARMS, checked_details
from commander.board.moment import Moment, happened
from commander.board.record import Fact
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, optional, required

# Nothing but "none": a blank said aloud, not a finding (practice §4 rules 4 and 5).
_NOTHING = re.compile(
    r"(?:none|no|nil|nothing|n/a|なし|無し|無|ない|ありません|(?:0|zero|ゼロ)\s*(?:件|名|人|店|社|回|errors?|inquiries|tickets)?)"
)
_HARMS = {Aspect.MONEY: MONEY_HARMS, Aspect.INTEGRITY: DATA_HARMS}


def decide(impact: Impact, command: ImpactCommand, moment: Moment) -> list[Fact]:
    """What follows from a command, or Refused."""
    match command:
        case StateImpact():
            return [_decide_statement(impact, command, moment)]
        case WordImpact():
            ja = optional(command.ja, limit=LINE_LIMIT, field="impact")
            en = optional(command.en, limit=LINE_LIMIT, field="impact")
            return [Fact(event=ImpactWorded(ja=ja, en=en), about="phrase", bases=impact.phrase_field.bases)]


def _decide_statement(impact: Impact, command: StateImpact, moment: Moment) -> Fact:
    if command.aspect not in tuple(Aspect):
        raise Refused(Because.ASPECT_UNKNOWN, aspect=command.aspect)
    if command.row is not None and command.row not in impact.fields:
        raise Refused(Because.ROW_UNKNOWN)
    amount = _storable_amount(command.amount)
    if amount is not None and not 0 <= amount.low <= amount.likely <= amount.high:
        raise Refused(Because.RANGE_BACKWARDS)
    if _is_bare_zero(command, amount):
        raise Refused(Because.ZERO_NEEDS_EVIDENCE)
    if not _is_possible(command):
        raise Refused(Because.FIGURES_IMPOSSIBLE)
    row = command.row or moment.fresh()
    # That personal data may be hurt is said by itself: at first nobody knows more. Nothing else is said by a blank.
    is_concern = command.aspect in CONCERNS and command.concern in {Concern.POSSIBLE, Concern.CONFIRMED}
    checked = optional if is_concern else required
    harms = _HARMS.get(Aspect(command.aspect), ())
    event = ImpactStated(
        row=row,
        aspect=Aspect(command.aspect),
        text=checked(command.text, limit=LINE_LIMIT, field="impact"),
        certainty=command.certainty,
        as_of=happened(command.as_of, moment).instant,
        amount=amount,
        count=command.count,
        trial=command.trial,
        concern=command.concern,
        details=checked_details(command.details, harms, denied=command.concern is Concern.NONE),
    )
    field = impact.fields.get(row)
    return Fact(event=event, about=f"impact:{row}", bases=field.bases if field else ())


def _is_bare_zero(command: StateImpact, amount: Amount | None) -> bool:
    """Whether it says that there is nothing without what was checked. No workaround is no zero."""
    if command.aspect == Aspect.WORKAROUND:
        return False
    text = plain_words(command.text)
    claims_nothing = command.concern is Concern.NONE or (amount is not None and amount.high == 0)
    return _NOTHING.fullmatch(text) is not None or (claims_nothing and not text)


def _is_possible(command: StateImpact) -> bool:
    amount, count, trial = command.amount, command.count, command.trial
    share = amount.per_mille if amount is not None else None
    return (
        (share is None or 0 <= share <= 1000)
        and (count is None or (count.count >= 0 and (count.usual is None or count.usual >= 0)))
        and (trial is None or 0 <= trial.fails <= trial.tries)
    )


def _storable_amount(amount: Amount | None) -> Amount | None:
    """The amount with its share, where it is said of how many."""
    if amount is None:
        return None
    share = amount.per_mille
    if amount.whole is not None:
        if amount.high > amount.whole:
            raise Refused(Because.MORE_THAN_ALL, high=f"{amount.high:,}", whole=f"{amount.whole:,}")
        if share is None and amount.whole > 0:
            share = (2000 * amount.likely + amount.whole) // (2 * amount.whole)
    return replace(
        amount,
        unit=optional(amount.unit, limit=LINE_LIMIT, field="impact"),
        peak=optional(amount.peak, limit=LINE_LIMIT, field="impact"),
        per_mille=share,
    )
