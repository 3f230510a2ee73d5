"""Reports: the case log in Excel and CSV, evidence packs, and what the portfolio tells."""

import streamlit as st

from partwell.desk import Desk
from partwell.domain.case import CaseStatus
from partwell.services import reports
from partwell.ui import downloads, insights
from partwell.ui.session import plain
from partwell.ui.shell import empty_state, page_head


def show(desk: Desk) -> None:
    """Downloads on top, figures below."""
    page_head("Reports", "Take everything out, and see what the endings have in common.")
    if not desk.store.cases.status_counts():
        empty_state(
            "No cases yet", "The case log and the figures need at least one case.", ":material/summarize:"
        )
        return
    _log(desk)
    _packs()
    insights.show(desk)


def _log(desk: Desk) -> None:
    st.header("Case log", anchor=False)
    statuses = st.multiselect(
        "Only cases that are",
        list(CaseStatus),
        format_func=str.capitalize,
        key="rp_status",
        placeholder="All",
    )
    chosen = tuple(statuses)
    day = f"{desk.today:%Y-%m-%d}"
    with st.container(horizontal=True):
        downloads.file(
            "Excel case log",
            f"case-log-{day}.xlsx",
            lambda: reports.case_log(desk, chosen),
            key="case_log",
            primary=True,
        )
        downloads.file(
            "The cases as CSV", f"cases-{day}.csv", lambda: reports.case_log_csv(desk, chosen), key="case_csv"
        )
    st.caption(
        "Sheets for cases, history, letters, calls, feedback, agreed terms and tasks. "
        "Restricted notes are never in it."
    )


def _packs() -> None:
    st.header("Check an evidence pack", anchor=False)
    upload = st.file_uploader("A pack made by Partwell", type=["zip"], key="rp_pack", max_upload_size=200)
    if upload is None:
        st.caption("A pack is made on the last step of a case. Anybody can check it with sha256sum, or here.")
        return
    trouble = reports.check_pack(upload.getvalue())
    if trouble:
        st.error("This pack is not as it was sealed", icon=":material/error:")
        for sentence in trouble[:20]:
            st.text(sentence)
    else:
        st.success(plain("Every file in this pack is as it was sealed."), icon=":material/verified:")
