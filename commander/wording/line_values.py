"""Pure: one value of an event as a sentence says it, by what it is."""

from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo
from enum import Enum
from typing import Any, get_args

from commander.board import (
    alignment,
    amendments,
    attachment_rules,
    audience_book,
    brief,
    business_days,
    channel_wish,
    customer_policy,
    decisions,
    duty_roster,
    gate_checks,
    house_wording,
    impact,
    impact_details,
    impact_policy,
    incident,
    inquiry_channels,
    mailing,
    maintenance_records,
    message,
    organisation,
    privacy_track_records,
    procedures,
    severity_map,
    severity_matrix,
    slack_rules,
    standing,
    statutory,
    targets,
)
from commander.board.policy import Policy
from commander.board.record import Occurred
from commander.wording import gates
from commander.wording.attachments import rules_said as limits_said
from commander.wording.customers import rules_said, team_name
from commander.wording.impact_said import details_said, whole_said
from commander.wording.labels import label, place_label
from commander.wording.language import Bilingual, Language
from commander.wording.people import point_label, staffing_words
from commander.wording.privacy_said import clause_name, persons_words
from commander.wording.role_names import role_name
from commander.wording.severity import level_name
from commander.wording.standing import standing_words

_APPROXIMATE = Bilingual("約 {time}", "about {time}")
# The fields of events that name a person.
PERSON_FIELDS = frozenset(
    {"person", "owner", "watch_owner", "to", "approver", "worker", "caller", "by", "giver"}
    | {"decider", "judge", "executor", "asked_to", "asker", "decision_maker"}
)
# The fields that name a role; a team is known by its leader's.
ROLE_FIELDS = frozenset({"role", "team", "on"})


class Teller:
    """Says one value of an event, by what it is."""

    def __init__(self, policy_now: Policy, language: Language, zone: tzinfo, at: datetime | None) -> None:
        self._policy = policy_now
        self.language = language
        self._zone = zone
        self._at = at

    def said(self, name: str, value: object) -> str:
        """The value of the field of that name."""
        match value:
            case None | False:
                return ""
            case Enum():
                return label(value, self.language)
            case datetime():
                return self.time(value)
            case Occurred():
                time = self.time(value.instant)
                return _APPROXIMATE.said_in(self.language).format(time=time) if value.approximate else time
            case str():
                return self._text(name, value)
            case tuple():
                said = map(self.check, value) if name == "left" else map(self._struct, value)
                return "、".join(said) if self._ja else ", ".join(said)
            case _:
                return self._struct(value)

    @property
    def _ja(self) -> bool:
        return self.language is Language.JA

    def time(self, moment: datetime) -> str:
        """A time of that place; without its date on the same day."""
        there = moment.astimezone(self._zone)
        same_day = self._at is not None and self._at.astimezone(self._zone).date() == there.date()
        return f"{there:%H:%M}" if same_day else f"{there:%m/%d %H:%M}"

    def _text(self, name: str, value: str) -> str:
        if name in ROLE_FIELDS:
            return role_name(value, self._policy, self.language)
        if name == "target":
            return place_label(value, self.language)
        return self._policy.person_name(value) if name in PERSON_FIELDS else value

    def _struct(self, value: object) -> str:
        """A value of the board's own; what has no words of its own stands as it is."""
        said = _SAID.get(type(value))
        return said(value, self) if said else str(value)

    def place_or_person(self, value: str) -> str:
        """A text in a list: where something stands, or who somebody is."""
        is_place = value.startswith("slack:")
        return place_label(value, self.language) if is_place else self._policy.person_name(value)

    def check(self, key: str) -> str:
        """What a check of a phase asks."""
        return gates.check_name(self._policy, key, self.language)

    def either(self, ja: str, en: str) -> str:
        """The words of this language."""
        return ja if self._ja else en


_LEGAL = Bilingual("法務確認 {0}", "checked by {0} in legal")


def _override(override: house_wording.Override, language: Language) -> str:
    legal = _LEGAL.said_in(language).format(override.legal) if override.legal else ""
    return f"{override.rule} – {'; '.join(filter(None, (override.reason, legal)))}"


def amount_words(amount: impact.Amount) -> str:
    """An amount with its range, unit and share."""
    is_one = amount.low == amount.likely == amount.high
    figures = f"{amount.likely:,}" if is_one else f"{amount.low:,}–{amount.likely:,}–{amount.high:,}"
    whole, tenth = divmod(amount.per_mille or 0, 10)
    share = "" if amount.per_mille is None else f"{whole}.{tenth}%" if tenth else f"{whole}%"
    return " ".join(filter(None, (figures, amount.unit, share)))


_REPORT = Bilingual("報告書", "Report")


def _message(content: message.Message, teller: Teller) -> str:
    """What customers learn by it; a report leaves the stage as it was."""
    if content.template == message.FINAL_REPORT:
        return _REPORT.said_in(teller.language)
    return label(content.stage, teller.language)


def _plan(plan: maintenance_records.Plan, teller: Teller) -> str:
    return f"{teller.time(plan.starts_at)} – {teller.time(plan.ends_at)}"


