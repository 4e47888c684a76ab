"""The policy of a drill: the organisation's own, with what it lacks filled in so that everything can be practised."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from msgspec.structs import asdict, replace

from commander.board.organisation import Audience, Person, PolicyFile, Service
from commander.board.policy import Policy
from commander.policy_file.toml import read_policy

_FILE = Path(__file__).parents[2] / "resources" / "practice_policy.toml"


def drill_policy(live: Policy, cast: Iterable[Person] = ()) -> PolicyFile:
    """What a drill's home imports: people practise with their own audiences, cadence and approval.

    cast: the scenario's people (Scenario.people), listed after the organisation's own.
    """
    own = live.as_file()
    known = {person.key for person in own.person}
    return replace(
        own,
        service=_service(own.service, _practice().service),
        person=(*own.person, *(one for one in cast if one.key not in known)),
        audience=_audiences(own.audience if live.audience_fields else ()),
    )


@cache
def _practice() -> PolicyFile:
    return read_policy(_FILE)


def _service(own: Service, practice: Service) -> Service:
    """Every blank filled, so that no text of a drill is held up by an address that nobody has set yet."""
    return replace(own, **{name: value for name, value in asdict(practice).items() if not getattr(own, name)})


def _audiences(own: tuple[Audience, ...]) -> tuple[Audience, ...]:
    """The organisation's own; practice's when none can be told, and its customers when no own ones can."""
    told = [audience for audience in own if audience.targets]
    if not told:
        return _practice().audience
    if any(audience.public for audience in told):
        return own
    customers = next(audience for audience in _practice().audience if audience.public)
    return (customers, *(audience for audience in own if audience.key != customers.key))
