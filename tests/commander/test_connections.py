"""What stands between the sender and its publishers: made late, made anew, and never in doubt without cause."""

import msgspec
import pytest

from commander.board.deliveries import able_to
from commander.board.organisation import Service
from commander.board.policy_import import ImportPolicy
from commander.connections.connections import page_publisher, publishers_for, tried
from commander.connections.late_publisher import LatePublisher, NotConnected
from commander.connections.page_history import PageHistory
from commander.drill.shelf import new_drill_home
from commander.files import PRACTICE_MARK
from commander.journal.faults import JournalFault, Wrong
from commander.outbox.publisher import CannotTell, Delivered, Errand, Seen, TryLater, Written
from commander.publishers.practice import PracticePublisher
from commander.reading import Reading
from commander.secrets import Secrets
from commander.settings.settings import Page, Settings
from tests.commander.console import Console
from tests.fakes.fake_clock import START
from tests.fakes.scripted_publisher import ScriptedPublisher


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path / "home") as console:
        console.list_audiences()
        yield console


def page_errand(console) -> Errand:
    console.tell(console.declare(), "public")
    console.deliveries.workable()
    return console.deliveries.begin(console.debts()["page"].key)


class Locked:
    """A publisher that meets a journal which somebody holds."""

    timeout_s = 1.0

    def publish(self, errand):
        raise JournalFault(Wrong.UNREACHABLE, "journal.db", "database is locked")

    look = publish


def test_a_journal_that_is_locked_just_now_leaves_no_doubt(console):
    late = LatePublisher(Locked, 1.0)
    errand = page_errand(console)
    assert isinstance(late.publish(errand), TryLater)
    assert isinstance(late.look(errand), CannotTell)


def test_a_publisher_whose_look_was_refused_is_made_anew(console):
    blind = ScriptedPublisher(sights=[CannotTell(detail="invalid_auth")])
    mended = ScriptedPublisher(sights=[Seen(ref="r"), Seen(ref="r")])
    made = [mended, blind]
    late = LatePublisher(made.pop, 1.0)
    errand = page_errand(console)
    assert isinstance(late.look(errand), CannotTell)
    assert late.look(errand) == late.look(errand) == Seen(ref="r")
    assert made == []
    assert isinstance(late.publish(errand), Delivered)


def test_the_page_has_the_name_that_the_service_has_when_it_is_written(console, tmp_path):
    page = page_publisher(console.home, Settings(), lambda: Reading(console.home))
    errand = page_errand(console)
    assert isinstance(page.publish(errand), Written)
    assert "決済サービス" not in (console.home / "page" / "index.html").read_text("utf-8")
    named = msgspec.structs.replace(
        console.desk.policy().as_file(), service=Service(name_ja="決済サービス", name_en="Payments")
    )
    console.desk.submit(ImportPolicy(policy=named))
    page.publish(errand)
    assert "決済サービス" in (console.home / "page" / "index.html").read_text("utf-8")


def write_page(console) -> str:
    errand = page_errand(console)
    console.deliveries.settle(errand.key, errand.attempt, Written(ref=errand.key))
    return errand.key


def test_what_lies_far_back_is_read_once_and_still_shown(console):
    asked = []

    class Counting(Reading):
        def shown_on(self, scheme, since):
            found = super().shown_on(scheme, since)
            asked.append([debt.key for debt in found])
            return found

    old = write_page(console)
    console.clock.advance(days=200)
    middle = write_page(console)
    console.clock.advance(days=60)
    history = PageHistory(lambda: Counting(console.home), console.clock)
    assert [one.key for one in history()] == [old, middle]
    console.clock.advance(days=60)
    new = write_page(console)
    assert [one.key for one in history()] == [old, middle, new]
    assert asked == [[old, middle], [middle, new]]


@pytest.mark.parametrize("channel", ["slack", "statuspage", "cachet", "page", "email"])
def test_nothing_is_tried_from_the_home_of_a_drill(tmp_path, channel):
    home = new_drill_home(tmp_path / "home", "x", START)
    settings = Settings(page=Page(publish_command=("touch", str(tmp_path / "ran"))))
    with pytest.raises(NotConnected, match="drill"):
        tried(home, settings, Secrets(), lambda: Reading(home), channel)
    assert not (tmp_path / "ran").exists()


def test_every_target_is_given_all_that_its_kind_can_do(tmp_path):
    publishers = publishers_for(tmp_path, Settings(), Secrets(), lambda: Reading(tmp_path))
    assert {scheme: one.can for scheme, one in publishers.items()} == {
        one: able_to(one) for one in publishers
    }


def test_a_mark_that_leads_nowhere_is_a_mark(tmp_path):
    (tmp_path / PRACTICE_MARK).symlink_to(tmp_path / "gone")
    publishers = publishers_for(tmp_path, Settings(), Secrets(), lambda: Reading(tmp_path))
    assert {type(one) for one in publishers.values()} == {PracticePublisher}
