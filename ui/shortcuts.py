"""Every action of the window with its key, in one table. What an action does is the business of its pane.

A new action is a member, a line of the table, its words (ui/action_words.py) and how it is searched
(ui/panes/palette_words.py, ui/panes/palette_words_timeline.py).
"""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QKeySequence


class Action(StrEnum):
    """What a person can do in the window. The palette lists all of them, the shortcuts page those with a key."""

    DECLARE = "declare"
    BROADCAST = "broadcast"
    TELL_THIS = "tell-this"
    SEND = "send"
    ASK_APPROVAL = "ask-approval"
    NEXT_BLANK = "next-blank"
    PREVIOUS_BLANK = "previous-blank"
    OLDER_LANGUAGE = "older-language"
    SETTINGS = "settings"
    ROLES = "roles"
    TEAMS = "teams"
    PEOPLE = "people"
    IMPACT = "impact"
    MESSAGES = "messages"
    ACTIONS = "actions"
    ATTENTION = "attention"
    PRACTISE = "practise"
    SEVERITY = "severity"
    NEXT_STEP = "next-step"
    COMPOSE = "compose"
    SCRIBE_WINDOW = "scribe-window"
    WHAT_THEY_SEE = "what-they-see"
    END_DRILL = "end-drill"
    SEVERITY_1 = "severity-1"
    SEVERITY_2 = "severity-2"
    SEVERITY_3 = "severity-3"
    SEVERITY_4 = "severity-4"
    SEVERITY_5 = "severity-5"
    PHASE_0 = "phase-0"
    PHASE_1 = "phase-1"
    PHASE_2 = "phase-2"
    PHASE_3 = "phase-3"
    PHASE_4 = "phase-4"
    RECOVERY = "recovery"
    REOPEN = "reopen"
    GATES = "gates"
    ALIGN = "align"
    STAND_DOWN = "stand-down"
    DEFER = "defer"
    PLAN_REVIEW = "plan-review"
    CLOSE = "close"
    HAND_OVER = "hand-over"
    SIGNAL = "signal"
    PRIVACY_RAISE = "privacy-raise"
    PRIVACY = "privacy"
    WATCH = "watch"
    MILESTONES = "milestones"
    MANAGEMENT = "management"
    TEMPORARY = "temporary"
    LINKS = "links"
    OTHER_INCIDENT = "other-incident"
    SWITCH_INCIDENT = "switch-incident"
    IMPACT_DEPTH = "impact-depth"
    NEGLIGIBLE = "negligible"
    INQUIRIES = "inquiries"
    CUSTOMERS = "customers"
    WORK = "work"
    CUSTOMER_REPORT = "customer-report"
    DETECTION = "detection"
    TAKE_BACK = "take-back"
    SNOOZE = "snooze"
    LOOK_NOW = "look-now"
    COMPARE = "compare"
    CONTACT_LIST = "contact-list"
    EXPORT = "export"
    REACH = "reach"
    WHO_ELSE = "who-else"
    WAITING_TEXTS = "waiting-texts"
    ATTENTION_2 = "attention-2"
    ATTENTION_3 = "attention-3"
    WRITE_FACT = "write-fact"
    WRITE_DECISION = "write-decision"
    WRITE_ACTION = "write-action"
    WRITE_QUESTION = "write-question"
    WRITE_HYPOTHESIS = "write-hypothesis"
    WRITE_FOLLOW_UP = "write-follow-up"
    WRITE_GOOD_MOVE = "write-good-move"
    QUICK_STARTED = "quick-started"
    QUICK_SCALE = "quick-scale"
    QUICK_OPTIONS = "quick-options"
    QUICK_DECIDED = "quick-decided"
    SHOW_ALL = "show-all"
    SHOW_DECISIONS = "show-decisions"
    SHOW_ACTIONS = "show-actions"
    SHOW_QUESTIONS = "show-questions"
    GO_LIVE = "go-live"
    ERASE_ENTRY = "erase-entry"
    SLACK_LINK = "slack-link"
    TURN = "turn"
    ATTACHMENTS = "attachments"
    SEARCH = "search"
    NEWEST = "newest"
    NARROW = "narrow"
    SHOW_UNANSWERED = "show-unanswered"
    SHOW_MILESTONES = "show-milestones"
    GO_TO_TIME = "go-to-time"
    FIRST_UNREAD = "first-unread"
    RECORDED_ORDER = "recorded-order"
    NEXT_MILESTONE = "next-milestone"
    PREVIOUS_MILESTONE = "previous-milestone"
    MARK_ROW = "mark-row"
    ANSWER_ROW = "answer-row"
    WELCOME = "welcome"
    PALETTE = "palette"
    SHORTCUTS = "shortcuts"
    PLAN_MAINTENANCE = "plan-maintenance"
    MAINTENANCE_START = "maintenance-start"
    MAINTENANCE_VERIFY = "maintenance-verify"
    MAINTENANCE_COMPLETE = "maintenance-complete"
    MAINTENANCE_EXTEND = "maintenance-extend"
    MAINTENANCE_CANCEL = "maintenance-cancel"
    MAINTENANCE_TROUBLE = "maintenance-trouble"
    MAINTENANCE_CLOSE = "maintenance-close"
    LANGUAGE_JA = "language-ja"
    LANGUAGE_EN = "language-en"
    THEME_DARK = "theme-dark"
    THEME_LIGHT = "theme-light"
    THEME_SYSTEM = "theme-system"


