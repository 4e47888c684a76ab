"""Pure: the areas together; the only file that knows them all. decide() before the journal, evolve() after it."""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property

import msgspec
from msgspec.structs import replace

from commander.board import (
    actions,
    call_link,
    contacts,
    deliveries,
    house_wording,
    hypotheses,
    impact,
    incident,
    mailing,
    messages,
    options,
    policy,
    promises,
    report_back,
    roles,
    signals,
    staffing,
    summons,
    timeline,
)
from commander.board.actions import Actions
from commander.board.call_link import CallLink
from commander.board.contacts import Contacts
from commander.board.hypotheses import Hypotheses
from commander.board.impact import Impact
from commander.board.incident import Incident
from commander.board.messages import Messages
from commander.board.moment import Moment
from commander.board.options import Options
from commander.board.promises import Owed, Promises
from commander.board.record import ORGANISATION, Erased, Event, Fact, Record, Unknown, is_in_range
from commander.board.refusal import Because, Refused
from commander.board.report_back import Reports
from commander.board.roles import Roles
from commander.board.signals import Signals
from commander.board.summons import Calls

Command = (
    incident.IncidentCommand
    | roles.RoleCommand
    | summons.SummonsCommand
    | report_back.ReportCommand
    | call_link.SetCallLink
    | impact.ImpactCommand
    | timeline.TimelineCommand
    | actions.ActionCommand
    | options.OptionCommand
    | hypotheses.HypothesisCommand
    | signals.SignalCommand
    | messages.MessageCommand
    | contacts.LogContact
    | promises.SnoozePromise
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
        impact.ImpactStated,
        impact.ImpactWorded,
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
        promises.PromiseSnoozed,
        deliveries.DeliveryAttempted,
        deliveries.DeliverySettled,
        deliveries.DeliveryDecided,
        contacts.ContactLogged,
        policy.ServiceDescribed,
        policy.PersonListed,
        policy.PersonRemoved,
        policy.AudienceListed,
        policy.AudienceRemoved,
        policy.ComponentListed,
        policy.ComponentRemoved,
        mailing.MailingListed,
        mailing.MailingRemoved,
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
)


class Board(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One incident as its records tell it. Immutable: any thread may read it."""

    stream: str
    incident: Incident = Incident()
    roles: Roles = Roles()
    calls: Calls = Calls()
    reports: Reports = Reports()
    call: CallLink = CallLink()
    impact: Impact = Impact()
    actions: Actions = Actions()
    options: Options = Options()
    hypotheses: Hypotheses = Hypotheses()
    signals: Signals = Signals()
    messages: Messages = Messages()
    contacts: Contacts = Contacts()
    promises: Promises = Promises()
    needed: dict[str, datetime] = {}  # the roles it can't be without, each since when
    newest: tuple[str, str] = ("", "")  # (at, id) of the last record folded

    @cached_property
    def owed(self) -> list[Owed]:
        """Why customers are owed a post before the promised time; none once one says how it stands. Worked out once."""
        return promises.owed(self.promises, self.messages, self.impact, self.incident)

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
            "call-link": self.call.field.contested,
            **{f"report:{role}": field.contested for role, field in self.reports.fields.items()},
            **{f"contact:{key}": field.contested for key, field in self.contacts.fields.items()},
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
        ):
            return _decide_gathering(board, organisation, command, moment)
        case impact.StateImpact() | impact.WordImpact():
            return impact.decide(board.impact, command, moment)
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
        case messages.KeepMessage() | messages.ApproveMessage() | messages.OrderBroadcast():
            return messages.decide(board.messages, board.incident, commander, organisation, command, moment)
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


def _decide_gathering(
    board: Board,
    organisation: policy.Policy,
    command: summons.SummonsCommand | report_back.ReportCommand | call_link.SetCallLink | contacts.LogContact,
    moment: Moment,
) -> list[Fact]:
    """Who is called, inside and outside, where they meet, and when they report back."""
    match command:
        case contacts.LogContact():
            return contacts.decide(board.contacts, organisation, command, moment)
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
    if board.incident.closed and not isinstance(command, _ENDED_ONLY):
        raise Refused(Because.INCIDENT_CLOSED, incident=board.incident.short_id)
    if isinstance(command, actions.StartAction):
        options.check_can_start(board.options, board.actions, command.option)
    waiting = board.signals.untriaged()
    if isinstance(command, incident.Close) and waiting:
        # Six hours were lost to a signal that nobody judged: it outlives no closing (practice §9 rule 6).
        raise Refused(Because.SIGNAL_WAITS, signal=waiting[0].text)


def evolve(board: Board, record: Record) -> Board:
    """The board after one more record, which must sort after all folded before. Total over every event."""
    told = messages.evolve(board.messages, record)
    after = replace(
        board,
        incident=incident.evolve(board.incident, record),
        roles=roles.evolve(board.roles, record),
        calls=summons.evolve(board.calls, record),
        reports=report_back.evolve(board.reports, record),
        call=call_link.evolve(board.call, record),
        impact=impact.evolve(board.impact, record),
        actions=actions.evolve(board.actions, record),
        options=options.evolve(board.options, record),
        hypotheses=hypotheses.evolve(board.hypotheses, record),
        signals=signals.evolve(board.signals, record),
        messages=told,
        promises=promises.evolve(board.promises, board.incident, board.impact, told, record),
        contacts=contacts.evolve(board.contacts, record),
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
