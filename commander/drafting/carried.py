"""Pure: an entry or a row of the board as a part of a draft: which field it fills, how sure it says it is (0-09)."""

from collections.abc import Callable, Sequence
from datetime import datetime

import msgspec

from commander.board.actions import ActionFinished, ActionReported, ActionStarted
from commander.board.board import Board
from commander.board.hypotheses import HypothesisState, HypothesisStated, HypothesisSupported
from commander.board.impact import CONCERNS, EVIDENCE, Aspect, Certainty, ImpactStated, Row
from commander.board.message_source import KeptInside, Source
from commander.board.policy import Policy
from commander.board.record import Event, Record
from commander.board.signals import SignalRaised
from commander.board.timeline import EntryAdded, EntryCorrected, EntryKind
from commander.drafting.facts import counted, said_by_people
from commander.wording.carried import about, estimated, joined, supposed, unconfirmed
from commander.wording.language import Bilingual, Language
from commander.wording.templates import FOR_OUR_OWN, TemplateId, fields_of

FACT = "fact"  # the field of a wording that takes what has no field of its own
_DOING = "doing"
_FIELDS = {Aspect.WHO: "who", Aspect.HOW_MANY: "n", Aspect.WORKAROUND: "work", Aspect.PERSONAL_DATA: "pd"}
_TALK = frozenset(EntryKind) - {
    EntryKind.FACT,
    EntryKind.HYPOTHESIS,
    EntryKind.DECISION,
    EntryKind.ACTION,
    EntryKind.STATUS,
}
_SHORT = 60


class Carried(msgspec.Struct, frozen=True, kw_only=True):
    """One thing on its way into a draft, in the languages somebody said it in; `kept`: not outside, and why."""

    source: Source
    field: str
    words: Bilingual  # for its own field
    alone: Bilingual  # for a wording without that field: it says by itself how sure it is
    kept: KeptInside | None = None

    @property
    def short(self) -> str:
        """Its first words, for a line that names it."""
        line = " ".join((self.alone.ja or self.alone.en).split())
        return line if len(line) <= _SHORT else f"{line[:_SHORT]}…"


class Telling(msgspec.Struct, frozen=True):
    """Where what is known is told from: the time of the draft and the service's own zone."""

    now: datetime
    zone: str


def carried_from(
    record: Record, correction: Event | None, board: Board, policy: Policy, now: datetime
) -> Carried | None:
    """What a row of the timeline brings into a draft; None: nothing that could be told."""
    telling = Telling(now, policy.service.time_zone)
    at = record.occurred.instant
    source = Source(record=record.id, at=at)
    match record.event:
        case EntryAdded() as entry:
            text = correction.text if isinstance(correction, EntryCorrected) else entry.text
            return _from_entry(entry.entry_kind, text, source, telling) if text.strip() else None
        case ImpactStated() as claim:
            row = board.impact.fields.get(claim.row)
            standing = row.latest() if row is not None else None
            return _from_row(standing, source, telling) if standing else None
        case ActionStarted() | ActionReported() | ActionFinished() as done:
            return _from_action(board, done.action, source)
        case HypothesisStated() | HypothesisSupported() as thought:
            return _from_hypothesis(board, thought.hypothesis, source, telling)
        case SignalRaised() as signal:
            words = _spoken(signal.text)
            return Carried(source=source, field=FACT, words=words, alone=words, kept=KeptInside.SIGNAL)
        case _:
            return None


def carried_from_board(board: Board, policy: Policy, key: str, now: datetime) -> Carried | None:
    """What a row of the board brings: an aspect of the impact, an action, a hypothesis; None: nothing."""
    telling = Telling(now, policy.service.time_zone)
    if key in tuple(Aspect):
        row = board.impact.row(Aspect(key))
        if row is None:
            return None
        heads = board.impact.fields[row.row].heads
        newest = max(heads, key=lambda head: head.at)
        return _from_row(row, Source(record=newest.record, at=row.as_of), telling)
    action = board.actions.by_id.get(key)
    if action is not None:
        return _from_action(board, key, Source(record=f"action:{key}", at=action.heard_at))
    if key in board.hypotheses.by_id:
        source = Source(record=f"hypothesis:{key}", at=now)
        return _from_hypothesis(board, key, source, telling)
    return None


def overrides_from(carried: Sequence[Carried], template: TemplateId) -> dict[str, str]:
    """The fields of a wording that these fill. What was said in one language only stays a blank in the other."""
    filled: dict[str, list[Bilingual]] = {}
    for one in carried_by(carried, template):
        has_own = _has_field(template, one.field)
        filled.setdefault(one.field if has_own else FACT, []).append(one.words if has_own else one.alone)
    return {
        f"{name}.{language}": _together(name, said, language)
        for name, said in filled.items()
        for language in Language
    }


