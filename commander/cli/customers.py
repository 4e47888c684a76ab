"""customers: lists of affected customers: import, show, match, use, export, keep, delete."""

import contextlib
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import click

from commander.board.customer_lists import KeepCustomers, RecordDeletion, UseCount, may_open
from commander.board.refusal import Because, Refused
from commander.cli.customers_shown import (
    candidate_lines,
    group_lines,
    list_shape,
    look_lines,
    show_lines,
    unopened_lines,
)
from commander.cli.endings import Ended, Exit
from commander.cli.entries import typed
from commander.cli.place import Place, pass_place, zone_of
from commander.clock import utc_now
from commander.customers import candidates, errands, exporting, history, importing, removing, table_file
from commander.customers.columns import Column
from commander.customers.faults import CustomerFault, Why
from commander.customers.list_file import ListFile
from commander.customers.shelf import Shelf
from commander.desk.desk import Desk
from commander.wording.customers import column_name, unit_said, used_text
from commander.wording.language import Language

_TIMES = {"ignore_unknown_options": True}  # +90d is a time, not an option
_LIST = click.option(
    "--list", "list_id", default="", metavar="LIST", help="Which list; the newest if left out."
)
_SHOWN = 20


@click.group()
def customers() -> None:
    """Lists of affected customers: encrypted on this machine; the journal holds counts only."""


@contextlib.contextmanager
def _opened(place: Place, incident: str) -> Iterator[tuple[Desk, str, Shelf]]:
    """The desk, the incident and the lists here, for whoever has the right. A fault ends the command."""
    with place.incident(incident) as (desk, stream):
        policy = desk.policy()
        if not may_open(desk.board(stream).roles, policy, desk.person):
            raise Refused(Because.CUSTOMERS_NOT_YOURS, roles=", ".join(policy.customers.rules.roles))
        try:
            yield desk, stream, Shelf(place.home, place.secrets)
        except CustomerFault as fault:
            raise Ended(Exit.REFUSED, fault.sentence(Language.JA), fault.sentence(Language.EN)) from None


@contextlib.contextmanager
def _listed(place: Place, incident: str, list_id: str) -> Iterator[tuple[Desk, str, ListFile]]:
    """The same, with the list that was named open; the journal knows its newest version."""
    with (
        _opened(place, incident) as (desk, stream, shelf),
        shelf.open(errands.chosen(shelf, stream, list_id).list) as file,
    ):
        _tell_journal(desk, stream, file)
        yield desk, stream, file


def _tell_journal(desk: Desk, stream: str, file: ListFile) -> None:
    """Record a version that the journal doesn't know yet."""
    command = errands.untold(stream, file, desk.board(stream).customers, zone_of(desk.policy()))
    if command is not None:
        desk.submit(command)


@customers.command("import")
@click.argument("incident")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--list", "list_id", default="", metavar="LIST", help="Into this list; the newest if left out.")
@click.option("--new", is_flag=True, help="Into a new list.")
@click.option(
    "--column", "said", multiple=True, metavar="COLUMN=HEADING", help="mail=連絡先, phone=4, kana= (none)."
)
@click.option("--exclude", is_flag=True, help="Who is in these files is no affected customer (tests, staff).")
@click.option(
    "--encoding", default="", metavar="NAME", help="utf-8-sig, cp932, utf-16; found out if left out."
)
@click.option("--delimiter", default="", metavar="MARK", help="Found out if left out; \\t for a tab.")
@click.option("--check", is_flag=True, help="Only show columns and the first rows; write nothing.")
@pass_place
def customers_import(
    place: Place,
    *,
    incident: str,
    files: tuple[Path, ...],
    list_id: str,
    new: bool,
    said: tuple[str, ...],
    exclude: bool,
    encoding: str,
    delimiter: str,
    check: bool,
) -> None:
    """Take CSV files into a list: each makes a version of its own. Ctrl+C leaves the version before."""
    wishes = _columns_said(said)
    mark = "\t" if delimiter in ("\\t", "tab") else delimiter[:1]
    with _opened(place, incident) as (desk, stream, shelf):
        policy, zone = desk.policy(), zone_of(desk.policy())
        looks = [table_file.look(path, encoding, mark) for path in files]
        mapped = [errands.mapping(shelf, look, wishes) for look in looks]
        if check:
            for look, columns in zip(looks, mapped, strict=True):
                place.tell("\n".join(look_lines(look, columns, place.language)))
            return
        is_new = new or not (list_id or shelf.lists(stream))
        chosen = errands.begun(shelf, stream, policy.customers, zone, utc_now()) if is_new else list_id
        about = errands.chosen(shelf, stream, chosen)
        try:
            with shelf.open(about.list) as file:
                for look, columns in zip(looks, mapped, strict=True):
                    wish = importing.Wish(
                        look=look,
                        columns=columns,
                        excludes=exclude,
                        left_out=policy.customers.rules.left_out,
                        by=desk.person,
                        at=utc_now().isoformat(),
                    )
                    version = importing.take(file, wish, _progress(place))
                    desk.submit(errands.counted(stream, about, version, zone))
                    shelf.remember(look.headings, columns)
        except BaseException as fault:
            if is_new and about.list not in desk.board(stream).customers.by_id:
                shelf.delete(about.list)  # nothing was taken: no empty list stays
            if isinstance(fault, KeyboardInterrupt):
                raise CustomerFault(Why.STOPPED) from None
            raise
        with shelf.open(about.list) as file:
            place.tell("\n".join(show_lines(file, history.standing(file), place.language)))


