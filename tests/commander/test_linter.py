"""The rules for wording: what they find in both languages, what they leave alone, and what the desk refuses by them."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given as generated
from hypothesis import settings
from hypothesis import strategies as st
from msgspec.structs import replace

from commander.board.bulletin import Wording
from commander.board.house_wording import HouseWording, Override, Severity, TextKind, text_digest
from commander.board.impact import Amount
from commander.board.message import BroadcastOrdered, OrderBroadcast
from commander.board.organisation import PolicyFile
from commander.board.policy_import import ImportPolicy
from commander.board.refusal import Because, Refused
from commander.drafting.proofreading import overriding, proofread
from commander.policy_fault import PolicyFault, PolicyReason
from commander.policy_file.toml import parse_policy, policy_text
from commander.wording.language import Bilingual, Language
from commander.wording.lines import line
from commander.wording.linter import Circumstances, lint
from commander.wording.linter_rules import BoardSays, CheckName, LintBroken, parse_rules
from commander.wording.sentences import refusal_sentence
from commander.wording.template_files import load_rules
from tests.commander.console import Console
from tests.commander.messages_said import TEXTS, message

PUBLIC = Circumstances(kind=TextKind.PUBLIC)
NOW = datetime(2026, 11, 21, 13, 47, tzinfo=UTC)  # 22:47 in Tokyo


def found(body: str, language: Language, about: Circumstances = PUBLIC, title: str = "x") -> dict[str, str]:
    return {one.rule: one.words for one in lint(Wording(title=title, body=body), language, about)}


JA_BREAKS = [
    ("never-again", "二度とこのようなことは起こしません"),
    ("never-again", "再発はございません"),
    ("absolute", "完全に復旧しました"),
    ("absolute", "絶対に大丈夫です"),
    ("no-problem", "決済に問題はございません"),
    ("no-impact", "お客様への影響はありません"),
    ("data-untouched", "お客様のデータへの影響はありません"),
    ("leak-half-said", "個人情報の流出は確認されていません"),
    ("guessed-cause", "原因はデータベースの負荷と思われます"),
    ("guessed-cause", "設定変更が原因の可能性があります"),
    ("recovery-time", "23:30までに復旧します"),
    ("recovery-time", "本日中に復旧予定です"),
    ("no-next-time", "今しばらくお待ちください"),
    ("some-customers", "一部のお客様でご利用できません"),
    ("your-company", "御社のサービス"),
    ("blame", "担当者のミスにより"),
    ("blame", "不可抗力により"),
    ("liability", "損失を補償します"),
    ("liability", "当社の責任です"),
    ("mention", "<!channel> 復旧しました"),
    ("mention", "@here 復旧しました"),
    ("handle", "#incident-7k3q で対応中"),
    ("internal-address", "10.2.3.4 に接続できません"),
    ("internal-address", "db.prod.internal を再起動"),
    ("internal-address", "http://jenkins/job/1 を参照"),
    ("internal-address", "https://sample.slack.com/archives/C1"),
    ("host-name", "db-main-01 を切り替えました"),
    ("host-name", "ap-northeast-1 の障害です"),
    ("version-tag", "v412 を戻しました"),
    ("ticket-id", "OPS-1234 で追跡しています"),
    ("no-zone", "22:10 より発生しています"),
    ("leftover", "影響:}} です"),
    ("placeholder", "○○ができません"),
    ("half-width-kana", "ｻｰﾋﾞｽが停止"),
    ("other-language", "We are still looking into this problem today です"),
    ("half-translated", "あなたはお待ちください"),
    ("long-sentence", "長い" * 45),
    ("looks-like-a-secret", "カード 4111 1111 1111 1111 で失敗します"),
]
EN_BREAKS = [
    ("never-again", "This will not happen again"),
    ("never-again", "It will never happen"),
    ("absolute", "It is completely resolved"),
    ("no-problem", "There is no problem with payments"),
    ("no-impact", "No customers were affected"),
    ("data-untouched", "No customer data was affected"),
    ("leak-half-said", "There is no evidence of a data leak"),
    ("guessed-cause", "It was probably caused by a database"),
    ("guessed-cause", "We believe the trouble is due to load"),
    ("recovery-time", "Service will be restored by 23:30 JST"),
    ("no-next-time", "Thank you for your patience"),
    ("some-customers", "some customers cannot pay"),
    ("outage", "We are sorry for the outage"),
    ("blame", "due to human error"),
    ("liability", "You will get a refund"),
    ("mention", "@channel it works again"),
    ("handle", "see #incident-7k3q"),
    ("internal-address", "192.168.0.4 is down"),
    ("host-name", "we restarted pay-db-02"),
    ("version-tag", "we rolled back v412"),
    ("ticket-id", "tracked as OPS-1234"),
    ("no-zone", "since 22:10"),
    ("leftover", "${impact} is down"),
    ("placeholder", "TBD"),
    ("half-width-kana", "ｻｰﾋﾞｽ"),
    ("other-language", "現在調査しています"),
    ("half-translated", "the phenomenon continues"),
    ("long-sentence", "very long " * 30),
    ("looks-like-a-secret", "log in with password=hunter2secret"),
]


@pytest.mark.parametrize(("rule", "text"), JA_BREAKS)
def test_a_japanese_text_that_breaks_a_rule_is_found(rule, text):
    if rule == "half-width-kana":
        rules = {one.rule for one in lint(Wording(title="x", body=text), Language.JA, PUBLIC)}
        assert rule in rules
    else:
        assert found(text, Language.JA)[rule] in text


@pytest.mark.parametrize(("rule", "text"), EN_BREAKS)
def test_an_english_text_that_breaks_a_rule_is_found(rule, text):
    language = Language.JA if rule == "half-width-kana" else Language.EN
    assert found(text, language)[rule] in text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.JA, "22:15(JST)に復旧しました。"),
        (Language.JA, "影響のない機能:残高の照会"),
        (Language.JA, "原因は調査中です。"),
        (
            Language.JA,
            "個人情報の流出は確認されていませんが、調査中であり、ないと判断したものではありません。",
        ),
        (Language.JA, "しばらくお待ちください。次回:23:30(JST)"),
        (Language.JA, "詳しくは https://status.example.com/incidents/v412/db-main-01 をご覧ください。"),
        (Language.JA, "お問い合わせは support@example.com へ。"),
        (Language.JA, "iOS 版 5.1 と UTF-8 の表示に影響があります。"),
        (Language.EN, "Service was restored at 22:15 JST. Write to support@example.com."),
        (Language.EN, "We have no evidence of a leak; we are still investigating and have not ruled it out."),
        (Language.EN, "The cause is still being investigated. Next update by 23:30 JST."),
    ],
)
def test_what_is_said_well_is_left_alone(language, text):
    assert found(text, language) == {}


def test_the_board_can_make_a_sentence_true():
    said = replace(PUBLIC, board_says=frozenset(BoardSays))
    for text in ("影響はありません", "個人情報への影響はありません", "一部のお客様", "問題はございません"):
        assert found(text, Language.JA)
        assert found(text, Language.JA, said) == {}
    assert found("an outage", Language.EN, said) == {}


def test_what_only_customers_must_not_read_may_stand_in_house():
    inside = Circumstances(kind=TextKind.INTERNAL)
    text = "db-main-01 を v412 から戻す。@here 返金の判断は 23:00。原因は DB と思われる"
    assert found(text, Language.JA, inside) == {}
    assert {"liability", "guessed-cause"} <= set(found(text, Language.JA))


def test_a_number_that_is_not_the_boards_and_one_that_nobody_counted():
    amount = Amount(low=800, likely=1240, high=1900, unit="店")
    about = replace(PUBLIC, amount=amount, is_estimate=True)
    assert found("900店で発生", Language.JA, about) == {"other-number": "900店"}
    assert found("1,240店で発生", Language.JA, about) == {"bare-estimate": "1,240店"}
    assert found("１，２４０店で発生", Language.JA, about) == {"bare-estimate": "１，２４０店"}
    assert found("対象：900店", Language.JA, about) == {"other-number": "900店"}
    assert found("対象：約1,240店(22:40時点の推計、JST)", Language.JA, about) == {}


def test_the_languages_are_held_against_each_other():
    about = replace(
        PUBLIC,
        components=(Bilingual("決済 API", "Payments API"),),
        other=Wording(title="x", body="since 22:10 JST, about 1,300 shops"),
    )
    assert found("22:10(JST)から、約1,240店。決済 API", Language.JA, about)["languages-differ"] in {
        "1,240",
        "決済 API",
    }
    assert found("22:10(JST)から、約1,300店", Language.JA, about) == {}


def test_a_component_inside_the_name_of_the_service_is_no_mention_of_it() -> None:
    about = replace(
        PUBLIC,
        components=(Bilingual("決済", "Checkout"),),
        services=(Bilingual("決済サービス", "Payments"),),
        other=Wording(title="Payments", body="Payments fail."),
    )
    assert found("決済サービスが利用できません。", Language.JA, about) == {}
    assert found("決済サービスの決済が利用できません。", Language.JA, about) == {"languages-differ": "決済"}


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("次回:0:20(JST)", True),
        ("次回：00:20(JST)", True),
        ("次回:11月22日 00:20(JST)", False),
        ("次回:翌0:20(JST)", False),
    ],
)
def test_a_promise_after_midnight_needs_its_date(text, finds):
    about = replace(PUBLIC, today=NOW.date(), promise=datetime(2026, 11, 22, 0, 20, tzinfo=UTC))
    assert ("no-date" in found(text, Language.JA, about)) is finds


def test_our_own_people_channels_and_words_are_found_in_public_only():
    house = HouseWording(key="code-names", words=("ペガサス", "Orion"), severity=Severity.BLOCKS)
    about = replace(PUBLIC, people=("担当A", "森"), channels=("#inc-1",), house=(house,))
    text = "担当Aがペガサスを再起動(#inc-1)。森林と Orionis は別です"
    assert found(text, Language.JA, about) == {
        "person-name": "担当A",
        "code-names": "ペガサス",
        "own-channel": "#inc-1",
        "handle": "#inc-1",
    }
    assert found(text, Language.JA, replace(about, kind=TextKind.INTERNAL)) == {}


# ---- whatever is typed


HOSTILE = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from(
            list("影響はありません原因と思われ二度とないデータ一部お客様:/.@#<!>{}[]%$0123,vV-店 \n約")
        ),
    ),
    max_size=300,
)


@settings(max_examples=60, deadline=None)
@generated(title=HOSTILE, body=HOSTILE, language=st.sampled_from(list(Language)))
def test_hostile_text_is_looked_over_and_every_place_lies_in_it(
    title: str, body: str, language: Language
) -> None:
    wording = Wording(title=title, body=body)
    for one in lint(wording, language, FULL):
        text = wording.title if one.part.in_title else wording.body
        assert 0 <= one.part.start < one.part.end <= len(text)
        assert text[one.part.start : one.part.end] == one.words


FULL = replace(
    PUBLIC,
    today=NOW.date(),
    promise=NOW + timedelta(days=1),
    amount=Amount(low=1, likely=1240, high=2000, unit="店"),
    is_estimate=True,
    channels=("inc-1",),
    people=("担当A", "", " ", "*"),
    components=(Bilingual("決済", "Payments"),),
    house=(HouseWording(key="h", words=("ペガサス", "(a+)+$", "")),),
    other=Wording(title="x", body="1,300"),
)
MEAN = (
    "a", "a ", "1", "123,", "10.", "a-", "db-", "no data ", "we believe ", "http://a", "<!", "{{", "22:00 ",
    "原因は", "影響", "データ", "二度と", "約1,240店(", "please ", "あ", "ア", " ", "\n", "(", "。", "\u0000", "𠮷",
)  # fmt: skip


@pytest.mark.parametrize("language", list(Language))
def test_a_megabyte_of_anything_is_looked_over_at_once(language: Language) -> None:
    load_rules(language)
    slowest = 0.0
    for mean in MEAN:
        wording = Wording(title="x", body=mean * (1_000_000 // len(mean)))
        began = time.process_time()
        lint(wording, language, FULL)
        slowest = max(slowest, time.process_time() - began)
    # A pattern that tries again from every place takes minutes; a busy machine takes three times the usual 0.1 s.
    assert slowest < 0.6


# ---- the rules as data


def test_the_shipped_rules_explain_themselves_in_both_languages() -> None:
    for language in Language:
        for rule in load_rules(language):
            assert rule.why.ja.endswith("。"), rule.id
            assert rule.why.en.endswith("."), rule.id
            assert rule.instead.ja.endswith("。"), rule.id
            assert rule.instead.en.endswith("."), rule.id
            assert rule.source.startswith("practice §5.3 rule"), rule.id
    assert {rule.check for rule in load_rules(Language.JA)} >= set(CheckName)


GOOD = """
[[rule]]
id = "x"
kinds = ["public"]
severity = "warns"
pattern = "x"
why_ja = "あ。"
why_en = "a."
instead_ja = "い。"
instead_en = "b."
source = "s"
"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rule = 1", "expected only"),
        ("[[rule", "f, "),
        (GOOD.replace('"x"\nkinds', '"X y"\nkinds'), "small letters"),
        (GOOD.replace('"public"', '"press"'), "press"),
        (GOOD.replace('["public"]', "[]"), "never be looked for"),
        (GOOD.replace("warns", "stops"), "stops"),
        (GOOD.replace('pattern = "x"', 'pattern = "("'), "no pattern"),
        (GOOD.replace('pattern = "x"', 'pattern = "x*"'), "finds nothing at all"),
        (GOOD.replace('pattern = "x"', ""), "pattern or check"),
        (GOOD.replace('pattern = "x"', 'check = "moon"'), "moon"),
        (GOOD + 'color = "red"', "color"),
        (GOOD + "legal = true", "what blocks"),
        (GOOD + "limit = 9", "limit"),
        (GOOD.replace('why_en = "a."', 'why_en = ""'), "both languages"),
        (GOOD + GOOD, "twice"),
    ],
)
def test_a_rule_that_is_badly_written_is_named(text: str, said: str) -> None:
    with pytest.raises(LintBroken, match="f") as fault:
        parse_rules(text, "f")
    assert said.strip() in str(fault.value) or said == "f, "


