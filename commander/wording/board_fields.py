"""Pure: the facts a message is made from, and the template fields they fill in each language.

Knows nothing of the board's own types: whoever asks reads the board and passes plain facts. What the facts
don't say is left out, so that it stays visible in the draft; only what may be blank by rule prints so.
"""

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import msgspec

from commander.wording.impact_windows import Stretch, span_text, stretches_text
from commander.wording.language import Bilingual, Language
from commander.wording.maintenance_fields import (
    ALWAYS_DATED,
    MaintenanceFacts,
    maintenance_moments,
    maintenance_words,
)

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_SERVICE = Bilingual("サービス", "our service")
_IMPACT = Bilingual("正常にご利用いただけない場合がある", "problems using the service")
_NOT_CONFIRMED = Bilingual("未確認", "not confirmed")
_SEVERITY_NOT_CONFIRMED = Bilingual("（未確認）", "(not confirmed)")
_NOBODY_YET = Bilingual("未定", "not yet named")
_NOT_YET_JUDGED = Bilingual("要否未判定", "not yet judged")
_EXPECTED = Bilingual("{eta}({certainty}、{as_of}時点)", "{eta} ({certainty}, as of {as_of})")
_ABOUT = Bilingual("頃", "about")
_SO_MANY = Bilingual("約", "about")
_OUR_ESTIMATE = Bilingual("推計", "our estimate")
_COUNTED = Bilingual("確定値", "confirmed")

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
    count_certainty: Bilingual = Bilingual()  # how sure that number is
    count_exact: bool = False  # confirmed: said without 約, and as no estimate
    workaround: Bilingual = Bilingual()
    personal_data: Bilingual = Bilingual()
    statutory_clocks: Bilingual = Bilingual()

    since: datetime | None = None  # when the impact began
    approximate: bool = False  # of `since`, or of `recurred_at` once there is one
    declared_at: datetime | None = None
    fixed_at: datetime | None = None  # when the change that helped was applied
    resolved_at: datetime | None = None  # when the service was restored
    recurred_at: datetime | None = None  # when trouble was seen again after restoration
    stretches: tuple[Stretch, ...] = ()  # when customers were hurt, oldest first, once it is over (0-18)

    # Customers were told before: what our own people read is no first report any more.
    is_followed: bool = False
    doing: Bilingual = Bilingual()  # Japanese a noun (切り戻し), English a gerund phrase (rolling back)
    next_step: Bilingual = Bilingual()
    next_step_due: datetime | None = None
    next_update: datetime | None = None
    eta: datetime | None = None  # when recovery is expected, for one's own people
    eta_certainty: Bilingual = Bilingual()
    eta_as_of: datetime | None = None
    eta_public: datetime | None = None  # the same, once customers may read it
    next_executive_update: datetime | None = None

    wrong: Bilingual = Bilingual()  # what the last post said, and what is right: a number with its unit
    right: Bilingual = Bilingual()
    previous_title: Bilingual = Bilingual()
    previous_at: datetime | None = None  # the last public post
    recovery_told_at: datetime | None = None  # the post that reported recovery, and where it stands
    recovery_url: str = ""

    maintenance: MaintenanceFacts | None = None  # its words and times take the place of an incident's

    detected_at: datetime | None = None  # when it was first noticed
    first_told_at: datetime | None = None  # when customers could first read of it
    report_by: datetime | None = None  # the end of the day by which the report is promised

    sender: Bilingual = Bilingual()  # who signs, with their title
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
    filled = {
        **_words(facts, language),
        **_people_and_places(facts, language),
        **_how_far(facts, language),
        **_times(facts, language),
        "eta": _expected(facts, language),
    }
    if facts.maintenance is not None:
        filled |= maintenance_words(facts.maintenance, language)
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
        "symptoms": facts.impact.said_in(language),  # a report never falls back on "may be affected"
        "confirmed": facts.count_certainty.said_in(language),
        "certainty": _said(facts.certainty, _NOT_CONFIRMED, language),
        "who": facts.who.said_in(language),
        "n": facts.count.said_in(language),
        "n_about": "" if facts.count_exact else _SO_MANY.said_in(language),
        "n_sure": (_COUNTED if facts.count_exact else _OUR_ESTIMATE).said_in(language),
        "sender": facts.sender.said_in(language),
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


_FOLLOWED = {
    "begun": Bilingual("を続けています", "incident continues"),
    "standing": Bilingual("継続中", "continuing"),
}
_WATCHED = {
    "begun": Bilingual("が経過観察に入りました", "recovered, being watched"),
    "standing": Bilingual("復旧・経過観察中", "recovered, being watched"),
}


