"""Addresses, numbers and references are told from days, sums and years."""

import pytest

from partwell.domain.contact_details import Details, details_but_for, details_in, same_phone


def test_a_text_is_read_for_what_may_belong_to_somebody() -> None:
    text = "Write to Ann.Bay+x@firm.example, call (609) 555-0198 and quote HM/20415 or KD 2041."
    assert details_in(text) == Details(
        emails=("Ann.Bay+x@firm.example",),
        phones=("(609) 555-0198",),
        references=("555-0198", "HM/20415", "KD 2041"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Friday 29 January 2027, 2027-01-29, 29/01/2027, 29.01.2027 and 2026/27",
        "in 30 days, at 14:05, by section 9.2.1 of 2019",
        "£1,250.00, $10,000, €99999 and 1250.50",
        "12 Mill Lane, the 2026 tax return, 45 calendar days",
        "No. 1234, invoice 210",
    ],
)
def test_days_sums_years_and_small_numbers_are_nobodys(text: str) -> None:
    assert details_in(text) == Details()


def test_what_may_be_named_is_left_out_however_it_is_written() -> None:
    text = "office@firm.example, 0113 496 0000, HM/20415, other@firm.example"
    own = ("OFFICE@firm.example", "+44 (0)113 496 0000", "our reference: hm/20415")
    assert details_but_for(text, own) == Details(emails=("other@firm.example",))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("0113 496 0000", "+44 113 496 0000", True),
        ("(609) 555-0198", "+1 609.555.0198", True),
        ("00 44 113 496 0000", "0113 4960000", True),
        ("(609) 555-0198", "(609) 555-0199", False),
        ("555-019", "(609) 555-019", False),
    ],
)
def test_a_line_is_the_same_from_near_and_from_abroad(one: str, other: str, same: bool) -> None:
    assert same_phone(one, other) is same
