"""Pure: options, what could be done; turning back comes first, and one that is declined says why (0-03, 4-12)."""

from enum import StrEnum
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.actions import Actions, ActionStarted
from commander.board.heads import Field
from commander.board.moment import Moment
from commander.board.record import Event, Fact, Record
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, optional, required


class OptionState(StrEnum):
    """What became of an option."""

    OPEN = "open"
    TAKEN = "taken"
    DECLINED = "declined"


class OptionProposed(Event, frozen=True, kw_only=True):
    """Somebody named something that could be done."""

    KIND: ClassVar[str] = "option-proposed"
    option: str
    text: str
    condition: str = ""
    speed: str = ""
    blast_radius: str = ""
    restore_first: bool = False


class OptionDeclined(Event, frozen=True, kw_only=True):
    """It is not done, and why."""

    KIND: ClassVar[str] = "option-declined"
    option: str
    reason: str


class ProposeOption(msgspec.Struct, frozen=True, kw_only=True):
    """Name an option: when it would be taken, how fast it helps, what it may hurt, whether it turns back."""

    incident: str
    text: str
    condition: str = ""
    speed: str = ""
    blast_radius: str = ""
    restore_first: bool = False


class DeclineOption(msgspec.Struct, frozen=True, kw_only=True):
    """Say why an option is not taken."""

    incident: str
    option: str
    reason: str


OptionCommand = ProposeOption | DeclineOption


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """One option as it stands."""

    option: str
    text: str
    condition: str
    speed: str
    blast_radius: str
    restore_first: bool
    decline_field: Field[str] = Field()
    actions: tuple[str, ...] = ()  # that carry it out; two when two desks took it unknown to each other

    @property
    def state(self) -> OptionState:
        """What is being done outweighs that somebody declined it."""
        if self.actions:
            return OptionState.TAKEN
        return OptionState.DECLINED if self.decline_field.heads else OptionState.OPEN

    @property
    def contested(self) -> bool:
        """Two desks declined it for different reasons; moot once it is taken."""
        return self.state is OptionState.DECLINED and self.decline_field.contested

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it was declined; several while two desks gave different reasons."""
        return tuple(dict.fromkeys(head.value for head in self.decline_field.heads))


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """The options' slice of the board."""

    by_id: dict[str, Option] = {}

    def open(self) -> list[Option]:
        """Those that wait for a decision: turning back before anything else, else as they were named."""
        waiting = [one for one in self.by_id.values() if one.state is OptionState.OPEN]
        return sorted(waiting, key=lambda one: not one.restore_first)

    def decided(self) -> list[Option]:
        """Those taken or declined, as they were named."""
        return [one for one in self.by_id.values() if one.state is not OptionState.OPEN]


def check_can_start(options: Options, actions: Actions, option: str) -> None:
    """Whether an action may carry this option out ("": none), else Refused.

    One declined may be taken after all, and one whose action has ended may be tried again.
    """
    if not option:
        return
    found = _known(options, option)
    if is_underway(found, actions):
        raise Refused(Because.OPTION_TAKEN, option=found.text)


def is_underway(option: Option, actions: Actions) -> bool:
    """Whether somebody carries it out now."""
    started = [actions.by_id[key] for key in option.actions if key in actions.by_id]
    return any(action.result is None for action in started)


def decide(options: Options, command: OptionCommand, moment: Moment) -> list[Fact]:
    """What follows from a command, or Refused."""
    match command:
        case ProposeOption():
            event = OptionProposed(
                option=moment.fresh(),
                text=required(command.text, limit=LINE_LIMIT, field="option"),
                condition=optional(command.condition, limit=LINE_LIMIT, field="condition"),
                speed=optional(command.speed, limit=LINE_LIMIT, field="speed"),
                blast_radius=optional(command.blast_radius, limit=LINE_LIMIT, field="blast-radius"),
                restore_first=command.restore_first,
            )
            return [Fact(event=event, about=f"option:{event.option}")]
        case DeclineOption():
            option = _known(options, command.option)
            if option.state is OptionState.TAKEN:
                raise Refused(Because.OPTION_TAKEN, option=option.text)
            if option.state is OptionState.DECLINED and not option.contested:
                raise Refused(Because.OPTION_DECLINED, option=option.text)
            reason = required(command.reason, limit=LINE_LIMIT, field="reason")
            declined = OptionDeclined(option=option.option, reason=reason)
            about = f"option:{option.option}:decline"
            return [Fact(event=declined, about=about, bases=option.decline_field.bases)]


def _known(options: Options, option: str) -> Option:
    found = options.by_id.get(option)
    if found is None:
        raise Refused(Because.OPTION_UNKNOWN)
    return found


def evolve(options: Options, record: Record) -> Options:
    """The slice after a record. Total."""
    event = record.event
    match event:
        case OptionProposed():
            option = Option(
                option=event.option,
                text=event.text,
                condition=event.condition,
                speed=event.speed,
                blast_radius=event.blast_radius,
                restore_first=event.restore_first,
            )
        case OptionDeclined() if event.option in options.by_id:
            option = options.by_id[event.option]
            option = replace(option, decline_field=option.decline_field.put(record, event.reason))
        case ActionStarted() if event.option in options.by_id:
            option = options.by_id[event.option]
            option = replace(option, actions=tuple(dict.fromkeys([*option.actions, event.action])))
        case _:
            return options
    return replace(options, by_id={**options.by_id, event.option: option})
