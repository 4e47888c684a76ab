"""Listens to the feeds of one home: asks, takes in, and says when one is silent. Its own thread; no window needed."""

import random
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

from commander.clock import utc_now
from commander.desk.desk import Desk
from commander.desk.dropped_copies import DEFAULT_FOLDER
from commander.files import is_practice
from commander.intake.alertmanager import Alertmanager, Answer, FeedFault, basic, bearer
from commander.intake.alerts import alert_name
from commander.intake.drop_folder import FEED, DropFolder
from commander.intake.hearing import Said, hear, hear_end, hear_groups
from commander.intake.left_over import left_over, put_away
from commander.intake.pulse import FeedStanding, silent_since, standing_from, woke
from commander.journal.heard import feed_standing, keep_standing
from commander.secrets import ALERTMANAGER_TOKEN, KeyringFault, Secrets
from commander.settings.settings import Settings
from commander.wording.feeds import folder_name, silence_sentence
from commander.wording.language import Language

ALERTMANAGER: Final = "alertmanager"
ALERTMANAGER_TITLE: Final = "Alertmanager"
FOLDER_EACH: Final = timedelta(seconds=5)
# How often what a restart should know is written down when nothing else changes.
_KEPT_EACH: Final = timedelta(minutes=5)
_JITTER: Final = 0.2
_NAMED: Final = 50
_LEFT_SHOWN: Final = 5

OnDesk = Callable[[Callable[[Desk], object]], object]


def drop_folder_of(home: Path, settings: Settings) -> Path:
    """Where this machine takes dropped files from."""
    return settings.intake.folder or home / DEFAULT_FOLDER


class NotSetUp(Exception):
    """A feed that this machine is not set up for; the text names what is missing, never a secret."""


def alertmanager_of(settings: Settings, secrets: Secrets) -> Alertmanager:
    """The Alertmanager of this machine's settings. Asks the keyring; raises NotSetUp."""
    wish = settings.alertmanager
    if not wish.url:
        raise NotSetUp("alertmanager.url")
    try:
        authorization = _authorization(settings, secrets)
        return Alertmanager(
            wish.url,
            authorization=authorization,
            receivers=wish.receivers,
            matchers=wish.matchers,
            heartbeat=wish.heartbeat,
        )
    except ValueError as fault:
        raise NotSetUp(str(fault)) from None


def _authorization(settings: Settings, secrets: Secrets) -> str:
    wish = settings.alertmanager
    if wish.sign_in == "none":
        return ""
    try:
        token = secrets.read(ALERTMANAGER_TOKEN)
    except KeyringFault as fault:
        raise NotSetUp(f"alertmanager: no token ({type(fault).__name__})") from None
    if not token:
        raise NotSetUp("alertmanager: no token")
    return bearer(token) if wish.sign_in == "bearer" else basic(wish.user, token)


