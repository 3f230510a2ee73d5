"""Amounts are read with the decimal mark of their column."""

from decimal import Decimal

import pytest

from partwell.exchange.money import amount_of, bare_amount, decimal_marks_in, in_full, says_thousands


def read(text: str, *column: str) -> Decimal | None:
    """The amount of a cell in a column with these other cells."""
    bare = bare_amount(text)
    others = [found for other in (text, *column) if (found := bare_amount(other))]
    amount = amount_of(bare, decimal_marks_in(others)) if bare else None
    return in_full(amount, text, "Fees") if amount is not None else None


AMOUNTS = {
    "1200": "1200",
    "1,234.56": "1234.56",
    "1.234,56": "1234.56",
    "1 234,56": "1234.56",
    "1\u202f234,56 €": "1234.56",
    "CHF 1'234.50": "1234.50",
    "1’234.-": "1234",
    "(1,200.00)": "-1200.00",
    "-5.50": "-5.50",
    "5.50-": "-5.50",
    "$1,234,567": "1234567",
    "£ 99": "99",
    "US$ 12.5": "12.5",
    "1,234": "1234",
    "1.234": "1234",
    "12,5": "12.5",
    "1.234.567": "1234567",
    "1,00,000.00": "100000.00",
    "500 kr": "500",
    "1200 per year": "1200",
    "1.200,00 p.a.": "1200.00",
    ".5": "0.5",
    "0,5": "0.5",
    "0.125": "0.125",
    "12k": "12000",
    "$9K": "9000",
    "12,5 Tsd. €": "12500",
    "1.2k p.a.": "1200",
    "€ 1.200,00 / Jahr": "1200.00",
    "1,500 annually": "1500",
    "£1,200 + VAT": "1200",
    "£1,200 + VAT per year": "1200",
    "1.200 € netto": "1200",
    "NT$120,000": "120000",
    "12'000.00 CHF": "12000.00",
}


@pytest.mark.parametrize("text", AMOUNTS)
def test_an_amount_is_read(text: str) -> None:
    assert read(text) == Decimal(AMOUNTS[text])


@pytest.mark.parametrize(
    "text",
    [
        "abc",
        "12 months",
        "1.2.3",
        "1,2,3",
        "--5",
        "5 or 6",
        "10%",
        "1.234,56,7",
        "",
        "Weg 1",
        "Hof 2",
        "$500/month",
    ],
)
def test_what_is_no_amount_is_not_read(text: str) -> None:
    assert read(text) is None


def test_three_digits_stay_open_where_the_column_uses_that_mark_for_decimals() -> None:
    assert read("1.234", "5.50") is None
    assert read("1.234", "1.200,00") == Decimal(1234)


@pytest.mark.parametrize(
    "heading", ["Fees (k€)", "Honorar T€", "Honorar TEUR", "Fees ($000s)", "Fees in thousands"]
)
def test_a_heading_may_say_that_its_amounts_are_thousands(heading: str) -> None:
    assert says_thousands(heading)
    assert in_full(Decimal("12.5"), "12.5", heading) == Decimal(12500)


@pytest.mark.parametrize("heading", ["Fees", "Fees (€)", "Fees 2000", "Task", "Fees $"])
def test_other_headings_say_nothing_of_thousands(heading: str) -> None:
    assert in_full(Decimal("12.5"), "12.5", heading) == Decimal("12.5")
