"""What is odd about clients of a list only beside the others: a lost zero, rows that nobody sees."""

from collections.abc import Iterator, Sequence
from statistics import median

from partwell.domain.countries import known_code
from partwell.domain.findings import Level
from partwell.exchange.imported import ImportedClient, RowFinding
from partwell.exchange.mapping import Mapping
from partwell.exchange.reading import Table

_FIVE_DIGITS = frozenset("DE FR ES IT US FI HR EE UA TR MX".split())  # where some postcodes begin with 0
_OTHER_DIGITS = frozenset("AT CH BE DK NO NL LU HU BG SI AU NZ ZA LI CY GR SE CZ SK PL PT GB IE CA".split())


def short_postcodes(clients: Sequence[ImportedClient]) -> Iterator[RowFinding]:
    """A word on postcodes of four digits where five are usual: a spreadsheet drops the zero in front."""
    digits = [len(client.postcode) for client in clients if client.postcode.isdecimal()]
    is_usual = digits.count(5) > 0.6 * sum(1 for client in clients if client.postcode)
    for client in clients:
        if len(client.postcode) != 4 or not client.postcode.isdecimal():
            continue
        country = known_code(client.country) if client.country else ""
        if country in _FIVE_DIGITS or (is_usual and country not in _OTHER_DIGITS):
            sentence = (
                f"Row {client.row} has the postcode {client.postcode}, where five digits are usual; "
                "a zero may be missing in front, please look it up."
            )
            yield RowFinding(
                code="short_postcode", level=Level.CONSULT, what=sentence, row=client.row, field="postcode"
            )


def bare_names(clients: Sequence[ImportedClient]) -> Iterator[RowFinding]:
    """A word on the few rows of a full list that hold a name and nothing else: they may head a group."""
    held = [_facts(client) for client in clients]
    bare = [client for client, facts in zip(clients, held, strict=True) if not facts]
    if not bare or median(held) < 3 or len(bare) > 0.2 * len(clients):
        return
    for client in bare:
        sentence = f"Row {client.row} holds a name and nothing else; please check that it is a client."
        yield RowFinding(code="bare_name", level=Level.ADVISE, what=sentence, row=client.row)


def _facts(client: ImportedClient) -> int:
    """How many facts a row holds beside its name."""
    texts = (client.email, client.phone, client.reference, client.city, client.first_name, client.last_name)
    others = (client.address_lines, client.since_on, client.annual_fees_amount is not None)
    return sum(map(bool, (*texts, *others)))


def addresses_apart(mapping: Mapping, clients: Sequence[ImportedClient]) -> Iterator[RowFinding]:
    """A word on towns and postcodes that no column holds: they were read out of the address."""
    if {"city", "postcode", "place"} & set(mapping.columns) or "address_lines" not in mapping.columns:
        return
    count = sum(1 for client in clients if client.city)
    if not count:
        return
    heading = mapping.columns["address_lines"][0].heading
    rows = "1 row" if count == 1 else f"{count} rows"
    sentence = f"Town and postcode were read out of {heading} in {rows}. Please check them in the preview."
    yield RowFinding(code="address_apart", level=Level.ADVISE, what=sentence, field="address_lines")


def hidden_rows(table: Table, clients: Sequence[ImportedClient]) -> Iterator[RowFinding]:
    """A word on clients whose rows are hidden in the sheet, which were taken like the others."""
    unseen = set(table.hidden_rows)
    taken = [client.row for client in clients if client.row in unseen]
    if not taken:
        return
    listed = ", ".join(map(str, taken[:10])) + (" …" if len(taken) > 10 else "")
    where = f"Row {listed} is" if len(taken) == 1 else f"Rows {listed} are"
    sentence = (
        f"{where} hidden in the sheet, by a filter or by hand, and taken like the others. "
        "Please check whether that is meant."
    )
    yield RowFinding(code="hidden_rows", level=Level.CONSULT, what=sentence)
