"""Pure: what a column of a customer file holds: guessed from its heading, corrected by a person."""

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from commander.customers.faults import CustomerFault, Why


class Column(StrEnum):
    """What is known of a customer. The value is written to files and never changes."""

    ACCOUNT = "account"
    MAIL = "mail"
    PHONE = "phone"
    NAME = "name"
    KANA = "kana"
    POSTAL = "postal"
    ADDRESS = "address"


# Position of each known column in a file.
Mapped = dict[Column, int]
# By one of these a customer can be told from another.
_TELLING: Final = (Column.ACCOUNT, Column.MAIL, Column.PHONE, Column.NAME)
_NAMES: Final[Mapping[Column, tuple[str, ...]]] = {
    Column.ACCOUNT: (
        *(
            "account",
            "accountid",
            "accountno",
            "accountnumber",
            "userid",
            "memberid",
            "memberno",
            "customerid",
        ),
        *("customerno", "custid", "clientid", "uid", "id", "login", "loginid", "shopid", "storeid"),
        *(
            "顧客番号",
            "顧客id",
            "顧客コード",
            "会員番号",
            "会員id",
            "お客様番号",
            "お客様id",
            "ユーザーid",
            "ユーザid",
        ),
        *(
            "アカウント",
            "アカウントid",
            "契約番号",
            "契約id",
            "加盟店番号",
            "加盟店id",
            "店舗id",
            "店舗コード",
        ),
    ),
    Column.MAIL: (
        *("mail", "email", "emailaddress", "mailaddress", "contactemail", "useremail", "customeremail"),
        *(
            "メール",
            "メールアドレス",
            "eメール",
            "電子メール",
            "メアド",
            "連絡先メール",
            "連絡先メールアドレス",
        ),
    ),
    Column.PHONE: (
        *(
            "phone",
            "phonenumber",
            "tel",
            "telephone",
            "telno",
            "mobile",
            "mobilephone",
            "cell",
            "contactphone",
        ),
        *(
            "電話",
            "電話番号",
            "携帯",
            "携帯電話",
            "携帯番号",
            "携帯電話番号",
            "連絡先",
            "連絡先電話番号",
            "tel番号",
        ),
    ),
    Column.NAME: (
        *(
            "name",
            "fullname",
            "customername",
            "username",
            "company",
            "companyname",
            "shopname",
            "displayname",
        ),
        *(
            "氏名",
            "名前",
            "お名前",
            "顧客名",
            "お客様名",
            "会員名",
            "会社名",
            "法人名",
            "店舗名",
            "加盟店名",
            "契約者名",
        ),
    ),
    Column.KANA: (
        *("kana", "namekana", "fullnamekana", "furigana"),
        *("カナ", "フリガナ", "ふりがな", "氏名カナ", "カナ氏名", "氏名フリガナ", "お名前カナ", "顧客名カナ"),
    ),
    Column.POSTAL: (
        *("postal", "postalcode", "postcode", "zip", "zipcode"),
        *("郵便番号", "〒", "郵便"),
    ),
    Column.ADDRESS: ("address", "住所", "所在地", "ご住所"),
}
_BY_NAME: Final = {name: column for column, names in _NAMES.items() for name in names}


def guessed(headings: Sequence[str]) -> Mapped:
    """Which column is which, by the usual headings in both languages; the first of several wins."""
    found: Mapped = {}
    for place, heading in enumerate(headings):
        column = _BY_NAME.get(_plain(heading))
        if column is not None:
            found.setdefault(column, place)
    return found


def corrected(found: Mapped, said: Mapping[str, str], headings: Sequence[str], file: str) -> Mapped:
    """The guess as a person put it right: a heading, the number of a column, or nothing for none.

    Raises CustomerFault for a column that isn't there, or one given to two things.
    """
    mapped = dict(found)
    for name, wish in said.items():
        column = Column(name)
        mapped.pop(column, None)
        if wish.strip():
            place = _place(wish, headings, file)
            for other in [one for one, held in mapped.items() if held == place]:
                del mapped[other]
            mapped[column] = place
    if not any(column in mapped for column in _TELLING):
        raise CustomerFault(Why.NO_KEY_COLUMN, file=file)
    return mapped


def kind_of_table(headings: Sequence[str]) -> str:
    """What files with the same headings share, and from which no heading can be read."""
    return hashlib.sha256("\x1f".join(map(_plain, headings)).encode(errors="replace")).hexdigest()[:32]


def _place(wish: str, headings: Sequence[str], file: str) -> int:
    wanted = _plain(wish)
    named = [place for place, heading in enumerate(headings) if _plain(heading) == wanted]
    if named:
        return named[0]
    if wanted.isascii() and wanted.isdecimal() and 0 < int(wanted[:6]) <= len(headings):
        return int(wanted) - 1
    raise CustomerFault(Why.COLUMN_UNKNOWN, file=file, value=wish[:80])


def _plain(heading: str) -> str:
    text = unicodedata.normalize("NFKC", heading).casefold()
    return "".join(one for one in text if one.isalnum() or one == "〒")
