"""The values of a policy file about the personal-data track; the duties that it names are those of the shipped list."""

from commander.policy_fault import PolicyReason
from commander.policy_file.values import Wrong, as_filled
from commander.statutory_book import shipped_duties


def as_duties(value: object) -> tuple[str, ...]:
    """Ids of shipped duties."""
    if not isinstance(value, list):
        raise Wrong(PolicyReason.WRONG_TYPE, "duties")
    known = [one.id for one in shipped_duties()]
    found = tuple(dict.fromkeys(as_filled(one) for one in value))
    if not set(found) <= set(known):
        raise Wrong(PolicyReason.NOT_A_CHOICE, ", ".join(f'"{one}"' for one in known))
    return found


def as_persons(value: object) -> tuple[str, ...]:
    """Keys of people, or names."""
    if not isinstance(value, list):
        raise Wrong(PolicyReason.WRONG_TYPE, "names")
    return tuple(dict.fromkeys(as_filled(one) for one in value))
