from commander.board.actions import ActionFinished, ActionReported, ActionStarted, Result
from commander.board.bulletin import Stage
from commander.board.deliveries import DeliverySettled, DeliveryState, delivery_key
from commander.board.gates import GateCheckPutOff
from commander.board.impact import Aspect, Certainty, ImpactStated
from commander.board.incident import IncidentClosed, SeveritySet
from commander.board.options import OptionDeclined, OptionProposed
from commander.board.report_back import ReportAsked
from commander.board.roles import COMMANDER, SCRIBE, RoleAssigned, RoleOffered, RoleReleased
from commander.board.signals import SignalJudged, SignalRaised, Verdict
from commander.board.summons import RoleCalled, RoleSummoned
from commander.deadlines import deadlines
from commander.next_step import Step, next_step
from tests.commander.messages_said import arrived, message, ordered
from tests.commander.story import A, B, C, Story, apart, at, declared, given, restored, t

DECLARED = given(at("02:00", declared()))
COMMANDED = DECLARED.and_then(at("02:01", RoleAssigned(role=COMMANDER, person=A)))
JUDGED = COMMANDED.and_then(at("02:02", SeveritySet(severity=2)))
TOLD = arrived(JUDGED.and_then(at("02:03", ordered(message(template="T02")))))
SCRIBED = TOLD.and_then(at("02:04", RoleAssigned(role=SCRIBE, person=B)))
STAFFED = SCRIBED.and_then(*(RoleAssigned(role=role, person=C) for role in ("cl", "il", "legal")))
KNOWN = STAFFED.and_then(
    *(
        ImpactStated(
            row=aspect.value,
            aspect=aspect,
            text="x",
            certainty=Certainty.ESTIMATED,
            as_of=t("02:05"),
            amount=None,
        )
        for aspect in (Aspect.WHO, Aspect.WHAT, Aspect.PERSONAL_DATA)
    )
)
ACTING = KNOWN.and_then(
    at("02:06", ActionStarted(action="a1", text="v411 へ戻す", owner=C, check_at=t("02:30")))
)


def step(story, now="02:06"):
    return next_step(story.board, deadlines(story.board, story.policy), t(now))


def test_before_a_declaration_there_is_nothing_to_do():
    assert step(Story()).step is Step.NOTHING


def test_each_step_follows_when_the_one_before_is_done():
    stories = (DECLARED, COMMANDED, JUDGED, TOLD, SCRIBED, KNOWN, ACTING)
    assert [step(story).step for story in stories] == [
        Step.TAKE_COMMAND,
        Step.SET_SEVERITY,
        Step.POST_FIRST,
        Step.NAME_SCRIBE,
        Step.STATE_WHO,
        Step.ASK_TURN_BACK,
        Step.WAIT_FOR_CHECK,
    ]


def test_a_first_post_that_is_nearly_due_comes_before_the_severity():
    assert step(COMMANDED, "02:09").step is Step.SET_SEVERITY
    assert step(COMMANDED, "02:10").step is Step.POST_FIRST


def test_a_promise_that_is_nearly_due_comes_before_what_the_board_lacks():
    assert step(TOLD, "03:25").step is Step.POST_UPDATE
    assert step(TOLD, "03:25").due == t("03:30")


def test_a_time_box_that_has_run_out_asks_for_its_effect():
    assert step(ACTING, "02:25").step is Step.WAIT_FOR_CHECK
    checked = step(ACTING, "02:30")
    assert (checked.step, checked.text, checked.subject) == (Step.CHECK_ACTION, "v411 へ戻す", "a1")


def test_what_worked_leads_to_recovery_and_what_did_not_to_another_action():
    worked = ACTING.and_then(ActionFinished(action="a1", result=Result.WORKED))
    failed = ACTING.and_then(ActionFinished(action="a1", result=Result.FAILED))
    assert step(worked).step is Step.DECLARE_RESTORED
    assert step(failed).step is Step.START_ACTION


def test_a_vacancy_in_command_comes_before_everything_but_a_signal():
    vacant = ACTING.and_then(RoleReleased(role=COMMANDER, person=A))
    assert step(vacant).step is Step.TAKE_COMMAND
    watched = vacant.and_then(at("02:40", restored()))
    signal = SignalRaised(signal="s1", text="注文 DB", source="", owner=A, judge_by=t("03:10"))
    assert step(watched.and_then(signal), "03:00").step is Step.JUDGE_SIGNAL
    judged = SignalJudged(signal="s1", verdict=Verdict.NOISE, reason="x")
    assert step(watched.and_then(signal, judged), "03:00").step is Step.TAKE_COMMAND


def test_a_handover_waits_for_the_one_it_was_offered_to():
    offered = step(ACTING.and_then(RoleOffered(role=COMMANDER, to=B)))
    assert (offered.step, offered.text, offered.subject) == (Step.ACCEPT_HANDOVER, B, COMMANDER)


def test_a_delivery_that_stands_still_waits_for_a_decision():
    story = JUDGED.and_then(at("02:03", ordered()))
    key = delivery_key(story.records[-1].id, "page")
    held = DeliverySettled(key=key, target="page", state=DeliveryState.HELD, attempt=1, reason="token")
    found = step(story.and_then(held))
    assert (found.step, found.text, found.subject) == (Step.DECIDE_DELIVERY, "page", key)


def test_two_versions_wait_for_a_choice():
    contested = COMMANDED.and_then(apart(SeveritySet(severity=1), SeveritySet(severity=3)))
    found = step(contested)
    assert (found.step, found.subject) == (Step.CHOOSE_VERSION, "severity")