class Watcher:
    """All feeds of one home. on_desk: carries a task to the journal's thread and waits; told: each new standing.

    One thread runs it; `use` and `stop` may come from any. In a drill's home there are no feeds.
    """

    def __init__(
        self,
        home: Path,
        settings: Settings,
        secrets: Secrets,
        on_desk: OnDesk,
        *,
        language: Language,
        told: Callable[[FeedStanding], None] = lambda standing: None,
        now: Callable[[], datetime] = utc_now,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._home, self._secrets, self._on_desk = home, secrets, on_desk
        self._told, self._now, self._chance = told, now, chance
        self.language = language
        self.settings = settings
        self._standings: dict[str, FeedStanding] = {}
        self._kept: dict[str, FeedStanding] = {}
        self._next: dict[str, datetime] = {}
        self._last_answer: frozenset[tuple[str, str]] | None = None
        self._owed = 0
        self._asked: Alertmanager | None = None
        self._folder: DropFolder | None = None
        self._put_away: set[str] = set()
        self._listening_since: datetime | None = None
        self._looked_at: datetime | None = None
        self._again = threading.Event()
        self._ended = False

    def use(self, settings: Settings) -> None:
        """Go by other settings from the next look on, which is now. Any thread."""
        self.settings = settings
        self._asked, self._folder = None, None
        self._next.clear()
        self._listening_since = None
        self._again.set()

    def put_away(self, key: str) -> None:
        """A dropped file that became no signal has been seen: to refused/seen/ with it. Any thread."""
        self._put_away.add(key)
        self._again.set()

    def stop(self) -> None:
        """End, without waiting for what is being asked. Any thread."""
        self._ended = True
        if self._asked is not None:
            self._asked.give_up()
        self._again.set()

    def run(self) -> None:
        """Listen until stopped. Raises what the journal raises."""
        while not self._ended:
            self._again.clear()
            self.look()
            self._again.wait(self._pause().total_seconds())

    def look(self) -> None:
        """Ask what is due now, and see whether a feed has fallen silent."""
        if is_practice(self._home):
            return
        now = self._now()
        if self._listening_since is None or woke(self._looked_at, now, self._pause()):
            self._listening_since = now  # nobody listened before: that is no silence of theirs
        self._looked_at = now
        if self.settings.alertmanager.url and self._is_due(ALERTMANAGER, now):
            self._ask_alertmanager()
            self._next[ALERTMANAGER] = self._now() + self._interval()
        if self._put_away or self._is_due(FEED, now):
            self._look_into_folder()
            self._next[FEED] = self._now() + FOLDER_EACH
        # Asking may have taken half a minute.
        self._looked_at = self._now()
        for name in tuple(self._standings):
            self._listen_for_silence(name, self._looked_at)

    def _pause(self) -> timedelta:
        due = [
            at for name, at in self._next.items() if name != ALERTMANAGER or self.settings.alertmanager.url
        ]
        least = min((at - self._now() for at in due), default=FOLDER_EACH)
        return max(least, timedelta(milliseconds=200))

    def _is_due(self, name: str, now: datetime) -> bool:
        return (
            name not in self._next or self._next[name] <= now or self._next[name] - now > timedelta(hours=1)
        )

    def _interval(self) -> timedelta:
        """Not all desks at once: each asks a little earlier or later."""
        spread = 1 + _JITTER * (2 * self._chance() - 1)
        return timedelta(seconds=self.settings.alertmanager.poll_seconds * spread)

    def _ask_alertmanager(self) -> None:
        standing = self._standing(ALERTMANAGER)
        try:
            asked = self._asked = self._asked or alertmanager_of(self.settings, self._secrets)
            answer = asked.ask()
        except (FeedFault, NotSetUp) as fault:
            self._asked = None  # the token may be another one by then
            self._tell(replace(standing, trouble=str(fault)))
            return
        self._take(standing, answer)

    def _take(self, standing: FeedStanding, answer: Answer) -> None:
        heard = frozenset((alert.key, alert.state) for group in answer.groups for alert in group.alerts)
        if heard != self._last_answer:
            # What just went is looked for once more: an answer without it may be a source that started anew.
            self._last_answer, self._owed = heard, 2
        if self._owed:
            first = not standing.was_asked
            self._on_desk(
                lambda desk: hear_groups(desk, ALERTMANAGER, ALERTMANAGER_TITLE, answer.groups, first=first)
            )
            self._owed -= 1
        alerts = [alert for group in answer.groups for alert in group.alerts]
        by_state: dict[str, list[str]] = {}
        for alert in alerts:
            by_state.setdefault(alert.state, []).append(alert_name(alert))
        missing = (standing.heartbeat_seen and not answer.beats) and bool(
            self.settings.alertmanager.heartbeat
        )
        self._tell(
            replace(
                standing,
                heard_at=standing.heard_at if missing else self._now(),
                trouble="",
                heartbeat_seen=standing.heartbeat_seen or answer.beats,
                heartbeat_missing=missing,
                groups=len(answer.groups),
                firing=len(by_state.get("firing", [])),
                silenced=tuple(by_state.get("silenced", [])[:_NAMED]),
                inhibited=tuple(by_state.get("inhibited", [])[:_NAMED]),
            )
        )

    def _look_into_folder(self) -> None:
        standing = self._standing(FEED)
        folder = self._folder = self._folder or self._drop_folder()
        try:
            found = folder.look(self._now())
            if self._put_away:
                keys = frozenset(self._put_away)
                self._put_away.difference_update(keys)
                put_away(folder.folder, keys, self._now())
            left, newest = left_over(folder.folder, self._now(), _LEFT_SHOWN)
        except OSError as fault:
            self._tell(replace(standing, trouble=fault.strerror or type(fault).__name__))
            return
        heard_at = self._now() if found.taken else standing.heard_at
        self._tell(replace(standing, heard_at=heard_at, trouble="", left=left, newest_left=newest))

    def _drop_folder(self) -> DropFolder:
        folder = drop_folder_of(self._home, self.settings)
        return DropFolder(folder, self._on_desk, ours=self.settings.intake.folder is None)

    def _listen_for_silence(self, name: str, now: datetime) -> None:
        standing, limit = self._standing(name), self._limit(name)
        since = None
        if limit is not None and self._listening_since is not None:
            since = silent_since(standing.heard_at, self._listening_since, now, limit)
        if since is not None and not standing.silence:
            key = f"silent:{since.isoformat(timespec='seconds')}"
            said = Said(
                text=self._silence_text(name, since),
                source=self._title(name),
                key=key,
                feed=name,
                silence=True,
            )
            self._on_desk(lambda desk: hear(desk, said))
            self._tell(replace(standing, silent_since=since, silence=key))
        elif since is None and standing.silence and self._speaks(standing, limit):
            key = standing.silence
            self._on_desk(lambda desk: hear_end(desk, name, key))
            self._tell(replace(standing, silent_since=None, silence=""))

    def _speaks(self, standing: FeedStanding, limit: timedelta | None) -> bool:
        """Whether it was heard since it fell silent; a desk that has just begun to listen can't say so yet."""
        if limit is None:
            return True  # nobody expects it any more
        since = standing.silent_since
        return standing.heard_at is not None and (since is None or standing.heard_at > since)

    def _limit(self, name: str) -> timedelta | None:
        if name == ALERTMANAGER:
            wish = self.settings.alertmanager
            return timedelta(minutes=wish.silent_minutes) if wish.url else None
        expected = self.settings.intake.expected_minutes
        return timedelta(minutes=expected) if expected else None

    def _title(self, name: str) -> str:
        return ALERTMANAGER_TITLE if name == ALERTMANAGER else folder_name(self.language)

    def _silence_text(self, name: str, since: datetime) -> str:
        zones: list[str] = []
        self._on_desk(lambda desk: zones.append(desk.zone))
        return silence_sentence(self._title(name), since.astimezone(ZoneInfo(zones[0])), self.language)

    def _standing(self, name: str) -> FeedStanding:
        if name not in self._standings:
            kept: list[str] = []
            self._on_desk(lambda desk: kept.append(feed_standing(desk.journal.db, name)))
            self._standings[name] = self._kept[name] = standing_from(name, kept[0])
        return self._standings[name]

    def _tell(self, standing: FeedStanding) -> None:
        """Show it, and keep what a restart must know."""
        name = standing.name
        kept = self._kept.get(name)
        self._standings[name] = standing
        self._told(standing)
        if kept is None or _differs(kept, standing):
            self._kept[name] = standing
            content = msgspec.json.encode(standing).decode()
            self._on_desk(lambda desk: _keep(desk, name, content))


def _differs(kept: FeedStanding, standing: FeedStanding) -> bool:
    if replace(kept, heard_at=standing.heard_at) != standing:
        return True
    if kept.heard_at is None or standing.heard_at is None:
        return kept.heard_at != standing.heard_at
    return standing.heard_at - kept.heard_at >= _KEPT_EACH


def _keep(desk: Desk, name: str, content: str) -> None:
    if desk.journal.read_only:
        return
    with desk.write():
        keep_standing(desk.journal.db, name, content)
