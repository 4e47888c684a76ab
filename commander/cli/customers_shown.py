"""Lists of affected customers as `customers` prints them: counts, files, doubles, overlap; one JSON shape (2-16)."""

from collections.abc import Sequence
from datetime import tzinfo

from commander.board.board import Board
from commander.board.customer_lists import ListAct
from commander.board.policy import Policy
from commander.cli.shapes import Shape, instant
from commander.customers.candidates import Candidate, Shown, column_order
from commander.customers.columns import Mapped
from commander.customers.history import versions
from commander.customers.list_file import ListFile
from commander.customers.standing import Source, Standing
from commander.customers.table_file import Look
from commander.wording.customers import column_name, columns_said, reason_said, rejected_said
from commander.wording.labels import label
from commander.wording.language import Bilingual, Language
from commander.wording.role_names import role_name
from commander.wording.sentences import shown

_HEAD = Bilingual(
    "リスト {list} 第{version}版:顧客 {unique}(行 {rows}、取込不可 {rejected}、除外 {left_out}、未判断 {waiting})",
    "List {list}, version {version}: {unique} customers ({rows} rows, {rejected} rejected, {left_out} left out, "
    "{waiting} to judge)",
)
_DELETE_BY = Bilingual("削除期限 {day}", "to be deleted by {day}")
_FILE = Bilingual(
    "  {number}. {name}:{rows} 行、取り込み {taken}{excludes}({encoding})",
    "  {number}. {name}: {rows} rows, {taken} taken{excludes} ({encoding})",
)
_EXCLUDES = Bilingual("、除外リスト", ", left out")
_REJECTED = Bilingual("     取込不可 {count}:{why}({rows} 行目)", "     {count} rejected: {why} (row {rows})")
_UNUSABLE = Bilingual("     {column}として読めないセル {count}", "     {count} cells are no {column}")
_ONLY = Bilingual("  ファイル {files} のみ:{count}", "  in file {files} only: {count}")
_BOTH = Bilingual("  ファイル {files} に共通:{count}", "  in files {files}: {count}")
_BEYOND = Bilingual(
    "ほかに候補 {more}、20 人超が共有するメール・電話 {shared}(結び付けていません)",
    "{more} candidates beyond; {shared} mail addresses and numbers shared by over 20 customers join nobody",
)
_VERSION = Bilingual(
    "  第{number}版 {unique}({act}、{by}、{at})", "  version {number}: {unique} ({act}, {by}, {at})"
)
_NONE_HERE = Bilingual(
    "この端末に影響顧客リストはありません。", "There is no list of affected customers on this machine."
)
_SEALED = Bilingual(
    "リスト {list} 第{version}版があります(削除期限 {day})。開けるのは {roles} の担当者です。",
    "There is a list {list}, version {version} (to be deleted by {day}); whoever leads {roles} opens it.",
)
_WAITING = Bilingual("人の判断を待つ候補 {count}", "{count} candidates wait for a person")
_CANDIDATE = Bilingual("{key}  {why}({likeness}%)", "{key}  {why} ({likeness}%)")
_ROW = Bilingual("   {source} {number} 行目:{cells}", "   {source}, row {number}: {cells}")
_LOOK = Bilingual("{name}:{encoding}、区切り「{mark}」", "{name}: {encoding}, delimiter {mark}")
_SAMPLE = 3
_MARKS = {"\t": "tab"}


def show_lines(file: ListFile, now: Standing, language: Language) -> list[str]:
    """A list as it stands: numbers, files, overlap, versions."""
    made, counts = versions(file), now.counts
    values = {name: f"{getattr(counts, name):,}" for name in counts.__struct_fields__}
    lines = [
        _HEAD.said_in(language).format(
            list=file.about.list, version=made[-1].number if made else 0, **values
        ),
        _DELETE_BY.said_in(language).format(day=file.about.delete_by.isoformat()),
    ]
    for source in now.sources:
        lines += _source_lines(source, language)
    if len(now.sources) > 1:
        for files, count in now.overlap():
            said = (_ONLY if len(files) == 1 else _BOTH).said_in(language)
            lines.append(said.format(files=", ".join(map(str, files)), count=f"{count:,}"))
    if made:
        more, shared = file.value("state", ("beyond",), tuple[int, int])
        if more or shared:
            lines.append(_BEYOND.said_in(language).format(more=f"{more:,}", shared=f"{shared:,}"))
    lines += [
        _VERSION.said_in(language).format(
            number=one.number,
            unique=f"{one.counts.unique:,}",
            act=_act(one.act.value, language),
            by=shown(one.by),
            at=one.at[:16].replace("T", " "),
        )
        for one in made[-5:]
    ]
    return lines


