"""Pure: what waits because nothing gets through, as one sentence: since when, how much, and what becomes of it."""

from collections.abc import Sequence

from commander.board.waiting import WaitingText
from commander.wording.language import Bilingual, Language

_HEAD = Bilingual("{since} から送れていません(オフライン)", "Offline: nothing gets through since {since}")
_WAIT = Bilingual(
    "送り先 {targets} か所で {texts} 件が待っています。つながれば、それぞれ最新の文面から送ります",
    "{texts} for {targets}; once it is back, the newest of each goes first",
)
_OLDER = Bilingual("古い {older} 件は送りません", "{older} will not be sent")
_BOTH = Bilingual("{said}。{more}", "{said}; {more}")
_GOES = Bilingual("送ります", "will be sent")
_STAYS = Bilingual("新しい文面があるため送りません", "a newer text goes in its stead")


def offline_line(since: str, language: Language) -> str:
    """Since when nothing gets through; since: a time as it is shown."""
    return _HEAD.said_in(language).format(since=since)


def waiting_line(texts: Sequence[WaitingText], language: Language) -> str:
    """How many texts wait for how many targets, and how many of them are never sent."""
    targets, older = len({one.target for one in texts}), sum(not one.goes for one in texts)
    said = _WAIT.said_in(language).format(
        texts=_counted(len(texts), "text waits", "texts wait", language),
        targets=_counted(targets, "target", "targets", language),
    )
    if not older:
        return said
    more = _OLDER.said_in(language).format(older=_counted(older, "older one", "older ones", language))
    return _BOTH.said_in(language).format(said=said, more=more)


def fate(text: WaitingText, language: Language) -> str:
    """What becomes of one of them."""
    return (_GOES if text.goes else _STAYS).said_in(language)


def title_of(text: WaitingText, language: Language) -> str:
    """The title of one of them, in the reader's language where it has one."""
    wording = text.texts.get(language.value) or next(iter(text.texts.values()), None)
    return wording.title if wording else ""


def _counted(number: int, one: str, many: str, language: Language) -> str:
    if language is Language.JA:
        return f"{number:,}"
    return f"{number:,} {one if number == 1 else many}"
