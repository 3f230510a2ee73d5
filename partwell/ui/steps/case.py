"""Step 1, Case: who the client is and what was agreed with them."""

import streamlit as st

from partwell.desk import Desk, OpenCase
from partwell.domain.knowledge import Counting, DayUnit
from partwell.ui import client_form, dates, facts, folding, packs, taking_away
from partwell.ui.methods import METHODS
from partwell.ui.session import plain

UNITS = {
    DayUnit.CALENDAR: "calendar days",
    DayUnit.WORKING: "working days",
    DayUnit.WEEKS: "weeks",
    DayUnit.MONTHS: "months",
}
COUNTED = {
    Counting.FROM_RECEIPT: "from receipt",
    Counting.FROM_MAILING: "from the day it is sent",
    Counting.FROM_LETTER_DATE: "from the date of the letter",
    Counting.BACK_FROM_RENEWAL: "back from the renewal",
}


def show(desk: Desk, opened: OpenCase) -> None:
    """The client's details, the engagement, the contract's terms and the money."""
    st.header("Who is it, and what was agreed?", anchor=False)
    _client(desk, opened)
    with st.container(border=True, key="engagement"):
        facts.text(opened, "engagement.title", hint="bookkeeping and the 2026 tax return")
        left, right = st.columns(2)
        with left:
            country = opened.dossier.practice.country
            listed = packs.labels(desk, country)
            facts.choice(opened, "profession_id", list(listed), words=lambda key: listed.get(key, key))
            packs.misfit_note(desk, opened.case.profession_id, country)
        with right:
            facts.text(opened, "engagement.reference")
        _owner(opened)
    with folding.expander(
        "What the agreement says on ending", icon=":material/contract:", key="agreement"
    ) as is_unfolded:
        if is_unfolded:
            _terms(opened)
    with folding.expander(
        "Work and money as they stand", icon=":material/payments:", key="work_and_money"
    ) as is_unfolded:
        if is_unfolded:
            _work(opened)
    taking_away.show(desk, opened)


def _client(desk: Desk, opened: OpenCase) -> None:
    client = opened.dossier.client
    with st.container(border=True, key="client_card"):
        with st.container(horizontal=True, vertical_alignment="top"):
            lines = (client.name, *client.address.printed_lines)
            st.text("\n".join(lines), width="stretch")
            told = [
                f"Client since {dates.plain_day(client.since_on)}" if client.since_on else "",
                client.email,
                client.phone,
                f"Reference {client.reference}" if client.reference else "",
            ]
            st.text("\n".join(part for part in told if part), width="stretch")
        st.caption(plain(f"Greeted as: Dear {client.salutation_name}"))
        if not client.address.has_enough_lines:
            st.markdown(":orange[:material/home_pin: The letter has no address yet.]")
        for party in client.related_parties:
            st.caption(plain(f"{party.role.capitalize()}: {party.name}"))
        with folding.popover(
            "Correct the client's details", icon=":material/edit:", key="client_edit"
        ) as is_unfolded:
            if is_unfolded:
                client_form.edit(desk, client.client_id)


def _owner(opened: OpenCase) -> None:
    people = {person.person_id: person.name for person in opened.dossier.practice.people}
    if len(people) > 1:
        facts.choice(
            opened, "owner_id", list(people), words=lambda key: people.get(key, key), none_means="Nobody yet"
        )


def _terms(opened: OpenCase) -> None:
    left, right = st.columns(2)
    with left:
        facts.day(opened, "engagement.agreement_on")
        facts.number(
            opened, "engagement.notice_number", tip="Leave it empty where the agreement says nothing."
        )
        facts.choice(
            opened, "engagement.notice_counted", list(COUNTED), words=lambda one: COUNTED.get(one, one)
        )
        facts.choice(
            opened,
            "engagement.notice_method",
            list(METHODS),
            words=lambda one: METHODS.get(one, one),
            none_means="Not said",
        )
        facts.day(opened, "engagement.renewal_on")
        facts.number(opened, "engagement.cure_days")
    with right:
        facts.text(opened, "engagement.clause", hint="section 9.2")
        facts.choice(opened, "engagement.notice_unit", list(UNITS), words=lambda one: UNITS.get(one, one))
        facts.choice(
            opened,
            "engagement.notice_to_end_of",
            ["month", "quarter"],
            words=lambda one: f"the {one}",
            none_means="Any day",
        )
        facts.number(
            opened, "engagement.deemed_days", tip="Days after sending when the clause counts it as received."
        )
        facts.number(opened, "engagement.renewal_notice_days")
        facts.text(opened, "engagement.surviving_terms", hint="confidentiality (section 7)")


def _work(opened: OpenCase) -> None:
    facts.area(opened, "engagement.work_done", hint="2025 return filed on 12 March 2026")
    facts.area(opened, "engagement.work_in_progress")
    facts.area(opened, "engagement.work_not_started")
    facts.area(
        opened,
        "engagement.continues_until_end",
        tip="What you still do until the last day; “nothing” is an answer too.",
    )
    facts.area(opened, "engagement.stops_at_once", tip="What you no longer do once the letter is out.")
    left, right = st.columns(2)
    with left:
        facts.money(opened, "engagement.fees_outstanding_amount")
        facts.day(opened, "engagement.final_invoice_on")
    with right:
        facts.money(opened, "engagement.refund_amount")
        facts.money(
            opened,
            "engagement.client_money_amount",
            tip="Client money or a trust balance. For the file only.",
        )
        facts.day(opened, "engagement.last_service_on")
