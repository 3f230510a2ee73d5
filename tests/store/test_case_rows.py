"""The list of cases is filtered, ordered and paged by the database, the same on both engines."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from partwell.domain.case import CaseStatus, Engagement
from partwell.domain.errors import NotAllowed
from partwell.domain.portfolio import CaseFilter, CaseRow
from partwell.store import Store

ROWS: tuple[dict[str, Any], ...] = (
    {"next_action_on": date(2026, 12, 3), "next_action": "Call", "reason_ids": "R09 R12", "owner_id": "ada"},
    {"next_action_on": None, "status": "closed", "annual_fees_amount": Decimal("900.10")},
    {"next_action_on": date(2026, 12, 1), "next_action": "Issue", "annual_fees_amount": Decimal(1000)},
    {"next_action_on": date(2026, 12, 1), "ends_on": date(2026, 11, 30), "reason_ids": "R091"},
    {"next_action_on": None, "ends_on": date(2027, 1, 31), "annual_fees_amount": Decimal("0.5")},
)


@pytest.fixture
def listed(store: Store, writing: Any) -> Store:
    """Five cases of five clients, as lists show them."""
    for number, shown in enumerate(ROWS):
        writing.a_client(
            f"K-2{number}", name=("Zoë", "adam", "Élan", "%_", "王小明")[number], reference=f"M/{number}"
        )
        engagement = Engagement(reference=f"Akte {number}")
        case = writing.a_case(f"C-{number}", f"K-2{number}", engagement=engagement)
        store.cases.renew_row(writing.row(case, **shown), version=1)
    return store


def ids(rows: tuple[CaseRow, ...]) -> str:
    return "".join(row.case_id.removeprefix("C-") for row in rows)


SORTED = (
    ("next_action_on", False, "23014"),
    ("next_action_on", True, "03241"),
    ("client_name", False, "31204"),
    ("client_name", True, "40213"),
    ("annual_fees_amount", False, "41203"),
    ("annual_fees_amount", True, "21430"),
    ("ends_on", False, "34012"),
    ("case_id", True, "43210"),
)


def pages(store: Store, sort: str, *, descending: bool, size: int) -> str:
    found, after = "", None
    while page := store.cases.rows(CaseFilter(), sort=sort, descending=descending, after=after, limit=size):
        found += ids(page)
        after = (getattr(page[-1], sort), page[-1].case_id)
    return found


def test_pages_of_any_size_join_to_the_whole_list_with_empty_ones_last(listed: Store) -> None:
    for sort, descending, expected in SORTED:
        found = [pages(listed, sort, descending=descending, size=size) for size in (1, 2, 3, 50)]
        assert (sort, found) == (sort, [expected] * 4)


FOUND: tuple[tuple[CaseFilter, str], ...] = (
    (CaseFilter(text="ELAN"), "2"),
    (CaseFilter(text="zoe"), "0"),
    (CaseFilter(text="%"), "3"),
    (CaseFilter(text="_"), "3"),
    (CaseFilter(text="m/4"), "4"),
    (CaseFilter(text="akte 1"), "1"),
    (CaseFilter(text="c-3"), "3"),
    (CaseFilter(text="akte adam"), "1"),
    (CaseFilter(text="nobody"), ""),
    (CaseFilter(text="  "), "23014"),
    (CaseFilter(statuses=(CaseStatus.CLOSED,)), "1"),
    (CaseFilter(statuses=(CaseStatus.CLOSED, CaseStatus.PREPARING)), "23014"),
    (CaseFilter(owner_id="ada"), "0"),
    (CaseFilter(profession_id="law_us"), "23014"),
    (CaseFilter(reason_id="R09"), "0"),
    (CaseFilter(reason_id="R0_"), ""),
    (CaseFilter(due_by_on=date(2026, 12, 1)), "23"),
    (CaseFilter(due_by_on=date(2027, 2, 1)), "2304"),
    (CaseFilter(nothing_dated=True), "4"),
    (CaseFilter(client_id="K-24"), "4"),
    (CaseFilter(text="akte", owner_id="ada", reason_id="R12"), "0"),
)


def test_a_filter_finds_what_it_says_and_counts_the_same(listed: Store) -> None:
    for wanted, expected in FOUND:
        found = (
            ids(listed.cases.rows(wanted)),
            listed.cases.count(wanted),
            tuple(listed.cases.all_ids(wanted)),
        )
        keys = tuple(f"C-{number}" for number in sorted(expected))
        assert (wanted, *found) == (wanted, expected, len(expected), keys)


def test_a_row_comes_back_as_it_was_saved(listed: Store) -> None:
    assert listed.cases.rows(CaseFilter(owner_id="ada")) == (
        CaseRow(
            case_id="C-0",
            client_id="K-20",
            client_name="Zoë",
            status="preparing",
            profession_id="law_us",
            reason_ids="R09 R12",
            owner_id="ada",
            opened_on=date(2026, 11, 2),
            next_action="Call",
            next_action_on=date(2026, 12, 3),
        ),
    )


def test_renewing_a_row_leaves_the_version_alone(listed: Store) -> None:
    assert listed.cases.get("C-1").version == 1
    assert listed.cases.status_counts() == {"closed": 1, "preparing": 4}


def test_a_row_worked_out_before_the_last_save_does_not_replace_its_row(listed: Store, writing: Any) -> None:
    before = listed.cases.get("C-1")
    writing.a_change(replace(before.case, owner_id="P-2"), 1, "saved meanwhile")
    (saved,) = listed.cases.of_clients(["K-21"])
    listed.cases.renew_row(writing.row(before.case, next_action="Out of date"), version=before.version)
    assert listed.cases.of_clients(["K-21"]) == (saved,)
    listed.cases.renew_row(replace(saved, next_action="Call"), version=2)
    assert listed.cases.of_clients(["K-21"]) == (replace(saved, next_action="Call"),)


def test_a_corrected_client_is_shown_and_found_in_the_list_at_once(listed: Store) -> None:
    stored = listed.clients.stored("K-20")
    renamed = replace(stored.client, name="Ulla", annual_fees_amount=Decimal("7.70"))
    listed.clients.save(renamed, version=stored.version, token="t", who="Ada")
    (row,) = listed.cases.rows(CaseFilter(text="ulla"))
    assert (row.client_name, row.annual_fees_amount) == ("Ulla", Decimal("7.70"))
    assert listed.cases.count(CaseFilter(text="zoe")) == 0


def test_a_column_that_is_not_there_is_refused_in_words(listed: Store) -> None:
    with pytest.raises(NotAllowed, match="cannot be sorted"):
        listed.cases.rows(CaseFilter(), sort="value; DROP TABLE cases")
