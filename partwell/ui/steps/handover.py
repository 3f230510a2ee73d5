"""Step 6, Handover: what was agreed, what is left to do, who receives what, and the end itself."""

from dataclasses import replace
from datetime import date

import streamlit as st

from partwell.desk import Desk, OpenCase
from partwell.domain import lifecycle
from partwell.domain.case import AgreedTerm, Audience, CaseStatus, Referral
from partwell.domain.lifecycle import Move
from partwell.domain.promises import term_key
from partwell.services import cases, handover, referrals
from partwell.ui import dates, facts, findings, lists, session, setting_aside, tasks, turning
from partwell.ui.lists import Input, ListForm
from partwell.ui.session import plain
from partwell.ui.unbroken import unbroken


def _term_actions(opened: OpenCase, term: AgreedTerm) -> None:
    """Done or set aside with a reason; either can be taken back."""
    key, aside = term_key(term), opened.case.waiver(term_key(term))
    if aside and not term.done_on:
        st.caption(plain(f"Set aside: {aside.why}"))
    if aside or term.done_on:
        setting_aside.again(opened, key)
        return
    st.button(
        "Done today",
        key=f"done_{lists.name_of(key)}",
        icon=":material/check:",
        on_click=_term_done,
        args=(opened.case.case_id, term),
    )


def _aside(opened: OpenCase, term: AgreedTerm, folded_in: str) -> None:
    if not (term.done_on or opened.case.waiver(term_key(term))):
        setting_aside.line(opened, term_key(term), folded_in=folded_in)


@unbroken
def _term_done(case_id: str, term: AgreedTerm) -> None:
    session.save(
        case_id,
        f"term/{term.what}",
        lambda desk, opened, token: handover.term_done(desk, opened, term, token=token),
        done="Done.",
    )


TERMS = ListForm(
    list_name="agreed_terms",
    item=AgreedTerm,
    inputs=(
        Input(name="what", label="What was agreed", kind="area", required=True),
        Input(name="agreed_on", label="Agreed on", kind="day", required=True),
        Input(name="owner", label="Who does it", kind="choice", options=("professional", "client", "both")),
        Input(name="due_on", label="By when", kind="day"),
        Input(name="done_on", label="Done on", kind="day"),
        Input(
            name="audience",
            label="Who may read it",
            kind="choice",
            options=tuple(Audience),
            first=Audience.CLIENT,
        ),
    ),
    summary=lambda one: (
        f"{one.what} ({one.owner}{', by ' + dates.short(one.due_on) if one.due_on else ''})"
        f"{' – done ' + dates.short(one.done_on) if one.done_on else ''}"
    ),
    add="Add an agreed term",
    empty="Promises from the call and anything else both sides agreed will stand here.",
    saving=lambda old, new: (
        lambda desk, opened, token: handover.put_term(desk, opened, old, new, token=token)
    ),
    actions=_term_actions,
    more=_aside,
)
REFERRALS = ListForm(
    list_name="referrals",
    item=Referral,
    inputs=(
        Input(name="name", label="Name", required=True),
        Input(name="contact", label="How to reach them"),
        Input(name="note", label="For the file: why, and any tie to us"),
    ),
    summary=lambda one: " – ".join(part for part in (one.name, one.contact) if part),
    add="Add somebody the client might ask",
    empty="Names for the letter will stand here, without any promise that they have space.",
)


def show(desk: Desk, opened: OpenCase) -> None:
    """Tasks, terms, referrals, and the button that ends the relationship on its last day."""
    st.header("Hand everything over", anchor=False)
    tasks.show(opened)
    with st.container(border=True, key="terms"):
        st.subheader("Agreed terms", anchor=False)
        lists.editor(opened, TERMS)
    with st.container(border=True, key="referrals"):
        st.subheader("Who else may help", anchor=False)
        lists.editor(opened, _referrals(opened.dossier.on))
        _named_before(desk, opened)
    if opened.case.status == CaseStatus.NOTICE_GIVEN:
        with st.container(border=True, key="the_end"):
            st.subheader("The last day", anchor=False)
            facts.choice(
                opened,
                "outcome",
                list(lifecycle.MOVES[Move.END].outcomes),
                none_means="Ended by us, on the last day",
            )
            facts.text(opened, "outcome_note", hint="Needed where both sides agreed on an earlier day.")
            turning.move_button(opened, Move.END, primary=True, say="The relationship has ended.")


def _referrals(today: date) -> ListForm:
    """The form for a name, which is taken to be given today."""
    named_on = Input(name="offered_on", label="Named to the client on", kind="day", first=today)
    return replace(REFERRALS, inputs=(*REFERRALS.inputs, named_on))


def _named_before(desk: Desk, opened: OpenCase) -> None:
    """Names given in earlier cases, the least named first, each to take over with one click."""
    box = st.expander("Names given before", icon=":material/history:", key="named_before", on_change="rerun")
    if not box.open or opened.case.status in lifecycle.FINAL:
        return
    with box:
        before = referrals.named_before(desk)
        findings.show(referrals.unevenly_named(before), key="rotation")
        present = {one.name for one in opened.case.referrals}
        if not before:
            st.caption("Names you give to clients will be counted here.")
        for number, (referral, count) in enumerate(before):
            with st.container(horizontal=True, vertical_alignment="center", key=f"row_named_{number}"):
                st.text(f"{referral.name} (named {count} times)", width="stretch")
                st.button(
                    "Add",
                    key=f"named_{number}",
                    disabled=referral.name in present,
                    on_click=_name,
                    args=(opened.case.case_id, referral),
                )


@unbroken
def _name(case_id: str, referral: Referral) -> None:
    session.save(
        case_id,
        f"referrals/{referral.name}",
        lambda desk, opened, token: cases.add_item(
            desk, opened, "referrals", replace(referral, offered_on=desk.today), token=token
        ),
        done="Added.",
    )
