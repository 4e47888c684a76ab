"""What nobody took on goes up as one line; relief is suggested below everything; whom to call next stands ready."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from commander.board.brief import BriefItem
from commander.board.duty_roster import RoleRule, Staffing
from commander.board.policy_import import ImportPolicy
from commander.board.presence import Presence, SetPresence
from commander.board.report_back import AskReport
from commander.board.roles import AssignRole, OfferRole
from commander.board.summons import AnswerCall, CallRole, CallState, SummonRole
from tests.ui.desk_window import POLICY, DeskWindow
from tests.ui.keys import ALT, Hands
from ui.panes.attention_matters import Matters
from ui.panes.attention_strip import AttentionStrip
from ui.panes.matter import Matter
from ui.panes.roles import RolesPane

KEY = Qt.Key
WANTED = replace(
    POLICY,
    role=(RoleRule(key="legal", call=("p-d", "p-e")), RoleRule(key="ic", name_en="Incident Lead")),
    staffing=Staffing(relief_minutes=120),
)


@pytest.fixture
def strip(desk_window: DeskWindow, hands: Hands) -> AttentionStrip:
    desk_window.submit(ImportPolicy(policy=WANTED))
    stream = desk_window.declare()
    for role, person in (("ic", "p-a"), ("scribe", "p-b"), ("lead_a", "p-c")):
        desk_window.submit(AssignRole(incident=stream, role=role, person=person))
    model, words = desk_window.model, desk_window.words
    words.use_policy(model.policy)
    strip = AttentionStrip(model, words)
    hands.show(strip)
    return strip


def later(window: DeskWindow, minutes: int) -> None:
    window.now.move(timedelta(minutes=minutes))
    window.model.ticked.emit()


def matter(window: DeskWindow, strip: AttentionStrip, part: str) -> Matter | None:
    """A line, also one below the three that are shown."""
    found = Matters(window.model, window.words, strip).found()
    return next((one for one in found if part in f"{one.text} {one.detail}"), None)


def line(window: DeskWindow, strip: AttentionStrip, part: str) -> str:
    found = matter(window, strip, part)
    return f"{found.text} {found.detail}" if found else ""


def test_a_task_that_nobody_took_on_goes_up_to_the_leader_as_one_line(
    desk_window: DeskWindow, strip: AttentionStrip
) -> None:
    stream = desk_window.model.stream
    desk_window.submit(
        AskReport(
            incident=stream, role="lead_a", report_at=desk_window.now() + timedelta(minutes=30), task="x"
        )
    )
    desk_window.submit(SummonRole(incident=stream, role="pr"))
    assert "has not taken" not in line(desk_window, strip, "Team A")
    later(desk_window, 6)
    said = line(desk_window, strip, "Team A: restore has not taken its task on")
    assert said.startswith("担当A: PR is wanted and nobody has called")


def test_relief_is_suggested_and_leads_to_the_handover(
    desk_window: DeskWindow, strip: AttentionStrip
) -> None:
    wished: list[str] = []
    strip.handover_wanted.connect(wished.append)
    later(desk_window, 119)
    assert line(desk_window, strip, "for long") == ""
    later(desk_window, 2)
    assert line(desk_window, strip, "担当A has been Incident Lead for long: hand it over?")
    stream = desk_window.model.stream
    desk_window.submit(SetPresence(incident=stream, persons=("p-b",), presence=Presence.LEFT))
    assert line(desk_window, strip, "担当B has left and is still Scribe")
    matter(desk_window, strip, "has left").ways[0][1]()
    assert wished == ["scribe"]


def test_an_offer_with_a_brief_is_read_back_from_its_line(
    desk_window: DeskWindow, strip: AttentionStrip
) -> None:
    wished: list[str] = []
    strip.handover_wanted.connect(wished.append)
    brief = (BriefItem(point="impact", text="SEV1"),)
    desk_window.submit(OfferRole(incident=desk_window.model.stream, role="ic", to="p-d", brief=brief))
    offered = matter(desk_window, strip, "Handover of Incident Lead")
    assert [word for word, _ in offered.ways] == ["Read it back…"]
    offered.ways[0][1]()
    assert wished == ["ic"]
    assert desk_window.board().roles.commander == "p-a"


def test_whom_to_call_next_stands_ready_and_each_step_is_shown_with_its_time(
    desk_window: DeskWindow, hands: Hands, strip: AttentionStrip
) -> None:
    stream = desk_window.model.stream
    pane = RolesPane(desk_window.model, desk_window.words)
    hands.show(pane)
    desk_window.submit(CallRole(incident=stream, role="legal", person="p-d"))
    desk_window.submit(AnswerCall(incident=stream, role="legal", answer="no-answer"))
    pane.open_row("legal")
    assert hands.text == "担当E"
    hands.enter()
    desk_window.submit(AnswerCall(incident=stream, role="legal", answer="declined"))
    pane.open_row("legal")
    assert hands.text == "担当E"  # nobody is left to call but those who were called in vain
    summons = desk_window.board().calls.by_role["legal"]
    assert (summons.person, summons.state) == ("p-e", CallState.DECLINED)
    assert [step.person for step in summons.steps] == ["p-d", "p-d", "p-e", "p-e"]


def test_somebody_is_wanted_by_one_number_and_a_task_is_taken_on_by_another(
    desk_window: DeskWindow, hands: Hands, strip: AttentionStrip
) -> None:
    stream = desk_window.model.stream
    pane = RolesPane(desk_window.model, desk_window.words)
    hands.show(pane)
    desk_window.submit(
        AskReport(
            incident=stream, role="lead_a", report_at=desk_window.now() + timedelta(minutes=30), task="x"
        )
    )
    pane.open_row("lead_a")
    hands.press(KEY.Key_7, ALT)
    hands.enter()
    assert desk_window.board().reports.is_acknowledged("lead_a")
    pane.open_row("lead_b")  # needed beside team A, and vacant
    hands.press(KEY.Key_9, ALT)
    hands.write("担当D")
    hands.enter()
    summons = desk_window.board().calls.by_role["lead_b"]
    assert (summons.person, summons.caller, summons.state) == ("p-d", "", CallState.ASKED)


def test_an_open_row_offers_whom_to_call_next_unless_a_name_was_typed(
    desk_window: DeskWindow, hands: Hands, strip: AttentionStrip
) -> None:
    stream = desk_window.model.stream
    pane = RolesPane(desk_window.model, desk_window.words)
    hands.show(pane)
    desk_window.submit(CallRole(incident=stream, role="legal", person="p-d"))
    pane.open_row("legal")
    assert hands.text == "担当D"
    desk_window.submit(AnswerCall(incident=stream, role="legal", answer="no-answer"))
    assert hands.text == "担当E"
    hands.write("X")
    desk_window.submit(SetPresence(incident=stream, persons=("p-e",), presence=Presence.LEFT))
    assert hands.text.endswith("X")
