"""What an import gives: the clients that were taken, and every row and doubt that a person should see."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from partwell.domain.clean_text import clean_line
from partwell.domain.client import Client
from partwell.domain.countries import code_or_text
from partwell.domain.findings import Level
from partwell.domain.person_names import first_and_last, has_form_of_address, parted, without_form_of_address
from partwell.domain.practice import PostalAddress


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a person decided where the file leaves it open."""

    sheet: str = ""  # name of the sheet; empty takes the one that looks most like a client list
    header_row: int | None = (
        None  # row of the headings, counted from 1; 0 for a list without; None looks for it
    )
    columns: Mapping[str, str | None] = field(
        default_factory=dict
    )  # field -> heading, "column 3", or None to leave out
    date_order: str | None = None  # a DateOrder; None asks the dates of the file


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFinding:
    """Something about the list or one of its rows that a person should know."""

    code: str
    level: Level  # stop: the row is not taken
    what: str  # one sentence
    row: int | None = None  # in the file, counted from 1; None for the list as a whole
    field: str = ""

    def as_data(self) -> dict[str, Any]:
        """The finding as plain data."""
        return {
            "row": self.row,
            "code": self.code,
            "level": str(self.level),
            "sentence": self.what,
            "field": self.field or None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedClient:
    """One row that was taken."""

    row: int  # in the file, counted from 1
    client_name: str
    organisation: str = ""
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    phone: str = ""
    address_lines: tuple[str, ...] = ()
    city: str = ""
    postcode: str = ""
    region: str = ""
    country: str = ""
    since_on: date | None = None
    annual_fees_amount: Decimal | None = None
    reference: str = ""

    def as_data(self) -> dict[str, Any]:
        """The client as plain data; what is not known is null or empty."""
        return {
            "row": self.row,
            "client_name": self.client_name,
            "organisation": self.organisation,
            "first_name": self.first_name,
            "last_name": self.last_name,
            "email": self.email,
            "phone": self.phone,
            "address_lines": list(self.address_lines),
            "city": self.city,
            "postcode": self.postcode,
            "region": self.region,
            "country": self.country,
            "since_on": self.since_on.isoformat() if self.since_on else None,
            "annual_fees_amount": str(self.annual_fees_amount)
            if self.annual_fees_amount is not None
            else None,
            "reference": self.reference,
        }

    def as_client(self, client_id: str, *, is_sample: bool = False) -> Client:
        """The row as a client of the practice, each text on one line and fit for every paper.

        Forms of address come off a person's name, and a country that is known becomes its code.
        """
        name, first, last = self._names()
        country = code_or_text(clean_line(self.country))
        return Client(
            client_id=client_id,
            name=name,
            organisation=clean_line(self.organisation),
            first_name=first,
            last_name=last,
            email=clean_line(self.email),
            phone=clean_line(self.phone),
            address=PostalAddress(
                lines=tuple(clean_line(line) for line in self.address_lines),
                city=clean_line(self.city),
                postcode=clean_line(self.postcode),
                region=clean_line(self.region),
                country=country,
            ),
            country=country,
            since_on=self.since_on,
            annual_fees_amount=self.annual_fees_amount,
            reference=clean_line(self.reference),
            is_sample=is_sample,
        )

    @property
    def kept_name(self) -> str:
        """The name of record the client would be kept under."""
        return self._names()[0]

    def _names(self) -> tuple[str, str, str]:
        """Name of record, first and last name as letters use them."""
        name, first, last = (clean_line(text) for text in (self.client_name, self.first_name, self.last_name))
        is_person = name != clean_line(self.organisation)
        if first and last and name.casefold() == f"{last}, {first}".casefold():
            name = f"{first} {last}"  # the order of a register; papers write the name as it is spoken
        if first or last:
            return (without_form_of_address(name) if is_person else name, *parted(first, last))
        if is_person and has_form_of_address(name):
            return (without_form_of_address(name), *first_and_last(name))
        return name, first, last


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientList:
    """A client list as it was read; rows taken and rows reported are all rows of the list."""

    rows: int  # rows of the list that are not blank, headings and what stands above them left out
    header_row: int | None  # counted from 1 in the file; None for a list without headings
    columns: dict[str, str | list[str]]  # field -> column or columns it was read from, as the file names them
    headings: tuple[str, ...]  # every column of the file, for a person to choose from
    clients: tuple[ImportedClient, ...]
    findings: tuple[RowFinding, ...]
    sheet: str = ""
    sheets: tuple[str, ...] = ()  # every sheet with rows, for a person to choose from
    first_rows: tuple[tuple[int, str], ...] = ()  # number and words, to choose the headings from
    encoding: str = ""  # of a text file
    file_name: str = ""

    @property
    def taken(self) -> int:
        """How many rows became clients."""
        return len(self.clients)

    @property
    def reported(self) -> int:
        """How many rows were not taken; each has a finding of level stop with its number."""
        return self.rows - len(self.clients)

    def as_data(self) -> dict[str, Any]:
        """The list as plain data for `import FILE --dry-run --json`."""
        return {
            "rows": self.rows,
            "header_row": self.header_row,
            "columns": dict(self.columns),
            "clients": [client.as_data() for client in self.clients],
            "findings": [finding.as_data() for finding in self.findings],
        }
