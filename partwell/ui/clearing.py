"""What stands in the way of an ending: why it fired, whom to ask, and the form that clears it."""

import streamlit as st

from partwell.desk import Desk, OpenCase
from partwell.domain.case import Consultation, Waiver
from partwell.domain.gates import OpenGate
from partwell.domain.knowledge import GateSeverity
from partwell.domain.lifecycle import FINAL
from partwell.services import cases
from partwell.services import decision as decision_service
from partwell.ui import dates, folding, session
from partwell.ui.facts import date_format
from partwell.ui.session import plain
from partwell.ui.sheet import Sheet
from partwell.ui.unbroken import unbroken

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
            if gate.severity != GateSeverity.EXTEND:
                st.caption(plain(one.cleared_by))
            _reopening(opened, one)
            return
        if gate.lifts:
            st.markdown(f":material/subdirectory_arrow_right: {plain(gate.lifts)}")
        st.caption(plain(f"{gate.id}, {gate.kind}. Source: {gate.source}"))
        if gate.severity == GateSeverity.EXTEND:
            waiver(opened, gate.id, "Leave the extra time out, because")
        elif gate.severity != GateSeverity.REWORD and gate.clearable:
            with st.popover("Record a clearance", icon=":material/how_to_reg:", key=f"clear_{gate.id}"):
                _form(desk, opened, one)


def _reopening(opened: OpenCase, one: OpenGate) -> None:
    """The way back from a clearance: a reason, and the gate stands open again."""
    gate, case = one.gate, opened.case
    if gate.severity == GateSeverity.EXTEND:
        waiver(opened, gate.id, "Leave the extra time out, because")
    elif case.status not in FINAL:
        key = f"reopen_{gate.id}"
        with folding.popover("Open it again", icon=":material/lock_open:", key=key) as looked_into:
            if looked_into:
                _reopen(opened, gate.id, key)


def _reopen(opened: OpenCase, gate_id: str, folded_in: str) -> None:
    sheet = Sheet.of(opened, f"reopen_{gate_id}")
    why = sheet.text("why", "Because", placeholder="The facts have changed")
    if not sheet.sent("Open it again"):
        return
    sheet.save(
        lambda desk, shown, token: decision_service.reopen(desk, shown, gate_id, why, token=token),
        done="It stands in the way again. The history keeps the clearance.",
        folded_in=folded_in,
    )


def _form(desk: Desk, opened: OpenCase, one: OpenGate) -> None:
    gate = one.gate
    roles = tuple(dict.fromkeys((*gate.consult, *ROLES)))
    sheet, today = Sheet.of(opened, f"clear_{gate.id}"), desk.today
    told = Consultation(
        gate_id=gate.id,
        person=sheet.text("person", "Who was asked"),
        role=sheet.choice("role", "As", roles, first=roles[0]),
        on=sheet.day("on", "When", first=today, max_value=today, format=date_format(opened)) or today,
        note=sheet.area("note", "What they said", height=80),
        document=sheet.text(
            "document", "Paper that shows it", placeholder="order, letter or e-mail of 4 May"
        ),
    )
    if not sheet.sent("Record the clearance"):
        return
    sheet.save(
        lambda a_desk, a_case, token: decision_service.consult(a_desk, a_case, told, token=token),
        done="The clearance is on file.",
    )


def waiver(opened: OpenCase, what: str, label: str) -> None:
    """One line that leaves something out on purpose, with the reason, or the reason as recorded."""
    recorded = opened.case.waiver(what)
    if recorded:
        _recorded_waiver(opened, recorded, label)
        return
    key = f"{opened.case.case_id}:waive:{what}"
    session.bind(key, "")
    st.text_input(label, key=key, on_change=_waive, args=(opened.case.case_id, what, key))


def _recorded_waiver(opened: OpenCase, recorded: Waiver, label: str) -> None:
    """The reason as recorded, with the way to correct it or to ask for the thing after all."""
    key = f"{opened.case.case_id}_waived_{recorded.what}".replace("-", "_")
    with st.container(horizontal=True, vertical_alignment="center", key=key):
        st.caption(plain(f"Left out on {dates.plain_day(recorded.on)}: {recorded.why}"), width="content")
        if opened.case.status in FINAL:
            return
        if any(task.task_id == recorded.what for task in opened.case.tasks):  # its row is folded already
            _correction(opened.case.case_id, recorded, label, key)
            return
        with folding.popover("Edit", icon=":material/edit:", key=f"{key}_edit") as looked_into:
            if looked_into:
                _correction(opened.case.case_id, recorded, label, key)


def _correction(case_id: str, recorded: Waiver, label: str, key: str) -> None:
    field = f"{case_id}:waive:{recorded.what}"
    session.bind(field, recorded.why)
    st.text_input(label, key=field, on_change=_waive, args=(case_id, recorded.what, field))
    st.button("Do not leave it out", key=f"{key}_off", on_click=_ask_after_all, args=(case_id, recorded, key))


@unbroken
def _ask_after_all(case_id: str, recorded: Waiver, key: str) -> None:
    saved = session.save(
        case_id,
        f"waive/{recorded.what}/off",
        lambda desk, opened, token: cases.remove_item(desk, opened, "waivers", recorded, token=token),
        done="It is asked for again. The history keeps the reason.",
    )
    if saved:
        folding.close(f"{key}_edit")


@unbroken
def _waive(case_id: str, what: str, key: str) -> None:
    why = st.session_state[key]
    if why and why.strip():
        session.save(
            case_id,
            f"waive/{what}",
            lambda desk, opened, token: cases.waive(desk, opened, what, why, token=token),
            done="The reason is on file.",
        )
