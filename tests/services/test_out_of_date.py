"""A letter is out of date once what it says, or which paragraphs it has, would be another one today."""

from dataclasses import replace

from partwell.domain import letters
from partwell.domain.case import Answer
from partwell.domain.lifecycle import Move
from partwell.services import cases, issuing
from tests.services.office import Office


def answered(office: Office, case_id: str, circumstance_id: str, value: str) -> None:
    """Answer one question anew."""
    kept = [one for one in office.opened(case_id).case.answers if one.circumstance_id != circumstance_id]
    office.put(case_id, answers=(*kept, Answer(circumstance_id=circumstance_id, value=value)))


def is_out_of_date(office: Office, case_id: str) -> bool:
    """Whether the newest paper of a case is out of date."""
    opened = office.opened(case_id)
    return issuing.is_out_of_date(opened, opened.case.documents[-1])


def test_an_answer_that_changes_which_paragraphs_stand_makes_the_letter_out_of_date(office: Office) -> None:
    case_id = office.issued()
    assert not is_out_of_date(office, case_id)
    answered(office, case_id, "surviving_clauses", "yes")
    assert is_out_of_date(office, case_id)
    answered(office, case_id, "surviving_clauses", "no")
    assert not is_out_of_date(office, case_id)


def test_a_paper_of_an_older_version_is_judged_as_it_was_then(office: Office) -> None:
    case_id = office.issued()
    opened = office.opened(case_id)
    (paper,) = opened.case.documents
    of_old = letters.facts_sha256(opened.dossier, "ending", version="")
    assert (len(of_old), paper.facts_sha256.startswith("2:")) == (64, True)
    office.put(case_id, documents=(replace(paper, facts_sha256=of_old),))
    assert not is_out_of_date(office, case_id)
    answered(office, case_id, "surviving_clauses", "yes")
    assert not is_out_of_date(office, case_id)  # it was hashed without the paragraphs
    office.set(case_id, engagement__clause="section 7")
    assert is_out_of_date(office, case_id)


def test_the_course_of_a_case_makes_no_letter_out_of_date(office: Office) -> None:
    case_id = office.noticed()
    assert not is_out_of_date(office, case_id)
    last_on = office.opened(case_id).dossier.period.ends_on
    assert last_on is not None
    office.desk = office.desk.on_day(last_on)
    cases.move(office.desk, office.opened(case_id), Move.END, token=office.token())
    assert not is_out_of_date(office, case_id)
