"""Lists of mail addresses: read from the policy's file, kept as records, and asked for by their key."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commander.address import AddressFault, checked_mail_address
from commander.board.mailing import Mailing, MailingListed, MailingRemoved
from commander.board.policy_import import ImportPolicy
from commander.policy_fault import PolicyFault, PolicyReason
from commander.policy_file.toml import parse_policy, policy_text
from tests.commander.console import Console

TEXT = """
[[mailing]]
key = "partners"
addresses = ["ops@partner.example", "noc@customer.example", "ops@partner.example"]

[[audience]]
key = "partners"
name_ja = "提携先"
name_en = "Partners"
targets = ["email:partners", "email:one@partner.example", "cachet"]
"""


@pytest.fixture
def console(tmp_path: Path) -> Iterator[Console]:
    with Console(tmp_path / "home") as opened:
        yield opened


def fault(text: str) -> PolicyFault:
    with pytest.raises(PolicyFault) as caught:
        parse_policy(text, "policy.toml")
    return caught.value


def test_a_list_is_read_written_and_read_again() -> None:
    policy = parse_policy(TEXT, "policy.toml")
    assert policy.mailing == (
        Mailing(key="partners", addresses=("ops@partner.example", "noc@customer.example")),
    )
    assert policy.audience[0].targets == ("email:partners", "email:one@partner.example", "cachet")
    assert policy.audience[0].public  # customers read Cachet
    assert parse_policy(policy_text(policy), "again") == policy
    alone = parse_policy(TEXT.replace(', "cachet"', ""), "policy.toml")
    assert not alone.audience[0].public


@pytest.mark.parametrize(
    ("old", "new", "reason", "key", "line"),
    [
        ('"email:partners"', '"email:nobody"', PolicyReason.NO_MAILING, "audience.targets", 10),
        ('"email:partners"', '"email:"', PolicyReason.BAD_KEY, "audience.targets", 10),
        ('"email:partners"', '"email:a@b"', PolicyReason.BAD_ADDRESS, "audience.targets", 10),
        ('"cachet"', '"cachet:1"', PolicyReason.NO_ADDRESS_HERE, "audience.targets", 10),
        ('"noc@customer.example"', '"noc"', PolicyReason.BAD_ADDRESS, "mailing.addresses", 4),
        (
            '"noc@customer.example"',
            '"a@b.example\\r\\nBcc: x@evil.example"',
            PolicyReason.BAD_TEXT,
            "mailing.addresses",
            4,
        ),
        ('["ops@', '"ops@', PolicyReason.BROKEN, "", 4),
        (
            'addresses = ["ops@partner.example", "noc@customer.example", "ops@partner.example"]',
            "addresses = []",
            PolicyReason.TOO_MANY_ADDRESSES,
            "mailing.addresses",
            4,
        ),
    ],
)
def test_each_fault_says_where_it_is(old: str, new: str, reason: PolicyReason, key: str, line: int) -> None:
    assert old in TEXT
    found = fault(TEXT.replace(old, new, 1))
    assert (found.reason, found.key, found.line) == (reason, key, line)
    assert found.sentence("ja")
    assert found.sentence("en")


def test_a_list_that_is_too_long_is_parted_by_a_person() -> None:
    many = ", ".join(f'"a{number}@partner.example"' for number in range(101))
    found = fault(f'[[mailing]]\nkey = "x"\naddresses = [{many}]\n')
    assert found.reason is PolicyReason.TOO_MANY_ADDRESSES


def test_lists_are_listed_changed_and_removed_and_importing_again_records_nothing(console: Console) -> None:
    policy = parse_policy(TEXT, "policy.toml")
    listed = console.desk.submit(ImportPolicy(policy=policy))
    assert [record.event for record in listed if isinstance(record.event, MailingListed)] == [
        MailingListed(mailing=policy.mailing[0])
    ]
    assert console.desk.submit(ImportPolicy(policy=policy)) == ()
    assert console.desk.policy().mailing("partners") == policy.mailing[0]
    assert console.desk.policy().mailing("others") is None
    without = parse_policy(TEXT.split("[[audience]]", maxsplit=1)[0].replace("partners", "other"), "p")
    events = [record.event for record in console.desk.submit(ImportPolicy(policy=without))]
    assert MailingRemoved(key="partners") in events
    assert console.desk.policy().mailing("partners") is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "a@b",
        "a b@c.example",
        "a@c.example\n",
        "<a@c.example>",
        "A <a@c.example>",
        "a@@c.example",
        ".a@c.example",
        "a@c..example",
        "a@-c.example",
        "あ@c.example",
        "a@あ.example",
        '"a"@c.example',
        "a@[127.0.0.1]",
        "a,b@c.example",
        f"{'a' * 250}@c.example",
    ],
)
def test_only_a_plain_address_is_an_address(text: str) -> None:
    with pytest.raises(AddressFault):
        checked_mail_address(text)


def test_plain_addresses_are_taken() -> None:
    for text in ("a@b.example", "first.last+tag@sub.b-c.example", "x_y@1.example"):
        assert checked_mail_address(text) == text
