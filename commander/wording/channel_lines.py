"""Pure: the timeline's lines about an incident's channel in Slack, and about its rules."""

from collections.abc import Mapping

from commander.board import channel, slack_rules
from commander.board.record import Event
from commander.wording.language import Bilingual

CHANNEL_LINES: Mapping[type[Event], Bilingual] = {
    channel.ChannelWished: Bilingual(
        "Slack チャンネル {wish} の用意を依頼", "Slack channel {wish} asked for"
    ),
    channel.ChannelChanged: Bilingual(
        "Slack チャンネル {wish} のトピックを更新", "Topic of the Slack channel {wish} follows the board"
    ),
    channel.ChannelMade: Bilingual(
        "Slack チャンネル #{name} ができました{announce_note}",
        "The Slack channel #{name} is there{announce_note}",
    ),
    channel.ChannelArchiveAsked: Bilingual(
        "Slack チャンネル #{name} のアーカイブを依頼", "Archiving the Slack channel #{name} was asked for"
    ),
    slack_rules.SlackRulesSet: Bilingual(
        "運用設定:インシデントのチャンネル {rules}", "Policy: incident channels {rules}"
    ),
    slack_rules.UserGroupListed: Bilingual("運用設定:ユーザーグループ {group}", "Policy: user group {group}"),
    slack_rules.UserGroupRemoved: Bilingual(
        "運用設定:ユーザーグループ {id} を外しました", "Policy: user group {id} removed"
    ),
}