@customers.command("remove")
@click.argument("incident")
@click.argument("number", type=int)
@click.argument("reason")
@_LIST
@pass_place
def customers_remove(place: Place, *, incident: str, number: int, reason: str, list_id: str) -> None:
    """Take a file out of a list again, by its NUMBER in `customers show`; the others are matched anew.

    REASON is recorded: no customer in it. The count before stays in the versions; a number in use is flagged.
    """
    with _listed(place, incident, list_id) as (desk, stream, file):
        at = utc_now().isoformat()
        try:
            removing.remove(file, number, typed(reason), by=desk.person, at=at, progress=_progress(place))
        except KeyboardInterrupt:
            raise CustomerFault(Why.STOPPED) from None
        _tell_journal(desk, stream, file)
        place.tell("\n".join(show_lines(file, history.standing(file), place.language)))


@customers.command("show")
@click.argument("incident")
@_LIST
@click.option(
    "--groups", is_flag=True, help="Also the first customers that stand in several rows, with reasons."
)
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_place
def customers_show(place: Place, *, incident: str, list_id: str, groups: bool, as_json: bool) -> None:
    """Show counts, files, rejected rows, overlap and versions. Without the right: only that there is a list."""
    with place.incident(incident) as (desk, stream):
        policy, board = desk.policy(), desk.board(stream)
        allowed = may_open(board.roles, policy, desk.person)
        zone = zone_of(policy)
        if not allowed or not Shelf(place.home, place.secrets).lists(stream):
            place.tell("\n".join(unopened_lines(board, policy, place.language, zone, allowed=allowed)))
            return
    with _listed(place, incident, list_id) as (desk, stream, file):
        now = history.standing(file)
        if as_json:
            place.tell_json(list_shape(file, now, desk.board(stream)))
            return
        lines = show_lines(file, now, place.language)
        lines += group_lines(candidates.groups(file, now, _SHOWN), place.language) if groups else []
        place.tell("\n".join(lines))


@customers.command("match")
@click.argument("incident")
@click.argument("candidate", default="")
@click.argument("word", default="", type=click.Choice(["", "same", "different"]))
@_LIST
@click.option("--undo", is_flag=True, help="Take the last decision back.")
@pass_place
def customers_match(
    place: Place, *, incident: str, candidate: str, word: str, list_id: str, undo: bool
) -> None:
    """Judge doubles that no key tells: alone shows who waits; CANDIDATE same or different decides."""
    with _listed(place, incident, list_id) as (desk, stream, file):
        person, at = desk.person, utc_now().isoformat()
        if undo:
            candidates.take_back(file, by=person, at=at)
        elif candidate:
            first, _, second = candidate.partition("-")
            if not (first.isdecimal() and second.isdecimal() and word):
                raise CustomerFault(Why.NO_SUCH_PAIR, value=candidate)
            same = word == "same"
            candidates.decide(file, int(first), int(second), same=same, by=person, at=at)
        _tell_journal(desk, stream, file)
        now = history.standing(file)
        found = candidates.candidates(file, now, _SHOWN)
        place.tell("\n".join(candidate_lines(found, len(now.waiting), place.language)))


