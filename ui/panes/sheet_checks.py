"""Pure: what the sheet looks over before anything is sent, and what changed since customers were told last."""

import re
import unicodedata
from datetime import datetime
from enum import StrEnum

import msgspec

from commander.board.board import Board
from commander.board.bulletin import Stage
from commander.board.heads import Field, Head
from commander.board.impact import Amount, Aspect, Phrase, Row
from commander.board.policy import Policy
from commander.board.text import unfilled
from commander.wording.estimates import estimates_said, unmarked_estimates
from ui.panes.sheet_composition import LANGUAGES, Composition, chosen_audiences, last_post

# Times, and numbers that somebody counted: small ones are written as words in one language and figures in the other.
_FIGURES = re.compile(r"\d{1,2}:\d{2}|\d{1,3}(?:,\d{3})+|\d{3,}")


_NAMED = 2  # estimates that are quoted


class Check(StrEnum):
    """What is looked over."""

    BOTH_LANGUAGES = "both-languages"
    FIGURES_AGREE = "figures-agree"
    PROMISE = "promise"
    PROMISE_IN_TEXT = "promise-in-text"
    UNFILLED = "unfilled"
    ESTIMATES = "estimates"
    LOOKED_AT = "looked-at"


class Grade(StrEnum):
    """Whether it may go out."""

    FINE = "fine"
    LOOK = "look"  # a person should look; it may be right as it is
    BLOCKS = "blocks"  # the desk will refuse it


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One check, how it came out, and what was found."""

    check: Check
    grade: Grade
    found: tuple[str, ...] = ()


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """Something that customers were not told yet: how it was when they were told last, and how it is."""

    aspect: str  # "stage", "phrase", "how-many"
    before: Stage | Phrase | Row | None
    after: Stage | Phrase | Row | None


def findings(
    composition: Composition,
    policy: Policy,
    clock_of_promise: str,
    now: datetime,
    *,
    estimated: Amount | None = None,
) -> list[Finding]:
    """Every check. clock_of_promise: the promised time as the service's own zone writes it (23:00).

    estimated: the amount that nobody has confirmed; texts may give it only as an estimate.
    """
    tabs = composition.tabs(policy)
    texts = {
        f"{tab}/{language}": f"{wording.title}\n{wording.body}"
        for tab in tabs
        for language in LANGUAGES
        if (wording := composition.wordings.get(tab, {}).get(language)) is not None
    }
    return [
        _both_languages(composition, tabs),
        _figures(tabs, texts),
        *_promise(composition, policy, clock_of_promise, now, texts),
        _blanks(texts),
        *_estimates(list(texts.values()), estimated),
        _looked_at(composition, policy),
    ]


def changes(composition: Composition, board: Board) -> list[Change]:
    """What is new since the last public post; nothing before the first one."""
    last = last_post(board)
    if last is None:
        return []
    told_at = last.ordered_at
    how_many = board.impact.row(Aspect.HOW_MANY)
    rows = board.impact.fields.get(how_many.row, Field[Row]()) if how_many else Field[Row]()
    possible = (
        Change(aspect="stage", before=last.content.stage, after=composition.stage),
        Change(aspect="phrase", before=_at(board.impact.phrase_field, told_at), after=board.impact.phrase),
        Change(aspect="how-many", before=_at(rows, told_at), after=how_many),
    )
    return [change for change in possible if change.before != change.after]


def _both_languages(composition: Composition, tabs: list[str]) -> Finding:
    missing = tuple(
        f"{tab}/{language}"
        for tab in tabs
        for language in LANGUAGES
        if (wording := composition.wordings.get(tab, {}).get(language)) is None
        or not (wording.title.strip() and wording.body.strip())
    )
    return Finding(check=Check.BOTH_LANGUAGES, grade=Grade.BLOCKS if missing else Grade.FINE, found=missing)


def _figures(tabs: list[str], texts: dict[str, str]) -> Finding:
    differing: dict[str, None] = {}
    for tab in tabs:
        ja, en = (_figures_of(texts.get(f"{tab}/{language}", "")) for language in LANGUAGES)
        differing |= dict.fromkeys(sorted(ja ^ en))
    return Finding(
        check=Check.FIGURES_AGREE, grade=Grade.LOOK if differing else Grade.FINE, found=tuple(differing)
    )


def _figures_of(text: str) -> set[str]:
    return set(_FIGURES.findall(unicodedata.normalize("NFKC", text)))


def _promise(
    composition: Composition, policy: Policy, clock: str, now: datetime, texts: dict[str, str]
) -> list[Finding]:
    public = any(audience.public for audience in chosen_audiences(composition, policy))
    if not public or composition.stage.is_over:
        return []
    if composition.promise is None or composition.promise <= now:
        return [Finding(check=Check.PROMISE, grade=Grade.BLOCKS)]
    silent = tuple(
        where
        for where, text in texts.items()
        if where.startswith("public/") and clock not in unicodedata.normalize("NFKC", text)
    )
    return [
        Finding(check=Check.PROMISE, grade=Grade.FINE),
        Finding(check=Check.PROMISE_IN_TEXT, grade=Grade.LOOK if silent else Grade.FINE, found=silent),
    ]


def _blanks(texts: dict[str, str]) -> Finding:
    blanks = dict.fromkeys(name for text in texts.values() for name in unfilled(text))
    return Finding(check=Check.UNFILLED, grade=Grade.BLOCKS if blanks else Grade.FINE, found=tuple(blanks))


def _estimates(texts: list[str], amount: Amount | None) -> list[Finding]:
    said = estimates_said(texts, amount)
    if not said:
        return []
    bare = list(dict.fromkeys(one for text in texts for one in unmarked_estimates(text, amount)))
    grade = Grade.LOOK if bare else Grade.FINE
    return [Finding(check=Check.ESTIMATES, grade=grade, found=tuple(bare or said)[:_NAMED])]


def _looked_at(composition: Composition, policy: Policy) -> Finding:
    unseen = tuple(composition.unseen(policy))
    return Finding(check=Check.LOOKED_AT, grade=Grade.LOOK if unseen else Grade.FINE, found=unseen)


def _at(field: Field[Phrase] | Field[Row], instant: datetime) -> Phrase | Row | None:
    """The value of a field as it stood at an instant."""
    limit = f"{int(instant.timestamp() * 1000):013d}.ffff"
    standing = [found.value for head in field.heads if (found := _standing(head, limit))]
    return standing[-1] if standing else None


def _standing(head: "Head[Phrase] | Head[Row]", limit: str) -> "Head[Phrase] | Head[Row] | None":
    found: Head[Phrase] | Head[Row] | None = head
    while found is not None and found.at > limit:
        found = found.before
    return found
