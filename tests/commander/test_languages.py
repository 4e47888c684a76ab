"""Two languages of one text: what only one says is named, and one may follow within minutes (practice §5.3 rule 8)."""

import hashlib

from msgspec import json
from msgspec.structs import replace

from commander.board.bulletin import Wording
from commander.board.language_owed import Follows
from commander.board.organisation import Audience
from commander.board.policy import AudienceListed
from commander.board.refusal import Because, Refused
from commander.deadlines import DeadlineKind, deadlines
from commander.wording.language import Bilingual, Language
from commander.wording.languages import Difference, Differs, differences, following
from tests.commander.messages_said import arrived, message, order, ordered
from tests.commander.story import declared, given, t

FIRST_RELEASE = (
    "message", "template", "stage", "audiences", "texts", "next_update_at", "components", "notify_subscribers",
    "mention",
)  # fmt: skip
AUDIENCE = Audience(key="public", name_ja="お客様", name_en="Customers", targets=("page",), public=True)


def texts(ja: str, en: str) -> dict[str, Wording]:
    return {"ja": Wording(title="障害", body=ja), "en": Wording(title="Outage", body=en)}


def test_texts_that_say_the_same_differ_in_nothing() -> None:
    assert differences(texts("約1,240店、22:41時点", "about 1,240 shops as of 22:41"), (), "") == []


def test_the_promise_comes_first_then_times_numbers_and_components() -> None:
    parts = [Bilingual("決済 API", "Payments API")]
    found = differences(
        texts("決済 API、1,240店。次回：23:30", "At 22:41. Next update by 23:00"), parts, "23:30"
    )
    assert found == [
        Difference(kind=Differs.PROMISE, words="23:30", only_in=Language.JA),
        Difference(kind=Differs.TIME, words="22:41", only_in=Language.EN),
        Difference(kind=Differs.TIME, words="23:00", only_in=Language.EN),
        Difference(kind=Differs.NUMBER, words="1,240", only_in=Language.JA),
        Difference(kind=Differs.COMPONENT, words="決済 API", only_in=Language.JA),
    ]


def test_full_width_figures_are_the_same_figures() -> None:
    assert differences(texts("２３：３０", "23:30"), (), "23:30") == []


def test_a_language_that_follows_says_until_when() -> None:
    said = following(
        Language.EN,
        Bilingual("カード決済", "card payments"),
        due=t("03:15"),
        promise=t("03:30"),
        now=t("03:00"),
        zone="Asia/Tokyo",
    )
    assert said.title == "[Update] card payments: English text to follow"
    assert said.body.endswith("will follow here by 03:15 JST. Next update by 03:30.")


def test_the_language_that_follows_is_a_deadline_until_a_post_brings_it() -> None:
    follows = Follows(language="en", due=t("03:15"))
    story = arrived(given(declared(), ordered(message(follows=follows))))
    due = [one for one in deadlines(story.board, story.policy) if one.kind is DeadlineKind.LANGUAGE]
    assert [one.due for one in due] == [t("03:15")]
    both = arrived(story.and_then(ordered(message(message="message-2"))))
    assert not [one for one in deadlines(both.board, both.policy) if one.kind is DeadlineKind.LANGUAGE]


def test_one_language_older_than_the_other_is_refused() -> None:
    story = given(declared(), AudienceListed(audience=AUDIENCE))
    told = replace(order(message()), older={"message-1": "en"})
    story.when(told).then(Refused(Because.LANGUAGE_OLDER, older="en"))
    assert story.when(order(message())).refused is None


def test_an_approval_given_before_messages_knew_of_it_still_holds() -> None:
    # The digest that the first release made of this very message, from the fields that messages had then.
    said = json.decode(json.encode(message()))
    first = {name: said[name] for name in FIRST_RELEASE}
    before = hashlib.sha256(json.encode(first, order="sorted")).hexdigest()
    assert message().digest() == before
    assert message(follows=Follows(language="en", due=t("03:15"))).digest() != before
