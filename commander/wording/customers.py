"""Pure: lists of affected customers in words: numbers, versions, columns; never a customer (2-16)."""

from collections.abc import Mapping, Sequence
from enum import Enum

from commander.board.customer_lists import (
    CustomersCounted,
    CustomersDeleted,
    CustomersExported,
    CustomersKept,
    CustomersUsed,
    ListAct,
)
from commander.board.customer_policy import (
    CustomerRules,
    CustomerRulesSet,
    CustomerTeam,
    CustomerTeamListed,
    CustomerTeamRemoved,
)
from commander.board.record import Event
from commander.board.refusal import Because
from commander.wording.language import Bilingual, Language

CUSTOMER_LINES: Mapping[type[Event], Bilingual] = {
    CustomersCounted: Bilingual(
        "影響顧客リスト {list} 第{version}版({act}):顧客 {unique}、行 {rows}、取込不可 {rejected}、除外 {left_out}、"
        "未判断 {waiting}{reason_note}",
        "List of affected customers {list}, version {version} ({act}): {unique} customers of {rows} rows; "
        "{rejected} rejected, {left_out} left out, {waiting} to judge{reason_note}",
    ),
    CustomersExported: Bilingual(
        "影響顧客リスト {list} 第{version}版を「{team}」に書き出しました:{rows} 行、列 {columns}、"
        "SHA-256 {digest}",
        "List of affected customers {list}, version {version}, exported for {team}: {rows} rows, columns {columns}, "
        "SHA-256 {digest}",
    ),
    CustomersUsed: Bilingual(
        "影響の件数に影響顧客リスト {list} 第{version}版の {unique} を使いました",
        "The impact's number is now {unique}, from list {list}, version {version}",
    ),
    CustomersKept: Bilingual(
        "影響顧客リスト {list} の削除期限を {delete_at} にしました({reason})",
        "List of affected customers {list} is to be deleted by {delete_at} ({reason})",
    ),
    CustomersDeleted: Bilingual(
        "影響顧客リスト {list} を削除し、鍵を破棄しました{reason_note}",
        "List of affected customers {list} deleted and its key destroyed{reason_note}",
    ),
    CustomerRulesSet: Bilingual(
        "運用設定:影響顧客リスト({rules})", "Policy: lists of affected customers ({rules})"
    ),
    CustomerTeamListed: Bilingual(
        "運用設定:顧客リストの渡し先「{team}」", 'Policy: customer lists go to "{team}"'
    ),
    CustomerTeamRemoved: Bilingual(
        "運用設定:顧客リストの渡し先「{key}」を外しました", 'Policy: customer lists no longer go to "{key}"'
    ),
}
CUSTOMER_REFUSALS: Mapping[Because, Bilingual] = {
    Because.CUSTOMERS_NOT_YOURS: Bilingual(
        "影響顧客リストを扱えるのは運用設定の役割({roles})の担当者だけです。その役割に就くか、担当者に頼んでください。",
        "Only who leads one of the policy's roles ({roles}) works with lists of affected customers: take one, or ask "
        "them.",
    ),
    Because.CUSTOMERS_UNKNOWN: Bilingual(
        "影響顧客リスト {list} の記録はありません。", "There is no list of affected customers {list}."
    ),
    Because.CUSTOMERS_DELETED: Bilingual(
        "影響顧客リスト {list} は削除済みです。新しく取り込んでください。",
        "The list {list} was deleted: import into a new one.",
    ),
    Because.CUSTOMERS_IMPOSSIBLE: Bilingual(
        "影響顧客リストの版として受け付けられない値です。",
        "These numbers are no version of a list of customers.",
    ),
    Because.CUSTOMERS_NONE: Bilingual(
        "影響顧客リスト {list} に顧客がいません。0 件には根拠が要ります:影響欄で書いてください。",
        "The list {list} has no customers: zero needs its evidence, so state it in the impact.",
    ),
    Because.CUSTOMERS_DAY_IMPOSSIBLE: Bilingual(
        "削除期限は今より後、{days} 日以内にしてください。",
        "A list is deleted on a day to come, within {days} days.",
    ),
    Because.CUSTOMER_TEAM_UNKNOWN: Bilingual(
        "運用設定に「{team}」という渡し先はありません。{known} のどれかにしてください。",
        'The policy has no team "{team}": use one of {known}.',
    ),
    Because.CUSTOMER_COLUMNS_TOO_MANY: Bilingual(
        "「{team}」に渡せる列は {columns} だけです。", '"{team}" is handed these columns only: {columns}.'
    ),
}
CUSTOMER_LABELS: Mapping[type[Enum], Mapping[Enum, Bilingual]] = {
    ListAct: {
        ListAct.IMPORTED: Bilingual("取り込み", "imported"),
        ListAct.DECIDED: Bilingual("同一人物の判断", "judged"),
        ListAct.TAKEN_BACK: Bilingual("判断の取り消し", "taken back"),
        ListAct.REMOVED: Bilingual("ファイルの取り外し", "file taken out"),
    },
}
_COLUMNS: Mapping[str, Bilingual] = {
    "account": Bilingual("顧客番号", "Account"),
    "name": Bilingual("氏名", "Name"),
    "kana": Bilingual("カナ", "Kana"),
    "mail": Bilingual("メール", "Mail"),
    "phone": Bilingual("電話", "Phone"),
    "postal": Bilingual("郵便番号", "Postal code"),
    "address": Bilingual("住所", "Address"),
}
_REJECTED: Mapping[str, Bilingual] = {
    "cells": Bilingual("列の数が見出しと違う", "another number of cells than headings"),
    "nothing": Bilingual("顧客番号・メール・電話・氏名がない", "no account, mail, phone or name"),
    "nul": Bilingual("文字でないデータ(NUL)", "a NUL byte"),
    "too-long": Bilingual("セルが長すぎる", "a cell is too long"),
}
# By the numbers of commander/customers/matching.py.
_REASONS = (
    Bilingual("単独", "alone"),
    Bilingual("顧客番号が同じ", "same account"),
    Bilingual("メールが同じ", "same mail"),
    Bilingual("電話が同じ", "same phone"),
    Bilingual("氏名が似ていて郵便番号が同じ", "alike name, same postal code"),
    Bilingual("人が同一と判断", "judged the same"),
)
_USED = Bilingual(
    "影響顧客リスト {list} 第{version}版より", "from the list of affected customers {list}, version {version}"
)
_UNIT = Bilingual("名", "customers")
_KEPT = Bilingual("{days} 日保管", "kept {days} days")
_SUPERSEDED = Bilingual(
    "影響の件数 {used}(リスト {list} 第{before}版)は古く、第{version}版では {unique} です",
    "The impact says {used} (list {list}, version {before}); version {version} counts {unique}",
)
_DELETE_DUE = Bilingual("影響顧客リスト {list} を削除する", "Delete the list of affected customers {list}")


