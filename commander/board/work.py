"""Pure: one slice for what stands around the actions: decisions, questions, risks, follow-ups, changes, cause, runs."""

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from commander.board import causes, changes, decisions, follow_ups, questions, risks, runs
from commander.board.action_course import COURSE_EVENTS
from commander.board.causes import Cause
from commander.board.changes import Changes
from commander.board.decisions import Decisions
from commander.board.erasure import EntryErased
from commander.board.follow_ups import FollowUps
from commander.board.moment import Moment
from commander.board.policy import Policy
from commander.board.questions import Questions
from commander.board.record import Erased, Event, Fact, Record
from commander.board.risks import Risks
from commander.board.runs import Runs

WorkCommand = (
    decisions.DecisionCommand
    | questions.QuestionCommand
    | risks.RiskCommand
    | follow_ups.FollowUpCommand
    | changes.ChangeCommand
    | causes.JudgeCause
    | runs.RunCommand
)

# What is still said once an incident has ended: what was learned, what is left, what is done about it.
WORK_AFTER_THE_END = (
    decisions.ReviewDecision,
    questions.AnswerQuestion,
    questions.DropQuestion,
    follow_ups.NoteFollowUp,
    follow_ups.PlanFollowUp,
    follow_ups.EndFollowUp,
    changes.NoteChange,
    changes.JudgeChange,
    causes.JudgeCause,
)

# Each event with the part of the slice that it changes.
_PARTS: Mapping[type[Event], str] = {
    decisions.DecisionProposed: "decisions",
    decisions.DecisionObjected: "decisions",
    decisions.DecisionMade: "decisions",
    decisions.DecisionDropped: "decisions",
    decisions.DecisionReviewed: "decisions",
    questions.QuestionAsked: "questions",
    questions.QuestionChased: "questions",
    questions.QuestionAnswered: "questions",
    questions.QuestionDropped: "questions",
    risks.RiskJudged: "risks",
    risks.RiskEnded: "risks",
    follow_ups.FollowUpNoted: "follow_ups",
    follow_ups.FollowUpPlanned: "follow_ups",
    follow_ups.FollowUpEnded: "follow_ups",
    changes.ChangeNoted: "changes",
    changes.ChangeJudged: "changes",
    causes.CauseJudged: "cause",
    runs.RunBegun: "runs",
    runs.RunTicked: "runs",
}
WORK_EVENTS: tuple[type[Event], ...] = (*COURSE_EVENTS, *_PARTS)
# Of another area, and heard here too: what was asked in Slack may have been erased.
_HEARD_TOO: Mapping[type[Event], str] = {EntryErased: "questions", Erased: "questions"}


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board."""

    decisions: Decisions = Decisions()
    questions: Questions = Questions()
    risks: Risks = Risks()
    follow_ups: FollowUps = FollowUps()
    changes: Changes = Changes()
    cause: Cause = Cause()
    runs: Runs = Runs()

    def contested(self) -> dict[str, bool]:
        """The fields that two desks set without knowing of each other, by the name that a person chooses under."""
        return {
            **{f"decision:{key}": one.outcome_field.contested for key, one in self.decisions.by_id.items()},
            **{f"second-look:{key}": one.review_field.contested for key, one in self.decisions.by_id.items()},
            **{f"question:{key}": one.contested for key, one in self.questions.by_id.items()},
            **{f"risk:{key}": one.judged_field.contested for key, one in self.risks.by_id.items()},
            **{f"follow-up:{key}": one.contested for key, one in self.follow_ups.by_id.items()},
            **{f"change:{key}": one.judged_field.contested for key, one in self.changes.by_id.items()},
            "cause": self.cause.field.contested,
        }


def decide(work: Work, policy: Policy, command: WorkCommand, moment: Moment) -> list[Fact]:
    """What follows from a command, or Refused."""
    if isinstance(command, decisions.DecisionCommand):
        return decisions.decide(work.decisions, policy, command, moment)
    if isinstance(command, questions.QuestionCommand):
        return questions.decide(work.questions, policy, command, moment)
    if isinstance(command, risks.RiskCommand):
        return risks.decide(work.risks, policy, command, moment)
    if isinstance(command, follow_ups.FollowUpCommand):
        return follow_ups.decide(work.follow_ups, policy, command, moment)
    if isinstance(command, changes.ChangeCommand):
        return changes.decide(work.changes, command, moment)
    if isinstance(command, causes.JudgeCause):
        return causes.decide(work.cause, command)
    return runs.decide(work.runs, policy, command, moment)


_EVOLVERS: Mapping[str, Any] = {
    "decisions": decisions.evolve,
    "questions": questions.evolve,
    "risks": risks.evolve,
    "follow_ups": follow_ups.evolve,
    "changes": changes.evolve,
    "cause": causes.evolve,
    "runs": runs.evolve,
}


def evolve(work: Work, record: Record) -> Work:
    """The slice after a record. Total; most records of an incident change none of its parts."""
    kind = type(record.event)
    part = _PARTS.get(kind) or _HEARD_TOO.get(kind)
    return replace(work, **{part: _EVOLVERS[part](getattr(work, part), record)}) if part else work
