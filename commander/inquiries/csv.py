"""The usual number of inquiries as a CSV file: read strictly, each fault one sentence that names its line (0-17)."""

import csv
import io
import unicodedata
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path

from msgspec.structs import replace

from commander.board.inquiry_channels import DAYS, HOURS, MOST_AN_HOUR, InquiryChannel
from commander.files import read_whole
from commander.wording.language import Bilingual, Language
from commander.wording.sentences import shown

_LARGEST = 1024 * 1024
_EVERY = "*"
_HEADINGS = {
    "channel": "channel",
    "窓口": "channel",
    "weekday": "weekday",
    "曜日": "weekday",
    "hour": "hour",
    "時": "hour",
    "usual": "usual",
    "平常": "usual",
}
_COLUMNS = ("channel", "weekday", "hour", "usual")
_WEEKDAYS = (
    ("mon", "monday", "月", "月曜", "月曜日"),
    ("tue", "tuesday", "火", "火曜", "火曜日"),
    ("wed", "wednesday", "水", "水曜", "水曜日"),
    ("thu", "thursday", "木", "木曜", "木曜日"),
    ("fri", "friday", "金", "金曜", "金曜日"),
    ("sat", "saturday", "土", "土曜", "土曜日"),
    ("sun", "sunday", "日", "日曜", "日曜日"),
)


class CsvReason(StrEnum):
    """Why a file of usual numbers is none."""

    UNREADABLE = "unreadable"
    NOT_TEXT = "not-text"
    BROKEN = "broken"
    HEADING = "heading"
    NO_ROWS = "no-rows"
    COLUMNS = "columns"
    CHANNEL = "channel"
    WEEKDAY = "weekday"
    HOUR = "hour"
    USUAL = "usual"
    TWICE = "twice"
    MISSING = "missing"


_SENTENCES = {
    CsvReason.UNREADABLE: Bilingual(
        "{file} を読めません({value})。場所と権限を確認してください。",
        "{file} cannot be read ({value}): check where it is and its rights.",
    ),
    CsvReason.NOT_TEXT: Bilingual(
        "{file} は UTF-8 でも CP932 でもありません。どちらかで保存し直してください。",
        "{file} is neither UTF-8 nor CP932: save it as one of them.",
    ),
    CsvReason.BROKEN: Bilingual(
        "{file} の {line} 行目は CSV として読めません。引用符を確認してください。",
        "{file}, line {line} is no CSV: check its quotation marks.",
    ),
    CsvReason.HEADING: Bilingual(
        "{file} の 1 行目は「channel,weekday,hour,usual」(窓口,曜日,時,平常)にしてください。",
        '{file}, line 1 must be "channel,weekday,hour,usual".',
    ),
    CsvReason.NO_ROWS: Bilingual(
        "{file} に行がありません。見出しの下に 1 行以上書いてください。",
        "{file} has no rows: write at least one below the heading.",
    ),
    CsvReason.COLUMNS: Bilingual(
        "{file} の {line} 行目は 4 列ではありません。", "{file}, line {line} does not have four columns."
    ),
    CsvReason.CHANNEL: Bilingual(
        "{file} の {line} 行目:「{value}」という窓口はありません。運用設定にあるキーか名前にしてください。",
        '{file}, line {line}: there is no way in called "{value}"; use a key or name of the policy.',
    ),
    CsvReason.WEEKDAY: Bilingual(
        "{file} の {line} 行目:「{value}」は曜日ではありません。mon〜sun、月〜日、* のどれかにしてください。",
        '{file}, line {line}: "{value}" is no weekday; use mon to sun, or * for each day.',
    ),
    CsvReason.HOUR: Bilingual(
        "{file} の {line} 行目:「{value}」は時ではありません。0〜23 か * にしてください。",
        '{file}, line {line}: "{value}" is no hour; use 0 to 23, or * for each hour.',
    ),
    CsvReason.USUAL: Bilingual(
        "{file} の {line} 行目:「{value}」は件数ではありません。12 や 0.5 のように書いてください。",
        '{file}, line {line}: "{value}" is no number of inquiries; write 12 or 0.5.',
    ),
    CsvReason.TWICE: Bilingual(
        "{file} の {line} 行目:{value} は前の行にもあります。どちらかを消してください。",
        "{file}, line {line}: {value} is there already; take one of them out.",
    ),
    CsvReason.MISSING: Bilingual(
        "{file} に {value} の行がありません。窓口ごとに全部の曜日と時を書くか、* を使ってください。",
        "{file} has no row for {value}: give every day and hour of a way in, or use *.",
    ),
}


