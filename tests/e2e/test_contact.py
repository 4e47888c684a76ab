"""Audiences that a person tells, from a terminal: logged, chased, and on one page for the day the laptop dies."""

from pathlib import Path

from tests.e2e.program import PROCESSES, Program

POLICY = """
[[person]]
key = "c"
name = "担当C"
contact = "内線 123"

[[audience]]
key = "public"
name_ja = "お客様"
name_en = "Customers"
targets = ["page"]

[[audience]]
key = "card"
name_ja = "カード会社"
name_en = "<b>Card</b> company"
kind = "by-hand"
owner = "c"
contact = "03-0000-0000"
"""


def test_a_call_is_logged_and_whoever_was_not_reached_is_due_again(program: Program) -> None:
    program.policy(POLICY)
    incident = program.declared()
    program.ok("contact", incident, "card", "no-answer", "--by", "担当C", "--at=-10m")
    shown = program.ok("show", incident, "--json").json()
    (contact,) = shown["contacts"]
    assert (contact["outcome"], contact["by"], contact["tries"]) == ("no-answer", "c", 1)
    (chase,) = [one for one in shown["deadlines"] if one["kind"] == "contact"]
    assert (chase["subject"], chase["due"]) == ("card", contact["next_at"])
    assert "Card</b> company (no answer" in program.ok("show", incident).out
    assert program.ok("outbox", "--json").json() == []
    assert "03-0000-0000" in program.ok("contacts").out
    program.ok("contact", incident, "card", "answered", "--note", "will call back")
    assert not [
        one for one in program.ok("show", incident, "--json").json()["deadlines"] if one["kind"] == "contact"
    ]
    assert "<b>Card</b> company: answered" in program.ok("timeline", incident).out


@PROCESSES
def test_what_cannot_be_logged_is_one_sentence(program: Program) -> None:
    program.policy(POLICY)
    incident = program.declared()
    assert "only its acknowledgement" in program.run("contact", incident, "public", "called").sentence
    assert program.run("contact", incident, "card", "given-up").code == 1
    assert "told by a person" in program.run("broadcast", incident, "--to", "card", "--yes").sentence


def test_the_list_is_one_harmless_page(program: Program, tmp_path: Path) -> None:
    program.policy(POLICY)
    page = tmp_path / "contacts.html"
    program.ok("contacts", "--html", str(page))
    text = page.read_text("utf-8")
    assert "&lt;b&gt;Card&lt;/b&gt; company" in text
    assert "03-0000-0000" in text
    assert "<script" not in text
    nowhere = program.run("contacts", "--html", str(tmp_path / "nowhere" / "contacts.html"))
    assert nowhere.code == 1
    assert "cannot be written" in nowhere.sentence
