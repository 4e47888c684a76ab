"""The shelf of drills: homes apart from the live one, results that survive damage, a policy to practise with."""

import os
import stat
from datetime import timedelta

import msgspec
import pytest

from commander.board.organisation import Approval, Audience, Cadence, Person, Service
from commander.board.policy import (
    ApprovalSet,
    AudienceListed,
    CadenceSet,
    PersonListed,
    Policy,
    ServiceDescribed,
)
from commander.drill.practice_policy import drill_policy
from commander.drill.scenario import DEFAULT_SCENARIO, load_scenario
from commander.drill.shelf import FinishedDrill, drill_home_of, finished_drills, keep_result, new_drill_home
from commander.files import PRACTICE_MARK, ForeignFolder, PlantedLink
from commander.policy_file.toml import parse_policy, policy_text
from commander.wording.language import Bilingual, Language
from tests.commander.story import given
from tests.fakes.fake_clock import START


def finished(points=72, **more):
    content = {
        "scenario": DEFAULT_SCENARIO,
        "title": Bilingual("題", "Title"),
        "began_at": START,
        "ended_at": START + timedelta(minutes=31),
        "points": points,
        **more,
    }
    return FinishedDrill(**content)


def test_each_drill_has_a_private_folder_of_its_own_inside_the_home(tmp_path):
    home = tmp_path / "home"
    first = new_drill_home(home, DEFAULT_SCENARIO, START)
    again = new_drill_home(home, DEFAULT_SCENARIO, START)
    assert first == home / "drills" / "20260401T170000Z-the-0300-alert"
    assert again.name == "20260401T170000Z-the-0300-alert-2"
    assert [path.name for path in first.iterdir()] == [PRACTICE_MARK]
    if os.name == "posix":
        folders = (home, home / "drills", first, again)
        assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}


@pytest.mark.parametrize("key", ["", "..", "../live", "a/b", "Großes", "x" * 81, "-x"])
def test_a_key_that_leads_elsewhere_is_refused(tmp_path, key):
    with pytest.raises(ValueError, match=r".*"):
        new_drill_home(tmp_path / "home", key, START)
    assert not (tmp_path / "home").exists()


def test_a_shelf_that_is_a_link_is_refused_for_it_may_lead_to_a_live_home(tmp_path):
    home, live = tmp_path / "home", tmp_path / "live"
    home.mkdir(mode=0o700)
    live.mkdir(mode=0o700)
    (home / "drills").symlink_to(live)
    with pytest.raises(PlantedLink):
        new_drill_home(home, DEFAULT_SCENARIO, START)
    assert list(live.iterdir()) == []


def test_somebody_elses_open_folder_is_left_alone(tmp_path):
    home = tmp_path / "home"
    (home / "drills").mkdir(mode=0o777, parents=True)
    (home / "drills").chmod(0o777)
    home.chmod(0o700)
    (home / "drills" / "theirs").write_text("x")
    with pytest.raises(ForeignFolder):
        new_drill_home(home, DEFAULT_SCENARIO, START)


def test_finished_drills_come_newest_first_with_their_folder_and_at_most_so_many(tmp_path):
    for days in range(4):
        began = START + timedelta(days=days)
        folder = new_drill_home(tmp_path / "home", DEFAULT_SCENARIO, began)
        keep_result(folder, finished(points=50 + days, began_at=began))
    new_drill_home(tmp_path / "home", DEFAULT_SCENARIO, START + timedelta(days=9))  # under way
    found = finished_drills(tmp_path / "home", limit=3)
    assert [one.points for one in found] == [53, 52, 51]
    assert found[0].home == "20260404T170000Z-the-0300-alert"
    assert drill_home_of(tmp_path / "home", found[0]).is_dir()
    assert found[0].title.said_in(Language.JA) == "題"


def test_before_the_first_drill_there_is_none(tmp_path):
    assert finished_drills(tmp_path / "nowhere") == []
    (tmp_path / "drills").write_text("a file")
    assert finished_drills(tmp_path) == []


