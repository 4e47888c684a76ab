"""What the palette offers now: every action, done or greyed with its reason, and each other open incident."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from commander.board.commands import Command
from commander.board.deciding import decide
from commander.board.incident import DeclareRestored, EnterPhase, IncidentKind, Reopen, SetSeverity
from commander.board.moment import Moment
from commander.board.refusal import Refused
from commander.board.roles import COMMANDER, OfferRole
from commander.next_step import NextStep, Step, next_step
from commander.wording.severity import criteria, level_name
from ui.action_words import group_labels, labels
from ui.models.board import BoardModel
from ui.models.desk_overview import DeskOverview
from ui.panes.action_commands import PHASES, SEVERITIES, command_of
from ui.panes.gate_words import gate_command_as_asked
from ui.panes.incident_clock import clock_text, clock_tone
from ui.panes.kind_words import kind_label
from ui.panes.maintenance_offers import MAINTENANCE_ACTS, command_as_asked
from ui.panes.palette_item import Item, phrases_of
from ui.panes.palette_search import Phrases
from ui.panes.step_words import step_sentence
from ui.shortcuts import SHORTCUTS, Action, shortcut
from ui.widgets.plain_label import harmless
from ui.words import Words

if TYPE_CHECKING:
    from commander.reading import IncidentSummary
    from ui.panes.board_page import BoardPage

_TITLE_SHOWN: Final = 120
_NEVER_CLOSED: Final = frozenset(
    {
        Action.DECLARE,
        Action.PLAN_MAINTENANCE,
        Action.PRACTISE,
        Action.SETTINGS,
        Action.CONTACT_LIST,
        Action.PALETTE,
        Action.SHORTCUTS,
        Action.LANGUAGE_JA,
        Action.LANGUAGE_EN,
        Action.THEME_DARK,
        Action.THEME_LIGHT,
        Action.THEME_SYSTEM,
    }
)
_LINES: Final = {Action.ATTENTION: 0, Action.ATTENTION_2: 1, Action.ATTENTION_3: 2}


class Offers:
    """Asks the board's own rules what can be done; nothing is submitted. Window thread."""

    def __init__(
        self,
        model: BoardModel,
        words: Words,
        overview: DeskOverview,
        page: "Callable[[], BoardPage | None]",
        *,
        drills_only: bool = False,
    ) -> None:
        self._drills_only = drills_only
        self._model, self._words, self._overview, self._page = model, words, overview, page

    def now(self) -> list[Item]:
        """Every action in the order of the table, then the other open incidents, the most urgent first."""
        return [*self._actions(), *self._incidents()]

    def _actions(self) -> list[Item]:
        notes, words, groups = self._notes(), labels(), group_labels()
        return [
            Item(
                words=words[one.action],
                group=groups[one.group],
                phrases=phrases_of(one.action, words[one.action], notes.get(one.action, "")),
                action=one.action,
                keys=one.shown,
                note=notes.get(one.action, ""),
                why_not=self.why_not(one.action),
            )
            for one in SHORTCUTS
            if one.action is not Action.PALETTE and self._belongs(one.action)
        ]

    def _belongs(self, action: Action) -> bool:
        """What only a maintenance knows is not offered on an incident, not even greyed."""
        return action not in MAINTENANCE_ACTS or self._model.board.maintenance.plan is not None

    def _incidents(self) -> list[Item]:
        now = self._model.now
        group = QCoreApplication.translate("Palette", "Open incidents")
        due_of = self._overview.due_of
        others = sorted(self._overview.others, key=lambda one: (due_of(one) is None, due_of(one) or now))
        return [
            Item(
                words=self._title(one),
                group=group,
                phrases=Phrases.of((one.title, one.short_id, self._words.severity(one.severity))),
                stream=one.stream,
                note=f"{one.short_id} ・ {clock_text(one, due_of(one), self._words, now)}",
                tone=clock_tone(due_of(one), now),
            )
            for one in others
        ]

    def _title(self, one: "IncidentSummary") -> str:
        title = harmless(one.title, _TITLE_SHOWN).replace("\n", " ")
        kind = kind_label(one.kind, self._words)
        grave = "" if one.kind == IncidentKind.MAINTENANCE else f"{self._words.severity(one.severity)} "
        return f"{f'【{kind}】' if kind else ''}{grave}{title}"

    def _notes(self) -> Mapping[Action, str]:
        """What an action means at this moment."""
        notes = {action: self._words.label(phase) for action, phase in PHASES.items()}
        notes |= {action: self._meaning(one) for action, one in SEVERITIES.items()}
        if self._model.stream:
            notes[Action.NEXT_STEP] = step_sentence(self._step(), self._model, self._words)
            lines = self._attention()
            notes |= {action: lines[line] for action, line in _LINES.items() if line < len(lines)}
        return notes

    @property
    def is_at_welcome(self) -> bool:
        """No incident is shown."""
        return not self._model.stream

    def why_not(self, action: Action) -> str:
        """Why an action can't be done now, in one sentence; empty: it can."""
        if action in {Action.END_DRILL, Action.WHAT_THEY_SEE}:
            return (
                "" if self._drills_only else QCoreApplication.translate("Palette", "Only in a drill's window")
            )
        if action in {Action.PRACTISE, Action.WELCOME, Action.PLAN_MAINTENANCE} and self._drills_only:
            return QCoreApplication.translate("Palette", "Not in a drill's window")
        if action in _NEVER_CLOSED:
            return ""
        if not self._model.stream:
            if action is Action.WELCOME:
                return QCoreApplication.translate("Palette", "You are there")
            return QCoreApplication.translate("Palette", "No incident is open")
        return self._why_not_on_page(action) or self._why_not_by_rule(action)

    def _why_not_on_page(self, action: Action) -> str:
        page = self._page()
        if shortcut(action).only_in_sheet:
            return QCoreApplication.translate("Palette", "Only in the broadcast sheet, by its key")
        if action in _LINES and _LINES[action] >= len(self._attention()):
            return QCoreApplication.translate("Palette", "Nothing waits there")
        if action is Action.TAKE_BACK and (page is None or page.undo.isHidden()):
            return QCoreApplication.translate("Palette", "No broadcast is about to go out")
        if action is Action.NEXT_STEP and self._step().step in {Step.NOTHING, Step.KEEP_WATCH}:
            return QCoreApplication.translate("Palette", "Nothing to do now")
        if action in PHASES and self._model.board.incident.phase is PHASES[action]:
            return QCoreApplication.translate("Palette", "It is so already")
        if action in SEVERITIES and self._model.board.incident.severity == SEVERITIES[action]:
            return QCoreApplication.translate("Palette", "It is so already")
        return ""

    def _why_not_by_rule(self, action: Action) -> str:
        command = command_of(action, self._model.stream) or self._asked_for(action)
        if command is None:
            return ""
        model = self._model
        moment = Moment(now=model.now, author=model.person, zone=self._words.zone, fresh=lambda: "")
        try:
            decide(model.board, model.policy, command, moment)
        except Refused as refused:
            return self._words.sentence(refused)
        return ""

    def _asked_for(self, action: Action) -> Command | None:
        """A command as the action's form might give it: only whether it could be taken at all is asked."""
        stream, someone = self._model.stream, self._model.person or "-"
        soon = self._model.now + timedelta(hours=1)
        if action in PHASES:
            return EnterPhase(incident=stream, phase=PHASES[action], reason="-")
        if (gate := gate_command_as_asked(action, stream, someone, soon)) is not None:
            return gate
        match action:
            case Action.RECOVERY:
                return DeclareRestored(incident=stream, watch_owner=someone, watch_until=soon)
            case Action.REOPEN:
                return Reopen(incident=stream, reason="-")
            case Action.HAND_OVER:
                # Never to whoever holds it: the commander is the one who hands over.
                return OfferRole(incident=stream, role=COMMANDER, to="-")
            case Action.SEVERITY:
                return SetSeverity(incident=stream, severity=1)
            case _:
                return command_as_asked(action, self._model.board, self._model.now)

    def _meaning(self, severity: int) -> str:
        """What the organisation calls a severity, and the first thing that makes it so."""
        level, language = self._model.policy.matrix.level(severity), self._words.language
        return ": ".join((level_name(level, language), *criteria(level, language)[:1]))

    def _attention(self) -> list[str]:
        page = self._page()
        return page.attention.lines if page is not None else []

    def _step(self) -> NextStep:
        model = self._model
        return next_step(model.board, model.deadlines(), model.now, model.policy, model.heard_at)
