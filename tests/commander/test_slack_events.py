"""Entries from Slack: kept by a reaction, struck, changed, asked; over the real socket against a strict Slack."""

from datetime import timedelta

import pytest

from commander.board.erasing import EraseEntry
from commander.board.incident import IncidentKind
from commander.board.questions import AnswerQuestion
from commander.connections.late_publisher import NotConnected
from commander.connections.slack_listening import check_events
from commander.files import PRACTICE_MARK
from commander.publishers.slack import SlackPublisher
from commander.secrets import Secrets
from commander.settings.settings import Settings
from tests.commander.console import Console
from tests.commander.slack_scene import CHANNEL, Scene, entries, standing, with_channel
from tests.fakes.fake_slack import TOKEN
from tests.fakes.fake_slack_events import FakeTalkingSlack


@pytest.fixture
def slack():
    with FakeTalkingSlack() as fake:
        yield fake


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path) as found:
        yield found


@pytest.fixture
def scene(console, slack):
    found = Scene(console, slack)
    yield found
    found.close()


@pytest.fixture
def incident(console) -> str:
    stream = console.declare()
    with_channel(console, stream)
    return stream


def test_a_reaction_makes_one_entry_with_author_time_link_and_words(console, slack, scene, incident):
    slack.people["U0PERSONA1"] = "担当A"
    scene.settled()
    ts = slack.say(CHANNEL, "DB の CPU が &lt;100%&gt; <https://example.com/g|グラフ> <@U0PERSONA1>")
    slack.react(CHANNEL, ts)
    scene.until(lambda: entries(console, incident))
    (entry,) = entries(console, incident)
    assert entry.text == "DB の CPU が <100%> グラフ (https://example.com/g) @担当A"
    assert entry.source == "Slack: 担当A"
    assert entry.heard is not None
    assert entry.heard.link == f"https://example.slack.com/archives/{CHANNEL}/p{ts.replace('.', '')}"


def test_one_entry_a_message_however_many_react_and_however_often_it_is_told(console, slack, scene, incident):
    scene.settled()
    slack.twice = True
    ts = slack.say(CHANNEL, "切り戻します")
    for user in ("U0SCRIBE01", "U0SCRIBE02", "U0SCRIBE03"):
        slack.react(CHANNEL, ts, user=user)
    slack.react(CHANNEL, ts, name="memo::skin-tone-2", user="U0SCRIBE04")
    slack.react(CHANNEL, ts, name="eyes")
    scene.settled()
    assert standing(console, incident) == ["切り戻します"]
    slack.unreact(CHANNEL, ts, user="U0SCRIBE01")
    scene.settled()
    assert standing(console, incident) == ["切り戻します"]  # others keep it


def test_the_last_reaction_taken_away_strikes_and_a_new_one_makes_it_anew(console, slack, scene, incident):
    scene.settled()
    ts = slack.say(CHANNEL, "原因は証明書")
    slack.react(CHANNEL, ts)
    scene.settled()
    slack.unreact(CHANNEL, ts)
    scene.settled()
    assert standing(console, incident) == []
    assert [one.text for one in entries(console, incident)] == ["原因は証明書"]  # struck, not deleted
    slack.react(CHANNEL, ts)
    scene.settled()
    assert standing(console, incident) == ["原因は証明書"]
    assert len(entries(console, incident)) == 2


def test_an_edit_and_a_deletion_there_are_noted_beside_the_original(console, slack, scene, incident):
    scene.settled()
    ts = slack.say(CHANNEL, "失敗率 3%")
    slack.react(CHANNEL, ts)
    scene.settled()
    slack.rewrite(CHANNEL, ts, "失敗率 30%")
    scene.settled()
    assert standing(console, incident) == ["失敗率 30%"]
    assert [one.text for one in entries(console, incident)] == ["失敗率 3%"]
    slack.remove(CHANNEL, ts)
    scene.settled()
    assert standing(console, incident) == []
    assert len(entries(console, incident)) == 1


