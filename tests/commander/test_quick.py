"""The four quick sentences: filled from the board, written and posted in one act, inside only (4-18, 4-20)."""

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from commander.board.estimate import RecoveryEstimated
from commander.board.impact import Amount, Aspect, Certainty, ImpactStated
from commander.board.incident import Declare
from commander.board.mailing import Mailing
from commander.board.options import OptionProposed
from commander.board.organisation import Audience, PolicyFile
from commander.board.policy_import import ImportPolicy
from commander.board.refusal import Because, Refused
from commander.drafting.quick import quick_audiences, quick_post, quick_texts
from commander.wording.language import Language
from commander.wording.quick import Quick, QuickFacts, quick_sentence
from tests.commander.console import CUSTOMERS, STAFF, Console
from tests.commander.story import declared, given, t


def said(*events, quick: Quick) -> str:
    story = given(declared(), *events)
    return quick_texts(story.board, story.policy, quick, t("03:00"))[Language.JA]


def test_started_needs_nothing() -> None:
    assert "{{" not in said(quick=Quick.STARTED)
    assert said(quick=Quick.STARTED).startswith("調査を開始しました。解消の見込みは未定です。")


def test_the_scale_says_about_and_as_of_when() -> None:
    amount = Amount(low=800, likely=1240, high=1900, unit="店")
    counted = ImpactStated(
        row="r",
        aspect=Aspect.HOW_MANY,
        text="1240",
        certainty=Certainty.ESTIMATED,
        as_of=t("02:41"),
        amount=amount,
    )
    assert "規模は約1,240店(02:41時点の推計)の見込みです" in said(counted, quick=Quick.SCALE)
    assert "{{n}}" in said(quick=Quick.SCALE)


def test_options_are_lettered_as_the_board_orders_them() -> None:
    options = [
        OptionProposed(option="o1", text="代替系に切り替える"),
        OptionProposed(option="o2", text="切り戻す", restore_first=True),
    ]
    assert said(*options, quick=Quick.OPTIONS) == "方針を検討しています。案A:切り戻す／案B:代替系に切り替える"


def test_the_expected_end_is_the_internal_estimate() -> None:
    eta = RecoveryEstimated(eta=t("04:00"), certainty=Certainty.ESTIMATED, source="", as_of=t("02:50"))
    assert "04:00(推定、02:50時点)に解消する見込みです" in said(eta, quick=Quick.DECIDED)


def test_what_nobody_said_stays_a_blank_in_both_languages() -> None:
    for language in Language:
        assert "{{decided}}" in quick_sentence(Quick.DECIDED, QuickFacts(), language)


@pytest.fixture
def console(tmp_path: Path):
    with Console(tmp_path) as made:
        made.desk.submit(ImportPolicy(policy=PolicyFile(audience=(STAFF, CUSTOMERS))))
        yield made


def act(console: Console, stream: str, texts: dict[Language, str] | None = None):
    board, policy, now = console.desk.board(stream), console.desk.policy(), console.desk.moment().now
    texts = texts or quick_texts(board, policy, Quick.STARTED, now)
    return quick_post(board, policy, Quick.STARTED, texts, now, "m-1", language=Language.JA, undo=timedelta())


def test_the_entry_and_the_post_are_durable_together(console: Console) -> None:
    stream = console.desk.submit(Declare(title="障害"))[0].stream
    entry, order = console.desk.submit(act(console, stream))
    assert (entry.kind, order.kind) == ("entry-added", "broadcast-ordered")
    assert order.event.content.sources[0].record == entry.id
    assert order.event.content.audiences == ("staff",)
    assert {debt.target for debt in console.outbox.open_debts()} >= set(STAFF.targets)


def test_a_refused_post_leaves_no_entry(console: Console) -> None:
    stream = console.desk.submit(Declare(title="障害"))[0].stream
    blank = dict.fromkeys(Language, "{{decided}}")
    with pytest.raises(Refused) as refused:
        console.desk.submit(act(console, stream, blank))
    assert refused.value.because is Because.TEXT_UNFILLED
    found = console.journal.db.execute("SELECT count(*) FROM record WHERE kind = 'entry-added'").fetchone()
    assert found[0] == 0


def test_customers_are_never_told_by_a_quick_sentence(console: Console) -> None:
    stream = console.desk.submit(Declare(title="障害"))[0].stream
    made = act(console, stream)
    outside = replace(
        made, order=replace(made.order, messages=(replace(made.order.messages[0], audiences=("public",)),))
    )
    with pytest.raises(Refused) as refused:
        console.desk.submit(outside)
    assert refused.value.because is Because.QUICK_IS_INSIDE


def test_partners_told_by_mail_are_not_our_own_people(console: Console) -> None:
    mailing = Mailing(key="partners", addresses=("ops@partner.example",))
    partners = Audience(key="partners", name_ja="提携先", name_en="Partners", targets=("email:partners",))
    policy = PolicyFile(audience=(STAFF, CUSTOMERS, partners), mailing=(mailing,))
    console.desk.submit(ImportPolicy(policy=policy))
    assert [one.key for one in quick_audiences(console.desk.policy())] == ["staff"]
    stream = console.desk.submit(Declare(title="障害"))[0].stream
    made = act(console, stream)
    messages = (replace(made.order.messages[0], audiences=("partners",)),)
    with pytest.raises(Refused) as refused:
        console.desk.submit(replace(made, order=replace(made.order, messages=messages)))
    assert refused.value.because is Because.QUICK_IS_INSIDE
