"""The impact in depth: what rows superseded, of how many, which part shows what, scope over time, not so serious."""

from datetime import timedelta
from itertools import permutations

import pytest

from commander.board.board import fold
from commander.board.impact import Amount, Aspect, Certainty, Concern, Count, ImpactStated, StateImpact, Trial
from commander.board.impact_details import Details, Harm, Spread
from commander.board.impact_matrix import (
    CellState,
    DependencyNoted,
    ImpactCellJudged,
    JudgeCell,
    NoteDependency,
    components,
)
from commander.board.impact_negligible import (
    ConfirmNegligible,
    ImpactFoundNegligible,
    NegligibleWithdrawn,
    WithdrawNegligible,
)
from commander.board.impact_policy import (
    Denominator,
    DenominatorListed,
    DenominatorRemoved,
    Symptom,
    SymptomListed,
    SymptomRemoved,
)
from commander.board.incident import IncidentReopened
from commander.board.organisation import Component
from commander.board.policy import ComponentListed, Policy
from commander.board.policy_import import ImportPolicy
from commander.board.policy_import import decide as decide_policy
from commander.board.privacy_records import PrivacyAnswer, PrivacyAnswered
from commander.board.refusal import Because, Refused
from commander.deadlines import DeadlineKind, deadlines
from commander.next_step import Step, next_step
from commander.policy_file.toml import parse_policy, policy_text
from commander.reports.veil import veil_for
from commander.wording.harms import data_harms, money_harms
from commander.wording.impact_headline import headline
from commander.wording.impact_said import jump_said, row_details, whole_said
from commander.wording.language import Language
from commander.wording.lines import record_line
from tests.commander.story import STREAM, TOKYO, A, B, apart, at, declared, given, occurred, restored, t

SHOPS = Denominator(key="shops", unit_ja="店", unit_en="shops", whole=20_640)


def stated(aspect, text="x", *, row=None, clock="02:00", **more):
    certainty = more.pop("certainty", Certainty.ESTIMATED)
    event = ImpactStated(
        row=row or str(aspect), aspect=aspect, text=text, certainty=certainty, as_of=t(clock), **more
    )
    return at(clock, event)


def amount(low, likely=None, high=None, unit="店", **more):
    return Amount(low=low, likely=likely or low, high=high or likely or low, unit=unit, **more)


def state(aspect, text="x", **more):
    certainty = more.pop("certainty", Certainty.ESTIMATED)
    return StateImpact(incident=STREAM, aspect=aspect, text=text, certainty=certainty, **more)


def cell(component, symptom, state, clock="02:05", basis="", name=None):
    ja, en = name or (component, component)
    return ImpactCellJudged(
        component=component,
        name_ja=ja,
        name_en=en,
        symptom=symptom,
        symptom_ja={"errors": "エラー", "delay": "遅延"}[symptom],
        symptom_en={"errors": "errors", "delay": "delayed"}[symptom],
        state=state,
        since=occurred(clock),
        basis=basis,
    )


def judge(component, symptom, state, **more):
    return JudgeCell(incident=STREAM, component=component, symptom=symptom, state=state, **more)


def test_a_row_supersedes_and_keeps_what_it_said_in_place():
    story = given(
        declared(),
        stated(Aspect.WHO, "一部", row="r", clock="02:01"),
        stated(Aspect.WHO, "全加盟店", row="r", clock="02:10"),
    )
    assert [row.text for row in story.board.impact.history("r")] == ["一部", "全加盟店"]
    assert story.board.impact.row(Aspect.WHO).text == "全加盟店"
    assert story.board.impact.history("nowhere") == []


def test_a_share_follows_from_the_whole_and_more_than_all_is_refused():
    story = given(declared())
    kept = story.when(state(Aspect.HOW_MANY, amount=amount(800, 1240, 1900, whole=20_640))).event
    assert kept.amount.per_mille == 60
    assert whole_said(kept.amount, Language.JA) == "全体 20,640 店"
    story.when(state(Aspect.HOW_MANY, amount=amount(30_000, whole=20_640))).then(
        Refused(Because.MORE_THAN_ALL, high="30,000", whole="20,640")
    )
    said = story.when(state(Aspect.HOW_MANY, amount=amount(1, whole=2, per_mille=900))).event
    assert said.amount.per_mille == 900


@pytest.mark.parametrize("unit", ["店", "shops", "SHOPS"])
def test_the_policy_knows_of_how_many_and_a_person_may_say_otherwise(unit):
    story = given(DenominatorListed(denominator=SHOPS), declared())
    assert story.when(state(Aspect.HOW_MANY, amount=amount(2064, unit=unit))).event.amount.whole == 20_640
    own = story.when(state(Aspect.HOW_MANY, amount=amount(5, unit=unit, whole=10))).event.amount
    assert (own.whole, own.per_mille) == (10, 500)
    assert story.when(state(Aspect.HOW_MANY, amount=amount(99_999, unit=unit))).event.amount.whole is None
    gone = story.and_then(DenominatorRemoved(key="shops"))
    assert gone.when(state(Aspect.HOW_MANY, amount=amount(5, unit=unit))).event.amount.whole is None


