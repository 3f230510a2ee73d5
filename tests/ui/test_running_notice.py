"""The whole way of a letter that came back: sent again, arrived late, last day moved, extension sent."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from partwell.domain.case import DeliveryOutcome
from partwell.services import issuing
from tests.services.office import TODAY, Office
from tests.ui.tab import Tab


def form(case_id: str, name: str) -> str:
    return f"{case_id}_running_notice_{name}".replace("-", "_")


def test_a_returned_letter_sent_again_and_arriving_late_leads_to_an_extension_letter(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = office.issued()
    office.put(case_id, notice=replace(office.opened(case_id).case.notice, method="post"))
    office.send(case_id, method="post")
    first = office.opened(case_id)
    issuing.arrived(office.desk, first, first.case.deliveries[0], DeliveryOutcome.RETURNED, token="back")
    office.desk = office.desk.on_day(TODAY + timedelta(days=14))
    office.send(case_id, method="post")
    office.desk = office.desk.on_day(TODAY + timedelta(days=18))
    monkeypatch.setenv("PARTWELL_TODAY", office.desk.today.isoformat())
    paper = first.case.documents[0].document_id

    tab = Tab(case=case_id, step="letter").click(f"delivered_{paper}_1")
    assert office.opened(case_id).case.notice.received_on == date(2026, 12, 11)
    tab = Tab(case=case_id, step="notice")
    assert "later than planned. The notice then runs through Sunday 10 January 2027" in tab.words
    tab.fill(
        **{form(case_id, "ends_on"): date(2027, 1, 11), form(case_id, "why"): "It arrived on 11 December"}
    )
    tab.click(form(case_id, "save"))
    assert (tab.troubles, tab.said) == ([], ["The last day is moved."])
    assert "The last day is Monday 11 January 2027" in tab.words.replace("*", "")
    assert office.opened(case_id).dossier.timeline[-1].what == (
        "Last day moved from Wednesday 23 December 2026 to Monday 11 January 2027. "
        "Why: It arrived on 11 December"
    )
    tab = Tab(case=case_id, step="letter", letter="extension").click("issue")
    assert tab.troubles == []
    extension = office.opened(case_id).case.documents[-1]
    words = office.desk.store.documents.text(extension.document_id)
    assert (extension.kind_id, extension.ends_on) == ("extension", date(2027, 1, 11))
    assert "The last day is now Monday, January 11, 2027" in words


def test_days_are_added_to_a_running_notice_and_the_ending_letter_is_not_called_out_of_date(
    office: Office,
) -> None:
    case_id = office.noticed()
    tab = Tab(case=case_id, step="notice")
    tab.fill(**{form(case_id, "add_days"): 14, form(case_id, "why"): "The client asked for more time"})
    tab.click(form(case_id, "save"))
    assert office.opened(case_id).case.notice.ends_on == date(2027, 1, 6)
    assert "Now it is Wednesday 6 January 2027, 14 days later." in tab.words
    words = Tab(case=case_id, step="letter", letter="ending").words
    assert "the extension letter names the new one" in words
    assert "A fact in this letter was changed" not in words


def test_an_earlier_last_day_is_refused_until_the_clients_word_is_noted(office: Office) -> None:
    case_id = office.noticed()
    tab = Tab(case=case_id, step="notice")
    tab.fill(**{form(case_id, "ends_on"): date(2026, 12, 15), form(case_id, "why"): "All is handed over"})
    tab.click(form(case_id, "save"))
    refusal = (
        "A last day before Wednesday 23 December 2026 shortens the client's notice. Nothing was saved; "
        "please note how and when the client agreed to it."
    )
    assert tab.troubles == [refusal]
    tab.put(form(case_id, "agreed"), "E-mail of 23 November").click(form(case_id, "save"))
    notice = office.opened(case_id).case.notice
    assert (notice.ends_on, notice.earlier_agreed) == (date(2026, 12, 15), "E-mail of 23 November")
