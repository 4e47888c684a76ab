"""Audiences that a person tells: what is logged, when they are tried again, and the list kept on paper."""

from datetime import UTC

import msgspec
import pytest
from hypothesis import given as for_any
from hypothesis import strategies as st

from commander.board.contacts import Contact, ContactLogged, LogContact, Outcome
from commander.board.incident import IncidentClosed
from commander.board.organisation import Audience, AudienceKind, Person
from commander.board.policy import AudienceListed, PersonListed
from commander.board.refusal import Because, Refused
from commander.board.roles import COMMANDER, RoleAssigned
from commander.deadlines import Deadline, DeadlineKind, Urgency, deadlines
from commander.next_step import NextStep, Step, next_step
from commander.outbox.plan import plan
from commander.wording.contacts import audience_name, contact_list, contact_page
from commander.wording.language import Language
from commander.wording.lines import record_line
from tests.commander.messages_said import message, order
from tests.commander.story import STREAM, TOKYO, A, B, C, apart, at, declared, given, occurred, t

CARD = Audience(
    key="card",
    name_ja="カード会社",
    name_en="Card company",
    kind=AudienceKind.BY_HAND,
    owner=C,
    contact="03-0000-0000",
)
TEAM = Audience(key="team", name_ja="対応チーム", name_en="Responders", targets=("slack:#inc",))
BEGUN = given(declared(), AudienceListed(audience=CARD), AudienceListed(audience=TEAM))


def log(outcome, *, audience="card", **more):
    return LogContact(incident=STREAM, audience=audience, outcome=outcome, **more)


def logged(outcome, *, by=C, audience="card", note=""):
    return ContactLogged(
        audience=audience, outcome=outcome, by=by, note=note, name_ja="カード会社", name_en="Card company"
    )


def chased(story):
    return [one for one in deadlines(story.board, story.policy) if one.kind is DeadlineKind.CONTACT]


def test_a_call_is_logged_by_whoever_writes_unless_said():
    chapter = BEGUN.when(log("called"), by=A)
    assert chapter.event == logged(Outcome.CALLED, by=A)
    story = BEGUN.when(log("answered", by=C, note="確認して折り返す"), now="02:20").then(
        logged(Outcome.ANSWERED, note="確認して折り返す")
    )
    assert story.board.contacts.last("card") == Contact(
        audience="card",
        outcome=Outcome.ANSWERED,
        by=C,
        at=t("02:20"),
        note="確認して折り返す",
        name_ja="カード会社",
        name_en="Card company",
    )
    assert story.board.contacts.last("card").next_due == t("03:20")
    assert chased(story) == []


def test_whoever_does_not_answer_is_tried_again_after_thirty_minutes_then_each_hour():
    story = BEGUN.and_then(at("02:00", logged(Outcome.NO_ANSWER)))
    assert chased(story) == [
        Deadline(kind=DeadlineKind.CONTACT, due=t("02:30"), owner=C, subject="card"),
    ]
    story = story.and_then(at("02:31", logged(Outcome.CALLED)))
    assert [one.due for one in chased(story)] == [t("03:31")]
    story = story.and_then(at("02:33", logged(Outcome.NO_ANSWER)))  # what came of that call
    assert story.board.contacts.last("card").tries == 2
    assert [one.due for one in chased(story)] == [t("03:33")]
    story = story.and_then(at("03:33", logged(Outcome.MAILED)))
    assert [one.due for one in chased(story)] == [t("04:33")]
    assert chased(story.and_then(at("04:00", logged(Outcome.ANSWERED)))) == []
    assert chased(story.and_then(at("04:00", logged(Outcome.GIVEN_UP, note="営業時間外")))) == []
    assert chased(story.and_then(at("04:00", IncidentClosed(reason="x")))) == []
    # After an answer it begins anew.
    again = story.and_then(at("04:00", logged(Outcome.ANSWERED)), at("05:00", logged(Outcome.CALLED)))
    assert [one.due for one in chased(again)] == [t("05:30")]


def test_a_chase_is_amber_near_and_red_over_and_is_the_next_step_when_over():
    story = BEGUN.and_then(RoleAssigned(role=COMMANDER, person=A), at("02:00", logged(Outcome.NO_ANSWER)))
    (chase,) = chased(story)
    assert [chase.urgency(t(clock)) for clock in ("02:24", "02:25", "02:30")] == list(Urgency)
    near, over = (next_step(story.board, [chase], t(clock)) for clock in ("02:29", "02:30"))
    assert near.step is not Step.CHASE_CONTACT
    assert over == NextStep(step=Step.CHASE_CONTACT, subject="card", due=t("02:30"))


def test_an_earlier_call_written_down_late_stands_behind_the_later_one():
    story = BEGUN.and_then(at("02:20", logged(Outcome.ANSWERED)))
    late = story.when(log("no-answer", occurred=occurred("02:05")), now="02:40")
    assert late.fact.occurred == occurred("02:05")
    after = story.and_then(at("02:05", logged(Outcome.NO_ANSWER)))
    assert after.board.contacts.last("card").outcome is Outcome.ANSWERED
    unreached = BEGUN.and_then(at("02:20", logged(Outcome.NO_ANSWER)), at("02:05", logged(Outcome.CALLED)))
    assert unreached.board.contacts.last("card").at == t("02:20")
    assert unreached.board.contacts.last("card").tries == 2


