"""A form that was left half written: its words are there again, after another step and in a new tab."""

from collections.abc import Callable

import pytest

from partwell.domain.case import Feedback, Lane
from tests.services.office import TODAY, Office
from tests.ui.tab import Tab


@pytest.fixture
def case_id(office: Office) -> str:
    return office.flagged("Bay & Co")


def field(case_id: str, name: str) -> str:
    return f"{case_id}_facts_new_{name}".replace("-", "_")


def test_words_left_in_a_form_stand_there_in_a_new_tab(office: Office, case_id: str) -> None:
    Tab(case=case_id, step="decision").put(field(case_id, "what"), "Invoice 12 was not paid").put(
        field(case_id, "happened_on"), TODAY
    )
    again = Tab(case=case_id, step="decision").unfold()
    assert (again.value(field(case_id, "what")), again.value(field(case_id, "happened_on"))) == (
        "Invoice 12 was not paid",
        TODAY,
    )
    assert office.opened(case_id).case.facts == ()


def test_words_left_in_a_form_stand_there_after_another_step(case_id: str) -> None:
    tab = Tab(case=case_id, step="decision").put(field(case_id, "what"), "Invoice 12 was not paid")
    tab.click("step_wide_notice").click("step_wide_decision")
    assert tab.unfold().value(field(case_id, "what")) == "Invoice 12 was not paid"


def test_a_saved_form_is_empty_again_and_nothing_of_it_is_kept(office: Office, case_id: str) -> None:
    tab = Tab(case=case_id, step="decision")
    tab.put(field(case_id, "what"), "Invoice 12 was not paid").put(field(case_id, "happened_on"), TODAY)
    tab.click(f"{field(case_id, '')}save")
    assert [fact.what for fact in office.opened(case_id).case.facts] == ["Invoice 12 was not paid"]
    assert tab.value(field(case_id, "what")) == ""
    assert Tab(case=case_id, step="decision").unfold().value(field(case_id, "what")) == ""


def test_words_of_one_person_are_not_shown_to_another(case_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Tab(case=case_id, step="decision").put(field(case_id, "what"), "Only mine so far")
    monkeypatch.setenv("PARTWELL_WHO", "Ben")
    assert Tab(case=case_id, step="decision").unfold().value(field(case_id, "what")) == ""


def test_a_day_that_was_taken_out_is_still_out_after_a_reload(office: Office) -> None:
    client_id = office.client("Bay & Co", since_on=TODAY)
    key = f"client_{client_id}_since".replace("-", "_")
    Tab("pages/clients.py").put(key, None)
    assert Tab("pages/clients.py").unfold().value(key) is None


MARK = "7 seven"


def held_up(office: Office, name: str) -> str:
    """A case in which a gate waits for a clearance."""
    return office.decided(name, yes=("personal_tie",))


@pytest.mark.parametrize(
    ("stage", "step"),
    [
        *((held_up, step) for step in ("case", "decision", "notice", "letter")),
        *((Office.noticed, step) for step in ("letter", "call", "handover", "aftercare", "record")),
    ],
)
def test_no_word_typed_in_one_case_stands_in_another_opened_in_the_same_tab(
    office: Office, stage: Callable[[Office, str], str], step: str
) -> None:
    one, other = stage(office, "Bay & Co"), stage(office, "Larkspur")
    for case_id in (one, other):
        office.put(case_id, feedback=(Feedback(feedback_id="F-1", lane=Lane.COMPLAINT, received_on=TODAY),))
    tab = Tab(case=one, step=step)
    tab.at.session_state["so_far_tab"] = "History"
    tab.show().unfold().unfold()
    typed = [*tab.at.text_input, *tab.at.text_area]
    for field in typed:
        field.set_value(MARK)
    tab.show()
    tab.at.query_params.update({"case": other})
    tab.show().unfold().unfold()
    shown = [*tab.at.text_input, *tab.at.text_area]
    assert [field.key for field in shown if MARK in (field.value or "")] == []
    assert min(len(typed), len(shown)) > 0
