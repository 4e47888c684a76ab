"""How what a target shows now reads in the told matrix: as written and when, what differs, or why nobody knows."""

from collections.abc import Sequence
from typing import Final

from commander.board.deliveries import Delivery, DeliveryState
from commander.board.standing import Drifted
from commander.wording.standing import (
    ACCEPTED,
    AS_WRITTEN,
    BLIND_MAIL,
    NEVER_READ,
    READ_AT,
    UNREAD,
    drift_words,
    finding_line,
)
from ui.models.board import BoardModel
from ui.models.last_read import LastRead
from ui.theme import Tone
from ui.widgets.text_layout import Run
from ui.words import Words

_ARRIVED: Final = (DeliveryState.DELIVERED, DeliveryState.WRITTEN)


def drifted_among(deliveries: Sequence[Delivery], model: BoardModel) -> list[Drifted]:
    """Where these deliveries should stand, as they were changed since, and something else does, accepted or not."""
    standings = model.board.standings
    keys = dict.fromkeys(one.key for one in deliveries)
    changes = model.board.messages.deliveries.values()
    keys |= dict.fromkeys(one.key for one in changes if one.amends in keys)
    return [found for key in keys if (found := standings.of(key)) is not None]


def component_names(model: BoardModel, words: Words) -> dict[str, str]:
    """What the policy calls each part of the service, by its id."""
    return {one.id: words.either(one.name_ja, one.name_en) for one in model.policy.components()}


def drifted_audience(model: BoardModel) -> str:
    """The audience whose target differs first, what nobody has accepted before the rest; empty: none does."""
    standings = model.board.standings
    found = [*standings.open(), *standings.by_target.values()]
    deliveries = model.board.messages.deliveries
    # What was changed since stands under the key of the change.
    keys = [one.amends or one.key for each in found if (one := deliveries.get(each.finding.key)) is not None]
    told = model.board.messages.told.values()
    return next((one.audience for key in keys for one in told if key in one.deliveries), "")


def drift_chip(drifted: Sequence[Drifted], words: Words) -> tuple[str, Tone] | None:
    """文面が違う, with the shape of its tone: what differs and nobody has accepted; None: nothing does."""
    waiting = [one for one in drifted if one.accepted is None]
    if not waiting:
        return None
    kinds = tuple(dict.fromkeys(kind for one in waiting for kind in one.finding.drifts))
    tone = Tone.BAD if any(one.public for one in waiting) else Tone.WARN
    return drift_words(kinds[:1], words.language), tone


def read_runs(deliveries: Sequence[Delivery], model: BoardModel, words: Words) -> list[Run]:
    """✓ 22:41 確認, of the target that was read the longest time ago; or since when nobody could read one."""
    reads = [read for one in deliveries if (read := _last(one, model)) is not None and read.read_at]
    if not reads:
        return []  # why nobody could look yet stands where somebody asks: it takes nothing away from what is known
    language, now = words.language, model.now
    unread = next((one for one in reads if one.detail and one.read_at), None)
    if unread is not None and unread.read_at is not None:
        why, time = " ".join(unread.detail.split()), words.time(unread.read_at, now)
        return [Run(f" ・ {UNREAD.said_in(language).format(time=time, why=why)}", Tone.WARN)]
    oldest = min(one.read_at for one in reads if one.read_at is not None)
    said = READ_AT.said_in(language).format(time=words.time(oldest, now))
    if drifted_among(deliveries, model):
        return [Run(f" ・ {said}", Tone.NEUTRAL)]
    return [Run(" ・ ", Tone.NEUTRAL), Run(f"✓ {said}", Tone.OK)]


def standing_tip(delivery: Delivery, model: BoardModel, words: Words) -> str:
    """What stands at one target, on one line; empty: nobody has looked yet."""
    language = words.language
    if delivery.target.partition(":")[0] == "email":
        return BLIND_MAIL.said_in(language) if delivery.state in _ARRIVED else ""
    drifted = model.board.standings.of(delivery.key)
    if drifted is not None:
        said = finding_line(drifted.finding, language)
        if drifted.accepted is not None:
            person = model.policy.person_name(drifted.accepted.by)
            accepted = ACCEPTED.said_in(language).format(person=person, reason=drifted.accepted.reason)
            said = f"{said} {accepted}"
        return said
    last = _last(delivery, model)
    if last is None:
        return ""
    if last.read_at is None:
        return NEVER_READ.said_in(language).format(why=" ".join(last.detail.split()))
    read = READ_AT.said_in(language).format(time=words.time(last.read_at, model.now))
    return f"{AS_WRITTEN.said_in(language)} ✓ {read}"


def _last(delivery: Delivery, model: BoardModel) -> LastRead | None:
    if delivery.state not in _ARRIVED:
        return None
    found = model.last_reads.of(model.stream, delivery.target, delivery.key)
    return found if found is not None and (found.read_at or found.detail) else None
