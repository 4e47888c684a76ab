"""What a person does with lists of one incident, from the file to the command that the journal is told."""

from datetime import UTC, datetime, time, timedelta, tzinfo

from commander.board.customer_lists import CountCustomers, CustomerLists, ListAct, RecordExport
from commander.board.customer_policy import CustomerPolicy, CustomerTeam
from commander.customers.columns import Mapped, corrected, guessed
from commander.customers.exporting import Export
from commander.customers.faults import CustomerFault, Why
from commander.customers.history import versions
from commander.customers.list_file import About, ListFile
from commander.customers.shelf import Shelf
from commander.customers.standing import Version
from commander.customers.table_file import Look


def chosen(shelf: Shelf, incident: str, list_id: str = "") -> About:
    """The list that was named, else the newest one of the incident. Raises CustomerFault."""
    found = [one for one in shelf.lists(incident) if list_id in ("", one.list)]
    if not found:
        raise CustomerFault(Why.NO_SUCH_LIST, file=list_id)
    return found[-1]


def begun(shelf: Shelf, incident: str, policy: CustomerPolicy, zone: tzinfo, now: datetime) -> str:
    """A new list, kept as long as the policy says."""
    return shelf.begin(incident, now, (now + policy.rules.kept_for).astimezone(zone).date())


def end_of(about: About, zone: tzinfo) -> datetime:
    """The moment at which the list is to be gone: the end of its last day."""
    return datetime.combine(about.delete_by + timedelta(days=1), time(), zone).astimezone(UTC)


def mapping(shelf: Shelf, look: Look, said: dict[str, str]) -> Mapped:
    """The columns as mapped before for the same headings, else as guessed; then as said now. Raises CustomerFault."""
    found = shelf.remembered(look.headings)
    return corrected(guessed(look.headings) if found is None else found, said, look.headings, look.name)


def counted(incident: str, about: About, version: Version, zone: tzinfo) -> CountCustomers:
    """What the journal is told of a version: numbers only."""
    counts = version.counts
    return CountCustomers(
        incident=incident,
        list=about.list,
        version=version.number,
        act=ListAct(version.act.value),
        rows=counts.rows,
        rejected=counts.rejected,
        left_out=counts.left_out,
        unique=counts.unique,
        waiting=counts.waiting,
        digest=version.digest,
        delete_at=end_of(about, zone),
        reason=version.reason,
    )


def untold(incident: str, file: ListFile, lists: CustomerLists, zone: tzinfo) -> CountCustomers | None:
    """The newest version, where the program ended between the file and the journal."""
    made = versions(file)
    known = lists.by_id.get(file.about.list)
    told = known.newest.version if known is not None and known.newest is not None else 0
    return counted(incident, file.about, made[-1], zone) if made and made[-1].number > told else None


def stands(lists: CustomerLists, list_id: str) -> bool:
    """Whether the journal holds a list for one that is still there."""
    return any(one.list == list_id for one in lists.standing())


def exported(incident: str, list_id: str, team: CustomerTeam, export: Export) -> RecordExport:
    """What the journal is told of an export."""
    return RecordExport(
        incident=incident,
        list=list_id,
        version=export.version,
        team=team.key,
        columns=export.columns,
        rows=export.rows,
        digest=export.digest,
    )
