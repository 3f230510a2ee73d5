"""A letter as a Word file: the draft's words poured into a layout."""

import secrets
from datetime import UTC, datetime

from partwell.documents.filling import Value, fill
from partwell.documents.plain_text import text_of
from partwell.documents.sheet import sheet_of
from partwell.domain.case import IssuedDocument
from partwell.domain.dossier import Dossier
from partwell.domain.issued_paper import issued_paper
from partwell.domain.letters import DraftLetter, paper_values

MUST_HAVE = ("practice_name", "paragraphs")


def letter_document(draft: DraftLetter, dossier: Dossier, layout: bytes) -> bytes:
    """The letter as .docx bytes; raises LetterIncomplete for a field the layout wants and nobody filled."""
    values: dict[str, Value] = dict(paper_values(draft, dossier))  # type: ignore[arg-type]  # one value each
    return fill(layout, values, must_have=MUST_HAVE, **sheet_of(dossier.practice))


def locked(
    draft: DraftLetter, dossier: Dossier, layout: bytes, *, who: str
) -> tuple[IssuedDocument, bytes, str]:
    """The letter as it leaves the desk: what is kept of it, its bytes and its exact text."""
    data = letter_document(draft, dossier, layout)
    text = text_of(data)
    document_id = f"D-{secrets.token_hex(8)}"
    paper = issued_paper(draft, dossier, data, text, document_id=document_id, at=datetime.now(UTC), who=who)
    return paper, data, text
