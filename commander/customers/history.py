"""How an open list stands, and its versions: each act makes one, bound to the one before by its digest."""

import hashlib
from array import array

import msgspec

from commander.customers import matching
from commander.customers.faults import CustomerFault, Why
from commander.customers.list_file import ListFile
from commander.customers.standing import Act, Decision, Groups, Source, Standing, Version


def standing(file: ListFile) -> Standing:
    """How a list stands now. Raises CustomerFault."""
    sources = [source for _, source in file.values("source", Source)]
    roots, masks = array("I"), array("I")
    roots.frombytes(file.piece("state", ("roots",)) or b"")
    masks.frombytes(file.piece("state", ("masks",)) or b"")
    if len(roots) != sum(one.taken for one in sources) or len(masks) != len(roots):
        raise CustomerFault(Why.DAMAGED, file=file.path.stem)
    groups = Groups(roots=roots, masks=masks, reasons=file.piece("state", ("reasons",)) or b"")
    return Standing(
        groups,
        file.value("state", ("base",), dict[int, int]) if sources else {},
        sources,
        file.value("state", ("doubtful",), list[matching.Pair]) if sources else (),
        file.value("state", ("decisions",), list[Decision]) if file.piece("state", ("decisions",)) else (),
    )


def versions(file: ListFile) -> list[Version]:
    """Every version, oldest first. Raises CustomerFault."""
    return [version for _, version in file.values("version", Version)]


def add_version(
    file: ListFile, act: Act, by: str, at: str, what: str, now: Standing | None = None, *, reason: str = ""
) -> Version:
    """The next version with the counts as they stand; inside writing()."""
    before = versions(file)
    last = before[-1].digest if before else ""
    counts = (now or standing(file)).counts
    bound = msgspec.json.encode((last, len(before) + 1, act, by, at, what, counts))
    version = Version(
        number=len(before) + 1,
        act=act,
        by=by,
        at=at,
        counts=counts,
        digest=hashlib.sha256(bound).hexdigest(),
        reason=reason,
    )
    file.put("version", (version.number,), version)
    return version
