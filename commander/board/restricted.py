"""Pure: the restricted stream of an incident: how it is named, and that nothing of it is anything else's (2-10)."""

# No id of ours and no name of a stream holds it.
_MARK = "~privacy"


def restricted_of(incident: str) -> str:
    """The stream that keeps what only those with the right may read."""
    return f"{incident}{_MARK}"


def incident_of(stream: str) -> str:
    """The incident that a stream belongs to, restricted or not."""
    return stream.removesuffix(_MARK)


def is_restricted(stream: str) -> bool:
    """Whether a stream is read only by those with the right."""
    return stream.endswith(_MARK)
