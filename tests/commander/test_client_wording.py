"""A client's own wording: their name and service, greeting, texts by stage, apology and signature (1-18)."""

import pytest

from commander.board.audience_book import Apology, StageText, WordingSet, WordingSetListed
from commander.board.bulletin import Stage
from commander.board.impact import ImpactWorded
from commander.board.organisation import Audience
from commander.board.policy import AudienceListed
from commander.drafting.drafting import by_wording_set, draft_message
from commander.policy_file.toml import parse_policy, policy_text
from commander.wording.templates import TemplateId
from tests.commander.open_fields import unfilled_in
from tests.commander.story import at, declared, given, t

SET = WordingSet(
    key="client-a",
    client_ja="A社",
    client_en="Client A",
    service_ja="受託運用サービス",
    service_en="the managed service",
    greeting_ja="{{client}} ご担当者様",
    greeting_en="To {{client}}",
    signature_ja="運用チーム",
    signature_en="The operations team",
)
MAILED = Audience(
    key="client-a", name_ja="A社", name_en="Client A", targets=("slack:#client-a",), wording="client-a"
)
PAGE = Audience(key="public", name_ja="公開", name_en="Public", targets=("page",), public=True)


def story(wording_set=SET):
    return given(
        WordingSetListed(wording_set=wording_set),
        AudienceListed(audience=PAGE),
        AudienceListed(audience=MAILED),
        at("01:00", declared()),
        ImpactWorded(ja="送信が失敗する", en="failed sending"),
    )


def drafted(wording_set=SET, audience="client-a", template=TemplateId.T01):
    told = story(wording_set)
    return draft_message(told.board, told.policy, template, [audience], t("01:05"), {}, "m")


def test_the_same_broadcast_reads_otherwise_for_a_client():
    client, public = drafted().texts, drafted(audience="public").texts
    assert client["ja"].body.startswith("A社 ご担当者様\n\n")
    assert client["ja"].body.endswith("\n\n運用チーム")
    assert "受託運用サービス" in client["ja"].title
    assert client["en"].body.startswith("To Client A\n\n")
    assert client["en"].body.endswith("The operations team")
    assert "A社" not in public["ja"].body


def test_audiences_share_a_text_only_within_one_set():
    assert by_wording_set(story().policy, ["public", "client-a"]) == [("public",), ("client-a",)]
    both = draft_message(
        story().board, story().policy, TemplateId.T01, ["public", "client-a"], t("01:05"), {}, "m"
    )
    assert "A社" not in both.texts["ja"].body


def test_a_stage_may_have_its_own_text_and_its_blanks_stay_blanks():
    own = StageText(stage=Stage.INVESTIGATING, body_ja="{{imp}}事象を調査中です。影響:{{scope_of_client}}")
    client = drafted(WordingSet(key="client-a", text=(own,)))
    assert client.texts["ja"].body == "送信が失敗する事象を調査中です。影響:{{scope_of_client}}"
    assert unfilled_in(client)["ja"] == ("scope_of_client",)
    assert "{{" not in client.texts["en"].body


@pytest.mark.parametrize(
    ("apology", "ja", "en"),
    [
        (Apology.NONE, 0, 0),
        (Apology.AS_WRITTEN, 1, 1),
        (Apology.PLAIN, 1, 1),
        (Apology.FORMAL, 1, 1),
    ],
)
def test_the_apology_is_as_deep_as_the_set_says_and_said_once(apology, ja, en):
    text = drafted(WordingSet(key="client-a", apology=apology)).texts
    assert text["ja"].body.count("申し訳") + text["ja"].body.count("お詫び") == ja
    assert text["en"].body.lower().count("apologi") == en
    assert ("心より" in text["ja"].body) is (apology is Apology.FORMAL)


def test_planned_maintenance_apologises_for_nothing():
    text = drafted(WordingSet(key="client-a", apology=Apology.FORMAL), template=TemplateId.M01).texts
    assert "お詫び" not in text["ja"].body
    assert "apologi" not in text["en"].body.lower()


def test_a_set_goes_out_as_a_file_and_comes_back():
    policy = story().policy.as_file()
    assert policy.wording_set == (SET,)
    again = parse_policy(policy_text(policy), "policy.toml")
    assert (again.wording_set, again.audience) == (policy.wording_set, policy.audience)
