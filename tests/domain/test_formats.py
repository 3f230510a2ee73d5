"""Days and sums as the practice's country writes them."""

from datetime import date
from decimal import Decimal

import pytest

from partwell.domain.formats import currency_of, format_amount, format_date, format_month, format_weekday
from partwell.domain.practice import Practice

DAY = date(2027, 1, 29)


@pytest.mark.parametrize(
    ("practice", "written"),
    [
        (Practice(country="US"), "January 29, 2027"),
        (Practice(country="GB"), "29 January 2027"),
        (Practice(country="US", date_style="day_month_year"), "29 January 2027"),
        (Practice(country="GB", date_style="month_day_year"), "January 29, 2027"),
        (Practice(), "29 January 2027"),
    ],
)
def test_a_day_is_written_as_in_the_practice_s_country(practice: Practice, written: str) -> None:
    assert format_date(DAY, practice) == written


def test_the_weekday_stands_before_the_day() -> None:
    assert format_weekday(DAY, Practice(country="US")) == "Friday, January 29, 2027"
    assert format_weekday(DAY, Practice(country="GB")) == "Friday 29 January 2027"


def test_a_month_carries_its_year() -> None:
    assert format_month(date(2019, 3, 4)) == "March 2019"


@pytest.mark.parametrize(
    ("practice", "amount", "written"),
    [
        (Practice(country="US"), Decimal(1250), "$1,250.00"),
        (Practice(country="GB"), Decimal("0.5"), "£0.50"),
        (Practice(country="DE"), Decimal("1250.75"), "€1,250.75"),
        (Practice(country="CH"), Decimal(1250), "CHF 1,250.00"),
        (Practice(country="JP"), Decimal(125000), "¥125,000"),
        (Practice(country="US", currency="eur"), Decimal(3), "€3.00"),
        (Practice(), Decimal(3), "3.00"),
        (Practice(country="US"), Decimal(-3), "-$3.00"),
    ],
)
def test_a_sum_carries_the_currency_of_the_practice(
    practice: Practice, amount: Decimal, written: str
) -> None:
    assert format_amount(amount, practice) == written


def test_a_country_that_is_not_known_has_no_currency() -> None:
    assert currency_of(Practice(country="XX")) == ""
