"""Every English sentence of the window, twice as long: what a language not spoken yet may need (look.md rule 8)."""

from PySide6.QtCore import QCoreApplication, QTranslator
from typing_extensions import override

_MORE = "lang und immer noch etwas "
# Keys, zones and other signs of a few letters have no longer form.
_SHORTEST = 4


class PseudoLong(QTranslator):
    """Puts as much again behind each sentence; placeholders stay as they are."""

    @override
    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:
        # Qt's own words are the names of keys: Ctrl, Return.
        if len(sourceText) < _SHORTEST or context.startswith("Q"):
            return sourceText
        more = (_MORE * (len(sourceText) // len(_MORE) + 1))[: len(sourceText)].strip()
        return f"{sourceText} {more}"

    @override
    def isEmpty(self) -> bool:
        return False

    def put_on(self) -> None:
        """Speak so from the next retranslation on."""
        QCoreApplication.installTranslator(self)

    def take_off(self) -> None:
        """Speak as before from the next retranslation on."""
        QCoreApplication.removeTranslator(self)