# ---- the desk


def spoken(**bodies: str) -> dict[str, Wording]:
    return {**TEXTS, **{language: Wording(title="x", body=body) for language, body in bodies.items()}}


@pytest.fixture
def console(tmp_path: Path) -> Iterator[Console]:
    with Console(tmp_path) as console:
        console.list_audiences()
        yield console


def order_of(
    console: Console, incident: str, texts: dict[str, Wording], *overrides: Override
) -> OrderBroadcast:
    promise = console.clock() + timedelta(minutes=30)
    content = message(texts=texts, next_update_at=promise)
    return OrderBroadcast(incident=incident, messages=(content,), undo=timedelta(), overrides=overrides)


def test_the_desk_refuses_what_blocks_in_one_clear_sentence(console: Console) -> None:
    incident = console.declare()
    with pytest.raises(Refused) as refused:
        console.desk.submit(order_of(console, incident, spoken(ja="二度と起こしません。")))
    assert refused.value.because is Because.WORDING_BLOCKS
    assert refusal_sentence(refused.value, Language.JA) == (
        "日本語の文面の「二度と起こしません」を直すまで送りません(never-again)。再発しないとは、だれにも約束できません。"
        "「再発防止に取り組みます」のように、行うことを書きます。"
    )
    assert "Nobody can promise" in refusal_sentence(refused.value, Language.EN)
    assert console.debts() == {}


