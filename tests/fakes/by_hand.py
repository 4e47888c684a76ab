"""What somebody does at the other side by hand, over HTTP: POST /by-hand/edit {"body": "…"} and the like.

For hand tests beside a running fake: curl -d '{"body":"x"}' http://127.0.0.1:PORT/by-hand/edit
"""

from collections.abc import Callable
from threading import Lock
from typing import Any

from tests.fakes.loopback_http import Reply, Request

_PATH = "/by-hand/"


def done_by_hand(acts: dict[str, Callable[..., None]], lock: Lock, request: Request) -> Reply | None:
    """The answer to an act by hand; None for every request of the service's own."""
    if request.method != "POST" or not request.path.startswith(_PATH):
        return None
    act = acts.get(request.path.removeprefix(_PATH))
    if act is None:
        return Reply({"acts": sorted(acts)}, 404)
    said: dict[str, Any] = request.json() if request.body else {}
    with lock:
        act(**said)
    return Reply({"done": True})
