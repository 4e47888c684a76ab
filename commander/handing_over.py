"""Pure: the brief of a handover, made from the board: what stands now, point by point (1-07, practice §1.3)."""

from collections.abc import Iterator, Mapping, Sequence

from commander.board import audiences_told
from commander.board.board import Board
from commander.board.brief import BriefItem, BriefPoint
from commander.board.decisions import DecisionState
from commander.board.hypotheses import HypothesisState
from commander.board.impact import Aspect
from commander.board.options import OptionState
from commander.board.policy import Policy
from commander.board.roles import COMMANDER, SCRIBE, TEAM_LEADS, OfferRole
from commander.board.teams import hub_view
from commander.deadlines import PUBLIC_POSTS, DeadlineKind, deadlines
from commander.wording.contacts import audience_name
from commander.wording.handing_over import Phrasing
from commander.wording.labels import label
from commander.wording.language import Language

_MOST_LINES = 12  # nobody reads back more of one point aloud; the board has the rest
_ALL = (
    BriefPoint.IMPACT, BriefPoint.TRIED, BriefPoint.DECISIONS, BriefPoint.TIME_BOXES, BriefPoint.TEAMS,
    BriefPoint.QUESTIONS, BriefPoint.NEXT_POST, BriefPoint.CLOCKS, BriefPoint.PROMISED,
)  # fmt: skip
_OUTWARD = (BriefPoint.IMPACT, BriefPoint.QUESTIONS, BriefPoint.NEXT_POST, BriefPoint.PROMISED)
# What a role's brief speaks of; whoever commands, stands in or carries facts between teams hears everything.
_POINTS: Mapping[str, tuple[BriefPoint, ...]] = {
    **dict.fromkeys((COMMANDER, "deputy", "hub"), _ALL),
    SCRIBE: (BriefPoint.LAST_ENTRY, BriefPoint.TIME_BOXES, BriefPoint.QUESTIONS, BriefPoint.NEXT_POST),
    **dict.fromkeys(("cl", "lead_b", "il", "pr", "sales", "extrel"), _OUTWARD),
    **dict.fromkeys(("legal", "privacy"), (*_OUTWARD, BriefPoint.CLOCKS)),
}
_WORKING = (BriefPoint.IMPACT, BriefPoint.TRIED, BriefPoint.TIME_BOXES, BriefPoint.QUESTIONS)
# A clock of the law is told to those with the right alone: a brief is read by more.
_CLOCKS = (DeadlineKind.PERSONAL_DATA, DeadlineKind.REPORT)


def offer_of(
    board: Board,
    policy: Policy,
    role: str,
    to: str,
    phrasing: Phrasing,
    *,
    last_entry: str = "",
    note: str = "",
) -> OfferRole:
    """The offer of a role with its brief as the board stands now."""
    brief = brief_for(board, policy, role, phrasing, last_entry=last_entry, note=note)
    return OfferRole(incident=board.stream, role=role, to=to, brief=brief)


def brief_for(
    board: Board, policy: Policy, role: str, phrasing: Phrasing, *, last_entry: str = "", note: str = ""
) -> tuple[BriefItem, ...]:
    """Every point of a role's brief; one with nothing to say says that nothing is recorded.

    last_entry: the newest row of the timeline, for whoever writes it. note: what the one who leaves adds.
    """
    points = _POINTS.get(role, _WORKING)
    if role in TEAM_LEADS:
        points = (*dict.fromkeys((*points, BriefPoint.TEAMS)),)
    items = []
    for point in points:
        lines = (
            [last_entry] if point is BriefPoint.LAST_ENTRY else list(_LINES[point](board, policy, phrasing))
        )
        said = [line for line in lines if line] or [phrasing.nothing()]
        more = [f"… +{len(said) - _MOST_LINES}"] if len(said) > _MOST_LINES else []
        items.append(BriefItem(point=str(point), text="\n".join([*said[:_MOST_LINES], *more])))
    if note.strip():
        items.append(BriefItem(point=str(BriefPoint.NOTE), text=note.strip()))
    return tuple(items)


def changed_since(offered: Sequence[BriefItem], now: Sequence[BriefItem]) -> dict[str, str]:
    """What the board says otherwise by now than the brief that was offered, by point; a note stays as it was."""
    current = {item.point: item.text for item in now}
    return {
        item.point: current[item.point]
        for item in offered
        if item.point in current and current[item.point] != item.text
    }


