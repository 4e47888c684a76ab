"""Pure: the words of a brief made from the board, and when each line was true. Plain text in one language."""

from datetime import datetime, tzinfo

from commander.board.actions import Action
from commander.board.decisions import Decision
from commander.board.hypotheses import Hypothesis
from commander.board.impact import Row
from commander.board.policy import Policy
from commander.board.teams import TeamView
from commander.wording.checks import outgoing_title
from commander.wording.labels import label
from commander.wording.language import Bilingual, Language
from commander.wording.line_values import amount_words
from commander.wording.role_names import role_name

NOTHING = Bilingual("記録はありません", "nothing recorded")
_UNCONFIRMED = Bilingual("未確認", "not confirmed")
_BY = Bilingual("{what}({person}、{time} まで)", "{what} ({person}, by {time})")
_RULED_OUT = Bilingual("否定:{what}({why})", "ruled out: {what} ({why})")
_TRIED = Bilingual("{result}:{what}{note}", "{result}: {what}{note}")
_LOOKED_INTO = Bilingual("調査中:{what}({person})", "looked into: {what} ({person})")
_DECLINED = Bilingual("見送り:{what}({why})", "declined: {what} ({why})")
_TAKEN = Bilingual("採用:{what}", "taken: {what}")
_DECIDED = Bilingual("{state}:{what}(根拠:{why})", "{state}: {what} (because: {why})")
_RESTRICTED = Bilingual(
    "個人情報の限定記録があります。届け出の期限は閲覧できる人に確認してください",
    "There is a restricted personal-data track: ask those who may read it for its clocks",
)
_DUE = Bilingual("{kind}:{time}{whom}", "{kind}: {time}{whom}")
_TEAM = Bilingual("{team}({leader}):{task}{said}{wait}", "{team} ({leader}): {task}{said}{wait}")
_TEAM_SAID = Bilingual("。{time} に「{text}」", "; at {time}: {text}")
_TEAM_WAITS = Bilingual("。{on}を待っています:{what}", "; waits for {on}: {what}")
_NO_TASK = Bilingual("頼んだ仕事なし", "no task")
_NOBODY = Bilingual("担当なし", "nobody")
_CONCERN = Bilingual("{aspect}:{answer}", "{aspect}: {answer}")
_SEVERITY = Bilingual("重大度 {severity}", "Severity {severity}")


class Phrasing:
    """Says parts of a board for one reader: language, names, the zone on the wall and the day it is said on."""

    def __init__(self, policy: Policy, language: Language, zone: tzinfo, now: datetime) -> None:
        self.policy, self.language, self._zone, self._now = policy, language, zone, now

    def nothing(self) -> str:
        """Said in place of an empty point: a blank is never taken for "none"."""
        return NOTHING.said_in(self.language)

    def severity(self, severity: int | None) -> str:
        """How grave it is."""
        said = f"SEV{severity}" if severity else _UNCONFIRMED.said_in(self.language)
        return _SEVERITY.said_in(self.language).format(severity=said)

    def row(self, row: Row) -> str:
        """One claim of the impact with its certainty and as of when."""
        amount = amount_words(row.amount) if row.amount is not None else ""
        text = outgoing_title(row.text)
        # A number that says its own text again is said once; another text comes behind it.
        is_same = row.amount is not None and text == f"{row.amount.likely:,} {row.amount.unit}".strip()
        said = (amount or text) if is_same or not text else " – ".join(filter(None, (amount, text)))
        words = f"{label(row.aspect, self.language)}: {said}"
        return f"{words} ({label(row.certainty, self.language)}, {self.time(row.as_of)})"

    def concern(self, row: Row | None, name: str) -> str:
        """How the question of personal data or money stands; never what is known of it."""
        answer = _UNCONFIRMED.said_in(self.language)
        if row is not None:
            answer = label(row.certainty if row.concern is None else row.concern, self.language)
        return _CONCERN.said_in(self.language).format(aspect=name, answer=answer)

    def tried(self, action: Action) -> str:
        """An action that ended: applied is not worked."""
        result = label(action.result, self.language) if action.result is not None else ""
        note = " / ".join(outgoing_title(one) for one in (action.measured, action.note) if one)
        said = f" ({note})" if note else ""
        return _TRIED.said_in(self.language).format(
            result=result, what=outgoing_title(action.text), note=said
        )

    def hypothesis(self, one: Hypothesis) -> str:
        """A cause that was ruled out, or is looked into."""
        if one.finding is not None:
            values = {"what": outgoing_title(one.text), "why": outgoing_title(one.finding.text)}
            return _RULED_OUT.said_in(self.language).format(**values)
        owner = self.person(one.inquiry.owner)
        return _LOOKED_INTO.said_in(self.language).format(what=outgoing_title(one.text), person=owner)

    def option(self, text: str, *, why: str, is_taken: bool) -> str:
        """What was chosen, or not and why."""
        said = (_TAKEN if is_taken else _DECLINED).said_in(self.language)
        return said.format(what=outgoing_title(text), why=outgoing_title(why) or "–")

    def decision(self, one: Decision) -> str:
        """What was decided on what basis, who carries it out and when it is looked at again."""
        state = label(one.state, self.language)
        why = outgoing_title(one.basis) or "–"
        said = _DECIDED.said_in(self.language).format(state=state, what=outgoing_title(one.text), why=why)
        executor = self.person(one.executor) if one.executor else ""
        review = self.time(one.review_at) if one.review_at is not None else ""
        beside = " ・ ".join(filter(None, (executor, review)))
        return f"{said} → {beside}" if beside else said

    def restricted(self) -> str:
        """That there is a track that only some may read; never what it says."""
        return _RESTRICTED.said_in(self.language)

    def running(self, text: str, person: str, until: datetime) -> str:
        """What somebody does until when."""
        values = {"what": outgoing_title(text), "person": self.person(person), "time": self.time(until)}
        return _BY.said_in(self.language).format(**values)

    def due(self, kind: str, at: datetime, whom: str = "") -> str:
        """What is due when, to whom."""
        said = f" ({outgoing_title(whom)})" if whom else ""
        return _DUE.said_in(self.language).format(kind=kind, time=self.time(at), whom=said)

    def team(self, view: TeamView) -> str:
        """One team: its task, what it last said, what it waits for."""
        task = _NO_TASK.said_in(self.language)
        if view.task is not None:
            task = f"{outgoing_title(view.task.task) or '–'} → {self.time(view.task.report_at)}"
        said = wait = ""
        if view.said is not None:
            values = {"time": self.time(view.said.at), "text": outgoing_title(view.said.text)}
            said = _TEAM_SAID.said_in(self.language).format(**values)
        if view.wait is not None:
            on, what = role_name(view.wait.on, self.policy, self.language), outgoing_title(view.wait.what)
            wait = _TEAM_WAITS.said_in(self.language).format(on=on, what=what)
        team = role_name(view.team, self.policy, self.language)
        leader = self.person(view.leader or "")
        return _TEAM.said_in(self.language).format(team=team, leader=leader, task=task, said=said, wait=wait)

    def person(self, key: str) -> str:
        """Somebody by name; nobody is said as such."""
        return outgoing_title(self.policy.person_name(key)) if key else _NOBODY.said_in(self.language)

    def time(self, at: datetime) -> str:
        """A time on the wall with its zone; with its date on another day."""
        local, today = at.astimezone(self._zone), self._now.astimezone(self._zone)
        return f"{local:%H:%M %Z}" if local.date() == today.date() else f"{local:%m/%d %H:%M %Z}"
