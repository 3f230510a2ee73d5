"""The first run: four questions, or a look around with sample clients."""

import streamlit as st

from partwell.desk import Desk, countries, regions
from partwell.domain.errors import PartwellError
from partwell.services import practice as practice_service
from partwell.services import samples
from partwell.ui import packs, session
from partwell.ui.sheet import Sheet
from partwell.ui.shell import page_head
from partwell.ui.unbroken import once, unbroken

FORM = ("practice", "welcome")


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
    practice, sheet = desk.practice, Sheet(*FORM)
    country = _place_and_profession(desk, sheet)
    sheet.text("name", "Name of the practice", first=practice.name, max_chars=160)
    left, right = st.columns(2)
    sheet.text("person", "Your name, as you sign", max_chars=120, at=left)
    sheet.text("contact", "Telephone or e-mail for questions", max_chars=160, at=right)
    sheet.area("lines", "Street and building", height=70)
    town, code = st.columns(2)
    sheet.text("city", "Town", at=town)
    sheet.text("postcode", "Postcode", at=code)
    local = regions(country)
    if local:
        sheet.choice(
            "region",
            "State or region, for holidays",
            ["", *local],
            first="",
            format_func=lambda code: local.get(code, "Whole country"),
        )
    sheet.sent("Set up the practice", type="primary", on_click=_save)


def _place_and_profession(desk: Desk, sheet: Sheet) -> str:
    """The two questions that shape the others."""
    names = countries()
    left, right = st.columns(2)
    country: str | None = sheet.choice(
        "country", "Country", list(names), format_func=names.__getitem__, placeholder="Choose", at=left
    )
    with right:
        packs.profession(desk, country or "", sheet)
    return country or ""


@unbroken
def _save() -> None:
    told = {
        name.removeprefix("welcome_"): st.session_state[name] for name in st.session_state if _is_ours(name)
    }
    desk, token = session.the_desk(), session.token_for("welcome")
    try:
        once(lambda: practice_service.set_up(desk, told, token=token))
    except PartwellError as error:
        session.tell_trouble(error.sentence)
        return
    session.used("welcome")
    Sheet(*FORM).saved()
    session.tell("The practice is set up. Everything can be changed on the Practice page.")


def _is_ours(name: object) -> bool:
    return isinstance(name, str) and name.startswith("welcome_") and not name.endswith("_save")


@unbroken
def _try() -> None:
    desk, token = session.the_desk(), session.token_for("samples")
    try:
        count = once(lambda: samples.load(desk, token=token))
    except PartwellError as error:
        session.tell_trouble(error.sentence)
        return
    session.used("samples")
    session.tell(f"{count} sample clients are here. Remove them on the client list.")
