"""Names and channels by a few letters in any script, and chips that are moved, typed anew and taken back by keys."""

from datetime import UTC, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from commander.board.duty_roster import OwnerTeam
from commander.board.organisation import Person
from commander.board.policy_import import ImportPolicy
from commander.board.timeline import EntryKind
from commander.wording.language import Language
from tests.counted_calls import calls_in
from tests.ui.desk_window import POLICY, DeskWindow
from tests.ui.keys import ALT, Hands
from ui.panes.composer import Composer
from ui.panes.mention_index import MentionIndex, Named

KEY = Qt.Key
PEOPLE = (
    Person(key="p-m", name="担当森", kana="たんとうもり"),
    Person(key="p-k", name="ケイ担当"),
    *POLICY.person,
)
TEAM = OwnerTeam(key="db", name_ja="データベース班", name_en="Databases", members=("p-k",))


@pytest.fixture
def composer(desk_window: DeskWindow, hands: Hands) -> Composer:
    desk_window.submit(ImportPolicy(policy=replace(POLICY, person=PEOPLE, team=(TEAM,))))
    made = Composer(desk_window.model, desk_window.words)
    desk_window.declare()
    desk_window.settle()
    hands.show(made)
    made.text.setFocus()
    return made


def names(composer: Composer) -> list[str]:
    return [one.split("  ")[0] for one in composer.text.offered]


@pytest.mark.parametrize("part", ["森", "たんとうも", "タントウモ", "tantoumo", "ﾀﾝﾄｳﾓ", "p-m"])
def test_somebody_is_found_by_kanji_kana_and_romaji(hands: Hands, composer: Composer, part: str) -> None:
    hands.write("@")
    hands.write(part)
    assert names(composer)[0] == "担当森"


def test_somebody_is_found_by_the_team_they_are_on(hands: Hands, composer: Composer) -> None:
    hands.write("@")
    hands.write("データ")
    assert names(composer) == ["ケイ担当"]


def test_channels_are_offered_behind_a_number_sign_and_taken_by_keys(
    desk_window: DeskWindow, hands: Hands, composer: Composer
) -> None:
    hands.write("see #")
    assert names(composer) == ["inc-7k3q", "announce", "exec"]
    hands.write("ann")
    hands.press(KEY.Key_Return)
    assert composer.text.toPlainText() == "see #announce "
    assert composer.pieces.texts == ["#announce  ×"]
    hands.enter()
    assert desk_window.records("entry-added")[0].event.text == "see #announce"


def test_a_channel_that_slack_named_by_its_id_is_offered_by_its_name(
    desk_window: DeskWindow, hands: Hands, composer: Composer
) -> None:
    desk_window.model.slack.take_channels(("db-ops", "announce"))
    hands.write("see #db")
    assert names(composer) == ["db-ops"]
    hands.press(KEY.Key_Return)
    assert composer.text.toPlainText() == "see #db-ops "


def test_a_full_width_sign_offers_too(hands: Hands, composer: Composer) -> None:
    hands.write("＃")
    assert names(composer) == ["inc-7k3q", "announce", "exec"]


def test_a_key_looks_at_no_more_of_a_large_company_than_of_a_small_one() -> None:
    index = MentionIndex([Named(f"Person {count:05}", words=f"p-{count}") for count in range(20_000)])
    assert len(index.found("")) == 8
    assert index.found("person 00003")[0].name == "Person 00003"
    assert index.found("person 19999")[0].name == "Person 19999"
    assert index.found("nobody at all") == index.found("nobody at all, really") == []


def test_up_and_down_on_a_chip_change_what_it_says(
    desk_window: DeskWindow, hands: Hands, composer: Composer
) -> None:
    hands.write("22:31 decision: roll back by 22:58")
    hands.press(KEY.Key_Tab)
    hands.press(KEY.Key_Down)
    hands.press(KEY.Key_Down)
    assert composer.text.toPlainText() == "22:29 decision: roll back by 22:58"
    hands.press(KEY.Key_Tab)
    hands.press(KEY.Key_Up)
    assert composer.kind is EntryKind.ACTION
    assert composer.text.toPlainText() == "22:29 action: roll back by 22:58"
    hands.press(KEY.Key_Tab)
    hands.press(KEY.Key_Up)
    assert composer.pieces.texts == ["happened 22:29  ×", "Action  ×", "by 22:59  ×"]
    composer.text.setFocus()
    hands.enter()
    record = desk_window.records("entry-added")[0]
    assert (record.event.text, record.event.entry_kind) == ("roll back by 22:59", EntryKind.ACTION)
    assert record.occurred.instant.minute == 29


def test_a_time_is_not_moved_ahead_of_now(hands: Hands, composer: Composer) -> None:
    hands.write("22:47 roll back")
    hands.press(KEY.Key_Tab)
    hands.press(KEY.Key_Up)
    assert composer.text.toPlainText() == "22:47 roll back"


