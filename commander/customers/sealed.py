"""One list's key and what is sealed with it: AES-GCM by piece, bound to its place; keyed hashes to match by."""

import base64
import os
from collections.abc import Callable
from hashlib import blake2b
from typing import Final

from commander.customers.faults import CustomerFault, Why

_NONCE: Final = 12
_KEY: Final = 32
NO_MARK: Final = bytes(8)


def new_key() -> bytes:
    """The key of a new list."""
    return os.urandom(_KEY)


def as_text(key: bytes) -> str:
    """How a key lies in the keyring."""
    return base64.b64encode(key).decode()


def from_text(text: str) -> bytes:
    """The key as it lay in the keyring. Raises CustomerFault when that is no key of ours."""
    try:
        key = base64.b64decode(text, validate=True)
    except ValueError:
        key = b""
    if len(key) != _KEY:
        raise CustomerFault(Why.KEY_GONE)
    return key


class Seal:
    """Seals and opens the pieces of one list. Any thread; holds the key in memory as long as it lives."""

    def __init__(self, key: bytes, list_id: str) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._cipher = AESGCM(_derived(key, b"seal"))
        self._to_match = _derived(key, b"match")
        self._list = list_id

    def sealed(self, place: str, piece: bytes) -> bytes:
        """The piece, readable only with the key and only as this place of this list."""
        nonce = os.urandom(_NONCE)
        return nonce + self._cipher.encrypt(nonce, piece, self._bound(place))

    def opened(self, place: str, sealed: bytes) -> bytes:
        """What was sealed for this place. Raises CustomerFault when another hand changed or moved it."""
        from cryptography.exceptions import InvalidTag

        try:
            return self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], self._bound(place))
        except (InvalidTag, ValueError):
            raise CustomerFault(Why.DAMAGED, file=self._list) from None

    def mark_maker(self, kind: str) -> Callable[[str], bytes]:
        """Makes the keyed hash (BLAKE2b as a MAC, 8 bytes) of a text; NO_MARK for one that says nothing."""
        start = blake2b(key=self._to_match, digest_size=len(NO_MARK), person=kind.encode()[:16])

        def mark(text: str) -> bytes:
            if not text:
                return NO_MARK
            told = start.copy()
            told.update(text.encode())
            return told.digest()

        return mark

    def _bound(self, place: str) -> bytes:
        return f"{self._list}/{place}".encode()


def _derived(key: bytes, purpose: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=_KEY, salt=None, info=b"commander customers " + purpose).derive(
        key
    )
