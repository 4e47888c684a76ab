"""Inquiries in the hand: one key counts one, one line counts many, one key takes them into the impact (0-17, 1-12)."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from commander.board.detection import DetectionStated, Source
from commander.board.impact import Aspect, Certainty, Count, StateImpact
from commander.board.incident import SetImpactStart
from commander.board.inquiries import CountInquiries, InquiriesCounted, InquiriesTakenBack
from commander.board.policy_import import ImportPolicy
from commander.board.record import Occurred
from commander.board.signals import SignalRaised
from commander.reading import Reading
from commander.wording.language import Language
from tests.counted_calls import calls_in
from tests.ui.desk_window import POLICY, ZONE, DeskWindow
from tests.ui.keys import ALT, Hands
from ui.panes.attention_strip import AttentionStrip
from ui.panes.bottom_bar import BottomBar
from ui.panes.impact import ImpactPane
from ui.panes.inquiries import InquiriesPage
from ui.panes.inquiries_faces import COUNTED, DETECTION
from ui.theme import Tone
from ui.widgets.inquiry_chart import Bar, InquiryChart, Marker
from ui.widgets.plain_label import PlainLabel
from ui.widgets.row import Row

KEY = Qt.Key


@pytest.fixture
def page(desk_window: DeskWindow, hands: Hands) -> InquiriesPage:
    """Twelve calls an hour are usual; of the other ways in nobody said."""
    desk_window.declare()
    channels = tuple(
        replace(one, usual=12.0 if one.key == "phone" else None)
        for one in desk_window.model.policy.inquiry_channels()
    )
    desk_window.submit(ImportPolicy(policy=replace(POLICY, inquiry_channel=channels)))
    desk_window.settle()
    shown = InquiriesPage(desk_window.model, desk_window.words)
    hands.show(shown)
    shown.open()
    return shown


def counted(window: DeskWindow) -> list[tuple[str, int]]:
    """What stands, as the file has it: single counts are too fine for the timeline."""
    window.settle()
    return [(one.channel, one.count) for one in window.board().inquiries.standing()]


def count(window: DeskWindow, number: int, channel: str = "phone", minutes: int = 30) -> None:
    since = Occurred(instant=window.now() - timedelta(minutes=minutes), zone=ZONE)
    window.submit(CountInquiries(incident=window.model.stream, channel=channel, count=number, since=since))
    window.settle()


def said(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(PlainLabel) if label.isVisibleTo(page))


def test_a_number_key_counts_one_and_f3_takes_it_back(
    desk_window: DeskWindow, hands: Hands, page: InquiriesPage
) -> None:
    hands.press(KEY.Key_1, times=2)
    hands.press(KEY.Key_2)
    assert counted(desk_window) == [("phone", 1), ("phone", 1), ("mail", 1)]
    hands.press(KEY.Key_F3)
    assert counted(desk_window) == [("phone", 1), ("phone", 1)]
    (back,) = desk_window.records(InquiriesTakenBack.KIND)
    assert back.event.channel == "mail"
    hands.press(KEY.Key_F3, times=3)
    assert counted(desk_window) == []
    assert "no such count" in said(page)


def test_letters_typed_before_the_line_has_the_keyboard_go_into_it_and_record_nothing(
    desk_window: DeskWindow, hands: Hands, page: InquiriesPage
) -> None:
    count(desk_window, 36)
    before = len(desk_window.records(InquiriesCounted.KIND))
    for key in (KEY.Key_I, KEY.Key_Z, KEY.Key_R):
        hands.press(key)
    desk_window.settle()
    assert hands.text.lower() == "izr"
    assert desk_window.board().impact.row(Aspect.INQUIRIES) is None
    assert desk_window.records(InquiriesTakenBack.KIND) == []
    assert len(desk_window.records(InquiriesCounted.KIND)) == before


def test_a_line_counts_many_since_a_time_and_keeps_what_it_cannot_read(
    desk_window: DeskWindow, hands: Hands, page: InquiriesPage
) -> None:
    hands.press(KEY.Key_Tab, times=2)
    hands.write("fax twelve")
    hands.enter()
    assert "Ways in: Phone, Mail" in said(page)
    assert hands.text == "fax twelve"
    hands.focus.selectAll()
    hands.write("メール 12 22:30から「払えない」")
    hands.enter()
    (record,) = desk_window.records(InquiriesCounted.KIND)
    assert (record.event.channel, record.event.count, record.event.wording) == ("mail", 12, "払えない")
    assert hands.text == ""
    assert "12 inquiries, no baseline" in said(page)


def test_the_half_hour_goes_into_the_impact_by_one_key(
    desk_window: DeskWindow, hands: Hands, page: InquiriesPage
) -> None:
    hands.press(KEY.Key_F2)
    assert "Nobody counted" in said(page)
    count(desk_window, 36)
    assert "36 inquiries, usual 6, 6×" in said(page)
    hands.press(KEY.Key_F2)
    desk_window.settle()
    row = desk_window.board().impact.row(Aspect.INQUIRIES)
    assert row is not None
    assert row.count == Count(count=36, usual=6)
    assert "Phone 36" in row.text


def test_a_customers_words_become_a_signal_and_survive_until_they_are_recorded(
    desk_window: DeskWindow, hands: Hands, page: InquiriesPage
) -> None:
    hands.press(KEY.Key_F4)
    hands.write("全店で注文が入らない")
    page.save_drafts()
    desk_window.settle()
    with Reading(desk_window.home) as reading:
        assert "注文" in reading.draft(f"form:{desk_window.model.stream}:Inquiries:report")
    hands.press(KEY.Key_Tab)
    hands.write("A 社")
    hands.press(KEY.Key_Tab)
    hands.write("担当B")
    hands.enter()
    (signal,) = desk_window.records(SignalRaised.KIND)
    assert (signal.event.text, signal.event.source) == ("全店で注文が入らない", "A 社 → 担当B")
    assert counted(desk_window) == [("sales", 1)]
    assert hands.focus is page


def test_escape_goes_back_to_the_board(hands: Hands, page: InquiriesPage) -> None:
    gone: list[bool] = []
    page.closed.connect(lambda: gone.append(True))
    hands.press(KEY.Key_Escape)
    assert gone == [True]


def test_the_chart_says_each_quarter_aloud_and_marks_what_happened(
    desk_window: DeskWindow, hands: Hands, page: InquiriesPage
) -> None:
    began = Occurred(instant=desk_window.now() - timedelta(minutes=40), zone=ZONE)
    desk_window.submit(SetImpactStart(incident=desk_window.model.stream, started=began))
    desk_window.now.move(timedelta(minutes=-2, seconds=-12))  # 22:45
    count(desk_window, 31, minutes=15)
    chart = page.findChild(InquiryChart)
    page.refresh()
    chart.setFocus()
    hands.press(KEY.Key_Left)
    assert "22:30–22:45: 31 inquiries, usual 3, 10×" in chart.accessibleDescription()
    assert "22:30–22:45: 31 inquiries" in said(page)
    assert [mark.word for mark in chart.markers] == ["began", "declared"]
    desk_window.words.switch(Language.JA)
    assert "31 件、平常 3 件、10 倍" in chart.accessibleDescription()


def test_far_above_the_usual_asks_for_a_look_until_the_impact_says_so(
    desk_window: DeskWindow, hands: Hands, page: InquiriesPage
) -> None:
    strip = AttentionStrip(desk_window.model, desk_window.words)
    hands.show(strip)
    count(desk_window, 36)
    (line,) = [one for one in strip.lines if "36 inquiries" in one]
    assert "6×" in line
    number = strip.lines.index(line) + 1
    hands.press(KEY(KEY.Key_0 + number), ALT)
    hands.enter()
    assert desk_window.board().impact.row(Aspect.INQUIRIES) is not None
    assert not [one for one in strip.lines if "36 inquiries" in one]
    normal = StateImpact(
        incident=desk_window.model.stream, aspect=Aspect.SYSTEM, text="正常", certainty=Certainty.CONFIRMED
    )
    desk_window.submit(normal)
    desk_window.settle()
    assert [one for one in strip.lines if "The evidence disagrees" in one]


def test_the_impact_takes_the_count_by_enter_and_says_how_it_was_found_by_one_key(
    desk_window: DeskWindow, hands: Hands, page: InquiriesPage
) -> None:
    count(desk_window, 9)
    pane = ImpactPane(desk_window.model, desk_window.words)
    hands.show(pane)
    assert [row for row in pane.findChildren(Row) if "9 inquiries" in row.accessibleName()]
    pane.open_row(COUNTED)
    desk_window.settle()
    assert desk_window.board().impact.row(Aspect.INQUIRIES) is not None
    pane.open_row(DETECTION)
    hands.press(KEY.Key_3, ALT)
    desk_window.settle()
    (record,) = desk_window.records(DetectionStated.KIND)
    assert record.event.found_by is Source.SALES
    assert [row for row in pane.findChildren(Row) if "customer via sales" in row.accessibleName()]


def test_where_recovery_is_declared_inquiries_say_whether_they_are_back(
    desk_window: DeskWindow, hands: Hands, page: InquiriesPage
) -> None:
    bar = QWidget()
    bottom = BottomBar(desk_window.model, desk_window.words, bar)
    QVBoxLayout(bar).addWidget(bottom)
    hands.show(bar)
    count(desk_window, 36)
    bottom.questions.ask_recovery()
    assert "far above usual" in said(bar)
    desk_window.now.move(timedelta(minutes=45))
    count(desk_window, 6)
    bottom.questions.ask_recovery()
    assert "6 inquiries, usual 6, 1× → as usual" in said(bar)


def test_the_chart_is_painted_within_a_frame_and_is_no_place_for_markup(hands: Hands) -> None:
    chart = InquiryChart()
    bars = [
        Bar(
            count=number * 7 % 90,
            usual=10,
            spoken=f"bar {number}",
            above="6×" if number % 2 else "",
            hour="22:00",
        )
        for number in range(24)
    ]
    marks = [
        Marker(place=float(place), word="<b>post</b>" * 9, tone=Tone.ACCENT) for place in range(0, 24, 4)
    ]
    chart.show_bars(bars, marks, title="Inquiries", usual="usual")
    hands.show(chart)
    image = QImage(chart.size(), QImage.Format.Format_RGB32)

    assert calls_in(lambda: chart.render(image)) < 4_000  # half of it today
    hands.press(KEY.Key_Home)
    assert "bar 0" in chart.accessibleDescription()
    hands.press(KEY.Key_End)
    assert chart.place == 23
