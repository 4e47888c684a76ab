"""Pure: what is said of a name that is nobody's: that it is not known, and whose it is near to."""

from collections.abc import Sequence

from commander.wording.language import Bilingual, Language

_UNKNOWN = Bilingual("「{name}」は名簿にいません。", '"{name}" is not in the directory.')
_NEAR = Bilingual("近い名前:{names}。", "Near: {names}.")
_GUEST = Bilingual(
    "名簿外の人ならもう一度 Enter で、そのまま残します。", "If it is a guest, press Enter again."
)
_OR_GUEST = Bilingual(
    "下の近い名前から選ぶか、名簿外の人ならもう一度 Enter で、そのまま残します。",
    "Choose a near name below, or press Enter again if it is a guest.",
)
_RECORDED = Bilingual(
    "そのまま記録しました。名簿外の人でなければ、正しい名前でやり直してください。",
    "It is recorded as written: if it is no guest, do it again with the right name.",
)


def stranger_asked(name: str, *, has_near: bool, language: Language) -> str:
    """Before it is recorded: Enter once more means it. has_near: names like it stand below."""
    return _joined(
        [_UNKNOWN.said_in(language).format(name=name), (_OR_GUEST if has_near else _GUEST)], language
    )


def stranger_named(name: str, near: Sequence[str], language: Language) -> str:
    """The same in one line: the near names stand in it."""
    return _with_near(name, near, language, _GUEST)


def stranger_recorded(name: str, near: Sequence[str], language: Language) -> str:
    """After it was recorded: whose name it may have been, and what to do then."""
    return _with_near(name, near, language, _RECORDED)


def _with_near(name: str, near: Sequence[str], language: Language, then: Bilingual) -> str:
    between = "、" if language is Language.JA else ", "
    names = [_NEAR.said_in(language).format(names=between.join(near))] if near else []
    return _joined([_UNKNOWN.said_in(language).format(name=name), *names, then], language)


def _joined(parts: Sequence[str | Bilingual], language: Language) -> str:
    said = (part if isinstance(part, str) else part.said_in(language) for part in parts)
    return ("" if language is Language.JA else " ").join(said)
