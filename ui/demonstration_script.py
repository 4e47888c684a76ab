"""What a good commander does in a drill, move by move. How the window is driven is demonstration.py's business."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from commander.board.actions import FinishAction, Result, StartAction
from commander.board.impact import Aspect, Certainty, Concern, Count, StateImpact, Trial, WordImpact
from commander.board.incident import DeclareRestored, EnterPhase, Phase, SetImpactStart, SetSeverity
from commander.board.message import OrderBroadcast
from commander.board.record import Occurred
from commander.board.roles import COMMANDER, SCRIBE, AssignRole
from commander.board.signals import JudgeSignal, Verdict
from commander.board.timeline import AddEntry, EntryKind
from commander.clock import new_id
from commander.wording.language import Bilingual, Language
from ui import demonstration_words as words

if TYPE_CHECKING:
    from commander.board.record import Record
    from commander.desk.desk import DeskCommand
    from ui.demonstration_stage import Stage
    from ui.drill_run import DrillRun
    from ui.program import Program

_MOST_MOVES: Final = 200
_SECONDS_A_MOVE: Final = 20
_BEFORE: Final = timedelta(minutes=5)
_CHECK_IN: Final = timedelta(minutes=6)
_WATCH: Final = timedelta(hours=2)
_SOON: Final = timedelta(minutes=2)


class GoodCommander:
    """Leads one drill to its end. Knows the usual scenario; in any other it sizes up, tells and keeps its promises."""

    def __init__(
        self, stage: "Stage", program: "Program", run: "DrillRun", language: Language, *, usual: bool
    ) -> None:
        self._stage, self._program, self._run, self._said_in = stage, program, run, language
        self._stream = ""
        self._action = ""
        self._cues: list[str] = []
        self._is_judged = False
        self._moves = self._usual_moves() if usual else {}
        run.cued.connect(self._cues.append)
        run.judged.connect(self._on_judged)

    def lead(self) -> None:
        """From the declaration to the debrief."""
        self._stage.show()
        self._stage.until(lambda: self._program.model.stream)
        self._stream = self._program.model.stream
        self._take_command()
        self._size_up()
        self._tell()
        if not self._moves:
            self._show_board()
        for _ in range(_MOST_MOVES):
            if self._is_judged:
                break
            self._stage.move_on()
            while self._cues:
                self._moves.get(self._cues.pop(0), _nothing)()
            if not self._is_judged:
                self._keep_promise()
        self._stage.until(lambda: self._is_judged)
        self._stage.picture("6_debrief")

    def _usual_moves(self) -> dict[str, Callable[[], None]]:
        """What is done at a line of the usual scenario."""
        return {
            "first-alert": self._state_alert,
            "by-hand": self._state_trial,
            "inquiries-rise": self._state_inquiries,
            "scope": self._state_scope,
            "deploy": lambda: self._write(EntryKind.FACT, words.DEPLOY),
            "charged-twice": lambda: self._write(EntryKind.QUESTION, words.TWICE),
            "charged-twice-answer": lambda: self._write(EntryKind.DECISION, words.REFUND),
            "personal-data-answer": self._state_no_leak,
            "may-we-roll-back": self._roll_back,
            "rollback-works": self._check_action,
            "inquiries-fall": self._show_board,
            "all-well": self._restore,
            "second-alert": self._judge_second,
        }

    def _on_judged(self) -> None:
        self._is_judged = True

    def _take_command(self) -> None:
        me, scribe = self._program.model.person, words.SCRIBE.said_in(self._said_in)
        started = Occurred(instant=self._now - _BEFORE, zone=self._program.model.zone)
        self._submit(AssignRole(incident=self._stream, role=COMMANDER, person=me))
        self._submit(AssignRole(incident=self._stream, role=SCRIBE, person=scribe))
        self._submit(SetSeverity(incident=self._stream, severity=1))
        self._submit(SetImpactStart(incident=self._stream, started=started))
        self._enter(Phase.INVESTIGATION)

    def _enter(self, phase: Phase) -> None:
        reason = words.HASTE.said_in(self._said_in)
        self._submit(EnterPhase(incident=self._stream, phase=phase, reason=reason))

    def _size_up(self) -> None:
        title = self._program.model.board.incident.title
        self._state(Aspect.WHO, words.WHO.said_in(self._said_in), Certainty.ESTIMATED)
        self._state(Aspect.WHAT, title, Certainty.CONFIRMED)
        # Nobody has looked yet: possible until somebody has.
        text = words.BEING_READ.said_in(self._said_in)
        self._state(Aspect.PERSONAL_DATA, text, Certainty.UNCONFIRMED, concern=Concern.POSSIBLE)

    def _state_alert(self) -> None:
        self._state(Aspect.SYSTEM, words.FIVE_XX.said_in(self._said_in), Certainty.CONFIRMED)

    def _state_trial(self) -> None:
        text = words.TRIED.said_in(self._said_in)
        self._state(Aspect.HANDS_ON, text, Certainty.CONFIRMED, trial=Trial(tries=5, fails=4))

    def _state_inquiries(self) -> None:
        text = words.INQUIRIES.said_in(self._said_in)
        self._state(Aspect.INQUIRIES, text, Certainty.CONFIRMED, count=Count(count=24, usual=4))

    def _state_scope(self) -> None:
        self._state(Aspect.WHO, words.CARDHOLDERS.said_in(self._said_in), Certainty.CONFIRMED)
        self._submit(WordImpact(incident=self._stream, ja=words.WORDED.ja, en=words.WORDED.en))

    def _state_no_leak(self) -> None:
        from commander.board.privacy_records import AnswerPrivacy

        basis = words.NO_SIGN.said_in(self._said_in)
        self._submit(AnswerPrivacy(incident=self._stream, answer="no", basis=basis))

    def _state(
        self,
        aspect: Aspect,
        text: str,
        certainty: Certainty,
        *,
        count: Count | None = None,
        trial: Trial | None = None,
        concern: Concern | None = None,
    ) -> None:
        """What is known now, in place of what was said of it before."""
        said = self._program.model.board.impact.row(aspect)
        self._submit(
            StateImpact(
                incident=self._stream,
                aspect=aspect,
                text=text,
                certainty=certainty,
                row=said.row if said else None,
                count=count,
                trial=trial,
                concern=concern,
            )
        )

    def _tell(self) -> None:
        """A broadcast to every audience, as the draft has it."""
        from commander.drafting.drafting import draft_message
        from ui.panes.sheet_composition import PUBLIC
        from ui.panes.sheet_drafting import suggest
        from ui.panes.sheet_messages import messages, numbered

        model = self._program.model
        board, policy, now = model.board, model.policy, model.now
        composition = suggest(board, policy, now)
        public = [audience.key for audience in policy.audiences() if audience.public]
        drafted = draft_message(
            board,
            policy,
            composition.template,
            public,
            now,
            words.FILLED,
            PUBLIC,
            next_update_at=composition.promise,
        )
        for language, wording in drafted.texts.items():
            composition = composition.worded(PUBLIC, language, wording)
        told = messages(numbered(composition, policy, new_id), policy)
        self._submit(OrderBroadcast(incident=self._stream, messages=told, undo=timedelta()))
        self._stage.await_deliveries()

    def _keep_promise(self) -> None:
        promise = self._program.model.board.messages.promise
        if promise is not None and promise - self._now <= _SOON:
            self._tell()

    def _roll_back(self) -> None:
        said = self._said_in
        self._write(EntryKind.DECISION, words.DECISION)
        self._submit(
            StartAction(
                incident=self._stream,
                text=words.ACTION.said_in(said),
                owner=words.OWNER.said_in(said),
                check_at=self._now + _CHECK_IN,
                expected=words.EXPECTED.said_in(said),
            )
        )
        self._action = next(iter(self._program.model.board.actions.by_id))
        self._enter(Phase.RESPONSE)

    def _check_action(self) -> None:
        self._submit(
            FinishAction(
                incident=self._stream,
                action=self._action,
                result=Result.WORKED,
                measured=words.MEASURED.said_in(self._said_in),
            )
        )

    def _show_board(self) -> None:
        """Pictures of the busy board in both languages, of the sheet, and of what readers see."""
        from ui.shortcuts import Action
        from ui.theme import ThemeChoice

        window = self._program.window
        for language, theme in ((Language.JA, ThemeChoice.DARK), (Language.EN, ThemeChoice.LIGHT)):
            window.speak(language)
            window.wear(theme)
            window.page.go(Action.COMPOSE)
            self._stage.picture(f"2_board_{language}_{theme}")
        window.speak(self._said_in)
        window.wear(ThemeChoice.DARK)
        window.page.go(Action.BROADCAST)
        self._stage.picture("3_broadcast_sheet")
        self._run.see()
        self._stage.picture("4_what_they_see")
        window.page.show_board()

    def _restore(self) -> None:
        me = self._program.model.person
        self._submit(DeclareRestored(incident=self._stream, watch_owner=me, watch_until=self._now + _WATCH))
        self._tell()

    def _judge_second(self) -> None:
        """Trouble again: it is new until somebody shows otherwise, and customers hear of it."""
        self._stage.picture("5_second_signal")
        signal = self._program.model.board.signals.untriaged()[0]
        records = self._submit(
            JudgeSignal(
                incident=self._stream,
                signal=signal.signal,
                verdict=Verdict.NEW,
                reason=words.IS_NEW.said_in(self._said_in),
            )
        )
        self._stream = next(record.stream for record in records if record.stream != self._stream)
        self._stage.open(self._stream)
        me = self._program.model.person
        self._submit(AssignRole(incident=self._stream, role=COMMANDER, person=me))
        began = Occurred(instant=signal.raised_at, zone=self._program.model.zone)
        self._submit(SetImpactStart(incident=self._stream, started=began))
        self._size_up()
        self._tell()

    def _write(self, kind: EntryKind, text: Bilingual) -> None:
        self._submit(AddEntry(incident=self._stream, text=text.said_in(self._said_in), entry_kind=kind))

    @property
    def _now(self) -> datetime:
        return self._program.model.now

    def _submit(self, command: "DeskCommand") -> "tuple[Record, ...]":
        self._stage.think(_SECONDS_A_MOVE)
        return self._stage.submit(command)


def _nothing() -> None:
    """A line of the scenario that asks for no move of its own."""
