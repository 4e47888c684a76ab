"""Pure: one page for management: impact, how it went and what was decided, customers, what is left, figures (2-18).

Nothing restricted is in it: of personal data only the answer that everybody may see (2-10).
"""

from collections.abc import Iterator
from datetime import datetime, tzinfo

import msgspec

from commander.board import promises
from commander.board.board import Board
from commander.board.business_days import Calendar
from commander.board.decisions import DecisionState
from commander.board.final_report import owed as owed_report
from commander.board.impact import Aspect
from commander.board.incident import IncidentKind
from commander.board.one_name import as_listed
from commander.board.policy import Policy
from commander.figures.log_quality import LogQuality
from commander.figures.people_cost import people_cost
from commander.figures.timestamps import metrics, stamps
from commander.wording.checks import outgoing_title
from commander.wording.effort import cost_text, quality_text
from commander.wording.impact_headline import headline
from commander.wording.labels import label
from commander.wording.language import Bilingual, Language
from commander.wording.line_values import amount_words
from commander.wording.privacy_state import question_words
from commander.wording.promises import kept_sentence
from commander.wording.watch_said import measured_text

# What management reads of the impact beside its size; personal data has its own line, without a word of what was seen.
_ASPECTS = (
    Aspect.WHO,
    Aspect.WHAT,
    Aspect.MONEY,
    Aspect.INTEGRITY,
    Aspect.CONTRACT,
    Aspect.SAFETY,
    Aspect.WORKAROUND,
)
_MOST_LINES = 12
_W = {
    "management": Bilingual("経営報告", "Summary for management"),
    "made": Bilingual("{time} 現在", "As of {time}"),
    "impact": Bilingual("影響", "Impact"),
    "course": Bilingual("経過と決定", "How it went, and what was decided"),
    "customers": Bilingual("お客様への案内", "What customers were told"),
    "left": Bilingual("残っていること", "What is left"),
    "figures": Bilingual("数字", "Figures"),
    "decided": Bilingual("{time} 決定:{text}({person})", "{time} decided: {text} ({person})"),
    "stamp": Bilingual("{time} {what}", "{time} {what}"),
    "told_first": Bilingual("最初のお知らせ {time}", "first notice {time}"),
    "told_never": Bilingual("お知らせは出していません", "no notice was sent"),
    "told_count": Bilingual(
        "お知らせ {count} 回、いまの段階:{stage}", "notices: {count}; stage now: {stage}"
    ),
    "promised": Bilingual(
        "次のお知らせを {time} までと約束したままです", "an update is still promised by {time}"
    ),
    "report": Bilingual("報告書を {time} までと約束しています", "a report is promised by {time}"),
    "list": Bilingual("影響顧客リスト {list}:{count} 名", "list of affected customers {list}: {count}"),
    "inquiries": Bilingual("問い合わせ:{text}", "inquiries: {text}"),
    "follow_up": Bilingual("{text}({owner}、{due})", "{text} ({owner}, {due})"),
    "temporary": Bilingual(
        "暫定対応が残っています:{text}({owner}、{time} から)",
        "temporary measure in place: {text} ({owner}, since {time})",
    ),
    "review": Bilingual("ふりかえり:{owner}、{time}", "review: {owner}, {time}"),
    "question": Bilingual("答え待ち:{text}({owner})", "waits for an answer: {text} ({owner})"),
    "nothing": Bilingual("ありません", "nothing"),
    "nobody": Bilingual("担当未定", "nobody yet"),
    "undated": Bilingual("期日未定", "no date yet"),
    "more": Bilingual("ほか {count} 件", "and {count} more"),
    "drill": Bilingual("訓練", "DRILL"),
    "test": Bilingual("試験", "TEST"),
}


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One section: a heading and its lines."""

    title: str
    lines: tuple[str, ...]


class Management(msgspec.Struct, frozen=True, kw_only=True):
    """The page as values; every line is one line without control characters."""

    language: Language
    short_id: str
    title: str
    name: str
    mark: str  # DRILL or TEST in the reader's language; empty: it was real
    facts: tuple[str, ...]
    parts: tuple[Part, ...]


def management(
    board: Board,
    policy: Policy,
    quality: LogQuality,
    now: datetime,
    language: Language,
    zone: tzinfo,
    calendar: Calendar | None = None,
) -> Management:
    """The page of one incident. quality: of its log; calendar: to tell free time from working hours."""
    page = _Page(as_listed(board, policy), policy, now, language, zone)
    incident = board.incident
    marks = {IncidentKind.DRILL: "drill", IncidentKind.TEST: "test"}
    figures = [
        *page.measured(),
        cost_text(people_cost(board, policy, now, zone, calendar), language),
        quality_text(quality, language),
    ]
    parts = (
        ("impact", page.impact()),
        ("course", page.course()),
        ("customers", page.customers()),
        ("left", page.left()),
        ("figures", iter(figures)),
    )
    return Management(
        language=language,
        short_id=incident.short_id,
        title=outgoing_title(incident.title),
        name=page.word("management"),
        mark=page.word(marks[incident.kind]) if incident.kind in marks else "",
        facts=(page.say("made", time=f"{now.astimezone(zone):%Y-%m-%d %H:%M %Z}"),),
        parts=tuple(Part(title=page.word(name), lines=page.shown(lines)) for name, lines in parts),
    )


class _Page:
    """What the sections share: the board, whose words, which clock."""

    def __init__(self, board: Board, policy: Policy, now: datetime, language: Language, zone: tzinfo) -> None:
        self.board, self.policy, self.now = board, policy, now
        self.language, self.zone = language, zone

    def word(self, name: str) -> str:
        return _W[name].said_in(self.language)

    def say(self, name: str, **values: str) -> str:
        return self.word(name).format(**values)

    def shown(self, lines: Iterator[str]) -> tuple[str, ...]:
        """Each as one line; of nothing it says so."""
        return tuple(outgoing_title(one) for one in lines) or (self.word("nothing"),)

    def time(self, at: datetime) -> str:
        return f"{at.astimezone(self.zone):%m/%d %H:%M}"

    def person(self, person: str) -> str:
        return self.policy.person_name(person) if person else self.word("nobody")

    def impact(self) -> Iterator[str]:
        board, language = self.board, self.language
        yield from headline(board, self.now, language)
        for aspect in _ASPECTS:
            row = board.impact.row(aspect)
            if row is None:
                continue
            said = [label(row.concern, language)] if row.concern is not None else []
            said += [amount_words(row.amount)] if row.amount is not None else []
            said += [row.text] if row.text and row.text not in said else []
            between = "、" if language is Language.JA else ", "
            yield f"{label(aspect, language)}: {between.join(said)} ({label(row.certainty, language)})"
        yield question_words(board, language)

    def course(self) -> Iterator[str]:
        found = [
            (one.at, self.say("stamp", time=self.time(one.at), what=label(one.milestone, self.language)))
            for one in stamps(self.board, self.policy)
            if one.at is not None
        ]
        for one in self.board.work.decisions.by_id.values():
            made, at = one.made, one.decided_at
            if made is not None and at is not None and one.state is DecisionState.MADE:
                by = self.person(made.decider)
                found.append((at, self.say("decided", time=self.time(at), text=made.text, person=by)))
        yield from (line for _, line in sorted(found, key=lambda one: one[0]))

    def customers(self) -> Iterator[str]:
        board = self.board
        messages, first = board.messages, board.messages.first_public_at
        if first is None:
            yield self.word("told_never")
        else:
            stage = messages.public_stage
            yield self.say("told_first", time=self.time(first))
            named = label(stage, self.language) if stage is not None else "–"
            yield self.say("told_count", count=f"{messages.public_count:,}", stage=named)
        if said := kept_sentence(promises.kept(board.promises, messages, self.now), self.language):
            yield said
        if messages.promise is not None:
            yield self.say("promised", time=self.time(messages.promise))
        if (report := owed_report(board.final_reports, messages)) is not None:
            yield self.say("report", time=self.time(report.due))
        if (row := board.impact.row(Aspect.INQUIRIES)) is not None:
            yield self.say("inquiries", text=row.text)
        for one in board.customers.standing():
            if one.newest is not None:
                yield self.say("list", list=one.list, count=f"{one.newest.unique:,}")

    def left(self) -> Iterator[str]:
        board = self.board
        yield from self._some(
            [self._owned(one.text, one.plan.owner, one.plan.due) for one in board.work.follow_ups.left()]
        )
        yield from self._some(
            [
                self._owned(one.text, one.waiting.owner, one.waiting.due)
                for one in board.gates.rest.open_deferrals()
            ]
        )
        for action in board.actions.in_place():
            since = self.time(action.finished_at or action.started_at)
            yield self.say("temporary", text=action.text, owner=self.person(action.owner), time=since)
        yield from self._some(
            [
                self.say("question", text=one.text, owner=self.person(one.asking.person))
                for one in board.work.questions.open()
            ]
        )
        if (review := board.gates.review) is not None:
            yield self.say("review", owner=self.person(review.owner), time=self.time(review.on))

    def measured(self) -> Iterator[str]:
        for one in metrics(self.board, self.policy, self.now):
            if one.is_known:
                yield f"{label(one.metric, self.language)}: {measured_text(one, self.language)}"

    def _owned(self, text: str, owner: str, due: datetime | None) -> str:
        when = self.time(due) if due is not None else self.word("undated")
        return self.say("follow_up", text=text, owner=self.person(owner), due=when)

    def _some(self, lines: list[str]) -> Iterator[str]:
        """One page stays one page."""
        yield from lines[:_MOST_LINES]
        if len(lines) > _MOST_LINES:
            yield self.say("more", count=f"{len(lines) - _MOST_LINES:,}")
