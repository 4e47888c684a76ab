"""Pure: a text as one client reads it: names, own texts by stage, greeting, apology, signature (1-18)."""

import re
from collections.abc import Mapping

from commander.board.audience_book import Apology, WordingSet
from commander.board.bulletin import Stage, Wording
from commander.wording.language import Bilingual, Language
from commander.wording.template_syntax import Rendered, TemplateBroken, parse
from commander.wording.templates import TemplateId, render

_APOLOGIES = {
    Apology.PLAIN: Bilingual("ご不便をおかけし、申し訳ございません。", "We apologise for the disruption."),
    Apology.FORMAL: Bilingual(
        "このたびは多大なるご迷惑をおかけしておりますことを、心より深くお詫び申し上げます。",
        "We sincerely apologise for the serious trouble that this is causing you.",
    ),
}
_SORRY = {
    Language.JA: re.compile(r"[^。\n]*(?:申し訳|お詫び)[^。\n]*。"),
    Language.EN: re.compile(r"[^.\n]*\b(?:apologi[sz]e|sorry)\b[^.\n]*\.[ ]?", re.IGNORECASE),
}


def in_their_words(
    wording_set: WordingSet, template: TemplateId, stage: Stage, language: Language, values: Mapping[str, str]
) -> Wording:
    """The text of a template, or their own for the stage, between their greeting and signature.

    What nobody has said stays a blank, as in every draft.
    """
    ja = language is Language.JA
    values = {**values, **_names(wording_set, language)}
    shipped = render(template, language, values)
    own = wording_set.text_of(stage)
    title = (own.title_ja if ja else own.title_en) if own else ""
    body = (own.body_ja if ja else own.body_en) if own else ""
    said = _filled(body, values) or shipped.body
    if not template.startswith("M"):  # a planned maintenance has done nobody any harm
        said = _apologising(said, wording_set.apology, language)
    greeting = _filled(wording_set.greeting_ja if ja else wording_set.greeting_en, values)
    signature = _filled(wording_set.signature_ja if ja else wording_set.signature_en, values)
    whole = "\n\n".join(part for part in (greeting, said, signature) if part)
    return Wording(title=_filled(title, values) or shipped.title, body=whole)


def _names(wording_set: WordingSet, language: Language) -> dict[str, str]:
    client = Bilingual(wording_set.client_ja, wording_set.client_en).said_in(language)
    service = Bilingual(wording_set.service_ja, wording_set.service_en).said_in(language)
    return {name: value for name, value in (("client", client), ("svc", service)) if value}


def _filled(text: str, values: Mapping[str, str]) -> str:
    """A text of the policy with its blanks filled; one that is no template any more goes out as it is written."""
    if not text.strip():
        return ""
    try:
        rendered: Rendered = parse(f"title: -\n\n{text}", "wording_set").filled(values)
    except TemplateBroken:
        return text.strip()
    return rendered.body.strip()


def _apologising(body: str, apology: Apology, language: Language) -> str:
    """As deep an apology as this client is given, once; none: the template's own is left out."""
    if apology is Apology.AS_WRITTEN:
        return body
    without = re.sub(r"[ \t]+\n", "\n", _SORRY[language].sub("", body)).strip()
    words = _APOLOGIES.get(apology)
    return f"{without}\n{words.said_in(language)}" if words else without
