"""Pure: why nothing was recorded of impact, what is tried, what may be the cause, or a signal."""

from collections.abc import Mapping

from commander.board.refusal import Because
from commander.wording.language import Bilingual

WORK_REFUSALS: Mapping[Because, Bilingual] = {
    Because.ASPECT_UNKNOWN: Bilingual(
        "「{aspect}」という影響の項目はありません。who、what、how-many などのキーで指定してください。",
        'There is no aspect of impact "{aspect}": use a key such as who, what or how-many.',
    ),
    Because.ROW_UNKNOWN: Bilingual(
        "その影響の行は見つかりません。",
        "That row of the impact was not found.",
    ),
    Because.RANGE_BACKWARDS: Bilingual(
        "件数は 0 以上で、少なめ ≤ 見込み ≤ 多めの順にしてください。",
        "Give the numbers as low ≤ likely ≤ high, none below zero.",
    ),
    Because.FIGURES_IMPOSSIBLE: Bilingual(
        "割合は 0〜100%、件数は 0 以上、失敗の回数は試した回数までです。数字を確かめてください。",
        "A share is 0 to 100%, a count is not below zero, and no more tries failed than were made:"
        " check the figures.",
    ),
    Because.ZERO_NEEDS_EVIDENCE: Bilingual(
        "「0」「なし」とするには根拠が必要です。何を確認したかを書いてください。",
        "Zero or none needs evidence: write what was checked.",
    ),
    Because.IMPACT_WINDOW_UNKNOWN: Bilingual(
        "その影響の時間帯は見つかりません。一覧で番号を確かめてください。",
        "That window of impact was not found: look at its number in the list.",
    ),
    Because.IMPACT_WINDOW_LAST: Bilingual(
        "影響の時間帯が一つもなくなってしまいます。開始と終了を直してください。",
        "No window of impact would be left: correct its start and end instead.",
    ),
    Because.IMPACT_WINDOW_NEEDS_BOTH: Bilingual(
        "影響の時間帯を加えるには、開始と終了の両方が必要です。",
        "To add a window of impact, give both its start and its end.",
    ),
    Because.IMPACT_WINDOW_OPEN: Bilingual(
        "影響はまだ続いています。終わったときは復旧を宣言してください。",
        "The impact is still going on: when it is over, declare recovery.",
    ),
    Because.IMPACT_WINDOW_BACKWARDS: Bilingual(
        "終了が開始より前です。時刻を直してください。",
        "It ends before it starts: correct the times.",
    ),
    Because.IMPACT_WINDOWS_OVERLAP: Bilingual(
        "別の影響の時間帯と重なります。どちらかの時刻を直してください。",
        "It overlaps another window of impact: correct one of them.",
    ),
    Because.ACTION_UNKNOWN: Bilingual(
        "その対応は見つかりません。",
        "That action was not found.",
    ),
    Because.ACTION_FINISHED: Bilingual(
        "対応「{action}」はすでに終わっています。",
        'The action "{action}" has ended already.',
    ),
    Because.OPTION_UNKNOWN: Bilingual(
        "その案は見つかりません。一覧から選び直してください。",
        "That option was not found: choose one from the list.",
    ),
    Because.OPTION_TAKEN: Bilingual(
        "案「{option}」はすでに対応として始まっています。その対応の行で報告や終了を書いてください。",
        'The option "{option}" has been started already: report or end it on its action.',
    ),
    Because.OPTION_DECLINED: Bilingual(
        "案「{option}」はすでに見送られています。やはり行うときは、そのまま対応として始めてください。",
        'The option "{option}" has been declined already: to do it after all, start it.',
    ),
    Because.HYPOTHESIS_UNKNOWN: Bilingual(
        "その仮説は見つかりません。一覧から選び直してください。",
        "That hypothesis was not found: choose one from the list.",
    ),
    Because.HYPOTHESIS_RULED_OUT: Bilingual(
        "仮説「{hypothesis}」はすでに否定されています。新しい根拠があるときは「裏付け」を記録してください。",
        'The hypothesis "{hypothesis}" has been ruled out: if there is new evidence, record it as support.',
    ),
    Because.SIGNAL_UNKNOWN: Bilingual(
        "その兆候は見つかりません。",
        "That signal was not found.",
    ),
    Because.SIGNAL_JUDGED: Bilingual(
        "兆候「{signal}」はすでに判定されています。",
        'The signal "{signal}" has been judged already.',
    ),
    Because.SAME_NEEDS_WORKER: Bilingual(
        "「この障害の続き」とするには、いま対応している人の名前が必要です。いなければ新しい障害です。",
        'To call it "same", name who is working on it now; if nobody is, it is new.',
    ),
    Because.SIGNAL_WAITS: Bilingual(
        "兆候「{signal}」がまだ判定されていません。新規・継続・ノイズのどれかを判定してから終了してください。",
        'The signal "{signal}" is not judged yet: judge it new, same or noise, then close.',
    ),
}
