"""What we take from an Alertmanager: the same suite on a strict fake and, where there is one, on a real one."""

import json
import urllib.request
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from commander.intake.alertmanager import Alertmanager, FeedFault, basic, bearer
from commander.intake.alerts import title_of
from tests.contracts.patience import SILENT_S
from tests.contracts.real_alertmanager import PROGRAM, real_alertmanager
from tests.fakes.fake_alertmanager import FakeAlertmanager
from tests.fakes.fault_proxy import Fault, FaultProxy
from tests.fakes.loopback_http import Listener, Reply

TOKEN = "alert-token-0123456789abcdef"
_SERVICES = count(1)


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    with real_alertmanager(tmp_path_factory.mktemp("alertmanager")) as origin:
        yield origin


@pytest.fixture(
    params=[
        "fake",
        pytest.param(
            "real", marks=pytest.mark.skipif(PROGRAM is None, reason="no prometheus-alertmanager on PATH")
        ),
    ]
)
def side(request):
    if request.param == "real":
        yield Side(request.getfixturevalue("real"))
        return
    with FakeAlertmanager() as fake:
        yield Side(fake.origin)


class Side:
    """One Alertmanager, and a service of its own there."""

    def __init__(self, origin):
        self.origin = origin
        self.service = f"checkout-{next(_SERVICES)}"

    def post(self, path, content):
        request = urllib.request.Request(
            f"{self.origin}/api/v2/{path}",
            json.dumps(content).encode(),
            {"Content-Type": "application/json"},
        )
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=60) as answer:
            return answer.status

    def fire(self, name, *, severity="critical", ends=None, **labels):
        alert = {
            "labels": {"alertname": name, "service": self.service, "severity": severity, **labels},
            "annotations": {"summary": "決済のエラー率が 5% を超えた"},
            "generatorURL": "https://prometheus.example/graph?g0.expr=up",
        }
        if ends is not None:
            alert["endsAt"] = ends.isoformat()
        self.post("alerts", [alert])

    def ask(self, **more):
        matchers = more.pop("matchers", (f'service="{self.service}"',))
        return Alertmanager(self.origin, matchers=matchers, **more).ask()


def test_a_group_comes_as_the_source_groups_it(side):
    side.fire("HighErrorRate", instance="a")
    side.fire("HighErrorRate", instance="b")
    side.fire("QueueFull")
    groups = {one.labels["alertname"]: one for one in side.ask().groups}
    assert {name: len(one.alerts) for name, one in groups.items()} == {"HighErrorRate": 2, "QueueFull": 1}
    errors = groups["HighErrorRate"]
    assert (errors.receiver, {one.state for one in errors.alerts}) == ("team", {"firing"})
    assert title_of(errors, errors.alerts) == (
        f"決済のエラー率が 5% を超えた (HighErrorRate, severity=critical, service={side.service}) ×2"
    )


def test_one_spell_of_an_alert_keeps_its_key_and_a_second_one_has_another(side):
    side.fire("HighErrorRate")
    first = side.ask().groups[0].alerts[0].key
    side.fire("HighErrorRate")
    assert side.ask().groups[0].alerts[0].key == first
    side.fire("HighErrorRate", ends=datetime.now(UTC) - timedelta(milliseconds=1))
    assert side.ask().groups == ()
    side.fire("HighErrorRate")
    assert side.ask().groups[0].alerts[0].key != first


def test_what_is_silenced_or_inhibited_is_there_and_says_so(side):
    side.fire("HighErrorRate")
    side.fire("Slow", severity="warning")
    side.fire("DiskFull")
    now = datetime.now(UTC)
    matcher = {"name": "alertname", "value": "DiskFull", "isRegex": False, "isEqual": True}
    own = {"name": "service", "value": side.service, "isRegex": False, "isEqual": True}
    side.post(
        "silences",
        {
            "matchers": [matcher, own],
            "startsAt": now.isoformat(),
            "endsAt": (now + timedelta(hours=1)).isoformat(),
            "createdBy": "test",
            "comment": "planned",
        },
    )
    states = {one.labels["alertname"]: one.alerts[0].state for one in side.ask().groups}
    assert states == {"HighErrorRate": "firing", "Slow": "inhibited", "DiskFull": "silenced"}


