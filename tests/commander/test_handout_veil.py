"""A handout without names: whoever spoke in Slack, sources that may be people, and every trace of personal data."""

from datetime import UTC, datetime, timedelta

import pytest

from commander.board.incident import Excuse, Phase, PhaseEntered
from commander.board.organisation import Person, PolicyFile
from commander.board.policy_import import ImportPolicy
from commander.board.privacy_records import RaisePrivacyConcern
from commander.board.record import Fact
from commander.board.roles import AssignRole
from commander.board.slack_entries import Sight
from commander.board.slack_place import SlackPlace
from commander.board.timeline import AddEntry
from commander.desk.slack import keep_sight
from commander.reading import Reading
from commander.reports.exporting import Form, pieces
from commander.reports.handout import Choice
from commander.wording.language import Language
from tests.commander.console import Console

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
FORMS = (Form.MARKDOWN, Form.HTML, Form.CSV)


@pytest.fixture
def console(tmp_path):
    with Console(tmp_path / "home") as console:
        yield console


def handed_out(console: Console, form: Form, stream: str, **more) -> str:
    choice = Choice(stream=stream, **({"redact": True} | more))
    with Reading(console.home) as reading:
        return b"".join(pieces(reading, form, choice, NOW)).decode()


def heard(console: Console, stream: str, by: str, text: str, user: str = "U0AAAA") -> None:
    console.clock.advance(seconds=5)
    ts = f"{(console.clock() + timedelta(seconds=1)).timestamp():.6f}"
    link = "https://example.slack.com/archives/C0INCIDENT1/p17"
    where = SlackPlace(channel="C0INCIDENT1", ts=ts, by=by, user=user, link=link)
    keep_sight(console.desk, stream, Sight(place=where, text=text, is_marked=True))


@pytest.mark.parametrize("form", FORMS)
def test_who_spoke_in_slack_and_is_listed_nowhere_is_named_nowhere(console: Console, form: Form) -> None:
    stream = console.declare()
    heard(console, stream, "架空花子", "戻した")
    console.write(stream, "架空花子さんに確認した")
    assert "花子" in handed_out(console, form, stream, redact=False)
    said = handed_out(console, form, stream)
    assert "花子" not in said
    assert "Slack: 担当" in said
    assert "さんに確認した" in said


def test_who_is_listed_by_the_id_in_slack_is_one_person_everywhere(console: Console) -> None:
    person = Person(key="p-a", name="架空 太郎", slack="U0AAAA")
    console.desk.submit(ImportPolicy(policy=PolicyFile(person=(person,))))
    stream = console.declare()
    console.desk.submit(AssignRole(incident=stream, role="ic", person="p-a"))
    heard(console, stream, "taro.k", "戻した")
    said = handed_out(console, Form.MARKDOWN, stream)
    assert "Slack: 指揮" in said
    assert "taro" not in said


def test_where_it_stands_in_slack_is_said_with_it(console: Console) -> None:
    stream = console.declare()
    heard(console, stream, "架空花子", "戻した")
    for form in FORMS:
        assert "https://example.slack.com/archives/C0INCIDENT1/p17" in handed_out(console, form, stream)


def test_a_source_that_may_be_somebody_is_somebody(console: Console) -> None:
    stream = console.declare()
    for source in ("架空花子", "graph/5xx", "https://logs.example.invalid/x"):
        console.desk.submit(AddEntry(incident=stream, text="見た", source=source))
    said = handed_out(console, Form.CSV, stream)
    assert "花子" not in said
    assert "関係者" in said
    assert "graph/5xx" in said
    assert "https://logs.example.invalid/x" in said


def test_whoever_hands_it_out_is_named_by_what_they_did(console: Console) -> None:
    stream = console.declare()
    console.desk.submit(AssignRole(incident=stream, role="ic", person="架空花子"))
    assert "架空花子が書き出し" in handed_out(console, Form.MARKDOWN, stream, by="架空花子", redact=False)
    assert "指揮が書き出し" in handed_out(console, Form.MARKDOWN, stream, by="架空花子")


def test_no_row_says_that_personal_data_is_a_question(console: Console) -> None:
    stream = console.declare()
    console.desk.submit(RaisePrivacyConcern(incident=stream, note="名簿"))
    console.desk.submit(AssignRole(incident=stream, role="privacy", person="担当B"))
    whole = handed_out(console, Form.CSV, stream, redact=False)
    assert "個人データ" in whole
    for form in FORMS:
        said = handed_out(console, form, stream)
        assert "個人データ" not in said
        assert "個人情報保護" not in said.replace("〔個人情報に関する記録のため省きました〕", "")


def test_a_phase_entered_without_that_answer_says_only_what_else_it_was_entered_without(
    console: Console,
) -> None:
    stream = console.declare()
    console.desk.submit(AssignRole(incident=stream, role="ic", person="担当A"))
    first = handed_out(console, Form.MARKDOWN, stream, redact=False)
    assert "残した確認" not in first
    checks = ("personal-data", "money")
    excuses = tuple(Excuse(check=one, reason="復旧を先に") for one in checks)
    entered(console, stream, excuses)
    whole = handed_out(console, Form.MARKDOWN, stream, redact=False)
    said = handed_out(console, Form.MARKDOWN, stream)
    assert "個人情報は関係するか" in whole
    assert "個人情報は関係するか" not in said
    assert "お金は関係するか" in said


def entered(console: Console, stream: str, excuses: tuple[Excuse, ...]) -> None:
    with console.desk.write():
        fact = Fact(event=PhaseEntered(phase=Phase.ALIGNMENT, excuses=excuses), about="phase")
        console.desk.append(stream, [fact], console.desk.moment())


@pytest.mark.parametrize("language", list(Language))
def test_a_head_says_how_it_stands_and_its_milestones(console: Console, language: Language) -> None:
    stream = console.declare()
    said = handed_out(console, Form.MARKDOWN, stream, language=language, redact=False)
    assert ("フェーズ「発生」" if language is Language.JA else "phase: Detected") in said
    assert ("節目:検知 " if language is Language.JA else "Milestones: Detected ") in said
