"""What a case lends to the wording check: its own names, days and sums, and the names of other clients."""

from partwell.domain.contact_details import Details, details_but_for
from partwell.domain.dossier import Dossier
from partwell.domain.practice import Practice
from partwell.wording.findings import Known


def strange_details(dossier: Dossier, text: str) -> Details:
    """The addresses, numbers and references in a text that are none of those this case may name."""
    case, client, practice = dossier.case, dossier.client, dossier.practice
    own = (
        *own_details(practice),
        *(practice.registration, practice.complaints_contact, practice.referral_directory),
        *(client.email, client.phone, client.reference, *client.address.printed_lines),
        *(case.engagement.reference, case.engagement.title, case.engagement.clause),
        *(f"{one.name}\n{one.contact}" for one in case.referrals),
        *(f"{one.name}\n{one.note}" for one in client.related_parties),
    )
    return details_but_for(text, own)


def known_from(
    dossier: Dossier, other_clients: tuple[str, ...], other_details: tuple[str, ...] = ()
) -> Known:
    """What a text on this case may and may not name; who takes part in it is no other client."""
    case, client = dossier.case, dossier.client
    names = tuple(
        name for name in (client.name, client.organisation, client.first_name, client.last_name) if name
    )
    parties = tuple(party.name for party in client.related_parties)
    allowed = {name.casefold() for name in (*names, *parties, *(one.name for one in case.referrals))}
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
        other_clients=tuple(name for name in other_clients if name.casefold() not in allowed),
        other_details=other_details,
        own_details=(
            *own_details(dossier.practice),
            *(detail for detail in (client.email, client.phone) if detail),
            *client.address.printed_lines,
        ),
        client_names=(*names, *parties),
        dates=tuple(day for day in days if day),
        amounts=tuple(amount for amount in amounts if amount is not None),
    )


def own_details(practice: Practice) -> tuple[str, ...]:
    """What the firm prints of itself, and so no secret."""
    people = (detail for person in practice.people for detail in (person.name, person.email, person.phone))
    own = (
        practice.name,
        practice.email,
        practice.phone,
        practice.website,
        *practice.address.printed_lines,
        *people,
    )
    return tuple(detail for detail in own if detail)
