"""Pure: what follows from a command on one incident: it is sent to the area that decides it."""

from collections.abc import Callable, Iterable, Mapping
from types import UnionType
from typing import Any, get_args

from msgspec.structs import replace

from commander.board import (
    action_course,
    actions,
    amendments,
    approval_decisions,
    approval_requests,
    attendance,
    audiences,
    call_link,
    contacts,
    customer_lists,
    customer_orders,
    detection,
    estimate,
    feeds,
    gate_orders,
    gates,
    hypotheses,
    impact,
    impact_matrix,
    impact_negligible,
    impact_orders,
    impact_whole,
    impact_windows,
    incident,
    incident_orders,
    inquiries,
    maintenance,
    maintenance_records,
    message,
    milestones,
    options,
    presence,
    privacy_orders,
    privacy_records,
    promise_orders,
    promises,
    questions,
    report_back,
    role_orders,
    roles,
    roster,
    severity_orders,
    signal_orders,
    signals,
    slack_answers,
    standing,
    summary,
    summons,
    teams,
    telling,
    telling_orders,
    timeline,
    watch,
    work,
)
from commander.board.audiences_hint import reach_hint
from commander.board.board import Board, summary_places
from commander.board.commands import Command
from commander.board.moment import Moment
from commander.board.one_name import as_listed
from commander.board.one_person import check_one_person
from commander.board.policy import Policy
from commander.board.record import Fact
from commander.board.taking import check_takes

_Decider = Callable[[Board, Policy, Any, Moment], list[Fact]]


def decide(board: Board, organisation: Policy, command: Command, moment: Moment) -> list[Fact]:
    """The facts that follow from a command on one incident, or Refused; nothing is written here."""
    board = as_listed(board, organisation)
    moment = replace(moment, author=organisation.person_key(moment.author))
    check_takes(board, command)
    return DECIDERS[type(command)](board, organisation, command, moment)


def _gates(board: Board, organisation: Policy, command: gates.GateCommand, moment: Moment) -> list[Fact]:
    return gate_orders.decide_gates(board, organisation, command, moment)


def _incident(
    board: Board, organisation: Policy, command: incident.IncidentCommand, moment: Moment
) -> list[Fact]:
    if isinstance(command, incident.EnterPhase):
        return gate_orders.decide_phase(board, organisation, command, moment)
    if isinstance(command, incident.Close):
        return gate_orders.decide_close(board, organisation, command, moment)
    if isinstance(command, incident.SetSeverity):
        severity_orders.check_lowering(board.incident, board.roles.commander, command, moment)
    if isinstance(command, incident.DeclareRestored):
        check_one_person(organisation, command.watch_owner)
    facts = incident_orders.decide(board.incident, command, moment)
    if isinstance(command, incident.DeclareRestored):
        return roster.announced(facts, organisation, board.roles, command.recurrence)
    return facts


def _roles(board: Board, organisation: Policy, command: roles.RoleCommand, _: Moment) -> list[Fact]:
    if isinstance(command, roles.AssignRole):
        check_one_person(organisation, command.person)
        command = replace(command, person=organisation.person_key(command.person))
    if isinstance(command, roles.OfferRole):
        check_one_person(organisation, command.to)
        command = replace(command, to=organisation.person_key(command.to))
    if isinstance(command, roles.AcceptRole):
        command = replace(command, person=organisation.person_key(command.person))
    facts = role_orders.decide(board.roles, command, organisation.roster.apart)
    teams.check_role(board.roles, board.reports, command)
    return facts


def _summons(board: Board, _: Policy, command: summons.SummonsCommand, __: Moment) -> list[Fact]:
    return summons.decide(board.calls, board.roles, command)


def _reports(board: Board, _: Policy, command: report_back.ReportCommand, moment: Moment) -> list[Fact]:
    teams.check_report(board.roles, board.reports, command)
    return report_back.decide(board.reports, command, moment)


def _presence(
    board: Board, organisation: Policy, command: presence.SetPresence, moment: Moment
) -> list[Fact]:
    return attendance.decide(board, organisation, command, moment)


def _teams(board: Board, organisation: Policy, command: teams.TeamCommand, __: Moment) -> list[Fact]:
    if isinstance(command, teams.JoinTeam):
        command = replace(command, person=organisation.person_key(command.person))
    return teams.decide(board.teams, board.roles, command)