def test_a_message_of_a_thread_is_kept_with_its_thread(console, slack, scene, incident):
    scene.settled()
    parent = slack.say(CHANNEL, "調べています")
    ts = slack.say(CHANNEL, "ロックが原因", thread=parent)
    slack.react(CHANNEL, ts)
    scene.settled()
    (entry,) = entries(console, incident)
    assert (entry.text, entry.heard.thread) == ("ロックが原因", parent)


def test_events_in_any_order_end_in_how_it_stands_there(console, slack, scene, incident):
    scene.settled()
    first, second = slack.say(CHANNEL, "一つ目"), slack.say(CHANNEL, "二つ目")
    slack.held = []
    slack.react(CHANNEL, first)
    slack.unreact(CHANNEL, first)
    slack.react(CHANNEL, first)
    slack.react(CHANNEL, second)
    slack.unreact(CHANNEL, second)
    slack.let_go()
    scene.settled()
    assert standing(console, incident) == ["一つ目"]
    assert len(entries(console, incident)) == 1


def test_what_happened_while_nobody_listened_is_read_from_the_channel(console, slack, scene, incident):
    scene.settled()
    kept = slack.say(CHANNEL, "消される発言")
    slack.react(CHANNEL, kept)
    scene.settled()
    slack.is_deaf = True
    slack.drop()
    parent = slack.say(CHANNEL, "切断中の発言")
    slack.react(CHANNEL, parent)
    reply = slack.say(CHANNEL, "切断中の返信", thread=parent)
    slack.react(CHANNEL, reply)
    slack.say(CHANNEL, "<@U01> 次の掲示はいつ?")
    slack.remove(CHANNEL, kept)
    slack.is_deaf = False
    scene.events.sweep_soon()
    scene.until(lambda: len(entries(console, incident)) == 3)
    assert standing(console, incident) == ["切断中の発言", "切断中の返信"]
    scene.until(lambda: bool(console.desk.board(incident).work.questions.open()))


def test_a_cut_in_the_middle_loses_and_doubles_nothing(console, slack, scene, incident):
    scene.settled()
    stamps = [slack.say(CHANNEL, f"発言 {number}") for number in range(6)]
    for number, ts in enumerate(stamps):
        slack.react(CHANNEL, ts)
        if number % 2:
            slack.drop()
    scene.until(lambda: len(entries(console, incident)) == 6)
    scene.settled()
    assert standing(console, incident) == [f"発言 {number}" for number in range(6)]


def test_slack_asking_for_another_connection_is_followed_before_the_old_one_goes(
    console, slack, scene, incident
):
    scene.settled()
    slack.refresh()
    scene.until(lambda: slack.opened == 2 and slack.connections == 1)
    ts = slack.say(CHANNEL, "つなぎ替えの後")
    slack.react(CHANNEL, ts)
    scene.settled()
    assert standing(console, incident) == ["つなぎ替えの後"]
    scene.rest(1.2)
    assert slack.opened == 2  # leaving the old one is no loss


def test_a_storm_of_disconnects_is_met_with_patience(console, slack, scene, incident):
    slack.storm = 1000
    scene.until(lambda: slack.opened >= 2)
    asked = slack.asked.count("apps.connections.open")
    for _ in range(50):
        scene.events.step()
    assert slack.asked.count("apps.connections.open") <= asked + 3  # how long each wait is: test_slack_loop


def test_killed_between_hearing_and_recording_it_is_recorded_at_the_next_start(
    console, slack, scene, incident
):
    scene.settled()
    ts = slack.say(CHANNEL, "受け取った直後に落ちる")
    slack.react(CHANNEL, ts)
    # Heard, noted and acknowledged on the socket's own thread; nothing is stepped any more.
    scene.slack_told()
    scene.close()
    slack.is_deaf = True
    again = Scene(console, slack)
    try:
        again.until(lambda: entries(console, incident))
    finally:
        again.close()
    assert standing(console, incident) == ["受け取った直後に落ちる"]


