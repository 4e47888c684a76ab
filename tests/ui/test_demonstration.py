"""What plays where there is no display: a whole drill through the real desk, sender and window."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from commander.wording.language import Language
from ui.demonstration import play


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.JA, ("宣言", "指揮", "届きました", "注文 DB", "新しい障害")),
        (Language.EN, ("Declared", "Commander", "Delivered to", "Order database", "new")),
    ],
)
def test_a_drill_is_played_and_leaves_its_pictures(
    qapp: QApplication, tmp_path: Path, language: Language, said: tuple[str, ...]
) -> None:
    told: list[str] = []
    assert play(tmp_path / "pictures", language, told.append) == 0
    for word in said:
        assert any(word in line for line in told), told
    # Its clock goes in strides: that is no machine that slept.
    assert not any(word in line for line in told for word in ("見ていませんでした", "did not watch"))
    pictures = sorted((tmp_path / "pictures").glob("*.png"))
    assert [path.name for path in pictures] == [
        "1_welcome.png",
        "2_board_en_light.png",
        "2_board_ja_dark.png",
        "3_broadcast_sheet.png",
        "4_what_they_see.png",
        "5_second_signal.png",
        "6_debrief.png",
    ]
    assert all(QImage(str(path)).width() == 1440 for path in pictures)


def test_any_scenario_can_be_played(qapp: QApplication, tmp_path: Path) -> None:
    told: list[str] = []
    assert play(tmp_path, Language.EN, told.append, "the-first-ten-minutes") == 0
    assert (tmp_path / "6_debrief.png").exists()
    assert any("People cannot sign in" in line for line in told)
    assert not any("v411" in line for line in told)  # what is done belongs to the usual scenario alone
