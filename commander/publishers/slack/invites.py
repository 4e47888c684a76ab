"""Who is to be in a channel: people by id or mail, user groups by their members, a hundred an invitation (2-05)."""

from collections.abc import Iterable, Sequence

from commander.board.channel_wish import Invitee, UserGroup
from commander.publishers.outward import one_line, their_word
from commander.publishers.slack.asking import Answer, Ask
from commander.publishers.slack.faults import Fault
from commander.publishers.slack.steps import Stopping, stops

# conversations.invite takes no more at once.
_AT_ONCE = 100
_PAGE_SIZE = 200
_PAGES = 50
_NAMED_AT_MOST = 20
_FINE = frozenset({"already_in_channel", "cant_invite_self"})


class _Ends(Exception):
    def __init__(self, outcome: Stopping) -> None:
        super().__init__(outcome.detail)
        self.outcome = outcome


def invite(
    ask: Ask, channel: str, people: Sequence[Invitee], groups: Sequence[UserGroup], me: str
) -> list[str] | Stopping:
    """Notes that name whoever could not be invited; all others are. Or what ends the errand."""
    if not people and not groups:
        return []
    try:
        return _Invitations(ask, channel).send(people, groups, me)
    except _Ends as end:
        return end.outcome


class _Invitations:
    def __init__(self, ask: Ask, channel: str) -> None:
        self._ask = ask
        self._channel = channel
        self._names: dict[str, str] = {}
        self._notes: list[str] = []
        self._refused: list[str] = []

    def send(self, people: Sequence[Invitee], groups: Sequence[UserGroup], me: str) -> list[str]:
        for person in people:
            self._find(person)
        for group in groups:
            self._expand(group)
        inside = self._members()
        wanted = [user for user in self._names if user not in inside and user != me]
        for start in range(0, len(wanted), _AT_ONCE):
            self._invite(wanted[start : start + _AT_ONCE])
        if self._refused:
            named = ", ".join(self._refused[:_NAMED_AT_MOST])
            more = len(self._refused) - _NAMED_AT_MOST
            self._notes.append(f"not invited: {named}{f' +{more}' if more > 0 else ''}")
        return self._notes

    def _find(self, person: Invitee) -> None:
        name = one_line(person.name)
        if person.slack:
            self._names.setdefault(person.slack, name)
            return
        if not person.mail:
            self._refused.append(f"{name} (no Slack id, no mail)")
            return
        answer = self._answer("users.lookupByEmail", params={"email": person.mail})
        user = answer.body.get("user") if isinstance(answer, Answer) else None
        if isinstance(user, dict) and user.get("id"):
            self._names.setdefault(str(user["id"]), name)
        else:
            detail = answer.outcome.detail if isinstance(answer, Fault) else "users_not_found"
            self._refused.append(f"{name} ({detail})")

    def _expand(self, group: UserGroup) -> None:
        answer = self._answer("usergroups.users.list", params={"usergroup": group.id})
        users = answer.body.get("users") if isinstance(answer, Answer) else None
        if not isinstance(users, list):
            detail = answer.outcome.detail if isinstance(answer, Fault) else "no list came"
            self._refused.append(f"@{one_line(group.handle)} ({detail})")
            return
        for user in users:
            self._names.setdefault(str(user), f"{user} of @{one_line(group.handle)}")

    def _members(self) -> set[str]:
        """Who is in it already; an empty set when that can't be read: inviting them again does no harm."""
        inside: set[str] = set()
        cursor = ""
        for _ in range(_PAGES):
            wanted = {"channel": self._channel, "limit": _PAGE_SIZE} | ({"cursor": cursor} if cursor else {})
            page = self._answer("conversations.members", params=wanted)
            if isinstance(page, Fault):
                break
            members = page.body.get("members")
            inside |= {str(member) for member in members} if isinstance(members, list) else set()
            cursor = page.cursor()
            if not cursor:
                break
        return inside

    def _invite(self, users: Sequence[str]) -> None:
        answer = self._ask_for(users)
        if isinstance(answer, Answer):
            self._note(_refusals(answer.body.get("errors")))
            return
        refused = answer.users
        if not refused:
            if answer.code not in _FINE:
                self._notes.append(f"invite: {answer.outcome.detail}")
            return
        self._note(refused.items())
        # Slack may refuse all for one: the others are asked for once more, without those it named.
        rest = [user for user in users if user not in refused]
        if rest and len(rest) < len(users):
            again = self._ask_for(rest)
            if isinstance(again, Answer):
                self._note(_refusals(again.body.get("errors")))
            elif again.code not in _FINE:
                self._notes.append(f"invite: {again.outcome.detail}")

    def _ask_for(self, users: Sequence[str]) -> Answer | Fault:
        told = {"channel": self._channel, "users": ",".join(users), "force": True}
        return self._answer("conversations.invite", json=told)

    def _note(self, refusals: Iterable[tuple[str, str]]) -> None:
        for user, code in refusals:
            if code not in _FINE:
                self._refused.append(f"{self._names.get(user, user)} ({code})")

    def _answer(self, method: str, **arguments: object) -> Answer | Fault:
        answer = self._ask(method, **arguments)
        if isinstance(answer, Fault):
            end = stops(answer)
            if end is not None:
                raise _Ends(end)
        return answer


def _refusals(errors: object) -> list[tuple[str, str]]:
    rows = [row for row in errors if isinstance(row, dict)] if isinstance(errors, list) else []
    return [(str(row.get("user", "?")), their_word(row.get("error", "?"))) for row in rows]
