"""The lines at the right of the sheet, from what it holds and what the board says. Holds no widget."""

from collections.abc import Sequence
from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from commander.board.impact import Aspect
from commander.board.message import FALSE_ALARM
from commander.board.refusal import Because, Refused
from commander.board.roles import COMMANDER
from commander.drafting.approving import Standing, why_not_approved
from commander.drafting.proofreading import refusal_of
from commander.wording.estimates import estimated_amount
from ui.models.board import BoardModel
from ui.panes.approval_words import persons
from ui.panes.sheet_checks import Check, Finding, Grade, changes, findings
from ui.panes.sheet_composition import Composition, chosen_audiences, last_post, targets_of
from ui.panes.sheet_follows import older_tabs
from ui.panes.sheet_messages import messages
from ui.panes.sheet_proofs import Place
from ui.panes.sheet_side import Line
from ui.panes.sheet_words import GRADE_TONES, change_words, finding_words, tab_name
from ui.shortcuts import Action, shortcut
from ui.theme import Tone
from ui.widgets.text_layout import Run
from ui.words import Words


def check_lines(composition: Composition, model: BoardModel, words: Words) -> list[Line]:
    """Every check with its outcome."""
    found = _findings(composition, model)
    lines: list[Line] = []
    for finding in found:
        word, sentence = finding_words(finding, composition, model.policy, words)
        # An estimate stays one to look at, however well the text says so.
        tone = Tone.WARN if finding.check is Check.ESTIMATES else GRADE_TONES[finding.grade]
        lines.append((word, tone, (Run(sentence),)))
    return lines


def change_lines(composition: Composition, model: BoardModel, words: Words) -> list[Line]:
    """What customers were not told yet."""
    if last_post(model.board) is None:
        return [
            (
                "",
                Tone.NEUTRAL,
                (Run(QCoreApplication.translate("Sheet", "This is the first post."), Tone.PAST),),
            )
        ]
    lines: list[Line] = []
    for change in changes(composition, model.board):
        aspect, before, after = change_words(change, words)
        runs = (Run(f"{aspect} {before} → ", Tone.NEUTRAL), Run(after, bold=True))
        lines.append(("", Tone.NEUTRAL, runs))
    nothing = Run(QCoreApplication.translate("Sheet", "Nothing that these texts speak of."), Tone.PAST)
    return lines or [("", Tone.NEUTRAL, (nothing,))]


def approval_lines(composition: Composition, model: BoardModel, standing: Standing) -> list[Line]:
    """Who answers for the text that customers read."""
    name = model.policy.person_name(model.board.roles.commander or model.person)
    approved = QCoreApplication.translate("Sheet", "approved")
    if not standing.needs and not _is_public(composition, model):
        free = QCoreApplication.translate("Sheet", "Customers read none of it: no approval is needed.")
        return [("", Tone.NEUTRAL, (Run(free, Tone.PAST),))]
    if not standing.needs:
        free = QCoreApplication.translate("Sheet", "The policy asks for no approval.")
        return [("", Tone.NEUTRAL, (Run(free, Tone.PAST),))]
    if standing.needs == (COMMANDER,) and not standing.lacking and not standing.given:
        if model.board.roles.commander is None:
            alone = QCoreApplication.translate("Sheet", "Nobody commands: {person} answers for it.")
            return [("", Tone.WARN, (Run(alone.format(person=name), Tone.WARN),))]
        you = QCoreApplication.translate(
            "Sheet", "{person} commands and sends it: this text, these audiences"
        )
        return [(approved, Tone.OK, (Run(you.format(person=name)),))]
    lines: list[Line] = [(approved, Tone.OK, (Run(model.policy.person_name(one)),)) for one in standing.given]
    if standing.lacking and composition.verbal.strip() and _why_not_approved(composition, model) is None:
        aloud = QCoreApplication.translate("Sheet", "{person}, aloud; you write it down")
        said = aloud.format(person=model.policy.person_name(composition.verbal))
        return [*lines, (approved, Tone.OK, (Run(said),))]
    needed = QCoreApplication.translate("Sheet", "{person} must approve this text and these audiences.")
    word = QCoreApplication.translate("Sheet", "needed")
    if standing.lacking:
        said = needed.format(person=persons(standing.of, model))
        lines.append((word, Tone.BAD, (Run(said),)))
    return lines


def why_not(
    composition: Composition, model: BoardModel, words: Words, found: Sequence[Place], standing: Standing
) -> str:
    """Why the desk would refuse it now, in one sentence; empty: it would be sent. found, standing: of these texts."""
    if not targets_of(composition, model.policy):
        return QCoreApplication.translate("Sheet", "Tick at least one audience that has a place to be told.")
    checked = _findings(composition, model)
    blocking = {one.check: one for one in checked if one.grade is Grade.BLOCKS}
    if Check.UNFILLED in blocking:
        _, blanks = finding_words(blocking[Check.UNFILLED], composition, model.policy, words)
        text = QCoreApplication.translate("Sheet", "Fill what is left open first: {blanks}")
        return text.format(blanks=blanks)
    if Check.BOTH_LANGUAGES in blocking:
        return QCoreApplication.translate("Sheet", "Each text needs a title and words in both languages.")
    if Check.PROMISE in blocking:
        return QCoreApplication.translate("Sheet", "Give a time still to come for the next update.")
    stopping = next((one for one in found if one.noted.stops), None)
    if stopping is not None:
        return words.sentence(refusal_of(stopping.finding))
    older = older_tabs(composition, model.policy)
    if older:
        text = QCoreApplication.translate(
            "Sheet", "In “{name}” one language is older than the other: {key} goes there."
        )
        name = tab_name(older[0], composition, model.policy, words)
        return text.format(name=name, key=shortcut(Action.OLDER_LANGUAGE).shown)
    texts = messages(composition, model.policy)
    if any(one.template == FALSE_ALARM and not (one.evidence.strip() or one.sources) for one in texts):
        return words.sentence(Refused(Because.EVIDENCE_NEEDED))
    refused = _why_not_approved(composition, model)
    if refused is not None and standing.waits and standing.request is not None:
        text = QCoreApplication.translate(
            "Sheet",
            "{person} has been asked: wait for the answer, or write at the right who approved it aloud.",
        )
        return text.format(person=persons(standing.request.asked.of, model))
    if refused is not None and refused.because is Because.APPROVAL_NEEDED:
        text = QCoreApplication.translate(
            "Sheet", "{person} must approve: ask with {key}, or write at the right who approved it aloud."
        )
        names = persons(refused.values["person"].split(", "), model)
        return text.format(person=names, key=shortcut(Action.ASK_APPROVAL).shown)
    return words.sentence(refused) if refused is not None else ""


def _why_not_approved(composition: Composition, model: BoardModel) -> Refused | None:
    texts = messages(composition, model.policy)
    return why_not_approved(model.board, model.policy, texts, model.person, model.now, composition.verbal)


def _findings(composition: Composition, model: BoardModel) -> list[Finding]:
    estimated = estimated_amount(model.board.impact.row(Aspect.HOW_MANY))
    clock = _clock_in_text(composition, model)
    return findings(composition, model.policy, clock, model.now, estimated=estimated)


def _is_public(composition: Composition, model: BoardModel) -> bool:
    return any(audience.public for audience in chosen_audiences(composition, model.policy))


def _clock_in_text(composition: Composition, model: BoardModel) -> str:
    if composition.promise is None:
        return ""
    plan = model.board.maintenance.plan
    zone = plan.zone if plan is not None else model.policy.service.time_zone
    return f"{composition.promise.astimezone(_zone(zone)):%H:%M}"


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return UTC
