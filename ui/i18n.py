"""Which language the window speaks, and how it changes while running. Holds no sentence itself."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from commander.wording.language import Language

FOLDER = Path(__file__).parent.parent / "resources" / "i18n"


class CatalogueMissing(RuntimeError):
    """A language's compiled catalogue isn't where the program was installed."""


def system_language() -> Language:
    """Japanese where the system's first wish among our languages is Japanese, else English."""
    for wish in QLocale.system().uiLanguages():
        for language in Language:
            if wish.split("-")[0].lower() == language.value:
                return language
    return Language.EN


class Languages(QObject):
    """The language in force. Widgets hear of a switch by `changeEvent(LanguageChange)`, models by `changed`.

    Window thread only. The source strings are English; the English catalogue holds plurals alone.
    """

    changed = Signal(str)

    def __init__(self, app: QCoreApplication, *, folder: Path = FOLDER) -> None:
        super().__init__(app)
        self._app = app
        self._folder = folder
        self._installed: list[QTranslator] = []
        self._current = Language.EN

    @property
    def current(self) -> Language:
        """The language in force."""
        return self._current

    def switch(self, language: Language) -> None:
        """Speak this language from now on. Raises `CatalogueMissing` and keeps the old one if it can't."""
        arriving = [self._load(self._folder, f"commander_{language}.qm")]
        if language is Language.JA:
            qt_folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
            arriving.insert(0, self._load(qt_folder, "qtbase_ja.qm"))
        self.take_off()
        for translator in arriving:
            self._app.installTranslator(translator)
        self._installed = arriving
        self._current = language
        QLocale.setDefault(QLocale(language.value))
        self.changed.emit(language.value)

    def take_off(self) -> None:
        """Leave nothing of ours in the application; called when the window that spoke is gone."""
        for translator in self._installed:
            self._app.removeTranslator(translator)
            translator.deleteLater()
        self._installed = []

    def _load(self, folder: Path, name: str) -> QTranslator:
        translator = QTranslator(self)
        if not translator.load(str(folder / name)):
            translator.deleteLater()
            raise CatalogueMissing(
                f"The language file {name} is missing or damaged; install Commander again."
            )
        return translator
