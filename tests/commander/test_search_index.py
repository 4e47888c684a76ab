"""search.db: nothing is missed, nothing else is found, and nothing of it is needed to keep the journal."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commander.search.fault import Unsound
from commander.search.index import Cursor, Document, Index, Narrowing
from commander.search.letters import alike

NIGHT = datetime(2026, 4, 1, 17, 0, tzinfo=UTC)
LETTERS = "障害決済接続数のした api92x-% \"'*():^\n"
TEXTS = st.lists(st.text(st.sampled_from(LETTERS), max_size=24), min_size=1, max_size=12)


def document(position, text, **more) -> Document:
    facts = {
        "stream": "s-1",
        "author": "担当A",
        "kind": "fact",
        "occurred": NIGHT + timedelta(hours=position),
    }
    return Document(position=position, text=alike(text), **facts | more)


def filled(*documents, path=None) -> Index:
    index = Index(path)
    index.add(documents, Cursor(0, ""), Cursor(max((one.position for one in documents), default=0), "r"))
    return index


def find(index, *words, limit=100, below=None, **among):
    return index.find([alike(word) for word in words], Narrowing(**among), limit, below)


@settings(max_examples=60)
@given(TEXTS, st.data())
def test_a_part_of_a_text_finds_exactly_the_rows_that_have_it(texts, data):
    rows = [document(number, text) for number, text in enumerate(texts, 1)]
    source = data.draw(st.sampled_from(rows)).text
    start = data.draw(st.integers(0, max(0, len(source) - 1)))
    word = source[start : start + data.draw(st.integers(1, 8))].strip()
    index = filled(*rows)
    found = index.find([word] if word else [], Narrowing(), 100)
    index.close()
    assert found == [row.position for row in reversed(rows) if word in row.text]


def test_two_kanji_mixed_words_and_single_characters_are_found():
    index = filled(
        document(1, "決済APIの障害"),
        document(2, "DB接続数92で頭打ち"),
        document(3, "host-0421 pool exhausted"),
    )
    words = ("障害", "決済API", "DB接続数92", "接続数9", "害", "ost-04", "pool exhausted", "exh", "決済障害")
    found = {word: find(index, word) for word in words}
    index.close()
    assert found == {
        "障害": [1],
        "決済API": [1],
        "DB接続数92": [2],
        "接続数9": [2],
        "害": [1],
        "ost-04": [3],
        "pool exhausted": [3],
        "exh": [3],
        "決済障害": [],
    }


def test_every_word_must_be_there_and_the_newest_comes_first_page_by_page():
    index = filled(*(document(number, f"障害 {number}" + " 復旧" * (number % 2)) for number in range(1, 10)))
    found = find(index, "障害", "復旧", limit=2), find(index, "障害", "復旧", limit=2, below=7)
    index.close()
    assert found == ([9, 7], [5, 3])


@pytest.mark.parametrize(
    ("among", "expected"),
    [
        ({"stream": "s-2"}, [4]),
        ({"kinds": ("decision",)}, [2]),
        ({"kinds": ("decision", "fact")}, [4, 3, 2, 1]),
        ({"people": ("担当B", "nobody's")}, [3]),
        ({"since": NIGHT + timedelta(hours=3)}, [4, 3]),
        ({"until": NIGHT + timedelta(hours=3)}, [2, 1]),
        ({"since": NIGHT + timedelta(hours=2), "until": NIGHT + timedelta(hours=3)}, [2]),
        ({"since": NIGHT - timedelta(days=100), "until": NIGHT + timedelta(days=100)}, [4, 3, 2, 1]),
        ({"since": NIGHT - timedelta(days=9000), "until": NIGHT + timedelta(days=9000)}, [4, 3, 2, 1]),
        ({"stream": "s-1", "kinds": ("fact",), "people": ("担当A",)}, [1]),
    ],
)
def test_rows_are_narrowed_by_incident_kind_person_and_time(among, expected):
    index = filled(
        document(1, "障害"),
        document(2, "障害", kind="decision"),
        document(3, "障害", author="担当B"),
        document(4, "障害", stream="s-2"),
    )
    found = find(index, "障害", **among), find(index, **among)
    index.close()
    assert found == (expected, expected)


def test_a_step_that_another_process_took_first_is_not_taken_twice(tmp_path):
    path = tmp_path / "search.db"
    mine, theirs = Index(path), Index(path)
    mine.add([document(1, "障害")], Cursor(0, ""), Cursor(1, "r1"))
    theirs.add([document(1, "障害")], Cursor(0, ""), Cursor(1, "r1"))
    found = find(theirs, "障害"), theirs.cursor
    mine.close()
    theirs.close()
    assert found == ([1], Cursor(1, "r1"))


def test_what_is_taken_out_leaves_no_word_of_it_in_the_file(tmp_path):
    path = tmp_path / "search.db"
    rows = [document(number, f"ふつうの記録 {number}") for number in range(1, 300)]
    index = filled(*rows, document(300, "xoxb-9Zq7 を貼ってしまった"), path=path)
    assert find(index, "xoxb-9zq7") == [300]
    assert index.drop([300, 301])
    while index.wipe():
        pass
    found = find(index, "xoxb-9zq7"), find(index, "記録 299")
    index.close()
    held = path.read_bytes()
    assert found == ([], [299])
    assert [part for part in (b"xoxb", b"9zq", b"zq7", "貼っ".encode()) if part in held] == []


def test_a_file_of_another_version_is_said_to_be_made_anew(tmp_path):
    path = tmp_path / "search.db"
    index = Index(path)
    index._db.execute("PRAGMA user_version = 99")
    index.close()
    with pytest.raises(Unsound):
        Index(path)


def test_the_file_is_private(tmp_path):
    path = tmp_path / "search.db"
    Index(path).close()
    assert path.stat().st_mode & 0o077 == 0
