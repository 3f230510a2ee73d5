"""The profile tab: name, profession, place, address, and how dates, money and paper look."""

from dataclasses import replace
from typing import Any

import streamlit as st

from partwell.desk import Desk, countries, regions
from partwell.domain.errors import CaseChangedElsewhere, PartwellError
from partwell.domain.practice import PostalAddress, Practice
from partwell.services import practice as practice_service
from partwell.ui import packs, session

DATE_STYLES = {
    "": "As in the country",
    "day_month_year": "29 January 2027",
    "month_day_year": "January 29, 2027",
}
PAPERS = {"": "As in the country", "A4": "A4", "Letter": "US Letter"}
WEEKDAYS: dict[int | None, str] = {None: "As in the country", 0: "Monday", 6: "Sunday", 5: "Saturday"}


def show(desk: Desk) -> None:
    """One form for everything that is plain text; saved as a whole."""
    practice, version = desk.store.practice.get()
    shown = st.session_state.setdefault("_practice_shown", version)
    left, right = st.columns(2, width=760)
    with left:
        country = _country(practice)
    with right:
        profession_id = packs.profession(
            desk, country or "", key="profile_profession", current=practice.profession_id
        )
    with st.form("profile", enter_to_submit=False, width=760):
        told = {"profession_id": profession_id or "", **_texts(practice, country)}
        told.update(_habits(practice))
        saved = st.form_submit_button("Save the profile", type="primary", key="profile_save")
    if saved:
        save(desk, replace(practice, country=country or "", **told), shown)


def save(desk: Desk, practice: Practice, shown: int) -> None:
    """Save the profile against the version the form showed, or say why not."""
    try:
        version = practice_service.change(desk, practice, version=shown, token=session.token_for("profile"))
    except CaseChangedElsewhere:
        st.session_state.pop("_practice_shown", None)
        st.warning(
            "The profile was changed in another tab. Nothing was overwritten; please look and save again."
        )
        return
    except PartwellError as error:
        st.error(error.sentence, icon=":material/error:")
        return
    session.used("profile")
    st.session_state["_practice_shown"] = version
    session.tell("Saved.")
    st.rerun()


def _country(practice: Practice) -> str | None:
    names = dict(countries())
    chosen: str | None = st.selectbox(
        "Country, for holidays, paper and formats",
        list(names),
        index=list(names).index(practice.country) if practice.country in names else None,
        format_func=names.__getitem__,
        key="profile_country",
    )
    return chosen


def _texts(practice: Practice, country: str | None) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": st.text_input("Name of the practice", value=practice.name, key="profile_name")
    }
    left, right = st.columns(2)
    with left:
        told["email"] = st.text_input("E-mail", value=practice.email, key="profile_email")
        told["website"] = st.text_input("Website", value=practice.website, key="profile_website")
    with right:
        told["region"] = _region(practice, country)
        told["phone"] = st.text_input("Telephone", value=practice.phone, key="profile_phone")
        told["registration"] = st.text_input(
            "Registration or licence line", value=practice.registration, key="profile_registration"
        )
    told["address"] = _address(practice.address)
    told["complaints_contact"] = st.text_input(
        "Where a complaint goes", value=practice.complaints_contact, key="profile_complaints"
    )
    told["referral_directory"] = st.text_input(
        "Directory where a client may look for somebody else",
        value=practice.referral_directory,
        key="profile_directory",
        placeholder="the directory of the state society, www.example.org",
    )
    return told


def _region(practice: Practice, country: str | None) -> str:
    local = regions(country or "")
    places = ["", *local]
    return st.selectbox(
        "State or region, for holidays",
        places,
        index=places.index(practice.region) if practice.region in places else 0,
        format_func=lambda code: local.get(code, "Whole country"),
        key="profile_region",
    )


def _address(address: PostalAddress) -> PostalAddress:
    lines = st.text_area(
        "Street and building", value="\n".join(address.lines), key="profile_lines", height=70
    )
    left, middle, right = st.columns(3)
    return PostalAddress(
        lines=tuple(line.strip() for line in (lines or "").split("\n") if line.strip()),
        city=left.text_input("Town", value=address.city, key="profile_city") or "",
        region=middle.text_input("State or county, as printed", value=address.region, key="profile_state")
        or "",
        postcode=right.text_input("Postcode", value=address.postcode, key="profile_postcode") or "",
        country=address.country,
    )


def _habits(practice: Practice) -> dict[str, Any]:
    left, right = st.columns(2)
    with left:
        date_style = _one_of("Dates in letters", DATE_STYLES, practice.date_style, "profile_dates")
        currency = st.text_input(
            "Currency (ISO code)",
            value=practice.currency,
            max_chars=3,
            placeholder="USD",
            key="profile_currency",
        )
    with right:
        paper = _one_of("Paper", PAPERS, practice.paper_size, "profile_paper")
        first = _one_of("The week begins on", WEEKDAYS, practice.first_weekday, "profile_week")
    neutral = st.checkbox(
        "Calendar entries do not name the client", value=practice.neutral_calendar, key="profile_neutral"
    )
    return {
        "date_style": date_style or "",
        "paper_size": paper or "",
        "first_weekday": first,
        "currency": (currency or "").upper(),
        "neutral_calendar": neutral,
    }


def _one_of(label: str, words: dict[Any, str], now: Any, key: str) -> Any:
    listed = list(words)
    place = listed.index(now) if now in words else 0
    return st.selectbox(label, listed, index=place, format_func=words.__getitem__, key=key)
