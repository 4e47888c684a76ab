"""Apology, statement, texts for partners: who signs is the policy's, which one follows the stage (0-19, 1-09)."""

from commander.board.audience_book import WordingSet, WordingSetListed
from commander.board.bulletin import Stage
from commander.board.organisation import Audience
from commander.board.policy import AudienceListed
from commander.drafting.drafting import draft_message
from commander.drafting.next_wording import template_for
from commander.wording.templates import TemplateId
from tests.commander.messages_said import arrived, message, ordered
from tests.commander.story import declared, given, restored, t

PARTNER = Audience(key="psp", name_ja="決済代行", name_en="Processor", targets=("email:psp",), template="P01")
SIGNS = WordingSetListed(
    wording_set=WordingSet(key="S01", signature_ja="代表取締役社長", signature_en="Chief Executive Officer")
)


def test_a_letter_is_signed_by_whom_the_policy_names() -> None:
    story = given(declared(), SIGNS)
    told = draft_message(story.board, story.policy, TemplateId.S01, [], t("03:00"), {}, "m")
    assert told.texts["ja"].body.endswith("代表取締役社長")
    assert told.texts["en"].body.endswith("Chief Executive Officer")


def test_a_letter_that_nobody_signs_keeps_the_blank() -> None:
    story = given(declared())
    told = draft_message(story.board, story.policy, TemplateId.S02, [], t("03:00"), {}, "m")
    assert told.texts["ja"].body.endswith("{{sender}}")


def test_partners_are_told_of_the_end_in_the_text_for_it() -> None:
    begun = given(declared(), AudienceListed(audience=PARTNER))
    assert template_for(begun.board, PARTNER, t("03:00")) is TemplateId.P01
    over = arrived(given(declared(), restored(), ordered(message(stage=Stage.MONITORING))))
    assert template_for(over.board, PARTNER, t("03:00")) is TemplateId.P02
