"""The letter step and what leads to it: facts for the client, words beneath their paragraph, sendings."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from partwell.domain.case import Audience, DatedFact, DeliveryOutcome
from partwell.domain.letters import kinds_that_fit
from partwell.services import bulk, drafts, issuing, papers
from tests.services.office import TODAY, Office, words_of
from tests.ui.tab import Tab

SECRET = DatedFact(what="Zzprivate drank before the workshop", happened_on=date(2026, 9, 1))
TOLD = DatedFact(what="Invoice 210 was not paid", happened_on=date(2026, 10, 1), audience=Audience.CLIENT)


def test_a_fact_for_the_file_reaches_no_outgoing_paper_by_composing_the_sentence(
    office: Office, tmp_path: Path
) -> None:
    case_id = office.decided()
    office.put(case_id, facts=(SECRET, TOLD), reason_ids=("R09",))
    tab = Tab(case=case_id, step="decision").click("compose")
    sentence = office.opened(case_id).case.objective_sentence
    assert sentence == "On October 1, 2026, invoice 210 was not paid."
    assert "1 fact is left out: marked “file only” under “Who may read it”" in tab.words
    opened = office.opened(case_id)
    kinds = [one.kind.id for one in kinds_that_fit(opened.dossier) if one.fits]
    papers_out = {kind: papers.preview(office.desk, opened.dossier, kind) for kind in kinds}
    papers_out["draft as Word"] = words_of(papers.letter_file(office.desk, opened.dossier))
    bulk.write_letters(office.desk, tmp_path / "all.zip")
    papers_out["all letters"] = words_of((tmp_path / "all.zip").read_bytes())
    issuing.issue(office.desk, office.opened(case_id), "ending", token="issue")
    paper = office.opened(case_id).case.documents[0]
    papers_out["issued"] = words_of(office.desk.store.documents.data(paper.document_id))
    papers_out["e-mail"] = words_of(issuing.email_of(office.desk, office.opened(case_id), paper))
    assert "invoice 210 was not paid" in papers_out["issued"]
    assert [name for name, words in papers_out.items() if "drank" in words] == []


def test_without_a_fact_for_the_client_the_button_says_why_it_cannot_be_used(office: Office) -> None:
    case_id = office.decided()
    office.put(case_id, facts=(SECRET, replace(TOLD, audience=Audience.SUCCESSOR)))
    tab = Tab(case=case_id, step="decision")
    assert tab.is_locked("compose")
    assert "No fact is marked for the client yet" in tab.words
    assert "2 facts are left out: marked “file only” or “successor”" in tab.words


def test_words_to_look_at_stand_beneath_the_paragraph_that_holds_them(office: Office) -> None:
    case_id = office.decided()
    for words in ("We admit that we were negligent.", "You never paid on time, as usual."):
        drafts.add_own(office.desk, office.opened(case_id), "ending", words, "opening", token=office.token())
    tab = Tab(case=case_id, step="letter")
    shown = [key for key in tab.keys if key.startswith("use_letter_ending_")]
    assert {key.split("_")[-3] for key in shown} == {"own-1", "own-2"}
    order = [key for key in tab.keys if key in ("use_letter_ending_own-1_0_0", "para_ending_own-1_tools")]
    assert order[0] == "para_ending_own-1_tools"
    assert "Each stands beneath the paragraph that holds it." in tab.words


def test_words_are_kept_with_a_note_of_their_own_which_outlives_a_reload(office: Office) -> None:
    case_id = office.decided()
    words = "We admit that we were negligent. We admit that we were negligent."
    drafts.add_own(office.desk, office.opened(case_id), "ending", words, "opening", token="own")
    notes = [key for key in Tab(case=case_id, step="letter").unfold().keys if key.endswith("_note")]
    first, second = (key for key in notes if "_keep_ending_" in key)
    Tab(case=case_id, step="letter").put(second, "Agreed with counsel")
    again = Tab(case=case_id, step="letter").unfold()
    assert (again.value(first), again.value(second)) == ("", "Agreed with counsel")
    again.click(second.replace("_note", "_save"))
    kept = office.opened(case_id).case.letter("ending").kept
    assert ([one.note for one in kept], again.troubles) == (["Agreed with counsel"], [])


def test_better_words_go_into_their_paragraph_alone(office: Office) -> None:
    case_id = office.decided()
    words = "The first line stays.\nWe admit that we were negligent. The end stays."
    drafts.add_own(office.desk, office.opened(case_id), "ending", words, "opening", token="own")
    look = issuing.looked_over(office.desk, office.opened(case_id), "ending")
    (found,) = [one for one in look.words if "negligent" in one.shown]
    tab = Tab(case=case_id, step="letter").click("use_letter_ending_own-1_0_0")
    (edit,) = office.opened(case_id).case.letter("ending").edits
    assert edit.text is not None
    assert edit.text.startswith("The first line stays.")
    assert edit.text.endswith("The end stays.")
    assert (found.shown in edit.text, tab.troubles) == (False, [])


def test_date_and_enclosures_are_asked_for_and_printed(office: Office) -> None:
    case_id = office.decided()
    tab = Tab(case=case_id, step="letter").put(f"{case_id}:enclosed:ending", "Final account\nList of files")
    tab.put(f"{case_id}:dated:ending", TODAY)
    draft = office.opened(case_id).case.letter("ending")
    assert (draft.enclosures, draft.dated_on) == (("Final account", "List of files"), TODAY)
    tab.put(f"{case_id}:dated:ending", TODAY + timedelta(days=1))
    assert "would be dated after the day on which notice is given" in tab.troubles[0]
    shown = papers.preview(office.desk, office.opened(case_id).dossier)
    assert "Final account" in shown
    assert "November 23, 2026" in shown


def test_a_letter_step_names_the_day_of_receipt_and_why(office: Office) -> None:
    case_id = office.issued()
    words = Tab(case=case_id, step="letter").words
    assert "The notice counts as received on Monday 23 November 2026. Sent on" in words
    assert "by email: taken to arrive the same day" in words


def test_the_sending_form_offers_what_is_allowed_and_marks_what_was_not_agreed(office: Office) -> None:
    case_id = office.decided()
    engagement = replace(office.opened(case_id).case.engagement, notice_method="courier")
    office.put(case_id, engagement=engagement)
    offered = [
        "Courier",
        "E-mail (not as the agreement says)",
        "Handed over (not as the agreement says)",
        "First-class post (not as the agreement says)",
        "Tracked or certified post (not as the agreement says)",
    ]
    settings = Tab(case=case_id, step="notice").at_hand(f"{case_id}:notice.method")
    assert settings.options == ["As usual: Courier", *offered]  # an e-mail was chosen for this notice
    issuing.issue(office.desk, office.opened(case_id), "ending", token="issue")
    paper = office.opened(case_id).case.documents[0].document_id
    tab = Tab(case=case_id, step="letter")
    assert tab.at_hand(f"send_{paper}_method").options == offered
    tab.fill(**{f"send_{paper}_method": "email"}).click(f"send_{paper}_save")
    assert "asks for another way of sending" in tab.troubles[0]
    tab.fill(**{f"send_{paper}_note": "The courier was full"}).click(f"send_{paper}_save")
    assert [one.note for one in office.opened(case_id).case.deliveries] == ["The courier was full"]


def test_an_arrival_is_told_with_its_day_and_note_and_a_sending_is_corrected(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = office.noticed()
    paper = office.opened(case_id).case.documents[0].document_id
    monkeypatch.setenv("PARTWELL_TODAY", (TODAY + timedelta(days=4)).isoformat())
    on = TODAY + timedelta(days=2)
    form = f"delivered_{paper}_0"
    tab = Tab(case=case_id, step="letter")
    tab.fill(**{f"corrected_{paper}_0_tracking": "RR 123 GB"}).click(f"corrected_{paper}_0_save")
    tab.fill(**{f"{form}_told_on": on, f"{form}_told_note": "Signed for"}).click(form)
    case = office.opened(case_id).case
    (told,) = case.deliveries
    assert (told.outcome, told.outcome_on, told.note) == (DeliveryOutcome.DELIVERED, on, "Signed for")
    assert (told.tracking, case.notice.received_on, tab.troubles) == ("RR 123 GB", on, [])
    assert not tab.has(form)


def test_an_email_draft_to_a_successor_needs_no_address_of_the_client(office: Office) -> None:
    case_id = office.issued(email="")
    paper = office.opened(case_id).case.documents[0]
    assert not Tab(case=case_id, step="letter").has(f"eml_{paper.document_id}")
    office.put(case_id, documents=(replace(paper, audience="successor", addressee="Larch Data"),))
    assert Tab(case=case_id, step="letter").has(f"eml_{paper.document_id}")


def test_a_list_too_long_for_every_name_is_told_of(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    case_id = office.decided()
    monkeypatch.setattr(issuing, "OTHER_CLIENTS", 0)
    told = "compared with the first 0 names of it and not with the other 1."
    assert told in Tab(case=case_id, step="letter").words
