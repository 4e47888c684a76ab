"""Commands that pay what is owed and decide what stands still: send, outbox."""

import math
import threading
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import click
from typing_extensions import override

from commander.board.deliveries import Choice, DecideDelivery, DeliverySettled, DeliveryState, Operation
from commander.board.record import Record
from commander.cli.endings import Exit
from commander.cli.place import Place, clock, pass_place
from commander.cli.shapes import debt_shape
from commander.clock import utc_now
from commander.connections.connections import publishers_for
from commander.connections.desk_opening import delivery_desk, open_desk
from commander.desk.deliveries import DeliveryDesk
from commander.desk.desk import Desk
from commander.locks import poke, sender_lock
from commander.outbox.debt import Debt, Held
from commander.outbox.sender import Sender
from commander.reading import Reading
from commander.wording.labels import delivery_label
from commander.wording.language import Bilingual, Language
from commander.wording.sentences import shown
from commander.wording.troubles import delivery_sentence
from commander.wording.waiting import fate, offline_line, title_of, waiting_line

# How often another sender is looked at while it sends in our stead.
_LOOK_S = 0.2
_IN_HAND = (DeliveryState.QUEUED, DeliveryState.SENDING)
_QUOTED = Bilingual("「{text}」", "“{text}”")


class _Seconds(click.FloatRange):
    """A number of seconds in a range; "nan" is a float to Python, and in no range."""

    name = "seconds"

    @override
    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number. Raises click's usage error."""
        seconds = super().convert(value, param, ctx)
        if math.isnan(seconds):
            self.fail(f"{value!r} is not a number of seconds.", param, ctx)
        return seconds


@click.command()
@click.option("--until-idle", is_flag=True, help="Go on until nothing moves by itself any more.")
@click.option(
    "--timeout",
    type=_Seconds(0, 86_400),
    default=600.0,
    show_default=True,
    metavar="S",
    help="Seconds to go on for at the longest.",
)
@pass_place
def send(place: Place, timeout: float, *, until_idle: bool) -> int:
    """Send what is due now; with --until-idle wait, repeat and look until nothing moves by itself."""
    deadline = utc_now() + timedelta(seconds=timeout)
    sending = _Sending(place, deadline)
    is_told = False
    while True:
        with sender_lock(place.home) as mine:
            if mine:
                return sending.pay(until_idle=until_idle)
        if not is_told:
            is_told = True
            poke(place.home)
            place.warn(
                place.said(
                    "別のプロセスが送信中です。終わるのを待ちます。",
                    "Another process is sending: waiting for it.",
                )
            )
        if not until_idle or sending.is_idle():
            return Exit.OK
        if utc_now() >= deadline:
            return sending.give_up()
        threading.Event().wait(_LOOK_S)


