"""How a command ends: what nobody foresaw is one sentence and a private log without secrets."""

import stat
from pathlib import Path

import click
import pytest

from commander.board.refusal import Because, Refused
from commander.cli.endings import Exit, ending
from commander.files import ForeignFolder
from commander.journal.faults import JournalFault, Wrong
from commander.settings.settings import LOG_FILE
from commander.wording.language import Language


def unforeseen(secret: str) -> RuntimeError:
    try:
        raise RuntimeError(f"sent {secret} away\nsecond line")
    except RuntimeError as error:
        return error


def test_what_nobody_foresaw_is_one_sentence_and_a_private_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMANDER_STATUSPAGE_KEY", "plain-looking-key")
    for secret in ("xoxb-1-secret", "plain-looking-key"):
        code, sentence = ending(unforeseen(secret), Language.EN, tmp_path)
        log = tmp_path / LOG_FILE
        assert code is Exit.REFUSED
        assert str(log) in sentence
        assert stat.S_IMODE(log.stat().st_mode) == 0o600
        told = log.read_text("utf-8")
        assert "Traceback" in told
        assert "in unforeseen" in told
        assert secret not in told + sentence


def test_without_a_place_for_the_log_the_sentence_still_comes(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    code, sentence = ending(unforeseen("x"), Language.JA, tmp_path / "file" / "home")
    assert code is Exit.REFUSED
    assert "RuntimeError" in sentence


def test_each_kind_of_end_has_its_code(tmp_path: Path) -> None:
    ends = {
        Refused(Because.REASON_NEEDED): Exit.REFUSED,
        Refused(Because.DISK_FULL): Exit.JOURNAL,
        Refused(Because.JOURNAL_READ_ONLY): Exit.JOURNAL,
        JournalFault(Wrong.DAMAGED, tmp_path): Exit.JOURNAL,
        click.UsageError("no such\noption"): Exit.USAGE,
        click.ClickException("odd"): Exit.USAGE,
        OSError(13, "Permission denied", "/x"): Exit.JOURNAL,
        ForeignFolder(tmp_path): Exit.JOURNAL,
    }
    for error, code in ends.items():
        for language in Language:
            ended, sentence = ending(error, language, tmp_path)
            assert ended is code
            assert sentence
            assert "\n" not in sentence
