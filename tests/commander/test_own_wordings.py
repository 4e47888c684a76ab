"""Our own wordings, filled with what happened, break none of our own rules."""

import pytest

from commander.board.bulletin import Wording
from commander.board.impact import Amount, Aspect, Certainty, Concern, ImpactStated, Phrase
from commander.board.incident import IncidentKind
from commander.board.maintenance_records import (
    MaintenanceCancelled,
    MaintenanceCompleted,
    MaintenanceExtended,
    MaintenancePlanned,
    MaintenanceStarted,
    MaintenanceVerifying,
    Plan,
)
from commander.board.organisation import Audience, Component, Person, PolicyFile, Service
from commander.board.policy_import import ImportPolicy, decide
from commander.board.privacy_records import PrivacyAnswer, PrivacyAnswered
from commander.drafting.drafting import draft_message
from commander.drafting.proofreading import make_ready, proofread
from commander.wording.linter_checks import word_pattern
from commander.wording.templates import TemplateId
from tests.commander.messages_said import TEXTS, message
from tests.commander.open_fields import unfilled_in
from tests.commander.story import Story, declared, given, t

SAMPLE_FACTS = {
    "ja": {
        "svc": "サンプル決済", "sev": "1", "func": "カード決済", "imp": "カード決済が失敗する",
        "imp_short": "カード決済の失敗", "who": "カード決済を使う加盟店", "n": "1,240店", "ok": "残高の照会",
        "work": "現金でのお支払い", "plan_plain": "復旧作業", "side": "一時的に表示が遅くなること",
        "evidence_plain": "決済の成功率が平常に戻ったこと", "backlog": "売上の集計", "data": "現在確認しています",
        "wrong": "対象は全店", "right": "対象は約1,240店(22:40時点の推計)",
        "doing": "設定を元に戻す作業", "next_step": "効果の確認",
        "ic": "担当A", "deputy": "担当B", "scribe": "担当C", "channel": "#inc-1", "call": "https://call.example.com",
        "pd": "確認中", "clocks": "要否を確認中", "url": "https://status.example.com", "escalate": "CS責任者",
        "contact": "support@example.com", "tag": "INC-7K3Q", "last_title": "【調査中】サンプル決済の障害",
        "prev_url": "https://status.example.com/1", "certainty": "推定", "about": "頃",
        "report_date": "11月28日", "todo": "ありません", "ask": "なし", "sender": "サービス責任者",
        "client": "提携先", "partner_imp": "決済結果の遅れ", "record": "ご利用明細", "fix_date": "11月30日",
        "where": "明細の画面", "now_plain": "復旧作業を続けています",
        "day": "11月22日", "apology": "ご迷惑をおかけしましたことをお詫びします。", "symptoms": "カード決済が失敗する",
        "confirmed": "推定", "t_detect": "22:12", "t_first": "22:31", "ttfp": "21分", "comm_eval": "",
        "trigger": "設定の変更", "mechanism": "処理の待ち行列があふれたこと", "effect": "決済の失敗",
        "timeline_table": "22:40 設定を戻しました", "still_in_place": "続けています", "done_list": "設定の点検",
        "todo_list": "12月10日までに監視を追加します", "closing": "信頼の回復に努めます。",
    },
    "en": {
        "svc": "Sample Pay", "sev": "1", "func": "Card payments", "imp": "failed card payments",
        "imp_short": "failed card payments", "who": "shops that take cards", "n": "1,240 shops",
        "ok": "balance enquiries", "work": "cash", "plan_plain": "restoring it", "side": "slower pages",
        "evidence_plain": "payments succeed at the usual rate", "backlog": "sales totals",
        "data": "being checked", "wrong": "all shops", "right": "about 1,240 shops (an estimate as of 22:40)",
        "doing": "turning back a setting",
        "next_step": "checking the effect", "ic": "person A", "deputy": "person B", "scribe": "person C",
        "channel": "#inc-1", "call": "https://call.example.com", "pd": "being checked",
        "clocks": "being judged", "url": "https://status.example.com", "escalate": "support lead",
        "contact": "support@example.com", "tag": "INC-7K3Q", "last_title": "[Investigating] Sample Pay",
        "prev_url": "https://status.example.com/1", "certainty": "estimated", "about": "about",
        "report_date": "28 November", "todo": "none", "ask": "none", "sender": "Head of the service",
        "client": "Partner", "partner_imp": "late payment results", "record": "statement",
        "fix_date": "30 November", "where": "the statement page", "now_plain": "we are restoring the service",
        "day": "22 Nov", "apology": "We are sorry for the trouble.", "symptoms": "failed card payments",
        "confirmed": "estimated", "t_detect": "22:12", "t_first": "22:31", "ttfp": "21 minutes", "comm_eval": "",
        "trigger": "A change of a setting", "mechanism": "a queue that ran full", "effect": "failed payments",
        "timeline_table": "22:40 the setting was turned back", "still_in_place": "still in place",
        "done_list": "the settings were reviewed", "todo_list": "monitoring is added by 10 December",
        "closing": "We will work to earn your trust again.",
    },
}  # fmt: skip
TIMES = {
    "since": "22:10", "asof": "22:47", "n_asof": "22:40", "next": "23:10", "tz": "JST", "until": "22:45",
    "dur": "35", "watch": "30", "fix_time": "22:40", "prev": "22:31", "prev_until": "22:00", "last": "22:31",
    "due": "22:55", "next_exec": "23:30", "elapsed": "37", "ask_due": "23:00", "eta": "",
}  # fmt: skip
SERVICE = PolicyFile(
    service=Service(
        name_ja="サンプル決済", name_en="Sample Pay", url="https://status.example.com", contact="03-0000-0000"
    ),
    person=(Person(key="a", name="担当A"), Person(key="b", name="person B")),
    component=(Component(id="c", name_ja="カード決済", name_en="Card payments"),),
    audience=(
        Audience(key="public", name_ja="お客様", name_en="Customers", targets=("page",), public=True),
        Audience(key="staff", name_ja="全社", name_en="Staff", targets=("slack:#inc-1",)),
    ),
)

