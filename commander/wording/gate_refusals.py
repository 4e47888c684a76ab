"""Pure: why nothing was recorded of a check, the first response, standing down, or an ending."""

from collections.abc import Mapping

from commander.board.refusal import Because
from commander.wording.language import Bilingual

GATE_REFUSALS: Mapping[Because, Bilingual] = {
    Because.CHECKS_UNMET: Bilingual(
        "次へ進む前の確認が {count} 件残っています({checks})。"
        "済ませるか、理由を一行書くか、「あとで決める」時刻を決めてください。",
        "Checks left before going on: {count} ({checks}). Answer them, or give one line of reason,"
        " or a time by which to decide.",
    ),
    Because.CHECK_UNKNOWN: Bilingual(
        "「{check}」という確認はありません。使えるものは {known} です。",
        'There is no check "{check}"; known here: {known}.',
    ),
    Because.CHECK_NOT_ANSWERED: Bilingual(
        "「{check}」にはまだ誰も答えていません。取り消すものはありません。",
        'Nobody has answered "{check}" yet: there is nothing to take back.',
    ),
    Because.ALIGNED_ALREADY: Bilingual(
        "初期対応の方針はもう決まっています。変えるときは、決め直して記録してください。",
        "The first response is agreed already: to change it, record it again.",
    ),
    Because.ATTENDEES_NEEDED: Bilingual(
        "誰がその場にいたかを、一人以上書いてください。",
        "Write who was there: at least one person.",
    ),
    Because.TRACKS_NEEDED: Bilingual(
        "誰が何を受け持つかを、一つ以上書いてください(例: システム: 担当者名)。",
        "Write who owns what, at least one track (for example system: a name).",
    ),
    Because.CHOICE_UNKNOWN: Bilingual(
        "「{choice}」は選べません。{choices} のどれかにしてください。",
        'There is no "{choice}": choose one of {choices}.',
    ),
    Because.NOT_CONTAINED: Bilingual(
        "まだ解散できません。対応を「効いた」で終えるか、復旧を宣言してからにしてください。",
        "The team cannot stand down yet: end an action as worked, or declare recovery first.",
    ),
    Because.STOOD_DOWN_ALREADY: Bilingual(
        "もう解散しています。呼び戻してから、解散し直してください。",
        "The team has stood down already: call it back first.",
    ),
    Because.NOT_STOOD_DOWN: Bilingual(
        "解散していないので、呼び戻す必要はありません。",
        "The team has not stood down: there is nobody to call back.",
    ),
    Because.RELEASED_NEEDED: Bilingual(
        "解散する人の名前を書いてください。",
        "Name the people who are released.",
    ),
    Because.WATCH_NEEDED: Bilingual(
        "誰がいつまで見守るかを書いてください。",
        "Say who watches, and until when.",
    ),
    Because.DEFERRAL_UNKNOWN: Bilingual(
        "その持ち越しは見つかりません({deferral})。",
        "That leftover was not found ({deferral}).",
    ),
    Because.DEFERRAL_DONE: Bilingual(
        "その持ち越しはもう終わっています({result})。",
        "That leftover is done already ({result}).",
    ),
    Because.FALSE_ALARM_TOLD: Bilingual(
        "お客様にはまだ障害とお知らせしたままです。取り消しのお知らせ(T10)を出してから、誤報として終えてください。",
        "Customers are still told of an outage: withdraw it (T10) first, then end it as a false alarm.",
    ),
    Because.MERGED_WHERE: Bilingual(
        "どのインシデントにまとめるかを書いてください。",
        "Say which incident it is merged into.",
    ),
}

# What the checks, the meeting, standing down and deferring name in a refusal, beside the fields of every area.
GATE_FIELDS: Mapping[str, Bilingual] = {
    "incident": Bilingual("インシデントの番号", "number of the incident"),
    "decision-maker": Bilingual("意思決定者", "decision-maker"),
    "track": Bilingual("担当分けの名前", "name of the track"),
    "leftover": Bilingual("持ち越す内容", "what is left over"),
    "recall": Bilingual("呼び戻す条件", "condition to call back"),
}
