"""The timeline as a file to hand out: format, language, zone, which rows, with names or roles, and where to."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Final

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from commander.board.incident import IncidentKind
from commander.reading import Reading
from commander.reports.attached import Exported
from commander.reports.exporting import Form, Stopped, export
from commander.reports.handout import Choice, Kind, zone_named
from commander.wording.times import TimeFault, parse
from ui.dialogs.export_form import ExportForm
from ui.models.board import BoardModel
from ui.printing import print_handout
from ui.theme import Tone
from ui.widgets.whole_page import FollowingScroll
from ui.words import Words

_WIDTH: Final = 620
_TOLD_EVERY_S: Final = 0.1


class _Unfit(Exception):
    """A field that says nothing usable; the text is the sentence for it."""


class ExportDialog(QDialog):
    """Not modal: the timeline goes on beside it. The file is written on a thread of its own, and can be stopped.

    Nothing is remembered from one opening to the next: a filter left on would hand out half a timeline.
    """

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(False)
        self._model, self._words = model, words
        self._stream = ""
        self._stop: Event | None = None
        self._given: tuple[int, ...] = ()
        self._is_own_path = False  # typed by hand: it follows neither format nor incident any more
        self.form = ExportForm(words, self)
        self.form.asked.connect(self._write)
        self.form.replaced.connect(lambda: self._write(over=True))
        self.form.stopped.connect(self.stop)
        self.form.changed.connect(self._suggest)
        self.form.path.textEdited.connect(self._on_path_typed)
        scroll = FollowingScroll(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.form)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self.setMinimumSize(420, 320)
        self.resize(_WIDTH, self.form.sizeHint().height() + 24)
        app = QApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.stop)
        words.changed.connect(self._name)
        self._name()

    def begin(self, given: Sequence[int] = ()) -> None:
        """Show it for the incident that is open; one that is writing goes on and is shown as it is.

        given: the positions of the rows that are marked, or left by a filter: those alone, unless all are asked for.
        """
        if self._stop is None:
            self._stream = self._model.stream
            self._is_own_path = False
            self._given = tuple(given)
            self.form.begin_again(len(given))
            self.form.offer_files(self._model.board.attachments.count)
            self._suggest()
        self.show()
        self.form.first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def stop(self) -> None:
        """Stop what is being written; nothing of it is left."""
        if self._stop is not None:
            self._stop.set()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        # What a dialog does with Enter would press a button that nobody looked at.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._stop is None:
            self.form.press_default()
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _write(self, *, over: bool = False) -> None:
        if self._stop is not None or not self._stream:
            return
        try:
            choice, path = self._choice(), self._path()
        except _Unfit as unfit:
            self.form.say(str(unfit), Tone.BAD)
            return
        form, bom = self.form.form, self.form.bom.isChecked() and self.form.form is Form.CSV
        stop = self._stop = Event()
        told = self._progress(stop)
        self.form.show_running(running=True)
        self.form.say(self.tr("Writing…"), Tone.NEUTRAL)
        now, files = self._model.now, self.form.with_files

        def work(home: Path) -> Exported:
            with Reading(home) as reading:
                return export(
                    reading,
                    form,
                    choice,
                    now,
                    path,
                    over=over,
                    bom=bom,
                    told=told,
                    printer=print_handout,
                    attachments=files,
                )

        def ended(future: "Future[Exported]") -> None:
            fault = future.exception()
            exported = future.result() if fault is None else Exported()
            self._model.bridge.push(lambda: self._on_ended(path, exported, fault) if isValid(self) else None)

        def begin(home: Path) -> None:
            # A thread of its own for this one file: a long one must not keep the window's other errands waiting.
            thread = ThreadPoolExecutor(1, "export")
            thread.submit(work, home).add_done_callback(ended)
            thread.shutdown(wait=False)

        self._model.bridge.read(lambda reading: reading.home, begin)

    def _progress(self, stop: Event) -> Callable[[int, int], bool]:
        """Says in the window how far it is, ten times a second at most. Called on the writing thread."""
        last = monotonic()

        def told(done: int, of: int) -> bool:
            nonlocal last
            if monotonic() - last >= _TOLD_EVERY_S:
                last = monotonic()
                self._model.bridge.push(lambda: self._show_progress(done, of))
            return not stop.is_set()

        return told

    def _show_progress(self, done: int, of: int) -> None:
        if isValid(self) and self._stop is not None and not self._stop.is_set():
            text = self.tr("Writing: {done} of {of} rows").format(done=f"{done:,}", of=f"{of:,}")
            self.form.say(text, Tone.NEUTRAL)

    def _on_ended(self, path: Path, exported: Exported, fault: BaseException | None) -> None:
        self._stop = None
        self.form.show_running(running=False)
        match fault:
            case None:
                tone = Tone.WARN if exported.unsound else Tone.OK
                self.form.say("\n".join(self._written(path, exported)), tone)
            case Stopped():
                self.form.say(self.tr("Stopped; no file was written."), Tone.NEUTRAL)
            case FileExistsError():
                text = self.tr("{file} exists already. Replace it, or name another file.")
                self.form.say(text.format(file=fault.filename or path), Tone.WARN)
                self.form.offer_replacing()
            case OSError():
                text = self.tr(
                    "{file} could not be written ({why}): choose another folder or free some space."
                )
                self.form.say(text.format(file=path, why=fault.strerror or type(fault).__name__), Tone.BAD)
            case _:
                self._model.bridge.report(fault)
                self.form.say(self.tr("It could not be written; the details are in the log."), Tone.BAD)

    def _written(self, path: Path, exported: Exported) -> list[str]:
        said = [self.tr("Written to {file}.").format(file=path)]
        if exported.archive is not None:
            text = self.tr("%n attached file(s) in {file}.", "files", exported.files)
            said.append(text.format(file=exported.archive.name))
        if exported.unsound:
            said.append(self.tr("%n of them missing or altered, and left out.", "files", exported.unsound))
        return said

    def _choice(self) -> Choice:
        form = self.form
        language = form.language
        if form.form is Form.JSON_LINES:
            return Choice(stream=self._stream, language=language)
        zone = form.zone.text().strip() or "UTC"
        if zone_named(zone) is None:
            text = self.tr('There is no time zone "{zone}": write it like Asia/Tokyo or UTC.')
            raise _Unfit(text.format(zone=zone))
        return Choice(
            stream=self._stream,
            language=language,
            zone=zone,
            redact=form.redact.isChecked(),
            since=self._time(form.since.text()),
            until=self._time(form.until.text()),
            kinds=() if form.is_given or form.kind is None else (Kind(form.kind),),
            positions=self._given if form.is_given else (),
            by=self._model.person,
        )

    def _time(self, typed: str) -> datetime | None:
        if not typed.strip():
            return None
        found = parse(typed, self._model.now, self._words.zone)
        if isinstance(found, TimeFault):
            raise _Unfit(found.sentence(self._words.language))
        return found.instant

    def _path(self) -> Path:
        typed = self.form.path.text().strip()
        if not typed:
            raise _Unfit(self.tr("Name the file that it is to be written to."))
        path = Path(typed).expanduser()
        if not path.is_absolute():
            raise _Unfit(self.tr("Name the file with its whole path, from the root on."))
        return path

    def _suggest(self) -> None:
        """A name in the person's documents that says what it is, unless one was typed."""
        self.form.take_path_fault_away()
        if self._is_own_path or not self._stream:
            return
        incident = self._model.board.incident
        parts = [incident.short_id, "drill" if incident.kind is IncidentKind.DRILL else "", "timeline"]
        if self.form.redact.isChecked() and self.form.form is not Form.JSON_LINES:
            parts.append("roles")
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"{'-'.join(part for part in parts if part)}.{self.form.form.value}"
        self.form.path.setText(str(Path(folder or Path.home()) / name))

    def _on_path_typed(self) -> None:
        self._is_own_path = True
        self.form.take_path_fault_away()

    def _name(self) -> None:
        self.setWindowTitle(self.tr("Hand the timeline out"))
