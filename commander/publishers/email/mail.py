"""Pure: a bulletin as one plain-text mail, Japanese first. Nobody on a list sees who else is on it."""

import re
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from commander.outbox.publisher import Errand
from commander.publishers.both_languages import both_texts
from commander.publishers.outward import one_line, shortened

SUBJECT_LIMIT = 200
BODY_LIMIT = 60_000
_NAME_LIMIT = 80
_OURS = re.compile(r"[\w.+-]{1,100}@[\w.-]{1,253}", re.ASCII)
# A name that needs quotation marks is not folded soundly by every writer; without these it needs none.
_SPECIALS = re.compile(r"[()<>\[\]:;@\\,.\"]")
_NOBODY = "undisclosed-recipients:;"


def message_id(errand: Errand, sender: str) -> str:
    """The mail's own id, made of our key: whoever gets it twice has it once."""
    return f"{errand.key}@{sender.rpartition('@')[2]}"


def mail_bytes(errand: Errand, *, sender: str, sender_name: str, shown_to: str | None) -> bytes:
    """The mail as it is handed over, the same at every try; raises CannotPost.

    shown_to: the one address that it is for; None for a list, whose addresses stand in the envelope alone.
    """
    subject, body = both_texts(
        errand.bulletin, title_limit=SUBJECT_LIMIT, body_limit=BODY_LIMIT, dressed=_dressed
    )
    mail = EmailMessage(policy=SMTP)
    name = shortened(one_line(_SPECIALS.sub(" ", _dressed(sender_name))), _NAME_LIMIT)
    mail["From"] = Address(display_name=name, addr_spec=sender)
    mail["To"] = Address(addr_spec=shown_to) if shown_to else _NOBODY
    mail["Subject"] = subject
    mail["Date"] = format_datetime(datetime.fromisoformat(errand.first_tried_at))
    mail["Message-ID"] = f"<{message_id(errand, sender)}>"
    if errand.earlier_ref and _OURS.fullmatch(errand.earlier_ref):
        mail["In-Reply-To"] = mail["References"] = f"<{errand.earlier_ref}>"
    mail["Auto-Submitted"] = "auto-generated"  # no out-of-office answers
    # Base64 passes every server, also one that takes seven bits only, and no line of it begins with a dot.
    mail.set_content(body or subject, charset="utf-8", cte="base64")
    return mail.as_bytes()


def _dressed(text: str) -> str:
    # A typed "=?" would be read as the beginning of an encoded word.
    return text.replace("=?", "＝?")
