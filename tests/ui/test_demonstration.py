"""What plays where there is no display: a drill through the real desk, sender and window."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from commander.wording.language import Language
from ui.demonstration import play


@pytest.mark.parametrize(
    ("language", "said"),
    [(Language.JA, ("宣言", "指揮", "届きました")), (Language.EN, ("Declared", "Commander", "Delivered to"))],
)
def test_a_drill_is_played_and_leaves_its_pictures(
    qapp: QApplication, tmp_path: Path, language: Language, said: tuple[str, ...]
) -> None:
    told: list[str] = []
    assert play(tmp_path / "pictures", language, told.append) == 0
    for word in said:
        assert any(word in line for line in told), told
    pictures = sorted((tmp_path / "pictures").glob("*.png"))
    assert [path.name for path in pictures] == [
        "1_welcome.png",
        "2_board_en_light.png",
        "2_board_ja_dark.png",
        "3_broadcast_sheet.png",
    ]
    assert all(QImage(str(path)).width() == 1440 for path in pictures)
