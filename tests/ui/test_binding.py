"""The Qt binding keeps None alive. PySide6 6.12.0 on Python 3.11 gives one reference away with each call."""

import sys

from PySide6.QtCore import QObject


def test_calls_that_return_none_do_not_use_none_up() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > before - 100
