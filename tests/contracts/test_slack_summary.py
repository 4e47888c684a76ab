"""The pinned summary and its live lines on the strict Slack, behind a breaking proxy, and on the counterpart."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from commander.board.bulletin import Link, Wording
from commander.board.deliveries import DeliveryState, Operation
from commander.board.incident import Retitle
from commander.board.organisation import PolicyFile
from commander.board.policy_import import ImportPolicy
from commander.board.refusal import Because, Refused
from commander.board.slack_rules import SlackRules
from commander.board.summary import OrderLiveLine
from commander.outbox.publisher import (
    Delivered,
    Errand,
    NotThere,
    Rejected,
    RejectionCause,
    Seen,
    TryLater,
    Unsure,
)
from commander.publishers.practice import PracticePublisher
from commander.publishers.slack import SlackPublisher
from tests.commander.console import Console
from tests.contracts.patience import ANSWERED_S, patience
from tests.contracts.publisher_contract import HOSTILE, an_errand
from tests.fakes.fake_slack import SCOPES, TOKEN, FakeSlack, Post
from tests.fakes.fault_proxy import LOST_AFTER, LOST_BEFORE, Fault, FaultProxy
from tests.fakes.slack_counterpart import SlackCounterpart

PLACE = "slack:#incidents"
CHANNEL = "C0INCIDENT1"


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack() as fake:
        yield fake


@pytest.fixture
def publisher(slack: FakeSlack) -> SlackPublisher:
    return SlackPublisher(TOKEN, slack.base_url, ANSWERED_S)


def summary(
    title: str = "INC-7K3Q 決済", body: str = "重大度:SEV2", *, ref: str | None = None, **more: object
) -> Errand:
    texts = {"ja": Wording(title=title, body=body), "en": Wording(title=title, body="Severity: SEV2")}
    return replace(
        an_errand(PLACE, texts=texts, public=False, **more), operation=Operation.SUMMARY, at_ref=ref
    )


def line(text: str, ref: str | None = None) -> Errand:
    texts = {"ja": Wording(title="", body=text)}
    return replace(an_errand(PLACE, texts=texts, public=False), operation=Operation.LINE, at_ref=ref)


def posted(publisher: SlackPublisher, errand: Errand) -> str:
    outcome = publisher.publish(errand)
    assert isinstance(outcome, Delivered), outcome
    return outcome.ref


def shown(slack: FakeSlack) -> str:
    return str(slack.posts[-1].blocks)


def test_a_summary_is_posted_once_then_edited_where_it_stands_and_pinned(
    slack: FakeSlack, publisher: SlackPublisher
) -> None:
    first = summary()
    ref = posted(publisher, first)
    assert posted(publisher, summary(body="重大度:SEV1", ref=ref)) == ref
    assert len(slack.posts) == 1
    assert "SEV1" in shown(slack)
    assert "SEV2" not in shown(slack).replace("Severity: SEV2", "")
    assert slack.in_place.pins == [(CHANNEL, ref)]
    # The key under which it was posted stays: whoever was in doubt about the post still finds it.
    assert publisher.look(first) == Seen(
        ref=ref, url=f"https://example.slack.com/archives/{CHANNEL}/p{ref.replace('.', '')}"
    )


def test_a_pin_is_asked_for_once_a_program_and_one_that_is_there_is_as_good(
    slack: FakeSlack, publisher: SlackPublisher
) -> None:
    ref = posted(publisher, summary())
    for _ in range(3):
        posted(publisher, summary(ref=ref))
    again = SlackPublisher(TOKEN, slack.base_url, ANSWERED_S)
    assert again.publish(summary(ref=ref)) == Delivered(ref=ref)
    assert len(slack.in_place.pins) == 1


def test_a_summary_that_was_deleted_is_gone_and_that_is_certain(
    slack: FakeSlack, publisher: SlackPublisher
) -> None:
    ref = posted(publisher, summary())
    slack.posts.clear()
    outcome = publisher.publish(summary(ref=ref))
    assert outcome == Rejected(cause=RejectionCause.GONE, detail="message_not_found")
    assert slack.posts == []


def test_one_that_is_pinned_already_is_taken_up_and_not_doubled(
    slack: FakeSlack, publisher: SlackPublisher
) -> None:
    ref = posted(publisher, summary())
    posted(publisher, summary(ref=ref))
    forgotten = replace(summary(), tried_before=True)  # a person confirmed it and had no id
    assert posted(publisher, forgotten) == ref
    assert len(slack.posts) == 1


def test_one_that_was_never_pinned_is_found_among_the_newest_messages(
    slack: FakeSlack, publisher: SlackPublisher
) -> None:
    ref = posted(publisher, summary())
    assert posted(publisher, replace(summary(), tried_before=True)) == ref
    assert len(slack.posts) == 1


@pytest.mark.parametrize(
    "fault", [*LOST_BEFORE, Fault.DROP_AFTER, Fault.HANG_AFTER, Fault.LIMITED, Fault.PAGE]
)
@pytest.mark.parametrize("unread", ["pins.list", "conversations.history"])
def test_while_the_place_of_a_lost_summary_can_not_be_read_no_second_one_is_posted(
    slack: FakeSlack, fault: Fault, unread: str
) -> None:
    with FaultProxy(slack.origin) as proxy:
        publisher = SlackPublisher(TOKEN, f"{proxy.origin}/api/", patience(fault))
        ref = posted(publisher, summary())
        posted(publisher, summary(ref=ref))  # the channel's id is known from here on
        if unread == "conversations.history":
            slack.in_place.pins.clear()
        else:  # then it stands among the pins alone
            slack.posts.extend(chatter(slack.posts[0], number) for number in range(200))
        before = len(slack.posts)
        forgotten = replace(summary(), tried_before=True)
        proxy.script(*([fault] if unread == "pins.list" else [Fault.PASS, fault]))
        assert isinstance(publisher.publish(forgotten), TryLater)
        assert proxy.count(unread) == 1
        assert len(slack.posts) == before
        assert posted(publisher, forgotten) == ref
    assert len(slack.posts) == before


def chatter(post: Post, number: int) -> Post:
    """Somebody else's message, later than all that stand there."""
    block = {"type": "section", "block_id": f"b{number}", "text": {"type": "plain_text", "text": "x"}}
    seconds, _, _ = post.ts.partition(".")
    return dataclasses.replace(post, ts=f"{int(seconds) + 1 + number}.000100", blocks=[block], metadata=None)


