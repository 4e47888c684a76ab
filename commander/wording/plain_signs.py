"""Pure: full-width signs as the keyboard of a Japanese desk leaves them, one for one, so that places stay true."""

from typing import Final

PLAIN: Final = (
    {0xFF01 + step: 0x21 + step for step in range(94)}
    | {0x3000: 0x20}
    | dict.fromkeys(map(ord, "ー−–—‐‑‒―"), 0x2D)
)
