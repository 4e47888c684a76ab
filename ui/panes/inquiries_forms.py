"""The forms about inquiries: one line that counts, a customer's report by sales, and how the incident was found."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from commander.board.detection import Source, StateDetection, TakeReport
from commander.board.inquiries import CountInquiries
from commander.wording.inquiry_said import InquirySaid, inquiry_said
from commander.wording.times import TimeFault, parse
from ui.models.board import BoardModel
from ui.panes.choice_chips import ChoiceChips
from ui.panes.editor import Editor
from ui.words import Words

_TIME_WIDTH: Final = 120
_SOURCES: Final = tuple(Source)


class CountForm(Editor):
    """One line: メール 12 22:30から, 12 since 22:30: can't pay. Without a way in it is the first of the list."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self._line = QLineEdit(self)
        self.add(self._line)
        self.watch(self._line)
        self.remember(line=self._line)
        self.done.connect(self._line.clear)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self._line.setAccessibleName(self.tr("Count inquiries"))
        self._line.setPlaceholderText(self.tr("mail 12 since 22:30: what they say"))

    def go_on_with(self, text: str) -> None:
        """Somebody began to type beside the line: it is in the line."""
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._line.end(False)
        self._line.insert(text)

    @override
    def confirm(self) -> None:
        channels = self.model.policy.inquiry_channels()
        said = inquiry_said(self._line.text(), channels, self.model.now, self.words.zone)
        if isinstance(said, TimeFault):
            self.say(said.sentence(self.words.language))
        elif said is None or not channels:
            names = ", ".join(self.words.either(one.name_ja, one.name_en) for one in channels)
            fault = self.tr("Write a way in, a number and since when: mail 12 since 22:30. Ways in: {names}.")
            self.say(fault.format(names=names))
        else:
            self._count(said, said.channel or channels[0].key)

    def _count(self, said: InquirySaid, channel: str) -> None:
        self.submit(
            CountInquiries(
                incident=self.stream,
                channel=channel,
                count=said.count,
                since=said.since,
                occurred=said.until,
                wording=said.wording,
            )
        )


class ReportForm(Editor):
    """What a customer said, in their own words; which customer, by whom of ours, when. Enter puts it on the board."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self._said = QLineEdit(self)
        self._customer = QLineEdit(self)
        self._via = QLineEdit(self)
        self._at = QLineEdit(self)
        self._at.setFixedWidth(_TIME_WIDTH)
        self.add(self._said)
        self.add(_side_by_side(self, self._customer, self._via, self._at))
        self.watch(self._said, self._customer, self._via, self._at)
        self.remember(said=self._said, customer=self._customer, via=self._via, at=self._at)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        for field, name in (
            (self._said, self.tr("What the customer said, in their own words")),
            (self._customer, self.tr("Which customer")),
            (self._via, self.tr("By whom of ours")),
            (self._at, self.tr("When (now)")),
        ):
            field.setAccessibleName(name)
            field.setPlaceholderText(name)

    @override
    def confirm(self) -> None:
        typed = self._at.text().strip()
        at = parse(typed, self.model.now, self.words.zone) if typed else None
        if isinstance(at, TimeFault):
            self.say(at.sentence(self.words.language))
            return
        self.submit(
            TakeReport(
                incident=self.stream,
                words=self._said.text(),
                customer=self._customer.text(),
                via=self._via.text(),
                occurred=at,
            )
        )


class DetectionEditor(Editor):
    """Alt+1 to Alt+6 say how it was found, and record it at once; a time typed before says since when it was known."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        found = model.board.detection.found
        self._known = QLineEdit(words.time(found.first_known, model.now) if found else "", self)
        self._known.setFixedWidth(_TIME_WIDTH)
        self._note = QLineEdit(found.note if found else "", self)
        self._source = ChoiceChips(_SOURCES, found.source if found else _SOURCES[0], self)
        self._is_chosen = found is not None
        if found is None:
            # None is chosen before somebody does: the first of a list is no finding.
            self._source.group.setExclusive(False)
            for button in self._source.buttons:
                button.setChecked(False)
            self._source.group.setExclusive(True)
        self._source.group.buttonClicked.connect(self._choose)
        self.add(_side_by_side(self, self._known, self._note))
        self.add(self._source)
        self.watch(self._known, self._note)
        self.choose_by_number(self._source)
        self.remember(known=self._known, note=self._note)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self._known.setAccessibleName(self.tr("First known"))
        self._known.setPlaceholderText(self.tr("First known: 22:31"))
        self._note.setAccessibleName(self.tr("By whom, where"))
        self._note.setPlaceholderText(self.tr("By whom, where"))
        self._source.name([self.words.label(source) for source in _SOURCES])

    @override
    def confirm(self) -> None:
        if not self._is_chosen:
            self.say(self.tr("Choose how it was found: Alt and a number."))
            return
        typed = self._known.text().strip()
        # A minute read again is no correction of the second that was said.
        is_same = typed == self.untouched.get("known")
        known = parse(typed, self.model.now, self.words.zone) if typed and not is_same else None
        if isinstance(known, TimeFault):
            self.say(known.sentence(self.words.language))
            return
        source = self._source.chosen
        self.submit(
            StateDetection(incident=self.stream, source=source, first_known=known, note=self._note.text())
        )

    def _choose(self) -> None:
        self._is_chosen = True
        self.confirm()


def _side_by_side(parent: QWidget, *fields: QLineEdit) -> QWidget:
    line = QWidget(parent)
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for field in fields:
        row.addWidget(field)
    return line
