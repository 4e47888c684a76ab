"""Whether this machine has a font for Japanese, by the names of font files. Loads none."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

_JAPANESE = re.compile(
    r"(noto.*(cjk|jp)|source.?han|ipa(ex)?(g|m|p)|takao|vl.?(p?gothic)|mplus|m\+|sazanami|hiragino|ヒラギノ"
    r"|yugoth|meiryo|msgothic|msmincho|biz.?ud|kosugi|sawarabi|droidsansfallback|motoya)",
    re.IGNORECASE,
)
_KINDS = (".ttf", ".otf", ".ttc", ".otc")
_MOST_FILES = 50_000


def japanese_font() -> Path | None:
    """The first font file that has Japanese by its name; None when there is none."""
    for count, path in enumerate(_font_files()):
        if count > _MOST_FILES:
            return None
        if _JAPANESE.search(path.name):
            return path
    return None


def _font_files() -> Iterator[Path]:
    folders = (
        Path(__file__).parents[2] / "resources" / "fonts",
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        Path.home() / ".local" / "share" / "fonts",
        Path.home() / ".fonts",
        Path("/System/Library/Fonts"),
        Path("/Library/Fonts"),
        Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts",
    )
    for folder in folders:
        for parent, _, names in os.walk(folder):
            yield from (Path(parent) / name for name in sorted(names) if name.lower().endswith(_KINDS))
