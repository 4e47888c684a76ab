"""What an action is searched by in the palette. Never shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sought:
    """Words apart by spaces, said in either language whatever the window speaks."""

    ja: str = ""
    kana: str = ""
    en: str = ""
