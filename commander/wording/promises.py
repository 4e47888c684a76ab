"""Pure: why a post is owed, how promises were kept, and what is put off, each as one line in both languages."""

from collections.abc import Sequence
from datetime import timedelta

from commander.board.impact import Amount
from commander.board.posts_owed import Owed
from commander.board.promises import Kept
from commander.wording.labels import label
from commander.wording.language import Bilingual, Language

_CHANGE = Bilingual("{why}:{before} → {after}", "{why}: {before} → {after}")
_NEW = Bilingual("{why}:{after}", "{why}: {after}")
_KEPT = Bilingual("約束 {kept}/{all}", "promises kept {kept}/{all}")
_KEPT_LATE = Bilingual(
    "約束 {kept}/{all}(遅れ {times} 回、計 {minutes} 分)",
    "promises kept {kept}/{all} (late {times}×, {minutes} min in all)",
)


def owed_sentence(owed: Owed, language: Language) -> str:
    """Why, and from what to what."""
    before, after = _said(owed.before), _said(owed.after)
    why = label(owed.why, language)
    if not after:
        return why
    sentence = _CHANGE if before else _NEW
    return sentence.said_in(language).format(why=why, before=before, after=after)


def kept_sentence(promises: Sequence[Kept], language: Language) -> str:
    """How many promises were kept of how many that came due, and how late the others are; empty before any."""
    if not promises:
        return ""
    missed = [one for one in promises if one.missed]
    sentence = (_KEPT_LATE if missed else _KEPT).said_in(language)
    late = f"{total_late(promises):,}"
    return sentence.format(
        kept=len(promises) - len(missed), all=len(promises), times=len(missed), minutes=late
    )


def total_late(promises: Sequence[Kept]) -> int:
    """Minutes that customers waited beyond what they were promised; begun ones count."""
    late = sum((one.late for one in promises), timedelta())
    return -(-late // timedelta(minutes=1))


def _said(value: Amount | str) -> str:
    if isinstance(value, str):
        return value
    is_one = value.low == value.likely == value.high
    figures = f"{value.likely:,}" if is_one else f"{value.likely:,} ({value.low:,}–{value.high:,})"
    gap = " " if value.unit[:1].isascii() else ""
    share = f" {value.per_mille / 10:g}%" if value.per_mille is not None else ""
    return f"{figures}{gap}{value.unit}{share}".strip()
