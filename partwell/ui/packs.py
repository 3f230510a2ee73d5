"""The choice of a profession's pack: those of the practice's country first, a misfit said beside it."""

import streamlit as st

from partwell.desk import Desk
from partwell.domain import pack_places
from partwell.ui.session import plain
from partwell.ui.sheet import Sheet


def labels(desk: Desk, country: str) -> dict[str, str]:
    """Every pack with its name, the nearest first."""
    listed = pack_places.nearest_first(desk.knowledge.professions, country)
    return {pack.id: pack.label for pack in listed}


def profession(desk: Desk, country: str, sheet: Sheet, *, current: str = "") -> str | None:
    """The choice itself, with the note below it where the pack was written for another country."""
    listed = labels(desk, country)
    chosen: str | None = sheet.choice(
        "profession",
        "Profession",
        list(listed),
        first=current,
        format_func=listed.__getitem__,
        placeholder="Choose",
    )
    misfit_note(desk, chosen or "", country)
    return chosen


def misfit_note(desk: Desk, pack_id: str, country: str) -> None:
    """Where the pack was written for, if that is another country."""
    packs = desk.knowledge.professions
    pack = next((one for one in packs if one.id == pack_id), None)
    told = pack_places.misfit(pack, packs, country) if pack else ""
    if told:
        st.caption(f":orange[:material/travel_explore: {plain(told)}]")
