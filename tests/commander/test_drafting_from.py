"""From an entry or the board to a draft: a fact flows in, an estimate says so, a hypothesis stays inside (0-09)."""

import pytest

from commander.board.actions import ActionStarted
from commander.board.hypotheses import HypothesisStated
from commander.board.impact import Amount, Aspect, Certainty, ImpactStated
from commander.board.message_source import KeptInside, Source
from commander.board.timeline import EntryAdded, EntryCorrected, EntryKind
from commander.drafting.carried import (
    Carried,
    appended,
    carried_by,
    carried_from,
    carried_from_board,
    overrides_from,
    told_sources,
)
from commander.drafting.drafting import draft_message
from commander.wording.language import Bilingual, Language
from commander.wording.templates import TemplateId
from tests.commander.messages_said import message, ordered
from tests.commander.story import Story, declared, given, t

NOW = t("03:00")


def carried(event, *before, correction=None) -> Carried:
    story = given(declared(), *before, event)
    found = carried_from(story.records[-1], correction, story.board, story.policy, NOW)
    assert found is not None
    return found


def entry(text: str, kind: EntryKind = EntryKind.FACT) -> EntryAdded:
    return EntryAdded(text=text, entry_kind=kind)


def claim(aspect: Aspect, text: str, certainty: Certainty, **more) -> ImpactStated:
    return ImpactStated(row="r1", aspect=aspect, text=text, certainty=certainty, as_of=t("02:41"), **more)


def test_a_fact_fills_the_text_and_stays_open_where_nobody_translated_it() -> None:
    found = carried(entry("アプリからは購入できる。"))
    drafted = draft_message(
        given(declared()).board,
        given(declared()).policy,
        TemplateId.T01,
        ["public"],
        NOW,
        overrides_from([found], TemplateId.T01),
        "m",
    )
    assert "現時点の情報：アプリからは購入できる" in drafted.texts["ja"].body
    assert "What we know now: {{fact}}." in drafted.texts["en"].body


def test_a_hypothesis_is_told_to_our_own_people_as_one_and_to_nobody_else() -> None:
    found = carried(entry("DB の接続が枯れた", EntryKind.HYPOTHESIS))
    assert found.kept is KeptInside.HYPOTHESIS
    assert carried_by([found], TemplateId.T01) == []
    assert overrides_from([found], TemplateId.T01) == {}
    inside = overrides_from([found], TemplateId.I02)
    assert inside["fact.ja"].startswith("仮説(")
    assert "未確認" in inside["fact.ja"]


@pytest.mark.parametrize("kind", [EntryKind.QUESTION, EntryKind.PEOPLE, EntryKind.FOLLOW_UP])
def test_our_own_talk_stays_inside(kind: EntryKind) -> None:
    assert carried(entry("誰か分かりますか", kind)).kept is KeptInside.TALK


def test_what_is_done_goes_where_doing_stands() -> None:
    found = carried(entry("切り戻し", EntryKind.ACTION))
    assert overrides_from([found], TemplateId.T04) == {"doing.ja": "切り戻し", "doing.en": "{{doing}}"}
    # T01 has no such field: it says it where facts stand.
    assert overrides_from([found], TemplateId.T01)["fact.ja"] == "切り戻し"


def test_a_corrected_entry_is_told_as_corrected_and_a_struck_one_not_at_all() -> None:
    corrected = EntryCorrected(entry="e", text="3 店です")
    assert carried(entry("2 店です"), correction=corrected).words.ja == "3 店です"
    story = given(declared(), entry("2 店です"))
    struck = EntryCorrected(entry="e", text="")
    assert carried_from(story.records[-1], struck, story.board, story.policy, NOW) is None


def test_an_estimated_number_says_about_and_as_of_when() -> None:
    amount = Amount(low=800, likely=1240, high=1900, unit="店")
    found = carried(claim(Aspect.HOW_MANY, "1240 店", Certainty.ESTIMATED, amount=amount))
    # T02 brings about and as of when itself.
    assert overrides_from([found], TemplateId.T02)["n.ja"] == "1,240店"
    assert overrides_from([found], TemplateId.T01)["fact.ja"] == "約1,240店(02:41時点の推計)"
    assert found.kept is None


