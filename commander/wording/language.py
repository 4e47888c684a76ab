"""Pure: the two languages a text goes out in, and a thing said in both."""

from enum import StrEnum

import msgspec


class Language(StrEnum):
    """A language of outgoing text; its value names the folder and the key everywhere."""

    JA = "ja"
    EN = "en"


class Bilingual(msgspec.Struct, frozen=True):
    """The same thing said in both languages; an empty string means nobody has said it yet."""

    ja: str = ""
    en: str = ""

    def said_in(self, language: Language) -> str:
        """The wording in one language, empty when there is none."""
        return (self.ja if language is Language.JA else self.en).strip()

    @property
    def is_blank(self) -> bool:
        """Nobody has said it in either language."""
        return not (self.ja.strip() or self.en.strip())
