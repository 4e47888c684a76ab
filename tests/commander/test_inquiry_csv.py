"""The usual number of inquiries from a spreadsheet: taken as it is saved in Japan, refused by line (0-17)."""

from pathlib import Path

import pytest

from commander.board.inquiry_channels import DEFAULT_CHANNELS
from commander.board.organisation import PolicyFile
from commander.inquiries.csv import CsvFault, CsvReason, parse_baseline, read_baseline
from commander.policy_fault import PolicyFault
from commander.policy_file.toml import parse_policy, policy_text
from commander.wording.language import Language

HEADING = "channel,weekday,hour,usual\n"


def week(text: str) -> tuple[tuple[float, ...], ...]:
    return parse_baseline(text, "x.csv", DEFAULT_CHANNELS)[0].week


def test_every_day_and_hour_may_be_one_line() -> None:
    channels = parse_baseline(HEADING + "phone,*,*,12\n", "x.csv", DEFAULT_CHANNELS)
    assert channels[0].week == ((12.0,) * 24,) * 7
    assert channels[1:] == DEFAULT_CHANNELS[1:]


def test_days_and_hours_stand_at_their_places() -> None:
    lines = "".join(f"phone,{day},{hour},{hour}\n" for day in ("mon", "tue", "wed") for hour in range(24))
    rest = "".join(f"電話,{day}曜日,*,0.5\n" for day in "木金土日")
    found = week(HEADING + lines + rest)
    assert found[2] == tuple(float(hour) for hour in range(24))
    assert found[6] == (0.5,) * 24


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_it_is_read_as_spreadsheets_save_it(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "平常.csv"
    file.write_bytes("窓口,曜日,時,平常\r\n電話,*,*,12\r\n\r\n".encode(encoding))
    assert read_baseline(file, DEFAULT_CHANNELS)[0].week == ((12.0,) * 24,) * 7


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ("", CsvReason.NO_ROWS, 0),
        (HEADING, CsvReason.NO_ROWS, 0),
        ("phone,*,*,12\n", CsvReason.HEADING, 0),
        (HEADING + "phone,*,12\n", CsvReason.COLUMNS, 2),
        (HEADING + "\nfax,*,*,12\n", CsvReason.CHANNEL, 3),
        (HEADING + "phone,someday,*,12\n", CsvReason.WEEKDAY, 2),
        (HEADING + "phone,*,24,12\n", CsvReason.HOUR, 2),
        (HEADING + "phone,*,-1,12\n", CsvReason.HOUR, 2),
        (HEADING + "phone,*,*,many\n", CsvReason.USUAL, 2),
        (HEADING + "phone,*,*,1e9\n", CsvReason.USUAL, 2),
        (HEADING + "phone,*,*,-1\n", CsvReason.USUAL, 2),
        (HEADING + "phone,*,*,=1+1\n", CsvReason.USUAL, 2),
        (HEADING + "phone,*,*,nan\n", CsvReason.USUAL, 2),
        (HEADING + "phone,*,*,12\nphone,mon,9,3\n", CsvReason.TWICE, 3),
        (HEADING + "phone,mon,*,12\n", CsvReason.MISSING, 0),
        (HEADING + 'phone,*,*,"12\n', CsvReason.BROKEN, 2),
    ],
)
def test_every_fault_names_its_line(text: str, reason: CsvReason, line: int) -> None:
    with pytest.raises(CsvFault) as fault:
        parse_baseline(text, "usual.csv", DEFAULT_CHANNELS)
    assert (fault.value.reason, fault.value.line) == (reason, line)
    for language in Language:
        sentence = fault.value.sentence(language)
        assert "usual.csv" in sentence
        assert not line or str(line) in sentence


def test_what_is_no_text_or_not_there_is_said(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    with pytest.raises(CsvFault) as gone:
        read_baseline(file, DEFAULT_CHANNELS)
    assert gone.value.reason is CsvReason.UNREADABLE
    file.write_bytes(b"\xff\xfe\x00\x81\x00")
    with pytest.raises(CsvFault) as unread:
        read_baseline(file, DEFAULT_CHANNELS)
    assert unread.value.reason is CsvReason.NOT_TEXT


def test_the_policy_file_holds_ways_in_and_reads_them_again() -> None:
    channels = parse_baseline(HEADING + "phone,*,*,12.5\n", "x.csv", DEFAULT_CHANNELS)
    text = policy_text(PolicyFile(inquiry_channel=channels))
    assert parse_policy(text, "x").inquiry_channel == channels
    one = '[[inquiry_channel]]\nkey = "fax"\nname_ja = "FAX"\nname_en = "Fax"\nusual = 3\n'
    (fax,) = parse_policy(one, "x").inquiry_channel
    assert fax.usual == 3.0


@pytest.mark.parametrize(
    "wrong", ["usual = -1", 'usual = "3"', "usual = true", "week = [[1, 2]]", "week = 3"]
)
def test_an_impossible_baseline_in_the_policy_is_refused_by_line(wrong: str) -> None:
    text = f'[[inquiry_channel]]\nkey = "fax"\nname_ja = "FAX"\nname_en = "Fax"\n{wrong}\n'
    with pytest.raises(PolicyFault) as fault:
        parse_policy(text, "policy.toml")
    assert fault.value.line == 5
    assert "inquiry_channel" in fault.value.sentence(Language.EN)
