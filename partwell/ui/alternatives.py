"""What was offered instead of ending: the profession's options, and the guard of each one offered."""

import streamlit as st

from partwell.desk import OpenCase
from partwell.domain.case import Alternative
from partwell.domain.knowledge import AlternativeOption
from partwell.ui import clearing, lists
from partwell.ui.lists import Input, ListForm
from partwell.ui.session import plain


def show(opened: OpenCase) -> None:
    """The offers on file with their guards, the form for the next one, and the reason where there is none."""
    with st.container(border=True, key="alternatives"):
        st.subheader("What else would help?", anchor=False)
        lists.editor(opened, _form(opened))
        for one in opened.dossier.profession.alternatives:
            if any(offer.option == one.label for offer in opened.case.alternatives):
                st.caption(plain(f"{one.label}: {one.guard}"))
        if not opened.case.alternatives:
            clearing.waiver(opened, "alternatives", "Nothing else was possible, because")


def _form(opened: OpenCase) -> ListForm:
    known = [one for one in opened.dossier.profession.alternatives if one.holds(opened.dossier.holding)]
    # an offer recorded in other words keeps them when it is changed
    options = dict.fromkeys((*(one.label for one in known), *_recorded(opened)))
    return ListForm(
        list_name="alternatives",
        item=Alternative,
        inputs=(
            Input(
                name="option",
                label="What was offered",
                kind="choice" if options else "text",
                options=tuple(options),
                first=next(iter(options), None),
                required=True,
                tip=_told(known),
            ),
            Input(name="offered_on", label="Offered on", kind="day"),
            Input(name="terms", label="On which terms", kind="area"),
            Input(name="reply", label="The client's answer, or why it was not offered", kind="area"),
        ),
        summary=lambda one: " – ".join(part for part in (one.option, one.terms, one.reply) if part),
        add="Add an alternative",
        empty="What was offered instead of ending will stand here.",
    )


def _recorded(opened: OpenCase) -> tuple[str, ...]:
    return tuple(offer.option for offer in opened.case.alternatives)


def _told(known: list[AlternativeOption]) -> str:
    """When each option helps and what guards it, one paragraph each."""
    return "\n\n".join(plain(f"{one.label}: {one.fits} {one.guard}") for one in known)
