"""What the sheet holds, without a window: who shares a text, what was looked at, what blocks."""

from datetime import UTC, datetime, timedelta

import msgspec
from msgspec.structs import replace

from commander.board.board import Board
from commander.board.bulletin import Mention, Stage, Wording
from commander.board.organisation import Audience, AudienceKind
from commander.board.policy import Policy
from commander.wording.templates import TemplateId
from ui.panes.sheet_checks import Check, Finding, Grade, changes, findings
from ui.panes.sheet_composition import PUBLIC, Composition, tab_of, targets_of
from ui.panes.sheet_drafting import redrafted, suggest, with_template
from ui.panes.sheet_messages import messages, numbered

NOW = datetime(2026, 11, 21, 13, 47, tzinfo=UTC)
BOARD, POLICY = Board(stream="s"), Policy()  # before anything is imported: one public audience, the page


def filled(**texts: Wording) -> Composition:
    suggested = numbered(suggest(BOARD, POLICY, NOW), POLICY, lambda: "m-1")
    return replace(suggested, wordings={PUBLIC: {**suggested.wordings[PUBLIC], **texts}})


def grade(composition: Composition, check: Check, clock: str = "23:00") -> Finding:
    return next(one for one in findings(composition, POLICY, clock, NOW) if one.check is check)


def test_the_suggestion_is_the_first_post_to_everybody_who_can_be_told() -> None:
    suggested = suggest(BOARD, POLICY, NOW)
    assert (suggested.template, suggested.stage) == (TemplateId.T01, Stage.INVESTIGATING)
    assert suggested.chosen == ("public",)
    assert targets_of(suggested, POLICY) == ["page"]
    assert suggested.promise is not None
    assert suggested.promise > NOW


def test_audiences_share_a_text_by_their_template() -> None:
    stage = Stage.INVESTIGATING
    assert tab_of(Audience(key="a", name_ja="", name_en="", public=True), stage) == PUBLIC
    assert tab_of(Audience(key="b", name_ja="", name_en="", targets=("slack:#b",)), stage) == TemplateId.I01
    assert tab_of(Audience(key="c", name_ja="", name_en="", template="I03"), stage) == TemplateId.I03
    assert (
        tab_of(Audience(key="d", name_ja="", name_en="", targets=("slack:#d",), template="no such"), stage)
        == TemplateId.I01
    )
    # What is read aloud on the phone is what customers read.
    assert tab_of(Audience(key="e", name_ja="", name_en="", kind=AudienceKind.BY_HAND), stage) == PUBLIC


def test_ids_stay_however_often_a_composition_is_numbered() -> None:
    ids = iter(["first", "second"])
    once = numbered(suggest(BOARD, POLICY, NOW), POLICY, lambda: next(ids))
    assert numbered(once, POLICY, lambda: next(ids)) == once
    assert [one.message for one in messages(once, POLICY)] == ["first"]


def test_another_mention_is_another_message_of_the_same_text() -> None:
    called = replace(filled(), mentions={"public": Mention.HERE})
    ids = iter(["second"])
    message = messages(numbered(called, POLICY, lambda: next(ids)), POLICY)[0]
    assert (message.message, message.mention) == ("second", Mention.HERE)
    assert message.texts == filled().wordings[PUBLIC]


def test_a_text_that_somebody_changed_is_never_drafted_over() -> None:
    mine = filled().worded(PUBLIC, "ja", Wording(title="件名", body="本文"))
    again = redrafted(mine, BOARD, POLICY, NOW + timedelta(minutes=9))
    assert again.wordings[PUBLIC]["ja"] == Wording(title="件名", body="本文")


def test_a_text_drafted_anew_has_not_been_looked_at() -> None:
    read = filled().looked_at(PUBLIC, "ja").looked_at(PUBLIC, "en")
    assert read.unseen(POLICY) == []
    assert redrafted(read, BOARD, POLICY, NOW).unseen(POLICY) == []
    assert redrafted(read, BOARD, POLICY, NOW + timedelta(minutes=9)).unseen(POLICY) == [PUBLIC]


def test_the_end_promises_nothing() -> None:
    over = with_template(filled(), TemplateId.T06, BOARD, POLICY, NOW)
    assert (over.stage, over.promise) == (Stage.RESOLVED, None)
    assert messages(over, POLICY)[0].next_update_at is None
    assert all(
        one.check not in {Check.PROMISE, Check.PROMISE_IN_TEXT} for one in findings(over, POLICY, "", NOW)
    )


def test_a_composition_survives_being_a_draft() -> None:
    left = filled().worded(PUBLIC, "en", Wording(title="<b>&", body="\u202e日本"))
    assert msgspec.json.decode(msgspec.json.encode(left), type=Composition) == left


def test_an_empty_language_blocks() -> None:
    finding = grade(filled(en=Wording(title=" ", body="text")), Check.BOTH_LANGUAGES)
    assert (finding.grade, finding.found) == (Grade.BLOCKS, ("public/en",))


def test_figures_that_one_language_lacks_are_named() -> None:
    texts = {
        "ja": Wording(title="t", body="約１,２４０店、23:00まで"),
        "en": Wording(title="t", body="by 23:00"),
    }
    finding = grade(filled(**texts), Check.FIGURES_AGREE)
    assert (finding.grade, finding.found) == (Grade.LOOK, ("1,240",))


def test_a_promise_that_has_passed_blocks_and_one_that_the_text_lacks_is_shown() -> None:
    assert grade(replace(filled(), promise=NOW), Check.PROMISE).grade is Grade.BLOCKS
    silent = filled(en=Wording(title="t", body="soon"))
    assert grade(silent, Check.PROMISE_IN_TEXT, "23:20").found == ("public/en",)


def test_an_open_blank_blocks_by_name() -> None:
    finding = grade(filled(ja=Wording(title="{{svc}}", body="{{svc}} [[")), Check.UNFILLED)
    assert (finding.grade, finding.found) == (Grade.BLOCKS, ("svc", "[["))


def test_nothing_has_changed_before_the_first_post() -> None:
    assert changes(filled(), BOARD) == []
