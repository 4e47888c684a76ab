"""Pure: every kind of event as it is stored, and reading one from its body."""

import msgspec

from commander.board import (
    actions,
    amendments,
    approval_requests,
    audience_book,
    audiences,
    call_link,
    channel,
    contacts,
    deliveries,
    detection,
    estimate,
    house_wording,
    hypotheses,
    impact,
    impact_windows,
    incident,
    inquiries,
    inquiry_channels,
    mailing,
    maintenance_records,
    message,
    options,
    policy,
    promises,
    report_back,
    roles,
    severity_map,
    signals,
    slack_rules,
    standing,
    summary,
    summons,
    timeline,
)
from commander.board.record import ORGANISATION, Erased, Event, Record, Unknown, is_in_range

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
        message.MessageKept,
        message.MessageApproved,
        message.BroadcastOrdered,
        approval_requests.ApprovalAsked,
        approval_requests.ApprovalRefused,
        approval_requests.ApprovalWithdrawn,
        approval_requests.BroadcastConfirmed,
        amendments.BroadcastAmended,
        promises.PromiseSnoozed,
        maintenance_records.MaintenancePlanned,
        maintenance_records.MaintenanceStarted,
        maintenance_records.MaintenanceVerifying,
        maintenance_records.MaintenanceCompleted,
        maintenance_records.MaintenanceExtended,
        maintenance_records.MaintenanceCancelled,
        maintenance_records.MaintenanceLinked,
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
