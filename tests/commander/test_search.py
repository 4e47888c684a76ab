"""The search follows the journal, answers from it, and stands on its own when search.db does not."""

import json
import os
import shutil
import sqlite3
from datetime import timedelta

import pytest

from commander.board.organisation import Person, PolicyFile
from commander.board.policy_import import ImportPolicy
from commander.board.record import Occurred
from commander.board.timeline import AddEntry, CorrectEntry
from commander.cli import run
from commander.search.fault import Hindrance
from commander.search.query import QueryTrouble, query_of
from commander.search.search import Search
from commander.wording import search as said
from tests.commander.console import Console, raw


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path / "home") as console:
        yield console


def followed(home) -> Search:
    search = Search(home)
    while search.follow():
        pass
    return search


def texts(home, typed, *, stream=""):
    with followed(home) as search:
        return found(search, typed, stream=stream)


def found(search, typed, *, stream="", now=None):
    from commander.clock import utc_now

    query = query_of(typed, search.policy(), now or utc_now(), "Asia/Tokyo", stream=stream)
    assert query.trouble is None
    rows = search.find(query).found
    return [getattr(one.row.record.event, "text", one.row.record.kind) for one in rows]


def test_entries_are_found_in_this_incident_and_in_all(console):
    here, there = console.declare("決済が失敗する"), console.declare("ログインできない")
    console.write(here, "DB接続数92 で頭打ち")
    console.write(there, "こちらも接続数が多い")
    assert texts(console.home, "接続数") == ["こちらも接続数が多い", "DB接続数92 で頭打ち"]
    assert texts(console.home, "接続数", stream=here) == ["DB接続数92 で頭打ち"]
    assert texts(console.home, "db接続数92") == ["DB接続数92 で頭打ち"]


def test_the_words_of_the_board_are_found_in_both_languages(console):
    console.declare("決済が失敗する")
    assert texts(console.home, "決済が失敗") == ["incident-declared"]
    assert texts(console.home, "declared") == ["incident-declared"]
    assert texts(console.home, "宣言") == ["incident-declared"]


def test_what_is_written_while_it_is_open_is_found_after_the_next_step(console):
    incident = console.declare()
    with followed(console.home) as search:
        console.write(incident, "後から書いた一行")
        assert search.follow()
        assert found(search, "一行") == ["後から書いた一行"]


def test_a_correction_is_found_and_the_original_stands_beside_it(console):
    incident = console.declare()
    entry = console.write(incident, "エラー率は 11 %")
    console.desk.submit(CorrectEntry(incident=incident, entry=entry.id, text="エラー率は 1.1 %"))
    with followed(console.home) as search:
        query = query_of("エラー率", search.policy(), console.clock(), "Asia/Tokyo")
        rows = [one.row for one in search.find(query).found]
    assert [row.record.event.text for row in rows] == ["エラー率は 1.1 %", "エラー率は 11 %"]
    assert rows[1].correction == rows[0].record


def test_drafts_are_in_no_answer(console):
    from commander.journal.drafts import save_draft

    console.declare()
    save_draft(console.journal, "composer", "まだ下書きの文", console.clock())
    assert texts(console.home, "下書き") == []


def test_a_search_is_narrowed_in_words_by_kind_person_and_time(console):
    console.desk.submit(ImportPolicy(policy=PolicyFile(person=(Person(key="p-a", name="担当A"),))))
    incident = console.declare()
    console.write(incident, "障害の事実")
    early = Occurred(instant=console.clock() - timedelta(hours=3), zone="Asia/Tokyo")
    console.desk.submit(AddEntry(incident=incident, text="障害の決定", entry_kind="decision", occurred=early))
    console.desk.person = "p-a"
    console.write(incident, "障害を別の人が")
    with followed(console.home) as search:
        now = console.clock()
        assert found(search, "障害 種類:決定", now=now) == ["障害の決定"]
        assert found(search, "障害 kind:dec", now=now) == ["障害の決定"]
        assert found(search, "障害 @担当", now=now) == ["障害を別の人が"]
        assert found(search, "障害 until:-2h", now=now) == ["障害の決定"]
        assert found(search, "障害 以降:-2h", now=now) == ["障害を別の人が", "障害の事実"]
        assert found(search, '"障害の事"', now=now) == ["障害の事実"]


@pytest.mark.parametrize(
    ("typed", "trouble"), [("kind:なにか", QueryTrouble.KIND), ("since:いつか", QueryTrouble.TIME)]
)
def test_a_part_that_is_not_understood_is_named_and_finds_nothing(console, typed, trouble):
    console.declare()
    with followed(console.home) as search:
        query = query_of(typed, search.policy(), console.clock(), "Asia/Tokyo")
        assert query.trouble == (trouble, typed.partition(":")[2])
        assert search.find(query).found == ()


def test_an_address_and_a_time_are_words(console):
    incident = console.declare()
    console.write(incident, "22:31 に https://grafana.example.invalid/d/1 を見た")
    assert len(texts(console.home, "22:31 https://grafana")) == 1


