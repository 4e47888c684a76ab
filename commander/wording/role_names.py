"""Pure: what a role is called: by the organisation's own name, else as the catalogue has it (4-03)."""

from commander.board.policy import Policy
from commander.wording.labels import role_label
from commander.wording.language import Language
from commander.wording.people import own_role_name


def role_name(role: str, policy: Policy, language: Language) -> str:
    """The name of a role; a key that is in no catalogue is its own name."""
    return own_role_name(role, policy, language) or role_label(role, language)