def test_money_and_data_say_which_harm_and_nothing_else_does():
    story = given(declared())
    money = Details(harms=(Harm.DOUBLE_CHARGE, Harm.DOUBLE_CHARGE))
    concern = {"concern": Concern.CONFIRMED}
    kept = story.when(
        state(Aspect.MONEY, "", details=money, amount=amount(30_000, 50_000, unit="円"), **concern)
    )
    assert kept.event.details.harms == (Harm.DOUBLE_CHARGE,)
    story.when(state(Aspect.INTEGRITY, details=money, **concern)).then(
        Refused(Because.HARM_ELSEWHERE, harm="double-charge")
    )
    denied = state(Aspect.MONEY, "台帳を突合", details=money, concern=Concern.NONE)
    story.when(denied).then(Refused(Because.HARM_DENIED))


@pytest.mark.parametrize(
    "aspect", [Aspect.MONEY, Aspect.INTEGRITY, Aspect.CONTRACT, Aspect.SAFETY, Aspect.REGULATED]
)
def test_a_concern_may_be_raised_by_itself_but_none_needs_its_basis(aspect):
    story = given(declared())
    assert story.when(state(aspect, "", concern=Concern.POSSIBLE)).refused is None
    story.when(state(aspect, "なし", concern=Concern.NONE)).then(Refused(Because.ZERO_NEEDS_EVIDENCE))
    story.when(state(aspect, "", concern=Concern.NONE)).then(Refused(Because.ZERO_NEEDS_EVIDENCE))
    assert story.when(state(aspect, "契約 12 件を確認", concern=Concern.NONE)).refused is None


@pytest.mark.parametrize(
    ("text", "money", "data"),
    [
        ("二重請求が 12 件", (Harm.DOUBLE_CHARGE,), ()),
        ("入金漏れと金額違い", (Harm.MISSING_PAYOUT, Harm.WRONG_PRICE), ()),
        ("注文データが消失", (), (Harm.LOST,)),
        ("データの消失はなし", (), ()),
        ("no lost orders, some duplicated", (), (Harm.DUPLICATED,)),
        ("double charge, late orders", (Harm.DOUBLE_CHARGE,), (Harm.DELAYED,)),
        ("x" * 400 + "消失", (), ()),
    ],
)
def test_the_harm_is_read_from_the_line(text, money, data):
    assert money_harms(text) == money
    assert data_harms(text) == data


def test_a_workaround_says_who_tried_it_or_that_nobody_did():
    tried = stated(Aspect.WORKAROUND, "別カードを使う", details=Details(verified_by=B))
    assert row_details(given(declared(), tried).board.impact.rows()[0], Language.EN) == f"tried by {B}"
    untried = given(declared(), stated(Aspect.WORKAROUND, "別カードを使う")).board.impact.rows()[0]
    assert row_details(untried, Language.JA) == "確認者なし"


def test_the_scope_keeps_every_number_and_each_jump_from_one_place_to_everywhere():
    story = given(
        declared(),
        stated(Aspect.WHO, "A社", row="who", clock="02:01", details=Details(spread=Spread.ONE)),
        stated(Aspect.HOW_MANY, row="n", clock="02:02", amount=amount(40)),
        stated(Aspect.HOW_MANY, row="n", clock="02:10", amount=amount(800, 1240, 1900)),
        stated(Aspect.WHO, "全社", row="who", clock="02:12", details=Details(spread=Spread.EVERYWHERE)),
        stated(Aspect.WHO, "一部", row="who", clock="02:40", details=Details(spread=Spread.SOME)),
    )
    scope = story.board.scope
    assert [one.amount.likely for one in scope.amounts()] == [40, 1240]
    assert [jump.at for jump in scope.jumps()] == [t("02:12")]
    assert jump_said(scope, scope.jumps()[0], Language.JA) == "一か所だけから全体へ拡大"
    assert scope.spread is Spread.SOME
    assert scope.grew_at == t("02:12")


def test_a_chart_never_mixes_units():
    story = given(
        declared(),
        stated(Aspect.HOW_MANY, row="n", clock="02:02", amount=amount(40)),
        stated(Aspect.HOW_MANY, row="m", clock="02:10", amount=amount(9000, unit="件")),
    )
    assert [one.amount.likely for one in story.board.scope.amounts()] == [9000]
    assert story.board.scope.grew_at is None