HOW_MANY = ImpactStated(
    row="n", aspect=Aspect.HOW_MANY, text="1,240店", certainty=Certainty.ESTIMATED, as_of=t("02:40"),
    amount=Amount(low=800, likely=1240, high=1900, unit="店", per_mille=60),
)  # fmt: skip
DATA_CHECKED = ImpactStated(
    row="pd", aspect=Aspect.PERSONAL_DATA, text="読み書きの記録を全件確認", certainty=Certainty.CONFIRMED,
    as_of=t("02:40"), concern=Concern.NONE,
)  # fmt: skip
BOARDS = {
    "nothing is known": given(declared()).board,
    "an estimate": given(declared(), HOW_MANY).board,
    "data checked": given(declared(), HOW_MANY, DATA_CHECKED).board,
}
PLANNED = given(
    declared(incident_kind=IncidentKind.MAINTENANCE),
    MaintenancePlanned(
        plan=Plan(
            starts_at=t("03:10"),
            ends_at=t("04:10"),
            zone="Asia/Tokyo",
            effect=Phrase(ja="カード決済が使えません", en="card payments stop"),
            unaffected=Phrase(ja="残高照会", en="balance enquiries"),
            purpose=Phrase(ja="機器の交換", en="replacing hardware"),
            fallback=Phrase(ja="元の機器に戻します", en="go back to the old hardware"),
        )
    ),
)
LONGER = Phrase(ja="動作確認に時間を要している", en="checks take longer than planned")
BEGUN = PLANNED.and_then(MaintenanceStarted())
# What was recorded when each of the texts about planned work goes out.
WORKED_ON = {
    TemplateId.M01: PLANNED.board,
    TemplateId.M02: BEGUN.board,
    TemplateId.M03: BEGUN.and_then(MaintenanceVerifying()).board,
    TemplateId.M04: BEGUN.and_then(MaintenanceCompleted()).board,
    TemplateId.M05: BEGUN.and_then(MaintenanceExtended(ends_at=t("05:10"), reason=LONGER)).board,
    TemplateId.M05C: PLANNED.and_then(MaintenanceCancelled(reason=LONGER)).board,
    TemplateId.M06: PLANNED.board,
}
POLICY = (
    Story().and_then(*(fact.event for fact in decide(Story().policy, ImportPolicy(policy=SERVICE)))).policy
)


@pytest.mark.parametrize("board", BOARDS)
@pytest.mark.parametrize("template", [one for one in TemplateId if one not in WORKED_ON])
def test_our_own_wordings_filled_with_facts_are_left_alone(template: TemplateId, board: str) -> None:
    overrides = {
        f"{name}.{language}": value
        for language, facts in SAMPLE_FACTS.items()
        for name, value in (TIMES | facts).items()
    }
    audience = "public" if template.startswith("T") else "staff"
    now = t("03:00")
    drafted = draft_message(
        BOARDS[board], POLICY, template, (audience,), now, overrides, "m", next_update_at=t("03:30")
    )
    assert unfilled_in(drafted) == {}
    found = {one.finding.rule for one in proofread(BOARDS[board], POLICY, drafted, now)}
    # A false alarm says that nobody was hurt: the board of it has the evidence, these have none.
    assert found == ({"no-impact"} if template is TemplateId.T10 else set())


@pytest.mark.parametrize("template", WORKED_ON)
def test_our_own_wordings_of_planned_work_are_left_alone(template: TemplateId) -> None:
    board, now = WORKED_ON[template], t("03:00")
    drafted = draft_message(board, POLICY, template, ("public",), now, {}, "m")
    assert unfilled_in(drafted) == {}
    assert proofread(board, POLICY, drafted, now) == []


def test_made_ready_the_first_look_at_a_text_compiles_no_more_names() -> None:
    board, now = BOARDS["an estimate"], t("03:00")
    names = (Person(key="one", name="担当ひとり"), Person(key="two", name="担当ふたり"))
    file = PolicyFile(service=Service(), person=names)
    policy = given(*(fact.event for fact in decide(Story().policy, ImportPolicy(policy=file)))).policy
    drafted = draft_message(board, policy, TemplateId.T02, ("public",), now, {}, "m")
    make_ready(board, policy, now)
    compiled = word_pattern.cache_info().misses
    proofread(board, policy, drafted, now)
    assert word_pattern.cache_info().misses == compiled


@pytest.mark.parametrize(
    ("answer", "passes"),
    [(PrivacyAnswer.NO, True), (PrivacyAnswer.YES, False), (PrivacyAnswer.UNKNOWN, False)],
)
def test_customers_are_told_that_their_data_is_untouched_only_once_that_was_answered(
    answer: PrivacyAnswer, passes: bool
) -> None:
    board = given(declared(), HOW_MANY, DATA_CHECKED, PrivacyAnswered(answer=answer, owner="b")).board
    said = message(
        texts={"ja": Wording(title="復旧", body="お客様のデータへの影響はありません。"), "en": TEXTS["en"]}
    )
    found = {one.finding.rule for one in proofread(board, POLICY, said, t("02:50"))}
    assert ("data-untouched" not in found) is passes
