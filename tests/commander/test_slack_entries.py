"""The rules behind entries from Slack: which message is which entry, what two desks make of it, what a question is."""

import pytest

from commander.board.deliveries import Operation
from commander.board.erasure import EntryErased
from commander.board.incident import IncidentClosed
from commander.board.moment import Moment
from commander.board.questions import AnswerQuestion, QuestionAnswered, QuestionAsked, QuestionDropped
from commander.board.refusal import Because, Refused
from commander.board.roles import RoleAssigned
from commander.board.signals import SignalRaised
from commander.board.slack_answers import Became, SlackAnswerOrdered, TakeSlackQuestion
from commander.board.slack_entries import (
    Sight,
    SlackEntryChanged,
    SlackEntryKept,
    decide_question,
    decide_sight,
    question_id,
)
from commander.board.slack_place import SlackChange, SlackPlace, fitted
from commander.board.timeline import EntryAdded, EntryCorrected
from commander.intake.slack_events_hints import hint_of
from commander.intake.slack_events_inbox import INBOX_FILE, Hint, HintKind, Inbox
from commander.intake.slack_events_text import display_name, is_marked, is_ours, plain, words_of
from commander.outbox.plan import plan
from commander.settings.fault import SettingsFault
from commander.settings.settings import load, save
from commander.slack_names import channel_names, reaction_name
from commander.wording.language import Language
from commander.wording.lines import line
from commander.wording.slack_said import Hearing, HearingState, hearing_sentence
from tests.commander.story import STREAM, TOKYO, A, B, apart, at, declared, given, t

TS = "1775063045.000100"  # 02:04 of the story's night
PLACE = SlackPlace(
    channel="C0INCIDENT1", ts=TS, by="担当Z", link="https://example.slack.com/archives/C0INCIDENT1/p1"
)
KEPT = SlackEntryKept(channel="C0INCIDENT1", ts=TS, entry="e1")


def now() -> Moment:
    return Moment(now=t("03:00"), author=A, zone="Asia/Tokyo", fresh=lambda: "fresh")


def sight(**more) -> Sight:
    return Sight(**{"place": PLACE, "text": "切り戻した", "is_marked": True, **more})


def what_follows(story, seen: Sight):
    return [fact.event for fact in decide_sight(story.board.slack, seen, now())]


def test_a_marked_message_becomes_an_entry_and_then_nothing_more():
    (entry,) = what_follows(given(declared()), sight())
    assert entry == EntryAdded(text="切り戻した", source="Slack: 担当Z", heard=PLACE)
    assert what_follows(given(declared(), KEPT), sight()) == []


def test_what_became_of_it_there_is_said_beside_it():
    story = given(declared(), KEPT)
    gone = SlackPlace(channel="C0INCIDENT1", ts=TS)
    newer = SlackPlace(channel="C0INCIDENT1", ts=TS, version="1775063099.000200")
    for seen, change, text in (
        (sight(is_marked=False), SlackChange.TAKEN_OFF, ""),
        (Sight(place=gone, is_gone=True), SlackChange.DELETED, ""),
        (sight(place=newer, text="戻した"), SlackChange.EDITED, "戻した"),
    ):
        correction, noted = what_follows(story, seen)
        assert correction == EntryCorrected(entry="e1", text=text, change=change)
        assert (noted.entry, noted.change) == ("e1", change)
        assert what_follows(given(declared(), KEPT, noted), seen) == []


def test_two_desks_that_kept_the_same_message_are_left_with_one():
    again = SlackEntryKept(channel="C0INCIDENT1", ts=TS, entry="e2")
    story = given(declared(), KEPT, apart(again))
    assert story.board.slack.by_key[PLACE.key].standing == ("e1", "e2")
    correction, noted = what_follows(story, sight())
    assert correction == EntryCorrected(entry="e2", text="", change=SlackChange.DOUBLE)
    assert given(declared(), KEPT, apart(again), noted).board.slack.by_key[PLACE.key].standing == ("e1",)


def test_what_was_erased_here_is_made_of_nothing_again():
    story = given(declared(), KEPT, EntryErased(entry="e1", bodies=("e1",), reason="x"))
    for seen in (
        sight(),
        sight(is_marked=False),
        sight(place=SlackPlace(channel="C0INCIDENT1", ts=TS, version="9")),
    ):
        assert what_follows(story, seen) == []


def asked() -> QuestionAsked:
    return QuestionAsked(
        question=question_id(PLACE),
        text="次は?",
        asked_to=A,
        answer_by=t("03:15"),
        asker="担当Z",
        heard=PLACE,
    )