class _Sending:
    """One run of the sender on this thread."""

    def __init__(self, place: Place, deadline: datetime) -> None:
        self._place = place
        self._deadline = deadline
        self._touched: dict[str, None] = {}

    def pay(self, *, until_idle: bool) -> int:
        """Recover what a crash left, then send. The caller holds the sender's lock."""
        place = self._place
        settings = place.settings
        desk = open_desk(place.home, settings, "", self._recorded)
        desk.person = place.person(desk.policy())
        try:
            deliveries = delivery_desk(desk, settings)
            # What an open window has just ordered waits in its undo window: nothing of it was cut short.
            deliveries.recover(others_live=poke(place.home))
            publishers = publishers_for(place.home, settings, place.secrets, lambda: Reading(place.home))
            sender = Sender(deliveries, publishers, utc_now)
            idle = sender.run_until_idle(self._deadline) if until_idle else self._once(sender, deliveries)
            code = self._report(desk)
        finally:
            desk.journal.close()
        if until_idle and not idle:
            return self.give_up()
        return code

    def is_idle(self) -> bool:
        """Whether anything still moves by itself, as another process sends."""
        with self._place.desk() as desk:
            return delivery_desk(desk, self._place.settings_or_defaults).open_count() == 0

    def give_up(self) -> int:
        """The time is up."""
        self._place.warn(
            self._place.said(
                "時間内に送り終わりませんでした。残りは commander outbox で確認できます。",
                "Not everything was sent in time: see the rest with commander outbox.",
            )
        )
        return Exit.NOT_IDLE

    def _once(self, sender: Sender, deliveries: DeliveryDesk) -> bool:
        """Everything that is due now, each once; a target takes one at a time, so it needs several passes."""
        before: set[tuple[str, int, int]] = set()
        while True:
            due = {(debt.key, debt.attempt, debt.looks) for debt in deliveries.workable()}
            if due <= before:
                return True
            before |= due
            sender.run_until_idle(utc_now())

    def _recorded(self, records: tuple[Record, ...]) -> None:
        for record in records:
            if isinstance(record.event, DeliverySettled):
                self._touched[record.event.key] = None
        poke(self._place.home)

    def _report(self, desk: Desk) -> int:
        code = Exit.OK
        for key in self._touched:
            debt = desk.outbox.debt(key)
            if debt is None:
                continue
            self._place.tell(_line(debt, self._place.language))
            # A summary that somebody deleted is posted anew by itself.
            is_mended = debt.operation is Operation.SUMMARY and debt.reason == Held.GONE
            if (
                debt.state in (DeliveryState.HELD, DeliveryState.FAILED, DeliveryState.UNKNOWN)
                and not is_mended
            ):
                code = Exit.REFUSED
        return code


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.pass_context
def outbox(ctx: click.Context, *, as_json: bool) -> None:
    """List what is owed and what became of it (the newest 500), and decide what stands still."""
    if ctx.invoked_subcommand is not None:
        return
    place = ctx.find_object(Place)
    if place is None:
        return
    with place.reading() as reading:
        debts, waiting, zone = (
            reading.debts(),
            reading.waiting(),
            ZoneInfo(reading.policy().service.time_zone),
        )
    if as_json:
        place.tell_json([debt_shape(debt) for debt in debts])
        return
    for debt in debts:
        place.tell(_line(debt, place.language))
    if waiting.since is not None:
        place.tell(offline_line(clock(waiting.since, zone), place.language))
        place.tell(waiting_line(waiting.texts, place.language))
        for text in waiting.texts:
            place.tell(
                f"  {text.key[:8]} {text.target} {clock(text.ordered_at, zone)} "
                f"{shown(title_of(text, place.language))}: {fate(text, place.language)}"
            )


@outbox.command("release")
@click.argument("key")
@click.option("--reason", default="", help="Why.")
@pass_place
def outbox_release(place: Place, key: str, reason: str) -> None:
    """Let a held or failed delivery go (again)."""
    _decide(place, DecideDelivery(key=key, choice=Choice.RELEASE, reason=reason))


@outbox.command("cancel")
@click.argument("key")
@click.option("--reason", default="", help="Why.")
@pass_place
def outbox_cancel(place: Place, key: str, reason: str) -> None:
    """Never send it."""
    _decide(place, DecideDelivery(key=key, choice=Choice.CANCEL, reason=reason))


@outbox.command("hold")
@click.argument("key")
@click.option("--reason", default="", help="Why.")
@pass_place
def outbox_hold(place: Place, key: str, reason: str) -> None:
    """Hold a queued delivery back until you release or cancel it."""
    _decide(place, DecideDelivery(key=key, choice=Choice.HOLD, reason=reason))


@outbox.command("confirm")
@click.argument("key")
@click.option("--ref", metavar="ID", help="The other side's id or address, where you saw it.")
@click.option("--reason", default="", help="What you saw.")
@pass_place
def outbox_confirm(place: Place, key: str, ref: str | None, reason: str) -> None:
    """You looked, and it is there: delivered."""
    _decide(place, DecideDelivery(key=key, choice=Choice.CONFIRM, reason=reason, ref=ref))


@outbox.command("resend")
@click.argument("key")
@click.option("--reason", default="", help="What you saw.")
@pass_place
def outbox_resend(place: Place, key: str, reason: str) -> None:
    """You looked, and it is not there: send it again."""
    _decide(place, DecideDelivery(key=key, choice=Choice.RESEND, reason=reason))


def _decide(place: Place, command: DecideDelivery) -> None:
    with place.desk() as desk:
        desk.submit(command)


def _line(debt: Debt, language: Language) -> str:
    state = delivery_label(debt.state, debt.target, language)
    # Of posts the board says which text it is; a line in a thread is told from its neighbour by its words alone.
    words = [one.body for one in debt.bulletin.texts.values()] if debt.operation is Operation.LINE else []
    said = _QUOTED.said_in(language).format(text=shown(words[0])) if words and words[0] else ""
    line = f"{' '.join(filter(None, (debt.key[:8], debt.target, said)))}: {state}"
    if debt.reason or debt.state in _IN_HAND:
        why = delivery_sentence(debt.state, debt.reason, debt.detail, language) if debt.reason else ""
        return f"{line} – {why}" if why else line
    return f"{line} {debt.url}" if debt.url else line


COMMANDS = (send, outbox)
