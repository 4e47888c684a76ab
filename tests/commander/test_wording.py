"""Templates, their grammar, the fields filled from facts, and the last check before sending."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from commander.board.bulletin import Stage
from commander.board.text import unfilled
from commander.wording.board_fields import Facts, fields
from commander.wording.checks import outgoing, outgoing_title
from commander.wording.impact_windows import Stretch
from commander.wording.language import Bilingual, Language
from commander.wording.maintenance_fields import MaintenanceFacts
from commander.wording.template_files import FOLDER, read
from commander.wording.template_syntax import Field, TemplateBroken, parse
from commander.wording.templates import Rendered, TemplateId, fields_of, render, stage_of

SNAPSHOT = Path(__file__).parent / "snapshots" / "wording.txt"

TEN_FORTY = datetime(2025, 11, 22, 13, 40, tzinfo=UTC)  # 22:40 in Japan

FULL = Facts(
    as_of=TEN_FORTY + timedelta(hours=2, minutes=35),
    service=Bilingual("オンライン決済", "Online payment"),
    severity=1,
    tag="INC-7K3Q",
    impact=Bilingual("カード決済が失敗する", "failed card payments"),
    certainty=Bilingual("推定", "estimated"),
    who=Bilingual("カード決済をご利用のお客様", "customers paying by card"),
    count=Bilingual("1,200名", "1,200 customers"),
    count_certainty=Bilingual("推定", "estimated"),
    workaround=Bilingual("コード決済", "paying by code"),
    personal_data=Bilingual("なし(担当Aが確認)", "none (checked by person A)"),
    statutory_clocks=Bilingual("対象外", "do not apply"),
    since=TEN_FORTY - timedelta(minutes=9),
    approximate=True,
    declared_at=TEN_FORTY,
    detected_at=TEN_FORTY - timedelta(minutes=4),
    first_told_at=TEN_FORTY + timedelta(minutes=75),
    fixed_at=TEN_FORTY + timedelta(hours=1, minutes=30),
    resolved_at=TEN_FORTY + timedelta(hours=1, minutes=50),
    doing=Bilingual("切り戻し", "rolling back the last release"),
    next_step=Bilingual("決済の試験", "test payments"),
    next_step_due=TEN_FORTY + timedelta(hours=2, minutes=50),
    next_update=TEN_FORTY + timedelta(hours=3),
    next_executive_update=TEN_FORTY + timedelta(hours=3, minutes=5),
    previous_title=Bilingual("【調査中】オンライン決済の不具合", "[Investigating] Online payment trouble"),
    previous_at=TEN_FORTY + timedelta(minutes=15),
    recovery_told_at=TEN_FORTY + timedelta(minutes=55),
    recurred_at=TEN_FORTY + timedelta(minutes=70),
    recovery_url="https://status.example.com/7k3q",
    commander="担当A",
    deputy="担当B",
    scribe="担当C",
    channel="#inc-7k3q",
    call="https://meet.example.com/7k3q",
    url="https://status.example.com",
    contact="help@example.com",
    escalate_to="#privacy",
)

# What no board can know: a person writes it, in both languages.
A_PERSON_WRITES = {
    TemplateId.T02: {"func", "ok"},
    TemplateId.T03: {"plan_plain", "side"},
    TemplateId.T05: {"evidence_plain"},
    TemplateId.T06: {"data"},
    TemplateId.T08: {"wrong", "right"},
    TemplateId.T10: {"evidence_plain"},
    TemplateId.T11: {"plan_plain"},
    TemplateId.S01: {"now_plain", "report_date", "sender"},
    TemplateId.S02: {"now_plain", "sender"},
    TemplateId.R01: {"record", "wrong", "right", "fix_date", "where", "sender"},
    TemplateId.F01: {
        "apology",
        "data",
        "trigger",
        "mechanism",
        "effect",
        "timeline_table",
        "still_in_place",
        "done_list",
        "todo_list",
        "closing",
        "sender",
    },
    TemplateId.P01: {"client", "sender", "partner_imp"},
    TemplateId.P02: {"client", "sender"},
}

every_template = pytest.mark.parametrize("template", TemplateId)
every_language = pytest.mark.parametrize("language", Language)


WORK = MaintenanceFacts(
    starts_at=TEN_FORTY - timedelta(minutes=40),
    ends_at=TEN_FORTY + timedelta(hours=3),
    effect=Bilingual("カード決済が使えません", "card payments stop"),
    unaffected=Bilingual("コード決済", "code payments"),
    purpose=Bilingual("機器の交換", "replacing hardware"),
    fallback=Bilingual("切り戻し", "roll back"),
    reason=Bilingual("確認作業の追加", "additional checks"),
    started_at=TEN_FORTY - timedelta(minutes=38),
    completed_at=TEN_FORTY + timedelta(hours=2, minutes=30),
)


def filled(template: TemplateId, language: Language, facts: Facts) -> Rendered:
    if template.startswith("M") and facts is FULL:
        facts = replace(facts, maintenance=WORK)
    return render(template, language, fields(facts, language))


def body_of(text: str, **values: str) -> str:
    return parse(f"title: x\n\n{text}", "x").filled(values).body


@every_language
@every_template
def test_a_full_board_leaves_only_what_a_person_writes(template: TemplateId, language: Language) -> None:
    rendered = filled(template, language, FULL)
    assert set(rendered.unfilled) == A_PERSON_WRITES.get(template, set())
    assert set(unfilled(f"{rendered.title}\n{rendered.body}")) == set(rendered.unfilled)


def test_all_texts_are_as_reviewed() -> None:
    bare = Facts(as_of=TEN_FORTY, next_update=TEN_FORTY + timedelta(minutes=15))
    pages = [
        f"===== {template} {language} · {name}\n{rendered.title}\n\n{rendered.body}\n"
        for name, facts in (("full", FULL), ("nothing known", bare))
        for template in TemplateId
        for language in Language
        for rendered in [filled(template, language, facts)]
    ]
    texts = "\n".join(pages)
    if os.environ.get("COMMANDER_WRITE_SNAPSHOTS"):
        SNAPSHOT.parent.mkdir(exist_ok=True)
        SNAPSHOT.write_text(texts, encoding="utf-8", newline="\n")
    assert texts == SNAPSHOT.read_text(encoding="utf-8")


@every_language
def test_the_first_post_needs_nothing_but_the_time_and_the_promise(language: Language) -> None:
    facts = Facts(as_of=TEN_FORTY, next_update=TEN_FORTY + timedelta(minutes=15))
    first = filled(TemplateId.T01, language, facts)
    assert first.unfilled == ()
    assert unfilled(first.title + first.body) == ()
    assert "22:40" in first.body
    assert "22:55" in first.body
    assert "JST" in first.body


def test_the_first_post_without_a_promise_shows_the_gap() -> None:
    first = filled(TemplateId.T01, Language.EN, Facts(as_of=TEN_FORTY))
    assert first.unfilled == ("next",)
    assert "by {{next}}, whether" in first.body


def test_files_and_names_are_the_same_set_in_both_languages() -> None:
    for language in Language:
        assert {file.stem for file in (FOLDER / language).iterdir()} == set(TemplateId)


@every_template
def test_both_languages_announce_the_same_stage(template: TemplateId) -> None:
    stages = {read(FOLDER / language / f"{template}.txt").stage for language in Language}
    assert stages == {stage_of(template)}


def test_stages_follow_the_course_of_an_incident() -> None:
    announced = {template: stage_of(template) for template in TemplateId if stage_of(template)}
    assert announced == {
        TemplateId.T01: Stage.INVESTIGATING,
        TemplateId.T02: Stage.INVESTIGATING,
        TemplateId.T03: Stage.IDENTIFIED,
        TemplateId.T05: Stage.MONITORING,
        TemplateId.T06: Stage.RESOLVED,
        TemplateId.T07: Stage.INVESTIGATING,
        TemplateId.T10: Stage.RESOLVED,
        TemplateId.T11: Stage.IDENTIFIED,
        TemplateId.P02: Stage.RESOLVED,
        TemplateId.F01: Stage.RESOLVED,
        TemplateId.M01: Stage.SCHEDULED,
        TemplateId.M02: Stage.IN_PROGRESS,
        TemplateId.M03: Stage.VERIFYING,
        TemplateId.M04: Stage.COMPLETED,
        TemplateId.M05C: Stage.COMPLETED,
        TemplateId.M06: Stage.SCHEDULED,
    }


@every_language
@pytest.mark.parametrize(
    "template", [one for one in TemplateId if one[0] in "TM" and one is not TemplateId.M05C]
)
def test_every_text_for_customers_names_its_zone(template: TemplateId, language: Language) -> None:
    assert "tz" in {field.name for field in fields_of(template, language)}


@every_language
@every_template
def test_every_blank_is_one_the_board_fills_or_a_person_writes(
    template: TemplateId, language: Language
) -> None:
    written = {
        "sender", "client", "partner_imp", "record", "fix_date", "where", "now_plain", "func", "ok", "plan_plain",
        "side", "evidence_plain", "data", "wrong", "right",
    }  # fmt: skip
    optional = {
        "backlog",
        "report_date",
        "todo",
        "eta",
        "ask",
        "ask_due",
        "fact",
        "eta_public",
        "rows",
        "secure",
    }
    written |= A_PERSON_WRITES[TemplateId.F01]
    optional |= {
        "comm_eval",
        "why_not_prevented",
        "why_not_detected",
        "glossary",
        "why_long",
        "comm_actions",
        "sweep",
        "progress_url",
        "progress_date",
    }
    names = {field.name for field in fields_of(template, language)}
    known = fields(FULL, language).keys() | fields(replace(FULL, maintenance=WORK), language).keys()
    hour = timedelta(hours=1)
    twice = tuple(Stretch(started=at, ended=at + hour) for at in (TEN_FORTY - 5 * hour, TEN_FORTY - hour))
    known |= fields(replace(FULL, stretches=twice), language).keys()
    assert names <= known | written | optional | {"called_off"}


def test_fields_are_listed_once_with_their_defaults() -> None:
    template = parse("title: {{a}}\n\n{{b|two}}[[ {{c}} {{a}}]]{{b}}", "x")
    assert template.fields == (
        Field("a", mandatory=True),
        Field("b", mandatory=True),
        Field("c", mandatory=False),
    )
    assert parse("title: x\n\n{{b|two words}}", "x").fields == (
        Field("b", mandatory=False, default="two words"),
    )


def test_missing_and_blank_values_stay_visible_and_are_listed_once() -> None:
    rendered = parse("title: {{a}}\n\n{{b}} {{a}} {{c}}", "x").filled({"b": " \x00\n ", "c": "here"})
    assert rendered == Rendered("{{a}}", "{{b}} {{a}} here", ("a", "b"))


def test_an_optional_block_goes_out_whole_or_not_at_all() -> None:
    text = "One.[[ Try {{work}} at {{url}}.]] Two."
    assert body_of(text, work="code", url="u") == "One. Try code at u. Two."
    assert body_of(text, work="code") == "One. Two."
    assert body_of("a[[ {{x|y}}]]") == "a y"


def test_a_default_gives_way_to_a_value() -> None:
    assert body_of("{{x|none}}") == "none"
    assert body_of("{{x|none}}", x="log in again") == "log in again"


HOSTILE = st.one_of(
    st.text(),
    st.text(alphabet="{}[]|ab \n"),
    st.sampled_from(["{{b}}", "{{a}}", "[[{{a}}]]", "]]", "{% raw %}", "{{ b|e }}", "\\1", "%s", "{0}"]),
)
SYNTAX = st.one_of(
    st.text(alphabet="{}[]|ab \n", max_size=40),
    st.lists(st.sampled_from(["{{a}}", "{{b|c d}}", "[[", "]]", "[[ {{a}}]]", "{{", "}}", "x", "\n"])).map(
        "".join
    ),
)


@given(a=HOSTILE, b=HOSTILE)
def test_a_value_is_text_and_never_read_as_a_template(a: str, b: str) -> None:
    shown_a, shown_b = outgoing(a).strip(), outgoing(b).strip()
    rendered = parse("title: <{{a}}>\n\n1{{a}}2[[3{{b}}4]]5{{b|6}}7", "x").filled({"a": a, "b": b})
    block = f"3{shown_b}4" if shown_b else ""
    assert rendered.body == f"1{shown_a or '{{a}}'}2{block}5{shown_b or '6'}7"
    assert rendered.title == outgoing_title(f"<{shown_a or '{{a}}'}>")
    assert rendered.unfilled == (() if shown_a else ("a",))


@given(text=SYNTAX)
def test_any_file_is_a_template_or_a_named_fault(text: str) -> None:
    told = ""
    try:
        parse(f"title: {text}", "ja/X.txt")
    except TemplateBroken as fault:
        told = str(fault)
    assert not told or told.startswith("ja/X.txt, line ")


@given(body=SYNTAX)
def test_a_template_with_all_its_fields_leaves_no_mark_of_its_own(body: str) -> None:
    try:
        template = parse(f"title: t\n\n{body}", "x")
    except TemplateBroken:
        return
    done = template.filled({field.name: "v" for field in template.fields})
    assert done.unfilled == ()
    assert unfilled(done.body) == ()


@given(text=st.text(st.characters()))
def test_what_goes_out_has_no_control_or_bidi_override(text: str) -> None:
    sent = outgoing(text)
    assert outgoing(sent) == sent
    assert not [c for c in sent if ("\x7f" <= c < "\xa0") or (c < " " and c != "\n")]
    assert not set(sent) & set(
        "\u061c\u200e\u200f\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )
    assert "\n" not in outgoing_title(text)
    sent.encode()


def test_escapes_and_overrides_are_stripped_and_emoji_stay() -> None:
    sent = outgoing("a\x1b[31m\x00\u202e\u2066b\tc\r\nd\re\u2028\ud800👩\u200d🚒")
    assert sent == "a[31mb c\nd\ne\n👩\u200d🚒"
    rendered = parse("title: {{a}}\n\n{{a}}", "x").filled({"a": "one\n  two"})
    assert (rendered.title, rendered.body) == ("one two", "one\n  two")


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("", 1, "expected 'title"),
        ("\n\nbody", 1, "expected 'title"),
        ("title:\n\nbody", 1, "expected 'title"),
        ("title: x", 2, "blank line"),
        ("title: x\n\n \n", 2, "blank line"),
        ("title: x\nstage: soon\n\nbody", 2, "'soon' is not a stage"),
        ("title: x\nstages: resolved\n\nbody", 2, "expected 'stage"),
        ("title: x\nstage: resolved\nbody\n\nmore", 3, "blank line"),
        ("title: x\n\nok\n{{a", 4, "'{{'"),
        ("title: x\nstage: resolved\n\nok\na}}", 5, "'}}'"),
        ("title: x\n\n[[ a", 3, "'[['"),
        ("title: x\n\na ]]", 3, "']]'"),
        ("title: x\n\n[[\n{{a}} [[ {{b}} ]] ]]", 4, "'[['"),
        ("title: x\n\n[[ nothing ]]", 3, "holds no field"),
        ("title: x\n\n{{A b}}", 3, "{{name}}"),
        ("title: x\n\n{{}}", 3, "{{name}}"),
        ("title: x\n\n{{a| }}", 3, "{{name}}"),
        ("title: x\n\n{{a|b|c}}", 3, "{{name}}"),
        ("title: {{a\n\nb}}", 1, "'{{'"),
    ],
)
def test_a_broken_file_is_named_with_its_line(tmp_path: Path, text: str, line: int, told: str) -> None:
    file = tmp_path / "T99.txt"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(TemplateBroken) as fault:
        read(file)
    assert str(fault.value).startswith(f"{tmp_path.name}/T99.txt, line {line}: ")
    assert told in str(fault.value)


def test_a_file_that_is_missing_or_not_utf8_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateBroken, match=r"T01\.txt, line 1: the file can't be read"):
        read(tmp_path / "T01.txt")
    file = tmp_path / "T02.txt"
    file.write_bytes("title: x\n\n復旧".encode("shift_jis"))
    with pytest.raises(TemplateBroken, match=r"T02\.txt, line 3: the file is not UTF-8"):
        read(file)


def test_windows_line_ends_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    file = tmp_path / "T01.txt"
    file.write_bytes(b"\xef\xbb\xbftitle: x\r\n\r\na\r\nb\r\n")
    assert read(file).filled({}).body == "a\nb"


def test_the_last_check_finds_every_open_mark_once_and_in_order() -> None:
    assert unfilled("{{next}} [[ {{ who }} {{next}} {{}} {{a|b}} {{broken") == (
        "next",
        "[[",
        "who",
        "{{}}",
        "a|b",
        "{{",
    )
    assert unfilled("復旧しました。{x} [y] }} ]]") == ()


def test_another_day_shows_its_date() -> None:
    after_midnight = msgspec.structs.replace(FULL, as_of=datetime(2025, 11, 22, 15, 20, tzinfo=UTC))
    japanese, english = (fields(after_midnight, language) for language in (Language.JA, Language.EN))
    assert (japanese["asof"], japanese["since"], japanese["until"]) == ("00:20", "11月22日 23:50", "00:30")
    assert (english["asof"], english["since"], english["next"]) == ("00:20", "22 Nov 23:50", "01:40")


def test_a_promise_after_midnight_shows_its_date() -> None:
    told = fields(Facts(as_of=TEN_FORTY, next_update=TEN_FORTY + timedelta(hours=2)), Language.JA)
    assert (told["since"], told["next"]) == ("22:40", "11月23日 00:40")


def test_another_year_shows_its_year() -> None:
    facts = Facts(
        as_of=datetime(2026, 1, 1, 0, 0, tzinfo=UTC), since=datetime(2025, 12, 31, 1, 5, tzinfo=UTC)
    )
    assert fields(facts, Language.JA)["since"] == "2025年12月31日 10:05"
    assert fields(facts, Language.EN)["since"] == "31 Dec 2025 10:05"


@pytest.mark.parametrize(
    ("zone", "time", "label"),
    [
        ("Asia/Tokyo", "22:40", "JST"),
        ("Europe/Berlin", "14:40", "CET"),
        ("America/Sao_Paulo", "10:40", "UTC-03"),
        ("Nowhere/None", "13:40", "UTC"),
        ("../etc/passwd", "13:40", "UTC"),
        ("", "13:40", "UTC"),
    ],
)
def test_times_are_told_in_the_zone_and_the_zone_is_named(zone: str, time: str, label: str) -> None:
    told = fields(Facts(as_of=TEN_FORTY, zone=zone), Language.EN)
    assert (told["asof"], told["tz"]) == (time, label)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a zone"):
        fields(Facts(as_of=TEN_FORTY.replace(tzinfo=None)), Language.JA)


@pytest.mark.parametrize(
    ("span", "japanese", "english"),
    [
        (timedelta(seconds=59), "1分未満", "under 1 min"),
        (timedelta(minutes=30), "30分", "30 min"),
        (timedelta(hours=2, minutes=30, seconds=59), "2時間30分", "2 h 30 min"),
        (timedelta(hours=3), "3時間", "3 h"),
        (timedelta(days=1, minutes=5), "1日5分", "1 d 5 min"),
    ],
)
def test_a_span_is_told_in_whole_minutes(span: timedelta, japanese: str, english: str) -> None:
    facts = Facts(as_of=TEN_FORTY, since=TEN_FORTY - span)
    assert fields(facts, Language.JA)["elapsed"] == japanese
    assert fields(facts, Language.EN)["elapsed"] == english


def test_an_end_before_the_beginning_is_not_told_as_a_span() -> None:
    facts = Facts(as_of=TEN_FORTY, since=TEN_FORTY, resolved_at=TEN_FORTY - timedelta(minutes=1))
    assert "dur" not in fields(facts, Language.JA)


def test_the_length_of_an_outage_waits_for_its_beginning() -> None:
    facts = Facts(as_of=TEN_FORTY, declared_at=TEN_FORTY - timedelta(hours=1), resolved_at=TEN_FORTY)
    told = fields(facts, Language.EN)
    assert (told["since"], told["elapsed"]) == ("21:40", "1 h")
    assert "dur" in filled(TemplateId.T06, Language.EN, facts).unfilled


def test_after_a_recurrence_the_text_speaks_of_the_new_trouble() -> None:
    told = fields(FULL, Language.JA)
    assert (told["since"], told["dur"], told["elapsed"]) == ("11月22日 23:50", "40分", "2時間44分")


def test_the_first_beginning_is_never_told_as_the_second() -> None:
    unknown = msgspec.structs.replace(FULL, recurred_at=None)
    assert filled(TemplateId.T07, Language.EN, unknown).unfilled == ("since",)


def test_an_exact_beginning_is_not_called_approximate() -> None:
    exact = msgspec.structs.replace(FULL, approximate=False)
    assert "23:50頃から" in filled(TemplateId.T06, Language.JA, FULL).body
    assert "23:50から" in filled(TemplateId.T06, Language.JA, exact).body
    assert "From 22 Nov 23:50 to" in filled(TemplateId.T06, Language.EN, exact).body


def test_blanks_print_as_not_confirmed_and_never_as_none() -> None:
    notice = filled(
        TemplateId.I01, Language.JA, Facts(as_of=TEN_FORTY, channel="#inc", next_update=TEN_FORTY)
    )
    assert "未確認）\n指揮：未定 副：未定 書記：未定" in notice.body
    assert "個人情報の懸念：未確認" in notice.body
    assert notice.title.startswith("【SEV（未確認）】")
    assert notice.unfilled == ()
    report = filled(TemplateId.I03, Language.EN, Facts(as_of=TEN_FORTY))
    assert "(extent not confirmed, not confirmed)" in report.body
    assert "Statutory clocks: not yet judged" in report.body


def test_an_impact_approved_in_one_language_leaves_the_other_open() -> None:
    facts = Facts(as_of=TEN_FORTY, impact=Bilingual(ja="カード決済が失敗する"), next_update=TEN_FORTY)
    assert filled(TemplateId.T01, Language.JA, facts).unfilled == ()
    assert filled(TemplateId.T01, Language.EN, facts).unfilled == ("imp",)
