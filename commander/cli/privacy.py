"""privacy: the personal-data concern, its restricted stream, and the statutory clocks (2-08, 2-10, 2-11)."""

from datetime import datetime

import click

from commander.board.privacy_records import (
    AnswerPrivacy,
    NamePrivacyReader,
    PrivacyAnswer,
    RaisePrivacyConcern,
)
from commander.board.privacy_track_orders import TEMPLATES
from commander.board.privacy_track_records import (
    ApprovePrivacyDraft,
    DecidePrivacy,
    EndPrivacyTask,
    GivePrivacyTask,
    NotePrivacy,
    Persons,
    PrivacyAspect,
    StatePrivacyFact,
    UsePrivacyDraft,
)
from commander.board.statutory import Trigger
from commander.board.statutory_records import CorrectStart, FileReport, JudgeClause, LogStart
from commander.cli.endings import Ended, Exit
from commander.cli.entries import typed
from commander.cli.erase import privacy_erase
from commander.cli.place import Place, pass_place
from commander.cli.privacy_drafts import COMMANDS as DRAFTS
from commander.cli.privacy_files import COMMANDS as FILES
from commander.cli.privacy_shown import COMMANDS as SHOWN

_TIMES = {"ignore_unknown_options": True}  # -20m is a time, not an option
_ANSWERS = [str(one) for one in PrivacyAnswer]


@click.group()
def privacy() -> None:
    """Personal data: raise a concern, answer it, and run its restricted track. A checklist for counsel, not advice."""


@privacy.command("raise", context_settings=_TIMES)
@click.argument("incident")
@click.argument("note", default="")
@click.option("--at", metavar="TIME", help="When it was noticed; now if left out.")
@pass_place
def privacy_raise(place: Place, *, incident: str, note: str, at: str | None) -> None:
    """Say that personal data may be concerned: legal and the officer are called; NOTE is kept restricted."""
    with place.incident(incident) as (desk, stream):
        occurred = place.time(at, desk.zone) if at is not None else None
        desk.submit(RaisePrivacyConcern(incident=stream, note=typed(note), occurred=occurred))


@privacy.command("answer", context_settings=_TIMES)
@click.argument("incident")
@click.argument("answer", type=click.Choice(_ANSWERS))
@click.option("--basis", default="", metavar="TEXT", help="On what it rests; needed for no. Kept restricted.")
@click.option(
    "--owner", default="", metavar="NAME", help="Who finds out, for unknown; the track's leader if left out."
)
@click.option("--ask-at", metavar="TIME", help="When unknown is asked again (+30m, 10:00).")
@pass_place
def privacy_answer(
    place: Place, *, incident: str, answer: str, basis: str, owner: str, ask_at: str | None
) -> None:
    """Answer whether personal data is concerned: yes, no with its basis, or unknown with an owner."""
    with place.incident(incident) as (desk, stream):
        desk.submit(
            AnswerPrivacy(
                incident=stream,
                answer=answer,
                basis=typed(basis),
                owner=typed(owner),
                ask_at=_ahead(place, ask_at, desk.zone),
            )
        )


@privacy.command("admit")
@click.argument("incident")
@click.argument("person")
@pass_place
def privacy_admit(place: Place, incident: str, person: str) -> None:
    """Let PERSON read the restricted stream of this incident."""
    place.submit(incident, lambda stream: NamePrivacyReader(incident=stream, person=typed(person)))


@privacy.command("note")
@click.argument("incident")
@click.argument("text")
@pass_place
def privacy_note(place: Place, incident: str, text: str) -> None:
    """Write a line into the restricted timeline."""
    place.submit(incident, lambda stream: NotePrivacy(incident=stream, text=typed(text)))


@privacy.command("facts")
@click.argument("incident")
@click.argument("aspect", type=click.Choice([str(one) for one in PrivacyAspect]))
@click.argument("text", default="")
@click.option("--answer", default="", type=click.Choice(["", *_ANSWERS]), help="Yes, no or unknown.")
@click.option("--persons", metavar="LOW-LIKELY-HIGH", help="How many persons: 1200, or 800-1200-3000.")
@pass_place
def privacy_facts(
    place: Place, *, incident: str, aspect: str, text: str, answer: str, persons: str | None
) -> None:
    """Fill a line of the fact sheet, from which every draft and report is filled."""
    counted = _persons(persons) if persons else None
    place.submit(
        incident,
        lambda stream: StatePrivacyFact(
            incident=stream, aspect=aspect, text=typed(text), answer=answer, persons=counted
        ),
    )


@privacy.command("task", context_settings=_TIMES)
@click.argument("incident")
@click.argument("text")
@click.option("--owner", default="", metavar="NAME", help="Who does it; you if left out.")
@click.option("--due", metavar="TIME", help="By when.")
@pass_place
def privacy_task(place: Place, *, incident: str, text: str, owner: str, due: str | None) -> None:
    """Give somebody a task of the restricted track."""
    with place.incident(incident) as (desk, stream):
        at = _ahead(place, due, desk.zone)
        desk.submit(GivePrivacyTask(incident=stream, text=typed(text), owner=typed(owner), due=at))


@privacy.command("done")
@click.argument("incident")
@click.argument("task")
@click.argument("result", default="")
@pass_place
def privacy_done(place: Place, incident: str, task: str, result: str) -> None:
    """Say that TASK (its id in `show --json`) is done."""
    place.submit(incident, lambda stream: EndPrivacyTask(incident=stream, task=task, result=typed(result)))


