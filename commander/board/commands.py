"""Pure: every command about one incident, and which of them an ended incident or a maintenance takes."""

from commander.board import (
    action_course,
    actions,
    amendments,
    approval_requests,
    audiences,
    call_link,
    contacts,
    customer_lists,
    detection,
    estimate,
    feeds,
    gates,
    hypotheses,
    impact,
    impact_matrix,
    impact_negligible,
    impact_windows,
    incident,
    inquiries,
    maintenance_records,
    message,
    milestones,
    options,
    presence,
    privacy_records,
    promises,
    report_back,
    roles,
    severity_orders,
    signals,
    slack_answers,
    stand_down,
    standing,
    summary,
    summons,
    teams,
    timeline,
    watch,
    work,
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
    | action_course.CourseCommand
    | work.WorkCommand
    | signals.SignalCommand
    | feeds.PlaceSignal
    | slack_answers.TakeSlackQuestion
    | message.MessageCommand
    | approval_requests.ApprovalCommand
    | amendments.AmendBroadcast
    | contacts.LogContact
    | privacy_records.PrivacyCommand
    | inquiries.InquiryCommand
    | customer_lists.CustomerCommand
    | detection.DetectionCommand
    | summary.OrderLiveLine
    | audiences.AudienceCommand
    | promises.SnoozePromise
    | standing.StandingCommand
    | gates.GateCommand
    | maintenance_records.MaintenanceCommand
    | watch.WatchCommand
    | milestones.CorrectMilestone
)

# What an incident still takes once it has ended.
AFTER_THE_END = (
    incident.Reopen,
    timeline.AddEntry,
    timeline.AddEntries,
    timeline.CorrectEntry,
    timeline.StrikeEntries,
    signals.RaiseSignal,
    signals.AcknowledgeSignal,
    signals.JudgeSignal,
    signals.MergeSignals,
    signals.PromoteSignal,
    slack_answers.TakeSlackQuestion,
    milestones.CorrectMilestone,
    contacts.LogContact,
    # What came in until the end is often counted after it.
    inquiries.CountInquiries,
    inquiries.TakeInquiriesBack,
    # Whom it hurt is counted, handed out and deleted long after.
    customer_lists.CountCustomers,
    customer_lists.RecordExport,
    customer_lists.UseCount,
    customer_lists.KeepCustomers,
    customer_lists.RecordDeletion,
    # A suspicion may come up after everything is over, and the report is owed for weeks.
    privacy_records.RaisePrivacyConcern,
    privacy_records.AnswerPrivacy,
    privacy_records.NamePrivacyReader,
    detection.StateDetection,
    detection.TakeReport,
    # When customers were hurt is often known only from what is counted afterwards.
    impact_windows.SetWindow,
    impact_windows.StrikeWindow,
    # Customers read the promised time from every clock, whatever became of the incident.
    promises.SnoozePromise,
    # What customers read is put right, and what went out unapproved is stood by, whenever it is noticed.
    amendments.AmendBroadcast,
    approval_requests.AskApproval,
    approval_requests.GiveApproval,
    approval_requests.RefuseApproval,
    approval_requests.WithdrawRequest,
    approval_requests.ConfirmBroadcast,
    # What waits for a working day is due whatever became of the incident; a review is often planned after it.
    stand_down.MoveDeferral,
    stand_down.FinishDeferral,
    gates.PlanReview,
    # A temporary measure outlives the incident, and so does what is left to do (3-09, 2-19).
    action_course.LiftTemporary,
    action_course.ProveAction,
    action_course.PlaceAction,
    *work.WORK_AFTER_THE_END,
)

# Planned work has no severity, no phase and no recovery: what goes wrong in it is an incident of its own.
OF_INCIDENTS_ONLY = (
    incident.SetSeverity,
    severity_orders.ParkSeverity,
    incident.SetImpactStart,
    incident.EnterPhase,
    incident.DeclareRestored,
    gates.GateCommand,
    signals.PromoteSignal,
)
