"""Pure: names that are nearly the same at the same postal code: never joined, only shown to a person (practice §4)."""

import heapq
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from rapidfuzz import fuzz, process

from commander.customers.matching import Pair, Reason

LEAST_ALIKE: Final = 85
_LARGEST_BLOCK: Final = 200  # names at one postal code that are compared each with each
# A row's postal code, the row, its name.
Named = tuple[int, int, str]


class Likenesses:
    """Collects the most alike pairs, block by block; of too many, the most alike stay."""

    def __init__(self, root: Callable[[int], int], account: Callable[[int], int], most: int) -> None:
        self._root, self._account, self._most = root, account, most
        self._found: list[tuple[int, int, int]] = []  # a heap: the least alike goes first
        self.more = 0

    def compare(self, names: Sequence[Named]) -> None:
        """All names of some postal codes."""
        blocks: dict[int, dict[tuple[int, str], None]] = {}
        root = self._root
        # Most codes have one name: what they weigh is not paid for each.
        rows_at = Counter([postal for postal, _, _ in names])
        for postal, row, name in names:
            if rows_at[postal] > 1:
                blocks.setdefault(postal, {})[root(row), name] = None
        for block in blocks.values():
            if len(block) < 2:
                continue
            if len(block) <= _LARGEST_BLOCK:
                self._compare_all(list(block))
                continue
            # A tower, or a file with one code for everybody: only those who begin alike are compared.
            parts: dict[str, list[tuple[int, str]]] = {}
            for one in block:
                parts.setdefault(one[1][:2], []).append(one)
            for part in parts.values():
                self._compare_all(part[:_LARGEST_BLOCK])

    def pairs(self) -> list[Pair]:
        """The most alike first."""
        best = sorted(self._found, key=lambda one: (-one[0], one[1:]))
        return [Pair(-first, -second, Reason.NAME_POSTAL, score) for score, first, second in best]

    def _compare_all(self, block: list[tuple[int, str]]) -> None:
        names = [name for _, name in block]
        seen: set[tuple[int, int]] = set()
        for place, (root, name) in enumerate(block[:-1]):
            for _, score, further in process.extract(
                name, names[place + 1 :], scorer=fuzz.ratio, score_cutoff=LEAST_ALIKE, limit=None
            ):
                other = block[place + 1 + further][0]
                pair = (min(root, other), max(root, other))
                if root != other and pair not in seen and not self._told_apart(*pair):
                    seen.add(pair)
                    self._keep(int(score), *pair)

    def _told_apart(self, one: int, other: int) -> bool:
        first, second = self._account(one), self._account(other)
        return bool(first and second and first != second)

    def _keep(self, score: int, one: int, other: int) -> None:
        # Of equals the earlier rows stay: negated, so that the heap lets go of the later ones.
        kept = (score, -one, -other)
        if len(self._found) < self._most:
            heapq.heappush(self._found, kept)
        else:
            self.more += 1
            heapq.heappushpop(self._found, kept)
