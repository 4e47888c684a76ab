"""Pure: why nothing was recorded of roles' briefs, teams and presence, with the way on."""

from collections.abc import Mapping

from commander.board.refusal import Because
from commander.wording.language import Bilingual

PEOPLE_REFUSALS: Mapping[Because, Bilingual] = {
    Because.BRIEF_NOT_READ: Bilingual(
        "引き継ぎ事項をまだ {count} 件読み上げていません(次は「{point}」)。一つずつ読み上げて確認してください。",
        "{count} points of the brief are not read back yet, next: {point}. Read each one back and tick it.",
    ),
    Because.BRIEF_IMPOSSIBLE: Bilingual(
        "引き継ぎ事項は同じ項目を一度だけ、{limit} 件までです。作り直してください。",
        "A brief has each point once and at most {limit} of them: make it anew.",
    ),
    Because.ROLES_APART: Bilingual(
        "{person} は{held}です。運用設定により{role}とは兼ねられません。別の人を指名してください。",
        "{person} is {held}, which the policy keeps apart from {role}: name somebody else.",
    ),
    Because.TEAM_UNKNOWN: Bilingual(
        "「{name}」という班はありません。{teams} のどれかにしてください。",
        'There is no team "{name}": use one of {teams}.',
    ),
    Because.TEAM_WITHOUT_LEADER: Bilingual(
        "{team}には班長がいません。先に班長を一人指名してから頼んでください。",
        "Nobody leads {team}: name its one leader first, then give it the task.",
    ),
    Because.TEAM_OWES: Bilingual(
        "{team}は「{task}」を受け持っています。先に報告を受けるか、別の班長に引き継いでください。",
        "{team} still has a task ({task}): hear its report or hand the lead over first.",
    ),
    Because.TEAM_WAITS_FOR_ITSELF: Bilingual(
        "{team}が自分を待つことはできません。待つ相手の班を選んでください。",
        "{team} can't wait for itself: choose the team it waits for.",
    ),
    Because.NO_WAIT: Bilingual(
        "{team}が待っているものはありません。",
        "{team} waits for nothing, so there is nothing to end.",
    ),
    Because.PRESENCE_UNKNOWN: Bilingual(
        "「{presence}」という参加状況はありません。{presences} のどれかにしてください。",
        'There is no presence "{presence}": use one of {presences}.',
    ),
    Because.PERSON_UNLISTED: Bilingual(
        "「{name}」は名簿にいません。名簿から選ぶか、運用設定の person に加えてください。"
        "社外の人なら、名簿にない人として記録できます。",
        'Nobody is listed as "{name}": choose a name from the directory, or add a person to the policy;'
        " somebody from outside can be recorded as a guest.",
    ),
    Because.TASK_TAKEN_ALREADY: Bilingual(
        "{role}はもう引き受けています。報告が来たら、その内容を記録してください。",
        "{role} has taken the task on already: record the report when it comes.",
    ),
    Because.BOX_AFTER_REPORT: Bilingual(
        "作業の期限 {time} が報告の時刻より後です。報告までに終わる時刻にしてください。",
        "The box ends at {time}, after the report is due: let it end by then.",
    ),
}
