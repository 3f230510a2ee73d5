"""A draft opens unsent with the letter attached, and nothing typed can add a header or a reader."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import cast

import pytest

from partwell.domain.errors import NotAllowed
from partwell.exchange.email import NEUTRAL_SUBJECT, email_draft

FACTS: dict[str, object] = {
    "sender": "moss@example.com",
    "to": "client@example.org",
    "body": "Dear Ναταλία,\n\nplease find our letter attached.\n.\nFrom the office",
    "attachment_name": "C-7F3K2M9Q-ending.docx",
    "attachment": b"PK\x03\x04 letter \x00\xff",
}


def draft(**changes: object) -> EmailMessage:
    """The draft as a mail program reads it."""
    data = email_draft(**{**FACTS, **changes})  # type: ignore[arg-type]
    return cast("EmailMessage", message_from_bytes(data, policy=default))


def test_the_draft_is_unsent_and_holds_text_and_letter() -> None:
    message = draft()
    body = message.get_body()
    assert body is not None
    attached = list(message.iter_attachments())
    assert (message["X-Unsent"], message["To"], message["From"]) == (
        "1",
        "client@example.org",
        "moss@example.com",
    )
    assert body.get_content().replace("\r\n", "\n").strip() == FACTS["body"]
    assert [(part.get_filename(), part.get_content()) for part in attached] == [
        ("C-7F3K2M9Q-ending.docx", FACTS["attachment"])
    ]


def test_the_subject_tells_nothing_of_the_practice_or_the_client() -> None:
    assert draft()["Subject"] == NEUTRAL_SUBJECT == "A letter for you"


@pytest.mark.parametrize("mark", ["\r\n", "\n", "\r", "\u2028", "\x0b", "\x85", "\x00\n"])
def test_a_line_break_in_a_name_adds_no_header(mark: str) -> None:
    message = draft(attachment_name=f"a{mark}X-Evil: 1.docx")
    assert sorted(message.keys()) == ["Content-Type", "From", "MIME-Version", "Subject", "To", "X-Unsent"]


@pytest.mark.parametrize(
    "address",
    [
        "a@b.co, c@d.co",
        "a@b.co;c@d.co",
        "Bob <a@b.co>",
        "a@b.co\r\nBcc: c@d.co",
        "a b@c.co",
        "nonsense",
        "a@b",
        "@b.co",
        "a@b.co\u202e",
        "ü@b.co",
        '"a"@b.co',
        "a@@b.co",
    ],
)
def test_what_is_not_one_plain_address_is_refused(address: str) -> None:
    with pytest.raises(NotAllowed):
        draft(to=address)


def test_a_draft_without_addresses_is_left_for_the_user_to_fill() -> None:
    message = draft(sender="", to="")
    assert (message["To"], message["From"]) == (None, None)


@pytest.mark.parametrize("body", ["", "\ud800", "\x00", "x" * 100_000, "{{ 7*7 }}\n=SUM(A1)\n王小明"])
def test_any_body_makes_a_draft(body: str) -> None:
    assert len(list(draft(body=body).iter_attachments())) == 1
