"""Pure: where in Slack something was said, by whom, and what became of it there."""

from enum import StrEnum

import msgspec

# Beyond it an entry is cut; the address beside it leads to the whole.
_CUT = "[…]"
ASKED_IN_SLACK = "slack-"  # how the ids of such questions begin


class SlackChange(StrEnum):
    """Why an entry that came from Slack was corrected or struck by itself."""

    TAKEN_OFF = "taken-off"  # the last reaction that kept it was taken away
    EDITED = "edited"  # its author wrote something else there
    DELETED = "deleted"  # the message is gone there
    DOUBLE = "double"  # another desk had kept the same message already


class SlackPlace(msgspec.Struct, frozen=True, kw_only=True):
    """One message of a channel or a thread, as Slack names it."""

    channel: str
    ts: str  # its id there, which is also when it was said
    thread: str = ""  # the message whose thread it stands in
    link: str = ""  # its permalink; only https
    user: str = ""  # the author's id there
    by: str = ""  # and how they are called there
    version: str = ""  # of the last edit; empty while it stands as it was written

    @property
    def key(self) -> str:
        """The one name of a message."""
        return f"{self.channel}/{self.ts}"

    @property
    def thread_root(self) -> str:
        """The message beneath which an answer stands."""
        return self.thread or self.ts


def question_of(message: str) -> str:
    """The id of the question that a message asks: the same at every desk, however many hear it."""
    return f"{ASKED_IN_SLACK}{message.replace('/', '-', 1)}"


def fitted(text: str, limit: int) -> str:
    """The text within a limit; one that was cut says so at its end."""
    return text if len(text) <= limit else f"{text[: limit - len(_CUT) - 1].rstrip()} {_CUT}"
