"""What the impact pane says of figures and evidence, as runs of text. Holds no widget."""

from PySide6.QtCore import QCoreApplication

from commander.board.impact import (
    RAISED_TENTHS,
    Amount,
    Aspect,
    Certainty,
    Concern,
    Count,
    Disagreement,
    Row,
    Trial,
)
from commander.wording.figures import figures_said
from commander.wording.impact_said import row_details
from ui.theme import Tone
from ui.widgets.text_layout import Run
from ui.words import Words

CERTAINTY_TONES = {
    Certainty.CONFIRMED: Tone.OK,
    Certainty.ESTIMATED: Tone.WARN,
    Certainty.UNCONFIRMED: Tone.NEUTRAL,
}
_CONCERN_TONES = {Concern.NONE: Tone.INK, Concern.POSSIBLE: Tone.BAD, Concern.CONFIRMED: Tone.BAD}


def claim_runs(row: Row, words: Words, tried_by: str = "") -> tuple[Run, ...]:
    """A claim as its row shows it: figures first, what a person should look at in amber or red.

    tried_by: what whoever tried a workaround is called.
    """
    if row.amount is not None and row.concern is None:
        return _with_words(
            amount_runs(row.amount, exact=row.is_exact),
            "" if row.text.strip() == plain_amount(row.amount) else row.text,
        )
    if row.concern is not None:
        beside = row_details(row, words.language)
        said = " ・ ".join(part for part in (_money(row), row.text, beside) if part)
        return _with_words((Run(words.label(row.concern), _CONCERN_TONES[row.concern]),), said)
    said = figures_said(row.aspect, row.text).words
    if row.trial is not None:
        tried = trial_words(row.trial)
        return (Run(f"{said} ({tried})" if said else tried),)
    if row.count is not None and (ratio := ratio_run(row.count)) is not None:
        return (Run(f"{said} "), ratio)
    if row.aspect is Aspect.WORKAROUND:
        return _with_words((Run(row.text),), row_details(row, words.language, tried_by))
    return (Run(row.text),)


def _money(row: Row) -> str:
    """How much money, where a concern says it."""
    if row.amount is None:
        return ""
    return "".join(run.text for run in amount_runs(row.amount, exact=row.is_exact))


def claim_chip(row: Row, as_of: str, words: Words) -> tuple[str, Tone]:
    """How sure it is and as of when; of a try by hand, what came of it."""
    if row.trial is not None:
        if row.trial.fails:
            return QCoreApplication.translate("Impact", "reproduced {time}").format(time=as_of), Tone.OK
        return QCoreApplication.translate("Impact", "not reproduced {time}").format(time=as_of), Tone.WARN
    tone = Tone.BAD if row.concern is Concern.POSSIBLE else CERTAINTY_TONES[row.certainty]
    return f"{words.label(row.certainty)} {as_of}", tone


def plain_amount(amount: Amount) -> str:
    """The likely amount with its unit."""
    return f"{amount.likely:,} {amount.unit}".strip()


def typed_amount(amount: Amount) -> str:
    """An amount as somebody would type it again."""
    ends = "" if amount.low == amount.high else f" ({amount.low:,}-{amount.high:,})"
    return f"{plain_amount(amount)}{ends}" + (
        f" {_percent(amount.per_mille)}" if amount.per_mille is not None else ""
    )


def amount_runs(amount: Amount, *, exact: bool = False) -> tuple[Run, ...]:
    """Likely, range and share: about 1,240 shops (800–1,900) 6% of all; a counted number without "about"."""
    said = plain_amount(amount)
    about = said if exact else QCoreApplication.translate("Impact", "about {amount}").format(amount=said)
    ends = "" if amount.low == amount.high else f" ({amount.low:,}–{amount.high:,})"
    if amount.per_mille is None:
        return (Run(f"{about}{ends}"),)
    share = QCoreApplication.translate("Impact", "{percent} of all").format(
        percent=_percent(amount.per_mille)
    )
    return Run(f"{about}{ends} "), Run(share, Tone.NEUTRAL)


def ratio_run(count: Count) -> Run | None:
    """How many times the usual; amber from where a person should look. None without a usual number."""
    tenths = count.tenths
    if tenths is None:
        return None
    text = QCoreApplication.translate("Impact", "×{ratio} the usual").format(
        ratio=f"{tenths // 10:,}.{tenths % 10}"
    )
    return Run(text, Tone.WARN if tenths >= RAISED_TENTHS else Tone.NEUTRAL)


def trial_words(trial: Trial) -> str:
    """How often it failed out of how many tries."""
    text = QCoreApplication.translate("Impact", "{fails} of {tries} tries failed")
    return text.format(fails=f"{trial.fails:,}", tries=f"{trial.tries:,}")


def disagreement_runs(found: Disagreement, words: Words) -> tuple[Run, ...]:
    """Which evidence sees trouble and which sees none, in one line."""
    text = QCoreApplication.translate("Impact", "{troubled} ・ but {well} as usual")
    troubled, well = (", ".join(_seen(row, words) for row in rows) for rows in (found.troubled, found.well))
    return (Run(text.format(troubled=troubled, well=well), Tone.WARN),)


def _seen(row: Row, words: Words) -> str:
    name = words.label(row.aspect)
    if row.finds_trouble and row.count is not None and (ratio := ratio_run(row.count)) is not None:
        return f"{name} {ratio.text}"
    if row.finds_trouble and row.trial is not None and row.aspect is Aspect.HANDS_ON:
        return f"{name} {trial_words(row.trial)}"
    return name


def _with_words(runs: tuple[Run, ...], text: str) -> tuple[Run, ...]:
    return (*runs, Run(f" {text}", Tone.NEUTRAL)) if text else runs


def _percent(per_mille: int) -> str:
    return f"{per_mille // 10}.{per_mille % 10}%" if per_mille % 10 else f"{per_mille // 10}%"
