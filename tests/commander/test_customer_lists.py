"""Lists of affected customers: matched, sealed on disk, in versions that a kill leaves whole (2-16, practice §4)."""

import os
import signal
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import msgspec
import pytest

from commander.customers import candidates, exporting, history, importing, list_file, table_file, worker
from commander.customers.columns import guessed
from commander.customers.faults import CustomerFault, Why
from commander.customers.sealed import Seal, as_text, new_key
from tests.fakes.customer_files import A, csv_text, written

ROOT = Path(__file__).resolve().parents[2]
KEY = new_key()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "ab12.customers"
    about = list_file.About(list="ab12", incident="i", created="2026-04-01", delete_by=date(2026, 7, 1))
    list_file.begin(path, about)
    with list_file.ListFile(path, Seal(KEY, "ab12")) as opened:
        yield opened


def taken(file, path, progress=lambda _stage, _rows: None, **more):
    look = table_file.look(path)
    wish = importing.Wish(
        look=look, columns=guessed(look.headings), by="担当A", at="2026-04-02T03:00", **more
    )
    return importing.take(file, wish, progress)


def row(account="", name="", mail="", phone="", postal=""):
    return (account, name, mail, phone, postal)


def test_rows_are_one_customer_by_account_then_mail_then_phone(file, tmp_path):
    text = csv_text(
        row("0001", "佐藤 健", "ken@example.jp", "090-1111-2222"),
        row("0001", "さとう　けん"),
        row("", "", "ken@EXAMPLE.jp"),
        row("", "", "", "+81 90 1111 2222"),
        row("1", "別人"),
        row("", "", "Ken@example.jp"),
    )
    version = taken(file, written(tmp_path, text))
    assert version.counts.unique == 3  # zeros in front and the case before the @ tell customers apart
    (group,) = candidates.groups(file, history.standing(file), 9)
    assert [(one.number, one.reason) for one in group] == [(2, 0), (3, 1), (4, 2), (5, 3)]


def test_one_mail_of_two_accounts_joins_nobody_and_is_asked(file, tmp_path):
    text = csv_text(row("1", "A", "info@example.jp"), row("2", "B", "info@example.jp"))
    assert taken(file, written(tmp_path, text)).counts.unique == 2
    (waiting,) = history.standing(file).waiting
    assert (waiting.first, waiting.second) == (0, 1)


def test_two_accounts_at_one_number_are_a_family_and_a_third_without_one_is_asked(file, tmp_path):
    number = "090-1234-5678"
    text = csv_text(row("1", "A", phone=number), row("2", "B", phone=number), row("", "C", phone=number))
    assert taken(file, written(tmp_path, text)).counts.unique == 3
    assert [(one.first, one.second) for one in history.standing(file).waiting] == [(0, 2), (1, 2)]


def test_what_many_share_joins_nobody(file, tmp_path):
    rows = [row(mail="info@example.jp", phone=f"090-1234-{number:04d}") for number in range(30)]
    rows += [row(mail=f"user{number}@example.jp", phone="03-1234-5678") for number in range(30)]
    counts = taken(file, written(tmp_path, csv_text(*rows))).counts
    assert counts.unique == 31  # one mail box is one customer, thirty mail boxes at one number are thirty
    assert file.value("state", ("beyond",), tuple[int, int]) == (0, 1)


def test_alike_names_at_one_postal_code_wait_for_a_person_and_a_decision_is_taken_back(file, tmp_path):
    text = csv_text(
        row(name="株式会社サクラ商事", mail="a@example.jp", postal="100-0001"),
        row(name="㈱さくら商事", mail="b@example.jp", postal="１０００００１"),
        row(name="㈱さくら商事", mail="c@example.jp", postal="999-0001"),
    )
    assert taken(file, written(tmp_path, text)).counts.unique == 3
    (one,) = candidates.candidates(file, history.standing(file), 9)
    assert (one.first.number, one.second.number, one.pair.likeness) == (2, 3, 100)
    same = candidates.decide(file, 0, 1, same=True, by="担当A", at="t")
    assert (same.number, same.counts.unique, same.counts.waiting) == (2, 2, 0)
    with pytest.raises(CustomerFault):
        candidates.decide(file, 0, 1, same=False, by="担当A", at="t")
    last, back = candidates.take_back(file, by="担当A", at="t")
    assert (last.same, back.counts.unique, back.counts.waiting) == (True, 3, 1)
    different = candidates.decide(file, 0, 1, same=False, by="担当A", at="t")
    assert (different.counts.unique, different.counts.waiting) == (3, 0)
    assert len({one.digest for one in history.versions(file)}) == 4


