"""Every reason, fault, state and event has a sentence in both languages, with the same blanks."""

import string
from datetime import UTC, date, datetime, timedelta
from enum import Enum, StrEnum
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest

from commander.board.bulletin import Stage, Wording
from commander.board.deliveries import Choice, DeliveryDecided, DeliverySettled, DeliveryState
from commander.board.event_kinds import EVENTS
from commander.board.message import BroadcastOrdered, Message, Telling
from commander.board.organisation import Audience, Cadence, Person, Service
from commander.board.policy import Policy
from commander.board.record import Erased, Event, Occurred, Unknown
from commander.board.refusal import Because, Refused
from commander.board.roles import ROLES, RoleAssigned
from commander.board.timeline import EntryAdded, EntryCorrected, EntryKind
from commander.journal.faults import JournalFault, Wrong
from commander.journal.flaws import Flaw
from commander.outbox.debt import Held
from commander.wording.labels import LABELS, MARKS, ROLE_LABELS, Mark, label, mark, role_label
from commander.wording.language import Bilingual, Language
from commander.wording.line_texts import TEXTS
from commander.wording.lines import author_name, kind_of, line
from commander.wording.sentences import FIELDS, REFUSALS, refusal_sentence
from commander.wording.troubles import (
    FAULTS,
    FLAWS,
    REASONS,
    delivery_reason,
    delivery_sentence,
    fault_sentence,
    flaw_sentence,
)

NOON = datetime(2026, 4, 2, 3, 0, tzinfo=UTC)
TOKYO = ZoneInfo("Asia/Tokyo")
CONTENT = Message(
    message="m1",
    template="T01",
    stage=Stage.INVESTIGATING,
    audiences=("public",),
    texts={"ja": Wording(title="題", body="文"), "en": Wording(title="t", body="b")},
)


def blanks(text: str) -> list[str]:
    """What a sentence leaves open; a word that is given in both languages stands in each under its own name."""
    found = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    return sorted("said" if name in ("ja", "en") else name for name in found)


def both(said: Bilingual) -> tuple[str, str]:
    assert said.ja.strip()
    assert said.en.strip()
    return said.ja, said.en


TABLES: dict[str, tuple[Any, Any]] = {
    "refusals": (REFUSALS, Because),
    "faults": (FAULTS, Wrong),
    "flaws": (FLAWS, Flaw),
    "reasons": (REASONS, Held),
    "marks": (MARKS, Mark),
}


@pytest.mark.parametrize("name", TABLES)
def test_every_member_has_a_sentence_in_both_languages_with_the_same_blanks(name: str) -> None:
    table, members = TABLES[name]
    assert set(table) == set(members)
    for said in table.values():
        ja, en = both(said)
        assert blanks(ja) == blanks(en)


@pytest.mark.parametrize("members", LABELS, ids=lambda members: members.__name__)
def test_every_state_and_kind_has_a_label_in_both_languages(members: type[Enum]) -> None:
    assert set(LABELS[members]) == set(members)
    for said in LABELS[members].values():
        both(said)


def test_labels_of_equal_texts_stay_apart() -> None:
    from commander.board.actions import Result

    assert label(Result.DROPPED, Language.JA) == "見送り"
    assert label(Result.FAILED, Language.EN) == "failed"
    assert label(DeliveryState.FAILED, Language.EN) == "failed"


def test_every_role_of_the_catalogue_has_a_label() -> None:
    assert set(ROLE_LABELS) == set(ROLES)
    assert role_label("ic", Language.JA) == "指揮"
    assert role_label("navigator", Language.EN) == "navigator"


def test_the_words_of_delivery_states_are_those_of_the_window() -> None:
    words = {state: label(state, Language.JA) for state in DeliveryState}
    assert words == {
        "queued": "送信待ち", "sending": "送信中", "delivered": "到達", "written": "書き出し済み",
        "unknown": "届いたか不明", "held": "保留", "failed": "失敗", "cancelled": "取消",
    }  # fmt: skip


def test_marks_are_one_character() -> None:
    for kind in EntryKind:
        assert all(len(mark(kind, language)) == 1 for language in Language)
    assert [mark(kind, Language.JA) for kind in (EntryKind.FACT, EntryKind.DECISION)] == ["事", "決"]


