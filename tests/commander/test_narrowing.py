"""Which rows a narrowing leaves: by kind, person, team, what is unanswered, milestone, time; alone and together."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path
from shutil import copytree

import pytest

from commander.board.actions import FinishAction, Result, StartAction
from commander.board.asks import ASKING_KINDS, is_unanswered
from commander.board.board import fold
from commander.board.erasing import EraseEntry
from commander.board.incident import Declare, SetImpactStart
from commander.board.milestones import CorrectMilestone, Milestone
from commander.board.questions import AnswerQuestion, AskQuestion
from commander.board.record import Fact, Occurred, Record
from commander.board.refusal import Because, Refused
from commander.board.roles import AssignRole
from commander.board.signals import RaiseSignal
from commander.board.teams import JoinTeam
from commander.board.timeline import AddEntries, AddEntry, CorrectEntry, EntryAdded, EntryKind
from commander.desk.desk import Desk
from commander.figures.milestone_rows import milestones, milestones_of
from commander.journal.journal import Journal
from commander.narrowing import (
    MILESTONES,
    UNANSWERED,
    Condition,
    Narrowing,
    Sort,
    admits,
    by_kind,
    kinds_of,
    wanted,
)
from commander.reading import Reading
from commander.wording.labels import Mark

NOW = datetime(2026, 11, 21, 13, 0, tzinfo=UTC)


class Timeline:
    """A desk with one incident, and what a narrowing leaves of it. stream: the incident, if it was declared before."""

    def __init__(self, home: Path, stream: str = "") -> None:
        self.home, self.at = home, NOW
        self.desk = Desk(
            Journal(home, wall=lambda: self.at), person="p-a", zone="Asia/Tokyo", now=lambda: self.at
        )
        self.stream = stream or self.desk.submit(Declare(title="決済障害"))[0].stream

    def write(self, text: str, kind: EntryKind = EntryKind.FACT, **more: object) -> Record:
        person = str(more.pop("person", "p-a"))
        entry = AddEntry(incident=self.stream, text=text, entry_kind=kind, **more)
        return self.desk.submit(entry, person=person)[0]

    def left(self, *conditions: Condition, **times: datetime) -> list[Record]:
        narrowing = Narrowing(conditions=conditions, **times)
        with Reading(self.home) as reading:
            board = reading.board(self.stream)
            found = wanted(narrowing, board, reading.policy())
            rows = reading.rows_of(reading.narrowed_keys(self.stream, found, board))
            # Both sides say the same of every row: the file's query, and the rule that looks at one record.
            every = reading.timeline(self.stream)
            agreed = [
                row.record.id
                for row in every
                if admits(found, row.record, board) and not (found.unanswered and row.is_struck)
            ]
        assert [row.record.id for row in rows] == agreed
        return [row.record for row in rows]

    def texts(self, *conditions: Condition, **times: datetime) -> list[str]:
        return [getattr(one.event, "text", one.kind) for one in self.left(*conditions, **times)]


@pytest.fixture(scope="module")
def declared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A home with the incident: making one for each test would take longer than most of them."""
    home = tmp_path_factory.mktemp("declared") / "home"
    made = Timeline(home)
    made.desk.journal.close()
    return home, made.stream


@pytest.fixture
def timeline(declared: tuple[Path, str], tmp_path: Path) -> Iterator[Timeline]:
    home, stream = declared
    made = Timeline(copytree(home, tmp_path / "home"), stream)
    yield made
    made.desk.journal.close()


def person(key: str) -> Condition:
    return Condition(Sort.PERSON, key)


def kind(mark: Mark) -> Condition:
    return Condition(Sort.KIND, mark)


def test_one_kind_leaves_every_row_with_its_mark(timeline: Timeline) -> None:
    timeline.write("切り戻しに決定", EntryKind.DECISION)
    timeline.write("DB の接続数は 92")
    timeline.desk.submit(
        AskQuestion(
            incident=timeline.stream, text="影響は?", asked_to="p-b", answer_by=NOW + timedelta(minutes=5)
        )
    )
    assert timeline.texts(kind(Mark.DECISION)) == ["切り戻しに決定"]
    assert timeline.texts(kind(Mark.QUESTION), kind(Mark.DECISION)) == ["切り戻しに決定", "影響は?"]


