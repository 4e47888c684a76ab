"""Pure: what a drill was worth by its clocks, 100 points (practice §7.2, §9). No person is judged here, only times."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction

import msgspec

from commander.board.board import Board
from commander.board.bulletin import Stage
from commander.board.impact import Aspect
from commander.board.messages import PublicPost
from commander.board.policy import Policy
from commander.board.roles import COMMANDER, SCRIBE
from commander.board.signals import Verdict
from commander.drill.acts import first_post_at, personal_data_at, restored_at, second_signal, told_again_at

_FULL = 100
_BEST_SHOWN = 3
_SIZED_UP = timedelta(minutes=10)  # who, what, personal data: the first ten minutes (practice §1.2)
_TOLD_AGAIN = timedelta(minutes=10)
_ENTRIES_WANTED = 5


class MeasureKey(StrEnum):
    """What is measured."""

    COMMAND = "command"  # declared -> somebody in command
    SEVERITY = "severity"
    FIRST_POST = "first-post"  # from the declaration
    FIRST_POST_FROM_IMPACT = "first-post-from-impact"
    WHO = "who"
    WHAT = "what"
    PERSONAL_DATA = "personal-data"
    SCRIBE = "scribe"
    PROMISES = "promises"  # kept ÷ made
    RECOVERY = "recovery"  # declared, with somebody who watches
    SECOND_JUDGED = "second-judged"
    SECOND_VERDICT = "second-verdict"  # not taken for the tail of the first, nor for noise
    SECOND_TOLD = "second-told"
    ENTRIES = "entries"


_WEIGHTS: Mapping[MeasureKey, int] = {
    MeasureKey.COMMAND: 8,
    MeasureKey.SEVERITY: 6,
    MeasureKey.FIRST_POST: 12,
    MeasureKey.FIRST_POST_FROM_IMPACT: 5,
    MeasureKey.WHO: 6,
    MeasureKey.WHAT: 6,
    MeasureKey.PERSONAL_DATA: 8,
    MeasureKey.SCRIBE: 4,
    MeasureKey.PROMISES: 11,
    MeasureKey.RECOVERY: 5,
    MeasureKey.SECOND_JUDGED: 11,
    MeasureKey.SECOND_VERDICT: 5,
    MeasureKey.SECOND_TOLD: 9,
    MeasureKey.ENTRIES: 4,
}


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """One measure: how long it took, or how many of how many; and its share of the points."""

    key: MeasureKey
    took: timedelta | None = None
    target: timedelta | None = None
    count: int | None = None
    out_of: int | None = None
    points: int
    of: int
    met: bool


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """A drill by its clocks."""

    points: int  # 0 to 100; the sum of the measures' points
    measures: tuple[Measure, ...]

    @property
    def best(self) -> tuple[Measure, ...]:
        """What went well: up to three measures that were met, the one furthest inside its time first."""
        met = [measure for measure in self.measures if measure.met and measure.of]
        return tuple(sorted(met, key=lambda measure: (_used(measure), -measure.of))[:_BEST_SHOWN])

    @property
    def practise_next(self) -> MeasureKey | None:
        """What cost the most points; None when nothing was lost."""
        worst = max(self.measures, key=lambda measure: measure.of - measure.points, default=None)
        return worst.key if worst is not None and worst.points < worst.of else None


class _Found(msgspec.Struct, frozen=True, kw_only=True):
    """A measure before its points: how much of it was reached."""

    share: Fraction
    met: bool
    took: timedelta | None = None
    target: timedelta | None = None
    count: int | None = None
    out_of: int | None = None


def score(
    board: Board,
    policy: Policy,
    now: datetime,
    second: Board | None = None,
    *,
    asks: Collection[str] = (),
    entries: int | None = None,
    too_early: bool = False,
) -> Score:
    """The score of a drill. What did not come up is not scored, and the rest counts for more.

    second: the incident that the signal after recovery became. asks: what the scenario asks for
    (Scenario.measures): only that is scored, and what of it was never done is lost; empty: whatever the board
    tells of. entries: how many the person wrote; they are rows of the journal, not of the board. too_early:
    recovery was declared while the scenario still said that it fails.
    """
    if board.incident.declared_at is None:
        return Score(points=0, measures=())
    drill = _Drill(board, policy, now, second, board.incident.declared_at, too_early=too_early)
    found = {key: measured for key, measure in _MEASURES.items() if (measured := measure(drill)) is not None}
    if entries is not None:
        found[MeasureKey.ENTRIES] = _counted(min(entries, _ENTRIES_WANTED), _ENTRIES_WANTED)
    if asks:
        lost = {key: _Found(share=Fraction(0), met=False) for key in _WEIGHTS if key not in _ONLY_COUNTED}
        found = {key: one for key, one in (lost | found).items() if key in asks}
    return _weighed({key: found[key] for key in MeasureKey if key in found})


class _Drill:
    """What the measures look at."""

    def __init__(
        self,
        board: Board,
        policy: Policy,
        now: datetime,
        second: Board | None,
        declared_at: datetime,
        *,
        too_early: bool,
    ) -> None:
        self.board = board
        self.policy = policy
        self.now = now
        self.second = second
        self.declared_at = declared_at
        self.too_early = too_early

    def since_declared(self, at: datetime | None, target: timedelta) -> _Found | None:
        """How soon after the declaration."""
        return self.timed(self.declared_at, at, target)

    def timed(self, start: datetime, at: datetime | None, target: timedelta) -> _Found | None:
        """How soon after a time: full points within the target, none at twice of it. None: not due yet."""
        if at is None:
            return _Found(share=Fraction(0), met=False, target=target) if self.now - start > target else None
        took = max(at - start, timedelta())
        late = Fraction(took // timedelta(milliseconds=1), target // timedelta(milliseconds=1)) - 1
        share = Fraction(1) - min(max(late, Fraction(0)), Fraction(1))
        return _Found(share=share, met=took <= target, took=took, target=target)


def _command(drill: _Drill) -> _Found | None:
    return drill.since_declared(drill.board.roles.first_held(COMMANDER), timedelta(minutes=2))


def _severity(drill: _Drill) -> _Found | None:
    return drill.since_declared(drill.board.incident.severity_at, timedelta(minutes=5))


def _first_post(drill: _Drill) -> _Found | None:
    # As for the gravest: while nobody knows better, the higher severity is assumed (practice §7.1).
    target = timedelta(minutes=drill.policy.cadence(1).first)
    return drill.since_declared(first_post_at(drill.board), target)


def _first_post_from_impact(drill: _Drill) -> _Found | None:
    started = drill.board.incident.started
    if started is None:
        return None
    # Customers were hurt before anybody declared it: a later start would only flatter the score.
    since = min(started.instant, drill.declared_at)
    return drill.timed(since, first_post_at(drill.board), timedelta(minutes=15))


def _stated(aspect: Aspect) -> Callable[[_Drill], _Found | None]:
    return lambda drill: drill.since_declared(drill.board.impact.stated_at.get(aspect), _SIZED_UP)


def _personal_data(drill: _Drill) -> _Found | None:
    return drill.since_declared(personal_data_at(drill.board), _SIZED_UP)


def _scribe(drill: _Drill) -> _Found | None:
    return drill.since_declared(drill.board.roles.first_held(SCRIBE), _SIZED_UP)


def _promises(drill: _Drill) -> _Found | None:
    kept = made = 0
    for board in (drill.board, drill.second):
        posts = board.messages.readable_posts() if board is not None else []
        for number, post in enumerate(posts, 1):
            following = posts[number] if number < len(posts) else None
            was_kept = _was_kept(post, following, drill.now)
            made += was_kept is not None
            kept += was_kept is True
    return _counted(kept, made) if made else None


def _was_kept(post: PublicPost, following: PublicPost | None, now: datetime) -> bool | None:
    """Whether the next word came by the time promised; None: nothing was promised, or it isn't due yet."""
    promised = post.content.next_update_at
    if promised is None or post.content.stage is Stage.RESOLVED:
        return None
    if following is not None:
        return following.ordered_at <= promised
    return None if now <= promised else False


