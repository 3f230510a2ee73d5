"""Lists, counts, what is due and what the portfolio tells."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from icalendar import Calendar

from partwell.domain.agenda import next_action
from partwell.domain.case import (
    CallOutcome,
    CaseStatus,
    ClientDeadline,
    DeliveryOutcome,
    Engagement,
    FollowUpCall,
    Notice,
)
from partwell.domain.errors import NotAllowed
from partwell.domain.lifecycle import Move
from partwell.domain.portfolio import CaseFilter
from partwell.services import agenda, cases, clients, insights, issuing, portfolio
from tests.services.office import TODAY, Office


def test_the_figures_count_open_cases_notices_and_what_is_due(office: Office) -> None:
    office.flagged("First")
    office.decided("Second")
    office.noticed("Third")
    kept = office.flagged("Fourth")
    office.set(kept, outcome_note="New terms", review_on=TODAY)
    cases.move(office.desk, office.opened(kept), Move.KEEP, token="kept")
    assert portfolio.figures(office.desk) == {
        "Open cases": 3,
        "Notice running": 1,
        "Cases due within a week": 2,
        "Nothing with a date": 1,
    }


def test_the_list_is_worked_out_anew_when_a_day_has_passed(office: Office) -> None:
    case_id = office.decided()
    office.set(case_id, review_on=TODAY)
    cases.move(office.desk, office.opened(case_id), Move.START_REPAIR, token="repair")
    (before,) = portfolio.page(office.desk, CaseFilter())
    assert (before.next_action, before.next_action_on) == ("See whether the repair worked", TODAY)
    assert portfolio.renew(office.desk) == 0
    tomorrow = office.desk.on_day(TODAY + timedelta(days=1))
    assert portfolio.renew(tomorrow) == 1
    (after,) = portfolio.page(tomorrow, CaseFilter())
    action = next_action(tomorrow.open_case(case_id).dossier)
    assert (after.next_action, after.next_action_on) == action
    assert action[0] != before.next_action
    assert portfolio.renew(tomorrow) == 0


def test_a_corrected_client_moves_the_last_day_in_the_list(office: Office) -> None:
    case_id = office.decided(since_on=TODAY - timedelta(days=30))
    office.put(case_id, engagement=Engagement())
    opened = office.opened(case_id)
    client_id, before = opened.case.client_id, opened.dossier.period.ends_on
    stored = office.desk.store.clients.stored(client_id)
    corrected = replace(stored.client, since_on=date(1990, 1, 1))
    clients.correct(office.desk, corrected, version=stored.version, token="since")
    (row,) = portfolio.page(office.desk, CaseFilter())
    assert row.ends_on == office.opened(case_id).dossier.period.ends_on
    assert row.ends_on != before


@pytest.mark.parametrize("move", [Move.KEEP, Move.CLIENT_LEFT])
def test_a_day_only_planned_is_not_shown_as_notice_given(office: Office, move: Move) -> None:
    case_id = office.decided()
    assert office.opened(case_id).case.notice.given_on
    words = {"outcome_note": "New terms", "client_left_note": "An e-mail of Friday"}
    office.set(case_id, review_on=TODAY + timedelta(days=90), **words)
    cases.move(office.desk, office.opened(case_id), move, token="over")
    table = portfolio.frame(office.desk, portfolio.page(office.desk, CaseFilter()))
    assert list(table["given_on"]) == [None]


def test_an_empty_portfolio_counts_nothing_and_says_so(office: Office) -> None:
    assert set(portfolio.figures(office.desk).values()) == {0}
    assert portfolio.page(office.desk, CaseFilter()) == ()
    assert list(portfolio.frame(office.desk, ()).columns) == list(portfolio.COLUMNS)
    assert insights.said_of_stages(insights.stages(office.desk)) == "No cases yet"
    assert insights.said_of_reasons(insights.reasons(office.desk)) == "No reason has been chosen yet"
    assert insights.unlike_notice(office.desk).empty
    assert agenda.due(office.desk) == ()


def test_the_frame_shows_reasons_in_words_and_fees_as_numbers(office: Office) -> None:
    case_id = office.decided("Larkspur", annual_fees_amount=Decimal("9800.50"))
    table = portfolio.frame(office.desk, portfolio.page(office.desk, CaseFilter()))
    reason = office.desk.knowledge.reason("R01")
    assert reason is not None
    shown = table.iloc[0]
    assert (shown["case_id"], shown["reasons"], shown["fees"], shown["status"]) == (
        case_id,
        reason.label,
        9800.5,
        "Preparing",
    )


def test_the_frame_shows_when_notice_was_given_and_not_when_it_is_planned(office: Office) -> None:
    office.decided("Planned")
    office.noticed("Given")
    table = portfolio.frame(office.desk, portfolio.page(office.desk, CaseFilter()))
    assert dict(zip(table["client_name"], table["given_on"], strict=True)) == {
        "Planned": None,
        "Given": TODAY,
    }


def test_a_long_next_action_is_told_in_short(office: Office) -> None:
    office.flagged()
    (row,) = portfolio.page(office.desk, CaseFilter())
    long = replace(row, next_action="Clear what stands in the way: The client is in danger, or others are")
    longer = replace(row, next_action="Word " * 20)
    short = replace(row, next_action="Hold the call: today")
    shown = list(portfolio.frame(office.desk, (long, longer, short))["next_action"])
    assert shown[0] == "Clear what stands in the way"
    assert (len(shown[1]) <= portfolio.LONGEST_ACTION, shown[1][-1]) == (True, "…")
    assert shown[2] == "Hold the call: today"


@pytest.mark.parametrize("sort", list(portfolio.SORTS))
@pytest.mark.parametrize("descending", [False, True])
def test_pages_follow_one_another_without_a_gap_or_a_double(
    office: Office, monkeypatch: pytest.MonkeyPatch, sort: str, *, descending: bool
) -> None:
    monkeypatch.setattr(portfolio, "PAGE_ROWS", 3)
    fees = (None, Decimal(10), Decimal(10), Decimal("9.5"), None, Decimal(200), Decimal(3))
    for number, amount in enumerate(fees):
        case_id = office.flagged(f"Client {number % 3}", annual_fees_amount=amount)
        if number % 2:
            office.put(case_id, notice=Notice(given_on=TODAY + timedelta(days=number), method="email"))
    whole = office.desk.store.cases.rows(CaseFilter(), sort=sort, descending=descending, limit=100)
    seen: list[str] = []
    after: tuple[object, ...] | None = None
    while page := portfolio.page(office.desk, CaseFilter(), sort=sort, descending=descending, after=after):
        seen += [row.case_id for row in page]
        after = (getattr(page[-1], sort), page[-1].case_id)
    assert seen == [row.case_id for row in whole]
    assert len(set(seen)) == len(fees)


def test_a_filter_finds_by_client_case_and_status(office: Office) -> None:
    one, other = office.flagged("Larkspur Woodworks"), office.noticed("Quillon & Söhne")
    found = {
        wanted: [row.case_id for row in portfolio.page(office.desk, wanted)]
        for wanted in (
            CaseFilter(text="larkSPUR"),
            CaseFilter(text="sohne"),
            CaseFilter(text=other),
            CaseFilter(statuses=(CaseStatus.NOTICE_GIVEN,)),
            CaseFilter(reason_id="R01"),
            CaseFilter(text="nobody"),
        )
    }
    assert list(found.values()) == [[one], [other], [other], [other], [other], []]


def test_the_agenda_is_sorted_and_grouped_by_when(office: Office) -> None:
    case_id = office.flagged("Larkspur")
    days = (-1, 0, 6, 7, 13, 14)  # TODAY is a Monday
    office.put(
        case_id,
        client_deadlines=tuple(
            ClientDeadline(what=f"In {day}", due_on=TODAY + timedelta(days=day)) for day in reversed(days)
        ),
    )
    entries = agenda.due(office.desk)
    assert [entry.on for entry in entries] == [TODAY + timedelta(days=day) for day in days]
    grouped = agenda.grouped(entries, TODAY, 0)
    assert {heading: [one.on for one in listed] for heading, listed in grouped.items()} == {
        "Overdue": [TODAY - timedelta(days=1)],
        "Today": [TODAY],
        "Silent since the letter": [],
        "This week": [TODAY + timedelta(days=6)],
        "Next week": [TODAY + timedelta(days=7), TODAY + timedelta(days=13)],
        "Later": [TODAY + timedelta(days=14)],
    }
    assert agenda.due(office.desk, case_id) == entries


@pytest.mark.parametrize(("country", "chosen", "first"), [("US", None, 6), ("DE", None, 0), ("US", 5, 5)])
def test_this_week_ends_before_the_day_on_which_the_practice_begins_the_next(
    office: Office, country: str, chosen: int | None, first: int
) -> None:
    practice = office.set_up(country=country, region="", first_weekday=chosen)
    case_id = office.flagged()
    due = tuple(ClientDeadline(what=f"{day}", due_on=TODAY + timedelta(days=day)) for day in range(1, 8))
    office.put(case_id, client_deadlines=due)
    grouped = agenda.grouped(agenda.due(office.desk), TODAY, practice.week_begins_on)
    begins_on = grouped["Next week"][0].on
    assert (begins_on.weekday(), len(grouped["This week"])) == (first, (first - 1) % 7)


def test_a_letter_that_arrived_and_stays_without_a_word_is_silent_until_something_is_heard(
    office: Office,
) -> None:
    case_id = office.noticed()
    opened = office.opened(case_id)
    issuing.arrived(office.desk, opened, opened.case.deliveries[0], DeliveryOutcome.DELIVERED, token="in")
    later = office.desk.on_day(TODAY + timedelta(days=12))
    groups = agenda.grouped(agenda.due(later), later.today, 0)
    silent = [entry.on for entry in groups["Silent since the letter"]]
    assert silent == [TODAY + timedelta(days=10)]
    office.add(case_id, "calls", FollowUpCall(on=TODAY, outcome=CallOutcome.NO_ANSWER))
    assert "silent" in [entry.kind for entry in agenda.due(later)]
    office.add(case_id, "calls", FollowUpCall(on=TODAY, outcome=CallOutcome.HELD))
    assert "silent" not in [entry.kind for entry in agenda.due(later)]


def test_a_kept_client_is_looked_at_again_on_the_agreed_day(office: Office) -> None:
    case_id = office.flagged()
    office.set(case_id, outcome_note="New terms", review_on=date(2027, 2, 1))
    cases.move(office.desk, office.opened(case_id), Move.KEEP, token="kept")
    assert [(entry.kind, entry.on) for entry in agenda.due(office.desk)] == [("review", date(2027, 2, 1))]


def test_a_closed_file_comes_up_a_year_before_it_may_be_destroyed(office: Office) -> None:
    case_id = office.closed()
    (entry,) = agenda.due(office.desk, case_id)
    assert entry.kind == "destroy"
    assert agenda.due(office.desk) == ()
    assert agenda.due(office.desk.on_day(entry.on - timedelta(days=366))) == (entry,)
    assert agenda.due(office.desk.on_day(entry.on - timedelta(days=367))) == ()


def test_a_second_calendar_file_updates_the_entries_of_the_first(office: Office) -> None:
    case_id = office.noticed()
    first = Calendar.from_ical(agenda.calendar(office.desk))
    office.put(case_id, doubts="Nothing that changes a day")
    second = Calendar.from_ical(agenda.calendar(office.desk))
    uids = [sorted(str(event["UID"]) for event in one.walk("VEVENT")) for one in (first, second)]
    assert uids[0] == uids[1]
    assert len(uids[0]) == len(set(uids[0])) == len(agenda.due(office.desk))


def test_open_cases_in_which_nothing_has_a_date_are_listed_apart(office: Office) -> None:
    case_id = office.flagged()
    office.decided("Second")
    office.closed("Third")
    assert [one.case_id for one in agenda.nothing_dated(office.desk)] == [case_id]
    assert portfolio.figures(office.desk)["Nothing with a date"] == 1


def test_stages_and_reasons_are_counted_and_said_in_a_sentence(office: Office) -> None:
    for name in ("First", "Second"):
        office.flagged(name)
    office.noticed("Third")
    stages = insights.stages(office.desk)
    assert stages.to_dict("records") == [
        {"status": "Preparing", "cases": 2},
        {"status": "Notice given", "cases": 1},
    ]
    assert insights.said_of_stages(stages) == "Most cases are preparing: 2 of 3"
    reasons = insights.reasons(office.desk)
    assert reasons.to_dict("records") == [{"reason": "The firm has no capacity", "cases": 1}]


def test_like_cases_with_unlike_notice_are_found(office: Office) -> None:
    for name, days in (("First", 30), ("Second", 30), ("Third", 46)):
        case_id = office.decided(name)
        notice = Notice(given_on=TODAY, method="email", ends_on=TODAY + timedelta(days=days), ends_note="So")
        office.put(case_id, notice=notice, status=CaseStatus.NOTICE_GIVEN)
    assert insights.unlike_notice(office.desk).to_dict("records") == [
        {
            "profession": "Freelance and consulting",
            "reason": "The firm has no capacity",
            "cases": 3,
            "shortest_days": 30,
            "longest_days": 46,
        }
    ]
    like = insights.like_cases(office.desk, office.opened(case_id).case)
    assert [days for _, days in like] == [30, 30]


def test_a_sort_that_does_not_exist_is_refused(office: Office) -> None:
    with pytest.raises(NotAllowed):
        portfolio.page(office.desk, CaseFilter(), sort="; DROP TABLE cases")