def test_a_person_is_who_wrote_who_is_named_and_who_was_quoted(timeline: Timeline) -> None:
    timeline.write("自分で書いた", person="p-c")
    timeline.write("Slack から貼った", source="p-c")
    timeline.write("ほかの人の記録")
    timeline.desk.submit(
        StartAction(
            incident=timeline.stream, text="切り戻し", owner="p-c", check_at=NOW + timedelta(minutes=9)
        )
    )
    assert timeline.texts(person("p-c")) == ["自分で書いた", "Slack から貼った", "切り戻し"]
    assert timeline.texts(person("p-c"), kind(Mark.ACTION)) == ["切り戻し"]
    assert timeline.texts(person("nobody")) == []


def test_a_team_is_whoever_works_in_it_or_led_it_and_what_is_about_it(timeline: Timeline) -> None:
    timeline.desk.submit(AssignRole(incident=timeline.stream, role="lead_a", person="p-b"))
    timeline.desk.submit(JoinTeam(incident=timeline.stream, person="p-c", team="lead_a"))
    timeline.desk.submit(AssignRole(incident=timeline.stream, role="lead_b", person="p-d"))
    timeline.write("A班の班員", person="p-c")
    timeline.write("B班の班長", person="p-d")
    timeline.desk.submit(AssignRole(incident=timeline.stream, role="lead_a", person="p-e"))
    timeline.write("前の班長", person="p-b")
    found = timeline.texts(Condition(Sort.TEAM, "lead_a"))
    assert found == ["role-assigned", "team-joined", "A班の班員", "role-assigned", "前の班長"]
    both = timeline.texts(Condition(Sort.TEAM, "lead_a"), Condition(Sort.TEAM, "lead_b"))
    assert "B班の班長" in both


def test_unanswered_is_what_nobody_answered_took_on_or_struck(timeline: Timeline) -> None:
    stream, by = timeline.stream, NOW + timedelta(minutes=9)
    open_line = timeline.write("DB 接続数は?", EntryKind.QUESTION)
    answered = timeline.write("誰が見ている?", EntryKind.QUESTION)
    struck = timeline.write("書き間違い?", EntryKind.QUESTION)
    asked = timeline.desk.submit(AskQuestion(incident=stream, text="件数は?", asked_to="p-b", answer_by=by))[
        0
    ]
    timeline.desk.submit(StartAction(incident=stream, text="頼んだ", owner="p-b", check_at=by, is_asked=True))
    timeline.desk.submit(StartAction(incident=stream, text="始めた", owner="p-b", check_at=by))
    timeline.desk.submit(CorrectEntry(incident=stream, entry=struck.id, text=""))
    timeline.desk.submit(AnswerQuestion(incident=stream, question=answered.id, answer="担当B"))
    assert timeline.texts(UNANSWERED) == ["DB 接続数は?", "件数は?", "頼んだ"]
    timeline.desk.submit(AnswerQuestion(incident=stream, question=asked.event.question, answer="92"))
    timeline.desk.submit(AnswerQuestion(incident=stream, question=open_line.id, answer="92"))
    assert timeline.texts(UNANSWERED) == ["頼んだ"]
    assert timeline.texts(UNANSWERED, person("p-z")) == []


def test_an_answer_to_an_entry_is_refused_where_the_entry_asks_nothing(timeline: Timeline) -> None:
    fact = timeline.write("質問ではない")
    with pytest.raises(Refused) as refused:
        timeline.desk.submit(AnswerQuestion(incident=timeline.stream, question=fact.id, answer="はい"))
    assert refused.value.because is Because.QUESTION_UNKNOWN


