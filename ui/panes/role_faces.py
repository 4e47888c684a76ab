"""How one role looks in its row: the holder since when, a vacancy's clock, who is called, what is owed."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from commander.board.report_back import Report
from commander.board.roles import COMMANDER
from commander.board.staffing import VACANT_AT_MOST, Vacancy, cautions, vacancies
from commander.board.summons import CallState, Summons
from commander.board.unanswered import next_to_call
from commander.deadlines import WARN_BEFORE
from ui.models.board import BoardModel
from ui.panes.slot import Face
from ui.theme import Tone
from ui.widgets.text_layout import Run
from ui.words import Words

Marked = tuple[str, Tone]
_STEPS_SHOWN = 6


class RoleFaces:
    """Makes the rows of roles from the board as it stands. Window thread."""

    def __init__(self, model: BoardModel, words: Words) -> None:
        self._model, self._words = model, words

    def face(self, role: str) -> Face:
        """The row of a role."""
        board, now = self._model.board, self._model.now
        holding, offer = board.roles.holding(role), board.roles.offers.get(role)
        summons, owed = board.calls.by_role.get(role), board.reports.owed(role)
        label = self._words.role(role)
        action = self.action(role)
        if holding is None or holding.person is None:
            vacancy = next((one for one in vacancies(board) if one.role == role), None)
            chip = self._call_chip(summons, now) or self._uncalled(vacancy, action, now)
            tip = "\n".join(self.standing(role))
            return Face(
                key=role, label=label, value=self._vacant(role, vacancy), chip=chip, tip=tip, action=action
            )
        warnings = [self._words.label(caution) for caution in cautions(board, role, now)]
        value = [Run(self._model.policy.person_name(holding.person))]
        if warnings:
            value.append(Run("  " + QCoreApplication.translate("Roles", "▲ look"), Tone.WARN))
        marked: Marked | None = None
        if offer is not None:
            to = self._model.policy.person_name(offer.to)
            text = QCoreApplication.translate("Roles", "offered to {person}").format(person=to)
            marked = text, Tone.WARN
        elif owed is not None:
            marked = self._report_chip(owed, now)
        return Face(
            key=role,
            label=label,
            value=tuple(value),
            chip=marked,
            note="" if marked else self._words.age(holding.since, now),
            tip="\n".join([*warnings, *self.standing(role)]),
            action=action,
        )

    def standing(self, role: str) -> list[str]:
        """What else is known of a role, a line each: since when, what it reports on, who was called when by whom."""
        board, now = self._model.board, self._model.now
        holding, owed = board.roles.holding(role), board.reports.owed(role)
        lines = []
        if holding is not None and holding.person is not None:
            text = QCoreApplication.translate("Roles", "Since {time} ({age})")
            since = self._words.age(holding.since, now)
            lines.append(text.format(time=self._words.time(holding.since, now), age=since))
        lines += self._call_lines(board.calls.by_role.get(role), now)
        lines += self._course_lines(role, now)
        lines += self._presence_lines(holding.person if holding else None, now)
        if role in board.roles.offers:
            lines.append(
                QCoreApplication.translate("Roles", "Until it is accepted, the one before stays responsible.")
            )
        if owed is not None:
            text, _ = self._report_chip(owed, now)
            lines.append(f"{text} ・ {owed.task}" if owed.task else text)
        return lines

    def action(self, role: str) -> str:
        """What Enter does at once; empty: it opens the row."""
        if self.is_offered_to_me(role):
            has_brief = bool(self._model.board.roles.offers[role].brief)
            read = QCoreApplication.translate("Roles", "Read it back…")
            return read if has_brief else QCoreApplication.translate("Roles", "Accept")
        if role == COMMANDER and self._model.board.roles.commander is None:
            return QCoreApplication.translate("Roles", "Take command")
        return ""

    def is_offered_to_me(self, role: str) -> bool:
        """Whether the person at this desk may accept the role now."""
        offer = self._model.board.roles.offers.get(role)
        return offer is not None and offer.to == self._model.person

    def _vacant(self, role: str, vacancy: Vacancy | None) -> tuple[Run, ...]:
        board, now = self._model.board, self._model.now
        holding = board.roles.holding(role)
        since = vacancy.since if vacancy else holding.since if holding else None
        word = QCoreApplication.translate("Roles", "Vacant")
        text = f"{word} {self._words.age(since, now)}" if since else word
        summons = board.calls.by_role.get(role)
        runs = [Run(text, self._vacancy_tone(vacancy, now))]
        if summons is not None and summons.person:
            runs.append(Run(f"  {self._model.policy.person_name(summons.person)}", Tone.NEUTRAL))
        return tuple(runs)

    def _vacancy_tone(self, vacancy: Vacancy | None, now: datetime) -> Tone:
        if vacancy is None:
            return Tone.NEUTRAL  # left, and not needed now
        return Tone.BAD if vacancy.is_urgent(now) else Tone.WARN

    def _uncalled(self, vacancy: Vacancy | None, action: str, now: datetime) -> Marked | None:
        if vacancy is None or action:
            return None
        late = now - vacancy.since >= VACANT_AT_MOST
        return QCoreApplication.translate("Roles", "not called"), Tone.BAD if late else Tone.WARN

    def _call_chip(self, summons: Summons | None, now: datetime) -> Marked | None:
        if summons is None:
            return None
        text = self._words.label(summons.state)
        if summons.state in {CallState.CALLED, CallState.NO_ANSWER}:
            # Spelt out: the plural forms of a catalogue have no place for two words.
            times = QCoreApplication.translate("Roles", "{count}×").format(count=summons.calls)
            text = f"{text} {times}"
        return text, Tone.BAD if summons.is_overdue(now) else Tone.ACCENT

    def _call_lines(self, summons: Summons | None, now: datetime) -> list[str]:
        if summons is None:
            return []
        caller = self._model.policy.person_name(summons.caller)
        text = QCoreApplication.translate("Roles", "Last at {time}; called by {person}")
        return [text.format(time=self._words.time(summons.since, now), person=caller or "?")]

    def _course_lines(self, role: str, now: datetime) -> list[str]:
        """Each step of the calls with its time, and whom to call next."""
        board, policy = self._model.board, self._model.policy
        summons = board.calls.by_role.get(role) or board.calls.ended.get(role)
        steps = [
            f"{self._words.time(step.at, now)} {self._words.label(step.state)}"
            f" {policy.person_name(step.person or step.by)}"
            for step in (summons.steps[-_STEPS_SHOWN:] if summons else ())
        ]
        following = [policy.person_name(one) for one in next_to_call(board, policy.roster, role)]
        lines = [" → ".join(steps)] if steps else []
        if following and board.roles.holder(role) is None:
            text = QCoreApplication.translate("Roles", "Whom to call next: {people}")
            lines.append(text.format(people=" → ".join(following)))
        return lines

    def _presence_lines(self, person: str | None, now: datetime) -> list[str]:
        sighting = self._model.board.presences.of(person) if person else None
        if sighting is None:
            return []
        return [f"{self._words.label(sighting.presence)} {self._words.time(sighting.at, now)}"]

    def _report_chip(self, owed: Report, now: datetime) -> Marked:
        time = self._words.time(owed.report_at, now)
        if now >= owed.report_at:
            return QCoreApplication.translate("Roles", "report overdue {time}").format(time=time), Tone.BAD
        near = owed.report_at - now <= WARN_BEFORE
        text = QCoreApplication.translate("Roles", "report {time}").format(time=time)
        return text, Tone.WARN if near else Tone.ACCENT
