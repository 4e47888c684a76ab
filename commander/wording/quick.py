"""Pure: the four sentences that our own people hear first, each in both languages (4-18, Timee's four examples)."""

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from commander.board.timeline import EntryKind
from commander.wording.language import Bilingual, Language


class Quick(StrEnum):
    """What is said in one key."""

    STARTED = "started"  # investigating, no end in sight yet
    SCALE = "scale"  # the extent isn't settled; about how large
    OPTIONS = "options"  # what to do is being weighed
    DECIDED = "decided"  # what is done, and when it should be over


ENTRY_KINDS = {
    Quick.STARTED: EntryKind.STATUS,
    Quick.SCALE: EntryKind.STATUS,
    Quick.OPTIONS: EntryKind.STATUS,
    Quick.DECIDED: EntryKind.DECISION,
}
_NAMES = {
    Quick.STARTED: Bilingual("調査開始・解消未定", "investigating, no end in sight yet"),
    Quick.SCALE: Bilingual("規模の見込み", "expected scale"),
    Quick.OPTIONS: Bilingual("方針検討中(案)", "options being weighed"),
    Quick.DECIDED: Bilingual("方針決定・解消見込み", "decided, expected end"),
}
_SENTENCES = {
    Quick.STARTED: Bilingual(
        "調査を開始しました。解消の見込みは未定です。影響:{impact}",
        "We have started investigating; when it will be over is not known yet. Impact: {impact}.",
    ),
    Quick.SCALE: Bilingual(
        "影響範囲は未確定ですが、規模は{scale}の見込みです。影響:{impact}",
        "The extent is not settled yet; we expect {scale}. Impact: {impact}.",
    ),
    Quick.OPTIONS: Bilingual("方針を検討しています。{options}", "We are weighing what to do. {options}."),
    Quick.DECIDED: Bilingual(
        "方針を決めました:{decided}。{eta}に解消する見込みです。",
        "Decided: {decided}. It is expected to be over at {eta}.",
    ),
}
_OPTION = Bilingual("案{letter}:{text}", "{letter}: {text}")
_LETTERS = "ABCDEF"


class QuickFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What the board says, for our own people; blank: nobody has said it."""

    impact: Bilingual = Bilingual()
    scale: Bilingual = Bilingual()
    options: tuple[str, ...] = ()
    decided: str = ""
    eta: Bilingual = Bilingual()


def quick_name(quick: Quick, language: Language) -> str:
    """What a sentence is called on its chip."""
    return _NAMES[quick].said_in(language)


def quick_sentence(quick: Quick, facts: QuickFacts, language: Language) -> str:
    """The sentence; what nobody has said stays in it as `{{name}}`."""
    values = {
        "impact": facts.impact.said_in(language) or "{{imp_short}}",
        "scale": facts.scale.said_in(language) or "{{n}}",
        "options": _listed(facts.options, language) or "{{options}}",
        "decided": facts.decided or "{{decided}}",
        "eta": facts.eta.said_in(language) or "{{eta}}",
    }
    return _SENTENCES[quick].said_in(language).format(**values)


def _listed(options: Sequence[str], language: Language) -> str:
    said = [
        _OPTION.said_in(language).format(letter=letter, text=text)
        for letter, text in zip(_LETTERS, options, strict=False)
    ]
    return ("／" if language is Language.JA else "; ").join(said)
