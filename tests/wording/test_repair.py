"""A suggestion taken over leaves a readable text and touches nothing else."""

import pytest

from partwell.wording import Category, Severity, WordingFinding, apply


def marked(text: str, part: str) -> WordingFinding:
    """A finding at this part of the text."""
    start = text.index(part)
    return WordingFinding(
        rule="r",
        category=Category.VAGUE,
        code="r",
        severity=Severity.CONSIDER,
        start=start,
        end=start + len(part),
        reason="",
        suggestions=("",),
        source="",
    )


@pytest.mark.parametrize(
    ("text", "part", "suggestion", "after"),
    [
        ("We stop in due course.", "in due course", "on 4 May", "We stop on 4 May."),
        ("We stop in due course.", " in due course", "", "We stop."),
        ("We stop in due course.", "in due course", "", "We stop."),
        ("In due course, we stop.", "In due course", "", "We stop."),
        ("In due course we stop.", "In due course", "on 4 May", "On 4 May we stop."),
        ("One. You liar. Two.", "You liar.", "", "One. Two."),
        ("You liar.", "You liar.", "", ""),
        ("You liar.\n\nTwo.", "You liar.", "", "\n\nTwo."),
    ],
)
def test_blanks_marks_and_the_first_letter_are_put_right(
    text: str, part: str, suggestion: str, after: str
) -> None:
    assert apply(text, marked(text, part), suggestion) == after


def test_what_is_missing_is_added_as_a_paragraph_of_its_own() -> None:
    finding = marked("Dear Ann", "Dear")
    missing = WordingFinding(
        **{name: getattr(finding, name) for name in WordingFinding.__slots__ if name not in ("start", "end")},
        start=8,
        end=8,
    )
    assert apply("Dear Ann", missing, "Thank you.") == "Dear Ann\n\nThank you."
