"""Download buttons whose file is made only when somebody asks for it."""

from collections.abc import Callable

import streamlit as st

from partwell.desk import OpenCase

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {
    ".docx": WORD,
    ".xlsx": EXCEL,
    ".ics": "text/calendar",
    ".eml": "message/rfc822",
    ".zip": "application/zip",
    ".pdf": "application/pdf",
    ".csv": "text/csv",
}


def file(label: str, file_name: str, make: Callable[[], bytes], *, key: str, primary: bool = False) -> None:
    """A button that makes the file on click and leaves the page as it is."""
    suffix = file_name[file_name.rfind(".") :]
    st.download_button(
        label,
        make,
        file_name=file_name,
        mime=KINDS.get(suffix, "application/octet-stream"),
        key=key,
        icon=":material/download:",
        type="primary" if primary else "secondary",
        on_click="ignore",
    )


def paper(opened: OpenCase, name: str, label: str, make: Callable[[], bytes]) -> None:
    """A Word paper of the open case."""
    file(label, f"{name.replace('_', '-')}-{opened.case.case_id}.docx", make, key=f"download_{name}")
