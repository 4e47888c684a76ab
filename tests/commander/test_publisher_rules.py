"""The publishers' pure rules: addresses, outward text, limits, and how a bulletin looks on Slack and on a page."""

import email
import email.policy
import html
import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commander.address import AddressFault, AddressReason, checked_base_url
from commander.board.bulletin import Bulletin, Mention, Stage, Wording
from commander.outbox.publisher import Errand
from commander.publishers import both_languages
from commander.publishers.cachet.incident import plain_markdown
from commander.publishers.email.mail import mail_bytes
from commander.publishers.limits import AnswerTooLong, asked_wait, capped
from commander.publishers.outward import one_line, outward, shortened, tagless, their_word, units
from commander.publishers.slack.blocks import (
    BLOCKS_LIMIT,
    DRILL_MARK,
    FALLBACK_LIMIT,
    HEADER_LIMIT,
    SECTION_LIMIT,
    TOTAL_LIMIT,
    CannotPost,
    post_payload,
)
from commander.publishers.statuspage import incident
from commander.wording.checks import outgoing

_NOW = datetime(2026, 3, 1, 5, 0, tzinfo=UTC)
# Weighted towards what hurts: escapes, marks, wide characters, direction, line ends.
TEXTS = (
    st.text(st.sampled_from("&<>;|*_~`@#!:\n\r\t \u202e\u0301\u200d\x00\ud800あ障😀ab"), max_size=400)
    | st.text()
)
LONG = st.builds(lambda text, times: text * times, TEXTS, st.sampled_from([1, 1, 1, 10, 60]))


def an_errand(texts: dict[str, Wording], *, drill: bool = False, mention: Mention = Mention.NOBODY) -> Errand:
    bulletin = Bulletin(
        message="m",
        incident="019a0000-0000-7000-8000-000000000001",
        short_id="INC-7K3Q",
        drill=drill,
        stage=Stage.MONITORING,
        severity=None,
        public=False,
        texts=texts,
        ordered_at=_NOW.isoformat(),
        started_at=None,
        next_update_at=None,
        components={},
        notify_subscribers=False,
        mention=mention,
    )
    return Errand(
        key="019a0000-0000-7000-8000-0000000000ff",
        target="slack:#incidents",
        attempt=1,
        first_tried_at=_NOW.isoformat(),
        earlier_ref=None,
        bulletin=bulletin,
    )


@pytest.mark.parametrize(
    "text",
    [
        "https://slack.com/api/",
        "https://slack-gov.com/api",
        "http://127.0.0.1:8080/api/",
        "http://[::1]:80/api",
        "http://localhost/api",
    ],
)
def test_a_base_address_is_https_or_this_machine(text: str) -> None:
    assert checked_base_url(text) == text.rstrip("/")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("http://slack.com/api/", AddressReason.NOT_HTTPS),
        ("http://10.0.0.1/", AddressReason.NOT_HTTPS),
        ("http://127.0.0.1.example.com/", AddressReason.NOT_HTTPS),
        ("http://0x7f000001/", AddressReason.NOT_HTTPS),
        ("https://user:hunter2@slack.com/api", AddressReason.USER_INFO),
        ("https://@slack.com/api", AddressReason.USER_INFO),
        ("https://slack.com/api?token=hunter2", AddressReason.QUERY),
        ("https://slack.com/api#x", AddressReason.QUERY),
        ("https://slack.com:99999/", AddressReason.NOT_AN_ADDRESS),
        ("https://", AddressReason.NOT_AN_ADDRESS),
        ("https://[::1/", AddressReason.NOT_AN_ADDRESS),
        ("https://slаck.com/", AddressReason.NOT_AN_ADDRESS),  # the third letter is Cyrillic
        ("https://slack.com\\@evil.example/", AddressReason.NOT_AN_ADDRESS),
        ("https://slack.com/ api", AddressReason.NOT_AN_ADDRESS),
        ("https://slack.com/\napi", AddressReason.NOT_AN_ADDRESS),
        ("file:///etc/passwd", AddressReason.NOT_AN_ADDRESS),
        ("", AddressReason.NOT_AN_ADDRESS),
        ("https://" + "a" * 3000, AddressReason.NOT_AN_ADDRESS),
    ],
)
def test_any_other_base_address_is_refused_without_repeating_it(text: str, reason: AddressReason) -> None:
    with pytest.raises(AddressFault) as refusal:
        checked_base_url(text)
    assert refusal.value.reason is reason
    assert "hunter2" not in str(refusal.value)


