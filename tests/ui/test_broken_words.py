"""Words left in a form that were damaged or altered: the page is drawn, and the form can be used."""

import json
from typing import Any

import pytest
from sqlalchemy import update

from partwell.store import schema
from tests.services.office import TODAY, Office
from tests.ui.tab import Tab

BROKEN = ["{", "null", "[]", "1e999", "true", "-1", '"no such thing"', '"9999-12-31"']


@pytest.fixture
def case_id(office: Office) -> str:
    """A case whose letter was sent, so that every kind of form is open."""
    case_id = office.noticed("Bay & Co")
    store = office.desk.store
    form = case_id.replace("-", "_")
    for name, value in (("minutes", 5), ("on", TODAY.isoformat()), ("channel", "Telephone"), ("points", "x")):
        store.unfinished.keep(case_id, f"{form}_call", name, value, who="Ada")
    return case_id


def spoil(office: Office, value: str) -> None:
    """Every value that is kept becomes this one, as a damaged or strange store has it."""
    with office.desk.store.engine.begin() as connection:
        connection.execute(update(schema.unfinished_words).values(value=value))


@pytest.mark.parametrize("value", BROKEN)
@pytest.mark.parametrize(
    ("step", "inputs"),
    [
        ("call", {"minutes": 12, "on": TODAY}),
        ("decision", {"what": "Words", "happened_on": TODAY}),
        ("letter", {"tracking": "1Z", "sent_on": TODAY, "method": "post"}),
    ],
)
def test_a_page_is_drawn_over_any_words_left_in_its_forms(
    office: Office, case_id: str, step: str, inputs: dict[str, Any], value: str
) -> None:
    tab = Tab(case=case_id, step=step).unfold()
    keys = {name: [key for key in tab.keys if key.endswith(f"_{name}")] for name in inputs}
    used = [(key, value) for name, value in inputs.items() for key in keys[name][:1]]
    assert used
    for key, typed in used:
        tab.put(key, typed)
    spoil(office, value)
    again = Tab(case=case_id, step=step).unfold()
    assert (again.troubles, {key for key, _ in used} <= set(again.keys)) == ([], True)


def test_broken_words_are_as_if_they_had_not_been_kept(office: Office, case_id: str) -> None:
    form = f"{case_id}_call".replace("-", "_")
    spoil(office, "{")
    assert office.desk.store.unfinished.of(case_id, form, who="Ada") == {}
    spoil(office, json.dumps(7))
    assert set(office.desk.store.unfinished.of(case_id, form, who="Ada").values()) == {7}
