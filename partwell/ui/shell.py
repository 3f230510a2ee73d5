"""The frame of every page: title, menu, messages, and one sentence for whatever goes wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st
from streamlit.errors import StreamlitAPIException

from partwell.desk import Desk
from partwell.domain.errors import PartwellError
from partwell.ui import session
from partwell.ui.quiet import be_quiet
from partwell.ui.unexpected import sentence_for

be_quiet()
HERE = Path(__file__).resolve().parent
ICON = str(HERE / "icon.png")

PAGES = (
    ("app.py", "Assistant", ":material/edit_note:", "One ending, from the first doubt to the sealed record"),
    ("pages/portfolio.py", "Portfolio", ":material/table_rows:", "Every case in a table"),
    ("pages/agenda.py", "Agenda", ":material/event_upcoming:", "What is due, and what has gone quiet"),
    ("pages/clients.py", "Clients", ":material/group:", "The client list: add, import, flag for ending"),
    ("pages/wording.py", "Wording", ":material/spellcheck:", "Check any text before it leaves the firm"),
    ("pages/reports.py", "Reports", ":material/summarize:", "Case log, evidence packs, figures"),
    ("pages/practice.py", "Practice", ":material/storefront:", "The firm, its people, letterhead and backup"),
    (
        "pages/knowledge.py",
        "Knowledge",
        ":material/menu_book:",
        "What Partwell knows, and where it comes from",
    ),
)


@contextmanager
def shell(title: str) -> Iterator[Desk]:
    """The frame around one page; gives the page its desk and catches what goes wrong inside."""
    st.set_page_config(
        page_title=f"{title} · Partwell", page_icon=ICON, layout="wide", menu_items={"About": ABOUT}
    )
    st.html(HERE / "style.css")
    _menu()
    with _one_sentence():
        desk = session.the_desk()
        _banner(desk)
        session.show_messages()
        _who(desk)
        yield desk


@contextmanager
def _one_sentence() -> Iterator[None]:
    """Whatever goes wrong is said in one sentence, and the page ends there."""
    try:
        yield
    except PartwellError as error:
        _trouble(error.sentence)
    except Exception as error:  # the last resort: one sentence for the user, the rest for the log
        _trouble(sentence_for(error))
    else:
        return
    st.stop()


ABOUT = "Partwell helps a professional end a client relationship politely, safely and on the record."


def _menu() -> None:
    with st.sidebar:
        st.logo(ICON, size="large")
        st.html("<p class='pw-brand'>Partwell</p>")
        with st.container(gap="xxsmall", key="menu"):
            for path, label, icon, tip in PAGES:
                try:
                    st.page_link(path, label=label, icon=icon, help=tip, width="stretch")
                except (StreamlitAPIException, KeyError):  # a page file run on its own, as tests do
                    st.caption(label)


def _who(desk: Desk) -> None:
    """Where several people work, the one at this computer says so; the name stands on every event."""
    people = [person.name for person in desk.practice.people]
    if len(people) > 1:
        with st.sidebar:
            st.selectbox("Who is at this computer", people, key="who_is_here", persist_state="session")


def _banner(desk: Desk) -> None:
    """While an entry of the knowledge is broken, every page says so."""
    problems = desk.knowledge.problems
    if problems:
        with st.container(border=True, key="problem_banner"):
            st.warning(
                f"{len(problems)} of Partwell's own entries cannot be read and are left out.",
                icon=":material/menu_book:",
            )
            for problem in problems[:3]:
                st.text(str(problem))


def _trouble(sentence: str) -> None:
    st.error(session.plain(sentence), title="This could not be done", icon=":material/error:")


def page_head(title: str, caption: str = "") -> None:
    """A page's title and one line on what it is for."""
    st.title(title, anchor=False)
    if caption:
        st.caption(caption)


def empty_state(title: str, sentence: str, icon: str) -> None:
    """What will be here, said in place of an empty table."""
    with st.container(border=True, horizontal_alignment="center", key=f"empty_{abs(hash(title)) % 10**6}"):
        st.subheader(title, anchor=False)
        st.markdown(f"{icon} {sentence}")
