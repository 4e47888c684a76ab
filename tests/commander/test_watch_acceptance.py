"""The recurrence trap on a real journal and its clock: the acceptance tests (a) to (f) of practice §9."""

from datetime import timedelta

import pytest

from commander.board.incident import DeclareRestored, SetSeverity
from commander.board.links import Relation
from commander.board.organisation import Person, PolicyFile
from commander.board.policy_import import ImportPolicy
from commander.board.refusal import Because, Refused
from commander.board.roles import COMMANDER, AssignRole
from commander.board.signals import JudgeSignal, MergeSignals, PromoteSignal, RaiseSignal, Verdict
from commander.board.watch import EndWatch
from commander.board.watch_rules import WatchDuty, WatchParty
from commander.deadlines import DeadlineKind, Urgency, deadlines
from commander.drafting.drafting import draft_message
from commander.drafting.next_wording import suggested_template
from commander.wording.templates import TemplateId
from tests.commander.console import CUSTOMERS, Console
from tests.commander.story import A, B, C, occurred, t
from tests.commander.test_drill_acceptance import Drill

POLICY = PolicyFile(
    audience=(CUSTOMERS,),
    person=(Person(key="manager", name="担当M", contact="03-0000-0000"),),
    watch=WatchDuty(on_call="manager"),
    watch_party=(WatchParty(key="infra", name_ja="インフラ", name_en="Infra"),),
)


class Night:
    """The outage of 2:00: restored, told, watched by B; the clock stands at 2:00."""

    def __init__(self, home):
        self.console = Console(home)
        self.desk, self.clock = self.console.desk, self.console.clock
        self.desk.submit(ImportPolicy(policy=POLICY))
        self.stream = self.console.declare()
        self.act(SetSeverity, severity=1)
        self.act(AssignRole, role=COMMANDER, person=A)
        self.act(DeclareRestored, watch_owner=B, watch_until=t("06:00"))

    def act(self, command, **more):
        return self.desk.submit(command(incident=self.stream, **more))

    @property
    def board(self):
        return self.desk.board(self.stream)

    def alert(self, clock, **more):
        self.clock.now = t(clock)
        self.act(RaiseSignal, text="DB の応答なし", **more)
        return self.board.signals.untriaged()[-1]

    def due(self, kind, stream=None):
        board = self.desk.board(stream or self.stream)
        return [one for one in deadlines(board, self.desk.policy()) if one.kind is kind]


@pytest.fixture
def night(tmp_path):
    night = Night(tmp_path / "home")
    yield night
    night.console.close()


def test_a_the_signal_of_three_has_an_owner_by_five_past_and_is_an_incident_by_ten_past(night):
    signal = night.alert("03:00")
    assert signal.owner == B
    asked = [signal.asked(t(clock))[0] for clock in ("03:01", "03:05", "03:08")]
    assert asked == [B, A, "manager"]
    night.clock.now = t("03:09")
    with pytest.raises(Refused) as refused:
        night.act(PromoteSignal, signal=signal.signal)
    assert refused.value.because is Because.SIGNAL_HAS_TIME
    night.clock.now = t("03:10")
    night.act(PromoteSignal, signal=signal.signal)
    became = night.board.signals.by_id[signal.signal].became
    second = night.desk.board(became)
    assert second.incident.previous == night.stream
    assert second.incident.started.instant == t("03:00")
    assert [one.relation for one in second.links.standing()] == [Relation.PREVIOUS]
    assert [one.other for one in night.board.links.to(Relation.NEXT)] == [became]
    # Customers are owed a word of it.
    assert night.due(DeadlineKind.FIRST_POST, became)
    assert night.board.signals.untriaged() == []


def test_b_continuing_without_somebody_who_works_on_it_now_is_refused(night):
    signal = night.alert("03:00")
    same = {"signal": signal.signal, "verdict": Verdict.SAME, "reason": "同じエラー"}
    for more, because in (
        ({}, Because.SAME_NEEDS_WORKER),
        ({"worker": "開発チーム"}, Because.OWNER_NOT_ONE),
        ({"worker": C}, Because.SAME_NEEDS_EVIDENCE),
        ({"worker": C, "evidence": "同じスタックトレース"}, Because.SAME_NEEDS_REPLY),
    ):
        with pytest.raises(Refused) as refused:
            night.act(JudgeSignal, **same, **more)
        assert refused.value.because is because
    night.act(JudgeSignal, **same, worker=C, evidence="同じスタックトレース", reply="はい、対応中です")
    assert night.board.incident.watch is None


def test_c_entered_late_it_is_overdue_at_once_and_stays_so_over_a_restart(night):
    night.alert("03:31", occurred=occurred("03:00"))
    night.console.restart()
    night.desk = night.console.desk
    (limit,) = night.due(DeadlineKind.SIGNAL)
    assert limit.urgency(t("03:31")) is Urgency.DUE


def test_d_two_signals_are_two_until_a_person_merges_them(night):
    one, other = night.alert("03:00"), night.alert("03:00")
    assert len(night.board.signals.untriaged()) == 2
    night.act(MergeSignals, signal=one.signal, into=other.signal, reason="同じホスト")
    assert [each.signal for each in night.board.signals.untriaged()] == [other.signal]


def test_e_a_minute_after_the_end_of_the_watch_it_is_still_linked_and_new(night):
    night.clock.now = t("06:00")
    night.act(EndWatch, system="正常", inquiries="平常", hands_on="10回成功", unheard="夜間のため朝に伝える")
    signal = night.alert("06:01")
    assert (signal.owner, signal.judge_by) == (B, t("06:11"))
    night.clock.now = t("06:11")
    night.act(PromoteSignal, signal=signal.signal)
    became = night.board.signals.by_id[signal.signal].became
    assert night.desk.board(became).incident.previous == night.stream


def test_f_in_the_drill_a_signal_that_nobody_judges_becomes_a_drill_of_its_own(tmp_path):
    drill = Drill(tmp_path / "home")
    drill.restore_and_wait_for_the_alert()
    (signal,) = drill.board.signals.untriaged()
    drill.play(timedelta(minutes=10))
    drill.act(PromoteSignal, signal=signal.signal)
    second = drill.second
    assert (second.incident.kind, second.incident.previous) == (drill.board.incident.kind, drill.stream)
    # Customers had read that it was over: they are told that there is trouble again.
    assert suggested_template(second) is TemplateId.T07
    now, policy = drill.now, drill.desk.policy()
    draft = draft_message(second, policy, TemplateId.T07, ("public",), now, {}, "m1")
    said = draft.texts["ja"].body
    assert "復旧をお知らせしました" in said
    assert "〔" not in said.split("事象")[0]
    assert [one.due for one in drill.limits()] == []
    lost = {str(one.key) for one in drill.score().measures if not one.met}
    assert {"second-judged", "second-verdict"} <= lost
    drill.console.close()