def test_after_recovery_somebody_watches_and_then_ends_it():
    story = ACTING.and_then(at("02:40", restored(watched_by=C, until="06:00")))
    watching = step(story, "02:50")
    assert (watching.step, watching.text, watching.due) == (Step.CHECK_ACTION, "v411 へ戻す", t("02:30"))
    checked = story.and_then(ActionFinished(action="a1", result=Result.WORKED))
    assert step(checked, "02:50").step is Step.KEEP_WATCH
    assert step(checked, "06:00").step in {Step.END_WATCH, Step.POST_UPDATE}


def test_a_closed_incident_asks_for_the_last_word_that_customers_still_wait_for_and_then_for_nothing():
    closed = ACTING.and_then(IncidentClosed(reason="済"))
    assert step(closed, "09:00").step is Step.POST_LAST_WORD
    over = message(message="m-2", template="T06", stage=Stage.RESOLVED, next_update_at=None)
    told = arrived(closed.and_then(at("09:00", ordered(over))))
    assert step(told, "09:00").step is Step.NOTHING
    assert step(COMMANDED.and_then(IncidentClosed(reason="済")), "09:00").step is Step.NOTHING


def test_somebody_who_is_silent_for_twenty_minutes_is_asked_for_a_report():
    asked = step(ACTING, "02:26")
    assert (asked.step, asked.text, asked.person) == (Step.ASK_REPORT, "v411 へ戻す", C)
    heard = ACTING.and_then(at("02:20", ActionReported(action="a1", text="半分")))
    assert step(heard, "02:26").step is Step.WAIT_FOR_CHECK


def test_what_would_turn_it_back_is_decided_before_anything_new_is_started():
    back = OptionProposed(option="o1", text="切り戻し", restore_first=True)
    story = KNOWN.and_then(OptionProposed(option="o2", text="修正版を待つ"), back)
    found = step(story)
    assert (found.step, found.text, found.subject) == (Step.DECIDE_OPTION, "切り戻し", "o1")
    declined = story.and_then(OptionDeclined(option="o1", reason="データが壊れる"))
    assert step(declined).step is Step.START_ACTION
    assert step(ACTING.and_then(back)).step is Step.WAIT_FOR_CHECK


def test_a_needed_role_that_nobody_fills_is_filled_once_the_impact_is_known():
    left = KNOWN.and_then(RoleReleased(role="legal", person=C))
    found = step(left)
    assert (found.step, found.subject) == (Step.FILL_ROLE, "legal")
    assert step(left.and_then(at("02:05", RoleCalled(role="legal", person=B)))).step is Step.ASK_TURN_BACK
    back = OptionProposed(option="o1", text="切り戻し", restore_first=True)
    assert step(left.and_then(back)).step is Step.DECIDE_OPTION


def test_a_call_that_nobody_answers_is_made_again_and_a_report_that_is_late_is_heard():
    called = KNOWN.and_then(
        RoleReleased(role="legal", person=C), at("02:05", RoleCalled(role="legal", person=B))
    )
    again = step(called, "02:10")
    assert (again.step, again.subject, again.person) == (Step.CALL_AGAIN, "legal", B)
    wanted = KNOWN.and_then(at("02:05", RoleSummoned(role="pr", person=B)))
    assert step(wanted, "02:10").step is Step.FILL_ROLE
    owed = KNOWN.and_then(at("02:05", ReportAsked(role="lead_a", report_at=t("02:10"))))
    assert step(owed, "02:09").step is Step.ASK_TURN_BACK
    heard = step(owed, "02:10")
    assert (heard.step, heard.subject, heard.due) == (Step.HEAR_REPORT, "lead_a", t("02:10"))


def test_a_call_to_the_scribe_waits_for_its_answer():
    called = TOLD.and_then(at("02:05", RoleCalled(role=SCRIBE, person=B)))
    assert step(called, "02:06").step is Step.STATE_WHO
    assert step(called, "02:10").step is Step.CALL_AGAIN


def test_after_recovery_nobody_is_called_again():
    called = STAFFED.and_then(at("02:05", RoleCalled(role="pr", person=C)))
    assert step(called, "02:30").step is Step.CALL_AGAIN
    assert step(called.and_then(at("02:20", restored())), "02:30").step is not Step.CALL_AGAIN


def test_ten_minutes_in_somebody_asks_whether_money_is_concerned():
    assert step(KNOWN, "02:09").step is not Step.ASK_MONEY
    assert step(KNOWN, "02:10").step is Step.ASK_MONEY
    said = ImpactStated(
        row="money",
        aspect=Aspect.MONEY,
        text="二重請求なし(照合済み)",
        certainty=Certainty.CONFIRMED,
        as_of=t("02:09"),
        amount=None,
    )
    assert step(KNOWN.and_then(at("02:09", said)), "02:10").step is not Step.ASK_MONEY


def test_what_was_put_off_and_a_meeting_that_was_agreed_come_when_they_are_due():
    put_off = ACTING.and_then(at("02:07", GateCheckPutOff(check="call", until=t("02:20"))))
    assert step(put_off, "02:19").step is Step.WAIT_FOR_CHECK
    assert (step(put_off, "02:20").step, step(put_off, "02:20").subject) == (Step.DECIDE_CHECK, "call")


def test_an_offer_that_can_be_accepted_no_more_is_not_next():
    offered = ACTING.and_then(RoleOffered(role=SCRIBE, to="担当D"))
    assert step(offered).step is Step.ACCEPT_HANDOVER
    assert step(offered.and_then(RoleAssigned(role=COMMANDER, person="担当D"))).step is Step.WAIT_FOR_CHECK
