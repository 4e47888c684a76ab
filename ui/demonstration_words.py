"""What the good commander of the demonstration says, in both languages. Not when it is said."""

from typing import Final

from commander.wording.language import Bilingual

SCRIBE: Final = Bilingual("担当B", "person B")
OWNER: Final = Bilingual("担当C", "person C")
HASTE: Final = Bilingual(
    "復旧を先に進める。残りは追って確認", "Recovery first; the rest is checked meanwhile"
)
WHO: Final = Bilingual(
    "サービスを使うお客様(件数は調査中)", "Customers of the service (how many is being looked at)"
)
BEING_READ: Final = Bilingual("ログを確認中", "logs are being read")
NO_SIGN: Final = Bilingual(
    "他人の情報は表示されていない(画面の写真)", "Nobody else's data was shown (screenshot)"
)
DECISION: Final = Bilingual(
    "v411 へロールバックする。強い反対なし。", "Roll back to v411. No strong objection was raised."
)
DEPLOY: Final = Bilingual("v412 のデプロイ完了と 5xx の立ち上がりが一致", "5xx began as v412 was deployed")
TWICE: Final = Bilingual("二重に課金された注文はあるか → 担当C", "Was any order charged twice? → person C")
REFUND: Final = Bilingual(
    "二重の請求は今日中に取り消す。窓口には決まった文で答える。",
    "Double charges are reversed today. The support desk answers with the set text.",
)
ACTION: Final = Bilingual("決済 API を v411 へロールバック", "Roll the payment API back to v411")
EXPECTED: Final = Bilingual("5xx が 0.5% 未満", "5xx below 0.5%")
MEASURED: Final = Bilingual("東京で 0.4%", "0.4% in Tokyo")
CARDHOLDERS: Final = Bilingual(
    "カードで支払うお客様(全カード会社)", "Customers who pay by card (every card company)"
)
WORDED: Final = Bilingual("カードでのお支払いが失敗する", "card payments failing")
TRIED: Final = Bilingual("注文確定で 502", "502 when an order is confirmed")
INQUIRIES: Final = Bilingual("「カードで払えない」24 件", "24 say that cards are refused")
FIVE_XX: Final = Bilingual("5xx 1,204 件 / 10分", "1,204 5xx in 10 min")
# What a draft leaves blank for a person to say in plain words.
FILLED: Final = {
    "evidence_plain.ja": "エラーの割合がふだんの水準に戻ったこと",
    "evidence_plain.en": "error rates back at their usual level",
    "who.ja": "カードで支払うお客様",
    "who.en": "customers who pay by card",
    "func.ja": "カード決済",
    "func.en": "Card payments",
    "n.ja": "件数は調査中",
    "n.en": "the number is being looked at",
    "ok.ja": "コンビニ払い、口座振替",
    "ok.en": "convenience store and bank payments",
}
IS_NEW: Final = Bilingual(
    "別の部品で、いま作業している人がいないため、新しい障害として扱う",
    "Another part fails and nobody is working on it now: it is a new incident",
)
