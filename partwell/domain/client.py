"""The client, as the client list knows them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from partwell.domain.person_names import academic_titles
from partwell.domain.practice import PostalAddress


class PartyRole(StrEnum):
    """Why somebody beside the client matters to the ending."""

    SPOUSE = "spouse or partner"
    CO_CLIENT = "co-client"
    CHILD = "child or minor"
    GUARDIAN = "guardian or attorney"
    SPONSOR = "sponsor who pays"
    TENANT = "tenant"
    SUCCESSOR = "successor adviser"
    COUNSEL = "client's lawyer"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedParty:
    """Somebody who depends on the relationship, or may speak for the client."""

    name: str
    role: PartyRole = PartyRole.OTHER
    may_be_told: bool = False  # an authorised contact
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """A person or organisation the practice works for."""

    client_id: str
    name: str  # full legal name as letters print it
    organisation: str = ""
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    phone: str = ""
    address: PostalAddress = PostalAddress()
    country: str = ""  # ISO code where known, else as the list had it
    since_on: date | None = None
    annual_fees_amount: Decimal | None = None  # in the practice's currency
    reference: str = ""  # the number the practice uses for this client
    related_parties: tuple[RelatedParty, ...] = ()
    is_sample: bool = False

    @property
    def salutation_name(self) -> str:
        """How a letter greets the client: the person where known, else the name of record.

        Whoever has an academic title is greeted by it and the last name: "Dear Dr. O'Brien".
        """
        person = f"{self.first_name} {self.last_name}".strip()
        already_named = all(part in self.name for part in (self.first_name, self.last_name))
        titles = academic_titles(self.first_name) or (already_named and academic_titles(self.name))
        if titles and self.first_name and self.last_name:
            return f"{titles} {self.last_name}"
        return self.name if already_named or not person else person

    @property
    def is_organisation(self) -> bool:
        """Whether the client of record is an organisation and not a natural person."""
        return bool(self.organisation) and self.organisation == self.name