def _recovery(drill: _Drill) -> _Found | None:
    at = restored_at(drill.board)
    # Nobody is hurried to say that it is over: the time is shown and has no target (practice §7.2).
    # To say so while customers are still hurt is worth nothing: they are told that it works (practice §9).
    well = not drill.too_early
    return _Found(share=Fraction(well), met=well, took=at - drill.declared_at) if at else None


def _second_judged(drill: _Drill) -> _Found | None:
    signal = second_signal(drill.board)
    if signal is None or signal.judge_by is None:
        return None
    # What ran out of its time was judged by nobody.
    judged_at = None if signal.expired else signal.judged_at
    return drill.timed(signal.raised_at, judged_at, signal.judge_by - signal.raised_at)


def _second_verdict(drill: _Drill) -> _Found | None:
    signal = second_signal(drill.board)
    if signal is None or signal.verdict is None:
        return None
    is_new = signal.verdict is Verdict.NEW and not signal.expired
    return _Found(share=Fraction(is_new), met=is_new)


def _second_told(drill: _Drill) -> _Found | None:
    signal = second_signal(drill.board)
    if signal is None:
        return None
    return drill.timed(signal.raised_at, told_again_at(drill.board, drill.second), _TOLD_AGAIN)


def _counted(count: int, out_of: int) -> _Found:
    return _Found(share=Fraction(count, out_of), met=count >= out_of, count=count, out_of=out_of)


