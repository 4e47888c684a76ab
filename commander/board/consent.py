"""Pure: what an approval leaves on an order: who answered for the text, or why nobody had."""

import msgspec


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """One person's approval of one text, as the role that had to give it."""

    person: str
    need: str = ""  # the role or person that the policy names; empty: what customers read, by the default
    verbal: bool = False  # said aloud, and written down by somebody else


class Consent(msgspec.Struct, frozen=True, kw_only=True):
    """Who answers for a text that goes out now."""

    approver: str
    verbal: bool = False
    also: tuple[Signature, ...] = ()  # the others, where the policy asks for more than one
    unapproved: str = ""  # why it goes out without: the glass was broken
    missing: tuple[str, ...] = ()  # whose approval it lacks
