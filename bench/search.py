"""Search as it is typed over 1,000,000 records, beside a bare FTS5 query, and what making the index costs."""

import random
import shutil
import sqlite3
import time
from pathlib import Path

from bench import arrivals, search_window
from bench.figure import Figure, quantile
from bench.stores import many_words
from commander.board.policy import Policy
from commander.clock import utc_now
from commander.search.index import SEARCH_FILE
from commander.search.query import query_of
from commander.search.search import Search

# Typed letter by letter, as a person does; most of what is on the way is looked for too.
_TYPED = (
    "障害", "復旧", "遅延", "輻輳", "決済API", "DB接続数92", "顧客ID", "host-0421", "pool exhausted",
    "データベースの接続", "大阪 ロールバック", "5xx 多発", "timeout p99", "ありえない言葉", "完了しました障害",
    "kind:決定 障害", "@担当A 復旧",
)  # fmt: skip
_BUDGET_MS = 50.0
# A bare index of the same words, asked the plainest question it can answer.
_BARE_WORDS = ("timeout", "checkout", "exhausted", "latency", "p99")


def measure() -> list[Figure]:
    """The index made from the journal, then every letter of every word in one incident and in all."""
    home, stream = many_words()
    try:
        return [
            *_making(home),
            *_typing(home, stream),
            *_typing_while_entries_arrive(home, stream),
            *search_window.measure(home, stream),
        ]
    finally:
        shutil.rmtree(home)


def _making(home: Path) -> list[Figure]:
    began = time.perf_counter()
    steps: list[float] = []
    with Search(home) as search:
        more = True
        while more:
            step = time.perf_counter()
            more = search.follow()
            steps.append((time.perf_counter() - step) * 1000)
        records = search.standing.followed
    took = time.perf_counter() - began
    size = (home / SEARCH_FILE).stat().st_size / 1e6
    journal = (home / "journal.db").stat().st_size / 1e6
    what = f"search: index of {records:,} records made"
    return [
        Figure(what=what, value=took, unit="s", baseline=f"longest step {max(steps):.0f} ms"),
        Figure(what="search: size of search.db", value=size, unit="MB", baseline=f"journal {journal:.0f} MB"),
    ]


def _typing(home: Path, stream: str) -> list[Figure]:
    took: dict[str, list[float]] = {"": [], stream: []}
    missed = 0
    with Search(home) as search:
        policy, now = search.policy(), utc_now()
        for where, each in took.items():
            for typed in (word[:end] for word in _TYPED for end in range(1, len(word) + 1)):
                began = time.perf_counter()
                query = query_of(typed, policy, now, "Asia/Tokyo", stream=where)
                search.find(query)
                each.append((time.perf_counter() - began) * 1000)
        missed = _missed(home, search, policy)
    bare = _bare(home)
    everywhere, here = took[""], took[stream]
    ratio = quantile(everywhere, 50) / bare
    return [
        _figure("in all incidents", everywhere, bare),
        _figure("in one incident", here, bare),
        Figure(what="search: p50 beside a bare FTS5 query with its rows", value=ratio, unit="×"),
        Figure(
            what="search: rows missed of 40 words sought letter by letter", value=missed, unit="", budget=0
        ),
    ]


def _typing_while_entries_arrive(home: Path, stream: str) -> list[Figure]:
    """Through the search's own thread, which takes in what another process writes meanwhile."""
    typed = [word[:end] for word in _TYPED for end in range(1, len(word) + 1)]
    took = arrivals.sought(home, stream, typed)
    beside = f"p50 {quantile(took, 50):.1f}, max {max(took):.0f} ms"
    what = "search as you type in one incident, 20 entries/s arriving, p95"
    return [Figure(what=what, value=quantile(took, 95), budget=_BUDGET_MS, baseline=beside)]


def _figure(where: str, took: list[float], bare: float) -> Figure:
    baseline = f"p50 {quantile(took, 50):.1f}, max {max(took):.0f} ms; bare FTS5 query p50 {bare:.1f} ms"
    return Figure(
        what=f"search as you type {where}, p95",
        value=quantile(took, 95),
        budget=_BUDGET_MS,
        baseline=baseline,
    )


def _missed(home: Path, search: Search, policy: Policy) -> int:
    """How many of the newest rows with a word, read by brute force, the search does not give."""
    chance = random.Random(7)
    db = sqlite3.connect(home / SEARCH_FILE)
    newest = db.execute("SELECT position, text FROM document ORDER BY position DESC LIMIT 20000").fetchall()
    db.close()
    missed = 0
    for _ in range(40):
        text = chance.choice(newest)[1].replace('"', " ")
        start = chance.randrange(max(1, len(text) - 4))
        word = text[start : start + chance.randint(2, 6)].split()
        if not word or word[0][0] in "@\uff20" or ":" in word[0]:
            continue
        have = [position for position, held in newest if word[0] in held][:100]
        found = search.find(query_of(word[0], policy, utc_now(), "Asia/Tokyo")).found
        missed += len(set(have) - {one.row.record.position for one in found})
    return missed


def _bare(home: Path) -> float:
    """An FTS5 table as SQLite makes it, of the same texts, in the same run: the newest 100 rows of one word."""
    db = sqlite3.connect(home / "bare.db")
    db.execute("CREATE VIRTUAL TABLE bare USING fts5(text)")
    db.execute("ATTACH ? AS ours", [str(home / SEARCH_FILE)])
    db.execute("INSERT INTO bare (rowid, text) SELECT position, text FROM ours.document")
    db.commit()
    took: list[float] = []
    for word in _BARE_WORDS * 5:
        began = time.perf_counter()
        db.execute(
            "SELECT rowid, text FROM bare WHERE bare MATCH ? ORDER BY rowid DESC LIMIT 100", [f'"{word}"']
        ).fetchall()
        took.append((time.perf_counter() - began) * 1000)
    db.close()
    return quantile(took, 50)
