"""Every action of the window with its key, in one table. What an action does is the business of its pane.

A new action is a member, a line of the table, its words below and how it is searched (ui/panes/palette_words.py).
"""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication
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


def label(action: Action) -> str:
    """The action in the language in force."""
    words = {
        Action.DECLARE: QCoreApplication.translate("Shortcuts", "Declare an incident"),
        Action.BROADCAST: QCoreApplication.translate("Shortcuts", "Open the broadcast"),
        Action.TELL_THIS: QCoreApplication.translate("Shortcuts", "Tell this (the row goes into the draft)"),
        Action.SEND: QCoreApplication.translate("Shortcuts", "Send the broadcast"),
        Action.ASK_APPROVAL: QCoreApplication.translate("Shortcuts", "Ask for approval"),
        Action.NEXT_BLANK: QCoreApplication.translate("Shortcuts", "Next blank to fill"),
        Action.PREVIOUS_BLANK: QCoreApplication.translate("Shortcuts", "Previous blank to fill"),
        Action.OLDER_LANGUAGE: QCoreApplication.translate(
            "Shortcuts", "To the older language; again: it still says the same"
        ),
        Action.SETTINGS: QCoreApplication.translate("Shortcuts", "Settings and connections"),
        Action.ROLES: QCoreApplication.translate("Shortcuts", "Roles"),
        Action.TEAMS: QCoreApplication.translate("Shortcuts", "Teams: tasks, reports, who waits for whom"),
        Action.PEOPLE: QCoreApplication.translate(
            "Shortcuts", "People and teams: who is here, who owns what"
        ),
        Action.IMPACT: QCoreApplication.translate("Shortcuts", "Impact"),
        Action.MESSAGES: QCoreApplication.translate("Shortcuts", "Messages"),
        Action.ACTIONS: QCoreApplication.translate("Shortcuts", "Actions"),
        Action.ATTENTION: QCoreApplication.translate("Shortcuts", "What needs attention first"),
        Action.PRACTISE: QCoreApplication.translate("Shortcuts", "Practise (a drill)"),
        Action.SEVERITY: QCoreApplication.translate("Shortcuts", "Judge the severity"),
        Action.NEXT_STEP: QCoreApplication.translate("Shortcuts", "Do the next step"),
        Action.COMPOSE: QCoreApplication.translate("Shortcuts", "Write an entry"),
        Action.SCRIBE_WINDOW: QCoreApplication.translate("Shortcuts", "Open the scribe's window"),
        Action.WHAT_THEY_SEE: QCoreApplication.translate("Shortcuts", "What they see (in a drill)"),
        Action.END_DRILL: QCoreApplication.translate("Shortcuts", "End the drill"),
        Action.SEVERITY_1: QCoreApplication.translate("Shortcuts", "Severity 1"),
        Action.SEVERITY_2: QCoreApplication.translate("Shortcuts", "Severity 2"),
        Action.SEVERITY_3: QCoreApplication.translate("Shortcuts", "Severity 3"),
        Action.SEVERITY_4: QCoreApplication.translate("Shortcuts", "Severity 4"),
        Action.SEVERITY_5: QCoreApplication.translate("Shortcuts", "Severity 5"),
        Action.PHASE_0: QCoreApplication.translate("Shortcuts", "Phase 0"),
        Action.PHASE_1: QCoreApplication.translate("Shortcuts", "Phase 1"),
        Action.PHASE_2: QCoreApplication.translate("Shortcuts", "Phase 2"),
        Action.PHASE_3: QCoreApplication.translate("Shortcuts", "Phase 3"),
        Action.PHASE_4: QCoreApplication.translate("Shortcuts", "Phase 4"),
        Action.RECOVERY: QCoreApplication.translate("Shortcuts", "Declare recovery"),
        Action.REOPEN: QCoreApplication.translate("Shortcuts", "Reopen the incident"),
        Action.GATES: QCoreApplication.translate("Shortcuts", "Checks of this phase, and going on"),
        Action.ALIGN: QCoreApplication.translate("Shortcuts", "Agree on the first response (a short stop)"),
        Action.STAND_DOWN: QCoreApplication.translate("Shortcuts", "Stand the team down"),
        Action.DEFER: QCoreApplication.translate("Shortcuts", "Leave something until a working day"),
        Action.PLAN_REVIEW: QCoreApplication.translate("Shortcuts", "Plan the review: owner and day"),
        Action.CLOSE: QCoreApplication.translate("Shortcuts", "Close the incident"),
        Action.HAND_OVER: QCoreApplication.translate("Shortcuts", "Hand over command"),
        Action.SIGNAL: QCoreApplication.translate("Shortcuts", "Write down a new signal"),
        Action.WATCH: QCoreApplication.translate("Shortcuts", "The watch after recovery, signals"),
        Action.MILESTONES: QCoreApplication.translate("Shortcuts", "Timestamps and what they come to"),
        Action.MANAGEMENT: QCoreApplication.translate("Shortcuts", "Summary for management"),
        Action.TEMPORARY: QCoreApplication.translate("Shortcuts", "Temporary measures of all incidents"),
        Action.LINKS: QCoreApplication.translate("Shortcuts", "Link this incident to another"),
        Action.OTHER_INCIDENT: QCoreApplication.translate("Shortcuts", "To the next open incident"),
        Action.SWITCH_INCIDENT: QCoreApplication.translate("Shortcuts", "Switch to another incident"),
        Action.WORK: QCoreApplication.translate("Shortcuts", "Decisions, questions, changes, procedures"),
        Action.PRIVACY_RAISE: QCoreApplication.translate(
            "Shortcuts", "Personal data may be concerned (raise it)"
        ),
        Action.PRIVACY: QCoreApplication.translate("Shortcuts", "Personal data: answer, restricted track"),
        Action.CUSTOMERS: QCoreApplication.translate(
            "Shortcuts", "Affected customers: lists, doubles, exports"
        ),
        Action.INQUIRIES: QCoreApplication.translate("Shortcuts", "Inquiries: count, chart"),
        Action.IMPACT_DEPTH: QCoreApplication.translate("Shortcuts", "Impact in depth: over time, by part"),
        Action.NEGLIGIBLE: QCoreApplication.translate("Shortcuts", "Confirm that it is not so serious"),
        Action.CUSTOMER_REPORT: QCoreApplication.translate("Shortcuts", "A customer reports (via sales)"),
        Action.DETECTION: QCoreApplication.translate("Shortcuts", "How it was found"),
        Action.TAKE_BACK: QCoreApplication.translate("Shortcuts", "Take the broadcast back"),
        Action.COMPARE: QCoreApplication.translate("Shortcuts", "Compare what they show with ours"),
        Action.LOOK_NOW: QCoreApplication.translate("Shortcuts", "Look now at what they show"),
        Action.SNOOZE: QCoreApplication.translate("Shortcuts", "Put off the warning of an update"),
        Action.ATTENTION_2: QCoreApplication.translate("Shortcuts", "What needs attention second"),
        Action.ATTENTION_3: QCoreApplication.translate("Shortcuts", "What needs attention third"),
        Action.WRITE_FACT: QCoreApplication.translate("Shortcuts", "Write a fact"),
        Action.WRITE_DECISION: QCoreApplication.translate("Shortcuts", "Write a decision"),
        Action.WRITE_ACTION: QCoreApplication.translate("Shortcuts", "Write an action taken"),
        Action.WRITE_QUESTION: QCoreApplication.translate("Shortcuts", "Write a question"),
        Action.WRITE_HYPOTHESIS: QCoreApplication.translate("Shortcuts", "Write a hypothesis"),
        Action.WRITE_FOLLOW_UP: QCoreApplication.translate("Shortcuts", "Write a follow-up"),
        Action.WRITE_GOOD_MOVE: QCoreApplication.translate("Shortcuts", "Write a good move"),
        Action.TURN: QCoreApplication.translate("Shortcuts", "Make it a message, task, question, decision"),
        Action.GO_LIVE: QCoreApplication.translate("Shortcuts", "Live into Slack's thread"),
        Action.ERASE_ENTRY: QCoreApplication.translate("Shortcuts", "Erase an entry's text for good"),
        Action.SLACK_LINK: QCoreApplication.translate("Shortcuts", "Show where the row was said"),
        Action.ATTACHMENTS: QCoreApplication.translate("Shortcuts", "Attached files: see, save, erase"),
        Action.QUICK_STARTED: QCoreApplication.translate("Shortcuts", "Tell the team: investigating"),
        Action.QUICK_SCALE: QCoreApplication.translate("Shortcuts", "Tell the team: expected scale"),
        Action.QUICK_OPTIONS: QCoreApplication.translate("Shortcuts", "Tell the team: options"),
        Action.QUICK_DECIDED: QCoreApplication.translate("Shortcuts", "Tell the team: decided, expected end"),
        Action.NEWEST: QCoreApplication.translate("Shortcuts", "Newest row of the timeline"),
        Action.NARROW: QCoreApplication.translate("Shortcuts", "Narrow the timeline"),
        Action.SHOW_UNANSWERED: QCoreApplication.translate("Shortcuts", "Timeline: what is unanswered"),
        Action.SHOW_MILESTONES: QCoreApplication.translate("Shortcuts", "Timeline: milestones only"),
        Action.GO_TO_TIME: QCoreApplication.translate("Shortcuts", "To a time in the timeline"),
        Action.FIRST_UNREAD: QCoreApplication.translate("Shortcuts", "To what is unread"),
        Action.RECORDED_ORDER: QCoreApplication.translate("Shortcuts", "Rows in the order recorded, and back"),
        Action.NEXT_MILESTONE: QCoreApplication.translate("Shortcuts", "To the next milestone"),
        Action.PREVIOUS_MILESTONE: QCoreApplication.translate("Shortcuts", "To the milestone before"),
        Action.MARK_ROW: QCoreApplication.translate("Shortcuts", "The row is a milestone"),
        Action.ANSWER_ROW: QCoreApplication.translate("Shortcuts", "Answer the question in the row"),
        Action.SHOW_ALL: QCoreApplication.translate("Shortcuts", "Timeline: all rows"),
        Action.SHOW_DECISIONS: QCoreApplication.translate("Shortcuts", "Timeline: decisions only"),
        Action.SHOW_ACTIONS: QCoreApplication.translate("Shortcuts", "Timeline: actions taken only"),
        Action.SHOW_QUESTIONS: QCoreApplication.translate("Shortcuts", "Timeline: questions only"),
        Action.PALETTE: QCoreApplication.translate("Shortcuts", "All actions (this list)"),
        Action.SHORTCUTS: QCoreApplication.translate("Shortcuts", "Keys"),
        Action.CONTACT_LIST: QCoreApplication.translate("Shortcuts", "Copy the list of contacts"),
        Action.EXPORT: QCoreApplication.translate("Shortcuts", "Hand the timeline out as a file"),
        Action.REACH: QCoreApplication.translate("Shortcuts", "Decide how far it is told"),
        Action.WHO_ELSE: QCoreApplication.translate("Shortcuts", "Who else must know?"),
        Action.SEARCH: QCoreApplication.translate("Shortcuts", "Search (again: all incidents)"),
        Action.WAITING_TEXTS: QCoreApplication.translate("Shortcuts", "What is not sent yet (offline)"),
        Action.WELCOME: QCoreApplication.translate("Shortcuts", "All incidents (first page)"),
        Action.PLAN_MAINTENANCE: QCoreApplication.translate("Shortcuts", "Announce a maintenance or a risk"),
        Action.MAINTENANCE_START: QCoreApplication.translate("Shortcuts", "Maintenance: start"),
        Action.MAINTENANCE_VERIFY: QCoreApplication.translate("Shortcuts", "Maintenance: work done, verify"),
        Action.MAINTENANCE_COMPLETE: QCoreApplication.translate("Shortcuts", "Maintenance: complete"),
        Action.MAINTENANCE_EXTEND: QCoreApplication.translate("Shortcuts", "Maintenance: move the end"),
        Action.MAINTENANCE_CANCEL: QCoreApplication.translate("Shortcuts", "Maintenance: call it off"),
        Action.MAINTENANCE_TROUBLE: QCoreApplication.translate(
            "Shortcuts", "Declare an incident from this maintenance"
        ),
        Action.MAINTENANCE_CLOSE: QCoreApplication.translate("Shortcuts", "Maintenance: close"),
        Action.LANGUAGE_JA: QCoreApplication.translate("Shortcuts", "Language: Japanese"),
        Action.LANGUAGE_EN: QCoreApplication.translate("Shortcuts", "Language: English"),
        Action.THEME_DARK: QCoreApplication.translate("Shortcuts", "Colours: dark"),
        Action.THEME_LIGHT: QCoreApplication.translate("Shortcuts", "Colours: light"),
        Action.THEME_SYSTEM: QCoreApplication.translate("Shortcuts", "Colours: as the system"),
    }
    return words[action]


def group_label(group: Group) -> str:
    """The group in the language in force."""
    words = {
        Group.INCIDENT: QCoreApplication.translate("Shortcuts", "Incident"),
        Group.MAINTENANCE: QCoreApplication.translate("Shortcuts", "Maintenance"),
        Group.TELLING: QCoreApplication.translate("Shortcuts", "Broadcast"),
        Group.PLACES: QCoreApplication.translate("Shortcuts", "Go to"),
        Group.TIMELINE: QCoreApplication.translate("Shortcuts", "Timeline"),
        Group.WINDOW: QCoreApplication.translate("Shortcuts", "Window"),
    }
    return words[group]
