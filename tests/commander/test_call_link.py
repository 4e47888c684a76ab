import pytest

from commander.board.call_link import CallLinkSet, SetCallLink
from commander.board.organisation import Service
from commander.board.policy import ServiceDescribed
from commander.board.refusal import Because, Refused
from commander.drafting.facts import facts_for
from commander.policy_fault import PolicyFault, PolicyReason
from commander.policy_file.toml import parse_policy
from tests.commander.story import STREAM, declared, given, t

DECLARED = given(declared())


@pytest.mark.parametrize(
    "url",
    [
        "https://meet.example.com/abc-defg-hij",
        "https://example.zoom.us/j/123456789?pwd=a%20b#success",
        "https://10.0.0.7:8443/room",
        "HTTPS://meet.example.com",
    ],
)
def test_where_the_call_is(url):
    story = DECLARED.when(SetCallLink(incident=STREAM, url=f" {url} ")).then(CallLinkSet(url=url))
    assert story.board.call.url == url


@pytest.mark.parametrize(
    "url",
    [
        "http://meet.example.com/a",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "meet.example.com/a",
        "https://",
        "https://name:secret@meet.example.com/a",
        "https://meet.example.com@evil.example/a",
        "https://meet.example.com\\@evil.example/a",
        "https://meet.exаmple.com/a",
        "https://meet.example.com/a b",
        "https://meet.example.com/<b>",
        'https://meet.example.com/"a',
        "https://meet.example.com/\u202ea",
        "https://-meet.example.com/",
        "https://\u212aelvin.example/a",
        "https://meet.example.com/" + "a" * 2000,
    ],
)
def test_anything_else_is_no_call(url):
    told = DECLARED.when(SetCallLink(incident=STREAM, url=url))
    assert told.refused is not None
    assert told.refused.because in {Because.LINK_NOT_HTTPS, Because.TEXT_TOO_LONG}


def test_an_empty_address_takes_the_call_away():
    story = DECLARED.and_then(CallLinkSet(url="https://meet.example.com/a"))
    told = story.when(SetCallLink(incident=STREAM, url="  "))
    assert told.fact.bases == ("record-2",)
    assert told.then(CallLinkSet(url="")).board.call.url == ""


def test_a_refusal_names_no_word_of_the_address():
    refused = DECLARED.when(SetCallLink(incident=STREAM, url="https://name:secret@x.example/")).refused
    assert refused is not None
    assert "secret" not in repr(refused)
    DECLARED.when(SetCallLink(incident=STREAM, url="x")).then(Refused(Because.LINK_NOT_HTTPS))


def test_internal_texts_say_where_the_call_is():
    story = DECLARED.and_then(ServiceDescribed(service=Service(call_url="https://meet.example.com/oncall")))
    assert facts_for(story.board, story.policy, t("03:00")).call == "https://meet.example.com/oncall"
    own = story.and_then(CallLinkSet(url="https://meet.example.com/a"))
    assert facts_for(own.board, own.policy, t("03:00")).call == "https://meet.example.com/a"


def test_the_policys_file_takes_the_same_addresses():
    text = '[service]\ncall_url = "{}"\n'
    good = "https://example.zoom.us/j/1?pwd=a"
    assert parse_policy(text.format(good), "x").service.call_url == good
    with pytest.raises(PolicyFault) as caught:
        parse_policy(text.format("http://meet.example.com"), "x")
    assert (caught.value.reason, caught.value.key) == (PolicyReason.BAD_ADDRESS, "service.call_url")


def test_an_address_that_another_program_wrote_is_none_when_we_would_not_take_it():
    assert DECLARED.and_then(CallLinkSet(url="javascript:alert(1)")).board.call.url == ""
