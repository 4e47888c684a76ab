"""The publishers' contract, run on each publisher against its counterparts, and what is special to each."""

import http.client
import json
import logging
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import requests
from typing_extensions import override

from commander.board.bulletin import ComponentStatus, Mention, Stage, Wording
from commander.outbox.publisher import (
    CannotTell,
    Delivered,
    NotThere,
    Rejected,
    RejectionCause,
    Seen,
    TryLater,
    Unsure,
)
from commander.publishers.practice import PracticePublisher
from commander.publishers.slack import SlackPublisher
from commander.publishers.slack.app import NEEDED_SCOPES, OPTIONAL_SCOPES, manifest
from commander.publishers.statuspage import StatuspagePublisher
from commander.publishers.statuspage.publisher import CannotList
from commander.publishers.statuspage.wire import Pace
from tests.contracts.patience import ANSWERED_S, patience_of
from tests.contracts.publisher_contract import (
    HOSTILE,
    NetworkPublisherContract,
    NetworkScene,
    PublisherContract,
    Scene,
    a_bulletin,
    an_errand,
    with_texts,
)
from tests.fakes import fake_slack, fake_statuspage
from tests.fakes.fake_slack import SCOPES, TOKEN, Channel, FakeSlack
from tests.fakes.fake_statuspage import KEY, PAGE, FakeStatuspage
from tests.fakes.fault_proxy import Fault, FaultProxy
from tests.fakes.loopback_http import Listener, Reply
from tests.fakes.slack_counterpart import SlackCounterpart

_ROOT = Path(__file__).parents[2]


@pytest.fixture
def elsewhere() -> Iterator[Listener]:
    with Listener() as listener:
        yield listener


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack() as fake:
        yield fake


@pytest.fixture
def page() -> Iterator[FakeStatuspage]:
    with FakeStatuspage() as fake:
        yield fake


@pytest.fixture(scope="module")
def counterpart() -> Iterator[str]:
    """The real counterpart, one for all tests: it takes half a second to start."""
    seed = {
        "team": {"name": "Example", "domain": "example"},
        "users": [{"name": "commander", "real_name": "Commander", "email": "commander@example.com"}],
        "channels": [{"name": "incidents"}],
        "tokens": [{"token": TOKEN, "user": "commander", "scopes": list(SCOPES)}],
        "strict_scopes": True,
    }
    with SlackCounterpart() as server:
        yield server.start(seed)


def slack_publisher(fake: FakeSlack, token: str = TOKEN) -> SlackPublisher:
    return SlackPublisher(token, fake.base_url, ANSWERED_S)


def page_publisher(fake: FakeStatuspage, key: str = KEY, page_id: str = PAGE) -> StatuspagePublisher:
    return StatuspagePublisher(key, page_id, fake.base_url, (ANSWERED_S, ANSWERED_S), pace=Pace(0.0))


class TestPractice(PublisherContract):
    @override
    @pytest.fixture
    def scene(self, tmp_path: Path) -> Scene:
        publisher = PracticePublisher(tmp_path / "home")
        return Scene(publisher, "practice:slack", lambda: [post.key for post in publisher.posts()])


class TestSlackOnTheStrictFake(NetworkPublisherContract):
    @override
    @pytest.fixture
    def scene(
        self, slack: FakeSlack, elsewhere: Listener, request: pytest.FixtureRequest
    ) -> Iterator[NetworkScene]:
        with FaultProxy(slack.origin, redirect_to=elsewhere.origin) as proxy:
            publisher = SlackPublisher(TOKEN, f"{proxy.origin}/api/", patience_of(request))
            yield NetworkScene(
                publisher, "slack:#incidents", slack.keys, proxy, elsewhere, TOKEN, "chat.postMessage"
            )


class TestSlackOnTheRealCounterpart(NetworkPublisherContract):
    """Node missing is a failure with a sentence, not a skip: CounterpartMissing says what to run."""

    @override
    @pytest.fixture
    def scene(
        self, counterpart: str, elsewhere: Listener, request: pytest.FixtureRequest
    ) -> Iterator[NetworkScene]:
        with FaultProxy(counterpart, redirect_to=elsewhere.origin) as proxy:
            publisher = SlackPublisher(TOKEN, f"{proxy.origin}/api/", patience_of(request))
            yield NetworkScene(
                publisher,
                "slack:#incidents",
                lambda: _keys_in_history(counterpart),
                proxy,
                elsewhere,
                TOKEN,
                "chat.postMessage",
            )


