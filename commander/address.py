"""Pure: the one rule for the addresses a person may set. https, or http to this very machine."""

import re
import unicodedata
from enum import StrEnum
from ipaddress import ip_address
from urllib.parse import urlsplit

_LONGEST = 2000
_LONGEST_MAIL = 254
_MAIL = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])"
)


class AddressReason(StrEnum):
    """What is wrong with an address."""

    NOT_AN_ADDRESS = "not_an_address"  # no scheme, no host, spaces, a port that is none
    NOT_HTTPS = "not_https"  # plain http is only for this machine
    USER_INFO = "user_info"  # a name or password before the host
    QUERY = "query"  # a query or fragment after the path
    NOT_A_MAIL_ADDRESS = "not_a_mail_address"


class AddressFault(ValueError):
    """An address that is not taken. Says why, and never repeats the address, which may hold a password."""

    def __init__(self, reason: AddressReason) -> None:
        super().__init__(reason.value)
        self.reason = reason

    def sentence(self, language: str) -> str:
        """What is wrong and what to write in its place, in "ja" or "en"."""
        return _SENTENCES[self.reason][0 if language == "ja" else 1]


_SENTENCES = {
    AddressReason.NOT_AN_ADDRESS: (
        "https:// で始まるアドレスを書いてください",
        "write an address that begins with https://",
    ),
    AddressReason.NOT_HTTPS: (
        "https のアドレスにしてください(http はこの PC 自身 127.0.0.1・::1・localhost のみ)",
        "use https (http is only for this machine: 127.0.0.1, ::1, localhost)",
    ),
    AddressReason.USER_INFO: (
        "アドレスから利用者名とパスワードを取り除いてください",
        "remove the user name and password from the address",
    ),
    AddressReason.QUERY: (
        "アドレスから ? や # より後ろを取り除いてください",
        "remove everything from ? or # on",
    ),
    AddressReason.NOT_A_MAIL_ADDRESS: (
        "メールアドレスを name@example.com の形で書いてください",
        "write a mail address like name@example.com",
    ),
}


def checked_base_url(text: str) -> str:
    """The address without a slash at its end; raises AddressFault."""
    if not 0 < len(text) <= _LONGEST or any(_is_odd(character) for character in text):
        raise AddressFault(AddressReason.NOT_AN_ADDRESS)
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise AddressFault(AddressReason.NOT_AN_ADDRESS) from None
    if parts.scheme not in {"http", "https"} or not host or port == 0 or parts.netloc.endswith(":"):
        raise AddressFault(AddressReason.NOT_AN_ADDRESS)
    if "@" in parts.netloc:
        raise AddressFault(AddressReason.USER_INFO)
    if "?" in text or "#" in text:
        raise AddressFault(AddressReason.QUERY)
    if parts.scheme == "http" and not is_loopback(host):
        raise AddressFault(AddressReason.NOT_HTTPS)
    return text.rstrip("/")


def checked_mail_address(text: str) -> str:
    """The mail address as it is; raises AddressFault. Only the plain form: no name, no quotes, no line break."""
    if len(text) > _LONGEST_MAIL or not _MAIL.fullmatch(text):
        raise AddressFault(AddressReason.NOT_A_MAIL_ADDRESS)
    return text


def is_loopback(host: str) -> bool:
    """Whether the host is this machine itself."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _is_odd(character: str) -> bool:
    # Letters beyond ASCII look like others: a token would go to a host that nobody meant.
    if not character.isascii():
        return True
    # A backslash is a slash to some clients and not to others: the host would depend on who reads it.
    return character == "\\" or character.isspace() or unicodedata.category(character)[0] == "C"
