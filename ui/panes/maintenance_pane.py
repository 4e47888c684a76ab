"""The plan of a maintenance in place of an outage's panes: when, what stops, what doesn't, what for, what is linked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from commander.board.impact import Phrase
from commander.board.maintenance_records import Plan
from ui.models.board import BoardModel
from ui.panes.maintenance_acts import MaintenanceActs
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.flow import FlowLayout
from ui.widgets.pane import Pane
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

_LABEL_WIDTH = 150


class MaintenancePane(Pane):
    """Facts in both languages as they will be read, and the acts below them."""

    incident_chosen = Signal(str)

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._model, self._words = model, words
        self.acts = MaintenanceActs(model, words, self)
        self._shown: list[tuple[str, str]] = []
        body = QWidget(self)
        body.setObjectName("body")
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(14)
        self._facts.setVerticalSpacing(6)
        self._facts.setColumnMinimumWidth(0, _LABEL_WIDTH)
        self._facts.setColumnStretch(1, 1)
        self._links = QWidget(body)
        self._link_flow = FlowLayout(self._links, gap=8, line_gap=6)
        column = QVBoxLayout(body)
        column.setContentsMargins(14, 8, 14, 10)
        column.setSpacing(6)
        column.addLayout(self._facts)
        column.addWidget(self._links)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        scroll.viewport().setAutoFillBackground(False)
        body.setAutoFillBackground(False)
        # What a person does stays in sight however long the facts are.
        whole = QWidget(self)
        parts = QVBoxLayout(whole)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(0)
        parts.addWidget(scroll, 1)
        parts.addWidget(self.acts)
        self.set_body(whole)
        self.acts.incident_chosen.connect(self.incident_chosen)
        model.changed.connect(self.refresh)
        words.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the plan as it stands."""
        self.set_words(title=self.tr("Maintenance"))
        plan = self._model.board.maintenance.plan
        if plan is None:
            return
        rows = self._rows_of(plan)
        if rows != self._shown:
            self._shown = rows
            self._show_facts(rows)
        self._show_links()

    def _rows_of(self, plan: Plan) -> list[tuple[str, str]]:
        words, now, maintenance = self._words, self._model.now, self._model.board.maintenance
        until = f"{words.time_with_zone(plan.starts_at, now)} – {words.time_with_zone(plan.ends_at, now)}"
        span = words.span(plan.ends_at - plan.starts_at)
        names = {one.id: words.either(one.name_ja, one.name_en) for one in self._model.policy.components()}
        effect = self.tr("What may happen") if plan.at_risk else self.tr("What stops")
        rows = [(self.tr("Planned window"), f"{until} ・ {span}")]
        if maintenance.started_at is not None:
            rows.append((self.tr("Begun"), words.time_with_zone(maintenance.started_at, now)))
        if maintenance.completed_at is not None:
            rows.append((self.tr("Ended"), words.time_with_zone(maintenance.completed_at, now)))
        said = [
            (effect, plan.effect),
            (self.tr("What we do then"), plan.fallback),
            (self.tr("Not affected"), plan.unaffected),
            (self.tr("Purpose"), plan.purpose),
            (self.tr("Why it was called off"), maintenance.cancellation),
            (self.tr("Why the end was moved"), maintenance.extension),
        ]
        rows += [(name, _both(phrase)) for name, phrase in said if phrase.ja or phrase.en]
        if plan.components:
            rows.append((self.tr("Components"), "、".join(names.get(one, one) for one in plan.components)))
        return rows

    def _show_facts(self, rows: list[tuple[str, str]]) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line, (name, text) in enumerate(rows):
            top = Qt.AlignmentFlag.AlignTop
            self._facts.addWidget(PlainLabel(name, tone=Tone.NEUTRAL, parent=self), line, 0, top)
            value = PlainLabel(text, wraps=True, parent=self)
            value.setAccessibleName(f"{name}: {text}")
            self._facts.addWidget(value, line, 1, top)

    def _show_links(self) -> None:
        for old in self._links.findChildren(Button):
            self._link_flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        links = self._model.board.maintenance.links
        self._links.setVisible(bool(links))
        for link in links:
            button = Button(
                f"{link.short_id} {link.title}", kind=ButtonKind.QUIET, elides=True, parent=self._links
            )
            button.setAccessibleName(self.tr("Open the linked incident {id}").format(id=link.short_id))
            button.clicked.connect(lambda _=False, stream=link.other: self.incident_chosen.emit(stream))
            self._link_flow.addWidget(button)


def _both(phrase: Phrase) -> str:
    return "\n".join(part for part in (phrase.ja, phrase.en) if part)
