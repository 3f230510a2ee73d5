"""A form that was left half written: its words are there again, after another step and in a new tab."""

import pytest

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