def test_a_cell_says_state_since_and_basis_and_a_blank_one_is_not_none():
    story = given(declared())
    kept = story.when(judge("決済 API", "errors", "confirmed", since=occurred("01:50")))
    assert kept.event == cell("決済 API", "errors", CellState.CONFIRMED, "01:50")
    board = kept.then(kept.event).board
    assert board.symptoms.cell("決済 API", "errors").state is CellState.CONFIRMED
    assert board.symptoms.cell("決済 API", "delay") is None
    assert [one[:2] for one in board.symptoms.hurt()] == [("決済 API", "errors")]


def test_none_needs_what_was_looked_at_and_what_nobody_saw_cannot_be_over():
    story = given(declared())
    story.when(judge("a", "errors", "none-confirmed", basis=" - ")).then(Refused(Because.ZERO_NEEDS_EVIDENCE))
    assert story.when(judge("a", "errors", "none-confirmed", basis="10 回開いた")).refused is None
    story.when(judge("a", "errors", "over")).then(Refused(Because.CELL_BLANK))
    seen = story.and_then(cell("a", "errors", CellState.CONFIRMED))
    assert seen.when(judge("a", "errors", "over")).refused is None


@pytest.mark.parametrize(
    ("command", "because"),
    [
        (judge("a", "smell", "confirmed"), Because.SYMPTOM_UNKNOWN),
        (judge("a", "errors", "bad"), Because.CELL_STATE_UNKNOWN),
        (judge(" ", "errors", "confirmed"), Because.TEXT_EMPTY),
        (
            NoteDependency(incident=STREAM, component="決済 API", depends_on=("決済API",)),
            Because.DEPENDS_ON_ITSELF,
        ),
    ],
)
def test_what_cannot_be_in_the_matrix_is_refused_with_the_way_on(command, because):
    given(declared()).and_then(cell("決済 API", "errors", CellState.CONFIRMED)).when(command).then(
        Refused(because)
    )


def test_a_component_is_found_by_its_key_or_its_name_however_it_is_spaced():
    listed = Component(id="c1", name_ja="決済 API", name_en="Payments API")
    story = given(ComponentListed(component=listed), declared())
    for typed in ("c1", "決済API", "payments api"):
        assert story.when(judge(typed, "errors", "confirmed")).event.component == "c1"
    board = story.and_then(cell("通知", "delay", CellState.SUSPECTED)).board
    assert [one[0] for one in components(board.symptoms, story.policy)] == ["c1", "通知"]


def test_a_dependency_is_noted_and_taken_away():
    story = given(declared(), cell("決済", "errors", CellState.CONFIRMED))
    noted = story.when(
        NoteDependency(incident=STREAM, component="決済", depends_on=("認証", "認証"), note="遅い")
    )
    event = DependencyNoted(
        component="決済", name_ja="決済", name_en="決済", depends_on=("認証",), note="遅い"
    )
    board = noted.then(event).board
    assert board.symptoms.dependency("決済").on == ("認証",)
    gone = given(declared(), event, DependencyNoted(component="決済", name_ja="", name_en="", depends_on=()))
    assert gone.board.symptoms.dependency("決済") is None


def test_the_columns_are_policy_and_what_was_spoken_of_stays():
    slow = Symptom(key="slow", name_ja="遅い", name_en="slow")
    story = given(SymptomListed(symptom=slow), declared())
    assert story.when(judge("a", "slow", "confirmed")).refused is None
    story.when(judge("a", "errors", "confirmed")).then(Refused(Because.SYMPTOM_UNKNOWN))
    file = given(SymptomListed(symptom=slow), DenominatorListed(denominator=SHOPS)).policy.as_file()
    assert parse_policy(policy_text(file), "x") == file
    empty = decide_policy(given(SymptomListed(symptom=slow)).policy, ImportPolicy(policy=Policy().as_file()))
    assert SymptomRemoved(key="slow") in [fact.event for fact in empty]


def test_two_desks_contest_a_cell_and_the_graver_stands_in_any_order_of_arrival():
    story = given(
        declared(),
        apart(cell("a", "errors", CellState.CONFIRMED), cell("a", "errors", CellState.OVER)),
        apart(
            DependencyNoted(component="a", name_ja="a", name_en="a", depends_on=("b",)),
            DependencyNoted(component="a", name_ja="a", name_en="a", depends_on=("c",)),
        ),
    )
    assert set(story.board.contested) == {"cell:a|errors", "dependency:a"}
    assert story.board.symptoms.cell("a", "errors").state is CellState.CONFIRMED
    for order in permutations(story.records):
        assert fold(STREAM, order).symptoms == story.board.symptoms


WELL = stated(Aspect.SYSTEM, "エラー 0 件、平常 3", clock="02:01", count=Count(count=0, usual=3))


def confirm(text="監視と手元で正常を確認"):
    return ConfirmNegligible(incident=STREAM, text=text)


