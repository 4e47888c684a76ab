"""Signals, the watch after recovery, several incidents and timestamps from a terminal (1-10, 1-03, 0-12, 3-02)."""

import os

from tests.e2e.program import Program


def test_a_signal_is_written_down_with_one_word_and_judged_by_the_rules_of_the_watch(
    program: Program,
) -> None:
    incident = program.declared()
    program.ok("severity", incident, "2")
    program.ok("restored", incident, "--watch", "person B", "--recurrence", "5xx over 1%")
    said = program.ok("signal", "DB does not answer", "--source", "monitor").out
    assert incident in said
    assert "person B" in said
    watch = program.ok("watch", "show", incident, "--json").json()
    assert (watch["owner"], watch["recurrence"]) == ("person B", "5xx over 1%")
    assert [one["asked"] for one in watch["signals"]] == ["person B"]
    assert [one["heard_at"] for one in watch["parties"]] == [None]
    program.ok("watch", "heard", incident, "person B", "--how", "phone")
    refused = program.run(
        "signal", "judge", incident, "1", "same", "--reason", "same", "--worker", "person C"
    )
    assert (refused.code, "what shows it" in refused.err) == (1, True)
    assert (
        program.run("watch", "end", incident, "--system", "x", "--inquiries", "x", "--hands-on", "x").code
        == 1
    )
    program.ok("signal", "expire")
    program.ok("signal", "judge", incident, "1", "new", "--reason", "another database")
    (link,) = program.ok("links", incident, "--json").json()
    assert (link["relation"], link["title"]) == ("next", "DB does not answer")
    program.ok("watch", "move", incident, "--until", "+3h", "--reason", "quiet, but late")
    program.ok(
        "watch", "end", incident, "--system", "normal", "--inquiries", "usual", "--hands-on", "10 tries"
    )
    assert "ended" in program.ok("watch", "show", incident).out


def test_two_signals_are_merged_and_missed_time_is_answered(program: Program) -> None:
    incident = program.declared()
    program.ok("restored", incident, "--watch", "person B", "--at", "-30m")
    program.ok("signal", "one", "--incident", incident)
    program.ok("signal", "two")
    program.ok("signal", "look", incident, "1")
    program.ok("signal", "merge", incident, "1", "2", "--reason", "same host")
    assert len(program.ok("watch", "show", incident, "--json").json()["signals"]) == 1
    program.ok("watch", "missed", incident, "--from", "-20m", "--until", "-5m", "--seen", "no alerts")
    (missed,) = program.ok("watch", "show", incident, "--json").json()["missed"]
    assert missed["seen"] == "no alerts"


def test_without_any_incident_a_signal_stands_for_itself(program: Program) -> None:
    assert "no incident" in program.ok("signal", "DB does not answer").out
    assert "DB does not answer" in program.ok("feeds").out
    short = program.ok("signal", "judge", "-", "1", "new", "--reason", "payments fail").out.strip()
    assert program.ok("show", short, "--json").json()["title"] == "DB does not answer"
    assert program.ok("feeds", "--json").json()["signals"] == []


def test_a_signal_with_a_key_is_written_once_whoever_calls(program: Program) -> None:
    program.ok("signal", "disk 95%", "--key", "disk-web-1", "--source", "cron", "--at", "-5m")
    assert "already" in program.ok("signal", "disk 96%", "--key", "disk-web-1").out
    (waiting,) = program.ok("feeds", "--json").json()["signals"]
    assert (waiting["text"], waiting["source"], waiting["feed"]) == ("disk 95%", "cron", "command-line")
    incident = program.declared()
    program.ok("signal", "place", "1", incident)
    assert [one["text"] for one in program.ok("show", incident, "--json").json()["signals"]] == ["disk 95%"]
    assert program.run("signal", "judge", "-", "1", "noise", "--reason", "x").code == 1


def test_dropped_files_are_taken_in_without_a_window(program: Program) -> None:
    assert "OK" in program.ok("connect", "intake").out
    folder = program.home / "intake"
    dropped = folder / "disk.txt"
    dropped.write_text("disk 95%\n", encoding="utf-8")
    os.utime(dropped, (1_700_000_000, 1_700_000_000))
    program.ok("feeds", "ask")
    assert "disk 95%" in program.ok("feeds").out
    (copy,) = (folder / "done").iterdir()
    # Between them stands the mark by which the copy is found when its signal is erased.
    assert (copy.name.partition(".")[0], copy.suffix) == ("disk", ".txt")
    assert copy.read_text("utf-8") == "disk 95%\n"


def test_incidents_are_linked_and_merged_and_their_times_shown(program: Program) -> None:
    incident, other = program.declared(), program.ok("declare", "search is slow").out.strip()
    program.ok("link", incident, other, "--as", "same-cause", "--reason", "one database")
    assert "same cause" in program.ok("links", other).out
    program.ok("unlink", incident, other, "another cause after all")
    assert program.ok("links", other, "--json").json() == []
    program.ok("link", other, incident, "--as", "duplicate-of")
    assert program.ok("show", other, "--json").json()["closed"]
    program.ok("milestones", incident, "--set", "t_detect=-10m", "--reason", "monitoring log")
    stamps = program.ok("milestones", incident, "--json").json()
    assert stamps["counts"]
    assert stamps["milestones"]["t_detect"]["reason"] == "monitoring log"
    assert "by the board" in program.ok("milestones", incident).out
    program.ok("milestones", incident, "--clear", "t_detect", "--reason", "not so")
    assert program.run("milestones", incident, "--set", "t_detect").code == 2
    # The duplicate is closed and counts for nothing.
    assert program.ok("milestones", "--json").json()["incidents"] == 0
    assert "0 real incident" in program.ok("milestones").out


def test_a_row_that_only_points_at_a_signal_names_it_in_the_timeline_and_in_search(program: Program) -> None:
    incident = program.declared()
    program.ok("signal", "raise", incident, "5xx again", "--source", "graph")
    program.ok("signal", "judge", incident, "1", "noise", "--reason", "a test of ours")
    rows = program.ok("timeline", incident, "--json").json()
    (judged,) = [row for row in rows if row["event"] == "signal-judged"]
    assert (judged["signal"]["text"], judged["signal"]["verdict"]) == ("5xx again", "noise")
    assert all(row["signal"] is None for row in rows if row["event"] != "signal-judged")
    (found,) = program.ok("search", "test of ours", "--json").json()
    assert found["signal"]["text"] == "5xx again"
    assert "5xx again" in program.ok("search", "test of ours").out