@customers.command("use")
@click.argument("incident")
@_LIST
@pass_place
def customers_use(place: Place, *, incident: str, list_id: str) -> None:
    """Make the count of the newest version the impact's number, with its list and version."""
    with _listed(place, incident, list_id) as (desk, stream, file):
        about, version = file.about, history.versions(file)[-1]
        text = used_text(about.list, version.number, place.language)
        desk.submit(UseCount(incident=stream, list=about.list, text=text, unit=unit_said(place.language)))


@customers.command("export")
@click.argument("incident")
@click.argument("team")
@click.argument("file", type=click.Path(path_type=Path))
@_LIST
@pass_place
def customers_export(place: Place, *, incident: str, team: str, file: Path, list_id: str) -> None:
    """Write a CSV for a TEAM of the policy: its columns only, one row a customer. Recorded: who, what, hash."""
    with _listed(place, incident, list_id) as (desk, stream, opened):
        policy = desk.policy().customers
        receiver = policy.team(team)
        if receiver is None:
            known = ", ".join(one.key for one in policy.teams())
            raise Refused(Because.CUSTOMER_TEAM_UNKNOWN, team=team, known=known)
        headings = tuple(column_name(column, place.language) for column in receiver.columns)
        export = exporting.export(opened, receiver.columns, headings, file)
        try:
            desk.submit(errands.exported(stream, opened.about.list, receiver, export))
        except BaseException:
            file.unlink(missing_ok=True)  # what nobody can look up later was not handed out
            raise
        place.tell(
            place.said(
                f"{file} に {export.rows:,} 行を書き出しました(SHA-256 {export.digest})。暗号化されていません。",
                f"{export.rows:,} rows written to {file} (SHA-256 {export.digest}). It is not encrypted.",
            )
        )


@customers.command("keep", context_settings=_TIMES)
@click.argument("incident")
@click.argument("days", type=click.IntRange(1, 1098))
@click.argument("reason")
@_LIST
@pass_place
def customers_keep(place: Place, *, incident: str, days: int, reason: str, list_id: str) -> None:
    """Delete a list DAYS from now instead, with a reason."""
    with _listed(place, incident, list_id) as (desk, stream, file):
        zone = zone_of(desk.policy())
        with file.writing():
            file.set_delete_by((utc_now() + timedelta(days=days - 1)).astimezone(zone).date())
            until = errands.end_of(file.about, zone)
            # A refusal takes the day in the file back too.
            desk.submit(
                KeepCustomers(incident=stream, list=file.about.list, until=until, reason=typed(reason))
            )


@customers.command("delete")
@click.argument("incident")
@_LIST
@click.option("--reason", default="", metavar="TEXT", help="Why.")
@click.option("--yes", is_flag=True, help="It is meant: nothing brings a list back.")
@pass_place
def customers_delete(place: Place, *, incident: str, list_id: str, reason: str, yes: bool) -> None:
    """Destroy a list's key and remove its file. The journal keeps counts and who deleted it."""
    with _opened(place, incident) as (desk, stream, shelf):
        about = errands.chosen(shelf, stream, list_id)
        if not yes:
            raise Ended(
                Exit.USAGE,
                f"顧客リスト {about.list} を消すと元に戻せません。消すなら --yes を付けてください。",
                f"Nothing brings the list {about.list} back: add --yes to delete it.",
            )
        shelf.destroy_key(about.list)
        if errands.stands(desk.board(stream).customers, about.list):
            desk.submit(RecordDeletion(incident=stream, list=about.list, reason=typed(reason)))
        shelf.remove(about.list)


def _columns_said(said: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in said:
        name, equals, heading = one.partition("=")
        if name not in tuple(Column) or not equals:
            known = ", ".join(Column)
            raise Ended(
                Exit.USAGE,
                f"--column は「列=見出し」です。列は {known} のどれかです。",
                f"--column takes COLUMN=HEADING; COLUMN is one of {known}.",
            )
        if name in found:
            raise CustomerFault(Why.COLUMN_TWICE, value=name)
        found[name] = typed(heading)
    return found


def _progress(place: Place) -> importing.Progress:
    """A line that counts on a terminal; nothing where nobody looks."""
    last = [-1]

    def tell(stage: str, rows: int) -> None:
        step = rows // 50_000 if stage == "read" else -2
        if sys.stderr.isatty() and step != last[0]:
            last[0] = step
            words = ("読み込み", "read") if stage == "read" else ("名寄せ", "matching")
            click.echo(f"\r{place.said(*words)} {rows:,}\x1b[K", nl=False, err=True)

    return tell


COMMANDS = (customers,)