class Group(StrEnum):
    """What an action belongs to, as the palette and the shortcuts page list it."""

    INCIDENT = "incident"
    MAINTENANCE = "maintenance"
    TELLING = "telling"
    PLACES = "places"
    TIMELINE = "timeline"
    WINDOW = "window"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """An action, its group and its key; no key: the palette does it.

    only_in_sheet: dead anywhere but in the broadcast sheet. bound_by_pane: the window leaves the key to the
    pane that does it, which also stands in other windows.
    """

    action: Action
    keys: str = ""
    group: Group = Group.INCIDENT
    more: tuple[str, ...] = ()
    only_in_sheet: bool = False
    bound_by_pane: bool = False

    @property
    def sequences(self) -> list[QKeySequence]:
        """The keys for Qt: Return has a twin on the number pad that Qt calls Enter."""
        found: list[QKeySequence] = []
        for keys in filter(None, (self.keys, *self.more)):
            found.append(QKeySequence(keys))
            if "Return" in keys:
                found.append(QKeySequence(keys.replace("Return", "Enter")))
        return found

    @property
    def shown(self) -> str:
        """The key as this system writes it; empty: it has none."""
        return written(self.keys)


def written(keys: str) -> str:
    """A key as this system writes it: Ctrl+Enter, not Ctrl+Return."""
    return QKeySequence(keys.replace("Return", "Enter")).toString(QKeySequence.SequenceFormat.NativeText)


