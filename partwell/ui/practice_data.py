"""The data tab: where everything lies, whether it is sound, backup and restore."""

from datetime import datetime

import streamlit as st

from partwell.desk import Desk
from partwell.domain.errors import PartwellError
from partwell.services import practice as practice_service
from partwell.ui import downloads, session
from partwell.ui.session import plain


def show(desk: Desk) -> None:
    """The folder, the check, a backup to take away, and a restore that keeps the old state."""
    st.header("Where everything lies", anchor=False)
    st.code(str(desk.home), language=None)
    st.caption("Clients, cases, letters and backups lie here and nowhere else. Nothing leaves this computer.")
    _check(desk)
    _backup(desk)
    _restore()


def _check(desk: Desk) -> None:
    st.header("Is everything sound?", anchor=False)
    if st.button("Check everything stored", key="verify", icon=":material/verified:"):
        with st.spinner("Reading every case, paper and history …", show_time=True):
            report = practice_service.verified(desk)
        if report.is_sound:
            st.success(
                f"Everything is as it was written. Cases: {report.cases}, clients: {report.clients}, "
                f"papers: {report.documents}, entries of the history: {report.events}.",
                icon=":material/verified:",
            )
        else:
            st.error("Something was altered or damaged", icon=":material/error:")
            for finding in report.findings[:20]:
                st.text(f"{finding.what} {finding.instead}".strip())


def _backup(desk: Desk) -> None:
    st.header("Backup", anchor=False)
    name = practice_service.backup_name(datetime.now().astimezone())

    def made() -> bytes:
        return practice_service.backup_bytes(desk)

    downloads.file("Download a backup", name, made, key="backup")
    st.caption(
        "One file with everything, checked when it is made. "
        "It is not encrypted: keep it where only you can read it. "
        "A copy is also made every day in the folder “backups”; the last ten are kept. "
        "A copy keeps what it held, also a client who was erased since, until you delete it."
    )


def _restore() -> None:
    st.header("Restore", anchor=False)
    upload = st.file_uploader(
        "A backup made by Partwell", type=["partwell", "sqlite3"], key="restore_file", max_upload_size=2000
    )
    if upload is None:
        return
    st.caption(
        "The backup is checked first. What is here now is kept aside in the same folder and not deleted."
    )
    if st.button("Put this backup in place", key="restore", type="primary", icon=":material/restore:"):
        desk = session.the_desk()
        try:
            practice_service.take_back_bytes(desk, upload.getvalue())
        except PartwellError as error:
            st.error(plain(error.sentence), title="The backup was not restored", icon=":material/error:")
            return
        finally:
            session.forget_desk()
        session.tell("The backup is in place; the state before is kept aside.")
        st.rerun()
