"""The portfolio: figures, filters kept in the address, one page of cases, and the way into each."""

from typing import Any

import streamlit as st

from partwell.desk import Desk
from partwell.domain.case import CaseStatus
from partwell.domain.portfolio import CaseFilter, CaseRow
from partwell.domain.practice import Practice
from partwell.services import portfolio
from partwell.ui import dates
from partwell.ui.shell import empty_state, page_head
from partwell.ui.unbroken import unbroken

OPEN = "Open"
HIDDEN = ("reasons", "fees", "case_id")  # shown by the table's own menu, so that the others fit


def show(desk: Desk) -> None:
    """The whole page."""
    page_head("Portfolio", "Every client flagged for ending, and how far each case has come.")
    if not desk.store.cases.status_counts():
        empty_state("No cases yet", "Flag a client on the assistant or the client list.", ":material/flag:")
        st.page_link("app.py", label="Begin a case", icon=":material/edit_note:")
        return
    with st.container(horizontal=True, key="figures"):
        for name, count in portfolio.figures(desk).items():
            st.metric(name, count, border=True)
    wanted, sort, descending = _filters(desk)
    total = desk.store.cases.count(wanted)
    if not total:
        empty_state("No case matches", "Try fewer filters.", ":material/filter_alt_off:")
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


def _table(desk: Desk, wanted: CaseFilter, sort: str, *, descending: bool, total: int) -> None:
    turns = _turns((wanted, sort, descending))
    rows = portfolio.page(desk, wanted, sort=sort, descending=descending, after=turns[-1])
    table = portfolio.frame(desk, rows)
    table.insert(3, "open", OPEN)
    st.session_state["pf_rows"] = [row.case_id for row in rows]
    st.dataframe(
        table,
        hide_index=True,
        key=f"pf_grid_{len(turns)}_{abs(hash((wanted, sort, descending))) % 10**8}",
        width="stretch",
        height="content",
        row_height=38,
        placeholder="–",
        column_config=_columns(desk.practice),
        alt=f"{total} cases, {len(rows)} on this page: client, status, next action and its day, last day.",
    )
    first = (len(turns) - 1) * portfolio.PAGE_ROWS + 1
    with st.container(horizontal=True, vertical_alignment="center", key="paging"):
        st.caption(f"{first}–{first + len(rows) - 1} of {total}", width="content")
        st.button("Earlier", key="pf_earlier", disabled=len(turns) == 1, on_click=_back, args=(turns,))
        more = first + len(rows) - 1 < total
        st.button("Further", key="pf_further", disabled=not more, on_click=_further, args=(turns, rows, sort))


def _columns(practice: Practice) -> dict[str, Any]:
    """What each column is called and how wide it is; on a phone the first three fill the screen.

    No column is pinned: Streamlit draws pinned words grey, as if they could not be used.
    """
    column, day = st.column_config, dates.column_format(practice)
    shown: dict[str, Any] = {
        "client_name": column.TextColumn("Client", width=160),
        "status": column.TextColumn("Status", width=104),
        "next_action_on": column.DateColumn("By", format=day, width=94),
        "open": column.ButtonColumn("Open", key="pf_open", on_click=_open, type="tertiary", width=64),
        "ends_on": column.DateColumn("Last day", format=day, width=100),
        "next_action": column.TextColumn("Next action", width=290),
        "given_on": column.DateColumn("Notice given", format=day, width=110),
        "reasons": column.TextColumn("Reason"),
        "fees": column.NumberColumn("Fees a year", format="localized"),
        "case_id": column.TextColumn("Case"),
    }
    return {**shown, **{name: {**shown[name], "hidden": True} for name in HIDDEN}}


def _turns(view: tuple[object, ...]) -> list[tuple[object, ...] | None]:
    """Where each page of this view began; a new view begins on its first page."""
    if st.session_state.get("pf_view") != view:
        st.session_state["pf_view"], st.session_state["pf_turns"] = view, [None]
    turns: list[tuple[object, ...] | None] = st.session_state["pf_turns"]
    return turns


@unbroken
def _back(turns: list[tuple[object, ...] | None]) -> None:
    turns.pop()


@unbroken
def _further(turns: list[tuple[object, ...] | None], rows: tuple[CaseRow, ...], sort: str) -> None:
    turns.append((getattr(rows[-1], sort), rows[-1].case_id))


@unbroken
def _open() -> None:
    row = st.session_state["pf_open"].row
    st.switch_page("app.py", query_params={"case": st.session_state["pf_rows"][row]})
