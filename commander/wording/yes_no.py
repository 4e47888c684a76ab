"""Pure: yes and no, as a person picks them."""

from collections.abc import Mapping
from enum import Enum, StrEnum

from commander.wording.language import Bilingual


class YesNo(StrEnum):
    """One of two."""

    NO = "no"
    YES = "yes"


YES_NO_LABELS: Mapping[type[Enum], Mapping[Enum, Bilingual]] = {
    YesNo: {YesNo.NO: Bilingual("いいえ", "no"), YesNo.YES: Bilingual("はい", "yes")}
}
