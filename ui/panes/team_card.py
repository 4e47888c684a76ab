"""One team as the hub sees it: leader and people, the task with its clock, the last word, what it waits for."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget
from typing_extensions import override

from commander.board.teams import TeamView
from commander.deadlines import WARN_BEFORE
from ui.models.board import BoardModel
from ui.theme import SMALL_PX, Tone, themed, tokens
from ui.widgets.chip import Chip
from ui.widgets.plain_label import PlainLabel
from ui.words import Words


class TeamCard(QFrame):
    """chosen: pressed. The one chosen has a line of the accent at its side."""

    chosen = Signal()

    def __init__(self, team: str, model: BoardModel, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("mock")
        self._team, self._model, self._words = team, model, words
        self._is_chosen = False
        self._name = PlainLabel(bold=True, elides=True, parent=self)
        self._due = Chip(parent=self)
        self._task = PlainLabel(wraps=True, parent=self)
        self._said = PlainLabel(wraps=True, parent=self)
        self._wait = PlainLabel(tone=Tone.WARN, wraps=True, parent=self)
        self._people = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, wraps=True, parent=self)
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 8, 12, 8)
        grid.setVerticalSpacing(3)
        grid.addWidget(self._name, 0, 0)
        grid.addWidget(self._due, 0, 1)
        for row, part in enumerate((self._task, self._said, self._wait, self._people), 1):
            grid.addWidget(part, row, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        themed.changed.connect(self.update)

    def show_view(self, number: int, view: TeamView | None, *, is_chosen: bool) -> None:
        """Show what stands; None: nobody is in this team yet."""
        words, policy = self._words, self._model.policy
        leader = policy.person_name(view.leader) if view and view.leader else self.tr("no leader")
        self._name.setText(f"{number}  {words.role(self._team)} ・ {leader}")
        self._name.set_tone(Tone.INK if view and view.leader else Tone.WARN)
        self._show_task(view)
        self._show_said(view)
        self._show_wait(view)
        people = [policy.person_name(person) for person in view.members] if view else []
        self._people.setText(self.tr("With: {people}").format(people=" ・ ".join(people)))
        self._people.setVisible(bool(people))
        self._is_chosen = is_chosen
        said = (self._name, self._due, self._task, self._said, self._wait, self._people)
        spoken = [
            part.text() if isinstance(part, PlainLabel) else part.accessibleName()
            for part in said
            if not part.isHidden()
        ]
        self.setAccessibleName(" ・ ".join(filter(None, spoken)))
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        self.chosen.emit()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        if self._is_chosen:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(0, 0, 3, self.height(), QColor(tokens().accent))
            painter.setPen(QPen(QColor(tokens().accent), 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _show_task(self, view: TeamView | None) -> None:
        words, now = self._words, self._model.now
        task = view.task if view else None
        if view is None or task is None:
            self._task.setText(self.tr("No task"))
            self._task.set_tone(Tone.PAST)
            self._due.hide()
            return
        until = task.box or task.report_at
        text = self.tr("{task} ・ until {time}").format(task=task.task or "–", time=words.time(until, now))
        untaken = self.tr("not taken on yet")
        self._task.setText(text if view.is_acknowledged else f"{text} ・ {untaken}")
        self._task.set_tone(Tone.INK if view.is_acknowledged else Tone.WARN)
        left = task.report_at - now
        tone = Tone.ACCENT if left > WARN_BEFORE else Tone.WARN if left.total_seconds() > 0 else Tone.BAD
        due = self.tr("reports {time}").format(time=words.time(task.report_at, now))
        span = words.countdown(task.report_at, now)
        rest = self.tr("in {span}").format(span=span) if left.total_seconds() > 0 else span
        self._due.show_state(f"{due} ・ {rest}", tone)
        self._due.show()

    def _show_said(self, view: TeamView | None) -> None:
        said = view.said if view else None
        self._said.setVisible(view is not None)
        if said is None:
            self._said.setText(self.tr("Has said nothing yet"))
            self._said.set_tone(Tone.PAST)
            return
        now = self._model.now
        text = self.tr("At {time} ({age} ago): {text}").format(
            time=self._words.time(said.at, now),
            age=self._words.age(said.at, now),
            text=said.text or self.tr("has reported"),
        )
        self._said.setText(text)
        self._said.set_tone(Tone.INK)

    def _show_wait(self, view: TeamView | None) -> None:
        wait = view.wait if view else None
        asked = view.asked_by if view else ()
        lines = []
        if wait is not None:
            text = self.tr("Waits for {team}, {age}: {what}")
            age = self._words.age(wait.since, self._model.now)
            lines.append(text.format(team=self._words.role(wait.on), age=age, what=wait.what))
        if asked:
            names = " ・ ".join(self._words.role(team) for team in asked)
            lines.append(self.tr("Waited for by {teams}").format(teams=names))
        self._wait.setText("\n".join(lines))
        self._wait.setVisible(bool(lines))
