"""What a letter still needs is asked for where it is missed, with the inputs the steps use."""

from datetime import date, timedelta

from partwell.domain.case import Notice
from partwell.domain.knowledge import Disclosure
from tests.services.office import TODAY, Office
from tests.ui.tab import Tab


def test_the_last_day_is_asked_in_place_and_follows_the_day_of_notice(office: Office) -> None:
    case_id = office.decided()
    office.put(case_id, notice=Notice())
    tab = Tab(case=case_id, step="letter")
    assert tab.has(f"{case_id}:notice.ends_on")
    tab.put(f"{case_id}:notice.given_on", TODAY + timedelta(days=1))
    assert office.opened(case_id).case.notice.given_on == date(2026, 11, 24)
    assert not tab.has(f"{case_id}:notice.given_on")


def test_while_something_stops_the_notice_no_day_is_asked_for(office: Office) -> None:
    office.set_up(profession_id="medicine_us")
    case_id = office.decided(yes=("pregnancy_20_weeks",))
    office.put(case_id, notice=Notice())
    assert not Tab(case=case_id, step="letter").has(f"{case_id}:notice.given_on")


def test_the_reason_is_asked_in_place(office: Office) -> None:
    office.set_up(profession_id="medicine_uk", country="GB", region="")
    case_id = office.decided()
    office.put(case_id, reason_ids=())
    tab = Tab(case=case_id, step="letter").put(f"{case_id}:reason", "R13")
    assert (office.opened(case_id).case.reason_ids, tab.troubles) == (("R13",), [])
    assert not tab.has(f"{case_id}:reason")


def test_the_sentence_of_a_reason_told_in_full_is_asked_in_place(office: Office) -> None:
    case_id = office.decided()
    office.put(case_id, reason_ids=("R-own",), disclosure=Disclosure.FULL)
    tab = Tab(case=case_id, step="letter").put(f"{case_id}:objective_sentence", "Invoice 12 is unpaid.")
    assert (office.opened(case_id).case.objective_sentence, tab.troubles) == ("Invoice 12 is unpaid.", [])
