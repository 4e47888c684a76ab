"""Journals of the sizes in the budgets, written once through the product's own append and kept in .cache/."""

import hashlib
import os
import random
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp

from commander.board.incident import Declare, IncidentClosed
from commander.board.incident_orders import decide_declaration
from commander.board.moment import Moment
from commander.board.record import Fact, Occurred
from commander.board.timeline import EntryAdded
from commander.clock import new_id
from commander.desk.desk import Desk
from commander.journal import schema
from commander.journal.journal import Journal
from commander.short_id import short_ids

_CACHE = Path(__file__).resolve().parent.parent / ".cache" / "bench"
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
_SENTENCES = (
    "決済 API で 5xx が多発している。",
    "v412 のデプロイ完了時刻と立ち上がりが一致。",
    "大阪リージョンのロールバックを開始した(1/4)。",
    "Error rate on checkout fell from 11% to 0.4% in Tokyo.",
    "問合せは 86 件、平常の同曜日同時刻は 14 件。",
)

_WORDS = (
    "決済",
    "障害",
    "復旧",
    "遅延",
    "データベース",
    "接続数",
    "ロールバック",
    "API",
    "DB",
    "5xx",
    "エラー率",
    "host-{:04}",
    "リージョン",
    "大阪",
    "東京",
    "v{:03}",
    "デプロイ",
    "完了",
    "開始",
    "確認",
    "調査中",
    "問合せ",
    "件",
    "平常",
    "timeout",
    "pool",
    "exhausted",
    "checkout",
    "payments",
    "latency",
    "p99",
    "CPU",
    "メモリ",
    "枯渇",
    "再起動",
    "切り替え",
    "フェイルオーバー",
    "影響",
    "お客様",
    "決済API",
    "顧客ID",
    "DB接続数{:03}",
    "エンジニア",
    "連絡",
    "ステータスページ",
    "更新",
    "しました",
    "している",
    "の",
    "が",
    "を",
    "で",
    "から",
    "まで",
    "上昇",
    "低下",
    "ログ",
    "認証",
    "トークン",
    "キュー",
    "滞留",
    "詰まり",
    "多発",
)


def sentence(number: int) -> str:
    """One to four sentences in both languages, the same in every run."""
    return "".join(_SENTENCES[(number + step) % len(_SENTENCES)] for step in range(1 + number * 7919 % 4))


def long_incident(entries: int = 100_000) -> tuple[Path, str]:
    """A private copy of a home folder with one incident of so many entries; the folder and the stream."""
    return _copy_of(f"long-{entries}", lambda journal: _write_incident(journal, 0, entries, closed=False))


def many_incidents(incidents: int = 26_000, records: int = 1_000_000) -> tuple[Path, str]:
    """A private copy of a home folder with so many incidents and records; the last incident is open."""

    def write(journal: Journal) -> str:
        each = records // incidents
        stream = ""
        for number in range(incidents):
            last = number == incidents - 1
            stream = _write_incident(journal, number, each - 2 if not last else 2_000, closed=not last)
        return stream

    return _copy_of(f"many-{incidents}-{records}", write)


def many_words(incidents: int = 500, records: int = 1_000_000) -> tuple[Path, str]:
    """A private copy of a home folder with so many entries of many different words, and one of its incidents."""

    def write(journal: Journal) -> str:
        stream = ""
        for number in range(incidents):
            stream = _write_incident(journal, number, records // incidents, closed=False, said=words)
        return stream

    return _copy_of(f"words-{incidents}-{records}", write)


def words(number: int) -> str:
    """A line of two to eight words that a responder may write, the same in every run."""
    chance = random.Random(number)
    said = (chance.choice(_WORDS).format(chance.randrange(1000)) for _ in range(chance.randint(5, 18)))
    text = "".join(word + (" " if chance.random() < 0.25 else "") for word in said)
    return f"{text}輻輳" if number % 9973 == 0 else text


def _copy_of(name: str, write: Callable[[Journal], str]) -> tuple[Path, str]:
    kept = _CACHE / f"{name}-{_schema()}"
    if not (kept / "stream").exists():
        shutil.rmtree(kept, ignore_errors=True)
        journal = Journal(kept)
        stream = write(journal)
        journal.close()
        (kept / "stream").write_text(stream)
    home = Path(mkdtemp(prefix="commander-bench-"))
    shutil.copytree(kept, home, dirs_exist_ok=True)
    os.sync()  # or the first commit would be timed with the copy's own pages
    return home, (kept / "stream").read_text()


def _schema() -> str:
    """Another schema makes another store."""
    return hashlib.sha256(Path(schema.__file__).read_bytes()).hexdigest()[:12]


def _write_incident(
    journal: Journal, number: int, entries: int, *, closed: bool, said: Callable[[int], str] = sentence
) -> str:
    began = BEGAN + timedelta(minutes=20 * number)
    stream = new_id()
    moment = Moment(now=began, author="担当A", zone="Asia/Tokyo", fresh=new_id)
    desk = Desk(journal, person="担当A", zone="Asia/Tokyo")
    declared = decide_declaration(
        Declare(title=sentence(number)[:60], severity=3), next(short_ids(stream)), moment
    )
    with journal.write():
        desk.append(stream, declared, moment)
        first = number * entries if said is words else 0
        batch = [_entry(began, step, said(first + step)) for step in range(entries)]
        desk.append(stream, batch, moment)
        if closed:
            desk.append(stream, [Fact(event=IncidentClosed(reason="done"), about="closed")], moment)
    return stream


def _entry(began: datetime, step: int, text: str) -> Fact:
    occurred = Occurred(instant=began + timedelta(seconds=step), zone="Asia/Tokyo")
    return Fact(event=EntryAdded(text=text), about="entry", occurred=occurred)