def test_receivers_and_matchers_choose_and_a_broken_matcher_is_named(side):
    side.fire("HighErrorRate")
    assert len(side.ask(receivers=("team",)).groups) == 1
    assert side.ask(receivers=("others",)).groups == ()
    mine = f'service="{side.service}"'
    assert len(side.ask(matchers=(mine, 'severity=~"crit.*"')).groups) == 1
    assert side.ask(matchers=(mine, 'severity="info"')).groups == ()
    with pytest.raises(FeedFault, match=r"HTTP 400: bad matcher format: severity"):
        side.ask(matchers=("severity",))


def test_the_alert_that_always_fires_is_a_heartbeat_and_no_trouble(side):
    side.fire("HighErrorRate")
    assert not side.ask(heartbeat=f"Watchdog{side.service}").beats
    side.fire(f"Watchdog{side.service}", severity="none")
    answer = side.ask(heartbeat=f"Watchdog{side.service}", matchers=('severity="critical"',))
    assert answer.beats
    assert all(one.labels["alertname"] != f"Watchdog{side.service}" for one in answer.groups)


def test_hostile_words_are_one_plain_line(side):
    side.post(
        "alerts",
        [
            {
                "labels": {"alertname": "x\u202e<!channel>\n\x1b[2J", "service": side.service},
                "annotations": {
                    "summary": "<script>\u200b" + "長" * 5000,
                    "runbook_url": "javascript:alert(1)",
                },
            }
        ],
    )
    (group,) = side.ask().groups
    said = title_of(group, group.alerts)
    assert said.startswith("<script>長")
    assert said.endswith(f"… (x<!channel> [2J, service={side.service})")
    assert len(said) <= 400


@pytest.fixture
def fake():
    with FakeAlertmanager() as fake:
        yield fake


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply({"error": "x"}, 500), "HTTP 500"),
        (Reply({"status": "success", "data": []}), "no answer of an Alertmanager: Expected `array`"),
        (Reply([{"labels": {}, "alerts": "many"}]), "no answer of an Alertmanager: Expected `array`"),
        (Reply({}, 401), "HTTP 401"),
    ],
)
def test_what_is_no_answer_is_said_in_one_line(fake, reply, said):
    fake.instead = lambda request: reply
    with pytest.raises(FeedFault) as fault:
        Alertmanager(fake.origin, authorization=bearer(TOKEN)).ask()
    assert str(fault.value).startswith(said)
    assert TOKEN not in str(fault.value)


@pytest.mark.parametrize(
    "fault", [Fault.PAGE, Fault.BUSY_AFTER, Fault.HANG_AFTER, Fault.TRICKLE_HEAD_AFTER, Fault.DROP_AFTER]
)
def test_an_ill_side_costs_no_more_than_the_time_limit(fake, fault):
    with FaultProxy(fake.origin) as proxy:
        proxy.script(fault)
        asked = Alertmanager(proxy.origin, limit_s=SILENT_S)
        with pytest.raises(FeedFault) as said:
            asked.ask()
    assert str(said.value) in {
        "no answer of an Alertmanager: HTML",
        "HTTP 503",
        "timed out",
        "could not connect",
    }


def test_a_redirect_is_not_followed_and_the_token_stays_here(fake):
    with Listener() as elsewhere:
        fake.instead = lambda request: Reply(
            "", 302, {"Location": f"{elsewhere.origin}/api/v2/alerts/groups"}
        )
        with pytest.raises(FeedFault, match="HTTP 302"):
            Alertmanager(fake.origin, authorization=basic("u", TOKEN)).ask()
        assert elsewhere.heard == []
    assert fake.asked[0].headers["authorization"].startswith("Basic ")


def test_ten_thousand_alerts_are_read(fake):
    now = datetime.now(UTC).isoformat()
    alert = {"annotations": {}, "startsAt": now, "endsAt": now, "updatedAt": now, "receivers": []}
    status = {"state": "active", "silencedBy": [], "inhibitedBy": []}
    told = [
        {
            "labels": {"alertname": f"a{number % 1000}"},
            "receiver": {"name": "team"},
            "alerts": [
                {**alert, "labels": {"alertname": "a"}, "fingerprint": f"{number:x}", "status": status}
            ],
        }
        for number in range(10_000)
    ]
    fake.instead = lambda request: Reply(told)
    assert len(Alertmanager(fake.origin).ask().groups) == 10_000


def test_a_token_that_no_header_can_hold_is_refused_before_anything_is_asked():
    with pytest.raises(ValueError, match="holds what no token holds"):
        bearer("two words")