@pytest.mark.parametrize("because", Because)
@pytest.mark.parametrize("language", Language)
def test_a_refusal_is_one_line_even_without_its_values(because: Because, language: Language) -> None:
    sentence = refusal_sentence(Refused(because), language)
    assert "\n" not in sentence
    assert "{" not in sentence
    assert sentence[-1] in "。."


def test_a_refusal_names_the_field_and_shows_what_was_typed_safely() -> None:
    empty = Refused(Because.TEXT_EMPTY, field="title-en")
    assert refusal_sentence(empty, Language.JA) == "英語の件名が空です。入力してからやり直してください。"
    hostile = Refused(Because.NO_SUCH_INCIDENT, incident="\x1b[31m{x}\n" + "あ" * 10_000)
    sentence = refusal_sentence(hostile, Language.EN)
    assert "\x1b" not in sentence
    assert "{x}" in sentence
    assert len(sentence) < 300
    settled = Refused(Because.DELIVERY_SETTLED, target="page", state=DeliveryState.WRITTEN)
    assert "書き出し済み" in refusal_sentence(settled, Language.JA)


def test_every_field_that_the_board_checks_has_a_name() -> None:
    import re

    board = Path(__file__).parents[2] / "commander" / "board"
    used = set()
    for file in board.glob("*.py"):
        used |= set(re.findall(r'field="([a-z-]+)"', file.read_text("utf-8")))
    assert used <= set(FIELDS)


def test_a_fault_names_the_file() -> None:
    for wrong in Wrong:
        fault = JournalFault(wrong, Path("/home/x/journal.db"), "malformed")
        for language in Language:
            sentence = fault_sentence(fault, language)
            assert "/home/x/journal.db" in sentence
            assert "\n" not in sentence
    for flaw in Flaw:
        assert "r1" in flaw_sentence(flaw, "r1", Language.EN)


def test_a_delivery_says_why_it_stands_and_what_to_do() -> None:
    held = delivery_sentence(DeliveryState.HELD, Held.TOKEN, "token_revoked", Language.EN)
    assert "token_revoked" in held
    assert "release" in held
    buttons = {
        "release": "送る",
        "cancel": "取り消す",
        "confirm": "c",
        "resend": "r",
        "connect": "設定と接続",
    }
    in_window = delivery_sentence(DeliveryState.HELD, Held.TOKEN, "", Language.JA, buttons)
    assert "「設定と接続」" in in_window
    assert "「送る」" in in_window
    assert "release" not in in_window
    assert delivery_sentence(DeliveryState.CANCELLED, "担当A の判断", "", Language.JA) == "取消: 担当A の判断"
    assert delivery_sentence(DeliveryState.SENDING, "", "", Language.EN) == "sending"
    assert delivery_sentence(DeliveryState.UNKNOWN, Held.LOOKING, "", Language.JA)


def made(event: type[Event]) -> Event:
    """An event with something in every field."""
    return msgspec.convert(
        {field.name: _sample(field.type) for field in msgspec.structs.fields(event)}, event, strict=False
    )


def _sample(kind: Any) -> Any:
    known = {
        timedelta: timedelta(seconds=8),
        date: date(2026, 4, 2), str: "あ", int: 2, float: 2.5, bool: True, datetime: NOON, Message: CONTENT,
        Occurred: Occurred(instant=NOON, zone="Asia/Tokyo", approximate=True),
        Cadence: Cadence(severity=2, first=1, investigating=2, identified=3, monitoring=4),
    }  # fmt: skip
    if kind in known:
        return known[kind]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return kind(**{field.name: _sample(field.type) for field in msgspec.structs.fields(kind)})
    inner = [one for one in getattr(kind, "__args__", ()) if one not in (type(None), Ellipsis)]
    if getattr(kind, "__origin__", None) is dict:
        return {_sample(inner[0]): _sample(inner[1])}
    sample = _sample(inner[0])
    return (sample,) if getattr(kind, "__origin__", None) is tuple else sample


def test_every_event_has_a_line() -> None:
    assert set(TEXTS) == {*EVENTS.values(), Unknown, Erased}
    for said in TEXTS.values():
        ja, en = both(said)
        assert blanks(ja) == blanks(en)


