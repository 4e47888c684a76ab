"""Pure: where an incident's channel stands, as one sentence in each language; for window and command line alike."""

from collections.abc import Mapping

from commander.board.channel import Channel, ChannelState
from commander.wording.language import Bilingual, Language
from commander.wording.sentences import shown
from commander.wording.troubles import delivery_reason

STATES: Mapping[ChannelState, Bilingual] = {
    ChannelState.NONE: Bilingual("Slack のチャンネルはまだありません", "There is no Slack channel yet"),
    ChannelState.MAKING: Bilingual("#{name} を作成中", "#{name} is being made"),
    ChannelState.STUCK: Bilingual("#{name}:{why}", "#{name}: {why}"),
    ChannelState.THERE: Bilingual("#{name}", "#{name}"),
    ChannelState.ARCHIVING: Bilingual("#{name} をアーカイブ中", "#{name} is being archived"),
    ChannelState.ARCHIVED: Bilingual("#{name}(アーカイブ済み)", "#{name} (archived)"),
    ChannelState.PUT_AWAY: Bilingual(
        "#{name} はアーカイブされています。ボットには戻せないので、Slack で解除してからやり直してください",
        "#{name} is archived: a bot cannot undo that, so unarchive it in Slack and try again",
    ),
}
# What of a channel that is there could not be done, by how its publisher says it.
_LEFT_OUT = Bilingual("できなかったこと:{0}", "Not done: {0}")


def channel_sentence(channel: Channel, language: Language) -> str:
    """Where it stands."""
    newest = channel.newest
    why = delivery_reason(newest.reason, newest.detail, language) if newest else ""
    return STATES[channel.state].said_in(language).format(name=channel.shown_name, why=why)


def left_out(channel: Channel, language: Language) -> str:
    """Whom it could not invite and what it lacks, though it is there; empty when nothing is missing."""
    missed = channel.missed if channel.state is ChannelState.THERE else ""
    return _LEFT_OUT.said_in(language).format(shown(missed)) if missed else ""