def _how_far(facts: Facts, language: Language) -> dict[str, str]:
    """How far it is for our own people; nothing in the first report: its template says that it began."""
    if facts.resolved_at is None and not facts.is_followed:
        return {}
    words = _FOLLOWED if facts.resolved_at is None else _WATCHED
    return {name: said.said_in(language) for name, said in words.items()}


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
    whole = [(one.started, one.ended) for one in facts.stretches if one.started and one.ended]
    is_known = bool(whole) and len(whole) == len(facts.stretches)
    began = whole[0][0] if is_known else facts.recurred_at or facts.since
    restored_at = whole[-1][1] if is_known else facts.resolved_at
    # Once recovery was told, "again since" the first beginning would be false: the gap shows instead.
    is_told_over = facts.recovery_told_at is not None and facts.recurred_at is None
    moments = {
        "since": None if is_told_over and not is_known else began or facts.declared_at or facts.as_of,
        "asof": facts.as_of,
        "n_asof": facts.count_as_of or facts.as_of,
        "next": facts.next_update,
        "eta_public": facts.eta_public,
        "until": restored_at,
        "fix_time": facts.fixed_at,
        "prev": facts.previous_at,
        "last": facts.previous_at,
        "prev_until": facts.recovery_told_at,
        "t_detect": facts.detected_at,
        "t_first": facts.first_told_at,
        "due": facts.next_step_due,
        "next_exec": facts.next_executive_update,
        **(maintenance_moments(facts.maintenance) if facts.maintenance else {}),
    }
    # The length of an outage is only told when its beginning is known: not from the moment of declaring.
    spans = {
        "dur": (began, restored_at),
        "watch": (restored_at, facts.as_of),
        "elapsed": (facts.since or facts.declared_at, facts.as_of),
        "ttfp": (began, _not_before(facts.first_told_at, began)),
        "interval": _interval(facts),
    }
    days = {"day": began, "report_date": facts.report_by}
    several = _several(facts, zone, as_of, language) if is_known and len(whole) > 1 else {}
    return (
        {"tz": _label(as_of)}
        | {
            name: _time_text(_local(at, zone), as_of, language, dated=name in ALWAYS_DATED)
            for name, at in moments.items()
            if at
        }
        | {name: day_said(at, facts.as_of, facts.zone, language) for name, at in days.items() if at}
        | {name: span_text(end - start, language) for name, (start, end) in spans.items() if start and end}
        | several
    )


def _several(facts: Facts, zone: tzinfo, as_of: datetime, language: Language) -> dict[str, str]:
    """Trouble came and went: how often, when each time, and how long in all, without the time in between."""
    whole = sum(
        (one.ended - one.started for one in facts.stretches if one.started and one.ended), timedelta(0)
    )
    return {
        "times": str(len(facts.stretches)),
        "windows": stretches_text(
            facts.stretches,
            lambda moment: _time_text(_local(moment, zone), as_of, language, dated=False),
            language,
        ),
        "dur": span_text(whole, language),
    }


def _expected(facts: Facts, language: Language) -> str:
    """The internal estimate, which always says how sure it is and as of when."""
    if facts.eta is None or facts.eta_as_of is None:
        return ""
    eta, as_of = (time_said(at, facts.as_of, facts.zone, language) for at in (facts.eta, facts.eta_as_of))
    said = _EXPECTED.said_in(language)
    return said.format(eta=eta, certainty=facts.eta_certainty.said_in(language), as_of=as_of)


def time_said(moment: datetime, as_of: datetime, zone: str, language: Language) -> str:
    """A time as messages write it. Raises ValueError for one without a zone."""
    found = _zone(zone)
    return _time_text(_local(moment, found), _local(as_of, found), language, dated=False)


def day_said(moment: datetime, as_of: datetime, zone: str, language: Language) -> str:
    """A day as messages write it, with the year when it is another one than the message's."""
    found = _zone(zone)
    there, year = _local(moment, found), _local(as_of, found).year
    if language is Language.JA:
        return (
            f"{there.year}年{there.month}月{there.day}日"
            if there.year != year
            else f"{there.month}月{there.day}日"
        )
    return f"{there.day} {_MONTHS[there.month - 1]}" + (f" {there.year}" if there.year != year else "")


def clock_said(moment: datetime, zone: str) -> str:
    """The time of day alone: 23:30."""
    return f"{_local(moment, _zone(zone)):%H:%M}"


def zone_label(moment: datetime, zone: str) -> str:
    """The zone as messages name it: JST."""
    return _label(_local(moment, _zone(zone)))


def _not_before(moment: datetime | None, began: datetime | None) -> datetime | None:
    """The moment, unless it lies before the beginning: there is no length of time to tell then."""
    return moment if moment and began and moment >= began else None


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


def _time_text(moment: datetime, as_of: datetime, language: Language, *, dated: bool) -> str:
    """HH:MM, with the date when it is another day than the message's, and the year when that differs too."""
    clock = f"{moment:%H:%M}"
    if moment.date() == as_of.date() and not dated:
        return clock
    other_year = moment.year != as_of.year
    if language is Language.JA:
        year = f"{moment.year}年" if other_year else ""
        return f"{year}{moment.month}月{moment.day}日 {clock}"
    year = f" {moment.year}" if other_year else ""
    return f"{moment.day} {_MONTHS[moment.month - 1]}{year} {clock}"