def _impact(board: Board, _: Policy, phrasing: Phrasing) -> Iterator[str]:
    yield phrasing.severity(board.incident.severity)
    for row in board.impact.rows():
        if row.aspect is not Aspect.PERSONAL_DATA:  # the answer alone stands among the clocks
            yield phrasing.row(row)


def _tried(board: Board, _: Policy, phrasing: Phrasing) -> Iterator[str]:
    for action in board.actions.finished():
        yield phrasing.tried(action)
    for one in board.hypotheses.by_id.values():
        if one.state is HypothesisState.RULED_OUT:
            yield phrasing.hypothesis(one)


def _decisions(board: Board, _: Policy, phrasing: Phrasing) -> Iterator[str]:
    for decision in board.work.decisions.by_id.values():
        if decision.state is not DecisionState.DROPPED:
            yield phrasing.decision(decision)
    for one in board.options.by_id.values():
        if one.state is not OptionState.OPEN:
            is_taken = one.state is OptionState.TAKEN
            yield phrasing.option(one.text, why=" / ".join(one.reasons), is_taken=is_taken)


def _time_boxes(board: Board, _: Policy, phrasing: Phrasing) -> Iterator[str]:
    for action in board.actions.running():
        yield phrasing.running(action.text, action.owner, action.check_at)
    for role in board.reports.fields:
        owed = board.reports.owed(role)
        if owed is not None and role not in TEAM_LEADS:
            yield phrasing.running(owed.task or "–", board.roles.holder(role) or "", owed.report_at)


def _teams(board: Board, _: Policy, phrasing: Phrasing) -> Iterator[str]:
    for view in hub_view(board.roles, board.reports, board.teams):
        yield phrasing.team(view)


def _questions(board: Board, _: Policy, phrasing: Phrasing) -> Iterator[str]:
    for question in board.work.questions.open():
        yield phrasing.running(question.text, question.asking.person, question.asking.answer_by)
    for one in board.hypotheses.by_id.values():
        if one.state is not HypothesisState.RULED_OUT:
            yield phrasing.hypothesis(one)


def _next_post(board: Board, policy: Policy, phrasing: Phrasing) -> Iterator[str]:
    for one in deadlines(board, policy):
        if one.kind in PUBLIC_POSTS:
            yield phrasing.due(label(one.kind, phrasing.language), one.due)


def _clocks(board: Board, policy: Policy, phrasing: Phrasing) -> Iterator[str]:
    for aspect in (Aspect.PERSONAL_DATA, Aspect.MONEY):
        # The answer alone: what is known of people's data is for those who may read it.
        yield phrasing.concern(board.impact.row(aspect), label(aspect, phrasing.language))
    for one in deadlines(board, policy):
        if one.kind in _CLOCKS:
            yield phrasing.due(label(one.kind, phrasing.language), one.due)
    if board.privacy.has_track:
        yield phrasing.restricted()


def _promised(board: Board, policy: Policy, phrasing: Phrasing) -> Iterator[str]:
    language, messages = phrasing.language, board.messages
    if messages.promise is not None:
        whom = [
            one.name_ja if language is Language.JA else one.name_en
            for one in policy.audiences()
            if one.public
        ]
        yield phrasing.due(label(DeadlineKind.NEXT_UPDATE, language), messages.promise, ", ".join(whom))
    if messages.posted is not None and messages.posted.content.eta is not None:
        yield phrasing.due(label(DeadlineKind.ETA, language), messages.posted.content.eta)
    for row, at in audiences_told.owed(board, policy):
        name = audience_name(board, policy, row.audience.key, language)
        yield phrasing.due(label(DeadlineKind.AUDIENCE_UPDATE, language), at, name)
    for contact in board.contacts.unanswered():
        if contact.next_due is not None:
            name = audience_name(board, policy, contact.audience, language)
            yield phrasing.due(label(DeadlineKind.CONTACT, language), contact.next_due, name)


_LINES = {
    BriefPoint.IMPACT: _impact,
    BriefPoint.TRIED: _tried,
    BriefPoint.DECISIONS: _decisions,
    BriefPoint.TIME_BOXES: _time_boxes,
    BriefPoint.TEAMS: _teams,
    BriefPoint.QUESTIONS: _questions,
    BriefPoint.NEXT_POST: _next_post,
    BriefPoint.CLOCKS: _clocks,
    BriefPoint.PROMISED: _promised,
}
