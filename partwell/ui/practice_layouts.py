"""The letterhead tab: the logo, the practice's own Word layout, and what Partwell finds in it."""

import streamlit as st

from partwell.desk import Desk
from partwell.domain.errors import PartwellError
from partwell.services import layouts
from partwell.ui import downloads, findings, practice_picture, practice_profile, session
from partwell.ui.session import plain
from partwell.ui.unbroken import once, unbroken


def show(desk: Desk) -> None:
    """Logo first, then the layouts."""
    _logo(desk)
    _layout(desk)


def _logo(desk: Desk) -> None:
    st.header("Logo", anchor=False)
    kept, version = desk.store.practice.get()
    shown = st.session_state.setdefault("_practice_shown", version)
    practice_picture.show(
        "logo",
        "logo",
        now=kept.logo_png,
        before=kept.former_logo_png,
        caption="On every letter, at most 2.2 cm high",
        use=lambda picture: practice_profile.save(desk, kept.with_logo(picture), shown),
    )


def _layout(desk: Desk) -> None:
    st.header("Your own Word layouts", anchor=False)
    st.caption(
        "Write field names in double braces where the words should stand, such as {{ client_name }}, "
        "each within one paragraph. Placeholders of other programs are named with the field to write instead."
    )
    name = st.selectbox(
        "Layout for",
        list(layouts.PAPERS),
        format_func=layouts.PAPERS.__getitem__,
        key="layout_for",
        width=360,
    )
    ending = "" if name == "letter" else f"_{name}"
    _in_use(desk, name)
    upload = st.file_uploader("Your layout (.docx)", type=["docx"], key=f"layout{ending}", max_upload_size=10)
    if upload is not None:
        _look_through(upload.getvalue(), name)
    listed = layouts.fields(name)
    with st.expander(
        f"The {len(listed)} fields this layout may name", icon=":material/data_object:", key="fields"
    ):
        for field, meaning in listed:
            st.markdown(f"`{{{{ {field} }}}}`  {plain(meaning)}")


def _in_use(desk: Desk, name: str) -> None:
    """The layouts to take away, and the way back to the one before."""
    own, former = layouts.own(desk, name), layouts.former(desk, name)
    file_name = name.replace("_", "-")
    with st.container(horizontal=True, vertical_alignment="center", key="layouts_in_use"):
        downloads.file(
            "The shipped layout",
            f"partwell-{file_name}.docx",
            lambda: layouts.shipped(desk, name),
            key="layout_shipped",
        )
        if own:
            downloads.file("Your layout", f"our-{file_name}.docx", lambda: own, key="layout_own")
            st.button("Use the shipped one again", key="layout_off", on_click=_drop, args=(name,))
        if former:
            st.button(
                f"Use your layout of {former.at.astimezone():%d %b %Y} again",
                key="layout_again",
                on_click=_use_former,
                args=(name,),
            )


def _look_through(data: bytes, name: str) -> None:
    """What was found in an uploaded layout, a paper made with it, and the button to use it."""
    try:
        report = layouts.look_through(data, name)
    except PartwellError as error:
        st.error(plain(error.sentence), title="This layout cannot be used", icon=":material/error:")
        return
    used = plain(", ".join(sorted(report.fields_used)))
    count = len(report.fields_used)
    st.markdown(
        f"**{count} {'field is' if count == 1 else 'fields are'} used**: {used}"
        if used
        else "**No field is used.**"
    )
    for unknown in report.unknown:
        fix = f" Did you mean “{unknown.likely}”?" if unknown.likely else ""
        st.markdown(f":orange[:material/help:] “{plain(unknown.name)}” is not known.{plain(fix)}")
        st.text(f"In the paragraph: {unknown.paragraph_text}")
    for missing in report.missing:
        st.markdown(f":gray[:material/info:] The layout leaves out {plain(missing)}.")
    findings.show(report.findings, key="layout")
    if report.is_usable:
        with st.container(key="paper"):
            st.html(layouts.sample_preview(data, name))
    st.button(
        "Print with this layout",
        key="layout_use",
        type="primary",
        disabled=not report.is_usable,
        on_click=_use,
        args=(data, name),
    )


@unbroken
def _use(data: bytes, name: str) -> None:
    desk = session.the_desk()
    if session.attempt(lambda: once(lambda: layouts.use(desk, name, data))):
        session.tell("Your layout is printed with from now on.")


@unbroken
def _drop(name: str) -> None:
    desk = session.the_desk()
    if session.attempt(lambda: once(lambda: layouts.drop(desk, name))):
        session.tell("The shipped layout is printed with again. Yours is kept.")


@unbroken
def _use_former(name: str) -> None:
    desk = session.the_desk()
    if session.attempt(lambda: once(lambda: layouts.use_former(desk, name))):
        session.tell("Your earlier layout is printed with again.")
