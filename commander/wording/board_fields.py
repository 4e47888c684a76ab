"""Pure: the facts a message is made from, and the template fields they fill in each language.

Knows nothing of the board's own types: whoever asks reads the board and passes plain facts. What the facts
don't say is left out, so that it stays visible in the draft; only what may be blank by rule prints so.
"""

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import msgspec

from commander.wording.language import Bilingual, Language

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_SERVICE = Bilingual("サービス", "our service")
_IMPACT = Bilingual("正常にご利用いただけない場合がある", "problems using the service")
_NOT_CONFIRMED = Bilingual("未確認", "not confirmed")
_SEVERITY_NOT_CONFIRMED = Bilingual("（未確認）", "(not confirmed)")
_NOBODY_YET = Bilingual("未定", "not yet named")
_NOT_YET_JUDGED = Bilingual("要否未判定", "not yet judged")
_ABOUT = Bilingual("頃", "about")

_HALF_HOUR = timedelta(minutes=30)


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What is known when a message is drafted. Times are aware; a blank means nobody knows or has said it."""

    as_of: datetime
    zone: str = "Asia/Tokyo"  # IANA name
    service: Bilingual = Bilingual()
    severity: int | None = None
    tag: str = ""  # how support counts inquiries; the short id serves

    impact: Bilingual = Bilingual()  # approved; Japanese a plain-form clause, English a noun phrase
    certainty: Bilingual = Bilingual()
    who: Bilingual = Bilingual()
    count: Bilingual = Bilingual()  # with its unit and without 約: 1,200名 / 1,200 users
    count_as_of: datetime | None = None  # when it was counted; blank: the message's own time
    workaround: Bilingual = Bilingual()
    personal_data: Bilingual = Bilingual()
    statutory_clocks: Bilingual = Bilingual()

    since: datetime | None = None  # when the impact began
    approximate: bool = False  # of `since`, or of `recurred_at` once there is one
    declared_at: datetime | None = None
    fixed_at: datetime | None = None  # when the change that helped was applied
    resolved_at: datetime | None = None  # when the service was restored
    recurred_at: datetime | None = None  # when trouble was seen again after restoration

    doing: Bilingual = Bilingual()  # Japanese a noun (切り戻し), English a gerund phrase (rolling back)
    next_step: Bilingual = Bilingual()
    next_step_due: datetime | None = None
    next_update: datetime | None = None
    next_executive_update: datetime | None = None

    wrong: Bilingual = Bilingual()  # what the last post said, and what is right: a number with its unit
    right: Bilingual = Bilingual()
    previous_title: Bilingual = Bilingual()
    previous_at: datetime | None = None  # the last public post
    recovery_told_at: datetime | None = None  # the post that reported recovery, and where it stands
    recovery_url: str = ""

    commander: str = ""
    deputy: str = ""
    scribe: str = ""
    channel: str = ""
    call: str = ""
    url: str = ""
    contact: str = ""
    escalate_to: str = ""


def fields(facts: Facts, language: Language) -> dict[str, str]:
    """Every template field these facts fill; what they can't is missing from the answer.

    An unknown zone name gives UTC, labelled so. Raises ValueError for a time without a zone.
    """
    filled = {**_words(facts, language), **_people_and_places(facts, language), **_times(facts, language)}
    return {name: value for name, value in filled.items() if value}


def _words(facts: Facts, language: Language) -> dict[str, str]:
    # Approved in one language only: the default would make the two texts disagree, so the blank stays open.
    impact = (_IMPACT if facts.impact.is_blank else facts.impact).said_in(language)
    severity = _SEVERITY_NOT_CONFIRMED.said_in(language) if facts.severity is None else str(facts.severity)
    return {
        "svc": _said(facts.service, _SERVICE, language),
        "sev": severity,
        "tag": facts.tag,
        "imp": impact,
        "imp_short": impact,
        "certainty": _said(facts.certainty, _NOT_CONFIRMED, language),
        "who": facts.who.said_in(language),
        "n": facts.count.said_in(language),
        "work": facts.workaround.said_in(language),
        "pd": _said(facts.personal_data, _NOT_CONFIRMED, language),
        "clocks": _said(facts.statutory_clocks, _NOT_YET_JUDGED, language),
        "doing": facts.doing.said_in(language),
        "next_step": facts.next_step.said_in(language),
        "wrong": facts.wrong.said_in(language),
        "right": facts.right.said_in(language),
        "last_title": facts.previous_title.said_in(language),
        "about": _ABOUT.said_in(language) if facts.approximate else "",
    }


def _people_and_places(facts: Facts, language: Language) -> dict[str, str]:
    nobody = _NOBODY_YET.said_in(language)
    return {
        "ic": facts.commander.strip() or nobody,
        "deputy": facts.deputy.strip() or nobody,
        "scribe": facts.scribe.strip() or nobody,
        "channel": facts.channel.strip(),
        "call": facts.call.strip(),
        "url": facts.url.strip(),
        "contact": facts.contact.strip(),
        "escalate": facts.escalate_to.strip(),
        "prev_url": facts.recovery_url.strip(),
    }


def _times(facts: Facts, language: Language) -> dict[str, str]:
    zone = _zone(facts.zone)
    as_of = _local(facts.as_of, zone)
    began = facts.recurred_at or facts.since
    # Once recovery was told, "again since" the first beginning would be false: the gap shows instead.
    is_told_over = facts.recovery_told_at is not None and facts.recurred_at is None
    moments = {
        "since": None if is_told_over else began or facts.declared_at or facts.as_of,
        "asof": facts.as_of,
        "n_asof": facts.count_as_of or facts.as_of,
        "next": facts.next_update,
        "until": facts.resolved_at,
        "fix_time": facts.fixed_at,
        "prev": facts.previous_at,
        "last": facts.previous_at,
        "prev_until": facts.recovery_told_at,
        "due": facts.next_step_due,
        "next_exec": facts.next_executive_update,
    }
    # The length of an outage is only told when its beginning is known: not from the moment of declaring.
    spans = {
        "dur": (began, facts.resolved_at),
        "watch": (facts.resolved_at, facts.as_of),
        "elapsed": (facts.since or facts.declared_at, facts.as_of),
        "interval": _interval(facts),
    }
    return (
        {"tz": _label(as_of)}
        | {name: _time_text(_local(at, zone), as_of, language) for name, at in moments.items() if at}
        | {name: _span_text(end - start, language) for name, (start, end) in spans.items() if start and end}
    )


def _interval(facts: Facts) -> tuple[datetime, datetime | None]:
    """From now to the next update, to the half hour: the text says about how often it will be."""
    if facts.next_update is None:
        return facts.as_of, None
    halves = round((facts.next_update - facts.as_of) / _HALF_HOUR)
    return facts.as_of, facts.as_of + max(halves, 1) * _HALF_HOUR


def _said(thing: Bilingual, otherwise: Bilingual, language: Language) -> str:
    return thing.said_in(language) or otherwise.said_in(language)


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return UTC


def _local(moment: datetime, zone: tzinfo) -> datetime:
    if moment.utcoffset() is None:
        # astimezone() would quietly take this machine's zone.
        raise ValueError("a time in a message needs a zone")
    return moment.astimezone(zone)


def _label(moment: datetime) -> str:
    name = moment.tzname() or ""
    return f"UTC{name}" if name.startswith(("+", "-")) else name


def _time_text(moment: datetime, as_of: datetime, language: Language) -> str:
    """HH:MM, with the date when it is another day than the message's, and the year when that differs too."""
    clock = f"{moment:%H:%M}"
    if moment.date() == as_of.date():
        return clock
    other_year = moment.year != as_of.year
    if language is Language.JA:
        year = f"{moment.year}年" if other_year else ""
        return f"{year}{moment.month}月{moment.day}日 {clock}"
    year = f" {moment.year}" if other_year else ""
    return f"{moment.day} {_MONTHS[moment.month - 1]}{year} {clock}"


def _span_text(span: timedelta, language: Language) -> str:
    """Whole minutes; empty when the end lies before the beginning, which no message should repeat."""
    if span < timedelta(0):
        return ""
    hours, minutes = divmod(span // timedelta(minutes=1), 60)
    days, hours = divmod(hours, 24)
    units = ("日", "時間", "分") if language is Language.JA else (" d", " h", " min")
    told = [f"{value}{unit}" for value, unit in zip((days, hours, minutes), units, strict=True) if value]
    if not told:
        return "1分未満" if language is Language.JA else "under 1 min"
    return ("" if language is Language.JA else " ").join(told)
