"""A list of affected customers of 1,000,000 rows: read, matched and sealed; beside other ways to read it."""

import csv
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
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
_TICK_MS = 5
_REPO = Path(__file__).resolve().parent.parent
_HEADINGS = ("会員番号", "氏名", "メールアドレス", "電話番号", "郵便番号")
_FAMILIES = (
    "佐藤",
    "鈴木",
    "高橋",
    "田中",
    "伊藤",
    "渡辺",
    "山本",
    "中村",
    "小林",
    "加藤",
    "吉田",
    "佐々木",
    "山口",
)
_NAMES = (
    "健一",
    "健",
    "美咲",
    "陽菜",
    "蓮",
    "湊",
    "翔太",
    "大輔",
    "由美",
    "裕子",
    "直樹",
    "恵",
    "誠",
    "久美子",
)
# Another Python with pandas in it; none is a dependency of ours.
_PANDAS = os.environ.get("BENCH_PANDAS", "")
_PANDAS_CODE = (
    "import sys, pandas; frame = pandas.read_csv(sys.argv[1], dtype=str); "
    "print(len(frame.drop_duplicates('会員番号')))"
)


def measure() -> list[Figure]:
    """The import in its process, then as the window runs it, then the other ways."""
    home = Path(tempfile.mkdtemp(prefix="bench-customers-"))
    try:
        source = home / "customers.csv"
        _write(source)
        beside = f"file {source.stat().st_size / 1e6:.0f} MB"
        took, peak, size, unique = _imported(home, source)
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
                what="customers: longest wait of the window's event loop while one is read",
                value=_longest_wait(home, source),
                budget=_BLOCKED_MS,
                baseline=f"a timer of {_TICK_MS} ms",
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


def _order(home: Path, source: Path, name: str) -> worker.Order:
    """A new list, and what is to be taken into it."""
    path, key, now = home / f"{name}.customers", sealed.new_key(), utc_now()
    about = list_file.About(list=name, incident="i", created=now.isoformat(), delete_by=now.date())
    list_file.begin(path, about)
    return worker.Order(
        list=name,
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


def _imported(home: Path, source: Path) -> tuple[float, float, float, int]:
    order = _order(home, source, "ab")
    began = time.perf_counter()
    command = [sys.executable, str(_REPO / "main.py"), "customers", "take"]
    peak, answer = _run(command, msgspec.json.encode(order))
    took = time.perf_counter() - began
    told = msgspec.json.decode(answer.splitlines()[-1], type=worker.Told)
    if told.version is None:
        raise RuntimeError(str(told.why))
    return took, peak, Path(order.path).stat().st_size / 1e6, told.version.counts.unique


def _longest_wait(home: Path, source: Path) -> float:
    """The same import as the window runs it; how long its event loop is kept from a timer, in ms."""
    from PySide6.QtCore import QCoreApplication, QObject, QTimer

    from ui.import_process import ImportProcess

    application = QCoreApplication.instance() or QCoreApplication([])
    owner, waits, timer = QObject(), [0.0, time.perf_counter()], QTimer()

    def tick() -> None:
        now = time.perf_counter()
        waits[:] = [max(waits[0], now - waits[1] - _TICK_MS / 1000), now]

    process = ImportProcess(owner)
    process.ended.connect(application.quit)
    timer.timeout.connect(tick)
    timer.start(_TICK_MS)
    process.start(_order(home, source, "cd"))
    application.exec()
    timer.stop()
    return waits[0] * 1000


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
