"""How the gates of an incident are shown: as lines, and as JSON (docs/cli.md). Reads nothing itself."""

from collections.abc import Iterator
from datetime import datetime, tzinfo

from commander.board.alignment import Agreed
from commander.board.board import Board
from commander.board.gate_checks import Gate
from commander.board.gate_rows import CheckRow, State, gate_now, left_at_the_end, rows
from commander.board.policy import Policy
from commander.board.stand_down import StoodDown
from commander.cli.place import clock
from commander.cli.shapes import Shape, instant
from commander.wording.gates import check_name, left_text, row_text, stood_down_text
from commander.wording.labels import label
from commander.wording.language import Bilingual, Language

_ALIGNED = Bilingual(
    "初期対応: 決定者 {who}、お客様 {customers}、システム {system}、次は {at}",
    "First response: {who} decides; customers {customers}; system {system}; next at {at}",
)
_SKIPPED = Bilingual(
    "初期対応の決定は後回し: {reason}({at} に再確認)", "Not agreed yet: {reason} (asked again at {at})"
)
_REVIEW = Bilingual("ふりかえり: {who} {at}", "Review: {who} {at}")
_LEFTOVER = Bilingual("持ち越し {number}: {text} — {who} {at}", "Left over {number}: {text} — {who} {at}")
_AT_THE_END = Bilingual("終了までに残るもの: {checks}", "Left before closing: {checks}")


def gate_lines(
    board: Board, policy: Policy, language: Language, zone: tzinfo, now: datetime
) -> Iterator[str]:
    """The checks of the gate that the incident stands before, and what was agreed beside them."""
    gate = gate_now(board)
    if gate is not None:
        found = rows(board, policy, {gate}, now)
        left = sum(row.state is State.UNMET for row in found)
        yield "  ".join(filter(None, (label(gate, language), left_text(left, language))))
        for row in found:
            name = check_name(policy, row.check.key, language)
            said = row_text(row, policy, language, zone)
            yield f"  [{label(row.state, language)}] {row.check.key}: {name}{' — ' if said else ''}{said}"
        ending = left_at_the_end(board, policy, now)
        if ending and gate in (Gate.WATCH, Gate.CLOSING):
            yield _AT_THE_END.said_in(language).format(checks=", ".join(row.check.key for row in ending))
    yield from _agreed(board, policy, language, zone)
    if stood := stood_down_text(board, policy, language, zone):
        yield stood
    for number, one in enumerate(board.gates.rest.open_deferrals(), 1):
        who, at = policy.person_name(one.waiting.owner), clock(one.waiting.due, zone)
        yield _LEFTOVER.said_in(language).format(number=number, text=one.text, who=who, at=at)
    review = board.gates.review
    if review is not None:
        yield _REVIEW.said_in(language).format(
            who=policy.person_name(review.owner), at=clock(review.on, zone)
        )


def _agreed(board: Board, policy: Policy, language: Language, zone: tzinfo) -> Iterator[str]:
    agreed, skipped = board.gates.alignment.agreed, board.gates.alignment.skipped
    if agreed is not None:
        said = agreed.said
        yield _ALIGNED.said_in(language).format(
            who=policy.person_name(said.decision_maker),
            customers=label(said.customer_policy, language),
            system=label(said.system_policy, language),
            at=clock(said.next_sync, zone),
        )
    if skipped is not None:
        yield _SKIPPED.said_in(language).format(reason=skipped.reason, at=clock(skipped.ask_again_at, zone))


def gates_shape(board: Board, policy: Policy, now: datetime) -> Shape:
    """The answer of `gate show --json`, and of `show --json` under "gates"."""
    gate = gate_now(board)
    agreed, skipped = board.gates.alignment.agreed, board.gates.alignment.skipped
    down, review = board.gates.stood_down, board.gates.review
    return {
        "gate": gate,
        "checks": [_check(row) for row in (rows(board, policy, {gate}, now) if gate else [])],
        "left_to_close": [row.check.key for row in left_at_the_end(board, policy, now)],
        "alignment": _alignment(agreed) if agreed else None,
        "alignment_skipped": {"reason": skipped.reason, "ask_again_at": instant(skipped.ask_again_at)}
        if skipped
        else None,
        "stood_down": _stood_down(down) if down else None,
        "deferrals": [
            {
                "deferral": one.deferral,
                "text": one.text,
                "owner": one.waiting.owner,
                "due": instant(one.waiting.due),
                "urgent_if": one.urgent_if,
                "result": one.waiting.result,
            }
            for one in board.gates.rest.deferrals.values()
        ],
        "review": {"owner": review.owner, "on": instant(review.on)} if review else None,
        "ended_as": board.incident.ended_as if board.incident.closed else None,
        "merged_into": board.incident.merged_into or None,
    }


def _check(row: CheckRow) -> Shape:
    return {
        "key": row.check.key,
        "side": row.check.side,
        "ja": row.check.ja,
        "en": row.check.en,
        "state": row.state,
        "by": row.answered.by if row.answered else row.met.person if row.met else "",
        "said": row.met.text if row.met else row.answered.said if row.answered else "",
        "until": instant(row.due),
    }


def _alignment(agreed: Agreed) -> Shape:
    return {
        "at": instant(agreed.at),
        "attendees": list(agreed.said.attendees),
        "decision_maker": agreed.said.decision_maker,
        "customers": agreed.said.customer_policy,
        "system": agreed.said.system_policy,
        "partners": agreed.said.partners,
        "tracks": [{"name": track.name, "owner": track.owner} for track in agreed.said.tracks],
        "next_sync": instant(agreed.said.next_sync),
        "decision": agreed.said.decision,
    }


def _stood_down(down: StoodDown) -> Shape:
    return {
        "at": instant(down.at),
        "released": list(down.released),
        "watch_owner": down.watch_owner,
        "watch_until": instant(down.watch_until),
        "recalled_if": down.recalled_if,
    }
