"""The portfolio: figures, filters kept in the address, one page of cases, and the way into each."""

from typing import Any

import streamlit as st

from partwell.desk import Desk
from partwell.domain.case import CaseStatus
from partwell.domain.portfolio import CaseFilter, CaseRow
from partwell.services import portfolio
from partwell.ui.shell import empty_state, page_head

OPEN = ":material/open_in_new: Open"


def show(desk: Desk) -> None:
    """The whole page."""
    page_head("Portfolio", "Every client flagged for ending, and how far each case has come.")
    with st.container(horizontal=True, key="figures"):
        for name, count in portfolio.figures(desk).items():
            st.metric(name, count, border=True)
    wanted, sort, descending = _filters(desk)
    total = desk.store.cases.count(wanted)
    if not total:
        _nothing(desk)
        return
    _table(desk, wanted, sort, descending=descending, total=total)


def _filters(desk: Desk) -> tuple[CaseFilter, str, bool]:
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        words = st.text_input(
            "Search", type="search", key="pf_text", bind="query-params", placeholder="Client or case number"
        )
        statuses = st.multiselect(
            "Status", list(CaseStatus), format_func=str.capitalize, key="pf_status", bind="query-params"
        )
        reasons = {reason.id: reason.label for reason in desk.knowledge.reasons}
        reason = st.selectbox(
            "Reason",
            ["", *reasons],
            format_func=lambda one: reasons.get(one, "Any"),
            key="pf_reason",
            bind="query-params",
        )
        sort = st.selectbox(
            "Order by",
            list(portfolio.SORTS),
            format_func=portfolio.SORTS.__getitem__,
            key="pf_sort",
            bind="query-params",
        )
        descending = st.toggle("Reversed", key="pf_reversed", bind="query-params")
        forgotten = st.toggle("Nothing with a date", key="pf_forgotten", bind="query-params")
    wanted = CaseFilter(text=words, statuses=tuple(statuses), reason_id=reason or "", nothing_dated=forgotten)
    return wanted, sort or "next_action_on", descending


def _nothing(desk: Desk) -> None:
    if desk.store.cases.status_counts():
        empty_state("No case matches", "Try fewer filters.", ":material/filter_alt_off:")
        return
    empty_state("No cases yet", "Flag a client on the assistant or the client list.", ":material/flag:")
    st.page_link("app.py", label="Begin a case", icon=":material/edit_note:")


def _table(desk: Desk, wanted: CaseFilter, sort: str, *, descending: bool, total: int) -> None:
    turns = _turns((wanted, sort, descending))
    rows = portfolio.page(desk, wanted, sort=sort, descending=descending, after=turns[-1])
    table = portfolio.frame(desk, rows)
    table.insert(0, "open", OPEN)
    st.session_state["pf_rows"] = [row.case_id for row in rows]
    st.dataframe(
        table,
        hide_index=True,
        key=f"pf_grid_{len(turns)}_{abs(hash((wanted, sort, descending))) % 10**8}",
        width="stretch",
        row_height=38,
        placeholder="–",
        column_config=_columns(),
        alt=f"{total} cases, {len(rows)} on this page: client, status, next action and its day, last day.",
    )
    first = (len(turns) - 1) * portfolio.PAGE_ROWS + 1
    with st.container(horizontal=True, vertical_alignment="center", key="paging"):
        st.caption(f"{first}–{first + len(rows) - 1} of {total}", width="content")
        st.button("Earlier", key="pf_earlier", disabled=len(turns) == 1, on_click=_back, args=(turns,))
        more = first + len(rows) - 1 < total
        st.button("Further", key="pf_further", disabled=not more, on_click=_further, args=(turns, rows, sort))


def _columns() -> dict[str, Any]:
    column = st.column_config
    return {
        "open": column.ButtonColumn("", key="pf_open", on_click=_open, type="tertiary", width="small"),
        "client_name": column.TextColumn("Client", pinned=True),
        "status": column.TextColumn("Status"),
        "next_action": column.TextColumn("Next action"),
        "next_action_on": column.DateColumn("By", format="localized"),
        "given_on": column.DateColumn("Notice given", format="localized"),
        "ends_on": column.DateColumn("Last day", format="localized"),
        "reasons": column.TextColumn("Reason"),
        "fees": column.NumberColumn("Fees a year", format="localized"),
        "case_id": column.TextColumn("Case"),
    }


def _turns(view: tuple[object, ...]) -> list[tuple[object, ...] | None]:
    """Where each page of this view began; a new view begins on its first page."""
    if st.session_state.get("pf_view") != view:
        st.session_state["pf_view"], st.session_state["pf_turns"] = view, [None]
    turns: list[tuple[object, ...] | None] = st.session_state["pf_turns"]
    return turns


def _back(turns: list[tuple[object, ...] | None]) -> None:
    turns.pop()


def _further(turns: list[tuple[object, ...] | None], rows: tuple[CaseRow, ...], sort: str) -> None:
    turns.append((getattr(rows[-1], sort), rows[-1].case_id))


def _open() -> None:
    row = st.session_state["pf_open"].row
    st.switch_page("app.py", query_params={"case": st.session_state["pf_rows"][row]})
