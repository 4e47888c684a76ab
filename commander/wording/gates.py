"""Pure: what is said of checks, the agreed first response, standing down, what waits, and how an incident ended."""

from collections.abc import Mapping
from datetime import datetime, tzinfo
from enum import Enum

from commander.board import alignment, gates, stand_down
from commander.board.alignment import Screen, SystemPolicy, Track
from commander.board.board import Board
from commander.board.business_days import Closure, ClosureListed, ClosureRemoved, WorkingDays, WorkingDaysSet
from commander.board.gate_checks import (
    ALIGNMENT,
    Gate,
    GateCheck,
    GateCheckListed,
    GateCheckRemoved,
    GateRules,
    GateRulesSet,
    Side,
)
from commander.board.gate_evidence import Met
from commander.board.gate_rows import CheckRow, State
from commander.board.gates import Answer
from commander.board.incident import EndedAs, Excuse
from commander.board.policy import Policy
from commander.board.record import Event
from commander.wording.language import Bilingual, Language

GATE_LABELS: Mapping[type[Enum], Mapping[Enum, Bilingual]] = {
    Gate: {
        Gate.DETECTED: Bilingual("発生", "Detected"),
        Gate.INVESTIGATION: Bilingual("初期調査", "Initial investigation"),
        Gate.ALIGNMENT: Bilingual("対応方針決定", "Alignment"),
        Gate.RESPONSE: Bilingual("障害対応", "Response"),
        Gate.WATCH: Bilingual("経過観察", "Watch"),
        Gate.CLOSING: Bilingual("クロージング", "Closing"),
    },
    Side: {
        Side.ENTRY: Bilingual("入るとき", "On the way in"),
        Side.EXIT: Bilingual("次へ進む前", "Before going on"),
    },
    State: {
        State.MET: Bilingual("記録あり", "on the board"),
        State.TICKED: Bilingual("確認済み", "checked"),
        State.WAIVED: Bilingual("見送り", "waived"),
        State.LATER: Bilingual("あとで決める", "later"),
        State.UNMET: Bilingual("未確認", "open"),
    },
    Answer: {
        Answer.TICKED: Bilingual("確認した", "It is so"),
        Answer.WAIVED: Bilingual("なしで進む", "Go without"),
        Answer.LATER: Bilingual("あとで決める", "Decide later"),
        Answer.OPEN: Bilingual("取り消す", "Take back"),
    },
    SystemPolicy: {
        SystemPolicy.ROLLBACK: Bilingual("元に戻す", "Roll back"),
        SystemPolicy.FEATURE_OFF: Bilingual("機能を止める", "Turn the feature off"),
        SystemPolicy.HOTFIX: Bilingual("修正を出す", "Hotfix"),
        SystemPolicy.WAIT: Bilingual("待つ", "Wait"),
    },
    Screen: {
        Screen.NOT_NEEDED: Bilingual("要らない", "Not needed"),
        Screen.NEEDED: Bilingual("要る", "Needed"),
        Screen.UNKNOWN: Bilingual("まだ分からない", "Not known yet"),
    },
    EndedAs: {
        EndedAs.DONE: Bilingual("終了", "Done"),
        EndedAs.FALSE_ALARM: Bilingual("誤報", "False alarm"),
        EndedAs.MERGED: Bilingual("統合", "Merged"),
    },
}
GATE_LINES: Mapping[type[Event], Bilingual] = {
    gates.GateCheckTicked: Bilingual("確認済み:{ja}{note_note}", "Checked: {en}{note_note}"),
    gates.GateCheckWaived: Bilingual("見送り:{ja}{reason_note}", "Gone without: {en}{reason_note}"),
    gates.GateCheckPutOff: Bilingual(
        "{until} までに決める:{ja}{reason_note}", "To be decided by {until}: {en}{reason_note}"
    ),
    gates.GateCheckOpened: Bilingual("確認を取り消し:{ja}{reason_note}", "Open again: {en}{reason_note}"),
    gates.ReviewPlanned: Bilingual("ふりかえり:{owner}、{on}", "Review: {owner}, {on}"),
    alignment.AlignmentHeld: Bilingual(
        "初期対応を決定。決定者 {decision_maker}、お客様:{customer_policy}、システム:{system_policy}、"
        "官公庁・取引先:{partners}{partners_note_note}、担当 {tracks}、次は {next_sync}。出席 {attendees}{note_note}",
        "First response agreed. Decides: {decision_maker}; customers: {customer_policy}; system: {system_policy};"
        " regulators and partners: {partners}{partners_note_note}; owners: {tracks}; next at {next_sync};"
        " there: {attendees}{note_note}",
    ),
    alignment.AlignmentSkipped: Bilingual(
        "初期対応の決定を後回しに。{ask_again_at} に再確認{reason_note}",
        "Went on without agreeing on the first response; asked again at {ask_again_at}{reason_note}",
    ),
    stand_down.TeamStoodDown: Bilingual(
        "解散:{released}。見守り {watch_owner}({watch_until} まで)。再招集の条件:{recalled_if}{note_note}",
        "Stood down: {released}. Watch: {watch_owner} until {watch_until}. Recalled if: {recalled_if}{note_note}",
    ),
    stand_down.TeamRecalled: Bilingual("再招集{reason_note}", "The team was called back{reason_note}"),
    stand_down.WorkDeferred: Bilingual(
        "持ち越し:{text}。{owner}、{due}{urgent_if_note}", "Left over: {text}. {owner}, {due}{urgent_if_note}"
    ),
    stand_down.DeferralMoved: Bilingual(
        "持ち越しを {due} に変更({owner}){reason_note}", "Left over until {due} ({owner}){reason_note}"
    ),
    stand_down.DeferralFinished: Bilingual("持ち越しを完了:{result}", "What was left over is done: {result}"),
    WorkingDaysSet: Bilingual("営業日の設定:{days}", "Working days: {days}"),
    ClosureListed: Bilingual("休業日:{closure}", "Closed on: {closure}"),
    ClosureRemoved: Bilingual("休業日から外す:{day}", "No longer closed on {day}"),
    GateRulesSet: Bilingual("停滞の目安:{rules}", "Stalled after: {rules}"),
    GateCheckListed: Bilingual("確認項目:{check}", "Check: {check}"),
    GateCheckRemoved: Bilingual("確認項目から外す:{key}", "Check removed: {key}"),
}
GATE_DECISIONS = (
    gates.GateCheckWaived,
    alignment.AlignmentHeld,
    alignment.AlignmentSkipped,
    stand_down.TeamStoodDown,
    stand_down.TeamRecalled,
)
GATE_LEFTOVERS = (
    gates.ReviewPlanned,
    stand_down.WorkDeferred,
    stand_down.DeferralMoved,
    stand_down.DeferralFinished,
)
GATE_NOTES: Mapping[str, Bilingual] = {
    "urgent_if": Bilingual("。次の場合は直ちに:{0}", "; at once if: {0}"),
    "partners_note": Bilingual("({0})", " ({0})"),
    "ended": Bilingual(":{0}", ": {0}"),
    "left": Bilingual("。残したままの確認:{0}", "; left: {0}"),
    "excuses": Bilingual("。残した確認:{0}", "; left for now: {0}"),
    "merged_into": Bilingual(" → {0}", " → {0}"),
}
CLOSED_OTHERWISE = Bilingual(
    "{ended_as}として終了{merged_into_note}{reason_note}",
    "Closed as {ended_as}{merged_into_note}{reason_note}",
)
CLOSED = Bilingual("終了しました{reason_note}{left_note}", "Closed{reason_note}{left_note}")


