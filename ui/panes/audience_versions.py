"""The versions of what was said of an audience, and of how far it is told, and the command that chooses each one."""

from datetime import datetime, timedelta

from commander.board.audiences import Audiences, ChooseCommunicationPolicy, JudgeAudience
from ui.panes.version import Version, version_of
from ui.words import Words

_LATER = timedelta(minutes=15)


def needs(stream: str, audiences: Audiences, key: str, words: Words, now: datetime) -> list[Version]:
    """Whether an audience must know; a time to ask again that has passed is put a little ahead."""
    found: list[Version] = []
    for head in audiences.fields[key].heads:
        judged = head.value
        again = judged.ask_again if judged.ask_again is None or judged.ask_again > now else now + _LATER
        judge = JudgeAudience(
            incident=stream, audience=key, needed=judged.needed, reason=judged.reason, ask_again=again
        )
        text = " ・ ".join(part for part in (words.label(judged.needed), judged.reason) if part)
        found.append(version_of(head, text, judge))
    return found


def reaches(stream: str, audiences: Audiences, words: Words) -> list[Version]:
    """How far it is told."""
    found: list[Version] = []
    for head in audiences.reach_field.heads:
        chosen = head.value
        why = chosen.reason or words.label(chosen.rule)
        choose = ChooseCommunicationPolicy(incident=stream, reach=chosen.reach, reason=why)
        found.append(version_of(head, f"{words.label(chosen.reach)} ・ {why}", choose))
    return found
