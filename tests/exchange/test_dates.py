"""Dates are read as they are meant, or not at all."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partwell.exchange.dates import DateOrder, DateTrouble, order_told, orders_in, read_date

CLEAR = {
    "2019-03-04": date(2019, 3, 4),
    "2019/3/4": date(2019, 3, 4),
    "2019.03.04": date(2019, 3, 4),
    "20190304": date(2019, 3, 4),
    "04.03.2019": date(2019, 3, 4),
    "4.3.19": date(2019, 3, 4),
    "25/12/2020": date(2020, 12, 25),
    "12/25/2020": date(2020, 12, 25),
    "25-12-99": date(1999, 12, 25),
    "05/05/2020": date(2020, 5, 5),
    "3 March 2019": date(2019, 3, 3),
    "March 3, 2019": date(2019, 3, 3),
    "3rd of March 2019": date(2019, 3, 3),
    "Sunday, 3 March 2019": date(2019, 3, 3),
    "03-Mar-19": date(2019, 3, 3),
    "3. März 2019": date(2019, 3, 3),
    "3 août 2019": date(2019, 8, 3),
    "3 de enero de 2019": date(2019, 1, 3),
    "3 gennaio 2019": date(2019, 1, 3),
    "3 maart 2019": date(2019, 3, 3),
    "3 października 2019": date(2019, 10, 3),
    "3 Μαρτίου 2019": date(2019, 3, 3),
    "3 марта 2019": date(2019, 3, 3),
    "2019年3月4日": date(2019, 3, 4),
    "2019-03-04T10:11:12Z": date(2019, 3, 4),
    "2019-03-04 10:11:12.123+02:00": date(2019, 3, 4),
    "12/25/2020 4:05 PM": date(2020, 12, 25),
    "29/02/2020": date(2020, 2, 29),
    "43831": date(2020, 1, 1),
    "since 25/12/2020": date(2020, 12, 25),
    "seit 4.3.2019": date(2019, 3, 4),
}
OPEN = {
    "03/04/2021": DateTrouble.ORDER,
    "3-4-21": DateTrouble.ORDER,
    "31/02/2020": DateTrouble.IMPOSSIBLE,
    "2021-02-29": DateTrouble.IMPOSSIBLE,
    "31.11.2020": DateTrouble.IMPOSSIBLE,
    "00/12/2020": DateTrouble.IMPOSSIBLE,
    "13/13/2020": DateTrouble.IMPOSSIBLE,
    "01.01.1066": DateTrouble.IMPOSSIBLE,
    "March 2019": DateTrouble.INCOMPLETE,
    "2019": DateTrouble.INCOMPLETE,
    "03/2019": DateTrouble.INCOMPLETE,
    "since 03/2018": DateTrouble.INCOMPLETE,
    "seit 2017": DateTrouble.INCOMPLETE,
    "soon": DateTrouble.UNKNOWN,
    "May be 3 2019": DateTrouble.UNKNOWN,
    "12345678": DateTrouble.UNKNOWN,
    "1/2/3/4": DateTrouble.UNKNOWN,
}


@pytest.mark.parametrize("text", CLEAR)
def test_a_clear_date_is_read(text: str) -> None:
    assert read_date(text).on == CLEAR[text]


@pytest.mark.parametrize("text", OPEN)
def test_a_date_that_is_not_clear_is_not_guessed(text: str) -> None:
    found = read_date(text)
    assert (found.on, found.trouble) == (None, OPEN[text])


def test_the_order_settles_what_the_cell_leaves_open() -> None:
    assert read_date("03/04/2021", DateOrder.DAY_FIRST).on == date(2021, 4, 3)
    assert read_date("03/04/2021", DateOrder.MONTH_FIRST).on == date(2021, 3, 4)


def test_a_date_that_is_clear_by_itself_does_not_follow_the_order() -> None:
    assert read_date("25/12/2020", DateOrder.MONTH_FIRST).on == date(2020, 12, 25)
    assert read_date("04.03.2019", DateOrder.MONTH_FIRST).on == date(2019, 3, 4)


def test_a_heading_may_spell_the_order_out() -> None:
    told = (
        "Since (MM/DD/YYYY)",
        "Seit (TT.MM.JJJJ)",
        "jj/mm/aaaa",
        "mm-dd-yy",
        "Client since",
        "Add by name",
    )
    assert [order_told(text) for text in told] == [
        DateOrder.MONTH_FIRST, DateOrder.DAY_FIRST, DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST, None, None,
    ]  # fmt: skip


def test_only_numbers_above_twelve_prove_an_order() -> None:
    assert orders_in(["03/04/2021", "05/05/2020"]) == frozenset()
    assert orders_in(["03/04/2021", "25/12/2020"]) == {DateOrder.DAY_FIRST}
    assert orders_in(["13/04/2021", "12/25/2020"]) == {DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST}


@given(st.dates(date(1951, 1, 1), date(2049, 12, 31)))
def test_any_day_survives_each_clear_way_of_writing_it(day: date) -> None:
    ways = ("%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%B %d, %Y", "%Y%m%d", "%d-%b-%y")
    assert {read_date(day.strftime(way)).on for way in ways} == {day}


@given(st.integers(20_000, 65_000))
def test_a_number_of_days_is_the_day_a_spreadsheet_shows(days: int) -> None:
    found = read_date(str(days))
    assert (found.on, found.is_serial) == (date(1899, 12, 30) + timedelta(days=days), True)
