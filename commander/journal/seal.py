"""Pure: a hash over what a row of the work list says, kept in the row: damage is noticed before it is sent."""

import hashlib
from collections.abc import Mapping

import msgspec


def seal_of(row: Mapping[str, object]) -> str:
    """The seal of a row as it lies in the file; its place (ordinal) and the seal itself are left out."""
    written = [row[name] for name in sorted(row) if name not in ("ordinal", "seal")]
    return hashlib.sha256(msgspec.json.encode(written)).hexdigest()
