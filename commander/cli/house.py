"""Commands for the home folder: verify, backup, restore, doctor."""

import contextlib
import os
import stat
from pathlib import Path

import click

from commander.board.organisation import SCHEMES
from commander.cli.endings import Ended, Exit
from commander.cli.feeds import feed_line, left_lines, standings_now
from commander.cli.fonts import japanese_font
from commander.cli.place import Place, pass_place, zone_of
from commander.connections.connections import set_up
from commander.connections.desk_opening import delivery_desk, open_desk
from commander.connections.late_publisher import NotConnected
from commander.files import is_practice
from commander.intake.pulse import standings_from
from commander.intake.slack_events_state import kept_state
from commander.journal.attached import folder_beside
from commander.journal.backup import back_up
from commander.journal.backup import restore as put_back
from commander.journal.faults import JournalFault, Wrong, fault_behind
from commander.journal.health import network_file_system, sqlite_version
from commander.journal.journal import JOURNAL_FILE
from commander.journal.verify import verify as verified
from commander.locks import sender_lock, window_lock
from commander.reading import Reading
from commander.secrets import SLACK_APP_TOKEN, SLACK_TOKEN, KeyringFault
from commander.settings.fault import SettingsFault
from commander.settings.settings import Settings
from commander.wording.slack_said import Hearing, hearing_sentence
from commander.wording.troubles import fault_sentence, flaw_sentence


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_place
def verify(place: Place, *, as_json: bool) -> int:
    """Check every record, chain and body against what was written."""
    verdict = verified(place.home)
    if as_json:
        findings = [
            {
                "flaw": finding.flaw,
                "record": finding.record,
                "stream": finding.stream,
                "position": finding.position,
                "sentence": flaw_sentence(finding.flaw, finding.record, place.language),
            }
            for finding in verdict.findings
        ]
        place.tell_json(
            {
                "ok": verdict.ok,
                "records": verdict.records,
                "erased": verdict.erased,
                "attachments": verdict.attachments,
                "findings": findings,
            }
        )
    else:
        for finding in verdict.findings:
            place.tell(flaw_sentence(finding.flaw, finding.record, place.language))
        summary = (
            (
                f"{verdict.records} 件のレコードに問題はありません。",
                f"{verdict.records} records, nothing wrong.",
            )
            if verdict.ok
            else (
                f"{verdict.records} 件のうち {len(verdict.findings)} 件の問題があります。",
                f"{verdict.records} records, {len(verdict.findings)} findings.",
            )
        )
        place.tell(place.said(*summary))
    return Exit.OK if verdict.ok else Exit.REFUSED


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@pass_place
def backup(place: Place, file: Path) -> None:
    """Copy the journal to FILE, which must not exist yet, and check the copy whole."""
    with place.reading():
        pass  # a journal that can't be opened has its own sentence
    try:
        files = back_up(place.home, file)
    except FileExistsError:
        raise Ended(
            Exit.REFUSED,
            f"{file} はすでにあります。別の名前にしてください。",
            f"{file} is there already: choose another name.",
        ) from None
    place.tell(place.said(f"{file} に控えを作りました。", f"Backed up to {file}."))
    if files.files or files.unsound:
        place.tell(
            place.said(
                f"添付ファイル {files.files} 個は {folder_beside(file)} にあります。一緒に保管してください。",
                f"Its {files.files} attached files are in {folder_beside(file)}: keep the two together.",
            )
        )
    if files.unsound:
        place.warn(
            place.said(
                f"添付ファイル {files.unsound} 個は、ないか中身が変わっているため控えにありません(commander verify)。",
                f"{files.unsound} attached files are missing or altered and are not in it (commander verify).",
            )
        )


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@pass_place
def restore(place: Place, file: Path) -> None:
    """Put a backup in the journal's place; the journal that was there is kept aside, and what it owed is held."""
    with window_lock(place.home) as no_window, sender_lock(place.home) as no_sender:
        if not no_window:
            raise Ended(
                Exit.REFUSED,
                "ウィンドウが開いているため戻せません。閉じてからやり直してください。",
                "A window is open, so nothing was put back: close it and try again.",
            )
        if not no_sender:
            raise Ended(
                Exit.REFUSED,
                "別のプロセスが送信中のため戻せません。終わってからやり直してください。",
                "Another process is sending, so nothing was put back: wait for it and try again.",
            )
        aside = put_back(place.home, file)
        desk = open_desk(place.home, place.settings_or_defaults, "")
        desk.person = place.person(desk.policy())
        try:
            held = delivery_desk(desk, place.settings_or_defaults).hold_after_restore()
        finally:
            desk.journal.close()
    place.tell(
        place.said(
            f"控えを戻しました。{len(held)} 件の配信を保留にしました。",
            f"Put back; {len(held)} deliveries are held.",
        )
    )
    if aside is not None:
        place.tell(
            place.said(
                f"これまでのジャーナルは {aside} にあります。", f"The journal that was here is in {aside}."
            )
        )


@click.command()
@pass_place
def doctor(place: Place) -> int:
    """Look over this machine: SQLite, home folder, journal, keyring, channels, fonts, locks."""
    checks = [
        _home(place),
        _journal(place),
        _settings(place),
        _keyring(place),
        *_channels(place),
        *_feeds(place),
        *_hearing(place),
        _fonts(place),
        _locks(place),
    ]
    place.tell(f"SQLite {sqlite_version()}")
    for ok, sentence in checks:
        place.tell(f"{'OK' if ok else '!!'} {sentence}")
    return Exit.OK if all(ok for ok, _ in checks) else Exit.REFUSED


