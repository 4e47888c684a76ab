"""Pure: a graver severity proposed, with why; a person decides (practice §7.1: the grave rule)."""

from collections.abc import Iterator
from datetime import datetime, tzinfo

import msgspec

from commander.board.board import Board
from commander.board.impact import Aspect, Concern
from commander.board.incident import IncidentKind
from commander.board.privacy_records import PrivacyAnswer
from commander.board.severity_matrix import Modifier, SeverityRules, local_to

_AT_LEAST = 2  # while nobody can say that no personal data is hurt
_GRAVEST = 1
_SPREADING = (Modifier.GROWING, Modifier.FLAPPING)
_TIMELY = (Modifier.PEAK, Modifier.PAYDAY)


class Occasion(msgspec.Struct, frozen=True, kw_only=True):
    """What makes it graver now, and since when that is so."""

    modifier: Modifier
    since: datetime


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A severity that the rule asks for; standing: what was judged, None: nothing yet."""

    severity: int
    standing: int | None
    occasions: tuple[Occasion, ...]

    @property
    def modifiers(self) -> tuple[Modifier, ...]:
        """What a judgement made before this proposal has weighed."""
        return tuple(one.modifier for one in self.occasions)


def occasions(board: Board, rules: SeverityRules, now: datetime, zone: tzinfo) -> tuple[Occasion, ...]:
    """What makes it graver and was not before anybody who judged it since it began."""
    return tuple(one for one in holding(board, rules, now, zone) if not _is_weighed(board, one))


def holding(board: Board, rules: SeverityRules, now: datetime, zone: tzinfo) -> tuple[Occasion, ...]:
    """Everything that makes it graver now, weighed or not."""
    incident = board.incident
    # Once recovery is declared, and in planned work, nothing is made graver by the clock.
    is_judged = incident.kind is not IncidentKind.MAINTENANCE and incident.watch is None
    if incident.declared_at is None or incident.closed or not is_judged:
        return ()
    return tuple(_holding(board, rules, now, zone))


def proposal(board: Board, rules: SeverityRules, now: datetime, zone: tzinfo) -> Proposal | None:
    """The graver severity that the rule asks for; None: what stands is grave enough, or was decided knowing it."""
    found = occasions(board, rules, now, zone)
    standing = board.incident.severity
    kinds = {one.modifier for one in found}
    proposed = standing
    if proposed is not None:
        # Two of a kind are one step: it spreads, and it is a bad hour.
        steps = sum(not kinds.isdisjoint(group) for group in (_SPREADING, _TIMELY))
        proposed = max(_GRAVEST, proposed - steps)
    if Modifier.PERSONAL_DATA in kinds:
        proposed = min(_AT_LEAST, proposed or _AT_LEAST)
    if proposed is None or proposed == standing:
        return None
    return Proposal(severity=proposed, standing=standing, occasions=found)


def _is_weighed(board: Board, occasion: Occasion) -> bool:
    weighed = board.severities.weighed_at.get(occasion.modifier)
    return weighed is not None and weighed >= occasion.since


def _holding(board: Board, rules: SeverityRules, now: datetime, zone: tzinfo) -> Iterator[Occasion]:
    since = _data_unclear_since(board, rules)
    if since is not None and since <= now:
        yield Occasion(modifier=Modifier.PERSONAL_DATA, since=since)
    grew = board.scope.grew_at
    if grew is not None and now - grew < rules.growing_for:
        yield Occasion(modifier=Modifier.GROWING, since=grew)
    if board.incident.reopened_at is not None:
        yield Occasion(modifier=Modifier.FLAPPING, since=board.incident.reopened_at)
    local = local_to(now, zone)
    peak = rules.peak_at(local)
    if peak is not None:
        yield Occasion(modifier=Modifier.PEAK, since=peak[0])
    payday = rules.payday_at(local)
    if payday is not None:
        yield Occasion(modifier=Modifier.PAYDAY, since=payday)


def _data_unclear_since(board: Board, rules: SeverityRules) -> datetime | None:
    """Since when nobody could say that no personal data is hurt; None: somebody said so, with its basis."""
    waiting, answered = board.privacy.waiting, board.privacy.answered
    if waiting is not None:
        return waiting.at
    if answered is not None:
        return None if answered.answer is PrivacyAnswer.NO else answered.at
    row = board.impact.row(Aspect.PERSONAL_DATA)
    if row is None:
        declared = board.incident.declared_at
        return declared + rules.answer_within if declared is not None else None
    return None if row.concern is Concern.NONE else row.as_of
