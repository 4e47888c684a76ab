"""The report through the command line: promised by a day, sent once all is over, one postmortem on the page."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from commander.cli.start import run
from tests.fakes import fake_statuspage
from tests.fakes.fake_statuspage import FakeStatuspage

_POLICY = """
[service]
name_ja = "決済"
name_en = "Payments"
contact = "help@example.com"

[[audience]]
key = "public"
name_ja = "お客様"
name_en = "Customers"
targets = ["statuspage", "page"]

[[wording_set]]
key = "F01"
signature_ja = "サービス責任者"
signature_en = "Head of the service"
"""
_SAID = (
    "who.ja=全員", "who.en=everybody", "n.ja=1,240店", "n.en=1,240 shops", "confirmed.ja=確定",
    "confirmed.en=confirmed", "symptoms.ja=決済の失敗", "symptoms.en=failed payments", "data.ja=確認中",
    "data.en=being checked", "apology.ja=お詫びします。", "apology.en=We are sorry.", "trigger.ja=設定の変更",
    "trigger.en=A change of a setting", "mechanism.ja=待ち行列の詰まり", "mechanism.en=a full queue",
    "effect.ja=決済の失敗", "effect.en=failed payments", "timeline_table.ja=設定を戻しました",
    "timeline_table.en=the setting was turned back", "still_in_place.ja=続けています", "still_in_place.en=in place",
    "done_list.ja=設定の点検", "done_list.en=settings reviewed", "todo_list.ja=監視の追加",
    "todo_list.en=more monitoring", "closing.ja=改善に努めます。", "closing.en=We will do better.",
)  # fmt: skip
REPORT = ("--template", "F01", *(part for field in _SAID for part in ("--set", field)))
OVER = ("who.ja=全員", "who.en=everybody", "data.ja=確認中", "data.en=being checked")
RESOLVED = ("--template", "T06", *(part for field in OVER for part in ("--set", field)), "--yes")


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


class Here:
    """The command line in this process, at one home folder."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.home, self._capsys = home, capsys

    def run(self, *arguments: str) -> Done:
        code = run(["--home", str(self.home), "--lang", "en", *arguments])
        said = self._capsys.readouterr()
        return Done(code, said.out, said.err)

    def ok(self, *arguments: str) -> Done:
        done = self.run(*arguments)
        assert done.code == 0, done
        return done


@pytest.fixture
def page() -> Iterator[FakeStatuspage]:
    with FakeStatuspage() as running:
        yield running


@pytest.fixture
def program(
    page: FakeStatuspage, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Here:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    monkeypatch.setenv("COMMANDER_STATUSPAGE_KEY", fake_statuspage.KEY)
    here = Here(tmp_path / "home", capsys)
    here.home.mkdir(mode=0o700)
    (here.home / "settings.toml").write_text(
        "[sending]\ngrace_seconds = 1\nundo_seconds = 0\n"
        f'[statuspage]\nbase_url = "{page.base_url}"\npage_id = "{fake_statuspage.PAGE}"\n',
        "utf-8",
    )
    policy = tmp_path / "policy.toml"
    policy.write_text(_POLICY, "utf-8")
    here.ok("policy", "import", str(policy))
    return here


def test_a_report_is_promised_owed_after_the_closing_and_kept_by_one_postmortem(
    program: Here, page: FakeStatuspage
) -> None:
    incident = program.ok("declare", "Payments fail").out.strip()
    program.ok("started", incident, "-30m")
    program.ok("broadcast", incident, "public", "--yes")
    program.ok("send")
    early = program.run("broadcast", incident, "public", *REPORT, "--yes")
    assert early.code == 1
    assert "once recovery is declared" in early.err
    program.ok("restored", incident, "--watch", "a", "--until", "+2h")
    wrong = program.run("broadcast", incident, "public", *RESOLVED, "--set", "report_date=soon")
    assert (wrong.code, "is not a day" in wrong.err) == (2, True)
    program.ok("broadcast", incident, "public", *RESOLVED, "--set", "report_date=+5d")
    program.ok("send")
    assert page.incidents["inc000000001"]["incident_updates"][0]["body"].count("日までに本ページで") == 1
    program.ok("close", incident, "over")
    assert "Report due" in program.ok("show", incident).out

    preview = program.ok("broadcast", incident, "public", *REPORT, "--dry-run").out
    assert "Statuspage: it is published as the postmortem" in preview
    assert "subscribers are not notified" in preview
    program.ok("broadcast", incident, "public", *REPORT, "--yes")
    program.ok("send")
    body = page.postmortems.by_incident["inc000000001"]["body"]
    assert "Report on the Payments incident of" in body
    assert "Head of the service" in body
    assert page.postmortems.notices == [("inc000000001", False)]
    assert "Report due" not in program.ok("show", incident).out
    assert 'id="report"' in next((program.home / "page" / "incidents").glob("*.html")).read_text("utf-8")

    program.ok(
        "broadcast", incident, "public", *REPORT, "--set", "closing.en=Thank you.", "--notify", "--yes"
    )
    program.ok("send")
    assert page.postmortems.notices == [("inc000000001", False), ("inc000000001", True)]
    assert "Thank you." in page.postmortems.by_incident["inc000000001"]["body"]
    assert len(page.incidents) == 1