def test_an_action_that_ended_asks_nothing_any_more(timeline: Timeline) -> None:
    started = timeline.desk.submit(
        StartAction(
            incident=timeline.stream,
            text="頼んだ",
            owner="p-b",
            check_at=NOW + timedelta(minutes=9),
            is_asked=True,
        )
    )[0]
    timeline.desk.submit(
        FinishAction(incident=timeline.stream, action=started.event.action, result=Result.WORKED)
    )
    assert timeline.texts(UNANSWERED) == []


def test_every_kind_that_can_ask_is_looked_at(timeline: Timeline) -> None:
    board = timeline.desk.board(timeline.stream)
    timeline.desk.submit(RaiseSignal(incident=timeline.stream, text="5xx", source="alert"))
    every = timeline.left()
    assert all(
        str(getattr(one.event, "entry_kind", one.kind)) in ASKING_KINDS
        for one in every
        if is_unanswered(one, board)
    )


def test_a_span_of_time_holds_both_its_ends(timeline: Timeline) -> None:
    for minutes in (-30, -20, -10):
        at = NOW + timedelta(minutes=minutes)
        timeline.write(f"{minutes}", occurred=Occurred(instant=at, zone="Asia/Tokyo"))
    found = timeline.texts(since=NOW - timedelta(minutes=20), until=NOW - timedelta(minutes=10))
    assert found == ["-20", "-10"]


def test_milestones_stand_on_the_rows_that_the_board_took_them_from(timeline: Timeline) -> None:
    timeline.at += timedelta(minutes=1)
    timeline.desk.submit(AssignRole(incident=timeline.stream, role="ic", person="p-a"))
    timeline.at += timedelta(minutes=1)
    started = Occurred(instant=NOW - timedelta(minutes=5), zone="Asia/Tokyo")
    timeline.desk.submit(SetImpactStart(incident=timeline.stream, started=started))
    timeline.at += timedelta(minutes=1)
    timeline.desk.submit(AssignRole(incident=timeline.stream, role="scribe", person="p-b"))
    names = _named(timeline)
    assert names == [
        ("impact-start-set", (Milestone.START,)),
        ("incident-declared", (Milestone.DETECT, Milestone.DECLARE)),
        ("role-assigned", (Milestone.COMMAND,)),
    ]


def test_a_row_marked_by_hand_bears_the_milestone_until_it_is_taken_away(timeline: Timeline) -> None:
    at = Occurred(instant=NOW - timedelta(minutes=9), zone="Asia/Tokyo")
    alert = timeline.write("最初のアラート", occurred=at)
    mark = CorrectMilestone(
        incident=timeline.stream, milestone=Milestone.DETECT, happened=at, reason="", entry=alert.id
    )
    timeline.desk.submit(mark)
    assert ("entry-added", (Milestone.DETECT,)) in _named(timeline)
    assert ("incident-declared", (Milestone.DECLARE,)) in _named(timeline)
    timeline.desk.submit(
        CorrectMilestone(
            incident=timeline.stream, milestone=Milestone.DETECT, happened=None, reason="", entry=alert.id
        )
    )
    assert ("incident-declared", (Milestone.DETECT, Milestone.DECLARE)) in _named(timeline)


def test_a_milestone_of_no_row_is_refused(timeline: Timeline) -> None:
    at = Occurred(instant=NOW, zone="Asia/Tokyo")
    with pytest.raises(Refused) as refused:
        timeline.desk.submit(
            CorrectMilestone(
                incident=timeline.stream, milestone=Milestone.DETECT, happened=at, reason="", entry="nowhere"
            )
        )
    assert refused.value.because is Because.ENTRY_UNKNOWN


def test_a_milestone_that_is_corrected_without_a_row_stands_on_its_correction(timeline: Timeline) -> None:
    at = Occurred(instant=NOW - timedelta(minutes=2), zone="Asia/Tokyo")
    timeline.desk.submit(
        CorrectMilestone(
            incident=timeline.stream, milestone=Milestone.DETECT, happened=at, reason="監視の記録"
        )
    )
    assert ("milestone-corrected", (Milestone.DETECT,)) in _named(timeline)


