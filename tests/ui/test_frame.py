"""An outline that is copied looks like one that is drawn, on any ground, at any size and place."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ui.theme import DARK, LIGHT, Tokens
from ui.widgets import frame
from ui.widgets.frame import paint_frame

_SIZE = 120
_ROUNDED = 2  # of 255: a picture on a ground is added up in another order


def painted(
    where: QRectF, ratio: float, look: Tokens, *, dashed: bool, paint: Callable[..., None] = paint_frame
) -> QImage:
    image = QImage(int(_SIZE * ratio), int(_SIZE * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(look.background))
    painter = QPainter(image)
    paint(painter, where, 9.5, line=look.line, fill="" if dashed else look.surface, dashed=dashed)
    painter.end()
    return image


@pytest.mark.parametrize("look", [DARK, LIGHT])
@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
@pytest.mark.parametrize("dashed", [False, True])
def test_a_copied_outline_looks_as_it_is_drawn(
    qapp: QApplication, look: Tokens, ratio: float, dashed: bool
) -> None:
    where = QRectF(7, 11, 83, 20)
    copied = painted(where, ratio, look, dashed=dashed)
    drawn = painted(where, ratio, look, dashed=dashed, paint=frame._draw)
    assert copied.size() == drawn.size()
    for y in range(copied.height()):
        for x in range(copied.width()):
            one, other = copied.pixelColor(x, y), drawn.pixelColor(x, y)
            channels = zip(one.getRgb(), other.getRgb(), strict=True)
            assert all(abs(a - b) <= _ROUNDED for a, b in channels), (x, y)


def test_an_outline_between_the_pixels_is_drawn(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame, "_drawn", _never)
    painted(QRectF(7.5, 11, 83, 20), 1.0, DARK, dashed=False)


def _never(*_: object, **__: object) -> QImage:
    raise AssertionError("copied")