@given(TEXTS)
def test_outward_text_is_storable_settled_and_keeps_what_people_see(text: str) -> None:
    out = outward(text)
    assert out == outgoing(text)
    assert outward(out) == out
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e\ud800]", out)
    out.encode("utf-8")
    assert "\n" not in one_line(text)


@given(TEXTS, st.integers(1, 50))
def test_a_shortened_text_fits(text: str, limit: int) -> None:
    assert units(shortened(text, limit)) <= max(limit, 3)


def test_a_family_is_not_parted() -> None:
    assert shortened("ab👩‍👩‍👧‍👦cd", 9) == "ab…"
    assert shortened("cafe\u0301s etc", 5) == "caf…"


def test_their_word_is_one_short_line_without_our_secret() -> None:
    said = their_word("bad\nkey xoxb-1 \x1b[31m" + "x" * 500, "xoxb-1", "")
    assert said.startswith("bad key … [31mx")
    assert len(said) == 200


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("30", 30),
        ("0", 1),
        ("9999", 900),
        ("Sun, 01 Mar 2026 05:00:20 GMT", 20),
        ("Sun, 01 Mar 2026 04:00:00 GMT", 1),
        ("Wed, 01 Jan 9999 00:00:00 GMT", 900),
    ],
)
def test_a_wait_is_read_as_seconds_or_as_a_date(header: str, seconds: int) -> None:
    assert asked_wait(header, _NOW) == timedelta(seconds=seconds)


@pytest.mark.parametrize("header", [None, "", "soon", "nan", "Sun, 99 Mar 2026", "Sun, 01 Mar 2026 05:00:20"])
def test_a_wait_that_says_nothing_is_none(header: str | None) -> None:
    assert asked_wait(header, _NOW) is None


def test_an_answer_over_a_mebibyte_is_not_read_on() -> None:
    taken = []

    def read(size: int) -> bytes:
        taken.append(size)
        return b"x" * size

    with pytest.raises(AnswerTooLong):
        capped(read)
    assert sum(taken) == 1024 * 1024 + 1


@given(LONG, LONG, LONG, st.booleans())
def test_a_post_keeps_every_limit_of_slack_or_is_refused(title: str, ja: str, en: str, drill: bool) -> None:
    texts = {"ja": Wording(title=title, body=ja), "en": Wording(title=title, body=en)}
    try:
        payload = post_payload(an_errand(texts, drill=drill), "C1")
    except CannotPost as fault:
        assert re.fullmatch(r"no text|too long: \d+ of 12000 characters", str(fault))
        return
    json.dumps(payload).encode()
    blocks = payload["blocks"]
    shown = [block["text"] for block in blocks if "text" in block]
    assert len(blocks) <= BLOCKS_LIMIT
    assert units(payload["text"]) <= FALLBACK_LIMIT
    assert sum(units(text["text"]) for text in shown) <= TOTAL_LIMIT
    assert all(1 <= units(text["text"]) <= SECTION_LIMIT for text in shown)
    assert all(units(block["text"]["text"]) <= HEADER_LIMIT for block in blocks if block["type"] == "header")
    assert all(text["type"] == "plain_text" and text["emoji"] is False for text in shown)
    if drill:
        assert all(text["text"].startswith(DRILL_MARK) for text in shown[:1])
        assert payload["text"].startswith(DRILL_MARK)


@given(LONG)
def test_no_typed_text_becomes_a_mention_and_escapes_are_made_once(body: str) -> None:
    try:
        payload = post_payload(
            an_errand({"ja": Wording(title="t", body=body)}, mention=Mention.CHANNEL), "C1"
        )
    except CannotPost:
        return
    assert not re.search("[<>]", payload["text"])
    assert not re.search("&(?!amp;|lt;|gt;)", payload["text"])
    typed = ("t\n" + outward(body).strip()).strip()
    begun = payload["text"].partition("\n(続きは")[0]
    assert typed.startswith(html.unescape(begun))
    marked = [block for block in payload["blocks"] if block.get("text", {}).get("type") == "mrkdwn"]
    assert marked == [{"type": "section", "text": {"type": "mrkdwn", "text": "<!channel>"}}]


