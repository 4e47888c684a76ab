"""Entries from Slack as pictures: kept, edited there, asked by a mention, without a place, cut off for good."""

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from commander.board.slack_entries import Sight
from commander.board.slack_place import SlackPlace
from commander.desk.slack import keep_sight
from commander.wording.language import Language
from commander.wording.slack_said import Hearing, HearingState
from tests.screens.stage import Stage
from ui.bridge import JournalPlace, Turn
from ui.models.slack_hearing import UnplacedMessage
from ui.panes.matter import Matter
from ui.shortcuts import Action

_LINK = "https://example.slack.com/archives/C0INCIDENT1/p1775063045000100"

_BY = {Language.JA: "担当C", Language.EN: "person C"}
_SAID = {
    Language.JA: (
        "DB の CPU が 100% です",
        "原因は証明書の期限切れかも",
        "原因は証明書の期限切れでした",
        "次の掲示は何時ですか? 営業から聞かれています",
    ),
    Language.EN: (
        "The database is at 100 % CPU",
        "An expired certificate, perhaps",
        "It was an expired certificate",
        "When is the next update? Sales is being asked",
    ),
}


def asked(stage: Stage) -> QWidget:
    """Two rows from Slack, one edited there, and a question that waits for its answer."""
    busy, guess, found, question = _SAID[stage.language]
    _heard(stage, 1, busy)
    _heard(stage, 2, guess)
    _heard(stage, 2, found, version="9")
    _heard(stage, 3, question, asks=True)
    stage.until(lambda: any("Slack" in line for line in stage.window.page.attention.lines))
    stage.settle()
    return stage.window


def secret(stage: Stage) -> QWidget:
    """A message with what looks like a token: the strip and its row say so."""
    attention = stage.window.page.attention
    found: list[Matter] = []

    def is_secret(matter: Matter) -> bool:
        if matter.key.startswith("slack-secret:"):
            found.append(matter)
        return matter in found

    def stands() -> bool:
        attention.go_to_meant(is_secret)
        return bool(found)

    _heard(stage, 0, "token=" + "abcdef123456")
    stage.until(stands)
    stage.settle()
    return stage.window


def without_place(stage: Stage) -> QWidget:
    """A message of a channel that two open incidents share, and a token that a person must mend."""
    slack = stage.program.model.slack
    text = stage.say("お客様から「決済できない」と電話がありました", "A customer called: payments fail")
    by = _BY[stage.language]
    incidents = (stage.program.model.stream, "other")
    slack.take_unplaced((UnplacedMessage(key="C1/1.0", by=by, text=text, incidents=incidents),))
    slack.take_state(HearingState(hearing=Hearing.APP_TOKEN, detail="invalid_auth"))
    stage.settle()
    return stage.window


def link(stage: Stage) -> QWidget:
    """The address of the row's message, to be copied or opened."""
    _heard(stage, 1, _SAID[stage.language][0])
    pane = stage.window.page.timeline

    def rows() -> list[int]:
        lines = [pane.feed.model.line(row) for row in range(pane.feed.model.rowCount())]
        return [
            row for row, one in enumerate(lines) if one is not None and one.chip and one.chip[0] == "Slack"
        ]

    stage.until(rows)
    pane.view.setFocus()
    pane.view.selectRow(rows()[0])
    stage.go(Action.SLACK_LINK)
    stage.settle()
    return stage.window


def _heard(stage: Stage, number: int, text: str, *, version: str = "", asks: bool = False) -> None:
    model = stage.program.model
    said = model.now - timedelta(minutes=4 - number)
    place = SlackPlace(
        channel="C0INCIDENT1",
        ts=f"{said.timestamp():.0f}.000100",
        by=_BY[stage.language],
        link=_LINK,
        version=version,
    )
    sight = Sight(place=place, text=text, is_marked=not asks, asks_us=asks)

    def task(at: JournalPlace) -> None:
        keep_sight(at.desk, model.stream, sight)

    stage.program.bridge.journal_tasks.put(Turn.LATER, task)
    stage.settle()
