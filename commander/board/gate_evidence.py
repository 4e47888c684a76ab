"""Pure: what the board answers of a gate's checks by itself, and what it was that answered (practice §3)."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from commander.board.actions import Result
from commander.board.gate_checks import Known
from commander.board.impact import Aspect, Concern
from commander.board.privacy_records import PrivacyAnswer
from commander.board.privacy_rights import LEADER as OFFICER
from commander.board.staffing import vacancies
from commander.board.watch import Ended

if TYPE_CHECKING:
    from commander.board.board import Board

# "Can't be reproduced" is said after so many tries (practice §3: on N tries).
TRIES = 3


class Met(msgspec.Struct, frozen=True, kw_only=True):
    """What answered a check: a person, a text as it was written, a time. What is not known is left out."""

    person: str = ""
    text: str = ""
    at: datetime | None = None


_YES = Met()
_Fact = Callable[["Board", datetime], Met | None]


def met(board: "Board", known: Known, now: datetime) -> Met | None:
    """What on the board answers a check; None: nothing does, or it is a person's to answer."""
    fact = _FACTS.get(known)
    return fact(board, now) if fact else None


def _detection(board: "Board", _: datetime) -> Met | None:
    found = board.detection.found
    return Met(text=found.source, at=found.first_known) if found else None


def _commander(board: "Board", _: datetime) -> Met | None:
    commander = board.roles.commander
    return Met(person=commander) if commander else None


def _call(board: "Board", _: datetime) -> Met | None:
    if board.call.url:
        return Met(text=board.call.url)
    return Met(text=board.channel.shown_name) if board.channel.wish is not None else None


def _severity(board: "Board", _: datetime) -> Met | None:
    severity = board.incident.severity
    return None if severity is None else Met(text=f"SEV{severity}", at=board.incident.severity_at)


def _previous(board: "Board", _: datetime) -> Met | None:
    return _YES if board.incident.previous else None


def _symptom(board: "Board", _: datetime) -> Met | None:
    return _row(board, Aspect.WHAT)


def _scope(board: "Board", _: datetime) -> Met | None:
    who, what, started = _row(board, Aspect.WHO), _row(board, Aspect.WHAT), board.incident.started
    return Met(text=who.text, at=started.instant) if who and what and started else None


def _personal_data(board: "Board", _: datetime) -> Met | None:
    # A suspicion that nobody answered is no answer, whatever a line of the impact says (2-11).
    answered = board.privacy.answered
    if board.privacy.has_track:
        return Met(person=answered.by, at=answered.at) if answered else None
    return _row(board, Aspect.PERSONAL_DATA)


def _money(board: "Board", _: datetime) -> Met | None:
    return _row(board, Aspect.MONEY)


def _first_post(board: "Board", _: datetime) -> Met | None:
    first = board.messages.first_public_at
    if first is not None:
        return Met(at=first)
    narrowed = board.audiences.narrowed
    return Met(person=narrowed.by, text=narrowed.reason, at=narrowed.at) if narrowed else None


def _people(board: "Board", _: datetime) -> Met | None:
    if board.roles.commander is None:
        return None
    missing = [one for one in vacancies(board) if one.role not in board.calls.by_role]
    return None if missing else _YES


def _aligned(board: "Board", _: datetime) -> Met | None:
    agreed = board.gates.alignment.agreed
    return Met(person=agreed.said.decision_maker, at=agreed.at) if agreed else None


def _mitigation(board: "Board", _: datetime) -> Met | None:
    since = board.incident.reopened_at
    for action in board.actions.finished():
        if action.result is Result.WORKED and _is_fresh(action.finished_at, since):
            return Met(person=action.owner, text=action.text, at=action.finished_at)
    return None


def _well(aspect: Aspect, said_at_the_end: Callable[[Ended], str], *, tries: int = 0) -> _Fact:
    def fact(board: "Board", _: datetime) -> Met | None:
        ended = board.watching.ended
        if ended is not None:
            # Whoever ended the watch answered this one: it is asked once (practice §9 rule 6).
            return Met(person=ended.by, text=said_at_the_end(ended), at=ended.at)
        row = board.impact.row(aspect)
        if (
            row is None
            or row.finds_trouble is not False
            or not _is_fresh(row.as_of, board.incident.reopened_at)
        ):
            return None
        is_enough = tries == 0 or (row.trial is not None and row.trial.tries >= tries)
        return Met(text=row.text, at=row.as_of) if is_enough else None

    return fact


def _restored(board: "Board", _: datetime) -> Met | None:
    watch = board.incident.watch
    return Met(person=watch.owner, at=watch.restored_at) if watch else None


def _watch_over(board: "Board", now: datetime) -> Met | None:
    watch, ended = board.incident.watch, board.watching.ended
    if ended is not None:
        return Met(person=ended.by, at=ended.at)  # by somebody, on three checks
    is_over = watch is not None and watch.until <= now and not board.signals.untriaged()
    return Met(person=watch.owner, at=watch.until) if watch is not None and is_over else None


