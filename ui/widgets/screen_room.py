"""Keeps a window no larger than what the desktop leaves it."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow


def fit_into_screen(window: QMainWindow) -> None:
    """Shrink and move it so that all of it is on its screen; its frame is known once it stands there."""
    if QGuiApplication.platformName() == "offscreen":
        return  # pictures are made there: no desktop, no frame
    room, frame, inside = window.screen().availableGeometry(), window.frameGeometry(), window.geometry()
    around_x, around_y = frame.width() - inside.width(), frame.height() - inside.height()
    wish = inside.size().boundedTo(room.size() - QSize(around_x, around_y))
    if wish != inside.size():
        window.resize(wish)
        window.move(
            max(room.left(), min(frame.left(), room.right() + 1 - wish.width() - around_x)),
            max(room.top(), min(frame.top(), room.bottom() + 1 - wish.height() - around_y)),
        )
