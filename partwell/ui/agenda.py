"""The agenda: overdue, today, this week and later; silence since the letter; cases without a date."""

from datetime import date

import streamlit as st

from partwell.desk import Desk
from partwell.domain.agenda import AgendaEntry
from partwell.domain.portfolio import CaseRow
from partwell.services import agenda
from partwell.ui import dates, downloads
from partwell.ui.session import plain
from partwell.ui.shell import empty_state, page_head

ICONS = {
    "Overdue": ":red[:material/event_busy:]",
    "Today": ":orange[:material/today:]",
    "Silent since the letter": ":orange[:material/notifications_paused:]",
}


def show(desk: Desk) -> None:
    """Everything that is due, grouped by when, and the cases nobody looks after."""
    page_head("Agenda", "What is due in every open case. Put it into your own calendar with one file.")
    due = agenda.due(desk)
    quiet = agenda.nothing_dated(desk)
    if not due and not quiet:
        empty_state(
            "Nothing is due", "Dates will stand here once a case has them.", ":material/event_available:"
        )
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        downloads.file("Calendar file", "partwell.ics", lambda: agenda.calendar(desk), key="agenda_ics")
        st.caption(
            "Entries name the case number and not the client, unless the Practice page says otherwise."
        )
    for heading, entries in agenda.grouped(due, desk.today, desk.practice.week_begins_on).items():
        if entries:
            _group(heading, entries, desk.today)
    if quiet:
        _undated(quiet)


def _undated(rows: tuple[CaseRow, ...]) -> None:
    """Open cases that no date brings back to mind."""
    more = "+" if len(rows) == agenda.UNDATED else ""
    st.header(f"No next date ({len(rows)}{more})", anchor=False)
    st.caption("Nothing in these cases has a date. The portfolio lists them all.")
    for row in rows:
        told = ". Next: ".join(filter(None, (f"{row.client_name}: {row.status}", row.next_action)))
        st.page_link("app.py", label=plain(told), query_params={"case": row.case_id})


def _group(heading: str, entries: list[AgendaEntry], today: date) -> None:
    st.header(f"{heading} ({len(entries)})", anchor=False)
    for number, entry in enumerate(entries):
        with st.container(
            border=True, horizontal=True, vertical_alignment="center", key=f"due_{heading}_{number}"
        ):
            icon = ICONS.get(heading, ":material/event:")
            st.markdown(
                f"{icon} **{plain(entry.what)}**  \n:small[{plain(entry.client_name)} · "
                f"{dates.with_distance(entry.on, today)}]",
                width="stretch",
            )
            st.page_link(
                "app.py",
                label="Open",
                icon=":material/open_in_new:",
                query_params={"case": entry.case_id, "step": entry.step},
            )
