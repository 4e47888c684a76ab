"""Pure: what a scenario is: its cast, its steps, and how it ends. Reading one from a file is scenario.py's business."""

from datetime import timedelta
from enum import StrEnum

import msgspec

from commander.board.organisation import Person
from commander.board.timeline import EntryKind
from commander.wording.language import Bilingual, Language


class Act(StrEnum):
    """What the person does, from which a step may count its time."""

    START = "start"  # the drill was declared
    COMMANDED = "commanded"
    SEVERITY = "severity"
    SCOPED = "scoped"  # somebody said who is hurt
    PERSONAL_DATA = "personal-data"  # somebody answered whether personal data is concerned
    SCRIBED = "scribed"
    FIRST_POST = "first-post"
    ACTION = "action"  # the first action was started
    RESTORED = "restored"
    JUDGED = "judged"  # the signal that came after recovery
    TOLD = "told"  # customers were told of it


class StepKind(StrEnum):
    """What a step puts before the person."""

    SIGNAL = "signal"
    ENTRY = "entry"
    INQUIRY = "inquiry"
    QUESTION = "question"


class CastMember(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who speaks in the scenario."""

    key: str
    name: Bilingual
    is_person: bool = True  # False: a feed of alerts


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happens: `after` an act of the person or another step, and `at_latest` so long after the start."""

    key: str
    who: str  # a key of the cast
    kind: StepKind
    text: Bilingual
    after: timedelta
    since: str  # an act, or the key of an earlier step
    at_latest: timedelta | None = None  # from the start: the story goes on though the person does not act
    not_before: str = ""  # the key of an earlier step that must have come
    unless: tuple[Act, ...] = ()  # left out when the person has done all of these by then
    entry_kind: EntryKind = EntryKind.FACT
    source: Bilingual = Bilingual()


class Ending(msgspec.Struct, frozen=True, kw_only=True):
    """When a scenario is over: all acts done, or the step that says it went wrong, or the limit."""

    acts: tuple[Act, ...]
    missed: str = ""  # the key of a step after which nothing can be won any more
    well: str = ""  # the key of the step that says that all works again; recovery before it is too early
    linger: timedelta = timedelta()  # time to read the last line
    limit: timedelta


class Scenario(msgspec.Struct, frozen=True, kw_only=True):
    """A drill's story, in both languages."""

    key: str
    title: Bilingual
    about: Bilingual
    lasts: timedelta
    cast: tuple[CastMember, ...]
    steps: tuple[Step, ...]
    ending: Ending
    measures: tuple[str, ...] = ()  # what the score asks for, whether or not the person got so far

    def people(self, language: Language) -> tuple[Person, ...]:
        """The cast as people of a policy, so that roles can be given to them."""
        people = [one for one in self.cast if one.is_person]
        return tuple(Person(key=one.key, name=one.name.said_in(language)) for one in people)
