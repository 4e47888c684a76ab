"""Pure: feeds of alerts in words: what they are called, how they stand, that one is silent."""

from datetime import datetime

from commander.wording.language import Bilingual, Language

_FOLDER = Bilingual("受け取りフォルダー", "Drop folder")
_SILENT = Bilingual(
    "監視の連絡元「{feed}」が {time} から沈黙しています",
    "The feed {feed} has been silent since {time}",
)


def folder_name(language: Language) -> str:
    """What the folder of dropped files is called."""
    return _FOLDER.said_in(language)


def silence_sentence(feed: str, since: datetime, language: Language) -> str:
    """A feed from which nothing came; since is a time of the reader's place."""
    return _SILENT.said_in(language).format(feed=feed, time=f"{since:%H:%M}")


_NAMES = {"alertmanager": Bilingual("Alertmanager", "Alertmanager"), "drop-folder": _FOLDER}
_TROUBLE = Bilingual("使えません({0})", "not usable ({0})")
_NEVER = Bilingual("まだ何も届いていません", "nothing has come yet")
_HEARD = Bilingual("最後の応答 {0}", "last heard {0}")
_SINCE = Bilingual("{0} から沈黙", "silent since {0}")
_FIRING = Bilingual("発報中 {0} 件", "{0} firing")
_QUIET = Bilingual("抑止中 {0} 件", "{0} silenced or inhibited")

_REFUSED = Bilingual(
    "受け取りフォルダーの {name} を読めません:{reason}refused/ にあります。",
    "A dropped file could not be read: {name}: {reason} It lies in refused/.",
)
_LIES = Bilingual(
    "受け取りフォルダーの {name} は取り込めません:{reason}",
    "A dropped file is not taken in: {name}: {reason}",
)
_LEFT = Bilingual("読めなかったファイル {0} 件", "dropped files not read: {0}")


def left_sentence(name: str, ja: str, en: str, *, refused: bool, language: Language) -> str:
    """A dropped file that became no signal, and why."""
    words = _REFUSED if refused else _LIES
    return words.said_in(language).format(name=name, reason=ja if language is Language.JA else en)


def feed_name(name: str, language: Language) -> str:
    """What a feed is called; one that nobody named here by its own name."""
    known = _NAMES.get(name)
    return known.said_in(language) if known else name


def standing_line(
    *, trouble: str, heard: str, silent: str, firing: int, quiet: int, left: int = 0, language: Language
) -> str:
    """How a feed stands, the worst first. Times come as texts of the reader's place."""
    parts = [
        _SINCE.said_in(language).format(silent) if silent else "",
        _TROUBLE.said_in(language).format(trouble) if trouble else "",
        _LEFT.said_in(language).format(left) if left else "",
        _HEARD.said_in(language).format(heard) if heard else _NEVER.said_in(language),
        _FIRING.said_in(language).format(firing) if firing else "",
        _QUIET.said_in(language).format(quiet) if quiet else "",
    ]
    return ("、" if language is Language.JA else ", ").join(filter(None, parts))
