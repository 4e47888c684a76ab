"""What is in an attached file, made ready to be shown: off the window thread, within limits, nothing of it run."""

from enum import StrEnum
from typing import Final

import msgspec
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from commander.attachments.giving import tells_of
from commander.attachments.pictures import Tells
from commander.attachments.sniffing import decoded
from commander.attachments.store import Lies, Store, Unsound
from commander.board.attachments import Attachment, Media
from commander.wording.checks import outgoing

# A picture of this many dots takes 256 MB while it is read; a screen has four million.
MOST_DOTS: Final = 64_000_000
_MOST_MEGABYTES: Final = 320
_SHOWN_EDGE: Final = 2_000
_BYTES_READ: Final = 1024 * 1024
_LETTERS_SHOWN: Final = 200_000
_LONGEST_LINE: Final = 2_000
_FORMATS: Final = {Media.PNG: b"png", Media.JPEG: b"jpeg", Media.GIF: b"gif", Media.WEBP: b"webp"}


class Unshown(StrEnum):
    """Why a sound file is not shown."""

    MEMORY = "memory"
    NEWER = "newer"
    PDF = "pdf"
    TOO_LARGE = "too-large"
    BROKEN = "broken"


class Loaded(msgspec.Struct, frozen=True):
    """A file as it is shown: a picture, words, or why neither."""

    picture: QImage | None = None
    words: str | None = None
    is_cut: bool = False
    unshown: Unshown | None = None
    lies: Lies = Lies.SOUND
    tells: tuple[Tells, ...] = ()
    dots: tuple[int, int] = (0, 0)


def load(store: Store, file: Attachment) -> Loaded:
    """Read a file and look at its hash. Not in the window thread; never fails."""
    try:
        content = store.read(file.sha256, file.size)
    except Unsound as unsound:
        return Loaded(lies=unsound.lies)
    except MemoryError:
        return Loaded(unshown=Unshown.MEMORY)
    kind = file.kind
    if kind is None:
        return Loaded(unshown=Unshown.NEWER)
    if kind.is_image:
        return _picture(content, kind, tells_of(file, content))
    if kind.is_text:
        letters = decoded(content[:_BYTES_READ], cut=len(content) > _BYTES_READ)
        is_cut = len(content) > _BYTES_READ or len(letters) > _LETTERS_SHOWN
        return Loaded(words=_broken(outgoing(letters[:_LETTERS_SHOWN])), is_cut=is_cut)
    return Loaded(unshown=Unshown.PDF)


def _broken(text: str) -> str:
    """No line longer than a window lays out at once: one of 200,000 letters would hold it up for seconds."""
    return "\n".join(
        part
        for line in text.split("\n")
        for part in ([line[at : at + _LONGEST_LINE] for at in range(0, len(line), _LONGEST_LINE)] or [""])
    )


def _picture(content: bytes, kind: Media, tells: tuple[Tells, ...]) -> Loaded:
    # Whatever a header promises, no more memory than this is taken for it.
    QImageReader.setAllocationLimit(_MOST_MEGABYTES)
    buffer = QBuffer()
    buffer.setData(QByteArray(content))  # made with it, the buffer would only point to what is gone by then
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    # By what the bytes are, and by nothing else: no other reader is tried.
    reader = QImageReader(buffer, QByteArray(_FORMATS[kind]))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    dots = (max(size.width(), 0), max(size.height(), 0))
    if dots[0] * dots[1] > MOST_DOTS:
        return Loaded(unshown=Unshown.TOO_LARGE, tells=tells, dots=dots)
    if max(dots) > _SHOWN_EDGE:
        reader.setScaledSize(size.scaled(QSize(_SHOWN_EDGE, _SHOWN_EDGE), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return Loaded(unshown=Unshown.BROKEN, tells=tells, dots=dots)
    return Loaded(picture=image, tells=tells, dots=dots)
