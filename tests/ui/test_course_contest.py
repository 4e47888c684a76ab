"""What two desks said of the work without knowing of each other: both versions are named, either settles it."""

import pytest

from commander.board.action_course import ActionAnswered, ActionAssigned
from commander.board.actions import ActionStarted
from commander.board.causes import Category, CauseJudged
from commander.board.changes import ChangeJudged, ChangeKind, ChangeNoted, Suspicion
from commander.board.deciding import decide
from commander.board.decisions import DecisionDropped, DecisionMade, DecisionProposed, DecisionReviewed
from commander.board.follow_ups import FollowUpNoted, FollowUpPlanned, When
from commander.board.moment import Moment
from commander.board.questions import QuestionAsked, QuestionChased
from commander.board.record import Event
from commander.board.risks import Level, RiskJudged
from tests.commander.story import A, B, C, apart, at, declared, given, occurred, t
from tests.ui.desk_window import DeskWindow
from ui.panes.contest_words import contest_name
from ui.panes.versions import versions

NOW = t("03:00")
WORK = (
    ActionStarted(action="a1", text="v411 へ戻す", owner=B, check_at=t("04:00"), is_asked=True),
    DecisionProposed(decision="d1", text="v411 へ戻す"),
    DecisionMade(decision="d2", text="広く公表する", decider=A),
    QuestionAsked(question="q1", text="一覧は?", asked_to=B, answer_by=t("03:30")),
    FollowUpNoted(follow_up="f1", text="アラートを作る"),
    ChangeNoted(change="c1", text="v412", change_kind=ChangeKind.DEPLOY, changed_at=occurred("00:40")),
)


def risk(level: Level) -> RiskJudged:
    return RiskJudged(risk="r1", text="枯渇", owner=B, likelihood=level, effect=Level.LOW)


def review(reason: str, *, stands: bool, until: str | None = None) -> DecisionReviewed:
    return DecisionReviewed(
        decision="d2", stands=stands, reason=reason, review_at=t(until) if until else None
    )


def plan(owner: str, due: str) -> FollowUpPlanned:
    return FollowUpPlanned(follow_up="f1", owner=owner, due=t(due), when=When.NOW)


def chased(person: str, until: str) -> QuestionChased:
    return QuestionChased(question="q1", asked_to=person, answer_by=t(until))


CONTESTS: dict[str, tuple[Event, Event]] = {
    "owner": (ActionAssigned(action="a1", owner=A), ActionAssigned(action="a1", owner=C, is_asked=True)),
    "owner or declined": (
        ActionAnswered(action="a1", person=B, is_accepted=False, reason="x"),
        ActionAssigned(action="a1", owner=C),
    ),
    "made or dropped": (
        DecisionMade(decision="d1", text="v411 へ戻す", decider=A, review_at=t("02:30")),
        DecisionDropped(decision="d1", reason="不要"),
    ),
    "made twice": (
        DecisionMade(decision="d1", text="v411 へ戻す", decider=A),
        DecisionMade(decision="d1", text="v410 へ戻す", decider=C),
    ),
    "second look": (review("効いた", stands=True, until="02:30"), review("戻った", stands=False)),
    "question, both times past": (chased(A, "02:20"), chased(C, "02:40")),
    "risk": (risk(Level.HIGH), risk(Level.MEDIUM)),
    "follow-up, both times past": (plan(A, "02:10"), plan(C, "02:20")),
    "change": (
        ChangeJudged(change="c1", suspicion=Suspicion.SUSPECTED, reason="時刻"),
        ChangeJudged(change="c1", suspicion=Suspicion.CLEARED, reason="別の系統"),
    ),
    "cause": (CauseJudged(category=Category.CHANGE), CauseJudged(category=Category.PROVIDER)),
}


@pytest.mark.parametrize("name", CONTESTS)
def test_either_version_can_be_chosen_and_settles_it(desk_window: DeskWindow, name: str) -> None:
    story = given(declared(), *WORK, apart(*CONTESTS[name]))
    board = story.board
    (field,) = board.contested
    found = versions(board, story.policy, field, desk_window.words, NOW)
    assert len({one.text for one in found}) == 2
    assert "{text}" not in contest_name(board, field, desk_window.words)
    moment = Moment(now=NOW, author=A, zone="Asia/Tokyo", fresh=lambda: "fresh")
    for version in found:
        (fact,) = decide(board, story.policy, version.command, moment)
        assert story.and_then(at("03:00", fact.event)).board.contested == []


def test_a_no_that_is_chosen_leaves_the_action_with_nobody(desk_window: DeskWindow) -> None:
    story = given(declared(), *WORK, apart(*CONTESTS["owner or declined"]))
    declined, _ = versions(story.board, story.policy, "owner:a1", desk_window.words, NOW)
    moment = Moment(now=NOW, author=A, zone="Asia/Tokyo", fresh=lambda: "fresh")
    (fact,) = decide(story.board, story.policy, declined.command, moment)
    assert fact.event == CONTESTS["owner or declined"][0]
    assert story.and_then(at("03:00", fact.event)).board.actions.by_id["a1"].owner == ""
