"""The left of the sheet: who is told, where, and the explicit choices that a text can never make by itself."""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from commander.board.bulletin import ComponentStatus, Mention
from commander.board.channel_wish import UserGroup
from commander.board.organisation import Audience, Component
from commander.board.slack_rules import GroupSizes
from ui.models.board import BoardModel
from ui.panes.contact_words import sheet_line
from ui.panes.sheet_composition import FINAL, Composition, has_target
from ui.panes.sheet_groups import CalledGroups
from ui.panes.sheet_words import place_name
from ui.theme import SECTION_PX, SMALL_PX, Tone
from ui.widgets.chip import Chip, ChipButton
from ui.widgets.focus_in_sight import FocusInSight
from ui.widgets.lined import Lined
from ui.widgets.pick_box import PickBox
from ui.widgets.plain_label import PlainLabel
from ui.widgets.tick_box import TickBox
from ui.words import Words

_INDENT = 24
_MENTION_TONES = {Mention.NOBODY: Tone.NEUTRAL, Mention.HERE: Tone.WARN, Mention.CHANNEL: Tone.BAD}


class SheetAudiences(QScrollArea):
    """Shows a composition's audiences and says how a person changed them."""

    changed = Signal(Composition)
    read_aloud = Signal(str)  # the text for this audience is wanted, to be read on the phone

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheetColumn")
        self.setMinimumWidth(184)
        self.setMaximumWidth(226)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model, self._words = model, words
        self._composition: Composition | None = None
        self._heading = PlainLabel(tone=Tone.NEUTRAL, px=SECTION_PX, bold=True, wraps=True)
        self._rows: dict[str, _AudienceRow] = {}
        self._listed: tuple[tuple[Audience, ...], tuple[Component, ...], tuple[UserGroup, ...]] = ((), (), ())
        self._sizes: GroupSizes | None = None
        self._body = QWidget()
        self._body.setObjectName("sheetColumnBody")
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(14, 14, 14, 12)
        self._column.setSpacing(0)
        self._column.addWidget(self._heading)
        self._column.addStretch(1)
        self.setWidget(self._body)
        FocusInSight(self)
        self.list_audiences()

    def show_composition(self, composition: Composition) -> None:
        """Show these values."""
        self._composition = composition
        self.list_audiences()
        for key, row in self._rows.items():
            row.show_choice(
                chosen=key in composition.chosen,
                notify=key in composition.notify,
                mention=composition.mentions.get(key, Mention.NOBODY),
                words=self._words,
            )
            called = composition.called_groups.get(key, ())
            row.show_groups(called, self._sizes, self._words, self._model.now)
            row.show_components(composition.components, takes=composition.template is not FINAL)
        self.show_contacts()
        self._heading.setText(self.tr("Audiences {count}").format(count=len(composition.chosen)))

    def retranslate(self) -> None:
        """Say every word again in the language in force."""
        for row in self._rows.values():
            row.retranslate(self._words)
        if self._composition is not None:
            self.show_composition(self._composition)

    def list_audiences(self) -> None:
        """A row for each audience; made when the policy arrives, so that the sheet opens at once."""
        audiences = tuple(self._model.policy.audiences())
        components = tuple(self._model.policy.components())
        groups = tuple(self._model.policy.slack.groups())
        if (audiences, components, groups) == self._listed:
            return
        for old in self._rows.values():
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._listed, self._rows = (audiences, components, groups), {}
        for index, audience in enumerate(audiences):
            row = _AudienceRow(audience, components, groups, self._body)
            row.set_last(index + 1 == len(audiences))
            row.ticked.connect(self._on_ticked)
            row.notified.connect(self._on_notified)
            row.mentioned.connect(self._on_mentioned)
            row.called.connect(self._on_called)
            row.read_aloud.connect(self.read_aloud)
            row.component_set.connect(self._on_component)
            row.retranslate(self._words)
            self._rows[audience.key] = row
            self._column.insertWidget(self._column.count() - 1, row)

    def show_sizes(self, sizes: GroupSizes | None) -> None:
        """How many people each user group calls."""
        self._sizes = sizes
        if self._composition is not None:
            self.show_composition(self._composition)

    def show_contacts(self) -> None:
        """How those stand whom a person tells; their times go by."""
        for row in self._rows.values():
            row.show_contact(self._model, self._words)

    def _on_ticked(self, key: str, chosen: bool) -> None:
        if self._composition is not None:
            keys = [one for one in self._composition.chosen if one != key]
            self.changed.emit(replace(self._composition, chosen=tuple([*keys, key] if chosen else keys)))

    def _on_notified(self, key: str, notify: bool) -> None:
        if self._composition is not None:
            keys = [one for one in self._composition.notify if one != key]
            self.changed.emit(replace(self._composition, notify=tuple([*keys, key] if notify else keys)))

    def _on_mentioned(self, key: str, mention: Mention) -> None:
        if self._composition is not None:
            mentions = {**self._composition.mentions, key: mention}
            self.changed.emit(replace(self._composition, mentions=mentions))

    def _on_called(self, key: str, groups: tuple[UserGroup, ...]) -> None:
        if self._composition is not None:
            called = {**self._composition.called_groups, key: groups}
            self.changed.emit(replace(self._composition, called_groups=called))

    def _on_component(self, component: str, status: ComponentStatus | None) -> None:
        if self._composition is not None:
            left = {key: one for key, one in self._composition.components.items() if key != component}
            components = left if status is None else {**left, component: status}
            self.changed.emit(replace(self._composition, components=components))


