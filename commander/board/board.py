"""Pure: the areas together; the only file that knows them all. decide() before the journal, evolve() after it."""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property

import msgspec
from msgspec.structs import replace

from commander.board import (
    actions,
    amendments,
    approvals,
    audience_book,
    audiences,
    call_link,
    channel,
    contacts,
    deliveries,
    detection,
    estimate,
    final_report,
    house_wording,
    hypotheses,
    impact,
    impact_windows,
    incident,
    inquiries,
    inquiry_channels,
    mailing,
    maintenance,
    maintenance_orders,
    messages,
    options,
    page_facts,
    policy,
    promises,
    report_back,
    roles,
    severity_map,
    signals,
    signing,
    slack_rules,
    staffing,
    standing,
    summary,
    summons,
    timeline,
)
from commander.board.actions import Actions
from commander.board.audiences import Audiences
from commander.board.audiences_hint import reach_hint
from commander.board.amendments import Amendments
from commander.board.approvals import Approvals
from commander.board.call_link import CallLink
from commander.board.channel import Channel
from commander.board.channel_wish import INCIDENT_CHANNEL
from commander.board.contacts import Contacts
from commander.board.detection import Detection
from commander.board.hypotheses import Hypotheses
from commander.board.impact import Impact
from commander.board.incident import Incident
from commander.board.inquiries import Inquiries
from commander.board.maintenance import Maintenance
from commander.board.messages import Messages
from commander.board.moment import Moment
from commander.board.options import Options
from commander.board.promises import Owed, Promises
from commander.board.record import ORGANISATION, Erased, Event, Fact, Record, Unknown, is_in_range
from commander.board.refusal import Because, Refused
from commander.board.report_back import Reports
from commander.board.roles import Roles
from commander.board.signals import Signals
from commander.board.standing import Standings
from commander.board.summary import Summary
from commander.board.summons import Calls

Command = (
    incident.IncidentCommand
    | roles.RoleCommand
    | summons.SummonsCommand
    | report_back.ReportCommand
    | call_link.SetCallLink
    | estimate.EstimateCommand
    | impact.ImpactCommand
    | impact_windows.WindowCommand
    | timeline.TimelineCommand
    | actions.ActionCommand
    | options.OptionCommand
    | hypotheses.HypothesisCommand
    | signals.SignalCommand
    | messages.MessageCommand
    | approvals.ApprovalCommand
    | amendments.AmendBroadcast
    | contacts.LogContact
    | inquiries.InquiryCommand
    | detection.DetectionCommand
    | summary.OrderLiveLine
    | audiences.AudienceCommand
    | promises.SnoozePromise
    | standing.StandingCommand
    | maintenance.MaintenanceCommand
)

