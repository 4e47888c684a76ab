"""Pure: the two languages of a text in the sheet: which is older, what differs, which follows. Holds no widget."""

from msgspec.structs import replace

from commander.board.language_owed import FOLLOWS_WITHIN, Follows
from commander.board.policy import Policy
from commander.drafting.proofreading import service_names
from commander.wording.board_fields import clock_said
from commander.wording.language import Bilingual, Language
from commander.wording.languages import Difference, differences, following
from ui.models.board import BoardModel
from ui.panes.sheet_composition import PUBLIC, Composition, PutOff


def older_tabs(composition: Composition, policy: Policy) -> list[str]:
    """The texts that are sent with one language older than the other."""
    return [tab for tab in composition.tabs(policy) if tab in composition.older]


def still_right(composition: Composition, tab: str) -> Composition:
    """Somebody looked at the older language: it says the same still."""
    older = {key: one for key, one in composition.older.items() if key != tab}
    caught_up = {key: one for key, one in composition.caught_up.items() if key != tab}
    return replace(composition, older=older, caught_up=caught_up)


def differing(composition: Composition, tab: str, model: BoardModel) -> list[Difference]:
    """What only one language of a text says."""
    zone = model.policy.service.time_zone
    promise = clock_said(composition.promise, zone) if composition.promise else ""
    components = [Bilingual(one.name_ja, one.name_en) for one in model.policy.components()]
    texts = composition.wordings.get(tab, {})
    return differences(texts, components, promise, service_names(model.policy))


def can_follow(tab: str) -> bool:
    """Only what customers read may go out in one language first: our own people can ask."""
    return tab == PUBLIC


def put_off(composition: Composition, tab: str, language: Language, model: BoardModel) -> Composition:
    """This language follows: in its place stands that it does, and until when."""
    text = composition.wordings.get(tab, {}).get(language)
    if text is None or tab in composition.put_off:
        return composition
    now, service = model.now, model.policy.service
    due = (now + FOLLOWS_WITHIN).replace(second=0, microsecond=0)
    notice = following(
        language,
        Bilingual(service.name_ja, service.name_en),
        due=due,
        promise=composition.promise,
        now=now,
        zone=service.time_zone,
    )
    waiting = PutOff(follows=Follows(language=language, due=due), text=text)
    marked = replace(still_right(composition, tab), put_off={**composition.put_off, tab: waiting})
    return marked.worded(tab, language, notice)


def put_back(composition: Composition, tab: str) -> Composition:
    """Both languages go out together after all: the text that stood there comes back, older as it was."""
    waiting = composition.put_off.get(tab)
    if waiting is None:
        return composition
    left = {key: one for key, one in composition.put_off.items() if key != tab}
    back = replace(composition, put_off=left).worded(tab, waiting.follows.language, waiting.text)
    return replace(back, older={**back.older, tab: waiting.follows.language})
