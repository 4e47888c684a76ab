import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from commander.board.record import Erased, Unknown
from commander.board.refusal import Because, Refused
from commander.board.text import unfilled
from commander.board.timeline import AddEntry, CorrectEntry, EntryAdded, EntryCorrected, EntryKind
from tests.commander.story import STREAM, Occurred, declared, given, occurred, t

HOSTILE = ["<!channel>", "=cmd()", "\u202eevil", "a\x00b", "<img src=file:///x>", "🚨" * 100, "e\u0301\u200b"]


def add(text, **more):
    return AddEntry(incident=STREAM, text=text, **more)


@pytest.mark.parametrize("kind", list(EntryKind))
def test_every_kind_of_entry(kind):
    given(declared()).when(add(" DB の CPU 100% ", entry_kind=kind.value, source="監視")).then(
        EntryAdded(text="DB の CPU 100%", entry_kind=kind, source="監視")
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_typed_is_kept_as_it_was_typed(text):
    given(declared()).when(add(text)).then(EntryAdded(text=text))


def test_an_entry_happened_when_it_is_said_to_have():
    assert given(declared()).when(add("x", occurred=occurred("00:30"))).fact.occurred == occurred("00:30")
    about = Occurred(instant=t("00:30"), zone="+09:00", approximate=True)
    assert given(declared()).when(add("x", occurred=about)).fact.occurred == about
    now = Occurred(instant=t("03:00"), zone="Asia/Tokyo")
    assert given(declared()).when(add("x")).fact.occurred == now


def test_what_is_refused():
    story = given(declared())
    story.when(add("")).then(Refused(Because.TEXT_EMPTY, field="entry"))
    story.when(add("x" * 1_000_000)).then(Refused(Because.TEXT_TOO_LONG, limit="20,000", length="1,000,000"))
    story.when(add("x", source="x" * 20_001)).then(Refused(Because.TEXT_TOO_LONG, field="source"))
    story.when(add("x", entry_kind="rumour")).then(Refused(Because.KIND_UNKNOWN, kind="rumour"))
    story.when(add("x", occurred=occurred("03:06"))).then(Refused(Because.TIME_IN_FUTURE))


@drawn(text=st.text(st.characters(codec=None), max_size=50))
def test_whatever_is_typed_is_an_entry_or_a_refusal_and_can_be_written_down(text):
    chapter = given(declared()).when(add(text))
    if chapter.refused:
        assert chapter.refused.because is Because.TEXT_EMPTY
    else:
        assert chapter.event.text.encode()


def test_a_correction_stands_beside_the_original_and_an_empty_one_strikes_it():
    story = given(declared())
    story.when(
        CorrectEntry(incident=STREAM, entry="record-9", text="01:20 ではなく 01:30", reason="ログで確認")
    ).then(EntryCorrected(entry="record-9", text="01:20 ではなく 01:30", reason="ログで確認"))
    story.when(CorrectEntry(incident=STREAM, entry="record-9", text=" ")).then(
        EntryCorrected(entry="record-9", text="")
    )
    story.when(CorrectEntry(incident=STREAM, entry="record-9", text="x" * 20_001)).then(
        Refused(Because.TEXT_TOO_LONG)
    )


def test_what_we_cannot_read_is_shown_in_the_timeline_all_the_same():
    assert Unknown().in_timeline
    assert Erased().in_timeline
    assert EntryAdded(text="x").in_timeline


@pytest.mark.parametrize(
    ("text", "left_open"),
    [
        ("すべて埋まった {single} [x]", ()),
        ("{{いつ}} と {{ いつ }} と {{誰}}", ("いつ", "誰")),
        ("途中 {{", ("{{",)),
        ("[[任意", ("[[",)),
        ("{{}}", ("{{}}",)),
        ("{{" + "x" * 81 + "}}", ("{{",)),
    ],
)
def test_a_text_with_blanks_names_them(text, left_open):
    assert unfilled(text) == left_open