def test_an_estimated_claim_in_words_says_so_in_its_own_field() -> None:
    found = carried(claim(Aspect.WHO, "カード会員", Certainty.ESTIMATED))
    assert overrides_from([found], TemplateId.T02)["who.ja"] == "カード会員(02:41時点の推計)"


def test_what_nobody_confirmed_stays_inside() -> None:
    found = carried(claim(Aspect.WHO, "カード会員", Certainty.UNCONFIRMED))
    assert found.kept is KeptInside.UNCONFIRMED
    assert "未確認" in overrides_from([found], TemplateId.I02)["fact.ja"]


@pytest.mark.parametrize(
    ("aspect", "kept"),
    [
        (Aspect.PERSONAL_DATA, KeptInside.PERSONAL_DATA),
        (Aspect.SYSTEM, KeptInside.EVIDENCE),
        (Aspect.WORKAROUND, None),
    ],
)
def test_even_confirmed_some_claims_stay_inside(aspect: Aspect, kept: KeptInside | None) -> None:
    assert carried(claim(aspect, "確認済み", Certainty.CONFIRMED)).kept is kept


def test_rows_of_the_board_are_told_like_the_records_they_stand_for() -> None:
    action = ActionStarted(action="a1", text="切り戻し", owner="p", check_at=t("03:10"))
    thought = HypothesisStated(hypothesis="h1", text="証明書の期限切れ")
    story = given(declared(), claim(Aspect.WHO, "会員", Certainty.CONFIRMED), action, thought)
    board, policy = story.board, story.policy
    who = carried_from_board(board, policy, Aspect.WHO, NOW)
    assert who is not None
    assert who.source.record == story.records[1].id
    running = carried_from_board(board, policy, "a1", NOW)
    assert running is not None
    assert running.source.record in told_sources(story.records[2])
    assumed = carried_from_board(board, policy, "h1", NOW)
    assert assumed is not None
    assert assumed.kept is KeptInside.HYPOTHESIS
    assert carried_from_board(board, policy, Aspect.WORKAROUND, NOW) is None
    assert carried_from_board(board, policy, "phrase", NOW) is None


def test_several_facts_are_told_in_one_go() -> None:
    facts = [carried(entry("購入できる。")), carried(entry("返品はできない"))]
    assert overrides_from(facts, TemplateId.T01)["fact.ja"] == "購入できる。返品はできない"


def test_behind_a_text_that_somebody_changed_a_fact_stands_on_its_own_line() -> None:
    found = [carried(entry("購入できる"))]
    assert appended("自分の文\n", found, Language.JA) == "自分の文\n購入できる"
    assert appended("my own words", found, Language.EN) == "my own words\n{{fact}}"


def test_the_board_knows_who_was_told_from_an_entry() -> None:
    source = Source(record="r-1", at=t("02:41"))
    story: Story = given(declared(), ordered(message(sources=(source,))))
    told = story.board.messages.told_from["r-1"]
    assert [one.name_en for one in told]


def test_words_of_both_languages_go_to_both() -> None:
    both = Carried(
        source=Source(record="r", at=NOW),
        field="fact",
        words=Bilingual("はい", "yes"),
        alone=Bilingual("はい", "yes"),
    )
    assert overrides_from([both], TemplateId.T01) == {"fact.ja": "はい", "fact.en": "yes"}


def test_by_itself_the_board_tells_customers_nothing_that_nobody_confirmed() -> None:
    story = given(declared(), claim(Aspect.WHO, "カード会員", Certainty.UNCONFIRMED))
    told = draft_message(story.board, story.policy, TemplateId.T02, ["public"], NOW, {}, "m")
    assert "対象：{{who}}" in told.texts["ja"].body
    sure = given(declared(), claim(Aspect.WHO, "カード会員", Certainty.CONFIRMED))
    told = draft_message(sure.board, sure.policy, TemplateId.T02, ["public"], NOW, {}, "m")
    assert "対象：カード会員" in told.texts["ja"].body
