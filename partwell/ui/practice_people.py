"""The people tab: who works here, who may sign, and their signatures."""

from dataclasses import replace
from typing import Any

import streamlit as st

from partwell.desk import Desk
from partwell.domain.practice import Person, Practice
from partwell.services import practice as practice_service
from partwell.ui import practice_picture, practice_profile
from partwell.ui.sheet import Sheet


def show(desk: Desk) -> None:
    """Each person with their details, and a form for the next."""
    practice, version = desk.store.practice.get()
    shown = st.session_state.setdefault("_practice_shown", version)
    with st.container(width=760):
        for person in practice.people:
            with st.container(border=True, key=f"card_{_form(person)}"):
                _person(desk, practice, person, shown)
                _signature(desk, practice, person, shown)
        _former(desk, practice, shown)
        with st.expander(
            "Add somebody", icon=":material/person_add:", expanded=not practice.people, key="person_adding"
        ):
            _new(desk, practice, shown)


def _form(person: Person) -> str:
    return f"person_{person.person_id}"


def _new(desk: Desk, practice: Practice, shown: int) -> None:
    sheet = Sheet("practice", "person_new")
    name = sheet.text("name", "Name, as they sign")
    if not sheet.sent("Add somebody"):
        return
    if not name.strip():
        st.error("A name is needed.", icon=":material/error:")
        return
    people = (*practice.people, practice_service.new_person(name))
    practice_profile.save(desk, replace(practice, people=people), shown, sheet)


def _former(desk: Desk, practice: Practice, shown: int) -> None:
    """Everybody who is no longer here, each with the way back."""
    if not practice.former_people:
        return
    st.subheader("No longer here", anchor=False)
    st.caption("Their names stay in the cases they worked on.")
    for person in practice.former_people:
        with st.container(horizontal=True, vertical_alignment="center", key=f"former_{person.person_id}"):
            st.text(person.name, width="content")
            if st.button("Here again", key=f"{_form(person)}_again", type="tertiary"):
                practice_profile.save(desk, practice.with_again(person.person_id), shown)


def _person(desk: Desk, practice: Practice, person: Person, shown: int) -> None:
    sheet = Sheet("practice", _form(person))
    left, right = st.columns(2)
    told: dict[str, Any] = {
        "name": sheet.text("name", "Name", first=person.name, at=left).strip() or person.name,
        "title": sheet.text("title", "Title, as printed below", first=person.title, at=right),
        "email": sheet.text("email", "E-mail", first=person.email, at=left),
        "phone": sheet.text("phone", "Telephone", first=person.phone, at=right),
    }
    may_sign = sheet.yes("sign", "May sign letters", first=person.may_sign)
    with st.container(horizontal=True):
        saved = sheet.sent("Save")
        gone = st.button("No longer here", key=f"{_form(person)}_gone_save", type="tertiary")
    if gone:
        practice_profile.save(desk, practice.without(person.person_id), shown, sheet)
    if saved:
        changed = replace(person, may_sign=may_sign, **told)
        practice_profile.save(desk, practice.with_person(changed), shown, sheet)


def _signature(desk: Desk, practice: Practice, person: Person, shown: int) -> None:
    def use(picture: bytes | None) -> None:
        practice_profile.save(desk, practice.with_person(person.with_signature(picture)), shown)

    practice_picture.show(
        f"{_form(person)}_signature",
        "signature",
        now=person.signature_png,
        before=person.former_signature_png,
        caption="Printed above the name",
        use=use,
    )
