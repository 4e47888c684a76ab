"""Pure: what a reading of a target found, as a sentence, and the ways to mend it (others: delivery drift)."""

from collections.abc import Mapping
from datetime import datetime, tzinfo
from difflib import SequenceMatcher

from commander.board.bulletin import ComponentStatus, Stage
from commander.board.message import BroadcastOrdered
from commander.board.standing import Drift, Finding, Showing
from commander.wording.labels import label
from commander.wording.language import Bilingual, Language

_SENTENCES: Mapping[Drift, Bilingual] = {
    Drift.MISSING: Bilingual(
        "こちらの投稿がありません。削除された可能性があります。",
        "Our post is not there: somebody may have deleted it.",
    ),
    Drift.HIDDEN: Bilingual("読む人には表示されていません。", "It is there, but readers are not shown it."),
    Drift.TEXT: Bilingual("文面が書き換えられています。", "The text was changed."),
    Drift.NEWER: Bilingual(
        "こちらのものではない、より新しい更新が出ています。",
        "A newer update that is not ours stands above it.",
    ),
    Drift.STAGE: Bilingual(
        "段階が「{theirs}」になっています(こちらは「{ours}」)。",
        'The page says "{theirs}"; we said "{ours}".',
    ),
    Drift.COMPONENT: Bilingual(
        "サービスの状態が違います:{components}。", "Parts of the service differ: {components}."
    ),
}
_AS_WRITTEN = Bilingual("書いたとおりに表示されています。", "It stands as written.")
_BY = Bilingual("変更した人:{by}。", "Changed by {by}.")
_COMPONENT = Bilingual("{id} は「{theirs}」(こちらは「{ours}」)", '{id} is "{theirs}" (we said "{ours}")')
_SAME = "⋯"
_UNKNOWN = Bilingual("不明", "unknown")

AS_WRITTEN = Bilingual("そのまま表示中", "as written")
READ_AT = Bilingual("{time} 確認", "read {time}")
UNREAD = Bilingual(
    "{time} に確認、その後は読めません:{why}", "last read {time}, could not be read since: {why}"
)
NEVER_READ = Bilingual("まだ読めていません:{why}", "could not be read yet: {why}")
NOT_LOOKED = Bilingual("まだ確認していません", "not read yet")
BLIND_MAIL = Bilingual("メールは送った後に読み返せません。", "A mail that was sent can't be read back.")
STAGE_LINE = Bilingual("段階:{stage}", "Stage: {stage}")
TOLD_AGAIN = Bilingual(
    "{target} に「{content}」を送り直します", 'The text "{content}" goes to {target} once more'
)
NOTHING_THERE = Bilingual("(何も表示されていません)", "(nothing is shown)")
ACCEPTED = Bilingual("{person} が了承:{reason}", "accepted by {person}: {reason}")


def drift_words(drifts: tuple[Drift, ...], language: Language) -> str:
    """The differences in a few words, for a chip or a line."""
    return ("・" if language is Language.JA else ", ").join(label(one, language) for one in drifts)


def finding_sentences(
    finding: Finding, language: Language, names: Mapping[str, str] | None = None
) -> list[str]:
    """What was found, one sentence a difference; a single one when there is none. names: of components."""
    if not finding.drifts:
        return [_AS_WRITTEN.said_in(language)]
    theirs = finding.theirs or Showing()
    said = [
        _SENTENCES[drift]
        .said_in(language)
        .format(
            ours=state_word(finding.ours.stage, language),
            theirs=state_word(theirs.stage, language),
            components=_components(finding.ours, theirs, language, names or {}),
        )
        for drift in finding.drifts
    ]
    return [*said, _BY.said_in(language).format(by=finding.by)] if finding.by else said


def finding_line(finding: Finding, language: Language, names: Mapping[str, str] | None = None) -> str:
    """The same on one line."""
    return ("" if language is Language.JA else " ").join(finding_sentences(finding, language, names))


def standing_words(value: Finding | Drift, language: Language) -> str:
    """What a record of a reading holds, in words."""
    return finding_line(value, language) if isinstance(value, Finding) else label(value, language)


def repaired_target(event: BroadcastOrdered) -> str:
    """The one target that a repair goes to."""
    return next((target for telling in event.tellings for target in telling.targets), "")


def state_word(word: str, language: Language) -> str:
    """A stage or a component's state in our words; the other side's own word stays as it is."""
    for kind in (Stage, ComponentStatus):
        if word in tuple(kind):
            return label(kind(word), language)
    return word or _UNKNOWN.said_in(language)


def showing_text(showing: Showing | None, language: Language, names: Mapping[str, str] | None = None) -> str:
    """What one side shows, as lines: title, body, stage, parts of the service."""
    if showing is None:
        return NOTHING_THERE.said_in(language)
    lines = [line for line in (showing.title, showing.body) if line]
    if showing.stage:
        lines.append(STAGE_LINE.said_in(language).format(stage=state_word(showing.stage, language)))
    called = names or {}
    lines += [
        f"{called.get(id_, id_)}: {state_word(status, language)}"
        for id_, status in showing.components.items()
    ]
    return "\n".join(lines) or NOTHING_THERE.said_in(language)


def beside(ours: str, theirs: str) -> tuple[str, str]:
    """Both texts without the lines that they share, which are a dot each: what is left is what to look at."""
    left, right = ours.splitlines(), theirs.splitlines()
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    shown: tuple[list[str], list[str]] = [], []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            for lines in shown:
                lines.append(_SAME)
        else:
            shown[0].extend(left[i:j])
            shown[1].extend(right[k:m])
    return "\n".join(shown[0]), "\n".join(shown[1])


def read_words(
    read_at: datetime | None, why: str, language: Language, zone: tzinfo, *, as_written: bool = False
) -> str:
    """When a target was last read, and why it could not be since; as_written: it stood as written then."""
    time = f"{read_at.astimezone(zone):%H:%M}" if read_at else ""
    if why:
        words = UNREAD if read_at else NEVER_READ
        return words.said_in(language).format(time=time, why=why)
    if read_at is None:
        return NOT_LOOKED.said_in(language)
    read = READ_AT.said_in(language).format(time=time)
    return f"{AS_WRITTEN.said_in(language)} ✓ {read}" if as_written else read


def _components(ours: Showing, theirs: Showing, language: Language, names: Mapping[str, str]) -> str:
    differing = [
        _COMPONENT.said_in(language).format(
            id=names.get(id_, id_),
            ours=state_word(said, language),
            theirs=state_word(theirs.components[id_], language),
        )
        for id_, said in ours.components.items()
        if id_ in theirs.components and theirs.components[id_] != said
    ]
    return ("、" if language is Language.JA else ", ").join(differing)
