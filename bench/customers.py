"""A list of affected customers of 1,000,000 rows: read, matched and sealed; beside other ways to read it."""

import csv
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from bench.figure import Figure
from commander.clock import utc_now
from commander.customers import list_file, sealed, worker

ROWS = 1_000_000
_BUDGET_S = 20.0
_BUDGET_MB = 150.0
# A window paints each 16 ms; what keeps it from that for longer is seen.
_BLOCKED_MS = 50.0
_REPO = Path(__file__).resolve().parent.parent
_HEADINGS = ("会員番号", "氏名", "メールアドレス", "電話番号", "郵便番号")
_FAMILIES = ("佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村", "小林", "加藤", "吉田", "佐々木", "山口")
_NAMES = ("健一", "健", "美咲", "陽菜", "蓮", "湊", "翔太", "大輔", "由美", "裕子", "直樹", "恵", "誠", "久美子")
# Another Python with pandas in it; none is a dependency of ours.
_PANDAS = os.environ.get("BENCH_PANDAS", "")
_PANDAS_CODE = (
    "import sys, pandas; frame = pandas.read_csv(sys.argv[1], dtype=str); "
    "print(len(frame.drop_duplicates('会員番号')))"
)


def measure() -> list[Figure]:
    """The import in its process beside a thread that counts how long it is kept waiting, then the other ways."""
    home = Path(tempfile.mkdtemp(prefix="bench-customers-"))
    try:
        source = home / "customers.csv"
        _write(source)
        beside = f"file {source.stat().st_size / 1e6:.0f} MB"
        took, peak, blocked, size, unique = _imported(home, source)
        return [
            Figure(
                what=f"customers: {ROWS:,} rows read, matched, sealed ({unique:,} customers, {size:.0f} MB)",
                value=took,
                unit="s",
                budget=_BUDGET_S,
                baseline="; ".join([beside, *_other_ways(home, source)]),
            ),
            Figure(what="customers: peak memory of the import", value=peak, unit="MB", budget=_BUDGET_MB),
            Figure(
                what="customers: longest wait of a loop in the window's process meanwhile",
                value=blocked,
                budget=_BLOCKED_MS,
                baseline="a loop that sleeps 2 ms",
            ),
        ]
    finally:
        shutil.rmtree(home)


def _write(path: Path) -> None:
    """One in ten is there twice, each name and number written as people do."""
    chance = random.Random(7)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADINGS)
        for number in range(ROWS):
            who = number if chance.random() > 0.1 else chance.randrange(max(number, 1))
            of_them = random.Random(who)
            writer.writerow(
                (
                    f"{who:08d}",
                    f"{of_them.choice(_FAMILIES)} {of_them.choice(_NAMES)}",
                    f"user{who}@Example{who % 50}.co.jp",
                    f"090-{of_them.randrange(10_000):04d}-{of_them.randrange(10_000):04d}",
                    f"{of_them.randrange(100, 999)}-{of_them.randrange(10_000):04d}",
                )
            )


def _imported(home: Path, source: Path) -> tuple[float, float, float, float, int]:
    path, key = home / "ab.customers", sealed.new_key()
    now = utc_now()
    about = list_file.About(list="ab", incident="i", created=now.isoformat(), delete_by=now.date())
    list_file.begin(path, about)
    order = worker.Order(
        list="ab",
        path=str(path),
        key=sealed.as_text(key),
        source=str(source),
        encoding="",
        delimiter="",
        columns={"account": 0, "name": 1, "mail": 2, "phone": 3, "postal": 4},
        excludes=False,
        left_out=(),
        by="bench",
        at=now.isoformat(),
    )
    ended, waits = threading.Event(), [0.0]
    thread = threading.Thread(target=_loop, args=(ended, waits))
    thread.start()
    began = time.perf_counter()
    peak, answer = _run(
        [sys.executable, str(_REPO / "main.py"), "customers", "take"], msgspec.json.encode(order)
    )
    took = time.perf_counter() - began
    ended.set()
    thread.join()
    told = msgspec.json.decode(answer.splitlines()[-1], type=worker.Told)
    if told.version is None:
        raise RuntimeError(str(told.why))
    return took, peak, max(waits) * 1000, path.stat().st_size / 1e6, told.version.counts.unique


def _loop(ended: threading.Event, waits: list[float]) -> None:
    last = time.perf_counter()
    while not ended.is_set():
        time.sleep(0.002)
        now = time.perf_counter()
        waits[0] = max(waits[0], now - last - 0.002)
        last = now


def _other_ways(home: Path, source: Path) -> list[str]:
    ways = {
        "csv → sqlite3": _timed(lambda: _plain(home, source)),
        "sqlite-utils insert --csv": _command(
            [sys.executable, "-m", "sqlite_utils", "insert", str(home / "u.db"), "t", str(source), "--csv"]
        ),
    }
    if _PANDAS:
        ways["pandas read + dedupe by account"] = _command([_PANDAS, "-c", _PANDAS_CODE, str(source)])
    return [f"{name} {said}" for name, said in ways.items()]


def _plain(home: Path, source: Path) -> None:
    with sqlite3.connect(home / "plain.db") as db, source.open(encoding="utf-8", newline="") as file:
        db.execute("CREATE TABLE t (account TEXT PRIMARY KEY, name, mail, phone, postal) WITHOUT ROWID")
        rows = csv.reader(file)
        next(rows)
        db.executemany("INSERT OR IGNORE INTO t VALUES (?, ?, ?, ?, ?)", rows)
    db.close()


def _timed(work: Callable[[], None]) -> str:
    began = time.perf_counter()
    work()
    return f"{time.perf_counter() - began:.1f} s"


def _command(command: Sequence[str]) -> str:
    began = time.perf_counter()
    peak, _ = _run(command, b"")
    return f"{time.perf_counter() - began:.1f} s, {peak:.0f} MB"


def _run(command: Sequence[str], given: bytes) -> tuple[float, bytes]:
    """The command's peak memory in MB and its answer."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("no pipes")
        process.stdin.write(given)
        process.stdin.close()
        answer = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command[0]}: {process.returncode}")
    return usage.ru_maxrss / 1024, answer
