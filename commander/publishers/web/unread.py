"""Pure: why a page could not be read back, from its answer or from none."""

from datetime import datetime, timedelta

from commander.outbox.standing import Unread
from commander.publishers.limits import asked_wait
from commander.publishers.web.answers import LIMITED, Answer, NoAnswer

# A service that doesn't say how long gets a long rest: a reading is worth less than anybody's post.
_LIMITED_WAIT = timedelta(minutes=5)


def unread(answer: Answer | NoAnswer, said: str, now: datetime) -> Unread:
    """What an answer that shows nothing means for a reading; said: their own sentence, fit to be shown."""
    if isinstance(answer, NoAnswer):
        return Unread(detail=str(answer))
    if answer.status in LIMITED:
        asked = asked_wait(answer.headers.get("Retry-After"), now)
        return Unread(detail=said, after=max(asked or _LIMITED_WAIT, timedelta(minutes=1)))
    return Unread(detail=said)