@given(st.text(st.sampled_from("ab \nあ😀"), min_size=1, max_size=9_000))
def test_a_body_parted_into_sections_loses_no_word(body: str) -> None:
    try:
        payload = post_payload(an_errand({"ja": Wording(title="t", body=body)}), "C1")
    except CannotPost:
        return
    sections = [block["text"]["text"] for block in payload["blocks"] if block["type"] == "section"]
    assert "".join("".join(sections).split()) == "".join(body.split())


def test_a_drill_says_so_in_every_text() -> None:
    texts = {"ja": Wording(title="あ", body="い"), "en": Wording(title="a", body="b")}
    payload = post_payload(an_errand(texts, drill=True), "C1")
    assert [block["text"]["text"] for block in payload["blocks"] if "text" in block] == [
        "【訓練】DRILL あ",
        "【訓練】DRILL\nい",
        "【訓練】DRILL a",
        "【訓練】DRILL\nb",
    ]
    assert payload["blocks"][-1]["elements"][0]["text"] == "【訓練】DRILL INC-7K3Q · 経過観察中 / Monitoring"
    assert payload["text"].count(DRILL_MARK) == 4


@given(LONG, LONG)
def test_a_page_keeps_every_limit_or_is_refused(title: str, body: str) -> None:
    texts = {"ja": Wording(title=title, body=body), "en": Wording(title=body, body=title)}
    try:
        sent = incident.incident_request(an_errand(texts))["incident"]
    except both_languages.CannotPost as fault:
        assert re.fullmatch(r"no title|too long: \d+ of 25000 characters", str(fault))
        return
    assert 1 <= units(sent["name"]) <= incident.NAME_LIMIT
    assert units(sent["body"]) <= incident.BODY_LIMIT
    assert not any(re.search("<[A-Za-z/!?]", text) for text in (sent["name"], sent["body"]))
    assert sent["deliver_notifications"] is False
    assert "impact_override" not in sent
    assert "components" not in sent


@given(LONG, LONG)
def test_a_mail_has_our_headers_and_no_others_whatever_is_typed(title: str, body: str) -> None:
    texts = {"ja": Wording(title=title, body=body), "en": Wording(title=body, body=title)}
    try:
        content = mail_bytes(an_errand(texts), sender="a@b.example", sender_name=title, shown_to=None)
    except both_languages.CannotPost as fault:
        assert re.fullmatch(r"no title|too long: \d+ of 60000 characters", str(fault))
        return
    assert content.isascii()
    assert all(len(line) <= 998 and not {*line} & {10, 13} for line in content.split(b"\r\n"))
    found = email.message_from_bytes(content, policy=email.policy.default)
    assert found.keys() == [
        "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted",
        "Content-Type", "Content-Transfer-Encoding", "MIME-Version",
    ]  # fmt: skip
    assert [one.addr_spec for one in found["From"].addresses] == ["a@b.example"]
    assert found["To"] == "undisclosed-recipients:;"


@given(TEXTS)
def test_no_typed_line_is_markdown(text: str) -> None:
    said = plain_markdown(tagless(outward(text).strip()))
    assert not re.search(r"(?<!\\)(?:\\\\)*[*`\[\]<>|~]", said)
    assert not re.search(r"^ |^[#+=-]|^\d{1,9}[.)]", said, re.MULTILINE)


@pytest.mark.parametrize("blank", ["", " \n\t ", "\u202e\x00"])
def test_a_text_with_nothing_to_see_is_no_text(blank: str) -> None:
    errand = an_errand({"ja": Wording(title=blank, body=blank)}, drill=True)
    with pytest.raises(CannotPost, match="no text"):
        post_payload(errand, "C1")
    with pytest.raises(both_languages.CannotPost, match="no title"):
        incident.incident_request(errand)
