"""Pure: each change of the organisation's policy as one sentence of the timeline."""

from collections.abc import Mapping

from commander.board import (
    audience_book,
    house_wording,
    mailing,
    policy,
    severity_map,
)
from commander.board.record import Event
from commander.wording.language import Bilingual
from commander.wording.people import ROSTER_LINES
from commander.wording.severity import SEVERITY_LINES
from commander.wording.watch import WATCH_POLICY_LINES
from commander.wording.work import WORK_POLICY_LINES

POLICY_LINES: Mapping[type[Event], Bilingual] = {
    **ROSTER_LINES,
    **WORK_POLICY_LINES,
    policy.ServiceDescribed: Bilingual("運用設定:サービス「{service}」", 'Policy: service "{service}"'),
    policy.PersonListed: Bilingual("運用設定:人「{person}」", 'Policy: person "{person}"'),
    policy.PersonRemoved: Bilingual("運用設定:人「{key}」を外しました", 'Policy: person "{key}" removed'),
    policy.AudienceListed: Bilingual("運用設定:宛先「{audience}」", 'Policy: audience "{audience}"'),
    policy.AudienceRemoved: Bilingual(
        "運用設定:宛先「{key}」を外しました", 'Policy: audience "{key}" removed'
    ),
    policy.ComponentListed: Bilingual("運用設定:構成要素「{component}」", 'Policy: component "{component}"'),
    policy.ComponentRemoved: Bilingual(
        "運用設定:構成要素「{id}」を外しました", 'Policy: component "{id}" removed'
    ),
    mailing.MailingListed: Bilingual(
        "運用設定:メールの宛先リスト「{mailing}」", 'Policy: mailing list "{mailing}"'
    ),
    mailing.MailingRemoved: Bilingual(
        "運用設定:メールの宛先リスト「{key}」を外しました", 'Policy: mailing list "{key}" removed'
    ),
    severity_map.SeverityMapped: Bilingual(
        "運用設定:状況ページでの見せ方 {mapping}", "Policy: shown on status pages: {mapping}"
    ),
    audience_book.QuestionListed: Bilingual(
        "運用設定:伝える相手の質問「{question}」", 'Policy: question "{question}"'
    ),
    audience_book.QuestionRemoved: Bilingual(
        "運用設定:伝える相手の質問「{key}」を外しました", 'Policy: question "{key}" removed'
    ),
    audience_book.WordingSetListed: Bilingual(
        "運用設定:文面セット「{wording_set}」", 'Policy: wording set "{wording_set}"'
    ),
    audience_book.WordingSetRemoved: Bilingual(
        "運用設定:文面セット「{key}」を外しました", 'Policy: wording set "{key}" removed'
    ),
    house_wording.WordingListed: Bilingual(
        "運用設定:使わない言葉「{wording}」", 'Policy: words to keep out "{wording}"'
    ),
    house_wording.WordingRemoved: Bilingual(
        "運用設定:使わない言葉「{key}」を外しました", 'Policy: words to keep out "{key}" removed'
    ),
    **SEVERITY_LINES,
    **WATCH_POLICY_LINES,
    policy.CadenceSet: Bilingual("運用設定:SEV{cadence} の掲示間隔", "Policy: cadence of SEV{cadence}"),
    policy.ApprovalSet: Bilingual(
        "運用設定:公開の文面の承認「{approval}」", 'Policy: public texts approved by "{approval}"'
    ),
}
