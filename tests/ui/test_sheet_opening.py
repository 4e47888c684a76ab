"""The sheet is there at once, whatever the number of audiences."""

import time

from msgspec.structs import replace

from commander.board.organisation import Audience
from commander.board.policy_import import ImportPolicy
from tests.ui.desk_window import POLICY, DeskWindow
from tests.ui.keys import Hands
from ui.panes.broadcast_sheet import BroadcastSheet

# The budget is 100 ms on the reference machine; a busy test machine gets room, a mistake does not.
_LIMIT_S = 0.4


def test_thirty_audiences_open_at_once(desk_window: DeskWindow, hands: Hands) -> None:
    audiences = tuple(
        Audience(
            key=f"a{number}",
            name_ja=f"宛先{number}",
            name_en=f"Audience {number}",
            targets=(f"slack:#c{number}",),
        )
        for number in range(29)
    )
    desk_window.submit(ImportPolicy(policy=replace(POLICY, audience=(POLICY.audience[0], *audiences))))
    sheet = BroadcastSheet(desk_window.model, desk_window.words)
    desk_window.declare()
    hands.show(sheet)
    began = time.perf_counter()
    sheet.open()
    sheet.grab()
    took = time.perf_counter() - began
    desk_window.settle()
    sheet.close_keeping_draft()
    assert took < _LIMIT_S
