"""Pure: one way to write what can be written in many: accounts, mails, phone numbers, names (practice §4)."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Final

_SPACES: Final = re.compile(r"\s+")
_NOT_DIGITS: Final = re.compile(r"\D+")
_PHONE_TAIL: Final = r"(?:内線|ext\.?|x)\s*\d+\s*$"
# Hyphens, dashes, minus and 長音 look alike and are typed for each other; middle dots and blanks say nothing.
_STROKES: Final = dict.fromkeys(map(ord, "-‐‑‒–—―−ー─━〜~ｰ"), "ー")
_SILENT: Final = dict.fromkeys(map(ord, " \t\u3000・･.,、。'’`\"“”"), None)
_USUAL_DIGITS: Final = 11  # 090-1234-5678
_LEAST_DIFFERENT: Final = 2
_LEAST_DIGITS, _MOST_DIGITS = 8, 15
_POSTAL_DIGITS = 7


def as_account(text: str) -> str:
    """Width and blanks made one; zeros in front stay, as does the case."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _SPACES.sub("", text) if " " in text or not text.isprintable() else text


def as_mail(text: str) -> str:
    """The domain in lower case, the part before it as it is written; "" for what is no address."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    text = text.strip().removeprefix("mailto:")
    local, at, domain = text.rpartition("@")
    if not (at and local and "." in domain) or " " in text or domain[0] == "." or domain[-1] == ".":
        return ""
    return f"{local}@{domain.lower()}"


def as_phone(text: str) -> str:
    """Its digits, the country's +81 as the 0 it stands for; "" for what is none."""
    digits = text.replace("-", "")
    if (
        len(digits) == _USUAL_DIGITS
        and digits[0] == "0" != digits[1]
        and digits.isascii()
        and digits.isdecimal()
    ):
        return digits if len(set(digits)) > _LEAST_DIFFERENT else ""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    if len(text) > 13:  # longer than 090-1234-5678: an extension may follow
        text = re.sub(_PHONE_TAIL, "", text, flags=re.IGNORECASE)
    digits = text.replace("-", "")
    if not digits.isdecimal():
        digits = _NOT_DIGITS.sub("", digits)
    if digits[:1] == "8" and digits.startswith("81") and len(digits) >= 11:
        digits = "0" + digits[2:].removeprefix("0")
    elif digits[:2] in ("00", "01") and digits.startswith(("01081", "0081")):
        digits = "0" + digits.partition("81")[2].removeprefix("0")
    if not _LEAST_DIGITS <= len(digits) <= _MOST_DIGITS or len(set(digits)) <= _LEAST_DIFFERENT:
        return ""  # 0000000000 is nobody's number
    return digits


def as_postal(text: str) -> str:
    """Its seven digits; "" for what is none."""
    digits = text.replace("-", "")
    if not (digits.isascii() and digits.isdecimal()):
        digits = _NOT_DIGITS.sub("", unicodedata.normalize("NFKC", text))
    return digits if len(digits) == _POSTAL_DIGITS and digits != "0" * _POSTAL_DIGITS else ""


def as_name(text: str) -> str:
    """Without the word for a company, blanks and dots; kana, width and strokes made one."""
    text = unicodedata.normalize("NFKC", text)
    may_be, company = _company()
    if may_be.search(text):
        text = company.sub("", text)
    return text.casefold().translate(_name_table())


@cache
def _company() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A quick look whether a name may hold the word for a company, and that word: ㈱ is (株) after NFKC."""
    # Compiled when the first file comes in: a window that starts does without.
    word = (
        r"株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|一般財団法人|医療法人|学校法人"
        r"|\((?:株|有|同|資|名|社|財|医|学)\)|カブシキガイシャ|カ\)|\(カ"
        r"|\b(?:co\.?,?\s*ltd|inc|corp|ltd|llc|kk|k\.k)\b\.?"
    )
    may_be = re.compile(r"[社団法\(\)]|カブシキ|(?i:co|inc|ltd|llc|kk|k\.k)")
    return may_be, re.compile(word, re.IGNORECASE)


@cache
def _name_table() -> Mapping[int, str | None]:
    """All of a name's letters in one table: a million names pass it."""
    from jaconv import hira2kata

    hiragana = {code: hira2kata(chr(code)) for code in (*range(0x3041, 0x3097), 0x309D, 0x309E)}
    return {**hiragana, **_STROKES, **_SILENT}
