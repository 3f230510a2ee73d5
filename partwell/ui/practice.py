"""The practice: its profile, its people, its letterhead and layouts, and where the data lies."""

import streamlit as st

from partwell.desk import Desk
from partwell.ui import practice_data, practice_layouts, practice_people, practice_profile
from partwell.ui.shell import page_head

TABS = {
    "Profile": practice_profile.show,
    "People": practice_people.show,
    "Letterhead and layouts": practice_layouts.show,
    "Data and backup": practice_data.show,
}


def show(desk: Desk) -> None:
    """Four tabs, each linkable."""
    page_head(
        "Practice", "What letters say of you, who signs them, how they look, and where everything is kept."
    )
    for tab, draw in zip(
        st.tabs(list(TABS), key="pr_tab", on_change="rerun", bind="query-params"), TABS.values(), strict=True
    ):
        if tab.open:
            with tab:
                draw(desk)
