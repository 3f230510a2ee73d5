"""The letterhead tab: the logo, the practice's own Word layout, and what Partwell finds in it."""

from dataclasses import replace

import streamlit as st

from partwell.desk import Desk
from partwell.domain.errors import PartwellError
from partwell.domain.letter_fields import FIELDS
from partwell.services import layouts, practice
from partwell.ui import downloads, findings, practice_profile, session
from partwell.ui.session import plain


def show(desk: Desk) -> None:
    """Logo first, then the layout."""
    _logo(desk)
    _layout(desk)
    with st.expander(
        f"The {len(FIELDS)} fields a layout may name", icon=":material/data_object:", key="fields"
    ):
        for field in FIELDS:
            st.markdown(f"`{{{{ {field.name} }}}}`  {plain(field.meaning)}")


def _logo(desk: Desk) -> None:
    st.header("Logo", anchor=False)
    kept, version = desk.store.practice.get()
    shown = st.session_state.setdefault("_practice_shown", version)
    if kept.logo_png:
        st.image(kept.logo_png, width=220, caption="On every letter, at most 2.2 cm high")
        if st.button("Take the logo away", key="logo_off", type="tertiary"):
            practice_profile.save(desk, replace(kept, logo_png=None), shown)
    upload = st.file_uploader(
        "A picture (PNG or JPEG)", type=["png", "jpg", "jpeg"], key="logo", max_upload_size=3
    )
    if upload is not None and st.button("Use this logo", key="logo_save"):
        try:
            picture = practice.picture(upload.getvalue())
        except PartwellError as error:
            st.error(error.sentence, icon=":material/error:")
            return
        practice_profile.save(desk, replace(kept, logo_png=picture), shown)


def _layout(desk: Desk) -> None:
    st.header("Your own Word layout", anchor=False)
    st.caption(
        "Write field names in double braces where the words should stand, such as {{ client_name }}. "
        "Keep each in one format and switch off spell checking for it, so that Word does not split it."
    )
    own = layouts.own(desk, "letter")
    with st.container(horizontal=True):
        shipped = (desk.templates / "letter.docx").read_bytes()
        downloads.file("The shipped layout", "partwell-letter.docx", lambda: shipped, key="layout_shipped")
        if own:
            downloads.file("Your layout", "our-letter.docx", lambda: own, key="layout_own")
            st.button("Use the shipped one again", key="layout_off", on_click=_drop)
    upload = st.file_uploader("Your layout (.docx)", type=["docx"], key="layout", max_upload_size=10)
    if upload is not None:
        _look_through(upload.getvalue())


def _look_through(data: bytes) -> None:
    """What was found in an uploaded layout, a letter made with it, and the button to use it."""
    try:
        report = layouts.look_through(data)
    except PartwellError as error:
        st.error(plain(error.sentence), title="This layout cannot be used", icon=":material/error:")
        return
    used = plain(", ".join(sorted(report.fields_used)))
    st.markdown(f"**{len(report.fields_used)} fields are used**: {used}")
    for unknown in report.unknown:
        fix = f" Did you mean “{unknown.likely}”?" if unknown.likely else ""
        st.markdown(f":orange[:material/help:] “{plain(unknown.name)}” is not known.{plain(fix)}")
        st.text(f"In the paragraph: {unknown.paragraph_text}")
    for name in report.missing:
        st.markdown(f":gray[:material/info:] The layout leaves out {plain(name)}.")
    findings.show(report.findings, key="layout")
    if report.is_usable:
        with st.container(key="paper"):
            st.html(layouts.sample_preview(data))
    st.button(
        "Print with this layout",
        key="layout_use",
        type="primary",
        disabled=not report.is_usable,
        on_click=_use,
        args=(data,),
    )


def _use(data: bytes) -> None:
    try:
        layouts.use(session.the_desk(), "letter", data)
    except PartwellError as error:
        session.tell_trouble(error.sentence)
        return
    session.tell("Letters are printed with your layout from now on.")


def _drop() -> None:
    if session.attempt(lambda: layouts.drop(session.the_desk(), "letter")):
        session.tell("Letters are printed with the shipped layout again.")
