"""The forms about changes, causes and risks: for each row its fields and ways, and what adds one."""

from PySide6.QtWidgets import QWidget

from commander.board.causes import Category, Cause, JudgeCause
from commander.board.changes import Change, ChangeKind, JudgeChange, NoteChange, Suspicion
from commander.board.risks import EndRisk, JudgeRisk, Level, Risk, RiskEnd
from commander.wording.yes_no import YesNo
from ui.panes.editor import Editor
from ui.panes.work_form import Part, PartKind, Said, Way, WorkForm, WorkForms

_LINE, _PERSON = PartKind.LINE, PartKind.PERSON


class FindingForms(WorkForms):
    """Makes the forms about changes, causes and risks."""

    def change(self, found: Change) -> Editor:
        """Suspected as the trigger, or not."""

        def judged(suspicion: Suspicion, said: Said) -> JudgeChange:
            return JudgeChange(
                incident=self._stream,
                change=found.noted.change,
                suspicion=suspicion,
                reason=said.texts["reason"],
            )

        ways = [
            Way(name="suspect", parts=("reason",), command=lambda said: judged(Suspicion.SUSPECTED, said)),
            Way(name="clear", parts=("reason",), command=lambda said: judged(Suspicion.CLEARED, said)),
        ]
        return self._form([Part(name="reason", kind=_LINE)], ways)

    def add_change(self, parent: QWidget) -> WorkForm:
        """Note what was changed; how it is turned back becomes an option at once."""
        parts = [
            Part(name="change", kind=_LINE),
            Part(name="change_kind", kind=PartKind.CHOICE, choices=tuple(ChangeKind)),
            Part(name="changed_at", kind=PartKind.PAST),
            Part(name="is_risky", kind=PartKind.CHOICE, choices=(YesNo.NO, YesNo.YES)),
            Part(name="revert", kind=_LINE),
            Part(name="speed"),
            Part(name="blast_radius"),
        ]
        note = Way(
            name="note-change",
            parts=tuple(part.name for part in parts),
            command=lambda said: NoteChange(
                incident=self._stream,
                text=said.texts["change"],
                change_kind=ChangeKind(said.choices["change_kind"]),
                changed_at=said.past.get("changed_at"),
                is_risky=said.choices["is_risky"] == YesNo.YES,
                revert=said.texts["revert"],
                speed=said.texts["speed"],
                blast_radius=said.texts["blast_radius"],
            ),
        )
        return self._form(parts, [note], parent)

    def cause(self, cause: Cause) -> Editor:
        """What kind of cause it is."""
        judged = cause.judged
        parts = [
            Part(
                name="category",
                kind=PartKind.CHOICE,
                choices=tuple(Category),
                start=str(judged.category) if judged else "",
            ),
            Part(name="basis", start=judged.basis if judged else ""),
            Part(name="is_confirmed", kind=PartKind.CHOICE, choices=(YesNo.NO, YesNo.YES)),
        ]
        way = Way(
            name="cause",
            parts=tuple(part.name for part in parts),
            command=lambda said: JudgeCause(
                incident=self._stream,
                category=Category(said.choices["category"]),
                basis=said.texts["basis"],
                is_confirmed=said.choices["is_confirmed"] == YesNo.YES,
            ),
        )
        return self._form(parts, [way])

    def risk(self, found: Risk) -> Editor:
        """Judge it anew, or take it off the list."""
        judged = found.judged
        parts = [*_risk_parts(judged.owner, judged.likelihood, judged.effect, judged.watched_by)]
        parts.append(Part(name="reason", kind=_LINE))

        def ended(end: RiskEnd, said: Said) -> EndRisk:
            return EndRisk(incident=self._stream, risk=found.risk, end=end, reason=said.texts["reason"])

        ways = [
            Way(
                name="judge",
                parts=("owner", "likelihood", "effect", "watched_by"),
                command=lambda said: self._risk(said, found.risk),
            ),
            Way(name="gone", parts=("reason",), command=lambda said: ended(RiskEnd.GONE, said)),
            Way(name="happened", parts=("reason",), command=lambda said: ended(RiskEnd.HAPPENED, said)),
        ]
        return self._form(parts, ways)

    def add_risk(self, parent: QWidget) -> WorkForm:
        """Put a risk on the list."""
        parts = [Part(name="risk", kind=_LINE), *_risk_parts("", Level.MEDIUM, Level.MEDIUM, "")]
        names = tuple(part.name for part in parts)
        return self._form(parts, [Way(name="risk", parts=names, command=self._risk)], parent)

    def _risk(self, said: Said, risk: str = "") -> JudgeRisk:
        return JudgeRisk(
            incident=self._stream,
            risk=risk,
            text="" if risk else said.texts["risk"],
            owner=said.texts["owner"],
            likelihood=Level(said.choices["likelihood"]),
            effect=Level(said.choices["effect"]),
            watched_by=said.texts["watched_by"],
        )


def _risk_parts(owner: str, likelihood: Level, effect: Level, watched_by: str) -> list[Part]:
    levels = tuple(Level)
    return [
        Part(name="owner", kind=_PERSON, start=owner),
        Part(name="likelihood", kind=PartKind.CHOICE, choices=levels, start=str(likelihood)),
        Part(name="effect", kind=PartKind.CHOICE, choices=levels, start=str(effect)),
        Part(name="watched_by", kind=_LINE, start=watched_by),
    ]
