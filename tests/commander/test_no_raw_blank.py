"""The law of blanks: no draft of any template shows a raw mark, in either language, whatever the board knows."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from commander.board.actions import ActionStarted
from commander.board.bulletin import Stage, Wording
from commander.board.impact import Aspect, Certainty, ImpactStated, ImpactWorded
from commander.board.incident import SeveritySet
from commander.board.organisation import Service
from commander.board.policy import ServiceDescribed
from commander.board.privacy_track_orders import TEMPLATES, blanks_left
from commander.board.privacy_track_records import (
    ApprovePrivacyDraft,
    KeepPrivacyDraft,
    PrivacyAspect,
    StatePrivacyFact,
    UsePrivacyDraft,
)
from commander.board.record import Occurred
from commander.board.refusal import Because, Refused
from commander.board.roles import COMMANDER, AssignRole
from commander.board.statutory_records import JudgeClause, LogStart
from commander.board.text import unfilled
from commander.cli.blanks_shown import fill_lines
from commander.drafting.drafting import draft_message
from commander.drafting.privacy import draft
from commander.drafting.quick import quick_texts
from commander.reading import Reading
from commander.wording.blanks import WORDS, blanks_in, read_back, shown, stored
from commander.wording.called import Names, called
from commander.wording.language import Language
from commander.wording.quick import Quick
from commander.wording.sentences import refusal_sentence
from commander.wording.templates import TemplateId
from tests.commander.console import Console
from tests.commander.messages_said import arrived, message, ordered
from tests.commander.story import A, B, C, Story, declared, given, restored, t

MARKS = ("{{", "}}", "[[", "]]")
SERVICE = Service(
    name_ja="注文", name_en="Orders", url="https://status.example.com", contact="help@example.com"
)


def unfilled_board() -> Story:
    return given(declared())


def full_board() -> Story:
    return arrived(
        given(
            declared(),
            ServiceDescribed(service=SERVICE),
            SeveritySet(severity=1),
            ImpactWorded(ja="カード決済が失敗する", en="failed card payments"),
            stated(Aspect.WHAT, "失敗", "r0"),
            stated(Aspect.WHO, "カード会員", "r1"),
            stated(Aspect.HOW_MANY, "1,200", "r2"),
            stated(Aspect.WORKAROUND, "現金", "r3"),
            ActionStarted(action="a1", text="rollback", owner=A, check_at=t("02:30")),
            ordered(message(stage=Stage.INVESTIGATING, template="T01")),
            restored(),
        )
    )


def stated(aspect: Aspect, text: str, row: str) -> ImpactStated:
    return ImpactStated(row=row, aspect=aspect, text=text, certainty=Certainty.CONFIRMED, as_of=t("02:00"))


def check(texts: Mapping[str, Wording]) -> None:
    """No mark of a template is seen, every blank has words of its own, and the desk still knows it as open."""
    for spoken, one in texts.items():
        language, text = Language(spoken), f"{one.title}\n{one.body}"
        seen = shown(text, language)
        assert not [mark for mark in MARKS if mark in seen]
        assert set(unfilled(text)) <= set(WORDS)
        assert len(blanks_in(seen)) == text.count("{{")
        assert stored(seen) == text
        bare = seen.replace("\u2060", "")  # as a terminal or an editor may leave it
        assert read_back(bare, language) == text


@pytest.mark.parametrize("board", [unfilled_board, full_board])
@pytest.mark.parametrize("template", list(TemplateId))
def test_a_wording_for_an_audience_shows_no_raw_mark(
    template: TemplateId, board: Callable[[], Story]
) -> None:
    story = board()
    check(draft_message(story.board, story.policy, template, ("public",), t("03:00"), {}, "m1").texts)


@pytest.mark.parametrize("quick", list(Quick))
@pytest.mark.parametrize("board", [unfilled_board, full_board])
def test_a_quick_sentence_shows_no_raw_mark(quick: Quick, board: Callable[[], Story]) -> None:
    story = board()
    said = quick_texts(story.board, story.policy, quick, t("03:00"))
    check({str(language): Wording(title="", body=text) for language, text in said.items()})


def full_track(console: Console, incident: str) -> None:
    for aspect in PrivacyAspect:
        console.desk.submit(StatePrivacyFact(incident=incident, aspect=aspect, text="確認した"))
    start = Occurred(instant=console.clock() - timedelta(hours=3), zone="Asia/Tokyo")
    console.desk.submit(
        JudgeClause(incident=incident, clause="J1", applies=True, basis="1,000 人", started=start)
    )
    for trigger in ("occurrence", "knowing"):
        with contextlib.suppress(Refused):  # it began with the judgement
            console.desk.submit(LogStart(incident=incident, trigger=trigger, at=start))


@pytest.fixture
def console(tmp_path: Path) -> Iterator[Console]:
    with Console(tmp_path / "home") as console:
        yield console


@pytest.fixture
def incident(console: Console) -> str:
    stream = console.declare()
    for role, person in ((COMMANDER, A), ("biz", B), ("legal", C)):
        console.desk.submit(AssignRole(incident=stream, role=role, person=person))
    return stream


def drafted(console: Console, incident: str, template: str, **overrides: str) -> dict[str, Wording]:
    with Reading(console.home) as reading:
        track, _ = reading.track(incident, A)
    policy, now = console.desk.policy(), console.clock()
    return {str(one): draft(template, policy, track, one, UTC, now, overrides) for one in Language}


@pytest.mark.parametrize("is_full", [False, True])
def test_a_draft_of_the_restricted_track_shows_no_raw_mark(
    console: Console, incident: str, *, is_full: bool
) -> None:
    if is_full:
        full_track(console, incident)
    for template in TEMPLATES:
        check(drafted(console, incident, template))


def test_an_escalation_inside_is_ready_but_for_what_is_seen(console: Console, incident: str) -> None:
    assert blanks_left("D01", drafted(console, incident, "D01")) == ["overview"]
    assert blanks_left("D05", drafted(console, incident, "D05")) == []


@pytest.mark.parametrize("template", ["D02", "D03", "D04"])
def test_no_notice_is_approved_with_a_blank_left_and_the_refusal_names_it_in_words(
    console: Console, incident: str, template: str
) -> None:
    texts = drafted(console, incident, template)
    console.desk.submit(KeepPrivacyDraft(incident=incident, template=template, texts=texts))
    approve = ApprovePrivacyDraft(incident=incident, template=template)
    with pytest.raises(Refused) as caught:
        console.desk.submit(approve, person=B)
    assert caught.value.because is Because.PRIVACY_DRAFT_UNFILLED
    for language in Language:
        names = Names(person=str, role=str, zone=UTC)
        sentence = refusal_sentence(called(caught.value, names, language), language)
        assert "{{" not in sentence
        left = blanks_left(template, texts)
        assert any(WORDS[name].said_in(language) in sentence for name in left)
    values = dict.fromkeys(blanks_left(template, texts), "確認した")
    filled = drafted(console, incident, template, **values)
    console.desk.submit(KeepPrivacyDraft(incident=incident, template=template, texts=filled))
    console.desk.submit(approve, person=B)
    console.desk.submit(approve, person=C)
    # To whom it is stays open: one approved text goes to many.
    console.desk.submit(UsePrivacyDraft(incident=incident, template=template, told="1,200"))


def test_an_escalation_with_a_blank_is_not_said_to_have_gone_out(console: Console, incident: str) -> None:
    texts = drafted(console, incident, "D01")
    console.desk.submit(KeepPrivacyDraft(incident=incident, template="D01", texts=texts))
    with pytest.raises(Refused) as caught:
        console.desk.submit(UsePrivacyDraft(incident=incident, template="D01", told="B"))
    assert caught.value.because is Because.PRIVACY_DRAFT_UNFILLED


def test_the_command_line_names_what_fills_each_blank() -> None:
    texts = {"ja": Wording(title="t", body="{{overview}} {{name}} {{overview}}")}
    assert fill_lines(texts, Language.JA) == [
        "〔起きていることを一、二文で〕 は --set overview=… で埋めます。",
        "〔お客様のお名前〕 は --set name=… で埋めます。",
    ]


def test_what_was_typed_in_one_language_is_a_blank_in_a_notice_in_the_other(
    console: Console, incident: str
) -> None:
    console.desk.submit(StatePrivacyFact(incident=incident, aspect="items", text="氏名、住所"))
    console.desk.submit(StatePrivacyFact(incident=incident, aspect="cause", text="a wrong setting – ours"))
    texts = drafted(console, incident, "D04")
    assert "氏名、住所" in texts["ja"].body
    assert unfilled(texts["en"].body) == ("client", "known_at", "items", "next")
    assert "a wrong setting – ours" in texts["en"].body
    assert "cause" in unfilled(texts["ja"].body)
    # What stays among ourselves says what is known, in whatever language.
    assert "氏名、住所" in drafted(console, incident, "D05")["en"].body


def test_a_notice_gives_a_time_with_its_day(console: Console, incident: str) -> None:
    start = Occurred(instant=console.clock(), zone="Asia/Tokyo")
    console.desk.submit(LogStart(incident=incident, trigger="knowing", at=start))
    texts = drafted(console, incident, "D02")
    day = start.instant.astimezone(UTC)
    assert f"{day.year}年{day.month}月{day.day}日 {day:%H:%M}(UTC)" in texts["ja"].body
    assert f"{day.year}, {day:%H:%M} UTC" in texts["en"].body