def column_name(column: str, language: Language) -> str:
    """What a column is called."""
    return _COLUMNS[column].said_in(language) if column in _COLUMNS else column


def columns_said(columns: Sequence[str], language: Language) -> str:
    """Several columns, said one after the other."""
    return ("、" if language is Language.JA else ", ").join(column_name(one, language) for one in columns)


def rejected_said(why: str, language: Language) -> str:
    """Why a row was not taken."""
    return _REJECTED[why].said_in(language) if why in _REJECTED else why


def reason_said(reason: int, language: Language) -> str:
    """Why rows are one customer, or may be."""
    return _REASONS[reason].said_in(language) if 0 <= reason < len(_REASONS) else str(reason)


def used_text(list_id: str, version: int, language: Language) -> str:
    """Where the impact's number comes from."""
    return _USED.said_in(language).format(list=list_id, version=version)


def unit_said(language: Language) -> str:
    """What is counted."""
    return _UNIT.said_in(language)


def superseded_said(list_id: str, used: tuple[int, int], newest: tuple[int, int], language: Language) -> str:
    """That the impact's number is of an earlier version; each as (version, customers)."""
    return _SUPERSEDED.said_in(language).format(
        list=list_id, before=used[0], used=f"{used[1]:,}", version=newest[0], unique=f"{newest[1]:,}"
    )


def deletion_said(list_id: str, language: Language) -> str:
    """What is due when a list's time has come."""
    return _DELETE_DUE.said_in(language).format(list=list_id)


def customer_values(
    event: CustomersCounted | CustomersExported | CustomersUsed, language: Language
) -> dict[str, str]:
    """The values of a record as its line says them: a list's version is not the record's."""
    numbers = ("version", "rows", "rejected", "left_out", "unique", "waiting")
    values = {name: f"{getattr(event, name):,}" for name in numbers if hasattr(event, name)}
    if isinstance(event, CustomersExported):
        values |= {"team": team_name(event, language), "columns": columns_said(event.columns, language)}
    return values


def rules_said(rules: CustomerRules, language: Language) -> str:
    """How lists are kept, in short."""
    return _KEPT.said_in(language).format(days=rules.keep_days)


def team_name(team: CustomerTeam | CustomersExported, language: Language) -> str:
    """What a team is called that is handed a list."""
    ja, en = (
        (team.team_ja, team.team_en) if isinstance(team, CustomersExported) else (team.name_ja, team.name_en)
    )
    key = team.team if isinstance(team, CustomersExported) else team.key
    return Bilingual(ja or en or key, en or ja or key).said_in(language)
