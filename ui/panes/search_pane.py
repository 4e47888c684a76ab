"""The search over the timeline's rows: found as it is typed, in this incident or in all of them."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from commander.board.feeds import FEEDS
from commander.board.timeline import EntryCorrected
from commander.figures.milestone_rows import milestones, milestones_of
from commander.wording.labels import Mark
from commander.wording.lines import kind_of, written_by
from commander.wording.search import hindrance_sentence, progress_sentence, trouble_sentence
from ui.models.board import BoardModel
from ui.panes.over_rows import OverRows
from ui.panes.said_when_seen import SaidWhenSeen
from ui.panes.search_rows import FoundLine, FoundList
from ui.shortcuts import Action, shortcut
from ui.theme import SMALL_PX, Tone
from ui.widgets.chip import ChipButton
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

if TYPE_CHECKING:
    from commander.board.record import Record
    from commander.reading import TimelineRow
    from commander.search.query import Query
    from commander.search.search import Answer, Found, Search, Standing

_LIMIT: Final = 100
_TYPED: Final = 300
# What is recorded while nothing is typed is looked for again, but not with every record of a burst.
_AGAIN_MS: Final = 400
_TONES: Final = {
    Mark.DECISION: Tone.DECISION,
    Mark.ACTION: Tone.ACCENT,
    Mark.QUESTION: Tone.WARN,
    Mark.COMMUNICATION: Tone.OK,
}


class SearchPane(OverRows[FoundLine]):
    """Closed, what is typed and chosen here is still there when it is opened again. Window thread.

    chosen: this row of this incident, please.
    """

    chosen = Signal(str, int)

    def __init__(self, model: BoardModel, words: Words, over: QWidget) -> None:
        super().__init__(over, limit=_TYPED)
        self._model, self._words = model, words
        self.is_everywhere = False  # in all incidents, not in this one alone
        self._asked = False
        self._again = False
        self._answer: tuple[Query, Answer] | None = None
        self._standing: Standing | None = None
        self.scope = ChipButton(parent=self)
        self.list = FoundList(self)
        self.notice = PlainLabel(tone=Tone.WARN, px=SMALL_PX, wraps=True, parent=self)
        self.foot = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, elides=True, parent=self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_AGAIN_MS)
        self._later.timeout.connect(self.search)
        self._lay_out()
        self._bind()
        self.hide()
        self.retranslate()

    def open(self) -> None:
        """Come forward, or with the keyboard here already: the other scope."""
        if self.isVisible() and self.line.hasFocus():
            self.switch_scope()
            return
        if not self.isVisible():
            self._focus.remember()
            self._place()
            self.show()
            self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self.search()

    def switch_scope(self) -> None:
        """This incident alone, or all of them."""
        self.is_everywhere = not self.is_everywhere
        self._show_scope()
        self.search()

    def search(self) -> None:
        """Ask for what is typed now; while an answer is awaited, once more after it."""
        if not self.isVisible():
            return
        if self._asked:
            self._again = True
            return
        self._asked = True
        typed, stream = self.line.sought, "" if self.is_everywhere else self._model.stream
        policy, now, zone = self._model.policy, self._model.now, self._model.zone

        def question(search: "Search") -> "tuple[Query, Answer]":
            from commander.search.query import query_of

            query = query_of(typed, policy, now, zone, stream=stream)
            return query, search.find(query, _LIMIT)

        self._model.bridge.search(question, self._show)

    def retranslate(self) -> None:
        """Say every word again."""
        self.setAccessibleName(self.tr("Search"))
        self.line.setAccessibleName(self.tr("Search the timeline"))
        self.line.setPlaceholderText(self.tr("Words to find; kind:decision @person since:22:30 narrow it"))
        self.list.setAccessibleName(self.tr("Rows found"))
        self._show_scope()
        self._show_lines()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 8, 9, 6)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.line, 1)
        head.addWidget(self.scope)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addWidget(self.list, 1)
        column.addWidget(self.foot)
        self.notice.hide()

    def _bind(self) -> None:
        self.line.typed.connect(self.search)
        self._go_through(self.list)
        self.scope.clicked.connect(self.switch_scope)
        SaidWhenSeen(self, self._words, self.retranslate)
        self._model.opened.connect(self.hide)  # what was found may be of the other incident
        self._model.bridge.recorded.connect(self._on_recorded)
        self._model.bridge.followed.connect(self._on_followed)

    def _show(self, answer: "tuple[Query, Answer]") -> None:
        self._asked = False
        self._answer, self._standing = answer, answer[1].standing
        self._show_lines()
        if self._again:
            self._again = False
            self.search()

    def _on_recorded(self) -> None:
        self._later.start()

    def _on_followed(self, standing: "Standing") -> None:
        was, self._standing = self._standing, standing
        self._show_notice()
        if was is not None and was.followed != standing.followed:
            self._later.start()

    def _show_lines(self) -> None:
        found = self._answer[1].found if self._answer else ()
        words = self._answer[0].words if self._answer else ()
        self.list.show_lines([self._line_of(one, words) for one in found])
        self._tell_current()
        self._show_notice()
        self._show_foot()

    def _line_of(self, one: "Found", words: tuple[str, ...]) -> FoundLine:
        record, policy = one.row.record, self._model.policy
        kind = kind_of(record.event)
        source = str(getattr(record.event, "source", ""))
        where = f"{one.incident.short_id} {one.incident.title}" if self.is_everywhere else ""
        if record.stream == FEEDS:
            where = self.tr("without an incident")
        who = written_by(record, policy, self._words.language)
        meta = dict.fromkeys((where, who, source, one.file))
        return FoundLine(
            stream=record.stream,
            position=record.position,
            when=self._words.time(record.occurred.instant, self._model.now),
            text=self._words.line(record, policy),
            words=words,
            mark=self._words.mark(kind),
            kind=self._words.label(kind),
            tone=_TONES.get(kind, Tone.NEUTRAL),
            meta=" ・ ".join(filter(None, meta)),
            chip=_corrected(one.row) or self._milestone(record),
            struck=one.row.correction is not None,
        )

    def _milestone(self, record: "Record") -> tuple[str, Tone] | None:
        """The milestone that a row of this incident is."""
        model = self._model
        if record.stream != model.stream:
            return None
        stones = milestones_of(record, milestones(model.board, model.policy))
        return (self._words.label(stones[0]), Tone.DECISION) if stones else None

    def _show_scope(self) -> None:
        key = shortcut(Action.SEARCH).shown
        words = self.tr("All incidents") if self.is_everywhere else self.tr("This incident")
        self.scope.show_state(f"{words}  {key}", Tone.ACCENT if self.is_everywhere else Tone.NEUTRAL)
        self.scope.setAccessibleDescription(self.tr("Where it is looked for; again: the other one"))

    def _show_notice(self) -> None:
        sentences: list[str] = []
        trouble = self._answer[0].trouble if self._answer else None
        language = self._words.language
        if trouble is not None:
            sentences.append(trouble_sentence(*trouble, language))
        standing = self._standing
        if standing is not None and standing.hindrance is not None:
            hindrance, detail = standing.hindrance, standing.detail
            sentences.append(hindrance_sentence(hindrance, detail, language, in_memory=standing.in_memory))
        if standing is not None and not standing.is_whole:
            sentences.append(progress_sentence(standing.followed, standing.newest, language))
        self.notice.setText("\n".join(sentences))
        self.notice.setVisible(bool(sentences))

    def _show_foot(self) -> None:
        hint = self.tr("↑↓ choose ・ Enter goes there ・ Esc closes")
        if self._answer is None or self._answer[0].is_empty or self._answer[0].trouble is not None:
            self.foot.setText(hint)
            return
        answer = self._answer[1]
        count = self.tr("%n found", "rows of the timeline", len(answer.found))
        if answer.more:
            count = self.tr("the newest {count}; add a word").format(count=len(answer.found))
        elif not answer.found:
            count = self.tr("Nothing found")
        self.foot.setText(f"{count} ・ {hint}")

    @override
    def _choose(self) -> None:
        line = self.list.current
        if line is not None:
            self.close_and_return()
            self.chosen.emit(line.stream, line.position)

    @override
    def _place(self) -> None:
        self.setGeometry(self._over.rect())


def _corrected(row: "TimelineRow") -> tuple[str, Tone] | None:
    if row.correction is None:
        return None
    if isinstance(row.correction.event, EntryCorrected) and not row.correction.event.text:
        return QCoreApplication.translate("TimelineLines", "struck"), Tone.PAST
    return QCoreApplication.translate("TimelineLines", "corrected below"), Tone.PAST
