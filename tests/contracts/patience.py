"""How long a test's publisher waits for its service.

Where an answer comes, only a fault waits so long; where none ever comes, the test waits for the whole of it.
"""

import pytest

from tests.fakes.fault_proxy import Fault

ANSWERED_S = 30.0
# Long enough for the requests before the silent one, on a machine far slower than ours.
SILENT_S = 1.0
_SILENT = {Fault.HANG_AFTER, Fault.TRICKLE_AFTER, Fault.TRICKLE_HEAD_AFTER}


def patience(*faults: Fault) -> float:
    """Short only where one of these leaves the publisher without an answer."""
    return SILENT_S if _SILENT & set(faults) else ANSWERED_S


def patience_of(request: pytest.FixtureRequest) -> float:
    """As above, for the test that asked for the fixture: its parameters say which faults it meets."""
    given = getattr(request.node, "callspec", None)
    return patience(*(one for one in given.params.values() if isinstance(one, Fault)) if given else ())
