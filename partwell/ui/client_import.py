"""Import a client list: choose a file, look at what it holds, correct the columns, take it in."""

from dataclasses import replace

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from partwell.desk import Desk
from partwell.domain.errors import PartwellError
from partwell.services import clients
from partwell.services.clients import Choices, ClientList
from partwell.ui import import_preview, session
from partwell.ui.session import plain
from partwell.ui.unbroken import once, unbroken

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


def show(desk: Desk) -> None:
    """The four parts of an import, one below the other; nothing is written before the last."""
    st.markdown("CSV or Excel. The file is read on this computer and nothing is written before you say so.")
    turn = st.session_state.setdefault("_import_turn", 0)
    upload = st.file_uploader(
        "Client list", type=["csv", "txt", "tsv", "xlsx", "xlsm", "ods", "xls"], key=f"import_file_{turn}"
    )
    if upload is None:
        _last(desk)
        return
    st.session_state.pop("_imported", None)
    choices = st.session_state.setdefault(f"_import_choices_{upload.file_id}", Choices())
    try:
        found = _read(upload, choices)
    except PartwellError as error:
        st.error(plain(error.sentence), title="This file cannot be taken", icon=":material/error:")
        return
    _place(found, upload.file_id, choices)
    _columns(found, upload.file_id, choices)
    import_preview.show(found, desk.practice)
    import_preview.doubts(found)
    _take(desk, found)


def _read(upload: UploadedFile, choices: Choices) -> ClientList:
    """The list as chosen; read once, since every click on the page asks for it."""
    key = f"_import_read_{upload.file_id}"
    kept: tuple[Choices, ClientList] | None = st.session_state.get(key)
    if kept is None or kept[0] != choices:
        kept = choices, clients.preview_import(upload.getvalue(), upload.name, choices)
        st.session_state[key] = kept
    return kept[1]


def _place(found: ClientList, file_id: str, choices: Choices) -> None:
    """Which sheet and which row of headings; another one is read with its own columns."""
    if len(found.sheets) < 2 and len(found.first_rows) < 2:
        return
    with st.expander("Where the list is", icon=":material/table_rows:", key="import_place"):
        sheet = found.sheet
        if len(found.sheets) > 1:
            now = found.sheets.index(found.sheet) if found.sheet in found.sheets else 0
            sheet = st.selectbox("Sheet", found.sheets, index=now, key=f"import_{file_id}_sheet")
        if sheet != found.sheet:
            st.session_state[f"_import_choices_{file_id}"] = Choices(sheet=sheet)
            st.rerun()
        words = {0: "There are no headings", **{row: f"Row {row}: {text}" for row, text in found.first_rows}}
        rows = list(words)
        now_at = rows.index(found.header_row or 0) if (found.header_row or 0) in rows else 0
        row = st.selectbox(
            "Headings",
            rows,
            index=now_at,
            format_func=words.__getitem__,
            key=f"import_{file_id}_{found.sheet}_headings",
        )
        if row != rows[now_at]:
            chosen = Choices(sheet=choices.sheet, header_row=row, date_order=choices.date_order)
            st.session_state[f"_import_choices_{file_id}"] = chosen
            st.rerun()


def _columns(found: ClientList, file_id: str, choices: Choices) -> None:
    with st.expander("Which column is what", icon=":material/view_column:", key="import_columns"):
        slots = st.columns(3)
        mapping = dict(choices.columns)
        for number, (field, words) in enumerate(FIELDS.items()):
            held = found.columns.get(field)
            now = held[0] if isinstance(held, list) else held
            key = f"import_{file_id}_{found.sheet}_{found.header_row}_{field}"
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


def _take(desk: Desk, found: ClientList) -> None:
    left_out = _doubles(desk, found) | _twice(found)
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
    _taken(taken)
    st.rerun()


@unbroken
def _taken(count: int) -> None:
    """The file was taken in: the next one begins with an empty field."""
    st.session_state["_imported"] = count
    once(lambda: st.session_state.update(_import_turn=st.session_state["_import_turn"] + 1))
    session.used("import")


def _doubles(desk: Desk, found: ClientList) -> frozenset[int]:
    """Rows to leave out because their client is on the list already, unless the person wants them twice."""
    listed = clients.already_listed(desk, found)
    if not listed:
        return frozenset()
    count = len(listed)
    seem = "1 seems" if count == 1 else f"{count} seem"
    st.markdown(f":material/content_copy: {seem} to be on the list already ({_rows(listed)}).")
    label = "Leave it out" if count == 1 else "Leave these out"
    return listed if st.checkbox(label, value=True, key="import_leave_doubles") else frozenset()


def _twice(found: ClientList) -> frozenset[int]:
    """Rows to leave out because their client stands further up in the same file, unless wanted twice."""
    repeated = clients.twice_in_file(found)
    if not repeated:
        return frozenset()
    count = len(repeated)
    seem = "1 row seems" if count == 1 else f"{count} rows seem"
    st.markdown(f":material/content_copy: {seem} to repeat a client of this file ({_rows(repeated)}).")
    label = "Leave the second one out" if count == 1 else "Leave the repeated ones out"
    return repeated if st.checkbox(label, value=True, key="import_leave_twice") else frozenset()


def _rows(rows: frozenset[int]) -> str:
    listed = ", ".join(str(row) for row in sorted(rows)[:12]) + (" …" if len(rows) > 12 else "")
    return f"row {listed}" if len(rows) == 1 else f"rows {listed}"


def _last(desk: Desk) -> None:
    """What the last import brought, the way to it, and the way back as long as nothing of it is used."""
    imported: int | None = st.session_state.get("_imported")
    last = clients.last_import(desk)
    if imported is None and last is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="last_import"):
        if imported is None:
            st.markdown(":material/history: The last import can still be undone.", width="stretch")
        else:
            are = "1 client is" if imported == 1 else f"{imported} clients are"
            st.markdown(f":material/check_circle: **{are} on the list.**", width="stretch")
            st.button(
                "Open the list",
                key="import_to_list",
                type="primary",
                icon=":material/group:",
                on_click=turn_to,
                args=("The list",),
            )
        if last:
            st.button(
                f"Take the last {last[1] if last[1] != 1 else 'one'} back out",
                key="import_undo",
                icon=":material/undo:",
                on_click=_undo,
                args=last,
            )


@unbroken
def turn_to(tab: str) -> None:
    """Show another tab of the page; what was said of an import is read by then."""
    st.session_state["clients_tab"] = tab
    st.session_state.pop("_imported", None)


@unbroken
def _undo(batch: str, taken: int) -> None:
    desk = session.the_desk()
    try:
        gone = once(lambda: clients.undo_import(desk, batch))
    except PartwellError as error:
        session.tell_trouble(error.sentence)
        return
    st.session_state.pop("_imported", None)
    whole = f"{gone} clients are off the list again." if gone != 1 else "1 client is off the list again."
    part = f"{gone} of {taken} clients were taken out; those with a case stay."
    session.tell(whole if gone == taken else part)
