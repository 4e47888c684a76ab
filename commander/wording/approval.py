"""Pure: words about approvals, and about texts that are changed or taken back after they arrived."""

from collections.abc import Mapping
from datetime import datetime, tzinfo

from commander.board import amendments, approval_requests, deliveries, message
from commander.board.approvals import RequestState
from commander.board.bulletin import Wording
from commander.board.deliveries import Operation
from commander.board.message import Message
from commander.board.record import Event
from commander.board.refusal import Because
from commander.board.signing import Void
from commander.board.text import TITLE_LIMIT
from commander.wording.language import Bilingual

REQUEST_STATES: Mapping[RequestState, Bilingual] = {
    RequestState.WAITING: Bilingual("承認待ち", "waiting for approval"),
    RequestState.APPROVED: Bilingual("承認済み", "approved"),
    RequestState.REFUSED: Bilingual("差し戻し", "sent back"),
    RequestState.WITHDRAWN: Bilingual("取り下げ", "taken back"),
    RequestState.SENT: Bilingual("送信済みの依頼", "sent"),
}
VOIDS: Mapping[Void, Bilingual] = {
    Void.EXPIRED: Bilingual("時間がたちすぎました", "too much time has passed"),
    Void.NUMBER_SUPERSEDED: Bilingual(
        "文面の数字が古くなりました", "a number in the text has been superseded"
    ),
    Void.PLACES_CHANGED: Bilingual("送り先が変わりました", "the places it goes to have changed"),
}
APPROVAL_REFUSALS: Mapping[Because, Bilingual] = {
    Because.APPROVAL_OF_ANOTHER: Bilingual(
        "この文面には、書いた人とは別の人の承認({role})が必要です。承認を依頼するか、口頭で得た承認者の名前を添えてください。",
        "This text needs the approval of somebody who did not write it ({role}): ask for it, or give the name of "
        "whoever approved it aloud.",
    ),
    Because.APPROVER_VACANT: Bilingual(
        "{role}がいません。{person} が代わりに承認できます。承認を依頼するか、口頭で得た承認者の名前を添えてください。",
        "Nobody leads as {role}: {person} may approve instead. Ask for it, or give the name of whoever approved "
        "it aloud.",
    ),
    Because.APPROVER_VACANT_ANYBODY: Bilingual(
        "{role}がいません。書いた人のほかなら誰でも代わりに承認できます。役割を割り当てるか、承認を依頼してください。",
        "Nobody leads as {role}: anybody but the author may approve instead. Assign the role, or ask for approval.",
    ),
    Because.APPROVAL_EXPIRED: Bilingual(
        "{person} の承認は時間がたったため無効です。もう一度承認を依頼してください。",
        "The approval of {person} is too old to count: ask for it again.",
    ),
    Because.APPROVAL_SUPERSEDED: Bilingual(
        "承認のあとで文面の数字が古くなったため、{person} の承認は無効です。数字を直してもう一度依頼してください。",
        "A number in the text was superseded after {person} approved it: put it right and ask again.",
    ),
    Because.APPROVAL_ELSEWHERE: Bilingual(
        "承認のあとで送り先が変わったため、{person} の承認は無効です。もう一度依頼してください。",
        "The places it goes to changed after {person} approved it: ask again.",
    ),
    Because.NO_APPROVAL_NEEDED: Bilingual(
        "この文面に承認は要りません。そのまま送れます。",
        "These texts need nobody else's approval: they can be sent as they are.",
    ),
    Because.REQUEST_UNKNOWN: Bilingual(
        "「{request}」に当てはまる承認依頼がないか、複数あります。commander approval list で確認してください。",
        'No single request for approval matches "{request}": see them with commander approval list.',
    ),
    Because.REQUEST_ENDED: Bilingual(
        "この承認依頼はもう済んでいます({request_state})。",
        "This request for approval is over ({request_state}).",
    ),
    Because.REQUEST_VOID: Bilingual(
        "この承認依頼は無効です({void})。文面を見直して、もう一度依頼するように伝えてください。",
        "This request for approval holds no more ({void}): have the text looked over and asked for again.",
    ),
    Because.BROADCAST_UNKNOWN: Bilingual(
        "「{broadcast}」に当てはまる、承認なしの送信がありません。commander approval list で確認してください。",
        'Nothing sent without an approval matches "{broadcast}": see commander approval list.',
    ),
    Because.BROADCAST_CONFIRMED: Bilingual(
        "この送信はもう確認されたか、訂正されています。",
        "This broadcast has been confirmed or corrected already.",
    ),
    Because.MESSAGE_UNKNOWN: Bilingual(
        "「{message}」という連絡文はこのインシデントにありません。",
        'This incident has no message "{message}".',
    ),
    Because.AMEND_UNCHANGED: Bilingual(
        "文面が変わっていません。直してから送ってください。",
        "The text is the same as before: change it first.",
    ),
    Because.AMEND_CANNOT: Bilingual(
        "{target} に届いた文面は直すことも取り下げることもできません。訂正のお知らせ(T08)を送ってください。",
        "What has arrived at {target} can't be changed or taken back: send a correction (T08).",
    ),
    Because.AMEND_NOWHERE: Bilingual(
        "直したり取り下げたりできる送り先がありません。訂正のお知らせ(T08)を送ってください。",
        "There is no place where this can be changed or taken back: send a correction (T08).",
    ),
    Because.EVIDENCE_NEEDED: Bilingual(
        "「影響なし」と伝えるには根拠が必要です。確認した内容のリンクか記録を添えてください。",
        "To say that nobody was affected needs evidence: add the link or the record of what was checked.",
    ),
}
APPROVAL_LINES: Mapping[type[Event], Bilingual] = {
    approval_requests.ApprovalAsked: Bilingual(
        "連絡文の承認を依頼しました{of_note}", "Approval of a message was asked for{of_note}"
    ),
    approval_requests.ApprovalRefused: Bilingual(
        "連絡文を差し戻しました{reason_note}", "A message was sent back{reason_note}"
    ),
    approval_requests.ApprovalWithdrawn: Bilingual(
        "承認の依頼を取り下げました", "The request for approval was taken back"
    ),
    approval_requests.BroadcastConfirmed: Bilingual(
        "{approver} が、承認なしで送った連絡文を確認しました",
        "{approver} stands by what was sent without an approval",
    ),
    amendments.BroadcastAmended: Bilingual(
        "{places} に届いた文面を直します{reason_note}{unapproved_note}",
        "What has arrived at {places} is corrected in place{reason_note}{unapproved_note}",
    ),
}
_TAKEN_BACK = Bilingual(
    "{places} に届いた文面を取り下げます{reason_note}{unapproved_note}",
    "What has arrived at {places} is taken back{reason_note}{unapproved_note}",
)
_SPOKEN = Bilingual(
    "{approver} が連絡文を口頭で承認しました{targets_note}",
    "{approver} approved a message aloud{targets_note}",
)

