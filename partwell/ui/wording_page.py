"""Any text, checked: paste it, see what could hurt and why, take better words over, undo it again."""

import streamlit as st

from partwell.desk import Desk
from partwell.domain.errors import PartwellError
from partwell.services import wording
from partwell.services.wording import Severity, WordingFinding, apply
from partwell.ui import session, wording_view
from partwell.ui.shell import page_head
from partwell.ui.unbroken import unbroken

KINDS = {
    "letter": "A letter",
    "email": "An e-mail",
    "reply": "A reply to feedback",
    "script": "Words for a call",
    "sentence": "A sentence or two",
}
TEXT = "wd_text"


def show(desk: Desk) -> None:
    """The text on the left, its findings on the right."""
    page_head(
        "Wording", "Paste any text before it leaves the firm. It is read on this computer only and not kept."
    )
    packs = {pack.id: pack.label for pack in desk.knowledge.professions}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = st.selectbox("What it is", list(KINDS), format_func=KINDS.__getitem__, key="wd_kind")
        mine = desk.practice.profession_id
        profession = st.selectbox(
            "For which profession",
            list(packs),
            index=list(packs).index(mine) if mine in packs else None,
            format_func=packs.__getitem__,
            key="wd_profession",
        )
    left, right = st.columns([3, 2], gap="large")
    if "_wd_next" in st.session_state:
        st.session_state[TEXT] = st.session_state.pop("_wd_next")
    with left:
        st.text_area("Your text", key=TEXT, height=320, placeholder="Dear …", persist_state="session")
        _file()
    text = st.session_state.get(TEXT) or ""
    with right:
        _history()
    if not text.strip():
        with right:
            st.caption("What could hurt will stand here, with the reason and better words.")
        return
    findings = wording.check_text(desk, text, kind=kind or "letter", profession_id=profession or "")
    with right:
        _findings(text, findings)
    with left, st.container(border=True, key="wd_marked"):
        st.html(wording_view.marked(text, findings))


def _file() -> None:
    upload = st.file_uploader(
        "Or a file", type=["docx", "txt", "md", "eml"], key="wd_file", max_upload_size=10
    )
    if upload is not None and st.session_state.get("_wd_read") != upload.file_id:
        st.session_state["_wd_read"] = upload.file_id
        try:
            read = wording.read_text(upload.getvalue(), upload.name)
        except PartwellError as error:
            session.tell_trouble(error.sentence)
        else:
            st.session_state["_wd_next"] = read
        st.rerun()


def _findings(text: str, findings: tuple[WordingFinding, ...]) -> None:
    if not findings:
        st.markdown(":green[:material/check_circle: **Nothing here could hurt.**]")
        st.caption("The check looks at words. Whether the facts are right only you can know.")
        return
    counts = {severity: sum(one.severity == severity for one in findings) for severity in Severity}
    shown = st.pills(
        "Show",
        [severity for severity, count in counts.items() if count],
        format_func=lambda one: f"{one.capitalize()} ({counts[one]})",
        selection_mode="multi",
        key="wd_filter",
    )
    wanted = [one for one in findings if not shown or one.severity in shown]

    def use(finding: WordingFinding, suggestion: str) -> None:
        st.session_state.setdefault("_wd_before", []).append(text)
        st.session_state[TEXT] = apply(text, finding, suggestion)

    wording_view.show(wanted, key="page", use=use)


def _history() -> None:
    before = st.session_state.get("_wd_before")
    if before:
        st.button("Take the last change back", key="wd_undo", icon=":material/undo:", on_click=_undo)


@unbroken
def _undo() -> None:
    st.session_state[TEXT] = st.session_state["_wd_before"].pop()
