"""The wording findings of a draft letter, each beneath its own paragraph, with better words to take."""

from dataclasses import replace

import streamlit as st

from partwell.desk import OpenCase
from partwell.domain import letters
from partwell.domain.case import KeptWording
from partwell.domain.letters import DraftLetter, Place
from partwell.services import drafts
from partwell.services.wording import WordingFinding, apply
from partwell.ui import folding, lists, session, wording_view
from partwell.ui.sheet import Sheet


class Words:
    """What the check points at in one draft, handed out paragraph by paragraph."""

    def __init__(self, opened: OpenCase, draft: DraftLetter, found: tuple[WordingFinding, ...]) -> None:
        """Finds the paragraph of every finding; one with no words of its own belongs to none."""
        self.opened, self.draft, self.found = opened, draft, found
        self.case_id, self.kind_id = opened.case.case_id, draft.draft.kind_id
        self.text = letters.plain_text(draft) if found else ""
        self.places = letters.places(draft) if found else ()

    def beneath(self, paragraph_id: str) -> None:
        """The findings in the words of this paragraph."""
        here = [
            one for one in self.found if (place := self._place(one)) and place.paragraph_id == paragraph_id
        ]
        if here:
            wording_view.show(
                here, key=f"letter_{self.kind_id}_{paragraph_id}", use=self._reword, keep=self._keep
            )

    def rest(self) -> None:
        """How many findings there are, and those that belong to no paragraph; silent praise where none is."""
        if not self.found:
            st.caption(
                ":material/check_circle: The wording check finds nothing in this letter that could hurt."
            )
            return
        with st.container(key="letter_words"):
            st.subheader(f"Words to look at ({len(self.found)})", anchor=False)
            lost = [one for one in self.found if self._place(one) is None]
            if len(lost) < len(self.found):
                st.caption("Each stands beneath the paragraph that holds it.")
            missing = [one for one in lost if one.start == one.end]
            fixed = [one for one in lost if one.start < one.end]  # subject, headings, signature
            key = f"letter_{self.kind_id}"
            wording_view.show(missing, key=key, use=self._add, keep=self._keep)
            wording_view.show(fixed, key=f"{key}_fixed", keep=self._keep)

    def _place(self, finding: WordingFinding) -> Place | None:
        if finding.start == finding.end:
            return None
        return next((one for one in self.places if one.start <= finding.start < one.end), None)

    def _reword(self, finding: WordingFinding, suggestion: str) -> None:
        """Put the better words into the paragraph the finding stands in."""
        place = self._place(finding)
        if place is None:
            return
        inside = replace(
            finding, start=finding.start - place.start, end=min(finding.end, place.end) - place.start
        )
        fresh = apply(self.text[place.start : place.end], inside, suggestion)
        session.save(
            self.case_id,
            f"{self.kind_id}/reword",
            lambda desk, opened, token: drafts.rewrite(
                desk, opened, self.kind_id, place.paragraph_id, text=fresh, token=token
            ),
            done="Reworded. Undo brings the old words back.",
        )

    def _add(self, finding: WordingFinding, suggestion: str) -> None:
        """Add what is missing as a paragraph of its own, last."""
        del finding
        last = self.draft.standing[-1].id if self.draft.standing else ""
        session.save(
            self.case_id,
            f"{self.kind_id}/courtesy",
            lambda desk, opened, token: drafts.add_own(
                desk, opened, self.kind_id, suggestion, last, token=token
            ),
        )

    def _keep(self, finding: WordingFinding) -> None:
        """Room for the note with which the words stay."""
        words = self.text[finding.start : finding.end]
        form = f"keep_{self.kind_id}_{finding.rule}_{lists.name_of((words, self._nth(finding, words)))}"
        with folding.popover("Keep, with a note", key=form) as is_unfolded:
            if not is_unfolded:
                return
            sheet = Sheet.of(self.opened, form)
            kept = KeptWording(words=words, rule=finding.rule, note=sheet.text("note", "Why it stays"))
            if not sheet.sent("Keep"):
                return
        sheet.save(
            lambda desk, opened, token: drafts.keep_words(desk, opened, self.kind_id, kept, token=token),
            done="Kept, with your note.",
            folded_in=form,
        )

    def _nth(self, finding: WordingFinding, words: str) -> int:
        """How many findings of the same rule in the same words stand before this one."""
        return sum(
            one.rule == finding.rule and one.start < finding.start and self.text[one.start : one.end] == words
            for one in self.found
        )
