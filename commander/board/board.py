"""Pure: the areas of one incident together, each after each record; evolve() alone knows them all."""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property

import msgspec
from msgspec.structs import replace

from commander.board import (
    action_course,
    actions,
    amendments,
    approvals,
    attachments,
    audiences,
    call_link,
    channel,
    contacts,
    customer_lists,
    detection,
    erased_signals,
    estimate,
    final_report,
    gates,
    hypotheses,
    impact,
    impact_matrix,
    impact_negligible,
    impact_scope,
    impact_windows,
    incident,
    inquiries,
    links,
    maintenance,
    milestones,
    needed_roles,
    options,
    policy,
    posts_owed,
    presence,
    privacy,
    promises,
    report_back,
    roles,
    severity_history,
    slack_entries,
    standing,
    summary,
    summons,
    teams,
    telling,
    watch,
)
from commander.board.actions import Actions
from commander.board.amendments import Amendments
from commander.board.approvals import Approvals
from commander.board.attachments import Attachments
from commander.board.audiences import Audiences
from commander.board.call_link import CallLink
from commander.board.channel import Channel
from commander.board.channel_wish import INCIDENT_CHANNEL
from commander.board.contacts import Contacts
from commander.board.detection import Detection
from commander.board.gates import Gates
from commander.board.hypotheses import Hypotheses
from commander.board.impact import Impact
from commander.board.incident import Incident
from commander.board.inquiries import Inquiries
from commander.board.links import Links
from commander.board.maintenance import Maintenance
from commander.board.messages import Messages
from commander.board.milestones import Marks
from commander.board.options import Options
from commander.board.posts_owed import Owed
from commander.board.presence import Presences
from commander.board.privacy import Privacy
from commander.board.promises import Promises
from commander.board.record import Record
from commander.board.report_back import Reports
from commander.board.roles import Roles
from commander.board.signals import Signals
from commander.board.slack_entries import SlackEntries
from commander.board.standing import Standings
from commander.board.summary import Summary
from commander.board.summons import Calls
from commander.board.teams import Teams
from commander.board.turned import Turned, takes_along
from commander.board.turned import evolve as evolve_turned
from commander.board.watch import Watching
from commander.board.work import Work
from commander.board.work import evolve as evolve_work


