"""A draft made into an issued paper: its version, its hashes, and a file name that names nobody."""

import hashlib
from datetime import datetime

from partwell.domain import letters
from partwell.domain.case import IssuedDocument
from partwell.domain.dossier import Dossier
from partwell.domain.file_names import file_name_for
from partwell.domain.letters import DraftLetter


def issued_paper(
    made: DraftLetter, dossier: Dossier, data: bytes, text: str, *, document_id: str, at: datetime, who: str
) -> IssuedDocument:
    """What is kept of a letter beside its bytes; the next version of its kind in this case."""
    kind, case = made.plan.kind, dossier.case
    version = len(case.issued(kind.id)) + 1
    return IssuedDocument(
        document_id=document_id,
        kind_id=kind.id,
        version=version,
        title=kind.label,
        file_name=file_name_for((kind.id.replace("_", "-"), case.case_id, f"v{version}"), ".docx"),
        sha256=hashlib.sha256(data).hexdigest(),
        text_sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        issued_on=dossier.on,
        issued_at=at,
        issued_by=who,
        facts_sha256=letters.facts_sha256(dossier, kind.id),
        ends_on=dossier.period.ends_on,
        audience=kind.audience,
        addressee=str(made.values["addressee_name"]),
    )
