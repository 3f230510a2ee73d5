"""Import a client list: choose a file, look at what it holds, correct the columns, take it in."""

from dataclasses import asdict, replace

import pandas as pd
import streamlit as st

from partwell.desk import Desk
from partwell.domain.errors import PartwellError
from partwell.services import clients
from partwell.services.clients import Choices, ClientList
from partwell.ui import session
from partwell.ui.session import plain

FIELDS = {
    "client_name": "Name",
    "organisation": "Organisation",
    "first_name": "First name",
    "last_name": "Last name",
    "email": "E-mail",
    "phone": "Telephone",
    "address_lines": "Street",
    "city": "Town",
    "postcode": "Postcode",
    "region": "State or county",
    "country": "Country",
    "since_on": "Client since",
    "annual_fees_amount": "Fees a year",
    "reference": "Reference",
}
PREVIEW_ROWS = 50


def show(desk: Desk) -> None:
    """The four parts of an import, one below the other; nothing is written before the last."""
    st.markdown("CSV or Excel. The file is read on this computer and nothing is written before you say so.")
    turn = st.session_state.setdefault("_import_turn", 0)
    upload = st.file_uploader(
        "Client list", type=["csv", "txt", "tsv", "xlsx", "xlsm", "ods", "xls"], key=f"import_file_{turn}"
    )
    if upload is None:
        _undo_last()
        return
    choices = st.session_state.setdefault(f"_import_choices_{upload.file_id}", Choices())
    try:
        found = clients.preview_import(upload.getvalue(), upload.name, choices)
    except PartwellError as error:
        st.error(plain(error.sentence), title="This file cannot be taken", icon=":material/error:")
        return
    _columns(found, upload.file_id, choices)
    _rows(found)
    _findings(found)
    _take(desk, found)


def _columns(found: ClientList, file_id: str, choices: Choices) -> None:
    with st.expander("Which column is what", icon=":material/view_column:", key="import_columns"):
        slots = st.columns(3)
        mapping = dict(choices.columns)
        for number, (field, words) in enumerate(FIELDS.items()):
            held = found.columns.get(field)
            now = held[0] if isinstance(held, list) else held
            key = f"import_{file_id}_{field}"
            options = ["", *found.headings]
            chosen = slots[number % 3].selectbox(
                words,
                options,
                index=options.index(now) if now in options else 0,
                format_func=lambda one: one or "Not in this file",
                key=key,
            )
            if chosen != (now or ""):
                mapping[field] = chosen or None
        if mapping != dict(choices.columns):
            st.session_state[f"_import_choices_{file_id}"] = replace(choices, columns=mapping)
            st.rerun()
    if any(finding.code == "date_order" for finding in found.findings):
        order = st.radio(
            "How does this file write dates?",
            ["day_first", "month_first"],
            index=None,
            format_func={
                "day_first": "31/12/2026: day first",
                "month_first": "12/31/2026: month first",
            }.__getitem__,
            key=f"import_{file_id}_dates",
            horizontal=True,
        )
        if order and order != choices.date_order:
            st.session_state[f"_import_choices_{file_id}"] = replace(choices, date_order=order)
            st.rerun()


def _rows(found: ClientList) -> None:
    st.markdown(f"**{found.taken} of {found.rows} rows can be taken**, {found.reported} cannot.")
    if not found.clients:
        return
    table = pd.DataFrame([asdict(client) for client in found.clients[:PREVIEW_ROWS]])
    table["address_lines"] = [", ".join(lines) for lines in table["address_lines"]]
    used = [name for name in FIELDS if name in table and table[name].astype(str).str.strip().any()]
    shown = table[["row", *used]].rename(columns={**FIELDS, "row": "Row"})
    st.dataframe(
        shown.astype(str).replace({"None": "", "NaT": ""}),
        hide_index=True,
        key="import_preview",
        alt=f"The first {len(shown)} clients of the file as they would be taken.",
    )
    if found.taken > PREVIEW_ROWS:
        st.caption(f"The first {PREVIEW_ROWS} are shown.")


def _findings(found: ClientList) -> None:
    if not found.findings:
        st.caption("Nothing about this file is doubtful.")
        return
    with st.expander(
        f"{len(found.findings)} things to look at", icon=":material/rule:", expanded=True, key="import_doubts"
    ):
        for finding in found.findings[:100]:
            place = f"Row {finding.row}: " if finding.row else ""
            st.markdown(f":material/info: {plain(place + finding.what)}")
        if len(found.findings) > 100:
            st.caption(f"And {len(found.findings) - 100} more of the same kinds.")


def _take(desk: Desk, found: ClientList) -> None:
    left_out = _doubles(desk, found)
    number = found.taken - len(left_out)
    many = f"Import {number} clients" if number != 1 else "Import 1 client"
    if not st.button(
        many, type="primary", key="import_take", disabled=not number, icon=":material/download_done:"
    ):
        return
    token = session.token_for("import")
    with st.spinner("Writing the clients …", show_time=True):
        try:
            taken = clients.take_import(desk, found, token=token, skip_rows=left_out)
        except PartwellError as error:
            st.error(plain(error.sentence), title="The import was not done", icon=":material/error:")
            return
    session.used("import")
    st.session_state["_import_turn"] += 1
    st.session_state["_last_import"] = (token, taken)
    session.tell(f"{taken} clients are on the list.")
    st.rerun()


def _doubles(desk: Desk, found: ClientList) -> frozenset[int]:
    """Rows to leave out because their client is on the list already, unless the person wants them twice."""
    listed = clients.already_listed(desk, found)
    if not listed:
        return frozenset()
    rows = ", ".join(str(row) for row in sorted(listed)[:12]) + (" …" if len(listed) > 12 else "")
    st.markdown(f":material/content_copy: {len(listed)} seem to be on the list already (rows {rows}).")
    leave = st.checkbox("Leave these out", value=True, key="import_leave_doubles")
    return listed if leave else frozenset()


def _undo_last() -> None:
    last = st.session_state.get("_last_import")
    if last:
        st.button(
            f"Take the last {last[1]} back out",
            key="import_undo",
            icon=":material/undo:",
            on_click=_undo,
            args=last,
        )


def _undo(batch: str, taken: int) -> None:
    try:
        gone = clients.undo_import(session.the_desk(), batch)
    except PartwellError as error:
        session.tell_trouble(error.sentence)
        return
    st.session_state.pop("_last_import", None)
    session.tell(f"{gone} of {taken} clients were taken out; those with a case stay.")
