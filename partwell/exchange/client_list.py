"""A client list as people have it, read into clients: every row is taken or reported with its reason."""

from collections import Counter
from collections.abc import Iterable, Sequence

from partwell.domain.clean_text import clean_line
from partwell.domain.errors import NotAllowed
from partwell.domain.findings import Level
from partwell.exchange.cells import cell
from partwell.exchange.client_rows import RowReader
from partwell.exchange.columns import FIELDS, Column, columns_of, header_in
from partwell.exchange.dates import DateOrder, DateTrouble, order_told, orders_in, read_date
from partwell.exchange.delimited import Row
from partwell.exchange.doubles import duplicates_within
from partwell.exchange.header_lines import describes_columns, fitted, heading_row
from partwell.exchange.heading_keys import words_of
from partwell.exchange.imported import Choices, ClientList, ImportedClient, RowFinding
from partwell.exchange.list_checks import addresses_apart, bare_names, hidden_rows, short_postcodes
from partwell.exchange.mapping import Mapping, mapping_of
from partwell.exchange.money import bare_amount, decimal_marks_in, says_thousands
from partwell.exchange.reading import Table, tables_of
from partwell.exchange.row_checks import short_rows, unusable_rows

__all__ = [
    "Choices",
    "ClientList",
    "ImportedClient",
    "RowFinding",
    "read_client_list",
]

FIRST_ROWS = 20  # among which a person can point to the headings


def read_client_list(data: bytes, file_name: str = "", *, choices: Choices | None = None) -> ClientList:
    """The clients in a file; `rows == taken + reported`, and nothing is guessed in silence.

    Raises UnreadableFile with one sentence where the file as a whole cannot be read, and NotAllowed
    where a choice names a sheet, row or column that the file does not have.
    """
    choices = choices or Choices()
    tables = tables_of(data)
    table, findings = _chosen_table(tables, choices)
    header, body = _headed(table, choices)
    width = _width(header, body)
    columns, mapping = _understood(table, header, body, choices)
    unusable = unusable_rows(body, header, width, mapping, is_text=bool(table.encoding))
    usable = tuple(row for row in body if row.number not in unusable)
    order, about_order = _date_order(mapping, columns, (body[:1], usable), choices)
    reader = RowReader(mapping=mapping, date_order=order, decimal_marks=_decimal_marks(mapping, usable))
    clients = tuple(client for row in usable if (client := reader.client(row)))
    findings += [
        *about_order,
        *_about_mapping(mapping, clients, header, body),
        *unusable.values(),
        *reader.findings,
        *duplicates_within(clients),
        *short_postcodes(clients),
        *bare_names(clients),
        *hidden_rows(table, clients),
        *addresses_apart(mapping, clients),
        *(short_rows(usable, width) if table.encoding else ()),
    ]
    return ClientList(
        rows=len(body),
        header_row=header.number if header else None,
        columns=named_columns(mapping),
        headings=tuple(column.heading for column in columns),
        clients=clients,
        findings=tuple(sorted(findings, key=lambda finding: finding.row or 0)),
        sheet=table.name,
        sheets=tuple(each.name for each in tables if each.name),
        first_rows=tuple((row.number, _words(row)) for row in table.rows[:FIRST_ROWS]),
        encoding=table.encoding,
        file_name=clean_line(file_name),
    )


def _words(row: Row) -> str:
    cells = [clean_line(cell)[:30] for cell in row.cells if cell.strip()]
    return " · ".join(cells[:4]) + (" …" if len(cells) > 4 else "")


def _headed(table: Table, choices: Choices) -> tuple[Row | None, tuple[Row, ...]]:
    """The headings and the rows below them."""
    place = _header_place(table, choices)
    if place is None:
        return None, table.rows
    above_only = table.rows[: place + 1] if choices.header_row else table.rows
    place, header = heading_row(above_only, place)
    body = table.rows[place + 1 :]
    return (fitted(header, body) if table.encoding else header), body


