"""A picture as large as its room allows, never larger than it is. It shows dots and knows nothing of files."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override


class Picture(QWidget):
    """Paints one image in the middle. Window thread; the image was made elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def show_image(self, image: QImage) -> None:
        """Show another image; a null one shows nothing."""
        self._image = image
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return self._image.size().boundedTo(QSize(1200, 800))

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        if self._image.isNull():
            return
        room = self.contentsRect()
        size = self._image.deviceIndependentSize()
        if size.width() > room.width() or size.height() > room.height():
            size.scale(room.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        left = room.left() + (room.width() - size.width()) / 2
        top = room.top() + (room.height() - size.height()) / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(left, top, size.width(), size.height()), self._image)
