"""The publishers' contract on mail against a real TLS conversation with a strict server, and what is special to it."""

import email
import email.policy
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import pytest
from typing_extensions import override

from commander.address import AddressFault
from commander.board.bulletin import Stage, Wording
from commander.outbox.publisher import (
    CannotTell,
    Delivered,
    Outcome,
    Rejected,
    RejectionCause,
    TryLater,
    Unsure,
)
from commander.publishers.email import EmailPublisher
from tests.contracts.patience import ANSWERED_S, SILENT_S
from tests.contracts.publisher_contract import HOSTILE, PublisherContract, Scene, an_errand, with_texts
from tests.fakes.certificates import Authority
from tests.fakes.fake_smtp import AFTER, BEFORE, PASSWORD, USER, FakeSmtp, MailFault

_SILENT = {MailFault.HANG_BEFORE, MailFault.HANG_AFTER, MailFault.TRICKLE_AFTER}
_SENDER = "status@example.com"
_LIST = ("a@partner.example", "b@partner.example", "c@other.example")
_TARGET = "email:partners"
_LISTS = {"partners": _LIST, "empty": ()}


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(autouse=True)
def trusted(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    # What a company does that has an authority of its own: the system trusts it.
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))


@pytest.fixture
def server(authority: Authority) -> Iterator[FakeSmtp]:
    with FakeSmtp(authority.server()) as fake:
        yield fake


def publisher_to(
    port: int, password: str = PASSWORD, *, implicit: bool = False, fault: MailFault = MailFault.PASS
) -> EmailPublisher:
    wait = SILENT_S if fault in _SILENT else ANSWERED_S
    return EmailPublisher(
        host="127.0.0.1",
        port=port,
        implicit=implicit,
        sender=_SENDER,
        user=USER if password else "",
        password=password,
        addresses=_LISTS.get,
        sender_name=lambda: "決済サービス",
        timeout=(wait, wait * 1.5),
    )


def keys_in(server: FakeSmtp) -> list[str]:
    return [str(parsed(mail.content)["Message-ID"]).strip("<>").partition("@")[0] for mail in server.mails]


def parsed(content: bytes) -> EmailMessage:
    found = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(found, EmailMessage)
    return found


class TestEmail(PublisherContract):
    """But for the looks: SMTP has none, and says so."""

    @override
    @pytest.fixture
    def scene(self, server: FakeSmtp) -> Scene:
        return Scene(publisher_to(server.port), _TARGET, lambda: keys_in(server))

    @override
    def test_a_look_finds_our_key_among_others(self, scene: Scene) -> None:
        errand = an_errand(scene.target)
        scene.publisher.publish(errand)
        assert isinstance(scene.publisher.look(errand), CannotTell)

    @override
    def test_a_key_that_was_never_sent_is_not_there(self, scene: Scene) -> None:
        assert isinstance(scene.publisher.look(an_errand(scene.target)), CannotTell)

    @override
    def test_an_update_after_a_first_delivery_is_found_too(self, scene: Scene) -> None:
        first = scene.publisher.publish(an_errand(scene.target))
        assert isinstance(first, Delivered)
        update = an_errand(scene.target, earlier_ref=first.ref, stage=Stage.RESOLVED)
        assert isinstance(scene.publisher.publish(update), Delivered)
        assert scene.keys().count(update.key) == 1


@dataclass
class Case:
    """A fault, and what it must be taken for."""

    fault: MailFault
    cause: RejectionCause
    detail: str


@pytest.mark.parametrize("fault", BEFORE)
def test_a_fault_before_the_mail_was_handed_over_leaves_nothing_and_is_tried_again(
    server: FakeSmtp, fault: MailFault
) -> None:
    errand = an_errand(_TARGET)
    server.script(fault)
    publisher = publisher_to(server.port, fault=fault)
    outcome = publisher.publish(errand)
    assert isinstance(outcome, TryLater), outcome
    assert server.connections == 1
    assert server.mails == []
    assert isinstance(publisher.publish(errand), Delivered)
    assert keys_in(server) == [errand.key]


@pytest.mark.parametrize("fault", AFTER)
def test_an_answer_lost_after_acceptance_is_unsure_and_nothing_repeats_it(
    server: FakeSmtp, fault: MailFault
) -> None:
    errand = an_errand(_TARGET)
    server.script(fault)
    outcome = publisher_to(server.port, fault=fault).publish(errand)
    assert isinstance(outcome, Unsure), outcome
    assert "after the mail was handed over" in outcome.detail
    assert server.connections == 1
    assert keys_in(server) == [errand.key]


