"""What every paper of a practice is printed on: the size of its sheet and the language of its spelling."""

from typing import TypedDict

from partwell.domain.practice import Practice

AMERICAN = {"US", "PR", "GU", "VI", "AS", "PH"}


class Sheet(TypedDict):
    """How a layout is filled for one practice."""

    paper_size: str  # "A4" or "Letter"
    language: str  # the tag Word checks the spelling by


def sheet_of(practice: Practice) -> Sheet:
    """The sheet of a practice, by its own choice or its country."""
    return {
        "paper_size": "Letter" if practice.prints_on_letter_paper else "A4",
        "language": "en-US" if practice.country.upper() in AMERICAN else "en-GB",
    }
