"""What the page of affected customers says of a list: where it stands, its files, who was joined, what was exported."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.board.customer_lists import may_open
from commander.customers.candidates import Shown
from commander.customers.exporting import Export
from commander.wording.customers import reason_said, rejected_said
from ui.models.board import BoardModel
from ui.panes.customers_seen import Seen
from ui.words import Words

_ROWS_NAMED: Final = 5


def standing_text(seen: Seen, words: Words) -> str:
    """Files, what was rejected and why, overlap, merged customers: one line each."""
    lines = []
    language = words.language
    for source in seen.sources:
        said = QCoreApplication.translate("Customers", "{number}. {name}: {taken} of {rows} rows taken")
        if source.excludes:
            said = QCoreApplication.translate(
                "Customers", "{number}. {name}: {taken} of {rows} rows left out"
            )
        line = said.format(
            number=source.number, name=source.name, taken=f"{source.taken:,}", rows=f"{source.rows:,}"
        )
        lines.append(line)
        for why, count in source.rejected.items():
            rows = [f"{row:,}" for row, reason in source.examples if reason == why][:_ROWS_NAMED]
            said = QCoreApplication.translate("Customers", "    {count} rejected: {why} (row {rows})")
            lines.append(
                said.format(count=f"{count:,}", why=rejected_said(why, language), rows=", ".join(rows))
            )
    if len(seen.sources) > 1:
        for files, count in seen.overlap:
            said = QCoreApplication.translate("Customers", "in files {files}: {count} customers")
            if len(files) == 1:
                said = QCoreApplication.translate("Customers", "in file {files} only: {count} customers")
            lines.append(said.format(files=", ".join(map(str, files)), count=f"{count:,}"))
    if seen.beyond[1]:
        said = QCoreApplication.translate(
            "Customers", "{count} mail addresses and numbers shared by more than 20 customers join nobody"
        )
        lines.append(said.format(count=f"{seen.beyond[1]:,}"))
    return "\n".join(lines)


def groups_text(groups: Sequence[Sequence[Shown]], words: Words) -> str:
    """Some customers that stand in several rows, with why."""
    lines = []
    for first, *others in groups:
        told = [f"{one.number:,} ({reason_said(one.reason, words.language)})" for one in others]
        said = QCoreApplication.translate("Customers", "joined: row {row} with {others}")
        lines.append(said.format(row=f"{first.number:,}", others=", ".join(told)))
    return "\n".join(lines)


def state_text(model: BoardModel, seen: Seen, words: Words) -> str:
    """The line under the page's name; whoever may not open lists reads who may."""
    if not may_open(model.board.roles, model.policy, model.person):
        if model.board.customers.standing():
            said = QCoreApplication.translate(
                "Customers",
                "There is a list of affected customers. Whoever leads one of these opens it: {roles}",
            )
        else:
            said = QCoreApplication.translate(
                "Customers", "Whoever leads one of these works with lists of affected customers: {roles}"
            )
        return said.format(roles=", ".join(words.role(role) for role in model.policy.customers.rules.roles))
    if seen.counts is None or seen.version is None:
        return QCoreApplication.translate(
            "Customers", "No list yet. Lists stay encrypted on this machine; only counts are recorded."
        )
    counts = seen.counts
    said = QCoreApplication.translate(
        "Customers",
        "{unique} customers ・ version {version} ・ {rows} rows, {rejected} rejected, {left_out} left out",
    )
    return said.format(
        unique=f"{counts.unique:,}",
        version=seen.version.number,
        rows=f"{counts.rows:,}",
        rejected=f"{counts.rejected:,}",
        left_out=f"{counts.left_out:,}",
    )


def export_text(made: Export, path: str) -> str:
    """What was handed out, and where it lies."""
    said = QCoreApplication.translate(
        "Customers", "{rows} rows written to {path} (SHA-256 {digest}); recorded with your name"
    )
    return said.format(rows=f"{made.rows:,}", path=path, digest=f"{made.digest[:16]}…")
