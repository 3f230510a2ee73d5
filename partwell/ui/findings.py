"""The one way findings are shown: what, why it protects both sides, what instead, on whose authority."""

from collections.abc import Iterable

import streamlit as st

from partwell.domain.findings import Finding, Level
from partwell.ui import step_bar
from partwell.ui.session import plain

LOOKS = {
    Level.STOP: (":material/block:", "Stop", "red"),
    Level.CONSULT: (":material/record_voice_over:", "Ask first", "orange"),
    Level.ADVISE: (":material/info:", "Consider", "gray"),
}


def show(findings: Iterable[Finding], *, key: str) -> None:
    """Each finding as a small card, in the order given."""
    for number, finding in enumerate(findings):
        icon, word, color = LOOKS[finding.level]
        with st.container(border=True, gap="xsmall", key=f"finding_{key}_{number}"):
            st.markdown(f":{color}-badge[{icon} {word}] {plain(finding.what)}")
            if finding.why:
                st.caption(plain(finding.why))
            if finding.instead:
                st.markdown(f":material/subdirectory_arrow_right: {plain(finding.instead)}")
            if finding.source:
                st.caption(f"Source: {plain(finding.source)}")
            step_bar.way_to(finding.where, key=f"go_{key}_{number}")


def in_short(findings: tuple[Finding, ...]) -> str:
    """How many things stand in the way, in words."""
    if not findings:
        return "Nothing stands in the way"
    return "1 thing stands in the way" if len(findings) == 1 else f"{len(findings)} things stand in the way"