def _call(board: Board, _: Policy, command: call_link.SetCallLink, __: Moment) -> list[Fact]:
    return call_link.decide(board.call, command)


def _estimate(board: Board, _: Policy, command: estimate.EstimateCommand, moment: Moment) -> list[Fact]:
    return estimate.decide(board.estimates, board.roles.commander, command, moment)


def _impact(board: Board, organisation: Policy, command: impact.ImpactCommand, moment: Moment) -> list[Fact]:
    command = impact_whole.with_whole(command, organisation.impact)
    facts = impact_orders.decide(board.impact, command, moment)
    return [*facts, *privacy_orders.suspected(board, command, moment)]


def _severity(board: Board, _: Policy, command: severity_orders.ParkSeverity, moment: Moment) -> list[Fact]:
    return severity_orders.decide(board.incident, command, moment)


def _matrix(
    board: Board, organisation: Policy, command: impact_matrix.MatrixCommand, moment: Moment
) -> list[Fact]:
    return impact_matrix.decide(board.symptoms, organisation, command, moment)


def _negligible(
    board: Board, organisation: Policy, command: impact_negligible.NegligibleCommand, moment: Moment
) -> list[Fact]:
    severity = board.incident.severity
    return impact_negligible.decide(board.negligible, board.impact, severity, organisation, command, moment)


def _windows(board: Board, _: Policy, command: impact_windows.WindowCommand, moment: Moment) -> list[Fact]:
    return impact_windows.decide(board.impact_spells, board.incident, board.signals, command, moment)


def _privacy(
    board: Board, organisation: Policy, command: privacy_records.PrivacyCommand, moment: Moment
) -> list[Fact]:
    return privacy_orders.decide(board, organisation, command, moment)


def _timeline(_: Board, __: Policy, command: timeline.TimelineCommand, moment: Moment) -> list[Fact]:
    return timeline.decide(command, moment)


def _actions(
    board: Board, organisation: Policy, command: actions.ActionCommand, moment: Moment
) -> list[Fact]:
    if isinstance(command, actions.StartAction):
        check_one_person(organisation, command.owner)
        options.check_can_start(board.options, board.actions, command.option)
    return actions.decide(board.actions, command, moment)


def _options(board: Board, _: Policy, command: options.OptionCommand, moment: Moment) -> list[Fact]:
    return options.decide(board.options, command, moment)


def _course(
    board: Board, organisation: Policy, command: action_course.CourseCommand, _: Moment
) -> list[Fact]:
    return action_course.decide(board.actions, organisation, command)


def _work(board: Board, organisation: Policy, command: work.WorkCommand, moment: Moment) -> list[Fact]:
    facts = work.decide(board.work, organisation, command, moment)
    if isinstance(command, questions.AnswerQuestion):
        own, asked = board.channel.ref, board.work.questions
        facts += slack_answers.answers(board.incident, own, asked, command, facts)
    return facts


def _hypotheses(
    board: Board, organisation: Policy, command: hypotheses.HypothesisCommand, moment: Moment
) -> list[Fact]:
    if isinstance(command, hypotheses.StateHypothesis | hypotheses.AssignHypothesis):
        check_one_person(organisation, command.owner)
    return hypotheses.decide(board.hypotheses, command, moment)


def _milestone(board: Board, _: Policy, command: milestones.CorrectMilestone, moment: Moment) -> list[Fact]:
    return milestones.decide(board.marks, command, moment)


def _watch(board: Board, organisation: Policy, command: watch.WatchCommand, moment: Moment) -> list[Fact]:
    return watch.decide(board.watching, board.incident, board.signals, organisation, command, moment)


def _audiences(
    board: Board, organisation: Policy, command: audiences.AudienceCommand, moment: Moment
) -> list[Fact]:
    hint = reach_hint(board.incident, board.impact)
    return audiences.decide(board.audiences, organisation, hint, command, moment)


def _contacts(board: Board, organisation: Policy, command: contacts.LogContact, moment: Moment) -> list[Fact]:
    return contacts.decide(board.contacts, organisation, command, moment)