class _AudienceRow(Lined):
    """One audience: told or not, where, with whose notice."""

    ticked = Signal(str, bool)
    notified = Signal(str, bool)
    mentioned = Signal(str, Mention)
    called = Signal(str, tuple)
    read_aloud = Signal(str)
    component_set = Signal(str, object)

    def __init__(
        self,
        audience: Audience,
        components: Sequence[Component],
        groups: Sequence[UserGroup],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._audience, self._mention = audience, Mention.NOBODY
        self._tick = TickBox(self)
        self._public = Chip(parent=self)
        self._public.let_elide()
        self._public.setVisible(audience.public)
        self._where = PlainLabel(tone=Tone.NEUTRAL, wraps=True, parent=self)
        self._tick.clicked.connect(lambda checked: self.ticked.emit(audience.key, checked))
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._tick)
        line.addWidget(self._public)
        line.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 9, 0, 9)
        self._column.setSpacing(4)
        self._column.addLayout(line)
        self._where.setContentsMargins(_INDENT, 0, 0, 0)
        self._column.addWidget(self._where)
        on_page = any(has_target(audience, page) for page in ("statuspage", "cachet"))
        self._notify = self._made_notify() if on_page else None
        self._mention_chip = self._made_mention() if has_target(audience, "slack") else None
        self._groups = self._made_groups(groups) if groups and has_target(audience, "slack") else None
        self._copy = self._made_copy() if audience.by_hand else None
        parts = components if on_page and audience.public else ()
        self._components = {one.id: self._made_component(one) for one in parts}
        self._component_names = {one.id: one for one in components}

    def retranslate(self, words: Words) -> None:
        """Say every word again in the language in force."""
        name = words.either(self._audience.name_ja, self._audience.name_en)
        self._tick.name(name)
        self._public.show_state(self.tr("public"), Tone.NEUTRAL)
        places = " ・ ".join(place_name(target) for target in self._audience.targets)
        if not self._audience.by_hand:
            self._where.setText(places)
        if self._copy is not None:
            self._copy.show_state(self.tr("Copy to read aloud"), Tone.NEUTRAL)
            self._copy.setAccessibleName(self.tr("Copy the text to read to {name}").format(name=name))
        if self._notify is not None:
            self._notify.name(self.tr("Notify subscribers"))
        for key, (label, box) in self._components.items():
            component = self._component_names[key]
            label.setText(words.either(component.name_ja, component.name_en))
            box.setAccessibleName(label.text())
            box.setItemText(0, self.tr("as it is"))
            for index, status in enumerate(ComponentStatus, 1):
                box.setItemText(index, words.label(status))

    def show_choice(self, *, chosen: bool, notify: bool, mention: Mention, words: Words) -> None:
        """Show what is chosen for this audience."""
        self._tick.setChecked(chosen)
        self._tick.setEnabled(not self._audience.by_hand)
        self._mention = mention
        if self._notify is not None:
            self._notify.setChecked(notify)
            self._notify.setVisible(chosen)
        if self._mention_chip is not None:
            calls = self.tr("Calls: {whom}").format(whom=words.label(mention))
            self._mention_chip.show_state(calls, _MENTION_TONES[mention])
            self._mention_chip.setVisible(chosen)

    def show_groups(
        self, called: Sequence[UserGroup], sizes: GroupSizes | None, words: Words, now: datetime
    ) -> None:
        """Show which user groups the post calls, and how many people those are."""
        if self._groups is not None:
            self._groups.show_sizes(sizes)
            self._groups.show_choice(called, words, now)
            self._groups.setVisible(self._tick.isChecked())

    def show_contact(self, model: BoardModel, words: Words) -> None:
        """Who was told by phone or mail, when, and when they are due again."""
        if self._audience.by_hand:
            reach = " ".join(self._audience.contact.split())
            self._where.setText("\n".join(filter(None, (reach, sheet_line(self._audience, model, words)))))

    def show_components(self, components: dict[str, ComponentStatus], *, takes: bool) -> None:
        """Show how each component is said to stand; takes: whether the text says anything of them."""
        statuses = list(ComponentStatus)
        for key, (label, box) in self._components.items():
            label.setVisible(takes and self._tick.isChecked())
            box.setVisible(takes and self._tick.isChecked())
            status = components.get(key)
            box.setCurrentIndex(0 if status is None else statuses.index(status) + 1)

    def _made_notify(self) -> TickBox:
        box = TickBox(self)
        box.clicked.connect(lambda checked: self.notified.emit(self._audience.key, checked))
        self._column.addWidget(self._indented(box))
        return box

    def _made_mention(self) -> ChipButton:
        chip = ChipButton(elides=True, parent=self)
        chip.clicked.connect(self._next_mention)
        self._column.addWidget(self._indented(chip))
        return chip

    def _made_groups(self, groups: Sequence[UserGroup]) -> CalledGroups:
        boxes = CalledGroups(groups, self)
        boxes.chosen.connect(lambda called: self.called.emit(self._audience.key, called))
        self._column.addWidget(self._indented(boxes))
        return boxes

    def _made_copy(self) -> ChipButton:
        chip = ChipButton(elides=True, parent=self)
        chip.clicked.connect(lambda: self.read_aloud.emit(self._audience.key))
        self._column.addWidget(self._indented(chip))
        return chip

    def _made_component(self, component: Component) -> tuple[PlainLabel, PickBox]:
        label = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, wraps=True, parent=self)
        box = PickBox(self)
        box.addItems(["", *ComponentStatus])
        box.activated.connect(lambda index: self._on_status(component.id, index))
        self._column.addWidget(self._indented(label))
        self._column.addWidget(self._indented(box, stretch=1))
        return label, box

    def _indented(self, part: QWidget, stretch: int = 0) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(_INDENT, 0, 0, 0)
        row.addWidget(part, stretch)
        if not stretch:
            row.addStretch(1)
        return holder

    def _on_status(self, component: str, index: int) -> None:
        self.component_set.emit(component, None if index == 0 else list(ComponentStatus)[index - 1])

    def _next_mention(self) -> None:
        mentions = list(Mention)
        self.mentioned.emit(self._audience.key, mentions[(mentions.index(self._mention) + 1) % len(mentions)])
