"""The people beside a client, inside the client's form: each to correct or remove, and room for one more."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from partwell.domain.client import PartyRole, RelatedParty
from partwell.ui.sheet import Sheet

ROLES = list(PartyRole)


def inputs(parties: tuple[RelatedParty, ...], sheet: Sheet) -> Callable[[], tuple[RelatedParty, ...]]:
    """The inputs in a sheet; the answer gives the people as they stand in it when it is saved."""
    st.caption("Somebody who depends on the relationship, or may speak for the client")
    listed = [(party, *_one(party, f"party_{place}", sheet)) for place, party in enumerate(parties)]
    with st.container(border=True, key=f"{sheet.form}_party_new"):
        nobody = RelatedParty(name="")
        added = _fields(nobody, "party_new", "One more name" if parties else "Name", sheet)

    def made() -> tuple[RelatedParty, ...]:
        people = [(party, told) for party, told, is_gone in listed if not is_gone]
        kept = [replace(party, **told) for party, told in (*people, (nobody, added))]
        return tuple(party for party in kept if party.name)

    return made


def _one(party: RelatedParty, name: str, sheet: Sheet) -> tuple[dict[str, Any], bool]:
    """What stands in the inputs of one of them, and whether they are to be removed."""
    with st.container(border=True, key=f"{sheet.form}_{name}"):
        told = _fields(party, name, "Name", sheet)
        return told, sheet.yes(f"{name}_gone", "Remove when the client is saved")


def _fields(party: RelatedParty, name: str, label: str, sheet: Sheet) -> dict[str, Any]:
    left, right = st.columns(2)
    told = sheet.text(f"{name}_name", label, first=party.name, at=left)
    role = sheet.choice(f"{name}_role", "Role", ROLES, first=party.role, format_func=str.capitalize, at=right)
    may_be_told = sheet.yes(f"{name}_told", "May be told", first=party.may_be_told)
    return {"name": told.strip(), "role": PartyRole(role or party.role), "may_be_told": may_be_told}
