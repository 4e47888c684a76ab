"""Pure: which harm to money or data a typed line speaks of: 二重請求 12件, lost orders. A denial is none."""

import re
import unicodedata

from commander.board.impact_details import DATA_HARMS, MONEY_HARMS, Harm

_WORDS = {
    Harm.DOUBLE_CHARGE: r"二重(?:請求|課金|決済|引き落とし)|double[- ]charg\w*|charged twice",
    Harm.MISSING_PAYOUT: (
        r"(?:入金|振込|振り込み|支払い?|送金)(?:漏れ|もれ|遅れ|が?されない)|missing payouts?|not paid out"
    ),
    Harm.WRONG_PRICE: r"(?:金額|価格|料金|税額)(?:違い|誤り|間違い|が違う|が誤)|wrong (?:price|amount|total)s?",
    Harm.LOST: r"消失|欠損|紛失|失われ|消え|\blost\b|\bmissing (?:data|orders?|records?)|data loss",
    Harm.DUPLICATED: r"重複|二重登録|duplicat\w*",
    Harm.DELAYED: r"遅延|遅れ|未反映|滞留|delay\w*|\blate\b",
    Harm.CORRUPTED: r"破損|文字化け|壊れ|不整合|corrupt\w*|garbled|inconsisten\w*",
}
# What comes right behind or before a word and takes it back.
_DENIED = (
    r"(?!\s*(?:は|も|が)?\s*(?:なし|無し|無い|ない|ありません|していない|していません|確認されていない))"
)
_READ = {
    harm: re.compile(rf"(?<!no )(?<!not )(?:{words}){_DENIED}", re.IGNORECASE)
    for harm, words in _WORDS.items()
}
_LONGEST = 300


def harms_said(harms: tuple[Harm, ...], text: str) -> tuple[Harm, ...]:
    """The harms among these that a line names, in their order; of what is longer than a line none is read."""
    if len(text) > _LONGEST:
        return ()
    plain = unicodedata.normalize("NFKC", text)
    return tuple(harm for harm in harms if _READ[harm].search(plain))


def money_harms(text: str) -> tuple[Harm, ...]:
    """What is wrong with money."""
    return harms_said(MONEY_HARMS, text)


def data_harms(text: str) -> tuple[Harm, ...]:
    """What is wrong with data."""
    return harms_said(DATA_HARMS, text)
