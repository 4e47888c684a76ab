"""The incident's channel against a strict Slack: made once whatever breaks off, headed, linked, peopled, archived."""

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from commander.board.channel_wish import Bookmark, ChannelWish, Invitee, UserGroup
from commander.board.deliveries import Operation
from commander.clock import utc_now
from commander.outbox.publisher import Delivered, Errand, Outcome, Rejected, RejectionCause, TryLater, Unsure
from commander.publishers.slack import SlackPublisher
from tests.contracts.patience import ANSWERED_S
from tests.contracts.publisher_contract import an_errand
from tests.fakes.fake_slack import TOKEN, Channel
from tests.fakes.fake_slack_channels import CHANNEL_SCOPES, ME, FakeWorkspace, Group, Room
from tests.fakes.fault_proxy import Fault, FaultProxy

_CALL = Bookmark(title="通話 / Call", url="https://meet.example.com/a")
WISH = ChannelWish(
    name="inc-20260402-7k3q",
    topic="SEV1 | 決済が失敗する <!channel> & more",
    purpose="[INC-7K3Q] 決済が失敗する",
    bookmarks=(_CALL, Bookmark(title="ステータスページ / Status page", url="https://status.example.com")),
    people=(Invitee(name="担当A", slack="U0PERSONA"), Invitee(name="担当B", mail="b@example.com")),
    groups=(UserGroup(id="S0ONCALL01", handle="oncall"),),
    since=utc_now().isoformat(),
)


@pytest.fixture
def slack() -> Iterator[FakeWorkspace]:
    with FakeWorkspace() as fake:
        fake.users = {"U0PERSONA": "a@example.com", "U0PERSONB": "b@example.com"}
        fake.users |= {f"U0ONCALL{number:03d}": "" for number in range(3)}
        fake.groups = [Group("S0ONCALL01", "oncall", [f"U0ONCALL{number:03d}" for number in range(3)])]
        yield fake


def an_order(
    wish: ChannelWish | None = WISH, *, operation: Operation = Operation.CHANNEL, place: str = ""
) -> Errand:
    return replace(an_errand("slack:incident", channel=wish), operation=operation, place=place)


def publish(slack: FakeWorkspace, errand: Errand, base_url: str = "") -> Outcome:
    return SlackPublisher(TOKEN, base_url or slack.base_url, ANSWERED_S).publish(errand)


def the_room(slack: FakeWorkspace) -> tuple[Channel, Room]:
    (made,) = slack.made()
    return made


def test_a_channel_is_made_with_its_head_its_links_and_its_people(slack: FakeWorkspace) -> None:
    outcome = publish(slack, an_order())
    channel, room = the_room(slack)
    assert outcome == Delivered(
        ref=channel.id, url=f"https://example.slack.com/archives/{channel.id}", name="inc-20260402-7k3q"
    )
    assert not channel.is_private
    assert room.topic == "SEV1 | 決済が失敗する &lt;!channel&gt; &amp; more"
    assert room.purpose == "[INC-7K3Q] 決済が失敗する"
    assert [(row["title"], row["link"]) for row in room.bookmarks] == [
        (one.title, one.url) for one in WISH.bookmarks
    ]
    assert room.members == [ME, "U0PERSONA", "U0PERSONB", "U0ONCALL000", "U0ONCALL001", "U0ONCALL002"]


def test_the_same_order_again_changes_nothing(slack: FakeWorkspace) -> None:
    first = publish(slack, an_order())
    assert isinstance(first, Delivered)
    slack.asked.clear()
    assert publish(slack, an_order(place=first.ref)) == first
    writing = {"create", "setTopic", "setPurpose", "invite", "add", "edit"}
    assert not [method for method in slack.asked if method.rpartition(".")[2] in writing]


class _Died(BaseException):
    """The program ends here."""


@pytest.mark.parametrize("answers", range(1, 13))
def test_a_death_after_any_answer_doubles_nothing(slack: FakeWorkspace, answers: int) -> None:
    """The next start knows nothing of what the first one did: no id was recorded."""
    publisher = SlackPublisher(TOKEN, slack.base_url, ANSWERED_S)
    ask, left = publisher._ask, [answers]

    def dying(method: str, **arguments: Any) -> Any:
        answer = ask(method, **arguments)
        left[0] -= 1
        if left[0] == 0:
            raise _Died
        return answer

    publisher._ask = dying  # a fault of this process: the outside edge is real
    with pytest.raises(_Died):
        publisher.publish(an_order())
    again = publish(slack, an_order())
    channel, room = the_room(slack)
    assert isinstance(again, Delivered)
    assert again.ref == channel.id
    assert len(room.bookmarks) == 2
    assert room.topics_set == 1
    assert len(room.members) == len(set(room.members)) == 6


