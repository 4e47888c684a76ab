"""Reads back what Cachet shows of one incident: the newest text, its stage, its components."""

import http.client
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Protocol
from urllib.parse import quote

from msgspec.structs import replace

from commander.board.bulletin import ComponentStatus, Stage
from commander.board.standing import Showing
from commander.outbox.standing import Belief, Standing, Stands, Unread, is_alike, most_alike
from commander.publishers.both_languages import CannotPost
from commander.publishers.cachet.incident import (
    carries_key,
    component_statuses,
    create_request,
    without_marks,
)
from commander.publishers.outward import outward
from commander.publishers.web.answers import Answer, NoAnswer
from commander.publishers.web.unread import unread

_PAGE_SIZE = 100
_PAGES = 5
_FOR_EVERYBODY = 1  # the others are for those who signed in, and for nobody
_STAGES = {1: Stage.INVESTIGATING, 2: Stage.IDENTIFIED, 3: Stage.MONITORING, 4: Stage.RESOLVED}
_STATUSES = {
    1: ComponentStatus.OPERATIONAL,
    2: ComponentStatus.DEGRADED,
    3: ComponentStatus.PARTIAL_OUTAGE,
    4: ComponentStatus.MAJOR_OUTAGE,
    6: ComponentStatus.MAINTENANCE,
}
_ESCAPED = re.compile(r"\\([\\`*_\[\]<>|~&#+=:.()!{}-])")


class Ask(Protocol):
    """One request; a fault of the outside is an answer too."""

    def __call__(
        self, method: str, path: str, *, query: Mapping[str, str | int] | None = None
    ) -> Answer | NoAnswer:
        """What they answered, or why nobody did."""
        ...


class CachetStanding:
    """Two requests a reading, three when we said anything of components; long incidents have more pages."""

    def __init__(self, ask: Ask, said: Callable[[Answer], str], wall: Callable[[], datetime]) -> None:
        self._ask, self._said, self._wall = ask, said, wall

    def read(self, belief: Belief) -> Standing:
        """What the page shows now; of a schedule nobody can tell how far it is said to be."""
        if belief.bulletin.maintenance is not None:
            return Unread(detail="a maintenance on Cachet is not read back: look at the page")
        try:
            request = create_request(belief.errand())
        except CannotPost as fault:
            return Unread(detail=str(fault))
        ours = Showing(
            title=request["name"],
            body=_plain(request["message"]),
            stage=belief.bulletin.stage.value,
            components={
                str(id_): belief.bulletin.components[str(id_)].value
                for id_ in component_statuses(belief.bulletin)
                if str(id_) in belief.bulletin.components
            },
        )
        path = f"/incidents/{quote(belief.ref or '', safe='')}"
        found = self._one(path)
        if found is None:
            return Stands(ours=ours, post=None)
        if isinstance(found, Unread):
            return found
        updates = self._rows(f"{path}/updates")
        components = self._rows("/components") if ours.components else []
        for read in (updates, components):
            if isinstance(read, Unread):
                return read
        return _stands(belief, ours, found, [*_messages(updates)], _statuses(components))

    def _one(self, path: str) -> Mapping[str, Any] | Unread | None:
        """The attributes of one thing of theirs; None: they know none."""
        answer = self._ask("GET", path)
        if isinstance(answer, Answer) and answer.status == http.client.NOT_FOUND:
            return None
        if isinstance(answer, NoAnswer) or answer.status != http.client.OK:
            return self._unread(answer)
        row = answer.content.get("data") if isinstance(answer.content, dict) else None
        if not isinstance(row, dict) or not isinstance(row.get("attributes"), dict):
            return Unread(detail="not Cachet's answer (a network sign-in page?)")
        attributes: Mapping[str, Any] = row["attributes"]
        return attributes

    def _rows(self, path: str) -> list[Mapping[str, Any]] | Unread:
        rows: list[Mapping[str, Any]] = []
        for number in range(1, _PAGES + 1):
            answer = self._ask("GET", path, query={"page": number, "per_page": _PAGE_SIZE})
            if isinstance(answer, NoAnswer) or answer.status != http.client.OK:
                return self._unread(answer)
            content = answer.content if isinstance(answer.content, dict) else {}
            found = content.get("data")
            if not isinstance(found, list):
                return Unread(detail="the list came in another form")
            rows += [row for row in found if isinstance(row, dict)]
            links = content.get("links")
            if not isinstance(links, dict) or not links.get("next"):
                return rows
        return Unread(detail=f"more than {_PAGES * _PAGE_SIZE} entries")

    def _unread(self, answer: Answer | NoAnswer) -> Unread:
        return unread(answer, self._said(answer) if isinstance(answer, Answer) else "", self._wall())


def _stands(
    belief: Belief,
    ours: Showing,
    incident: Mapping[str, Any],
    updates: list[str],
    components: dict[str, str],
) -> Stands:
    whole = Showing(
        title=outward(str(incident.get("name", ""))),
        stage=_STAGES.get(_number(incident.get("status")), ""),
        components={id_: components[id_] for id_ in ours.components if id_ in components},
    )
    texts = [str(incident.get("message") or ""), *updates]  # oldest first
    plain = [_plain(text) for text in texts]
    found = _found(texts, plain, belief.key, ours.body)
    # Of what follows ours, whatever has words was written by another hand.
    after = [text for text in plain[found + 1 :] if text.strip()] if found is not None else []
    unlike = [text for text in plain[-1:] if text.strip()] if found is None else []
    newer = next(iter([*after[-1:], *unlike]), None)
    return Stands(
        ours=ours,
        post=None if found is None else replace(whole, body=plain[found]),
        newer=None if newer is None else replace(whole, body=newer),
        is_shown=_number(incident.get("visible", 1)) == _FOR_EVERYBODY,
    )


def _found(texts: list[str], plain: list[str], key: str, ours: str) -> int | None:
    """Which text is ours: by its key, else by its words, else the one most like it."""
    numbers = range(len(texts) - 1, -1, -1)
    by_key = next((number for number in numbers if carries_key(texts[number], key)), None)
    if by_key is not None:
        return by_key
    by_words = next((number for number in numbers if is_alike(plain[number], ours)), None)
    return by_words if by_words is not None else most_alike(ours, plain)


def _plain(message: str) -> str:
    """A message as readers see it: our mark is never shown, and an escaped sign is the sign."""
    return outward(_ESCAPED.sub(r"\1", without_marks(message))).strip()


def _messages(rows: object) -> list[str]:
    found = [row.get("attributes") for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return [str(one.get("message") or "") for one in found if isinstance(one, dict)]


def _statuses(rows: object) -> dict[str, str]:
    found = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return {
        str(row.get("id")): _STATUSES[number].value
        for row in found
        if isinstance(row.get("attributes"), dict)
        and (number := _number(row["attributes"].get("status"))) in _STATUSES
    }


def _number(said: object) -> int:
    """A status of theirs: a number, or an object that holds it."""
    value = said.get("value") if isinstance(said, dict) else said
    return int(value) if isinstance(value, int) or (isinstance(value, str) and value.isdecimal()) else 0