def test_without_the_right_to_pin_the_summary_is_still_kept_up_to_date(slack: FakeSlack) -> None:
    slack.tokens[TOKEN] = tuple(scope for scope in SCOPES if not scope.startswith("pins"))
    publisher = SlackPublisher(TOKEN, slack.base_url, ANSWERED_S)
    ref = posted(publisher, summary())
    assert publisher.publish(summary(ref=ref)) == Delivered(
        ref=ref, detail="not pinned: missing_scope: pins:write"
    )
    assert publisher.publish(summary(ref=ref)) == Delivered(ref=ref)


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_typed_becomes_a_mention_a_link_or_a_refusal(
    slack: FakeSlack, publisher: SlackPublisher, name: str
) -> None:
    hostile = HOSTILE[name]
    errand = summary(title=hostile[:300] or "x", body=hostile[:2400] or "x")
    ref = posted(publisher, errand)
    outcome = publisher.publish(replace(errand, at_ref=ref))
    assert isinstance(outcome, Delivered), outcome
    kinds = {block["text"]["type"] for block in slack.posts[-1].blocks if "text" in block}
    assert kinds == {"plain_text"}
    assert "<!" not in slack.posts[-1].text
    assert "<@" not in slack.posts[-1].text


def test_links_are_links_only_where_the_address_is_one(slack: FakeSlack, publisher: SlackPublisher) -> None:
    links = (
        Link(ja="ステータスページ", en="Status page", url="https://status.example.com/a?b=1&c=2"),
        Link(ja="通話<!here>", en="Call", url="https://call.example.com"),
        Link(ja="悪", en="bad", url="javascript:alert(1)"),
        Link(ja="悪", en="bad", url="https://x.example|<!channel>"),
    )
    posted(publisher, summary(links=links))
    (text,) = [b["text"]["text"] for b in slack.posts[-1].blocks if b.get("text", {}).get("type") == "mrkdwn"]
    assert text == (
        "<https://status.example.com/a?b=1&amp;c=2|ステータスページ / Status page>"
        " · <https://call.example.com|通話&lt;!here&gt; / Call>"
    )


def test_a_line_stands_in_the_thread_and_is_found_there(slack: FakeSlack, publisher: SlackPublisher) -> None:
    ref = posted(publisher, summary())
    errand = line("切り戻しを始めた\n<!channel> & *太字*", ref)
    at = posted(publisher, errand)
    assert slack.posts[-1].thread_ts == ref
    assert "<!channel>" not in slack.posts[-1].text
    sight = publisher.look(errand)
    assert isinstance(sight, Seen)
    assert sight.ref == at
    assert publisher.look(line("別の実況", ref)) == NotThere()


def test_a_line_whose_thread_is_gone_stands_in_the_channel(
    slack: FakeSlack, publisher: SlackPublisher
) -> None:
    ref = posted(publisher, summary())
    slack.posts.clear()
    errand = line("切り戻した", ref)
    at = posted(publisher, errand)
    assert [post.thread_ts for post in slack.posts] == [None]
    sight = publisher.look(errand)
    assert isinstance(sight, Seen)
    assert sight.ref == at


