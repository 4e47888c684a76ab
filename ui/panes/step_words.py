"""The next step as one short sentence in the language in force, and the key that goes there."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.board.incident import Phase
from commander.board.posts_owed import Why
from commander.next_step import NextStep, Step
from commander.wording.contacts import audience_name
from commander.wording.gates import check_name
from ui.models.board import BoardModel
from ui.panes.matter import Matter
from ui.panes.work_steps import COURSE_KEYS, course_sentences
from ui.shortcuts import Action, shortcut
from ui.words import Words

_KEYS: Final = {
    Step.JUDGE_SIGNAL: Action.ATTENTION,
    Step.DECIDE_DELIVERY: Action.ATTENTION,
    Step.CHOOSE_VERSION: Action.ATTENTION,
    Step.END_WATCH: Action.ATTENTION,
    Step.ANSWER_MISSED: Action.ATTENTION,
    Step.CHASE_RESTORATION: Action.ATTENTION,
    Step.POST_OWED: Action.BROADCAST,
    Step.POST_FIRST: Action.BROADCAST,
    Step.POST_SCOPE: Action.BROADCAST,
    Step.POST_LONG_RUNNING: Action.BROADCAST,
    Step.POST_UPDATE: Action.BROADCAST,
    Step.POST_LAST_WORD: Action.BROADCAST,
    Step.SEND_REPORT: Action.BROADCAST,
    Step.CHECK_ACTION: Action.ACTIONS,
    Step.ASK_REPORT: Action.ACTIONS,
    Step.DECIDE_OPTION: Action.ACTIONS,
    Step.START_ACTION: Action.ACTIONS,
    Step.WAIT_FOR_CHECK: Action.ACTIONS,
    **COURSE_KEYS,
    Step.SET_SEVERITY: Action.SEVERITY,
    Step.ACCEPT_HANDOVER: Action.ROLES,
    Step.NAME_SCRIBE: Action.ROLES,
    Step.FILL_ROLE: Action.ROLES,
    Step.CALL_AGAIN: Action.ROLES,
    Step.HEAR_REPORT: Action.ROLES,
    Step.CHASE_CONTACT: Action.MESSAGES,
    Step.TELL_AUDIENCE: Action.MESSAGES,
    Step.DECIDE_REACH: Action.REACH,
    Step.ASK_AUDIENCES: Action.WHO_ELSE,
    Step.ALIGN: Action.GATES,
    Step.ENTER_PHASE: Action.GATES,
    Step.DECIDE_CHECK: Action.GATES,
    Step.MEET_AGAIN: Action.GATES,
    Step.DO_DEFERRED: Action.GATES,
    Step.CLOSE: Action.GATES,
    Step.SAY_WHERE_WE_STAND: Action.COMPOSE,
    Step.ANNOUNCE_MAINTENANCE: Action.BROADCAST,
    Step.TELL_MAINTENANCE: Action.BROADCAST,
    Step.START_MAINTENANCE: Action.MAINTENANCE_START,
    Step.VERIFY_MAINTENANCE: Action.MAINTENANCE_VERIFY,
    Step.COMPLETE_MAINTENANCE: Action.MAINTENANCE_COMPLETE,
    Step.EXTEND_MAINTENANCE: Action.MAINTENANCE_EXTEND,
    Step.CLOSE_MAINTENANCE: Action.MAINTENANCE_CLOSE,
    Step.RECHECK_IMPACT: Action.NEGLIGIBLE,
    Step.STATE_WHO: Action.IMPACT,
    Step.STATE_WHAT: Action.IMPACT,
    Step.ASK_PERSONAL_DATA: Action.PRIVACY,
    Step.ASK_MONEY: Action.IMPACT,
}
_SHOWN: Final = 60


def step_action(step: Step) -> Action:
    """Where a step is done; those with no place of their own are done on the spot."""
    return _KEYS.get(step, Action.NEXT_STEP)


def means_line(step: NextStep, matter: Matter) -> bool:
    """Whether a line of the attention strip is the one where a step is done."""
    if step.step is Step.DECIDE_DELIVERY:
        head, _, deliveries = matter.key.rpartition(":")
        return head.startswith("delivery:") and step.subject in deliveries.split()
    return matter.key == {
        Step.JUDGE_SIGNAL: f"signal:{step.subject}",
        Step.CHOOSE_VERSION: f"contested:{step.subject}",
        Step.ANSWER_MISSED: f"missed:{step.subject}",
        Step.CHASE_RESTORATION: "unheard",
        Step.END_WATCH: "watch",
    }.get(step.step)


def step_key(step: Step) -> str:
    """The key that goes there; empty when there is nothing to do."""
    if step in {Step.NOTHING, Step.KEEP_WATCH, Step.AWAIT_MAINTENANCE, Step.AWAIT_DEFERRED}:
        return ""
    if step_action(step) is Action.ATTENTION:
        return shortcut(Action.NEXT_STEP).shown  # Alt+1 goes to whatever line stands first
    # What has no key of its own is done by the one of the next step.
    return shortcut(step_action(step)).shown or shortcut(Action.NEXT_STEP).shown


def step_sentence(step: NextStep, model: BoardModel, words: Words) -> str:
    """What to do next."""
    text = words.place(step.text) if step.step is Step.DECIDE_DELIVERY else step.text
    if step.step in (Step.CHASE_CONTACT, Step.TELL_AUDIENCE):
        text = audience_name(model.board, model.policy, step.subject, words.language)
    text = " ".join(text[:_SHOWN].split()) + ("…" if len(text) > _SHOWN else "")
    person = model.policy.person_name(step.person or step.text)
    time = words.time(step.due, model.now) if step.due else ""
    sentences = {
        Step.JUDGE_SIGNAL: QCoreApplication.translate("NextStep", "Judge the signal: {text}"),
        Step.TAKE_COMMAND: QCoreApplication.translate("NextStep", "Take command"),
        Step.DECIDE_DELIVERY: QCoreApplication.translate("NextStep", "Decide about the delivery to {text}"),
        Step.CHOOSE_VERSION: QCoreApplication.translate("NextStep", "Choose between two versions"),
        Step.ACCEPT_HANDOVER: QCoreApplication.translate("NextStep", "{person} accepts the handover"),
        Step.POST_FIRST: QCoreApplication.translate("NextStep", "Send the first public post (by {time})"),
        Step.POST_OWED: QCoreApplication.translate("NextStep", "Tell customers: {why}"),
        Step.POST_SCOPE: QCoreApplication.translate("NextStep", "Tell customers the scope (by {time})"),
        Step.POST_LONG_RUNNING: QCoreApplication.translate(
            "NextStep", "Send an update with a longer interval (by {time})"
        ),
        Step.POST_UPDATE: QCoreApplication.translate("NextStep", "Send the promised update (by {time})"),
        Step.POST_LAST_WORD: QCoreApplication.translate(
            "NextStep", "Closed, but an update was promised by {time}: tell customers that it is over"
        ),
        Step.CHECK_ACTION: QCoreApplication.translate("NextStep", "Check the effect: {text}"),
        Step.ASK_REPORT: QCoreApplication.translate("NextStep", "Ask {person} for a report: {text}"),
        Step.DECIDE_OPTION: QCoreApplication.translate("NextStep", "Decide on: {text}"),
        Step.SET_SEVERITY: QCoreApplication.translate("NextStep", "Judge the severity"),
        Step.NAME_SCRIBE: QCoreApplication.translate("NextStep", "Name a scribe"),
        Step.FILL_ROLE: QCoreApplication.translate("NextStep", "Name or call somebody: {role}"),
        Step.CALL_AGAIN: QCoreApplication.translate("NextStep", "{role}: call again, or the deputy"),
        Step.HEAR_REPORT: QCoreApplication.translate("NextStep", "Hear the report of {role} (due {time})"),
        Step.CHASE_CONTACT: QCoreApplication.translate("NextStep", "Call again: {text} (due {time})"),
        Step.TELL_AUDIENCE: QCoreApplication.translate("NextStep", "Tell {text} (due {time})"),
        Step.DECIDE_REACH: QCoreApplication.translate("NextStep", "Decide how far this is told"),
        Step.ASK_AUDIENCES: QCoreApplication.translate("NextStep", "Ask who else must know"),
        Step.RECHECK_IMPACT: QCoreApplication.translate("NextStep", "Is it still not so serious? {text}"),
        Step.STATE_WHO: QCoreApplication.translate("NextStep", "Write down who is affected"),
        Step.STATE_WHAT: QCoreApplication.translate("NextStep", "Write down what does not work"),
        Step.ASK_PERSONAL_DATA: QCoreApplication.translate(
            "NextStep", "Ask whether personal data is concerned"
        ),
        Step.ASK_MONEY: QCoreApplication.translate("NextStep", "Ask whether money is concerned"),
        Step.START_ACTION: QCoreApplication.translate(
            "NextStep", "Start an action with an owner and a time-box"
        ),
        Step.ALIGN: QCoreApplication.translate("NextStep", "Stop once, agree on the first response"),
        Step.ENTER_PHASE: QCoreApplication.translate("NextStep", "All checked: go on to {phase}"),
        Step.DECIDE_CHECK: QCoreApplication.translate("NextStep", "Decide: {check}"),
        Step.MEET_AGAIN: QCoreApplication.translate("NextStep", "Meet again, as agreed ({time})"),
        Step.DO_DEFERRED: QCoreApplication.translate("NextStep", "Left over, due: {text}"),
        Step.AWAIT_DEFERRED: QCoreApplication.translate("NextStep", "Left over until {time}: {text}"),
        Step.SAY_WHERE_WE_STAND: QCoreApplication.translate(
            "NextStep", "Nothing recorded since {time}: say where we stand"
        ),
        Step.CLOSE: QCoreApplication.translate("NextStep", "Nothing is left: close the incident"),
        Step.DECLARE_RESTORED: QCoreApplication.translate(
            "NextStep", "Check three ways, then declare recovery"
        ),
        Step.ANSWER_MISSED: QCoreApplication.translate(
            "NextStep", "Say what happened while nobody watched (until {time})"
        ),
        Step.CHASE_RESTORATION: QCoreApplication.translate(
            "NextStep", "Has {text} heard that it is over? Ask"
        ),
        Step.END_WATCH: QCoreApplication.translate("NextStep", "End the watch or reopen"),
        Step.SEND_REPORT: QCoreApplication.translate("NextStep", "Write the promised report (by {time})"),
        Step.KEEP_WATCH: QCoreApplication.translate("NextStep", "{person} watches until {time}"),
        Step.WAIT_FOR_CHECK: QCoreApplication.translate("NextStep", "Effect check at {time}: {text}"),
        Step.ANNOUNCE_MAINTENANCE: QCoreApplication.translate("NextStep", "Announce the maintenance"),
        Step.START_MAINTENANCE: QCoreApplication.translate("NextStep", "Start the maintenance ({time})"),
        Step.AWAIT_MAINTENANCE: QCoreApplication.translate("NextStep", "The maintenance starts at {time}"),
        Step.TELL_MAINTENANCE: QCoreApplication.translate("NextStep", "Tell customers how it stands now"),
        Step.EXTEND_MAINTENANCE: QCoreApplication.translate("NextStep", "Past the published end: move it"),
        Step.VERIFY_MAINTENANCE: QCoreApplication.translate(
            "NextStep", "When the work is done: verify (end {time})"
        ),
        Step.COMPLETE_MAINTENANCE: QCoreApplication.translate(
            "NextStep", "When verified: complete (end {time})"
        ),
        Step.CLOSE_MAINTENANCE: QCoreApplication.translate("NextStep", "Close the maintenance"),
        **course_sentences(),
        Step.NOTHING: QCoreApplication.translate("NextStep", "Nothing: the incident is closed"),
    }
    why = words.label(Why(step.subject)) if step.step is Step.POST_OWED else ""
    role = words.role(step.subject)
    check = check_name(model.policy, step.subject, words.language) if step.step is Step.DECIDE_CHECK else ""
    phase = words.label(Phase(int(step.subject))) if step.step is Step.ENTER_PHASE else ""
    return sentences[step.step].format(
        text=text, person=person, time=time, role=role, why=why, check=check, phase=phase
    )