class TestStatuspage(NetworkPublisherContract):
    @override
    @pytest.fixture
    def scene(
        self, page: FakeStatuspage, elsewhere: Listener, request: pytest.FixtureRequest
    ) -> Iterator[NetworkScene]:
        with FaultProxy(page.origin, redirect_to=elsewhere.origin) as proxy:
            wait = patience_of(request)
            publisher = StatuspagePublisher(KEY, PAGE, f"{proxy.origin}/v1", (wait, wait), pace=Pace(0.0))
            yield NetworkScene(publisher, "statuspage", page.keys, proxy, elsewhere, KEY, "/incidents")


# Slack


def test_a_revoked_token_is_a_matter_of_the_token(slack: FakeSlack) -> None:
    outcome = slack_publisher(slack, "xoxb-revoked").publish(an_errand("slack:#incidents"))
    assert outcome == Rejected(cause=RejectionCause.TOKEN, detail="invalid_auth")


def test_a_missing_scope_is_named(slack: FakeSlack) -> None:
    slack.tokens["xoxb-few"] = ("channels:read",)
    publisher = slack_publisher(slack, "xoxb-few")
    assert publisher.publish(an_errand("slack:#incidents")) == Rejected(
        cause=RejectionCause.PERMISSION, detail="missing_scope: chat:write"
    )
    assert publisher.look(an_errand("slack:#incidents")) == CannotTell(
        detail="missing_scope: channels:history"
    )


@pytest.mark.parametrize(
    ("target", "detail"),
    [
        ("slack:#archived", "is_archived"),
        ("slack:#nowhere", "channel_not_found"),
        ("slack:#іncidents", "channel_not_found"),  # the first letter is Cyrillic
        ("slack:#closed", "channel_not_found"),
        ("slack:#", "no channel is named"),
        ("slack:", "no channel is named"),
    ],
)
def test_a_channel_that_takes_no_post_is_a_matter_of_the_target(
    slack: FakeSlack, target: str, detail: str
) -> None:
    assert slack_publisher(slack).publish(an_errand(target)) == Rejected(
        cause=RejectionCause.TARGET, detail=detail
    )


def test_an_unjoined_channel_is_joined_and_the_post_arrives_once(slack: FakeSlack) -> None:
    errand = an_errand("slack:#unjoined")
    publisher = slack_publisher(slack)
    assert isinstance(publisher.publish(errand), Delivered)
    assert slack.keys() == [errand.key]
    assert isinstance(publisher.look(errand), Seen)


def test_an_unjoined_channel_without_the_scope_to_join_says_so(slack: FakeSlack) -> None:
    slack.tokens[TOKEN] = ("chat:write", "channels:read")
    outcome = slack_publisher(slack).publish(an_errand("slack:#unjoined"))
    assert outcome == Rejected(
        cause=RejectionCause.TARGET,
        detail="not_in_channel, and joining it: missing_scope: channels:join",
    )


def test_a_private_channel_without_the_scope_to_list_it_can_still_be_posted_to(slack: FakeSlack) -> None:
    slack.tokens[TOKEN] = ("chat:write", "channels:read", "channels:history")
    publisher = slack_publisher(slack)
    assert publisher.look(an_errand("slack:#secret")) == CannotTell(detail="channel_not_found")
    errand = an_errand("slack:#secret")
    assert isinstance(publisher.publish(errand), Delivered)
    assert publisher.look(errand) == CannotTell(detail="missing_scope: groups:history")


def test_a_channel_is_found_beyond_the_first_page_of_the_list(slack: FakeSlack) -> None:
    slack.channels[:0] = [Channel(f"C0FILLER{number:03d}", f"filler-{number}") for number in range(450)]
    assert slack_publisher(slack).look(an_errand("slack:#incidents")) == NotThere()


