"""The page of gates: the checks of the phase, going on, what was agreed, standing down, what waits, the end."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commander.board.business_days import Calendar
from commander.board.gate_rows import left_behind, unmet
from commander.board.incident import EnterPhase, Phase
from commander.board.policy import Policy
from commander.board.refusal import Refused
from commander.wording.gates import left_text
from commander.wording.language import Language
from ui.models.board import BoardModel
from ui.off_thread import off_thread
from ui.panes.alignment_editor import AlignmentEditor
from ui.panes.editor import Editor
from ui.panes.gate_editors import CheckEditor, CloseEditor, GoOnEditor, ReviewEditor
from ui.panes.gate_words import (
    ALIGN,
    CHECK,
    CLOSE,
    DEFER,
    DEFERRAL,
    GO_ON,
    REVIEW,
    ROW_OF,
    STAND_DOWN,
    gate_faces,
)
from ui.panes.slot import Face
from ui.panes.slot_page import SlotPage
from ui.panes.stand_down_editor import DeferEditor, DeferralEditor, StandDownEditor
from ui.shortcuts import Action, shortcut
from ui.words import Words

# Within so many working days the review is held (practice §8).
_REVIEW_WITHIN: Final = 3


class GatesPage(SlotPage):
    """Stands in place of the four panes; its rows do no work until it is shown. closed: back to the board.

    The calendar is read on a thread of its own: the library takes a quarter of a second to load.
    """

    wanted = Signal()  # it is to be shown: something is asked for before the incident goes on
    refused = Signal(Refused)
    looks_each_s = 15

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(shortcut(Action.GATES).shown, model, words, parent)
        self._calendar: Calendar | None = None
        self._calendar_of: tuple[Policy, date, Language] | None = None
        self._wanted = ""  # the row to open once the calendar is here
        self._phase: Phase | None = None
        if model.stream:
            self._on_opened()

    def open(self) -> None:
        """Show it, and go to its first row."""
        self._read_calendar()
        self.refresh()
        self.enter()

    def open_for(self, action: Action) -> None:
        """Show it with one row open."""
        self._phase = None
        self.refresh()
        self._wanted = ROW_OF[action]
        self._read_calendar()

    def enter_phase(self, number: int) -> None:
        """Go to a phase; what that would leave undone is asked for first."""
        model, phase = self.model, Phase(number)
        if model.board.maintenance.plan is not None:
            return  # begun, verified and ended are acts of their own, each with its text
        if not left_behind(model.board, model.policy, phase, model.now):
            model.bridge.submit(EnterPhase(incident=model.stream, phase=number), refused=self.refused.emit)
            return
        self.wanted.emit()
        self.refresh()
        slot = self._list.slot(GO_ON)
        if slot is not None and isinstance(slot.editor, GoOnEditor) and slot.editor.phase is not phase:
            slot.drop_editor()
        self._phase = phase
        self.open_row(GO_ON)

    @override
    def say_again(self) -> None:
        title = self.tr("Checks of this phase")
        self.set_words(title=title, empty=self.tr("Nothing is checked here."))
        self.page_head.name(title)

    @override
    def refresh(self) -> None:
        board, policy = self.model.board, self.model.policy
        left = left_text(len(unmet(board, policy, self.model.now)), self.words.language)
        phase = self.words.label(board.incident.phase)
        self.page_head.state.setText(" ・ ".join(part for part in (phase, left) if part))
        super().refresh()

    @override
    def faces(self) -> list[Face]:
        return gate_faces(self.model, self.words)

    @override
    def make_editor(self, key: str) -> Editor | None:
        model, words = self.model, self.words
        if key.startswith(CHECK):
            name = key.removeprefix(CHECK)
            check = next((one for one in model.policy.gates.checks() if one.key == name), None)
            return CheckEditor(model, words, check, self) if check else None
        if key.startswith(DEFERRAL):
            found = model.board.gates.rest.deferrals.get(key.removeprefix(DEFERRAL))
            return DeferralEditor(model, words, found, self._morning(), self) if found else None
        makers: dict[str, Callable[[], Editor]] = {
            GO_ON: self._going_on,
            ALIGN: lambda: AlignmentEditor(model, words, self),
            STAND_DOWN: lambda: StandDownEditor(model, words, self),
            DEFER: lambda: DeferEditor(model, words, self._morning(), self._why_then(), self),
            REVIEW: lambda: ReviewEditor(model, words, self._review_day(), self),
            CLOSE: lambda: CloseEditor(model, words, self),
        }
        return makers[key]() if key in makers else None

    def _going_on(self) -> Editor:
        incident = self.model.board.incident
        is_watched = incident.watch is not None
        phase = self._phase or (
            Phase.CLOSING if is_watched else Phase(min(incident.phase + 1, Phase.CLOSING))
        )
        self._phase = None
        return GoOnEditor(self.model, self.words, phase, self)

    def _today(self) -> date:
        return self.words.local(self.model.now).date()

    def _read_calendar(self) -> None:
        policy, today, language = self.model.policy, self._today(), self.words.language
        wanted = (policy, today, language)
        if self._calendar_of is not None and self._calendar is not None:
            read = self._calendar_of
            if read[0] is policy and read[1:] == wanted[1:]:
                self._on_calendar(self._calendar)
                return
        self._calendar_of = wanted

        def work() -> Calendar:
            # Imported here, on its thread: the library behind it takes a quarter of a second.
            from commander.working_days import calendar_of

            return calendar_of(policy, today, language=language)

        off_thread(self.model.bridge.push, work, self._on_calendar)

    def _on_calendar(self, calendar: Calendar) -> None:
        self._calendar = calendar
        wanted, self._wanted = self._wanted, ""
        if wanted and self.isVisible():
            self.open_row(wanted)

    def _morning(self) -> str:
        """The next working morning, as somebody would type it."""
        if self._calendar is None:
            return ""
        return self._typed(self._calendar.next_morning(self.model.now, self.words.zone_info))

    def _why_then(self) -> str:
        """Which days off lie between: why it is that morning."""
        if self._calendar is None:
            return ""
        morning = self._calendar.next_morning(self.model.now, self.words.zone_info)
        day, off = self._today(), []
        while day < morning.date():
            name = self._calendar.why_closed(day)
            if name:
                off.append(f"{day:%m/%d} {name}")
            day += timedelta(days=1)
        return self.tr("Days off until then: {days}").format(days="、".join(off)) if off else ""

    def _review_day(self) -> str:
        if self._calendar is None:
            return ""
        day = self._calendar.add_business_days(self._today(), _REVIEW_WITHIN)
        return self._typed(datetime.combine(day, self._calendar.opens, self.words.zone_info))

    def _typed(self, at: datetime) -> str:
        return self.words.typed_time(at, self.model.now)
