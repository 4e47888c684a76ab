"""How a command ends: its exit code, and every fault as one sentence. Prints nothing."""

import os
import re
import traceback
from enum import IntEnum
from pathlib import Path

import click

from commander.board.refusal import Because, Refused
from commander.clock import utc_now
from commander.files import ForeignFolder, private_folder
from commander.journal.faults import JournalFault, fault_behind
from commander.journal.journal import JOURNAL_FILE
from commander.policy_fault import PolicyFault
from commander.reports.importing import ForeignFile
from commander.secrets import ENVIRONMENT, KeyringFault, redacted
from commander.settings.fault import SettingsFault
from commander.settings.settings import LOG_FILE
from commander.wording.language import Bilingual, Language
from commander.wording.sentences import refusal_sentence, shown
from commander.wording.troubles import fault_sentence

_LOG_LIMIT = 1024 * 1024


class Exit(IntEnum):
    """What a script is told."""

    OK = 0
    REFUSED = 1  # refused, or a delivery failed or is held
    USAGE = 2
    JOURNAL = 3  # the journal can't be opened, read or written
    NOT_IDLE = 4  # the time was up before everything was sent


class Ended(Exception):
    """A command that ends with a sentence of its own."""

    def __init__(self, code: Exit, ja: str, en: str) -> None:
        super().__init__(en)
        self.code = code
        self.said = Bilingual(ja, en)


_JOURNAL_TROUBLE = frozenset(
    {Because.JOURNAL_READ_ONLY, Because.DISK_FULL, Because.DISK_FAILED, Because.JOURNAL_BUSY}
)
_FILE = Bilingual(
    "{path} を使えません({word})。権限と空き容量を確認してください。", "{path} cannot be used ({word})."
)
_FOREIGN = Bilingual(
    "{path} には別のファイルがあり、ほかの利用者も入れるため使いません。空のフォルダーか新しい名前にしてください。",
    "{path} holds other files and is open to others, so it was left as it is: name an empty or new folder.",
)
_UNEXPECTED = Bilingual(
    "思わぬ問題で中断しました。記録済みのものは残っています。詳細は {log} にあります。",
    "Something unexpected happened; what was recorded is kept, and the details are in {log}.",
)
_UNLOGGED = Bilingual(
    "思わぬ問題で中断しました({kind})。記録済みのものは残っています。",
    "Something unexpected happened ({kind}); what was recorded is kept.",
)
_USAGE = Bilingual(
    "使い方が違います: {word}(commander {command}--help)", "{word} (see commander {command}--help)"
)
# What click says in English alone; what is not listed here stays as click says it.
_CLICK_JA = (
    (re.compile(r"Missing argument '([^']+)'.*"), r"\1 がありません"),
    (re.compile(r"Missing option '([^']+)'.*"), r"\1 がありません"),
    (re.compile(r"No such command '([^']+)'.*"), r"「\1」というコマンドはありません"),
    (re.compile(r"No such option:? '?([^ ']+?)'?(?:[ .].*)?"), r"「\1」というオプションはありません"),
    (re.compile(r"Got unexpected extra arguments? \((.+)\)"), r"「\1」は余分です"),
    (re.compile(r"Option '([^']+)' requires an? (?:\d+ )?arguments?"), r"\1 に続けて値を書いてください"),
)


def ending(error: Exception, language: Language, home: Path) -> tuple[Exit, str]:
    """Exit code and sentence for anything that a command raised."""
    match error:
        case Ended():
            return error.code, error.said.said_in(language)
        case Refused():
            code = Exit.JOURNAL if error.because in _JOURNAL_TROUBLE else Exit.REFUSED
            return code, refusal_sentence(error, language)
        case JournalFault():
            return Exit.JOURNAL, fault_sentence(error, language)
        case SettingsFault() | PolicyFault() | KeyringFault() | ForeignFile():
            return Exit.REFUSED, error.sentence(language)
        case click.UsageError():
            return Exit.USAGE, _usage(error, language)
        case click.ClickException():
            return Exit.USAGE, shown(error.format_message())
        case ForeignFolder():
            return Exit.JOURNAL, _FOREIGN.said_in(language).format(path=shown(str(error.filename)))
    journal_fault = fault_behind(error, home / JOURNAL_FILE)
    if journal_fault is not None:
        return Exit.JOURNAL, fault_sentence(journal_fault, language)
    if isinstance(error, OSError) and error.filename is not None:
        path, word = shown(str(error.filename)), error.strerror or type(error).__name__
        return Exit.JOURNAL, _FILE.said_in(language).format(path=path, word=word)
    return Exit.REFUSED, _unexpected(error, language, home)


def _usage(error: click.UsageError, language: Language) -> str:
    path = error.ctx.command_path.partition(" ")[2] if error.ctx else ""
    word = re.sub(r"\s+", " ", error.format_message()).rstrip(".")
    if language is Language.JA:
        found = ((pattern.fullmatch(word), ja) for pattern, ja in _CLICK_JA)
        word = next((match.expand(ja) for match, ja in found if match), word)
    return _USAGE.said_in(language).format(word=word[:300], command=f"{path} " if path else "")


def _unexpected(error: Exception, language: Language, home: Path) -> str:
    """Writes the traceback to the log, without secrets; the person reads where it is."""
    tokens = [os.environ[name] for name in ENVIRONMENT.values() if os.environ.get(name)]
    told = redacted("".join(traceback.format_exception(error)), tokens)
    log = home / LOG_FILE
    try:
        private_folder(home)
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
        with os.fdopen(os.open(log, flags, 0o600), "a", encoding="utf-8", errors="replace") as file:
            if file.tell() > _LOG_LIMIT:
                file.truncate(0)
            file.write(f"{utc_now().isoformat()}\n{told}\n")
    except OSError:
        return _UNLOGGED.said_in(language).format(kind=type(error).__name__)
    return _UNEXPECTED.said_in(language).format(log=shown(str(log)))
