"""The people beside a client, inside the client's form: each to correct or remove, and room for one more."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from partwell.domain.client import PartyRole, RelatedParty

ROLES = list(PartyRole)


def inputs(parties: tuple[RelatedParty, ...], form: str) -> Callable[[], tuple[RelatedParty, ...]]:
    """The inputs of a form; the answer gives the people as they stand in it when it is saved."""
    turn = _turns().get(form, 0)
    st.caption("Somebody who depends on the relationship, or may speak for the client")
    listed = [(party, *_one(party, f"{form}_party_{turn}_{place}")) for place, party in enumerate(parties)]
    with st.container(border=True, key=f"{form}_party_new"):
        added = _fields(
            RelatedParty(name=""), f"{form}_party_{turn}_new", "One more name" if parties else "Name"
        )

    def made() -> tuple[RelatedParty, ...]:
        people = [(party, told) for party, told, is_gone in listed if not is_gone]
        kept = [replace(party, **told) for party, told in (*people, (RelatedParty(name=""), added))]
        return tuple(party for party in kept if party.name)

    return made


def saved(form: str) -> None:
    """The form was saved: its next drawing begins with what is stored and an empty last line."""
    _turns()[form] = _turns().get(form, 0) + 1


def _turns() -> dict[str, int]:
    turns: dict[str, int] = st.session_state.setdefault("_party_turns", {})
    return turns


def _one(party: RelatedParty, key: str) -> tuple[dict[str, Any], bool]:
    """What stands in the inputs of one of them, and whether they are to be removed."""
    with st.container(border=True, key=key):
        told = _fields(party, key, "Name")
        return told, st.checkbox("Remove when the client is saved", key=f"{key}_gone")


def _fields(party: RelatedParty, key: str, label: str) -> dict[str, Any]:
    left, right = st.columns(2)
    name = left.text_input(label, value=party.name, key=f"{key}_name")
    role = right.selectbox(
        "Role", ROLES, index=ROLES.index(party.role), format_func=str.capitalize, key=f"{key}_role"
    )
    told = st.checkbox("May be told", value=party.may_be_told, key=f"{key}_told")
    return {"name": (name or "").strip(), "role": PartyRole(role), "may_be_told": told}
