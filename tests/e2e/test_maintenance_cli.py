"""A maintenance from the command line, against a page that refuses what the real one refuses."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.e2e.program import Program
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
targets = ["statuspage"]
public = true

[[component]]
id = "comp0checkout"
name_ja = "決済"
name_en = "Checkout"
"""
_WHAT = (
    "--stops", "カード決済が使えません", "--stops-en", "card payments stop",
    "--works", "コード決済", "--works-en", "code payments",
    "--purpose", "機器の交換", "--purpose-en", "replacing hardware",
    "--component", "comp0checkout", "--to", "public",
)  # fmt: skip
_WHY = ("--because", "確認作業の追加", "--because-en", "additional checks")


@contextmanager
def a_page(program: Program) -> Iterator[FakeStatuspage]:
    with FakeStatuspage() as page:
        program.environment |= {"COMMANDER_STATUSPAGE_KEY": fake_statuspage.KEY}
        program.settings(f'[statuspage]\npage_id = "{fake_statuspage.PAGE}"\nbase_url = "{page.base_url}"\n')
        file = program.home.parent / "policy.toml"
        file.write_text(_POLICY, "utf-8")
        program.ok("policy", "import", str(file))
        yield page


def announced(program: Program, *more: str) -> str:
    plan = ("maintenance", "announce", "Database upgrade", "--start", "+1h", "--end", "+2h")
    return program.ok(*plan, *_WHAT, *more).out.strip()


def told(program: Program, incident: str) -> None:
    program.ok("broadcast", incident, "--yes")
    program.ok("send", "--until-idle")


def test_a_maintenance_is_announced_begun_moved_and_ended(program: Program) -> None:
    with a_page(program) as page:
        incident = announced(program)
        told(program, incident)
        (theirs,) = page.incidents
        assert page.incidents[theirs]["status"] == "scheduled"
        started = program.ok("maintenance", "start", incident)
        assert started.out.strip() == f"Next is the text M02: commander broadcast {incident}"
        told(program, incident)
        assert page.component_statuses["comp0checkout"] == "under_maintenance"
        extended = program.ok("maintenance", "extend", incident, "--until", "+5h", *_WHY, "--json").json()
        assert extended["next_template"] == "M05"
        told(program, incident)
        assert page.incidents[theirs]["scheduled_until"] == extended["window"]["ends_at"].replace(
            "Z", "+00:00"
        )
        refused = program.run("close", incident, "x")
        assert "complete or cancel it" in refused.sentence
        program.ok("maintenance", "complete", incident)
        told(program, incident)
        assert [write.sent["status"] for write in page.writes] == [
            "scheduled",
            "in_progress",
            "in_progress",
            "completed",
        ]
        assert list(page.incidents) == [theirs]
        assert page.component_statuses["comp0checkout"] == "operational"
        program.ok("close", incident, "done")
    assert "Maintenance" in program.ok("incidents", "--closed").out
    shown = program.ok("maintenance", "show", incident, "--json").json()
    assert shown["state"] == "completed"


def test_trouble_in_a_maintenance_becomes_an_incident_linked_both_ways(program: Program) -> None:
    with a_page(program) as page:
        incident = announced(program)
        told(program, incident)
        early = program.run("maintenance", "complete", incident)
        assert (early.code, '"Scheduled"' in early.sentence) == (1, True)
        program.ok("maintenance", "start", incident)
        trouble = program.ok("maintenance", "trouble", incident, "Payments fail").out.strip()
        assert program.ok("show", incident, "--json").json()["maintenance"]["linked"] == [trouble]
        assert program.ok("show", trouble, "--json").json()["maintenance"]["linked"] == [incident]
        program.ok("broadcast", trouble, "--to", "public", "--yes")
        program.ok("send", "--until-idle")
        first = page.writes[-1].sent
        assert (page.writes[-1].method, first["status"]) == ("POST", "investigating")
        assert "aintenance" not in first["body"] + first["name"]
        assert len(page.incidents) == 2


@pytest.mark.parametrize(
    ("times", "sentence"),
    [
        (("--start", "+2h", "--end", "2020-01-01T00:00Z"), "The end is not after the start"),
        (("--start", "2020-01-01T00:00Z", "--end", "+2h"), "has passed: give one that is still to come"),
        (("--start", "+1h", "--end", "+800h"), "A maintenance lasts 30 days at most"),
        (("--start", "+1h", "--end", "+2h", "--zone", "Tokio"), 'There is no time zone "Tokio"'),
        (("--start", "soon", "--end", "+2h"), '"soon" is not a time'),
        (
            ("--start", "2199-10-27 02:30", "--end", "2199-10-27 05:00", "--zone", "Europe/Berlin"),
            "comes twice in Europe/Berlin",
        ),
        (("--start", "+1h", "--end", "+2h", "--component", "nope"), 'no component "nope"'),
        (("--start", "+1h", "--end", "+2h", "--to", "nobody"), 'There is no audience "nobody"'),
    ],
)
def test_what_can_not_be_planned_is_refused_in_one_sentence(
    program: Program, times: tuple[str, ...], sentence: str
) -> None:
    program.policy(_POLICY)
    done = program.run("maintenance", "announce", "x", *times)
    assert (done.code != 0, sentence in done.sentence) == (True, True)
    assert program.ok("incidents", "--json").json() == []
