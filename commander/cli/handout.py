"""Commands that hand a timeline out and take records in: export, import."""

import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Any

import click

from commander.cli.endings import Ended, Exit
from commander.cli.narrowed import narrowed_positions, narrowing_options
from commander.cli.place import Place, pass_place
from commander.clock import utc_now
from commander.reading import Reading
from commander.reports.attached import archive_beside
from commander.reports.exporting import Form, NotVeiled, NotWhole, export, pieces
from commander.reports.handout import Choice, Kind, zone_named
from commander.reports.importing import import_records
from commander.wording.language import Language

_WORDS = {"markdown": Form.MARKDOWN, "jsonlines": Form.JSON_LINES}
_FORMATS = [*(form.value for form in Form), *_WORDS]
_TOLD_EVERY_S = 1.0
_MEGABYTE = 1024 * 1024


@click.command("export")
@click.argument("incident")
@click.option("--format", "form", type=click.Choice(_FORMATS), help="As the ending of FILE says, else md.")
@click.option("--to", "file", type=click.Path(path_type=Path, dir_okay=False), help="A file; else stdout.")
@click.option(
    "--language", type=click.Choice([one.value for one in Language]), help="The language of the handout."
)
@click.option(
    "--zone", default="UTC", show_default=True, metavar="ZONE", help="The reader's zone (Europe/Paris)."
)
@click.option("--redact", is_flag=True, help="Roles instead of names; nothing about personal data.")
@click.option("--since", metavar="TIME", help="Only what happened from then on.")
@click.option("--until", metavar="TIME", help="Only what happened until then.")
@click.option(
    "--kind",
    "kinds",
    type=click.Choice([one.value for one in Kind]),
    multiple=True,
    help="Only this kind; may be repeated.",
)
@narrowing_options
@click.option("--bom", is_flag=True, help="CSV for Excel: begin with a byte order mark.")
@click.option(
    "--attachments/--no-attachments",
    default=None,
    help="The attached files too, in a ZIP beside FILE; with JSON Lines unless told otherwise.",
)
@click.option("--overwrite", is_flag=True, help="Replace FILE without asking.")
@pass_place
def export_timeline(
    place: Place,
    /,
    *,
    incident: str,
    form: str | None,
    file: Path | None,
    language: str | None,
    zone: str,
    redact: bool,
    since: str | None,
    until: str | None,
    kinds: tuple[str, ...],
    bom: bool,
    attachments: bool | None,
    overwrite: bool,
    **narrowed: Any,
) -> None:
    """Write an incident's timeline to a file or stdout: Markdown, HTML, CSV, PDF, or JSON Lines to import again."""
    wanted = _form(form, file)
    if zone_named(zone) is None:
        raise Ended(
            Exit.USAGE,
            f"「{zone}」というタイムゾーンはありません。Asia/Tokyo や UTC のように書いてください。",
            f'There is no time zone "{zone}": write it like Asia/Tokyo or UTC.',
        )
    with place.reading() as reading:
        policy = reading.policy()
        home = policy.service.time_zone

        def time(text: str | None) -> datetime | None:
            return place.time(text, home).instant if text is not None else None

        stream = reading.incident(incident).stream
        choice = Choice(
            stream=stream,
            language=Language(language) if language else place.language,
            zone=zone,
            redact=redact,
            since=time(since),
            until=time(until),
            kinds=tuple(map(Kind, kinds)),
            positions=narrowed_positions(reading, stream, narrowed),
            by=place.person(policy),
        )
        try:
            if file is None:
                if attachments:
                    raise Ended(
                        Exit.USAGE,
                        "添付ファイルも書き出すときは --to でファイルを指定してください。",
                        "Attached files need a file to stand beside: name it with --to.",
                    )
                _to_stdout(pieces(reading, wanted, choice, utc_now(), bom=bom), wanted)
                left = reading.board(stream).attachments.count if wanted is Form.JSON_LINES else 0
                if left and attachments is None:
                    place.warn(
                        place.said(
                            f"添付ファイル {left} 個は入っていません。--to でファイルに書き出すと隣に入ります。",
                            f"{left} attached files are not in it: with --to they stand beside it.",
                        )
                    )
            else:
                beside = wanted is Form.JSON_LINES if attachments is None else attachments
                _to_file(
                    place, reading, wanted, choice, file, bom=bom, overwrite=overwrite, attachments=beside
                )
        except NotVeiled:
            raise Ended(
                Exit.USAGE,
                "添付ファイルの中の名前は伏せられないため、--redact と一緒には書き出せません。",
                "Nobody can take names out of attached files: leave out --attachments or --redact.",
            ) from None
        except NotWhole:
            raise Ended(
                Exit.USAGE,
                "JSON Lines はすべてのレコードをそのまま書き出すもので、名前を伏せたり一部だけにしたりできません。"
                "csv、md、html、pdf を使ってください。",
                "JSON Lines holds every record as it is, neither in part nor without names: use csv, md, html or pdf.",
            ) from None


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@pass_place
def import_timeline(place: Place, file: Path) -> None:
    """Take in an incident from FILE (JSON Lines of export), record by record as it was; nothing of it is sent."""
    with place.desk() as desk:
        taken, rules = import_records(desk, file), desk.policy().attachments.rules
    if taken.records:
        told = place.said(
            f"{taken.short_id} を取り込みました({taken.records:,} レコード)。",
            f"{taken.short_id} was taken in ({taken.records:,} records).",
        )
    else:
        told = place.said(
            f"{taken.short_id} のレコードはすべてここにあります。",
            f"Every record of {taken.short_id} is here already.",
        )
    place.tell(told)
    if taken.files:
        place.tell(
            place.said(
                f"添付ファイル {taken.files} 個も取り込みました。", f"With it {taken.files} attached files."
            )
        )
    if taken.over:
        one, all_ = rules.file_bytes // _MEGABYTE, rules.incident_bytes // _MEGABYTE
        place.warn(
            place.said(
                f"添付ファイル {taken.over} 個は運用設定の上限(1 個 {one:,} MB、1 件の合計 {all_:,} MB)を超えるため"
                "取り込みませんでした。上限([attachments])を上げてから取り込み直してください。",
                f"{taken.over} attached files were not taken in: they are beyond the policy's limit ({one:,} MB a file,"
                f" {all_:,} MB an incident). Raise it in [attachments] and import again.",
            )
        )
    if taken.missing:
        name = archive_beside(file).name
        place.warn(
            place.said(
                f"添付ファイル {taken.missing} 個がありません。{name} を隣に置いて取り込み直してください。",
                f"{taken.missing} attached files are missing: put {name} beside it and import again.",
            )
        )


