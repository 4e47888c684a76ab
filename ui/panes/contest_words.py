"""What a contested field is called, what stands until a person chooses, and how a version is said on its button."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.board.board import Board
from commander.board.policy import Policy
from ui.one_line import one_line
from ui.panes.course_versions import COURSE_FIELDS, course_name
from ui.panes.impact_versions import part_name
from ui.panes.version import Version
from ui.words import Words

_NEWER: Final = ("title", "phrase", "call-link", "inquiry", "dependency")
_GRAVER: Final = (
    "severity", "started", "phase", "impact", "report", "action", "finding", "contact",
    "need", "reach", "window", "estimate", "detection", "negligible", "cell", "personal-data",
)  # fmt: skip
_NAME_SHOWN: Final = 40
_VERSION_SHOWN: Final = 32


def contest_name(board: Board, field: str, words: Words) -> str:
    """What two desks disagree about."""
    area, _, key = field.partition(":")
    names = {
        "title": QCoreApplication.translate("AttentionStrip", "Title"),
        "severity": QCoreApplication.translate("AttentionStrip", "Severity"),
        "started": QCoreApplication.translate("AttentionStrip", "Start of the impact"),
        "phase": QCoreApplication.translate("AttentionStrip", "Phase"),
        "recovery": QCoreApplication.translate("AttentionStrip", "Recovery"),
        "role": words.role(key),
        "impact": QCoreApplication.translate("AttentionStrip", "Impact"),
        "phrase": QCoreApplication.translate("AttentionStrip", "In customers' words"),
        "window": QCoreApplication.translate("AttentionStrip", "Window of impact"),
        "reach": QCoreApplication.translate("AttentionStrip", "How far it is told"),
        "estimate": QCoreApplication.translate("AttentionStrip", "Expected recovery"),
        "negligible": QCoreApplication.translate("AttentionStrip", "Not so serious"),
        "cell": QCoreApplication.translate("AttentionStrip", "Symptom of {part}").format(
            part=one_line(part_name(board, key, words), _NAME_SHOWN)
        ),
        "dependency": QCoreApplication.translate("AttentionStrip", "What {part} depends on").format(
            part=one_line(part_name(board, key, words), _NAME_SHOWN)
        ),
        "personal-data": QCoreApplication.translate("AttentionStrip", "Personal data concerned?"),
        "detection": QCoreApplication.translate("AttentionStrip", "How it was found"),
        "alignment": QCoreApplication.translate("AttentionStrip", "First response"),
        "postmortem": QCoreApplication.translate("AttentionStrip", "Review: owner and day"),
        "call-link": QCoreApplication.translate("AttentionStrip", "Address of the call"),
        "report": QCoreApplication.translate("AttentionStrip", "Report of {role}").format(
            role=words.role(key)
        ),
    }
    if area in COURSE_FIELDS:
        name, text = course_name(board, area, key)
        return name.format(text=one_line(text, _NAME_SHOWN))
    return names[area] if area in names else _work_name(board, area, key, words)


def _work_name(board: Board, area: str, key: str, words: Words) -> str:
    match area:
        case "action":
            name = QCoreApplication.translate("AttentionStrip", "How it ended: {text}")
            return name.format(text=one_line(board.actions.by_id[key].text, _NAME_SHOWN))
        case "option":
            name = QCoreApplication.translate("AttentionStrip", "Why not: {text}")
            return name.format(text=one_line(board.options.by_id[key].text, _NAME_SHOWN))
        case "need":
            judged = board.audiences.judged(key)
            named = words.either(judged.name_ja, judged.name_en) if judged else key
            name = QCoreApplication.translate("AttentionStrip", "Whether {audience} must know")
            return name.format(audience=one_line(named or key, _NAME_SHOWN))
        case "contact":
            name = QCoreApplication.translate("AttentionStrip", "Last contact with {audience}")
            return name.format(audience=one_line(words.either(*board.contacts.names(key)), _NAME_SHOWN))
        case "inquiry":
            name = QCoreApplication.translate("AttentionStrip", "Who looks into it: {text}")
            return name.format(text=one_line(board.hypotheses.by_id[key].text, _NAME_SHOWN))
        case _:
            name = QCoreApplication.translate("AttentionStrip", "Cause or not: {text}")
            return name.format(text=one_line(board.hypotheses.by_id[key].text, _NAME_SHOWN))


def contest_detail(field: str) -> str:
    """What the board works with meanwhile, and how it came about."""
    area = field.partition(":")[0]
    apart = QCoreApplication.translate("AttentionStrip", "set at two desks without knowing of each other")
    stands = ""
    if area in _NEWER:
        stands = QCoreApplication.translate("AttentionStrip", "until one is chosen, the newer one stands")
    elif area in _GRAVER:
        stands = QCoreApplication.translate("AttentionStrip", "until one is chosen, the graver one stands")
    elif area == "role":
        stands = QCoreApplication.translate(
            "AttentionStrip", "until one is chosen, whoever held it before stays"
        )
    return " ・ ".join(part for part in (stands, apart) if part)


def version_words(version: Version, policy: Policy, words: Words, now: datetime) -> str:
    """What it says, who said it and when."""
    said_by = f"{policy.person_name(version.author)} {words.time(version.said_at, now)}"
    return f"{_both_ends(version.text)} ({said_by})"


def _both_ends(text: str) -> str:
    """Cut in the middle: two addresses, or two reasons, often differ in their last words alone."""
    line, half = " ".join(text.split()), _VERSION_SHOWN // 2
    return line if len(line) <= _VERSION_SHOWN else f"{line[:half]}…{line[-half:]}"