def _watch_signed(board: "Board", _: datetime) -> Met | None:
    watch, ended = board.incident.watch, board.watching.ended
    is_theirs = watch is not None and ended is not None and ended.by == watch.owner
    return Met(person=ended.by, at=ended.at) if ended is not None and is_theirs else None


def _heard(board: "Board", _: datetime) -> Met | None:
    watching = board.watching
    if not watching.restored:
        return None
    ended = watching.ended
    if ended is not None and ended.unheard_because:
        return Met(person=ended.by, text=ended.unheard_because, at=ended.at)
    return None if watching.missing() else _YES


def _no_signal(board: "Board", _: datetime) -> Met | None:
    return None if board.signals.untriaged() else _YES


def _final_post(board: "Board", _: datetime) -> Met | None:
    messages = board.messages
    if messages.posted is None:
        narrowed = board.audiences.narrowed
        return Met(person=narrowed.by, text=narrowed.reason, at=narrowed.at) if narrowed else None
    is_told = messages.public_stage is not None and messages.public_stage.is_over
    # A page that still shows the outage because the post failed there is no page where it is over.
    stuck = any(one.key in messages.posted.keys for one in messages.needing_a_person())
    return Met(at=messages.posted.ordered_at) if is_told and not stuck else None


def _leftovers(board: "Board", _: datetime) -> Met | None:
    # Whoever is to do it, and by when, is said of each of them.
    is_planned = all(one.plan.owner and one.plan.due for one in board.work.follow_ups.left())
    return _YES if is_planned and not board.actions.running() else None


def _review(board: "Board", _: datetime) -> Met | None:
    review = board.gates.review
    return Met(person=review.owner, at=review.on) if review else None


def _report(board: "Board", _: datetime) -> Met | None:
    said = board.final_reports.said
    return Met(at=said[-1].due) if said else None


def _clocks(board: "Board", _: datetime) -> Met | None:
    # The clocks themselves are restricted: that one may run, and whom it is left to, everybody may know (2-10).
    privacy, row = board.privacy, board.impact.row(Aspect.PERSONAL_DATA)
    if not privacy.has_track:
        return Met(text=row.text, at=row.as_of) if row and row.concern is Concern.NONE else None
    answered = privacy.answered
    if answered is None or answered.answer is PrivacyAnswer.UNKNOWN:
        return None
    if answered.answer is PrivacyAnswer.NO:
        return Met(person=answered.by, at=answered.at)
    # Whoever commands goes home at the end: the clocks are left to the officer or counsel by name.
    owner = board.roles.holder(OFFICER) or board.roles.holder("legal")
    return Met(person=owner) if owner else None


def _lists(board: "Board", _: datetime) -> Met | None:
    handed = [(one.newest, one.exports) for one in board.customers.standing()]
    if not handed:
        return _YES
    # An older version in somebody's hands is another list.
    newest = [
        next((one for one in reversed(exports) if counted and one.version == counted.version), None)
        for counted, exports in handed
    ]
    last = newest[-1]
    return Met(person=last.by, text=last.team, at=last.occurred) if last and all(newest) else None


def _row(board: "Board", aspect: Aspect) -> Met | None:
    row = board.impact.row(aspect)
    return Met(text=row.text or str(row.concern or ""), at=row.as_of) if row else None


def _is_fresh(at: datetime | None, since: datetime | None) -> bool:
    return since is None or (at is not None and at >= since)


_FACTS: Mapping[Known, _Fact] = {
    Known.DETECTION: _detection,
    Known.COMMANDER: _commander,
    Known.CALL: _call,
    Known.SEVERITY: _severity,
    Known.PREVIOUS: _previous,
    Known.SYMPTOM: _symptom,
    Known.SCOPE: _scope,
    Known.PERSONAL_DATA: _personal_data,
    Known.MONEY: _money,
    Known.FIRST_POST: _first_post,
    Known.PEOPLE: _people,
    # One record holds all that is agreed: it can't be without a part of it.
    Known.ATTENDANCE: _aligned,
    Known.DECISION_MAKER: _aligned,
    Known.CUSTOMER_POLICY: _aligned,
    Known.SYSTEM_POLICY: _aligned,
    Known.PARTNERS: _aligned,
    Known.TRACKS: _aligned,
    Known.NEXT_SYNC: _aligned,
    Known.ALIGNED: _aligned,
    Known.MITIGATION: _mitigation,
    Known.NUMBERS: _well(Aspect.SYSTEM, lambda ended: ended.system),
    Known.INQUIRIES: _well(Aspect.INQUIRIES, lambda ended: ended.inquiries),
    Known.HANDS_ON: _well(Aspect.HANDS_ON, lambda ended: ended.hands_on, tries=TRIES),
    Known.WATCH_OVER: _watch_over,
    Known.WATCH_SIGNED: _watch_signed,
    Known.HEARD: _heard,
    Known.NO_SIGNAL: _no_signal,
    Known.RESTORED: _restored,
    Known.FINAL_POST: _final_post,
    Known.LEFTOVERS: _leftovers,
    Known.REVIEW: _review,
    Known.REPORT: _report,
    Known.CLOCKS: _clocks,
    Known.LISTS: _lists,
}
