"""Work on a draft letter."""

import pytest

from partwell.domain.case import KeptWording, Notice
from partwell.domain.errors import CaseChangedElsewhere, NotAllowed
from partwell.domain.letters import plain_text
from partwell.services import cases, drafts, issuing, papers
from tests.services.office import Office


def text(office: Office, case_id: str) -> str:
    """The draft of the ending letter as it would be printed."""
    return plain_text(papers.draft(office.desk, office.opened(case_id).dossier, "ending"))


def test_a_paragraph_is_reworded_struck_out_and_put_back(office: Office) -> None:
    case_id = office.decided()
    planned = text(office, case_id)
    told = {"kind_id": "ending", "paragraph_id": "thanks_since"}
    drafts.rewrite(office.desk, office.opened(case_id), **told, text="Thank you for five years.", token="a")
    assert "Thank you for five years." in text(office, case_id)
    drafts.strike(office.desk, office.opened(case_id), **told, note="They asked for no thanks", token="b")
    assert "Thank you" not in text(office, case_id)
    drafts.put_back(office.desk, office.opened(case_id), **told, token="c")
    assert text(office, case_id) == planned


def test_striking_out_needs_a_reason(office: Office) -> None:
    opened = office.opened(office.decided())
    with pytest.raises(NotAllowed, match="needs its reason"):
        drafts.strike(office.desk, opened, "ending", "thanks_since", note=" ", token="a")


def test_a_must_that_is_struck_out_without_a_note_blocks_and_with_one_does_not(office: Office) -> None:
    case_id = office.decided()
    drafts.rewrite(office.desk, office.opened(case_id), "ending", "clause_dated", text="", token="a")
    blocked = issuing.before_issuing(office.desk, office.opened(case_id), "ending")
    assert [one.code for one in blocked] == ["must:clause"]
    drafts.strike(
        office.desk, office.opened(case_id), "ending", "clause_dated", note="No agreement", token="b"
    )
    assert issuing.before_issuing(office.desk, office.opened(case_id), "ending") == ()


def test_an_added_paragraph_stands_where_it_was_put_and_its_braces_are_words(office: Office) -> None:
    case_id = office.decided()
    for words in ("First {{ ends_on }} {% raw %}", "Second"):
        drafts.add_own(office.desk, office.opened(case_id), "ending", words, "opening", token=office.token())
    made = papers.draft(office.desk, office.opened(case_id).dossier, "ending")
    ids = [one.id for one in made.paragraphs]
    assert ids[:3] == ["opening", "own-2", "own-1"]
    assert "First {{ ends_on }} {% raw %}" in plain_text(made)
    drafts.put_back(office.desk, office.opened(case_id), "ending", "own-1", token="gone")
    drafts.add_own(office.desk, office.opened(case_id), "ending", "Third", "opening", token="third")
    made = papers.draft(office.desk, office.opened(case_id).dossier, "ending")
    assert [one.id for one in made.paragraphs if one.is_own] == ["own-3", "own-2"]


def test_an_empty_paragraph_is_not_added(office: Office) -> None:
    with pytest.raises(NotAllowed, match="paragraph is empty"):
        drafts.add_own(office.desk, office.opened(office.decided()), "ending", " \n", "opening", token="a")


def test_words_that_block_are_kept_with_a_reason_only(office: Office) -> None:
    case_id = office.decided()
    words = "We admit that we were negligent."
    drafts.add_own(office.desk, office.opened(case_id), "ending", words, "opening", token="a")
    (found,) = issuing.before_issuing(office.desk, office.opened(case_id), "ending")
    kept = KeptWording(words=words, rule=found.code, note=" ")
    with pytest.raises(NotAllowed, match="needs its reason"):
        drafts.keep_words(office.desk, office.opened(case_id), "ending", kept, token="b")
    kept = KeptWording(words=words, rule=found.code, note="Agreed with the insurer")
    drafts.keep_words(office.desk, office.opened(case_id), "ending", kept, token="c")
    assert issuing.before_issuing(office.desk, office.opened(case_id), "ending") == ()


def test_who_signs_and_what_is_enclosed_is_printed(office: Office) -> None:
    case_id = office.decided()
    drafts.sign(office.desk, office.opened(case_id), "ending", "P-2", token="a")
    drafts.enclose(
        office.desk, office.opened(case_id), "ending", ("Final account", "", " List \n of files"), token="b"
    )
    made = papers.draft(office.desk, office.opened(case_id).dossier, "ending")
    assert made.values["signatory_name"] == "Jo Hart"
    assert made.enclosures[-2:] == ("Final account", "List of files")


def test_two_tabs_cannot_both_write_the_draft(office: Office) -> None:
    case_id = office.decided()
    one, other = office.opened(case_id), office.opened(case_id)
    drafts.rewrite(office.desk, one, "ending", "opening", text="One", token="a")
    with pytest.raises(CaseChangedElsewhere):
        drafts.rewrite(office.desk, other, "ending", "opening", text="Two", token="b")


def test_a_change_of_the_draft_can_be_undone(office: Office) -> None:
    case_id = office.decided()
    before = text(office, case_id)
    drafts.rewrite(office.desk, office.opened(case_id), "ending", "thanks_since", text="Thanks.", token="a")
    event = cases.last_undoable(office.opened(case_id))
    assert event is not None
    cases.undo(office.desk, office.opened(case_id), event.number, token="b")
    assert text(office, case_id) == before


def test_losing_the_last_day_from_the_letter_is_a_stop(office: Office) -> None:
    case_id = office.decided()
    words = "We are writing to tell you that our work for you ends next year."
    drafts.rewrite(office.desk, office.opened(case_id), "ending", "opening", text=words, token="a")
    codes = [one.code for one in issuing.before_issuing(office.desk, office.opened(case_id), "ending")]
    assert "last_day" in codes


def test_the_preview_is_made_of_the_paper_itself_and_holds_no_markup_of_the_client(office: Office) -> None:
    case_id = office.decided("<script>alert(1)</script> & Co")
    shown = papers.preview(office.desk, office.opened(case_id).dossier)
    assert "<script" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Co" in shown


def test_a_draft_on_a_closed_case_stays_as_it_is(office: Office) -> None:
    opened = office.opened(office.closed())
    with pytest.raises(NotAllowed, match="case is closed"):
        drafts.rewrite(office.desk, opened, "ending", "opening", text="Other", token="a")
    assert opened.case.notice != Notice()