def test_a_page_of_the_file_is_no_border(timeline: Timeline) -> None:
    entries = tuple(
        AddEntry(
            incident=timeline.stream,
            text=str(number),
            entry_kind=EntryKind.DECISION if number % 3 == 0 else "fact",
        )
        for number in range(1200)
    )
    timeline.desk.submit(AddEntries(incident=timeline.stream, entries=entries), person="p-c")
    assert len(timeline.left(person("p-c"))) == 1200
    assert len(timeline.left(person("p-c"), kind(Mark.DECISION))) == 400


def test_every_kind_of_row_has_one_mark() -> None:
    found = [one for mark in Mark for one in kinds_of(frozenset({mark}))]
    assert len(found) == len(set(found))
    assert by_kind(Mark.DECISION).toggled(kind(Mark.DECISION)).is_everything


def test_what_is_named_is_asked_for_literally(timeline: Timeline) -> None:
    timeline.write("ok", source="x' OR '1'='1")
    assert timeline.texts(person("x' OR '1'='1")) == ["ok"]
    assert timeline.texts(person("%")) == []


@pytest.mark.parametrize("name", ['p"c', "p\\c", "担当Ｃ\u2028", '","bases":', "p-c\n", "é"])
def test_a_name_of_any_letters_is_found_as_author_as_spoken_for_and_as_source(
    timeline: Timeline, name: str
) -> None:
    timeline.write("書いた", person=name)
    timeline.write('"author":"p-z","bases": と書いた')
    quoted = Fact(event=EntryAdded(text="引いた", source=name), about="entry")
    spoken = Fact(event=EntryAdded(text="代わりに"), about="entry", on_behalf_of=name)
    with timeline.desk.journal.write():
        timeline.desk.append(timeline.stream, [quoted, spoken], timeline.desk.moment())
    assert timeline.texts(person(name)) == ["書いた", "引いた", "代わりに"]
    assert timeline.texts(person("p-z")) == timeline.texts(person(f"{name}x")) == []


def test_an_erased_entry_keeps_its_mark_and_nothing_of_its_text(timeline: Timeline) -> None:
    at = Occurred(instant=NOW - timedelta(minutes=9), zone="Asia/Tokyo")
    secret = timeline.write("鍵は hunter2", EntryKind.QUESTION, occurred=at)
    timeline.desk.submit(
        CorrectMilestone(
            incident=timeline.stream, milestone=Milestone.DETECT, happened=at, reason="", entry=secret.id
        )
    )
    timeline.desk.submit(AnswerQuestion(incident=timeline.stream, question=secret.id, answer="見た"))
    timeline.desk.submit(EraseEntry(incident=timeline.stream, entry=secret.id, reason="鍵だった"))
    assert ("entry-added", (Milestone.DETECT,)) in _named(timeline)
    bodies = timeline.desk.journal.db.execute("SELECT content FROM body").fetchall()
    assert not any(b"hunter2" in (body[0] or b"") for body in bodies)


def test_answers_of_two_desks_fold_to_the_same_board_in_any_order(timeline: Timeline) -> None:
    asked = timeline.write("誰が見ている?", EntryKind.QUESTION)
    for answer in ("担当B", "担当C"):
        timeline.desk.submit(AnswerQuestion(incident=timeline.stream, question=asked.id, answer=answer))
    with Reading(timeline.home) as reading:
        records = [one for one in reading.state_records(timeline.stream) if one.kind == "question-answered"]
        boards = [fold(timeline.stream, order) for order in permutations(records)]
    assert boards[0].work.questions == boards[1].work.questions
    assert boards[0].work.questions.is_answered(asked.id)


def _named(timeline: Timeline) -> list[tuple[str, tuple[Milestone, ...]]]:
    with Reading(timeline.home) as reading:
        found = milestones(reading.board(timeline.stream), reading.policy())
    return [(one.kind, milestones_of(one, found)) for one in timeline.left(MILESTONES)]
