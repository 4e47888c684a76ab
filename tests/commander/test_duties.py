"""The duty cards: each role has one for each phase in both languages, short enough for three in the morning."""

import pytest

from commander.board.incident import Phase
from commander.board.roles import ROLES
from commander.wording.duties import card_of, parse_duties
from commander.wording.language import Language
from commander.wording.template_files import DUTIES, load_duties
from commander.wording.template_syntax import TemplateBroken

WHOLE = "say: hello\nnever: shout\n\n[0 1]\n- one\n[2 3 4]\nsay: again\n- two\n- three\n"
# Two lines of the pane at 1440 by 900.
LONGEST = {Language.JA: 34, Language.EN: 66}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("phase", Phase)
def test_every_role_has_a_card_in_every_phase(role: str, language: Language, phase: Phase) -> None:
    duty = load_duties(role, language).at(phase)
    assert 3 <= len(duty.lines) <= 5
    assert duty.say
    assert duty.never
    assert [line for line in duty.lines if len(line) > LONGEST[language]] == []


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("phase", Phase)
def test_both_languages_say_as_much(role: str, phase: Phase) -> None:
    ja, en = (load_duties(role, language).at(phase) for language in Language)
    assert len(ja.lines) == len(en.lines)


@pytest.mark.parametrize("language", Language)
def test_there_is_no_card_for_a_role_that_is_none(language: Language) -> None:
    assert {file.stem for file in (DUTIES / language).iterdir()} == set(map(card_of, ROLES))


def test_a_phase_may_have_a_first_sentence_of_its_own() -> None:
    book = parse_duties(WHOLE, "x")
    assert (book.at(Phase.DETECTED).say, book.at(Phase.CLOSING).say) == ("hello", "again")
    assert book.at(Phase.RESPONSE).lines == ("two", "three")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (WHOLE.replace("- one\n", ""), 4),
        (WHOLE.replace("say: hello\n", ""), 3),
        (WHOLE.replace("[2 3 4]", "[1 2 3 4]"), 6),
        (WHOLE.replace("[2 3 4]", "[2 3]"), 1),
        (WHOLE.replace("- two", "two"), 8),
        (WHOLE.replace("[0 1]", "[0 7]"), 4),
        ("- before any phase\n" + WHOLE, 1),
        ("", 1),
    ],
)
def test_a_badly_written_card_is_named_with_its_line(text: str, line: int) -> None:
    with pytest.raises(TemplateBroken) as caught:
        parse_duties(text, "ja/ic.txt")
    assert "ja/ic.txt" in str(caught.value)
    assert str(line) in str(caught.value)
