"""Pure: what a maintenance's record says to its texts: which one comes next, its facts, its components."""

from commander.board.bulletin import ComponentStatus, Stage
from commander.board.impact import Phrase
from commander.board.maintenance import Maintenance, MaintenanceState
from commander.board.messages import Messages
from commander.board.promises import told_last
from commander.wording.language import Bilingual
from commander.wording.maintenance_fields import MaintenanceFacts
from commander.wording.templates import TemplateId

_BY_STATE = {
    MaintenanceState.IN_PROGRESS: TemplateId.M02,
    MaintenanceState.VERIFYING: TemplateId.M03,
    MaintenanceState.COMPLETED: TemplateId.M04,
    MaintenanceState.CANCELLED: TemplateId.M05C,
}


def maintenance_template(maintenance: Maintenance, messages: Messages) -> TemplateId:
    """The text that follows from what was recorded and what customers read last: a moved end first of all."""
    plan, told = maintenance.plan, told_last(messages)
    is_moved = told is not None and plan is not None and told.content.next_update_at != plan.ends_at
    if is_moved and not maintenance.is_over:
        return TemplateId.M05
    announced = TemplateId.M06 if plan is not None and plan.at_risk else TemplateId.M01
    return _BY_STATE.get(maintenance.state, announced)


def maintenance_facts(maintenance: Maintenance) -> MaintenanceFacts | None:
    """The facts of a maintenance for its templates; None on an incident."""
    plan = maintenance.plan
    if plan is None:
        return None
    cancelled = maintenance.state is MaintenanceState.CANCELLED
    return MaintenanceFacts(
        starts_at=plan.starts_at,
        ends_at=plan.ends_at,
        effect=_bilingual(plan.effect),
        unaffected=_bilingual(plan.unaffected),
        purpose=_bilingual(plan.purpose),
        fallback=_bilingual(plan.fallback),
        reason=_bilingual(maintenance.cancellation if cancelled else maintenance.extension),
        started_at=maintenance.started_at,
        completed_at=maintenance.completed_at,
        cancelled=cancelled,
        troubled=bool(maintenance.links),
    )


def maintenance_components(maintenance: Maintenance) -> dict[str, ComponentStatus]:
    """How the components stand: at work while it runs, as usual at its end; an announcement changes none.

    Once an incident was declared from it, the end says nothing of them: they may be down, and are its business.
    """
    plan, stage = maintenance.plan, maintenance.stage
    if plan is None or plan.at_risk or stage is Stage.SCHEDULED:
        return {}
    if stage is not Stage.COMPLETED:
        return dict.fromkeys(plan.components, ComponentStatus.MAINTENANCE)
    puts_back = maintenance.started_at is not None and not maintenance.links
    return dict.fromkeys(plan.components, ComponentStatus.OPERATIONAL) if puts_back else {}


def _bilingual(phrase: Phrase) -> Bilingual:
    return Bilingual(phrase.ja, phrase.en)
