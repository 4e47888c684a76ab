"""The JSON shape of a whole board, the answer of `show --json`: stable, documented in docs/cli.md. Reads nothing."""

from commander.board.board import Board
from commander.board.policy import Policy
from commander.board.staffing import vacancies
from commander.cli.shapes import Shape, channel_shape, eta_shape, instant, occurred_shape
from commander.cli.work_shape import course_shape, work_shape
from commander.deadlines import deadlines


def board_shape(board: Board, policy: Policy) -> Shape:
    """The answer of `show`."""
    incident, messages = board.incident, board.messages
    watch = incident.watch
    return {
        "id": incident.short_id,
        "incident": board.stream,
        "title": incident.title,
        "kind": incident.kind,
        "severity": incident.severity,
        "phase": int(incident.phase),
        "stage": messages.public_stage,
        "started": occurred_shape(incident.started),
        "declared_at": instant(incident.declared_at),
        "declared_by": incident.declared_by,
        "restored_at": instant(watch.restored_at) if watch else None,
        "watch": {"owner": watch.owner, "until": instant(watch.until)} if watch else None,
        "closed": incident.closed,
        "previous": incident.previous,
        "commander": board.roles.commander,
        "roles": _roles(board),
        "vacant": [{"role": one.role, "since": instant(one.since)} for one in vacancies(board)],
        "called": _called(board),
        "reports": _reports(board),
        "offers": _offers(board),
        "presence": _presence(board),
        "call": board.call.url or None,
        "channel": channel_shape(board.channel),
        "impact": _impact(board),
        "customers_meet": {"ja": board.impact.phrase.ja, "en": board.impact.phrase.en}
        if board.impact.phrase
        else None,
        "actions": _actions(board),
        "options": _options(board),
        "hypotheses": _hypotheses(board),
        **work_shape(board),
        "signals": _signals(board),
        "expected": eta_shape(board.estimates),
        "first_public_at": instant(messages.first_public_at),
        "next_update_at": instant(messages.promise),
        "told": _told(board),
        "contacts": _contacts(board),
        "deliveries": _deliveries(board),
        "deadlines": _deadlines(board, policy),
        "contested": board.contested,
    }


def _offers(board: Board) -> list[Shape]:
    return [
        {
            "role": role,
            "to": one.to,
            "by": one.by,
            "at": instant(one.at),
            "points": [item.point for item in one.brief],
        }
        for role, one in board.roles.offers.items()
    ]


def _presence(board: Board) -> list[Shape]:
    return [
        {"person": person, "presence": one.presence, "since": instant(one.at), "by": one.by}
        for person in board.presences.fields
        if (one := board.presences.of(person))
    ]


def _deliveries(board: Board) -> list[Shape]:
    return [
        {
            "key": one.key,
            "target": one.target,
            "state": one.state,
            "reason": one.reason,
            "detail": one.detail,
            "attempt": one.attempt,
            "ref": one.ref,
            "url": one.url,
        }
        for one in board.messages.deliveries.values()
    ]


def _deadlines(board: Board, policy: Policy) -> list[Shape]:
    return [
        {
            "kind": one.kind,
            "due": instant(one.due),
            "text": one.text,
            "owner": one.owner,
            "subject": one.subject,
            "snoozed_until": instant(one.snoozed_until),
        }
        for one in deadlines(board, policy)
    ]


def _roles(board: Board) -> list[Shape]:
    holdings = [(role, board.roles.holding(role)) for role in board.roles.fields]
    return [
        {"role": role, "person": holding.person, "since": instant(holding.since)}
        for role, holding in holdings
        if holding
    ]


def _called(board: Board) -> list[Shape]:
    return [
        {
            "role": role,
            "person": one.person,
            "caller": one.caller,
            "state": one.state,
            "calls": one.calls,
            "since": instant(one.since),
        }
        for role, one in board.calls.by_role.items()
    ]


def _reports(board: Board) -> list[Shape]:
    owed = [(role, board.reports.owed(role)) for role in board.reports.fields]
    return [
        {"role": role, "task": one.task, "report_at": instant(one.report_at)} for role, one in owed if one
    ]


def _impact(board: Board) -> list[Shape]:
    return [
        {
            "row": row.row,
            "aspect": row.aspect,
            "text": row.text,
            "certainty": row.certainty,
            "as_of": instant(row.as_of),
            "amount": {
                "low": row.amount.low,
                "likely": row.amount.likely,
                "high": row.amount.high,
                "unit": row.amount.unit,
                "per_mille": row.amount.per_mille,
                "of": row.amount.whole,
                "peak": row.amount.peak,
            }
            if row.amount
            else None,
            "count": {"count": row.count.count, "usual": row.count.usual} if row.count else None,
            "trial": {"tries": row.trial.tries, "fails": row.trial.fails} if row.trial else None,
            "concern": row.concern,
            "spread": row.details.spread,
            "harms": list(row.details.harms),
            "repair": row.details.repair,
            "verified_by": row.details.verified_by or None,
        }
        for row in board.impact.rows()
    ]


def _actions(board: Board) -> list[Shape]:
    return [
        {
            "action": one.action,
            "text": one.text,
            "owner": one.owner,
            "expected": one.expected,
            "check_at": instant(one.check_at),
            "heard_at": instant(one.heard_at),
            "report": one.report,
            "option": one.option,
            "result": one.result,
            "measured": one.measured,
            "note": one.note,
            **course_shape(one),
        }
        for one in board.actions.by_id.values()
    ]


def _options(board: Board) -> list[Shape]:
    return [
        {
            "option": one.option,
            "text": one.text,
            "condition": one.condition,
            "speed": one.speed,
            "blast_radius": one.blast_radius,
            "restore_first": one.restore_first,
            "state": one.state,
            "reasons": list(one.reasons),
            "actions": list(one.actions),
        }
        for one in board.options.by_id.values()
    ]


def _hypotheses(board: Board) -> list[Shape]:
    return [
        {
            "hypothesis": one.hypothesis,
            "text": one.text,
            "owner": one.inquiry.owner,
            "check_at": instant(one.inquiry.check_at),
            "state": one.state,
            "finding": one.finding.text if one.finding else "",
            "found_at": instant(one.finding.found_at if one.finding else None),
        }
        for one in board.hypotheses.by_id.values()
    ]


def _signals(board: Board) -> list[Shape]:
    return [
        {
            "signal": one.signal,
            "text": one.text,
            "source": one.source,
            "feed": one.feed,
            "link": one.link,
            "owner": one.owner,
            "raised_at": instant(one.raised_at),
            "judge_by": instant(one.judge_by),
            "verdict": one.verdict,
            "firing": one.firing,
            "over_at": instant(one.over_at),
        }
        for one in board.signals.by_id.values()
    ]


def _contacts(board: Board) -> list[Shape]:
    return [
        {
            "audience": one.audience,
            "outcome": one.outcome,
            "by": one.by,
            "at": instant(one.at),
            "note": one.note,
            "tries": one.tries,
            "next_at": instant(one.next_due),
        }
        for one in filter(None, map(board.contacts.last, board.contacts.fields))
    ]


def _told(board: Board) -> list[Shape]:
    return [
        {
            "audience": one.audience,
            "stage": one.message.stage,
            "template": one.message.template,
            "at": instant(one.ordered_at),
            "number": one.number,
            "from": [{"record": source.record, "at": instant(source.at)} for source in one.message.sources],
            "deliveries": list(one.deliveries),
        }
        for one in board.messages.told.values()
    ]