def closing_line(ended_as: EndedAs) -> Bilingual:
    """How an ending is said."""
    return CLOSED if ended_as is EndedAs.DONE else CLOSED_OTHERWISE


_FIRST_RESPONSE = Bilingual("初期対応の方針", "the first response")


def check_name(policy: Policy, key: str, language: Language) -> str:
    """What a check asks; one that left the policy is its own name, and the agreement has one of its own."""
    found = next((one for one in policy.gates.checks() if one.key == key), None)
    if found is not None:
        return found.ja if language is Language.JA else found.en
    return _FIRST_RESPONSE.said_in(language) if key == ALIGNMENT else key


def excuse_text(excuse: Excuse, check: str, until: str, language: Language) -> str:
    """A check that is gone without, and why or until when."""
    said = " ".join(filter(None, (until and f"→ {until}", excuse.reason)))
    return f"{check}({said})" if language is Language.JA else f"{check} ({said})"


def track_text(track: Track, name: str) -> str:
    """A track and who owns it."""
    return f"{track.name}: {name}"


def check_text(check: GateCheck, language: Language) -> str:
    """What a check asks."""
    return check.ja if language is Language.JA else check.en


def closure_text(closure: Closure) -> str:
    """The days of a closure."""
    days = f"{closure.day}–{closure.until}" if closure.until else closure.day
    return f"{days} {closure.name}".strip()


def days_text(days: WorkingDays) -> str:
    """Whose holidays count, and when work begins."""
    return f"{days.country} {days.opens}"


def rules_text(rules: GateRules, language: Language) -> str:
    """After how long an incident stands still."""
    return f"{rules.stall_minutes} 分" if language is Language.JA else f"{rules.stall_minutes} min"


_BY_BOARD = Bilingual("ボードの記録", "on the board")


def met_text(met: Met, policy: Policy, language: Language, zone: tzinfo) -> str:
    """What on the board answered a check."""
    parts = (policy.person_name(met.person) if met.person else "", met.text, _clock(met.at, zone))
    return " ・ ".join(filter(None, parts)) or _BY_BOARD.said_in(language)


_UNTIL = Bilingual("{0} まで", "by {0}")


def row_text(row: CheckRow, policy: Policy, language: Language, zone: tzinfo) -> str:
    """What or who says so of a check; empty while nobody does."""
    if row.met is not None:
        return met_text(row.met, policy, language, zone)
    due = _UNTIL.said_in(language).format(_clock(row.due, zone)) if row.due else ""
    if row.answered is None:
        return due
    answered = row.answered
    parts = (due, answered.said, policy.person_name(answered.by), _clock(answered.at, zone))
    return " ・ ".join(filter(None, parts))


_LEFT = Bilingual("{0} 残", "{0} left")


def left_text(count: int, language: Language) -> str:
    """How many checks are left at this gate; empty when none is."""
    return _LEFT.said_in(language).format(count) if count else ""


_STANDS_DOWN = Bilingual(
    "{at} に解散。見守り {owner}({until} まで)。再招集:{recalled_if}",
    "Stood down at {at}. Watch: {owner} until {until}. Recalled if: {recalled_if}",
)


def stood_down_text(board: Board, policy: Policy, language: Language, zone: tzinfo) -> str:
    """Who watches after the team stood down, and what calls it back; empty while it stands."""
    down = board.gates.stood_down
    if down is None:
        return ""
    return _STANDS_DOWN.said_in(language).format(
        at=_clock(down.at, zone),
        owner=policy.person_name(down.watch_owner),
        until=_clock(down.watch_until, zone),
        recalled_if=down.recalled_if,
    )


def _clock(at: datetime | None, zone: tzinfo) -> str:
    return f"{at.astimezone(zone):%m/%d %H:%M}" if at else ""
