"""The page of people: who is here, who watches, who has left; which team owns what and how to reach it (2-05, 2-29)."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from commander.board.directory import PersonRow, owned, people, people_found, teams_found
from commander.board.duty_roster import OwnerTeam
from commander.board.presence import Presence, SetPresence
from commander.board.refusal import Because, Refused
from ui.models.board import BoardModel
from ui.panes.people_list import PeopleList, PersonItem
from ui.panes.said_when_seen import SaidWhenSeen
from ui.shortcuts import Action, shortcut
from ui.theme import Tone
from ui.widgets.button import Button
from ui.widgets.plain_label import PlainLabel
from ui.widgets.whole_page import Acts, AsidePage
from ui.words import Words

_TONES: Final = {
    Presence.HERE: Tone.OK,
    Presence.WATCHING: Tone.NEUTRAL,
    Presence.LEFT: Tone.PAST,
    None: Tone.PAST,
}
_KEYS: Final = {Presence.HERE: "F2", Presence.WATCHING: "F3", Presence.LEFT: "F4"}
_PRESSES: Final = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class PeoplePage(AsidePage):
    """Stands in place of the four panes. Typing finds; F2, F3 and F4 say how the one chosen takes part. closed: back.

    Nobody's presence is ever guessed: it is what they or somebody else said, and when.
    """

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(shortcut(Action.PEOPLE).shown, parent)
        self._model, self._words = model, words
        self._roster: list[PersonRow] = []
        self._unlisted = ""  # whom nobody lists: pressed once more, they are a guest
        self._count = self.head.state
        self._line = QLineEdit(self)
        self._list = PeopleList(self)
        self._why = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self._why.hide()
        self._said = {presence: Button(key=key, elides=True, parent=self) for presence, key in _KEYS.items()}
        self._copy = Button(key="Ctrl+C", elides=True, parent=self)
        self._lay_out()
        self._listen()
        self.retranslate()

    def open(self) -> None:
        """Show it and take the keyboard: whoever sits here is chosen first."""
        self._say("")
        self.refresh()
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def refresh(self) -> None:
        """Show who is there now."""
        if not self._model.stream:
            return
        self._roster = people(self._model.board, self._model.policy)
        self._show_found()

    def retranslate(self) -> None:
        """Say every word again."""
        self.name(self.tr("People and teams"))
        hint = self.tr("A name, a role, a team, or what broke: its team is found")
        self._line.setPlaceholderText(hint)
        self._line.setAccessibleName(self.tr("Find people and teams"))
        for presence, button in self._said.items():
            button.setText(self._words.label(presence))
        self._copy.setText(self.tr("Copy the contact"))
        if self.isVisible():
            self.refresh()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QKeyEvent) and event.type() in _PRESSES:
            act = self._act_of(event)
            if act is not None:
                event.accept()
                if event.type() is QEvent.Type.KeyPress:
                    act()
                return True
        return super().eventFilter(watched, event)

    def _act_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        copies = event.key() == Qt.Key.Key_C and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if copies and not self._line.hasSelectedText():
            return self._copy_contact
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        acts: Mapping[int, Callable[[], object]] = {
            Qt.Key.Key_Down: lambda: self._list.step(1),
            Qt.Key.Key_Up: lambda: self._list.step(-1),
            Qt.Key.Key_PageDown: lambda: self._list.step_by_page(1),
            Qt.Key.Key_PageUp: lambda: self._list.step_by_page(-1),
            Qt.Key.Key_F2: lambda: self._set(Presence.HERE),
            Qt.Key.Key_F3: lambda: self._set(Presence.WATCHING),
            Qt.Key.Key_F4: lambda: self._set(Presence.LEFT),
        }
        return acts.get(event.key())

    def _set(self, presence: Presence) -> None:
        item = self._list.current
        typed = self._line.text().strip()
        # A name on no list may be somebody, too: pressed once more, a guest from outside.
        person = item.person if item is not None and not item.is_team else typed if item is None else ""
        if not person:
            self._say(self.tr("Choose a person: a team takes part through its people."))
            return
        self._say("")
        is_guest, self._unlisted = person == self._unlisted, ""
        command = SetPresence(
            incident=self._model.stream, persons=(person,), presence=presence, guests=is_guest
        )
        self._model.bridge.submit(command, refused=partial(self._on_refused, person))

    def _copy_contact(self) -> None:
        item = self._list.current
        if item is None or not item.contact:
            self._say(self.tr("No contact is listed: add it under [[person]] or [[team]] of the policy."))
            return
        QGuiApplication.clipboard().setText(item.contact)

    def _on_refused(self, person: str, refused: Refused) -> None:
        said = self._words.sentence(refused)
        if refused.because is Because.PERSON_UNLISTED:
            self._unlisted = person
            once_more = self.tr("Press the same key once more to record a guest.")
            said = f"{said} {once_more}"
        self._say(said)

    def _look_for(self) -> None:
        self._unlisted = ""  # another word is another person
        self._show_found()

    def _show_found(self) -> None:
        policy, typed = self._model.policy, self._line.text()
        found = people_found(self._roster, typed)
        if not typed.strip():
            # Whoever sits here comes first: one key says that they are here.
            found.sort(key=lambda row: row.person != self._model.person)
        items = [self._team(team) for team in (teams_found(policy, typed) if typed.strip() else ())]
        items += [self._person(row) for row in found]
        self._list.show_items(items)
        counts = {presence: sum(row.presence is presence for row in self._roster) for presence in Presence}
        said = [f"{self._words.label(presence)} {count}" for presence, count in counts.items() if count]
        shown = self.tr("{count} of {all} people").format(count=len(found), all=len(self._roster))
        teams = len(policy.roster.teams())
        said += [self.tr("teams in the directory: {count}").format(count=teams)] if teams else []
        self._count.setText(" ・ ".join([shown, *said]))

    def _team(self, team: OwnerTeam) -> PersonItem:
        names = [self._words.either(ja, en) for ja, en in owned(team, self._model.policy)]
        members = [
            self._model.policy.person_name(one)
            for one in dict.fromkeys(filter(None, (team.lead, *team.members)))
        ]
        return PersonItem(
            person=team.key,
            name=self._words.either(team.name_ja, team.name_en),
            state=self.tr("team"),
            tone=Tone.ACCENT,
            roles=self.tr("owns {what}").format(what=" ・ ".join(names)) if names else "",
            contact=team.contact or " ・ ".join(members),
            is_team=True,
        )

    def _person(self, row: PersonRow) -> PersonItem:
        words, now = self._words, self._model.now
        state = self.tr("nobody said")
        if row.sighting is not None:
            state = f"{words.label(row.sighting.presence)} {words.time(row.sighting.at, now)}"
        roles = [words.role(role) for role in row.roles]
        roles += [words.role(row.team)] if row.team and row.team not in row.roles else []
        roles += [words.either(team.name_ja, team.name_en) for team in row.belongs]
        return PersonItem(
            person=row.person,
            name=row.name,
            state=state,
            tone=_TONES[row.presence],
            roles=" ・ ".join(roles),
            contact=row.contact,
        )

    def _say(self, sentence: str) -> None:
        self._why.setText(sentence)
        self._why.setVisible(bool(sentence))

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _listen(self) -> None:
        self._line.installEventFilter(self)
        self._line.textChanged.connect(self._look_for)
        for presence, button in self._said.items():
            button.clicked.connect(lambda _=False, presence=presence: self._set(presence))
        self._copy.clicked.connect(self._copy_contact)
        self._model.changed.connect(self._on_changed)
        self._model.opened.connect(self._line.clear)
        SaidWhenSeen(self, self._words, self.retranslate)

    def _lay_out(self) -> None:
        self.add(self._line)
        self.column.addWidget(self._list, 1)
        self.add(self._why, Acts(*self._said.values(), self._copy, parent=self))