def _inquiries(
    board: Board, organisation: Policy, command: inquiries.InquiryCommand, moment: Moment
) -> list[Fact]:
    return inquiries.decide(board.inquiries, organisation.inquiry_channels(), command, moment)


def _customers(
    board: Board, organisation: Policy, command: customer_lists.CustomerCommand, moment: Moment
) -> list[Fact]:
    known = (board.roles, board.impact, organisation)
    return customer_orders.decide(board.customers, known, command, moment)


def _live_line(
    board: Board, organisation: Policy, command: summary.OrderLiveLine, moment: Moment
) -> list[Fact]:
    places = summary_places(board, organisation)
    return summary.decide_line(board.incident, board.summary, board.messages, places, command, moment)


def _maintenance(
    board: Board, _: Policy, command: maintenance_records.MaintenanceCommand, moment: Moment
) -> list[Fact]:
    return maintenance.decide(board.maintenance, command, moment)


def _promises(
    board: Board, organisation: Policy, command: promises.SnoozePromise, moment: Moment
) -> list[Fact]:
    return promise_orders.decide(
        board.promises, board.messages, board.impact, board.incident, organisation, command, moment
    )


def _approvals(
    board: Board, organisation: Policy, command: approval_requests.ApprovalCommand, moment: Moment
) -> list[Fact]:
    """An approval asked for, given or refused, with the last of which goes out what was to."""
    facts = approval_decisions.decide(
        board.approvals, telling_orders.circumstance(board, organisation, moment), command
    )
    order = approval_decisions.order_after(board.approvals, command, facts)
    if order is None:
        return facts
    told = board.messages
    for fact in facts:
        if isinstance(fact.event, message.MessageApproved):
            told = telling.with_approval(told, fact.event, moment.now)
    return [*facts, *decide(replace(board, messages=told), organisation, order, moment)]


def _table(areas: Iterable[tuple[type | UnionType, _Decider]]) -> Mapping[type, _Decider]:
    """Each command with its decider. An area is named by its command, or by the union of them."""
    return {command: decider for area, decider in areas for command in get_args(area) or (area,)}


# Every command has exactly one; which type each decider takes stands in its signature, and a test compares them.
AREAS: tuple[tuple[type | UnionType, _Decider], ...] = (
    (incident.IncidentCommand, _incident),
    (roles.RoleCommand, _roles),
    (summons.SummonsCommand, _summons),
    (report_back.ReportCommand, _reports),
    (presence.SetPresence, _presence),
    (teams.TeamCommand, _teams),
    (call_link.SetCallLink, _call),
    (estimate.EstimateCommand, _estimate),
    (impact.ImpactCommand, _impact),
    (impact_windows.WindowCommand, _windows),
    (impact_matrix.MatrixCommand, _matrix),
    (impact_negligible.NegligibleCommand, _negligible),
    (severity_orders.ParkSeverity, _severity),
    (timeline.TimelineCommand, _timeline),
    (actions.ActionCommand, _actions),
    (options.OptionCommand, _options),
    (hypotheses.HypothesisCommand, _hypotheses),
    (action_course.CourseCommand, _course),
    (work.WorkCommand, _work),
    (signals.SignalCommand, signal_orders.decide_signals),
    (feeds.PlaceSignal, signal_orders.decide_placing),
    (slack_answers.TakeSlackQuestion, signal_orders.decide_taken),
    (watch.WatchCommand, _watch),
    (milestones.CorrectMilestone, _milestone),
    (audiences.AudienceCommand, _audiences),
    (message.MessageCommand, telling_orders.decide_message),
    (approval_requests.ApprovalCommand, _approvals),
    (amendments.AmendBroadcast, telling_orders.decide_amendment),
    (contacts.LogContact, _contacts),
    (privacy_records.PrivacyCommand, _privacy),
    (inquiries.InquiryCommand, _inquiries),
    (customer_lists.CustomerCommand, _customers),
    (detection.DetectionCommand, signal_orders.decide_detection),
    (summary.OrderLiveLine, _live_line),
    (maintenance_records.MaintenanceCommand, _maintenance),
    (standing.StandingCommand, telling_orders.decide_again),
    (gates.GateCommand, _gates),
    (promises.SnoozePromise, _promises),
)
DECIDERS: Mapping[type, _Decider] = _table(AREAS)
