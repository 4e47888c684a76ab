"""Pure: what the broadcast sheet holds, as values, and which text each audience reads."""

from datetime import datetime

import msgspec
from msgspec.structs import replace

from commander.board.board import Board
from commander.board.bulletin import ComponentStatus, Mention, Stage, Wording
from commander.board.channel_wish import UserGroup
from commander.board.house_wording import Override
from commander.board.language_owed import Follows
from commander.board.messages import PublicPost
from commander.board.organisation import Audience
from commander.board.policy import Policy
from commander.board.text import unfilled
from commander.drafting.carried import Carried
from commander.drafting.drafting import (
    REPORT_FIELD,
)
from commander.wording.language import Language
from commander.wording.templates import TemplateId, fields_of

PUBLIC = "public"  # the tab whose wording follows the stage; every other tab is named by its template
LANGUAGES = ("ja", "en")
FINAL = TemplateId.F01  # the report: no part of the service changes by it
_TEMPLATES = frozenset(TemplateId)
_CLIENT = "@"  # public@client-a: the public text as one client reads it


class PutOff(msgspec.Struct, frozen=True, kw_only=True):
    """A language that follows: until when, and what stood there, to be put back."""

    follows: Follows
    text: Wording


class Composition(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a person can change in the sheet."""

    template: TemplateId
    stage: Stage
    promise: datetime | None
    drafted_at: datetime
    chosen: tuple[str, ...] = ()
    wordings: dict[str, dict[str, Wording]] = {}  # tab -> language -> text
    edited: tuple[str, ...] = ()  # tabs that a person changed: never drafted over by themselves
    seen: tuple[str, ...] = ()  # "tab/language" looked at in this version
    notify: tuple[str, ...] = ()  # audiences whose subscribers are told
    mentions: dict[str, Mention] = {}
    called_groups: dict[str, tuple[UserGroup, ...]] = {}  # by audience
    components: dict[str, ComponentStatus] = {}
    backfill: bool = False  # the pages show it on its own day: it was over before anybody declared it
    verbal: str = ""
    evidence: str = ""  # what shows that nobody was affected (T10)
    ids: dict[str, str] = {}  # group of audiences -> id of its message
    overrides: tuple[Override, ...] = ()  # findings that somebody answers for, each in its exact text
    carried: tuple[Carried, ...] = ()  # entries and claims that it was opened with
    eta: datetime | None = None  # of recovery, that customers may read
    report_by: datetime | None = None  # until when the texts promise a report: the end of that day
    older: dict[str, str] = {}  # tab -> the language that nobody has looked at since the other was changed
    caught_up: dict[str, str] = {}  # tab -> the language that was changed after it was older
    put_off: dict[str, PutOff] = {}  # tab -> the language that follows

    def tabs(self, policy: Policy) -> list[str]:
        """The texts that are needed, the public one first."""
        found = dict.fromkeys(tab_of(audience, self.stage) for audience in chosen_audiences(self, policy))
        return sorted(found, key=lambda tab: (base_of(tab) != PUBLIC, tab != PUBLIC))

    def unseen(self, policy: Policy) -> list[str]:
        """Tabs with a language that nobody looked at in this version."""
        return [
            tab
            for tab in self.tabs(policy)
            if any(f"{tab}/{language}" not in self.seen for language in LANGUAGES)
        ]

    def has_blanks(self, tab: str) -> bool:
        """Whether a text still has blanks to fill."""
        wordings = self.wordings.get(tab, {}).values()
        return any(unfilled(f"{wording.title}\n{wording.body}") for wording in wordings)

    def looked_at(self, tab: str, language: str) -> "Composition":
        """Somebody has this text before their eyes."""
        mark = f"{tab}/{language}"
        return self if mark in self.seen else replace(self, seen=(*self.seen, mark))

    def worded(self, tab: str, language: str, wording: Wording) -> "Composition":
        """A person changed a text."""
        wordings = {**self.wordings, tab: {**self.wordings.get(tab, {}), language: wording}}
        edited = self.edited if tab in self.edited else (*self.edited, tab)
        changed = replace(self, wordings=wordings, edited=edited)
        if tab in self.put_off:
            return changed
        older = {key: one for key, one in self.older.items() if key != tab}
        caught_up = {key: one for key, one in self.caught_up.items() if key != tab}
        if language in {self.older.get(tab), self.caught_up.get(tab)}:
            # It is brought up to the other, key by key: that makes the other no older.
            return replace(changed, older=older, caught_up={**caught_up, tab: language})
        other = "en" if language == "ja" else "ja"
        return replace(changed, older={**older, tab: other}, caught_up=caught_up)


def tab_of(audience: Audience, stage: Stage) -> str:
    """Audiences that share a wording share a text; of a maintenance everybody is told the same but for their sets."""
    # What somebody outside reads or hears is what customers read, never our own people's words.
    base: str = PUBLIC if audience.is_outside else TemplateId.I01
    if stage.is_maintenance:
        base = PUBLIC
    elif audience.template in _TEMPLATES:
        base = audience.template
    return f"{base}{_CLIENT}{audience.wording}" if audience.wording else base


def base_of(tab: str) -> str:
    """The tab whose wording it has, whatever client's set it is dressed in."""
    return tab.partition(_CLIENT)[0]


def template_of(composition: Composition, tab: str) -> TemplateId:
    """The wording that a tab starts from."""
    base = base_of(tab)
    if composition.template is TemplateId.F01 and base in (TemplateId.P01, TemplateId.P02):
        return TemplateId.F01  # the report is one for everybody outside
    if base == TemplateId.P01 and composition.stage is Stage.RESOLVED:
        return TemplateId.P02  # partners who were told of it are told of its end
    return composition.template if base == PUBLIC else TemplateId(base)


def chosen_audiences(composition: Composition, policy: Policy) -> list[Audience]:
    """The audiences that are told."""
    return [audience for audience in policy.audiences() if audience.key in composition.chosen]


def targets_of(composition: Composition, policy: Policy) -> list[str]:
    """Every place that is told, once."""
    found = (target for audience in chosen_audiences(composition, policy) for target in audience.targets)
    return list(dict.fromkeys(found))


def last_post(board: Board) -> PublicPost | None:
    """What customers were told last: on its way or to be read; one that was held or taken back was never told."""
    messages = board.messages
    return messages.public_posts[-1] if messages.underway else messages.posted


def has_target(audience: Audience, scheme: str) -> bool:
    """Whether an audience is told by a kind of channel."""
    return any(target.partition(":")[0] == scheme for target in audience.targets)


def has_report_day(template: TemplateId) -> bool:
    """Whether a wording promises a report by a day."""
    return any(field.name == REPORT_FIELD for field in fields_of(template, Language.JA))
