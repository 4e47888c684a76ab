"""A policy as a TOML file: there and back, and every fault one sentence that says where and how to mend it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commander.board.organisation import Cadence, Person, PolicyFile
from commander.policy_fault import SENTENCES, PolicyFault, PolicyReason
from commander.policy_file.toml import parse_policy, policy_text, read_policy, write_policy

WHOLE = """
[service]
name_ja = "決済API"
name_en = "Payments"
url = "https://status.example.com/"
time_zone = "Europe/Vienna"

[approval]
public = "nobody"

[[person]]
key = "a"
name = "担当A"

[[audience]]
key = "public"
name_ja = "お客様"
name_en = "Customers"
targets = ["slack:#incidents", "statuspage", "page"]

[[audience]]
key = "phone"
name_ja = "電話"
name_en = "By phone"

[[component]]
id = "api0000001"
name_ja = "API"
name_en = "API"

[[cadence]]
severity = 1
first = 5
investigating = 15
identified = 20
monitoring = 30
"""


def fault(text: str) -> PolicyFault:
    with pytest.raises(PolicyFault) as caught:
        parse_policy(text, "policy.toml")
    for language in ("ja", "en"):
        sentence = caught.value.sentence(language)
        assert sentence.startswith("policy.toml")
        assert "\n" not in sentence
        assert "{" not in sentence
    return caught.value


def test_a_whole_policy_is_read() -> None:
    policy = parse_policy(WHOLE, "x")
    assert policy.service.name_ja == "決済API"
    assert policy.service.url == "https://status.example.com"
    assert policy.approval.public == "nobody"
    assert policy.person == (Person(key="a", name="担当A"),)
    assert policy.audience[0].targets == ("slack:#incidents", "statuspage", "page")
    assert policy.cadence == (Cadence(severity=1, first=5, investigating=15, identified=20, monitoring=30),)


def test_customers_read_a_status_page_unless_the_file_says_otherwise() -> None:
    public, phone = parse_policy(WHOLE, "x").audience
    assert public.public
    assert not phone.public
    assert phone.targets == ()
    closed = WHOLE.replace('"page"]', '"page"]\npublic = false')
    assert not parse_policy(closed, "x").audience[0].public


def test_an_audience_may_read_any_wording_but_those_of_maintenance_and_the_report() -> None:
    partner = parse_policy(WHOLE.replace('"page"]', '"page"]\ntemplate = "P01"'), "x").audience[0]
    assert partner.template == "P01"


def test_what_is_exported_is_imported_again_unchanged(tmp_path: Path) -> None:
    policy = parse_policy(WHOLE, "x")
    assert parse_policy(policy_text(policy), "y") == policy
    write_policy(policy, tmp_path / "policy.toml")
    assert read_policy(tmp_path / "policy.toml") == policy
    assert parse_policy(policy_text(PolicyFile()), "z") == PolicyFile()


@pytest.mark.parametrize(
    ("old", "new", "reason", "key", "line"),
    [
        ('key = "public"', 'kye = "public"', PolicyReason.UNKNOWN_KEY, "audience.kye", 16),
        ("[[audience]]", "[[audiense]]", PolicyReason.UNKNOWN_KEY, "audiense", 15),
        ('key = "phone"', 'key = "public"', PolicyReason.TWICE, "audience.key", 22),
        ('key = "phone"\n', "", PolicyReason.MISSING, "audience.key", 21),
        ('key = "phone"', 'key = "a b"', PolicyReason.BAD_KEY, "audience.key", 22),
        ('name_ja = "電話"', "name_ja = 3", PolicyReason.WRONG_TYPE, "audience.name_ja", 23),
        ('name_ja = "電話"', 'name_ja = " "', PolicyReason.EMPTY, "audience.name_ja", 23),
        ('name_ja = "電話"', 'name_ja = "a\\u0007"', PolicyReason.BAD_TEXT, "audience.name_ja", 23),
        ('"statuspage"', '"statuspgae"', PolicyReason.UNKNOWN_SCHEME, "audience.targets", 19),
        ('"slack:#incidents"', '"slack:"', PolicyReason.NO_CHANNEL, "audience.targets", 19),
        ('"slack:#incidents"', '"slack:#a b"', PolicyReason.NO_CHANNEL, "audience.targets", 19),
        ('"page"]', '"page:x"]', PolicyReason.NO_ADDRESS_HERE, "audience.targets", 19),
        ('["slack:#incidents", "statuspage", "page"]', '"page"', PolicyReason.WRONG_TYPE, "audience.targets", 19),
        ("severity = 1", "severity = 6", PolicyReason.OUT_OF_RANGE, "cadence.severity", 32),
        ("first = 5", "first = 0", PolicyReason.OUT_OF_RANGE, "cadence.first", 33),
        ("first = 5", "first = true", PolicyReason.WRONG_TYPE, "cadence.first", 33),
        ("Europe/Vienna", "Europe/Wien", PolicyReason.NO_ZONE, "service.time_zone", 6),
        ("Europe/Vienna", "../../etc/passwd", PolicyReason.NO_ZONE, "service.time_zone", 6),
        ("https://status", "http://status", PolicyReason.BAD_ADDRESS, "service.url", 5),
        ('public = "nobody"', 'public = "everybody"', PolicyReason.NOT_A_CHOICE, "approval.public", 9),
        ('"page"]', '"page"]\napprovers = ["boss"]', PolicyReason.NOT_A_CHOICE, "audience.approvers", 20),
        ('"page"]', '"page"]\ntemplate = "M01"', PolicyReason.NOT_A_CHOICE, "audience.template", 20),
        ("[[person]]", "[person]", PolicyReason.NOT_A_LIST, "person", 11),
    ],
)  # fmt: skip
def test_each_fault_says_where_it_is(old: str, new: str, reason: PolicyReason, key: str, line: int) -> None:
    assert old in WHOLE
    found = fault(WHOLE.replace(old, new, 1))
    assert (found.reason, found.key, found.line) == (reason, key, line)


def test_the_nearest_key_is_suggested() -> None:
    assert '"targets"' in fault(WHOLE.replace("targets =", "target =")).sentence("en")


def test_broken_toml_names_line_and_column() -> None:
    found = fault(WHOLE.replace('key = "a"', "key = "))
    assert (found.reason, found.line) == (PolicyReason.BROKEN, 12)
    assert found.column is not None
    twice = fault("a = 1\na = 2")
    assert (twice.reason, twice.line) == (PolicyReason.BROKEN, 2)
    assert fault("x = " + "[" * 5_000).reason is PolicyReason.BROKEN


def test_files_that_cannot_be_read_or_written_are_named(tmp_path: Path) -> None:
    (tmp_path / "latin").write_bytes(b'[service]\nname_ja = "\xff"')
    for path, reason in (
        (tmp_path / "absent", PolicyReason.UNREADABLE),
        (tmp_path, PolicyReason.UNREADABLE),
        (tmp_path / "latin", PolicyReason.NOT_UTF8),
    ):
        with pytest.raises(PolicyFault) as caught:
            read_policy(path)
        assert caught.value.reason is reason
    with pytest.raises(PolicyFault) as caught:
        write_policy(PolicyFile(), tmp_path / "no" / "such" / "folder")
    assert caught.value.reason is PolicyReason.UNWRITABLE


def test_every_reason_has_its_sentence_in_both_languages() -> None:
    assert set(SENTENCES) == set(PolicyReason)
    for ja, en in SENTENCES.values():
        assert ja
        assert en


@given(st.text(max_size=200))
def test_any_text_is_a_policy_or_one_fault(text: str) -> None:
    try:
        parse_policy(text, "x")
    except PolicyFault as found:
        assert found.sentence("ja")


BY_HAND = """
[[person]]
key = "c"
name = "担当C"
contact = "内線 123"

