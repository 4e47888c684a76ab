"""What the desktop tells a person while no window of ours is in front: only what needs one now, and once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from commander.board.deliveries import Delivery
from commander.board.incident import IncidentKind
from commander.deadlines import AUDIENCES, OUTLIVES_THE_END, Deadline, DeadlineKind
from commander.deadlines.statutory import statutory_due
from commander.wording.audiences import overdue_sentence
from commander.wording.contacts import audience_name
from ui.models.board import BoardModel
from ui.models.desk_overview import DeskOverview
from ui.models.outlook import outlook_of
from ui.needs import Need, Sitting, due_need, needs_of, short, signal_need
from ui.notice_service import Notice, NoticeService, desktop_service
from ui.shortcuts import Action
from ui.widgets.plain_label import harmless
from ui.words import Words

if TYPE_CHECKING:
    from commander.reading import IncidentSummary

_DRAFT: Final = "notices"
_MOST_AT_ONCE: Final = 3
_REMEMBERED: Final = 300
# What belongs together arrives within a moment; and nobody wants a second batch right after the first.
_GATHER_MS, _REST_MS = 400, 8_000
# While no incident is shown nothing ticks, and a promise of one of them may come due.
_LOOK_MS: Final = 15_000
_TITLE_SHOWN, _BODY_SHOWN = 60, 400


class Notices(QObject):
    """Looks whenever something changed or a second passed. Window thread.

    wanted: somebody clicked a notification: the incident's stream, and where in it the matter is.
    """

    wanted = Signal(str, Action)

    def __init__(
        self,
        model: BoardModel,
        words: Words,
        overview: DeskOverview,
        parent: QObject | None = None,
        *,
        is_on: bool = True,
        service: NoticeService | None = None,
    ) -> None:
        super().__init__(parent)
        self.is_on = is_on
        self._model, self._words, self._overview = model, words, overview
        self._service = service
        self._told: dict[str, None] = {}  # in the order they were told
        self._needs: dict[str, Need] = {}  # what was told lately, by the key that a click brings back
        self._waiting: list[Need] = []
        self._knows_told = False
        self._batch = self._timer(_GATHER_MS, self._tell)
        self._rest = self._timer(_REST_MS, self._tell)
        self._between = self._timer(_LOOK_MS, self._look)
        self._between.setSingleShot(False)
        for signal in (model.changed, model.ticked, model.feeds.changed, overview.changed):
            signal.connect(self._look)

    @property
    def has_service(self) -> bool | None:
        """Whether this desktop shows notifications; None until it is known."""
        return self._service.is_there if self._service is not None else None

    def begin(self) -> None:
        """The journal is open: what was told before this start is not told again."""
        if self._service is None:
            self._service = desktop_service(self._model.bridge.push, self._open)
        self._between.start()
        self._model.bridge.read(lambda reading: reading.draft(_DRAFT), self._remember)

    def end(self) -> None:
        """No more of them."""
        for timer in (self._batch, self._rest, self._between):
            timer.stop()
        if self._service is not None:
            self._service.close()

    def _timer(self, interval_ms: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        timer.timeout.connect(act)
        return timer

    def _remember(self, kept: str) -> None:
        self._told = dict.fromkeys([*kept.split("\n"), *self._told])
        self._knows_told = True
        self._look()

    def _look(self) -> None:
        if not self._knows_told:
            return
        new = [need for need in self._found() if need.key not in self._told]
        if not new:
            return
        self._told |= dict.fromkeys(need.key for need in new)
        while len(self._told) > _REMEMBERED:
            del self._told[next(iter(self._told))]
        self._model.bridge.save_draft(_DRAFT, "\n".join(self._told))
        # Who has the window in front sees it there.
        if self.is_on and not _in_front():
            self._waiting += new
            if not self._batch.isActive() and not self._rest.isActive():
                self._batch.start()

    def _tell(self) -> None:
        standing = {need.key for need in self._found()}
        needs, self._waiting = [need for need in self._waiting if need.key in standing], []
        if self._service is None or not needs or _in_front():
            return
        self._rest.start()
        if len(needs) > _MOST_AT_ONCE:
            self._service.show(self._together(needs))
            return
        for need in needs:
            self._service.show(self._notice(need.key, need, need.text, need.title))

    def _together(self, needs: Sequence[Need]) -> Notice:
        """Many at once are one notification, which goes to the gravest."""
        first = next((need for need in needs if need.is_urgent), needs[0])
        title = self.tr("%n matter(s) need a person", "notification", len(needs))
        if all(need.title.startswith(self._drill_mark()) for need in needs):
            title = f"{self._drill_mark()}{title}"
        lines = [f"{need.title}: {need.text}" for need in needs[:_MOST_AT_ONCE]]
        return self._notice("together", first, "\n".join([*lines, "…"]), title)

    def _notice(self, key: str, need: Need, body: str, title: str) -> Notice:
        self._needs[key] = need
        while len(self._needs) > _REMEMBERED:
            del self._needs[next(iter(self._needs))]
        return Notice(
            key=key,
            summary=title,
            body=harmless(body, _BODY_SHOWN),
            way_in=self.tr("Open"),
            is_urgent=need.is_urgent,
            replaces=key == "together",
        )

    def _open(self, key: str) -> None:
        need = self._needs.get(key)
        if need is not None:
            self.wanted.emit(need.stream, need.action)

    def _found(self) -> Iterator[Need]:
        board = self._model.board
        if self._model.stream and not board.incident.closed:
            yield from self._shown()
        elif self._model.stream:
            yield from self._signals()
            for delivery in board.messages.needing_a_person():
                yield self._delivery(delivery)
            promised = [one for one in self._model.deadlines() if one.kind in OUTLIVES_THE_END]
            for due in (*promised, *self._statutory()):
                yield from due_need(due, self._model.stream, self._title(), self._sitting())
        for one in self._overview.others:
            yield from self._other(one)
        for signal in self._model.feeds.waiting:
            yield signal_need(
                signal, self._model.stream, self.tr("Signal without an incident"), self._sitting()
            )

    def _shown(self) -> Iterator[Need]:
        board, now = self._model.board, self._model.now
        yield from self._signals()
        for delivery in board.messages.needing_a_person():
            yield self._delivery(delivery)
        for role, offer in board.roles.offers.items():
            if offer.to == self._model.person:
                text = self.tr("{role} is being handed over to you").format(role=self._words.role(role))
                yield self._need(f"offer:{offer.record}", text)
        outlook = outlook_of(board, self._model.deadlines(), self._statutory())
        yield from needs_of(outlook, self._model.stream, self._title(), self._sitting())
        for due in self._model.deadlines():
            if due.kind is DeadlineKind.CONTACT and due.due <= now:
                yield self._chase(due)
        yield from self._overdue_audiences(now)
        watch = board.incident.watch
        if watch is not None and watch.until <= now and board.watching.ended is None:
            yield self._watch(self._model.stream, self._title(), watch.until)

    def _overdue_audiences(self, now: datetime) -> Iterator[Need]:
        """Whom nobody told in time: one notification however many they are, again when there are others."""
        late = [one for one in self._model.deadlines() if one.kind in AUDIENCES and one.due <= now]
        if late:
            board, policy, language = self._model.board, self._model.policy, self._words.language
            names = [short(audience_name(board, policy, one.subject, language)) for one in late]
            text = short(overdue_sentence(names, language))
            need = self._need(f"audiences:{':'.join(sorted(one.subject for one in late))}", text)
            yield replace(need, action=Action.MESSAGES, is_urgent=False)

    def _chase(self, due: Deadline) -> Need:
        name = audience_name(self._model.board, self._model.policy, due.subject, self._words.language)
        at = self._words.time_with_zone(due.due, self._model.now)
        text = self.tr("Nobody has reached {audience}: due {time}").format(audience=short(name), time=at)
        need = self._need(f"contact:{due.subject}:{due.due.isoformat()}", text)
        return replace(need, action=Action.MESSAGES, is_urgent=False)

    def _statutory(self) -> list[Deadline]:
        """When reports are due that a law asks for; nothing for whoever may not know."""
        return statutory_due(self._model.restricted.clocks())

    def _signals(self) -> Iterator[Need]:
        for signal in self._model.board.signals.untriaged():
            yield signal_need(signal, self._model.stream, self._title(), self._sitting())

    def _delivery(self, delivery: Delivery) -> Need:
        words = self._words
        place, state = short(words.place(delivery.target)), words.label(delivery.state)
        why = words.delivery(delivery.state, delivery.reason, delivery.detail)
        key = f"delivery:{delivery.key}:{delivery.state}:{delivery.changed_at.isoformat()}"
        return self._need(key, f"{place}: {state} ・ {short(why)}")

    def _other(self, one: "IncidentSummary") -> Iterator[Need]:
        title = self._titled(one.severity, one.short_id, one.title, IncidentKind(one.kind))
        outlook = self._overview.outlook(one.stream)
        if outlook is not None:
            yield from needs_of(outlook, one.stream, title, self._sitting(), with_signals=True)
        elif one.promise:
            # More are open than are folded: of the rest the list knows the promise.
            due = Deadline(kind=DeadlineKind.NEXT_UPDATE, due=datetime.fromisoformat(one.promise))
            yield from due_need(due, one.stream, title, self._sitting())
        if one.watch_until and datetime.fromisoformat(one.watch_until) <= self._model.now:
            yield self._watch(one.stream, title, datetime.fromisoformat(one.watch_until))

    def _sitting(self) -> Sitting:
        model = self._model
        return Sitting(person=model.person, now=model.now, words=self._words, policy=model.policy)

    def _watch(self, stream: str, title: str, until: datetime) -> Need:
        return Need(
            key=f"watch:{stream}:{until.isoformat()}",
            stream=stream,
            title=title,
            text=self.tr("The watch is over: close the incident or reopen it"),
        )

    def _need(self, key: str, text: str) -> Need:
        return Need(key=key, stream=self._model.stream, title=self._title(), text=text)

    def _title(self) -> str:
        incident = self._model.board.incident
        return self._titled(incident.severity, incident.short_id, incident.title, incident.kind)

    def _titled(self, severity: int | None, short_id: str, title: str, kind: IncidentKind) -> str:
        named = f"{self._words.severity(severity)} {short_id} {short(title, _TITLE_SHOWN)}"
        return f"{self._drill_mark()}{named}" if kind is IncidentKind.DRILL else named

    def _drill_mark(self) -> str:
        return f"【{self._words.label(IncidentKind.DRILL)}】"


def _in_front() -> bool:
    return QApplication.activeWindow() is not None
