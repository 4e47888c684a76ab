"""Pure: which debts follow from a record. The same record gives the same debts, with the same keys, everywhere."""

from msgspec.structs import replace

from commander.board.bulletin import Bulletin, Wording
from commander.board.deliveries import Operation, Owed, Owing, delivery_key
from commander.board.maintenance_orders import window_on
from commander.board.message import FINAL_REPORT, BroadcastOrdered
from commander.board.record import Record
from commander.board.restricted import is_restricted
from commander.outbox.debt import Armed, Debt, Mode

# Every text of a drill begins with it, so that no reader can take it for real (look.md rule 5).
DRILL_PREFIX = {"ja": "【訓練】", "en": "[DRILL] "}
_CONVERGING = frozenset({"page"})
# What makes something new there. A summary is made once too; the desk knows whether it stands already.
_ONCE = frozenset({Operation.POST, Operation.LINE})


def plan(record: Record) -> list[Debt]:
    """The debts of one record; none for most."""
    if is_restricted(record.stream):
        return []  # nothing of it is ever owed to anybody outside, whatever a record says (2-10)
    event = record.event
    debts: dict[str, Debt] = {}
    if isinstance(event, Owing):
        for owed in event.owed(record.stream, record.occurred.instant):
            debt = _owed(record, owed)
            # A place named twice is told once.
            debts.setdefault(debt.key, debt)
        return list(debts.values())
    if not isinstance(event, BroadcastOrdered):
        return []
    for telling in event.tellings:
        for target in telling.targets:
            # Two audiences behind one channel are told once; what customers read there is public.
            public = any(target in one.targets for one in event.tellings if one.public)
            debts.setdefault(target, _debt(record, event, target, public=public))
    return list(debts.values())


def _debt(record: Record, event: BroadcastOrdered, target: str, *, public: bool) -> Debt:
    scheme = target.partition(":")[0]
    return Debt(
        key=delivery_key(record.id, target),
        incident=record.stream,
        target=target,
        bulletin=_bulletin(record, event, target, public=public),
        mode=Mode.CONVERGE if scheme in _CONVERGING else Mode.ONCE,
        via="practice" if event.drill else scheme,
        depends_on=None,
        not_before=event.not_before,
        # Without an undo window nothing can be cut short inside it.
        armed=Armed.UNDO if event.not_before > record.occurred.instant else Armed.READY,
        changed_at=record.occurred.instant,
    )


def _owed(record: Record, owed: Owed) -> Debt:
    scheme = owed.target.partition(":")[0]
    now = record.occurred.instant
    bulletin = owed.bulletin
    if bulletin.drill:
        texts = {language: _prefixed(text, language) for language, text in bulletin.texts.items()}
        bulletin = replace(bulletin, texts=texts)
    is_once = owed.operation in _ONCE and scheme not in _CONVERGING
    return Debt(
        key=delivery_key(record.id, owed.target, owed.operation),
        incident=record.stream,
        target=owed.target,
        operation=owed.operation,
        bulletin=bulletin,
        mode=Mode.ONCE if is_once else Mode.CONVERGE,
        via="practice" if bulletin.drill else scheme,
        depends_on=None,
        not_before=owed.not_before or now,
        armed=Armed.UNDO if owed.not_before and owed.not_before > now else Armed.READY,
        changed_at=now,
    )


def _bulletin(record: Record, event: BroadcastOrdered, target: str, *, public: bool) -> Bulletin:
    content, scheme = event.content, target.partition(":")[0]
    texts = content.texts
    if event.drill:
        texts = {language: _prefixed(text, language) for language, text in texts.items()}
    return Bulletin(
        message=content.message,
        incident=record.stream,
        short_id=event.short_id,
        drill=event.drill,
        stage=content.stage,
        severity=event.severity,
        public=public,
        texts=texts,
        ordered_at=record.occurred.instant.isoformat(),
        started_at=event.started_at.isoformat() if event.started_at else None,
        next_update_at=content.next_update_at.isoformat() if content.next_update_at else None,
        components=event.page_components.get(scheme, content.components),
        notify_subscribers=content.notify_subscribers,
        mention=content.mention,
        mention_groups=content.mention_groups,
        maintenance=window_on(event, scheme),
        impact=event.impact,
        windows=event.windows,
        report=content.template == FINAL_REPORT,
        backdated_to=event.backdated_to.isoformat() if event.backdated_to else None,
        audiences=tuple(one.audience for one in event.tellings if target in one.targets),
    )


def _prefixed(text: Wording, language: str) -> Wording:
    prefix = DRILL_PREFIX.get(language, "")
    return replace(text, title=prefix + text.title, body=prefix + text.body)
