"""Pure: what is said of severity: what each means, why a graver one is proposed, how it went."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import Enum

from commander.board import impact_policy, severity_matrix
from commander.board.record import Event
from commander.board.refusal import Because
from commander.board.severity_history import Severities
from commander.board.severity_matrix import Modifier, SeverityLevel
from commander.board.severity_proposal import Proposal
from commander.wording.impact_windows import span_text
from commander.wording.language import Bilingual, Language

SEVERITY_LABELS: Mapping[type[Enum], Mapping[Enum, Bilingual]] = {
    Modifier: {
        Modifier.PERSONAL_DATA: Bilingual(
            "個人情報への影響がないと確認できていない", "nobody could rule out that personal data is hurt"
        ),
        Modifier.GROWING: Bilingual("影響が広がっている", "the impact is growing"),
        Modifier.FLAPPING: Bilingual("一度復旧したあと再発した", "it came back after recovery"),
        Modifier.PEAK: Bilingual("混む時間帯", "these are the busiest hours"),
        Modifier.PAYDAY: Bilingual("給料日などの繁忙日", "this is one of the busiest days (payday)"),
    },
}
SEVERITY_LINES: Mapping[type[Event], Bilingual] = {
    severity_matrix.SeverityDescribed: Bilingual(
        "運用設定:重大度の基準 {level}", "Policy: what a severity means: {level}"
    ),
    severity_matrix.SeverityRulesSet: Bilingual(
        "運用設定:重大度を上げる条件", "Policy: what makes a severity graver"
    ),
    impact_policy.SymptomListed: Bilingual("運用設定:症状「{symptom}」", 'Policy: symptom "{symptom}"'),
    impact_policy.SymptomRemoved: Bilingual(
        "運用設定:症状「{key}」を外しました", 'Policy: symptom "{key}" removed'
    ),
    impact_policy.DenominatorListed: Bilingual(
        "運用設定:全体の数「{denominator}」", 'Policy: how many in all: "{denominator}"'
    ),
    impact_policy.DenominatorRemoved: Bilingual(
        "運用設定:全体の数「{key}」を外しました", 'Policy: how many in all: "{key}" removed'
    ),
}
SEVERITY_REFUSALS: Mapping[Because, Bilingual] = {
    Because.LOWERING_NEEDS_COMMANDER: Bilingual(
        "SEV{severity} を下げられるのは指揮だけですが、指揮がいません。先に誰かが指揮を取ってください。",
        "Only the commander lowers SEV{severity}, and there is none: somebody must take command first.",
    ),
    Because.LOWERING_OF_COMMANDER: Bilingual(
        "SEV{severity} を下げられるのは指揮({person})だけです。指揮に頼むか、議論をふりかえりに回してください。",
        "Only the commander ({person}) lowers SEV{severity}: ask them, or leave the argument to the review.",
    ),
    Because.LOWERING_NEEDS_REASON: Bilingual(
        "SEV{severity} から下げるには理由が必要です。何を確認したかを書いてください。",
        "Lowering it from SEV{severity} needs a reason: write what was checked.",
    ),
}
_NAMED = Bilingual("SEV{severity} {name}", "SEV{severity} {name}")
_PROPOSED = Bilingual("SEV{severity} への引き上げを提案:{why}", "SEV{severity} is proposed: {why}")
_FIRST_PROPOSED = Bilingual("SEV{severity} 以上を提案:{why}", "At least SEV{severity} is proposed: {why}")
_GRAVEST = Bilingual("最大 SEV{severity}", "SEV{severity} at most")
_ASKED = Bilingual(
    "重大度は SEV{severity} でよかったか(議論はふりかえりで)",
    "Was SEV{severity} right? (argued in the review)",
)


def level_name(level: SeverityLevel, language: Language) -> str:
    """SEV2 大."""
    name = Bilingual(level.name_ja, level.name_en).said_in(language)
    return _NAMED.said_in(language).format(severity=level.severity, name=name)


def criteria(level: SeverityLevel, language: Language) -> tuple[str, ...]:
    """What makes it so; any one of them is enough."""
    ja, en = level.criteria_ja, level.criteria_en
    return (ja or en) if language is Language.JA else (en or ja)


def response(level: SeverityLevel, language: Language) -> str:
    """What it asks for."""
    return Bilingual(level.response_ja, level.response_en).said_in(language)


def modifiers_said(modifiers: Sequence[Modifier], language: Language) -> str:
    """What makes it graver, in one line."""
    between = "、" if language is Language.JA else ", "
    return between.join(SEVERITY_LABELS[Modifier][one].said_in(language) for one in modifiers)


def proposal_sentence(proposal: Proposal, language: Language) -> str:
    """What is proposed and why."""
    sentence = _PROPOSED if proposal.standing is not None else _FIRST_PROPOSED
    why = modifiers_said(proposal.modifiers, language)
    return sentence.said_in(language).format(severity=proposal.severity, why=why)


def time_in_each(severities: Severities, now: datetime, language: Language) -> str:
    """The gravest, and how long each stood; empty while nobody judged."""
    if severities.gravest is None:
        return ""
    spans: dict[int, timedelta] = severities.time_in(now)
    each = (f"SEV{severity} {span_text(span, language)}" for severity, span in spans.items())
    gravest = _GRAVEST.said_in(language).format(severity=severities.gravest)
    return " ・ ".join((gravest, *each))


def parked_question(severity: int, language: Language) -> str:
    """What the review is to ask about a severity."""
    return _ASKED.said_in(language).format(severity=severity)
