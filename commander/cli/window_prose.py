"""A maintenance as the command line tells it: lines for people, a shape for programs. Reads nothing itself."""

from datetime import datetime, timedelta, tzinfo

from commander.board.board import Board
from commander.board.impact import Phrase
from commander.board.policy import Policy
from commander.cli.place import clock
from commander.deadlines import deadlines
from commander.wording.checks import outgoing_title
from commander.wording.labels import label
from commander.wording.language import Bilingual, Language

_ROWS = {
    "effect": Bilingual("停止・影響", "what stops"),
    "risk": Bilingual("起こるかもしれないこと", "what may happen"),
    "unaffected": Bilingual("影響のない機能", "not affected"),
    "purpose": Bilingual("作業の目的", "purpose"),
    "fallback": Bilingual("起きたときに行うこと", "what is done then"),
    "components": Bilingual("構成要素", "components"),
    "linked": Bilingual("関連", "linked"),
}
_MINUTES = Bilingual("{0} 分", "{0} min")
_AGO = Bilingual("{0} 分超過", "{0} min over")


def window_shape(board: Board) -> dict[str, object]:
    """The window of a maintenance and how far it is, as JSON gives it."""
    maintenance, plan = board.maintenance, board.maintenance.plan
    if plan is None:
        return {"linked": [one.short_id for one in maintenance.links]}
    return {
        "state": maintenance.state,
        "starts_at": plan.starts_at,
        "ends_at": plan.ends_at,
        "zone": plan.zone,
        "at_risk": plan.at_risk,
        "effect": plan.effect,
        "unaffected": plan.unaffected,
        "purpose": plan.purpose,
        "fallback": plan.fallback,
        "components": plan.components,
        "audiences": plan.audiences,
        "remind": plan.remind,
        "started_at": maintenance.started_at,
        "completed_at": maintenance.completed_at,
        "promised_end": board.messages.promise,
        "linked": [one.short_id for one in maintenance.links],
    }


def window_lines(board: Board, policy: Policy, language: Language, zone: tzinfo, now: datetime) -> list[str]:
    """The window of a maintenance for people."""
    maintenance, plan = board.maintenance, board.maintenance.plan
    links = [f"{one.short_id} {outgoing_title(one.title)}" for one in maintenance.links]
    linked = f"{_ROWS['linked'].said_in(language)}: {', '.join(links)}"
    if plan is None:
        return [linked] if links else []
    rows = [
        f"{label(maintenance.state, language)}: {clock(plan.starts_at, zone)} – {clock(plan.ends_at, zone)}"
    ]
    for due in deadlines(board, policy):
        minutes = abs(due.due - now) // timedelta(minutes=1)
        left = (_MINUTES if due.due > now else _AGO).said_in(language).format(minutes)
        rows.append(f"{label(due.kind, language)}: {left}")
    said = {
        "risk" if plan.at_risk else "effect": plan.effect,
        "unaffected": plan.unaffected,
        "purpose": plan.purpose,
        "fallback": plan.fallback,
    }
    rows += [
        f"{_ROWS[name].said_in(language)}: {_text(phrase, language)}"
        for name, phrase in said.items()
        if phrase.ja or phrase.en
    ]
    if plan.components:
        rows.append(f"{_ROWS['components'].said_in(language)}: {', '.join(plan.components)}")
    return [*rows, *([linked] if links else [])]


def _text(phrase: Phrase, language: Language) -> str:
    first, second = (phrase.ja, phrase.en) if language is Language.JA else (phrase.en, phrase.ja)
    return outgoing_title(first or second)
