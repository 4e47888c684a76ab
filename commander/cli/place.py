"""Where a command runs: home folder, language, person, settings; opens the desk, and speaks to the terminal."""

import contextlib
import getpass
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, tzinfo
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

import click
import msgspec

from commander.board.policy import Policy
from commander.board.record import Occurred
from commander.board.refusal import Refused
from commander.cli.endings import Ended, Exit
from commander.cli.strangers import Named
from commander.clock import utc_now
from commander.connections.desk_opening import open_desk
from commander.desk.desk import Desk, DeskCommand
from commander.files import private_folder
from commander.journal.outdated import bring_up
from commander.locks import poke
from commander.reading import Reading
from commander.reports.exporting import Printer
from commander.secrets import Secrets
from commander.settings.fault import SettingsFault
from commander.settings.settings import Settings, load
from commander.wording.called import Names, called
from commander.wording.checks import escaped, outgoing, outgoing_title
from commander.wording.language import Bilingual, Language
from commander.wording.role_names import role_name
from commander.wording.times import TimeFault, parse

_READ_ONLY = Bilingual(
    "ジャーナルは新しい版のものか書き込めない場所にあるため、読むだけになります。",
    "The journal is a newer Commander's or cannot be written: it is only read.",
)


class Place:
    """One command's surroundings. Nothing is opened before it is asked for."""

    def __init__(self, home: Path, language: str | None, person: str | None) -> None:
        self.home = home
        self.language_wish = language
        self.person_wish = person
        self.secrets = Secrets()
        self.printer: Printer | None = None  # what makes a PDF, where the program has Qt
        self._policy = Policy()  # as the last desk had it: how people and roles are called

    @cached_property
    def settings(self) -> Settings:
        """The settings of this machine. Raises SettingsFault."""
        return load(self.home)

    @cached_property
    def settings_or_defaults(self) -> Settings:
        """The settings, or the defaults and a warning: a slip in them must not keep anybody from writing a line."""
        try:
            return self.settings
        except SettingsFault as fault:
            self.warn(fault.sentence(self.language))
            return Settings()

    @cached_property
    def language(self) -> Language:
        """As asked for, else as set, else as the system speaks."""
        wish = self.language_wish
        if wish is None:
            try:
                wish = self.settings.window.language
            except SettingsFault:
                wish = "system"
        return Language(wish) if wish in tuple(Language) else system_language()

    def person(self, policy: Policy) -> str:
        """Who acts: the key of a listed person, else the name as given."""
        name = outgoing_title(self.person_wish or self.settings_or_defaults.person.name or _account())
        return policy.person_key(name)

    @contextlib.contextmanager
    def desk(self) -> Iterator[Desk]:
        """The desk of this home folder; an open window hears of what was written."""
        # A folder that can't be used is said once, before its settings are looked for.
        private_folder(self.home)
        named = Named()
        desk = open_desk(self.home, self.settings_or_defaults, "", named.hear)
        self._policy = desk.policy()
        desk.person = self.person(self._policy)
        with contextlib.suppress(Refused):  # the next one goes on with it
            bring_up(desk.journal)
        try:
            yield desk
        finally:
            self._say_strangers(desk, named)
            desk.journal.close()
            if named.wrote:
                poke(self.home)

    def _say_strangers(self, desk: Desk, named: Named) -> None:
        """A name that is in no directory is a guest's or a slip: whoever typed it sees that nobody knows it."""
        with contextlib.suppress(Refused):
            for line in named.stranger_lines(desk.policy(), desk.person, self.language):
                self.warn(line)

    @contextlib.contextmanager
    def reading(self) -> Iterator[Reading]:
        """The read side, once the journal is known to be sound enough to open."""
        with self.desk() as desk, Reading(self.home) as reading:
            if desk.journal.read_only:
                self.warn(_READ_ONLY.said_in(self.language))
            yield reading

    @contextlib.contextmanager
    def incident(self, name: str) -> Iterator[tuple[Desk, str]]:
        """The desk, and the stream of the incident that was named. Raises Refused."""
        with self.desk() as desk:
            with Reading(self.home) as reading:
                stream = reading.incident(name).stream
            yield desk, stream

    def submit(self, name: str, command: Callable[[str], DeskCommand]) -> None:
        """Carry out one command on the incident that was named. Raises Refused."""
        with self.incident(name) as (desk, stream):
            desk.submit(command(stream))

    def time(self, text: str, zone: str, *, ahead: bool = False) -> Occurred:
        """A typed time; raises Ended when it is none."""
        found = parse(text, utc_now(), zone, ahead=ahead)
        if isinstance(found, TimeFault):
            raise Ended(Exit.USAGE, found.sentence(Language.JA), found.sentence(Language.EN))
        return found

    def by_name(self, refused: Refused) -> Refused:
        """A refusal with people and roles by name, and times by the organisation's clock."""
        policy, language = self._policy, self.language
        names = Names(
            person=policy.person_name,
            role=lambda role: role_name(role, policy, language),
            zone=zone_of(policy),
        )
        return called(refused, names, language)

    def said(self, ja: str, en: str) -> str:
        """One of two sentences."""
        return Bilingual(ja, en).said_in(self.language)

    def tell(self, text: str) -> None:
        """A line or more on stdout; what people typed can't move the cursor or colour the screen."""
        click.echo(outgoing(text))

    def tell_json(self, value: object) -> None:
        """A value as one JSON document on stdout; a terminal shows it harmlessly, a program reads what was typed."""
        click.echo(escaped(msgspec.json.format(msgspec.json.encode(value), indent=2).decode()))

    def warn(self, sentence: str) -> None:
        """One line on stderr."""
        click.echo(outgoing_title(sentence), err=True)


def system_language() -> Language:
    """What the system speaks, by the usual variables."""
    spoken = next(
        (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), ""
    )
    return Language.JA if spoken.lower().startswith("ja") else Language.EN


def zone_of(policy: Policy) -> tzinfo:
    """The zone that times are shown in; UTC when the policy names one that this machine doesn't know."""
    try:
        return ZoneInfo(policy.service.time_zone)
    except (KeyError, ValueError, OSError):
        return UTC


def clock(moment: datetime | None, zone: tzinfo) -> str:
    """A time as a terminal shows it, always with its date and zone."""
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M %Z}" if moment else "–"


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "operator"


pass_place = click.make_pass_decorator(Place)
