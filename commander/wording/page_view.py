"""Pure: what each public page makes of a stage, an impact and the components, and what it can't show (practice §3)."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

import msgspec

from commander.board.bulletin import ComponentStatus, Stage
from commander.board.page_facts import PAGES_WITH_COMPONENTS, on_page
from commander.board.policy import Policy
from commander.wording.labels import label
from commander.wording.language import Bilingual, Language

_NAMES = {
    "statuspage": Bilingual("Statuspage", "Statuspage"),
    "cachet": Bilingual("Cachet", "Cachet"),
    "page": Bilingual("自社ページ", "our own page"),
}
# Where Cachet's own word says another thing than ours (its enums, v3).
_CACHET_STAGES = {
    Stage.MONITORING: "Watching",
    Stage.RESOLVED: "Fixed",
}
_CACHET_STATUSES = {ComponentStatus.DEGRADED: "Performance issues"}

# Cachet goes by its own clock from the start to the end, and has no word for the time in between.
_CACHET_MAINTENANCE = {
    Stage.SCHEDULED: Bilingual(
        "開始時刻になると自動で「進行中」になります。終了予定は文面だけに出ます",
        "it turns to “in progress” by itself at the start; the planned end stands in the text alone",
    ),
    Stage.IN_PROGRESS: Bilingual(
        "終了予定とその変更は文面だけに出ます", "the end, and that it moved, stand in the text alone"
    ),
    Stage.VERIFYING: Bilingual(
        "「動作確認中」は「進行中」のまま、文面だけに出ます",
        "“verifying” stays “in progress”; only the text says it",
    ),
}

_IMPACT = Bilingual("影響度「{impact}」(SEV{severity})", "impact “{impact}” (SEV{severity})")
_IMPACT_OF_PAGE = Bilingual(
    "重大度が未判定のため、影響度はページが構成要素から決めます",
    "severity not judged: the page works its impact out from its components",
)
_NO_IMPACT = Bilingual("影響度の表示がありません", "it shows no impact")
_NO_COMPONENTS = Bilingual("影響度も構成要素も表示しません", "it shows neither impact nor components")
_STAGE = Bilingual("「{ours}」は「{theirs}」と出ます", "“{ours}” shows as “{theirs}”")
_STATUS = Bilingual("{name}の「{ours}」は「{theirs}」と出ます", "{name}: “{ours}” shows as “{theirs}”")
_MISSING = Bilingual("{name}はこのページにありません", "{name} is not on this page")
_COMPONENT = Bilingual("{name}:{status}", "{name}: {status}")
_STAYS = Bilingual(
    "{name}は「{status}」のまま復旧になります", "{name} stays at “{status}” although it is resolved"
)


# A page without a place for a report of its own (F01).
_NO_REPORT = Bilingual(
    "報告書の欄がないため、復旧後の続報として載ります",
    "it has no place for a report: it stands there as one more update after the recovery",
)
_REPORT = Bilingual(
    "報告書として、インシデントのページに載ります", "it is added to the incident as its report"
)
_REPORT_NEEDS = Bilingual(
    "報告書(ポストモーテム)として公開します。このページに障害のお知らせがないと載せられません",
    "it is published as the postmortem, which needs an incident of ours on that page",
)


class Fidelity(StrEnum):
    """How true a page can be to what was chosen."""

    SAME = "same"
    LOSSY = "lossy"  # it says something else, or nothing
    LOOK = "look"  # a person should look: it is rarely meant


class PageNote(msgspec.Struct, frozen=True, kw_only=True):
    """One thing about one page."""

    page: str
    fidelity: Fidelity
    text: str


def page_notes(
    policy: Policy,
    targets: Iterable[str],
    stage: Stage,
    severity: int | None,
    components: Mapping[str, ComponentStatus],
    language: Language,
    *,
    report: bool = False,
) -> list[PageNote]:
    """What every public page among the targets will show of it, and what gets lost there."""
    if stage.is_maintenance:
        shown = {target.partition(":")[0] for target in targets}
        lost = _CACHET_MAINTENANCE.get(stage) if "cachet" in shown else None
        return [_note("cachet", Fidelity.LOSSY, lost.said_in(language), language)] if lost else []
    schemes = [scheme for scheme in _NAMES if scheme in {target.partition(":")[0] for target in targets}]
    if report:
        return [_report_note(scheme, language) for scheme in schemes]
    notes: list[PageNote] = []
    for scheme in schemes:
        notes += _impact_notes(policy, scheme, severity, language)
        if scheme == "cachet" and stage in _CACHET_STAGES:
            words = _STAGE.said_in(language)
            text = words.format(ours=label(stage, language), theirs=_CACHET_STAGES[stage])
            notes.append(_note(scheme, Fidelity.LOSSY, text, language))
        if scheme in PAGES_WITH_COMPONENTS:
            notes += _component_notes(policy, scheme, stage, components, language)
    return notes


def _report_note(scheme: str, language: Language) -> PageNote:
    """A report changes neither stage nor components anywhere; only its place differs."""
    if scheme == "cachet":
        return _note(scheme, Fidelity.LOSSY, _NO_REPORT.said_in(language), language)
    said = _REPORT_NEEDS if scheme == "statuspage" else _REPORT
    return _note(scheme, Fidelity.SAME, said.said_in(language), language)


def _impact_notes(policy: Policy, scheme: str, severity: int | None, language: Language) -> list[PageNote]:
    if scheme == "page":
        return [_note(scheme, Fidelity.LOSSY, _NO_COMPONENTS.said_in(language), language)]
    if scheme == "cachet":
        return [_note(scheme, Fidelity.LOSSY, _NO_IMPACT.said_in(language), language)]
    mapping = policy.severity_mapping(severity)
    if mapping is None:
        return [_note(scheme, Fidelity.LOOK, _IMPACT_OF_PAGE.said_in(language), language)]
    text = _IMPACT.said_in(language).format(impact=label(mapping.impact, language), severity=severity)
    return [_note(scheme, Fidelity.SAME, text, language)]


def _component_notes(
    policy: Policy,
    scheme: str,
    stage: Stage,
    components: Mapping[str, ComponentStatus],
    language: Language,
) -> list[PageNote]:
    names = {one.id: Bilingual(one.name_ja, one.name_en).said_in(language) for one in policy.components()}
    notes = []
    for id_, status in components.items():
        name = names.get(id_, id_)
        if not on_page(policy, scheme, {id_: status}):
            text = _MISSING.said_in(language).format(name=name)
            notes.append(_note(scheme, Fidelity.LOSSY, text, language))
        elif stage.is_over and status is not ComponentStatus.OPERATIONAL:
            text = _STAYS.said_in(language).format(name=name, status=label(status, language))
            notes.append(_note(scheme, Fidelity.LOOK, text, language))
        elif scheme == "cachet" and status in _CACHET_STATUSES:
            said = _STATUS.said_in(language)
            text = said.format(name=name, ours=label(status, language), theirs=_CACHET_STATUSES[status])
            notes.append(_note(scheme, Fidelity.LOSSY, text, language))
        else:
            text = _COMPONENT.said_in(language).format(name=name, status=label(status, language))
            notes.append(_note(scheme, Fidelity.SAME, text, language))
    return notes


def _note(scheme: str, fidelity: Fidelity, text: str, language: Language) -> PageNote:
    return PageNote(page=_NAMES[scheme].said_in(language), fidelity=fidelity, text=text)