def test_a_later_file_finds_earlier_customers_and_decisions_outlive_it(file, tmp_path):
    first = csv_text(row(name="山田商店", mail="a@example.jp", postal="1000001"), row("9", "X"))
    taken(file, written(tmp_path, first))
    second = csv_text(
        row(name="山田商店", mail="b@example.jp", postal="1000001"), row("9", "X"), row("8", "Y")
    )
    taken(file, written(tmp_path, second, "second.csv"))
    candidates.decide(file, 0, 2, same=True, by="担当A", at="t")
    third = csv_text(row("7", "山田商店", "b@example.jp"))
    assert taken(file, written(tmp_path, third, "third.csv")).counts.unique == 3
    overlap = dict(history.standing(file).overlap())
    assert overlap == {(1, 2): 1, (1, 2, 3): 1, (2,): 1}
    with pytest.raises(CustomerFault) as fault:
        taken(file, written(tmp_path, third, "again.csv"))
    assert fault.value.why is Why.SAME_FILE


def test_test_accounts_and_staff_are_left_out(file, tmp_path):
    text = csv_text(row("1", "A", "a@ours.example"), row("test-1", "B"), row("3", "C"), row("4", "D"))
    counts = taken(file, written(tmp_path, text), left_out=("@OURS.example", "test-1")).counts
    assert (counts.unique, counts.left_out) == (2, 2)
    staff = written(tmp_path, csv_text(row("4", "D"), row("5", "E")), "staff.csv")
    counts = taken(file, staff, excludes=True).counts
    assert (counts.unique, counts.left_out, counts.rows) == (1, 3, 4)


def test_dirty_rows_are_rejected_with_reason_and_row_and_the_rest_is_taken(file, tmp_path):
    lines = csv_text(
        A, row("2", "x" * 40_000), row("", "", "no address"), row("3", "a\0b"), row("4", "B", "", "", "")
    )
    lines += "5,C\r\n\r\n6,D,,,,,\r\n7,E,,,,more\r\n"
    version = taken(file, written(tmp_path, lines))
    (source,) = history.standing(file).sources
    assert source.examples == ((3, "too-long"), (5, "nul"), (7, "cells"), (10, "cells"), (4, "nothing"))
    assert (version.counts.rows, version.counts.rejected, version.counts.unique) == (8, 5, 3)
    assert source.unusable == {"mail": 1}


def test_a_cell_of_ten_million_letters_spoils_its_row_only(file, tmp_path):
    path = written(tmp_path, csv_text(row("1", "x" * 10_000_000), row("2", "B")))
    assert taken(file, path).counts == msgspec.structs.replace(
        history.versions(file)[0].counts, rows=2, rejected=1, unique=1
    )


def test_nothing_of_a_customer_is_on_disk_in_the_clear(file, tmp_path):
    secret = "zebra4711"
    text = csv_text(row(secret, secret, f"{secret}@example.jp", "090-1234-5678", "100-0001"))
    source = written(tmp_path, text)
    seen = []

    def watch(stage, rows):
        seen.extend(one.read_bytes() for one in tmp_path.iterdir() if one != source)

    taken(file, source, watch)
    assert seen
    everything = b"".join([*seen, file.path.read_bytes()])
    assert secret.encode() not in everything
    assert b"customers.csv" not in everything


def test_a_piece_that_was_changed_or_moved_is_not_opened(file, tmp_path):
    taken(file, written(tmp_path, csv_text(A)))
    with sqlite3.connect(file.path) as db:
        db.execute(
            "UPDATE state SET sealed = (SELECT sealed FROM state WHERE kind = 'masks') WHERE kind = 'roots'"
        )
    db.close()
    with pytest.raises(CustomerFault) as fault:
        history.standing(file)
    assert fault.value.why is Why.DAMAGED
    with list_file.ListFile(file.path, Seal(new_key(), "ab12")) as other, pytest.raises(CustomerFault):
        history.versions(other)


