"""Everything the window says that depends on language and zone: labels, refusals, lines, times and spans."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from enum import Enum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QCoreApplication, QObject, Signal

from commander.board.deliveries import Choice, DeliveryState
from commander.board.policy import Policy
from commander.board.record import Record
from commander.board.refusal import Refused
from commander.board.timeline import EntryKind
from commander.wording.called import Names, called
from commander.wording.labels import Mark, delivery_label, label, mark, place_label, role_label
from commander.wording.language import Language
from commander.wording.lines import record_line
from commander.wording.role_names import role_name
from commander.wording.sentences import refusal_sentence
from commander.wording.troubles import FileFault, arrival_note, delivery_sentence, fault_sentence
from ui.bit_by_bit import BitByBit
from ui.i18n import Languages

_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS_JA = "月火水木金土日"
_WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class Words(QObject):
    """The language in force and the reader's zone. Window thread only.

    changed: another language; whoever shows words says them again.
    later: where words are said that nobody sees yet.
    """

    changed = Signal()

    def __init__(self, languages: Languages, *, zone: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._languages = languages
        self.zone = zone
        self._zone = _zone(zone)
        self._named: Callable[[str], str] = str
        self._role_named: Callable[[str, Language], str] = role_label
        # Of the application, as the languages are: what has a timer must not end with what a thread clears away.
        self.later = BitByBit(languages)
        languages.changed.connect(self.changed)

    @property
    def language(self) -> Language:
        """The language in force."""
        return self._languages.current

    def switch(self, language: Language) -> None:
        """Speak this language from now on; `changed` follows."""
        self._languages.switch(language)

    def use_zone(self, zone: str) -> None:
        """Say times in another zone from now on; `changed` follows when it is another."""
        if zone != self.zone:
            self.zone, self._zone = zone, _zone(zone)
            self.changed.emit()

    def use_policy(self, policy: Policy) -> None:
        """Call people and roles as the organisation does from now on, and say times in its zone."""
        self._named = policy.person_name
        self._role_named = lambda role, language: role_name(role, policy, language)
        self.use_zone(policy.service.time_zone)

    def label(self, member: Enum) -> str:
        """The word for a state, a kind, a stage."""
        return label(member, self.language)

    def mark(self, kind: Mark | EntryKind) -> str:
        """The one character that stands for a kind of row."""
        return mark(kind, self.language)

    def role(self, role: str) -> str:
        """The name of a role."""
        return self._role_named(role, self.language)

    def delivery(self, state: DeliveryState, reason: str, detail: str) -> str:
        """Why a delivery stands where it stands, and what to do about it."""
        ways = {choice.value: self.way_on(choice) for choice in Choice}
        connect = QCoreApplication.translate("Words", "Settings and connections…")
        return delivery_sentence(state, reason, detail, self.language, {**ways, "connect": connect})

    def way_on(self, choice: Choice) -> str:
        """What a person can do about a delivery, as its button says it."""
        match choice:
            case Choice.RELEASE:
                return QCoreApplication.translate("Words", "Send it")
            case Choice.CONFIRM:
                return QCoreApplication.translate("Words", "I see it there")
            case Choice.RESEND:
                return QCoreApplication.translate("Words", "Not there: send again")
            case Choice.CANCEL:
                return QCoreApplication.translate("Words", "Cancel it")
            case Choice.HOLD:
                return QCoreApplication.translate("Words", "Hold it back")

    def place(self, target: str) -> str:
        """A target as people call it."""
        return place_label(target, self.language)

    def delivered(self, state: DeliveryState, target: str) -> str:
        """The word for where a delivery to a target stands."""
        return delivery_label(state, target, self.language)

    def arrival(self, detail: str) -> str:
        """What was not as ordered about something that arrived; empty: nothing."""
        return arrival_note(detail, self.language)

    def fault(self, fault: FileFault) -> str:
        """What is wrong with a file of ours, and what to do."""
        return fault_sentence(fault, self.language)

    def sentence(self, refused: Refused) -> str:
        """Why a command was refused, in one sentence; people by their names."""
        names = Names(person=self._named, role=self.role, zone=self._zone)
        return refusal_sentence(called(refused, names, self.language), self.language)

    def line(self, record: Record, policy: Policy) -> str:
        """A record in one line, as the timeline shows it."""
        return record_line(record, policy, self.language, self._zone)

    def either(self, ja: str, en: str) -> str:
        """Which of two texts to show: the language in force first, the other where it is blank."""
        return (ja or en) if self.language is Language.JA else (en or ja)

    def severity(self, severity: int | None) -> str:
        """The badge: SEV1 to SEV5; nobody judged yet: SEV?."""
        return f"SEV{severity}" if severity else QCoreApplication.translate("Words", "SEV?")

    def local(self, instant: datetime) -> datetime:
        """An instant on the reader's wall clock."""
        return instant.astimezone(self._zone)

    @property
    def zone_info(self) -> tzinfo:
        """The zone that times are said in."""
        return self._zone

    def zone_label(self, instant: datetime) -> str:
        """The zone's short name at an instant (JST)."""
        return self.local(instant).tzname() or self.zone

    def time(self, instant: datetime, now: datetime) -> str:
        """22:41, with the date in front when it is another day."""
        local = self.local(instant)
        clock = f"{local:%H:%M}"
        return clock if local.date() == self.local(now).date() else f"{self._short_day(local, now)} {clock}"

    def typed_time(self, instant: datetime, now: datetime) -> str:
        """A time as somebody would type it, and as it is read again in either language."""
        local = self.local(instant)
        return f"{local:%H:%M}" if local.date() == self.local(now).date() else f"{local:%Y-%m-%d %H:%M}"

    def time_with_zone(self, instant: datetime, now: datetime) -> str:
        """22:41 JST: for what leaves the window or stands alone."""
        return f"{self.time(instant, now)} {self.zone_label(instant)}"

    def day(self, instant: datetime) -> str:
        """The date above the rows of a day."""
        local = self.local(instant)
        if self.language is Language.JA:
            return f"{local.year}年{local.month}月{local.day}日({_WEEKDAYS_JA[local.weekday()]})"
        return f"{_WEEKDAYS_EN[local.weekday()]} {local.day} {_MONTHS_EN[local.month - 1]} {local.year}"

    def elapsed(self, span: timedelta) -> str:
        """HH:MM:SS since something began; never below zero."""
        seconds = max(0, int(span.total_seconds()))
        return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"

    def span(self, span: timedelta) -> str:
        """MM:SS, or H:MM:SS from an hour on; without a sign."""
        seconds = abs(int(span.total_seconds()))
        minutes = f"{seconds // 60 % 60:02}:{seconds % 60:02}"
        return f"{seconds // 3600}:{minutes}" if seconds >= 3600 else minutes

    def countdown(self, due: datetime, now: datetime) -> str:
        """What is left until something is due, or by how much it is over, in a word and not by a sign alone."""
        left = due - now
        if left > timedelta():
            return self.span(left)
        return QCoreApplication.translate("Words", "over {span}").format(span=self.span(left))

    def age(self, since: datetime, now: datetime) -> str:
        """How long ago, in the coarsest unit that still says something."""
        span = now - since
        if span < _MINUTE:
            return QCoreApplication.translate("Words", "under 1 min")
        if span < _HOUR:
            return QCoreApplication.translate("Words", "{minutes} min").format(minutes=span // _MINUTE)
        if span < _DAY:
            text = QCoreApplication.translate("Words", "{hours} h {minutes} min")
            return text.format(hours=span // _HOUR, minutes=span % _HOUR // _MINUTE)
        return QCoreApplication.translate("Words", "{days} d").format(days=span // _DAY)

    def _short_day(self, local: datetime, now: datetime) -> str:
        same_year = local.year == self.local(now).year
        if self.language is Language.JA:
            return f"{local.month}/{local.day}" if same_year else f"{local.year}/{local.month}/{local.day}"
        day = f"{local.day} {_MONTHS_EN[local.month - 1]}"
        return day if same_year else f"{day} {local.year}"


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC  # a zone this machine doesn't know: plainly UTC rather than wrong by hours
