"""Pure: what the board and the policy say, for the fields of a wording; what nobody said stays blank."""

from datetime import datetime

from commander.board.actions import Result
from commander.board.board import Board
from commander.board.impact import Amount, Aspect, Certainty, Concern
from commander.board.message import Message
from commander.board.messages import Messages
from commander.board.policy import Policy
from commander.board.privacy_records import PrivacyAnswer
from commander.board.promises import recovery_read_at
from commander.board.signals import Verdict
from commander.drafting.maintenance import maintenance_facts
from commander.wording.board_fields import Facts
from commander.wording.impact_windows import Stretch
from commander.wording.labels import LABELS
from commander.wording.language import Bilingual

_CONCERN_SAID = {
    Concern.NONE: Bilingual("なし", "none"),
    Concern.POSSIBLE: Bilingual("あり得る、確認中", "possible, being checked"),
    Concern.CONFIRMED: Bilingual("あり、確認済み", "confirmed"),
}


def facts_for(
    board: Board,
    policy: Policy,
    now: datetime,
    *,
    next_update: datetime | None = None,
    report_by: datetime | None = None,
) -> Facts:
    """What the board and the policy say, for the fields of a template. What they don't say stays blank."""
    incident, service, messages = board.incident, policy.service, board.messages
    phrase, watch, posted = board.impact.phrase, incident.watch, messages.posted
    last, posted_at = (posted.content, posted.ordered_at) if posted else (None, None)
    wrong, right = _corrected(board)
    expected = board.estimates.current
    told_over = recovery_read_at(board.promises, messages)
    return Facts(
        as_of=now,
        zone=board.maintenance.plan.zone if board.maintenance.plan else service.time_zone,
        maintenance=maintenance_facts(board.maintenance),
        service=Bilingual(service.name_ja, service.name_en),
        severity=incident.severity,
        tag=incident.short_id,
        impact=Bilingual(phrase.ja, phrase.en) if phrase else Bilingual(),
        certainty=_certainty(board),
        who=_claim(board, Aspect.WHO),
        count=_count(board),
        count_as_of=count.as_of if (count := board.impact.row(Aspect.HOW_MANY)) else None,
        count_certainty=LABELS[Certainty][count.certainty] if count else Bilingual(),
        count_exact=count is not None and count.is_exact,
        workaround=_claim(board, Aspect.WORKAROUND),
        personal_data=_personal_data(board),
        is_followed=posted is not None,
        since=incident.started.instant if incident.started else None,
        approximate=incident.started.approximate if incident.started else False,
        declared_at=incident.declared_at,
        fixed_at=_fixed_at(board),
        resolved_at=watch.restored_at if watch else None,
        recurred_at=None if watch else _recurred_at(board) or _seen_after(board),
        stretches=_stretches(board) if watch or incident.closed else (),
        detected_at=_detected_at(board),
        first_told_at=messages.first_public_at,
        report_by=report_by,
        doing=_doing(board),
        next_update=next_update,
        eta=expected.eta if expected else None,
        eta_certainty=LABELS[Certainty][expected.certainty] if expected else Bilingual(),
        eta_as_of=expected.as_of if expected else None,
        eta_public=board.estimates.public_at(now),
        wrong=wrong,
        right=right,
        previous_title=_title(last),
        previous_at=posted_at,
        recovery_told_at=told_over or (None if last else incident.previous_over_at),
        recovery_url=_where_it_stands(messages) or service.url,
        commander=policy.person_name(board.roles.commander or ""),
        deputy=policy.person_name(board.roles.holder("deputy") or ""),
        scribe=policy.person_name(board.roles.holder("scribe") or ""),
        channel=_channel(board, policy),
        call=board.call.url or service.call_url,
        url=service.url,
        contact=service.contact,
        escalate_to=service.contact,
    )


def said_by_people(text: str) -> Bilingual:
    """A claim is typed in one language, and must not go out in the other: figures alone fit both."""
    if not text.isascii():
        return Bilingual(ja=text)
    return Bilingual(en=text, ja="" if any(map(str.isalpha, text)) else text)


def _claim(board: Board, aspect: Aspect) -> Bilingual:
    row = board.impact.row(aspect)
    return said_by_people(row.text) if row else Bilingual()


_NOT_ANSWERED = Bilingual("要否未判定", "not judged yet")