def test_a_stopped_import_leaves_the_version_before(file, tmp_path):
    taken(file, written(tmp_path, csv_text(A)))

    class Stop(Exception):
        pass

    def stop(stage, rows):
        if stage == "match":
            raise Stop

    with pytest.raises(Stop):
        taken(file, written(tmp_path, csv_text(row("2", "B")), "b.csv"), stop)
    assert [one.number for one in history.versions(file)] == [1]
    assert history.standing(file).counts.unique == 1


def test_kill_9_in_the_middle_of_an_import_leaves_the_version_before_whole(file, tmp_path):
    taken(file, written(tmp_path, csv_text(A)))
    file.close()
    rows = (row(f"{number:06d}", "佐藤 健", f"u{number}@example.jp") for number in range(120_000))
    source = written(tmp_path, csv_text(*rows), "big.csv")
    order = worker.Order(
        list="ab12",
        path=str(file.path),
        key=as_text(KEY),
        source=str(source),
        encoding="",
        delimiter="",
        columns={"account": 0, "name": 1, "mail": 2},
        excludes=False,
        left_out=(),
        by="担当A",
        at="t",
    )
    assert as_text(KEY) not in repr(order)
    with subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), "customers", "take"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        process.stdin.write(msgspec.json.encode(order))
        process.stdin.close()
        for line in process.stdout:
            if msgspec.json.decode(line, type=worker.Told).rows >= 60_000:
                os.kill(process.pid, signal.SIGKILL)
                break
    assert process.returncode == -signal.SIGKILL
    assert Path(f"{file.path}-journal").exists()
    with list_file.ListFile(file.path, Seal(KEY, "ab12")) as opened:
        assert [one.number for one in history.versions(opened)] == [1]
        assert history.standing(opened).counts.unique == 1


def test_the_worker_says_how_far_it_is_and_ends_with_a_version_or_a_reason(file, tmp_path):
    import io

    def carried_out(source):
        order = worker.Order(
            list="ab12",
            path=str(file.path),
            key=as_text(KEY),
            source=str(source),
            encoding="",
            delimiter="",
            columns={"account": 0},
            excludes=False,
            left_out=(),
            by="担当A",
            at="t",
        )
        answer = io.BytesIO()
        worker.carry_out(io.BytesIO(msgspec.json.encode(order)), answer)
        return [msgspec.json.decode(line, type=worker.Told) for line in answer.getvalue().splitlines()]

    *progress, last = carried_out(written(tmp_path, csv_text(A)))
    assert {one.stage for one in progress} == {"look", "match"}
    assert last.version is not None
    assert last.version.counts.unique == 1
    assert carried_out(tmp_path / "missing.csv")[-1].fault().why is Why.UNREADABLE


def test_an_export_has_the_teams_columns_one_row_a_customer_and_no_formula(file, tmp_path):
    text = csv_text(
        row("1", "=HYPERLINK(1)", "", "+81 90-1234-5678"),
        row("1", "other", "a@example.jp"),
        row("2", "-cmd|x"),
        row("3", "left", "x@ours.example"),
        row("4", 'quote " and\r\nline'),
    )
    taken(file, written(tmp_path, text), left_out=("@ours.example",))
    to = tmp_path / "out.csv"
    made = exporting.export(file, ("account", "name", "mail", "kana"), ("番号", "=名", "メール", "カナ"), to)
    assert (made.rows, made.columns, made.version) == (3, ("account", "name", "mail"), 1)
    assert to.read_bytes().decode("utf-8-sig").split("\r\n") == [
        '"番号","\'=名","メール"',
        '"2","\'-cmd|x",""',
        '"4","quote "" and',
        'line",""',
        '"1","\'=HYPERLINK(1)","a@example.jp"',
        "",
    ]
    assert to.stat().st_mode & 0o777 == 0o600
    with pytest.raises(CustomerFault) as fault:
        exporting.export(file, ("account",), ("番号",), to)
    assert fault.value.why is Why.EXPORT_EXISTS
    with pytest.raises(CustomerFault) as fault:
        exporting.export(file, ("kana",), ("カナ",), tmp_path / "no.csv")
    assert fault.value.why is Why.NOTHING_TO_EXPORT
    assert sorted(one.name for one in tmp_path.iterdir()) == ["ab12.customers", "customers.csv", "out.csv"]
