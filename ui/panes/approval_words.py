"""Approvals in words: who is asked, what became of it, what changed since. Holds no widget and no rule."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from commander.board.amendments import ARRIVED
from commander.board.approvals import Request, RequestState
from commander.board.bulletin import Mention
from commander.board.deliveries import Operation
from commander.board.message import Message
from commander.board.messages import Told
from commander.drafting.approving import Changed, Standing
from commander.wording.approval import VOIDS
from ui.models.board import BoardModel
from ui.theme import Tone
from ui.widgets.text_layout import Run
from ui.words import Words


def persons(keys: Sequence[str], model: BoardModel) -> str:
    """Who may approve, by name; nobody named: anybody but the author."""
    if not keys:
        return QCoreApplication.translate("Approval", "somebody else")
    return ", ".join(model.policy.person_name(key) for key in keys)


def needed_words(standing: Standing, model: BoardModel, words: Words) -> str:
    """Whose approval is lacking, and for which audiences."""
    text = QCoreApplication.translate("Approval", "{person} must approve it, for: {audiences}")
    readers = [
        words.either(one.name_ja, one.name_en)
        for one in model.policy.audiences()
        if one.key in standing.lacking_for
    ]
    separator = "、" if words.language == "ja" else ", "
    said = text.format(person=persons(standing.of, model), audiences=separator.join(readers))
    return said[:1].upper() + said[1:]


def asked_words(standing: Standing, model: BoardModel, words: Words) -> str:
    """Where the request for these texts stands, in one sentence; empty: nobody has asked yet."""
    request = standing.request
    if request is None or request.state in {RequestState.WITHDRAWN, RequestState.SENT}:
        return ""
    if request.state is RequestState.REFUSED:
        text = QCoreApplication.translate("Approval", "{person} sent it back: {words}")
        name = model.policy.person_name(request.ended_by)
        return text.format(person=name, words=" ".join(request.words.split()))
    if standing.changed:
        text = QCoreApplication.translate("Approval", "Changed since it was asked: {what}. Ask again.")
        return text.format(what=", ".join(changed_word(one) for one in standing.changed))
    if standing.void is not None:
        text = QCoreApplication.translate("Approval", "It no longer counts: {why}. Ask again.")
        return text.format(why=VOIDS[standing.void].said_in(words.language))
    when = words.time(request.at, model.now)
    if request.state is RequestState.APPROVED:
        text = QCoreApplication.translate("Approval", "Approved by {person}: {key} sends it")
        signers = ", ".join(model.policy.person_name(one.person) for one in request.signed)
        return text.replace("{person}", signers)
    name = persons(request.asked.of, model)
    if request.asked.send:
        text = QCoreApplication.translate(
            "Approval", "Waiting for {person}, asked {time}: it is sent when approved"
        )
    else:
        text = QCoreApplication.translate("Approval", "Waiting for {person}, asked {time}")
    return text.format(person=name, time=when)


def changed_word(changed: Changed) -> str:
    """What differs from what was asked."""
    match changed:
        case Changed.TEXT_JA:
            return QCoreApplication.translate("Approval", "Japanese text")
        case Changed.TEXT_EN:
            return QCoreApplication.translate("Approval", "English text")
        case Changed.AUDIENCES:
            return QCoreApplication.translate("Approval", "audiences")
        case Changed.PLACES:
            return QCoreApplication.translate("Approval", "where it goes")
        case Changed.STAGE:
            return QCoreApplication.translate("Approval", "stage")
        case Changed.PROMISE:
            return QCoreApplication.translate("Approval", "time of the next update")
        case Changed.COMPONENTS:
            return QCoreApplication.translate("Approval", "components")
        case Changed.NOTIFY:
            return QCoreApplication.translate("Approval", "notice to subscribers")
        case Changed.MENTION:
            return QCoreApplication.translate("Approval", "mention")


def reach_words(content: Message, targets: Sequence[str], model: BoardModel, words: Words) -> str:
    """Whom a text reaches and where, and what goes with it."""
    audiences = [
        words.either(one.name_ja, one.name_en)
        for key in content.audiences
        if (one := model.policy.audience(key)) is not None
    ]
    parts = [
        words.label(content.stage),
        " ".join(audiences),
        " ".join(words.place(target) for target in targets),
    ]
    if content.next_update_at is not None:
        due = QCoreApplication.translate("Approval", "next update {time}")
        parts.append(due.format(time=words.time(content.next_update_at, model.now)))
    if content.notify_subscribers:
        parts.append(QCoreApplication.translate("Approval", "subscribers are notified"))
    if content.mention is not Mention.NOBODY:
        parts.append(f"@{content.mention}")
    parts += [f"@{group.handle}" for group in content.mention_groups]
    names = {one.id: words.either(one.name_ja, one.name_en) for one in model.policy.components()}
    parts += [f"{names.get(key, key)}: {words.label(state)}" for key, state in content.components.items()]
    return " ・ ".join(part for part in parts if part)


def request_title(request: Request, model: BoardModel, words: Words) -> str:
    """What a request is about, for one line: who asks, and the title of its first text."""
    texts = request.asked.texts[0].content.texts if request.asked.texts else {}
    title = words.either(
        texts["ja"].title if "ja" in texts else "", texts["en"].title if "en" in texts else ""
    )
    text = QCoreApplication.translate("Approval", "{person} asks for approval: {title}")
    return text.format(person=model.policy.person_name(request.by), title=" ".join(title.split()))


def told_marks(told: Told, model: BoardModel, words: Words) -> list[Run]:
    """What must be known of a text that was told: it went out unapproved, was changed, or was taken back."""
    runs: list[Run] = []
    if any(one.message == told.message.message for one in model.board.approvals.open_unapproved()):
        runs.append(Run(" ・ " + QCoreApplication.translate("Approval", "without approval"), Tone.BAD))
    made = model.board.amendments.of(told.message.message)
    if not made:
        return runs
    last = made[-1]
    states = {
        found.state
        for key, changed in last.keys.items()
        if changed in told.deliveries and (found := model.board.messages.deliveries.get(key))
    }
    if not states:
        return runs
    if not states <= set(ARRIVED):
        text = QCoreApplication.translate("Approval", "change not there yet: the old text stands")
    elif last.operation is Operation.WITHDRAW:
        text = QCoreApplication.translate("Approval", "taken back {time}")
    else:
        text = QCoreApplication.translate("Approval", "edited {time}")
    tone = Tone.NEUTRAL if states <= set(ARRIVED) else Tone.WARN
    return [*runs, Run(" ・ " + text.replace("{time}", words.time(last.at, model.now)), tone)]
