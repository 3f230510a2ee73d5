"""Which column each fact of a client is read from: by headings first, by values where there are none."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from partwell.exchange.columns import ADDRESS_FIELDS, FIELDS, Column
from partwell.exchange.dates import DateTrouble, read_date
from partwell.exchange.delimited import Row
from partwell.exchange.heading_keys import bare, compact, words_of
from partwell.exchange.value_kinds import EMAIL, Kind

_YES_NO = frozenset("yes no true false y n ja nein oui non si".split())
_RUNNING = frozenset("no nr n lfdnr laufendenummer pos position sno srno serialno rank".split())
_NAMES = frozenset(("client_name", "organisation", "first_name", "last_name", "company_or_last"))
_NAME_WORDS = frozenset("name nom naam nome nombre namn navn".split())


@dataclass(slots=True, kw_only=True)
class Mapping:
    """Field -> the columns it is read from, best first; for an address the lines in their order."""

    columns: dict[str, list[Column]] = field(default_factory=dict)
    spare_addresses: list[dict[str, list[Column]]] = field(
        default_factory=list
    )  # used where the first is empty
    by_values: list[tuple[str, Column]] = field(default_factory=list)  # decided without a heading

    def column(self, name: str) -> Column | None:
        """The column a field is read from, or None."""
        found = self.columns.get(name)
        return found[0] if found else None


def mapping_of(columns: Sequence[Column], rows: Sequence[Row]) -> Mapping:
    """The columns each fact is read from, by headings and then by values."""
    mapping = Mapping()
    settled = _names_settled(list(columns), rows)
    for name in (*FIELDS, "company_or_last", "particle"):
        if name not in ADDRESS_FIELDS:
            found = sorted(
                (c for c in settled if c.field == name and _fits(c)),
                key=lambda c: (not c.filled, c.preference),
            )
            if found:
                mapping.columns[name] = found if name in ("email", "phone") else found[:1]
    _map_addresses(mapping, [c for c in settled if c.field in ADDRESS_FIELDS])
    _map_contact(mapping, settled)
    if not _NAMES & set(mapping.columns):  # a list of addresses alone: each stands for its client
        named = next((c for c in settled if c.field == "client_name" and c.filled), None)
        mapping.columns.update({"client_name": [named]} if named else {})
    mapping_by_values(mapping, [c for c in settled if c.field is None and c.filled])
    return mapping


def _fits(column: Column) -> bool:
    """Whether the values do not contradict the heading."""
    if not column.samples:
        return column.field != "client_name"  # an empty one would hide the parts a name is made from
    kinds = column.kinds
    fits = True
    if column.field == "since_on":
        told = sum(map(_speaks_of_a_day, column.samples)) / len(column.samples)
        fits = told + kinds.get(Kind.NUMBER, 0) + kinds.get(Kind.PHONE, 0) >= 0.3
    elif column.field == "annual_fees_amount":
        fits = kinds.get(Kind.NUMBER, 0) + kinds.get(Kind.MONEY, 0) + kinds.get(Kind.PHONE, 0) >= 0.3
    elif column.field in ("client_name", "organisation"):
        bare = sum(map(_is_bare_email, column.samples))
        fits = bare < 0.5 * len(column.samples) and not _says_no_name(column)
    elif column.field == "reference" and compact(column.heading) in _RUNNING:
        fits = column.samples != tuple(map(str, range(1, len(column.samples) + 1)))
    elif column.field in ("phone", "city", "country"):
        fits = kinds.get(Kind.EMAIL, 0) < 0.5
    return fits


def _speaks_of_a_day(text: str) -> bool:
    """Whether a cell is a date or part of one, such as a year; what it leaves open is said of its row."""
    found = read_date(text)
    return found.on is not None or found.trouble in (DateTrouble.ORDER, DateTrouble.INCOMPLETE)


def _is_bare_email(text: str) -> bool:
    return "@" in text and " " not in text and bool(EMAIL.fullmatch(text))


def _says_no_name(column: Column) -> bool:
    """Whether a column headed like a name holds numbers, or yes and no, instead."""
    words = {sample.casefold() for sample in column.samples}
    return column.kinds.get(Kind.NUMBER, 0) > 0.8 or words <= _YES_NO


def _names_settled(columns: list[Column], rows: Sequence[Row]) -> list[Column]:
    """A plain "Name" beside a first name is the last name, beside a last name the first, or it is both."""
    first = next((c for c in columns if c.field == "first_name"), None)
    last = next((c for c in columns if c.field == "last_name"), None)
    if bool(first) == bool(last):
        return columns
    beside = first or last
    assert beside is not None  # noqa: S101 -- exactly one of the two is there
    for place, column in enumerate(columns):
        if column.field == "client_name" and "".join(bare(words_of(column.heading))) in _NAME_WORDS:
            pairs = [
                (row.cells[column.index], row.cells[beside.index])
                for row in rows
                if len(row.cells) > max(column.index, beside.index)
            ]
            both = [(name.strip(), part.strip()) for name, part in pairs if name.strip() and part.strip()]
            holding = sum(part.casefold() in name.casefold() for name, part in both)
            if both and holding >= len(both) / 2:
                return columns
            columns[place] = replace(column, field="last_name" if first else "first_name")
            return columns
    return columns


def _map_addresses(mapping: Mapping, columns: list[Column]) -> None:
    """One kind of address as a whole, never the street of one and the town of another."""
    groups: dict[tuple[int, int, str], list[Column]] = {}
    for column in columns:
        rank = column.preference[0]
        groups.setdefault((rank, column.group, column.kind), []).append(column)
    if not groups:
        return
    usual = max(_weight(group) for group in groups.values())
    ordered = sorted(groups, key=lambda key: (_weight(groups[key]) < usual / 2, key))
    chosen, *others = [_address_of(groups[key]) for key in ordered]
    unqualified = next((_address_of(groups[key]) for key in ordered[1:] if not key[2] and not key[1]), {})
    for name in ADDRESS_FIELDS:
        found = chosen.get(name) or unqualified.get(name)
        if found:
            mapping.columns[name] = found
    mapping.spare_addresses = [
        spare for spare in others if spare is not unqualified and "address_lines" in spare
    ]


def _weight(group: list[Column]) -> int:
    """How many rows an address of this kind would help with."""
    return max(
        (c.filled for c in group if c.field in ("address_lines", "place", "city", "postcode")), default=0
    )


def _address_of(group: list[Column]) -> dict[str, list[Column]]:
    found: dict[str, list[Column]] = {}
    for name in ADDRESS_FIELDS:
        columns = sorted((c for c in group if c.field == name), key=lambda c: (not c.filled, c.preference))
        if name != "address_lines":
            columns = columns[:1]
        elif any(not c.is_whole for c in columns):
            columns = sorted(
                (c for c in columns if not c.is_whole), key=lambda c: (c.order, c.line > 2, c.index)
            )
            columns = list(
                {(c.order, c.heading.partition(" (column ")[0]): c for c in reversed(columns)}.values()
            )[::-1]  # no line twice
        else:
            columns = columns[:1]
        if columns:
            found[name] = columns
    return found


def _map_contact(mapping: Mapping, columns: list[Column]) -> None:
    """A contact person is the client where nothing else is, and otherwise the person at the organisation."""
    contact = next((c for c in columns if c.field == "contact" and c.kinds.get(Kind.TEXT, 0) > 0.5), None)
    if contact is None:
        return
    if not {"client_name", "organisation", "company_or_last"} & set(mapping.columns):
        mapping.columns["client_name"] = [contact]
    elif "first_name" not in mapping.columns and "last_name" not in mapping.columns:
        mapping.columns["contact"] = [contact]


def mapping_by_values(mapping: Mapping, columns: list[Column]) -> None:
    """Facts no heading named, where the cells themselves leave no doubt."""
    headless = all(not column.has_heading for column in columns)
    if not headless and not _NAMES & set(mapping.columns):
        _take_names(mapping, columns)
    _take(mapping, columns, "email", Kind.EMAIL, 0.6)
    _take(mapping, columns, "phone", Kind.PHONE, 0.6)
    _take(mapping, columns, "country", Kind.COUNTRY, 0.8)
    if not headless:
        return
    _take(mapping, columns, "postcode", Kind.POSTCODE, 0.6)
    _take(mapping, columns, "since_on", Kind.DATE, 0.7)
    _take(mapping, columns, "annual_fees_amount", Kind.MONEY, 0.7)
    _take_texts(mapping, columns)


def _take(mapping: Mapping, columns: list[Column], name: str, kind: Kind, share: float) -> None:
    if name in mapping.columns:
        return
    used = {column.index for found in mapping.columns.values() for column in found}
    for column in columns:
        if column.index not in used and column.kinds.get(kind, 0) >= share:
            mapping.columns[name] = [column]
            mapping.by_values.append((name, column))
            return


def _take_names(mapping: Mapping, columns: list[Column]) -> None:
    """Where no heading speaks of names: the first column of words that hardly repeat."""
    used = {column.index for found in mapping.columns.values() for column in found}
    for column in columns:
        differ = len(set(column.samples)) >= 0.7 * len(column.samples)
        if column.index not in used and column.kinds.get(Kind.TEXT, 0) >= 0.6 and differ:
            mapping.columns["client_name"] = [column]
            mapping.by_values.append(("client_name", column))
            return


def _take_texts(mapping: Mapping, columns: list[Column]) -> None:
    """In a list without headings: the first words are the name, words with a house number the street."""
    used = {column.index for found in mapping.columns.values() for column in found}
    texts = [c for c in columns if c.index not in used and c.kinds.get(Kind.TEXT, 0) >= 0.6]
    streets = [c for c in texts if sum(map(_is_street, c.samples)) >= 0.6 * len(c.samples)]
    coded = [c for c in texts if c not in streets and sum(map(_is_code, c.samples)) >= 0.6 * len(c.samples)]
    names = [c for c in texts if c not in streets and c not in coded]
    found = [("client_name", names[:1]), ("address_lines", streets[:1]), ("reference", coded[:1])]
    numbers = [c for c in columns if c.index not in used and c.kinds.get(Kind.NUMBER, 0) >= 0.8]
    if "postcode" not in mapping.columns and streets:
        found.append(("postcode", [c for c in numbers if c.index > streets[0].index and _even(c)][:1]))
    after = [c for c in names[1:] if streets and c.index > streets[0].index]
    found.append(("city", after[:1]))
    for name, taken in found:
        if taken and name not in mapping.columns:
            mapping.columns[name] = taken
            mapping.by_values.append((name, taken[0]))


def _is_street(text: str) -> bool:
    return " " in text and any(map(str.isdecimal, text)) and sum(map(str.isalpha, text)) >= 3


def _is_code(text: str) -> bool:
    return " " not in text and any(map(str.isdecimal, text))


def _even(column: Column) -> bool:
    """Whether all cells have the same 4 to 6 digits, as postcodes of one country do."""
    return {len(sample) for sample in column.samples} <= {4, 5, 6}
