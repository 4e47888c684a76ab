"""privacy show and privacy duties: the state of the question, and for those with the right the whole track."""

from datetime import datetime, tzinfo

import click

from commander.board.board import Board
from commander.board.needed_roles import ORDER
from commander.board.policy import Policy
from commander.board.privacy_erasing import can_be_erased
from commander.board.privacy_rights import leader, may_read, readers
from commander.board.privacy_track import Track
from commander.board.privacy_track_records import PrivacyAspect
from commander.board.record import Record
from commander.board.statutory import Clause
from commander.board.statutory_clocks import Clock
from commander.cli.place import Place, clock, pass_place, zone_of
from commander.cli.shapes import Shape, instant
from commander.clock import utc_now
from commander.statutory_book import duties
from commander.wording.labels import label
from commander.wording.language import Language
from commander.wording.lines import author_name, record_line
from commander.wording.privacy import DISCLAIMER, TRACK
from commander.wording.privacy_said import clause_name
from commander.wording.privacy_state import (
    clock_name,
    clock_words,
    fact_words,
    filed_by,
    judgement_words,
    question_detail,
    question_words,
    rule_words,
    shelf_words,
    source_words,
    start_words,
    task_words,
)
from commander.wording.role_names import role_name


@click.command("show")
@click.argument("incident")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_place
def privacy_show(place: Place, incident: str, *, as_json: bool) -> None:
    """Show how the question stands; the track itself only to those who may read it."""
    with place.reading() as reading:
        stream, policy = reading.incident(incident).stream, reading.policy()
        board, person, now = reading.board(stream), place.person(policy), utc_now()
        track: Track | None = None
        records: list[Record] = []
        if may_read(board, policy, person):
            track, records = reading.track(stream, person)
    if as_json:
        shape = _track_shape(track) | _lines_shape(records) if track else {"track": None}
        place.tell_json(_open_shape(board, policy) | shape)
        return
    zone, language = zone_of(policy), place.language
    lines = [question_words(board, language), question_detail(board, policy, language, zone, now)]
    if track is None:
        lines.append(_shut(place, board, policy))
    else:
        lines += ["", TRACK.said_in(language), *_track_lines(track, policy, language, zone, now), ""]
        lines += [_line(number, record, policy, language, zone) for number, record in enumerate(records, 1)]
        lines += ["", DISCLAIMER.said_in(language)]
    place.tell("\n".join(lines))


@click.command("duties")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_place
def privacy_duties(place: Place, *, as_json: bool) -> None:
    """List the duties that can be judged: the law, what sets it off, how it counts, from where it is known."""
    with place.reading() as reading:
        policy = reading.policy()
    found, language = duties(policy).values(), place.language
    if as_json:
        place.tell_json([_clause_shape(one, policy) for one in found])
        return
    lines: list[str] = []
    for one in found:
        when = one.when_ja if language is Language.JA else one.when_en
        note = one.note_ja if language is Language.JA else one.note_en
        lines += [clause_name(one, language), f"  {when}", f"  {shelf_words(one, policy.privacy, language)}"]
        lines += [f"  {rule}" for report in one.report if (rule := rule_words(report, language))]
        lines += [f"  {note}"] if note else []
        lines += [f"  {source_words(one, language)}", ""]
    place.tell("\n".join([*lines, DISCLAIMER.said_in(language)]))


def _track_lines(track: Track, policy: Policy, language: Language, zone: tzinfo, now: datetime) -> list[str]:
    lines = [
        f"{label(aspect, language)}: {fact_words(stated, language)}"
        for aspect in PrivacyAspect
        if (stated := track.fact(aspect))
    ]
    statutory = track.statutory
    lines += [
        start_words(start, statutory, policy, language)
        for field in statutory.starts.values()
        if (start := field.latest())
    ]
    for one in statutory.clocks():
        lines.append(f"{clock_name(one, language)}: {clock_words(one, language, filed_by(one, policy))}")
        lines += [f"  {rule}"] if (rule := rule_words(one.report, language)) else []
        lines.append(f"  {source_words(one.clause, language)}")
    lines += [
        f"{clause_name(one.event.clause, language)}: {judgement_words(one, policy, language)}"
        for one in statutory.ruled_out()
    ]
    return lines + [task_words(task, policy, zone, now) for task in track.open_tasks()]


def _line(number: int, record: Record, policy: Policy, language: Language, zone: tzinfo) -> str:
    author = author_name(record.author, policy, language)
    named = f"{number}.  " if can_be_erased(record) else ""
    return f"{named}{clock(record.occurred.instant, zone)}  {author}  {record_line(record, policy, language, zone)}"


