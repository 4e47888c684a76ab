"""The recurrence trap played as a drill (practice §9, tests a and f) on a real journal, its clock, its outbox."""

from datetime import timedelta

import pytest

from commander.board.bulletin import Stage
from commander.board.incident import Declare, DeclareRestored, IncidentKind, Reopen, SetSeverity
from commander.board.organisation import SCHEMES
from commander.board.policy import Policy
from commander.board.policy_import import ImportPolicy
from commander.board.roles import COMMANDER, AssignRole
from commander.board.signals import JudgeSignal, Verdict
from commander.connections.connections import practice_publishers, publishers_for
from commander.connections.late_publisher import LatePublisher
from commander.deadlines import DeadlineKind, Urgency, deadlines
from commander.drill.judging import judge
from commander.drill.player import Player, WaitsFor
from commander.drill.practice_policy import drill_policy
from commander.drill.scenario import DEFAULT_SCENARIO, load_scenario, scenario_keys
from commander.drill.score import MeasureKey
from commander.drill.shelf import new_drill_home
from commander.publishers.practice import PracticePublisher
from commander.reading import Reading
from commander.secrets import Secrets
from commander.settings.settings import Settings
from commander.wording.language import Language
from tests.commander.console import Console
from tests.commander.story import A, B
from tests.fakes.fake_clock import START

TICK = timedelta(seconds=20)
SAID = {"reason": "名残", "worker": "担当B", "evidence": "同じエラー", "reply": "はい、見ています"}


class Drill:
    """A scenario that plays on a console of its own, as the window or the command line plays it."""

    def __init__(self, home, key=DEFAULT_SCENARIO, language=Language.JA):
        self.scenario = load_scenario(key)
        self.console = Console(new_drill_home(home, key, START))
        self.home, self.clock, self.desk = self.console.home, self.console.clock, self.console.desk
        self.desk.submit(ImportPolicy(policy=drill_policy(Policy(), self.scenario.people(language))))
        declaration = Declare(title=self.scenario.title.said_in(language), incident_kind=IncidentKind.DRILL)
        self.stream = self.desk.submit(declaration)[0].stream
        self.player = Player(self.scenario, language, self.stream)
        self.heard = []

    @property
    def board(self):
        return self.desk.board(self.stream)

    @property
    def second(self):
        became = next((one.became for one in self.board.signals.by_id.values() if one.became), "")
        return self.desk.board(became) if became else None

    @property
    def now(self):
        return self.clock()

    def play(self, span, *, until=""):
        """So long, or until a step has come."""
        ends = self.now + span
        while self.now < ends and until not in self.heard:
            self.clock.now += TICK
            for cue in self.player.due(self.board, self.now, self.second):
                (record,) = self.desk.submit(cue.command, person=cue.person)
                assert record.author == cue.person
                self.heard.append(cue.step)

    def tell(self, stream=None, **more):
        """Order a post to customers, and let it go out."""
        self.console.tell(stream or self.stream, "public", **more)
        publishers = practice_publishers(self.home)
        self.console.sender(**publishers).run_until_idle(self.now + timedelta(minutes=5))

    def act(self, command, **more):
        return self.desk.submit(command(incident=self.stream, **more))

    def limits(self):
        return [one for one in deadlines(self.board, self.desk.policy()) if one.kind is DeadlineKind.SIGNAL]

    def restore_and_wait_for_the_alert(self):
        self.act(AssignRole, role=COMMANDER, person=A)
        self.act(SetSeverity, severity=1)
        self.tell()
        self.play(timedelta(minutes=40), until="all-well")
        self.act(DeclareRestored, watch_owner=B, watch_until=self.now + timedelta(hours=4))
        self.tell(stage=Stage.RESOLVED, next_update_at=None)
        self.play(timedelta(minutes=10), until="second-alert")

    def score(self):
        with Reading(self.home) as reading:
            return judge(reading, self.scenario, self.now).score


@pytest.fixture
def drill(tmp_path):
    drill = Drill(tmp_path / "home")
    yield drill
    drill.console.close()


def test_recovery_declared_while_it_still_fails_is_worth_nothing_and_named_as_too_early(drill):
    drill.act(AssignRole, role=COMMANDER, person=A)
    drill.play(timedelta(minutes=5))
    drill.act(DeclareRestored, watch_owner=B, watch_until=drill.now + timedelta(hours=4))
    (early,) = [one for one in drill.score().measures if one.key is MeasureKey.RECOVERY]
    assert (early.met, early.points, early.took) == (False, 0, drill.now - drill.board.incident.declared_at)
    drill.act(Reopen, reason="決済はまだ失敗している")
    drill.play(timedelta(minutes=40), until="all-well")
    drill.act(DeclareRestored, watch_owner=B, watch_until=drill.now + timedelta(hours=4))
    (still,) = [one for one in drill.score().measures if one.key is MeasureKey.RECOVERY]
    assert not still.met


def test_recovery_declared_once_all_is_well_counts(drill):
    drill.restore_and_wait_for_the_alert()
    (recovery,) = [one for one in drill.score().measures if one.key is MeasureKey.RECOVERY]
    assert recovery.met