def test_a_mention_asks_the_scribe_once():
    story = given(declared(), RoleAssigned(role="scribe", person=B))
    seen = sight(asks_us=True, is_marked=False)
    (fact,) = decide_question(story.board.work.questions, story.board.roles, seen, now(), t("03:15"))
    assert (fact.event.asked_to, fact.event.asker, fact.event.heard) == (B, "担当Z", PLACE)
    known = given(declared(), fact.event).board
    assert decide_question(known.work.questions, known.roles, seen, now(), t("03:15")) == []


def test_two_desks_that_heard_a_question_have_one_and_its_answer_stands():
    story = given(
        declared(), asked(), QuestionAnswered(question=question_id(PLACE), answer="23:40"), apart(asked())
    )
    (question,) = story.board.work.questions.by_id.values()
    assert not question.is_open


def test_an_answer_stands_in_the_thread_once_and_can_be_taken_back():
    story = given(declared(), asked())
    told = SlackAnswerOrdered(
        question=question_id(PLACE),
        target="slack:C0INCIDENT1",
        thread=TS,
        text="23:40",
        short_id=story.board.incident.short_id,
        drill=False,
        not_before=t("03:01"),
    )
    answer = AnswerQuestion(
        incident=STREAM, question=question_id(PLACE), answer="23:40", not_before=t("03:01")
    )
    after = story.when(answer).then(
        QuestionAnswered(question=question_id(PLACE), answer="23:40", person=A), told
    )
    (debt,) = [debt for record in after.records for debt in plan(record)]
    assert (debt.operation, debt.bulletin.at_ref, debt.not_before) == (Operation.LINE, TS, t("03:01"))
    assert (debt.mode, debt.via) == ("once", "slack")


def test_an_answer_too_long_for_a_thread_is_refused_with_its_limit():
    answer = AnswerQuestion(incident=STREAM, question=question_id(PLACE), answer="あ" * 2_001)
    given(declared(), asked()).when(answer).then(
        Refused(Because.TEXT_TOO_LONG, field="answer", limit="2,000", length="2,001")
    )


def test_a_question_that_is_none_becomes_an_entry_or_a_signal_instead():
    story = given(declared(), asked())
    question = question_id(PLACE)
    entry = EntryAdded(text="次は?", source="Slack: 担当Z", heard=PLACE)
    dropped = QuestionDropped(question=question, reason="", became="entry")
    story.when(TakeSlackQuestion(incident=STREAM, question=question, becomes=Became.ENTRY)).then(
        entry, dropped
    )
    taken = story.when(TakeSlackQuestion(incident=STREAM, question=question, becomes=Became.SIGNAL))
    raised, _ = taken.events
    assert isinstance(raised, SignalRaised)
    assert (raised.text, raised.source) == ("次は?", "Slack: 担当Z")


def test_only_what_came_from_slack_can_be_taken_so():
    ours = QuestionAsked(question="q1", text="件数は?", asked_to=A, answer_by=t("03:15"))
    take = TakeSlackQuestion(incident=STREAM, question="q1", becomes=Became.ENTRY)
    given(declared(), ours).when(take).then(Refused(Because.QUESTION_NOT_FROM_SLACK, question="件数は?"))
    given(declared()).when(take).then(Refused(Because.QUESTION_UNKNOWN))
    closed = given(declared(), asked(), IncidentClosed(reason="x"))
    closed.when(TakeSlackQuestion(incident=STREAM, question=question_id(PLACE), becomes=Became.ENTRY))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a &lt;b&gt; &amp;amp; &nbsp;", "a <b> &amp; &nbsp;"),
        (
            "<https://example.com|ここ> <https://example.com>",
            "ここ (https://example.com) https://example.com",
        ),
        ("<https://a.example/?x=1&amp;y=2>", "https://a.example/?x=1&y=2"),
        ("<@U0PERSONA1> <@U0X|別名> <#C01|ops> <#C02>", "@担当A @別名 #ops #C02"),
        ("<!here> <!channel> <!subteam^S1|@db> <!date^1^{date}|10時>", "@here @channel @db 10時"),
        ("<mailto:a@example.com|a@example.com>", "a@example.com"),
        ("\x1b[31m赤\x07 \u202e逆", "[31m赤 逆"),
        ("=1+1 | <script>alert(1)</script>", "=1+1 | scriptalert(1)/script"),
        ("< not a control > <>", "< not a control > <>"),
    ],
)
def test_mrkdwn_is_read_as_plain_words(text, said):
    assert plain(text, {"U0PERSONA1": "担当A"}.get) == said


