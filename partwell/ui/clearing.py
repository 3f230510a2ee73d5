"""What stands in the way of an ending: why it fired, whom to ask, and the form that clears it."""

from datetime import date

import streamlit as st

from partwell.desk import Desk, OpenCase
from partwell.domain.case import Consultation
from partwell.domain.gates import OpenGate
from partwell.domain.knowledge import GateSeverity
from partwell.services import cases
from partwell.services import decision as decision_service
from partwell.ui import dates, session
from partwell.ui.facts import date_format
from partwell.ui.session import plain

LOOKS = {
    GateSeverity.STOP: ":red-badge[:material/block: Stop]",
    GateSeverity.CONSULT: ":orange-badge[:material/record_voice_over: Ask first]",
    GateSeverity.EXTEND: ":blue-badge[:material/more_time: More time]",
    GateSeverity.REWORD: ":gray-badge[:material/edit: Other words]",
}
ROLES = ("insurer", "counsel", "supervisor", "court", "regulator", "professional body", "second reviewer")


def show(desk: Desk, opened: OpenCase) -> None:
    """Every gate that fired, with what lifts it."""
    fired = opened.dossier.gates
    if not fired:
        return
    with st.container(border=True, key="gates"):
        st.subheader("What this means for the ending", anchor=False)
        for one in fired:
            _gate(desk, opened, one)


def _gate(desk: Desk, opened: OpenCase, one: OpenGate) -> None:
    gate = one.gate
    with st.container(border=True, gap="xsmall", key=f"gate_{gate.id}"):
        state = ":green[:material/check: cleared]" if one.is_cleared else ""
        st.markdown(f"{LOOKS[gate.severity]} {plain(gate.what)}  {state}")
        st.caption(
            plain(" ".join(part for part in (f"Because: {one.because}.", gate.protects or gate.why) if part))
        )
        if one.is_cleared:
            st.caption(plain(one.cleared_by))
            return
        if gate.lifts:
            st.markdown(f":material/subdirectory_arrow_right: {plain(gate.lifts)}")
        st.caption(plain(f"{gate.id}, {gate.kind}. Source: {gate.source}"))
        if gate.severity == GateSeverity.EXTEND:
            waiver(opened, gate.id, "Leave the extra time out, because")
        elif gate.severity != GateSeverity.REWORD and gate.clearable:
            with st.popover("Record a clearance", icon=":material/how_to_reg:", key=f"clear_{gate.id}"):
                _form(desk, opened, one)


def _form(desk: Desk, opened: OpenCase, one: OpenGate) -> None:
    gate = one.gate
    roles = tuple(dict.fromkeys((*gate.consult, *ROLES)))
    with st.form(f"clear_form_{gate.id}", border=False, enter_to_submit=False):
        person = st.text_input("Who was asked", key=f"clear_{gate.id}_person")
        role = st.selectbox("As", roles, key=f"clear_{gate.id}_role")
        on = st.date_input(
            "When",
            value=desk.today,
            max_value=desk.today,
            format=date_format(opened),
            key=f"clear_{gate.id}_on",
        )
        note = st.text_area("What they said", key=f"clear_{gate.id}_note", height=80)
        document = st.text_input(
            "Paper that shows it",
            key=f"clear_{gate.id}_document",
            placeholder="order, letter or e-mail of 4 May",
        )
        if not st.form_submit_button("Record the clearance", key=f"clear_{gate.id}_save"):
            return
    told = Consultation(
        gate_id=gate.id,
        person=person or "",
        role=role or "",
        on=on if isinstance(on, date) else desk.today,
        note=note or "",
        document=document or "",
    )
    session.save(
        opened.case.case_id,
        f"clear/{gate.id}",
        lambda a_desk, a_case, token: decision_service.consult(a_desk, a_case, told, token=token),
        done="The clearance is on file.",
    )
    st.rerun()


def waiver(opened: OpenCase, what: str, label: str) -> None:
    """One line that leaves something out on purpose, with the reason, or the reason as recorded."""
    recorded = opened.case.waiver(what)
    if recorded:
        st.caption(plain(f"Left out on {dates.plain_day(recorded.on)}: {recorded.why}"))
        return
    key = f"{opened.case.case_id}:waive:{what}"
    st.text_input(label, key=key, on_change=_waive, args=(opened.case.case_id, what, key))


def _waive(case_id: str, what: str, key: str) -> None:
    why = st.session_state[key]
    if why and why.strip():
        session.save(
            case_id,
            f"waive/{what}",
            lambda desk, opened, token: cases.waive(desk, opened, what, why, token=token),
            done="The reason is on file.",
        )
