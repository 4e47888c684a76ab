"""Pure: an owner is one named person, never a team and never somebody (2-21)."""

import re
import unicodedata
from typing import Final

from commander.board.policy import Policy
from commander.board.refusal import Because, Refused
from commander.board.roles import ROLES

_SEVERAL: Final = re.compile(r"[、,;/&+]|\band\b|\bor\b")
_TEAM: Final = re.compile(
    r"\b(team|teams|squad|group|on-?call|everyone|everybody|someone|somebody|anyone|anybody|all)\b"
    # 部 alone ends many a family name.
    r"|(チーム|グループ|班|課|本部|開発部|営業部|法務部|広報部|システム部|事業部|一同|各位)$"
    r"|^(全員|みんな|誰か|だれか|担当者|各自)$"
)


def check_one_person(policy: Policy, *names: str) -> None:
    """Refused unless each of these ("": none) is one person; whoever the policy lists is one, however called."""
    for name in names:
        if name and not _is_listed(policy, name) and _is_several(name):
            raise Refused(Because.OWNER_NOT_ONE, owner=name)


def _is_listed(policy: Policy, name: str) -> bool:
    return any(name in (person.key, person.name) for person in policy.persons())


def _is_several(name: str) -> bool:
    plain = unicodedata.normalize("NFKC", name).strip().lower()
    return plain in ROLES or bool(_SEVERAL.search(plain) or _TEAM.search(plain))
