"""Which base addresses a token may be sent to: https, or plain http on this machine. Opens no connection."""

from enum import StrEnum
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

_LONGEST = 2_000


class AddressFault(StrEnum):
    """Why a base address is refused."""

    NOT_AN_ADDRESS = "it is not an address like https://example.com/api"
    NOT_HTTPS = "it must begin with https:// (plain http:// only for this machine itself)"
    CARRIES_LOGIN = "it must not carry a user name or password"
    CARRIES_QUERY = "it must not carry a question mark or a hash sign"


class AddressRefused(ValueError):
    """A base address no token may be sent to. The text stays out of the message: it may hold a password."""

    def __init__(self, reason: AddressFault) -> None:
        super().__init__(f"This base address can't be used: {reason.value}.")
        self.reason = reason


def checked_base_url(text: str) -> str:
    """The base address without its last slash; raises AddressRefused."""
    if len(text) > _LONGEST or not text.isascii() or not text.isprintable() or " " in text or "\\" in text:
        raise AddressRefused(AddressFault.NOT_AN_ADDRESS)
    parts = _split(text)
    if parts.username is not None or parts.password is not None:
        raise AddressRefused(AddressFault.CARRIES_LOGIN)
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(parts.hostname or "")):
        raise AddressRefused(AddressFault.NOT_HTTPS)
    if "?" in text or "#" in text:
        raise AddressRefused(AddressFault.CARRIES_QUERY)
    return text.rstrip("/")


def is_loopback(host: str) -> bool:
    """Whether the host is this machine itself."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _split(text: str) -> SplitResult:
    try:
        parts = urlsplit(text)
        if parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0:
            return parts
    except ValueError as fault:  # a bad port or a broken [::1]
        raise AddressRefused(AddressFault.NOT_AN_ADDRESS) from fault
    raise AddressRefused(AddressFault.NOT_AN_ADDRESS)
