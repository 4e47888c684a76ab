"""Files of customers as they come: encodings, delimiters, dirty rows; every fault is a sentence with its row (2-16)."""

import os

import pytest

from commander.customers import alike, table_file
from commander.customers.columns import Column, corrected, guessed
from commander.customers.faults import CustomerFault, Why
from commander.wording.language import Language
from tests.fakes.customer_files import HEADINGS, A, csv_text, written


def rows_of(path, **more):
    return list(table_file.rows(table_file.look(path, **more)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_any_usual_encoding_and_delimiter_is_read_alike(tmp_path, encoding, mark):
    headings = ("account", "name", "mail", "tel", "zip") if encoding == "utf-16-le" else HEADINGS
    person = ("0007", "Sato", "a@b.example", "09012345678", "1000001") if encoding == "utf-16-le" else A
    path = written(tmp_path, csv_text(person, headings=headings, mark=mark), encoding=encoding)
    look = table_file.look(path)
    assert look.headings == headings
    assert look.delimiter == mark
    assert list(table_file.rows(look)) == [(2, list(person))]


def test_quoted_newlines_keep_the_row_numbers_of_a_spreadsheet(tmp_path):
    text = csv_text(("1", "a\r\nb", "", "", ""), A)
    assert [number for number, _ in rows_of(written(tmp_path, text))] == [2, 3]


def test_columns_are_guessed_from_both_languages_and_put_right_by_a_person():
    assert guessed(["お客様番号", "E-Mail", "ＴＥＬ", "備考"]) == {
        Column.ACCOUNT: 0,
        Column.MAIL: 1,
        Column.PHONE: 2,
    }
    headings = ("id", "", "mail", "mail")
    assert guessed(headings) == {Column.ACCOUNT: 0, Column.MAIL: 2}
    found = corrected(guessed(headings), {"mail": "4", "account": "", "name": "2"}, headings, "f.csv")
    assert found == {Column.MAIL: 3, Column.NAME: 1}
    with pytest.raises(CustomerFault) as fault:
        corrected({}, {"mail": "<b>no such"}, headings, "f.csv")
    assert fault.value.why is Why.COLUMN_UNKNOWN
    with pytest.raises(CustomerFault) as fault:
        corrected({}, {}, headings, "f.csv")
    assert fault.value.why is Why.NO_KEY_COLUMN


def test_a_file_without_headings_loses_no_customer(tmp_path):
    path = written(tmp_path, "a@b.example,09012345678\nc@d.example,09087654321\n")
    look = table_file.look(path)
    assert look.headless
    assert [number for number, _ in table_file.rows(look)] == [1, 2]


@pytest.mark.parametrize(
    ("content", "why", "row"),
    [
        (b"", Why.EMPTY, 0),
        (b"\r\n\r\n", Why.EMPTY, 0),
        (b"\x89PNG\r\n\x1a\n" + bytes(4000), Why.BINARY, 3),
        (b"mail\r\na@b.example\r\n\x81\x20\r\n", Why.NOT_TEXT, 3),
        (b'mail\r\n"a' + b"x" * 13_000_000, Why.BROKEN, 2),
        (b"mail\r\n" + b"x" * (25 << 20), Why.LINE_TOO_LONG, 2),
        (b",".join([b"x"] * 501), Why.TOO_MANY_COLUMNS, 0),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence_with_its_row(tmp_path, content, why, row):
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(CustomerFault) as fault:
        rows_of(path)
    assert (fault.value.why, fault.value.row or row) == (why, row)
    for language in Language:
        assert "x.csv" in fault.value.sentence(language)


def test_a_pipe_or_a_missing_file_never_waits(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", "missing", "."):
        with pytest.raises(CustomerFault) as fault:
            table_file.look(tmp_path / name)
        assert fault.value.why is Why.UNREADABLE


@pytest.mark.parametrize(
    ("made_alike", "said", "same"),
    [
        (alike.as_account, "　００１２ ", "0012"),
        (alike.as_mail, " Taro.Y@EXAMPLE.Co.JP", "Taro.Y@example.co.jp"),
        (alike.as_mail, "no address", ""),
        (alike.as_mail, "a@b", ""),
        (alike.as_phone, "+81 90-1234-5678", "09012345678"),
        (alike.as_phone, "+81 (0)90 1234 5678", "09012345678"),
        (alike.as_phone, "０３（１２３４）５６７８", "0312345678"),
        (alike.as_phone, "03-1234-5678 内線 12", "0312345678"),
        (alike.as_phone, "8155551234", "8155551234"),
        (alike.as_phone, "000-0000-0000", ""),
        (alike.as_phone, "なし", ""),
        (alike.as_postal, "〒１００－０００１", "1000001"),
        (alike.as_postal, "12", ""),
    ],
)
def test_what_is_written_in_many_ways_is_made_alike(made_alike, said, same):
    assert made_alike(said) == same


def test_names_of_one_company_are_alike_however_they_are_written():
    names = ["株式会社サーバー・テスト", "㈱ｻｰﾊﾞｰﾃｽﾄ", "さーばーてすと（株）", "サ－バ－テスト"]
    assert {alike.as_name(name) for name in names} == {"サーバーテスト"}
