"""Pure: the pinned summary drawn up from a board: the fact that owes it to its places, or nothing to say."""

import hashlib
from datetime import datetime

import msgspec

from commander.board.actions import Action
from commander.board.board import Board, summary_places
from commander.board.bulletin import Stage
from commander.board.impact import Aspect, Certainty
from commander.board.policy import Policy
from commander.board.record import Fact
from commander.board.summary import SummaryDrawn, is_practice
from commander.drafting.facts import counted, facts_for
from commander.wording.labels import label
from commander.wording.language import Bilingual, Language
from commander.wording.summary import Claim, Doing, Seen, summary_links, summary_texts, with_time

_ACTIONS_SHOWN = 3
_CLOSED = Bilingual("終了", "Closed")
_WATCHED = Bilingual("復旧・経過観察中", "Recovered, being watched")


def summary_of_board(board: Board, policy: Policy, now: datetime, *, only_new: bool = False) -> list[Fact]:
    """The summary for every place that shows something else, or nothing yet. Empty: all say what the board says.

    only_new: for the places that have none yet and none underway.
    """
    places = summary_places(board, policy)
    if not places:
        return []
    facts = facts_for(board, policy, now, next_update=board.messages.promise)
    texts = summary_texts(facts, _seen(board, policy))
    links = summary_links(facts)
    digest = hashlib.sha256(msgspec.json.encode((texts, links), order="sorted")).hexdigest()[:32]
    due = board.summary.due(places, digest)
    if only_new:
        due = tuple(target for target in due if target not in board.summary.at)
    if not due:
        return []
    event = SummaryDrawn(
        targets=due,
        texts=with_time(texts, facts),
        digest=digest,
        short_id=board.incident.short_id,
        drill=is_practice(board.incident),
        stage=_stage(board),
        severity=board.incident.severity,
        links=links,
    )
    return [Fact(event=event, about="summary")]


def _stage(board: Board) -> Stage:
    if board.incident.closed:
        return Stage.RESOLVED
    return Stage.MONITORING if board.incident.watch else board.messages.public_stage or Stage.INVESTIGATING


def _seen(board: Board, policy: Policy) -> Seen:
    return Seen(
        short_id=board.incident.short_id,
        title=board.incident.title,
        state=_state(board),
        who=_claim(board, Aspect.WHO),
        count=_claim(board, Aspect.HOW_MANY),
        doing=tuple(_doing(action, policy) for action in board.actions.running()[:_ACTIONS_SHOWN]),
    )


def _state(board: Board) -> Bilingual:
    if board.incident.closed:
        return _CLOSED
    if board.incident.watch is not None:
        return _WATCHED
    return Bilingual(*(label(board.incident.phase, language) for language in Language))


def _doing(action: Action, policy: Policy) -> Doing:
    return Doing(text=action.text, owner=policy.person_name(action.owner), due=action.check_at)


def _claim(board: Board, aspect: Aspect) -> Claim:
    row = board.impact.row(aspect)
    if row is None:
        return Claim()
    figure = counted(row.amount) if row.amount else Bilingual()
    certainty = Bilingual(*(label(row.certainty, language) for language in Language))
    return Claim(
        text=(figure.ja or figure.en) or row.text,
        certainty=certainty,
        counted=row.certainty is Certainty.CONFIRMED,
        as_of=row.as_of,
    )