class Board(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One incident as its records tell it. Immutable: any thread may read it."""

    stream: str
    incident: Incident = Incident()
    roles: Roles = Roles()
    calls: Calls = Calls()
    reports: Reports = Reports()
    presences: Presences = Presences()
    teams: Teams = Teams()
    call: CallLink = CallLink()
    estimates: estimate.Estimates = estimate.Estimates()
    final_reports: final_report.FinalReports = final_report.FinalReports()
    channel: Channel = Channel()
    impact: Impact = Impact()
    scope: impact_scope.Scope = impact_scope.Scope()
    symptoms: impact_matrix.ImpactMatrix = impact_matrix.ImpactMatrix()
    negligible: impact_negligible.Negligible = impact_negligible.Negligible()
    severities: severity_history.Severities = severity_history.Severities()
    impact_spells: impact_windows.Windows = impact_windows.Windows()
    actions: Actions = Actions()
    options: Options = Options()
    hypotheses: Hypotheses = Hypotheses()
    work: Work = Work()
    signals: Signals = Signals()
    slack: SlackEntries = SlackEntries()
    messages: Messages = Messages()
    approvals: Approvals = Approvals()
    amendments: Amendments = Amendments()
    attachments: Attachments = Attachments()
    contacts: Contacts = Contacts()
    privacy: Privacy = Privacy()
    inquiries: Inquiries = Inquiries()
    customers: customer_lists.CustomerLists = customer_lists.CustomerLists()
    detection: Detection = Detection()
    summary: Summary = Summary()
    audiences: Audiences = Audiences()
    standings: Standings = Standings()
    promises: Promises = Promises()
    maintenance: Maintenance = Maintenance()
    watching: Watching = Watching()
    links: Links = Links()
    marks: Marks = Marks()
    gates: Gates = Gates()
    needed: dict[str, datetime] = {}  # the roles it can't be without, each since when
    turned: Turned = Turned()
    newest: tuple[str, str] = ("", "")  # (at, id) of the last record folded

    @cached_property
    def owed(self) -> list[Owed]:
        """Why customers are owed a post before the promised time; none once one says how it stands. Worked out once."""
        return posts_owed.owed(self.promises, self.messages, self.impact, self.incident)

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
            "negligible": self.negligible.field.contested,
            **{f"cell:{key}": field.contested for key, field in self.symptoms.cells.items()},
            **{f"dependency:{key}": one.contested for key, one in self.symptoms.dependencies.items()},
            "detection": self.detection.field.contested,
            "personal-data": self.privacy.answer_field.contested,
            **{f"report:{role}": field.contested for role, field in self.reports.fields.items()},
            **{f"contact:{key}": field.contested for key, field in self.contacts.fields.items()},
            **{f"need:{key}": field.contested for key, field in self.audiences.fields.items()},
            **self.gates.contested,
            "reach": self.audiences.reach_field.contested,
            **{f"action:{key}": action.contested for key, action in self.actions.by_id.items()},
            **{f"owner:{key}": action.owner_contested for key, action in self.actions.by_id.items()},
            **self.work.contested(),
            **{f"option:{key}": option.contested for key, option in self.options.by_id.items()},
            **{f"inquiry:{key}": one.inquiry_contested for key, one in self.hypotheses.by_id.items()},
            **{f"finding:{key}": one.finding_contested for key, one in self.hypotheses.by_id.items()},
        }
        return [name for name, contested in fields.items() if contested]


def summary_places(board: Board, organisation: policy.Policy) -> list[str]:
    """Where the summary of an incident stands or is to stand."""
    has_own = board.channel.wish is not None and not board.channel.archiving
    own = INCIDENT_CHANNEL if has_own else None
    found = summary.places(board.incident, board.summary, own, organisation.slack.rules.summary)
    # What we say among ourselves never stands where others read, whatever the policy names.
    return [place for place in found if organisation.is_inside(place)]


def evolve(board: Board, record: Record) -> Board:
    """The board after one more record, which must sort after all folded before. Total over every event."""
    amended = amendments.evolve(board.amendments, record)
    told = amendments.applied(amended, telling.evolve(board.messages, record), record)
    became = incident.evolve(board.incident, record)
    after = replace(
        board,
        incident=became,
        roles=roles.evolve(board.roles, record),
        calls=summons.evolve(board.calls, record),
        reports=report_back.evolve(board.reports, record),
        presences=presence.evolve(board.presences, record),
        teams=teams.evolve(board.teams, record),
        call=call_link.evolve(board.call, record),
        estimates=estimate.evolve(board.estimates, record),
        final_reports=final_report.evolve(board.final_reports, record),
        channel=channel.evolve(board.channel, record),
        impact=impact.evolve(board.impact, record),
        scope=impact_scope.evolve(board.scope, record),
        symptoms=impact_matrix.evolve(board.symptoms, record),
        negligible=impact_negligible.evolve(board.negligible, record),
        severities=severity_history.evolve(board.severities, became, record),
        impact_spells=impact_windows.evolve(board.impact_spells, record),
        actions=action_course.evolve(actions.evolve(board.actions, record), record),
        options=options.evolve(board.options, record),
        hypotheses=hypotheses.evolve(board.hypotheses, record),
        work=evolve_work(board.work, record),
        signals=erased_signals.evolve(board.signals, record),
        slack=slack_entries.evolve(board.slack, record),
        messages=told,
        approvals=approvals.evolve(board.approvals, record),
        amendments=amended,
        attachments=attachments.evolve(board.attachments, record),
        promises=promises.evolve(board.promises, board.incident, board.impact, told, record),
        contacts=contacts.evolve(board.contacts, record),
        privacy=privacy.evolve(board.privacy, record),
        inquiries=inquiries.evolve(board.inquiries, record),
        customers=customer_lists.evolve(board.customers, record),
        detection=detection.evolve(board.detection, record),
        summary=summary.evolve(board.summary, record),
        audiences=audiences.evolve(board.audiences, board.incident, board.impact, told, record),
        standings=standing.evolve(board.standings, record),
        maintenance=maintenance.evolve(board.maintenance, record),
        watching=watch.evolve(board.watching, record),
        links=links.evolve(board.links, record),
        marks=milestones.evolve(board.marks, record),
        gates=gates.evolve(board.gates, record),
        turned=evolve_turned(board.turned, record),
        newest=(record.at, record.id),
    )
    unmoved = after.incident is board.incident and after.roles is board.roles
    unmoved = unmoved and after.gates.rest is board.gates.rest
    if unmoved and after.impact is board.impact and after.privacy is board.privacy:
        return after  # what is needed follows from these alone
    roles_now = needed_roles.needed_roles(
        after.incident, after.roles, after.gates, after.privacy, after.impact
    )
    needed = needed_roles.needed_since(board.needed, roles_now, record.occurred.instant)
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
    return order(record) > board.newest and not takes_along(record)


def order(record: Record) -> tuple[str, str]:
    """The order of the fold, everywhere the same."""
    return record.at, record.id
