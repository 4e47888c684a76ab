"""Pure: what one language of a text says and the other doesn't; and the text that says that a language follows."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

import msgspec

from commander.board.bulletin import Wording
from commander.wording.board_fields import time_said, zone_label
from commander.wording.language import Bilingual, Language
from commander.wording.linter_checks import figures, folded, without, word_pattern


class Differs(StrEnum):
    """What is in one language only."""

    PROMISE = "promise"
    TIME = "time"
    NUMBER = "number"
    COMPONENT = "component"


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that only one language says."""

    kind: Differs
    words: str
    only_in: Language


_FOLLOWING = {
    Language.EN: Bilingual(
        en="[Update] {service}: English text to follow\n\n"
        "We have posted an update in Japanese. The English text will follow here by {due} {tz}.{next}"
    ),
    Language.JA: Bilingual(
        ja="【続報】{service}：日本語のお知らせを準備しています\n\n"
        "英語で続報を掲載しました。日本語のお知らせは{due}（{tz}）までに本ページに掲載します。{next}"
    ),
}
_NEXT = Bilingual("次回：{time}", " Next update by {time}.")


def differences(
    texts: dict[str, Wording],
    components: Sequence[Bilingual],
    promise: str,
    services: Sequence[Bilingual] = (),
) -> list[Difference]:
    """What only one of the two says: the promised time first, then times, numbers, components.

    promise: the promised time as the texts write it (23:00); empty: none. services: names that may hold a
    component's and are no mention of it.
    """
    said = {language: _whole(texts.get(language)) for language in Language}
    found: list[Difference] = []
    for here, there in ((Language.JA, Language.EN), (Language.EN, Language.JA)):
        for figure in sorted(figures(said[here]) - figures(said[there])):
            kind = Differs.TIME if ":" in figure else Differs.NUMBER
            kind = Differs.PROMISE if promise and figure == promise else kind
            found.append(Difference(kind=kind, words=figure, only_in=here))
        for component in components:
            name, beyond = folded(component.said_in(here)), folded(component.said_in(there))
            if not (name and beyond) or not word_pattern((name,)).search(without(said[here], services, here)):
                continue
            if not word_pattern((beyond,)).search(said[there]):
                found.append(Difference(kind=Differs.COMPONENT, words=component.said_in(here), only_in=here))
    return sorted(found, key=lambda one: list(Differs).index(one.kind))


def following(
    language: Language,
    service: Bilingual,
    *,
    due: datetime,
    promise: datetime | None,
    now: datetime,
    zone: str,
) -> Wording:
    """What stands in the place of a language that isn't ready: that it follows, and until when."""
    told = _NEXT.said_in(language) if promise else ""
    if language is Language.EN and told:
        told = f" {told}"
    text = (
        _FOLLOWING[language]
        .said_in(language)
        .format(
            service=service.said_in(language),
            due=time_said(due, now, zone, language),
            tz=zone_label(now, zone),
            next=told.format(time=time_said(promise, now, zone, language)) if promise else "",
        )
    )
    title, _, body = text.partition("\n\n")
    return Wording(title=title, body=body)


def _whole(wording: Wording | None) -> str:
    return folded(f"{wording.title}\n{wording.body}") if wording is not None else ""
