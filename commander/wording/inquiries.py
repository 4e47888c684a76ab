"""Pure: counted inquiries and how an incident was found, in words (0-17, 1-11, 1-12)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from enum import Enum

from commander.board.detection import DetectionStated, Source
from commander.board.inquiries import InquiriesCounted, InquiriesTakenBack
from commander.board.inquiry_channels import InquiryChannel, InquiryChannelListed, InquiryChannelRemoved
from commander.board.inquiry_figures import Figure, Standing
from commander.board.record import Event
from commander.board.refusal import Because
from commander.wording.language import Bilingual, Language

INQUIRY_LINES: Mapping[type[Event], Bilingual] = {
    InquiriesCounted: Bilingual(
        "問い合わせ {channel}:{count} 件{since_note}{wording_note}",
        "Inquiries by {channel}: {count}{since_note}{wording_note}",
    ),
    InquiriesTakenBack: Bilingual(
        "問い合わせ {channel} の {count} 件を取り消しました", "{count} inquiries by {channel} taken back"
    ),
    DetectionStated: Bilingual(
        "検知のきっかけ:{found_by}(最初に分かったのは {first_known}){note_note}",
        "Found by {found_by}, first known {first_known}{note_note}",
    ),
    InquiryChannelListed: Bilingual(
        "運用設定:問い合わせの窓口「{channel}」", 'Policy: way in for inquiries "{channel}"'
    ),
    InquiryChannelRemoved: Bilingual(
        "運用設定:問い合わせの窓口「{key}」を外しました", 'Policy: way in for inquiries "{key}" removed'
    ),
}
INQUIRY_NOTES: Mapping[str, Bilingual] = {
    "since": Bilingual("({0} から)", " (since {0})"),
    "wording": Bilingual("「{0}」", ' "{0}"'),
}
INQUIRY_REFUSALS: Mapping[Because, Bilingual] = {
    Because.INQUIRY_CHANNEL_UNKNOWN: Bilingual(
        "「{channel}」という窓口はありません。{known} のどれかにしてください。",
        'There is no way in called "{channel}": use one of {known}.',
    ),
    Because.INQUIRY_COUNT_IMPOSSIBLE: Bilingual(
        "件数は 0 から {most} までの整数にしてください。", "A count is a whole number from 0 to {most}."
    ),
    Because.INQUIRY_WINDOW_IMPOSSIBLE: Bilingual(
        "数え始めは終わりより前で、7 日以内にしてください。",
        "A count must begin before it ends, at most seven days before.",
    ),
    Because.INQUIRY_ZERO_NEEDS_WINDOW: Bilingual(
        "0 件は、いつから数えて 0 件かを添えてください(例:0 22:30から)。",
        "None at all needs the time since which there was none: 0 since 22:30.",
    ),
    Because.INQUIRY_NOT_COUNTED: Bilingual(
        "取り消せる件数がありません。自分が入れた件数か、一覧にある件数を選んでください。",
        "There is no such count to take back: choose one that you entered, or one on the list.",
    ),
    Because.SOURCE_UNKNOWN: Bilingual(
        "検知のきっかけに「{source}」はありません。{sources} のどれかにしてください。",
        'Nothing is found by "{source}": use one of {sources}.',
    ),
}
INQUIRY_LABELS: Mapping[type[Enum], Mapping[Enum, Bilingual]] = {
    Source: {
        Source.ALERT: Bilingual("監視アラート", "alert"),
        Source.CUSTOMER: Bilingual("お客様", "customer"),
        Source.SALES: Bilingual("営業経由", "customer via sales"),
        Source.STAFF: Bilingual("社内の人", "our own people"),
        Source.PARTNER: Bilingual("提携先", "partner"),
        Source.SNS: Bilingual("SNS", "social media"),
    },
    Standing: {
        Standing.NOT_COUNTED: Bilingual("数えていません", "not counted"),
        Standing.NO_BASELINE: Bilingual("平常値なし", "no baseline"),
        Standing.RAISED: Bilingual("平常を大きく超過", "far above usual"),
        Standing.ABOVE: Bilingual("平常より多い", "above usual"),
        Standing.USUAL: Bilingual("平常どおり", "as usual"),
    },
}
_ALL = Bilingual("合計", "All")
_WINDOW = Bilingual("{start}〜{end}", "{start}–{end}")
_COUNT = Bilingual("{count} 件", "{count} inquiries")
_ONE = Bilingual("1 件", "1 inquiry")
_USUAL = Bilingual("平常 {usual} 件", "usual {usual}")
_RATIO = Bilingual("{ratio} 倍", "{ratio}×")
_SPLIT = {Language.JA: "・", Language.EN: ", "}
_COMMA = {Language.JA: "、", Language.EN: ", "}
_BREAK = {Language.JA: " ・ ", Language.EN: ": "}
_EVIDENCE = Bilingual("{count} 件({window}、{split})", "{count} inquiries ({window}; {split})")
_LOOKED_PAST = Bilingual(
    "問い合わせは {figure}。影響の欄にまだありません", "{figure}; the impact doesn't say so yet"
)
_RECOVERY = Bilingual(
    "問い合わせ {window} ・ {figure} → {standing}", "Inquiries {window}: {figure} → {standing}"
)
_UNDETECTED = Bilingual("気付くまで {span}", "undetected for {span}")


def channel_name(channel: InquiryChannel, language: Language) -> str:
    """What a way in is called."""
    return Bilingual(channel.name_ja or channel.name_en, channel.name_en or channel.name_ja).said_in(language)


def window_text(figure: Figure, clock: Callable[[datetime], str], language: Language) -> str:
    """22:00–22:15."""
    return _WINDOW.said_in(language).format(start=clock(figure.started), end=clock(figure.ended))


def figure_text(figure: Figure, language: Language) -> str:
    """31 inquiries, usual 5, 6×; what nobody counted and what has no baseline say so, and give no ratio."""
    if figure.count is None:
        return _standing(Standing.NOT_COUNTED, language)
    said = (_ONE if figure.count == 1 else _COUNT).said_in(language).format(count=f"{figure.count:,}")
    if figure.usual is None:
        return _COMMA[language].join((said, _standing(Standing.NO_BASELINE, language)))
    parts = [said, _USUAL.said_in(language).format(usual=f"{figure.usual:,}")]
    ratio = ratio_text(figure, language)
    return _COMMA[language].join([*parts, ratio] if ratio else parts)


def ratio_text(figure: Figure, language: Language) -> str:
    """6×, 1.4×; empty without a baseline to compare with."""
    tenths = figure.tenths
    if tenths is None:
        return ""
    # From ten times on nobody needs the tenth.
    is_round = tenths % 10 == 0 or tenths >= 100
    ratio = f"{tenths // 10:,}" if is_round else f"{tenths // 10}.{tenths % 10}"
    return _RATIO.said_in(language).format(ratio=ratio)


def spoken_figure(figure: Figure, clock: Callable[[datetime], str], language: Language) -> str:
    """22:00–22:15: 31 inquiries, usual 5, 6×."""
    return f"{window_text(figure, clock, language)}{_BREAK[language]}{figure_text(figure, language)}"


def evidence_text(
    figure: Figure,
    by_channel: Sequence[Figure],
    names: Mapping[str, str],
    clock: Callable[[datetime], str],
    language: Language,
) -> str:
    """The impact row's words: how many in which window, and by which ways (practice §4 B)."""
    split = _SPLIT[language].join(
        f"{names.get(one.channel, one.channel)} {one.count:,}" for one in by_channel if one.count is not None
    )
    window = window_text(figure, clock, language)
    return _EVIDENCE.said_in(language).format(count=f"{figure.count or 0:,}", window=window, split=split)


def looked_past_sentence(figure: Figure, language: Language) -> str:
    """That inquiries are far above the usual, and the board doesn't say so."""
    return _LOOKED_PAST.said_in(language).format(figure=figure_text(figure, language))


def recovery_check(figure: Figure, clock: Callable[[datetime], str], language: Language) -> str:
    """Whether inquiries are back to the usual: one of the three checks of recovery."""
    return _RECOVERY.said_in(language).format(
        window=window_text(figure, clock, language),
        figure=figure_text(figure, language),
        standing=_standing(figure.standing, language),
    )


def undetected_text(span: str, language: Language) -> str:
    """For how long nobody noticed."""
    return _UNDETECTED.said_in(language).format(span=span)


def all_word(language: Language) -> str:
    """The word before the sum."""
    return _ALL.said_in(language)


def _standing(standing: Standing, language: Language) -> str:
    return INQUIRY_LABELS[Standing][standing].said_in(language)
