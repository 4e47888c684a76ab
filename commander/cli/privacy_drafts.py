"""privacy draft: a text of the restricted track filled from the fact sheet, kept as a revision, written to a file."""

from pathlib import Path

import click

from commander.board.bulletin import Wording
from commander.board.privacy_track_orders import TEMPLATES
from commander.board.privacy_track_records import KeepPrivacyDraft
from commander.cli.blanks_shown import fill_lines
from commander.cli.broadcast_draft import fields_named
from commander.cli.endings import Ended, Exit
from commander.cli.place import Place, pass_place, zone_of
from commander.clock import utc_now
from commander.drafting.privacy import draft, unknown_in_draft
from commander.files import write_atomically
from commander.reading import Reading
from commander.wording.blanks import read_back, shown
from commander.wording.language import Language
from commander.wording.privacy import DISCLAIMER

_LONGEST_FILE = 200_000


@click.command("draft")
@click.argument("incident")
@click.argument("template", type=click.Choice(list(TEMPLATES)))
@click.option("--keep", is_flag=True, help="Keep it as a revision, to be approved.")
@click.option(
    "--from-ja",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The Japanese text, edited: title, blank line, body.",
)
@click.option("--from-en", type=click.Path(path_type=Path), metavar="FILE", help="The English text, edited.")
@click.option(
    "--set",
    "given",
    multiple=True,
    metavar="NAME=VALUE",
    help="Fill a blank; NAME.ja or NAME.en for one language.",
)
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="Write it to FILE instead.")
@pass_place
def privacy_draft(
    place: Place,
    *,
    incident: str,
    template: str,
    keep: bool,
    from_ja: Path | None,
    from_en: Path | None,
    given: tuple[str, ...],
    out: Path | None,
) -> None:
    """Fill D01 to D05 from the fact sheet: print it, write it to a file, or keep it as a revision."""
    edited = {Language.JA: from_ja, Language.EN: from_en}
    overrides = fields_named(given)
    if unknown := unknown_in_draft(template, overrides):
        raise Ended(
            Exit.USAGE,
            f"文案 {template} に「{unknown[0]}」という欄はありません。--set の名前を確かめてください。",
            f'Draft {template} has no field "{unknown[0]}": check the name given to --set.',
        )
    with place.incident(incident) as (desk, stream):
        with Reading(place.home) as reading:
            track, _ = reading.track(stream, desk.person)
        policy, now = desk.policy(), utc_now()
        zone = zone_of(policy)
        texts = {
            str(language): _read(file, language)
            if file
            else draft(template, policy, track, language, zone, now, overrides)
            for language, file in edited.items()
        }
        if keep or from_ja or from_en:
            desk.submit(KeepPrivacyDraft(incident=stream, template=template, texts=texts))
    text = "\n\n".join(shown(f"{one.title}\n\n{one.body}", Language(spoken)) for spoken, one in texts.items())
    if out is None:
        left = "\n".join(fill_lines(texts, place.language))
        place.tell("\n\n".join(part for part in (text, left, DISCLAIMER.said_in(place.language)) if part))
        return
    try:
        write_atomically(out, text.encode())
    except OSError as fault:
        raise _unusable(out, fault) from None
    place.tell(place.said(f"{out} に書き出しました。", f"Written to {out}."))


def _read(file: Path, language: Language) -> Wording:
    try:
        text = file.read_text(encoding="utf-8-sig")[:_LONGEST_FILE]
    except OSError as fault:
        raise _unusable(file, fault) from None
    except UnicodeDecodeError:
        raise Ended(
            Exit.REFUSED,
            f"{file} は UTF-8 ではありません。UTF-8 で保存し直してください。",
            f"{file} is not UTF-8: save it as UTF-8 and try again.",
        ) from None
    title, _, body = read_back(text, language).strip().partition("\n")
    return Wording(title=title.strip(), body=body.strip())


def _unusable(file: Path, fault: OSError) -> Ended:
    why = fault.strerror or ""
    return Ended(
        Exit.REFUSED,
        f"{file} を読み書きできません({why})。フォルダーの権限と空き容量を確認してください。",
        f"{file} cannot be read or written ({why}): check the folder's rights and free space.",
    )


COMMANDS = (privacy_draft,)
