from commander.board.actions import ActionStarted
from commander.board.bulletin import Stage
from commander.board.incident import IncidentClosed, IncidentReopened, SeveritySet
from commander.board.roles import COMMANDER, RoleAssigned
from commander.deadlines import Deadline, DeadlineKind, Urgency, deadlines
from tests.commander.messages_said import arrived, message, ordered
from tests.commander.story import A, B, Story, at, declared, given, restored, t

COMMANDED = given(at("02:00", declared()), RoleAssigned(role=COMMANDER, person=A))


# What every incident owes; the areas' own (targets, checks, the question about personal data) have tests of their own.
OWED = {DeadlineKind.FIRST_POST, DeadlineKind.NEXT_UPDATE, DeadlineKind.TIME_BOX, DeadlineKind.WATCH}


def due(story):
    found = deadlines(arrived(story).board, story.policy)
    return [(one.kind.value, one.due, one.owner) for one in found if one.kind in OWED]


def test_before_a_declaration_nothing_is_due():
    assert due(Story()) == []


def test_from_the_declaration_a_first_post_is_owed():
    assert due(COMMANDED) == [("first-post", t("02:15"), A)]
    assert due(COMMANDED.and_then(SeveritySet(severity=1))) == [("first-post", t("02:05"), A)]
    assert due(given(at("02:00", declared()))) == [("first-post", t("02:15"), "")]


def test_the_promise_in_the_last_post_is_the_deadline():
    told = COMMANDED.and_then(at("02:05", ordered(message(next_update_at=t("02:45")))))
    assert due(told) == [("next-update", t("02:45"), A)]


def test_after_the_last_post_nothing_is_owed():
    told = COMMANDED.and_then(at("02:05", ordered(message(stage=Stage.RESOLVED, next_update_at=None))))
    assert due(told) == []


def test_after_a_reopening_those_who_were_told_it_is_over_are_owed_a_word():
    resolved = ordered(message(stage=Stage.RESOLVED, next_update_at=None))
    story = COMMANDED.and_then(
        SeveritySet(severity=2),
        at("02:30", restored()),
        at("02:31", resolved),
        at("03:08", IncidentReopened(reason="再発")),
    )
    assert due(story) == [("next-update", t("03:23"), A)]
    told = story.and_then(at("03:10", ordered(message(next_update_at=t("03:40")))))
    assert due(told) == [("next-update", t("03:40"), A)]


def test_a_promise_that_comes_sooner_stands_after_a_reopening():
    story = COMMANDED.and_then(
        at("02:05", ordered(message(next_update_at=t("03:10")))),
        at("02:30", restored()),
        at("03:08", IncidentReopened(reason="再発")),
    )
    assert [one[:2] for one in due(story)] == [("next-update", t("03:10"))]
    later = COMMANDED.and_then(
        at("02:05", ordered(message(next_update_at=t("05:00")))),
        at("02:30", restored()),
        at("03:08", IncidentReopened(reason="再発")),
    )
    assert [one[:2] for one in due(later)] == [("next-update", t("03:23"))]


def test_time_boxes_and_the_watch_are_due_with_their_owners_the_next_one_first():
    action = ActionStarted(action="action-1", text="再起動", owner=B, check_at=t("02:10"))
    story = COMMANDED.and_then(action, at("02:05", restored(watched_by=B, until="06:00")))
    assert due(story) == [
        ("time-box", t("02:10"), B),
        ("first-post", t("02:15"), A),
        ("watch", t("06:00"), B),
    ]
    (box,) = [one for one in deadlines(story.board, story.policy) if one.kind is DeadlineKind.TIME_BOX]
    assert (box.text, box.subject) == ("再起動", "action-1")


def test_closing_ends_what_was_due():
    assert deadlines(COMMANDED.and_then(restored(), IncidentClosed(reason="済")).board, Story().policy) == []


def test_five_minutes_before_it_is_soon():
    deadline = Deadline(kind=DeadlineKind.WATCH, due=t("03:00"))
    assert [deadline.urgency(t(clock)) for clock in ("02:54", "02:55", "02:59", "03:00", "04:00")] == [
        Urgency.CALM,
        Urgency.SOON,
        Urgency.SOON,
        Urgency.DUE,
        Urgency.DUE,
    ]