@privacy.command("decide")
@click.argument("incident")
@click.argument("text")
@click.option("--basis", required=True, metavar="TEXT", help="On what it rests.")
@click.option("--by", default="", metavar="NAME", help="Who decided; you if left out.")
@pass_place
def privacy_decide(place: Place, *, incident: str, text: str, basis: str, by: str) -> None:
    """Record a decision of the restricted track."""
    place.submit(
        incident,
        lambda stream: DecidePrivacy(
            incident=stream, text=typed(text), basis=typed(basis), decider=typed(by)
        ),
    )


@privacy.command("start", context_settings=_TIMES)
@click.argument("incident")
@click.argument("trigger", type=click.Choice([str(one) for one in Trigger]))
@click.argument("time")
@click.option("--clause", default="", metavar="ID", help="For one duty alone.")
@click.option("--department", default="", metavar="NAME", help="Which department knew.")
@click.option("--person", default="", metavar="NAME", help="Who knew.")
@click.option("--evidence", default="", metavar="TEXT", help="What shows it.")
@click.option(
    "--correct", default="", metavar="REASON", help="Correct a start that was logged wrong, with the reason."
)
@pass_place
def privacy_start(
    place: Place,
    *,
    incident: str,
    trigger: str,
    time: str,
    clause: str,
    department: str,
    person: str,
    evidence: str,
    correct: str,
) -> None:
    """Log when a clock's trigger happened; it can't be moved, only corrected with a reason."""
    with place.incident(incident) as (desk, stream):
        at = place.time(time, desk.zone)
        if correct:
            desk.submit(
                CorrectStart(incident=stream, trigger=trigger, at=at, reason=typed(correct), clause=clause)
            )
            return
        desk.submit(
            LogStart(
                incident=stream,
                trigger=trigger,
                at=at,
                clause=clause,
                department=typed(department),
                person=typed(person),
                evidence=typed(evidence),
            )
        )


@privacy.command("judge", context_settings=_TIMES)
@click.argument("incident")
@click.argument("clause")
@click.argument("verdict", type=click.Choice(["applies", "not-applicable"]))
@click.option("--basis", required=True, metavar="TEXT", help="On what the judgement rests.")
@click.option("--start", metavar="TIME", help="When its trigger happened, unless logged already.")
@click.option("--department", default="", metavar="NAME", help="Which department knew first.")
@click.option("--person", default="", metavar="NAME", help="Who knew first.")
@click.option("--target", metavar="TIME", help="Until when, where the law says no number.")
@pass_place
def privacy_judge(
    place: Place,
    *,
    incident: str,
    clause: str,
    verdict: str,
    basis: str,
    start: str | None,
    department: str,
    person: str,
    target: str | None,
) -> None:
    """Judge a duty of `privacy duties`: it applies, and its clocks run from now on, or it does not."""
    with place.incident(incident) as (desk, stream):
        desk.submit(
            JudgeClause(
                incident=stream,
                clause=clause,
                applies=verdict == "applies",
                basis=typed(basis),
                started=place.time(start, desk.zone) if start is not None else None,
                department=typed(department),
                person=typed(person),
                target=_ahead(place, target, desk.zone),
            )
        )


@privacy.command("submitted", context_settings=_TIMES)
@click.argument("incident")
@click.argument("clause")
@click.argument("report", default="")
@click.option("--at", metavar="TIME", help="When; now if left out.")
@click.option("--by", default="", metavar="NAME", help="Who filed it; you if left out.")
@click.option(
    "--to", "told", default="", metavar="NAME", help="To whom, where it isn't the duty's authority."
)
@click.option("--number", default="", metavar="TEXT", help="The number they gave.")
@pass_place
def privacy_submitted(
    place: Place, *, incident: str, clause: str, report: str, at: str | None, by: str, told: str, number: str
) -> None:
    """Log that a report was filed; without REPORT the first one that is not."""
    with place.incident(incident) as (desk, stream):
        desk.submit(
            FileReport(
                incident=stream,
                clause=clause,
                report=report,
                at=place.time(at, desk.zone) if at is not None else None,
                by=typed(by),
                told=typed(told),
                number=typed(number),
            )
        )


@privacy.command("approve")
@click.argument("incident")
@click.argument("template", type=click.Choice(list(TEMPLATES)))
@pass_place
def privacy_approve(place: Place, incident: str, template: str) -> None:
    """Approve the newest revision of a draft, as the decision-maker or counsel."""
    place.submit(incident, lambda stream: ApprovePrivacyDraft(incident=stream, template=template))


@privacy.command("handed")
@click.argument("incident")
@click.argument("template", type=click.Choice(list(TEMPLATES)))
@click.argument("told")
@click.option("--way", default="", metavar="TEXT", help="How: by mail, by the form on the page.")
@pass_place
def privacy_handed(place: Place, *, incident: str, template: str, told: str, way: str) -> None:
    """Say that the approved draft went out by hand: to whom, and how."""
    place.submit(
        incident,
        lambda stream: UsePrivacyDraft(incident=stream, template=template, told=typed(told), way=typed(way)),
    )


def _ahead(place: Place, text: str | None, zone: str) -> datetime | None:
    return place.time(text, zone, ahead=True).instant if text is not None else None


def _persons(text: str) -> Persons:
    parts = [part.strip().replace(",", "") for part in text.replace("〜", "-").split("-")]
    if len(parts) not in (1, 3) or not all(part.isascii() and part.isdigit() for part in parts):
        raise Ended(
            Exit.USAGE,
            "人数は 1200 か、少なめ-見込み-多め(800-1200-3000)で書いてください。",
            "Write how many persons as 1200, or as low-likely-high: 800-1200-3000.",
        )
    figures = [int(part) for part in parts]
    return Persons(low=figures[0], likely=figures[len(figures) // 2], high=figures[-1])


for _command in (*DRAFTS, *FILES, *SHOWN, privacy_erase):
    privacy.add_command(_command)
COMMANDS = (privacy,)
