"""The hub's page: each team with its leader, task, last word, and what it waits for from another (4-22, 4-28)."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from commander.board.roles import TEAM_LEADS
from commander.board.teams import TeamView, hub_view, standoffs
from ui.models.board import BoardModel
from ui.panes.form_drafts import FormDrafts
from ui.panes.said_when_seen import SaidWhenSeen
from ui.panes.team_card import TeamCard
from ui.panes.team_form import TeamForm
from ui.shortcuts import Action, shortcut
from ui.theme import Tone
from ui.widgets.button import Button
from ui.widgets.whole_page import Acts, AsidePage
from ui.words import Words

_LOOKS_EACH_S: Final = 5
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class TeamsPage(AsidePage):
    """Stands in place of the four panes. Numbers and arrows choose a team, Enter opens its form. closed: back.

    A team that is not there yet is shown empty while it is chosen: naming its leader makes it.
    """

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(shortcut(Action.TEAMS).shown, parent)
        self._model, self._words = model, words
        self.team = TEAM_LEADS[0]
        self._looked_at = 0
        self._standing = self.head.state
        self._cards = {team: TeamCard(team, model, words, self) for team in TEAM_LEADS}
        self._form = TeamForm(model, words, self)
        self._next = Button(elides=True, parent=self)
        self._drafts = FormDrafts(model.bridge, "Teams", self)
        self._lay_out()
        self._listen()
        self.retranslate()

    def open(self) -> None:
        """Show it and take the keyboard."""
        views = self._views()
        if self.team not in {view.team for view in views} and views:
            self.team = views[0].team
        self.refresh()
        self._form.begin()
        self._find_drafts()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Show what the hub sees now."""
        if not self._model.stream:
            return
        views = {view.team: view for view in self._views()}
        shown = self._order(list(views))
        for team, card in self._cards.items():
            card.setVisible(team in shown)
            if team in shown:
                card.show_view(shown.index(team) + 1, views.get(team), is_chosen=team == self.team)
        self._say_standing(list(views.values()))
        self._next.setVisible(len(shown) < len(TEAM_LEADS))
        self._form.suit(self.team)

    def save_drafts(self) -> None:
        """Keep what is typed, now."""
        self._drafts.save_now()

    def retranslate(self) -> None:
        """Say every word again."""
        self.name(self.tr("Teams"))
        self._next.setText(self.tr("One more team…"))
        if self.isVisible():
            self.refresh()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        shown = self._order([view.team for view in self._views()])
        number = event.key() - Qt.Key.Key_0
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._form.take_focus()
        elif 1 <= number <= len(shown):
            self._choose(shown[number - 1])
        elif (step := _STEPS.get(Qt.Key(event.key()))) is not None:
            place = shown.index(self.team) + step
            self._choose(shown[max(0, min(place, len(shown) - 1))])
        else:
            super().keyPressEvent(event)

    def _views(self) -> list[TeamView]:
        board = self._model.board
        return hub_view(board.roles, board.reports, board.teams)

    def _order(self, teams: Sequence[str]) -> list[str]:
        """A and B always: they are what an incident splits into. The one chosen, even while nobody is in it."""
        wanted = {*TEAM_LEADS[:2], *teams, self.team}
        return [team for team in TEAM_LEADS if team in wanted]

    def _choose(self, team: str) -> None:
        self.team = team
        self.refresh()
        self._find_drafts()
        self._scroll.ensureWidgetVisible(self._cards[team], 0, 8)

    def _add(self) -> None:
        shown = self._order([view.team for view in self._views()])
        fresh = next((team for team in TEAM_LEADS if team not in shown), None)
        if fresh is not None:
            self._choose(fresh)
            self._form.take_focus()

    def _say_standing(self, views: Sequence[TeamView]) -> None:
        names = [(self._words.role(one), self._words.role(other)) for one, other in standoffs(views)]
        if names:
            text = self.tr("{one} and {other} wait for each other: one of them must move first.")
            self._standing.setText(text.format(one=names[0][0], other=names[0][1]))
            self._standing.set_tone(Tone.BAD)
            return
        self._standing.setText(
            self.tr("One leader, one task with its end, one time to report. Facts go through the hub.")
        )
        self._standing.set_tone(Tone.NEUTRAL)

    def _find_drafts(self) -> None:
        self._drafts.find(self._model.stream, [self.team])

    def _on_drafts_found(self) -> None:
        if not self._form.typed_fields:
            self._form.restore(self._drafts.left(self._model.stream, self.team))

    def _on_done(self) -> None:
        self._drafts.forget(self._form.stream, self._form.team)
        self._form.restore(self._form.untouched)
        self._form.begin()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_opened(self) -> None:
        self.team = TEAM_LEADS[0]
        self._form.begin_again(self._model.stream)

    def _on_second(self) -> None:
        looked_at = int(self._model.now.timestamp()) // _LOOKS_EACH_S
        if looked_at != self._looked_at and self.isVisible():
            self._looked_at = looked_at
            self.refresh()

    def _listen(self) -> None:
        self._next.clicked.connect(self._add)
        for team, card in self._cards.items():
            card.chosen.connect(lambda team=team: self._choose(team))
        self._form.typed.connect(
            lambda: self._drafts.keep(self._form.stream, self._form.team, self._form.typed_fields)
        )
        self._form.done.connect(self._on_done)
        self._form.put_away.connect(self.setFocus)
        self._form.discarded.connect(lambda: self._form.restore(self._form.untouched))
        self._form.discarded.connect(lambda: self._drafts.forget(self._form.stream, self._form.team))
        self._drafts.found.connect(self._on_drafts_found)
        self._model.changed.connect(self._on_changed)
        self._model.ticked.connect(self._on_second)
        self._model.opened.connect(self._on_opened)
        SaidWhenSeen(self, self._words, self.retranslate)

    def _lay_out(self) -> None:
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(8)
        for card in self._cards.values():
            inside.addWidget(card)
        inside.addStretch(1)
        self._scroll = self.add_scrolled(body)
        self.add(self._form, Acts(self._next, parent=self))
