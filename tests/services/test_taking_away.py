"""A case flagged by mistake goes without a trace of its words; whatever reached the client keeps it."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text

from partwell.domain.case import (
    Alternative,
    CallOutcome,
    DatedFact,
    Feedback,
    FollowUpCall,
    Lane,
    Warning,
)
from partwell.domain.errors import CaseChangedElsewhere, NotAllowed, UnknownCase
from partwell.services import cases, clients, closing
from partwell.store import verify
from tests.services.office import TODAY, Office

CALL = FollowUpCall(on=TODAY, outcome=CallOutcome.HELD)
REACHED: dict[str, tuple[str, Any]] = {
    "a call is on file": ("calls", CALL),
    "something came in": ("feedback", Feedback(feedback_id="F-1", lane=Lane.FEEDBACK, received_on=TODAY)),
    "a warning was given": ("warnings", Warning(given_on=TODAY, what_must_change="Pay the invoice")),
    "something else was offered to the client": (
        "alternatives",
        Alternative(option="pause", offered_on=TODAY - timedelta(days=1)),
    ),
}


def test_a_case_with_nothing_but_preparation_is_taken_away_and_its_client_stays(office: Office) -> None:
    case_id = office.flagged("Bay & Co")
    office.set(case_id, doubts="Perhaps the wrong Bay")
    office.add(case_id, "facts", DatedFact(what="Late by a week", happened_on=TODAY))
    cases.take_away(office.desk, office.opened(case_id))
    with pytest.raises(UnknownCase):
        office.opened(case_id)
    assert [one.name for one in office.desk.store.clients.each()] == ["Bay & Co"]
    assert office.desk.store.cases.status_counts() == {}
    with office.desk.store.engine.connect() as connection:
        (kept,) = connection.execute(text("SELECT case_id, who, events_count FROM erasures")).all()
    assert kept == (case_id, "Ada", 3)
    assert verify(office.desk.store).findings == ()


def test_the_client_can_be_flagged_again_afterwards(office: Office) -> None:
    case_id = office.flagged()
    client_id = office.opened(case_id).case.client_id
    cases.take_away(office.desk, office.opened(case_id))
    again = cases.flag(office.desk, client_id, token="again")
    assert again != case_id
    assert office.opened(again).case.follows == ""


@pytest.mark.parametrize("reason", REACHED)
def test_whatever_reached_the_client_keeps_the_case(office: Office, reason: str) -> None:
    list_name, item = REACHED[reason]
    case_id = office.flagged()
    office.add(case_id, list_name, item)
    assert cases.kept_for(office.desk, office.opened(case_id)) == (reason,)
    with pytest.raises(NotAllowed, match=reason):
        cases.take_away(office.desk, office.opened(case_id))
    assert office.opened(case_id).case.case_id == case_id


@pytest.mark.parametrize("make", [Office.issued, Office.noticed, Office.closed])
def test_a_case_with_an_issued_letter_stays(office: Office, make: Any) -> None:
    case_id = make(office)
    assert "a paper was issued" in cases.kept_for(office.desk, office.opened(case_id))
    with pytest.raises(NotAllowed, match="holds more than preparation"):
        cases.take_away(office.desk, office.opened(case_id))


def test_a_call_that_was_recorded_and_removed_again_keeps_the_case(office: Office) -> None:
    case_id = office.flagged()
    office.add(case_id, "calls", CALL)
    cases.remove_item(office.desk, office.opened(case_id), "calls", CALL, token="remove")
    assert office.opened(case_id).case.calls == ()
    assert cases.kept_for(office.desk, office.opened(case_id)) == ("a call is on file",)


def test_a_hold_and_a_restricted_note_keep_the_case(office: Office) -> None:
    held, noted = office.flagged("One"), office.flagged("Other")
    closing.place_hold(office.desk, office.opened(held), "Claim announced", token="hold")
    closing.add_restricted_note(office.desk, noted, "Told the insurer", "insurer")
    assert "a hold was placed" in cases.kept_for(office.desk, office.opened(held))
    assert cases.kept_for(office.desk, office.opened(noted)) == ("a restricted note is kept",)


def test_a_case_that_was_saved_meanwhile_is_looked_at_again_first(office: Office) -> None:
    case_id = office.flagged()
    before = office.opened(case_id)
    office.set(case_id, doubts="Not so sure")
    with pytest.raises(CaseChangedElsewhere):
        cases.take_away(office.desk, before)
    assert office.opened(case_id).case.doubts == "Not so sure"


def test_a_client_is_removed_and_put_back_as_they_were(office: Office) -> None:
    client_id = office.client("Bay & Co")
    stored = office.desk.store.clients.stored(client_id)
    gone = clients.remove(office.desk, client_id, version=stored.version)
    assert office.desk.store.clients.count() == 0
    clients.put_back(office.desk, gone, token="back")
    clients.put_back(office.desk, gone, token="back")
    assert list(office.desk.store.clients.each()) == [stored.client]


def test_a_client_with_a_case_stays_on_the_list(office: Office) -> None:
    client_id = office.opened(office.closed()).case.client_id
    with pytest.raises(NotAllowed, match="There is a case on this client"):
        clients.remove(office.desk, client_id, version=1)
    assert office.desk.store.clients.count() == 1


def test_the_case_to_go_on_with_is_the_open_one_else_the_newest(office: Office) -> None:
    closed = office.closed("Closed")
    client_id = office.opened(closed).case.client_id
    idle = office.client("Idle")
    listed = tuple(office.desk.store.clients.each())
    assert {key: row.case_id for key, row in clients.cases_of(office.desk, listed).items()} == {
        client_id: closed
    }
    again = cases.flag(office.desk, client_id, token="again")
    found = clients.cases_of(office.desk, listed)
    assert (found[client_id].case_id, idle in found) == (again, False)
