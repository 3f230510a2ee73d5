"""Which day a short note names, as a promise in a call is written down."""

from datetime import date

import pytest

from partwell.wording.dates import day_named

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Send the list by 4 December", date(2026, 12, 4)),
        ("Send the list by December 4th", date(2026, 12, 4)),
        ("Send the list by 4 January", date(2027, 1, 4)),
        ("Send the list by 2026-12-09", date(2026, 12, 9)),
        ("Send the list by 4 December 2027", date(2027, 12, 4)),
        ("Answer by Friday", date(2026, 11, 27)),
        ("Answer on Monday", date(2026, 11, 30)),
        ("Answer tomorrow", date(2026, 11, 24)),
        ("Answer today", MONDAY),
        ("Correct the return of 4 May 2026", None),
        ("Send the list", None),
    ],
)
def test_a_note_names_the_first_day_that_has_not_passed(words: str, day: date | None) -> None:
    assert day_named(words, MONDAY) == day
