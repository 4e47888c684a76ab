"""What the readers of a drill would have in front of them: each practised channel and page, as a readable mock."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from commander.board.bulletin import Bulletin
from commander.board.record import Record
from ui.models.board import BoardModel
from ui.theme import SECTION_PX, TITLE_PX, Tone
from ui.widgets.button import Button, HintedButton
from ui.widgets.chip import Badge, Chip
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

if TYPE_CHECKING:
    from commander.publishers.practice import PracticePost

_CHAT: Final = "slack:"
_STAGE_TONES: Final = {"resolved": Tone.OK, "monitoring": Tone.ACCENT, "identified": Tone.WARN}

ReadPosts = Callable[[], "list[PracticePost]"]


class PracticeView(QFrame):
    """Stands in place of the four panes while the timeline stays live beside it; Esc goes back.

    The posts are read on the reading thread each time something became durable while this is shown.
    """

    closed = Signal()

    def __init__(
        self, model: BoardModel, words: Words, posts: ReadPosts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("aside")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._model, self._words, self._read_posts = model, words, posts
        self._posts: list[PracticePost] = []
        self._title = PlainLabel(px=TITLE_PX, bold=True, parent=self)
        self._back = Button(key="Esc", parent=self)
        self._empty = PlainLabel(tone=Tone.NEUTRAL, wraps=True, parent=self)
        self._columns = [QVBoxLayout(), QVBoxLayout()]
        self._cards: list[QWidget] = []
        self._scroll = QScrollArea(self)
        self._lay_out()
        self._back.clicked.connect(self.closed)
        model.bridge.recorded.connect(self._on_recorded)
        words.changed.connect(self.retranslate)
        self.retranslate()

    @property
    def texts(self) -> list[str]:
        """Everything that can be read here, card by card."""
        return [card.accessibleName() for card in self._cards]

    def open(self) -> None:
        """Show what is there now, and take the keyboard: arrows scroll, Esc goes back."""
        self._read()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        """Say every word again."""
        self._title.setText(self.tr("What they see"))
        self.setAccessibleName(self.tr("What they see"))
        self._back.setText(self.tr("Back to the board"))
        self._empty.setText(
            self.tr(
                "Nobody was told anything yet. What you broadcast (Ctrl+B) will stand here,"
                " as its readers would see it."
            )
        )
        self._show()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            QCoreApplication.sendEvent(self._scroll.verticalScrollBar(), event)

    def _on_recorded(self, _records: tuple[Record, ...]) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        posts = self._read_posts
        self._model.bridge.read(lambda _reading: posts(), self._take)

    def _take(self, posts: "list[PracticePost]") -> None:
        if posts != self._posts:
            self._posts = posts
            self._show()

    def _show(self) -> None:
        for card in self._cards:
            card.hide()
            card.deleteLater()
        by_target: dict[str, list[PracticePost]] = {}
        for post in self._posts:
            by_target.setdefault(post.target, []).append(post)
        self._cards = []
        for target, told in by_target.items():
            is_chat = target.startswith(_CHAT)
            card = _Card(target, told if is_chat else told[::-1], self._words, self._model, self)
            column = self._columns[0 if is_chat else 1]
            column.insertWidget(column.count() - 1, card)
            self._cards.append(card)
        self._empty.setVisible(not self._cards)
        self._scroll.setVisible(bool(self._cards))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(HintedButton(self._back, parent=self))
        body = QWidget(self)
        body.setObjectName("body")
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for column in self._columns:
            column.setSpacing(12)
            column.addStretch(1)
            row.addLayout(column, 1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(14, 10, 14, 10)
        outer.setSpacing(8)
        outer.addLayout(head)
        outer.addWidget(self._empty)
        outer.addWidget(self._scroll, 100)
        outer.addStretch(1)


class _Card(QFrame):
    """One channel, the newest at the bottom, or one page, the newest on top."""

    def __init__(
        self, target: str, posts: "Sequence[PracticePost]", words: Words, model: BoardModel, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("mock")
        place = words.place(target)
        place = place[:1].upper() + place[1:]
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addWidget(PlainLabel(place, tone=Tone.NEUTRAL, px=SECTION_PX, bold=True, parent=self))
        spoken = [place]
        for post in posts:
            at = words.time_with_zone(datetime.fromisoformat(post.tried_at), model.now)
            told = _Post(post, at, words, self, is_chat=target.startswith(_CHAT))
            column.addWidget(told)
            spoken.append(told.accessibleName())
        self.setAccessibleName("\n".join(spoken))


def _channel_lines(bulletin: Bulletin) -> list[str]:
    """The channel that would be made: its name, topic, links and people."""
    wish = bulletin.channel
    if wish is None:
        return []
    people = [one.name for one in wish.people] + [f"@{one.handle}" for one in wish.groups]
    links = [f"{one.title}: {one.url}" for one in wish.bookmarks]
    return [f"#{wish.name}", wish.topic, *links, *([" ".join(people)] if people else [])]


class _Post(QFrame):
    """One post: who or how it stands, when, and the text in both languages, Japanese first as readers meet it."""

    def __init__(
        self, post: "PracticePost", at: str, words: Words, parent: QWidget, *, is_chat: bool
    ) -> None:
        super().__init__(parent)
        bulletin = post.bulletin
        head = QHBoxLayout()
        head.setSpacing(8)
        if is_chat:
            head.addWidget(Badge("C", parent=self))
            head.addWidget(PlainLabel("Commander", bold=True, parent=self))
        else:
            tone = _STAGE_TONES.get(bulletin.stage.value, Tone.WARN)
            head.addWidget(Chip(words.label(bulletin.stage), tone, parent=self))
        head.addWidget(PlainLabel(at, tone=Tone.NEUTRAL, parent=self))
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addLayout(head)
        spoken = [words.label(bulletin.stage), at]
        for line in _channel_lines(bulletin):
            column.addWidget(PlainLabel(line, wraps=True, parent=self))
            spoken.append(line)
        for _, wording in bulletin.in_order():
            column.addWidget(PlainLabel(wording.title, bold=True, wraps=True, parent=self))
            column.addWidget(PlainLabel(wording.body, wraps=True, parent=self))
            column.addSpacing(4)
            spoken += [wording.title, wording.body]
        self.setAccessibleName("\n".join(spoken))
