"""The public life of an outage on the command line: ids by page, impact by severity, windows, dated back."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.program import PROCESSES, Program
from tests.fakes import fake_cachet, fake_statuspage
from tests.fakes.fake_cachet import FakeCachet
from tests.fakes.fake_statuspage import FakeStatuspage

_POLICY = """
[service]
name_ja = "決済"
name_en = "Payments"

[[audience]]
key = "public"
name_ja = "お客様"
name_en = "Customers"
targets = ["statuspage", "cachet", "page"]

[[component]]
id = "checkout"
name_ja = "決済"
name_en = "Checkout"
ids = { statuspage = "comp0checkout", cachet = "1" }

[[component]]
id = "login"
name_ja = "ログイン"
name_en = "Login"
ids = { statuspage = "comp1login", cachet = "" }

[[severity_map]]
severity = 3
impact = "major"
component = "partial_outage"
"""


@pytest.fixture
def program(tmp_path: Path, started_as: type[Program]) -> Program:
    program = started_as(tmp_path / "home")
    program.environment["COMMANDER_CACHET_TOKEN"] = fake_cachet.TOKEN
    program.environment["COMMANDER_STATUSPAGE_KEY"] = fake_statuspage.KEY
    return program


@dataclass
class Pages:
    statuspage: FakeStatuspage
    cachet: FakeCachet


@pytest.fixture
def pages(program: Program) -> Iterator[Pages]:
    with ExitStack() as stack:
        statuspage, cachet = stack.enter_context(FakeStatuspage()), stack.enter_context(FakeCachet())
        program.home.mkdir(mode=0o700)
        settings = (
            "[sending]\ngrace_seconds = 1\nundo_seconds = 0\n"
            f'[cachet]\nbase_url = "{cachet.base_url}"\n'
            f'[statuspage]\nbase_url = "{statuspage.base_url}"\npage_id = "{fake_statuspage.PAGE}"\n'
        )
        (program.home / "settings.toml").write_text(settings, "utf-8")
        policy = program.home.parent / "policy.toml"
        policy.write_text(_POLICY, "utf-8")
        program.ok("policy", "import", str(policy))
        yield Pages(statuspage, cachet)


_FIELDS = ("who.ja=全員", "who.en=everybody", "data.ja=確認中", "data.en=being checked")
RESOLVED = ("--template", "T06", *(part for field in _FIELDS for part in ("--set", field)), "--yes")


def test_each_page_gets_its_own_ids_and_the_impact_of_the_severity(program: Program, pages: Pages) -> None:
    incident = program.declared()
    program.ok("severity", incident, "3")
    program.ok("started", incident, "-30m")
    told = (incident, "public", "--component", "checkout", "--component", "login=degraded")
    shown = program.ok("broadcast", *told, "--dry-run", "--notify").out
    assert "Statuspage: impact “major” (SEV3)" in shown
    assert "Cachet: Login is not on this page" in shown
    assert "our own page: it shows neither impact nor components" in shown
    assert "1,235 subscribers are notified" in shown
    assert "subscribers are not notified" in program.ok("broadcast", *told, "--dry-run").out
    program.ok("broadcast", *told, "--yes")
    program.ok("send")
    sent = pages.statuspage.writes[0].sent
    assert sent["components"] == {"comp0checkout": "partial_outage", "comp1login": "degraded_performance"}
    assert (sent["impact_override"], sent["deliver_notifications"]) == ("major", False)
    assert pages.cachet.statuses == {1: 3, 2: 1}
    program.ok("restored", incident, "--watch", "a", "--until", "+2h")
    program.ok("broadcast", incident, "public", *RESOLVED)
    program.ok("send")
    assert set(pages.statuspage.component_statuses.values()) == {"operational"}
    assert pages.cachet.statuses == {1: 1, 2: 1}


def test_windows_are_listed_corrected_added_and_struck(program: Program) -> None:
    incident = program.declared()
    program.ok("started", incident, "-120m")
    program.ok("restored", incident, "--watch", "a", "--until", "+2h", "--at", "-90m")
    program.ok("reopen", incident, "again")
    program.ok("restored", incident, "--watch", "a", "--until", "+2h")
    assert "Impact in all: 30 min (2 windows)" in program.ok("windows", incident).out
    corrected = program.ok(
        "windows", incident, "--set", "1", "--until", "-80m", "--certainty", "confirmed", "--basis", "log"
    )
    assert "confirmed  log" in corrected.out
    added = program.ok("windows", incident, "--add", "--from", "約-60m", "--until", "-50m")
    assert "about " in added.out
    found = program.ok("windows", incident, "--json").json()
    assert [one["number"] for one in found["windows"]] == [1, 2, 3]
    assert found["total_minutes"] == 50
    program.ok("windows", incident, "--strike", "2", "--basis", "an old graph")
    assert program.ok("windows", incident, "--json").json()["total_minutes"] == 40
    assert program.run("windows", incident, "--set", "9", "--until", "-1m").code == 1
    assert program.run("windows", incident, "--from", "-1m").code == 2


def test_an_outage_over_before_it_was_declared_goes_to_its_own_day(program: Program, pages: Pages) -> None:
    incident = program.declared()
    early = program.run("broadcast", incident, "public", "--template", "T01", "--backfill", "--yes")
    assert "Only a text that says it is resolved" in early.err
    program.ok("started", incident, "-300m")
    program.ok("restored", incident, "--watch", "a", "--until", "+2h", "--at", "-240m")
    program.ok("broadcast", incident, "public", *RESOLVED, "--backfill")
    program.ok("send")
    sent = pages.statuspage.writes[0].sent
    assert (sent["backfilled"], sent["deliver_notifications"]) == (True, False)
    assert sent["backfill_date"] == pages.cachet.writes[0].sent["occurred_at"]
    page = next((program.home / "page" / "incidents").glob("*.en.html")).read_text("utf-8")
    assert "Posted afterwards" in page
    again = program.run("broadcast", incident, "public", *RESOLVED, "--backfill")
    assert "Customers were told already" in again.err


@PROCESSES
def test_a_stage_is_chosen_backwards_with_a_wording_that_says_none(program: Program, pages: Pages) -> None:
    incident = program.declared()
    fields = ("--set", "evidence_plain=fewer errors", "--set", "fix_time=10:00", "--set", "contact=desk")
    program.ok("broadcast", incident, "public", "--template", "T05", *fields, "--yes")
    back = ("--template", "T04", "--stage", "investigating", "--set", "doing=looking into it")
    program.ok("send")
    program.ok("broadcast", incident, "public", *back, "--yes")
    program.ok("send")
    (row,) = pages.statuspage.incidents.values()
    assert [one["status"] for one in row["incident_updates"]] == ["investigating", "monitoring"]
    clash = program.run("broadcast", incident, "public", "--template", "T05", "--stage", "resolved", "--yes")
    assert (clash.code, "leave --stage out" in clash.err) == (2, True)