def _understood(
    table: Table, header: Row | None, body: Sequence[Row], choices: Choices
) -> tuple[list[Column], Mapping]:
    """What each column is, told by its heading and by rows that hold neither units nor damage."""
    width = _width(header, body)
    rows = body[1:] if header and body and describes_columns(body[0]) else body
    whole = [row for row in rows if len(row.cells) == width] if table.encoding else rows
    columns = columns_of(header.cells if header else None, whole or rows, width)
    return columns, _with_choices(mapping_of(columns, whole or rows), columns, choices)


def _width(header: Row | None, body: Sequence[Row]) -> int:
    """How many columns the list has: as many as headings, else as most of its rows have cells."""
    if header:
        return len(header.cells)
    return Counter(len(row.cells) for row in body).most_common(1)[0][0] if body else 0


def _chosen_table(tables: Sequence[Table], choices: Choices) -> tuple[Table, list[RowFinding]]:
    if choices.sheet:
        found = next((table for table in tables if table.name == choices.sheet), None)
        if found is None:
            raise NotAllowed(
                "There is no sheet of that name in the file. Nothing was taken; please choose another."
            )
        return found, []
    seen = [table for table in tables if not table.is_hidden] or list(tables)
    table = max(seen, key=_likeness)
    findings = []
    others = [other.name for other in tables if other is not table]
    if others:
        listed = ", ".join(others[:10])
        sentence = f"The list was read from the sheet {table.name}; not read: {listed}."
        alike = [other.name for other in seen if other is not table and _likeness(other)[0] > 1]
        if alike:
            sentence += f" Clients seem to stand in {', '.join(alike[:10])} too; please import that as well."
        level = Level.CONSULT if alike else Level.ADVISE
        findings.append(RowFinding(code="other_sheets", level=level, what=sentence))
    if table.unread:
        sentence = (
            f"{table.unread} characters do not fit to the rest of this file; "
            "please look at names with accents, or save the list as CSV in UTF-8 and choose it again."
        )
        findings.append(RowFinding(code="encoding", level=Level.CONSULT, what=sentence))
    return table, findings


def _likeness(table: Table) -> tuple[int, int]:
    """How much a sheet looks like a client list: known headings with rows below them, then size."""
    place = header_in(table.rows)
    if place is None:
        return 0, len(table.rows)
    columns = columns_of(table.rows[place].cells, (), len(table.rows[place].cells))
    fields = {column.field for column in columns if column.field}
    has_rows = len(table.rows) > place + 1
    return len(fields) if has_rows else 0, len(table.rows)


def _header_place(table: Table, choices: Choices) -> int | None:
    if choices.header_row is None:
        return header_in(table.rows)
    if choices.header_row == 0:
        return None
    for place, row in enumerate(table.rows):
        if row.number == choices.header_row:
            return place
    raise NotAllowed(
        "That row of the file is blank or beyond its end. Please choose the row with the headings."
    )


def _with_choices(mapping: Mapping, columns: Sequence[Column], choices: Choices) -> Mapping:
    for name, heading in choices.columns.items():
        if name not in FIELDS:
            raise NotAllowed(f"There is no fact called {name[:40]!r}. Nothing was taken.")
        mapping.by_values = [pair for pair in mapping.by_values if pair[0] != name]
        if heading is None:
            mapping.columns.pop(name, None)
            continue
        found = next((c for c in columns if heading in (c.heading, f"column {c.index + 1}")), None)
        if found is None:
            raise NotAllowed(
                f"There is no column {heading[:40]!r} in the file. Nothing was taken; please choose another."
            )
        mapping.columns[name] = [found]
        if name == "address_lines":
            mapping.columns.pop("house_number", None)
            mapping.columns.pop("house_addition", None)
    if {"first_name", "last_name"} & set(choices.columns):
        mapping.columns.pop("contact", None)
    return mapping


