"""The profile tab: name, profession, place, address, and how dates, money and paper look."""

from dataclasses import replace
from typing import Any

import streamlit as st

from partwell.desk import Desk, countries, regions
from partwell.domain.errors import CaseChangedElsewhere, PartwellError
from partwell.domain.practice import PostalAddress, Practice
from partwell.services import practice as practice_service
from partwell.ui import packs, session
from partwell.ui.sheet import Sheet
from partwell.ui.unbroken import unbroken

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
    sheet = Sheet("practice", "profile")
    with st.container(width=760):
        left, right = st.columns(2)
        with left:
            country = _country(practice, sheet)
        with right:
            profession_id = packs.profession(desk, country or "", sheet, current=practice.profession_id)
        told = {"profession_id": profession_id or "", **_texts(practice, country, sheet)}
        told.update(_habits(practice, sheet))
        st.caption(
            "Light or dark follows your computer; the menu at the top right sets it for Partwell alone."
        )
        saved = sheet.sent("Save the profile", type="primary")
    if saved:
        save(desk, replace(practice, country=country or "", **told), shown, sheet)


def save(desk: Desk, practice: Practice, shown: int, sheet: Sheet | None = None) -> None:
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
    _saved(version, sheet)
    st.rerun()


@unbroken
def _saved(version: int, sheet: Sheet | None) -> None:
    st.session_state["_practice_shown"] = version
    session.used("profile")
    if sheet:
        sheet.saved()
    session.tell("Saved.")


def _country(practice: Practice, sheet: Sheet) -> str | None:
    names = dict(countries())
    chosen: str | None = sheet.choice(
        "country",
        "Country, for holidays, paper and formats",
        list(names),
        first=practice.country,
        format_func=names.__getitem__,
    )
    return chosen


def _texts(practice: Practice, country: str | None, sheet: Sheet) -> dict[str, Any]:
    told: dict[str, Any] = {"name": sheet.text("name", "Name of the practice", first=practice.name)}
    left, right = st.columns(2)
    with left:
        told["email"] = sheet.text("email", "E-mail", first=practice.email)
        told["website"] = sheet.text("website", "Website", first=practice.website)
    with right:
        told["region"] = _region(practice, country, sheet)
        told["phone"] = sheet.text("phone", "Telephone", first=practice.phone)
    told["registration"] = sheet.text(
        "registration", "Registration or licence line", first=practice.registration
    )
    told["address"] = _address(practice.address, sheet)
    told["complaints_contact"] = sheet.text(
        "complaints", "Where a complaint goes", first=practice.complaints_contact
    )
    told["referral_directory"] = sheet.text(
        "directory",
        "Directory where a client may look for somebody else",
        first=practice.referral_directory,
        placeholder="the directory of the state society, www.example.org",
    )
    return told


def _region(practice: Practice, country: str | None, sheet: Sheet) -> str:
    local = regions(country or "")
    return str(
        sheet.choice(
            "region",
            "State or region, for holidays",
            ["", *local],
            first=practice.region if practice.region in local else "",
            format_func=lambda code: local.get(code, "Whole country"),
        )
        or ""
    )


def _address(address: PostalAddress, sheet: Sheet) -> PostalAddress:
    lines = sheet.area("lines", "Street and building", first="\n".join(address.lines), height=70)
    left, middle, right = st.columns(3)
    return PostalAddress(
        lines=tuple(line.strip() for line in lines.split("\n") if line.strip()),
        city=sheet.text("city", "Town", first=address.city, at=left),
        region=sheet.text("state", "State or county, as printed", first=address.region, at=middle),
        postcode=sheet.text("postcode", "Postcode", first=address.postcode, at=right),
        country=address.country,
    )


def _habits(practice: Practice, sheet: Sheet) -> dict[str, Any]:
    left, right = st.columns(2)
    with left:
        date_style = _one_of(sheet, "dates", "Dates in letters", DATE_STYLES, practice.date_style)
        currency = sheet.text(
            "currency", "Currency (ISO code)", first=practice.currency, max_chars=3, placeholder="USD"
        )
    with right:
        paper = _one_of(sheet, "paper", "Paper", PAPERS, practice.paper_size)
        first = _one_of(sheet, "week", "The week begins on", WEEKDAYS, practice.first_weekday)
    return {
        "date_style": date_style or "",
        "paper_size": paper or "",
        "first_weekday": first,
        "currency": currency.upper(),
        "neutral_calendar": sheet.yes(
            "neutral", "Calendar entries do not name the client", first=practice.neutral_calendar
        ),
    }


def _one_of(sheet: Sheet, name: str, label: str, words: dict[Any, str], now: Any) -> Any:
    first = now if now in words else next(iter(words))
    return sheet.choice(name, label, list(words), first=first, format_func=words.__getitem__)
