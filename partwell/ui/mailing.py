"""Issued papers: their locked files, how they went out, and whether they arrived."""

import streamlit as st

from partwell.desk import Desk, OpenCase
from partwell.domain.case import CaseStatus, Delivery, DeliveryOutcome, IssuedDocument
from partwell.domain.letter_facts import Reader
from partwell.domain.lifecycle import FINAL
from partwell.domain.notice_receipt import CAME_BACK, told_receipt, usual_method
from partwell.domain.running_notice import only_the_day_moved
from partwell.services import issuing, papers
from partwell.ui import dates, downloads, folding, methods, session
from partwell.ui.facts import date_format
from partwell.ui.methods import METHODS
from partwell.ui.session import plain
from partwell.ui.sheet import Sheet
from partwell.ui.unbroken import unbroken


def show(desk: Desk, opened: OpenCase, kind_id: str) -> None:
    """Every issued version of this kind, newest first."""
    for paper in reversed(opened.case.issued(kind_id)):
        with st.container(border=True, key=f"issued_{paper.document_id}"):
            _paper(desk, opened, paper)
    if kind_id == issuing.ENDING and opened.case.issued(kind_id):
        _receipt(opened)


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
    told += (
        f": {delivery.outcome} {dates.short(delivery.outcome_on)}" if delivery.outcome_on else ": on its way"
    )
    with st.container(horizontal=True, vertical_alignment="center", key=f"delivery_{key}"):
        note = f"  \n:small[{plain(delivery.note)}]" if delivery.note else ""
        st.markdown(f":material/local_shipping: {plain(told)}{note}", width="stretch")
        if delivery.outcome == DeliveryOutcome.ON_ITS_WAY:
            with folding.popover("Arrived", key=f"arrived_{key}") as is_unfolded:
                if is_unfolded:
                    _outcome(opened, delivery, key, (DeliveryOutcome.DELIVERED,))
            with folding.popover("Came back", key=f"back_{key}") as is_unfolded:
                if is_unfolded:
                    _outcome(opened, delivery, key, CAME_BACK)
                    st.caption(
                        "Send a copy by first-class post to the same address, and keep the unopened envelope."
                    )
        with folding.popover("Correct", type="tertiary", key=f"correct_{key}") as is_unfolded:
            if is_unfolded:
                _correct(opened, delivery, key)


def _outcome(opened: OpenCase, delivery: Delivery, key: str, outcomes: tuple[DeliveryOutcome, ...]) -> None:
    """On which day it arrived or came back, with a note, and a button for each way that can be so."""
    form, today = f"{outcomes[0]}_{key}_told", opened.dossier.on
    sheet = Sheet(opened.case.case_id, form)
    sheet.day(
        "on",
        "On which day",
        first=today,
        min_value=min(delivery.sent_on, today),
        max_value=today,
        format=date_format(opened),
    )
    sheet.text("note", "Note, if any")
    with st.container(horizontal=True, gap="small"):
        for outcome in outcomes:
            st.button(
                "It arrived" if outcome == DeliveryOutcome.DELIVERED else outcome.capitalize(),
                key=f"{outcome}_{key}",
                on_click=_came_of_it,
                args=(opened.case.case_id, delivery, outcome, form),
                kwargs={"popover": f"{'back' if outcome in CAME_BACK else 'arrived'}_{key}"},
            )


@unbroken
def _came_of_it(
    case_id: str, delivery: Delivery, outcome: DeliveryOutcome, form: str, *, popover: str
) -> None:
    """What a button does that names an outcome: save it with the day and the note beside it."""
    on, note = st.session_state.get(f"{form}_on"), st.session_state.get(f"{form}_note") or ""
    saved = session.save(
        case_id,
        f"arrived/{delivery.document_id}",
        lambda desk, opened, token: issuing.arrived(
            desk, opened, delivery, outcome, token=token, on=on, note=note
        ),
        done="Noted.",
    )
    if saved:
        Sheet(case_id, form).saved()
        folding.close(popover)


def _correct(opened: OpenCase, delivery: Delivery, key: str) -> None:
    sheet = Sheet(opened.case.case_id, f"corrected_{key}")
    tracking = sheet.text("tracking", "Tracking or receipt number", first=delivery.tracking)
    note = sheet.text("note", "Note", first=delivery.note)
    if not sheet.sent("Save"):
        return
    sheet.save(
        lambda desk, shown, token: issuing.correct_delivery(
            desk, shown, delivery, tracking=tracking, note=note, token=token
        ),
        done="The sending is corrected.",
        folded_in=f"correct_{key}",
    )


def _receipt(opened: OpenCase) -> None:
    """On which day the notice counts as received, and why."""
    period = opened.dossier.period
    why = told_receipt(period.steps, period.received_on)
    if period.received_on and why:
        st.caption(plain(f"The notice counts as received on {dates.in_full(period.received_on)}. {why}"))


def _send(opened: OpenCase, paper: IssuedDocument, *, again: bool) -> None:
    key, verb = paper.document_id, "Send it again" if again else "Record the sending"
    turn = len(opened.case.deliveries)
    with st.expander(verb, icon=":material/outgoing_mail:", expanded=not again, key=f"sending_{key}_{turn}"):
        sheet = Sheet(opened.case.case_id, f"send_{key}")
        delivery = _told(opened, paper, sheet)
        if not sheet.sent("Record sending", type="primary"):
            return
        sheet.save(
            lambda desk, shown, token: issuing.send(desk, shown, delivery, token=token),
            done="The sending is on record.",
        )


def _told(opened: OpenCase, paper: IssuedDocument, sheet: Sheet) -> Delivery:
    """What stands in the form, as a delivery."""
    left, right = st.columns(2)
    offered, today = methods.offered(opened), opened.dossier.on
    usual = usual_method(opened.case, opened.dossier.profession)
    is_notice = paper.kind_id in issuing.NOTICES  # what else goes out is not what the clause is about
    method = sheet.choice(
        "method",
        "How",
        list(offered),
        first=usual if usual in offered else next(iter(offered), None),
        format_func=offered.__getitem__ if is_notice else METHODS.__getitem__,
        at=left,
    )
    sent_on = sheet.day(
        "on",
        "Sent on",
        first=today,
        min_value=min(paper.issued_on, today),
        max_value=today,
        format=date_format(opened),
        at=right,
    )
    needed = f"Needed where it says “{methods.NOT_AS_AGREED}”." if is_notice else None
    return Delivery(
        document_id=paper.document_id,
        method=method or usual,
        sent_on=sent_on or today,
        tracking=sheet.text("tracking", "Tracking or receipt number", at=left),
        note=sheet.text("note", "Note", help=needed, at=right),
    )