def test_what_blocks_is_not_opened_by_a_reason(console: Console) -> None:
    incident = console.declare()
    texts = spoken(ja="二度と起こしません。")
    reason = Override(rule="never-again", text=text_digest(texts["ja"]), reason="社長が言った")
    with pytest.raises(Refused):
        console.desk.submit(order_of(console, incident, texts, reason))


def test_a_named_legal_tick_opens_liability_for_that_very_text_only(console: Console) -> None:
    incident = console.declare()
    texts = spoken(ja="返金します。")
    tick = Override(rule="liability", text=text_digest(texts["ja"]), legal="担当L")
    with pytest.raises(Refused) as refused:
        console.desk.submit(order_of(console, incident, texts))
    assert refused.value.because is Because.LEGAL_NEEDED
    with pytest.raises(Refused):
        console.desk.submit(order_of(console, incident, spoken(ja="全額返金します。"), tick))
    with pytest.raises(Refused):
        console.desk.submit(order_of(console, incident, texts, replace(tick, legal="  ")))
    (record,) = console.desk.submit(order_of(console, incident, texts, tick))
    assert isinstance(record.event, BroadcastOrdered)
    assert record.event.overrides == (tick,)
    said = line(record.event, console.desk.policy(), Language.JA, UTC)
    assert said.endswith("(注意を残して:liability – 法務確認 担当L)")


