"""Which of many phrases a few typed letters mean: kanji, kana in any width, romaji, English. Pure; knows no Qt."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_LIMIT: Final = 200
# Katakana small a … small ke stand 96 above their hiragana.
_KATAKANA: Final = range(ord("ァ"), ord("ヶ") + 1)
_TO_HIRAGANA: Final = {letter: letter - 96 for letter in _KATAKANA}
_ROWS: Final = (
    ("", "あいうえお"),
    ("k", "かきくけこ"),
    ("s", "さしすせそ"),
    ("t", "たちつてと"),
    ("n", "なにぬねの"),
    ("h", "はひふへほ"),
    ("m", "まみむめも"),
    ("r", "らりるれろ"),
    ("g", "がぎぐげご"),
    ("z", "ざじずぜぞ"),
    ("d", "だぢづでど"),
    ("b", "ばびぶべぼ"),
    ("p", "ぱぴぷぺぽ"),
)
_KANA: Final = {
    kana: consonant + vowel for consonant, row in _ROWS for kana, vowel in zip(row, "aiueo", strict=True)
} | {"や": "ya", "ゆ": "yu", "よ": "yo", "わ": "wa", "を": "wo", "ん": "n"}
_SMALL: Final = {"ゃ": "ya", "ゅ": "yu", "ょ": "yo"}
# Each spelling people type goes to the one that the table of kana gives.
_SPELLINGS: Final = (
    ("shi", "si"),
    ("sh", "sy"),
    ("chi", "ti"),
    ("ch", "ty"),
    ("tsu", "tu"),
    ("fu", "hu"),
    ("ji", "zi"),
    ("jy", "zy"),
    ("j", "zy"),
)
_SYLLABIC_N: Final = re.compile("n{2,}")
# Shorter than this, romaji and letters far apart would match nearly everything.
_LONG_ENOUGH: Final = 3

WHOLE, START, WORD, WITHIN, ROMAJI_START, ROMAJI_WITHIN, SCATTERED = 100, 80, 70, 50, 60, 40, 20


def normalised(text: str) -> str:
    """One spelling for every width and both kana: ｾﾝｹﾞﾝ, センゲン and せんげん are the same."""
    plain = unicodedata.normalize("NFKC", text[:_LIMIT]).casefold()
    return " ".join(plain.translate(_TO_HIRAGANA).split())


@lru_cache(maxsize=1024)
def romaji(text: str) -> str:
    """Kana in Latin letters and Latin letters in one spelling; whatever else is left out. Takes what is normalised."""
    found = ""
    doubled = False
    for letter in text:
        if letter == "っ":
            doubled = True
            continue
        if letter in _SMALL:
            found = found.removesuffix("i") + _SMALL[letter]
            continue
        sound = _KANA.get(letter, letter if letter.isascii() else "")
        found += (sound[:1] if doubled else "") + sound
        doubled = False
    for typed, kept in _SPELLINGS:
        found = found.replace(typed, kept)
    return _SYLLABIC_N.sub("n", found)


@dataclass(frozen=True, slots=True)
class Phrases:
    """What one thing can be found by, made ready once. `words` are looked at by their letters, `spoken` by sound."""

    words: tuple[str, ...]
    spoken: tuple[str, ...]

    @classmethod
    def of(cls, shown: Iterable[str], *, kana: str = "", words: str = "") -> "Phrases":
        """From what is shown, readings, and other words, both apart by spaces."""
        phrases = [normalised(one) for one in shown]
        phrases += [part for phrase in phrases for part in phrase.split() if part != phrase]
        readings = normalised(kana).split()
        kept = tuple(dict.fromkeys(filter(None, [*phrases, *readings, *normalised(words).split()])))
        return cls(words=kept, spoken=tuple(map(romaji, readings)))


def score(typed: str, phrases: Phrases) -> int:
    """How well a normalised search fits, 0: not at all. Every word typed must fit; "sev 1" is also "sev1"."""
    together = _best(typed.replace(" ", ""), phrases)
    if " " not in typed:
        return together
    apart = [_best(word, phrases) for word in typed.split()]
    return max(together, min(apart))


def _best(word: str, phrases: Phrases) -> int:
    found = 0
    for phrase in phrases.words:
        found = max(found, _letters(word, phrase))
    if found >= ROMAJI_START or not word.isascii() or len(word) < _LONG_ENOUGH:
        return found
    sound = romaji(word)
    for reading in phrases.spoken:
        if reading.startswith(sound):
            return ROMAJI_START
        if sound in reading:
            found = max(found, ROMAJI_WITHIN)
    if not found and any(_is_scattered(word, phrase) for phrase in phrases.words):
        return SCATTERED
    return found


def _letters(word: str, phrase: str) -> int:
    place = phrase.replace(" ", "").find(word) if " " in phrase else phrase.find(word)
    if place < 0:
        return 0
    if place == 0:
        return WHOLE if len(word) == len(phrase) else START
    if f" {word}" in phrase:
        return WORD
    # One Latin letter inside a word says nothing.
    return WITHIN if len(word) > 1 or not word.isascii() else 0


def _is_scattered(word: str, phrase: str) -> bool:
    """Whether the letters stand in this order, the first one at the beginning of the phrase (dclr: declare)."""
    if not phrase.isascii() or not phrase.startswith(word[0]):
        return False
    rest = iter(phrase)
    return all(letter in rest for letter in word)
