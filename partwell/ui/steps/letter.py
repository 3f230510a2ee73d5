"""Step 4, Letter: the draft by paragraphs, why each stands there, its words, and its way out."""

import streamlit as st

from partwell.desk import Desk, OpenCase
from partwell.domain import letters, lifecycle
from partwell.domain.findings import Level
from partwell.domain.letters import DraftLetter, DraftParagraph
from partwell.services import drafts, issuing, papers
from partwell.services.issuing import LookedOver
from partwell.ui import (
    answering,
    findings,
    folding,
    letter_sheet,
    letter_words,
    mailing,
    missing_facts,
    session,
)
from partwell.ui.session import plain
from partwell.ui.sheet import Sheet
from partwell.ui.unbroken import unbroken

ENDING = "ending"


def show(desk: Desk, opened: OpenCase) -> None:
    """The kind, what is missing, the paragraphs, the findings, and the button that locks it."""
    st.header("Write it down", anchor=False)
    kind_id = chosen_kind(opened)
    if not kind_id:
        st.caption("No kind of letter fits this case as it stands.")
        return
    issued = opened.case.issued(kind_id)
    mailing.show(desk, opened, kind_id)
    answering.offer(opened, kind_id)
    if opened.case.status in lifecycle.FINAL or kind_id not in _fitting(opened):
        return
    if not issued:
        _write(desk, opened, kind_id)
        return
    with folding.expander(
        "Write a new version", icon=":material/edit_document:", key="new_version"
    ) as is_unfolded:
        if is_unfolded:
            _write(desk, opened, kind_id)


def _write(desk: Desk, opened: OpenCase, kind_id: str) -> None:
    look = issuing.looked_over(desk, opened, kind_id)
    missing_facts.show(desk, opened, look.draft.missing)
    words = letter_words.Words(opened, look.draft, look.words)
    _paragraphs(opened, look.draft, words)
    words.rest()
    _names_left_out(look)
    letter_sheet.show(opened, look.draft)
    _issue(opened, look)


def open_kind(opened: OpenCase, named: str) -> str:
    """The kind of letter that is open: the named one where it fits or was issued, else the first to look at.

    What is to be written comes before what was issued, the ending before every other kind.
    """
    readable = _readable(opened)
    if named in readable:
        return named
    return letters.kind_to_write(opened.dossier) or (
        ENDING if ENDING in readable else next(iter(readable), "")
    )


def _fitting(opened: OpenCase) -> dict[str, str]:
    """The kinds that can be written now, with their names."""
    listed = letters.kinds_that_fit(opened.dossier)
    return {one.kind.id: one.kind.label for one in listed if one.fits}


def _readable(opened: OpenCase) -> dict[str, str]:
    """The kinds that can be written now or were issued before."""
    listed = letters.kinds_that_fit(opened.dossier)
    return {one.kind.id: one.kind.label for one in listed if one.fits or opened.case.issued(one.kind.id)}


def chosen_kind(opened: OpenCase) -> str:
    """The kind of letter that is open, with the way to another one."""
    fitting = _readable(opened)
    if not fitting:
        return ""
    current = open_kind(opened, st.query_params.get("letter", ""))
    key = f"{opened.case.case_id}:letter_kind"
    session.bind(key, current)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "Kind of letter",
            list(fitting),
            format_func=fitting.__getitem__,
            key=key,
            on_change=_choose,
            args=(key,),
        )
        listed = letters.kinds_that_fit(opened.dossier)
        unfit = [one for one in listed if one.kind.id not in fitting]
        with st.popover(f"{len(unfit)} other kinds", key="unfit_kinds"):
            for one in unfit:
                st.markdown(f"**{plain(one.kind.label)}**  \n:small[{plain(one.why_not)}]")
    return current


@unbroken
def _choose(key: str) -> None:
    st.query_params["letter"] = st.session_state[key]


def _paragraphs(opened: OpenCase, draft: DraftLetter, words: letter_words.Words) -> None:
    with st.expander(
        f"Paragraphs ({len(draft.standing)})", icon=":material/subject:", expanded=True, key="paragraphs"
    ):
        st.caption(plain(f"Subject: {draft.subject}"))
        heading = ""
        for paragraph in draft.paragraphs:
            if paragraph.heading and paragraph.heading != heading:
                st.markdown(f"**{plain(paragraph.heading)}**")
            heading = paragraph.heading or heading
            _paragraph(opened, draft.draft.kind_id, paragraph)
            words.beneath(paragraph.id)
        _add(opened, draft)


def _paragraph(opened: OpenCase, kind_id: str, paragraph: DraftParagraph) -> None:
    key, case_id = f"para_{kind_id}_{paragraph.id}", opened.case.case_id
    with st.container(horizontal=True, vertical_alignment="top", gap="small", key=f"box_{key}"):
        if paragraph.is_struck:
            st.caption(
                plain(f"Left out: {paragraph.text[:90]} … Because: {paragraph.note or 'no reason given'}")
            )
            st.button(
                "Put it back",
                key=f"{key}_back",
                type="tertiary",
                on_click=_back,
                args=(case_id, kind_id, paragraph.id),
            )
            return
        st.text(paragraph.text, width="stretch")
        icon = ":material/edit_note:" if paragraph.is_edited or paragraph.is_own else ":material/edit:"
        with folding.popover("Edit", icon=icon, type="tertiary", key=f"{key}_tools") as is_unfolded:
            if is_unfolded:
                _tools(opened, kind_id, paragraph, f"{key}_tools")


