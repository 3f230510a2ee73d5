"""The situation, the gates it opens and who clears them."""

from datetime import date, timedelta

import pytest

from partwell.domain import lifecycle, record
from partwell.domain.case import Consultation, Review
from partwell.domain.errors import NotAllowed
from partwell.services import cases, decision
from tests.services.office import TODAY, Office


def open_gates(office: Office, case_id: str) -> dict[str, bool]:
    """Every gate that fired, and whether it blocks."""
    return {one.gate.id: one.is_blocking for one in office.opened(case_id).dossier.gates}


def cleared(gate_id: str, **facts: object) -> Consultation:
    """What counsel said on a gate yesterday."""
    told = {"person": "Ruth Amsel", "role": "counsel", "on": TODAY - timedelta(days=1), "note": "Go on."}
    return Consultation(**{"gate_id": gate_id, **told, **facts})  # type: ignore[arg-type]


def test_an_answer_opens_a_gate_and_taking_it_back_closes_it(office: Office) -> None:
    case_id = office.decided()
    assert open_gates(office, case_id) == {}
    decision.answer(office.desk, office.opened(case_id), {"personal_tie": "yes"}, token="a")
    assert open_gates(office, case_id) == {"G30": True}
    decision.answer(office.desk, office.opened(case_id), {"personal_tie": ""}, token="b")
    assert open_gates(office, case_id) == {}
    waits = lifecycle.decision_in_the_way(office.opened(case_id).dossier)
    assert [one.what for one in waits] == ["One question on the situation is not answered."]


@pytest.mark.parametrize(
    "answers", [{"pregnancy_20_weeks": "yes"}, {"personal_tie": "perhaps"}, {"personal_tie": "YES"}]
)
def test_a_question_or_answer_that_is_not_asked_is_refused(office: Office, answers: dict[str, str]) -> None:
    case_id = office.flagged()
    with pytest.raises(NotAllowed, match="not asked in this profession"):
        decision.answer(office.desk, office.opened(case_id), answers, token="a")
    assert office.opened(case_id).case.answers == ()


def test_the_rest_is_answered_with_no_and_what_was_said_stays(office: Office) -> None:
    case_id = office.flagged()
    decision.answer(office.desk, office.opened(case_id), {"personal_tie": "yes"}, token="a")
    decision.answer_rest_with_no(office.desk, office.opened(case_id), token="b")
    case = office.opened(case_id).case
    asked = office.opened(case_id).dossier.profession.circumstances
    assert {one.id: case.answer(one.id) for one in asked} == {
        one.id: "yes" if one.id == "personal_tie" else "no" for one in asked
    }
    version = office.opened(case_id).version
    assert decision.answer_rest_with_no(office.desk, office.opened(case_id), token="c") == version


def test_answers_can_be_undone(office: Office) -> None:
    case_id = office.flagged()
    decision.answer(office.desk, office.opened(case_id), {"personal_tie": "yes"}, token="a")
    event = cases.last_undoable(office.opened(case_id))
    assert event is not None
    cases.undo(office.desk, office.opened(case_id), event.number, token="b")
    assert office.opened(case_id).case.answers == ()


def test_a_consultation_is_cleared_by_a_named_person_a_day_and_a_note(office: Office) -> None:
    case_id = office.decided(yes=("personal_tie",))
    decision.consult(office.desk, office.opened(case_id), cleared("G30"), token="a")
    opened = office.opened(case_id)
    assert open_gates(office, case_id) == {"G30": False}
    (gate,) = opened.dossier.gates
    assert gate.cleared_by == "Ruth Amsel, counsel, on Sunday 22 November 2026: Go on."
    assert opened.dossier.timeline[-1].what == "Counsel Ruth Amsel asked about G30 on 2026-11-22: Go on."


def test_a_refusal_keeps_the_gate_shut_and_a_later_word_opens_it(office: Office) -> None:
    case_id = office.decided(yes=("personal_tie",))
    first = cleared("G30", clears=False, on=TODAY - timedelta(days=2))
    decision.consult(office.desk, office.opened(case_id), first, token="a")
    assert open_gates(office, case_id) == {"G30": True}
    decision.consult(office.desk, office.opened(case_id), cleared("G30"), token="b")
    assert open_gates(office, case_id) == {"G30": False}


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"person": " "}, "needs a name and a note"),
        ({"note": "\n"}, "needs a name and a note"),
        ({"on": date(2026, 11, 24)}, "lies ahead"),
    ],
)
def test_a_clearance_without_name_or_note_or_from_tomorrow_is_refused(
    office: Office, facts: dict[str, object], sentence: str
) -> None:
    case_id = office.decided(yes=("personal_tie",))
    with pytest.raises(NotAllowed, match=sentence):
        decision.consult(office.desk, office.opened(case_id), cleared("G30", **facts), token="a")
    assert open_gates(office, case_id) == {"G30": True}