_MEASURES: Mapping[MeasureKey, Callable[[_Drill], _Found | None]] = {
    MeasureKey.COMMAND: _command,
    MeasureKey.SEVERITY: _severity,
    MeasureKey.FIRST_POST: _first_post,
    MeasureKey.FIRST_POST_FROM_IMPACT: _first_post_from_impact,
    MeasureKey.WHO: _stated(Aspect.WHO),
    MeasureKey.WHAT: _stated(Aspect.WHAT),
    MeasureKey.PERSONAL_DATA: _personal_data,
    MeasureKey.SCRIBE: _scribe,
    MeasureKey.PROMISES: _promises,
    MeasureKey.RECOVERY: _recovery,
    MeasureKey.SECOND_JUDGED: _second_judged,
    MeasureKey.SECOND_VERDICT: _second_verdict,
    MeasureKey.SECOND_TOLD: _second_told,
}
# Where nothing was counted nothing can be lost; everything else that is asked for and never done is.
_ONLY_COUNTED = frozenset({MeasureKey.PROMISES, MeasureKey.ENTRIES})


def _weighed(found: Mapping[MeasureKey, _Found]) -> Score:
    shares = _parts([_WEIGHTS[key] for key in found])
    measures = tuple(
        Measure(
            key=key,
            took=one.took,
            target=one.target,
            count=one.count,
            out_of=one.out_of,
            points=int(one.share * of),
            of=of,
            met=one.met,
        )
        for (key, one), of in zip(found.items(), shares, strict=True)
    )
    return Score(points=sum(measure.points for measure in measures), measures=measures)


def _parts(weights: list[int]) -> list[int]:
    """A hundred points by weight, in whole numbers that add up."""
    whole = sum(weights)
    if not whole:
        return []
    parts = [_FULL * weight // whole for weight in weights]
    by_rest = sorted(range(len(weights)), key=lambda index: -(_FULL * weights[index] % whole))
    for index in by_rest[: _FULL - sum(parts)]:
        parts[index] += 1
    return parts


def _used(measure: Measure) -> float:
    """How much of its time a measure took; one without a time counts as all of it."""
    if measure.took is None or measure.target is None:
        return 1.0
    return measure.took / measure.target