def test_a_channel_is_named_by_id_too(slack: FakeSlack) -> None:
    errand = an_errand("slack:C0INCIDENT1")
    assert isinstance(slack_publisher(slack).publish(errand), Delivered)
    assert isinstance(slack_publisher(slack).look(errand), Seen)


def test_a_look_reads_the_history_to_its_end_but_not_without_end(slack: FakeSlack) -> None:
    publisher = slack_publisher(slack)
    errand = an_errand("slack:#incidents")
    delivered = publisher.publish(errand)
    assert isinstance(delivered, Delivered)
    ours = slack.posts[0]
    slack.posts += [fake_slack.Post(ours.channel, f"{float(ours.ts) + 1:.6f}", "talk")] * 450
    sight = publisher.look(errand)
    assert sight == Seen(
        ref=delivered.ref, url=f"https://example.slack.com/archives/C0INCIDENT1/p{ours.ts.replace('.', '')}"
    )
    slack.posts += [slack.posts[-1]] * 2000
    assert publisher.look(errand) == CannotTell(detail="more than 2000 messages since the first try")


def test_a_look_leaves_out_what_is_older_than_the_first_try(slack: FakeSlack) -> None:
    publisher = slack_publisher(slack)
    errand = an_errand("slack:#incidents")
    publisher.publish(errand)
    slack.posts[0].ts = f"{(datetime.now(UTC) - timedelta(seconds=130)).timestamp():.6f}"
    assert publisher.look(errand) == NotThere()
    slack.posts[0].ts = f"{(datetime.now(UTC) - timedelta(seconds=100)).timestamp():.6f}"
    assert isinstance(publisher.look(errand), Seen)


def test_a_reader_given_no_metadata_still_finds_our_key(slack: FakeSlack) -> None:
    publisher = slack_publisher(slack)
    errand = an_errand("slack:#incidents")
    publisher.publish(errand)
    slack.posts[0].metadata = None
    assert isinstance(publisher.look(errand), Seen)


