"""Pure: the four quick sentences filled from the board, and the one act that writes and posts them (4-18, 4-20)."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from commander.board.board import Board
from commander.board.impact import Aspect, Certainty
from commander.board.message import OrderBroadcast
from commander.board.organisation import Audience
from commander.board.policy import Policy
from commander.board.quick_post import PostAndRecord
from commander.board.timeline import AddEntry
from commander.drafting.drafting import draft_message
from commander.drafting.facts import counted, facts_for
from commander.wording.board_fields import fields
from commander.wording.carried import about, estimated
from commander.wording.language import Bilingual, Language
from commander.wording.quick import ENTRY_KINDS, Quick, QuickFacts, quick_sentence
from commander.wording.templates import TemplateId

_INSIDE = ("", TemplateId.I01, TemplateId.I02)


def quick_audiences(policy: Policy) -> list[Audience]:
    """Our own people who follow along: those with a place of their own, executives and support not among them."""
    return [
        one for one in policy.audiences() if one.targets and not one.is_outside and one.template in _INSIDE
    ]


def quick_texts(board: Board, policy: Policy, quick: Quick, now: datetime) -> dict[Language, str]:
    """The sentence in both languages, as far as the board fills it."""
    facts = _facts(board, policy, now)
    return {language: quick_sentence(quick, facts, language) for language in Language}


def quick_post(
    board: Board,
    policy: Policy,
    quick: Quick,
    texts: dict[Language, str],
    now: datetime,
    message_id: str,
    *,
    language: Language,
    undo: timedelta,
) -> PostAndRecord:
    """The act: the entry in the language of whoever writes, the post in both."""
    audiences = [one.key for one in quick_audiences(policy)]
    drafted = draft_message(board, policy, TemplateId.I02, audiences, now, {}, message_id)
    # An internal word carries no promise to customers, and keeps the one that stands.
    worded = replace(
        drafted,
        texts={str(one): replace(drafted.texts[one], body=texts[one]) for one in Language},
        next_update_at=None,
        components={},
    )
    return PostAndRecord(
        incident=board.stream,
        entry=AddEntry(incident=board.stream, text=texts[language], entry_kind=ENTRY_KINDS[quick]),
        order=OrderBroadcast(incident=board.stream, messages=(worded,), undo=undo),
    )


def _facts(board: Board, policy: Policy, now: datetime) -> QuickFacts:
    facts = facts_for(board, policy, now)
    filled = {language: fields(facts, language) for language in Language}
    running = board.actions.running()
    return QuickFacts(
        impact=Bilingual(filled[Language.JA]["imp_short"], filled[Language.EN].get("imp_short", "")),
        scale=_scale(board, policy, now),
        options=tuple(one.text for one in board.options.open()),
        decided=running[0].text if running else "",
        eta=Bilingual(filled[Language.JA].get("eta", ""), filled[Language.EN].get("eta", "")),
    )


def _scale(board: Board, policy: Policy, now: datetime) -> Bilingual:
    """How many; a number that nobody confirmed says about and as of when."""
    row = board.impact.row(Aspect.HOW_MANY)
    if row is None:
        return Bilingual()
    said = counted(row.amount) if row.amount is not None else Bilingual(row.text, row.text)
    # A unit typed in Japanese is understood by our own people: the number must not be missing.
    words = Bilingual(said.ja or said.en, said.en or said.ja)
    if row.certainty is Certainty.CONFIRMED:
        return words
    zone = policy.service.time_zone
    told = {
        language: estimated(
            about(words.said_in(language), language) if row.amount else words.said_in(language),
            language,
            row.as_of,
            now,
            zone,
        )
        for language in Language
    }
    return Bilingual(told[Language.JA], told[Language.EN])