# Kind and version as stored -> the class that reads it. Never renamed; a new shape is a new version.
EVENTS: dict[tuple[str, int], type[Event]] = {
    (event.KIND, event.VERSION): event
    for event in (
        incident.IncidentDeclared,
        incident.IncidentRetitled,
        incident.SeveritySet,
        incident.ImpactStartSet,
        incident.PhaseEntered,
        incident.IncidentRestored,
        incident.IncidentReopened,
        incident.IncidentClosed,
        roles.RoleAssigned,
        roles.RoleOffered,
        roles.RoleAccepted,
        roles.RoleReleased,
        summons.RoleSummoned,
        summons.RoleCalled,
        summons.CallAnswered,
        summons.SummonsEnded,
        report_back.ReportAsked,
        report_back.ReportGiven,
        call_link.CallLinkSet,
        channel.ChannelWished,
        channel.ChannelChanged,
        channel.ChannelMade,
        channel.ChannelArchiveAsked,
        impact.ImpactStated,
        impact.ImpactWorded,
        estimate.RecoveryEstimated,
        estimate.EstimateWithdrawn,
        estimate.EstimateApproved,
        impact_windows.ImpactWindowSet,
        impact_windows.ImpactWindowStruck,
        timeline.EntryAdded,
        timeline.EntryCorrected,
        actions.ActionStarted,
        actions.ActionExtended,
        actions.ActionReported,
        actions.ActionFinished,
        options.OptionProposed,
        options.OptionDeclined,
        hypotheses.HypothesisStated,
        hypotheses.HypothesisAssigned,
        hypotheses.HypothesisSupported,
        hypotheses.HypothesisRuledOut,
        signals.SignalRaised,
        signals.SignalJudged,
        messages.MessageKept,
        messages.MessageApproved,
        messages.BroadcastOrdered,
        approvals.ApprovalAsked,
        approvals.ApprovalRefused,
        approvals.ApprovalWithdrawn,
        approvals.BroadcastConfirmed,
        amendments.BroadcastAmended,
        promises.PromiseSnoozed,
        maintenance.MaintenancePlanned,
        maintenance.MaintenanceStarted,
        maintenance.MaintenanceVerifying,
        maintenance.MaintenanceCompleted,
        maintenance.MaintenanceExtended,
        maintenance.MaintenanceCancelled,
        maintenance.MaintenanceLinked,
        summary.SummaryDrawn,
        summary.LiveLineOrdered,
        deliveries.DeliveryAttempted,
        deliveries.DeliverySettled,
        deliveries.DeliveryDecided,
        contacts.ContactLogged,
        inquiries.InquiriesCounted,
        inquiries.InquiriesTakenBack,
        detection.DetectionStated,
        audiences.AudienceJudged,
        audiences.CommunicationPolicyChosen,
        standing.StandingSeen,
        standing.DriftAccepted,
        policy.ServiceDescribed,
        policy.PersonListed,
        policy.PersonRemoved,
        policy.AudienceListed,
        policy.AudienceRemoved,
        policy.ComponentListed,
        policy.ComponentRemoved,
        mailing.MailingListed,
        mailing.MailingRemoved,
        audience_book.QuestionListed,
        audience_book.QuestionRemoved,
        audience_book.WordingSetListed,
        audience_book.WordingSetRemoved,
        severity_map.SeverityMapped,
        inquiry_channels.InquiryChannelListed,
        inquiry_channels.InquiryChannelRemoved,
        slack_rules.SlackRulesSet,
        slack_rules.UserGroupListed,
        slack_rules.UserGroupRemoved,
        house_wording.WordingListed,
        house_wording.WordingRemoved,
        policy.CadenceSet,
        policy.ApprovalSet,
    )
}
# Entries are rows of the timeline; folding a hundred thousand of them would buy nothing.
NOT_FOLDED = (timeline.EntryAdded.KIND, timeline.EntryCorrected.KIND)

_ENDED_ONLY = (
    incident.Reopen,
    timeline.AddEntry,
    timeline.CorrectEntry,
    signals.RaiseSignal,
    signals.JudgeSignal,
    contacts.LogContact,
    # What came in until the end is often counted after it.
    inquiries.CountInquiries,
    inquiries.TakeInquiriesBack,
    detection.StateDetection,
    detection.TakeReport,
    # When customers were hurt is often known only from what is counted afterwards.
    impact_windows.SetWindow,
    impact_windows.StrikeWindow,
    # What customers read is put right, and what went out unapproved is stood by, whenever it is noticed.
    amendments.AmendBroadcast,
    approvals.AskApproval,
    approvals.GiveApproval,
    approvals.RefuseApproval,
    approvals.WithdrawRequest,
    approvals.ConfirmBroadcast,
)

# Planned work has no severity, no phase and no recovery: what goes wrong in it is an incident of its own.
_OF_INCIDENTS_ONLY = (
    incident.SetSeverity,
    incident.SetImpactStart,
    incident.EnterPhase,
    incident.DeclareRestored,
)