def spoilt_by_garbage(path):
    path.write_bytes(b"not a database at all" * 400)


def spoilt_in_the_middle(path):
    held = bytearray(path.read_bytes())
    held[4096:] = b"\x00" * (len(held) - 4096)
    path.write_bytes(held)


def spoilt_by_another_version(path):
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 0")


@pytest.mark.parametrize(
    "spoil", [os.unlink, spoilt_by_garbage, spoilt_in_the_middle, spoilt_by_another_version]
)
def test_an_index_that_is_lost_damaged_or_of_another_version_is_made_anew(console, spoil):
    incident = console.declare()
    console.write(incident, "失われない一行")
    followed(console.home).close()
    spoil(console.home / "search.db")
    assert texts(console.home, "失われない") == ["失われない一行"]


def test_an_index_that_is_removed_or_replaced_while_it_is_open_is_made_anew(console):
    incident = console.declare()
    console.write(incident, "失われない一行")
    with followed(console.home) as search:
        (console.home / "search.db").unlink()
        while search.follow():
            pass
        assert found(search, "失われない") == ["失われない一行"]
    assert (console.home / "search.db").stat().st_size > 0


def test_an_index_ahead_of_a_journal_put_back_is_made_anew(console):
    incident = console.declare()
    console.write(incident, "控えにある一行")
    console.close()
    kept = console.home.with_name("kept.db")
    shutil.copy(console.home / "journal.db", kept)
    console.open()
    console.write(incident, "控えにない一行")
    assert len(texts(console.home, "一行")) == 2
    console.close()
    (console.home / "journal.db").unlink()
    shutil.copy(kept, console.home / "journal.db")
    console.open()
    console.write(incident, "戻した後の一行")
    assert texts(console.home, "一行") == ["戻した後の一行", "控えにある一行"]


def test_an_erased_body_is_in_no_answer_and_leaves_the_file(console):
    incident = console.declare()
    entry = console.write(incident, "xoxb-9Zq7 を貼ってしまった")
    search = followed(console.home)
    db = raw(console.home)
    db.execute("PRAGMA secure_delete = ON")
    db.execute("DELETE FROM body WHERE position = ?", [entry.position])
    db.close()
    assert found(search, "xoxb") == []
    while search.follow():
        pass
    search.close()
    assert b"xoxb" not in (console.home / "search.db").read_bytes()


def test_a_locked_index_is_said_and_goes_on_later(console, monkeypatch):
    monkeypatch.setattr("commander.search.index._BUSY_S", 0.05)
    incident = console.declare()
    with followed(console.home) as search:
        other = sqlite3.connect(console.home / "search.db", isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        console.write(incident, "待たされる一行")
        assert not search.follow()
        assert search.standing.hindrance is Hindrance.BUSY
        other.execute("ROLLBACK")
        other.close()
        while search.follow():
            pass
        assert search.standing.hindrance is None
        assert found(search, "待たされる") == ["待たされる一行"]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs POSIX")
def test_where_no_index_can_be_written_the_search_goes_on_in_memory(console):
    incident = console.declare()
    console.write(incident, "書けなくても見つかる")
    (console.home / "search.db").mkdir()
    with followed(console.home) as search:
        standing = search.standing
        assert (standing.hindrance, standing.in_memory) == (Hindrance.UNREACHABLE, True)
        assert standing.is_whole
        assert found(search, "書けなくても") == ["書けなくても見つかる"]


def test_a_full_disk_is_said_and_the_search_goes_on_in_memory(console):
    incident = console.declare()
    console.write(incident, "いっぱいでも見つかる")
    console.write(incident, "".join(map(chr, range(0x4E00, 0x4E00 + 9_000))))
    with Search(console.home) as search:
        pages = search._index._db.execute("PRAGMA page_count").fetchone()[0]
        search._index._db.execute(f"PRAGMA max_page_count = {pages}")
        while search.follow():
            pass
        assert (search.standing.hindrance, search.standing.in_memory) == (Hindrance.FULL, True)
        assert found(search, "いっぱいでも") == ["いっぱいでも見つかる"]
    assert console.write(incident, "記録は続く").position


def test_every_hindrance_and_every_trouble_has_its_sentence():
    assert set(said.HINDRANCES) == {one.value for one in Hindrance}
    assert set(said.TROUBLES) == {one.value for one in QueryTrouble}


def test_the_command_line_finds_and_says_where(console, capsys):
    incident = console.declare()
    console.write(incident, "DB接続数92 で頭打ち")
    console.close()
    home = ["--home", str(console.home), "--lang", "en"]
    assert run([*home, "search", "接続数", "--kind", "fact", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [(one["text"], one["incident"]) for one in answer] == [("DB接続数92 で頭打ち", incident)]
    assert run([*home, "search", "接続数"]) == 0
    assert capsys.readouterr().out.startswith("INC-")
    assert run([*home, "search", "ありません"]) == 0
    assert capsys.readouterr() == ("", "Nothing was found.\n")
    assert run([*home, "search", "x", "--kind", "nothing"]) == 2
    assert "There is no kind" in capsys.readouterr().err
    console.open()
