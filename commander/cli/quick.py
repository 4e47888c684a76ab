"""quick: one of the four sentences for our own people, as an entry and a post in one act (4-18, 4-20)."""

from datetime import timedelta

import click

from commander.board.refusal import Because, Refused
from commander.cli.entries import typed
from commander.cli.place import Place, pass_place
from commander.clock import new_id
from commander.drafting.quick import quick_audiences, quick_post, quick_texts
from commander.wording.language import Language
from commander.wording.quick import Quick


@click.command()
@click.argument("incident")
@click.argument("sentence", type=click.Choice([str(one) for one in Quick]), metavar="SENTENCE")
@click.option("--ja", default="", metavar="TEXT", help="The Japanese text in place of the drafted one.")
@click.option("--en", default="", metavar="TEXT", help="The English text in place of the drafted one.")
@click.option("--dry-run", is_flag=True, help="Show the texts; record and send nothing.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_place
def quick(
    place: Place, *, incident: str, sentence: str, ja: str, en: str, dry_run: bool, as_json: bool
) -> None:
    """Write started, scale, options or decided into the timeline and post it to our own people, both or neither."""
    chosen = Quick(sentence)
    with place.incident(incident) as (desk, stream):
        board, policy, moment = desk.board(stream), desk.policy(), desk.moment()
        texts = quick_texts(board, policy, chosen, moment.now)
        texts |= {language: typed(said) for language, said in ((Language.JA, ja), (Language.EN, en)) if said}
        audiences = [one.key for one in quick_audiences(policy)]
        if not audiences:
            raise Refused(Because.NO_AUDIENCE)
        act = quick_post(
            board,
            policy,
            chosen,
            texts,
            moment.now,
            new_id(),
            language=Language(place.language),
            undo=timedelta(),
        )
        records = () if dry_run else desk.submit(act)
    if as_json:
        shape = {"texts": texts, "audiences": audiences, "records": [record.id for record in records]}
        place.tell_json(shape)
    else:
        place.tell("\n".join([f"→ {', '.join(audiences)}", *(texts[language] for language in Language)]))


COMMANDS = (quick,)
