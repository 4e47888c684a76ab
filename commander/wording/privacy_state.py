"""Pure: where the personal-data track stands, in words: the question, facts, duties and their clocks (2-10)."""

from datetime import date, datetime, tzinfo

from commander.board.board import Board
from commander.board.policy import Policy
from commander.board.privacy_records import PrivacyAnswer
from commander.board.privacy_rights import leader
from commander.board.privacy_rules import PrivacyRules
from commander.board.privacy_track import Stated, Task
from commander.board.statutory import Clause, Due, Mark, Report, zone_of
from commander.board.statutory_clocks import Clock, ClockState, Judgement, Start, Statutory
from commander.wording.labels import label
from commander.wording.language import Bilingual, Language
from commander.wording.privacy import APPLIES
from commander.wording.privacy_said import clause_name, persons_words

_QUESTION = Bilingual("個人情報 {0}", "Personal data: {0}")
_WAITS = Bilingual("要否未判定", "not judged yet")
_BLANK = Bilingual("未確認", "not confirmed")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_YES = Bilingual("該当あり", "concerned")
_NO = Bilingual("該当なし", "not concerned")
_UNKNOWN = Bilingual("不明", "unknown")
_OWNER = Bilingual("担当 {0}", "{0}")
_ASK = Bilingual("{0} に再確認", "asked again at {0}")
_NOBODY = Bilingual("担当なし", "nobody leads it")
_WEEKDAYS = {Language.JA: "月火水木金土日", Language.EN: ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
_WHOLE_DAY = Bilingual("{day} いっぱい({zone})", "end of {day} ({zone})")
_RANGE = Bilingual("{low} 〜 {high}", "{low} to {high}")
_CORRECTED = Bilingual("(訂正前 {0})", " (before the correction: {0})")
_FILED = Bilingual("提出済み {at}(提出 {by}{number})", "filed {at} ({by}{number})")
_NUMBER = Bilingual("、受付番号 {0}", ", number {0}")
_LATE = Bilingual("、期限超過", ", late")
_AFTER = Bilingual("「{0}」の提出から起算", "starts when {0} is filed")
_NOT_STARTED = Bilingual("起算点「{0}」が未記録", "start not logged: {0}")
_OFF = Bilingual("未確認のため初期状態では使えません", "off: unverified")
_ON = Bilingual("判定できます", "can be judged")
_JUDGED = Bilingual("{judge} が{applies}と判定(根拠:{basis})", "{judge} judged: {applies} (basis: {basis})")
_LIST_OF = Bilingual("{date} 時点の一覧", "as listed on {date}")
_RULE = Bilingual("数え方:{0}", "counted: {0}")
_UNVERIFIED_RULE = Bilingual("(数え方は未確認)", " (unverified way of counting)")


def question_words(board: Board, language: Language) -> str:
    """The state of the question in a few words, for the tile and the head of the page."""
    return _QUESTION.said_in(language).format(answer_words(board, language))


def answer_words(board: Board, language: Language) -> str:
    """The answer alone, where what is asked stands beside it."""
    privacy = board.privacy
    if privacy.waiting is not None:
        return _WAITS.said_in(language)
    answered = privacy.answered
    if answered is None:
        return _BLANK.said_in(language)
    words = {PrivacyAnswer.YES: _YES, PrivacyAnswer.NO: _NO, PrivacyAnswer.UNKNOWN: _UNKNOWN}
    return words[answered.answer].said_in(language)


def question_detail(board: Board, policy: Policy, language: Language, zone: tzinfo, now: datetime) -> str:
    """Who owns the question and when it is asked again; else who leads the track."""
    answered = board.privacy.answered
    owner = (answered.owner if answered else "") or leader(board) or ""
    name = policy.person_name(owner) if owner else ""
    said = [_OWNER.said_in(language).format(name) if name else _NOBODY.said_in(language)]
    if answered is not None and answered.ask_at is not None:
        said.append(_ASK.said_in(language).format(moment_words(answered.ask_at, zone, now)))
    return ("、" if language is Language.JA else ", ").join(said)


def moment_words(at: datetime, zone: tzinfo, now: datetime) -> str:
    """A time with its zone; with its date unless it is today's there."""
    there = at.astimezone(zone)
    pattern = "%H:%M %Z" if there.date() == now.astimezone(zone).date() else "%m/%d %H:%M %Z"
    return there.strftime(pattern)


def written_moment(at: datetime, zone: tzinfo, language: Language) -> str:
    """A time as a letter gives it: always with its day, for whoever reads it on another one."""
    there = at.astimezone(zone)
    if language is Language.JA:
        return f"{there.year}年{there.month}月{there.day}日 {there:%H:%M}({there:%Z})"
    return f"{there.day} {_MONTHS[there.month - 1]} {there.year}, {there:%H:%M %Z}"


def due_words(due: Due, zone: str, language: Language) -> str:
    """When a report is due, with the authority's zone: a whole day, or a minute."""
    if due.day is None:
        return f"{due.at.astimezone(zone_of(zone)):%Y-%m-%d %H:%M %Z}"
    last = _day(due, language)
    if due.low is not None:
        low = (due.low.astimezone(zone_of(zone)).date()).toordinal() - 1
        last = _RANGE.said_in(language).format(low=_day_of(low, language), high=last)
    name = due.at.astimezone(zone_of(zone)).tzname() or zone
    return _WHOLE_DAY.said_in(language).format(day=last, zone=name)


def short_days(due: Due, zone: str) -> str:
    """The last day of a report, or the first and last of its range: nobody aims at the last alone. 11/25–11/27."""
    if due.day is None:
        return ""
    first = date.fromordinal(due.low.astimezone(zone_of(zone)).date().toordinal() - 1) if due.low else due.day
    return f"{due.day:%m/%d}" if first == due.day else f"{first:%m/%d}–{due.day:%m/%d}"


def clock_words(clock: Clock, language: Language, name: str = "") -> str:
    """Where a clock stands: when it is due, as it was before a correction, or that it was filed."""
    if clock.filed is not None:
        event = clock.filed.event
        number = _NUMBER.said_in(language).format(event.number) if event.number else ""
        at = f"{event.at.astimezone(zone_of(clock.clause.zone)):%Y-%m-%d %H:%M %Z}"
        late = _LATE.said_in(language) if clock.is_late else ""
        return _FILED.said_in(language).format(at=at, by=name or event.by, number=number) + late
    if clock.due is not None:
        said = due_words(clock.due, clock.clause.zone, language)
        before = due_words(clock.before, clock.clause.zone, language) if clock.before is not None else said
        # A correction within the same day moves no day.
        return said if before == said else said + _suffix(_CORRECTED, language).format(before)
    if clock.state is ClockState.PROMPTLY:
        return label(ClockState.PROMPTLY, language)
    after = next((limit.after for limit in clock.report.limits if limit.after), "")
    if after:
        named = next((one for one in clock.clause.report if one.key == after), None)
        return _AFTER.said_in(language).format(report_name(named, language) if named else after)
    trigger = clock.report.limits[0].trigger if clock.report.limits else clock.clause.triggers[0]
    return _NOT_STARTED.said_in(language).format(label(trigger, language))


def filed_by(clock: Clock, policy: Policy) -> str:
    """Who filed the report, by name; empty: nobody did."""
    return policy.person_name(clock.filed.event.by) if clock.filed is not None else ""


def clock_name(clock: Clock, language: Language) -> str:
    """The duty and the report."""
    return f"{clause_name(clock.clause, language)} – {report_name(clock.report, language)}"


def report_name(report: Report, language: Language) -> str:
    """What a report is called."""
    return report.name_ja if language is Language.JA else report.name_en


def rule_words(report: Report, language: Language) -> str:
    """How its days are counted, and whether that is sure."""
    rule = report.rule_ja if language is Language.JA else report.rule_en
    if not rule:
        return ""
    unsure = _suffix(_UNVERIFIED_RULE, language) if report.rule_mark is Mark.R else ""
    return _RULE.said_in(language).format(rule) + unsure


def source_words(clause: Clause, language: Language) -> str:
    """From where a duty is known, how far it is checked, and since when nobody looked again."""
    listed = _LIST_OF.said_in(language).format(date=clause.checked_on) if clause.checked_on else ""
    parts = [clause.source, f"{clause.mark} {label(clause.mark, language)}", listed]
    return " · ".join(part for part in parts if part)


def shelf_words(clause: Clause, rules: PrivacyRules, language: Language) -> str:
    """Whether a duty can be judged here, and if not, what of it nobody could confirm."""
    if rules.is_on(clause):
        return _ON.said_in(language)
    why = clause.unverified_ja if language is Language.JA else clause.unverified_en
    return f"{_OFF.said_in(language)}:{why}" if why else _OFF.said_in(language)


def judgement_words(judgement: Judgement, policy: Policy, language: Language) -> str:
    """Who judged a duty how, and on what basis."""
    event = judgement.event
    return _JUDGED.said_in(language).format(
        judge=policy.person_name(event.judge),
        applies=APPLIES[event.applies].said_in(language),
        basis=event.basis,
    )


def start_words(start: Start, statutory: Statutory, policy: Policy, language: Language) -> str:
    """A start as it stands, and as it was logged first where it was corrected."""
    zone = zone_of(start.zone)
    said = f"{label(start.trigger, language)}: {start.at.astimezone(zone):%Y-%m-%d %H:%M %Z}"
    who = " ".join(part for part in (start.department, policy.person_name(start.person)) if part)
    first = statutory.first_said(start)
    if first.at != start.at:
        before = f"{first.at.astimezone(zone_of(first.zone)):%Y-%m-%d %H:%M %Z}"
        said += _suffix(_CORRECTED, language).format(before)
    return f"{said} – {who}" if who else said


def fact_words(stated: Stated, language: Language) -> str:
    """A line of the fact sheet as it is known."""
    answer = label(stated.answer, language) if stated.answer is not None else ""
    persons = persons_words(stated.persons, language) if stated.persons is not None else ""
    return " – ".join(part for part in (answer, persons, stated.text) if part)


def task_words(task: Task, policy: Policy, zone: tzinfo, now: datetime) -> str:
    """A task with its owner and when it is due."""
    parts = [task.text, policy.person_name(task.owner)]
    if task.due is not None:
        parts.append(moment_words(task.due, zone, now))
    return " · ".join(parts)


def _suffix(words: Bilingual, language: Language) -> str:
    """What follows a sentence, with the space before it."""
    return words.ja if language is Language.JA else words.en


def _day(due: Due, language: Language) -> str:
    return _day_of(due.day.toordinal(), language) if due.day else ""


def _day_of(ordinal: int, language: Language) -> str:
    day = datetime.fromordinal(ordinal)
    weekday = _WEEKDAYS[language][day.weekday()]
    return f"{day:%Y-%m-%d}({weekday})" if language is Language.JA else f"{weekday} {day:%Y-%m-%d}"
