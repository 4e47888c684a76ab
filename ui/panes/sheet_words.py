"""The sheet's own words: tabs, wordings, places, checks, changes. Holds no widget."""

from PySide6.QtCore import QCoreApplication

from commander.board.bulletin import Stage
from commander.board.channel_wish import INCIDENT_CHANNEL
from commander.board.impact import Phrase, Row
from commander.board.policy import Policy
from commander.wording.blanks import blank
from commander.wording.templates import TemplateId
from ui.panes.impact_words import plain_amount
from ui.panes.sheet_checks import Change, Check, Finding, Grade
from ui.panes.sheet_composition import PUBLIC, Composition, base_of, chosen_audiences, tab_of, template_of
from ui.theme import Tone
from ui.words import Words

GRADE_TONES = {Grade.FINE: Tone.OK, Grade.LOOK: Tone.WARN, Grade.BLOCKS: Tone.BAD}


def template_name(template: TemplateId) -> str:
    """What a wording is for."""
    names = {
        TemplateId.T01: QCoreApplication.translate("Sheet", "Investigating, first post"),
        TemplateId.T02: QCoreApplication.translate("Sheet", "Scope known"),
        TemplateId.T03: QCoreApplication.translate("Sheet", "Identified"),
        TemplateId.T04: QCoreApplication.translate("Sheet", "No change"),
        TemplateId.T05: QCoreApplication.translate("Sheet", "Monitoring"),
        TemplateId.T06: QCoreApplication.translate("Sheet", "Resolved"),
        TemplateId.T07: QCoreApplication.translate("Sheet", "Trouble again"),
        TemplateId.T08: QCoreApplication.translate("Sheet", "Correction"),
        TemplateId.T09: QCoreApplication.translate("Sheet", "Long-running"),
        TemplateId.M01: QCoreApplication.translate("Sheet", "Maintenance ahead"),
        TemplateId.M02: QCoreApplication.translate("Sheet", "Maintenance begun"),
        TemplateId.M03: QCoreApplication.translate("Sheet", "Being verified"),
        TemplateId.M04: QCoreApplication.translate("Sheet", "Maintenance completed"),
        TemplateId.M05: QCoreApplication.translate("Sheet", "End moved"),
        TemplateId.M05C: QCoreApplication.translate("Sheet", "Called off"),
        TemplateId.M06: QCoreApplication.translate("Sheet", "Risk of a change"),
        TemplateId.T10: QCoreApplication.translate("Sheet", "False alarm"),
        TemplateId.T11: QCoreApplication.translate("Sheet", "External provider"),
        TemplateId.S01: QCoreApplication.translate("Sheet", "Apology (company)"),
        TemplateId.S02: QCoreApplication.translate("Sheet", "Statement (service owner)"),
        TemplateId.R01: QCoreApplication.translate("Sheet", "Correction of a record"),
        TemplateId.F01: QCoreApplication.translate("Sheet", "Report on what happened"),
        TemplateId.P01: QCoreApplication.translate("Sheet", "To partners"),
        TemplateId.P02: QCoreApplication.translate("Sheet", "To partners: recovery"),
        TemplateId.I01: QCoreApplication.translate("Sheet", "In-house"),
        TemplateId.I02: QCoreApplication.translate("Sheet", "Live line"),
        TemplateId.I03: QCoreApplication.translate("Sheet", "Executives"),
        TemplateId.I04: QCoreApplication.translate("Sheet", "Support answer"),
    }
    return names[template]


def tab_name(tab: str, composition: Composition, policy: Policy, words: Words) -> str:
    """A text by those who read it."""
    if tab == PUBLIC and composition.stage.is_maintenance:
        return QCoreApplication.translate("Sheet", "Everybody")
    if tab == PUBLIC:
        return QCoreApplication.translate("Sheet", "Public")
    readers = [one for one in chosen_audiences(composition, policy) if tab_of(one, composition.stage) == tab]
    if len(readers) == 1:
        return words.either(readers[0].name_ja, readers[0].name_en)
    return template_name(template_of(composition, tab))


_SERVICES = {"statuspage": "Statuspage", "cachet": "Cachet"}