def test_two_desks_apart_are_contested_and_not_reached_is_the_graver():
    story = BEGUN.and_then(
        apart(at("02:20", logged(Outcome.NO_ANSWER)), at("02:21", logged(Outcome.ANSWERED, by=B), by=B))
    )
    assert story.board.contested == ["contact:card"]
    assert story.board.contacts.last("card").outcome is Outcome.NO_ANSWER
    chosen = story.when(log("no-answer", by=C, occurred=occurred("02:20")))
    assert set(chosen.fact.bases) == {"record-4", "record-5"}
    settled = story.and_then(at("02:20", logged(Outcome.NO_ANSWER)))
    assert settled.board.contested == []
    assert settled.board.contacts.last("card").tries == 1  # a choice is no second call


def test_by_hand_and_by_machine_are_kept_apart():
    refused = Refused(Because.AUDIENCE_BY_MACHINE, audience="team")
    BEGUN.when(log("called", audience="team")).then(refused)
    told = BEGUN.when(log("acknowledged", audience="team", by=B))
    assert told.event.by == B
    BEGUN.when(order(message(audiences=("card",)))).then(Refused(Because.AUDIENCE_BY_HAND, audience="card"))
    story = BEGUN.and_then(logged(Outcome.ANSWERED))
    assert plan(story.records[-1]) == []


@pytest.mark.parametrize(
    ("command", "because"),
    [
        (log("sung"), Because.OUTCOME_UNKNOWN),
        (log("called", audience="nobody"), Because.AUDIENCE_UNKNOWN),
        (log("given-up"), Because.REASON_NEEDED),
        (log("called", occurred=occurred("05:00")), Because.TIME_IN_FUTURE),
        (log("called", note="x" * 3000), Because.TEXT_TOO_LONG),
    ],
)
def test_what_cannot_be_is_refused(command, because):
    BEGUN.when(command).then(Refused(because))


def test_who_left_the_list_can_still_be_spoken_of_and_a_late_word_after_the_end_is_kept():
    story = given(declared(), logged(Outcome.ANSWERED), IncidentClosed(reason="x"))
    again = story.when(log("acknowledged"))
    assert (again.event.name_ja, again.event.name_en) == ("カード会社", "Card company")
    assert audience_name(story.board, story.policy, "card", Language.JA) == "カード会社"
    assert audience_name(story.board, story.policy, "gone", Language.EN) == "gone"


def test_a_contact_is_one_line_of_the_timeline():
    story = BEGUN.and_then(logged(Outcome.ANSWERED, note="折り返し"))
    lines = [record_line(story.records[-1], story.policy, one, TOKYO) for one in (Language.JA, Language.EN)]
    assert lines == ["カード会社:応答、担当C(折り返し)", "Card company: answered, 担当C (折り返し)"]


def test_a_record_of_before_reads_as_a_machine_and_nobody_to_call():
    old = b'{"key":"staff","name_ja":"x","name_en":"x","targets":["page"],"public":false,"template":""}'
    audience = msgspec.json.decode(old, type=Audience)
    assert (audience.kind, audience.by_hand, audience.owner, audience.contact) == ("machine", False, "", "")
    assert msgspec.json.decode(b'{"key":"a","name":"A"}', type=Person).contact == ""


def test_the_list_of_contacts_has_everybody_on_one_page():
    policy = BEGUN.and_then(PersonListed(person=Person(key="c", name="担当C", contact="内線 123"))).policy
    text = contact_list(policy, Language.JA, t("03:00"), TOKYO)
    assert "  担当C  内線 123" in text.splitlines()
    assert "  カード会社  03-0000-0000  担当C  人が電話やメールで" in text.splitlines()
    assert "#inc" in text
    page = contact_page(policy, Language.EN, t("03:00"), TOKYO)
    assert "<td>Card company</td><td>03-0000-0000</td>" in page
    assert "http" not in page.replace("http-equiv", "")


@for_any(st.text(max_size=40))
def test_no_text_of_the_policy_is_more_than_text_on_the_page(typed):
    hostile = f"<script>{typed}\u202e</td>"
    story = given(
        AudienceListed(audience=Audience(key="x", name_ja=hostile, name_en=hostile, contact=hostile)),
        PersonListed(person=Person(key="p", name=hostile, contact=hostile)),
    )
    page = contact_page(story.policy, Language.JA, t("03:00"), UTC)
    tags = page.count("<")
    plain = contact_page(
        given(
            AudienceListed(audience=Audience(key="x", name_ja="x", name_en="x", contact="x")),
            PersonListed(person=Person(key="p", name="x", contact="x")),
        ).policy,
        Language.JA,
        t("03:00"),
        UTC,
    )
    assert tags == plain.count("<")
    assert "\u202e" not in page
