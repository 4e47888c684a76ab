"""Pure: the pinned summary of an incident in both languages, from the same facts as a message. Plain text."""

from datetime import datetime

import msgspec

from commander.board.bulletin import Link, Wording
from commander.board.summary import LIVE_LINES
from commander.wording.board_fields import Facts, fields, time_said
from commander.wording.language import Bilingual, Language

_LONGEST = 300  # of one line: a summary is read at a glance
_UNKNOWN = Bilingual("未確認", "not confirmed")
_NOBODY = Bilingual("未定", "not yet named")
_NOTHING = Bilingual("(まだありません)", "(nothing yet)")
_NO_PROMISE = Bilingual("約束はありません", "none promised")
_TITLE = Bilingual("{short_id} {title}", "{short_id} {title}")
_HEAD = Bilingual("重大度:{severity} / {state}", "Severity: {severity} / {state}")
_IMPACT = Bilingual("影響({certainty}):{impact}", "Impact ({certainty}): {impact}")
_WHO = Bilingual("対象({certainty}):{who}", "Affected ({certainty}): {who}")
_COUNT = Bilingual(
    "件数:{count}({certainty}、{as_of} 時点)", "How many: {count} ({certainty}, as of {as_of})"
)
_SINCE = Bilingual("開始:{since}", "Since: {since}")
_PEOPLE = Bilingual("指揮:{commander} / 書記:{scribe}", "Commander: {commander} / Scribe: {scribe}")
_DOING = Bilingual("対応中:{doing}", "Doing: {doing}")
_CHECKED = Bilingual("{text}({owner}、{due} に確認)", "{text} ({owner}, checked at {due})")
_NEXT = Bilingual("次の社外更新:{next}", "Next public update: {next}")
_DRAWN = Bilingual("{at} 更新({zone})", "Updated {at} ({zone})")
_ABOUT = Bilingual("約{what}", "about {what}")
STATUS_PAGE = Bilingual("ステータスページ", "Status page")
CALL = Bilingual("通話", "Call")


class Doing(msgspec.Struct, frozen=True, kw_only=True):
    """One running action."""

    text: str
    owner: str
    due: datetime


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of the impact, in its own words, and how sure we are."""

    text: str = ""
    certainty: Bilingual = _UNKNOWN
    counted: bool = True  # False: an estimate, said with 約
    as_of: datetime | None = None


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """What a summary shows besides the facts of a message."""

    short_id: str
    title: str
    state: Bilingual
    who: Claim = Claim()
    count: Claim = Claim()
    doing: tuple[Doing, ...] = ()


def summary_texts(facts: Facts, seen: Seen) -> dict[str, Wording]:
    """The summary in both languages, without the time at which it was drawn up: it changes only with the board."""
    return {str(language): _wording(facts, seen, language) for language in Language}


def with_time(texts: dict[str, Wording], facts: Facts) -> dict[str, Wording]:
    """The same with the time of drawing it up."""
    return {
        str(language): msgspec.structs.replace(
            texts[language],
            body="\n".join(
                (
                    texts[language].body,
                    _said(
                        _DRAWN,
                        language,
                        at=_time(facts, facts.as_of, language),
                        zone=fields(facts, language)["tz"],
                    ),
                )
            ),
        )
        for language in Language
    }


def live_text(text: str) -> str:
    """What a row says, as at most three lines for the thread; what is left out shows as such."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    shown = [_short(line) for line in lines[:LIVE_LINES]]
    return "\n".join(shown) + ("…" if len(lines) > LIVE_LINES else "")


def summary_links(facts: Facts) -> tuple[Link, ...]:
    """The status page and the call, where there are any."""
    found = ((STATUS_PAGE, facts.url), (CALL, facts.call))
    return tuple(Link(ja=name.ja, en=name.en, url=url.strip()) for name, url in found if url.strip())


def _wording(facts: Facts, seen: Seen, language: Language) -> Wording:
    title = _said(_TITLE, language, short_id=seen.short_id, title=seen.title)
    severity = f"SEV{facts.severity}" if facts.severity is not None else _UNKNOWN.said_in(language)
    lines = [
        _said(_HEAD, language, severity=severity, state=seen.state.said_in(language)),
        _impact(facts, language),
        _claim(_WHO, seen.who, language, "who"),
        _count(facts, seen.count, language),
        _since(facts, language),
        _said(
            _PEOPLE,
            language,
            commander=facts.commander.strip() or _NOBODY.said_in(language),
            scribe=facts.scribe.strip() or _NOBODY.said_in(language),
        ),
        _doing(facts, seen, language),
        _said(_NEXT, language, next=_next(facts, language)),
    ]
    return Wording(title=_short(title), body="\n".join(_short(line) for line in lines if line))


def _impact(facts: Facts, language: Language) -> str:
    impact = facts.impact.said_in(language)
    certainty = facts.certainty.said_in(language) or _UNKNOWN.said_in(language)
    return _said(_IMPACT, language, certainty=certainty, impact=impact or _UNKNOWN.said_in(language))


def _claim(words: Bilingual, claim: Claim, language: Language, name: str) -> str:
    if not claim.text:
        return ""
    return _said(words, language, certainty=claim.certainty.said_in(language), **{name: claim.text})


def _count(facts: Facts, claim: Claim, language: Language) -> str:
    if not claim.text:
        return ""
    return _said(
        _COUNT,
        language,
        count=claim.text if claim.counted else _said(_ABOUT, language, what=claim.text),
        certainty=claim.certainty.said_in(language),
        as_of=_time(facts, claim.as_of or facts.as_of, language),
    )


def _since(facts: Facts, language: Language) -> str:
    if facts.since is None:
        return ""
    since = _time(facts, facts.since, language)
    return _said(_SINCE, language, since=_said(_ABOUT, language, what=since) if facts.approximate else since)


def _doing(facts: Facts, seen: Seen, language: Language) -> str:
    said = [
        _said(_CHECKED, language, text=one.text, owner=one.owner, due=_time(facts, one.due, language))
        for one in seen.doing
    ]
    joint = "、" if language is Language.JA else "; "
    return _said(_DOING, language, doing=joint.join(said) or _NOTHING.said_in(language))


def _next(facts: Facts, language: Language) -> str:
    return _time(facts, facts.next_update, language) if facts.next_update else _NO_PROMISE.said_in(language)


def _time(facts: Facts, moment: datetime, language: Language) -> str:
    return time_said(moment, facts.declared_at or facts.as_of, facts.zone, language)


def _said(words: Bilingual, language: Language, **values: str) -> str:
    return words.said_in(language).format(**{name: " ".join(value.split()) for name, value in values.items()})


def _short(line: str) -> str:
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
