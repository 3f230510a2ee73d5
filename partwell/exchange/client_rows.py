"""One row of a list into one client, with a finding for whatever in it is doubtful."""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from partwell.domain.findings import Level
from partwell.exchange.cells import address_in, cell, held, is_placeholder
from partwell.exchange.dates import DateOrder, DateTrouble, read_date
from partwell.exchange.delimited import Row
from partwell.exchange.imported import ImportedClient, RowFinding
from partwell.exchange.mapping import Mapping
from partwell.exchange.money import amount_of, bare_amount, in_full
from partwell.exchange.value_kinds import EMAIL

LONGEST_NAME = 500  # more in a name is a damaged row

_NOTHING = frozenset(
    (
        "-",
        "--",
        "–",
        "—",
        "n/a",
        "n.a.",
        "/",
        ".",
        "?",
        "none",
        "null",
        "nil",
        "unknown",
        "tbc",
        "tba",
        "keine",
        *("nan", "nat", "entfällt", "no email", "no phone"),
    )
)
_ROUNDED = re.compile(r"^\d[.,]\d+E\+\d+$", re.IGNORECASE)
_UNSEEN = re.compile("[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")  # come with what is copied
_MARKED = re.compile(r"^'[+(]?\d")
_FLOATED = re.compile(r"^\d+\.0$")  # a whole number that passed through a table of measured values
_NAME_AND_EMAIL = re.compile(rf"^(?P<name>.*?)\s*[<(\[]?\s*(?P<email>{EMAIL.pattern})\s*[>)\]]?$")
_NUMBER = re.compile(r"^[+(]?\d[\d\s().\-/–]{5,24}\d$")
_LABEL = re.compile(r"^(?:phone|telephone|tel|mobile|main)\s*:\s*", re.IGNORECASE)
_COMPANY = re.compile(
    r"^(?:inc|incorporated|llc|l\.l\.c|ltd|limited|llp|lp|plc|corp|co|company|pc|p\.c|pllc|pa|p\.a|gmbh|ag|kg"
    r"|se|sa|s\.a|sarl|srl|s\.r\.l|spa|s\.p\.a|bv|b\.v|nv|ab|as|aps|oy|pty|esq|cpa|md|phd|dds|jr|sr|ii|iii|iv"
    r"|trustee|et al|the|(?:dr|rev)\.?$)(?!\w)",
    re.IGNORECASE,
)