class Board(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One incident as its records tell it. Immutable: any thread may read it."""

    stream: str
    incident: Incident = Incident()
    roles: Roles = Roles()
    calls: Calls = Calls()
    reports: Reports = Reports()
    call: CallLink = CallLink()
    estimates: estimate.Estimates = estimate.Estimates()
    final_reports: final_report.FinalReports = final_report.FinalReports()
    channel: Channel = Channel()
    impact: Impact = Impact()
    impact_spells: impact_windows.Windows = impact_windows.Windows()
    actions: Actions = Actions()
    options: Options = Options()
    hypotheses: Hypotheses = Hypotheses()
    signals: Signals = Signals()
    messages: Messages = Messages()
    approvals: Approvals = Approvals()
    amendments: Amendments = Amendments()
    contacts: Contacts = Contacts()
    inquiries: Inquiries = Inquiries()
    detection: Detection = Detection()
    summary: Summary = Summary()
    audiences: Audiences = Audiences()
    standings: Standings = Standings()
    promises: Promises = Promises()
    maintenance: Maintenance = Maintenance()
    needed: dict[str, datetime] = {}  # the roles it can't be without, each since when
    newest: tuple[str, str] = ("", "")  # (at, id) of the last record folded

    @cached_property
    def owed(self) -> list[Owed]:
        """Why customers are owed a post before the promised time; none once one says how it stands. Worked out once."""
        return promises.owed(self.promises, self.messages, self.impact, self.incident)

    @cached_property
    def windows(self) -> list[impact_windows.Window]:
        """When customers were hurt, oldest first (0-18). Worked out once."""
        return impact_windows.standing(self.impact_spells, self.incident, self.signals)

    @cached_property
    def contested(self) -> list[str]:
        """The fields that two desks set without knowing of each other; a person chooses. Worked out once."""
        fields = {
            "title": self.incident.title_field.contested,
            "severity": self.incident.severity_field.contested,
            "started": self.incident.started_field.contested,
            "phase": self.incident.phase_field.contested,
            "recovery": self.incident.recovery_field.contested,
            **{f"role:{role}": field.contested for role, field in self.roles.fields.items()},
            **{f"impact:{row}": field.contested for row, field in self.impact.fields.items()},
            "phrase": self.impact.phrase_field.contested,
            **{f"window:{key}": field.contested for key, field in self.impact_spells.fields.items()},
            "call-link": self.call.field.contested,
            "estimate": self.estimates.field.contested,
            **{f"report:{role}": field.contested for role, field in self.reports.fields.items()},
            **{f"contact:{key}": field.contested for key, field in self.contacts.fields.items()},
            **{f"need:{key}": field.contested for key, field in self.audiences.fields.items()},
            "reach": self.audiences.reach_field.contested,
            **{f"action:{key}": action.contested for key, action in self.actions.by_id.items()},
            **{f"option:{key}": option.contested for key, option in self.options.by_id.items()},
            **{f"inquiry:{key}": one.inquiry_contested for key, one in self.hypotheses.by_id.items()},
            **{f"finding:{key}": one.finding_contested for key, one in self.hypotheses.by_id.items()},
        }
        return [name for name, contested in fields.items() if contested]


def decide(board: Board, organisation: policy.Policy, command: Command, moment: Moment) -> list[Fact]:
    """The facts that follow from a command on one incident, or Refused; nothing is written here."""
    _check_takes(board, command)
    commander = board.roles.commander
    match command:
        case (
            incident.Retitle()
            | incident.SetSeverity()
            | incident.SetImpactStart()
            | incident.EnterPhase()
            | incident.DeclareRestored()
            | incident.Reopen()
            | incident.Close()
        ):
            return incident.decide(board.incident, command, moment)
        case roles.AssignRole() | roles.OfferRole() | roles.AcceptRole() | roles.ReleaseRole():
            return roles.decide(board.roles, command)
        case (
            summons.SummonRole()
            | summons.CallRole()
            | summons.AnswerCall()
            | summons.EndSummons()
            | report_back.AskReport()
            | report_back.ReportBack()
            | call_link.SetCallLink()
            | contacts.LogContact()
            | summary.OrderLiveLine()
            | inquiries.CountInquiries()
            | inquiries.TakeInquiriesBack()
            | detection.StateDetection()
            | detection.TakeReport()
        ):
            return _decide_gathering(board, organisation, command, moment)
        case estimate.EstimateRecovery() | estimate.WithdrawEstimate() | estimate.ApproveEstimate():
            return estimate.decide(board.estimates, commander, command, moment)
        case impact.StateImpact() | impact.WordImpact():
            return impact.decide(board.impact, command, moment)
        case impact_windows.SetWindow() | impact_windows.StrikeWindow():
            return impact_windows.decide(
                board.impact_spells, board.incident, board.signals, command, moment
            )
        case timeline.AddEntry() | timeline.CorrectEntry():
            return timeline.decide(command, moment)
        case (
            actions.StartAction()
            | actions.ExtendAction()
            | actions.ReportAction()
            | actions.FinishAction()
            | options.ProposeOption()
            | options.DeclineOption()
            | hypotheses.StateHypothesis()
            | hypotheses.AssignHypothesis()
            | hypotheses.SupportHypothesis()
            | hypotheses.RuleOutHypothesis()
        ):
            return _decide_work(board, command, moment)
        case signals.RaiseSignal() | signals.JudgeSignal():
            return signals.decide(board.signals, board.incident, commander, command, moment)
        case audiences.JudgeAudience() | audiences.ChooseCommunicationPolicy():
            hint = reach_hint(board.incident, board.impact)
            return audiences.decide(board.audiences, organisation, hint, command, moment)
        case messages.KeepMessage() | messages.ApproveMessage() | messages.OrderBroadcast():
            if isinstance(command, messages.OrderBroadcast):
                maintenance_orders.check_order(board.maintenance, board.incident, command, moment)
                estimate.check_order(board.estimates, command, moment)
                final_report.check_order(board.messages, board.incident, command, moment)
            facts = messages.decide(
                board.messages,
                board.incident,
                organisation,
                command,
                moment,
                _signing(board, organisation, command, moment).consent,
            )
            facts = maintenance_orders.with_window(board.maintenance, organisation, facts)
            if not isinstance(command, messages.OrderBroadcast):
                return facts
            backdated = page_facts.backdated_to(command, board.messages, board.windows)
            return page_facts.resolved(
                facts, board.incident, board.windows, organisation, backdated=backdated
            )
        case (
            amendments.AmendBroadcast()
            | approvals.AskApproval()
            | approvals.GiveApproval()
            | approvals.RefuseApproval()
            | approvals.WithdrawRequest()
            | approvals.ConfirmBroadcast()
        ):
            return _decide_approval(board, organisation, command, moment)
        case (
            maintenance.StartMaintenance()
            | maintenance.VerifyMaintenance()
            | maintenance.CompleteMaintenance()
            | maintenance.ExtendMaintenance()
            | maintenance.CancelMaintenance()
        ):
            return maintenance.decide(board.maintenance, command, moment)
        case standing.AcceptDrift():
            return standing.decide(board.standings, command)
        case standing.TellAgain():
            # The very text that was looked over and sent before; whether it may go now is asked anew.
            order = standing.order_again(board.standings, board.messages, command)
            facts = decide(board, organisation, order, moment)
            return standing.to_one_target(board.standings, command, facts)
        case promises.SnoozePromise():
            return promises.decide(
                board.promises,
                board.messages,
                board.impact,
                board.incident,
                organisation,
                command,
                moment,
            )


def _decide_work(
    board: Board,
    command: actions.ActionCommand | options.OptionCommand | hypotheses.HypothesisCommand,
    moment: Moment,
) -> list[Fact]:
    """What is tried, what could be tried, and what may be the cause."""
    if isinstance(command, actions.ActionCommand):
        return actions.decide(board.actions, command, moment)
    if isinstance(command, options.OptionCommand):
        return options.decide(board.options, command, moment)
    return hypotheses.decide(board.hypotheses, command, moment)


def _signing(
    board: Board, organisation: policy.Policy, command: messages.MessageCommand | amendments.AmendBroadcast, moment: Moment
) -> signing.Signing:
    """Who may let the texts of a command out."""
    return approvals.signing_of(board.approvals, circumstance(board, organisation, moment), command)


def circumstance(board: Board, organisation: policy.Policy, moment: Moment) -> approvals.Circumstance:
    """What a decision about approvals looks at."""
    return approvals.Circumstance(
        messages=board.messages,
        roles=board.roles,
        impact=board.impact,
        incident=board.incident,
        policy=organisation,
        moment=moment,
    )


def _decide_approval(
    board: Board,
    organisation: policy.Policy,
    command: approvals.ApprovalCommand | amendments.AmendBroadcast,
    moment: Moment,
) -> list[Fact]:
    """An approval asked for, given or refused, with the last of which goes out what was to; a text that is changed."""
    if isinstance(command, amendments.AmendBroadcast):
        consent = _signing(board, organisation, command, moment).consent
        return amendments.decide(
            board.messages, board.incident, organisation, command, moment, consent
        )
    facts = approvals.decide(board.approvals, circumstance(board, organisation, moment), command)
    order = approvals.order_after(board.approvals, command, facts)
    if order is None:
        return facts
    told = board.messages
    for fact in facts:
        if isinstance(fact.event, messages.MessageApproved):
            told = messages.with_approval(told, fact.event, moment.now)
    return [*facts, *decide(replace(board, messages=told), organisation, order, moment)]


def _decide_gathering(
    board: Board,
    organisation: policy.Policy,
    command: summons.SummonsCommand
    | report_back.ReportCommand
    | call_link.SetCallLink
    | contacts.LogContact
    | summary.OrderLiveLine
    | inquiries.InquiryCommand
    | detection.DetectionCommand,
    moment: Moment,
) -> list[Fact]:
    """Who is called, inside and outside, where they meet, and when they report back."""
    match command:
        case summary.OrderLiveLine():
            places = summary_places(board, organisation)
            return summary.decide_line(board.incident, board.summary, board.messages, places, command)
        case contacts.LogContact():
            return contacts.decide(board.contacts, organisation, command, moment)
        case inquiries.CountInquiries() | inquiries.TakeInquiriesBack():
            return inquiries.decide(board.inquiries, organisation.inquiry_channels(), command, moment)
        case detection.StateDetection() | detection.TakeReport():
            known = detection.Known(
                incident=board.incident,
                signals=board.signals,
                commander=board.roles.commander,
                channels=organisation.inquiry_channels(),
            )
            return detection.decide(board.detection, known, command, moment)
        case report_back.AskReport() | report_back.ReportBack():
            return report_back.decide(board.reports, command, moment)
        case call_link.SetCallLink():
            return call_link.decide(board.call, command)
        case _:
            return summons.decide(board.calls, board.roles, command)


def _check_takes(board: Board, command: Command) -> None:
    """Whether the incident takes this command at all; else Refused."""
    if board.incident.declared_at is None:
        raise Refused(Because.NO_SUCH_INCIDENT, incident=command.incident)
    takes = isinstance(command, _ENDED_ONLY) or final_report.goes_out_after_the_end(command)
    if board.incident.closed and not takes:
        raise Refused(Because.INCIDENT_CLOSED, incident=board.incident.short_id)
    if isinstance(command, actions.StartAction):
        options.check_can_start(board.options, board.actions, command.option)
    is_maintenance = board.incident.kind is incident.IncidentKind.MAINTENANCE
    if is_maintenance and isinstance(command, _OF_INCIDENTS_ONLY):
        raise Refused(Because.ONLY_INCIDENTS)
    if isinstance(command, incident.Close) and is_maintenance and not board.maintenance.is_over:
        raise Refused(Because.MAINTENANCE_OPEN, progress=str(board.maintenance.state))
    waiting = board.signals.untriaged()
    if isinstance(command, incident.Close) and waiting:
        # Six hours were lost to a signal that nobody judged: it outlives no closing (practice §9 rule 6).
        raise Refused(Because.SIGNAL_WAITS, signal=waiting[0].text)


def summary_places(board: Board, organisation: policy.Policy) -> list[str]:
    """Where the summary of an incident stands or is to stand."""
    has_own = board.channel.wish is not None and not board.channel.archiving
    own = INCIDENT_CHANNEL if has_own else None
    return summary.places(board.incident, board.summary, own, organisation.slack.rules.summary)


def evolve(board: Board, record: Record) -> Board:
    """The board after one more record, which must sort after all folded before. Total over every event."""
    amended = amendments.evolve(board.amendments, record)
    told = amendments.applied(amended, messages.evolve(board.messages, record), record)
    after = replace(
        board,
        incident=incident.evolve(board.incident, record),
        roles=roles.evolve(board.roles, record),
        calls=summons.evolve(board.calls, record),
        reports=report_back.evolve(board.reports, record),
        call=call_link.evolve(board.call, record),
        estimates=estimate.evolve(board.estimates, record),
        final_reports=final_report.evolve(board.final_reports, record),
        channel=channel.evolve(board.channel, record),
        impact=impact.evolve(board.impact, record),
        impact_spells=impact_windows.evolve(board.impact_spells, record),
        actions=actions.evolve(board.actions, record),
        options=options.evolve(board.options, record),
        hypotheses=hypotheses.evolve(board.hypotheses, record),
        signals=signals.evolve(board.signals, record),
        messages=told,
        approvals=approvals.evolve(board.approvals, record),
        amendments=amended,
        promises=promises.evolve(board.promises, board.incident, board.impact, told, record),
        contacts=contacts.evolve(board.contacts, record),
        inquiries=inquiries.evolve(board.inquiries, record),
        detection=detection.evolve(board.detection, record),
        summary=summary.evolve(board.summary, record),
        audiences=audiences.evolve(board.audiences, board.incident, board.impact, told, record),
        standings=standing.evolve(board.standings, record),
        maintenance=maintenance.evolve(board.maintenance, record),
        newest=(record.at, record.id),
    )
    if after.incident is board.incident and after.roles is board.roles and after.impact is board.impact:
        return after  # what is needed follows from these alone
    needed = staffing.needed_since(board.needed, after, record.occurred.instant)
    return after if needed == board.needed else replace(after, needed=needed)


def fold(stream: str, records: Iterable[Record]) -> Board:
    """The board of one stream from all its state records, in whatever order they come."""
    board = Board(stream=stream)
    for record in sorted(records, key=order):
        board = evolve(board, record)
    return board


def fold_policy(records: Iterable[Record]) -> policy.Policy:
    """The organisation's policy from the records of its stream."""
    organisation = policy.Policy()
    for record in sorted(records, key=order):
        organisation = policy.evolve(organisation, record)
    return organisation


def follows(board: Board, record: Record) -> bool:
    """Whether a record can be folded on top; else the stream is folded whole."""
    return order(record) > board.newest


def order(record: Record) -> tuple[str, str]:
    """The order of the fold, everywhere the same."""
    return record.at, record.id


def read_event(kind: str, version: int, body: bytes | None) -> Event:
    """The event in a body. A newer kind or version, a body we can't read, an impossible time: Unknown, and shown so."""
    if body is None:
        return Erased()
    known = EVENTS.get((kind, version))
    if known is None:
        return Unknown()
    try:
        event: Event = msgspec.json.decode(body, type=known)
    except msgspec.MsgspecError:
        return Unknown()
    return event if is_in_range(event) else Unknown()


def is_folded(record: Record) -> bool:
    """Whether a record is part of the board of an incident."""
    return record.stream != ORGANISATION and record.kind not in NOT_FOLDED