@pytest.mark.parametrize("event", [*EVENTS.values(), Unknown, Erased], ids=lambda event: event.__name__)
@pytest.mark.parametrize("language", Language)
def test_any_event_reads_as_one_sentence(event: type[Event], language: Language) -> None:
    told = line(made(event), Policy(), language, TOKYO)
    assert told.strip()
    assert "{" not in told
    assert "(" not in told or ")" in told
    assert "commander.board" not in told
    assert isinstance(kind_of(made(event)), StrEnum)


def test_lines_read_as_the_window_shows_them() -> None:
    telling = Telling(
        audience="public", name_ja="お客様(公開)", name_en="Customers", public=True, targets=("page",)
    )
    ordered = BroadcastOrdered(
        content=CONTENT, tellings=(telling,), approver="a", verbal=False, not_before=NOON, short_id="INC-1",
        severity=None, started_at=None, drill=False,
    )  # fmt: skip
    settled = DeliverySettled(key="k", target="slack:#incidents", state=DeliveryState.DELIVERED, attempt=1)
    doubted = DeliveryDecided(key="k", target="page", choice=Choice.RESEND, reason="見た")
    policy = Policy()
    told = [line(event, policy, Language.JA, TOKYO) for event in (ordered, settled, doubted)]
    assert told == [
        "お客様(公開)へ「調査中」を送信待ちにしました",
        "#incidents に届きました",
        "自社ページ:届いていないため再送(見た)",
    ]
    assert line(settled, policy, Language.EN, TOKYO) == "Delivered to #incidents"
    assert (
        line(RoleAssigned(role="ic", person="担当A"), policy, Language.JA, TOKYO)
        == "担当A が指揮になりました"
    )
    struck = EntryCorrected(entry="e", text="", reason="wrong line")
    assert line(struck, policy, Language.EN, TOKYO) == "Entry struck (wrong line)"


def test_a_delivery_is_told_once_with_why_and_without_orders() -> None:
    failed = DeliverySettled(
        key="k",
        target="slack:#old",
        state=DeliveryState.FAILED,
        attempt=1,
        reason="target",
        detail="is_archived",
    )
    told = [line(failed, Policy(), language, TOKYO) for language in Language]
    assert told == [
        "#old に送れませんでした(送り先がないか入れません(is_archived))",
        "Not sent to #old (There is no such place, or we may not enter it (is_archived))",
    ]
    assert author_name("commander", Policy(), Language.JA) == "自動"


def test_an_entry_is_its_own_text_whatever_is_in_it() -> None:
    text = "{person} %s <b>x</b> =cmd()"
    assert line(EntryAdded(text=text), Policy(), Language.EN, TOKYO) == text


def test_a_newer_record_is_named_and_an_erased_one_says_so() -> None:
    newer = line(Unknown(), Policy(), Language.EN, TOKYO, kind="role-swapped", version=3)
    assert newer == "newer record (role-swapped/3)"
    assert line(Erased(), Policy(), Language.JA, TOKYO) == "消去済み"


def test_the_date_stands_when_the_day_differs() -> None:
    from commander.board.actions import ActionExtended

    event = ActionExtended(action="a", check_at=NOON, reason="")
    assert line(event, Policy(), Language.EN, TOKYO, at=NOON) == "Effect check moved to 12:00"
    assert line(event, Policy(), Language.EN, TOKYO) == "Effect check moved to 04/02 12:00"


def test_samples_cover_the_policy_too() -> None:
    assert isinstance(_sample(Audience), Audience)
    assert isinstance(_sample(Person), Person)
    assert isinstance(_sample(Service), Service)


def test_a_delivery_without_a_token_says_so_in_words() -> None:
    """Given a keyring that is not there / when the held delivery is said / then no program's name stands in it."""
    detail = "slack: no token (KeyringAbsent)"
    assert "キーリングがありません" in delivery_reason("settings", detail, Language.JA)
    assert "no keyring" in delivery_reason("settings", detail, Language.EN)
    assert "KeyringAbsent" not in delivery_reason("settings", detail, Language.EN)
