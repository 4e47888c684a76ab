"""Mail and Cachet through the real program: set up, told, and each told once whatever happens on the way."""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.program import Program
from tests.fakes import fake_cachet
from tests.fakes.certificates import Authority
from tests.fakes.fake_cachet import FakeCachet
from tests.fakes.fake_smtp import PASSWORD, USER, FakeSmtp, MailFault
from tests.fakes.fault_proxy import Fault, FaultProxy

_POLICY = """
[[mailing]]
key = "partners"
addresses = ["ops@partner.example", "noc@customer.example"]

[[audience]]
key = "public"
name_ja = "お客様"
name_en = "Customers"
targets = ["cachet"]

[[audience]]
key = "partners"
name_ja = "提携先"
name_en = "Partners"
targets = ["email:partners"]

[[component]]
id = "1"
name_ja = "決済"
name_en = "Checkout"
"""


@dataclass
class Outside:
    cachet: FakeCachet
    proxy: FaultProxy
    mail: FakeSmtp


@pytest.fixture
def outside(program: Program, tmp_path: Path) -> Iterator[Outside]:
    authority = Authority(tmp_path)
    with ExitStack() as stack:
        cachet = stack.enter_context(FakeCachet())
        proxy = stack.enter_context(FaultProxy(cachet.origin))
        mail = stack.enter_context(FakeSmtp(authority.server()))
        program.environment |= {
            "SSL_CERT_FILE": str(authority.file),
            "COMMANDER_CACHET_TOKEN": fake_cachet.TOKEN,
            "COMMANDER_EMAIL_PASSWORD": PASSWORD,
        }
        program.settings(
            "[sending]\ngrace_seconds = 1\nundo_seconds = 0\n"
            f'[cachet]\nbase_url = "{proxy.origin}/api"\n'
            f'[email]\nhost = "127.0.0.1"\nport = {mail.port}\nsender = "status@example.com"\nuser = "{USER}"\n'
        )
        program.policy(_POLICY)
        yield Outside(cachet, proxy, mail)


def told(program: Program, incident: str, template: str, status: str) -> None:
    program.ok(
        "broadcast", incident, "--template", template, "--to", "public", "--to", "partners",
        "--component", f"1={status}", "--yes",
    )  # fmt: skip


def states(program: Program) -> dict[str, tuple[str, str]]:
    rows = program.ok("outbox", "--json").json()
    return {row["target"]: (row["state"], row["reason"]) for row in rows}


def test_connect_and_doctor_say_what_is_set_up_and_what_is_not(program: Program, outside: Outside) -> None:
    settings = ("--port", str(outside.mail.port), "--tls", "starttls", "--sender", "status@example.com")
    assert "email: OK 127.0.0.1 as commander" in program.ok("connect", "email", *settings).out
    address = ("--base-url", f"{outside.proxy.origin}/api")
    assert "cachet: OK Cachet at 127.0.0.1" in program.ok("connect", "cachet", *address).out
    assert "OK email: set up" in program.run("doctor").out
    del program.environment["COMMANDER_CACHET_TOKEN"]
    assert "!! cachet: not connected (cachet: no token" in program.run("doctor").out
    program.environment["COMMANDER_EMAIL_PASSWORD"] = "wrong-password"
    refused = program.run("connect", "email")
    assert (refused.code, "535 5.7.8" in refused.out, "wrong-password" in refused.out) == (1, True, False)
    on_the_line = program.run("connect", "email", "--password", "secret-1")
    assert (on_the_line.code, "secret-1" in on_the_line.err) == (2, False)
    assert "--password -" in on_the_line.err
    assert outside.mail.mails == []


def test_an_outage_is_one_incident_and_one_thread_of_mails(program: Program, outside: Outside) -> None:
    incident = program.declared()
    told(program, incident, "T01", "major_outage")
    out = program.ok("send", "--until-idle").out
    assert "email:partners: taken by the mail server" in out
    told(program, incident, "T04", "operational")
    program.ok("send", "--until-idle")
    assert len(outside.cachet.shown()) == 1
    assert len(outside.cachet.updates[1]) == 1
    assert outside.cachet.statuses[1] == 1
    first, second = outside.mail.mails
    assert first.recipients == second.recipients == ("ops@partner.example", "noc@customer.example")
    assert b"\r\nIn-Reply-To: <" in second.content


def test_each_is_told_once_when_the_answer_is_lost(program: Program, outside: Outside) -> None:
    outside.proxy.script(Fault.DROP_AFTER)
    outside.mail.script(MailFault.DROP_AFTER)
    told(program, program.declared(), "T01", "major_outage")
    # Long enough for Cachet's grace and a second look at the mail, which can't be looked for.
    program.run("send", "--until-idle", "--timeout", "4")
    assert states(program) == {"cachet": ("delivered", ""), "email:partners": ("unknown", "cannot-look")}
    assert [*Counter(outside.cachet.keys()).values()] == [1]
    assert len(outside.mail.mails) == 1


def test_a_refused_address_is_named_and_the_mended_list_is_told(program: Program, outside: Outside) -> None:
    outside.mail.refused["noc@customer.example"] = "550 5.1.1 No such user"
    told(program, program.declared(), "T01", "major_outage")
    out = program.run("send", "--until-idle", "--timeout", "20").out
    assert "noc@customer.example (550 5.1.1 No such user)" in out
    assert outside.mail.mails == []
    program.policy(_POLICY.replace(', "noc@customer.example"', ""))
    key = next(
        row["key"] for row in program.ok("outbox", "--json").json() if row["target"] == "email:partners"
    )
    program.ok("outbox", "release", key)
    program.ok("send", "--until-idle")
    assert [mail.recipients for mail in outside.mail.mails] == [("ops@partner.example",)]