def test_a_stop_is_lifted_only_by_whom_it_names_with_a_paper(office: Office) -> None:
    case_id = office.flagged()
    office.set(case_id, profession_id="law_us", reason_ids=("R25",))
    decision.answer(office.desk, office.opened(case_id), {"on_record": "yes"}, token="a")
    for told in (cleared("G02"), cleared("G02", role="court")):
        decision.consult(office.desk, office.opened(case_id), told, token=office.token())
        assert open_gates(office, case_id)["G02"]
    order = cleared("G02", role="court", document="Order of 20 November 2026")
    decision.consult(office.desk, office.opened(case_id), order, token=office.token())
    assert not open_gates(office, case_id)["G02"]


def test_the_decider_is_not_the_second_pair_of_eyes(office: Office) -> None:
    case_id = office.decided(yes=("complaint_recent",))
    office.set(case_id, decided_by="Ines Vale")
    decision.consult(office.desk, office.opened(case_id), cleared("G19", role="insurer"), token="a")
    office.add(case_id, "reviews", Review(reviewer="Ines Vale", on=TODAY, note="Fine"))
    assert open_gates(office, case_id) == {"G19": True}
    office.add(case_id, "reviews", Review(reviewer="Jo Hart", on=TODAY, note="Reasons predate it"))
    assert open_gates(office, case_id) == {"G19": False}


def test_added_days_stay_until_they_are_waived_with_a_reason(office: Office) -> None:
    case_id = office.decided(yes=("client_unreachable",))
    longer = office.opened(case_id).dossier.period.recommended_on
    cases.waive(office.desk, office.opened(case_id), "G28", "The client answered today.", token="a")
    shorter = office.opened(case_id).dossier.period.recommended_on
    assert (longer, shorter) == (date(2027, 1, 6), date(2026, 12, 23))


def test_a_clearance_is_taken_back_with_its_reason_and_given_anew(office: Office) -> None:
    case_id = office.decided(yes=("personal_tie",))
    with pytest.raises(NotAllowed, match="not cleared any more"):
        decision.reopen(office.desk, office.opened(case_id), "G30", "New facts", token="a")
    decision.consult(office.desk, office.opened(case_id), cleared("G30"), token="b")
    with pytest.raises(NotAllowed, match="needs its reason"):
        decision.reopen(office.desk, office.opened(case_id), "G30", " ", token="c")
    decision.reopen(office.desk, office.opened(case_id), "G30", "New facts", token="d")
    opened = office.opened(case_id)
    (gate,) = opened.dossier.gates
    assert gate.lacks == ("It was opened again on Monday 23 November 2026: New facts",)
    assert [one.clears for one in opened.case.consultations] == [True, False]
    assert opened.dossier.timeline[-1].what == "G30 open again: New facts"
    again = cleared("G30", on=TODAY)
    decision.consult(office.desk, office.opened(case_id), again, token="e")
    assert open_gates(office, case_id) == {"G30": False}


def test_a_restricted_clearance_taken_back_keeps_its_words_out_of_the_history(office: Office) -> None:
    case_id = office.flagged()
    profession = office.desk.knowledge.profession("law_us")
    assert profession is not None
    gate = next(one for one in profession.gates if one.restricted and one.severity == "consult")
    key = next(iter((*gate.applies_when, *gate.applies_when_any)))
    office.set(case_id, profession_id="law_us")
    decision.answer(office.desk, office.opened(case_id), {key: "yes"}, token="a")
    told = cleared(gate.id, role=gate.consult[0])
    decision.consult(office.desk, office.opened(case_id), told, token="b")
    decision.reopen(office.desk, office.opened(case_id), gate.id, "zzsecret", token="c")
    opened = office.opened(case_id)
    assert opened.dossier.timeline[-1].what == "A clearance was taken back."
    assert open_gates(office, case_id)[gate.id]


def test_a_closed_case_takes_no_answers_and_no_clearances(office: Office) -> None:
    case_id = office.closed()
    with pytest.raises(NotAllowed, match="case is closed"):
        decision.answer(office.desk, office.opened(case_id), {"personal_tie": "yes"}, token="a")
    with pytest.raises(NotAllowed, match="case is closed"):
        decision.consult(office.desk, office.opened(case_id), cleared("G30"), token="b")


def test_a_case_is_slept_on_from_the_day_after_it_was_opened(office: Office) -> None:
    case_id = office.flagged()
    with pytest.raises(NotAllowed, match="come back on Tuesday 24 November 2026"):
        decision.slept_on(office.desk, office.opened(case_id), token="a")
    assert office.opened(case_id).case.cooled_off == ""
    tomorrow = office.desk.on_day(TODAY + timedelta(days=1))
    decision.slept_on(tomorrow, tomorrow.open_case(case_id), token="b")
    assert office.opened(case_id).case.cooled_off == "waited"
    cases.undo(office.desk, office.opened(case_id), 2, token="c")
    assert office.opened(case_id).case.cooled_off == ""


def test_who_gives_notice_has_decided_unless_somebody_else_is_named(office: Office) -> None:
    own, named = office.noticed(), office.issued("Other & Co")
    office.set(named, decided_by="Ines Vale", decided_on=TODAY - timedelta(days=3))
    office.send(named)
    told = [(case.decided_by, case.decided_on) for case in (office.opened(one).case for one in (own, named))]
    assert told == [("Ada", TODAY), ("Ines Vale", TODAY - timedelta(days=3))]
    assert "record_decided" not in [one.code for one in record.completeness(office.opened(own).dossier)]
