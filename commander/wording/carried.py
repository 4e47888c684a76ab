"""Pure: what is carried from an entry or the board into a message, said with its certainty, and why some is not."""

from collections.abc import Sequence
from datetime import datetime

from commander.board.message_source import KeptInside
from commander.wording.board_fields import time_said
from commander.wording.language import Bilingual, Language

_SUPPOSED = Bilingual("仮説({time}時点、未確認):{text}", "hypothesis as of {time}, not confirmed: {text}")
_ESTIMATED = Bilingual("{text}({time}時点の推計)", "{text} (our estimate as of {time})")
_UNCONFIRMED = Bilingual("{text}({time}時点、未確認)", "{text} (as of {time}, not confirmed)")
_ABOUT = Bilingual("約{text}", "about {text}")

_WHY = {
    KeptInside.HYPOTHESIS: Bilingual(
        "仮説は社外に書きません。確かめたら事実として記録し、それを伝えます。",
        "A hypothesis isn't told outside: once it is checked, record the fact and tell that.",
    ),
    KeptInside.UNCONFIRMED: Bilingual(
        "未確認のことは社外に書きません。推定か確定かを選んでから伝えます。",
        "What nobody has confirmed isn't told outside: mark it estimated or confirmed first.",
    ),
    KeptInside.SIGNAL: Bilingual(
        "兆候は社外に書きません。確かめて影響の行に書くと、お客様向けの文に入ります。",
        "A signal isn't told outside: check it and state it as an impact, and it goes into the text for customers.",
    ),
    KeptInside.PERSONAL_DATA: Bilingual(
        "個人情報の懸念は、法務と決めた文面だけで社外に伝えます。",
        "A concern about personal data goes outside only in a text agreed with legal.",
    ),
    KeptInside.EVIDENCE: Bilingual(
        "社内の確認結果は社外に書きません。お客様に起きていることとして書き直します。",
        "Evidence of our own isn't told outside: write what customers meet instead.",
    ),
    KeptInside.TALK: Bilingual(
        "質問・人・後続などの社内のやり取りは社外に書きません。",
        "Questions, people and follow-ups are work of our own and aren't told outside.",
    ),
}
_NO_PLACE = Bilingual(
    "この文面には入れる欄がありません。必要なら本文に書きます。",
    "This wording has no place for it: write it into the text if it is needed.",
)


def estimated(text: str, language: Language, at: datetime, now: datetime, zone: str) -> str:
    """An estimate, with as of when."""
    return _said(_ESTIMATED, text, language, at, now, zone)


def about(text: str, language: Language) -> str:
    """A number that nobody counted to the last."""
    return _ABOUT.said_in(language).format(text=text)


def unconfirmed(text: str, language: Language, at: datetime, now: datetime, zone: str) -> str:
    """What nobody has confirmed, said as such."""
    return _said(_UNCONFIRMED, text, language, at, now, zone)


def supposed(text: str, language: Language, at: datetime, now: datetime, zone: str) -> str:
    """A hypothesis, said as such."""
    return _said(_SUPPOSED, text, language, at, now, zone)


def joined(texts: Sequence[str], language: Language) -> str:
    """Several facts as one; each goes without its own full stop, which the template brings."""
    stop = "。" if language is Language.JA else "."
    bare = [text.strip().removesuffix(stop).strip() for text in texts]
    return ("。" if language is Language.JA else "; ").join(one for one in bare if one)


def why_inside(kept: KeptInside, language: Language) -> str:
    """Why something isn't told outside, and what to do instead."""
    return _WHY[kept].said_in(language)


def no_place(language: Language) -> str:
    """Why something that may be told is in no text."""
    return _NO_PLACE.said_in(language)


def _said(words: Bilingual, text: str, language: Language, at: datetime, now: datetime, zone: str) -> str:
    return words.said_in(language).format(text=text.strip(), time=time_said(at, now, zone, language))