def _personal_data(board: Board) -> Bilingual:
    """What our own people read: "possible" is said as such, also before anybody knows of what.

    Once there is a restricted track, the answer alone: what was seen is in no text (2-10).
    """
    if board.privacy.has_track:
        answered = board.privacy.answered
        return LABELS[PrivacyAnswer][answered.answer] if answered else _NOT_ANSWERED
    row = board.impact.row(Aspect.PERSONAL_DATA)
    if row is None or row.concern is None:
        return _claim(board, Aspect.PERSONAL_DATA)
    said, text = _CONCERN_SAID[row.concern], row.text.strip()
    return Bilingual(f"{said.ja}({text})", f"{said.en} ({text})") if text else said


def _count(board: Board) -> Bilingual:
    row = board.impact.row(Aspect.HOW_MANY)
    if row is None:
        return Bilingual()
    return said_by_people(row.text) if row.amount is None else counted(row.amount)


def counted(amount: Amount) -> Bilingual:
    """A number with its unit, without 約: 1,240店, but 1,240 shops."""
    gap = " " if amount.unit[:1].isascii() else ""
    return said_by_people(f"{amount.likely:,}{gap}{amount.unit}".strip())


def _corrected(board: Board) -> tuple[Bilingual, Bilingual]:
    """The number that was published and the one that is right, "about" unless confirmed; blank unless one is owed."""
    row = board.impact.row(Aspect.HOW_MANY)
    for one in board.owed:
        if isinstance(one.before, Amount) and isinstance(one.after, Amount):
            right = counted(one.after)
            return _about(counted(one.before)), right if row is not None and row.is_exact else _about(right)
    return Bilingual(), Bilingual()


def _about(amount: Bilingual) -> Bilingual:
    return Bilingual(f"約{amount.ja}" if amount.ja else "", f"about {amount.en}" if amount.en else "")


def _certainty(board: Board) -> Bilingual:
    row = board.impact.row(Aspect.WHAT) or board.impact.row(Aspect.WHO) or board.impact.row(Aspect.HOW_MANY)
    return LABELS[Certainty][row.certainty] if row else Bilingual()


def _doing(board: Board) -> Bilingual:
    running = board.actions.running()
    return said_by_people(running[0].text) if running else Bilingual()


def _fixed_at(board: Board) -> datetime | None:
    worked = [action for action in board.actions.finished() if action.result is Result.WORKED]
    return worked[0].finished_at if worked else board.incident.restored_at


def _detected_at(board: Board) -> datetime | None:
    """When anybody of ours first knew of it: as somebody said, else the first signal or the declaration."""
    if board.detection.found is not None:
        return board.detection.found.first_known
    known = [one.raised_at for one in board.signals.by_id.values()]
    known += [board.incident.declared_at] if board.incident.declared_at else []
    return min(known, default=None)


def _recurred_at(board: Board) -> datetime | None:
    """When trouble was seen again: the signal that took the last recovery back."""
    restored_at = board.incident.restored_at
    if restored_at is None:
        return None
    said = board.impact_spells.said(board.windows[-1].window) if board.windows else None
    if said is not None and said.started is not None and said.started.instant >= restored_at:
        return said.started.instant  # a person corrected it
    same = [one.raised_at for one in board.signals.by_id.values() if one.verdict is Verdict.SAME]
    return min((at for at in same if at >= restored_at), default=None)


def _seen_after(board: Board) -> datetime | None:
    """When trouble was seen after an incident that customers had been told was over: since when this one hurts."""
    incident = board.incident
    if incident.previous_over_at is None:
        return None
    return incident.started.instant if incident.started else incident.declared_at


def _where_it_stands(messages: Messages) -> str:
    """The address of the last public post, where a page gave it one: what trouble seen again points back to."""
    keys = messages.posted.keys if messages.posted else ()
    urls = (messages.deliveries[key].url for key in keys if key in messages.deliveries)
    return next((url for url in urls if url), "")


def _stretches(board: Board) -> tuple[Stretch, ...]:
    """When customers were hurt: one window, or several with trouble again in between (0-18)."""
    return tuple(
        Stretch(
            started=one.started.instant if one.started else None,
            ended=one.ended.instant if one.ended else None,
            approximate=one.is_approximate,
        )
        for one in board.windows
    )


def _title(last: Message | None) -> Bilingual:
    if last is None:
        return Bilingual()
    titles = {language: wording.title for language, wording in last.texts.items()}
    return Bilingual(titles.get("ja", ""), titles.get("en", ""))


def _channel(board: Board, policy: Policy) -> str:
    """Where the work is done: the incident's own channel, else where its summary is, else where our own people are."""
    if board.channel.ref:
        return f"#{board.channel.shown_name.removeprefix('#')}"
    if summaries := policy.slack.rules.summary:
        return summaries[0]
    targets = [
        target for audience in policy.audiences() if not audience.is_outside for target in audience.targets
    ]
    return next((target.partition(":")[2] for target in targets if target.startswith("slack:#")), "")