def place_name(target: str) -> str:
    """A target as people call it."""
    scheme, _, rest = target.partition(":")
    if target == INCIDENT_CHANNEL:
        return QCoreApplication.translate("Sheet", "Slack, the incident's own channel")
    if scheme == "slack":
        return f"Slack {rest}"
    if scheme == "email":
        return QCoreApplication.translate("Sheet", "mail to {address}").format(address=rest)
    if scheme in _SERVICES:
        return _SERVICES[scheme]
    return QCoreApplication.translate("Sheet", "our own page") if scheme == "page" else target


def finding_words(
    finding: Finding, composition: Composition, policy: Policy, words: Words
) -> tuple[str, str]:
    """A check as the chip's word and the sentence beside it."""
    found = ", ".join(_place(one, composition, policy, words) for one in finding.found)
    fine = finding.grade is Grade.FINE
    match finding.check:
        case Check.BOTH_LANGUAGES:
            sentence = QCoreApplication.translate("Sheet", "title and text in both languages")
            empty = QCoreApplication.translate("Sheet", "empty: {places}").format(places=found)
            return _there(fine=fine), sentence if fine else empty
        case Check.FIGURES_AGREE:
            sentence = QCoreApplication.translate("Sheet", "figures and times in both languages")
            word = (
                QCoreApplication.translate("Sheet", "agree")
                if fine
                else QCoreApplication.translate("Sheet", "differ")
            )
            return word, sentence if fine else f"{sentence}: {found}"
        case Check.PROMISE:
            return _there(fine=fine), QCoreApplication.translate(
                "Sheet", "time of the next update, still to come"
            )
        case Check.PROMISE_IN_TEXT:
            sentence = QCoreApplication.translate("Sheet", "the same time in the text")
            return _there(fine=fine), sentence if fine else f"{sentence}: {found}"
        case Check.UNFILLED:
            word = (
                QCoreApplication.translate("Sheet", "none")
                if fine
                else QCoreApplication.translate("Sheet", "to fill")
            )
            blanks = " ".join(blank(name, words.language) for name in finding.found)
            return word, QCoreApplication.translate("Sheet", "blanks left open") if fine else blanks
        case Check.ESTIMATES:
            word = QCoreApplication.translate("Sheet", "estimate")
            marked = QCoreApplication.translate("Sheet", "“{figure}” is an estimate, and the text says so")
            bare = QCoreApplication.translate(
                "Sheet", "“{figure}” is an estimate: write about, and as of when"
            )
            return word, (marked if fine else bare).format(figure=found)
        case Check.LOOKED_AT:
            word = (
                QCoreApplication.translate("Sheet", "all")
                if fine
                else QCoreApplication.translate("Sheet", "unread")
            )
            return word, QCoreApplication.translate("Sheet", "texts looked at") if fine else found


def change_words(change: Change, words: Words) -> tuple[str, str, str]:
    """What changed, how it was and how it is."""
    names = {
        "stage": QCoreApplication.translate("Sheet", "Stage"),
        "phrase": QCoreApplication.translate("Sheet", "Impact"),
        "how-many": QCoreApplication.translate("Sheet", "How many"),
    }
    return names[change.aspect], _value(change.before, words), _value(change.after, words)


def _value(value: Stage | Phrase | Row | None, words: Words) -> str:
    match value:
        case Stage():
            return words.label(value)
        case Phrase():
            return words.either(value.ja, value.en)
        case Row() if value.amount is not None:
            amount = plain_amount(value.amount)
            if value.is_exact:
                return amount
            return QCoreApplication.translate("Sheet", "about {amount}").format(amount=amount)
        case Row():
            return value.text
        case None:
            return QCoreApplication.translate("Sheet", "not said")


def _there(*, fine: bool) -> str:
    if fine:
        return QCoreApplication.translate("Sheet", "there")
    return QCoreApplication.translate("Sheet", "missing")


def _place(found: str, composition: Composition, policy: Policy, words: Words) -> str:
    tab, slash, language = found.partition("/")
    if base_of(tab) not in (PUBLIC, *TemplateId):
        return found
    name = tab_name(tab, composition, policy, words)
    return f"{name} {'日本語' if language == 'ja' else 'English'}" if slash else name
