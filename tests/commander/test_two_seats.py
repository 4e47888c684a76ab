"""What two must see is not seen by one: nobody fills two seats of a text, nor his own under another name (§2, §5.1)."""

import pytest

from commander.board.approval_requests import AskApproval, GiveApproval
from commander.board.bulletin import Wording
from commander.board.message import BroadcastOrdered, MessageApproved
from commander.board.organisation import Approval, Audience, Person
from commander.board.policy import ApprovalSet, AudienceListed, PersonListed
from commander.board.privacy_records import NamePrivacyReader
from commander.board.privacy_track_records import ApprovePrivacyDraft, KeepPrivacyDraft
from commander.board.refusal import Because, Refused
from commander.board.roles import COMMANDER, AssignRole, RoleAssigned
from commander.reading import Reading
from tests.commander.console import Console
from tests.commander.messages_said import message, order
from tests.commander.story import STREAM, A, B, C, declared, given

REGULATOR = Audience(
    key="partners", name_ja="提携先", name_en="Partners", targets=("slack:#p",), approvers=("legal", "biz")
)
BOTH = Audience(
    key="partners", name_ja="提携先", name_en="Partners", targets=("slack:#p",), approvers=("biz", "ic")
)
TEXT = message(audiences=("partners",))


def story(audience, *events):
    return given(
        AudienceListed(audience=audience), declared(), RoleAssigned(role=COMMANDER, person=A), *events
    )


def asked(story):
    chapter = story.when(AskApproval(incident=STREAM, messages=(TEXT,)), by=B)
    return chapter.then(*chapter.events)


def given_by(story, person):
    return story.when(GiveApproval(incident=STREAM, request="fresh-1"), by=person)


def test_the_commander_fills_one_of_two_vacant_seats_and_the_deputy_the_other():
    both = story(REGULATOR, RoleAssigned(role="deputy", person=C))
    half = given_by(asked(both), A)
    assert half.event.needs == ("legal",)
    then = half.then(half.event)
    given_by(then, A).then(Refused(Because.APPROVER_VACANT, person=C))
    assert given_by(then, C).event.needs == ("biz",)


def test_who_fills_his_own_seat_stands_in_for_no_other():
    vacant = story(BOTH, RoleAssigned(role="deputy", person=C))
    own = given_by(asked(vacant), A)
    assert own.event.needs == ("ic",)
    given_by(own.then(own.event), A).then(Refused(Because.APPROVER_VACANT, person=C))
    # Sent without a request it is the same.
    vacant.when(order(TEXT), by=A).then(Refused(Because.APPROVER_VACANT, role="biz", person=C))


def test_a_draft_about_a_leak_has_two_heads_when_both_its_seats_are_vacant(tmp_path):
    texts = {"ja": Wording(title="件名", body="本文"), "en": Wording(title="title", body="body")}
    with Console(tmp_path / "home") as console:
        incident, submit = console.declare(), console.desk.submit
        submit(AssignRole(incident=incident, role=COMMANDER, person=A))
        submit(AssignRole(incident=incident, role="privacy", person=B))
        submit(AssignRole(incident=incident, role="deputy", person=C))
        submit(NamePrivacyReader(incident=incident, person=C), person=B)
        submit(KeepPrivacyDraft(incident=incident, template="D02", texts=texts), person=B)
        approve = ApprovePrivacyDraft(incident=incident, template="D02")
        assert len(submit(approve, person=A)) == 1
        with pytest.raises(Refused) as refusal:
            submit(approve, person=A)
        assert refusal.value.because is Because.PRIVACY_DRAFT_NOT_YOURS
        submit(approve, person=C)
        with Reading(console.home) as reading:
            draft = reading.track(incident, A)[0].draft("D02")
        assert draft.approvals == {"biz": A, "legal": C}


def test_one_voice_fills_one_seat_however_often_its_name_is_said():
    alone = story(BOTH)
    alone.when(order(TEXT, verbal_approver=f"{A}、{A}"), by=B).then(Refused(Because.APPROVER_VACANT_ANYBODY))
    told = alone.when(order(TEXT, verbal_approver=f"{A}、{C}"), by=B).event
    assert isinstance(told, BroadcastOrdered)
    assert {told.approver, *(one.person for one in told.also)} == {A, C}


def test_with_four_eyes_nobody_approves_his_own_text_under_his_name_or_his_key():
    strict = given(
        PersonListed(person=Person(key="a", name=A)),
        ApprovalSet(approval=Approval(four_eyes=True)),
        declared(),
        RoleAssigned(role=COMMANDER, person=A),
        RoleAssigned(role="deputy", person=B),
    )
    for author, spoken in (("a", A), (A, "a"), ("a", "a"), ("a", "")):
        said = strict.when(order(message(), verbal_approver=spoken), by=author)
        said.then(Refused(Because.APPROVAL_NEEDED, person=B))
    approved = strict.when(order(message(), verbal_approver=B), by="a").event
    assert (approved.approver, approved.verbal) == (B, True)


def test_a_commander_who_asked_cannot_answer_the_request_by_the_other_name():
    strict = given(
        PersonListed(person=Person(key="a", name=A)),
        ApprovalSet(approval=Approval(four_eyes=True)),
        declared(),
        RoleAssigned(role=COMMANDER, person=A),
        RoleAssigned(role="deputy", person=B),
    )
    chapter = strict.when(AskApproval(incident=STREAM, messages=(message(),)), by="a")
    waiting = chapter.then(*chapter.events)
    for author, spoken in (("a", ""), (A, ""), (B, "a")):
        waiting.when(GiveApproval(incident=STREAM, request="fresh-1", spoken=spoken), by=author).then(
            Refused(Because.APPROVAL_NEEDED)
        )
    assert isinstance(given_by(waiting, B).event, MessageApproved)
