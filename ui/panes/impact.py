"""The impact pane: who, what, how many, the three kinds of evidence, the customers' words, when it began."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commander.board.impact import EVIDENCE, Aspect, Certainty, Row
from commander.wording.impact_said import whole_said
from ui.models.board import BoardModel
from ui.panes.editor import Editor
from ui.panes.estimate_words import estimate_runs
from ui.panes.impact_depth_words import finding_text, headline_text, matrix_text
from ui.panes.impact_rows import ESTIMATE, HARMS, NEGLIGIBLE, PHRASE, START
from ui.panes.impact_words import CERTAINTY_TONES, claim_chip, claim_runs, disagreement_runs
from ui.panes.inquiries_faces import COUNTED, counted_faces, detection_face, evidence_now
from ui.panes.privacy_row import answer_face
from ui.panes.slot import Face
from ui.panes.slots import SlotPane
from ui.panes.window_words import window_faces
from ui.shortcuts import Action, shortcut
from ui.theme import Tone
from ui.widgets.text_layout import Run
from ui.words import Words

_DISAGREEMENT = "disagreement"
_DEPTH = "depth"
_MATRIX = "matrix"
# What a glance must give comes first; the rest is below, where the pane scrolls.
_SEEN = (Aspect.WHO, Aspect.WHAT, Aspect.HOW_MANY, *EVIDENCE)
_THEN = (Aspect.WORKAROUND, Aspect.MONEY)


class ImpactPane(SlotPane):
    """Every row is always there: what nobody has said prints as not confirmed, never as zero or nothing."""

    looks_each_s = 5
    depth_wanted = Signal()  # the page of the impact

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self.answered.connect(self._ask_on)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.set_words(
            title=self.tr("Impact"),
            hint=shortcut(Action.IMPACT).shown,
            empty=self.tr(
                "Who is hurt, by what, how many, how sure we are. It fills once an incident is declared."
            ),
        )
        self.refresh()

    @override
    def faces(self) -> list[Face]:
        seen = [self._aspect_face(aspect) for aspect in _SEEN]
        then = [self._aspect_face(aspect) for aspect in _THEN]
        # Once it was raised the answer to the question stands here: a claim beside it would be a second truth.
        personal = answer_face(self.model, self.words) or self._aspect_face(Aspect.PERSONAL_DATA)
        disagreement = self._disagreement_faces()
        when = window_faces(self.model, self.words) or [self._start_face()]
        counted = counted_faces(self.model, self.words)
        found = detection_face(self.model, self.words)
        # The later ones behind all others: a number pressed opens the cell that it opened yesterday.
        harms = [self._aspect_face(aspect) for aspect in HARMS]
        later = [self._estimate_face(), found, *harms, self._negligible_face(), *self._depth_faces()]
        return [*seen, *counted, *disagreement, personal, self._phrase_face(), *when, *then, *later]

    @override
    def make_editor(self, key: str) -> Editor | None:
        if key == COUNTED:
            command = evidence_now(self.model, self.words)
            if command is not None:
                self.model.bridge.submit(command)
            return None
        if key in {_DEPTH, _MATRIX}:
            self.depth_wanted.emit()
            return None
        from ui.panes.impact_row_forms import row_form

        return row_form(key, self.model, self.words)

    def _ask_on(self, key: str, editor: Editor) -> None:
        # Who and what make up the customers' sentence: asked in one go, the first post costs twelve keys.
        from ui.panes.impact_row_forms import is_first_claim

        if not is_first_claim(editor):
            return
        impact = self.model.board.impact
        if key == Aspect.WHO and impact.row(Aspect.WHAT) is None:
            self.open_row(Aspect.WHAT)
        elif key == Aspect.WHAT and impact.phrase is None:
            self.open_row(PHRASE)

    def _aspect_face(self, aspect: Aspect) -> Face:
        row = self.model.board.impact.row(aspect)
        label = self.words.label(aspect)
        if row is None:
            return Face(key=aspect, label=label, value=(self._not_confirmed(),))
        as_of = self.words.time(row.as_of, self.model.now)
        who = self.model.policy.person_name(row.author)
        return Face(
            key=aspect,
            label=label,
            value=claim_runs(row, self.words, self._named(row.details.verified_by)),
            chip=claim_chip(row, as_of, self.words),
            tip=self._tip(row, f"{who} {as_of}"),
        )

    def _tip(self, row: Row, said_by: str) -> str:
        """The whole of it, of how many in all, and who said so when."""
        whole = whole_said(row.amount, self.words.language) if row.amount is not None else ""
        return "\n".join(part for part in (row.text, whole, said_by) if part)

    def _named(self, person: str) -> str:
        return self.model.policy.person_name(person) if person else ""

    def _disagreement_faces(self) -> list[Face]:
        found = self.model.board.impact.disagreement()
        if found is None:
            return []
        chip = self.tr("look again"), Tone.WARN
        value = disagreement_runs(found, self.words)
        return [
            Face(key=_DISAGREEMENT, label=self.tr("They disagree"), value=value, chip=chip, is_fixed=True)
        ]

    def _phrase_face(self) -> Face:
        phrase = self.model.board.impact.phrase
        label = self.tr("In customers' words")
        if phrase is None or not (phrase.ja or phrase.en):
            return Face(key=PHRASE, label=label, value=(self._not_confirmed(),))
        ja, en = phrase.ja or self.tr("not written"), phrase.en or self.tr("not written")
        return Face(key=PHRASE, label=label, value=(Run(f"{ja} "), Run(en, Tone.NEUTRAL)))

    def _start_face(self) -> Face:
        started = self.model.board.incident.started
        label = self.tr("Impact began")
        if started is None:
            return Face(key=START, label=label, value=(self._not_confirmed(),))
        now = self.model.now
        when = self.words.time_with_zone(started.instant, now)
        shown = self.tr("about {time}").format(time=when) if started.approximate else when
        return Face(key=START, label=label, value=(Run(shown),), note=self.words.age(started.instant, now))

    def _estimate_face(self) -> Face:
        current = self.model.board.estimates.current
        runs = estimate_runs(self.model, self.words)
        chip = None
        if current is not None:
            as_of = self.words.time(current.as_of, self.model.now)
            chip = (f"{self.words.label(current.certainty)} {as_of}", CERTAINTY_TONES[current.certainty])
        unknown = (Run(self.tr("not known yet"), Tone.PAST),)
        return Face(key=ESTIMATE, label=self.tr("Expected recovery"), value=runs or unknown, chip=chip)

    def _negligible_face(self) -> Face:
        text, tone = finding_text(self.model, self.words)
        chip = None if tone in {Tone.PAST, Tone.INK} else (self.tr("look again"), tone)
        label = self.tr("Not so serious")
        return Face(key=NEGLIGIBLE, label=label, value=(Run(text, tone),), chip=chip)

    def _depth_faces(self) -> list[Face]:
        """The figures above all others, and which part shows what: both open the page of the impact."""
        opens = self.tr("open")
        hurt, tone = matrix_text(self.model, self.words)
        headline = Run(headline_text(self.model, self.words))
        return [
            Face(key=_MATRIX, label=self.tr("Parts and symptoms"), value=(Run(hurt, tone),), action=opens),
            Face(key=_DEPTH, label=self.tr("In all"), value=(headline,), action=opens),
        ]

    def _not_confirmed(self) -> Run:
        return Run(self.words.label(Certainty.UNCONFIRMED), Tone.PAST)