def _phrase(phrase: impact.Phrase, teller: Teller) -> str:
    return teller.either(phrase.ja or phrase.en, phrase.en or phrase.ja)


def _mapping(mapping: severity_map.SeverityMapping, teller: Teller) -> str:
    component = label(mapping.component, teller.language)
    return f"SEV{mapping.severity} → {label(mapping.impact, teller.language)} / {component}"


_Named = (
    message.Telling
    | organisation.Audience
    | organisation.Component
    | organisation.Service
    | inquiry_channels.InquiryChannel
    | impact_policy.Symptom
)
_Keyed = house_wording.HouseWording | mailing.Mailing | audience_book.WordingSet


def _name(named: _Named, teller: Teller) -> str:
    return teller.either(named.name_ja, named.name_en)


def _point(item: brief.BriefItem, teller: Teller) -> str:
    return f"{point_label(item.point, teller.language)}: {item.text}"


def _rule(rule: duty_roster.RoleRule, teller: Teller) -> str:
    return teller.either(rule.name_ja or rule.key, rule.name_en or rule.key)


def _key(keyed: _Keyed, _: Teller) -> str:
    return keyed.key


def _alternative(one: decisions.Alternative, teller: Teller) -> str:
    """What was not chosen, with why in brackets."""
    why = teller.either("({0})", " ({0})").format(one.why_not) if one.why_not else ""
    return f"{one.text}{why}"


def _seen(seen: standing.Finding | standing.Drift, teller: Teller) -> str:
    return standing_words(seen, teller.language)


# Each kind of value with how it is said; the type it takes stands in the signature.
_SAID: Mapping[type, Callable[[Any, Teller], str]] = {
    str: lambda text, teller: teller.place_or_person(text),
    message.Message: _message,
    impact.Amount: lambda amount, teller: "、".join(
        filter(None, (amount_words(amount), whole_said(amount, teller.language)))
    ),
    impact.Aspect: lambda aspect, teller: label(aspect, teller.language),
    impact_details.Details: lambda details, teller: details_said(
        details, teller.language, teller.place_or_person(details.verified_by)
    ),
    severity_matrix.Modifier: lambda modifier, teller: label(modifier, teller.language),
    severity_matrix.SeverityLevel: lambda level, teller: level_name(level, teller.language),
    impact.Phrase: _phrase,
    amendments.AmendedPlace: lambda place, teller: place_label(place.target, teller.language),
    maintenance_records.Plan: _plan,
    organisation.Person: lambda person, _: person.name,
    organisation.Cadence: lambda cadence, _: str(cadence.severity),
    organisation.Approval: lambda approval, _: approval.public,
    **dict.fromkeys(get_args(_Named), _name),
    **dict.fromkeys(get_args(_Keyed), _key),
    severity_map.SeverityMapping: _mapping,
    impact_policy.Denominator: lambda one, teller: f"{one.whole:,} {teller.either(one.unit_ja, one.unit_en)}",
    audience_book.Question: lambda question, teller: teller.either(question.ja, question.en),
    channel_wish.ChannelWish: lambda wish, _: f"#{wish.name}",
    channel_wish.UserGroup: lambda group, _: f"@{group.handle}",
    slack_rules.SlackRules: lambda rules, teller: label(rules.channel, teller.language),
    brief.BriefItem: _point,
    duty_roster.RoleRule: _rule,
    duty_roster.Staffing: lambda staffing, teller: staffing_words(staffing, teller.language),
    duty_roster.OwnerTeam: lambda team, teller: teller.either(team.name_ja, team.name_en),
    privacy_track_records.Persons: lambda persons, teller: persons_words(persons, teller.language),
    statutory.Clause: lambda clause, teller: clause_name(clause, teller.language),
    decisions.Alternative: _alternative,
    procedures.Procedure: lambda one, _: one.title,
    targets.Target: lambda target, _: str(target.severity),
    alignment.Track: lambda track, teller: gates.track_text(track, teller.place_or_person(track.owner)),
    incident.RosterParty: lambda one, teller: (
        teller.either(one.name_ja, one.name_en) or teller.place_or_person(one.key)
    ),
    incident.Excuse: lambda one, teller: gates.excuse_text(
        one, teller.check(one.check), teller.time(one.until) if one.until else "", teller.language
    ),
    gate_checks.GateCheck: lambda check, teller: gates.check_text(check, teller.language),
    gate_checks.GateRules: lambda rules, teller: gates.rules_text(rules, teller.language),
    business_days.Closure: lambda closure, _: gates.closure_text(closure),
    business_days.WorkingDays: lambda days, _: gates.days_text(days),
    attachment_rules.AttachmentRules: lambda rules, teller: limits_said(rules, teller.language),
    customer_policy.CustomerRules: lambda rules, teller: rules_said(rules, teller.language),
    customer_policy.CustomerTeam: lambda team, teller: team_name(team, teller.language),
    standing.Finding: _seen,
    standing.Drift: _seen,
    house_wording.Override: lambda override, teller: _override(override, teller.language),
}
