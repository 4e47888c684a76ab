"""Pure: what came from Slack and what became of it there, as the timeline says it; and how listening stands."""

from collections.abc import Mapping
from enum import Enum, StrEnum

import msgspec

from commander.board.questions import QuestionDropped
from commander.board.record import Event
from commander.board.slack_answers import Became, SlackAnswerOrdered
from commander.board.slack_entries import SlackEntryChanged, SlackEntryKept
from commander.board.slack_place import SlackChange
from commander.board.timeline import EntryCorrected
from commander.wording.language import Bilingual, Language

SLACK_LINES: Mapping[type[Event], Bilingual] = {
    SlackEntryKept: Bilingual("Slack の発言を記録にしました", "A message of Slack was kept as an entry"),
    SlackEntryChanged: Bilingual("Slack の発言:{change}", "Message of Slack: {change}"),
    SlackAnswerOrdered: Bilingual("Slack のスレッドに回答:{text}", "Answered in the Slack thread: {text}"),
}
SLACK_LABELS: Mapping[type[Enum], Mapping[Enum, Bilingual]] = {
    SlackChange: {
        SlackChange.TAKEN_OFF: Bilingual("リアクションが外された", "reaction taken away"),
        SlackChange.EDITED: Bilingual("Slack で編集", "edited in Slack"),
        SlackChange.DELETED: Bilingual("Slack で削除", "deleted in Slack"),
        SlackChange.DOUBLE: Bilingual("同じ発言の重複", "same message twice"),
    },
    Became: {
        Became.ENTRY: Bilingual("記録", "entry"),
        Became.SIGNAL: Bilingual("兆候", "signal"),
    },
}
_CORRECTIONS: Mapping[SlackChange, Bilingual] = {
    SlackChange.TAKEN_OFF: Bilingual(
        "記録を取り消しました(Slack でリアクションが外されました)",
        "Entry struck (its reaction was taken away in Slack)",
    ),
    SlackChange.EDITED: Bilingual("Slack で編集:{text}", "Edited in Slack: {text}"),
    SlackChange.DELETED: Bilingual(
        "記録を取り消しました(Slack で発言が削除されました)",
        "Entry struck (the message was deleted in Slack)",
    ),
    SlackChange.DOUBLE: Bilingual(
        "記録を取り消しました(同じ発言を別の端末でも記録していました)",
        "Entry struck (another desk had kept the same message)",
    ),
}
_BECAME: Mapping[str, Bilingual] = {
    Became.ENTRY: Bilingual("Slack からの質問を記録にしました", "The question from Slack became an entry"),
    Became.SIGNAL: Bilingual("Slack からの質問を兆候にしました", "The question from Slack became a signal"),
}


def own_slack_line(event: Event) -> Bilingual | None:
    """The sentence that the content of an event asks for; None: the one of its kind."""
    if isinstance(event, EntryCorrected) and event.change is not None:
        return _CORRECTIONS[event.change]
    if isinstance(event, QuestionDropped):
        return _BECAME.get(event.became)
    return None


class Hearing(StrEnum):
    """How listening to Slack stands."""

    OFF = "off"  # no app-level token: nothing is listened for
    CONNECTING = "connecting"
    LISTENING = "listening"
    WAITING = "waiting"  # the connection is gone; it is tried again by itself
    TOKEN = "token"
    APP_TOKEN = "app-token"
    SCOPE = "scope"
    CHANNEL = "channel"
    SETTINGS = "settings"


class HearingState(msgspec.Struct, frozen=True, kw_only=True):
    """How it stands, with Slack's own word for what is wrong."""

    hearing: Hearing = Hearing.OFF
    detail: str = ""

    @property
    def is_cut_off(self) -> bool:
        """Whether nothing comes in just now."""
        return self.hearing not in (Hearing.OFF, Hearing.CONNECTING, Hearing.LISTENING)

    @property
    def needs_a_person(self) -> bool:
        """Whether it stays so until somebody does something."""
        return self.hearing in _FOR_A_PERSON


_FOR_A_PERSON = frozenset(
    {Hearing.TOKEN, Hearing.APP_TOKEN, Hearing.SCOPE, Hearing.CHANNEL, Hearing.SETTINGS}
)
_HEARING: Mapping[Hearing, Bilingual] = {
    Hearing.OFF: Bilingual("Slack からの記録:設定していません", "Entries from Slack: not set up"),
    Hearing.CONNECTING: Bilingual("Slack からの記録:接続しています", "Entries from Slack: connecting"),
    Hearing.LISTENING: Bilingual("Slack からの記録:受け付けています", "Entries from Slack: listening"),
    Hearing.WAITING: Bilingual(
        "Slack からの記録:切断中。自動でつなぎ直し、その間の分も読みます({detail})",
        "Entries from Slack: cut off; it reconnects by itself and reads what it missed ({detail})",
    ),
    Hearing.TOKEN: Bilingual(
        "Slack からの記録が止まっています:Bot トークンが使えません({detail})。接続の設定で入れ直してください",
        "Entries from Slack have stopped: the bot token is not valid ({detail}). Give another in the connections",
    ),
    Hearing.APP_TOKEN: Bilingual(
        "Slack からの記録が止まっています:アプリレベルトークンが使えません({detail})。接続の設定で入れ直すか、"
        "アプリの Socket Mode が有効か確かめてください",
        "Entries from Slack have stopped: the app-level token is not valid ({detail}). "
        "Give another in the connections, or see that Socket Mode is on in the app",
    ),
    Hearing.SCOPE: Bilingual(
        "Slack からの記録に権限が足りません({detail})。アプリのマニフェストを貼り直し、再インストールしてください",
        "Entries from Slack lack a permission ({detail}): paste the app manifest again and reinstall the app",
    ),
    Hearing.CHANNEL: Bilingual(
        "Slack のチャンネルを読めません({detail})。アプリをチャンネルに招待してください",
        "A channel of Slack cannot be read ({detail}): invite the app into it",
    ),
    Hearing.SETTINGS: Bilingual(
        "Slack からの記録を受け取れません({detail})。空き容量と設定を確かめてください",
        "Entries from Slack cannot be taken ({detail}): look at the disk space and the settings",
    ),
}


def hearing_sentence(state: HearingState, language: Language) -> str:
    """How listening stands and what to do about it, in one sentence."""
    return _HEARING[state.hearing].said_in(language).format(detail=state.detail or "?")
