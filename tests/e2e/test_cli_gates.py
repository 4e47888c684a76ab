"""Phases, the first response, the end of the work from a shell (2-01, 2-12, 2-20, 4-14)."""

from datetime import datetime


def test_an_incident_goes_from_phase_to_phase_and_ends_by_its_checks(program):
    incident = program.ok("declare", "決済が失敗する", "--severity", "2", "--json").json()["id"]
    program.ok("role", "take", incident, "ic")
    refused = program.run("phase", incident, "1")
    assert refused.code == 1
    assert "(A call or channel to meet in, Not the tail of one just restored?)" in refused.err
    program.ok("gate", "tick", incident, "related", "別の障害")
    program.ok("phase", incident, "1", "--because", "call=同じ部屋")
    program.ok("phase", incident, "2", "--reason", "急ぎ", "--later", "money=+20m")
    program.ok(
        "align", "record", incident, "--there", "担当A", "--there", "担当B", "--decides", "担当B",
        "--customers", "wide", "--system", "rollback", "--partners", "unknown", "--track", "システム=担当C",
        "--sync", "+30m",
    )  # fmt: skip
    shown = program.ok("gate", "show", incident, "--json").json()
    assert {check["state"] for check in shown["checks"]} == {"met"}
    assert shown["alignment"]["tracks"] == [{"name": "システム", "owner": "担当C"}]
    program.ok("phase", incident, "3")
    assert "障害対応" in program.ok("--lang", "ja", "gate", "show", incident).out
    early = program.run("stand-down", incident, "--release", "担当C", "--recall-if", "x", "--watch", "担当A")
    assert early.code == 1
    program.ok("restored", incident, "--watch", "担当A", "--until", "+2h")
    program.ok("stand-down", incident, "--release", "担当C", "--recall-if", "エラー 10 件超")
    printed = program.ok("--lang", "ja", "defer", "add", incident, "滞留分の再実行", "--owner", "担当C").out
    assert "期日: " in printed
    waiting = program.ok("show", incident, "--json").json()["gates"]["deferrals"]
    due = datetime.fromisoformat(waiting[0]["due"])
    assert due.astimezone().timestamp() > datetime.now().astimezone().timestamp()
    program.ok("review", incident, "担当B", "+48h")
    program.ok("close", incident, "残りは持ち越し")
    program.ok("defer", "move", incident, "1", "担当が不在", "--due", "+72h", "--owner", "担当B")
    assert "担当B" in program.ok("defer", "list", incident).out
    assert program.ok("defer", "due").out == ""
    assert "滞留分の再実行" in program.ok("defer", "due", "--within", "+96h").out
    program.ok("defer", "done", incident, "1", "再実行済み")
    assert program.run("defer", "done", incident, "1", "x").code == 1
    said = program.ok("--lang", "ja", "timeline", incident).out
    for part in (
        "初期対応を決定",
        "解散:担当C",
        "持ち越し:滞留分の再実行",
        "残したままの確認",
        "ふりかえり:担当B",
    ):
        assert part in said


def test_a_false_alarm_and_a_merged_incident_end_as_such(program):
    alarm = program.ok("declare", "監視の誤り", "--json").json()["id"]
    program.ok("close", alarm, "しきい値の設定ミス", "--false-alarm")
    assert program.ok("show", alarm, "--json").json()["gates"]["ended_as"] == "false-alarm"
    twin = program.ok("declare", "同じ障害", "--json").json()["id"]
    program.ok("align", "skip", twin, "すぐまとめる")
    program.ok("gate", "waive", twin, "call", "不要")
    program.ok("gate", "open", twin, "call")
    program.ok("gate", "later", twin, "call", "+10m")
    program.ok("close", twin, "同じ障害", "--merged-into", alarm)
    assert program.ok("show", twin, "--json").json()["gates"]["merged_into"] == alarm
    assert program.run("recall", twin, "x").code == 1