def _tools(opened: OpenCase, kind_id: str, paragraph: DraftParagraph, folded_in: str) -> None:
    case_id = opened.case.case_id
    key = f"{case_id}:para_{kind_id}_{paragraph.id}"
    session.bind(key, paragraph.text)
    lines = sum(1 + len(line) // 60 for line in paragraph.text.split("\n"))
    st.text_area(
        "Words",
        key=key,
        height=min(70 + 22 * lines, 320),
        on_change=_rewrite,
        args=(case_id, kind_id, paragraph.id, key),
    )
    if paragraph.why:
        source = f" Source: {paragraph.source}." if paragraph.source else ""
        st.caption(plain(f"Why it stands here: {paragraph.why}{source}"))
    if paragraph.is_edited or paragraph.is_own:
        word = "Remove it" if paragraph.is_own else "Back to the planned words"
        st.button(
            word, key=f"{key}_back", type="tertiary", on_click=_back, args=(case_id, kind_id, paragraph.id)
        )
    _strike(opened, kind_id, paragraph.id, folded_in)


@unbroken
def _rewrite(case_id: str, kind_id: str, paragraph_id: str, key: str) -> None:
    def now(desk: Desk, opened: OpenCase) -> str:
        draft = papers.draft(desk, opened.dossier, kind_id)
        return next((one.text for one in draft.paragraphs if one.id == paragraph_id), "")

    def put(words: str) -> session.Work:
        return lambda desk, opened, token: drafts.rewrite(
            desk, opened, kind_id, paragraph_id, text=words, token=token
        )

    session.save_value(
        case_id,
        session.Value(
            form=f"{kind_id}/{paragraph_id}",
            label="A paragraph of the letter",
            typed=st.session_state[key],
            seen=session.seen(key),
            now=now,
            put=put,
        ),
    )


def _strike(opened: OpenCase, kind_id: str, paragraph_id: str, folded_in: str) -> None:
    sheet = Sheet.of(opened, f"out_{kind_id}_{paragraph_id}")
    why = sheet.text("why", "Leave it out, because")
    if not sheet.sent("Leave it out"):
        return
    sheet.save(
        lambda desk, shown, token: drafts.strike(desk, shown, kind_id, paragraph_id, note=why, token=token),
        done="Left out. It can be put back.",
        folded_in=folded_in,
    )


@unbroken
def _back(case_id: str, kind_id: str, paragraph_id: str) -> None:
    session.save(
        case_id,
        f"{kind_id}/{paragraph_id}/back",
        lambda desk, opened, token: drafts.put_back(desk, opened, kind_id, paragraph_id, token=token),
    )


def _add(opened: OpenCase, draft: DraftLetter) -> None:
    kind_id = draft.draft.kind_id
    places = {one.id: (one.heading or one.text)[:60] for one in draft.standing}
    with folding.popover(
        "Add a paragraph of your own", icon=":material/add:", key="own_paragraph"
    ) as is_unfolded:
        if not is_unfolded:
            return
        sheet = Sheet.of(opened, f"own_{kind_id}")
        text = sheet.area("text", "Your words", height=120)
        last = next(reversed(places), None)
        after = sheet.choice("after", "After", list(places), first=last, format_func=places.__getitem__)
        if not sheet.sent("Add it"):
            return
    sheet.save(
        lambda desk, shown, token: drafts.add_own(desk, shown, kind_id, text, after or "", token=token),
        folded_in="own_paragraph",
    )


def _names_left_out(look: LookedOver) -> None:
    """Says where the client list is too long for every name on it to be looked for."""
    if look.not_compared:
        st.caption(
            f"The client list is long: the letter was compared with the first {issuing.OTHER_CLIENTS:,} "
            f"names of it and not with the other {look.not_compared:,}. E-mail addresses, telephone numbers "
            "and references were compared with the whole list."
        )


def _issue(opened: OpenCase, look: LookedOver) -> None:
    draft, standing, kind_id = look.draft, look.standing, look.draft.draft.kind_id
    advice = [one for one in letters.check(draft, opened.dossier) if one.level != Level.STOP]
    findings.show(advice, key=f"advice_{kind_id}")
    version = len(opened.case.issued(kind_id)) + 1
    with st.container(horizontal=True, vertical_alignment="center", key="issue_row"):
        st.button(
            "Issue letter" if version == 1 else f"Issue version {version}",
            key="issue",
            type="primary" if version == 1 else "secondary",
            icon=":material/lock:",
            disabled=bool(standing),
            help="Locks this version with its exact words. A change makes a new version.",
            on_click=_lock,
            args=(opened.case.case_id, kind_id),
        )
        if standing:
            with st.popover(findings.in_short(standing), type="tertiary", key="issue_why"):
                findings.show(standing, key="issue")


@unbroken
def _lock(case_id: str, kind_id: str) -> None:
    session.save(
        case_id,
        f"{kind_id}/issue",
        lambda desk, opened, token: issuing.issue(desk, opened, kind_id, token=token),
        done="The letter is issued and locked.",
        on_top=False,
    )
