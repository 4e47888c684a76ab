"""Pure: what follows from a text that is kept or ordered: complete, promised and answered for, or refused."""

from collections.abc import Callable

from commander.board.consent import Consent
from commander.board.house_wording import standing_overrides
from commander.board.incident import Incident
from commander.board.message import (
    FALSE_ALARM,
    LONG_RUNNING,
    LONG_RUNNING_WITHIN,
    BroadcastOrdered,
    KeepMessage,
    Message,
    MessageCommand,
    MessageKept,
    OrderBroadcast,
    Telling,
    check_texts,
    promised,
    storable_message,
)
from commander.board.messages import Messages
from commander.board.moment import Moment
from commander.board.organisation import AudienceKind
from commander.board.policy import Policy
from commander.board.record import Fact
from commander.board.refusal import Because, Refused

# Who answers for a text that goes to these audiences; raises Refused when nobody does yet.
Consenting = Callable[[Message, tuple[Telling, ...]], Consent]


def decide(
    messages: Messages,
    incident: Incident,
    policy: Policy,
    command: MessageCommand,
    moment: Moment,
    consenting: Consenting,
) -> list[Fact]:
    """What follows from a command, or Refused."""
    match command:
        case KeepMessage():
            about = f"message:{command.content.message}"
            return [Fact(event=MessageKept(content=storable_message(command.content)), about=about)]
        case OrderBroadcast():
            if not command.messages:
                raise Refused(Because.NO_AUDIENCE)
            return [
                _decide_order(
                    messages, incident, policy, command, storable_message(content), moment, consenting
                )
                for content in command.messages
            ]


def tellings_of(policy: Policy, content: Message) -> tuple[Telling, ...]:
    """Whom a text reaches and where, as the policy has it now; else Refused."""
    return tuple(_telling(policy, key) for key in dict.fromkeys(content.audiences))


def fit_to_tell(messages: Messages, policy: Policy, content: Message, moment: Moment) -> tuple[Telling, ...]:
    """Whom a text reaches and where, if it is complete and promises what it must; else Refused."""
    tellings = tellings_of(policy, content)
    if not tellings:
        raise Refused(Because.NO_AUDIENCE)
    check_texts(content)
    if content.template == FALSE_ALARM and not (content.evidence.strip() or content.sources):
        raise Refused(Because.EVIDENCE_NEEDED)
    public = any(telling.public for telling in tellings)
    if public and not content.stage.is_over:
        promise = content.next_update_at or (promised(messages.last_public) if messages.last_public else None)
        if promise is None or promise <= moment.now:
            raise Refused(Because.PROMISE_MISSING)
        if content.template == LONG_RUNNING and promise - moment.now > LONG_RUNNING_WITHIN:
            raise Refused(Because.PROMISE_TOO_FAR)
    return tellings


def check_not_ordered(messages: Messages, command: OrderBroadcast) -> None:
    """Refused for what was ordered before: two desks that press the same key are one intent."""
    if any(messages.is_ordered(storable_message(content)) for content in command.messages):
        raise Refused(Because.ALREADY_ORDERED)


def _decide_order(
    messages: Messages,
    incident: Incident,
    policy: Policy,
    command: OrderBroadcast,
    content: Message,
    moment: Moment,
    consenting: Consenting,
) -> Fact:
    tellings = fit_to_tell(messages, policy, content, moment)
    if older := command.older.get(content.message):
        raise Refused(Because.LANGUAGE_OLDER, older=older)
    consent = consenting(content, tellings)
    event = BroadcastOrdered(
        content=content,
        tellings=tellings,
        approver=consent.approver,
        verbal=consent.verbal,
        not_before=moment.now + command.undo,
        short_id=incident.short_id,
        severity=incident.severity,
        started_at=incident.started.instant if incident.started else None,
        drill=incident.is_practice,
        overrides=standing_overrides(command.overrides, content.texts),
        also=consent.also,
        unapproved=consent.unapproved,
        missing=consent.missing,
    )
    return Fact(event=event, about=f"broadcast:{content.message}")


def _telling(policy: Policy, key: str) -> Telling:
    audience = policy.audience(key)
    if audience is None:
        known = ", ".join(one.key for one in policy.audiences())
        raise Refused(Because.AUDIENCE_UNKNOWN, audience=key, known=known)
    if audience.kind is AudienceKind.BY_HAND:
        raise Refused(Because.AUDIENCE_BY_HAND, audience=key)
    if not audience.targets:
        raise Refused(Because.AUDIENCE_WITHOUT_TARGET, audience=key)
    return Telling(
        audience=audience.key,
        name_ja=audience.name_ja,
        name_en=audience.name_en,
        # What customers read is public, whoever else was meant by it.
        public=any(one.public for one in policy.readers_of(audience.targets)),
        targets=audience.targets,
    )
