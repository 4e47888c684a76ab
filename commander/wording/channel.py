"""Pure: what stands at the head of an incident's channel, and how it is announced (2-04)."""

from datetime import datetime, tzinfo

from commander.board.board import Board
from commander.board.bulletin import Wording
from commander.board.channel_wish import TOPIC_LIMIT, Bookmark
from commander.board.policy import Policy
from commander.wording.language import Bilingual, Language

# A channel has one topic for readers of both languages.
_CALL = "通話 / Call"
_PAGE = "ステータスページ / Status page"
_BOARD = "状況の要約 / Board summary"
_UNJUDGED = "SEV?"
_RESTORED = "復旧・経過観察 / Restored, watched"
_CLOSED = "完了 / Closed"
_ANNOUNCED_TITLE = Bilingual(
    "インシデントのチャンネル #{name}({short_id})", "Incident channel #{name} ({short_id})"
)
_ANNOUNCED = Bilingual(
    "{title}\n対応のやり取りはこのチャンネルで行います。",
    "{title}\nThe response is talked over in this channel.",
)


def topic(board: Board, policy: Policy, zone: tzinfo) -> str:
    """Severity, impact, commander and next post, at most as long as Slack takes; the impact gives way first."""
    incident = board.incident
    severity = f"SEV{incident.severity}" if incident.severity else _UNJUDGED
    state = _CLOSED if incident.closed else _RESTORED if incident.watch else ""
    phrase = board.impact.phrase
    impact = _one_line(phrase.ja or phrase.en) if phrase else ""
    commander = board.roles.commander
    ends = [
        f"指揮 IC: {_one_line(policy.person_name(commander))[:60]}"
        if commander
        else "指揮 IC: 空席 / vacant",
        f"次回 Next: {_clock(board.messages.promise, zone)}" if board.messages.promise else "",
    ]
    heads = [severity, state]
    taken = sum(len(part) + 3 for part in (*heads, *ends) if part)
    about = _shortened(impact or _one_line(incident.title), TOPIC_LIMIT - taken)
    return " | ".join(part for part in (*heads, about, *ends) if part)[:TOPIC_LIMIT]


def purpose(board: Board) -> str:
    """Which incident the channel is for. It also tells our channel from one that only has its name."""
    incident = board.incident
    return _shortened(f"{mark(incident.short_id)} {_one_line(incident.title)}", TOPIC_LIMIT)


def mark(short_id: str) -> str:
    """How the purpose of a channel of ours begins."""
    return f"[{short_id}]"


def bookmarks(board: Board, policy: Policy, summary_url: str) -> tuple[Bookmark, ...]:
    """Board summary, call and status page, as far as there are any."""
    links = (
        (_BOARD, summary_url),
        (_CALL, board.call.url or policy.service.call_url),
        (_PAGE, policy.service.url),
    )
    return tuple(Bookmark(title=title, url=url) for title, url in links if url)


def announcement(board: Board, name: str) -> dict[str, Wording]:
    """The post that says that there is a channel."""
    incident = board.incident
    values = {"name": name, "short_id": incident.short_id, "title": _one_line(incident.title)}
    return {
        str(language): Wording(
            title=_ANNOUNCED_TITLE.said_in(language).format(**values),
            body=_ANNOUNCED.said_in(language).format(**values),
        )
        for language in Language
    }


def _clock(moment: datetime | None, zone: tzinfo) -> str:
    return f"{moment.astimezone(zone):%m/%d %H:%M %Z}" if moment else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _shortened(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: max(0, limit - 1)] + "…"
