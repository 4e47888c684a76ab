"""An incident's own channel from a person's word to Slack: asked, made, followed, waited for, archived."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from commander.board.call_link import SetCallLink
from commander.board.channel import ArchiveChannel, ChannelMade, CreateChannel, InviteToChannel
from commander.board.channel_wish import UserGroup, channel_name, pattern_fault
from commander.board.deliveries import Choice, DeliveryState
from commander.board.incident import Close, IncidentKind, Reopen, SetSeverity
from commander.board.organisation import Audience, Person, PolicyFile, Service
from commander.board.policy_import import ImportPolicy
from commander.board.refusal import Because, Refused
from commander.board.roles import COMMANDER, AssignRole
from commander.board.slack_rules import Making, SlackRules
from commander.policy_fault import PolicyFault, PolicyReason
from commander.policy_file.toml import parse_policy, policy_text
from commander.publishers.practice import PracticePublisher
from commander.publishers.slack import SlackPublisher
from tests.commander.console import STAFF, Console
from tests.fakes.fake_slack import TOKEN
from tests.fakes.fake_slack_channels import CHANNEL_SCOPES, ME, FakeWorkspace, Group

PEOPLE = (
    Person(key="a", name="担当A", slack="U0PERSONA"),
    Person(key="b", name="担当B", mail="b@example.com"),
    Person(key="c", name="担当C"),
)
ROOM = Audience(key="room", name_ja="対応チーム", name_en="Responders", targets=("slack:incident",))
POLICY = PolicyFile(
    service=Service(name_ja="決済", name_en="Payments", url="https://status.example.com"),
    person=PEOPLE,
    audience=(STAFF, ROOM),
    slack=SlackRules(announce=("#incidents", "#support"), invite=("a", "b"), invite_groups=("oncall",)),
    user_group=(UserGroup(id="S0ONCALL01", handle="oncall"),),
)


@pytest.fixture
def slack() -> Iterator[FakeWorkspace]:
    with FakeWorkspace() as fake:
        fake.users = {"U0PERSONA": "a@example.com", "U0PERSONB": "b@example.com", "U0ONCALL01": ""}
        fake.groups = [Group("S0ONCALL01", "oncall", ["U0ONCALL01"])]
        yield fake


@pytest.fixture
def console(tmp_path: Path) -> Iterator[Console]:
    with Console(tmp_path / "home") as opened:
        opened.desk.submit(ImportPolicy(policy=POLICY))
        opened.incident = opened.declare(severity=1)
        yield opened
        assert opened.rows_contradicting_records() == []


def pay(console: Console, slack: FakeWorkspace) -> bool:
    publisher = SlackPublisher(TOKEN, slack.base_url, 2.0)
    for _ in range(4):
        console.clock.advance(seconds=5)  # past the gap between two edits of one thing
        is_idle = console.sender(slack=publisher).run_until_idle(console.clock())
    return is_idle


def announced(slack: FakeWorkspace):
    return [post for post in slack.posts if post.channel in ("C0INCIDENT1", "C0SUPPORT01")]


def channel(console: Console):
    return console.desk.board(console.incident).channel


def refused(console: Console, command) -> Because:
    with pytest.raises(Refused) as caught:
        console.desk.submit(command)
    return caught.value.because


def test_one_word_makes_the_channel_invites_and_announces_it(console, slack):
    short = console.desk.board(console.incident).incident.short_id
    console.desk.submit(CreateChannel(incident=console.incident))
    assert channel(console).newest.state is DeliveryState.QUEUED
    assert pay(console, slack)
    ((made, room),) = slack.made()
    there = channel(console)
    assert made.name == f"inc-20260402-{short[4:].lower()}"  # the date in Tokyo
    assert (there.ref, there.name, there.newest.state) == (made.id, made.name, DeliveryState.DELIVERED)
    assert there.url == f"https://example.slack.com/archives/{made.id}"
    assert room.members == [ME, "U0PERSONA", "U0PERSONB", "U0ONCALL01"]
    assert room.purpose.startswith(f"[{short}] ")
    told = announced(slack)
    assert sorted(post.channel for post in told) == ["C0INCIDENT1", "C0SUPPORT01"]
    assert f"<#{made.id}>" in str(told[0].blocks)
    assert made.name in told[0].text


def test_nobody_asked_and_nothing_is_made(console, slack):
    pay(console, slack)
    assert slack.made() == []
    assert channel(console).wish is None


@pytest.mark.parametrize(
    ("kind", "wanted"), [(IncidentKind.REAL, True), (IncidentKind.NOTICE, False), (IncidentKind.TEST, False)]
)
def test_the_policy_can_have_it_made_at_the_declaration(console, kind, wanted):
    rules = replace(POLICY.slack, channel=Making.ON_DECLARE)
    console.desk.submit(ImportPolicy(policy=replace(POLICY, slack=rules)))
    stream = console.declare(incident_kind=kind)
    assert (console.desk.board(stream).channel.wish is not None) is wanted


def test_never_means_never(console):
    rules = replace(POLICY.slack, channel=Making.NEVER)
    console.desk.submit(ImportPolicy(policy=replace(POLICY, slack=rules)))
    assert refused(console, CreateChannel(incident=console.incident)) is Because.CHANNEL_NEVER


def judge(console, severity):
    """The commander judges the severity: nobody else lowers it."""
    console.desk.person = "a"
    if console.desk.board(console.incident).roles.commander is None:
        console.desk.submit(AssignRole(incident=console.incident, role=COMMANDER, person="a"))
    lower = SetSeverity(incident=console.incident, severity=severity, reason="looked at again")
    console.desk.submit(lower)


def test_the_topic_follows_the_board_and_many_edits_become_one(console, slack):
    console.desk.submit(CreateChannel(incident=console.incident))
    pay(console, slack)
    ((_, room),) = slack.made()
    assert room.topic.startswith("SEV1 | ")
    before = room.topics_set
    for severity in (2, 3, 2, 1, 2):
        judge(console, severity)
    assert pay(console, slack)
    assert room.topics_set == before + 1
    assert room.topic.startswith("SEV2 | ")
    assert "指揮 IC: 担当A" in room.topic


def test_who_left_is_not_fetched_back_by_a_new_topic(console, slack):
    console.desk.submit(CreateChannel(incident=console.incident))
    pay(console, slack)
    ((_, room),) = slack.made()
    room.members.remove("U0PERSONA")
    judge(console, 3)
    pay(console, slack)
    assert "U0PERSONA" not in room.members
    console.desk.submit(InviteToChannel(incident=console.incident))
    pay(console, slack)
    assert "U0PERSONA" in room.members


def test_a_moved_call_moves_its_link(console, slack):
    console.desk.submit(SetCallLink(incident=console.incident, url="https://meet.example.com/a"))
    console.desk.submit(CreateChannel(incident=console.incident))
    pay(console, slack)
    console.desk.submit(SetCallLink(incident=console.incident, url="https://meet.example.com/b"))
    pay(console, slack)
    ((_, room),) = slack.made()
    assert [row["link"] for row in room.bookmarks[:2]] == [
        "https://meet.example.com/b",
        "https://status.example.com",
    ]
    summary = room.bookmarks[2]["link"]  # the pinned summary, once it stands there
    (post,) = [post for post in slack.posts if post.channel == room.id]
    assert summary == f"{channel(console).url}/p{post.ts.replace('.', '')}"
    assert len(room.bookmarks) == 3


def test_what_is_said_in_the_channel_waits_for_it_and_goes_there(console, slack):
    console.tell(console.incident, "room", "staff")
    assert pay(console, slack)  # nothing moves by itself any more
    assert console.states()["slack:incident"] == "queued"
    assert len(announced(slack)) == 2
    console.desk.submit(CreateChannel(incident=console.incident))
    pay(console, slack)
    ((made, _),) = slack.made()
    assert made.id in [post.channel for post in slack.posts]


def test_an_order_keeps_the_name_that_the_channel_had(console, slack):
    console.desk.submit(CreateChannel(incident=console.incident))
    pay(console, slack)
    ordered = console.tell(console.incident, "room")[0]
    assert ordered.event.channel == channel(console).name
    assert console.tell(console.incident, "staff")[0].event.channel == ""


def test_people_groups_addresses_and_ids_can_be_invited(console, slack):
    slack.users |= {"U0GUEST001": "", "U0GUEST002": "guest@example.com"}
    assert refused(console, InviteToChannel(incident=console.incident, names=("a",))) is Because.NO_CHANNEL
    console.desk.submit(CreateChannel(incident=console.incident))
    pay(console, slack)
    assert (
        refused(console, InviteToChannel(incident=console.incident, names=("担当C",)))
        is Because.PERSON_NOT_REACHABLE
    )
    names = ("担当B", "@oncall", "U0GUEST001", "guest@example.com")
    console.desk.submit(InviteToChannel(incident=console.incident, names=names))
    pay(console, slack)
    ((_, room),) = slack.made()
    assert {"U0GUEST001", "U0GUEST002"} <= set(room.members)


def test_a_missing_permission_holds_it_until_a_person_releases_it(console, slack):
    slack.tokens[TOKEN] = tuple(
        one for one in CHANNEL_SCOPES if one not in ("channels:manage", "groups:write")
    )
    console.desk.submit(CreateChannel(incident=console.incident))
    pay(console, slack)
    held = channel(console).newest
    assert (held.state, held.reason, held.detail) == (
        DeliveryState.HELD,
        "permission",
        "missing_scope: channels:manage",
    )
    assert channel(console).stuck() == [held]
    slack.tokens[TOKEN] = CHANNEL_SCOPES
    console.decide(held.key, Choice.RELEASE)
    pay(console, slack)
    assert channel(console).ref


def test_whoever_could_not_be_invited_is_named_on_the_board(console, slack):
    del slack.users["U0PERSONB"]
    console.desk.submit(CreateChannel(incident=console.incident))
    pay(console, slack)
    assert channel(console).missed == "not invited: 担当B (users_not_found)"
    judge(console, 2)
    pay(console, slack)
    assert channel(console).missed  # a new topic says nothing about people
    slack.users["U0PERSONB"] = "b@example.com"
    console.desk.submit(InviteToChannel(incident=console.incident))
    pay(console, slack)
    assert channel(console).missed == ""


def test_a_restart_between_order_and_answer_doubles_nothing(console, slack):
    console.desk.submit(CreateChannel(incident=console.incident))
    publisher = SlackPublisher(TOKEN, slack.base_url, 2.0)
    console.deliveries.workable()
    errand = console.deliveries.begin(channel(console).key)
    publisher.publish(errand)  # and the program dies before the answer is recorded
    console.restart()
    console.deliveries.recover()
    assert pay(console, slack)
    ((made, room),) = slack.made()
    assert channel(console).ref == made.id
    assert room.topics_set == 1
    assert len(announced(slack)) == 2


def test_closing_and_archiving_and_what_a_reopening_can_do(console, slack):
    assert refused(console, ArchiveChannel(incident=console.incident)) is Because.NO_CHANNEL
    console.desk.submit(CreateChannel(incident=console.incident))
    pay(console, slack)
    console.desk.submit(Close(incident=console.incident, reason="recovered"))
    console.desk.submit(ArchiveChannel(incident=console.incident))
    pay(console, slack)
    ((made, room),) = slack.made()
    assert made.is_archived
    assert "Closed" in room.topic
    assert channel(console).archived
    assert refused(console, CreateChannel(incident=console.incident)) is Because.INCIDENT_CLOSED
    console.desk.submit(Reopen(incident=console.incident, reason="again"))
    assert pay(console, slack)
    console.desk.submit(CreateChannel(incident=console.incident))
    pay(console, slack)
    assert (channel(console).newest.state, channel(console).newest.detail) == (
        DeliveryState.FAILED,
        "is_archived",
    )
    made.is_archived = False  # a person did it in Slack
    console.decide(channel(console).newest.key, Choice.RELEASE)
    pay(console, slack)
    assert room.topic.startswith("SEV1")
    assert len(slack.made()) == 1


def test_a_reopening_takes_back_an_archiving_that_has_not_gone(console, slack):
    console.desk.submit(CreateChannel(incident=console.incident))
    pay(console, slack)
    console.desk.submit(Close(incident=console.incident, reason="recovered"))
    console.desk.submit(ArchiveChannel(incident=console.incident))
    console.desk.submit(Reopen(incident=console.incident, reason="again"))
    pay(console, slack)
    ((made, _),) = slack.made()
    assert not made.is_archived


def test_a_drill_makes_no_channel_but_shows_what_it_would_make(console, slack):
    drill = console.declare(incident_kind=IncidentKind.DRILL)
    console.desk.submit(CreateChannel(incident=drill))
    practice = PracticePublisher(console.home)
    publisher = SlackPublisher(TOKEN, slack.base_url, 2.0)
    for _ in range(3):
        console.sender(slack=publisher, practice=practice).run_until_idle(console.clock())
    assert slack.asked == []
    posts = practice.posts()
    assert posts[0].bulletin.channel.name == console.desk.board(drill).channel.name
    told = [post for post in posts if post.target in ("slack:#incidents", "slack:#support")]
    assert len(told) == 2
    assert told[0].bulletin.texts["ja"].title.startswith("【訓練】")


def test_it_is_made_known_once(console, slack):
    console.desk.submit(CreateChannel(incident=console.incident))
    pay(console, slack)
    console.desk.submit(CreateChannel(incident=console.incident))
    pay(console, slack)
    made = [record for batch in console.heard for record in batch if isinstance(record.event, ChannelMade)]
    assert len(made) == 1
    assert len(announced(slack)) == 2


@pytest.mark.parametrize(
    ("pattern", "title", "name"),
    [
        ("inc-{date}-{id}", "決済が失敗する", "inc-20260402-7k3q"),
        ("inc-{date}-{id}-{title}", "決済が失敗する", "inc-20260402-7k3q"),
        ("inc-{id}-{title}", "決済API v2.1 が Timeout", "inc-7k3q-api-v2-1-timeout"),
        ("{title}-{id}", "<!channel> #general @here", "channel-general-here-7k3q"),
        ("inc-{id}-{title}", "A" * 300, f"inc-7k3q-{'a' * 40}"),
        ("障害-{id}", "", "7k3q"),
    ],
)
def test_a_name_is_what_slack_takes(pattern, title, name):
    assert channel_name(pattern, date="20260402", short_id="INC-7K3Q", title=title) == name


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        ("inc-{id}", ""),
        ("inc-{date}", "{id}"),
        ("inc-{id}-{who}", "{who}"),
        ("Inc-{id}", "I"),
        ("障害-{id}", "障害"),
    ],
)
def test_a_pattern_needs_the_id_and_takes_what_slack_takes(pattern, fault):
    assert pattern_fault(pattern) == fault


def test_the_rules_are_read_written_and_read_again():
    read = parse_policy(policy_text(POLICY), "policy.toml")
    assert (read.slack, read.user_group, read.person) == (POLICY.slack, POLICY.user_group, PEOPLE)


@pytest.mark.parametrize(
    ("text", "reason", "key"),
    [
        ('[slack]\nchannel = "maybe"', PolicyReason.NOT_A_CHOICE, "slack.channel"),
        ('[slack]\nname = "inc-{date}"', PolicyReason.BAD_PATTERN, "slack.name"),
        ('[slack]\ninvite = ["nobody"]', PolicyReason.NOBODY_TO_INVITE, "slack.invite"),
        ('[slack]\ninvite_groups = ["none"]', PolicyReason.NOBODY_TO_INVITE, "slack.invite_groups"),
        ('[slack]\nannounce = ["a b"]', PolicyReason.WRONG_TYPE, "slack.announce"),
        ('[[user_group]]\nid = "@oncall"\nhandle = "x"', PolicyReason.BAD_SLACK_ID, "user_group.id"),
        ('[[person]]\nkey = "a"\nname = "A"\nslack = "taro"', PolicyReason.BAD_SLACK_ID, "person.slack"),
        ('[[person]]\nkey = "a"\nname = "A"\nmail = "taro"', PolicyReason.BAD_ADDRESS, "person.mail"),
    ],
)
def test_each_fault_of_the_rules_names_its_key(text, reason, key):
    with pytest.raises(PolicyFault) as caught:
        parse_policy(text, "policy.toml")
    assert (caught.value.reason, caught.value.key) == (reason, key)
    assert caught.value.sentence("ja") != caught.value.sentence("en")