@dataclass(slots=True, kw_only=True)
class RowReader:
    """Reads rows under what was settled for the whole list."""

    mapping: Mapping
    date_order: DateOrder | None = None
    decimal_marks: frozenset[str] = frozenset()
    findings: list[RowFinding] = field(default_factory=list)

    def client(self, row: Row) -> ImportedClient | None:
        """The client in a row, or None with a finding that says why not."""
        for column, why in row.notes:
            self._say(row, "cell", f"has a cell in column {column + 1} that {why}; it was left empty")
        names = self._names(row)
        if not names["client_name"]:
            self._say(
                row, "no_name", "has no name of a client or organisation and was not taken", level=Level.STOP
            )
            return None
        if len(names["client_name"]) > LONGEST_NAME:
            self._say(
                row, "long_name", "has a name of over 500 characters and was not taken", level=Level.STOP
            )
            return None
        address = self._address(row, names)
        return ImportedClient(
            row=row.number,
            email=self._email(row) or _name_and_email(self._text(row, "client_name"))[1],
            phone=self._phone(row),
            address_lines=address[0],
            city=address[1]["city"],
            postcode=address[1]["postcode"],
            region=address[1]["region"],
            country=address[1]["country"],
            since_on=self._since(row),
            annual_fees_amount=self._fees(row),
            reference=self._reference(row),
            **names,
        )

    def _say(self, row: Row, code: str, what: str, *, level: Level = Level.ADVISE, about: str = "") -> None:
        sentence = f"Row {row.number} {what}."
        self.findings.append(RowFinding(code=code, level=level, what=sentence, row=row.number, field=about))

    def _text(self, row: Row, name: str) -> str:
        found = self.mapping.columns.get(name)
        return cell(row, found[0]) if found else ""

    def _names(self, row: Row) -> dict[str, str]:
        full, organisation = (
            _name_and_email(self._text(row, "client_name"))[0],
            self._text(row, "organisation"),
        )
        first, last = self._text(row, "first_name"), self._text(row, "last_name")
        last = f"{self._text(row, 'particle')} {last}".strip() if last else last
        if (first or last) and _is_nothing(organisation):  # "N/A" beside a person's name
            organisation = ""
        either, contact = self._text(row, "company_or_last"), self._text(row, "contact")
        if either:
            organisation, last = (organisation, either) if first else (either, last)
        if contact and not (first or last):
            first, last = _split(contact)
        name = full or organisation or f"{first} {last}".strip()
        has_parts = self.mapping.column("first_name") or self.mapping.column("last_name")
        if full and not (has_parts or contact or organisation):
            first, last = _last_first(full)
        return {"client_name": name, "organisation": organisation, "first_name": first, "last_name": last}

    def _email(self, row: Row) -> str:
        text, column = self._first_filled(row, "email")
        text = _UNSEEN.sub("", text).removeprefix("mailto:").strip()
        found = EMAIL.findall(text)
        if not text or (len(found) == 1 and (found[0] == text or _phone_beside(found[0], text))):
            return found[0] if found else text
        if found and len(set(found)) > 1:
            self._say(
                row, "several_emails", f"has several e-mail addresses; {found[0]} was taken", about="email"
            )
            return str(found[0])
        if found and re.fullmatch(rf".*<{re.escape(found[0])}>", text):
            return str(found[0])
        if len(set(found)) == 1:
            what = f"has more than an e-mail address in {column}; {found[0]} was taken"
            self._say(row, "email", what, about="email")
            return str(found[0])
        self._say(
            row, "email", f"has no valid e-mail address in {column}; it was kept as it is", about="email"
        )
        return text

    def _phone(self, row: Row) -> str:
        text, column = self._first_filled(row, "phone")
        if not text:
            both = self._first_filled(row, "email", told=True)[0]
            text = _phone_beside(next(iter(EMAIL.findall(both)), ""), both)
        text = _digits(_LABEL.sub("", text.partition(" ::: ")[0]).strip())
        if _ROUNDED.match(text):
            self._say(
                row,
                "rounded",
                f"has a rounded number in {column}, as spreadsheets make it; please look it up",
                about="phone",
            )
        return text

    def _reference(self, row: Row) -> str:
        column = self.mapping.column("reference")
        text = held(row, column) if column else ""
        if column and (
            text.startswith("'") or not text.isascii() or all(map(_FLOATED.match, column.samples))
        ):
            text = _digits(text)
        if _ROUNDED.match(text):
            self._say(
                row,
                "rounded",
                "has a rounded reference, as spreadsheets make it; please look it up",
                about="reference",
            )
        return text

    def _first_filled(self, row: Row, name: str, *, told: bool = False) -> tuple[str, str]:
        """The preferred cell, or the first of the others that is filled, said so."""
        columns = self.mapping.columns.get(name, [])
        for place, column in enumerate(columns):
            text = cell(row, column)
            if text and not _is_nothing(text):
                if place and not told:
                    what = f"has nothing in {columns[0].heading}; {column.heading} was taken"
                    self._say(row, "second_choice", what, about=name)
                return text, column.heading
        return "", ""

    def _address(self, row: Row, names: dict[str, str]) -> tuple[tuple[str, ...], dict[str, str]]:
        lines, places = address_in(row, self.mapping.columns)
        if len(lines) > 1 and lines[0].casefold() in _addressees(names):  # papers print the name above
            lines = lines[1:]
        address = lines, {**places, "postcode": _digits(places["postcode"])}
        if address[0] or address[1]["city"] or address[1]["postcode"]:
            return address
        for spare in self.mapping.spare_addresses:
            other = address_in(row, spare)
            if other[0]:
                heading = spare["address_lines"][0].heading
                self._say(
                    row,
                    "second_choice",
                    f"has no address in the usual columns; {heading} was taken",
                    about="address_lines",
                )
                return other
        return address

    def _since(self, row: Row) -> date | None:
        text = self._text(row, "since_on")
        if not text or _is_nothing(text):
            return None
        found = read_date(text, self.date_order)
        if found.trouble == DateTrouble.ORDER:
            self._say(
                row,
                "date_left_empty",
                f"has the date {text[:40]}, which {found.trouble}; it was left empty",
                about="since_on",
            )
        elif found.trouble:
            self._say(
                row,
                "date",
                f"has {text[:40]!r} as a date, which {found.trouble}; it was left empty",
                about="since_on",
            )
        return found.on

    def _fees(self, row: Row) -> Decimal | None:
        text = self._text(row, "annual_fees_amount")
        if not text or _is_nothing(text):
            return None
        bare = bare_amount(text)
        amount = amount_of(bare, self.decimal_marks) if bare else None
        column = self.mapping.column("annual_fees_amount")
        amount = in_full(amount, text, column.heading) if amount is not None and column else None
        if amount is None:
            self._say(
                row,
                "amount",
                f"has {text[:40]!r} as fees, which is no clear amount; it was left empty",
                about="annual_fees_amount",
            )
        elif amount < 0:
            self._say(row, "amount", f"has fees below zero ({text[:40]})", about="annual_fees_amount")
        return amount


def _is_nothing(text: str) -> bool:
    return is_placeholder(text) or text.casefold() in _NOTHING


def _digits(text: str) -> str:
    """Digits as they were meant: without marks that nobody sees or that keep zeros, and without a ".0"."""
    text = text if text.isascii() else _UNSEEN.sub("", text)
    text = text[1:] if _MARKED.match(text) else text
    return text[:-2] if _FLOATED.match(text) else text


def _phone_beside(email: str, text: str) -> str:
    """The telephone number that shares a cell with an e-mail address, or nothing."""
    rest = text.replace(email, " ", 1).strip(" /;,|-–") if email else ""
    return rest if _NUMBER.match(_LABEL.sub("", rest)) else ""


def _name_and_email(text: str) -> tuple[str, str]:
    """The name and the address of "Ann Lee <ann@x.example>"; an address alone is both."""
    found = _NAME_AND_EMAIL.match(text) if "@" in text and len(text) <= LONGEST_NAME else None
    return (found["name"].strip(' "') or found["email"], found["email"]) if found else (text, "")


def _addressees(names: dict[str, str]) -> frozenset[str]:
    """Who may stand as the first line of an address, as some programs write it."""
    person = f"{names['first_name']} {names['last_name']}"
    return frozenset(name.casefold() for name in (names["client_name"], names["organisation"], person))


def _split(person: str) -> tuple[str, str]:
    """A contact person's first and last name; joined again they are the words of the list."""
    first, last = _last_first(person)
    if last:
        return first, last
    first, _, last = person.rpartition(" ")
    return first, last


def _last_first(name: str) -> tuple[str, str]:
    """First and last name of "Osei, Dr. Ama"; two empty texts where the comma means something else."""
    last, comma, first = name.partition(",")
    last, first = last.strip(), first.strip()
    looks_so = comma and first and last and "," not in first and not any(map(str.isdecimal, name))
    if (
        not looks_so
        or len(last.split()) > 3
        or len(first.split()) > 3
        or "&" in name
        or _COMPANY.match(first)
    ):
        return "", ""
    return first, last
