"""What every action and group of actions is called, in the language in force."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from ui.shortcuts import Action, Group


def label(action: Action) -> str:
    """The action in the language in force; whoever needs many of them asks for `labels`."""
    return labels()[action]


def labels() -> Mapping[Action, str]:
    """Every action in the language in force."""
    return {
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
        Action.RECORDED_ORDER: QCoreApplication.translate(
            "Shortcuts", "Rows in the order recorded, and back"
        ),
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


def group_labels() -> Mapping[Group, str]:
    """Every group in the language in force."""
    return {
        Group.INCIDENT: QCoreApplication.translate("Shortcuts", "Incident"),
        Group.MAINTENANCE: QCoreApplication.translate("Shortcuts", "Maintenance"),
        Group.TELLING: QCoreApplication.translate("Shortcuts", "Broadcast"),
        Group.PLACES: QCoreApplication.translate("Shortcuts", "Go to"),
        Group.TIMELINE: QCoreApplication.translate("Shortcuts", "Timeline"),
        Group.WINDOW: QCoreApplication.translate("Shortcuts", "Window"),
    }