@pytest.mark.parametrize("code", ["fatal_error", "internal_error", "request_timeout", "service_unavailable"])
def test_an_error_that_may_have_posted_is_unsure(
    slack: FakeSlack, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    monkeypatch.setitem(slack._methods, "chat.postMessage", ((), lambda _: {"ok": False, "error": code}))
    assert slack_publisher(slack).publish(an_errand("slack:#incidents")) == Unsure(detail=code)


def test_a_code_nobody_knows_is_shown_to_a_person(slack: FakeSlack, monkeypatch: pytest.MonkeyPatch) -> None:
    said = {"ok": False, "error": f"new\x1b[31m_policy {TOKEN}"}
    monkeypatch.setitem(slack._methods, "chat.postMessage", ((), lambda _: said))
    outcome = slack_publisher(slack).publish(an_errand("slack:#incidents"))
    assert outcome == Rejected(cause=RejectionCause.PERMISSION, detail="new[31m_policy …")


@pytest.mark.parametrize("answer", [[], "ok", None, {"ok": True}, {"ok": True, "ts": 5}, {}, {"ok": "yes"}])
def test_an_answer_of_another_shape_is_never_a_delivery(
    slack: FakeSlack, monkeypatch: pytest.MonkeyPatch, answer: object
) -> None:
    monkeypatch.setattr(slack, "answer", lambda _: Reply(answer))
    publisher = slack_publisher(slack)
    assert not isinstance(publisher.publish(an_errand("slack:#incidents")), Delivered)
    assert isinstance(publisher.look(an_errand("slack:C0INCIDENT1")), CannotTell)
    assert publisher.check().who in {"", "workspace ? as ?"}


def test_nothing_listening_is_worth_another_try() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    errand = an_errand("slack:#incidents")
    assert isinstance(SlackPublisher(TOKEN, f"http://127.0.0.1:{port}/api/").publish(errand), TryLater)
    publisher = StatuspagePublisher(KEY, PAGE, f"http://127.0.0.1:{port}/v1", pace=Pace(0.0))
    assert isinstance(publisher.publish(errand), TryLater)
    assert isinstance(publisher.look(errand), CannotTell)


def test_a_name_that_does_not_resolve_is_worth_another_try() -> None:
    errand = an_errand("slack:#incidents")
    assert isinstance(SlackPublisher(TOKEN, "https://slack.invalid/api/").publish(errand), TryLater)
    publisher = StatuspagePublisher(KEY, PAGE, "https://page.invalid/v1", pace=Pace(0.0))
    assert isinstance(publisher.publish(errand), TryLater)


def test_a_side_that_does_not_speak_tls_gets_no_token(elsewhere: Listener) -> None:
    origin = elsewhere.origin.replace("http://", "https://")
    errand = an_errand("slack:#incidents")
    for publisher in (
        SlackPublisher(TOKEN, f"{origin}/api/", ANSWERED_S),
        StatuspagePublisher(KEY, PAGE, f"{origin}/v1", (ANSWERED_S, ANSWERED_S), pace=Pace(0.0)),
    ):
        outcome = publisher.publish(errand)
        assert isinstance(outcome, Rejected), outcome
        assert outcome.cause is RejectionCause.ADDRESS
    assert elsewhere.heard == []


def test_check_names_the_workspace_and_the_scopes_that_are_missing(slack: FakeSlack) -> None:
    slack.tokens[TOKEN] = (*NEEDED_SCOPES, *OPTIONAL_SCOPES)
    good = slack_publisher(slack).check()
    assert (good.ok, good.who, good.missing, good.detail) == (True, "workspace Example as commander", (), "")
    slack.tokens["xoxb-few"] = ("chat:write", "channels:read")
    few = slack_publisher(slack, "xoxb-few").check()
    assert (few.ok, few.missing) == (False, ("channels:history", "channels:join"))
    assert few.detail.startswith(
        "Optional, not granted: groups:read (private channels by name),"
        " groups:history (checking deliveries in private channels), "
    )
    assert slack_publisher(slack, "xoxb-none").check().detail == "invalid_auth"


def test_the_manifest_asks_for_the_needed_scopes_and_lets_the_others_be_left_out(slack: FakeSlack) -> None:
    asked = json.loads(manifest())["oauth_config"]["scopes"]
    granted = [scope for scope in asked["bot"] if scope not in asked["bot_optional"]]
    assert granted == ["chat:write", "channels:read", "channels:history", "channels:join"]
    slack.tokens["xoxb-manifest"] = tuple(granted)
    assert slack_publisher(slack, "xoxb-manifest").check().ok
    errand = an_errand("slack:#unjoined")
    assert isinstance(slack_publisher(slack, "xoxb-manifest").publish(errand), Delivered)
    assert isinstance(slack_publisher(slack, "xoxb-manifest").look(errand), Seen)


def test_slack_logs_nothing_even_when_all_logs_are_on(
    slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with FaultProxy(slack.origin) as proxy:
        proxy.script(Fault.DROP_AFTER)
        SlackPublisher(TOKEN, f"{proxy.origin}/api/", ANSWERED_S).publish(an_errand("slack:#incidents"))
    assert TOKEN not in caplog.text
    assert not [record for record in caplog.records if "slack" in record.name]


# Statuspage


def test_a_first_post_creates_an_incident_and_later_ones_update_it(page: FakeStatuspage) -> None:
    publisher = page_publisher(page)
    first = publisher.publish(an_errand("statuspage"))
    assert isinstance(first, Delivered)
    assert first.url == f"https://stspg.io/{first.ref}"
    resolved = an_errand(
        "statuspage",
        earlier_ref=first.ref,
        stage=Stage.RESOLVED,
        components={"comp0checkout": ComponentStatus.OPERATIONAL},
        notify_subscribers=False,
    )
    assert isinstance(publisher.publish(resolved), Delivered)
    created, updated = page.writes
    assert (created.method, updated.method) == ("POST", "PATCH")
    assert created.sent == {
        "name": "【調査中】決済に影響が出ています / Investigating: checkout",
        "status": "investigating",
        "body": ("原因は調査中です。\n次回:14:30\n\n────────\n\nWe are investigating.\nNext update: 14:30"),
        "deliver_notifications": True,
        "metadata": {
            "commander": {
                "incident": "019a0000-0000-7000-8000-000000000001",
                "last_post_key": created.key,
            }
        },
        "impact_override": "major",
        "components": {"comp0checkout": "major_outage"},
        "component_ids": ["comp0checkout"],
    }
    assert updated.sent["deliver_notifications"] is False
    assert page.component_statuses["comp0checkout"] == "operational"
    assert len(page.incidents) == 1


@pytest.mark.parametrize(
    ("severity", "impact"),
    [(1, "critical"), (2, "major"), (3, "minor"), (4, "none"), (5, "none"), (None, None)],
)
def test_severity_becomes_impact(page: FakeStatuspage, severity: int | None, impact: str | None) -> None:
    page_publisher(page).publish(an_errand("statuspage", severity=severity))
    assert page.writes[0].sent.get("impact_override") == impact


def test_a_post_that_resolves_at_once_is_found(page: FakeStatuspage) -> None:
    errand = an_errand("statuspage", stage=Stage.RESOLVED)
    publisher = page_publisher(page)
    assert isinstance(publisher.publish(errand), Delivered)
    assert isinstance(publisher.look(errand), Seen)


def test_a_look_stops_at_incidents_older_than_the_first_try(page: FakeStatuspage) -> None:
    publisher = page_publisher(page)
    for number in range(250):
        row = {"id": f"old{number}", "status": "resolved", "created_at": "2026-01-01T00:00:00.000Z"}
        page.incidents[row["id"]] = row
    with FaultProxy(page.origin) as proxy:
        publisher = StatuspagePublisher(KEY, PAGE, f"{proxy.origin}/v1", pace=Pace(0.0))
        assert publisher.look(an_errand("statuspage")) == NotThere()
        assert len(proxy.passages) == 2


def test_a_list_too_long_to_read_is_not_taken_for_absence(page: FakeStatuspage) -> None:
    for number in range(1001):
        page.incidents[f"i{number}"] = {"id": f"i{number}", "status": "identified", "created_at": "?"}
    assert page_publisher(page).look(an_errand("statuspage")) == CannotTell(detail="more than 1000 entries")


def test_an_earlier_incident_that_was_deleted_on_the_page_is_opened_anew(page: FakeStatuspage) -> None:
    errand = an_errand("statuspage", earlier_ref="inc/../gone")
    publisher = page_publisher(page)
    assert publisher.look(errand) == NotThere()
    told = publisher.publish(errand)
    assert isinstance(told, Delivered)
    assert publisher.look(errand) == Seen(ref=told.ref, url=told.url)
    assert page.keys() == [errand.key]


def test_what_an_earlier_try_may_have_left_is_found_and_updated_not_doubled(page: FakeStatuspage) -> None:
    publisher = page_publisher(page)
    first = publisher.publish(an_errand("statuspage"))
    again = publisher.publish(an_errand("statuspage", tried_before=True))
    assert isinstance(first, Delivered)
    assert isinstance(again, Delivered)
    assert again.ref == first.ref


def test_statuspage_refusals_by_class(page: FakeStatuspage) -> None:
    errand = an_errand("statuspage")
    assert page_publisher(page, key="wrong").publish(errand) == Rejected(
        cause=RejectionCause.TOKEN, detail="HTTP 401: Could not authenticate"
    )
    assert page_publisher(page, page_id="other").publish(errand) == Rejected(
        cause=RejectionCause.TARGET, detail="HTTP 404: Not found"
    )
    unknown = an_errand("statuspage", components={"nosuchcomponent": ComponentStatus.OPERATIONAL})
    assert page_publisher(page).publish(unknown) == Rejected(
        cause=RejectionCause.CONTENT, detail="HTTP 422: Component is unknown"
    )
    page.is_forbidden = True
    assert page_publisher(page).publish(errand) == Rejected(
        cause=RejectionCause.PERMISSION, detail="HTTP 403: Forbidden"
    )
    assert page.writes == []


@pytest.mark.parametrize("status", [420, 429])
def test_statuspage_limits_wait_half_a_minute_when_it_does_not_say(
    page: FakeStatuspage, monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    monkeypatch.setattr(page, "answer", lambda _: Reply({}, status))
    outcome = page_publisher(page).publish(an_errand("statuspage"))
    assert outcome == TryLater(detail=f"HTTP {status}", after=timedelta(seconds=30))


@pytest.mark.parametrize("content", [None, [], "done", {}, {"id": 5}])
def test_a_success_of_another_shape_is_unsure(
    page: FakeStatuspage, monkeypatch: pytest.MonkeyPatch, content: object
) -> None:
    monkeypatch.setattr(page, "answer", lambda _: Reply(content, 201))
    assert isinstance(page_publisher(page).publish(an_errand("statuspage")), Unsure)


def test_a_drill_never_reaches_a_status_page(page: FakeStatuspage) -> None:
    outcome = page_publisher(page).publish(an_errand("statuspage", drill=True))
    assert isinstance(outcome, Rejected)
    assert outcome.cause is RejectionCause.SETTINGS
    assert page.writes == []


def test_tags_are_inert_on_the_page(page: FakeStatuspage) -> None:
    page_publisher(page).publish(
        an_errand("statuspage", texts=with_texts("<b>x", HOSTILE["html"] + " a < b"))
    )
    sent = page.writes[0].sent
    assert "<script" not in sent["body"]
    assert "＜script>" in sent["body"]
    assert " a < b" in sent["body"]
    assert sent["name"] == "＜b>x / ＜b>x"


def test_two_long_titles_share_the_name(page: FakeStatuspage) -> None:
    texts = {"ja": Wording(title="障" * 300, body="a"), "en": Wording(title="Outage " * 60, body="b")}
    assert isinstance(page_publisher(page).publish(an_errand("statuspage", texts=texts)), Delivered)
    name = page.writes[0].sent["name"]
    assert len(name) <= 255
    assert name.count("…") == 2
    assert name.startswith("障")
    assert "… / Outage" in name


def test_statuspage_check_and_components(page: FakeStatuspage) -> None:
    publisher = page_publisher(page)
    found = publisher.check()
    assert (found.ok, found.who, found.detail) == (True, "page Example Status", "3 components")
    assert publisher.components() == list(fake_statuspage.COMPONENTS.items())
    other = page_publisher(page, page_id="other").check()
    assert (other.ok, other.missing) == (False, ("page other",))
    wrong = page_publisher(page, key="wrong")
    assert wrong.check().detail == "HTTP 401: Could not authenticate"
    with pytest.raises(CannotList, match="HTTP 401"):
        wrong.components()


def test_requests_to_statuspage_are_a_second_apart() -> None:
    now, slept = [100.0], list[float]()

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    pace = Pace(1.0, lambda: now[0], sleep)
    pace.wait()
    now[0] += 0.25
    pace.wait()
    pace.wait()
    now[0] += 5
    pace.wait()
    assert slept == [0.75, 1.0]


def test_a_netrc_file_does_not_replace_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine page.invalid login a password b\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    session = StatuspagePublisher(KEY, PAGE, "https://page.invalid/v1")._wire._session
    prepared = session.prepare_request(requests.Request("GET", "https://page.invalid/v1/pages"))
    assert prepared.headers["Authorization"] == f"OAuth {KEY}"


def test_a_proxy_in_the_environment_is_not_between_us_and_this_machine(
    page: FakeStatuspage, slack: FakeSlack, elsewhere: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, elsewhere.origin)
    assert isinstance(page_publisher(page).publish(an_errand("statuspage")), Delivered)
    assert isinstance(slack_publisher(slack).publish(an_errand("slack:#incidents")), Delivered)
    assert elsewhere.heard == []


# Practice


def test_practice_keeps_a_key_once_and_shows_what_would_have_gone_out(tmp_path: Path) -> None:
    publisher = PracticePublisher(tmp_path / "home")
    errand = an_errand("practice:slack:#incidents", drill=True, mention=Mention.HERE)
    first = publisher.publish(errand)
    assert first == Delivered(ref="practice:1")
    assert PracticePublisher(tmp_path / "home").publish(errand) == first
    posts = publisher.posts()
    assert [(post.target, post.bulletin) for post in posts] == [
        ("practice:slack:#incidents", a_bulletin(drill=True, mention=Mention.HERE))
    ]
    file = tmp_path / "home" / "practice.jsonl"
    assert file.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "home").stat().st_mode & 0o777 == 0o700


def test_practice_goes_on_after_a_line_torn_by_a_crash(tmp_path: Path) -> None:
    publisher = PracticePublisher(tmp_path)
    first, second = an_errand("practice"), an_errand("practice")
    publisher.publish(first)
    file = tmp_path / "practice.jsonl"
    file.write_bytes(file.read_bytes() + b'{"ref":"practice:2","key":"to')
    assert isinstance(publisher.publish(second), Delivered)
    assert [post.key for post in publisher.posts()] == [first.key, second.key]


def test_practice_says_when_its_file_can_not_be_written(tmp_path: Path) -> None:
    (tmp_path / "practice.jsonl").mkdir()
    publisher = PracticePublisher(tmp_path)
    outcome = publisher.publish(an_errand("practice"))
    assert outcome == Rejected(cause=RejectionCause.SETTINGS, detail="practice file: Is a directory")
    assert publisher.look(an_errand("practice")) == CannotTell(detail="practice file: Is a directory")


def test_practice_works_where_sockets_are_banned(tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
sys.addaudithook(lambda event, _: sys.exit(f"socket: {event}") if event.startswith("socket.") else None)
before = set(sys.modules)
from commander.publishers.practice import PracticePublisher
from tests.contracts.publisher_contract import an_errand
errand = an_errand("practice")
publisher = PracticePublisher(Path(sys.argv[1]))
print(publisher.publish(errand).ref, publisher.look(errand).ref)
"""
    done = subprocess.run(
        [sys.executable, "-c", program, tmp_path], cwd=_ROOT, capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.stderr) == ("practice:1 practice:1", "")


def test_practice_imports_nothing_that_reaches_a_network() -> None:
    program = """
import sys
import commander.publishers.practice
print(sorted(set(sys.modules) & {"socket", "ssl", "http.client", "urllib.request", "requests", "slack_sdk"}))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=_ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_heavy_libraries_load_with_the_first_request_only() -> None:
    program = """
import sys
from commander.publishers.slack import SlackPublisher
from commander.publishers.statuspage import StatuspagePublisher
SlackPublisher("t"), StatuspagePublisher("k", "p")
print(sorted(set(sys.modules) & {"slack_sdk", "requests", "urllib3"}))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=_ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


# The counterparts as programs


@pytest.mark.parametrize("name", ["fake_slack", "fake_statuspage"])
def test_a_counterpart_run_as_a_program_counts_posts_by_key(tmp_path: Path, name: str) -> None:
    state = tmp_path / "state.jsonl"
    command = [sys.executable, "-m", f"tests.fakes.{name}", "--port", "0", "--state", str(state)]
    with subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            origin = f"http://127.0.0.1:{int(server.stdout.readline())}"
            publisher = (
                SlackPublisher(TOKEN, f"{origin}/api/")
                if name == "fake_slack"
                else StatuspagePublisher(KEY, PAGE, f"{origin}/v1", pace=Pace(0.0))
            )
            errand = an_errand("slack:#incidents")
            assert isinstance(publisher.publish(errand), Delivered)
            assert isinstance(publisher.publish(errand), Delivered)
        finally:
            server.terminate()
    counts = (fake_slack if name == "fake_slack" else fake_statuspage).posts_by_key(state)
    assert counts == {errand.key: 2}


def _keys_in_history(base_url: str) -> list[str]:
    """Keys in the real counterpart's first channel, read without the code under test."""
    port = int(base_url.split(":")[2].split("/", maxsplit=1)[0])

    def ask(method: str, body: str) -> dict[str, Any]:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", f"/api/{method}", body, headers)
        content: dict[str, Any] = json.loads(connection.getresponse().read())
        connection.close()
        return content

    channels = ask("conversations.list", "limit=200")["channels"]
    channel = next(row["id"] for row in channels if row["name"] == "incidents")
    history = ask("conversations.history", f"channel={channel}&limit=900&include_all_metadata=true")
    return [
        row.get("metadata", {}).get("event_payload", {}).get("post_key", "") for row in history["messages"]
    ]