def test_two_desks_that_both_heard_it_end_with_one(console, slack, scene, incident, tmp_path):
    scene.settled()
    ts = slack.say(CHANNEL, "二台が聞いた")
    slack.react(CHANNEL, ts)
    other = Scene(console, slack)  # as if it had not known of the first
    try:
        scene.settled()
        other.settled()
    finally:
        other.close()
    assert standing(console, incident) == ["二台が聞いた"]


def test_our_own_posts_never_come_back(console, slack, scene, incident):
    scene.settled()
    ours = SlackPublisher("xoxb-full-scopes", slack.base_url)
    ours.ask("chat.postMessage", json={"channel": CHANNEL, "text": "<@U01> 実況"})
    slack.react(CHANNEL, slack.posts[-1].ts)
    scene.settled()
    assert not entries(console, incident)
    assert not console.desk.board(incident).work.questions.by_id


def test_what_belongs_to_no_incident_is_left_alone(console, slack, scene, incident):
    scene.settled()
    ts = slack.say("C0SUPPORT01", "別のチャンネル")
    slack.react("C0SUPPORT01", ts)
    scene.settled()
    assert not entries(console, incident)
    assert scene.kept == 0


def test_a_drill_never_hears_anything(console, slack, scene):
    drill = console.declare(incident_kind=IncidentKind.DRILL)
    with_channel(console, drill)
    scene.settled()
    ts = slack.say(CHANNEL, "訓練中")
    slack.react(CHANNEL, ts)
    scene.settled()
    assert not entries(console, drill)


def test_what_was_erased_here_never_comes_back(console, slack, scene, incident):
    scene.settled()
    ts = slack.say(CHANNEL, "password: hunter2")
    slack.react(CHANNEL, ts)
    scene.settled()
    with_entry = next(iter(console.desk.board(incident).slack.keys))
    console.desk.submit(EraseEntry(incident=incident, entry=with_entry, reason="秘密"))
    slack.rewrite(CHANNEL, ts, "password: hunter3")
    slack.unreact(CHANNEL, ts)
    slack.react(CHANNEL, ts)
    scene.settled()
    files = b"".join(path.read_bytes() for path in console.home.rglob("*") if path.is_file())
    assert b"hunter" not in files


def test_words_of_forty_thousand_letters_are_cut_and_say_so(console, slack, scene, incident):
    scene.settled()
    ts = slack.say(CHANNEL, "あ" * 40_000)
    slack.react(CHANNEL, ts)
    scene.settled()
    (entry,) = entries(console, incident)
    assert len(entry.text) <= 20_000
    assert entry.text.endswith("[…]")


def test_a_bot_is_kept_under_its_name_and_a_message_without_words_too(console, slack, scene, incident):
    scene.settled()
    ts = slack.say(CHANNEL, "")
    slack.react(CHANNEL, ts)
    scene.settled()
    (entry,) = entries(console, incident)
    assert entry.text == "[…]"


@pytest.mark.parametrize(
    ("bad", "hearing"),
    [("app", "app-token"), ("bot", "token"), ("scope", "scope")],
)
def test_a_token_that_is_refused_is_said_and_nothing_else_stops(console, slack, incident, bad, hearing):
    if bad == "app":
        slack.app_tokens.clear()
    if bad == "bot":
        slack.tokens.clear()
    if bad == "scope":
        slack.tokens["xoxb-full-scopes"] = ("chat:write", "channels:read")
    scene = Scene(console, slack)
    try:
        scene.until(lambda: scene.states and scene.states[-1].needs_a_person)
        assert scene.states[-1].hearing == hearing
        console.write(incident, "手で書く")
    finally:
        scene.close()


def test_a_named_channel_goes_to_the_one_incident_that_is_open(console, slack):
    incident = console.declare()
    scene = Scene(console, slack, channels=("#support",))
    try:
        scene.settled()
        ts = slack.say("C0SUPPORT01", "お客様から報告")
        slack.react("C0SUPPORT01", ts)
        scene.settled()
        assert standing(console, incident) == ["お客様から報告"]
    finally:
        scene.close()


