"""Procedures out of Markdown: versions, what fits, steps ticked, and every fault of a folder in one sentence."""

import pytest

from commander.board.procedures import (
    ListProcedures,
    Procedure,
    ProcedureListed,
    ProcedureRemoved,
    ProcedureStep,
    decide_procedures,
    number_of,
    offered,
)
from commander.board.refusal import Because, Refused
from commander.board.runs import BeginRun, RunBegun, RunTicked, StepState, TickStep
from commander.procedures.files import ProcedureFault, ProcedureReason, parse_procedure, read_procedures
from commander.procedures.offered import components_hit, words_said
from commander.wording.language import Language
from tests.commander.story import STREAM, apart, declared, given

TEXT = """# DB を切り替える
構成要素: db
種別: 決済、payment
url: https://wiki.example/failover

はじめに読むこと。

1. 遅延を見る
2. (手動) DBA に電話する

```
- これは手順ではない
```
- [ ] 切り替える
"""
STEPS = (ProcedureStep(text="遅延を見る"), ProcedureStep(text="DBA に電話する", is_manual=True))


def failover(**more):
    return Procedure(key="failover", **{"title": "DB を切り替える", "version": "1", "steps": STEPS, **more})


def begun():
    return RunBegun(run="r1", procedure="failover", title="DB を切り替える", version="1", steps=STEPS)


def tick(step, state=StepState.DONE, **more):
    return TickStep(incident=STREAM, run="r1", step=step, state=state, **more)


def ticked(step, state=StepState.DONE, **more):
    return RunTicked(run="r1", step=step, state=state, text=STEPS[step - 1].text, **more)


def test_markdown_gives_a_title_what_it_is_for_and_its_steps_with_those_by_hand_marked():
    found = parse_procedure(TEXT, "failover", "x.md")
    assert (found.title, found.components, found.kinds) == ("DB を切り替える", ("db",), ("決済", "payment"))
    assert found.url == "https://wiki.example/failover"
    assert found.steps == (*STEPS, ProcedureStep(text="切り替える"))


def test_another_text_is_another_version_and_the_same_text_with_other_line_ends_is_not():
    first, second = (parse_procedure(text, "x", "x.md") for text in (TEXT, TEXT.replace("見る", "測る")))
    assert first.version != second.version
    assert parse_procedure(TEXT.replace("\n", "\r\n"), "x", "x.md").version == first.version


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- 手順", ProcedureReason.NO_TITLE),
        ("# 題名\n本文", ProcedureReason.NO_STEPS),
        ("# 題名\nurl: ftp://x\n- a", ProcedureReason.NO_LINK),
        ("# 題名\n- " + "x" * 2_001, ProcedureReason.TOO_LONG),
        ("# 題名\n" + "- a\n" * 201, ProcedureReason.TOO_MANY_STEPS),
        (b"# \xff\n- a", ProcedureReason.NOT_TEXT),
    ],
)
def test_a_faulty_file_imports_nothing_and_says_where_and_how(tmp_path, text, reason):
    (tmp_path / "a.md").write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ProcedureFault) as fault:
        read_procedures(tmp_path)
    assert fault.value.reason is reason
    assert all("a.md" in fault.value.sentence(language) for language in Language)


def test_a_folder_without_procedures_says_so_and_a_readme_is_none(tmp_path):
    (tmp_path / "README.md").write_text("# x\n- a")
    with pytest.raises(ProcedureFault, match="no-files"):
        read_procedures(tmp_path)
    with pytest.raises(ProcedureFault, match="unreadable"):
        read_procedures(tmp_path / "gone")
    (tmp_path / "b.md").write_text("# x\n- a")
    assert [one.key for one in read_procedures(tmp_path)] == ["b"]


def test_importing_the_same_folder_twice_records_nothing_and_what_is_gone_leaves():
    story = given(declared(), ProcedureListed(procedure=failover()))
    fields = story.policy.procedures
    assert decide_procedures(fields, ListProcedures(procedures=(failover(),))) == []
    (fact,) = decide_procedures(fields, ListProcedures(procedures=()))
    assert fact.event == ProcedureRemoved(key="failover")
    again = story.and_then(ProcedureListed(procedure=failover(version="2")))
    assert number_of(again.policy.procedures, "failover") == 2


@pytest.mark.parametrize(
    ("procedure", "because"),
    [
        (failover(title=" "), Because.TEXT_EMPTY),
        (failover(steps=STEPS * 101), Because.TOO_MANY_STEPS),
        (failover(url="http://x"), Because.LINK_NOT_HTTPS),
    ],
)
def test_a_procedure_from_elsewhere_is_checked_as_well(procedure, because):
    with pytest.raises(Refused) as refused:
        decide_procedures({}, ListProcedures(procedures=(procedure,)))
    assert refused.value.because is because


def test_what_fits_the_trouble_is_offered_first():
    cert = Procedure(key="cert", title="証明書", version="1", steps=STEPS)
    story = given(
        declared("決済が失敗する"),
        ProcedureListed(procedure=cert),
        ProcedureListed(procedure=failover(kinds=("決済",))),
    )
    board = story.board
    found = offered(story.policy.procedures, components_hit(board), words_said(board))
    assert [one.key for one in found] == ["failover", "cert"]
    assert failover(components=("db",)).fits(frozenset({"db"}), "")


def test_a_run_keeps_the_version_that_it_began_with_and_ticks_its_steps():
    story = given(declared(), ProcedureListed(procedure=failover()))
    begin = BeginRun(incident=STREAM, procedure="failover", action="a1")
    story = story.when(begin).then(
        RunBegun(
            run="fresh-1",
            procedure="failover",
            title="DB を切り替える",
            version="1",
            number=1,
            steps=STEPS,
            action="a1",
        )
    )
    later = story.and_then(ProcedureListed(procedure=failover(version="2", steps=())))
    (run,) = later.board.work.runs.of_action("a1")
    assert (run.begun.steps, run.next_step, run.gone_through) == (STEPS, 1, 0)


def test_a_step_is_done_skipped_only_with_a_reason_or_open_again():
    story = given(declared(), begun()).when(tick(1)).then(ticked(1))
    assert (story.board.work.runs.by_id["r1"].next_step, story.board.work.runs.by_id["r1"].gone_through) == (
        2,
        1,
    )
    story.when(tick(2, StepState.SKIPPED)).then(Refused(Because.TEXT_EMPTY, field="reason"))
    story = story.when(tick(2, StepState.SKIPPED, reason="不在")).then(
        ticked(2, StepState.SKIPPED, reason="不在")
    )
    assert story.board.work.runs.by_id["r1"].next_step is None
    story = story.when(tick(1, StepState.OPEN)).then(ticked(1, StepState.OPEN))
    assert story.board.work.runs.by_id["r1"].next_step == 1
    story.when(tick(3)).then(Refused(Because.STEP_UNKNOWN, step="3", steps="2"))


def test_a_step_ticked_at_one_desk_and_opened_at_another_is_open():
    story = given(declared(), begun(), apart(ticked(1), ticked(1, StepState.OPEN)))
    assert story.board.work.runs.by_id["r1"].state(1) is StepState.OPEN


def test_nothing_is_begun_that_is_not_there():
    unknown = BeginRun(incident=STREAM, procedure="?")
    given(declared()).when(unknown).then(Refused(Because.PROCEDURE_UNKNOWN, procedure="?"))
    given(declared()).when(tick(1)).then(Refused(Because.RUN_UNKNOWN))
