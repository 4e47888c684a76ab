"""Maintenance as pictures: its form, and its board planned, under way and past its end; user groups in the sheet."""

from datetime import datetime, timedelta

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from commander.board.channel_wish import UserGroup
from commander.board.impact import Phrase
from commander.board.maintenance_records import Plan, PlanMaintenance, StartMaintenance
from commander.board.policy_import import ImportPolicy
from commander.board.slack_rules import GroupSizes
from commander.desk.desk import Desk
from commander.journal.journal import Journal
from tests.fakes.another_side import AnotherSide
from tests.screens import sample
from tests.screens.stage import Stage
from ui.panes.broadcast_sheet import BroadcastSheet
from ui.panes.maintenance_form import PlanForm
from ui.shortcuts import Action
from ui.widgets.tick_box import TickBox

_HOUR = timedelta(hours=1)
_GROUPS = (UserGroup(id="S0ONCALL01", handle="oncall"), UserGroup(id="S0SUPPORT1", handle="support-leads"))


def form(stage: Stage) -> QWidget:
    """The form over the first page, as it opens."""
    stage.window.perform(Action.PLAN_MAINTENANCE)
    stage.settle()
    return stage.window


def refused(stage: Stage) -> QWidget:
    """The form with a time that is none."""
    form(stage)
    plan = stage.window.findChild(PlanForm)
    plan.start.setText("夜中")
    plan.confirm()
    stage.settle()
    return stage.window


def scheduled(stage: Stage) -> QWidget:
    """Announced, and to begin in two hours."""
    return _shown(stage, "DB 更改", sample.NOW + 2 * _HOUR, begun=False)


def running(stage: Stage) -> QWidget:
    """Begun an hour ago, with an hour to go."""
    return _shown(stage, "DB 更改(2)", sample.NOW - _HOUR)


def overrun(stage: Stage) -> QWidget:
    """Past its end: customers were told a time that has gone."""
    return _shown(stage, "DB 更改(3)", sample.NOW - 3 * _HOUR)


def groups(stage: Stage) -> QWidget:
    """The sheet where Slack's groups can be called, each with how many people that is."""
    model = stage.program.model
    with_groups = replace(sample.policy(stage.program.words.language), user_group=_GROUPS)
    model.bridge.submit(ImportPolicy(policy=with_groups))
    stage.until(lambda: len(model.policy.slack.groups()) > 0)
    sheet = stage.window.page.findChild(BroadcastSheet)
    sheet.ask_through(AnotherSide(group_sizes=GroupSizes(sizes={_GROUPS[0].id: 12}, as_of=model.now)))
    stage.go(Action.BROADCAST)
    stage.until(lambda: any("12" in one.text() for one in sheet.findChildren(TickBox)))
    stage.settle()
    return stage.window


def _shown(stage: Stage, title: str, starts_at: datetime, *, begun: bool = True) -> QWidget:
    stage.window.overview.read()
    stage.settle()
    known = [one.stream for one in stage.window.overview.open if one.title == title]
    stage.show(known[0] if known else _planned(stage, title, starts_at, begun=begun))
    return stage.window


def _planned(stage: Stage, title: str, starts_at: datetime, *, begun: bool) -> str:
    """Written beside the window, as the command line does, at the hours of the story."""
    clock = sample.MovedClock(sample.NOW - 5 * _HOUR)
    journal = Journal(stage.home, wall=clock, recorded=clock)
    try:
        desk = Desk(journal, person="p-a", zone=sample.ZONE, now=clock)
        plan = Plan(
            starts_at=starts_at,
            ends_at=starts_at + 2 * _HOUR,
            zone=sample.ZONE,
            effect=Phrase(ja="カード決済を使えません", en="Card payments cannot be made"),
            unaffected=Phrase(ja="コード決済、管理画面", en="Code payments and the console"),
            purpose=Phrase(ja="データベースの更改", en="Replacing the database"),
            components=("c1",),
            audiences=("public", "team", "staff", "cs"),
        )
        stream = desk.submit(PlanMaintenance(title=title, plan=plan))[0].stream
        if begun:
            clock.at = starts_at
            desk.submit(StartMaintenance(incident=stream))
    finally:
        journal.close()
    return stream