_Check = tuple[bool, str]


def _home(place: Place) -> _Check:
    home = place.home
    kind = network_file_system(home)
    if kind is not None:
        return False, fault_sentence(JournalFault(Wrong.NETWORK_FOLDER, home, kind), place.language)
    if not home.exists():
        return True, place.said(
            f"{home} はまだありません(最初の記録で作ります)", f"{home} is made with the first record"
        )
    mode = stat.S_IMODE(home.stat().st_mode)
    if not os.access(home, os.R_OK | os.W_OK | os.X_OK):
        return False, place.said(f"{home} を読み書きできません", f"{home} cannot be read and written")
    closed = mode & 0o077 == 0
    return closed, place.said(f"ホームフォルダー {home} ({mode:04o})", f"home folder {home} ({mode:04o})")


def _journal(place: Place) -> _Check:
    path = place.home / JOURNAL_FILE
    if not path.exists():
        return True, place.said("ジャーナルはまだありません", "no journal yet")
    try:
        verdict = verified(place.home)
    except Exception as error:
        fault = error if isinstance(error, JournalFault) else fault_behind(error, path)
        if fault is None:
            raise
        return False, fault_sentence(fault, place.language)
    count = len(verdict.findings)
    return verdict.ok, place.said(
        f"ジャーナル: {verdict.records} 件、問題 {count} 件",
        f"journal: {verdict.records} records, {count} findings",
    )


def _settings(place: Place) -> _Check:
    try:
        _ = place.settings
    except SettingsFault as fault:
        return False, fault.sentence(place.language)
    return True, place.said("設定", "settings")


def _keyring(place: Place) -> _Check:
    try:
        token = place.secrets.read(SLACK_TOKEN)
    except KeyringFault as fault:
        return False, fault.sentence(place.language)
    there = (
        place.said("トークンあり", "a token is there") if token else place.said("トークンなし", "no token")
    )
    return True, place.said(f"キーリング(Slack: {there})", f"keyring (Slack: {there})")


def _channels(place: Place) -> list[_Check]:
    """Whether this machine can tell everybody the policy wants told; no other side is asked."""
    if is_practice(place.home) or not (place.home / JOURNAL_FILE).exists():
        return []
    try:
        with place.reading() as reading:
            audiences = reading.policy().audiences()
        settings = place.settings
    except (JournalFault, SettingsFault):
        return []  # said already
    wanted = {target.partition(":")[0] for audience in audiences for target in audience.targets}
    return [_channel(place, settings, name) for name in SCHEMES if name in wanted]


def _channel(place: Place, settings: Settings, name: str) -> _Check:
    try:
        set_up(place.home, settings, place.secrets, lambda: Reading(place.home), name)
    except NotConnected as fault:
        return False, place.said(
            f"{name}: 接続していません({fault.detail})", f"{name}: not connected ({fault.detail})"
        )
    return True, place.said(f"{name}: 設定済み", f"{name}: set up")


def _hearing(place: Place) -> list[_Check]:
    """Entries from Slack, where they are set up: as the window said last; no other side is asked."""
    if is_practice(place.home):
        return []
    try:
        token = place.secrets.read(SLACK_APP_TOKEN)
    except KeyringFault:
        return []  # said already
    state = kept_state(place.home)
    if not token:
        return []
    if state is None or state.hearing is Hearing.OFF:
        return [
            (
                True,
                place.said(
                    "Slack からの記録: 設定済み(ウィンドウが受け付けます)",
                    "entries from Slack: set up (an open window listens)",
                ),
            )
        ]
    return [(not state.needs_a_person, hearing_sentence(state, place.language))]


def _feeds(place: Place) -> list[_Check]:
    """How the feeds of alerts stand, as this desk heard them last; none is asked."""
    if is_practice(place.home) or not (place.home / JOURNAL_FILE).exists():
        return []
    try:
        with place.reading() as reading:
            kept, policy = standings_from(reading.feed_standings()), reading.policy()
            found = standings_now(place, kept)
    except JournalFault:
        return []  # said already
    checks: list[_Check] = []
    for one in found:
        ok = not one.trouble and one.silent_since is None and not one.left
        checks.append((ok, feed_line(one, zone_of(policy), place.language)))
        checks += ((False, line) for line in left_lines(one, place.language))
    return checks


def _fonts(place: Place) -> _Check:
    font = japanese_font()
    if font is None:
        return False, place.said(
            "日本語フォントが見つかりません。Noto Sans CJK などを入れてください(パッケージ fonts-noto-cjk)",
            "no Japanese font was found: install one, such as Noto Sans CJK (package fonts-noto-cjk)",
        )
    return True, place.said(f"日本語フォント {font.name}", f"Japanese font {font.name}")


def _locks(place: Place) -> _Check:
    if not place.home.exists():
        return True, place.said("ロックなし", "no locks")
    with contextlib.ExitStack() as locks:
        window = not locks.enter_context(window_lock(place.home))
        sender = not locks.enter_context(sender_lock(place.home))
    ja = f"ウィンドウ{'あり' if window else 'なし'}、送信プロセス{'あり' if sender else 'なし'}"
    en = f"{'a' if window else 'no'} window, {'a' if sender else 'no'} sending process"
    return True, place.said(ja, en)


COMMANDS = (verify, backup, restore, doctor)
