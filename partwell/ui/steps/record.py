"""Step 8, Record: what is complete, the record as Word, the evidence pack, holds and the close."""

from collections.abc import Callable

import streamlit as st

from partwell.desk import Desk, OpenCase
from partwell.domain import lifecycle
from partwell.domain.agenda import destroy_from
from partwell.domain.case import CaseStatus, Hold
from partwell.domain.errors import PartwellError
from partwell.domain.lifecycle import Move
from partwell.domain.record import completeness, thin_parts
from partwell.services import agenda, cases, closing, papers
from partwell.services.closing import KeptApart
from partwell.ui import dates, downloads, findings, handed_over, lists, session, turning
from partwell.ui.session import plain
from partwell.ui.sheet import Sheet
from partwell.ui.unbroken import once, unbroken

KINDS = ("insurer", "counsel", "supervision", "suspicion", "other")


def show(desk: Desk, opened: OpenCase) -> None:
    """Completeness, papers, the close, what is kept and for how long, and the notes kept apart."""
    st.header("The record that protects", anchor=False)
    _completeness(opened)
    with st.container(border=True, horizontal=True, key="record_papers"):
        case_id = opened.case.case_id
        downloads.paper(
            opened, "record", "Documentation record", lambda: papers.record_file(desk, opened.dossier)
        )
        downloads.file(
            "Sealed evidence pack",
            f"evidence-{case_id}.zip",
            lambda: closing.evidence_pack(desk, opened),
            key="pack",
        )
        downloads.file(
            "Calendar file", f"{case_id}.ics", lambda: agenda.calendar(desk, case_id), key="case_ics"
        )
    handed_over.show(opened)
    _close(desk, opened)
    _holds(opened)
    _kept_until(opened)
    _restricted(desk, opened)


def _completeness(opened: OpenCase) -> None:
    found = completeness(opened.dossier)
    if not found:
        st.markdown(":green[:material/check_circle: **Every part of the record is filled.**]")
        return
    with st.expander(
        plain(f"Not on file yet: {thin_parts(found)}"), icon=":material/checklist:", key="completeness"
    ):
        findings.show(found, key="record")


def _close(desk: Desk, opened: OpenCase) -> None:
    case = opened.case
    with st.container(border=True, key="close"):
        if case.status in lifecycle.FINAL:
            st.markdown(f":material/lock: **This case is {case.status}.** Its record is sealed.")
            st.button(
                "Take it up again as a new case", key="follow_up", on_click=_follow_up, args=(case.case_id,)
            )
        elif case.status == CaseStatus.ENDED:
            st.subheader("Close the case", anchor=False)
            turning.move_button(
                opened, Move.CLOSE, primary=True, say="The case is closed and its record sealed."
            )
        else:
            st.caption("The case can be closed once the relationship has ended.")
    del desk


@unbroken
def _follow_up(case_id: str) -> None:
    desk, token = session.the_desk(), session.token_for(f"follow/{case_id}")
    try:
        new_id = once(lambda: cases.follow_up(desk, desk.open_case(case_id), token=token))
    except PartwellError as error:
        session.tell_trouble(error.sentence)
        return
    session.used(f"follow/{case_id}")
    st.query_params["case"] = new_id
    st.query_params.pop("step", None)


def _holds(opened: OpenCase) -> None:
    with st.expander(
        f"Holds ({len(opened.case.open_holds)} open)", icon=":material/front_hand:", key="holds"
    ):
        if not opened.case.holds:
            st.caption(
                "A claim or a lawsuit needs a hold: it will stand here, and nothing is closed or destroyed "
                "until it is lifted."
            )
        for hold in opened.case.holds:
            lifted = f"; lifted {dates.short(hold.lifted_on)}: {hold.lifted_note}" if hold.lifted_on else ""
            st.text(f"{dates.short(hold.placed_on)}, {hold.placed_by}: {hold.reason}{lifted}")
            if hold.lifted_on is None:
                _lift(opened, hold)
        _place(opened)


def _place(opened: OpenCase) -> None:
    sheet = Sheet.of(opened, "hold")
    reason = sheet.text("reason", "Place a hold, because", placeholder="Claim announced on 3 May 2026")
    if not sheet.sent("Place the hold"):
        return
    sheet.save(
        lambda desk, shown, token: closing.place_hold(desk, shown, reason, token=token),
        done="The hold stands.",
    )


def _lift(opened: OpenCase, hold: Hold) -> None:
    name = lists.name_of(hold)
    sheet = Sheet.of(opened, f"lift_{name}")
    note = sheet.text("note", "Lift it, because")
    if not sheet.sent("Lift the hold"):
        return
    sheet.save(
        lambda desk, shown, token: closing.lift_hold(desk, shown, hold, note, token=token),
        done="The hold is lifted.",
    )


def _kept_until(opened: OpenCase) -> None:
    with st.expander("How long to keep the file", icon=":material/inventory_2:", key="retention"):
        if not opened.dossier.profession.retention:
            st.caption("No period is known for this profession. Ask your body, and note it in the history.")
        for rule in opened.dossier.profession.retention:
            years = f"{rule.years}" + (f" to {rule.longest_years}" if rule.longest_years else "")
            st.markdown(
                f"**{plain(rule.what)}**: {years} years  \n:small[{plain(f'{rule.kind}; {rule.source}')}]"
            )
        due_on = destroy_from(opened.dossier)
        if due_on:
            st.caption(
                f"Nothing here may be destroyed before {dates.in_full(due_on)}, and not while a hold stands."
            )
        else:
            st.caption(
                "The day before which nothing may be destroyed will stand here once the end is on file."
            )


def _restricted(desk: Desk, opened: OpenCase) -> None:
    case_id = opened.case.case_id
    with st.expander("Restricted notes", icon=":material/shield_lock:", key="restricted"):
        st.caption(
            "Insurer, counsel, supervision or a suspicion: kept apart. "
            "No letter, record, log or pack shows them."
        )
        notes = closing.restricted_notes(desk, case_id)
        for note in notes:
            _note(case_id, note)
        if not notes:
            st.caption("What you keep apart will stand here, with who wrote it and when.")
        _keep_apart(opened)


def _keep_apart(opened: OpenCase) -> None:
    case_id, sheet = opened.case.case_id, Sheet.of(opened, "restricted")
    kind = sheet.choice("kind", "About", KINDS, first=KINDS[0])
    text = sheet.area("text", "Note", height=80)
    if not sheet.sent("Keep it apart"):
        return
    if session.attempt(
        lambda: closing.add_restricted_note(session.the_desk(), case_id, text, kind or "other")
    ):
        sheet.saved()
    st.rerun()


def _note(case_id: str, note: KeptApart) -> None:
    """One note with its words, or that it was taken back; either way with the way back."""
    told = f"{note.at.astimezone():%d %b %Y}, {note.who}, {note.kind}"
    with st.container(horizontal=True, vertical_alignment="center"):
        if note.taken_back_at:
            gone = f"taken back on {note.taken_back_at.astimezone():%d %b %Y} by {note.taken_back_by}"
            st.text(f"{told}: {gone}", width="content")
            work, label = closing.put_restricted_note_back, "Put it back"
        else:
            st.text(f"{told}: {note.text}", width="content")
            work, label = closing.take_restricted_note_back, "Take it back"
        st.button(
            label,
            key=f"restricted_back_{note.number}",
            type="tertiary",
            on_click=_turn_note,
            args=(work, case_id, note.number),
        )


@unbroken
def _turn_note(work: Callable[[Desk, str, int], None], case_id: str, number: int) -> None:
    session.attempt(lambda: work(session.the_desk(), case_id, number))