@pytest.mark.parametrize("fault", [Fault.DROP_AFTER, Fault.RESET_AFTER])
@pytest.mark.parametrize(
    ("request_number", "method"),
    [(2, "conversations.create"), (7, "bookmarks.add"), (12, "conversations.invite")],
)
def test_an_answer_lost_on_the_way_doubles_nothing(
    slack: FakeWorkspace, fault: Fault, request_number: int, method: str
) -> None:
    with FaultProxy(slack.origin) as proxy:
        base = f"{proxy.origin}/api/"
        proxy.script(*[Fault.PASS] * (request_number - 1), fault)
        assert isinstance(publish(slack, an_order(), base), Unsure)
        assert slack.asked[-1] == method
        assert isinstance(publish(slack, an_order(), base), Delivered)
    _, room = the_room(slack)
    assert len(room.bookmarks) == 2
    assert len(room.members) == len(set(room.members)) == 6


def test_a_name_that_others_have_gets_a_suffix(slack: FakeWorkspace) -> None:
    slack.channels.append(Channel("C0OTHERS001", WISH.name))
    slack.rooms["C0OTHERS001"] = Room("C0OTHERS001")
    outcome = publish(slack, an_order())
    assert isinstance(outcome, Delivered)
    assert outcome.name == f"{WISH.name}-2"
    assert slack.rooms["C0OTHERS001"].topic == ""


@pytest.mark.parametrize(
    ("why", "room"),
    [
        ("of another incident", Room("C0EARLIER01", ME, 4_000_000_000, purpose="[INC-OTHER] x")),
        ("older than the incident", Room("C0EARLIER01", ME, 1_600_000_000)),
    ],
)
def test_a_channel_of_ours_from_elsewhere_is_not_adopted(slack: FakeWorkspace, why: str, room: Room) -> None:
    slack.channels.append(Channel("C0EARLIER01", WISH.name))
    slack.rooms["C0EARLIER01"] = room
    outcome = publish(slack, an_order())
    assert isinstance(outcome, Delivered)
    assert outcome.ref != "C0EARLIER01", why


def test_a_private_channel_is_found_again_too(slack: FakeWorkspace) -> None:
    wish = replace(WISH, private=True)
    first = publish(slack, an_order(wish))
    assert publish(slack, an_order(wish)) == first
    assert the_room(slack)[0].is_private


def test_a_private_channel_that_cannot_be_looked_for_is_not_made_twice(slack: FakeWorkspace) -> None:
    wish = replace(WISH, private=True)
    publish(slack, an_order(wish))
    slack.tokens[TOKEN] = tuple(scope for scope in CHANNEL_SCOPES if scope != "groups:read")
    assert publish(slack, an_order(wish)) == Rejected(
        cause=RejectionCause.PERMISSION, detail="missing_scope: groups:read"
    )
    assert len(slack.made()) == 1


def test_more_than_a_hundred_people_are_invited_by_the_hundred(slack: FakeWorkspace) -> None:
    crowd = [f"U0CROWD{number:04d}" for number in range(250)]
    slack.users |= dict.fromkeys(crowd, "")
    slack.groups.append(Group("S0CROWD001", "crowd", crowd))
    wish = replace(WISH, people=(), groups=(UserGroup(id="S0CROWD001", handle="crowd"),))
    assert isinstance(publish(slack, an_order(wish)), Delivered)
    assert the_room(slack)[1].members == [ME, *crowd]
    assert slack.asked.count("conversations.invite") == 3
    slack.asked.clear()
    publish(slack, an_order(wish))
    assert "conversations.invite" not in slack.asked


def test_whoever_is_refused_is_named_and_the_others_are_invited(slack: FakeWorkspace) -> None:
    slack.users["U0GUEST001"] = ""
    slack.refused["U0GUEST001"] = "user_is_restricted"
    people = (
        *WISH.people,
        Invitee(name="担当C", slack="U0GUEST001"),
        Invitee(name="担当D", mail="nobody@example.com"),
        Invitee(name="担当E", slack="U0UNKNOWN1"),
        Invitee(name="担当F"),
    )
    outcome = publish(slack, an_order(replace(WISH, people=people)))
    assert isinstance(outcome, Delivered)
    assert outcome.detail == (
        "not invited: 担当D (users_not_found), 担当F (no Slack id, no mail), "
        "担当C (user_is_restricted), 担当E (user_not_found)"
    )
    assert {"U0PERSONA", "U0PERSONB", "U0ONCALL002"} <= set(the_room(slack)[1].members)


def test_when_nobody_asked_for_can_be_invited_they_are_named(slack: FakeWorkspace) -> None:
    wish = replace(WISH, groups=(), people=(Invitee(name="担当E", slack="U0UNKNOWN1"),))
    outcome = publish(slack, an_order(wish))
    assert isinstance(outcome, Delivered)
    assert outcome.detail == "not invited: 担当E (user_not_found)"


