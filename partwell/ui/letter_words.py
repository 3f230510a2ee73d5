"""The wording findings of a draft letter, each beside its paragraph's words, with better ones to take."""

import streamlit as st

from partwell.desk import OpenCase
from partwell.domain import letters
from partwell.domain.case import KeptWording
from partwell.domain.letters import DraftLetter, DraftParagraph
from partwell.services import drafts
from partwell.services.wording import WordingFinding, apply
from partwell.ui import session, wording_view


def show(opened: OpenCase, draft: DraftLetter, found: tuple[WordingFinding, ...]) -> None:
    """What the check points at in the whole letter; silent where nothing could hurt."""
    text = letters.plain_text(draft)
    if not found:
        st.caption(":material/check_circle: The wording check finds nothing in this letter that could hurt.")
        return
    kind_id, case_id = draft.draft.kind_id, opened.case.case_id

    def use(finding: WordingFinding, suggestion: str) -> None:
        _reword(case_id, draft, text, finding, suggestion)

    def keep(finding: WordingFinding, note: str) -> None:
        kept = KeptWording(words=text[finding.start : finding.end], rule=finding.rule, note=note)
        session.save(
            case_id,
            f"{kind_id}/keep/{finding.rule}",
            lambda a_desk, shown, token: drafts.keep_words(a_desk, shown, kind_id, kept, token=token),
            done="Kept, with your note.",
        )

    with st.container(key="letter_words"):
        st.subheader(f"Words to look at ({len(found)})", anchor=False)
        wording_view.show(found, key=f"letter_{kind_id}", use=use, keep=keep)


def _reword(case_id: str, draft: DraftLetter, text: str, finding: WordingFinding, suggestion: str) -> None:
    """Put the better words into the paragraph they stand in; what belongs to no paragraph is added as one."""
    kind_id, words = draft.draft.kind_id, text[finding.start : finding.end]
    holder = _holder(draft, words)
    if holder is None:
        session.save(
            case_id,
            f"{kind_id}/courtesy",
            lambda desk, opened, token: drafts.add_own(
                desk, opened, kind_id, suggestion, _last(draft), token=token
            ),
        )
        return
    better = apply(text, finding, suggestion)
    start = text.index(holder.text) if holder.text in text else -1
    changed = better[start : start + len(holder.text) + len(better) - len(text)] if start >= 0 else ""
    fresh = changed if start >= 0 else holder.text.replace(words, suggestion, 1)
    session.save(
        case_id,
        f"{kind_id}/reword",
        lambda desk, opened, token: drafts.rewrite(desk, opened, kind_id, holder.id, text=fresh, token=token),
        done="Reworded. Undo brings the old words back.",
    )


def _holder(draft: DraftLetter, words: str) -> DraftParagraph | None:
    return next((one for one in draft.standing if words and words in one.text), None)


def _last(draft: DraftLetter) -> str:
    return draft.standing[-1].id if draft.standing else ""