@pytest.mark.parametrize("fault", [*LOST_AFTER, Fault.LIMITED])
def test_an_edit_that_breaks_is_repeated_without_harm(slack: FakeSlack, fault: Fault) -> None:
    with FaultProxy(slack.origin) as proxy:
        publisher = SlackPublisher(TOKEN, f"{proxy.origin}/api/", patience(fault))
        ref = posted(publisher, summary())
        proxy.script(fault)
        outcome = publisher.publish(summary(body="新", ref=ref))
        assert isinstance(outcome, Unsure | TryLater), outcome
        assert posted(publisher, summary(body="新", ref=ref)) == ref
    assert len(slack.posts) == 1
    assert "新" in shown(slack)


def test_an_archived_channel_takes_no_edit(slack: FakeSlack, publisher: SlackPublisher) -> None:
    ref = posted(publisher, summary())
    next(one for one in slack.channels if one.id == CHANNEL).is_archived = True
    outcome = publisher.publish(summary(ref=ref))
    assert isinstance(outcome, Rejected)
    assert outcome.cause is RejectionCause.TARGET


def test_practice_edits_in_place_too(tmp_path: Path) -> None:
    practice = PracticePublisher(tmp_path)
    ref = practice.publish(summary(drill=True)).ref
    assert practice.publish(line("実況", ref)).ref != ref
    assert practice.publish(summary(body="重大度:SEV1", ref=ref, drill=True)).ref == ref
    assert [post.ref for post in practice.posts()] == [ref, "practice:2"]
    assert practice.posts()[0].bulletin.texts["ja"].body == "重大度:SEV1"


def pay(console: Console, publisher: SlackPublisher) -> None:
    """One turn of a sender whose other side is the strict Slack."""
    for debt in console.deliveries.workable():
        if debt.state is DeliveryState.QUEUED and debt.via == "slack":
            errand = console.deliveries.begin(debt.key)
            assert errand is not None
            console.deliveries.settle(errand.key, errand.attempt, publisher.publish(errand))


def test_fifty_changes_in_ten_seconds_are_one_post_and_at_most_four_edits_the_last_one_current(
    slack: FakeSlack, publisher: SlackPublisher, tmp_path: Path
) -> None:
    with Console(tmp_path / "home") as console:
        rules = SlackRules(summary=("#incidents",))
        console.desk.submit(ImportPolicy(policy=PolicyFile(slack=rules)))
        incident = console.declare()
        for _ in range(3):
            pay(console, publisher)
            console.clock.advance(seconds=4)
        assert len(slack.in_place.edits) == 1  # the one that pins it
        slack.in_place.edits.clear()
        for number in range(50):
            console.desk.submit(Retitle(incident=incident, title=f"決済 {number}"))
            pay(console, publisher)
            console.clock.advance(milliseconds=200)
        while console.deliveries.open_count():
            pay(console, publisher)
            console.clock.advance(seconds=1)
        assert len(slack.posts) == 1
        assert len(slack.in_place.pins) == 1
        assert 1 <= len(slack.in_place.edits) <= 4
        assert "決済 49" in shown(slack)


def test_a_live_line_waits_for_the_summary_that_it_belongs_to(
    slack: FakeSlack, publisher: SlackPublisher, tmp_path: Path
) -> None:
    with Console(tmp_path / "home") as console:
        console.desk.submit(ImportPolicy(policy=PolicyFile(slack=SlackRules(summary=("#incidents",)))))
        incident = console.declare()
        entry = console.write(incident, "切り戻しを始めた")
        order = OrderLiveLine(incident=incident, text="切り戻しを始めた", entry=entry.id)
        console.desk.submit(order)
        for _ in range(3):
            pay(console, publisher)
            console.clock.advance(seconds=4)
        summary_post, live = slack.posts
        assert (summary_post.thread_ts, live.thread_ts) == (None, summary_post.ts)
        with pytest.raises(Refused) as refused:
            console.desk.submit(order)
        assert refused.value.because is Because.LINE_ALREADY_LIVE


def test_on_the_counterpart_it_is_posted_pinned_edited_and_found(tmp_path: Path) -> None:
    seed = {
        "team": {"name": "Example", "domain": "example"},
        "users": [{"name": "commander", "real_name": "Commander", "email": "commander@example.com"}],
        "channels": [{"name": "incidents"}],
        "tokens": [{"token": TOKEN, "user": "commander", "scopes": list(SCOPES)}],
        "strict_scopes": True,
    }
    with SlackCounterpart() as server:
        publisher = SlackPublisher(TOKEN, server.start(seed), 5)
        first = summary()
        ref = posted(publisher, first)
        for _ in range(2):
            assert publisher.publish(summary(body="重大度:SEV1", ref=ref)) == Delivered(ref=ref)
        live = line("切り戻しを始めた", ref)
        at = posted(publisher, live)
        for errand, there in ((first, ref), (live, at)):
            sight = publisher.look(errand)
            assert isinstance(sight, Seen)
            assert sight.ref == there
        gone = publisher.publish(summary(ref="1700000000.000100"))
        assert gone == Rejected(cause=RejectionCause.GONE, detail="message_not_found")
        # One that is pinned is taken up again by whoever has lost its id.
        assert posted(publisher, replace(summary(), tried_before=True)) == ref
