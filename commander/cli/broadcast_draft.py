"""The texts of one broadcast as the words of the command line ask for them, and how they are shown."""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from commander.board.board import Board
from commander.board.bulletin import ComponentStatus, Mention, Stage
from commander.board.message import Message
from commander.board.policy import Policy
from commander.board.refusal import Because, Refused
from commander.cli.blanks_shown import fill_lines, shown_text
from commander.cli.endings import Ended, Exit
from commander.cli.place import Place, clock, zone_of
from commander.cli.told_entries import untold_lines
from commander.clock import new_id
from commander.drafting.carried import Carried, carried_by, overrides_from
from commander.drafting.drafting import REPORT_FIELD, by_wording_set, draft_message, unknown_fields
from commander.drafting.next_wording import template_for
from commander.wording.days import DayFault, parse_day
from commander.wording.labels import label
from commander.wording.language import Language
from commander.wording.templates import TemplateId, stage_of
from commander.wording.times import TimeFault, parse

_PROMISE = "next"
_STATUS_WORDS = {
    **{str(status): status for status in ComponentStatus},
    "degraded": ComponentStatus.DEGRADED,
    "partial": ComponentStatus.PARTIAL_OUTAGE,
    "major": ComponentStatus.MAJOR_OUTAGE,
    "maintenance": ComponentStatus.MAINTENANCE,
}


class Draft:
    """Makes the messages of one broadcast and shows them."""

    def __init__(
        self, place: Place, board: Board, policy: Policy, now: datetime, carried: Sequence[Carried]
    ) -> None:
        self._carried = carried
        self._place = place
        self._board = board
        self._policy = policy
        self._now = now

    def messages(
        self,
        audiences: Sequence[str],
        template: TemplateId | None,
        overrides: dict[str, str],
        components: dict[str, ComponentStatus | None],
        *,
        notify: bool,
        mention: Mention,
        wished: Stage | None = None,
    ) -> tuple[Message, ...]:
        """One message a wording, customers' first: what they are promised holds for one's own people too."""
        groups = self._groups(audiences, template)
        unknown = [name for name in overrides if all(unknown_fields(wording, [name]) for wording in groups)]
        if unknown:
            name = unknown[0]
            raise Ended(
                Exit.USAGE,
                f"この文面に「{name}」という欄はありません。--set の名前を確かめてください。",
                f'This wording has no field "{name}": check the name given to --set.',
            )
        promise = self._promise(overrides.get(_PROMISE))
        report_by = self._report_by(overrides.get(REPORT_FIELD))
        said = next((found for wording in groups if (found := stage_of(wording))), None)
        if wished is not None and said not in (None, wished):
            raise Ended(
                Exit.USAGE,
                f"この文面は「{label(said, self._place.language)}」を伝えます。--stage を外すか文面を変えてください。",
                f"This wording says {label(said, self._place.language)}: leave --stage out or change the wording.",
            )
        stage = said or wished
        drafted: list[Message] = []
        parts = [
            (wording, keys) for wording, all_ in groups.items() for keys in by_wording_set(self._policy, all_)
        ]
        for wording, keys in parts:
            message = draft_message(
                self._board,
                self._policy,
                wording,
                keys,
                self._now,
                {**overrides_from(self._carried, wording), **overrides},
                new_id(),
                stage=stage,
                next_update_at=promise,
                components=components,
                notify_subscribers=notify,
                mention=mention,
                report_by=report_by,
            )
            promise = promise or message.next_update_at
            told = carried_by(self._carried, wording)
            drafted.append(replace(message, sources=tuple(one.source for one in told)))
        return tuple(drafted)

    def show(self, messages: Sequence[Message]) -> None:
        """The exact texts and where they go."""
        zone, language = zone_of(self._policy), self._place.language
        for message in messages:
            for key in message.audiences:
                audience = self._policy.audience(key)
                name = (
                    audience.name_ja
                    if audience and language == "ja"
                    else audience.name_en
                    if audience
                    else key
                )
                targets = ", ".join(audience.targets) if audience else "?"
                self._place.tell(f"→ {name} ({targets})")
            for line in untold_lines(self._carried, TemplateId(message.template), language):
                self._place.warn(line)
            self._place.tell(
                f"  {message.template} · {label(message.stage, language)} · {clock(message.next_update_at, zone)}"
            )
            for spoken, wording in message.texts.items():
                self._place.tell(f"[{spoken}] {shown_text(wording, Language(spoken))}\n")
            for line in fill_lines(message.texts, language):
                self._place.tell(line)

    def _groups(self, audiences: Sequence[str], template: TemplateId | None) -> dict[TemplateId, list[str]]:
        groups: dict[TemplateId, list[str]] = {}
        found = []
        for key in audiences:
            audience = self._policy.audience(key)
            if audience is None:
                known = ", ".join(one.key for one in self._policy.audiences())
                raise Refused(Because.AUDIENCE_UNKNOWN, audience=key, known=known)
            found.append(audience)
        for audience in sorted(found, key=lambda one: not one.public):
            wording = template or template_for(self._board, audience, self._now)
            groups.setdefault(wording, []).append(audience.key)
        return groups

    def _report_by(self, text: str | None) -> datetime | None:
        if text is None:
            return None
        found = parse_day(text, self._now, self._policy.service.time_zone)
        if isinstance(found, DayFault):
            raise Ended(Exit.USAGE, found.sentence(Language.JA), found.sentence(Language.EN))
        return found

    def _promise(self, text: str | None) -> datetime | None:
        if text is None:
            return None
        found = parse(text, self._now, self._policy.service.time_zone, ahead=True)
        if isinstance(found, TimeFault):
            return self._place.time(text, self._policy.service.time_zone, ahead=True).instant
        if found.instant <= self._now:
            raise Refused(Because.TIME_IN_PAST, time=text)
        return found.instant


