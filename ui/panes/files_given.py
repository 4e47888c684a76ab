"""What somebody pastes or drops that is to be attached: files of this machine, or a picture without a file."""

from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

# As a browser or a screenshot's program leaves them: their very bytes are taken, nothing is packed anew.
_PICTURES: Final = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp"}


class GivenFile(msgspec.Struct, frozen=True):
    """One thing to attach: a file by its path, or what is in it with the name it gets."""

    path: Path | None = None
    content: bytes | QImage = b""
    name: str = ""

    def said(self) -> bytes:
        """What is in it, where it has no path; bare dots become a PNG, which is slow: off the window thread."""
        if isinstance(self.content, bytes):
            return self.content
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(self.content)
        return bytes(buffer.data().data())


def holds_files(mime: QMimeData) -> bool:
    """Whether there is something to attach; words beside a picture are meant as words. Cheap: asked while dragging."""
    if any(url.isLocalFile() for url in mime.urls()):
        return True
    return mime.hasImage() and not mime.text().strip()


def files_given(mime: QMimeData, name: str) -> tuple[GivenFile, ...]:
    """What is to be attached; nothing: it is text, or nothing of ours. name: what a picture is called."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if paths:
        return tuple(GivenFile(path=path) for path in dict.fromkeys(paths))
    if not holds_files(mime):
        return ()
    for kind, ending in _PICTURES.items():
        if mime.hasFormat(kind):
            return (GivenFile(content=bytes(mime.data(kind).data()), name=f"{name}.{ending}"),)
    image = mime.imageData()
    picture = image if isinstance(image, QImage) else QImage()
    return () if picture.isNull() else (GivenFile(content=picture, name=f"{name}.png"),)
