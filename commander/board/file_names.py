"""Pure: the name of a file that came from outside, made harmless for every screen, file system and archive."""

import re
import unicodedata
from typing import Final

_LONGEST: Final = 120
# Longer endings are no endings: a sentence with a full stop in it.
_LONGEST_ENDING: Final = 16
# File systems count bytes, and a Japanese letter has three.
_LONGEST_BYTES: Final = 200
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*]')
# Windows takes these for devices, whatever ending follows.
_DEVICES: Final = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?")
_NAMELESS: Final = "file"


def harmless_name(name: str) -> str:
    """The last part of a path as a name that any system takes, no longer than 120 letters, its ending kept.

    Controls, letters that turn the direction of writing and letters that nobody sees are gone from it.
    """
    last = re.split(r"[/\\]", name.rstrip("/\\"))[-1]
    normal = unicodedata.normalize("NFC", last.encode("utf-8", "replace").decode("utf-8"))
    plain = "".join(" " if letter.isspace() else letter for letter in normal if not _is_unseen(letter))
    plain = " ".join(_FORBIDDEN.sub("_", plain).split()).strip(" .")
    if _DEVICES.fullmatch(plain):
        plain = f"_{plain}"
    return _shortened(plain) or _NAMELESS


def distinct_names(names: list[str]) -> list[str]:
    """The same names, each once: a second "log.txt" is "log (2).txt", whatever the case of its letters."""
    taken: set[str] = set()
    found: list[str] = []
    for name in names:
        stem, dot, ending = name.rpartition(".") if "." in name[1:] else (name, "", "")
        candidate, number = name, 1
        while candidate.casefold() in taken:
            number += 1
            candidate = f"{stem} ({number}){dot}{ending}"
        taken.add(candidate.casefold())
        found.append(candidate)
    return found


def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} and not letter.isspace()


def _shortened(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending) > _LONGEST_ENDING:
        stem, dot, ending = name, "", ""
    stem = stem[: _LONGEST - len(dot + ending)]
    room = _LONGEST_BYTES - len((dot + ending).encode())
    return stem.encode()[:room].decode("utf-8", "ignore").rstrip(" .") + dot + ending
