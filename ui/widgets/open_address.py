"""The one place that hands an address to the system's browser, after looking at it."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_address(address: str) -> bool:
    """Open an https address, on a person's key or click alone. False: it is none, or nothing here opens it."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme() != "https" or not url.host() or url.userInfo():
        return False
    return QDesktopServices.openUrl(url)