def test_a_connection_lost_in_the_middle_of_the_mail_is_unsure(server: FakeSmtp) -> None:
    server.script(MailFault.DROP_MIDST)
    assert isinstance(publisher_to(server.port).publish(an_errand(_TARGET)), Unsure)


def test_a_server_that_is_gone_after_it_accepted_has_accepted(server: FakeSmtp) -> None:
    server.script(MailFault.DROP_QUIT)
    assert isinstance(publisher_to(server.port).publish(an_errand(_TARGET)), Delivered)


@pytest.mark.parametrize(
    "case",
    [
        Case(MailFault.NO_SERVICE, RejectionCause.ADDRESS, "554 No SMTP service here"),
        Case(MailFault.PAGE, RejectionCause.ADDRESS, "not a mail server (a network sign-in page?)"),
        Case(
            MailFault.STRIPPED,
            RejectionCause.SETTINGS,
            "the server offers no STARTTLS; nothing is sent without TLS",
        ),
        Case(
            MailFault.TLS_NONE,
            RejectionCause.SETTINGS,
            "no TLS there: is the port right, and tls starttls or implicit?",
        ),
        Case(MailFault.SPAM, RejectionCause.CONTENT, "554 5.7.1 Looks like spam"),
        Case(MailFault.ECHO, RejectionCause.TOKEN, "535 5.7.8 no: … …"),
    ],
    ids=lambda case: case.fault.name,
)
def test_a_refusal_for_good_says_why(server: FakeSmtp, case: Case) -> None:
    server.script(case.fault)
    outcome = publisher_to(server.port).publish(an_errand(_TARGET))
    assert outcome == Rejected(cause=case.cause, detail=case.detail)
    assert server.mails == []


@pytest.mark.parametrize("fault", MailFault)
def test_nothing_but_the_greeting_is_ever_said_in_the_clear(
    server: FakeSmtp, fault: MailFault, caplog: pytest.LogCaptureFixture
) -> None:
    server.script(fault)
    publisher = publisher_to(server.port, fault=fault)
    outcome: Outcome = publisher.publish(an_errand(_TARGET))
    assert set(server.said_in_clear) <= {"ehlo [127.0.0.1]", "STARTTLS"}
    assert PASSWORD not in repr(outcome) + repr(publisher) + caplog.text


@pytest.mark.parametrize(("address", "days"), [("127.0.0.9", 2), ("127.0.0.1", -1)])
def test_a_certificate_of_another_name_or_that_ran_out_is_not_trusted(
    authority: Authority, address: str, days: int
) -> None:
    with FakeSmtp(authority.server(address=address, days=days)) as fake:
        outcome = publisher_to(fake.port).publish(an_errand(_TARGET))
        assert isinstance(outcome, Rejected)
        assert outcome.cause is RejectionCause.SETTINGS
        assert outcome.detail.startswith("certificate not trusted: ")
        assert (fake.mails, fake.log_ins) == ([], [])


def test_an_authority_nobody_trusts_is_not_trusted(
    server: FakeSmtp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(Authority(tmp_path).file))
    outcome = publisher_to(server.port).publish(an_errand(_TARGET))
    assert isinstance(outcome, Rejected)
    assert (outcome.cause, server.log_ins) == (RejectionCause.SETTINGS, [])


def test_implicit_tls_delivers_and_a_plain_port_is_not_taken_for_it(
    authority: Authority, server: FakeSmtp
) -> None:
    with FakeSmtp(authority.server(), implicit=True) as fake:
        assert isinstance(publisher_to(fake.port, implicit=True).publish(an_errand(_TARGET)), Delivered)
        assert fake.said_in_clear == []
    outcome = publisher_to(server.port, implicit=True).publish(an_errand(_TARGET))
    assert isinstance(outcome, Rejected)
    assert outcome.cause is RejectionCause.SETTINGS


@pytest.mark.parametrize("mechanisms", ["PLAIN LOGIN", "LOGIN", "CRAM-MD5 LOGIN XOAUTH2"])
def test_a_wrong_password_is_tried_once(server: FakeSmtp, mechanisms: str) -> None:
    server.mechanisms = mechanisms
    assert isinstance(publisher_to(server.port).publish(an_errand(_TARGET)), Delivered)
    outcome = publisher_to(server.port, "wrong").publish(an_errand(_TARGET))
    assert outcome == Rejected(
        cause=RejectionCause.TOKEN, detail="535 5.7.8 Authentication credentials invalid"
    )
    assert server.log_ins == [True, False]