DAMAGE = {
    "torn": b'{"scenario": "the-03',
    "empty": b"",
    "of another kind": b"[1, 2]",
    "without a zone": msgspec.json.encode(finished()).replace(b"Z", b""),
    "beyond a hundred": msgspec.json.encode(finished()).replace(b'"points":72', b'"points":7200'),
    "not text": b"\xff\xfe\x00",
    "endless": b" " * 70_000,
}


@pytest.mark.parametrize("content", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_result_is_left_out(tmp_path, content):
    whole = new_drill_home(tmp_path, DEFAULT_SCENARIO, START)
    keep_result(whole, finished())
    damaged = new_drill_home(tmp_path, DEFAULT_SCENARIO, START + timedelta(days=1))
    (damaged / "result.json").write_bytes(content)
    assert [one.home for one in finished_drills(tmp_path)] == [whole.name]


def test_what_is_not_ours_is_left_out(tmp_path):
    folder = new_drill_home(tmp_path, DEFAULT_SCENARIO, START)
    keep_result(folder, finished())
    (tmp_path / "drills" / "notes").mkdir()
    (tmp_path / "drills" / "20990101T000000Z-planted").symlink_to(folder)
    linked = new_drill_home(tmp_path, DEFAULT_SCENARIO, START + timedelta(days=1))
    (linked / "result.json").symlink_to(folder / "result.json")
    (tmp_path / "drills" / "20990102T000000Z-a-file").write_text("x")
    assert [one.home for one in finished_drills(tmp_path)] == [folder.name]


def test_without_a_policy_there_is_one_to_practise_with_that_could_be_imported():
    practised = drill_policy(Policy())
    assert [audience.key for audience in practised.audience if audience.public] == ["public"]
    assert len(practised.audience) > 3
    assert all(audience.targets and audience.name_ja and audience.name_en for audience in practised.audience)
    service = practised.service
    assert all((service.name_ja, service.name_en, service.url, service.contact))
    assert parse_policy(policy_text(practised), "policy.toml") == practised


OWN = Audience(key="shops", name_ja="加盟店", name_en="Shops", targets=("page",), public=True)
STAFF = Audience(key="staff", name_ja="社内", name_en="Staff", targets=("slack:#own",))


def test_people_practise_with_their_own_policy():
    cadence = Cadence(severity=1, first=7, investigating=15, identified=20, monitoring=30)
    service = Service(name_ja="自社サービス", name_en="Own service", url="https://own.example.com")
    live = given(
        AudienceListed(audience=OWN),
        AudienceListed(audience=STAFF),
        PersonListed(person=Person(key="own", name="当番")),
        CadenceSet(cadence=cadence),
        ApprovalSet(approval=Approval(public="nobody")),
        ServiceDescribed(service=service),
    ).policy
    practised = drill_policy(live)
    assert practised.audience == (OWN, STAFF)
    assert practised.person == (Person(key="own", name="当番"),)
    assert practised.cadence[0] == cadence
    assert practised.approval.public == "nobody"
    assert (practised.service.name_ja, practised.service.url) == (service.name_ja, service.url)
    assert practised.service.contact  # nothing set: a text of the drill is not held up by it


def test_without_customers_of_their_own_the_practice_ones_are_added():
    practised = drill_policy(given(AudienceListed(audience=STAFF)).policy)
    assert [audience.key for audience in practised.audience] == ["public", "staff"]
    silent = Audience(key="public", name_ja="客", name_en="C", public=True)
    practised = drill_policy(given(AudienceListed(audience=STAFF), AudienceListed(audience=silent)).policy)
    assert [audience.key for audience in practised.audience] == ["public", "staff"]
    assert practised.audience[0].targets


def test_the_cast_can_be_given_roles_and_takes_nobodys_place():
    cast = load_scenario(DEFAULT_SCENARIO).people(Language.JA)
    assert "monitoring" not in [person.key for person in cast]
    own = Person(key=cast[0].key, name="当番")
    practised = drill_policy(given(PersonListed(person=own)).policy, cast)
    assert practised.person == (own, *cast[1:])
