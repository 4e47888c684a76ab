"""Scenarios: those that come with the program are whole; one that is badly written says where, and what to do."""

import re
from datetime import timedelta

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from commander.board.text import unfilled
from commander.drill import scenario as scenarios
from commander.drill.scenario import (
    DEFAULT_SCENARIO,
    ScenarioFault,
    load_scenario,
    read_scenario,
    scenario_keys,
)
from commander.drill.scenario_fault import ScenarioReason
from commander.drill.score import MeasureKey
from commander.drill.script import Act, StepKind
from commander.wording.language import Language

GOOD = """\
lasts = "+10m"
measures = ["command"]

[title]
ja = "題"
en = "Title"

[about]
ja = "説明"
en = "About"

[ending]
acts = ["commanded"]
limit = "+1h30m"

[[cast]]
key = "b"
name = { ja = "担当B", en = "Person B" }

[[step]]
key = "first"
who = "b"
kind = "signal"
text.ja = "警報"
text.en = "Alert"

[[step]]
key = "second"
who = "b"
kind = "inquiry"
since = "first"
after = "+90s"
count = 24
usual = 4
text.ja = "{count} 件(平常 {usual} 件)"
text.en = "{count} (usually {usual})"
"""


NAME = 'name = { ja = "担当B", en = "Person B" }'
VALUES = [
    "1",
    "-1",
    "1.5",
    "nan",
    "true",
    '""',
    '"x"',
    "[]",
    "[1]",
    "{}",
    "{ x = 1 }",
    "2026-04-01T00:00:00Z",
    "00:30:00",
]


def read(tmp_path, text):
    path = tmp_path / "mine.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_scenario(path)


def test_the_usual_scenario_comes_first():
    assert scenario_keys()[0] == DEFAULT_SCENARIO
    assert set(scenario_keys()) == {"the-0300-alert", "the-first-ten-minutes"}


@pytest.mark.parametrize("key", scenario_keys())
@pytest.mark.parametrize("language", list(Language))
def test_every_text_stands_in_both_languages_and_has_nothing_left_open(key, language):
    scenario = load_scenario(key)
    texts = [scenario.title, scenario.about]
    texts += [one.name for one in scenario.cast] + [step.text for step in scenario.steps]
    said = [text.said_in(language) for text in texts]
    assert all(said)
    assert not any(unfilled(text) or re.search(r"[{}]", text) for text in said)
    is_japanese = [bool(re.search(r"[ぁ-んァ-ヶ一-龥]", text)) for text in said]
    assert is_japanese == [language is Language.JA] * len(said)
    assert len({person.key for person in scenario.people(language)}) == len(scenario.people(language)) > 1


@pytest.mark.parametrize("key", scenario_keys())
def test_what_a_scenario_asks_for_can_be_measured(key):
    asked = load_scenario(key).measures
    assert asked
    assert set(asked) <= set(MeasureKey)


def test_the_trap_is_there():
    steps = {step.key: step for step in load_scenario(DEFAULT_SCENARIO).steps}
    assert steps["people-leave"].since == Act.RESTORED
    assert steps["second-alert"].since == "people-leave"
    assert steps["second-alert"].kind is StepKind.SIGNAL
    assert steps["probably-the-old-one"].since == "second-alert"
    assert "名残" in steps["probably-the-old-one"].text.ja


def test_a_good_one_is_read_and_counts_are_put_in(tmp_path):
    scenario = read(tmp_path, GOOD)
    assert (scenario.key, scenario.lasts, scenario.ending.limit) == (
        "mine",
        timedelta(minutes=10),
        timedelta(minutes=90),
    )
    assert scenario.steps[1].text.ja == "24 件(平常 4 件)"
    assert scenario.steps[1].after == timedelta(seconds=90)
    assert scenario.people(Language.EN)[0].name == "Person B"


def test_windows_line_ends_and_a_byte_order_mark_are_no_fault(tmp_path):
    assert read(tmp_path, b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()).steps