def test_the_second_alert_has_an_owner_at_once_and_a_limit(drill):
    drill.restore_and_wait_for_the_alert()
    (limit,) = drill.limits()
    assert (limit.owner, limit.due) == (B, drill.now + timedelta(minutes=10))
    assert drill.player.waits_for(drill.board) is WaitsFor.JUDGEMENT
    drill.play(timedelta(minutes=1))
    assert drill.heard[-1] == "probably-the-old-one"
    assert len(drill.limits()) == 1
    drill.play(timedelta(minutes=9))
    assert drill.limits()[0].urgency(drill.now) is Urgency.DUE


def test_judged_new_it_becomes_a_drill_of_its_own_that_owes_customers_a_first_post(drill):
    drill.restore_and_wait_for_the_alert()
    (signal,) = drill.board.signals.untriaged()
    drill.play(timedelta(minutes=3))
    drill.act(JudgeSignal, signal=signal.signal, verdict=Verdict.NEW, reason="さっきとは違うエラー")
    second = drill.second
    assert (second.incident.kind, second.incident.previous) == (IncidentKind.DRILL, drill.stream)
    owed = [one for one in deadlines(second, drill.desk.policy()) if one.kind is DeadlineKind.FIRST_POST]
    assert [one.due for one in owed] == [drill.now + timedelta(minutes=5)]
    assert not drill.player.is_over(drill.board, drill.now + timedelta(minutes=8), drill.second)
    drill.tell(second.stream)
    drill.play(timedelta(minutes=2))
    assert "people-return" in drill.heard
    assert drill.player.is_over(drill.board, drill.now, drill.second)
    met = {measure.key for measure in drill.score().measures if measure.met}
    assert {MeasureKey.SECOND_JUDGED, MeasureKey.SECOND_VERDICT, MeasureKey.SECOND_TOLD} <= met


def test_called_the_same_the_incident_is_open_again_and_a_notice_is_owed(drill):
    drill.restore_and_wait_for_the_alert()
    (signal,) = drill.board.signals.untriaged()
    drill.act(JudgeSignal, signal=signal.signal, verdict=Verdict.SAME, **SAID)
    assert drill.board.incident.watch is None
    owed = [
        one for one in deadlines(drill.board, drill.desk.policy()) if one.kind is DeadlineKind.NEXT_UPDATE
    ]
    assert [one.due for one in owed] == [drill.now + timedelta(minutes=5)]
    lost = {measure.key for measure in drill.score().measures if not measure.met}
    assert MeasureKey.SECOND_VERDICT in lost


def test_left_alone_a_customer_finds_it_and_the_score_says_so(drill):
    drill.restore_and_wait_for_the_alert()
    drill.play(timedelta(minutes=30), until="customer-finds-it")
    assert drill.heard[-1] == "customer-finds-it"
    drill.play(timedelta(minutes=2))
    assert drill.player.is_over(drill.board, drill.now)
    points = {measure.key: measure.points for measure in drill.score().measures}
    assert points[MeasureKey.SECOND_JUDGED] == points[MeasureKey.SECOND_TOLD] == 0


def test_nothing_of_a_drill_leaves_its_folder_and_every_text_says_so(drill):
    drill.tell()
    posts = PracticePublisher(drill.home).posts()
    assert [post.target for post in posts] == ["statuspage", "page"]
    assert all(post.bulletin.drill for post in posts)
    assert {post.bulletin.texts["ja"].title[:4] for post in posts} == {"【訓練】"}
    assert {post.bulletin.texts["en"].title[:7] for post in posts} == {"[DRILL]"}
    assert {debt.via for debt in drill.console.outbox.all_debts()} == {"practice"}


def test_even_an_incident_that_is_no_drill_reaches_no_network_from_a_drills_home(drill):
    real = drill.console.declare()
    drill.tell(real)
    assert {debt.via for debt in drill.console.outbox.all_debts()} == {"statuspage", "page"}
    assert {debt.state.value for debt in drill.console.outbox.all_debts()} == {"delivered"}
    assert [post.target for post in PracticePublisher(drill.home).posts()] == ["statuspage", "page"]


def test_a_drills_home_is_connected_to_practice_alone(tmp_path):
    publishers = practice_publishers(tmp_path)
    assert set(publishers) == {*SCHEMES, "practice"}
    assert {type(publisher) for publisher in publishers.values()} == {PracticePublisher}


def test_whoever_opens_a_drills_home_finds_practice_alone_and_a_live_home_is_not_touched(drill, tmp_path):
    secrets = Secrets({})
    found = publishers_for(drill.home, Settings(), secrets, lambda: Reading(drill.home))
    assert {type(publisher) for publisher in found.values()} == {PracticePublisher}
    live = publishers_for(tmp_path / "home", Settings(), secrets, lambda: Reading(tmp_path / "home"))
    assert {type(live[scheme]) for scheme in SCHEMES} == {LatePublisher}


@pytest.mark.parametrize("key", scenario_keys())
@pytest.mark.parametrize("language", list(Language))
def test_every_line_of_every_scenario_is_taken_by_the_desk_and_it_ends(tmp_path, key, language):
    drill = Drill(tmp_path / "home", key, language)
    drill.play(timedelta(minutes=76), until="is-it-over")
    if key == DEFAULT_SCENARIO:
        drill.act(DeclareRestored, watch_owner=B, watch_until=drill.now + timedelta(hours=4))
    drill.play(timedelta(minutes=76))
    assert drill.player.is_over(drill.board, drill.now)
    kept = {step.key for step in drill.scenario.steps} - {"people-return", "personal-data-answer"}
    assert kept <= set(drill.heard)
    drill.console.close()