# What became of a change: until it is there, the old text stands.
_CHANGED: Mapping[tuple[Operation, bool], Bilingual] = {
    (Operation.EDIT, True): Bilingual("{target} の文面を直しました", "Corrected in place: {target}"),
    (Operation.EDIT, False): Bilingual(
        "{target} の文面はまだ直っていません。元の文面のままです{why_note}",
        "Not corrected yet: {target}, where the old text stands{why_note}",
    ),
    (Operation.WITHDRAW, True): Bilingual("{target} の文面を取り下げました", "Taken back: {target}"),
    (Operation.WITHDRAW, False): Bilingual(
        "{target} の文面はまだ取り下げていません。元の文面のままです{why_note}",
        "Not taken back yet: {target}, where the old text stands{why_note}",
    ),
}


def own_line(event: Event) -> Bilingual | None:
    """The sentence of an event whose kind alone doesn't say what happened."""
    if isinstance(event, amendments.BroadcastAmended) and event.operation is Operation.WITHDRAW:
        return _TAKEN_BACK
    if isinstance(event, message.MessageApproved) and event.verbal:
        return _SPOKEN
    if isinstance(event, deliveries.DeliverySettled):
        return _CHANGED.get((event.operation, event.state in amendments.ARRIVED))
    return None


_WITHDRAWN_TITLE = {"ja": "【取り下げ】{title}", "en": "[Withdrawn] {title}"}
_WITHDRAWN_BODY = {
    "ja": "このお知らせは {time} に取り下げました。",
    "en": "This notice was withdrawn at {time}.",
}


def withdrawn_texts(content: Message, now: datetime, zone: tzinfo) -> dict[str, Wording]:
    """What stands where a public post was taken back: a post never vanishes in silence (practice §5.3 rule 6)."""
    there = now.astimezone(zone)
    return {
        language: Wording(
            title=_WITHDRAWN_TITLE.get(language, "{title}").replace("{title}", text.title)[:TITLE_LIMIT],
            body=_WITHDRAWN_BODY.get(language, "").format(time=f"{there:%H:%M}({there:%Z})"),
        )
        for language, text in content.texts.items()
    }
