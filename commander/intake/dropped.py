"""Pure: what a dropped file says: a small JSON of ours, an Alertmanager's webhook, or a text (its first line)."""

from datetime import datetime
from typing import Final

import msgspec

from commander.board.text import LINE_LIMIT, is_link
from commander.intake.alerts import Group, NotAlerts, plain, webhook_of

ENDINGS: Final = (".json", ".txt")


class NotTaken(ValueError):
    """A file that says nothing we can write down: what is wrong and what to write, in both languages."""

    def __init__(self, ja: str, en: str) -> None:
        super().__init__(en)
        self.ja, self.en = ja, en


class Dropped(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The shape that a JSON file has: {"text": …, "source": …, "at": "2026-11-22T21:03:00+09:00", "key": …, "link": …}.

    Only text is needed. key: files with the same one are the same signal; without it each file is its own.
    """

    text: str
    source: str = ""
    at: str = ""
    key: str = ""
    link: str = ""

    @property
    def happened_at(self) -> datetime | None:
        """When it happened, as the file says; None: it says nothing. Raises NotTaken."""
        if not self.at:
            return None
        try:
            at = datetime.fromisoformat(self.at)
        except ValueError:
            at = None
        if at is None or at.tzinfo is None:
            raise NotTaken(
                'at は時差付きの時刻で書いてください(例:"2026-11-22T21:03:00+09:00")。',
                'Write "at" as a time with its offset, such as "2026-11-22T21:03:00+09:00".',
            )
        return at


_DROPPED: Final = msgspec.json.Decoder(Dropped)


def content_of(name: str, body: bytes) -> Dropped | Group:
    """What a file says; raises NotTaken."""
    if name.lower().endswith(".txt"):
        return _of_text(body)
    try:
        group = webhook_of(body)
    except NotAlerts as wrong:
        raise NotTaken(
            f"Alertmanager の Webhook の JSON として読めません({wrong})。",
            f"It can't be read as an Alertmanager's webhook ({wrong}).",
        ) from None
    return group if group is not None else _of_json(body)


def _of_text(body: bytes) -> Dropped:
    lines = _decoded(body).lstrip("\ufeff").splitlines()
    text = next((line for line in lines if line.strip()), "")
    return _checked(Dropped(text=text))


def _of_json(body: bytes) -> Dropped:
    try:
        found = _DROPPED.decode(_decoded(body).lstrip("\ufeff"))
    except (msgspec.MsgspecError, RecursionError) as error:
        wrong = plain(str(error), 200)
        raise NotTaken(
            f'JSON として読めないか、形が違います({wrong})。{{"text": "…"}} の形で書いてください。',
            f'It is no JSON of the expected shape ({wrong}): write {{"text": "…"}}.',
        ) from None
    if found.link and not is_link(found.link):
        raise NotTaken(
            "link は https:// で始まるアドレスにしてください。",
            'Write "link" as an address that begins with https://.',
        )
    _ = found.happened_at
    return _checked(found)


def _checked(found: Dropped) -> Dropped:
    text = plain(found.text, LINE_LIMIT)
    if not text:
        raise NotTaken(
            "内容がありません。1 行目(JSON では text)に兆候を書いてください。",
            "It says nothing: write the signal in the first line (in JSON, as text).",
        )
    source, key = plain(found.source, LINE_LIMIT), found.key[:LINE_LIMIT]
    return msgspec.structs.replace(found, text=text, source=source, key=key)


def _decoded(body: bytes) -> str:
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise NotTaken(
            "UTF-8 のテキストではありません。UTF-8 で書き直してください。",
            "It is no UTF-8 text: write it in UTF-8.",
        ) from None
    if "\0" in text:
        raise NotTaken(
            "テキストではないファイルです。UTF-8 のテキストか JSON にしてください。",
            "It is no text: drop a UTF-8 text or JSON file.",
        )
    return text