def test_a_server_that_wants_a_log_in_and_is_given_none_is_a_matter_of_the_password(server: FakeSmtp) -> None:
    outcome = publisher_to(server.port, "").publish(an_errand(_TARGET))
    assert outcome == Rejected(cause=RejectionCause.TOKEN, detail="530 5.7.0 Authentication required")
    server.mechanisms = "XOAUTH2"
    outcome = publisher_to(server.port).publish(an_errand(_TARGET))
    assert isinstance(outcome, Rejected)
    assert outcome.cause is RejectionCause.SETTINGS
    assert publisher_to(server.port, "パスワード").publish(an_errand(_TARGET)) == outcome
    server.mechanisms = "PLAIN"
    outcome = publisher_to(server.port, "パスワード").publish(an_errand(_TARGET))
    assert isinstance(outcome, Rejected)
    assert outcome.cause is RejectionCause.TOKEN


def test_nobody_on_a_list_sees_who_else_is_on_it(server: FakeSmtp) -> None:
    publisher_to(server.port).publish(an_errand(_TARGET))
    (mail,) = server.mails
    assert (mail.sender, mail.recipients) == (_SENDER, _LIST)
    assert not any(address.encode() in mail.content for address in _LIST)
    message = parsed(mail.content)
    assert message["To"] == "undisclosed-recipients:;"
    assert message["Bcc"] is None
    publisher_to(server.port).publish(an_errand("email:solo@partner.example"))
    assert parsed(server.mails[1].content)["To"] == "solo@partner.example"
    assert server.mails[1].recipients == ("solo@partner.example",)


def test_a_list_is_told_whole_or_not_at_all_and_the_refused_are_named(server: FakeSmtp) -> None:
    server.refused["b@partner.example"] = "550 5.1.1 No such user"
    errand = an_errand(_TARGET)
    assert publisher_to(server.port).publish(errand) == Rejected(
        cause=RejectionCause.TARGET,
        detail="1 of 3 refused, sent to nobody: b@partner.example (550 5.1.1 No such user)",
    )
    server.refused["b@partner.example"] = "451 4.7.1 Greylisted"
    assert publisher_to(server.port).publish(errand) == TryLater(
        detail="1 of 3 refused, sent to nobody: b@partner.example (451 4.7.1 Greylisted)"
    )
    server.refused["a@partner.example"] = "421 4.4.2 Closing"
    assert publisher_to(server.port).publish(errand) == TryLater(detail="421 4.4.2 Closing")
    assert server.mails == []
    server.refused.clear()
    assert isinstance(publisher_to(server.port).publish(errand), Delivered)
    assert keys_in(server) == [errand.key]


def test_a_sender_that_is_not_allowed_is_a_matter_of_permission(server: FakeSmtp) -> None:
    server.sender_answer = "553 5.7.1 Not your address"
    outcome = publisher_to(server.port).publish(an_errand(_TARGET))
    assert outcome == Rejected(cause=RejectionCause.PERMISSION, detail="553 5.7.1 Not your address")
    server.sender_answer = "552 5.3.4 Too big"
    outcome = publisher_to(server.port).publish(an_errand(_TARGET))
    assert outcome == Rejected(cause=RejectionCause.CONTENT, detail="552 5.3.4 Too big")


def test_what_is_too_long_is_refused_before_or_by_the_size_they_take(server: FakeSmtp) -> None:
    long = an_errand(_TARGET, texts=with_texts("長い", "あ" * 1_000_000))
    outcome = publisher_to(server.port).publish(long)
    assert isinstance(outcome, Rejected)
    assert outcome.detail.startswith("too long: ")
    assert server.connections == 0
    server.size = 500
    outcome = publisher_to(server.port).publish(an_errand(_TARGET))
    assert isinstance(outcome, Rejected)
    assert outcome.cause is RejectionCause.CONTENT
    assert outcome.detail.endswith(" of 500 bytes")


@pytest.mark.parametrize(
    "target",
    ["email:nosuch", "email:empty", "email:", "email:a@b", "email:a@partner.example\r\nBcc: x@evil.example"],
)
def test_a_target_without_an_address_is_refused_before_anything_is_asked(
    server: FakeSmtp, target: str
) -> None:
    outcome = publisher_to(server.port).publish(an_errand(target))
    assert isinstance(outcome, Rejected)
    assert outcome.cause is RejectionCause.TARGET
    assert server.connections == 0


