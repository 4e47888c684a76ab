"""Which wordings and stages the sheet offers: an incident's, or a maintenance's own."""

from typing import Final

from commander.board.bulletin import INCIDENT_STAGES, MAINTENANCE_STAGES, Stage
from commander.wording.templates import TemplateId

_OF_INCIDENTS: Final = tuple(template for template in TemplateId if template.startswith(("T", "S", "R", "F")))
_OF_MAINTENANCE: Final = (
    *(template for template in TemplateId if template.startswith("M")),
    TemplateId.T08,  # whatever was told can have been wrong
)


def offered_templates(stage: Stage) -> tuple[TemplateId, ...]:
    """What customers can be told at this stage."""
    return _OF_MAINTENANCE if stage.is_maintenance else _OF_INCIDENTS


def offered_stages(stage: Stage) -> tuple[Stage, ...]:
    """The stages of the same kind; of a maintenance only the one that was recorded stands."""
    return MAINTENANCE_STAGES if stage.is_maintenance else INCIDENT_STAGES