def named_columns(mapping: Mapping) -> dict[str, str | list[str]]:
    """Field -> heading of the column it is read from; a list where an address stands in several."""
    shown: dict[str, str | list[str]] = {}
    columns = dict(mapping.columns)
    for source, targets in (
        ("contact", ("first_name", "last_name")),
        ("company_or_last", ("organisation", "last_name")),
        ("place", ("postcode", "city")),
    ):
        for target in targets:
            if source in columns:
                columns.setdefault(target, columns[source])
    place = columns.get("place")
    if place and {"state", "st"} & set(words_of(place[0].heading)):
        columns.setdefault("region", place)
    for name in FIELDS:
        found = columns.get(name, [])
        if name == "address_lines":
            parts = (*found, *columns.get("house_number", ()), *columns.get("house_addition", ()))
            headings = [column.heading for column in parts]
            if headings:
                shown[name] = headings[0] if len(headings) == 1 else headings
        elif found:
            shown[name] = found[0].heading
    return shown


def _date_order(
    mapping: Mapping,
    columns: Sequence[Column],
    first_and_usable: tuple[Sequence[Row], Sequence[Row]],
    choices: Choices,
) -> tuple[DateOrder | None, list[RowFinding]]:
    """The order of day and month in this file: chosen, proven by its dates, or asked for once."""
    column = mapping.column("since_on")
    if choices.date_order:
        return _chosen_order(choices.date_order), []
    if column is None:
        return None, []
    first, rows = first_and_usable
    told = next(filter(None, map(order_told, (column.heading, *(cell(row, column) for row in first)))), None)
    texts = [cell(row, column) for row in rows]
    proven = orders_in(texts)
    if not proven:
        proven = orders_in(sample for other in columns for sample in other.samples)
    if not proven and told:
        return told, []
    if len(proven) == 1:
        return next(iter(proven)), []
    open_ones = [text for text in texts if text and read_date(text).trouble == DateTrouble.ORDER]
    if not open_ones:
        return None, []
    sentence = (
        f"Dates such as {open_ones[0]} in {column.heading} can be read with the day or the month first. "
        "Please choose which; until then these dates are left empty."
    )
    return None, [RowFinding(code="date_order", level=Level.CONSULT, what=sentence, field="since_on")]


def _chosen_order(name: str) -> DateOrder:
    try:
        return DateOrder(name)
    except ValueError:
        raise NotAllowed("Dates are written with the day or the month first. Nothing was taken.") from None


def _decimal_marks(mapping: Mapping, rows: Sequence[Row]) -> frozenset[str]:
    column = mapping.column("annual_fees_amount")
    if column is None:
        return frozenset()
    return decimal_marks_in(bare for row in rows if (bare := bare_amount(cell(row, column))))


def _about_mapping(
    mapping: Mapping, clients: Sequence[ImportedClient], header: Row | None, body: Sequence[Row]
) -> Iterable[RowFinding]:
    if not body:
        yield RowFinding(
            code="no_rows", level=Level.CONSULT, what="There are headings in this file but no clients."
        )
        return
    if header is None:
        sentence = (
            "This list has no headings; the columns were told by their values. Please check each of them."
        )
        yield RowFinding(code="no_header", level=Level.CONSULT, what=sentence)
    fees = mapping.column("annual_fees_amount")
    if fees and says_thousands(fees.heading):
        sentence = f"{fees.heading} is in thousands; the amounts were taken times 1,000. Please check."
        yield RowFinding(code="thousands", level=Level.CONSULT, what=sentence, field="annual_fees_amount")
    for name, column in mapping.by_values:
        words = name.replace("_", " ")
        sentence = f"{column.heading} was taken as {words} because of its values. Please check."
        yield RowFinding(code="by_values", level=Level.ADVISE, what=sentence, field=name)
    if not clients:
        sentence = "No column with the names of clients was found. Please choose the column that holds them."
        yield RowFinding(code="no_names", level=Level.CONSULT, what=sentence, field="client_name")
