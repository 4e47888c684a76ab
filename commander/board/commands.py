"""Pure: every command about one incident, and which of them an ended incident or a maintenance takes."""

from commander.board import (
    actions,
    amendments,
    approval_requests,
    audiences,
    call_link,
    contacts,
    detection,
    estimate,
    hypotheses,
    impact,
    impact_matrix,
    impact_negligible,
    impact_windows,
    incident,
    inquiries,
    maintenance_records,
    message,
    options,
    presence,
    promises,
    report_back,
    roles,
    severity_orders,
    signals,
    standing,
    summary,
    summons,
    teams,
    timeline,
)

Command = (
    incident.IncidentCommand
    | roles.RoleCommand
    | summons.SummonsCommand
    | report_back.ReportCommand
    | presence.SetPresence
    | teams.TeamCommand
    | call_link.SetCallLink
    | estimate.EstimateCommand
    | impact.ImpactCommand
    | impact_windows.WindowCommand
    | impact_matrix.MatrixCommand
    | impact_negligible.NegligibleCommand
    | severity_orders.ParkSeverity
    | timeline.TimelineCommand
    | actions.ActionCommand
    | options.OptionCommand
    | hypotheses.HypothesisCommand
    | signals.SignalCommand
    | message.MessageCommand
    | approval_requests.ApprovalCommand
    | amendments.AmendBroadcast
    | contacts.LogContact
    | inquiries.InquiryCommand
    | detection.DetectionCommand
    | summary.OrderLiveLine
    | audiences.AudienceCommand
    | promises.SnoozePromise
    | standing.StandingCommand
    | maintenance_records.MaintenanceCommand
)

# What an incident still takes once it has ended.
AFTER_THE_END = (
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
    approval_requests.AskApproval,
    approval_requests.GiveApproval,
    approval_requests.RefuseApproval,
    approval_requests.WithdrawRequest,
    approval_requests.ConfirmBroadcast,
)

# Planned work has no severity, no phase and no recovery: what goes wrong in it is an incident of its own.
OF_INCIDENTS_ONLY = (
    incident.SetSeverity,
    severity_orders.ParkSeverity,
    incident.SetImpactStart,
    incident.EnterPhase,
    incident.DeclareRestored,
)
