"""Pure: the watch, its signals, links and timestamps as lines for people, in both languages."""

from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo
from fractions import Fraction

from commander.board.board import Board
from commander.board.policy import Policy
from commander.board.roster import names_of
from commander.board.signals import Signal
from commander.board.working import working_now
from commander.figures.company import Spread
from commander.figures.timestamps import Measured, Metric, Stamp
from commander.wording.impact_windows import span_text
from commander.wording.labels import label, role_label
from commander.wording.language import Bilingual, Language

Clock = Callable[[datetime], str]

_NOBODY = Bilingual("不在", "nobody")
_NOW = Bilingual("いま対応している人:{who}", "Working on it now: {who}")
_WORKING = Bilingual("{person}({text}、最後の連絡 {age}前)", "{person} ({text}, last heard {age} ago)")
_WATCHED = Bilingual(
    "復旧 {restored}。経過観察 {owner}{phone}、{until} まで",
    "Restored {restored}. Watched by {owner}{phone} until {until}",
)
_ENDED = Bilingual("経過観察は {person} が {at} に終了", "The watch was ended by {person} at {at}")
_RECURRENCE = Bilingual("再発とみなすもの:{text}", "The same again is: {text}")
_HEARD = Bilingual("確認済み({by}、{at}{how})", "heard ({by}, {at}{how})")
_MISSING = Bilingual("未確認{contact}", "not heard of yet{contact}")
_PARTY = Bilingual("{name}:{state}", "{name}: {state}")
_UNHEARD = Bilingual("未確認の相手を残して終了:{reason}", "Ended with parties unheard: {reason}")
_MISSED = Bilingual("見ていなかった時間:{since} – {until}({seen})", "Not watched: {since} – {until} ({seen})")
_UNSEEN = Bilingual("まだ誰も確かめていません", "nobody has looked yet")
_WAITS = Bilingual("{text} → {person}、{limit} まで", "{text} → {person}, by {limit}")
_NOT_RESTORED = Bilingual("復旧は宣言されていません", "Recovery is not declared")
_CORRECTED = Bilingual("{at}(記録では {told}:{reason})", "{at} (by the board {told}: {reason})")
_UNKNOWN = Bilingual("–", "–")
_ABOUT = Bilingual("約 {time}", "about {time}")
_SMALL = Bilingual("件数が少ないため参考値", "too few to conclude anything")
_SPREAD = Bilingual(
    "{name}:中央値 {median}({least} – {most}、{count} 件){small}",
    "{name}: median {median} ({least} – {most}, {count} incident(s)){small}",
)
_PER_MINUTE = Bilingual("{count} {unit}・分", "{count} {unit} × min")
_TIMES = Bilingual("{count}/{out_of}", "{count} of {out_of}")


def working_lines(board: Board, policy: Policy, now: datetime, language: Language) -> list[str]:
    """Who works on it now, each with the age of the last word of theirs; or that nobody does."""
    return [_NOW.said_in(language).format(who=who) for who in worker_states(board, policy, now, language)]


def worker_states(board: Board, policy: Policy, now: datetime, language: Language) -> list[str]:
    """The same without saying what it is."""
    said = _WORKING.said_in(language)
    return [
        said.format(
            person=policy.person_name(one.person),
            text=one.text,
            age=span_text(max(now - one.heard_at, timedelta()), language),
        )
        for one in working_now(board)
    ] or [_NOBODY.said_in(language)]


def watch_lines(board: Board, policy: Policy, now: datetime, language: Language, clock: Clock) -> list[str]:
    """The recovery as it was declared, who has heard of it, what waits, and what nobody saw."""
    return [
        *watch_head_lines(board, policy, language, clock),
        *party_lines(board, policy, language, clock),
        *(signal_line(one, policy, now, language, clock) for one in board.signals.untriaged()),
        *_missed_lines(board, language, clock),
        *working_lines(board, policy, now, language),
    ]


def watch_head_lines(board: Board, policy: Policy, language: Language, clock: Clock) -> list[str]:
    """Restored when, watched by whom (with the telephone number) until when, and what counts as the same again."""
    watch, watching = board.incident.watch, board.watching
    if watch is None:
        return [_NOT_RESTORED.said_in(language)]
    phone = f" {watching.phone}" if watching.phone else ""
    lines = [
        _WATCHED.said_in(language).format(
            restored=clock(watch.restored_at),
            owner=policy.person_name(watch.owner),
            phone=phone,
            until=clock(watch.until),
        )
    ]
    if watching.ended is not None:
        by = policy.person_name(watching.ended.by)
        lines.append(_ENDED.said_in(language).format(person=by, at=clock(watching.ended.at)))
        if watching.ended.unheard_because:
            lines.append(_UNHEARD.said_in(language).format(reason=watching.ended.unheard_because))
    if watching.recurrence:
        lines.append(_RECURRENCE.said_in(language).format(text=watching.recurrence))
    return lines


