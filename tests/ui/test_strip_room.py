"""The lines above the board give room to the sheet, and are all there again at the press of one of their keys."""

from datetime import timedelta

from commander.board.privacy_records import RaisePrivacyConcern
from commander.board.roles import COMMANDER, AssignRole
from commander.board.summons import SummonRole
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import Hands
from ui.panes.attention_strip import AttentionStrip


def test_while_a_text_is_written_one_line_stands_and_the_others_are_counted(
    desk_window: DeskWindow, hands: Hands
) -> None:
    stream = desk_window.declare()
    desk_window.submit(AssignRole(incident=stream, role=COMMANDER, person=desk_window.model.person))
    desk_window.submit(RaisePrivacyConcern(incident=stream))
    desk_window.submit(SummonRole(incident=stream, role="cl"))
    desk_window.now.move(timedelta(hours=1))
    desk_window.settle()
    strip = AttentionStrip(desk_window.model, desk_window.words)
    hands.show(strip)
    lines = strip.lines
    assert len(lines) > 1
    strip.leave_room(True)
    assert strip.lines == lines[:1]
    strip.go_to(1)
    assert strip.lines == lines
    assert strip.isAncestorOf(hands.focus)
    strip.leave_room(True)
    strip.leave_room(False)
    assert strip.lines == lines
