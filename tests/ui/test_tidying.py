"""What is left over ends in the window thread, whichever thread asks for memory."""

import gc
import threading

import pytest
from PySide6.QtCore import QObject, Qt

from ui.tidying import tidied_here


def leave_over(ended_on: list[int]) -> None:
    """A Qt object that nothing names but itself."""
    left = QObject()
    left.destroyed.connect(lambda: ended_on.append(threading.get_ident()), Qt.ConnectionType.DirectConnection)
    left.setObjectName("left over")
    left.itself = left


def ask_for_memory() -> list[list[object]]:
    """So much on another thread that Python would look through everything; it lives as long as it is held."""
    kept: list[list[object]] = []
    thread = threading.Thread(target=lambda: kept.extend([[]] for _ in range(200_000)))
    thread.start()
    thread.join()
    return kept


def test_a_qt_object_left_over_ends_in_the_window_thread(qtbot):
    ended_on: list[int] = []
    with tidied_here():
        leave_over(ended_on)
        kept = ask_for_memory()
        assert ended_on == []
        qtbot.waitUntil(lambda: bool(ended_on))
    assert kept
    assert ended_on == [threading.get_ident()]


def test_nothing_is_looked_through_while_much_is_made_that_stays(qtbot):
    ended_on: list[int] = []
    with tidied_here() as tidying:
        tidying.hold()
        leave_over(ended_on)
        kept = ask_for_memory()
        tidying.tidy()
        assert ended_on == []
        tidying.let_go()
        # What stood by then stays; what is left over from now on ends as ever.
        leave_over(ended_on)
        kept += ask_for_memory()
        qtbot.waitUntil(lambda: len(ended_on) == 1)
    gc.unfreeze()
    gc.collect()
    assert len(ended_on) == 2


@pytest.mark.parametrize("was_on", [True, False])
def test_python_looks_again_afterwards_if_it_did_before(qapp, was_on):
    before = gc.isenabled()
    try:
        (gc.enable if was_on else gc.disable)()
        with tidied_here():
            assert not gc.isenabled()
        assert gc.isenabled() is was_on
    finally:
        (gc.enable if before else gc.disable)()
