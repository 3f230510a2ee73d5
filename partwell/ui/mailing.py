"""Issued papers: their locked files, how they went out, and whether they arrived."""

from datetime import date

import streamlit as st

from partwell.desk import Desk, OpenCase
from partwell.domain.case import CaseStatus, Delivery, DeliveryOutcome, IssuedDocument
from partwell.domain.lifecycle import FINAL
from partwell.domain.running_notice import only_the_day_moved
from partwell.services import issuing, papers
from partwell.ui import dates, downloads, session
from partwell.ui.facts import date_format
from partwell.ui.session import plain
from partwell.ui.steps.case import METHODS


def show(desk: Desk, opened: OpenCase, kind_id: str) -> None:
    """Every issued version of this kind, newest first."""
    for paper in reversed(opened.case.issued(kind_id)):
        with st.container(border=True, key=f"issued_{paper.document_id}"):
            _paper(desk, opened, paper)


def _paper(desk: Desk, opened: OpenCase, paper: IssuedDocument) -> None:
    st.markdown(
        f":material/lock: **{plain(paper.title)}, version {paper.version}**  \n"
        f":small[issued {dates.in_full(paper.issued_on)} by {plain(paper.issued_by)} "
        f"· sha256 {paper.sha256[:16]}…]"
    )
    if only_the_day_moved(opened.dossier, paper):
        st.caption("The last day was moved after this letter; the extension letter names the new one.")
    elif issuing.is_out_of_date(opened, paper):
        over = opened.case.status in (CaseStatus.ENDED, *FINAL)
        mend = "It stays as it was sent." if over else "Issue a new version, or take the change back."
        st.warning(
            f"A fact in this letter was changed after it was issued. {mend}",
            icon=":material/update:",
        )
    with st.container(horizontal=True):
        key = paper.document_id
        downloads.file(
            "Word", paper.file_name, lambda: desk.store.documents.data(key), key=f"word_{key}", primary=True
        )
        if papers.can_make_pdf():
            name = paper.file_name.removesuffix(".docx") + ".pdf"
            downloads.file(
                "PDF", name, lambda: papers.as_pdf(desk.store.documents.data(key)), key=f"pdf_{key}"
            )
        if paper.audience != Reader.CLIENT or opened.dossier.client.email:
            name = paper.file_name.removesuffix(".docx") + ".eml"
            downloads.file(
                "E-mail draft", name, lambda: issuing.email_of(desk, opened, paper), key=f"eml_{key}"
            )
    sent = [one for one in opened.case.deliveries if one.document_id == paper.document_id]
    for number, delivery in enumerate(sent):
        _delivery(opened, delivery, f"{paper.document_id}_{number}")
    _send(opened, paper, again=bool(sent))


def _delivery(opened: OpenCase, delivery: Delivery, key: str) -> None:
    told = f"{METHODS.get(delivery.method, delivery.method)}, {dates.short(delivery.sent_on)}"
    told += f", tracking {delivery.tracking}" if delivery.tracking else ""
    ended = (
        f": {delivery.outcome} {dates.short(delivery.outcome_on)}" if delivery.outcome_on else ": on its way"
    )
    with st.container(horizontal=True, vertical_alignment="center", key=f"delivery_{key}"):
        st.markdown(f":material/local_shipping: {plain(told + ended)}", width="stretch")
        if delivery.outcome == DeliveryOutcome.ON_ITS_WAY:
            st.button(
                "Arrived",
                key=f"arrived_{key}",
                on_click=_arrived,
                args=(opened.case.case_id, delivery, "delivered"),
            )
            with st.popover("Came back", key=f"back_{key}"):
                for outcome in (DeliveryOutcome.REFUSED, DeliveryOutcome.RETURNED, DeliveryOutcome.UNCLAIMED):
                    st.button(
                        outcome.capitalize(),
                        key=f"{outcome}_{key}",
                        on_click=_arrived,
                        args=(opened.case.case_id, delivery, outcome.value),
                    )
                st.caption(
                    "Send a copy by first-class post to the same address, and keep the unopened envelope."
                )


def _arrived(case_id: str, delivery: Delivery, outcome: str) -> None:
    session.save(
        case_id,
        f"arrived/{delivery.document_id}",
        lambda desk, opened, token: issuing.arrived(
            desk, opened, delivery, DeliveryOutcome(outcome), token=token
        ),
        done="Noted.",
    )


def _send(opened: OpenCase, paper: IssuedDocument, *, again: bool) -> None:
    turn, key = len(opened.case.deliveries), paper.document_id
    verb = "Send it again" if again else "Record the sending"
    with (
        st.expander(verb, icon=":material/outgoing_mail:", expanded=not again, key=f"sending_{key}_{turn}"),
        st.form(f"send_{key}_{turn}", border=False, enter_to_submit=False),
    ):
        delivery = _told(opened, paper, f"{key}_{turn}")
        if not st.form_submit_button("Record sending", type="primary", key=f"send_save_{key}_{turn}"):
            return
        session.save(
            opened.case.case_id,
            f"send/{key}",
            lambda desk, shown, token: issuing.send(desk, shown, delivery, token=token),
            done="The sending is on record.",
        )
        st.rerun()


def _told(opened: OpenCase, paper: IssuedDocument, key: str) -> Delivery:
    """What stands in the form, as a delivery."""
    left, right = st.columns(2)
    methods, usual, today = list(METHODS), issuing.first_method(opened), opened.dossier.on
    method = left.selectbox(
        "How",
        methods,
        index=methods.index(usual) if usual in methods else 0,
        format_func=METHODS.__getitem__,
        key=f"send_method_{key}",
    )
    sent_on = right.date_input(
        "Sent on",
        value=today,
        min_value=min(paper.issued_on, today),
        max_value=today,
        format=date_format(opened),
        key=f"send_on_{key}",
    )
    tracking = left.text_input("Tracking or receipt number", key=f"send_tracking_{key}")
    return Delivery(
        document_id=paper.document_id,
        method=method or usual,
        sent_on=sent_on if isinstance(sent_on, date) else today,
        tracking=tracking or "",
    )
