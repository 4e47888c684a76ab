"""Handover, teams and people as pictures."""

from datetime import timedelta

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from commander.board.commands import Command
from commander.board.duty_roster import OwnerTeam, RoleRule, Staffing
from commander.board.organisation import Person
from commander.board.policy_import import ImportPolicy
from commander.board.presence import Presence, SetPresence
from commander.board.report_back import AcknowledgeReport, AskReport, ReportBack
from commander.board.roles import AssignRole, OfferRole, ReleaseRole
from commander.board.summons import AnswerCall, CallRole, SummonRole
from commander.board.teams import JoinTeam, StateWait
from commander.handing_over import brief_for
from commander.wording.handing_over import Phrasing
from tests.screens.stage import Stage
from ui.panes.handover_points import PointRow
from ui.panes.roles import RolesPane
from ui.shortcuts import Action

_CROWD = 110
_AT_ONCE = Staffing(take_on_minutes=0)  # no file may say so; a picture need not wait


def offering(stage: Stage) -> QWidget:
    """Command is about to be offered."""
    stage.window.page.go(Action.HAND_OVER)
    stage.settle()
    return stage.window


def reading_back(stage: Stage) -> QWidget:
    """Whoever sits here reads a brief back; something has changed since it was made."""
    model, words = stage.program.model, stage.program.words
    phrasing = Phrasing(model.policy, words.language, words.zone_info, model.now)
    note = stage.say("本部への電話は 23:30 まで続く", "The call with head office goes on until 23:30")
    brief = brief_for(model.board, model.policy, "deputy", phrasing, note=note)
    people = [one.key for one in model.policy.persons()]
    holder, taker = people[1], people[-1]
    if model.board.roles.holder("deputy") is None:
        _submit(stage, AssignRole(incident=model.stream, role="deputy", person=holder))
    model.sit(taker)  # whoever commands holds no second role
    _submit(stage, OfferRole(incident=model.stream, role="deputy", to=taker, brief=brief))
    _submit(stage, AssignRole(incident=model.stream, role="lead_alpha", person=holder))
    stage.window.page.attention.handover_wanted.emit("deputy")
    stage.settle()
    for row in stage.window.page.findChildren(PointRow)[:3]:
        row.box.setChecked(True)
    stage.settle()
    return stage.window


def teams(stage: Stage) -> QWidget:
    """Three teams; one waits for another, one has not said yes yet."""
    model = stage.program.model
    stream, now = model.stream, model.now
    people = [one.key for one in model.policy.persons()]
    for team, person in zip(("lead_a", "lead_b", "lead_alpha"), people[1:4], strict=False):
        if model.board.roles.holder(team) is None:
            _submit(stage, AssignRole(incident=stream, role=team, person=person))
    back = stage.say("v411 への切り戻しを進める", "Go back to v411")
    count = stage.say("決済ログから影響件数を出す", "Count who is hit, from the payment log")
    for team, task in (("lead_a", back), ("lead_alpha", count)):
        minutes = timedelta(minutes=20 if team == "lead_a" else 12)
        ask = AskReport(incident=stream, role=team, report_at=now + minutes, task=task, box=now + minutes)
        _submit(stage, ask)
    _submit(stage, AcknowledgeReport(incident=stream, role="lead_a"))
    if model.board.reports.owed("lead_b") is not None:
        report = stage.say(
            "状況:文案あり 対応:承認待ち 必要:件数",
            "Now: text drafted. Waits for approval. Needs: the number",
        )
        _submit(stage, ReportBack(incident=stream, role="lead_b", text=report))
    number = stage.say("影響を受けた店舗の数", "the number of shops hit")
    _submit(stage, StateWait(incident=stream, team="lead_b", on="lead_alpha", what=number))
    _submit(stage, JoinTeam(incident=stream, person=stage.say("応援の方", "a helper"), team="lead_a"))
    stage.window.page.go(Action.TEAMS)
    stage.settle()
    return stage.window


def people(stage: Stage) -> QWidget:
    """A hundred and more; which team owns what is found by what broke."""
    _crowd(stage)
    stage.window.page.go(Action.PEOPLE)
    stage.settle()
    return stage.window


def owners(stage: Stage) -> QWidget:
    """What broke finds its team."""
    people(stage)
    stage.write("決済")
    stage.settle()
    return stage.window


def called_up(stage: Stage) -> QWidget:
    """The row of a role whose first people did not come: each step with its time, and whom to call next."""
    model = stage.program.model
    stream, first = model.stream, model.policy.persons()[0].key
    _crowd(stage)
    if model.board.roles.holder("legal") is not None:
        _submit(stage, ReleaseRole(incident=stream, role="legal"))
    _submit(stage, SummonRole(incident=stream, role="legal", person=first, caller=model.person))
    _submit(stage, CallRole(incident=stream, role="legal", person=first))
    _submit(stage, AnswerCall(incident=stream, role="legal", answer="no-answer"))
    pane = stage.window.page.findChild(RolesPane)
    stage.window.page.go(Action.ROLES)
    pane.open_row("legal")
    stage.settle()
    return pane


def above(stage: Stage) -> QWidget:
    """What nobody took on, and who has left with their role."""
    model = stage.program.model
    stream, people = model.stream, [one.key for one in model.policy.persons()]
    if model.board.roles.holder("scribe") is None:
        _submit(stage, AssignRole(incident=stream, role="scribe", person=people[1]))
        _submit(stage, SummonRole(incident=stream, role="legal"))
        _submit(stage, SetPresence(incident=stream, persons=(people[1],), presence=Presence.LEFT))
        stage.program.bridge.submit(ImportPolicy(policy=replace(model.policy.as_file(), staffing=_AT_ONCE)))
    stage.go(Action.COMPOSE)
    stage.settle()
    return stage.window


def _crowd(stage: Stage) -> None:
    model = stage.program.model
    if model.policy.roster.teams():
        return
    policy = model.policy.as_file()
    crowd = tuple(
        Person(key=f"q{number}", name=stage.say(f"応援{number:03}", f"helper {number:03}"))
        for number in range(_CROWD)
    )
    first, second = (one.key for one in model.policy.persons()[:2])
    owns = tuple(one.id for one in model.policy.components()) or ("決済",)
    team = OwnerTeam(
        key="pay", name_ja="決済チーム", name_en="Payments", owns=(*owns, "決済"), members=(second,), lead=first,
        contact="#pay ・ 内線 100",
    )  # fmt: skip
    rule = RoleRule(key="legal", call=(first, second, "q1"))
    wanted = replace(policy, person=policy.person + crowd, team=(team,), role=(rule,))
    stage.program.bridge.submit(ImportPolicy(policy=wanted))
    _submit(stage, SetPresence(incident=model.stream, persons=(first, second), presence=Presence.HERE))
    watching = tuple(f"q{number}" for number in range(6))
    _submit(stage, SetPresence(incident=model.stream, persons=watching, presence=Presence.WATCHING))
    _submit(stage, SetPresence(incident=model.stream, persons=("q9",), presence=Presence.LEFT))


def _submit(stage: Stage, command: Command) -> None:
    answers: list[object] = []
    stage.program.bridge.submit(command, done=answers.append, refused=answers.append)
    stage.until(lambda: bool(answers))
    stage.settle()
