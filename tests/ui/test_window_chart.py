"""The picture of the notice window: no label lies on another on a phone, long names are cut at a word."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partwell.domain.case import ClientDeadline
from partwell.ui.window_chart import GAP, NARROWEST, marks_of, named_days, shortened, width_of
from tests.services.office import TODAY, Office
from tests.ui.tab import Tab

DAYS = st.integers(min_value=0, max_value=90).map(lambda days: TODAY + timedelta(days=days))
NAMED = st.lists(st.tuples(st.text("ab 王W", min_size=1, max_size=60), DAYS, st.booleans()), min_size=1)


@settings(max_examples=150, deadline=None)
@given(NAMED)
def test_whatever_the_days_no_label_lies_on_another_or_leaves_the_picture(
    named: list[tuple[str, date | None, bool]],
) -> None:
    marks = marks_of(named)
    assert [mark.day for mark in marks] == sorted({day for _, day, _ in named if day})
    for one, other in combinations(marks, 2):
        apart = one.span[1] + GAP <= other.span[0] or other.span[1] + GAP <= one.span[0]
        assert one.row != other.row or apart
    assert all(mark.span[0] >= 0 and mark.span[1] <= NARROWEST for mark in marks)


@pytest.mark.parametrize(
    ("room", "cut"),
    [
        (200, "File the payroll return"),
        (130, "File the payroll…"),
        (110, "File the…"),
        (26, "Fil…"),
    ],
)
def test_a_long_name_is_cut_at_a_word(room: float, cut: str) -> None:
    assert shortened("File the payroll return", room) == cut
    assert width_of(cut, strong=False) <= room


def test_days_that_coincide_share_one_label_and_the_strongest_weight() -> None:
    (mark,) = marks_of([("Earliest day", TODAY, False), ("Last day", TODAY, True)])
    assert (mark.label, mark.strong) == ("Earliest day, last day: 23 Nov", True)


def test_the_line_tells_every_day_that_matters_and_whether_receipt_is_known(office: Office) -> None:
    planned = [name for name, _, _ in named_days(office.opened(office.decided()).dossier)]
    assert planned == ["Today", "To be sent", "Counts as received", "Earliest day", "Last day"]
    case_id = office.noticed("Other & Co")
    office.set(case_id, notice__received_on=TODAY)
    running = [name for name, _, _ in named_days(office.opened(case_id).dossier)]
    assert running == ["Today", "Sent", "Received", "Earliest day", "Last day"]


def test_the_words_beside_the_picture_keep_long_names_in_full(office: Office) -> None:
    case_id = office.decided()
    what = "File the corrected payroll return for the third quarter with the state"
    office.add(case_id, "client_deadlines", ClientDeadline(what=what, due_on=date(2026, 12, 2)))
    tab = Tab(case=case_id, step="notice")
    (chart,) = (one for one in tab.at._tree if "VegaLite" in type(getattr(one, "proto", None)).__name__)
    assert f"{what}: Wednesday 2 December 2026" in chart.proto.alt
