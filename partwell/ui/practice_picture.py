"""A picture of the practice, such as its logo: the one in use, the one before, and room for another."""

from collections.abc import Callable

import streamlit as st

from partwell.domain.errors import PartwellError
from partwell.services import practice


def show(
    key: str,
    noun: str,
    *,
    now: bytes | None,
    before: bytes | None,
    caption: str,
    use: Callable[[bytes | None], None],
) -> None:
    """Draws the picture `noun` in use (PNG or JPEG bytes); `use` saves another one, or none."""
    if now:
        st.image(now, width=220, caption=caption)
        if st.button(f"Take the {noun} away", key=f"{key}_off", type="tertiary"):
            use(None)
    if before and before != now:
        with st.container(horizontal=True, vertical_alignment="center", key=f"{key}_former"):
            st.image(before, width=90, caption=f"The {noun} before")
            if st.button(f"Use the {noun} before again", key=f"{key}_again", type="tertiary"):
                use(before)
    upload = st.file_uploader(
        f"{noun.capitalize()} as a picture (PNG or JPEG)",
        type=["png", "jpg", "jpeg"],
        key=f"{key}_picture",
        max_upload_size=3,
    )
    if upload is not None and st.button(f"Use this {noun}", key=f"{key}_save"):
        try:
            picture = practice.picture(upload.getvalue())
        except PartwellError as error:
            st.error(error.sentence, icon=":material/error:")
            return
        use(picture)