@pytest.mark.parametrize(
    ("old", "new", "reason", "field", "line"),
    [
        ('after = "+90s"', 'aftr = "+90s"', ScenarioReason.UNKNOWN_FIELD, "step[2].aftr", 32),
        ('after = "+90s"', 'after = "soon"', ScenarioReason.BAD_SPAN, "step[2].after", 32),
        ('after = "+90s"', 'after = "+"', ScenarioReason.BAD_SPAN, "step[2].after", 32),
        ('after = "+90s"', "after = 90", ScenarioReason.WRONG_TYPE, "step[2].after", 32),
        ('lasts = "+10m"', 'lasts = "-10m"', ScenarioReason.BAD_SPAN, "lasts", 1),
        ('lasts = "+10m"\n', "", ScenarioReason.MISSING, "lasts", None),
        ('limit = "+1h30m"\n', "", ScenarioReason.MISSING, "ending.limit", 12),
        ('kind = "signal"', 'kind = "siren"', ScenarioReason.NOT_A_CHOICE, "step[1].kind", 23),
        ('measures = ["command"]', 'measures = ["luck"]', ScenarioReason.NOT_A_CHOICE, "measures[1]", 2),
        ('who = "b"\nkind = "inquiry"', 'who = "x"\nkind = "inquiry"', ScenarioReason.NOBODY, "step[2].who", 29),
        ('since = "first"', 'since = "second"', ScenarioReason.NO_SUCH_TIME, "step[2].since", 31),
        ('since = "first"', 'not_before = "x"', ScenarioReason.NO_SUCH_TIME, "step[2].not_before", 31),
        ('limit = "+1h30m"', 'limit = "+1h"\nmissed = "x"', ScenarioReason.NO_SUCH_TIME, "ending.missed", 15),
        ('kind = "signal"', 'kind = "entry"\nentry_kind = "x"', ScenarioReason.NOT_A_CHOICE, "step[1].entry_kind", 24),
        ('since = "first"', 'unless = ["x"]', ScenarioReason.NOT_A_CHOICE, "step[2].unless[1]", 31),
        ('acts = ["commanded"]', 'acts = ["x"]', ScenarioReason.NOT_A_CHOICE, "ending.acts[1]", 13),
        ('acts = ["commanded"]', 'acts = "commanded"', ScenarioReason.WRONG_TYPE, "ending.acts", 13),
        ("count = 24", "count = true", ScenarioReason.WRONG_TYPE, "step[2].count", 33),
        (NAME, 'name = "B"', ScenarioReason.WRONG_TYPE, "cast[1].name", 18),
        (NAME, 'name = { ja = "B" }', ScenarioReason.MISSING, "cast[1].name.en", 18),
        ('key = "second"', 'key = "first"', ScenarioReason.TWICE, "step[2].key", 28),
        ('key = "second"', 'key = "told"', ScenarioReason.TWICE, "step[2].key", 28),
        ('key = "second"', 'key = " "', ScenarioReason.EMPTY, "step[2].key", 28),
        ('text.en = "Alert"', 'text.en = " "', ScenarioReason.EMPTY, "step[1].text.en", 24),
        ('en = "Title"', 'en = ""', ScenarioReason.EMPTY, "title.en", 6),
        ("usual = 4\n", "", ScenarioReason.NO_COUNTS, "step[2]", 27),
        ("(usually {usual})", "", ScenarioReason.NO_BLANK, "step[2].text", 35),
        ('text.ja = "警報"', f'text.ja = "{"長" * 2_001}"', ScenarioReason.TOO_LONG, "step[1].text.ja", 24),
        ("[[step]]", "[step]", ScenarioReason.BROKEN, "", None),
        ('lasts = "+10m"', 'lasts = "+10m', ScenarioReason.BROKEN, "", 1),
    ],
)  # fmt: skip
def test_a_fault_names_the_file_the_line_and_the_field(tmp_path, old, new, reason, field, line):
    assert old in GOOD
    with pytest.raises(ScenarioFault) as caught:
        read(tmp_path, GOOD.replace(old, new, 1))
    fault = caught.value
    assert (fault.reason, fault.field) == (reason, field)
    if line is not None:
        assert fault.line == line
    ja, en = fault.sentence(Language.JA), fault.sentence(Language.EN)
    assert ja.startswith("mine.toml")
    assert en.startswith("mine.toml")
    assert ja.endswith("。")
    assert en.endswith(".")
    assert "\n" not in ja + en
    assert field in ja
    assert field in en


def test_a_file_that_is_no_text_or_not_there_is_a_sentence_too(tmp_path):
    with pytest.raises(ScenarioFault) as caught:
        read(tmp_path, b"lasts = 1\n\xff")
    assert (caught.value.reason, caught.value.line) == (ScenarioReason.NOT_UTF8, 2)
    with pytest.raises(ScenarioFault) as caught:
        read_scenario(tmp_path / "none.toml")
    assert caught.value.reason is ScenarioReason.UNREADABLE
    with pytest.raises(ScenarioFault) as caught:
        read(tmp_path, "a = " + "[" * 5_000)
    assert caught.value.reason is ScenarioReason.BROKEN


@pytest.mark.parametrize(
    "key", ["", "../templates/ja/T01", "no-such", "the-0300-alert.toml", "x\x1b[31m\n" * 50]
)
def test_a_name_that_is_none_of_ours_is_refused_with_those_that_are(key):
    with pytest.raises(ScenarioFault) as caught:
        load_scenario(key)
    for language in Language:
        sentence = caught.value.sentence(language)
        assert DEFAULT_SCENARIO in sentence
        assert sentence.isprintable()
        assert len(sentence) < 600


def test_every_file_of_the_folder_is_a_scenario():
    assert {path.suffix for path in scenarios.FOLDER.iterdir()} == {".toml"}


@for_all(line=st.integers(0, GOOD.count("\n") - 1), value=st.sampled_from(VALUES), gone=st.booleans())
def test_whatever_stands_there_it_is_a_scenario_or_one_sentence(tmp_path_factory, line, value, gone):
    lines = GOOD.splitlines()
    name = lines[line].partition("=")[0]
    lines[line] = "" if gone else f"{name} = {value}"
    try:
        scenario = read(tmp_path_factory.getbasetemp(), "\n".join(lines))
    except ScenarioFault as fault:
        assert fault.sentence(Language.JA).endswith("。")
        assert fault.sentence(Language.EN).count("\n") == 0
    else:
        assert all(step.text.ja for step in scenario.steps)
