"""Who writes a letter and who reads it: signature, contact, addressee."""

import re

from partwell.domain.clean_text import clean_line
from partwell.domain.client import PartyRole, RelatedParty
from partwell.domain.countries import code_or_text
from partwell.domain.letter_facts import Reader, Reading, answered, joined
from partwell.domain.practice import Person

ESTATE = re.compile(r"(?:the )?estate of (?=\S)", re.IGNORECASE)  # nobody of that name can read a letter
SECOND_PARTIES = (PartyRole.SPONSOR, PartyRole.TENANT)  # a spouse or a child is no party to the arrangement


def signatory(reading: Reading) -> Person | None:
    """Who signs: as chosen for this letter, else who owns the case, else the first who may sign."""
    practice = reading.practice
    chosen = practice.person(reading.draft.signatory_id) or practice.person(reading.case.owner_id)
    if chosen and (chosen.may_sign or chosen.person_id == reading.draft.signatory_id):
        return chosen
    return next((person for person in practice.people if person.may_sign), None)


def signatory_name(reading: Reading) -> str:
    """The name under the signature."""
    person = signatory(reading)
    return clean_line(person.name) if person else ""


def signatory_title(reading: Reading) -> str:
    """The title under the name."""
    person = signatory(reading)
    return clean_line(person.title) if person else ""


def contact_person(reading: Reading) -> str:
    """Who answers questions: the owner of the case, else who signs."""
    owner = reading.practice.person(reading.case.owner_id)
    return clean_line(owner.name) if owner else signatory_name(reading)


def contact_route(reading: Reading) -> str:
    """How to reach that person: telephone and e-mail, theirs or the practice's."""
    owner = reading.practice.person(reading.case.owner_id) or signatory(reading)
    phone = (owner.phone if owner else "") or reading.practice.phone
    email = (owner.email if owner else "") or reading.practice.email
    return joined(" or ", (phone, email))


def party(reading: Reading) -> RelatedParty | None:
    """The other party a letter goes to: who pays or lives there, and may be told."""
    parties = [one for one in reading.client.related_parties if one.may_be_told]
    listed = [one for role in SECOND_PARTIES for one in parties if one.role == role]
    return next(iter(listed), None)


def successor(reading: Reading) -> str:
    """The next adviser: who asked, else who is on file."""
    asked = answered(reading) if reading.draft.kind_id == "successor_reply" else None
    if asked and asked.from_whom.strip():
        return clean_line(asked.from_whom)
    known = [one.name for one in reading.client.related_parties if one.role == PartyRole.SUCCESSOR]
    return clean_line(known[0]) if known else ""


def addressee(reading: Reading) -> str:
    """Whose name stands in the address block."""
    if reading.reader == Reader.SUCCESSOR:
        return successor(reading)
    if reading.reader == Reader.SECOND_PARTY:
        other = party(reading)
        return clean_line(other.name) if other else ""
    return clean_line(reading.client.name) if reading.reader == Reader.CLIENT else ""


def addressee_lines(reading: Reading) -> tuple[str, ...]:
    """The address below that name, where a postman could find it; only the client's is known."""
    if reading.reader != Reader.CLIENT or not reading.client.address.has_enough_lines:
        return ()
    contact = clean_line(f"{reading.client.first_name} {reading.client.last_name}")
    named = (contact,) if contact and reading.client.is_organisation else ()
    address, practice = reading.client.address, reading.practice
    homes = {code_or_text(one).casefold() for one in (practice.country, practice.address.country) if one}
    there = code_or_text(address.country)
    home = there if there.casefold() in homes else ""  # a letter inside the country does not print its name
    return (*named, *(clean_line(line) for line in address.printed_from(home)))


def salutation(reading: Reading) -> str:
    """The name after "Dear"."""
    if reading.reader != Reader.CLIENT:
        return addressee(reading)
    name = clean_line(reading.client.salutation_name)
    estate = ESTATE.match(name)
    return f"Personal Representative of the Estate of {name[estate.end() :]}" if estate else name
