"""The people tab: who works here, who may sign, and their signatures."""

from dataclasses import replace
from typing import Any

import streamlit as st

from partwell.desk import Desk
from partwell.domain.errors import PartwellError
from partwell.domain.practice import Person, Practice
from partwell.services import practice as practice_service
from partwell.ui import practice_profile


def show(desk: Desk) -> None:
    """Each person with their details, and a form for the next."""
    practice, version = desk.store.practice.get()
    shown = st.session_state.setdefault("_practice_shown", version)
    for person in practice.people:
        _person(desk, practice, person, shown)
    _former(desk, practice, shown)
    with (
        st.expander(
            "Add somebody", icon=":material/person_add:", expanded=not practice.people, key="person_adding"
        ),
        st.form(f"person_new_{len(practice.people)}", border=False, enter_to_submit=False),
    ):
        name = st.text_input("Name, as they sign", key=f"person_name_{len(practice.people)}")
        if st.form_submit_button("Add somebody", key=f"person_add_{len(practice.people)}"):
            if not (name or "").strip():
                st.error("A name is needed.", icon=":material/error:")
                return
            people = (*practice.people, practice_service.new_person(name or ""))
            practice_profile.save(desk, replace(practice, people=people), shown)


def _former(desk: Desk, practice: Practice, shown: int) -> None:
    """Everybody who is no longer here, each with the way back."""
    if not practice.former_people:
        return
    st.subheader("No longer here", anchor=False)
    st.caption("Their names stay in the cases they worked on.")
    for person in practice.former_people:
        with st.container(horizontal=True, vertical_alignment="center", key=f"former_{person.person_id}"):
            st.text(person.name, width="content")
            if st.button("Here again", key=f"person_{person.person_id}_again", type="tertiary"):
                practice_profile.save(desk, practice.with_again(person.person_id), shown)


def _person(desk: Desk, practice: Practice, person: Person, shown: int) -> None:
    key = f"person_{person.person_id}"
    with (
        st.container(border=True, key=f"card_{key}", width=760),
        st.form(key, border=False, enter_to_submit=False),
    ):
        told = _words(person, key)
        upload, drop = _signature(person, key)
        with st.container(horizontal=True):
            saved = st.form_submit_button("Save", key=f"{key}_save")
            gone = st.form_submit_button("No longer here", key=f"{key}_gone", type="tertiary")
    if gone:
        practice_profile.save(desk, practice.without(person.person_id), shown)
    if not saved:
        return
    try:
        picture = practice_service.picture(upload) if upload else person.signature_png
    except PartwellError as error:
        st.error(error.sentence, icon=":material/error:")
        return
    changed = replace(person, **told, signature_png=None if drop else picture)
    people = tuple(changed if one.person_id == person.person_id else one for one in practice.people)
    practice_profile.save(desk, replace(practice, people=people), shown)


def _words(person: Person, key: str) -> dict[str, Any]:
    left, right = st.columns(2)
    return {
        "name": left.text_input("Name", value=person.name, key=f"{key}_name") or person.name,
        "title": right.text_input("Title, as printed below", value=person.title, key=f"{key}_title") or "",
        "email": left.text_input("E-mail", value=person.email, key=f"{key}_email") or "",
        "phone": right.text_input("Telephone", value=person.phone, key=f"{key}_phone") or "",
        "may_sign": st.checkbox("May sign letters", value=person.may_sign, key=f"{key}_sign"),
    }


def _signature(person: Person, key: str) -> tuple[bytes | None, bool]:
    """A new picture of the signature, and whether the present one goes."""
    upload = st.file_uploader(
        "Signature as a picture (PNG or JPEG)",
        type=["png", "jpg", "jpeg"],
        key=f"{key}_picture",
        max_upload_size=3,
    )
    drop = False
    if person.signature_png:
        st.image(person.signature_png, width=160, caption="The signature used now")
        drop = st.checkbox("Take the signature away", key=f"{key}_drop")
    return upload.getvalue() if upload else None, drop
