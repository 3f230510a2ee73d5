"""An e-mail draft as a file that opens in the user's own mail program, with the letter attached."""

import mimetypes
from email.message import EmailMessage
from email.policy import SMTP

from partwell.domain.clean_text import clean, clean_line
from partwell.domain.errors import NotAllowed

_KINDS = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
}
NEUTRAL_SUBJECT = "A letter for you"  # the name of a practice may tell what it does


def email_draft(*, sender: str, to: str, body: str, attachment_name: str, attachment: bytes) -> bytes:
    """The draft as an .eml file marked as unsent; its subject is the same for everybody.

    Raises NotAllowed where an address is not one plain address: nothing is ever added to whom it goes.
    """
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    if sender.strip():
        message["From"] = _address(sender)
    if to.strip():
        message["To"] = _address(to)
    message["Subject"] = NEUTRAL_SUBJECT
    message.set_content(clean(body) or "\n")
    name = clean_line(attachment_name).replace("/", "-").replace("\\", "-") or "letter.docx"
    suffix = name[name.rfind(".") :].casefold() if "." in name else ""
    kind = _KINDS.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    main, _, sub = kind.partition("/")
    message.add_attachment(attachment, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def _address(text: str) -> str:
    """One address as typed; raises NotAllowed for several, for names around it and for hidden lines."""
    plain = text.strip()
    local, at, domain = plain.rpartition("@")
    forbidden = set(' \t\r\n,;:<>()[]"\\@')
    is_sound = at and local and "." in domain.strip(".") and not forbidden & set(local + domain)
    if not is_sound or not plain.isprintable() or not plain.isascii() or len(plain) > 254:
        raise NotAllowed(
            "The e-mail address is not one plain address. Nothing was written; "
            "please correct it in the client list or the practice's profile."
        )
    return plain