def _open_shape(board: Board, policy: Policy) -> Shape:
    answered = board.privacy.answered
    return {
        "raised_at": instant(board.privacy.since),
        "waiting": board.privacy.waiting is not None,
        "answer": answered.answer if answered else None,
        "owner": answered.owner if answered else "",
        "ask_at": instant(answered.ask_at) if answered else None,
        "leader": leader(board),
        "readers": list(readers(board, policy)),
    }


def _shut(place: Place, board: Board, policy: Policy) -> str:
    """Who may read it, and how one is let in."""
    led_by, missing = leader(board), place.said("不在", "nobody")
    names = [policy.person_name(one) for one in readers(board, policy)]
    leads = policy.person_name(led_by) if led_by else missing
    roles = [role_name(one, policy, place.language) for one in ORDER if one in policy.privacy.roles]
    return place.said(
        f"内容は制限付きです。主導:{leads}。読める人:{'、'.join(names) or missing}。"
        f"読める人に privacy admit で加えてもらうか、読める役割({'、'.join(roles)})に就いてください。",
        f"The details are restricted. Led by {leads}; may read: {', '.join(names) or missing}."
        f" Be let in by one of them (privacy admit), or take a role that may ({', '.join(roles)}).",
    )


def _lines_shape(records: list[Record]) -> Shape:
    """The lines that can be erased, by the numbers that `privacy erase` takes."""
    return {
        "lines": [
            {
                "number": number,
                "record": one.id,
                "kind": one.kind,
                "at": instant(one.occurred.instant),
                "by": one.author,
            }
            for number, one in enumerate(records, 1)
            if can_be_erased(one)
        ]
    }


def _track_shape(track: Track) -> Shape:
    statutory = track.statutory
    return {
        "track": {
            "facts": {
                str(aspect): {
                    "text": stated.text,
                    "answer": stated.answer,
                    "persons": [stated.persons.low, stated.persons.likely, stated.persons.high]
                    if stated.persons
                    else None,
                }
                for aspect in PrivacyAspect
                if (stated := track.fact(aspect))
            },
            "bases": [{"answer": one.answer, "basis": one.basis, "by": one.by} for one in track.bases],
            "starts": [
                {
                    "trigger": one.trigger,
                    "clause": one.clause,
                    "at": instant(one.at),
                    "reason": one.reason,
                    "first_at": instant(statutory.first_said(one).at),
                }
                for field in statutory.starts.values()
                if (one := field.latest())
            ],
            "clocks": [_clock_shape(one) for one in statutory.clocks()],
            "not_applicable": [one.event.clause.id for one in statutory.ruled_out()],
            "tasks": [
                {"task": one.task, "text": one.text, "owner": one.owner, "due": instant(one.due)}
                for one in track.open_tasks()
            ],
            "decisions": [
                {"text": one.text, "basis": one.basis, "decider": one.decider} for one in track.decisions
            ],
            "drafts": [
                {"template": found.template, "approvals": found.approvals, "handed": len(found.used)}
                for key in track.draft_fields
                if (found := track.draft(key))
            ],
            "files": [
                {"record": one.record, "name": one.name, "size": one.size, "sha256": one.sha256}
                for one in track.files
            ],
            "contested": track.contested,
        }
    }


def _clock_shape(one: Clock) -> Shape:
    return {
        "clause": one.clause.id,
        "report": one.report.key,
        "state": one.state,
        "due": instant(one.due.at) if one.due else None,
        "day": str(one.due.day) if one.due and one.due.day else None,
        "before": instant(one.before.at) if one.before else None,
        "judge": one.judge,
        "filed_at": instant(one.filed.event.at) if one.filed else None,
        "number": one.filed.event.number if one.filed else "",
        "late": one.is_late,
    }


def _clause_shape(one: Clause, policy: Policy) -> Shape:
    return {
        "id": one.id,
        "law": {"ja": one.law_ja, "en": one.law_en},
        "when": {"ja": one.when_ja, "en": one.when_en},
        "authority": {"ja": one.authority_ja, "en": one.authority_en},
        "source": one.source,
        "mark": one.mark,
        "listed_on": str(one.checked_on) if one.checked_on else None,
        "on": policy.privacy.is_on(one),
        "unverified": {"ja": one.unverified_ja, "en": one.unverified_en},
        "reports": [
            {
                "key": report.key,
                "ja": report.name_ja,
                "en": report.name_en,
                "rule": {"ja": report.rule_ja, "en": report.rule_en},
                "rule_mark": report.rule_mark,
            }
            for report in one.report
        ],
    }


COMMANDS = (privacy_show, privacy_duties)
