"""What the page of inquiries shows, as bars, marks and words. Holds no widget."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.board.detection import Found, StateDetection, undetected
from commander.board.heads import Field
from commander.board.inquiries import Tally
from commander.board.inquiry_channels import QUARTER, quarter_of
from commander.board.inquiry_figures import Figure, Standing, quarters
from commander.board.record import Occurred
from commander.inquiries.evidence import recently
from commander.wording.impact_windows import span_text
from commander.wording.inquiries import (
    channel_name,
    figure_text,
    ratio_text,
    recovery_check,
    spoken_figure,
    undetected_text,
)
from ui.models.board import BoardModel
from ui.panes.version import Version, version_of
from ui.theme import Tone
from ui.widgets.inquiry_chart import Bar, Marker
from ui.words import Words

CHARTED: Final = timedelta(hours=6)
_WORDING_SHOWN: Final = 60
STANDING_TONES: Final = {
    Standing.NOT_COUNTED: Tone.PAST,
    Standing.NO_BASELINE: Tone.NEUTRAL,
    Standing.RAISED: Tone.WARN,
    Standing.ABOVE: Tone.INK,
    Standing.USUAL: Tone.OK,
}


def zone_of(words: Words, now: datetime) -> tzinfo:
    """The zone whose wall clock the usual goes by."""
    return words.local(now).tzinfo or UTC


def clock_of(words: Words) -> Callable[[datetime], str]:
    """How the times of a window are written."""
    return lambda at: f"{words.local(at):%H:%M}"


def bars_of(model: BoardModel, words: Words) -> list[Bar]:
    """A bar for each quarter of an hour of the last hours."""
    now = model.now
    zone = zone_of(words, now)
    channels = model.policy.inquiry_channels()
    found = quarters(model.board.inquiries, channels, now - CHARTED + QUARTER, now, zone)
    return [_bar(figure, words) for figure in found]


def markers_of(model: BoardModel) -> list[Marker]:
    """When it began, was declared, was told to customers, and was over: on quarters of an hour."""
    return markers_since(model, quarter_of(model.now - CHARTED + QUARTER), QUARTER)


def markers_since(model: BoardModel, first: datetime, step: timedelta) -> list[Marker]:
    """The same on a chart that begins there, a bar each step."""
    board = model.board
    incident = board.incident
    found: list[tuple[datetime, str, Tone]] = []
    if incident.started is not None:
        found.append((incident.started.instant, _word("began"), Tone.BAD))
    if incident.declared_at is not None:
        found.append((incident.declared_at, _word("declared"), Tone.DECISION))
    public = {audience.key for audience in model.policy.audiences() if audience.public}
    posts = {one.ordered_at for one in board.messages.told.values() if one.audience in public}
    if board.messages.first_public_at is not None:
        posts.add(board.messages.first_public_at)
    found += [(at, _word("post"), Tone.ACCENT) for at in _apart(posts, step / 2)]
    if incident.watch is not None:
        found.append((incident.watch.restored_at, _word("recovery"), Tone.OK))
    return [
        Marker(place=(at - first) / step, word=word, tone=tone)
        for at, word, tone in sorted(found)
        if at >= first
    ]


def _apart(moments: Iterable[datetime], least: timedelta) -> list[datetime]:
    kept: list[datetime] = []
    for at in sorted(moments):
        if not kept or at - kept[-1] >= least:
            kept.append(at)
    return kept


def standing_sentence(model: BoardModel, words: Words) -> tuple[str, Tone]:
    """The last half hour in one line, and how it is to be read."""
    if not model.board.inquiries.is_counted:
        text = QCoreApplication.translate("Inquiries", "Nobody has counted yet. A number key adds one.")
        return text, Tone.NEUTRAL
    figure = recently(model.board, model.policy, model.now, zone_of(words, model.now)).whole
    said = spoken_figure(figure, clock_of(words), words.language)
    if figure.count is None:
        return said, Tone.PAST
    return f"{said} ・ {words.label(figure.standing)}", STANDING_TONES[figure.standing]


def back_to_usual(model: BoardModel, words: Words) -> str:
    """The second of the three checks of recovery: whether inquiries are back at the usual."""
    figure = recently(model.board, model.policy, model.now, zone_of(words, model.now)).whole
    return recovery_check(figure, clock_of(words), words.language)


def tally_line(tally: Tally, model: BoardModel, words: Words) -> str:
    """One count as it was entered: 22:41 Phone +1 担当A."""
    channel = next((one for one in model.policy.inquiry_channels() if one.key == tally.channel), None)
    name = channel_name(channel, words.language) if channel else words.either(tally.name_ja, tally.name_en)
    when = words.time(tally.ended, model.now)
    if tally.started != tally.ended:
        when = f"{words.time(tally.started, model.now)}–{when}"
    words_said = " ".join(tally.wording[: _WORDING_SHOWN + 1].split())
    cut = words_said if len(tally.wording) <= _WORDING_SHOWN else words_said[:_WORDING_SHOWN] + "…"
    said = f"「{cut}」" if cut else ""
    who = model.policy.person_name(tally.author)
    return "  ".join(part for part in (when, f"{name or tally.channel} +{tally.count:,}", said, who) if part)


def detection_line(model: BoardModel, words: Words) -> str:
    """How it was found, when it was first known, and how long nobody noticed; empty: nobody said."""
    board = model.board
    found = board.detection.found
    if found is None:
        return ""
    known = QCoreApplication.translate("Inquiries", "first known {time}").format(
        time=words.time(found.first_known, model.now)
    )
    parts = [words.label(found.source), known]
    span = undetected(board.detection, board.incident)
    if span is not None:
        parts.append(undetected_text(span_text(span, words.language), words.language))
    return " ・ ".join(parts)


def detection_versions(stream: str, field: Field[Found], words: Words, now: datetime) -> list[Version]:
    """What two desks said of how it was found, and the command that chooses each."""
    found: list[Version] = []
    for head in field.heads:
        said = head.value
        known = Occurred(instant=said.first_known, zone=words.zone, approximate=said.approximate)
        choose = StateDetection(incident=stream, source=said.source, first_known=known, note=said.note)
        text = " ".join(
            part for part in (words.label(said.source), words.time(said.first_known, now), said.note) if part
        )
        found.append(version_of(head, text, choose))
    return found


def figure_words(figure: Figure, words: Words) -> tuple[str, Tone]:
    """A figure in a row of the page."""
    return figure_text(figure, words.language), STANDING_TONES[figure.standing]


def _bar(figure: Figure, words: Words) -> Bar:
    local = words.local(figure.started)
    is_hour = local.minute == 0
    return Bar(
        count=figure.count,
        usual=figure.usual,
        spoken=spoken_figure(figure, clock_of(words), words.language),
        above=ratio_text(figure, words.language) if figure.standing is Standing.RAISED else "",
        hour=f"{local:%H:%M}" if is_hour else "",
    )


def _word(what: str) -> str:
    return {
        "began": QCoreApplication.translate("Inquiries", "began"),
        "declared": QCoreApplication.translate("Inquiries", "declared"),
        "post": QCoreApplication.translate("Inquiries", "post"),
        "recovery": QCoreApplication.translate("Inquiries", "recovery"),
    }[what]
