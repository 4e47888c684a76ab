"""Whom and what a line can name: people of the policy, the roster and this incident; channels known here, offline."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from commander.board.policy import Policy
from commander.wording.mentions import CHANNEL, PERSON, Spellings
from commander.wording.pasted import Known
from ui.models.board import BoardModel
from ui.panes.mention_index import MentionIndex, Named
from ui.words import Words

_SLACK = "slack:#"


@dataclass(frozen=True)
class KnownNames:
    """What was known when it was made; everything that a key asks is made ready here. Window thread."""

    seen: tuple[object, ...] = ()
    named: Mapping[str, tuple[Named, ...]] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)  # a name -> the person's key
    spelled: Mapping[str, str] = field(default_factory=dict)  # keys and names -> the name
    slack: Mapping[str, str] = field(default_factory=dict)  # an id in Slack -> the name

    @cached_property
    def people(self) -> Spellings:
        """How people are spelled."""
        return Spellings.of(self.spelled)

    @cached_property
    def channels(self) -> Spellings:
        """How channels are spelled."""
        names = [one.name for one in self.named.get(CHANNEL, ())]
        return Spellings.of({name: name for name in names})

    @cached_property
    def offered(self) -> Mapping[str, MentionIndex]:
        """What is offered behind each sign."""
        return {sign: MentionIndex(named) for sign, named in self.named.items()}

    @property
    def pasted(self) -> Known:
        """The same, for what is pasted."""
        return Known(names=self.spelled, slack=self.slack)


def known_names(model: BoardModel, words: Words, before: KnownNames) -> KnownNames:
    """What is known now; `before` itself while nothing of it changed."""
    policy, board = model.policy, model.board
    # The slices are replaced when they change: what is the same object says the same.
    seen = (
        words.language,
        policy.people,
        policy.audience_fields,
        policy.roster,
        policy.slack,
        board.roles,
        board.presences,
        board.channel.shown_name,
        board.channel.announce,
        model.slack.channels,
    )
    if len(before.seen) == len(seen) and all(
        one is other or (isinstance(one, str) and one == other)
        for one, other in zip(before.seen, seen, strict=True)
    ):
        return before
    people = _people(model, words)
    named = {PERSON: tuple(people.values()), CHANNEL: tuple(Named(name) for name in _channels(model))}
    names = {key: one.name for key, one in people.items()}
    return KnownNames(
        seen=seen,
        named=named,
        keys={name: key for key, name in names.items()},
        spelled=names | {name: name for name in names.values()},
        slack={person.slack: person.name for person in policy.persons() if person.slack},
    )


def _people(model: BoardModel, words: Words) -> dict[str, Named]:
    """Those of the policy and its teams, whoever leads here and whoever takes part here, by key."""
    policy, roles = model.policy, model.board.roles
    held: dict[str, list[str]] = {}
    for role in roles.fields:
        if person := roles.holder(role):
            held.setdefault(person, []).append(words.role(role))
    teams = _teams(policy)
    listed = {person.key: person for person in policy.persons()}
    found = {}
    for key in dict.fromkeys([*listed, *held, *model.board.presences.fields, *teams]):
        beside = "・".join(held.get(key, ()))
        belongs = " ".join(teams.get(key, ()))
        reading = listed[key].kana if key in listed else ""
        found[key] = Named(policy.person_name(key), beside, kana=reading, words=f"{key} {belongs}")
    return found


def _teams(policy: Policy) -> dict[str, list[str]]:
    """The teams of the directory by person, in both languages: somebody is found by "決済チーム", too."""
    found: dict[str, list[str]] = {}
    for team in policy.roster.teams():
        for person in dict.fromkeys(filter(None, (team.lead, *team.members))):
            found.setdefault(person, []).extend((team.name_ja, team.name_en))
    return found


def _channels(model: BoardModel) -> list[str]:
    """The incident's own channel first, then those that the policy names, then those seen in Slack's messages."""
    policy, channel = model.policy, model.board.channel
    targets = [target for one in policy.audiences() for target in one.targets]
    named = [target.removeprefix(_SLACK) for target in targets if target.startswith(_SLACK)]
    named += [*channel.announce, *policy.slack.rules.summary]
    named += model.slack.channels
    own = [channel.shown_name] if channel.shown_name else []
    names = (name.removeprefix(_SLACK).removeprefix("#") for name in (*own, *named))
    return list(dict.fromkeys(name for name in names if name and ":" not in name))
