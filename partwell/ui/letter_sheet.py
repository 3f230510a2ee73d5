"""What stands on the sheet around the paragraphs: the date of the letter, what is enclosed, who signs."""

from datetime import date

import streamlit as st

from partwell.desk import OpenCase
from partwell.domain.letters import DraftLetter
from partwell.services import drafts
from partwell.ui import folding, session
from partwell.ui.facts import date_format
from partwell.ui.session import plain
from partwell.ui.unbroken import unbroken


def show(opened: OpenCase, draft: DraftLetter) -> None:
    """Who signs, where there is a choice, and folded away the date and the enclosures."""
    _signatory(opened, draft)
    with folding.expander(
        "Date of the letter, and what is enclosed", icon=":material/attach_file:", key="letter_sheet"
    ) as is_unfolded:
        if is_unfolded:
            _date(opened, draft)
            _enclosed(opened, draft)


def _signatory(opened: OpenCase, draft: DraftLetter) -> None:
    people = {one.person_id: one.name for one in opened.dossier.practice.people if one.may_sign}
    if len(people) < 2:
        return
    key, kind_id = f"{opened.case.case_id}:signs:{draft.draft.kind_id}", draft.draft.kind_id
    session.bind(key, draft.draft.signatory_id or next(iter(people)))
    st.selectbox(
        "Who signs",
        list(people),
        format_func=people.__getitem__,
        key=key,
        on_change=_sign,
        args=(opened.case.case_id, kind_id, key),
    )


@unbroken
def _sign(case_id: str, kind_id: str, key: str) -> None:
    person_id = st.session_state[key]
    session.save(
        case_id,
        f"{kind_id}/sign",
        lambda desk, opened, token: drafts.sign(desk, opened, kind_id, person_id, token=token),
        is_value=True,
    )


def _date(opened: OpenCase, draft: DraftLetter) -> None:
    kind_id, chosen, today = draft.draft.kind_id, draft.draft.dated_on, opened.dossier.on
    key = f"{opened.case.case_id}:dated:{kind_id}"
    session.bind(key, chosen)
    st.date_input(
        "Date of the letter",
        value=None,
        min_value=min(chosen or today, today),
        max_value=date(2100, 12, 31),
        format=date_format(opened),
        key=key,
        help="Leave it empty for the day on which notice is given, or today.",
        on_change=_keep_date,
        args=(opened.case.case_id, kind_id, key),
    )


@unbroken
def _keep_date(case_id: str, kind_id: str, key: str) -> None:
    day = st.session_state[key]
    session.save(
        case_id,
        f"{kind_id}/date",
        lambda desk, opened, token: drafts.date_letter(desk, opened, kind_id, day, token=token),
        is_value=True,
    )


def _enclosed(opened: OpenCase, draft: DraftLetter) -> None:
    kind_id, own = draft.draft.kind_id, draft.draft.enclosures
    key = f"{opened.case.case_id}:enclosed:{kind_id}"
    session.bind(key, "\n".join(own))
    st.text_area(
        "Enclosed, a line each",
        key=key,
        height=90,
        placeholder="Final account",
        on_change=_keep_enclosures,
        args=(opened.case.case_id, kind_id, key),
    )
    by_itself = [one for one in draft.enclosures if one not in own]
    if by_itself:
        st.caption(plain(f"Listed because a paragraph says so: {'; '.join(by_itself)}."))


@unbroken
def _keep_enclosures(case_id: str, kind_id: str, key: str) -> None:
    named = tuple(st.session_state[key].splitlines())
    session.save(
        case_id,
        f"{kind_id}/enclosed",
        lambda desk, opened, token: drafts.enclose(desk, opened, kind_id, named, token=token),
        is_value=True,
    )