def carried_by(carried: Sequence[Carried], template: TemplateId) -> list[Carried]:
    """Those that a wording takes: it may tell them to its readers, and has a place for them."""
    return [
        one
        for one in carried
        if (one.kept is None or template in FOR_OUR_OWN)
        and (_has_field(template, one.field) or _has_field(template, FACT))
    ]


def appended(body: str, carried: Sequence[Carried], language: Language) -> str:
    """A text that somebody has changed already, with these behind it."""
    lines = [one.alone.said_in(language) or f"{{{{{FACT}}}}}" for one in carried]
    return "\n".join([body.rstrip("\n"), *lines])


def told_sources(record: Record) -> tuple[str, ...]:
    """The names under which a record may have been told."""
    match record.event:
        case ActionStarted() | ActionReported() | ActionFinished() as done:
            return record.id, f"action:{done.action}"
        case HypothesisStated() as thought:
            return record.id, f"hypothesis:{thought.hypothesis}"
        case _:
            return (record.id,)


def _together(name: str, said: Sequence[Bilingual], language: Language) -> str:
    texts = [one.said_in(language) for one in said]
    return joined(texts, language) if all(texts) else f"{{{{{name}}}}}"


def _has_field(template: TemplateId, name: str) -> bool:
    return all(any(field.name == name for field in fields_of(template, language)) for language in Language)


def _from_entry(kind: EntryKind, text: str, source: Source, telling: Telling) -> Carried:
    words = _spoken(text)
    if kind in {EntryKind.ACTION, EntryKind.DECISION}:
        return Carried(source=source, field=_DOING, words=words, alone=words)
    if kind is EntryKind.HYPOTHESIS:
        said = _each(words, lambda one, language: supposed(one, language, source.at, *_when(telling)))
        return Carried(source=source, field=FACT, words=said, alone=said, kept=KeptInside.HYPOTHESIS)
    kept = KeptInside.TALK if kind in _TALK else None
    return Carried(source=source, field=FACT, words=words, alone=words, kept=kept)


def _from_row(row: Row, source: Source, telling: Telling) -> Carried:
    words = _spoken(row.text) if row.amount is None else _counted(row)
    alone = words
    kept: KeptInside | None = None
    when = _when(telling)
    if row.certainty is Certainty.ESTIMATED:
        is_number = row.amount is not None
        alone = _each(
            words,
            lambda one, language: estimated(
                about(one, language) if is_number else one, language, row.as_of, *when
            ),
        )
        # A number's own field brings about and as of when; words must say it themselves.
        words = words if is_number else alone
    elif row.certainty is Certainty.UNCONFIRMED:
        words = alone = _each(words, lambda one, language: unconfirmed(one, language, row.as_of, *when))
        kept = KeptInside.UNCONFIRMED
    if row.aspect in CONCERNS:
        kept = KeptInside.PERSONAL_DATA
    elif row.aspect in EVIDENCE:
        kept = kept or KeptInside.EVIDENCE
    return Carried(source=source, field=_FIELDS.get(row.aspect, FACT), words=words, alone=alone, kept=kept)


def _from_action(board: Board, key: str, source: Source) -> Carried | None:
    action = board.actions.by_id.get(key)
    if action is None:
        return None
    words = _spoken(action.text)
    return Carried(source=source, field=_DOING if action.result is None else FACT, words=words, alone=words)


def _from_hypothesis(board: Board, key: str, source: Source, telling: Telling) -> Carried | None:
    found = board.hypotheses.by_id.get(key)
    if found is None or found.state is HypothesisState.RULED_OUT:
        return None
    at = found.finding.found_at if found.finding else source.at
    words = _each(_spoken(found.text), lambda one, language: supposed(one, language, at, *_when(telling)))
    return Carried(source=source, field=FACT, words=words, alone=words, kept=KeptInside.HYPOTHESIS)


def _spoken(text: str) -> Bilingual:
    return said_by_people(" ".join(text.split()))


def _counted(row: Row) -> Bilingual:
    return counted(row.amount) if row.amount is not None else Bilingual()


def _when(telling: Telling) -> tuple[datetime, str]:
    return telling.now, telling.zone


def _each(words: Bilingual, say: Callable[[str, Language], str]) -> Bilingual:
    """What was said, said otherwise in the languages it was said in."""
    ja, en = words.said_in(Language.JA), words.said_in(Language.EN)
    return Bilingual(ja=say(ja, Language.JA) if ja else "", en=say(en, Language.EN) if en else "")
