"""What `show` and `timeline` print for people: plain lines, in the order of the window."""

from datetime import tzinfo

from commander.board.board import Board
from commander.board.incident import IncidentKind
from commander.board.policy import Policy
from commander.board.signals import Signals
from commander.board.staffing import shown_roles
from commander.board.timeline import EntryCorrected
from commander.cli.place import clock
from commander.cli.work_shown import WORK_HEADS, work_lines
from commander.deadlines import AUDIENCES, Deadline, DeadlineKind, deadlines
from commander.journal.summary import IncidentSummary
from commander.reading import TimelineRow
from commander.wording.checks import outgoing_title
from commander.wording.contacts import audience_name
from commander.wording.gates import check_name
from commander.wording.handover_state import offer_line
from commander.wording.labels import delivery_label, label, mark
from commander.wording.language import Bilingual, Language
from commander.wording.lines import kind_of, record_line, written_by
from commander.wording.outside_text import looks_of, way_on
from commander.wording.role_names import role_name
from commander.wording.row_notes import about_signal, from_source
from commander.wording.troubles import delivery_sentence

_RESTORE_FIRST = Bilingual("まず復旧", "turn back first")
_NOBODY = Bilingual("担当なし", "nobody")
_NOT_CONFIRMED = Bilingual("未確認", "not confirmed")
_VACANT = Bilingual("不在", "vacant")
_CLOSED = Bilingual("終了", "closed")
_RESTORED = Bilingual("復旧", "restored")
_OPEN = Bilingual("対応中", "open")
_HEADS = {
    "severity": Bilingual("重大度", "Severity"),
    "phase": Bilingual("フェーズ", "Phase"),
    "stage": Bilingual("公開の段階", "Public stage"),
    "started": Bilingual("影響開始", "Impact began"),
    "declared": Bilingual("宣言", "Declared"),
    "roles": Bilingual("役割", "Roles"),
    "impact": Bilingual("影響", "Impact"),
    "actions": Bilingual("対応", "Actions"),
    "options": Bilingual("案", "Options"),
    "hypotheses": Bilingual("仮説", "Hypotheses"),
    **WORK_HEADS,
    "signals": Bilingual("兆候", "Signals"),
    "deliveries": Bilingual("配信", "Deliveries"),
    "contacts": Bilingual("電話・メール", "By hand"),
    "due": Bilingual("期限", "Due"),
    "contested": Bilingual("食い違い", "Contested"),
}


def incident_line(summary: IncidentSummary, language: Language) -> str:
    """One incident in one line."""
    severity = f"SEV{summary.severity}" if summary.severity else _NOT_CONFIRMED.said_in(language)
    if summary.kind == IncidentKind.MAINTENANCE:
        severity = label(IncidentKind.MAINTENANCE, language)
    state = _CLOSED if summary.closed else _RESTORED if summary.restored_at else _OPEN
    title = outgoing_title(summary.title)
    return f"{summary.short_id}  {severity}  {state.said_in(language)}  {title}"


def board_lines(board: Board, policy: Policy, language: Language, zone: tzinfo) -> list[str]:
    """The board of one incident."""
    incident, stage = board.incident, board.messages.public_stage
    unknown = _NOT_CONFIRMED.said_in(language)
    heads = {name: head.said_in(language) for name, head in _HEADS.items()}
    started = incident.started
    lines = [
        f"{incident.short_id}  {outgoing_title(incident.title)}",
        f"{heads['severity']}: {f'SEV{incident.severity}' if incident.severity else unknown}",
        f"{heads['phase']}: {int(incident.phase)} {label(incident.phase, language)}",
        f"{heads['stage']}: {label(stage, language) if stage else '–'}",
        f"{heads['started']}: {clock(started.instant, zone) if started else unknown}",
        f"{heads['declared']}: {clock(incident.declared_at, zone)}",
    ]
    if board.maintenance.plan is not None:
        # Of planned work nobody asks how grave it is, in which phase, or since when it hurts.
        lines = [f"{lines[0]}  {label(IncidentKind.MAINTENANCE, language)}", lines[3], lines[5]]
    areas = {
        "roles": _roles(board, policy, language, zone),
        "impact": [
            f"{label(row.aspect, language)}: {outgoing_title(row.text)} ({label(row.certainty, language)})"
            for row in board.impact.rows()
        ],
        "actions": _actions(board, policy, language, zone),
        "options": _options(board, language),
        "hypotheses": _hypotheses(board, policy, language, zone),
        **work_lines(board, policy, language, zone),
        "signals": [
            f"{number}. {outgoing_title(one.text)} ({label(one.verdict, language) if one.verdict else '?'})"
            for number, one in enumerate(board.signals.by_id.values(), 1)
        ],
        "deliveries": [
            f"{one.key[:8]} {one.target}: {delivery_label(one.state, one.target, language)}"
            + (f" – {delivery_sentence(one.state, one.reason, one.detail, language)}" if one.reason else "")
            for one in board.messages.deliveries.values()
        ],
        "contacts": _contacts(board, policy, language, zone),
        "due": [
            f"{clock(one.due, zone)} {label(one.kind, language)} {_due_text(one, board, policy, language)}".rstrip()
            for one in deadlines(board, policy)
        ],
        "contested": board.contested,
    }
    for name, rows in areas.items():
        if rows:
            lines += [f"{heads[name]}:", *(f"  {row}" for row in rows)]
    return lines