def test_not_so_serious_is_a_finding_with_author_evidence_and_a_time_to_ask_again():
    story = given(declared(), WELL)
    found = story.when(confirm(), now="02:10")
    event = ImpactFoundNegligible(
        text="監視と手元で正常を確認", evidence=(Aspect.SYSTEM,), ask_again_at=t("06:10")
    )
    board = found.then(event).board
    assert (board.negligible.standing.by, board.negligible.standing.found_at) == (A, t("02:10"))
    due = [one for one in deadlines(board, Policy()) if one.kind is DeadlineKind.NEGLIGIBLE]
    assert [(one.due, one.owner) for one in due] == [(t("06:10"), A)]


@pytest.mark.parametrize(("severity", "minutes"), [(1, 30), (3, 60), (5, 240)])
def test_how_soon_it_is_asked_again_goes_by_the_severity(severity, minutes):
    assert Policy().matrix.rules.recheck_after(severity) == timedelta(minutes=minutes)


def test_it_needs_evidence_and_nothing_that_speaks_against_it():
    given(declared()).when(confirm()).then(Refused(Because.NEGLIGIBLE_UNSEEN))
    tried = stated(Aspect.HANDS_ON, "5回中4回失敗", trial=Trial(tries=5, fails=4))
    given(declared(), WELL, tried).when(confirm()).then(
        Refused(Because.NEGLIGIBLE_CONTRADICTED, aspect="hands-on")
    )
    worried = stated(Aspect.SAFETY, "", concern=Concern.POSSIBLE)
    given(declared(), WELL, worried).when(confirm()).then(
        Refused(Because.NEGLIGIBLE_CONTRADICTED, aspect="safety")
    )
    given(declared(), WELL).when(confirm(" ")).then(Refused(Because.TEXT_EMPTY))


def test_newer_trouble_asks_at_once_and_the_next_step_says_so():
    finding = ImpactFoundNegligible(text="正常", evidence=(Aspect.SYSTEM,), ask_again_at=t("06:00"))
    trouble = stated(Aspect.INQUIRIES, "86件", clock="02:20", count=Count(count=86, usual=14))
    board = given(declared(), WELL, at("02:10", finding), trouble).board
    due = deadlines(board, Policy())
    assert [one.due for one in due if one.kind is DeadlineKind.NEGLIGIBLE] == [t("02:20")]
    steps = {one.step for one in [next_step(board, due, t("02:21"))]}
    assert steps <= {Step.TAKE_COMMAND, Step.RECHECK_IMPACT}


def test_personal_data_that_turns_out_to_be_concerned_asks_at_once():
    finding = ImpactFoundNegligible(text="正常", evidence=(Aspect.SYSTEM,), ask_again_at=t("06:00"))
    answered = PrivacyAnswered(answer=PrivacyAnswer.YES)
    board = given(declared(), WELL, at("02:10", finding), at("02:30", answered)).board
    due = [one.due for one in deadlines(board, Policy()) if one.kind is DeadlineKind.NEGLIGIBLE]
    assert due == [t("02:30")]
    before = given(declared(), WELL, at("02:05", answered), at("02:10", finding)).board
    due = [one.due for one in deadlines(before, Policy()) if one.kind is DeadlineKind.NEGLIGIBLE]
    assert due == [t("06:00")]


def test_it_is_taken_back_with_a_reason_and_falls_with_a_reopening():
    finding = at("02:10", ImpactFoundNegligible(text="正常", evidence=(), ask_again_at=t("03:00")))
    story = given(declared(), WELL, finding)
    back = WithdrawNegligible(incident=STREAM, reason="問合せが増えた")
    board = story.when(back).then(NegligibleWithdrawn(reason="問合せが増えた")).board
    assert board.negligible.standing is None
    given(declared()).when(back).then(Refused(Because.NEGLIGIBLE_NOT_FOUND))
    again = story.and_then(at("02:20", restored(until="06:00")), at("02:30", IncidentReopened(reason="x")))
    assert again.board.negligible.standing is None
    assert not [one for one in deadlines(again.board, Policy()) if one.kind is DeadlineKind.NEGLIGIBLE]


def test_the_headline_says_what_nobody_knows():
    assert headline(given(declared()).board, t("03:00"), Language.EN) == (
        "hurt for not confirmed",
        "not recovered",
        "size not confirmed",
    )


def test_who_tried_a_workaround_is_veiled_where_names_are():
    event = stated(Aspect.WORKAROUND, "別カード", details=Details(verified_by="担当Q"))
    story = given(declared(), event)
    veil = veil_for(Policy(), story.records, [A], Language.JA)
    said = record_line(story.records[-1], Policy(), Language.JA, TOKYO)
    assert "担当Q が確認" in said
    assert "担当Q" not in veil.text(said)
