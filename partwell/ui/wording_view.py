"""Findings of the wording check: marked in the text, explained beside it, reworded with one click."""

import html
from collections.abc import Callable, Sequence

import streamlit as st

from partwell.desk import Desk, OpenCase
from partwell.domain.case_fields import value_of
from partwell.services import cases, wording
from partwell.services.wording import Severity, WordingFinding, apply
from partwell.ui import session
from partwell.ui.session import plain
from partwell.ui.unbroken import unbroken

LOOKS = {
    Severity.MUST_FIX: (":red[:material/error: **Must fix**]", "must"),
    Severity.SHOULD_FIX: (":orange[:material/warning: **Should fix**]", "should"),
    Severity.CONSIDER: (":gray[:material/lightbulb: **Consider**]", "consider"),
}
Use = Callable[[WordingFinding, str], None]
Keep = Callable[[WordingFinding], None]  # draws the way to keep the words as they are


def marked(text: str, findings: Sequence[WordingFinding]) -> str:
    """The text as HTML with every finding marked; safe for any words."""
    parts, at = [], 0
    for finding in sorted(findings, key=lambda one: one.start):
        if finding.start < at or finding.start == finding.end:
            continue
        parts.append(html.escape(text[at : finding.start]))
        words = html.escape(text[finding.start : finding.end])
        parts.append(f'<mark class="pw {LOOKS[finding.severity][1]}">{words}</mark>')
        at = finding.end
    parts.append(html.escape(text[at:]))
    return f'<div class="pw-text">{"".join(parts)}</div>'


def show(
    findings: Sequence[WordingFinding], *, key: str, use: Use | None = None, keep: Keep | None = None
) -> None:
    """Each finding with its reason, better wording to take over, and a note to keep it."""
    for number, finding in enumerate(findings):
        place = f"{key}_{number}"
        with st.container(border=True, gap="xsmall", key=f"words_{place}"):
            quoted = f"  “{plain(finding.shown)}”" if finding.shown else ""
            st.markdown(f"{LOOKS[finding.severity][0]} :small[{finding.category}]{quoted}")
            st.caption(plain(finding.reason))
            if finding.advice:
                st.caption(plain(finding.advice))
            with st.container(horizontal=True, gap="xsmall"):
                for turn, suggestion in enumerate(finding.suggestions[:3] if use else ()):
                    st.button(
                        plain(suggestion) or "Leave it out",
                        key=f"use_{place}_{turn}",
                        icon=":material/auto_fix_high:",
                        on_click=use,
                        args=(finding, suggestion),
                    )
                if keep:
                    keep(finding)


def beside(desk: Desk, opened: OpenCase, path: str, *, kind: str = "sentence") -> None:
    """The findings of one stored text of the case, where there are any."""
    text = value_of(opened.case, path)
    if not text:
        return
    findings = wording.open_findings(desk, text, opened.dossier, kind=kind)

    @unbroken
    def use(finding: WordingFinding, suggestion: str) -> None:
        better = apply(text, finding, suggestion)
        session.save(
            opened.case.case_id,
            f"{path}/reword",
            lambda a_desk, shown, token: cases.change(a_desk, shown, path, better, token=token),
            done="Reworded. Undo brings the old words back.",
        )

    show(findings, key=path.replace(".", "_"), use=use)
