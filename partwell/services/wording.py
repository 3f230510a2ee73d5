"""Check words with everything the desk knows: other clients' names, own details, the case's days and sums."""

from partwell.desk import Desk
from partwell.documents.plain_text import text_of
from partwell.domain.dossier import Dossier
from partwell.domain.practice import Practice
from partwell.wording import KINDS, Known, Severity, WordingFinding, apply, check

__all__ = [
    "KINDS",
    "Severity",
    "WordingFinding",
    "apply",
    "check_plain",
    "check_text",
    "known_for",
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
    known = known_for(desk, dossier) if dossier else Known(own_details=_own(desk.practice))
    return check(text, kind=kind, profession=profession or None, known=known)


def open_findings(
    desk: Desk, text: str, dossier: Dossier, *, kind: str = "letter"
) -> tuple[WordingFinding, ...]:
    """The findings that were not kept with a note in this case."""
    kept = {one.words for draft in dossier.case.letters for one in draft.kept}
    found = check_text(desk, text, kind=kind, dossier=dossier)
    return tuple(one for one in found if text[one.start : one.end] not in kept or one.start == one.end)


def known_for(desk: Desk, dossier: Dossier) -> Known:
    """What a text on this case may and may not name."""
    case, client = dossier.case, dossier.client
    names = (client.name, client.organisation, client.first_name, client.last_name)
    parties = tuple(party.name for party in client.related_parties)
    referrals = tuple(referral.name for referral in case.referrals)
    allowed = {name.casefold() for name in (*names, *parties, *referrals) if name}
    others = tuple(name for name in desk.store.clients.names(OTHER_CLIENTS) if name.casefold() not in allowed)
    days = (
        dossier.period.ends_on,
        dossier.period.given_on,
        case.ended_on,
        case.notice.received_on,
        case.engagement.agreement_on,
        *(deadline.due_on for deadline in case.client_deadlines),
    )
    amounts = (case.engagement.fees_outstanding_amount, case.engagement.refund_amount)
    return Known(
        other_clients=others,
        own_details=(*_own(dossier.practice), client.email, client.phone, *client.address.printed_lines),
        client_names=(*(name for name in names if name), *parties),
        dates=tuple(day for day in days if day),
        amounts=tuple(amount for amount in amounts if amount is not None),
    )


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


def _own(practice: Practice) -> tuple[str, ...]:
    people = tuple(
        detail for person in practice.people for detail in (person.name, person.email, person.phone)
    )
    own = (
        practice.name,
        practice.email,
        practice.phone,
        practice.website,
        *practice.address.printed_lines,
        *people,
    )
    return tuple(detail for detail in own if detail)
