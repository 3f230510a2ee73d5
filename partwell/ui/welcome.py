"""The first run: four questions, or a look around with sample clients."""

import streamlit as st

from partwell.desk import Desk, countries, regions
from partwell.domain.errors import PartwellError
from partwell.services import practice as practice_service
from partwell.services import samples
from partwell.ui import packs, session
from partwell.ui.shell import page_head


def show(desk: Desk) -> None:
    """A form for name, profession, country and address, and the way to the samples."""
    page_head(
        "Welcome to Partwell",
        "It helps you end a client relationship politely, safely and on the record. "
        "Everything stays on this computer.",
    )
    left, right = st.columns([3, 2], gap="large")
    with left:
        _form(desk)
    with right, st.container(border=True, key="try_samples"):
        st.header("Look around first", anchor=False)
        st.markdown("Twelve invented clients with cases at every stage. One click removes them again.")
        st.button("Try it with sample clients", key="samples", icon=":material/science:", on_click=_try)


def _form(desk: Desk) -> None:
    practice = desk.practice
    country = _place_and_profession(desk)
    with st.form("welcome", enter_to_submit=False):
        st.text_input("Name of the practice", value=practice.name, key="welcome_name", max_chars=160)
        left, right = st.columns(2)
        left.text_input("Your name, as you sign", key="welcome_person", max_chars=120)
        right.text_input("Telephone or e-mail for questions", key="welcome_contact", max_chars=160)
        local = regions(country)
        st.selectbox(
            "State or region, for holidays",
            ["", *local],
            format_func=lambda code: local.get(code, "Whole country"),
            key="welcome_region",
        )
        st.text_area("Street and building", key="welcome_lines", height=70)
        town, code = st.columns(2)
        town.text_input("Town", key="welcome_city")
        code.text_input("Postcode", key="welcome_postcode")
        st.form_submit_button("Set up the practice", type="primary", key="welcome_save", on_click=_save)


def _place_and_profession(desk: Desk) -> str:
    """The two questions that shape the others, asked outside the form so that the page follows them."""
    names = countries()
    left, right = st.columns(2)
    country: str | None = left.selectbox(
        "Country",
        list(names),
        index=None,
        format_func=names.__getitem__,
        key="welcome_country",
        placeholder="Choose",
    )
    with right:
        packs.profession(desk, country or "", key="welcome_profession")
    return country or ""


def _save() -> None:
    told = {
        name.removeprefix("welcome_"): st.session_state[name] for name in st.session_state if _is_ours(name)
    }
    try:
        practice_service.set_up(session.the_desk(), told, token=session.token_for("welcome"))
    except PartwellError as error:
        session.tell_trouble(error.sentence)
        return
    session.used("welcome")
    session.tell("The practice is set up. Everything can be changed on the Practice page.")


def _is_ours(name: object) -> bool:
    return isinstance(name, str) and name.startswith("welcome_") and name != "welcome_save"


def _try() -> None:
    try:
        count = samples.load(session.the_desk(), token=session.token_for("samples"))
    except PartwellError as error:
        session.tell_trouble(error.sentence)
        return
    session.used("samples")
    session.tell(f"{count} sample clients are here. Remove them on the client list.")