def row_line(
    row: TimelineRow, policy: Policy, language: Language, zone: tzinfo, signals: Signals | None = None
) -> str:
    """One row of the timeline; a longer text goes on indented, a correction stands below.

    signals: the incident's, so that what only points at one names it.
    """
    record = row.record
    when = f"{record.occurred.instant.astimezone(zone):%m/%d %H:%M}"
    about = "~" if record.occurred.approximate else " "
    text = record_line(record, policy, language, zone).replace("\n", "\n" + " " * 17)
    author = written_by(record, policy, language)
    who = " ・ ".join(filter(None, (author, from_source(record.event, author, language))))
    text += about_signal(record.event, signals or Signals(), language)
    line = f"{when}{about} {mark(kind_of(record.event), language)}  {text}  [{who}]"
    if row.correction is not None and isinstance(row.correction.event, EntryCorrected):
        line += f"\n{' ' * 15}→ {record_line(row.correction, policy, language, zone)}"
    if looks := looks_of(record.event, language):
        way = way_on(record.event, f"commander erase … {record.id}", language)
        line += f"\n{' ' * 15}⚠ {looks} ・ {way}"
    return line


def _roles(board: Board, policy: Policy, language: Language, zone: tzinfo) -> list[str]:
    rows = []
    for role in shown_roles(board):
        person, summons = board.roles.holder(role), board.calls.by_role.get(role)
        name = outgoing_title(policy.person_name(person)) if person else _VACANT.said_in(language)
        if summons is not None:
            called = outgoing_title(policy.person_name(summons.person))
            calls = str(summons.calls) if summons.calls else ""
            name += f" ({', '.join(filter(None, (called, label(summons.state, language), calls)))})"
        rows.append(f"{role_name(role, policy, language)}: {name}")
    rows += [offer_line(role, one, policy, language, zone) for role, one in board.roles.offers.items()]
    return rows


def _due_text(due: Deadline, board: Board, policy: Policy, language: Language) -> str:
    if due.kind is DeadlineKind.GATE:
        return outgoing_title(check_name(policy, due.subject, language))
    name = audience_name(board, policy, due.subject, language)
    return outgoing_title(name if due.kind in (DeadlineKind.CONTACT, *AUDIENCES) else due.text)


def _contacts(board: Board, policy: Policy, language: Language, zone: tzinfo) -> list[str]:
    rows = []
    for one in filter(None, map(board.contacts.last, board.contacts.fields)):
        name = outgoing_title(audience_name(board, policy, one.audience, language))
        words = [label(one.outcome, language), clock(one.at, zone), policy.person_name(one.by), one.note]
        said = ", ".join(outgoing_title(word) for word in words if word)
        rows.append(f"{name} ({said}{f' → {clock(one.next_due, zone)}' if one.next_due else ''})")
    return rows


def _actions(board: Board, policy: Policy, language: Language, zone: tzinfo) -> list[str]:
    rows = []
    for number, one in enumerate(board.actions.by_id.values(), 1):
        state = label(one.result, language) if one.result else f"→ {clock(one.check_at, zone)}"
        owner = outgoing_title(policy.person_name(one.owner)) or _NOBODY.said_in(language)
        rows.append(f"{number}. {outgoing_title(one.text)} ({owner}, {state})")
    return rows


def _options(board: Board, language: Language) -> list[str]:
    rows = []
    for number, one in enumerate(board.options.by_id.values(), 1):
        words = [label(one.state, language)]
        if one.restore_first:
            words.append(_RESTORE_FIRST.said_in(language))
        words += [part for part in (one.condition, one.speed, one.blast_radius, *one.reasons) if part]
        rows.append(f"{number}. {outgoing_title(one.text)} ({', '.join(map(outgoing_title, words))})")
    return rows


def _hypotheses(board: Board, policy: Policy, language: Language, zone: tzinfo) -> list[str]:
    rows = []
    for number, one in enumerate(board.hypotheses.by_id.values(), 1):
        words = [label(one.state, language)]
        if one.finding is not None:
            words += [clock(one.finding.found_at, zone), outgoing_title(one.finding.text)]
        else:
            owner = policy.person_name(one.inquiry.owner) if one.inquiry.owner else ""
            words.append(outgoing_title(owner) or _NOBODY.said_in(language))
            words += [f"→ {clock(one.inquiry.check_at, zone)}"] if one.inquiry.check_at else []
        rows.append(f"{number}. {outgoing_title(one.text)} ({', '.join(words)})")
    return rows