def test_what_warns_goes_out_and_its_reason_is_recorded(console: Console) -> None:
    incident = console.declare()
    texts = spoken(ja="一部のお客様に影響があります。")
    board, policy = console.desk.board(incident), console.desk.policy()
    noted = proofread(board, policy, order_of(console, incident, texts).messages[0], console.clock())
    assert {one.finding.rule for one in noted} >= {"some-customers"}
    assert not any(one.stops for one in noted)
    given = overriding(noted, {"some-customers": "割合は 3%"}, "")
    (record,) = console.desk.submit(order_of(console, incident, texts, *given))
    assert isinstance(record.event, BroadcastOrdered)
    assert [(one.rule, one.reason) for one in record.event.overrides] == [("some-customers", "割合は 3%")]
    assert "some-customers – 割合は 3%" in line(record.event, policy, Language.JA, UTC)


def test_the_organisations_own_words_are_a_part_of_its_policy(console: Console) -> None:
    text = """
[[wording]]
key = "code-names"
words = ["ペガサス"]
severity = "blocks"
why_ja = "社内の呼び名です。"
"""
    file = parse_policy(text, "p")
    assert parse_policy(policy_text(file), "p") == file
    audiences = PolicyFile(audience=tuple(console.desk.policy().audiences()), wording=file.wording)
    console.desk.submit(ImportPolicy(policy=audiences))
    assert console.desk.submit(ImportPolicy(policy=audiences)) == ()
    incident = console.declare()
    with pytest.raises(Refused, match="wording-blocks") as refused:
        console.desk.submit(order_of(console, incident, spoken(ja="ペガサスが停止")))
    assert "社内の呼び名です。" in refusal_sentence(refused.value, Language.JA)
    console.desk.submit(ImportPolicy(policy=replace(audiences, wording=())))
    assert console.desk.submit(order_of(console, incident, spoken(ja="ペガサスが停止")))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ('key = "k"\nwords = []', PolicyReason.TOO_MANY_WORDS),
        ('key = "k"\nwords = "ペガサス"', PolicyReason.WRONG_TYPE),
        ('key = "k"\nwords = ["  "]', PolicyReason.EMPTY),
        ('key = "k"\nwords = ["a"]\nkinds = ["press"]', PolicyReason.NOT_A_CHOICE),
        ('key = "k"\nwords = ["a"]\nseverity = "stops"', PolicyReason.NOT_A_CHOICE),
        ('words = ["a"]', PolicyReason.MISSING),
    ],
)
def test_own_words_that_are_badly_written_are_not_imported(row: str, reason: PolicyReason) -> None:
    with pytest.raises(PolicyFault) as fault:
        parse_policy(f"[[wording]]\n{row}\n", "p")
    assert fault.value.reason is reason
    assert fault.value.sentence("ja")
    assert fault.value.sentence("en")
