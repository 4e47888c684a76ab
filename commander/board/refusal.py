"""Pure: why a command is refused. The sentence a person reads is made from it in wording.sentences."""

from enum import StrEnum


class Because(StrEnum):
    """Each reason has one sentence in each language."""

    TEXT_EMPTY = "text-empty"
    TEXT_TOO_LONG = "text-too-long"
    NO_SUCH_INCIDENT = "no-such-incident"
    INCIDENT_CLOSED = "incident-closed"
    SEVERITY_UNKNOWN = "severity-unknown"
    PHASE_UNKNOWN = "phase-unknown"
    TIME_IMPOSSIBLE = "time-impossible"
    TIME_IN_FUTURE = "time-in-future"
    TIME_IN_PAST = "time-in-past"
    ALREADY_RESTORED = "already-restored"
    NOT_RESTORED = "not-restored"
    ROLE_UNKNOWN = "role-unknown"
    ROLE_HELD = "role-held"
    ROLE_VACANT = "role-vacant"
    COMMANDER_ONE_ROLE = "commander-one-role"
    NO_OFFER = "no-offer"
    OFFER_FOR_ANOTHER = "offer-for-another"
    NOT_CALLED = "not-called"
    ANSWER_UNKNOWN = "answer-unknown"
    NO_REPORT_OWED = "no-report-owed"
    LINK_NOT_HTTPS = "link-not-https"
    ENTRY_UNKNOWN = "entry-unknown"
    KIND_UNKNOWN = "kind-unknown"
    ASPECT_UNKNOWN = "aspect-unknown"
    ROW_UNKNOWN = "row-unknown"
    RANGE_BACKWARDS = "range-backwards"
    ZERO_NEEDS_EVIDENCE = "zero-needs-evidence"
    ACTION_UNKNOWN = "action-unknown"
    ACTION_FINISHED = "action-finished"
    OPTION_UNKNOWN = "option-unknown"
    OPTION_TAKEN = "option-taken"
    OPTION_DECLINED = "option-declined"
    HYPOTHESIS_UNKNOWN = "hypothesis-unknown"
    HYPOTHESIS_RULED_OUT = "hypothesis-ruled-out"
    SIGNAL_UNKNOWN = "signal-unknown"
    SIGNAL_WAITS = "signal-waits"
    SIGNAL_JUDGED = "signal-judged"
    SAME_NEEDS_WORKER = "same-needs-worker"
    REASON_NEEDED = "reason-needed"
    AUDIENCE_UNKNOWN = "audience-unknown"
    AUDIENCE_WITHOUT_TARGET = "audience-without-target"
    NO_AUDIENCE = "no-audience"
    TEXT_UNFILLED = "text-unfilled"
    PROMISE_MISSING = "promise-missing"
    APPROVAL_NEEDED = "approval-needed"
    DELIVERY_UNKNOWN = "delivery-unknown"
    DELIVERY_SETTLED = "delivery-settled"
    DELIVERY_UNDERWAY = "delivery-underway"
    DELIVERY_NOT_HELD = "delivery-not-held"
    DELIVERY_OVERTAKEN = "delivery-overtaken"
    REF_NOT_ID = "ref-not-id"
    JOURNAL_READ_ONLY = "journal-read-only"
    DISK_FULL = "disk-full"
    JOURNAL_BUSY = "journal-busy"
    DISK_FAILED = "disk-failed"


class Refused(Exception):
    """A command that was not carried out. Nothing was written."""

    def __init__(self, because: Because, **values: str) -> None:
        super().__init__(because.value, values)
        self.because = because
        self.values = values