def audiences_named(words: Sequence[str]) -> list[str]:
    """The audiences named, each once. Raises Refused when there is none."""
    keys = [key.strip() for word in words for key in word.split(",") if key.strip()]
    if not keys:
        raise Refused(Because.NO_AUDIENCE)
    return list(dict.fromkeys(keys))


def fields_named(words: Sequence[str]) -> dict[str, str]:
    """The fields given as NAME=VALUE. Raises Ended."""
    pairs = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not name.strip():
            raise Ended(
                Exit.USAGE,
                f"「{word[:80]}」は NAME=VALUE の形ではありません。",
                f'"{word[:80]}" is not of the form NAME=VALUE.',
            )
        pairs[name.strip()] = value
    return pairs


def template_named(name: str | None) -> TemplateId | None:
    """The wording of that id; None when none was named. Raises Ended."""
    if name is None:
        return None
    try:
        return TemplateId(name.strip().upper())
    except ValueError:
        known = ", ".join(TemplateId)
        raise Ended(
            Exit.USAGE,
            f"「{name[:80]}」という文面はありません。{known} のどれかにしてください。",
            f'There is no wording "{name[:80]}": use one of {known}.',
        ) from None


def components_named(words: Sequence[str], policy: Policy) -> dict[str, ComponentStatus | None]:
    """The components named as ID or ID=STATUS. Raises Ended."""
    known = [component.id for component in policy.components()]
    components: dict[str, ComponentStatus | None] = {}
    for word in words:
        component, equals, status = word.partition("=")
        if equals and status not in _STATUS_WORDS:
            raise Ended(
                Exit.USAGE,
                f"「{status[:80]}」という状態はありません。{', '.join(ComponentStatus)} のどれかにしてください。",
                f'There is no status "{status[:80]}": use one of {", ".join(ComponentStatus)}.',
            )
        if not component or (known and component not in known):
            listed = ", ".join(known)
            raise Ended(
                Exit.USAGE,
                f"「{component[:80]}」という構成要素は運用設定にありません({listed})。",
                f'The policy has no component "{component[:80]}" (known: {listed}).',
            )
        components[component] = _STATUS_WORDS[status] if equals else None
    return components
