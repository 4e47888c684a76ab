"""Pure: what an incident cost in people, and how well it was written down, as lines in both languages (§7.2)."""

from fractions import Fraction

from commander.figures.log_quality import LogQuality
from commander.figures.people_cost import PeopleCost
from commander.wording.impact_windows import span_text
from commander.wording.language import Bilingual, Language

_COST = Bilingual("人手:{people} 人、延べ {time}", "people: {people}, {time} in all")
_OFF_HOURS = Bilingual("うち時間外 {time}", "of it {time} outside working hours")
_CALLS = Bilingual("応答のなかった呼び出し {count} 回", "calls that nobody answered: {count}")
_LOG = Bilingual("記録 {entries} 件", "entries: {entries}")
_PER_HOUR = Bilingual("1時間あたり {rate} 件", "{rate} an hour")
_LATE = Bilingual("あとからの追記 {share}", "added late: {share}")
_SOURCE = Bilingual("出どころのない事実 {bare}/{facts}", "facts without a source: {bare}/{facts}")
_OPEN = Bilingual("答えのない質問 {count}", "open questions: {count}")


def cost_text(cost: PeopleCost, language: Language) -> str:
    """How many, how long together, how much of it in their free time, what nobody answered."""
    parts = [_COST.said_in(language).format(people=cost.people, time=span_text(cost.time, language))]
    if cost.off_hours is not None:
        parts.append(_OFF_HOURS.said_in(language).format(time=span_text(cost.off_hours, language)))
    if cost.unanswered:
        parts.append(_CALLS.said_in(language).format(count=cost.unanswered))
    return _joined(parts, language)


def quality_text(quality: LogQuality, language: Language) -> str:
    """Entries and their pace, what was added late, facts without a source, questions left open."""
    parts = [_LOG.said_in(language).format(entries=f"{quality.entries:,}")]
    if quality.per_hour is not None:
        parts.append(_PER_HOUR.said_in(language).format(rate=f"{float(quality.per_hour):.1f}"))
    if quality.late is not None:
        parts.append(_LATE.said_in(language).format(share=_percent(quality.late)))
    if quality.facts:
        bare = _SOURCE.said_in(language).format(
            bare=f"{quality.without_source:,}", facts=f"{quality.facts:,}"
        )
        parts.append(bare)
    parts.append(_OPEN.said_in(language).format(count=quality.open_questions))
    return _joined(parts, language)


def _joined(parts: list[str], language: Language) -> str:
    return ("、" if language is Language.JA else "; ").join(parts)


def _percent(share: Fraction) -> str:
    return f"{round(share * 100)}%"
