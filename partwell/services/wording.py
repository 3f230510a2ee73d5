"""Check words with everything the desk knows: other clients' names, own details, the case's days and sums."""

from partwell.desk import Desk
from partwell.documents.plain_text import text_of
from partwell.domain.dossier import Dossier
from partwell.domain.gates import removed_elements
from partwell.wording import KINDS, Known, Severity, WordingFinding, apply, check
from partwell.wording.case_facts import known_from, own_details, strange_details

__all__ = [
    "KINDS",
    "Severity",
    "WordingFinding",
    "apply",
    "check_plain",
    "check_text",
    "open_findings",
    "read_text",
]

OTHER_CLIENTS = 5000  # names compared with; beyond that a list is a directory


def check_plain(text: str, *, kind: str = "letter", profession_id: str = "") -> tuple[WordingFinding, ...]:
    """The findings of a text on its own, without a desk."""
    return check(text, kind=kind, profession=profession_id or None)


def check_text(
    desk: Desk, text: str, *, kind: str = "letter", profession_id: str = "", dossier: Dossier | None = None
) -> tuple[WordingFinding, ...]:
    """The findings of a text; with a dossier also whether it names another client, day or sum."""
    profession = profession_id or (dossier.case.profession_id if dossier else desk.practice.profession_id)
    if dossier:
        clients, asked = desk.store.clients, strange_details(dossier, text)
        details = clients.others_with(asked, besides=dossier.client.client_id)
        known = known_from(dossier, clients.names(OTHER_CLIENTS), details)
    else:
        known = Known(own_details=own_details(desk.practice))
    found = check(text, kind=kind, profession=profession or None, known=known)
    if dossier and "thanks" in removed_elements(dossier.gates):  # left out on purpose, so not asked for
        return tuple(one for one in found if one.rule != "courtesy-thanks")
    return found


def open_findings(
    desk: Desk, text: str, dossier: Dossier, *, kind: str = "letter"
) -> tuple[WordingFinding, ...]:
    """The findings that were not kept with a note in this case."""
    kept = {one.words for draft in dossier.case.letters for one in draft.kept}
    found = check_text(desk, text, kind=kind, dossier=dossier)
    return tuple(one for one in found if text[one.start : one.end] not in kept or one.start == one.end)


def read_text(data: bytes, file_name: str) -> str:
    """The words of a text or Word file; raises UnreadableFile where it is neither."""
    if file_name.casefold().endswith((".docx", ".docm")) or data[:2] == b"PK":
        return text_of(data)
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", errors="replace")
