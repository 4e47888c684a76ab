"""The pages about people: a handover, the teams, who is here. Each is made when it is first asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.models.board import BoardModel
from ui.panes.attention_strip import AttentionStrip
from ui.panes.roles import RolesPane
from ui.words import Words

if TYPE_CHECKING:
    from ui.panes.handover_page import HandoverPage
    from ui.panes.people_page import PeoplePage
    from ui.panes.teams_page import TeamsPage


class RolePages(QObject):
    """Stand in place of the four panes; `back` leads from them to the board."""

    def __init__(
        self,
        model: BoardModel,
        words: Words,
        place: QStackedWidget,
        roles: RolesPane,
        attention: AttentionStrip,
        back: Callable[[], None],
    ) -> None:
        super().__init__(place)
        self._model, self._words, self._place, self._back = model, words, place, back
        roles.handover_wished.connect(self.hand_over)
        attention.handover_wanted.connect(self.hand_over)
        self._handover: HandoverPage | None = None
        self._teams: TeamsPage | None = None
        self._people: PeoplePage | None = None

    def hand_over(self, role: str) -> None:
        """Offer a role, or read back what was offered."""
        if self._handover is None:
            from ui.panes.handover_page import HandoverPage

            self._handover = HandoverPage(self._model, self._words, self._place)
            self._handover.closed.connect(self._back)
        page = self._handover
        self._show(page, lambda: page.open(role))

    def show_teams(self) -> None:
        """What the hub sees."""
        if self._teams is None:
            from ui.panes.teams_page import TeamsPage

            self._teams = TeamsPage(self._model, self._words, self._place)
            self._teams.closed.connect(self._back)
        self._show(self._teams, self._teams.open)

    def show_people(self) -> None:
        """Who is here, and which team owns what."""
        if self._people is None:
            from ui.panes.people_page import PeoplePage

            self._people = PeoplePage(self._model, self._words, self._place)
            self._people.closed.connect(self._back)
        self._show(self._people, self._people.open)

    def save_drafts(self) -> None:
        """Keep what is typed, now."""
        for page in (self._handover, self._teams):
            if page is not None:
                page.save_drafts()

    def _show(self, page: QWidget, enter: Callable[[], None]) -> None:
        if self._place.indexOf(page) < 0:
            self._place.addWidget(page)
        self._place.setCurrentWidget(page)
        enter()
