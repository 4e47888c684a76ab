"""What the fields, ways and sections of the work page are called, in the language in force. Holds no widget."""

from PySide6.QtCore import QCoreApplication


def part_hint(name: str) -> str:
    """What belongs in a field."""
    return {
        "decision": QCoreApplication.translate("Work", "What we would do"),
        "basis": QCoreApplication.translate("Work", "What it rests on"),
        "executor": QCoreApplication.translate("Work", "Who carries it out"),
        "review": QCoreApplication.translate("Work", "Look again at"),
        "rejected": QCoreApplication.translate("Work", "Not chosen: why not; …"),
        "decider": QCoreApplication.translate("Work", "Who decides"),
        "objector": QCoreApplication.translate("Work", "Who objects"),
        "objection": QCoreApplication.translate("Work", "Why they object strongly"),
        "reason": QCoreApplication.translate("Work", "Why"),
        "question": QCoreApplication.translate("Work", "What we want to know"),
        "task": QCoreApplication.translate("Work", "What is to be done"),
        "check_at": QCoreApplication.translate("Work", "Looked at again"),
        "asked_to": QCoreApplication.translate("Work", "Asked of one person"),
        "answer_by": QCoreApplication.translate("Work", "Answer by"),
        "asker": QCoreApplication.translate("Work", "Who wants to know"),
        "answer": QCoreApplication.translate("Work", "The answer"),
        "change": QCoreApplication.translate("Work", "What was changed lately"),
        "change_kind": QCoreApplication.translate("Work", "Kind"),
        "changed_at": QCoreApplication.translate("Work", "When (-20m, 22:10)"),
        "revert": QCoreApplication.translate("Work", "How it is turned back"),
        "speed": QCoreApplication.translate("Work", "How fast"),
        "blast_radius": QCoreApplication.translate("Work", "What it may hurt"),
        "is_risky": QCoreApplication.translate("Work", "Risk"),
        "category": QCoreApplication.translate("Work", "Cause"),
        "is_confirmed": QCoreApplication.translate("Work", "Sure"),
        "risk": QCoreApplication.translate("Work", "What may go wrong"),
        "owner": QCoreApplication.translate("Work", "One owner"),
        "likelihood": QCoreApplication.translate("Work", "Likelihood"),
        "effect": QCoreApplication.translate("Work", "Effect"),
        "watched_by": QCoreApplication.translate("Work", "What would show it"),
        "follow_up": QCoreApplication.translate("Work", "What is left to do"),
        "when": QCoreApplication.translate("Work", "When"),
        "due": QCoreApplication.translate("Work", "Due"),
        "evidence": QCoreApplication.translate("Work", "What shows it"),
        "option": QCoreApplication.translate("Work", "What could be done"),
        "condition": QCoreApplication.translate("Work", "When: if …"),
    }[name]


def way_name(name: str) -> str:
    """What can be done."""
    return {
        "propose": QCoreApplication.translate("Work", "ask: strong objections?"),
        "decide": QCoreApplication.translate("Work", "decide"),
        "decide-unopposed": QCoreApplication.translate("Work", "no strong objections: decide"),
        "decide-all-the-same": QCoreApplication.translate("Work", "decide all the same"),
        "object": QCoreApplication.translate("Work", "strong objection"),
        "drop": QCoreApplication.translate("Work", "drop it"),
        "stands": QCoreApplication.translate("Work", "it stands"),
        "overturn": QCoreApplication.translate("Work", "it stands no longer"),
        "ask": QCoreApplication.translate("Work", "ask"),
        "task": QCoreApplication.translate("Work", "task"),
        "answer": QCoreApplication.translate("Work", "answer given"),
        "chase": QCoreApplication.translate("Work", "ask again"),
        "note-change": QCoreApplication.translate("Work", "recent change"),
        "suspect": QCoreApplication.translate("Work", "suspected"),
        "clear": QCoreApplication.translate("Work", "not it"),
        "cause": QCoreApplication.translate("Work", "kind of cause"),
        "risk": QCoreApplication.translate("Work", "risk"),
        "judge": QCoreApplication.translate("Work", "judge anew"),
        "gone": QCoreApplication.translate("Work", "gone"),
        "happened": QCoreApplication.translate("Work", "it happened"),
        "step-done": QCoreApplication.translate("Work", "done"),
        "step-skip": QCoreApplication.translate("Work", "skip"),
        "step-open": QCoreApplication.translate("Work", "open again"),
        "follow-up": QCoreApplication.translate("Work", "left to do"),
        "plan": QCoreApplication.translate("Work", "owner and date"),
        "done": QCoreApplication.translate("Work", "done"),
        "not-doing": QCoreApplication.translate("Work", "not doing it"),
        "take": QCoreApplication.translate("Work", "take it on"),
        "verify": QCoreApplication.translate("Work", "it holds"),
        "fails": QCoreApplication.translate("Work", "it doesn't hold"),
        "lift": QCoreApplication.translate("Work", "taken away"),
        "restore": QCoreApplication.translate("Work", "turn back first"),
        "option": QCoreApplication.translate("Work", "option"),
    }[name]


def section_name(name: str) -> str:
    """What a section of the page holds."""
    return {
        "options": QCoreApplication.translate("Work", "Options compared"),
        "decisions": QCoreApplication.translate("Work", "Decisions"),
        "questions": QCoreApplication.translate("Work", "Questions"),
        "changes": QCoreApplication.translate("Work", "Changes, cause"),
        "risks": QCoreApplication.translate("Work", "Risks"),
        "procedures": QCoreApplication.translate("Work", "Procedures"),
        "left": QCoreApplication.translate("Work", "What is left"),
    }[name]


def empty_sentence(name: str) -> str:
    """What belongs in a section that holds nothing yet."""
    return {
        "options": QCoreApplication.translate(
            "Work", "No option yet. First: was something changed lately, and can it be turned back?"
        ),
        "decisions": QCoreApplication.translate(
            "Work", "Nothing decided yet. Say what we would do, and ask for strong objections."
        ),
        "questions": QCoreApplication.translate(
            "Work", "No open question. Each is asked of one person, with a time."
        ),
        "changes": QCoreApplication.translate(
            "Work", "No change noted: a release, a setting, maintenance, a partner's?"
        ),
        "risks": QCoreApplication.translate("Work", "No risk on the list."),
        "procedures": QCoreApplication.translate(
            "Work", "No procedures yet: commander procedure import FOLDER takes Markdown files."
        ),
        "left": QCoreApplication.translate("Work", "Nothing is left: no temporary measure, no follow-up."),
    }[name]