class CsvFault(Exception):
    """A file of usual numbers that was not taken; nothing was changed."""

    def __init__(self, file: str, reason: CsvReason, *, line: int = 0, value: str = "") -> None:
        super().__init__(reason.value)
        self.file, self.reason, self.line, self.value = file, reason, line, value

    def sentence(self, language: Language) -> str:
        """What is wrong, where, and how to write it."""
        said = _SENTENCES[self.reason].said_in(language)
        return said.format(file=shown(self.file), line=self.line, value=shown(self.value))


def read_baseline(path: Path, channels: Sequence[InquiryChannel]) -> tuple[InquiryChannel, ...]:
    """The ways in with the usual numbers of a file; one that it doesn't name stays as it is. Raises CsvFault."""
    try:
        held = read_whole(path, _LARGEST)
    except OSError as fault:
        raise CsvFault(str(path), CsvReason.UNREADABLE, value=fault.strerror or "") from None
    return parse_baseline(_decoded(held, str(path)), str(path), channels)


def parse_baseline(text: str, source: str, channels: Sequence[InquiryChannel]) -> tuple[InquiryChannel, ...]:
    """The same for a text; source names it in a fault. Raises CsvFault."""
    weeks: dict[str, dict[tuple[int, int], float]] = {}
    for line, row in _rows(text, source):
        channel = _channel(row["channel"], channels)
        if channel is None:
            raise CsvFault(source, CsvReason.CHANNEL, line=line, value=row["channel"])
        days, hours = _days(row["weekday"]), _hours(row["hour"])
        if not days:
            raise CsvFault(source, CsvReason.WEEKDAY, line=line, value=row["weekday"])
        if not hours:
            raise CsvFault(source, CsvReason.HOUR, line=line, value=row["hour"])
        usual = _usual(row["usual"])
        if usual is None:
            raise CsvFault(source, CsvReason.USUAL, line=line, value=row["usual"])
        week = weeks.setdefault(channel, {})
        for place in ((day, hour) for day in days for hour in hours):
            if place in week:
                raise CsvFault(source, CsvReason.TWICE, line=line, value=_named(channel, place))
            week[place] = usual
    if not weeks:
        raise CsvFault(source, CsvReason.NO_ROWS)
    return tuple(
        replace(one, usual=None, week=_whole(one.key, weeks[one.key], source)) if one.key in weeks else one
        for one in channels
    )


def _decoded(held: bytes, source: str) -> str:
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return held.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CsvFault(source, CsvReason.NOT_TEXT)


def _rows(text: str, source: str) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    names: list[str] = []
    try:
        for cells in reader:
            row = [unicodedata.normalize("NFKC", cell).strip() for cell in cells]
            if not any(row):
                continue
            if not names:
                names = [_HEADINGS.get(cell.lower(), "") for cell in row]
                if sorted(names) != sorted(_COLUMNS):
                    raise CsvFault(source, CsvReason.HEADING)
                continue
            if len(row) != len(names):
                raise CsvFault(source, CsvReason.COLUMNS, line=reader.line_num)
            yield reader.line_num, dict(zip(names, row, strict=True))
    except csv.Error:
        raise CsvFault(source, CsvReason.BROKEN, line=reader.line_num) from None


def _channel(said: str, channels: Sequence[InquiryChannel]) -> str | None:
    wanted = said.casefold()
    names = ((one.key, (one.key, one.name_ja, one.name_en)) for one in channels)
    return next((key for key, called in names if wanted in [name.casefold() for name in called]), None)


def _days(said: str) -> range:
    if said == _EVERY:
        return range(DAYS)
    found = next((day for day, names in enumerate(_WEEKDAYS) if said.lower() in names), None)
    return range(0) if found is None else range(found, found + 1)


def _hours(said: str) -> range:
    if said == _EVERY:
        return range(HOURS)
    digits = said.removesuffix("時")
    hour = int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= len("23") else HOURS
    return range(hour, hour + 1) if hour < HOURS else range(0)


def _usual(said: str) -> float | None:
    whole, dot, part = said.partition(".")
    digits = whole + part
    if not (whole and digits.isascii() and digits.isdecimal()) or (dot and not part):
        return None
    usual = float(said)
    return usual if usual <= MOST_AN_HOUR else None


def _whole(key: str, week: dict[tuple[int, int], float], source: str) -> tuple[tuple[float, ...], ...]:
    for place in ((day, hour) for day in range(DAYS) for hour in range(HOURS)):
        if place not in week:
            raise CsvFault(source, CsvReason.MISSING, value=_named(key, place))
    return tuple(tuple(week[day, hour] for hour in range(HOURS)) for day in range(DAYS))


def _named(key: str, place: tuple[int, int]) -> str:
    return f"{key} {_WEEKDAYS[place[0]][0]} {place[1]}:00"