def test_with_several_open_a_person_says_which_incident_it_is_of(console, slack):
    first, second = console.declare(), console.declare("別の障害")
    scene = Scene(console, slack, channels=("support",))
    try:
        scene.settled()
        one, two = slack.say("C0SUPPORT01", "どちらの話?"), slack.say("C0SUPPORT01", "関係ない話")
        slack.react("C0SUPPORT01", one)
        slack.react("C0SUPPORT01", two)
        scene.until(lambda: len(scene.waiting) == 2)
        assert not entries(console, first)
        scene.events.place(f"C0SUPPORT01/{one}", second)
        scene.events.place(f"C0SUPPORT01/{two}", "")
        scene.until(lambda: not scene.waiting)
        assert standing(console, second) == ["どちらの話?"]
        scene.events.sweep_soon()
        scene.settled()
        assert not scene.waiting  # a person's word is remembered
    finally:
        scene.close()


def test_a_question_is_answered_once_in_its_thread_and_the_answer_is_nobodys_entry(console, slack):
    incident, support = console.declare(), "C0SUPPORT01"
    scene = Scene(console, slack, channels=("support",))
    try:
        scene.settled()
        ts = slack.say(support, "<@U01> 次の掲示は &lt;いつ&gt;?")
        scene.until(lambda: bool(console.desk.board(incident).work.questions.open()))
        (question,) = console.desk.board(incident).work.questions.open()
        assert (question.text, question.asker) == ("次の掲示は <いつ>?", "person 1")
        answer = AnswerQuestion(incident=incident, question=question.question, answer="23:40 <!channel>")
        console.desk.submit(answer)
        publisher = SlackPublisher(TOKEN, slack.base_url)
        for _ in range(2):
            assert console.sender(slack=publisher).run_until_idle(console.clock() + timedelta(seconds=1))
        (post,) = [post for post in slack.posts if post.thread_ts == ts]
        assert "<!channel>" not in post.text
        slack.react(support, post.ts)
        scene.events.sweep_soon()
        scene.settled()
        assert not entries(console, incident)
        assert not console.desk.board(incident).work.questions.open()
    finally:
        scene.close()


def test_a_mention_in_a_thread_is_answered_in_that_thread(console, slack, scene, incident):
    scene.settled()
    parent = slack.say(CHANNEL, "親")
    slack.say(CHANNEL, "<@U01> これは?", thread=parent)
    scene.until(lambda: bool(console.desk.board(incident).work.questions.open()))
    (question,) = console.desk.board(incident).work.questions.open()
    assert question.heard.thread_root == parent


def test_a_drills_home_is_connected_to_nothing(console, slack):
    (console.home / PRACTICE_MARK).touch()
    with pytest.raises(NotConnected):
        Scene(console, slack)
    with pytest.raises(NotConnected):
        check_events(console.home, Settings(), Secrets({}))
    assert slack.asked == []


def test_channels_known_by_id_alone_are_learnt_by_name_and_known_without_slack(
    console, slack, scene, incident
):
    scene.settled()
    ts = slack.say(CHANNEL, "<#C0SUPPORT01> と <#C0SECRET001> に書きました")
    slack.react(CHANNEL, ts)
    scene.until(lambda: entries(console, incident))
    (entry,) = entries(console, incident)
    assert (
        entry.text == "#support と #C0SECRET001 に書きました"
    )  # a private channel is not named to everybody
    scene.until(lambda: "C0SUPPORT01" in scene.channel_names)
    assert scene.channel_names == {CHANNEL: "incidents", "C0SUPPORT01": "support"}
    asked = slack.asked.count("conversations.info")
    again = slack.say(CHANNEL, "<#C0SUPPORT01> をもう一度")
    slack.react(CHANNEL, again)
    scene.until(lambda: len(entries(console, incident)) == 2)
    assert slack.asked.count("conversations.info") == asked
    # Begun anew, they are known before Slack is reached.
    scene.close()
    later = Scene(console, slack)
    try:
        assert later.channel_names == {CHANNEL: "incidents", "C0SUPPORT01": "support"}
    finally:
        later.close()
