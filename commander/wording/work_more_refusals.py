"""Pure: why nothing was recorded of a decision, a question, a risk, a follow-up, a change or a procedure."""

from collections.abc import Mapping

from commander.board.refusal import Because
from commander.wording.language import Bilingual

_NOT_FOUND = "が見つかりません。一覧から選び直してください。"

MORE_WORK_REFUSALS: Mapping[Because, Bilingual] = {
    Because.OWNER_NOT_ONE: Bilingual(
        "「{owner}」は一人の名前ではありません。班や「誰か」ではなく、担当する一人の名前を書いてください。",
        '"{owner}" is not one person: name the one who does it, not a team and not somebody.',
    ),
    Because.ACTION_NOT_ASKED: Bilingual(
        "対応「{action}」は返事待ちではありません。担当を替えるときは、別の一人に頼み直してください。",
        'Nobody is asked to take "{action}" just now: to change its owner, give it to another person.',
    ),
    Because.NOTHING_TO_PROVE: Bilingual(
        "対応「{action}」は効果ありとして終わっていません。結果を記録してから検証してください。",
        'The action "{action}" has not ended as one that worked: record its result, then verify it.',
    ),
    Because.NOT_IN_PLACE: Bilingual(
        "対応「{action}」は、残っている暫定対応ではありません。",
        'The action "{action}" is no temporary measure that is still in place.',
    ),
    Because.DECISION_UNKNOWN: Bilingual(
        "その決定" + _NOT_FOUND, "That decision was not found: choose one from the list."
    ),
    Because.DECISION_SETTLED: Bilingual(
        "「{decision}」はすでに決まっています。変えるときは見直しを記録するか、新しい決定にしてください。",
        '"{decision}" is settled already: review it, or make a new decision.',
    ),
    Because.DECISION_NOT_MADE: Bilingual(
        "「{decision}」はまだ決定していません。決めるか取り下げてください。",
        '"{decision}" has not been decided: decide or drop it first.',
    ),
    Because.DECISION_OVERTURNED: Bilingual(
        "「{decision}」はすでに覆されています。新しい決定を記録してください。",
        '"{decision}" stands no longer: make a new decision.',
    ),
    Because.OBJECTION_NEEDS_ANSWER: Bilingual(
        "{person} が強く反対しています。それでも決める理由を根拠に書いてください。",
        "{person} objects strongly: write the reason to decide it all the same as its basis.",
    ),
    Because.TOO_MANY_ALTERNATIVES: Bilingual(
        "選ばなかった案は {limit} 件までです。", "At most {limit} options can be named as not chosen."
    ),
    Because.QUESTION_UNKNOWN: Bilingual(
        "その質問" + _NOT_FOUND, "That question was not found: choose one from the list."
    ),
    Because.QUESTION_CLOSED: Bilingual(
        "質問「{question}」はすでに閉じています。まだ知りたいことがあれば、新しく尋ねてください。",
        'The question "{question}" is closed: ask a new one if something is still open.',
    ),
    Because.QUESTION_NOT_FROM_SLACK: Bilingual(
        "質問「{question}」は Slack から届いたものではありません。回答するか取り下げてください。",
        'The question "{question}" did not come from Slack: answer it or drop it.',
    ),
    Because.RISK_UNKNOWN: Bilingual(
        "そのリスク" + _NOT_FOUND, "That risk was not found: choose one from the list."
    ),
    Because.RISK_ENDED: Bilingual(
        "リスク「{risk}」はすでに一覧から外れています。再び心配なときは新しく書いてください。",
        'The risk "{risk}" has left the list: name it anew if it is back.',
    ),
    Because.FOLLOW_UP_UNKNOWN: Bilingual(
        "その後続作業" + _NOT_FOUND, "That follow-up was not found: choose one from the list."
    ),
    Because.FOLLOW_UP_ENDED: Bilingual(
        "後続作業「{follow_up}」はすでに終わっています。", 'The follow-up "{follow_up}" has ended already.'
    ),
    Because.ENTRY_TAKEN: Bilingual(
        "その記録はすでに後続作業になっています。", "That entry is a follow-up already."
    ),
    Because.CHANGE_UNKNOWN: Bilingual(
        "その変更" + _NOT_FOUND, "That change was not found: choose one from the list."
    ),
    Because.PROCEDURE_UNKNOWN: Bilingual(
        "「{procedure}」という手順書はありません。commander procedure list で確かめてください。",
        'There is no procedure "{procedure}": see commander procedure list.',
    ),
    Because.RUN_UNKNOWN: Bilingual(
        "始めた手順書" + _NOT_FOUND, "That procedure was not begun here: choose one from the list."
    ),
    Because.STEP_UNKNOWN: Bilingual(
        "手順 {step} はありません。1 から {steps} の番号にしてください。",
        "There is no step {step}: use a number from 1 to {steps}.",
    ),
    Because.TOO_MANY_STEPS: Bilingual(
        "手順書「{procedure}」の手順が多すぎます。{limit} 個以内に分けてください。",
        'The procedure "{procedure}" has too many steps: split it to at most {limit}.',
    ),
}

# What a field of the work is called where it is empty or too long.
WORK_FIELDS: Mapping[str, Bilingual] = {
    "fallback": Bilingual("だめだったときの次の手", "fallback"),
    "decision": Bilingual("決定の内容", "decision"),
    "decider": Bilingual("決定者", "decision-maker"),
    "executor": Bilingual("実行する人", "executor"),
    "objector": Bilingual("反対した人", "person who objects"),
    "objection": Bilingual("反対の理由", "objection"),
    "question": Bilingual("質問", "question"),
    "asked-to": Bilingual("尋ねる相手", "person asked"),
    "asker": Bilingual("尋ねた人", "person who asks"),
    "answer": Bilingual("回答", "answer"),
    "risk": Bilingual("リスクの内容", "risk"),
    "watched-by": Bilingual("見張る手段", "what watches it"),
    "follow-up": Bilingual("後続作業の内容", "follow-up"),
    "change": Bilingual("変更の内容", "change"),
    "revert": Bilingual("戻し方", "way to turn it back"),
    "link": Bilingual("リンク", "link"),
    "procedure": Bilingual("手順書", "procedure"),
    "step": Bilingual("手順", "step"),
}