def test_enter_on_a_chip_goes_to_its_words(hands: Hands, composer: Composer) -> None:
    hands.write("22:31 roll back")
    hands.press(KEY.Key_Tab)
    hands.press(KEY.Key_Return)
    assert composer.text.hasFocus()
    hands.write("22:40")
    assert composer.text.toPlainText() == "22:40 roll back"
    assert composer.pieces.texts == ["happened 22:40  ×"]


@pytest.mark.parametrize(
    ("typed", "chip"),
    [
        ("25時10分 復旧", "発生 01:10  ×"),
        ("２５：１０　復旧", "発生 01:10  ×"),
        ("昨日 23:50 発覚", "発生 11/20 23:50  ×"),
        ("yesterday 23:50 noticed", "発生 11/20 23:50  ×"),
        ("約22:31 発覚", "発生 約 22:31  ×"),
        ("－３ｍ　発覚", "発生 22:44  ×"),
        ("決定：戻す", "決定  ×"),
        ("【決定】戻す", "決定  ×"),
        ("／決定　戻す", "決定にする  ×"),
    ],
)
def test_what_a_japanese_keyboard_leaves_is_understood(
    desk_window: DeskWindow, hands: Hands, composer: Composer, typed: str, chip: str
) -> None:
    desk_window.words.switch(Language.JA)
    hands.write(typed)
    assert [one.replace("約22", "約 22") for one in composer.pieces.texts] == [chip]


@pytest.mark.parametrize("typed", ["2/29 22:31 止まった", "25:61 止まった", "36:10 止まった"])
def test_a_time_that_there_is_not_is_one_sentence_and_nothing_is_lost(
    desk_window: DeskWindow, hands: Hands, composer: Composer, typed: str
) -> None:
    hands.write(typed)
    hands.enter()
    if composer.refusal:
        assert "There is no such time" in composer.refusal
        assert composer.text.toPlainText() == typed
    else:  # no time at all: words
        assert desk_window.records("entry-added")[0].event.text == typed


def test_why_a_line_was_refused_goes_when_its_words_change(
    desk_window: DeskWindow, hands: Hands, composer: Composer
) -> None:
    hands.write("25:61 fell over")
    hands.enter()
    assert "There is no such time" in composer.refusal
    hands.press(KEY.Key_Backspace)
    assert composer.refusal == ""


def test_why_a_paste_was_not_taken_goes_when_somebody_types_on(
    desk_window: DeskWindow, hands: Hands, composer: Composer
) -> None:
    assert composer.paste.takes("x\n" * 100_000)
    assert composer.paste.isVisible()
    hands.write("a")
    assert not composer.paste.isVisible()


def test_the_last_minute_of_the_year_said_in_the_next_one(
    desk_window: DeskWindow, hands: Hands, composer: Composer
) -> None:
    desk_window.now.move(timedelta(days=40, hours=1, minutes=18))  # 1 January, 00:05 in Tokyo
    hands.write("23:59 fell over")
    hands.enter()
    occurred = desk_window.records("entry-added")[0].occurred.instant.astimezone(UTC)
    assert f"{occurred:%m-%d %H:%M}" == "12-31 14:59"


def test_a_conversion_is_never_sent_nor_completed_and_the_chips_wait(
    desk_window: DeskWindow, hands: Hands, composer: Composer
) -> None:
    hands.write("/task 再起動 @")
    QApplication.sendEvent(composer.text, QInputMethodEvent("たんとう", []))
    for key in (KEY.Key_Return, KEY.Key_Down, KEY.Key_Tab, KEY.Key_Escape):
        if key is not KEY.Key_Tab:
            hands.press(key)
    assert composer.text.toPlainText() == "/task 再起動 @"
    commit = QInputMethodEvent()
    commit.setCommitString("担当C")
    QApplication.sendEvent(composer.text, commit)
    assert composer.pieces.texts == ["a task  ×", "@担当C  ×"]
    assert desk_window.records("entry-added") == []


def test_a_kind_that_is_chosen_takes_the_lines_use_back_to_words(hands: Hands, composer: Composer) -> None:
    hands.write("/task restart")
    assert composer.kind is EntryKind.ACTION
    hands.press(KEY.Key_F, ALT)
    assert (composer.kind, composer.pieces.texts) == (EntryKind.FACT, [])


def test_a_page_that_names_somebody_in_every_line_holds_nothing_up(
    desk_window: DeskWindow, hands: Hands, composer: Composer
) -> None:
    page = "@担当C +10m " * 1_500
    took = calls_in(lambda: hands.write(page)) + calls_in(lambda: hands.write("x"))
    assert took < 20_000  # half of it today; each name looked at for each name would be a hundred times it
    assert len(composer.pieces.texts) == 2  # whom and by when, once each
    hands.enter()
    assert desk_window.records("entry-added")[0].event.text.count("@担当C") == 1_500
