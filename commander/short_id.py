"""Pure: the ids that people say aloud: INC-7K3Q, from the random tail of a UUID."""

from collections.abc import Iterator
from uuid import UUID

# Crockford's alphabet: no I, L, O, U, so that nothing is misheard or misread.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PREFIX = "INC-"
_SHORTEST, _LONGEST = 4, 12
_CONFUSED = str.maketrans({"I": "1", "L": "1", "O": "0"})


def short_ids(stream: str) -> Iterator[str]:
    """Candidates for a stream's short id, each one character longer, for use until one is free."""
    number = UUID(stream).int
    digits = ""
    for _ in range(_LONGEST):
        number, digit = divmod(number, 32)
        digits += _ALPHABET[digit]
        if len(digits) >= _SHORTEST:
            yield _PREFIX + digits


def normalised(text: str) -> str:
    """What somebody typed or said as a short id: with or without INC-, any case, o for 0."""
    spoken = text.strip().upper().removeprefix("INC").lstrip("-– ").translate(_CONFUSED)
    return _PREFIX + spoken