def _form(form: str | None, file: Path | None) -> Form:
    if form is None and file is not None:
        form = file.suffix.removeprefix(".").lower() or Form.MARKDOWN.value
        if form not in tuple(Form):
            raise Ended(
                Exit.USAGE,
                f"拡張子「{file.suffix}」では形式が分かりません。--format で選んでください。",
                f"The ending {file.suffix} doesn't say which format it is: choose one with --format.",
            )
    wanted = _WORDS.get(form or "") or Form(form or Form.MARKDOWN)
    if wanted is Form.PDF and file is None:
        raise Ended(
            Exit.USAGE, "PDF は --to でファイルを指定してください。", "A PDF needs a file: name it with --to."
        )
    return wanted


def _to_stdout(found: Iterable[bytes], form: Form) -> None:
    if form is Form.JSON_LINES and sys.stdout.isatty():
        # Their bytes may not be changed, and a terminal would obey what somebody typed into them.
        raise Ended(
            Exit.USAGE,
            "JSON Lines は端末には出しません。--to でファイルを指定してください。",
            "JSON Lines are not for a terminal: name a file with --to.",
        )
    out = sys.stdout.buffer
    for piece in found:
        out.write(piece)
    out.flush()


def _to_file(
    place: Place,
    reading: Reading,
    form: Form,
    choice: Choice,
    file: Path,
    *,
    bom: bool,
    overwrite: bool,
    attachments: bool,
) -> None:
    over = overwrite
    for there in (file, archive_beside(file)) if attachments else (file,):
        if there.exists() and not overwrite and not _may_replace(place, there):
            raise Ended(
                Exit.REFUSED,
                f"{there} はすでにあるため書きませんでした。置き換えるときは --overwrite を付けてください。",
                f"{there} exists already, so nothing was written: add --overwrite to replace it.",
            )
        over = over or there.exists()
    exported = export(
        reading,
        form,
        choice,
        utc_now(),
        file,
        over=over,
        bom=bom,
        told=_progress(place),
        printer=place.printer,
        attachments=attachments,
    )
    place.tell(place.said(f"{file} に書き出しました。", f"Written to {file}."))
    if exported.archive is not None:
        place.tell(
            place.said(
                f"添付ファイル {exported.files} 個は {exported.archive} にあります。",
                f"Its {exported.files} attached files are in {exported.archive}.",
            )
        )
    if exported.unsound:
        place.warn(
            place.said(
                f"添付ファイル {exported.unsound} 個は、ないか中身が変わっているため入れていません。",
                f"{exported.unsound} attached files are missing or altered and are not in it.",
            )
        )


def _may_replace(place: Place, file: Path) -> bool:
    if not sys.stdin.isatty():
        return False
    return click.confirm(place.said(f"{file} を置き換えますか", f"Replace {file}"), err=True)


def _progress(place: Place) -> Callable[[int, int], bool]:
    """Says on a terminal's stderr how far it is; Ctrl+C ends it, and nothing is left."""
    began = last = monotonic()

    def told(done: int, of: int) -> bool:
        nonlocal last
        now = monotonic()
        if sys.stderr.isatty() and now - last >= _TOLD_EVERY_S and now > began:
            last = now
            place.warn(place.said(f"{done:,} / {of:,} 行", f"{done:,} of {of:,} rows"))
        return True

    return told


COMMANDS = (export_timeline, import_timeline)
