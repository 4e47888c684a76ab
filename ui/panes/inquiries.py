"""The page of inquiries: one key counts one, a line counts many; the chart shows them against the usual."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from commander.board.commands import Command
from commander.board.inquiries import CountInquiries, TakeInquiriesBack
from commander.board.inquiry_channels import InquiryChannel
from commander.board.inquiry_figures import Figure, since_first
from commander.board.refusal import Refused
from commander.inquiries.evidence import recently
from commander.wording.inquiries import all_word, channel_name
from ui.models.board import BoardModel
from ui.panes.editor import Editor
from ui.panes.form_drafts import FormDrafts
from ui.panes.inquiries_faces import evidence_now
from ui.panes.inquiries_forms import CountForm, ReportForm
from ui.panes.inquiries_words import (
    bars_of,
    figure_words,
    markers_of,
    standing_sentence,
    tally_line,
    zone_of,
)
from ui.panes.said_when_seen import SaidWhenSeen
from ui.shortcuts import Action, shortcut
from ui.theme import SMALL_PX, Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.inquiry_chart import InquiryChart
from ui.widgets.plain_label import PlainLabel
from ui.widgets.whole_page import Acts, AsidePage
from ui.words import Words

_COUNT: Final = "count"
_REPORT: Final = "report"
_NUMBERED: Final = 9
_LATEST: Final = 5
_LEAST_ROWS: Final = 130  # on a small window the chart yields first
_LOOKS_EACH_S: Final = 5


class InquiriesPage(AsidePage):
    """Stands in place of the four panes. 1 to 9 count one by a way in; F2 to F4 and Esc do what their buttons say.

    No letter records anything: it begins the line. What is typed outlives the program. closed: back to the board.
    """

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(shortcut(Action.INQUIRIES).shown, parent)
        self._model, self._words = model, words
        self._looked_at = 0
        self._channels: tuple[InquiryChannel, ...] = ()
        self._rows: dict[str, _ChannelRow] = {}
        self._standing = self.head.state
        self._chart = InquiryChart(self)
        self._at = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, wraps=True, parent=self)
        self._body = QWidget(self)
        self._grid = QGridLayout()
        self._heads = [PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, parent=self._body) for _ in range(2)]
        self._whole = _ChannelRow(self._body)
        self._latest = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, wraps=True, parent=self._body)
        self._count = CountForm(model, words, self._body)
        self._report = ReportForm(model, words, self._body)
        self._report.hide()
        self._why = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self._why.hide()
        self._state = Button(kind=ButtonKind.PRIMARY, key="F2", elides=True, parent=self)
        self._undo = Button(key="F3", elides=True, parent=self)
        self._tell = Button(key="F4", elides=True, parent=self)
        self._drafts = FormDrafts(model.bridge, "Inquiries", self)
        self._lay_out()
        self._listen()
        self.retranslate()
        if model.stream:
            self._on_opened()

    def open(self) -> None:
        """Show it and take the keyboard: number keys count at once."""
        self._say("")
        self.refresh()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_report(self) -> None:
        """Ask what a customer said."""
        self.open()
        self._report.show()
        self._report.take_focus()

    def state(self) -> None:
        """Put the last half hour into the impact's row of inquiries."""
        command = evidence_now(self._model, self._words)
        if command is None:
            self._say(
                self.tr("Nobody counted in the last half hour: enter a number first, 0 since 22:30 too.")
            )
        else:
            self._submit(command)

    def save_drafts(self) -> None:
        """Keep what is typed, now."""
        self._drafts.save_now()

    def refresh(self) -> None:
        """Show what the board says now."""
        if not self._model.stream:
            return
        model, words, now = self._model, self._words, self._model.now
        text, tone = standing_sentence(model, words)
        self._standing.setText(text)
        self._standing.set_tone(tone)
        self._chart.show_bars(
            bars_of(model, words),
            markers_of(model),
            title=self.tr("Inquiries by quarter of an hour"),
            usual=self.tr("usual"),
        )
        self._at.setText(self._chart.bars[self._chart.place].spoken)
        zone, channels = zone_of(words, now), model.policy.inquiry_channels()
        self._suit(channels)
        recent = recently(model.board, model.policy, now, zone)
        whole = since_first(model.board.inquiries, channels, now, zone)
        everything = {one.channel: one for one in whole.by_channel} if whole is not None else {}
        for figure in recent.by_channel:
            if (row := self._rows.get(figure.channel)) is not None:
                row.show_figures(figure, everything.get(figure.channel), words)
        self._whole.show_figures(recent.whole, whole.whole if whole is not None else None, words)
        latest = sorted(model.board.inquiries.standing(), key=lambda one: one.at)[-_LATEST:]
        self._latest.setText("\n".join(tally_line(one, model, words) for one in reversed(latest)))

    def retranslate(self) -> None:
        """Say every word again."""
        self.name(self.tr("Inquiries"))
        for head, word in zip(
            self._heads, (self.tr("last 30 min"), self.tr("since counting began")), strict=True
        ):
            head.setText(word)
        self._state.setText(self.tr("Into the impact"))
        self._undo.setText(self.tr("Take my last back"))
        self._tell.setText(self.tr("A customer reports…"))
        self._whole.button.setText(all_word(self._words.language))
        self._channels = ()
        self.refresh()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        acts = {
            Qt.Key.Key_F2: self.state,
            Qt.Key.Key_F3: self._take_back,
            Qt.Key.Key_F4: self.open_report,
        }
        number = event.key() - Qt.Key.Key_0
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif 1 <= number <= min(len(self._channels), _NUMBERED):
            # A key held down is one inquiry, not thirty.
            if not event.isAutoRepeat():
                self._add_one(self._channels[number - 1].key)
        elif (act := acts.get(Qt.Key(event.key()))) is not None:
            if not event.isAutoRepeat():
                act()
        elif event.text().strip() and event.text().isprintable():
            self._count.go_on_with(event.text())  # somebody types: it goes where text belongs
        else:
            super().keyPressEvent(event)

    def _add_one(self, channel: str) -> None:
        self._submit(CountInquiries(incident=self._model.stream, channel=channel))

    def _take_back(self) -> None:
        self._submit(TakeInquiriesBack(incident=self._model.stream))

    def _submit(self, command: Command) -> None:
        self._say("")
        self._model.bridge.submit(command, refused=self._on_refused)

    def _on_refused(self, refused: Refused) -> None:
        self._say(self._words.sentence(refused))

    def _say(self, sentence: str) -> None:
        self._why.setText(sentence)
        self._why.setVisible(bool(sentence))

    def _suit(self, channels: Sequence[InquiryChannel]) -> None:
        """A row for each way in, with its number."""
        if tuple(channels) == self._channels:
            return
        self._channels = tuple(channels)
        for key in [key for key in self._rows if key not in {one.key for one in channels}]:
            self._rows.pop(key).drop(self._grid)
        for number, channel in enumerate(channels, 1):
            row = self._rows.get(channel.key)
            if row is None:
                row = self._rows[channel.key] = _ChannelRow(self._body)
                row.button.clicked.connect(lambda _=False, key=channel.key: self._add_one(key))
            name = channel_name(channel, self._words.language)
            row.button.setText(f"{number}  {name} +1" if number <= _NUMBERED else f"{name} +1")
            row.place(self._grid, number)
        self._whole.place(self._grid, len(channels) + 1)

    def _on_second(self) -> None:
        looked_at = int(self._model.now.timestamp()) // _LOOKS_EACH_S
        if looked_at != self._looked_at and self.isVisible():
            self._looked_at = looked_at
            self.refresh()

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_opened(self) -> None:
        self._say("")
        for form in (self._count, self._report):
            form.begin_again(self._model.stream)
        self._drafts.find(self._model.stream, [_COUNT, _REPORT])

    def _on_drafts_found(self) -> None:
        for key, form in ((_COUNT, self._count), (_REPORT, self._report)):
            if not form.typed_fields:
                form.restore(self._drafts.left(self._model.stream, key))
        self._report.setVisible(bool(self._report.typed_fields))

    def _listen(self) -> None:
        self._chart.looked_at.connect(self._at.setText)
        self._state.clicked.connect(self.state)
        self._undo.clicked.connect(self._take_back)
        self._tell.clicked.connect(self.open_report)
        self._drafts.found.connect(self._on_drafts_found)
        for key, form in ((_COUNT, self._count), (_REPORT, self._report)):
            self._keep(key, form)
        self._report.done.connect(self._on_reported)
        self._report.put_away.connect(self._report.hide)
        self._model.changed.connect(self._on_changed)
        self._model.ticked.connect(self._on_second)
        self._model.opened.connect(self._on_opened)
        SaidWhenSeen(self, self._words, self.retranslate)

    def _keep(self, key: str, form: Editor) -> None:
        form.typed.connect(lambda: self._drafts.keep(form.stream, key, form.typed_fields))
        form.done.connect(lambda: self._drafts.forget(form.stream, key))
        form.discarded.connect(lambda: form.restore(form.untouched))
        form.discarded.connect(lambda: self._drafts.forget(form.stream, key))
        form.put_away.connect(self.setFocus)

    def _on_reported(self) -> None:
        self._report.restore(self._report.untouched)
        self._report.hide()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self._whole.button.setEnabled(False)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(4)
        for column, head in enumerate(self._heads, 1):
            self._grid.addWidget(head, 0, column)
            self._grid.setColumnStretch(column, 1)
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self._count)
        inside.addWidget(self._report)
        inside.addLayout(self._grid)
        inside.addWidget(self._latest)
        inside.addStretch(1)
        self.add(self._chart, self._at)
        self.add_scrolled(self._body).setMinimumHeight(_LEAST_ROWS)
        self.add(self._why, Acts(self._state, self._undo, self._tell, parent=self))


class _ChannelRow:
    """A way in: the button that counts one, what came of late, what came in all."""

    def __init__(self, parent: QWidget) -> None:
        self.button = Button(elides=True, parent=parent)
        self.recent = PlainLabel(elides=True, parent=parent)
        self.whole = PlainLabel(elides=True, parent=parent)

    def show_figures(self, recent: Figure, whole: Figure | None, words: Words) -> None:
        """Both figures; what nobody counted stays in the background."""
        for label, figure in ((self.recent, recent), (self.whole, whole)):
            text, tone = figure_words(figure, words) if figure is not None else ("–", Tone.PAST)
            label.setText(text)
            label.set_tone(tone)

    def place(self, grid: QGridLayout, row: int) -> None:
        """Stand in this line."""
        for column, part in enumerate((self.button, self.recent, self.whole)):
            grid.addWidget(part, row, column)

    def drop(self, grid: QGridLayout) -> None:
        """It left the list."""
        for part in (self.button, self.recent, self.whole):
            grid.removeWidget(part)
            part.hide()
            part.deleteLater()