SHORTCUTS: tuple[Shortcut, ...] = (
    Shortcut(Action.NEXT_STEP, "Alt+N"),
    Shortcut(Action.DECLARE, "Ctrl+N"),
    Shortcut(Action.PRACTISE, "Ctrl+P"),
    Shortcut(Action.SEVERITY, "Alt+V"),
    Shortcut(Action.RECOVERY),
    Shortcut(Action.REOPEN),
    Shortcut(Action.GATES, "Ctrl+G"),
    Shortcut(Action.ALIGN),
    Shortcut(Action.STAND_DOWN),
    Shortcut(Action.DEFER),
    Shortcut(Action.PLAN_REVIEW),
    Shortcut(Action.CLOSE),
    Shortcut(Action.HAND_OVER),
    Shortcut(Action.SIGNAL, "Ctrl+I"),
    Shortcut(Action.PRIVACY_RAISE, "Ctrl+Shift+P"),
    Shortcut(Action.LINKS),
    Shortcut(Action.OTHER_INCIDENT, "Ctrl+Tab"),
    Shortcut(Action.SWITCH_INCIDENT, "Ctrl+Shift+I"),
    Shortcut(Action.CUSTOMER_REPORT, "Alt+C"),
    Shortcut(Action.DETECTION),
    Shortcut(Action.SEVERITY_1),
    Shortcut(Action.SEVERITY_2),
    Shortcut(Action.SEVERITY_3),
    Shortcut(Action.SEVERITY_4),
    Shortcut(Action.SEVERITY_5),
    Shortcut(Action.PHASE_0),
    Shortcut(Action.PHASE_1),
    Shortcut(Action.PHASE_2),
    Shortcut(Action.PHASE_3),
    Shortcut(Action.PHASE_4),
    Shortcut(Action.END_DRILL, "Ctrl+Shift+E"),
    Shortcut(Action.PLAN_MAINTENANCE, group=Group.MAINTENANCE),
    Shortcut(Action.MAINTENANCE_START, group=Group.MAINTENANCE),
    Shortcut(Action.MAINTENANCE_VERIFY, group=Group.MAINTENANCE),
    Shortcut(Action.MAINTENANCE_COMPLETE, group=Group.MAINTENANCE),
    Shortcut(Action.MAINTENANCE_EXTEND, group=Group.MAINTENANCE),
    Shortcut(Action.MAINTENANCE_CANCEL, group=Group.MAINTENANCE),
    Shortcut(Action.MAINTENANCE_TROUBLE, group=Group.MAINTENANCE),
    Shortcut(Action.MAINTENANCE_CLOSE, group=Group.MAINTENANCE),
    Shortcut(Action.BROADCAST, "Ctrl+B", Group.TELLING),
    Shortcut(Action.TELL_THIS, "Alt+B", Group.TELLING),
    Shortcut(Action.SEND, "Ctrl+Return", Group.TELLING, only_in_sheet=True),
    Shortcut(Action.ASK_APPROVAL, "Ctrl+Shift+Return", Group.TELLING, only_in_sheet=True),
    Shortcut(Action.NEXT_BLANK, "F8", Group.TELLING, only_in_sheet=True),
    Shortcut(Action.PREVIOUS_BLANK, "Shift+F8", Group.TELLING, only_in_sheet=True),
    Shortcut(Action.OLDER_LANGUAGE, "F7", Group.TELLING, only_in_sheet=True),
    Shortcut(Action.TAKE_BACK, "Alt+Z", Group.TELLING, bound_by_pane=True),
    Shortcut(Action.SNOOZE, "Alt+P", Group.TELLING),
    Shortcut(Action.LOOK_NOW, "Alt+L", Group.TELLING),
    Shortcut(Action.COMPARE, group=Group.TELLING),
    Shortcut(Action.CONTACT_LIST, group=Group.TELLING),
    Shortcut(Action.REACH, "Alt+O", Group.TELLING),
    Shortcut(Action.WHO_ELSE, "Alt+W", Group.TELLING),
    Shortcut(Action.WAITING_TEXTS, "Alt+J", Group.TELLING),
    Shortcut(Action.WHAT_THEY_SEE, "Ctrl+T", Group.TELLING),
    Shortcut(Action.ATTENTION, "Alt+1", Group.PLACES, bound_by_pane=True),
    Shortcut(Action.ATTENTION_2, "Alt+2", Group.PLACES, bound_by_pane=True),
    Shortcut(Action.ATTENTION_3, "Alt+3", Group.PLACES, bound_by_pane=True),
    Shortcut(Action.ROLES, "Alt+R", Group.PLACES),
    Shortcut(Action.TEAMS, "Alt+X", Group.PLACES),
    Shortcut(Action.PEOPLE, "Alt+Y", Group.PLACES),
    Shortcut(Action.IMPACT, "Alt+I", Group.PLACES),
    Shortcut(Action.MESSAGES, "Alt+M", Group.PLACES),
    Shortcut(Action.ACTIONS, "Alt+S", Group.PLACES),
    Shortcut(Action.WORK, "Alt+E", Group.PLACES),
    Shortcut(Action.INQUIRIES, "Alt+U", Group.PLACES),
    Shortcut(Action.CUSTOMERS, "Ctrl+U", Group.PLACES),
    Shortcut(Action.PRIVACY, "Ctrl+J", Group.PLACES),
    Shortcut(Action.WATCH, "Ctrl+R", Group.PLACES),
    Shortcut(Action.MILESTONES, "Ctrl+M", Group.PLACES),
    Shortcut(Action.MANAGEMENT, group=Group.PLACES),
    Shortcut(Action.TEMPORARY, group=Group.PLACES),
    Shortcut(Action.IMPACT_DEPTH, "Ctrl+Shift+X", Group.PLACES),
    Shortcut(Action.NEGLIGIBLE),
    Shortcut(Action.COMPOSE, "Ctrl+L", Group.TIMELINE),
    Shortcut(Action.SCRIBE_WINDOW, "Ctrl+Shift+L", Group.TIMELINE),
    Shortcut(Action.WRITE_FACT, "Alt+F", Group.TIMELINE, bound_by_pane=True),
    Shortcut(Action.WRITE_DECISION, "Alt+D", Group.TIMELINE, bound_by_pane=True),
    Shortcut(Action.WRITE_ACTION, "Alt+A", Group.TIMELINE, bound_by_pane=True),
    Shortcut(Action.WRITE_QUESTION, "Alt+Q", Group.TIMELINE, bound_by_pane=True),
    Shortcut(Action.WRITE_HYPOTHESIS, "Alt+H", Group.TIMELINE, bound_by_pane=True),
    Shortcut(Action.WRITE_FOLLOW_UP, "Alt+T", Group.TIMELINE, bound_by_pane=True),
    Shortcut(Action.WRITE_GOOD_MOVE, "Alt+G", Group.TIMELINE, bound_by_pane=True),
    Shortcut(Action.TURN, "Ctrl+E", Group.TIMELINE),
    Shortcut(Action.GO_LIVE, "Alt+K", Group.TIMELINE),
    Shortcut(Action.ERASE_ENTRY, "Ctrl+Shift+Del", Group.TIMELINE),
    Shortcut(Action.SLACK_LINK, "Ctrl+Shift+K", Group.TIMELINE),
    Shortcut(Action.ATTACHMENTS, "Ctrl+Shift+O", Group.TIMELINE),
    Shortcut(Action.SEARCH, "Ctrl+F", Group.TIMELINE),
    Shortcut(Action.QUICK_STARTED, "Ctrl+1", Group.TIMELINE, bound_by_pane=True),
    Shortcut(Action.QUICK_SCALE, "Ctrl+2", Group.TIMELINE, bound_by_pane=True),
    Shortcut(Action.QUICK_OPTIONS, "Ctrl+3", Group.TIMELINE, bound_by_pane=True),
    Shortcut(Action.QUICK_DECIDED, "Ctrl+4", Group.TIMELINE, bound_by_pane=True),
    Shortcut(Action.NEWEST, "Ctrl+End", Group.TIMELINE),
    Shortcut(Action.NARROW, "Ctrl+Shift+F", Group.TIMELINE),
    Shortcut(Action.GO_TO_TIME, "Ctrl+Shift+T", Group.TIMELINE),
    Shortcut(Action.FIRST_UNREAD, "Ctrl+Shift+N", Group.TIMELINE),
    Shortcut(Action.NEXT_MILESTONE, "Alt+PgDown", Group.TIMELINE),
    Shortcut(Action.PREVIOUS_MILESTONE, "Alt+PgUp", Group.TIMELINE),
    Shortcut(Action.MARK_ROW, "Ctrl+Shift+M", Group.TIMELINE),
    Shortcut(Action.ANSWER_ROW, "Ctrl+Shift+A", Group.TIMELINE),
    Shortcut(Action.RECORDED_ORDER, "Ctrl+Shift+R", Group.TIMELINE),
    Shortcut(Action.EXPORT, "Ctrl+Shift+S", Group.TIMELINE),
    Shortcut(Action.SHOW_ALL, group=Group.TIMELINE),
    Shortcut(Action.SHOW_DECISIONS, group=Group.TIMELINE),
    Shortcut(Action.SHOW_ACTIONS, group=Group.TIMELINE),
    Shortcut(Action.SHOW_QUESTIONS, group=Group.TIMELINE),
    Shortcut(Action.SHOW_UNANSWERED, group=Group.TIMELINE),
    Shortcut(Action.SHOW_MILESTONES, group=Group.TIMELINE),
    Shortcut(Action.PALETTE, "Ctrl+K", Group.WINDOW),
    Shortcut(Action.SHORTCUTS, "F1", Group.WINDOW, more=("Ctrl+/",)),
    Shortcut(Action.SETTINGS, "Ctrl+,", Group.WINDOW),
    Shortcut(Action.WELCOME, group=Group.WINDOW),
    Shortcut(Action.LANGUAGE_JA, group=Group.WINDOW),
    Shortcut(Action.LANGUAGE_EN, group=Group.WINDOW),
    Shortcut(Action.THEME_DARK, group=Group.WINDOW),
    Shortcut(Action.THEME_LIGHT, group=Group.WINDOW),
    Shortcut(Action.THEME_SYSTEM, group=Group.WINDOW),
)
_BY_ACTION = {shortcut.action: shortcut for shortcut in SHORTCUTS}


def shortcut(action: Action) -> Shortcut:
    """The key of an action."""
    return _BY_ACTION[action]