def test_a_moved_call_moves_its_bookmark_and_nothing_else(slack: FakeWorkspace) -> None:
    first = publish(slack, an_order())
    assert isinstance(first, Delivered)
    _, room = the_room(slack)
    room.bookmarks.append({"id": "Bk9", "title": "ours by hand", "link": "https://example.com/runbook"})
    moved = Bookmark(title=_CALL.title, url="https://meet.example.com/b")
    wish = replace(WISH, bookmarks=(moved, *WISH.bookmarks[1:]), people=(), groups=())
    assert isinstance(publish(slack, an_order(wish, place=first.ref)), Delivered)
    assert [row["link"] for row in room.bookmarks] == [
        "https://meet.example.com/b",
        "https://status.example.com",
        "https://example.com/runbook",
    ]


@pytest.mark.parametrize(
    ("scope", "note"),
    [
        ("bookmarks:read", "bookmarks: missing_scope: bookmarks:read"),
        ("bookmarks:write", "bookmark 通話 / Call: missing_scope: bookmarks:write"),
        ("usergroups:read", "not invited: @oncall (missing_scope: usergroups:read)"),
        ("users:read.email", "not invited: 担当B (missing_scope: users:read.email)"),
    ],
)
def test_a_scope_that_is_missing_is_named_and_the_rest_works(
    slack: FakeWorkspace, scope: str, note: str
) -> None:
    slack.tokens[TOKEN] = tuple(one for one in CHANNEL_SCOPES if one != scope)
    outcome = publish(slack, an_order())
    assert isinstance(outcome, Delivered)
    assert note in outcome.detail
    assert the_room(slack)[1].topic


def test_without_the_scope_to_make_channels_it_is_held_with_that_word(slack: FakeWorkspace) -> None:
    slack.tokens[TOKEN] = tuple(
        one for one in CHANNEL_SCOPES if one not in ("channels:manage", "groups:write")
    )
    assert publish(slack, an_order()) == Rejected(
        cause=RejectionCause.PERMISSION, detail="missing_scope: channels:manage"
    )
    assert slack.made() == []


def test_a_name_that_slack_does_not_take_is_a_matter_of_content(slack: FakeWorkspace) -> None:
    outcome = publish(slack, an_order(replace(WISH, name="INC.決済")))
    assert outcome == Rejected(cause=RejectionCause.CONTENT, detail="invalid_name_specials")


def test_too_many_requests_wait_as_long_as_slack_says(slack: FakeWorkspace) -> None:
    first = publish(slack, an_order())
    assert isinstance(first, Delivered)
    outcomes = [
        publish(slack, an_order(replace(WISH, topic=f"topic {number}"), place=first.ref))
        for number in range(25)
    ]
    assert isinstance(outcomes[-1], TryLater)
    assert outcomes[-1].after is not None


def test_a_long_topic_is_cut_within_what_slack_takes(slack: FakeWorkspace) -> None:
    wish = replace(WISH, topic="&<>" * 200, purpose="[INC-7K3Q] " + "障害🚨" * 200)
    assert isinstance(publish(slack, an_order(wish)), Delivered)
    _, room = the_room(slack)
    assert len(room.topic) <= 250
    assert not room.topic.rstrip("…").endswith(("&", "&a", "&am", "&amp", "&l", "&lt", "&g", "&gt"))


def test_archiving_is_done_once_and_is_done_when_it_was_done(slack: FakeWorkspace) -> None:
    first = publish(slack, an_order())
    assert isinstance(first, Delivered)
    order = an_order(None, operation=Operation.ARCHIVE, place=first.ref)
    assert publish(slack, order) == Delivered(ref=first.ref, url=first.url)
    assert the_room(slack)[0].is_archived
    assert publish(slack, order) == Delivered(ref=first.ref, url=first.url)


def test_what_is_archived_is_not_opened_again_by_a_bot(slack: FakeWorkspace) -> None:
    first = publish(slack, an_order())
    assert isinstance(first, Delivered)
    the_room(slack)[0].is_archived = True
    for place in ("", first.ref):
        assert publish(slack, an_order(place=place)) == Rejected(
            cause=RejectionCause.TARGET, detail="is_archived"
        )
    assert len(slack.made()) == 1


def test_a_channel_that_we_were_removed_from_is_joined_again(slack: FakeWorkspace) -> None:
    first = publish(slack, an_order())
    assert isinstance(first, Delivered)
    the_room(slack)[0].is_member = False
    wish = replace(WISH, topic="new", people=(), groups=())
    assert isinstance(publish(slack, an_order(wish, place=first.ref)), Delivered)
    assert the_room(slack)[1].topic == "new"


def test_a_post_goes_to_the_channel_by_its_id(slack: FakeWorkspace) -> None:
    first = publish(slack, an_order())
    assert isinstance(first, Delivered)
    errand = replace(an_errand("slack:incident"), place=first.ref)
    assert isinstance(publish(slack, errand), Delivered)
    assert [post.channel for post in slack.posts] == [first.ref]
