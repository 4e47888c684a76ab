"""Inquiries from a terminal: counted, compared, taken back, brought to the impact; a customer's report (0-17, 1-12)."""

from pathlib import Path

from tests.e2e.program import Program


def test_what_comes_in_is_counted_against_the_usual_and_becomes_evidence(
    program: Program, tmp_path: Path
) -> None:
    incident = program.declared()
    usual = tmp_path / "usual.csv"
    usual.write_text("channel,weekday,hour,usual\nphone,*,*,12\n", "utf-8")
    assert "Phone: by weekday and hour (12" in program.ok("inquiries", "baseline", "import", str(usual)).out
    phone = program.ok("inquiries", "baseline", "show", "--json").json()[0]
    assert phone["week"] == [[12.0] * 24] * 7
    program.ok("inquiries", "add", incident, "phone", "36", "--since=-30m", "--wording", "can't pay")
    program.ok("inquiries", "add", incident, "phone")
    program.ok("inquiries", "back", incident)
    shown = program.ok("inquiries", "show", incident, "--json").json()
    assert (shown["recent"]["count"], shown["recent"]["usual"], shown["recent"]["standing"]) == (
        36,
        6,
        "raised",
    )
    assert shown["recent"]["ratio"] == 6.0
    (count,) = shown["counts"]
    assert (count["channel"], count["wording"]) == ("phone", "can't pay")
    assert sum(one["count"] or 0 for one in shown["quarters"]) == 36
    assert ": 36 inquiries, usual 6, 6×" in program.ok("inquiries", "show", incident).out
    program.ok("inquiries", "impact", incident)
    (row,) = program.ok("show", incident, "--json").json()["impact"]
    assert (row["aspect"], row["count"]) == ("inquiries", {"count": 36, "usual": 6})


def test_a_customers_report_is_a_signal_and_how_it_was_found(program: Program) -> None:
    incident = program.declared()
    words = "<b>\x1b[31mno orders\x1b[0m"
    program.ok("inquiries", "report", incident, words, "--customer", "A", "--via", "person B", "--at=-2h")
    shown = program.ok("inquiries", "show", incident, "--json").json()
    assert shown["detection"]["source"] == "sales"
    program.ok("inquiries", "found", incident, "customer", "--known=-3h", "--note", "mail")
    found = program.ok("inquiries", "show", incident, "--json").json()["detection"]
    assert (found["source"], found["note"], found["undetected_s"]) == ("customer", "mail", None)
    (signal,) = program.ok("show", incident, "--json").json()["signals"]
    assert "no orders" in signal["text"]
    assert "\x1b" not in program.ok("timeline", incident).out


def test_what_cannot_be_counted_is_one_sentence(program: Program, tmp_path: Path) -> None:
    incident = program.declared()
    assert "fax" in program.run("inquiries", "add", incident, "fax").sentence
    assert "last half hour" in program.run("inquiries", "impact", incident).sentence
    broken = tmp_path / "usual.csv"
    broken.write_text("channel,weekday,hour,usual\nphone,*,25,12\n", "utf-8")
    assert "line 2" in program.run("inquiries", "baseline", "import", str(broken)).sentence