def list_shape(file: ListFile, now: Standing, board: Board) -> Shape:
    """A list as JSON: no customer in it."""
    known = board.customers.by_id.get(file.about.list)
    return {
        "list": file.about.list,
        "delete_by": file.about.delete_by.isoformat(),
        "delete_at": instant(known.delete_at) if known is not None else None,
        "used_version": known.used if known is not None else 0,
        "sources": [
            {
                "number": one.number,
                "name": one.name,
                "sha256": one.digest,
                "columns": one.columns,
                "excludes": one.excludes,
                "rows": one.rows,
                "taken": one.taken,
                "rejected": one.rejected,
                "rejected_rows": [{"row": row, "why": why} for row, why in one.examples],
                "unusable": one.unusable,
            }
            for one in now.sources
        ],
        "overlap": [{"sources": list(files), "customers": count} for files, count in now.overlap()],
        "versions": [
            {
                "version": one.number,
                "act": one.act.value,
                "by": one.by,
                "at": one.at,
                "rows": one.counts.rows,
                "rejected": one.counts.rejected,
                "left_out": one.counts.left_out,
                "unique": one.counts.unique,
                "waiting": one.counts.waiting,
                "digest": one.digest,
            }
            for one in versions(file)
        ],
    }


def unopened_lines(
    board: Board, policy: Policy, language: Language, zone: tzinfo, *, allowed: bool
) -> list[str]:
    """That there are lists, for whoever may not open them or has none here."""
    roles = ", ".join(role_name(role, policy, language) for role in policy.customers.rules.roles)
    lines = []
    for one in board.customers.standing():
        if one.newest is not None and one.delete_at is not None:
            day = one.delete_at.astimezone(zone).date().isoformat()
            lines.append(
                _SEALED.said_in(language).format(
                    list=one.list, version=one.newest.version, day=day, roles=roles
                )
            )
    return [*lines, _NONE_HERE.said_in(language)] if allowed or not lines else lines


def look_lines(look: Look, columns: Mapped, language: Language) -> list[str]:
    """What a file looks like and which column is which, with the first rows."""
    mark = _MARKS.get(look.delimiter, look.delimiter)
    lines = [_LOOK.said_in(language).format(name=shown(look.name), encoding=look.encoding, mark=mark)]
    by_place = {place: column for column, place in columns.items()}
    for place, heading in enumerate(look.headings):
        cells = [row[place] for row in look.sample[:_SAMPLE] if place < len(row)]
        held = column_name(by_place[place], language) if place in by_place else "–"
        lines.append(f"  {place + 1}. {shown(heading)} → {held}: {' | '.join(map(shown, cells))}")
    return lines


def candidate_lines(found: Sequence[Candidate], waiting: int, language: Language) -> list[str]:
    """Doubles that wait for a person, row under row."""
    lines = [_WAITING.said_in(language).format(count=f"{waiting:,}")]
    for one in found:
        why = reason_said(one.pair.reason, language)
        lines.append(_CANDIDATE.said_in(language).format(key=one.key, why=why, likeness=one.pair.likeness))
        lines += [_row(row, language) for row in (one.first, one.second)]
    return lines


def group_lines(found: Sequence[Sequence[Shown]], language: Language) -> list[str]:
    """Customers that stand in several rows, each row with why."""
    lines = []
    for rows in found:
        first, *others = rows
        lines.append(_row(first, language))
        lines += [f"{_row(one, language)} ← {reason_said(one.reason, language)}" for one in others]
    return lines


def _source_lines(source: Source, language: Language) -> list[str]:
    lines = [
        _FILE.said_in(language).format(
            number=source.number,
            name=shown(source.name),
            rows=f"{source.rows:,}",
            taken=f"{source.taken:,}",
            excludes=_EXCLUDES.said_in(language) if source.excludes else "",
            encoding=source.encoding,
        ),
        f"     {columns_said(tuple(source.columns), language)}",
    ]
    for why, count in source.rejected.items():
        rows = [f"{row:,}" for row, reason in source.examples if reason == why]
        named = ", ".join(rows[:5]) + (", …" if count > len(rows[:5]) else "")
        said = rejected_said(why, language)
        lines.append(_REJECTED.said_in(language).format(count=f"{count:,}", why=said, rows=named))
    for column, count in source.unusable.items():
        name = column_name(column, language)
        lines.append(_UNUSABLE.said_in(language).format(column=name, count=f"{count:,}"))
    return lines


def _row(row: Shown, language: Language) -> str:
    cells = " | ".join(shown(cell) for _, cell in column_order(row.cells))
    return _ROW.said_in(language).format(source=shown(row.source), number=f"{row.number:,}", cells=cells)


def _act(act: str, language: Language) -> str:
    return label(ListAct(act), language)
