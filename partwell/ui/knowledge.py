"""What Partwell knows for a profession: searchable, with sources and dates, and changeable by the user."""

import streamlit as st

from partwell.desk import Desk
from partwell.domain.knowledge import Entry, Profession
from partwell.domain.knowledge_words import AUTHORITIES, told
from partwell.services import knowledge
from partwell.ui import dates, folding, session
from partwell.ui.session import plain
from partwell.ui.sheet import Sheet
from partwell.ui.shell import page_head
from partwell.ui.unbroken import once, unbroken

SECTIONS = {
    "notice_rules": "Notice",
    "gates": "What may stand in the way",
    "letter_elements": "What a letter must hold",
    "circumstances": "Questions asked",
    "checklist": "Handover checklist",
    "complaint_clocks": "Time limits for what comes back",
    "retention": "How long to keep the file",
    "alternatives": "What else could help",
    "repair": "Steps before notice",
}
SHOWN = 40


def show(desk: Desk) -> None:
    """The profession, the search, and the entries section by section."""
    page_head(
        "Knowledge",
        "What Partwell goes by, where it comes from and when that was read. "
        "It informs and does not advise on law.",
    )
    packs = {pack.id: pack.label for pack in desk.knowledge.professions}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        mine = desk.practice.profession_id
        chosen = st.selectbox(
            "Profession",
            list(packs),
            index=list(packs).index(mine) if mine in packs else 0,
            format_func=packs.__getitem__,
            key="kn_profession",
        )
        section = st.selectbox(
            "About", list(SECTIONS), format_func=SECTIONS.__getitem__, key="kn_section", bind="query-params"
        )
        words = st.text_input(
            "Search", type="search", key="kn_text", bind="query-params", placeholder="30 days, records …"
        )
    profession = desk.profession(chosen or "")
    _policy(profession)
    st.header(SECTIONS[section], anchor=False)
    _entries(desk, profession, section, words)


def _policy(profession: Profession) -> None:
    policy = profession.policy
    with st.expander("How this profession usually does it", icon=":material/tune:", key="kn_policy"):
        for label, told in (
            ("Who may end it", policy.who_may_end),
            ("Reason in the letter", policy.disclosure),
            ("First contact", policy.call_note),
            ("Delivery", policy.delivery_note),
            ("Work after notice", policy.work_after_notice),
            ("Records and unpaid fees", policy.records_note),
            ("Referrals", policy.referral_note),
            ("Whom to ask", policy.ask_first),
        ):
            if told:
                st.markdown(f"**{label}**  {plain(str(told))}")
        st.caption(plain(f"Source: {policy.source} Read on {dates.plain_day(policy.checked_on)}."))


def _entries(desk: Desk, profession: Profession, section: str, words: str) -> None:
    found = [entry for entry in getattr(profession, section) if knowledge.matches(entry, words)]
    if not found:
        st.caption("Nothing here matches." if words else "This profession has no entries here.")
    for entry in found[:SHOWN]:
        _entry(desk, profession, section, entry)


def _entry(desk: Desk, profession: Profession, section: str, entry: Entry) -> None:
    key = f"{section}_{entry.id}"
    changed = desk.knowledge.is_changed(profession.id, section, entry.id)
    with st.container(border=True, gap="xsmall", key=f"kn_{key}"):
        marks = [f":gray-badge[{AUTHORITIES[entry.kind]}]"]
        if changed:
            marks.append(":blue-badge[:material/edit: changed by you]")
        if knowledge.is_old(entry, desk.today):
            marks.append(":orange-badge[:material/history: read over 18 months ago]")
        st.markdown(f"**{plain(entry.label)}**  {' '.join(marks)}")
        for line in told(entry):
            st.text(line)
        st.caption(plain(f"{entry.why} Source: {entry.source}. Read on {dates.plain_day(entry.checked_on)}."))
        with folding.popover(
            "Change for our practice", icon=":material/edit:", key=f"kn_edit_{key}"
        ) as is_unfolded:
            if is_unfolded:
                _change(desk, profession, section, entry)


def _change(desk: Desk, profession: Profession, section: str, entry: Entry) -> None:
    fields = knowledge.changeable(entry)
    field = st.selectbox(
        "What", list(fields), format_func=fields.__getitem__, key=f"kn_field_{section}_{entry.id}"
    )
    now = getattr(entry, field)
    shipped = knowledge.shipped_value(desk, profession.id, section, entry.id, field)
    if shipped is not None and shipped != now:
        st.caption(plain(f"As shipped: {shipped}"))
    which = (profession.id, section, entry.id, field)
    sheet = Sheet("knowledge", "_".join(("kn", *which)))
    value = sheet.area("value", "Our value", first="" if now is None else str(now), height=80)
    note = sheet.text("note", "Why, and on whose word")
    with st.container(horizontal=True):
        saved = sheet.sent("Save")
        st.button(
            "Back to the shipped value",
            key=f"{sheet.form}_reset_save",
            type="tertiary",
            disabled=not desk.knowledge.is_changed(profession.id, section, entry.id),
            on_click=_reset,
            args=(which, sheet),
        )
    if not saved:
        return
    if session.attempt(lambda: knowledge.change(desk, which, value, note)):
        _read_anew(sheet, "Your value is used from now on. The shipped one is kept beside it.")
    st.rerun()


@unbroken
def _reset(which: tuple[str, str, str, str], sheet: Sheet) -> None:
    desk = session.the_desk()
    if session.attempt(lambda: once(lambda: knowledge.reset(desk, which))):
        _read_anew(sheet, "The shipped value is used again.")


@unbroken
def _read_anew(sheet: Sheet, told: str) -> None:
    sheet.saved()
    session.forget_desk()
    session.tell(told)