[[audience]]
key = "card"
name_ja = "カード会社"
name_en = "Card company"
kind = "by-hand"
owner = "c"
contact = "03-0000-0000"
"""


def test_an_audience_told_by_hand_goes_there_and_back():
    policy = parse_policy(BY_HAND, "policy.toml")
    assert (policy.person[0].contact, policy.audience[0].contact) == ("内線 123", "03-0000-0000")
    assert (policy.audience[0].by_hand, policy.audience[0].owner) == (True, "c")
    assert parse_policy(policy_text(policy), "policy.toml") == policy
    assert parse_policy(WHOLE, "policy.toml").audience[1].by_hand  # no machine has a place to tell them


@pytest.mark.parametrize(
    ("added", "reason", "key"),
    [
        ('targets = ["page"]', PolicyReason.BY_HAND_ALONE, "audience.targets"),
        ("public = true", PolicyReason.BY_HAND_ALONE, "audience.public"),
        ("phone = 3", PolicyReason.UNKNOWN_KEY, "audience.phone"),
    ],
)
def test_an_audience_told_by_hand_has_no_place_for_a_machine(
    added: str, reason: PolicyReason, key: str
) -> None:
    found = fault(BY_HAND + added + "\n")
    assert (found.reason, found.key, found.line) == (reason, key, 14)
    assert fault(BY_HAND.replace("by-hand", "by-pigeon")).reason is PolicyReason.NOT_A_CHOICE
