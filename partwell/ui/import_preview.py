"""What an import would bring in: how many clients, the first of them as they are kept, and every doubt."""

from collections import Counter

import pandas as pd
import streamlit as st

from partwell.domain.client import Client
from partwell.domain.countries import printed_name
from partwell.domain.findings import Level
from partwell.domain.practice import Practice
from partwell.services.clients import ClientList, previewed
from partwell.ui import dates
from partwell.ui.session import plain

ROWS, HIGHEST, DOUBTS = 50, 12, 100
_LINES = {  # what is no client at all: one line, several lines
    "total_row": ("total line", "total lines"),
    "repeated_heading": ("repeated heading", "repeated headings"),
    "units_row": ("line of units", "lines of units"),
    "group_row": ("letter above a group", "letters above groups"),
    "note_row": ("note below the list", "notes below the list"),
}


def counted(found: ClientList) -> str:
    """How many clients, which lines are left out, and how many rows cannot be taken."""
    codes = Counter(one.code for one in found.findings if one.level == Level.STOP)
    lines = [f"{codes[code]} {words[codes[code] != 1]}" for code, words in _LINES.items() if codes[code]]
    refused = found.reported - sum(codes[code] for code in _LINES)
    told = f"**{found.taken} {'client' if found.taken == 1 else 'clients'}**"
    if lines:
        told += f"; {', '.join(lines)} left out"
    if refused:
        told += f"; {refused} {'row' if refused == 1 else 'rows'} cannot be taken, see below"
    return told + "."


def not_taken(found: ClientList) -> tuple[str, ...]:
    """The columns of the file from which nothing is taken."""
    used: set[str] = set()
    for held in found.columns.values():
        used.update(held if isinstance(held, list) else [held])
    return tuple(heading for heading in found.headings if heading not in used)


def show(found: ClientList, practice: Practice) -> None:
    """The sentence that counts, and the first clients as a table."""
    st.markdown(counted(found))
    if left := not_taken(found):
        listed = ", ".join(left[:12]) + (" …" if len(left) > 12 else "")
        st.caption(plain(f"Not taken: {listed}."))
    if not found.clients:
        return
    table = _table(found)
    st.dataframe(
        table,
        hide_index=True,
        key="import_preview",
        height="content" if len(table) <= HIGHEST else 420,
        placeholder="",
        column_config={
            "Row": st.column_config.NumberColumn(width=50),
            "Fees a year": st.column_config.NumberColumn(format="accounting"),
            "Client since": st.column_config.DateColumn(format=dates.column_format(practice)),
        },
        alt=f"The first {len(table)} clients of the file as they would be kept.",
    )
    if found.taken > ROWS:
        st.caption(f"The first {ROWS} are shown.")


def _table(found: ClientList) -> pd.DataFrame:
    """The facts a person checks first come first; columns that hold nothing are left out."""
    listed = previewed(found, ROWS)
    table = pd.DataFrame([{"Row": row, **_told(client)} for row, client in listed])
    held = [name for name in table if (table[name].notna() & (table[name] != "")).any()]
    return table[held]


def _told(client: Client) -> dict[str, object]:
    address, fees = client.address, client.annual_fees_amount
    return {
        "Name": client.name,
        "Greeted as": f"Dear {client.salutation_name}",
        "Fees a year": None if fees is None or not fees.is_finite() else float(fees),
        "Client since": client.since_on,
        "E-mail": client.email,
        "Organisation": "" if client.organisation == client.name else client.organisation,
        "Telephone": client.phone,
        "Street": ", ".join(address.lines),
        "Postcode": address.postcode,
        "Town": address.city,
        "State or county": address.region,
        "Country": printed_name(address.country),
        "Reference": client.reference,
        "First name": client.first_name,
        "Last name": client.last_name,
    }


def doubts(found: ClientList) -> None:
    """Every finding about the file, once each."""
    if not found.findings:
        st.caption("Nothing about this file is doubtful.")
        return
    count = len(found.findings)
    label = f"{count} {'thing' if count == 1 else 'things'} to look at"
    with st.expander(label, icon=":material/rule:", expanded=True, key="import_doubts"):
        for finding in found.findings[:DOUBTS]:
            place = f"Row {finding.row}"
            named = finding.row is None or finding.what.startswith(place)
            st.markdown(f":material/info: {plain(finding.what if named else f'{place}: {finding.what}')}")
        if count > DOUBTS:
            st.caption(f"And {count - DOUBTS} more of the same kinds.")