def test_a_message_is_trusted_in_nothing():
    assert words_of({"text": 7, "files": [{"title": "a.png"}, 3], "attachments": "x"}) == "[a.png]"
    assert words_of({}) == "[…]"
    assert not is_marked({"reactions": [{"name": "memo", "count": 0}, None, {"name": 3}]}, "memo")
    assert is_marked({"reactions": [{"name": "memo::skin-tone-3", "count": 1}]}, "memo")
    assert is_ours({"metadata": {"event_type": "commander_post"}}, "U01", "B01")
    assert is_ours({"blocks": [{"block_id": "commander:k"}]}, "", "")
    assert not is_ours({"blocks": 3, "metadata": []}, "U01", "B01")
    assert display_name({"profile": {"display_name": " a\nb &amp; \u202ec "}}) == "a b & c"


def envelope(event, **more):
    return {"type": "events_api", "envelope_id": "x", "payload": {"event_id": "Ev1", "event": event}, **more}


@pytest.mark.parametrize(
    "event",
    [
        None,
        [],
        {},
        {"type": "reaction_added"},
        {"type": "reaction_added", "reaction": "memo", "item": {"type": "file", "file": "F1"}},
        {
            "type": "reaction_added",
            "reaction": "eyes",
            "item": {"type": "message", "channel": "C1", "ts": "1.0"},
        },
        {
            "type": "reaction_added",
            "reaction": "memo",
            "item": {"type": "message", "channel": "C1", "ts": "nan"},
        },
        {"type": "reaction_added", "reaction": "memo", "item": {"type": "message", "channel": 1, "ts": 2}},
        {"type": "app_mention", "channel": "C" * 99, "ts": "1.0"},
        {"type": "message", "channel": "C1", "ts": "1.0", "text": "hello"},
        {"type": "message", "subtype": "message_changed", "channel": "C1", "message": "x"},
    ],
)
def test_what_is_none_of_our_business_asks_for_no_look(event):
    assert hint_of(envelope(event), "memo") is None
    assert hint_of({"type": "hello"}, "memo") is None


def test_a_hint_is_kept_once_over_restarts_and_a_damaged_file_is_made_anew(tmp_path):
    home = tmp_path / "home"
    hint = Hint(event="Ev1", channel="C1", ts="1.0", kind=HintKind.MARKED)
    inbox = Inbox(home, lambda: 1000.0)
    assert inbox.keep(hint)
    assert not inbox.keep(hint)
    inbox.close()
    inbox = Inbox(home, lambda: 1000.0)
    assert inbox.open_hints(9) == [hint]
    inbox.finish([hint])
    assert not inbox.keep(hint)  # delivered late, it was looked at already
    inbox.move_cursor("C1", "2.0")
    inbox.close()
    (home / INBOX_FILE).write_bytes(b"not a database at all" * 400)
    inbox = Inbox(home, lambda: 1000.0)
    assert (inbox.cursor("C1"), inbox.open_hints(9)) == ("", [])
    inbox.close()


def test_the_names_a_person_may_set_are_checked(tmp_path):
    assert (reaction_name(":memo:"), reaction_name("書記メモ")) == ("memo", "書記メモ")
    assert [reaction_name(bad) for bad in ("", "a b", "<x>", "Memo", "a\x00b")] == [None] * 5
    assert channel_names("#ops, incidents、ops") == ("ops", "incidents")
    assert channel_names(["a"] * 3) == ("a",)
    assert channel_names(", ".join(f"c{number}" for number in range(11))) is None
    assert channel_names("a<b") is None
    save(tmp_path, {"slack.reaction": ":bell:", "slack.channels": "#ops"})
    assert (load(tmp_path).slack.reaction, load(tmp_path).slack.channels) == ("bell", ("ops",))
    for key, bad in (("slack.reaction", "no no"), ("slack.channels", "<ops>")):
        with pytest.raises(SettingsFault) as fault:
            save(tmp_path, {key: bad})
        for language in Language:
            assert bad not in fault.value.sentence(language)


@pytest.mark.parametrize("language", list(Language))
def test_every_state_and_change_has_its_sentence(language):
    for hearing in Hearing:
        said = hearing_sentence(HearingState(hearing=hearing, detail="x_y"), language)
        assert "Slack" in said
        assert "{" not in said
    for change in SlackChange:
        event = EntryCorrected(entry="e", text="新しい文", change=change)
        assert line(event, given(declared()).policy, language, TOKYO)


def test_a_text_that_is_cut_says_so():
    assert fitted("あ" * 10, 10) == "あ" * 10
    cut = fitted("あ" * 11, 10)
    assert (len(cut) <= 10, cut.endswith("[…]")) == (True, True)


def test_a_change_of_a_message_nobody_kept_changes_nothing():
    noted = SlackEntryChanged(channel="C1", ts="1.0", entry="e9", change=SlackChange.DELETED)
    story = given(declared(), at("02:00", noted))
    assert story.board.slack == given(declared()).board.slack
