"""Pure: why a planned work can't be so, or not yet."""

from collections.abc import Mapping

from commander.board.refusal import Because
from commander.wording.language import Bilingual

MAINTENANCE_REFUSALS: Mapping[Because, Bilingual] = {
    Because.ONLY_INCIDENTS: Bilingual(
        "メンテナンスにはありません。問題が起きたら、このメンテナンスからインシデントを宣言してください。",
        "A maintenance has none of that: if there is trouble, declare an incident from it.",
    ),
    Because.NOT_MAINTENANCE: Bilingual(
        "これはメンテナンスではありません。メンテナンスを開いてから操作してください。",
        "This is no maintenance: open the maintenance first.",
    ),
    Because.MAINTENANCE_IS: Bilingual(
        "このメンテナンスは「{progress}」のため、その操作はできません。",
        'The maintenance is "{progress}", which does not allow that.',
    ),
    Because.MAINTENANCE_STAGE: Bilingual(
        "この文面の段階は「{stage}」ですが、いまは「{progress}」です。開始や完了を先に記録してください。",
        'The text says "{stage}" but it is "{progress}" now: record the start or the end first.',
    ),
    Because.MAINTENANCE_OVERRUN: Bilingual(
        "お知らせした終了時刻を過ぎています。先に終了予定を延ばしてください(M05)。",
        "The end that was told has passed: move the end first (M05).",
    ),
    Because.MAINTENANCE_END: Bilingual(
        "文面の終了時刻が、いまの終了予定と違います。下書きを作り直すか、終了予定を先に変えてください。",
        "The end in the text is not the planned end: draft it again, or move the planned end first.",
    ),
    Because.MAINTENANCE_OPEN: Bilingual(
        "メンテナンスはまだ「{progress}」です。完了か中止を記録してから終了してください。",
        'The maintenance is still "{progress}": complete or cancel it, then close.',
    ),
    Because.ZONE_UNKNOWN: Bilingual(
        "「{zone}」という時間帯はありません。Asia/Tokyo のように書いてください。",
        'There is no time zone "{zone}": write one like Asia/Tokyo.',
    ),
    Because.WINDOW_WITHOUT_ZONE: Bilingual(
        "開始と終了の時刻に時間帯がありません。Asia/Tokyo のような時間帯を決めてください。",
        "The start or the end has no time zone: say one, such as Asia/Tokyo.",
    ),
    Because.WINDOW_BACKWARDS: Bilingual(
        "終了が開始より前か同じです。開始より後の時刻にしてください。",
        "The end is not after the start: give a later end.",
    ),
    Because.WINDOW_STARTED: Bilingual(
        "開始時刻({time})はもう過ぎています。これからの時刻にしてください。",
        "The start ({time}) has passed: give one that is still to come.",
    ),
    Because.WINDOW_TOO_LONG: Bilingual(
        "メンテナンスは {days} 日以内にしてください。長い作業は分けてお知らせします。",
        "A maintenance lasts {days} days at most: announce longer work in parts.",
    ),
    Because.END_UNCHANGED: Bilingual(
        "終了予定は前と同じです。新しい時刻にしてください。",
        "The end is the one that stands already: give a new one.",
    ),
}
