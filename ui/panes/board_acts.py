"""What the board's own parts do for an action: each key, palette line and button comes to one of these."""

from collections.abc import Callable, Mapping
from functools import partial

from ui.models.timeline_filters import Filter
from ui.panes.attention_strip import AttentionStrip
from ui.panes.bottom_bar import BottomBar
from ui.panes.composer_kinds import KINDS
from ui.panes.four_panes import FourPanes
from ui.panes.impact_rows import NEGLIGIBLE
from ui.panes.inquiries_faces import DETECTION
from ui.panes.quick_strip import QUICK
from ui.panes.slots import SlotPane
from ui.panes.standing_words import drifted_audience
from ui.panes.timeline_pane import TimelinePane
from ui.panes.told_words import QUESTIONS_ROW, REACH_ROW
from ui.panes.top_bar import TopBar
from ui.panes.waiting_words import WAITING_ROW
from ui.shortcuts import Action

Acts = Mapping[Action, Callable[[], object]]


def pane_acts(panes: FourPanes, show_board: Callable[[], None]) -> Acts:
    """Go into a pane, or open one of its rows."""

    def enter(pane: SlotPane) -> None:
        show_board()
        pane.enter()

    def open_row(pane: SlotPane, row: str) -> None:
        show_board()
        pane.open_row(row)

    messages = panes.messages
    return {
        Action.ROLES: partial(enter, panes.roles),
        Action.IMPACT: partial(enter, panes.impact),
        Action.MESSAGES: partial(enter, messages),
        Action.ACTIONS: partial(enter, panes.action_rows),
        Action.REACH: partial(open_row, messages, REACH_ROW),
        Action.WHO_ELSE: partial(open_row, messages, QUESTIONS_ROW),
        Action.WAITING_TEXTS: partial(open_row, messages, WAITING_ROW),
        Action.DETECTION: partial(open_row, panes.impact, DETECTION),
        Action.NEGLIGIBLE: partial(open_row, panes.impact, NEGLIGIBLE),
        Action.COMPARE: lambda: open_row(messages, drifted_audience(messages.model)),
    }


def planned_acts(panes: FourPanes, show_board: Callable[[], None]) -> Acts:
    """The steps of a maintenance."""
    acts = panes.maintenance.acts

    def ask(question: Callable[[], None]) -> None:
        show_board()
        question()

    at_once = (
        Action.MAINTENANCE_START,
        Action.MAINTENANCE_VERIFY,
        Action.MAINTENANCE_COMPLETE,
        Action.MAINTENANCE_CLOSE,
    )
    return {
        **{step: partial(acts.perform, step) for step in at_once},
        Action.MAINTENANCE_EXTEND: partial(ask, acts.ask_extension),
        Action.MAINTENANCE_CANCEL: partial(ask, acts.ask_cancellation),
        Action.MAINTENANCE_TROUBLE: partial(ask, acts.ask_trouble),
    }


def timeline_acts(timeline: TimelinePane) -> Acts:
    """Write, choose what is shown, search."""
    return {
        **{action: partial(timeline.composer.choose, kind) for kind, action in KINDS.items()},
        **{action: partial(timeline.quick.open, quick) for quick, action in QUICK.items()},
        Action.COMPOSE: timeline.compose,
        Action.SHOW_ALL: partial(timeline.show_only, Filter.ALL),
        Action.SHOW_DECISIONS: partial(timeline.show_only, Filter.DECISIONS),
        Action.SHOW_ACTIONS: partial(timeline.show_only, Filter.ACTIONS),
        Action.SHOW_QUESTIONS: partial(timeline.show_only, Filter.QUESTIONS),
        Action.TURN: timeline.turning.go,
        Action.GO_LIVE: timeline.live.go,
        Action.ERASE_ENTRY: timeline.erase.go,
        Action.SLACK_LINK: timeline.slack_link.go,
        Action.ATTACHMENTS: timeline.files.open,
        **timeline.reader.acts(),
        Action.SEARCH: timeline.open_search,
        Action.NEWEST: timeline.view.follow_tail,
    }


def bar_acts(top: TopBar, attention: AttentionStrip, bottom: BottomBar) -> Acts:
    """What is asked for in the bars above and below."""
    return {
        Action.OTHER_INCIDENT: top.go_to_next,
        Action.SWITCH_INCIDENT: top.offer_incidents,
        Action.ATTENTION: partial(attention.go_to, 0),
        Action.ATTENTION_2: partial(attention.go_to, 1),
        Action.ATTENTION_3: partial(attention.go_to, 2),
        Action.NEXT_STEP: bottom.take_next_step,
        Action.RECOVERY: bottom.questions.ask_recovery,
        Action.REOPEN: bottom.questions.ask_recovery,
        Action.SIGNAL: bottom.questions.ask_signal,
        Action.SNOOZE: bottom.questions.ask_snooze,
    }
