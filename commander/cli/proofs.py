"""What the rules for wording find, as the command line shows it and takes answers to it."""

import difflib
from collections.abc import Sequence

from commander.board.house_wording import Severity
from commander.cli.endings import Ended, Exit
from commander.cli.place import Place
from commander.drafting.proofreading import Noted
from commander.wording.sentences import shown


def answers(given: Sequence[str], noted: Sequence[Noted]) -> dict[str, str]:
    """A reason by rule, from RULE=REASON. Ends the command when one answers nothing that was found."""
    open_rules = list(
        dict.fromkeys(one.finding.rule for one in noted if one.finding.severity is Severity.WARNS)
    )
    found: dict[str, str] = {}
    for word in given:
        rule, _, reason = (part.strip() for part in word.partition("="))
        if rule not in open_rules:
            raise _unknown(rule, open_rules, noted)
        if not reason:
            raise Ended(
                Exit.USAGE,
                f"--override {rule}=理由 の形で、理由を書いてください。",
                f"Write the reason: --override {rule}=REASON.",
            )
        found[rule] = reason
    return found


def _unknown(rule: str, open_rules: Sequence[str], noted: Sequence[Noted]) -> Ended:
    blocking = next((one.finding for one in noted if one.finding.rule == rule), None)
    if blocking is not None and blocking.legal:
        return Ended(
            Exit.USAGE,
            f"{rule} は理由では通せません。--legal に、確認した法務の人の名前を書いてください。",
            f"{rule} takes no reason: name who checked it in legal with --legal.",
        )
    if blocking is not None:
        return Ended(
            Exit.USAGE,
            f"{rule} は理由では通せません。文面を直してください。",
            f"{rule} takes no reason: mend the text.",
        )
    near = difflib.get_close_matches(rule, open_rules, n=1)
    listed = ", ".join(near or open_rules) or "-"
    return Ended(
        Exit.USAGE,
        f"「{shown(rule)}」に当たる注意はこの文面にありません(あるもの: {listed})。",
        f'Nothing in this text is found by "{shown(rule)}" (found: {listed}).',
    )


def show_findings(place: Place, noted: Sequence[Noted], *, beside_texts: bool) -> None:
    """Each finding on two lines: what, where, why; what to write instead, or who answered for it.

    beside_texts: below the texts on stdout; else on stderr, where no script reads them as deliveries.
    """
    say = place.tell if beside_texts else place.warn
    for one in noted:
        finding, override = one.finding, one.override
        blocks = finding.severity is Severity.BLOCKS
        word = place.said("要修正" if blocks else "注意", "must be mended" if blocks else "look")
        say(
            f"[{word}] {finding.rule} · {finding.language} · “{shown(finding.words)}”: "
            f"{finding.why.said_in(place.language)}"
        )
        if override is None:
            say(f"    {finding.instead.said_in(place.language)}")
        else:
            given = "; ".join(filter(None, (override.reason, override.legal)))
            say(f"    {place.said('このまま送る理由', 'Stays because')}: {given}")


def finding_shape(one: Noted) -> dict[str, object]:
    """A finding as JSON."""
    finding, override = one.finding, one.override
    return {
        "rule": finding.rule,
        "language": finding.language,
        "severity": finding.severity,
        "legal": finding.legal,
        "field": "title" if finding.part.in_title else "body",
        "start": finding.part.start,
        "end": finding.part.end,
        "words": finding.words,
        "why": {"ja": finding.why.ja, "en": finding.why.en},
        "instead": {"ja": finding.instead.ja, "en": finding.instead.en},
        "source": finding.source,
        "text": one.text,
        "stops": one.stops,
        "override": None if override is None else {"reason": override.reason, "legal": override.legal},
    }
