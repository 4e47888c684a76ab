"""The versions of what was asked, tried and found out, and the command that chooses each one. Shows nothing."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from commander.board.actions import Action, FinishAction
from commander.board.call_link import SetCallLink
from commander.board.heads import Field
from commander.board.hypotheses import (
    AssignHypothesis,
    Hypothesis,
    HypothesisState,
    RuleOutHypothesis,
    SupportHypothesis,
)
from commander.board.options import DeclineOption, Option
from commander.board.policy import Policy
from commander.board.report_back import AskReport, Report, ReportBack
from ui.panes.version import Version, version_of
from ui.words import Words


def calls(stream: str, field: Field[str]) -> list[Version]:
    """Where the call is; what an address has in common with every other one is left out."""
    none = QCoreApplication.translate("Versions", "no address of its own")
    return [
        version_of(
            head, head.value.removeprefix("https://") or none, SetCallLink(incident=stream, url=head.value)
        )
        for head in field.heads
    ]


def reports(
    stream: str, role: str, field: Field[Report | None], words: Words, now: datetime
) -> list[Version]:
    """By when a role reports on what, or that it has reported."""
    found: list[Version] = []
    for head in field.heads:
        owed = head.value
        if owed is None:
            given = QCoreApplication.translate("Versions", "has reported")
            found.append(version_of(head, given, ReportBack(incident=stream, role=role)))
        else:
            ask = AskReport(incident=stream, role=role, report_at=owed.report_at, task=owed.task)
            due = QCoreApplication.translate("Versions", "reports at {time}").format(
                time=words.time(owed.report_at, now)
            )
            found.append(version_of(head, _joined(due, owed.task), ask))
    return found


def endings(stream: str, action: Action, words: Words) -> list[Version]:
    """How an action ended."""
    return [
        version_of(
            head,
            _joined(words.label(head.value.result), head.value.measured, head.value.note),
            FinishAction(
                incident=stream,
                action=action.action,
                result=head.value.result,
                note=head.value.note,
                measured=head.value.measured,
            ),
        )
        for head in action.ending_field.heads
    ]


def declines(stream: str, option: Option) -> list[Version]:
    """Why an option is not taken."""
    return [
        version_of(head, head.value, DeclineOption(incident=stream, option=option.option, reason=head.value))
        for head in option.decline_field.heads
    ]


def inquiries(
    stream: str, hypothesis: Hypothesis, policy: Policy, words: Words, now: datetime
) -> list[Version]:
    """Who looks into a hypothesis, until when."""
    found: list[Version] = []
    for head in hypothesis.inquiry_field.heads:
        owner, check_at = head.value.owner, head.value.check_at
        until = ""
        if check_at is not None:
            until = QCoreApplication.translate("Versions", "until {time}").format(
                time=words.time(check_at, now)
            )
        assign = AssignHypothesis(
            incident=stream, hypothesis=hypothesis.hypothesis, owner=owner, check_at=check_at
        )
        nobody = QCoreApplication.translate("Versions", "nobody looks into it")
        found.append(version_of(head, _joined(policy.person_name(owner) or nobody, until), assign))
    return found


def findings(stream: str, hypothesis: Hypothesis, words: Words) -> list[Version]:
    """What was found out about a hypothesis."""
    found: list[Version] = []
    for head in hypothesis.finding_field.heads:
        state, text, key = head.value.state, head.value.text, hypothesis.hypothesis
        command = (
            RuleOutHypothesis(incident=stream, hypothesis=key, reason=text)
            if state is HypothesisState.RULED_OUT
            else SupportHypothesis(incident=stream, hypothesis=key, basis=text)
        )
        found.append(version_of(head, _joined(words.label(state), text), command))
    return found


def _joined(*parts: str) -> str:
    return " ・ ".join(part for part in parts if part)