def party_lines(board: Board, policy: Policy, language: Language, clock: Clock) -> list[str]:
    """Each party with who said when that they heard; or that nobody did yet."""
    return [
        _PARTY.said_in(language).format(name=name, state=state)
        for name, state in party_states(board, policy, language, clock)
    ]


def party_states(board: Board, policy: Policy, language: Language, clock: Clock) -> list[tuple[str, str]]:
    """The same in two parts: who, and whether they heard."""
    found = []
    watching = board.watching
    for party, names in zip(
        watching.parties.values(), names_of(watching.parties.values(), policy), strict=True
    ):
        role = f" ({role_label(party.role, language)})" if party.role else ""
        heard = watching.heard.get(party.key)
        if heard is None:
            state = _MISSING.said_in(language).format(contact=f" {party.contact}" if party.contact else "")
        else:
            how = f", {heard.how}" if heard.how else ""
            by = policy.person_name(heard.by)
            state = _HEARD.said_in(language).format(by=by, at=clock(heard.at), how=how)
        found.append((Bilingual(*names).said_in(language) + role, state))
    return found


def signal_line(signal: Signal, policy: Policy, now: datetime, language: Language, clock: Clock) -> str:
    """A signal that waits: whose it is now, and by when it is judged."""
    person, _ = signal.asked(now)
    limit = clock(signal.judge_by) if signal.judge_by is not None else _UNKNOWN.said_in(language)
    return _WAITS.said_in(language).format(
        text=signal.text, person=policy.person_name(person) or _UNKNOWN.said_in(language), limit=limit
    )


def _missed_lines(board: Board, language: Language, clock: Clock) -> list[str]:
    return [
        _MISSED.said_in(language).format(
            since=clock(one.since), until=clock(one.until), seen=one.seen or _UNSEEN.said_in(language)
        )
        for one in board.watching.missed.values()
    ]


def stamp_text(stamp: Stamp, language: Language, clock: Clock) -> str:
    """When it was; a time that a person corrected with what the board had."""
    if stamp.at is None:
        return _UNKNOWN.said_in(language)
    text = clock(stamp.at)
    if stamp.is_approximate:
        text = _ABOUT.said_in(language).format(time=text)
    if stamp.correction is not None:
        told = clock(stamp.told) if stamp.told is not None else _UNKNOWN.said_in(language)
        reason = stamp.correction.reason
        text = _CORRECTED.said_in(language).format(at=text, told=told, reason=reason)
    return text


def measured_text(one: Measured, language: Language) -> str:
    """A figure with its unit; a dash where there is none."""
    parts = []
    if one.span is not None:
        parts.append(span_text(one.span, language))
    if one.out_of is not None and one.count is not None:
        parts.append(_TIMES.said_in(language).format(count=one.count, out_of=one.out_of))
    elif one.share is not None:
        parts.append(share_text(one.share))
    elif one.count is not None and one.span is None:
        said = _PER_MINUTE.said_in(language) if one.metric is Metric.IMPACT_MINUTES else "{count} {unit}"
        parts.append(said.format(count=f"{one.count:,}", unit=one.unit).strip())
    return " ".join(parts) or _UNKNOWN.said_in(language)


def share_text(share: Fraction) -> str:
    """A share in whole percent, with its sign."""
    return f"{round(share * 100)}%"


def spread_line(spread: Spread, language: Language) -> str:
    """One metric over many incidents, with a warning while they are few."""

    def said(figure: timedelta | Fraction | None) -> str:
        if isinstance(figure, timedelta):
            return span_text(figure, language)
        return share_text(figure) if figure is not None else _UNKNOWN.said_in(language)

    small = f" ・ {_SMALL.said_in(language)}" if spread.is_small else ""
    return _SPREAD.said_in(language).format(
        name=label(spread.metric, language),
        median=said(spread.median),
        least=said(spread.least),
        most=said(spread.most),
        count=spread.incidents,
        small=small,
    )


def local_clock(zone: tzinfo, now: datetime) -> Clock:
    """Times of one zone; without their date on the day of now."""

    def clock(moment: datetime) -> str:
        there = moment.astimezone(zone)
        return f"{there:%H:%M}" if there.date() == now.astimezone(zone).date() else f"{there:%m/%d %H:%M}"

    return clock