def test_a_drill_is_never_mailed(server: FakeSmtp) -> None:
    outcome = publisher_to(server.port).publish(an_errand(_TARGET, drill=True))
    assert outcome == Rejected(cause=RejectionCause.SETTINGS, detail="a drill is never mailed")
    assert server.connections == 0


def test_a_sender_must_be_a_mail_address() -> None:
    with pytest.raises(AddressFault):
        EmailPublisher(
            host="127.0.0.1",
            port=1,
            implicit=True,
            sender="status@example.com\nBcc: x@evil.example",
            user="",
            password="",
            addresses=_LISTS.get,
            sender_name=str,
        )


def test_the_mail_is_one_plain_text_in_both_languages_and_its_thread_goes_on(server: FakeSmtp) -> None:
    publisher = publisher_to(server.port)
    first = an_errand(_TARGET)
    delivered = publisher.publish(first)
    assert delivered == Delivered(ref=f"{first.key}@example.com")
    publisher.publish(an_errand(_TARGET, earlier_ref=delivered.ref))
    opening, following = (parsed(mail.content) for mail in server.mails)
    assert opening["Subject"] == "【調査中】決済に影響が出ています / Investigating: checkout"
    assert str(opening["From"]) == "決済サービス <status@example.com>"
    assert opening["Message-ID"] == f"<{delivered.ref}>"
    assert opening["In-Reply-To"] is None
    assert (opening.get_content_type(), opening["Auto-Submitted"]) == ("text/plain", "auto-generated")
    assert opening.get_content().replace("\r\n", "\n") == (
        "原因は調査中です。\n次回:14:30\n\n────────\n\nWe are investigating.\nNext update: 14:30\n"
    )
    assert following["In-Reply-To"] == following["References"] == f"<{delivered.ref}>"


@pytest.mark.parametrize(
    "hostile",
    [
        *HOSTILE.values(),
        "x\r\nBcc: evil@evil.example",
        "x\nSubject: y\n\nbody",
        "=?utf-8?q?x=0D=0ABcc:evil@evil.example?=",
        ".\r\n.\r\nRCPT TO:<evil@evil.example>",
        '"quoted" <a@b.example>, c@d.example; (comment)',
    ],
)
def test_no_text_makes_a_header_or_a_command(server: FakeSmtp, hostile: str) -> None:
    publisher = EmailPublisher(
        host="127.0.0.1",
        port=server.port,
        implicit=False,
        sender=_SENDER,
        user=USER,
        password=PASSWORD,
        addresses=_LISTS.get,
        sender_name=lambda: hostile,
        timeout=(ANSWERED_S, ANSWERED_S),
    )
    texts = {"ja": Wording(title=hostile, body=hostile), "en": Wording(title=hostile, body=hostile)}
    assert isinstance(publisher.publish(an_errand(_TARGET, texts=texts, earlier_ref=hostile)), Delivered)
    (mail,) = server.mails
    assert mail.recipients == _LIST
    message = parsed(mail.content)
    assert sorted(set(message.keys())) == sorted(
        {"From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version"}
        | {"Content-Type", "Content-Transfer-Encoding"}
    )
    assert [one.addr_spec for one in message["From"].addresses] == [_SENDER]
    assert "\x1b" not in str(message["Subject"]) + message.get_content()


def test_check_logs_in_and_sends_nothing(server: FakeSmtp) -> None:
    found = publisher_to(server.port).check()
    assert (found.ok, found.who, found.detail) == (
        True,
        "127.0.0.1 as commander",
        "takes mail from status@example.com",
    )
    wrong = publisher_to(server.port, "wrong").check()
    assert (wrong.ok, wrong.detail) == (False, "535 5.7.8 Authentication credentials invalid")
    assert server.mails == []


def test_nothing_listening_and_a_name_that_does_not_resolve_are_worth_another_try() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    assert publisher_to(port).publish(an_errand(_TARGET)) == TryLater(detail="could not connect")
    nowhere = EmailPublisher(
        host="mail.invalid",
        port=587,
        implicit=False,
        sender=_SENDER,
        user="",
        password="",
        addresses=_LISTS.get,
        sender_name=str,
    )
    assert nowhere.publish(an_errand(_TARGET)) == TryLater(detail="could not connect")
    assert nowhere.check().detail == "could not connect"
