"""Commands about audiences: the told matrix, who else must know, how far it is told, the set to start from."""

from pathlib import Path

import click

from commander.board.audiences import ChooseCommunicationPolicy, JudgeAudience, Needed
from commander.board.audiences_hint import Reach, reach_hint
from commander.board.audiences_told import open_questions, questions
from commander.board.policy_import import ImportPolicy
from commander.cli.audiences_told import matrix_lines, matrix_shape, question_lines, question_shapes
from commander.cli.channels import policy
from commander.cli.endings import Ended, Exit
from commander.cli.entries import typed
from commander.cli.place import Place, pass_place, zone_of
from commander.clock import utc_now
from commander.policy_file.start import begun, default_set
from commander.policy_file.toml import write_policy
from commander.wording.audiences import chosen_sentence, hint_sentence


@click.group()
def audiences() -> None:
    """Whom we tell: how each stands, who else must know, how far it is told."""


@audiences.command("show")
@click.argument("incident")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_place
def audiences_show(place: Place, incident: str, *, as_json: bool) -> None:
    """Show for each audience what it was told when, whether it arrived, what is due when, and by whom."""
    with place.reading() as reading:
        board = reading.board(reading.incident(incident).stream)
        standing = reading.policy()
    zone, now = zone_of(standing), utc_now()
    if as_json:
        place.tell_json(matrix_shape(board, standing, now))
    else:
        place.tell("\n".join(matrix_lines(board, standing, place.language, zone, now)))


@audiences.command("ask")
@click.argument("incident")
@click.option("--all", "everything", is_flag=True, help="Also those answered already.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_place
def audiences_ask(place: Place, incident: str, *, everything: bool, as_json: bool) -> None:
    """List who else may have to know and wants an answer now."""
    with place.reading() as reading:
        board = reading.board(reading.incident(incident).stream)
        standing = reading.policy()
    now = utc_now()
    asked = questions(board, standing) if everything else open_questions(board, standing, now)
    if as_json:
        place.tell_json(question_shapes(asked))
        return
    nothing = place.said("答えの要る相手はありません。", "Nobody is left to be asked about.")
    place.tell("\n".join(question_lines(asked, place.language, zone_of(standing))) or nothing)


@audiences.command("answer", context_settings={"ignore_unknown_options": True})
@click.argument("incident")
@click.argument("audience")
@click.argument("needed", type=click.Choice([str(needed) for needed in Needed]))
@click.option("--reason", default="", metavar="TEXT", help="Why not; needed for no.")
@click.option("--again", metavar="TIME", help="When to ask again (+15m, 23:10); needed for later.")
@pass_place
def audiences_answer(
    place: Place, *, incident: str, audience: str, needed: str, reason: str, again: str | None
) -> None:
    """Say whether an audience must know: yes, no (with why), or later (with when to ask again)."""
    with place.incident(incident) as (desk, stream):
        ask_again = place.time(again, desk.zone, ahead=True).instant if again is not None else None
        command = JudgeAudience(
            incident=stream, audience=audience, needed=needed, reason=typed(reason), ask_again=ask_again
        )
        desk.submit(command)


@click.command("tell-policy")
@click.argument("incident")
@click.argument("reach", required=False, type=click.Choice([str(reach) for reach in Reach]))
@click.option("--reason", default="", metavar="TEXT", help="Why; needed where the rule proposes otherwise.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_place
def tell_policy(place: Place, *, incident: str, reach: str | None, reason: str, as_json: bool) -> None:
    """Decide how far the incident is told: wide, named or internal. Without REACH: what the rule proposes."""
    with place.incident(incident) as (desk, stream):
        if reach is not None:
            desk.submit(ChooseCommunicationPolicy(incident=stream, reach=reach, reason=typed(reason)))
            return
        board, standing = desk.board(stream), desk.policy()
    hint, chosen = reach_hint(board.incident, board.impact), board.audiences.chosen
    outgrown = board.audiences.is_outgrown
    if as_json:
        place.tell_json(
            {
                "hint": {"reach": hint.reach, "rule": hint.rule, "severity": hint.severity},
                "chosen": {
                    "reach": chosen.reach,
                    "reason": chosen.reason,
                    "rule": chosen.rule,
                    "by": chosen.by,
                    "at": chosen.at.isoformat(),
                    "outgrown": outgrown,
                }
                if chosen
                else None,
            }
        )
        return
    lines = [place.said("目安:", "By rule: ") + hint_sentence(hint, place.language)]
    if chosen is not None:
        lines.append(chosen_sentence(chosen, standing, place.language, zone_of(standing), outgrown=outgrown))
    place.tell("\n".join(lines))


@policy.command("start")
@click.argument("audience", nargs=-1)
@click.option("--list", "is_listed", is_flag=True, help="Only list them.")
@click.option(
    "--to",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the set to FILE, to be edited.",
)
@pass_place
def policy_start(place: Place, audience: tuple[str, ...], file: Path | None, *, is_listed: bool) -> None:
    """Add the default audiences (all, or those named) to the policy; none is sent anything before it has targets."""
    shipped = {one.key: one for one in default_set().audience}
    unknown = [key for key in audience if key not in shipped]
    if unknown:
        known = ", ".join(shipped)
        raise Ended(
            Exit.USAGE,
            f"既定の宛先に「{unknown[0][:80]}」はありません(あるもの: {known})。",
            f'The default set has no audience "{unknown[0][:80]}" (it has: {known}).',
        )
    if is_listed:
        place.tell(
            "\n".join(f"{key}  {place.said(one.name_ja, one.name_en)}" for key, one in shipped.items())
        )
    elif file is not None:
        write_policy(default_set(), file)
        place.tell(place.said(f"{file} に書き出しました。", f"Written to {file}."))
    else:
        with place.desk() as desk:
            desk.submit(ImportPolicy(policy=begun(desk.policy(), audience or tuple(shipped))))
            listed = len(desk.policy().audiences())
        place.tell(
            place.said(
                f"宛先は {listed} 件になりました。送り先(targets)を書いた宛先にだけ送られます。",
                f"There are {listed} audiences now; only those with targets are ever sent anything.",
            )
        )


COMMANDS = (audiences, tell_policy)
